/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every instance, server, database, repository, IIS server and location with its limits,
 * headroom and figures.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SIZING_PAGE (trestle_sizing_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleSizingPage, trestle_sizing_page, TRESTLE, SIZING_PAGE, AdwBin)

void trestle_sizing_page_set_project (TrestleSizingPage *self,
                                      TrestleProject    *project);

G_END_DECLS
