/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fix of a finding: a button that says what it changes and does so, one that shows
 * it first, and what comes of it, found out for the row that is looked at.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FIX_OFFER (trestle_fix_offer_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFixOffer, trestle_fix_offer, TRESTLE, FIX_OFFER, GtkBox)

/* Offers to fix @finding; nothing with NULL, or where there is no fix.  Other buttons
 * are added as children.
 */
void     trestle_fix_offer_set         (TrestleFixOffer *self,
                                        TrestleProject  *project,
                                        TrestleFinding  *finding);

/* What its button does; FALSE where there is none. */
gboolean trestle_fix_offer_press       (TrestleFixOffer *self);

/* The row is looked at while the pointer or the keyboard is in @row... */
void     trestle_fix_offer_watch       (TrestleFixOffer *self,
                                        GtkWidget       *row);

/* ... and while it is selected. */
void     trestle_fix_offer_set_current (TrestleFixOffer *self,
                                        gboolean         current);

G_END_DECLS
