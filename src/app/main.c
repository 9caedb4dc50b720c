/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The workbench.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "workbench.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TrestleWorkbench) workbench = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  workbench = trestle_workbench_new ();

  return g_application_run (G_APPLICATION (workbench), argc, argv);
}
