/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options of each decision.  For the table of decisions only.
 */
#pragma once

#include "decisions.h"

G_BEGIN_DECLS

/* In the order of the decisions, D-1 … D-21. */
extern const TrestleOption trestle_options_travel[], trestle_options_combine[], trestle_options_offline[],
                           trestle_options_instances[], trestle_options_platform[], trestle_options_server_place[],
                           trestle_options_server_failure[], trestle_options_database_place[],
                           trestle_options_database_sharing[], trestle_options_retention[],
                           trestle_options_database_failure[], trestle_options_consoles[],
                           trestle_options_console_form[], trestle_options_technique[], trestle_options_local[],
                           trestle_options_repositories[], trestle_options_repository_host[],
                           trestle_options_repository_failure[], trestle_options_iis_host[],
                           trestle_options_iis_failure[], trestle_options_protocol[], trestle_options_review[];

G_END_DECLS
