/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assumption register: fields nobody has set whose standard value is
 * reckoned with, and the assumptions written down.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "table.h"

#define MOST_NAMES 6

/* Names of the objects in which @field is unset, "and n more" from some on. */
static char *
dup_names (const TrestleComposer *composer,
           TrestleKind            kind,
           const TrestleField    *field,
           guint                 *n_unset)
{
  const GPtrArray *items = trestle_design_get_list (composer->design, kind)->items;
  g_autoptr (GPtrArray) unset = g_ptr_array_new ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    if (!trestle_object_is_set (items->pdata[i], field))
      g_ptr_array_add (unset, items->pdata[i]);
  *n_unset = unset->len;
  if (unset->len == items->len)
    return g_string_free_and_steal (g_string_assign (names, _("All")));
  g_ptr_array_sort (unset, trestle_object_compare);
  for (guint i = 0; i < MIN (unset->len, MOST_NAMES); i++)
    {
      g_autofree char *name = trestle_object_dup_name (unset->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (unset->len > MOST_NAMES)
    {
      guint more = unset->len - MOST_NAMES;
      g_autofree char *tail = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (names, " %s", tail);
    }
  return g_string_free_and_steal (names);
}

static void
add_field (TrestleComposer    *composer,
           TrestleTable       *table,
           TrestleKind         kind,
           const TrestleField *field)
{
  const TrestleValue standard = { .set = TRUE, .number = field->standard };
  g_autofree char *value = trestle_field_dup_text (field, &standard);
  g_autofree char *names = NULL;
  guint n_unset = 1;

  if (kind != TRESTLE_KIND_DESIGN)
    names = dup_names (composer, kind, field, &n_unset);
  else
    names = g_strdup (_("The whole design"));
  if (kind == TRESTLE_KIND_DESIGN && trestle_object_is_set (TRESTLE_OBJECT (composer->design), field))
    n_unset = 0;
  if (n_unset == 0)
    return;
  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, _(field->label));
  trestle_table_set_cell (table, 1, 0, value);
  trestle_table_set_cell (table, 2, 0, names);
  trestle_table_set_cell (table, 3, 0, field->cite);
  trestle_table_set_grey (table, 3);
}

void
trestle_section_assumptions (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Assumption"), .strong = TRUE },
    { .heading = _("Standard Value"), .number = TRUE },
    { .heading = _("Taken For"), .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Where nobody gave a value, the figures rest on a standard one. Confirm each "
                             "of these, or replace it by what is known."));
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      if (kind != TRESTLE_KIND_DESIGN && trestle_design_get_list (composer->design, kind)->items->len == 0)
        continue;
      trestle_table_add_group (table, kind == TRESTLE_KIND_DESIGN ? _("Whole Design") : _(info->titles));
      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].has_standard)
          add_field (composer, table, kind, &info->fields[i]);
    }
  trestle_table_set (table);
  if (trestle_design_get_list (composer->design, TRESTLE_KIND_ASSUMPTION)->items->len > 0)
    {
      trestle_galley_add_heading (composer->galley, 2, NULL, _("Assumptions Written Down"));
      trestle_composer_add_kind (composer, TRESTLE_KIND_ASSUMPTION);
    }
}
