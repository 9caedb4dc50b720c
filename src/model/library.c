/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A central library that already holds virtual machines.
 */
#include "config.h"

#include "library.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleLibrary, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_REF (TrestleLibrary, location, LOCATION), .label = N_("Location"), .cite = "R-1.2.6" },
  { TRESTLE_REFS (TrestleLibrary, images, IMAGE), .label = N_("Images Held"), .cite = "R-1.2.6" },
  { TRESTLE_FLAG (TrestleLibrary, accepted), .label = N_("Becomes a Repository"), .cite = "R-1.2.6" },
  { TRESTLE_NOTE (TrestleLibrary, reason), .label = N_("Reason"), .cite = "R-1.2.6" }
};

TRESTLE_DEFINE_KIND (TrestleLibrary, trestle_library, LIBRARY, "library", "libraries",
                     N_("Existing Library"), N_("Existing Libraries"), "trestle-library-symbolic")
