/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state folder: $XDG_STATE_HOME/trestle.
 */
#include "config.h"

#include "state.h"

#include <glib/gstdio.h>

char *
trestle_state_dup_folder (const char *name)
{
  char *folder = g_build_filename (g_get_user_state_dir (), "trestle", name, NULL);

  /* What writes there reports the folder that could not be made. */
  g_mkdir_with_parents (folder, 0700);

  return folder;
}
