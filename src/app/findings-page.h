/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of findings: filtered by severity, each leads to what it is about and
 * offers its fix.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FINDINGS_PAGE (trestle_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFindingsPage, trestle_findings_page, TRESTLE, FINDINGS_PAGE, AdwBin)

void trestle_findings_page_set_project (TrestleFindingsPage *self,
                                        TrestleProject      *project);

/* Jumps to the finding after (1) or before (-1) the one jumped to last. */
void trestle_findings_page_walk        (TrestleFindingsPage *self,
                                        int                  by);

G_END_DECLS
