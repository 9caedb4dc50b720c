/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of the containers that office programs keep their files in.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @data begins like a ZIP file. */
gboolean    trestle_zip_is_one (const char *data,
                                    gsize       length);

/* Every part of the container whose name ends with ".xml" or ".rels", by name
 * (char * → GBytes *).  Stops with an error when it holds more than any
 * spreadsheet would.
 */
GHashTable *trestle_zip_read   (const char *data,
                                    gsize       length,
                                    GError    **error);

G_END_DECLS
