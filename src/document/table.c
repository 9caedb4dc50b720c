/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables: what is in them and how wide their columns are.  table-strips.c sets
 * them.
 */
#include "table-private.h"

#define WIDEST_SHARE 0.45f      /* of the page, that a text asks for at most */
#define WIDEST_SPREAD 0.5f      /* of their width, that columns move apart at most */

static void
clear_row (gpointer data)
{
  TrestleTableRow *row = data;

  g_free (row->group);
}

static void
clear_cell (gpointer data)
{
  g_free (((TrestleTableCell *) data)->text);
}

static TrestleTableCell *
get_own_cell (TrestleTable *self,
              guint         column,
              guint         line)
{
  const TrestleTableRow *row = &g_array_index (self->rows, TrestleTableRow, self->rows->len - 1);

  return (TrestleTableCell *) trestle_table_get_cell (self, row, column, line);
}

const TrestleTableCell *
trestle_table_get_cell (const TrestleTable    *self,
                        const TrestleTableRow *row,
                        guint                  column,
                        guint                  line)
{
  return &g_array_index (self->cells, TrestleTableCell, row->first_cell + line * self->n_columns + column);
}

TrestleTable *
trestle_table_new (TrestleGalley            *galley,
                   const TrestleTableColumn *columns,
                   guint                     n_columns)
{
  TrestleTable *self = g_new0 (TrestleTable, 1);

  self->galley = galley;
  self->columns = g_memdup2 (columns, sizeof *columns * n_columns);
  self->n_columns = n_columns;
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrestleTableRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (TrestleTableCell));
  self->parts = g_array_new (FALSE, TRUE, sizeof (TrestleTablePart));
  g_array_set_clear_func (self->rows, clear_row);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
trestle_table_free (TrestleTable *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      g_free (g_array_index (self->parts, TrestleTablePart, i).columns);
      g_free (g_array_index (self->parts, TrestleTablePart, i).widths);
    }
  g_array_unref (self->parts);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_free (self->columns);
  g_free (self->asks);
  g_free (self);
}

void
trestle_table_add_row (TrestleTable *self,
                       guint         n_lines)
{
  TrestleTableRow row = { .first_cell = self->cells->len, .n_lines = MAX (n_lines, 1) };

  g_array_append_val (self->rows, row);
  g_array_set_size (self->cells, self->cells->len + self->n_columns * row.n_lines);
}

void
trestle_table_add_group (TrestleTable *self,
                         const char   *title)
{
  TrestleTableRow row = { .group = g_strdup (title) };

  g_array_append_val (self->rows, row);
}

void
trestle_table_set_cell (TrestleTable *self,
                        guint         column,
                        guint         line,
                        const char   *text)
{
  g_set_str (&get_own_cell (self, column, line)->text, text);
}

void
trestle_table_set_link (TrestleTable *self,
                        guint         column,
                        guint         link)
{
  get_own_cell (self, column, 0)->link = link;
}

void
trestle_table_set_grey (TrestleTable *self,
                        guint         column)
{
  get_own_cell (self, column, 0)->grey = TRUE;
}

void
trestle_table_set_symbol (TrestleTable *self,
                          guint         column,
                          TrestleSymbol symbol)
{
  get_own_cell (self, column, 0)->symbol = symbol + 1;
}

void
trestle_table_set_target (TrestleTable *self,
                          guint         target)
{
  g_array_index (self->rows, TrestleTableRow, self->rows->len - 1).target = target;
}

