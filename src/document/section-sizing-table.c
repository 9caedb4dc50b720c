/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizing of very many subjects: the formulas once, and the values as a table.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "headroom.h"
#include "kinds.h"
#include "table.h"

/* The figures that any of @values has, in their order. */
static GPtrArray *
list_figures (const TrestleFigureValue *values,
              guint                     n_values)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  GPtrArray *figures = g_ptr_array_new ();
  guint n_all;
  const TrestleFigure *const *all = trestle_figures_get_all (&n_all);

  for (guint i = 0; i < n_values; i++)
    g_hash_table_add (used, (gpointer) values[i].figure);
  for (guint i = 0; i < n_all; i++)
    if (g_hash_table_contains (used, all[i]))
      g_ptr_array_add (figures, (gpointer) all[i]);

  return figures;
}

static void
add_formulas (TrestleComposer *composer,
              const GPtrArray *figures)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Figure"), .strong = TRUE },
    { .heading = _("Formula"), .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < figures->len; i++)
    {
      const TrestleFigure *figure = figures->pdata[i];

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, _(figure->title));
      trestle_table_set_cell (table, 1, 0, figure->formula != NULL ? figure->formula : _(figure->words));
      trestle_table_set_cell (table, 2, 0, figure->rule);
      trestle_table_set_grey (table, 2);
    }
  trestle_table_set (table);
}

/* All values of one figure of one subject: more than one when there is a second subject. */
static char *
dup_cell (const TrestleAssessment  *assessment,
          const TrestleFigureValue *values,
          guint                     n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = trestle_figure_value_dup_standing (assessment, &values[i]);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (values[i].other != NULL)
        {
          g_autofree char *other = trestle_object_dup_name (values[i].other);

          /* With a space at which no line ends. */
          g_string_append_printf (text, "%s:\u00a0", other);
        }
      g_string_append (text, value);
    }

  return g_string_free_and_steal (text);
}

static guint
find_column (const GPtrArray     *figures,
             const TrestleFigure *figure)
{
  guint column = 0;

  g_ptr_array_find ((GPtrArray *) figures, figure, &column);

  return column + 1;
}

/* Returns how many of @values belong to the first one's subject. */
static guint
add_subject (TrestleComposer          *composer,
             TrestleTable             *table,
             const GPtrArray          *figures,
             const TrestleFigureValue *values,
             guint                     n_values)
{
  TrestleObject *subject = values[0].subject;
  g_autofree char *name = trestle_object_dup_name (subject);
  g_autofree char *row = trestle_composer_dup_row_target (subject);
  guint i = 0;

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, name);
  trestle_table_set_link (table, 0, trestle_galley_find_target (composer->galley, row));
  trestle_table_set_target (table, trestle_galley_get_target (composer->galley, subject->id));
  while (i < n_values && values[i].subject == subject)
    {
      guint n = 1;
      g_autofree char *text = NULL;

      while (i + n < n_values && values[i + n].subject == subject && values[i + n].figure == values[i].figure)
        n++;
      text = dup_cell (composer->assessment, &values[i], n);
      trestle_table_set_cell (table, find_column (figures, values[i].figure), 0, text);
      i += n;
    }

  return i;
}

void
trestle_composer_add_figure_table (TrestleComposer          *composer,
                                   const TrestleFigureValue *values,
                                   guint                     n_values)
{
  const TrestleKindInfo *info = trestle_kind_get_info (trestle_object_get_kind (values[0].subject));
  g_autoptr (GPtrArray) figures = list_figures (values, n_values);
  g_autofree TrestleTableColumn *columns = g_new0 (TrestleTableColumn, figures->len + 1);
  g_autoptr (TrestleTable) table = NULL;

  columns[0] = (TrestleTableColumn) { .heading = _(info->title), .strong = TRUE };
  for (guint i = 0; i < figures->len; i++)
    {
      const TrestleFigure *figure = figures->pdata[i];

      columns[i + 1].heading = _(figure->title);
      columns[i + 1].number = figure->other == TRESTLE_KIND_DESIGN;
    }
  table = trestle_table_new (composer->galley, columns, figures->len + 1);
  for (guint i = 0; i < n_values; )
    i += add_subject (composer, table, figures, &values[i], n_values - i);
  add_formulas (composer, figures);
  trestle_table_set (table);
}
