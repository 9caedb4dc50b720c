/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Management Console: it serves one instance at a time and can be re-pointed
 * (R-2.0.4).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CONSOLE (trestle_console_get_type ())
#define TRESTLE_CONSOLE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_CONSOLE, TrestleConsole))
#define TRESTLE_IS_CONSOLE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_CONSOLE))
TRESTLE_DECLARE_KIND (TrestleConsole, trestle_console)

struct _TrestleConsole
{
  TrestleObject parent_instance;
  char        *name;
  TrestleRef   machine, instance;
  TrestleRefs *repointed;   /* further instances */
  char       **users;
  char        *notes;
};

G_END_DECLS
