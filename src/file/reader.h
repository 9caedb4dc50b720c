/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs from text.
 */
#pragma once

#include "design.h"
#include "error.h"

G_BEGIN_DECLS

/* Reads a whole file, or the one in a picture or a document that has one.  @name
 * is what messages call it.  Members this version does not know are kept, and
 * missing ones are unset; references to objects that are not there stay as they are.  NULL with @error of TRESTLE_FILE_ERROR set if
 * anything else is wrong.  May be called in any thread.
 */
TrestleDesign *trestle_file_parse (const char *name,
                                   GBytes     *bytes,
                                   GError    **error);

G_END_DECLS
