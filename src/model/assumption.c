/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement the design rests on, who has to confirm it, and whether that has
 * happened.
 */
#include "config.h"

#include "assumption.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleAssumption, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Assumption") },
  { TRESTLE_REF (TrestleAssumption, subject, ANY), .label = N_("Subject") },
  { TRESTLE_TEXT (TrestleAssumption, field), .flags = TRESTLE_FIELD_PLAIN, .label = N_("Field") },
  { TRESTLE_TEXT (TrestleAssumption, owner), .alias = N_("Person"), .label = N_("Owner") },
  { TRESTLE_TEXT (TrestleAssumption, confirmed_by), .alias = N_("Person"), .label = N_("Confirmed By") },
  { TRESTLE_DATE (TrestleAssumption, date), .label = N_("Date") },
  { TRESTLE_NOTE (TrestleAssumption, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleAssumption, trestle_assumption, ASSUMPTION, "assumption", "assumptions",
                     N_("Assumption"), N_("Assumptions"), "trestle-assumption-symbolic")
