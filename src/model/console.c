/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Management Console: it serves one instance at a time and can be re-pointed
 * (R-2.0.4).
 */
#include "config.h"

#include "console.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleConsole, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Console"), .label = N_("Name") },
  { TRESTLE_REF (TrestleConsole, machine, MACHINE), .label = N_("Machine"), .cite = "R-3.3.6" },
  { TRESTLE_REF (TrestleConsole, instance, INSTANCE), .label = N_("Instance"), .cite = "R-3.3.4" },
  { TRESTLE_REFS (TrestleConsole, repointed, INSTANCE), .label = N_("Other Instances by Re-pointing"), .cite = "R-2.0.4" },
  { TRESTLE_TEXTS (TrestleConsole, users), .alias = N_("Person"), .label = N_("Users"), .help = N_("Other than administrators"), .cite = "R-X.16" },
  { TRESTLE_NOTE (TrestleConsole, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleConsole, trestle_console, CONSOLE, "console", "consoles",
                     N_("Management Console"), N_("Management Consoles"), "trestle-console-symbolic")
