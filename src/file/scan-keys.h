/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the members of objects that the scanner has open, to find those
 * that stand twice.  For the scanner only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrestleScanKeys TrestleScanKeys;

TrestleScanKeys *trestle_scan_keys_new   (void);
void             trestle_scan_keys_free  (TrestleScanKeys       *self);

/* Number of names from the one with index @first on. */
guint            trestle_scan_keys_count (const TrestleScanKeys *self,
                                          guint                  first);

/* Adds the name between the quotes at @open and @close of the text, which lives
 * as long as @self; @escaped: it has escapes, all of which are right.
 */
void             trestle_scan_keys_add   (TrestleScanKeys       *self,
                                          const char            *open,
                                          const char            *close,
                                          gboolean               escaped);

/* Forgets the names from @first on.  FALSE if one stands twice among them; then
 * @twice is where it does so first in the text, and @key the name: free with g_free().
 */
gboolean         trestle_scan_keys_close (TrestleScanKeys       *self,
                                          guint                  first,
                                          const char           **twice,
                                          char                 **key);

/* The number that four hexadecimal digits at @digits write, or -1. */
int              trestle_scan_hex        (const char            *digits,
                                          const char            *end);

G_END_DECLS
