/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs attached to documents, read with libqpdf: they come back from a PDF that
 * other tools have packed anew, too.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean trestle_embed_is_pdf      (GBytes      *bytes);

/* The text of the design in the PDF @bytes; NULL with @error set when there is none,
 * or when it is not the one that was put in.  @name is for messages.
 */
GBytes  *trestle_embed_extract_pdf (const char  *name,
                                    GBytes      *bytes,
                                    GError     **error);

G_END_DECLS
