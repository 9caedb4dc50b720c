/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How severities and verdicts look everywhere in the window: a shape, a color
 * and a word, never a color alone.
 */
#pragma once

#include <gtk/gtk.h>

#include "headroom.h"
#include "project.h"

G_BEGIN_DECLS

const char *trestle_severity_get_icon  (TrestleSeverity  severity);

/* Style class: "error", "warning", "accent", "dim-label". */
const char *trestle_severity_get_style (TrestleSeverity  severity);

const char *trestle_verdict_get_icon   (TrestleVerdict   verdict);
const char *trestle_verdict_get_style  (TrestleVerdict   verdict);

/* Makes @image show a severity or a verdict, with its word for those who hear it. */
void        trestle_severity_show      (GtkImage        *image,
                                        TrestleSeverity  severity);
void        trestle_verdict_show       (GtkImage        *image,
                                        TrestleVerdict   verdict);

/* Likewise how a verdict stands with the rules: met, as bad as its finding, or, where no
 * rule finds fault, in its shape alone.
 */
void        trestle_standing_show      (GtkImage              *image,
                                        const TrestleStanding *standing);
const char *trestle_standing_get_style (const TrestleStanding *standing);

/* "2 errors", "1 warning"; free with g_free(). */
char       *trestle_severity_dup_count (TrestleSeverity  severity,
                                        guint            n);

/* A finding in one wrapped line, and its fix. */
GtkWidget  *trestle_severity_line_new  (TrestleProject  *project,
                                        TrestleFinding  *finding);

G_END_DECLS
