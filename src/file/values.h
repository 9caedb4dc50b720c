/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a field from JSON: what designs and journals have in common.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "field.h"

G_BEGIN_DECLS

/* Reads @node into @value, which is overwritten.  On failure @value is unset and
 * @error, of TRESTLE_FILE_ERROR, says what was wrong and what was expected;
 * @element is then which element of an array that was, or -1.  Range and form of
 * a single value are left to trestle_object_set().
 */
gboolean trestle_value_from_json (const TrestleField *field,
                                  JsonNode           *node,
                                  TrestleValue       *value,
                                  int                *element,
                                  GError            **error);

G_END_DECLS
