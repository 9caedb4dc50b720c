/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schema of the file, made from the tables that read and write it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A JSON Schema of draft 2020-12, in English, that accepts what
 * trestle_file_serialize() writes and nothing trestle_file_parse() refuses for
 * the form of a single value.  Free with g_free().
 */
char *trestle_schema_dup (void);

G_END_DECLS