/* What the texts of each column ask for: their widest word, and their longest line. */
static void
measure_columns (TrestleTable *self)
{
  TrestleShaper *shaper = self->galley->shaper;
  float widest = trestle_galley_get_width (self->galley) * WIDEST_SHARE;

  self->asks = g_new0 (TrestleTableAsk, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const TrestleTableColumn *column = &self->columns[c];
      TrestleTableAsk *ask = &self->asks[c];
      float word, line;

      if (column->symbol)
        {
          ask->least = ask->most = TRESTLE_TABLE_SYMBOL;
          continue;
        }
      trestle_shaper_measure (shaper, TRESTLE_STYLE_COLUMN, column->heading, &ask->least, &line);
      /* A heading of several words may well stand in two lines. */
      ask->most = MAX (ask->least, MIN (line, line / 2 + 12));
      for (guint r = 0; r < self->rows->len; r++)
        {
          const TrestleTableRow *row = &g_array_index (self->rows, TrestleTableRow, r);

          for (guint l = 0; l < (column->per_line ? row->n_lines : MIN (row->n_lines, 1)); l++)
            {
              const TrestleTableCell *cell = trestle_table_get_cell (self, row, c, l);

              if (cell->text == NULL || cell->text[0] == '\0')
                continue;
              trestle_shaper_measure (shaper, trestle_table_get_style (column), cell->text, &word, &line);
              ask->least = MAX (ask->least, column->number ? line : word);
              ask->most = MAX (ask->most, line);
            }
        }
      ask->least = MIN (ask->least, widest) + 0.5f;
      ask->most = MAX (MIN (ask->most, widest), ask->least);
    }
}

static void
add_part (TrestleTable *self,
          GArray       *columns)
{
  TrestleTablePart part = { .n_columns = columns->len };

  part.columns = g_memdup2 (columns->data, sizeof (guint) * columns->len);
  part.widths = g_new0 (float, columns->len);
  g_array_append_val (self->parts, part);
}

/* Columns with a part go there; the others fill parts from left to right as
 * long as their words fit.
 */
static void
split_columns (TrestleTable *self)
{
  float width = trestle_galley_get_width (self->galley), used = self->asks[0].most;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  g_array_append_val (columns, first);
  for (guint c = 1; c < self->n_columns; c++)
    {
      float needed = TRESTLE_TABLE_GAP + self->asks[c].least;
      gboolean explicit = self->columns[c].part != 0;

      if (columns->len > 1 &&
          (explicit ? self->columns[c].part != self->columns[c - 1].part : used + needed > width))
        {
          add_part (self, columns);
          g_array_set_size (columns, 1);
          used = self->asks[0].most;
        }
      g_array_append_val (columns, c);
      used += needed;
    }
  add_part (self, columns);
}

/* Gives every column what it asks for at least and shares out what is left,
 * first by how much more its texts ask for, then by the columns' shares; without
 * any, columns move apart a little.
 */
static void
share_width (TrestleTable     *self,
             TrestleTablePart *part)
{
  float room = trestle_galley_get_width (self->galley) - TRESTLE_TABLE_GAP * (float) (part->n_columns - 1);
  float least = 0, more = 0, shares = 0, factor, spread;

  for (guint i = 0; i < part->n_columns; i++)
    {
      const TrestleTableAsk *ask = &self->asks[part->columns[i]];

      least += ask->least;
      more += ask->most - ask->least;
      shares += self->columns[part->columns[i]].share;
    }
  factor = more <= 0 ? 0 : CLAMP ((room - least) / more, 0, 1);
  room -= least + more * factor;
  spread = MIN (room, (least + more) * WIDEST_SPREAD) / (least + more);
  for (guint i = 0; i < part->n_columns; i++)
    {
      const TrestleTableAsk *ask = &self->asks[part->columns[i]];
      float share = self->columns[part->columns[i]].share;

      part->widths[i] = ask->least + (ask->most - ask->least) * factor;
      /* Too narrow for the longest words: those break. */
      if (room < 0)
        part->widths[i] += room * ask->least / least;
      else if (shares > 0)
        part->widths[i] += room * share / shares;
      else if (!self->columns[part->columns[i]].symbol)
        part->widths[i] += spread * ask->most;
    }
}

guint
trestle_table_count_parts (TrestleTable *self)
{
  if (self->parts->len == 0)
    {
      measure_columns (self);
      split_columns (self);
      for (guint i = 0; i < self->parts->len; i++)
        share_width (self, &g_array_index (self->parts, TrestleTablePart, i));
    }
  return self->parts->len;
}

void
trestle_table_set (TrestleTable *self)
{
  guint n_parts = trestle_table_count_parts (self);

  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        trestle_galley_add_space (self->galley, 18);
      trestle_table_set_part (self, i);
    }
}
