/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assumption register: fields nobody has set whose standard value is
 * reckoned with, what that does to the headline figures and who has to confirm
 * it; and the assumptions written down.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "assumptions.h"
#include "table.h"

#define MOST_NAMES 6

/* Names of the objects in which the field is unset, "and n more" from some on. */
static char *
dup_names (const TrestleOpenAssumption *open)
{
  GString *names = g_string_new (NULL);

  if (open->kind == TRESTLE_KIND_DESIGN)
    return g_string_free_and_steal (g_string_assign (names, _("The whole design")));
  if (open->objects->len == open->n_all)
    return g_string_free_and_steal (g_string_assign (names, _("All")));
  for (guint i = 0; i < MIN (open->objects->len, MOST_NAMES); i++)
    {
      g_autofree char *name = trestle_object_dup_name (open->objects->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (open->objects->len > MOST_NAMES)
    {
      guint more = open->objects->len - MOST_NAMES;
      g_autofree char *tail = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (names, " %s", tail);
    }
  return g_string_free_and_steal (names);
}

static char *
dup_effects (const TrestleOpenAssumption *open,
             const GArray                *effects)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < effects->len; i++)
    {
      g_autofree char *line = trestle_effect_dup_text (open, &g_array_index (effects, TrestleEffect, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (text);
}

static void
add_row (TrestleTable                *table,
         const TrestleOpenAssumption *open,
         const GArray                *effects)
{
  g_autofree char *value = trestle_assumption_dup_value (open, open->field->standard);
  g_autofree char *names = dup_names (open);
  g_autofree char *moved = dup_effects (open, effects);

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, _(open->field->label));
  trestle_table_set_cell (table, 1, 0, value);
  trestle_table_set_cell (table, 2, 0, names);
  trestle_table_set_cell (table, 3, 0, moved);
  trestle_table_set_cell (table, 4, 0, open->record != NULL ? open->record->owner : NULL);
  trestle_table_set_cell (table, 5, 0, open->field->cite);
  trestle_table_set_grey (table, 5);
}

void
trestle_section_assumptions (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Assumption"), .strong = TRUE },
    { .heading = _("Standard Value"), .number = TRUE },
    { .heading = _("Taken For") },
    { .heading = _("What Would Move"), .share = 1 },
    { .heading = _("Owner") },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (GPtrArray) list = trestle_assumptions_list (composer->design);
  g_autoptr (GPtrArray) effects = trestle_assumptions_measure (composer->assessment, list);
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  TrestleKind last = TRESTLE_N_KINDS;

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Where nobody gave a value, the figures rest on a standard one. Confirm each "
                             "of these, or replace it by what is known. Beside each stands what the headline "
                             "figures would be with another value that may be expected."));
  for (guint i = 0; i < list->len; i++)
    {
      const TrestleOpenAssumption *open = list->pdata[i];

      if (open->kind != last)
        trestle_table_add_group (table, open->kind == TRESTLE_KIND_DESIGN ? _("Whole Design")
                                                                          : _(trestle_kind_get_info (open->kind)->titles));
      last = open->kind;
      add_row (table, open, effects->pdata[i]);
    }
  trestle_table_set (table);
  if (trestle_design_get_list (composer->design, TRESTLE_KIND_ASSUMPTION)->items->len > 0)
    {
      trestle_galley_add_heading (composer->galley, 2, NULL, _("Assumptions Written Down"));
      trestle_composer_add_kind (composer, TRESTLE_KIND_ASSUMPTION);
    }
}
