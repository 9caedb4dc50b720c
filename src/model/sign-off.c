/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody’s agreement to the objectives or the design.
 */
#include "config.h"

#include "sign-off.h"

#include <glib/gi18n.h>

static const TrestleChoice roles[] = {
  { "it", N_("IT") },
  { "business", N_("Business") },
  { "review", N_("Architecture review") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleSignOff, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Person"), .label = N_("Name"), .cite = "R-0.3" },
  { TRESTLE_CHOICE (TrestleSignOff, role, roles), .label = N_("Speaks For"), .cite = "R-0.3" },
  { TRESTLE_DATE (TrestleSignOff, date), .label = N_("Date") },
  { TRESTLE_NOTE (TrestleSignOff, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleSignOff, trestle_sign_off, SIGN_OFF, "sign-off", "sign_offs",
                     N_("Sign-off"), N_("Sign-offs"), "trestle-sign-off-symbolic")
