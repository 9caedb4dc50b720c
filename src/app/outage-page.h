/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fails when each component fails, for whom, for how long, and what has been
 * decided about it.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_OUTAGE_PAGE (trestle_outage_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleOutagePage, trestle_outage_page, TRESTLE, OUTAGE_PAGE, AdwBin)

void trestle_outage_page_set_project (TrestleOutagePage *self,
                                      TrestleProject    *project);

G_END_DECLS
