/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects that a name is enough for are made where they are first referred to.
 */
#include "config.h"

#include "reference.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "kinds.h"

gboolean
trestle_reference_can_create (TrestleDesign      *design,
                              const TrestleField *field,
                              const char         *name)
{
  const TrestleKindInfo *info;
  gboolean named = FALSE;
  guint n_found;

  if (field->target == TRESTLE_KIND_ANY || trestle_edit_is_component (field->target) || *name == '\0' || trestle_field_is_none (name))
    return FALSE;
  info = trestle_kind_get_info (field->target);
  for (guint i = 0; i < info->n_fields && !named; i++)
    named = g_str_equal (info->fields[i].name, "name");

  return named && trestle_names_resolve (trestle_design_get_names (design), field->target, name, &n_found) == NULL && n_found == 0;
}

char *
trestle_reference_dup_offer (const TrestleField *field,
                             const char         *name)
{
  /* Translators: a kind of thing, and the name that the new one gets. */
  return g_strdup_printf (_("Create %s “%s”"), _(trestle_kind_get_info (field->target)->title), name);
}

gboolean
trestle_reference_create (TrestleDesign      *design,
                          const TrestleField *field,
                          const char         *name,
                          TrestleValue       *value,
                          GError            **error)
{
  TrestleObject *created = trestle_design_create (design, field->target);
  const TrestleField *name_field = trestle_object_find_field (created, "name");
  TrestleValue called = TRESTLE_VALUE_INIT;
  gboolean done = trestle_field_parse (name_field, name, &called, error) && trestle_object_set (created, name_field, &called, error);

  trestle_value_clear (&called);
  if (!done)
    return FALSE;
  trestle_value_add_id (value, field, created->id);

  return TRUE;
}
