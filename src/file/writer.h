/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs as text: the canonical form, which is the same for equal designs
 * whatever order their objects were made in.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "design.h"

G_BEGIN_DECLS

#define TRESTLE_FILE_FORMAT  "trestle"
/* The newest that can be read.  Files are written as version 1, which older programs
 * read, unless they have conflicts: those would be lost on them.
 */
#define TRESTLE_FILE_VERSION           2
#define TRESTLE_FILE_VERSION_PLAIN     1
#define TRESTLE_FILE_VERSION_CONFLICTS 2

/* TrestleObject.extra is an object of the members of that object that this
 * version does not know, except for the design: there it has the unknown members
 * of the file's “design” under the first of these names and those of the file
 * itself under the second, each an object too, and only where there are any.
 */
#define TRESTLE_EXTRA_DESIGN "design"
#define TRESTLE_EXTRA_ROOT   "root"

/* The whole file. */
GBytes *trestle_file_serialize     (TrestleDesign       *design);

/* Appends parts of it.  @indent: spaces that lines after the first begin with;
 * -1 for no line breaks and spaces at all.
 */
void    trestle_json_append_string (GString             *json,
                                    const char          *text);
void    trestle_json_append_node   (GString             *json,
                                    JsonNode            *node,
                                    int                  indent);

/* @node without line breaks and spaces.  Free with g_free(). */
char   *trestle_json_dup_node      (JsonNode            *node);
void    trestle_json_append_field  (GString             *json,
                                    const TrestleObject *object,
                                    const TrestleField  *field,
                                    int                  indent);

G_END_DECLS
