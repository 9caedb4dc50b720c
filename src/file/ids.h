/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of the ids of objects.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* The regular expression of what may stand behind "<kind>-". */
#define TRESTLE_ID_TAIL "[0-9a-hjkmnp-tv-z]{6}"

/* The kind of the object that @id is for: "design", or "<kind>-<6 characters>".
 * TRESTLE_N_KINDS if it is no id.
 */
TrestleKind trestle_id_get_kind (const char  *id);

/* Whether @id is for an object of @kind, or, of TRESTLE_KIND_ANY, for any; faster
 * than the function above.
 */
gboolean    trestle_id_is_for   (const char  *id,
                                 TrestleKind  kind);

G_END_DECLS
