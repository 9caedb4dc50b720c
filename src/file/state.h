/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the program keeps what belongs neither in a design nor in the settings.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Path of the folder @name in the program's state folder, which only the user can
 * read; made if it is not there.  Free with g_free().
 */
char *trestle_state_dup_folder (const char *name);

G_END_DECLS
