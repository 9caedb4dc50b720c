/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which sections a document has, and in which order: what the design's profile
 * says, or what has been chosen instead.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

/* Translated; NULL when there is no section @id. */
const char        *trestle_contents_get_title  (const char          *id);

/* The ids of the sections in the document of @design, in their order: the
 * design's own choice, without what is no section, or its profile's.  The cover
 * comes first wherever it is named.  Free with g_strfreev().
 */
GStrv              trestle_contents_list       (const TrestleDesign *design);

/* What a profile has, in its order; the full design has every section.  Free with g_strfreev(). */
GStrv              trestle_contents_of_profile (TrestleProfile       profile);

G_END_DECLS
