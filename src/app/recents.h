/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs opened lately: a list of our own, because the desktop's does not cross
 * a sandbox.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile     *file;
  char      *title;     /* of the design */
  GDateTime *time;      /* when it was opened or saved last */
} TrestleRecent;

/* Notes that @file, the design @title, has been opened or saved. */
void       trestle_recents_add    (GFile      *file,
                                   const char *title);
void       trestle_recents_remove (GFile      *file);

/* The latest first; array of owned TrestleRecent. */
GPtrArray *trestle_recents_list   (void);

G_END_DECLS
