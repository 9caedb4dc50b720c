/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON nodes of a scanned file, built a part at a time by json-glib: those
 * of a whole large file would take ten times its size, and more time because
 * they do not stay in the processor's caches.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "scan.h"

G_BEGIN_DECLS

typedef struct _TrestleNodes TrestleNodes;

/* @scan must live as long as the result. */
TrestleNodes *trestle_nodes_new        (const TrestleScan  *scan);
void          trestle_nodes_free       (TrestleNodes       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleNodes, trestle_nodes_free)

/* The nodes below are borrowed until the next is asked for, except the root.  NULL
 * with @error set if json-glib does not understand what the scanner has accepted.
 */

/* The object or array @index with everything inside it. */
JsonNode     *trestle_nodes_get        (TrestleNodes       *self,
                                        guint               index,
                                        GError            **error);

/* The outermost value; if that is an object, null stands for each array in it.
 * Returns: (transfer full)
 */
JsonNode     *trestle_nodes_get_root   (TrestleNodes       *self,
                                        GError            **error);

/* Some elements of the array @index from @first on, which must be one of them,
 * as an array.
 */
JsonNode     *trestle_nodes_get_some   (TrestleNodes       *self,
                                        guint               index,
                                        guint               first,
                                        GError            **error);

G_END_DECLS
