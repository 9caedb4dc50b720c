/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A decision of the guide that has been taken: what was chosen, why, by whom,
 * and on which figures.
 */
#include "config.h"

#include "decision.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleDecision, name), .flags = TRESTLE_FIELD_KEY | TRESTLE_FIELD_PLAIN, .label = N_("Decision"), .cite = "R-0.2" },
  { TRESTLE_REF (TrestleDecision, subject, ANY), .label = N_("Subject") },
  { TRESTLE_TEXT (TrestleDecision, chosen), .flags = TRESTLE_FIELD_PLAIN, .label = N_("Chosen Option"), .cite = "R-0.2" },
  { TRESTLE_NOTE (TrestleDecision, rationale), .label = N_("Rationale"), .cite = "R-0.2" },
  { TRESTLE_TEXT (TrestleDecision, who), .alias = N_("Person"), .label = N_("Decided By") },
  { TRESTLE_DATE (TrestleDecision, date), .label = N_("Date") },
  { TRESTLE_NOTE (TrestleDecision, basis), .flags = TRESTLE_FIELD_PLAIN | TRESTLE_FIELD_IDS, .label = N_("Figures It Rested On") },
  { TRESTLE_INT (TrestleDecision, tolerance, PERMILLE, 0, 1000000), .label = N_("Tolerance"), TRESTLE_STANDARD (100),
    .help = N_("The decision asks to be confirmed again when a figure moves by more than this") }
};

TRESTLE_DEFINE_KIND (TrestleDecision, trestle_decision, DECISION, "decision", "decisions",
                     N_("Decision"), N_("Decisions"), "trestle-decision-symbolic")
