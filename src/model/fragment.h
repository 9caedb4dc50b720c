/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of designs: what copying takes along, and what becomes of it where it
 * is pasted.  Callers open a step of the history around pasting.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* A design with copies of @objects under their own ids, and of what makes no
 * sense without them: what stands and works at a location, the machine of a
 * component, what runs on a machine, and links whose ends are both taken along.
 */
TrestleDesign *trestle_fragment_new   (const GPtrArray *objects);

/* Adds a copy of everything in @fragment to @design, with new ids and unique
 * names.  References between things of the fragment are between their copies;
 * others stay where @design has what they mean, and are cleared where it has not.
 * What brings no location of its own stands at @location, which may be NULL: where
 * it did.  Nothing stands exactly on its original.  @copies (which may be NULL) is
 * set to the copy by the id of its original, valid as long as @fragment; free with
 * g_hash_table_unref().  Returns the copies of what stands in nothing else of the
 * fragment, in its order: borrowed, free with g_ptr_array_unref().
 */
GPtrArray     *trestle_fragment_paste (TrestleDesign    *fragment,
                                       TrestleDesign    *design,
                                       TrestleLocation  *location,
                                       GHashTable      **copies);

G_END_DECLS
