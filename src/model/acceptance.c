/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding that has been accepted with a reason, and the figures it rested
 * on.
 */
#include "config.h"

#include "acceptance.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleAcceptance, rule), .flags = TRESTLE_FIELD_KEY | TRESTLE_FIELD_PLAIN, .label = N_("Rule") },
  { TRESTLE_REF (TrestleAcceptance, subject, ANY), .label = N_("Subject") },
  { TRESTLE_NOTE (TrestleAcceptance, reason), .label = N_("Reason") },
  { TRESTLE_TEXT (TrestleAcceptance, who), .alias = N_("Person"), .label = N_("Accepted By") },
  { TRESTLE_DATE (TrestleAcceptance, date), .label = N_("Date") },
  { TRESTLE_NOTE (TrestleAcceptance, basis), .flags = TRESTLE_FIELD_PLAIN | TRESTLE_FIELD_IDS, .label = N_("Figures It Rested On") },
  { TRESTLE_INT (TrestleAcceptance, tolerance, PERMILLE, 0, 1000000), .label = N_("Tolerance"), TRESTLE_STANDARD (100),
    .help = N_("The finding opens again when a figure moves by more than this") }
};

TRESTLE_DEFINE_KIND (TrestleAcceptance, trestle_acceptance, ACCEPTANCE, "acceptance", "acceptances",
                     N_("Accepted Risk"), N_("Accepted Risks"), "trestle-acceptance-symbolic")
