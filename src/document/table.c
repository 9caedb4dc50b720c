/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables: what is in them and how wide their columns are.  table-strips.c sets
 * them.
 */
#include "table-private.h"

#include <math.h>

#define WIDEST_WORD 0.45f       /* of the page, that a word asks for at most */
#define LONGEST_LINE 4.0f       /* pages, that a text asks for at most */
#define FILL_ROUNDS 8
#define BALANCE_ROUNDS 8
#define FIRST_COLUMN 0.25f      /* of the page, that the repeated column takes at most when parts are made */
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
trestle_table_set_page (TrestleTable *self,
                        guint         column,
                        guint         line,
                        guint         link)
{
  TrestleTableCell *cell = get_own_cell (self, column, line);

  cell->link = link;
  cell->page = TRUE;
}

void
trestle_table_set_grey (TrestleTable *self,
                        guint         column)
{
  get_own_cell (self, column, 0)->grey = TRUE;
}

void
trestle_table_set_sign (TrestleTable *self,
                        guint         column,
                        TrestleSign   sign)
{
  get_own_cell (self, column, 0)->sign = sign + 1;
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
  float width = trestle_galley_get_width (self->galley);

  self->asks = g_new0 (TrestleTableAsk, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const TrestleTableColumn *column = &self->columns[c];
      TrestleTableAsk *ask = &self->asks[c];
      float word, line;

      if (column->sign)
        {
          ask->least = ask->most = TRESTLE_TABLE_SIGN;
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
      ask->least = MIN (ask->least, width * WIDEST_WORD) + 0.5f;
      ask->most = MAX (MIN (ask->most, width * LONGEST_LINE), ask->least) + 0.5f;
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

static gboolean
begins_part (const TrestleTable *self,
             guint               column,
             float               needed,
             float               limit)
{
  guint part = self->columns[column].part;

  return part != 0 ? part != self->columns[column - 1].part : needed > limit;
}

/* Columns with a part go there; the others fill parts from left to right up to
 * @limit.  Returns how many parts that makes, and keeps them when @keep.
 */
static guint
fill_parts (TrestleTable *self,
            float         limit,
            gboolean      keep)
{
  float first_width = MIN (self->asks[0].most, trestle_galley_get_width (self->galley) * FIRST_COLUMN);
  float used = first_width;
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_parts = 1;

  g_array_set_size (columns, 1);
  for (guint c = 1; c < self->n_columns; c++)
    {
      float needed = TRESTLE_TABLE_GAP + self->asks[c].least;

      if (columns->len > 1 && begins_part (self, c, used + needed, limit))
        {
          if (keep)
            add_part (self, columns);
          g_array_set_size (columns, 1);
          used = first_width;
          n_parts++;
        }
      g_array_append_val (columns, c);
      used += needed;
    }
  if (keep)
    add_part (self, columns);

  return n_parts;
}

/* No more parts than needed, and those about equally wide. */
static void
split_columns (TrestleTable *self)
{
  float most = trestle_galley_get_width (self->galley), least = 0;
  guint n_parts = fill_parts (self, most, FALSE);

  for (guint i = 0; i < BALANCE_ROUNDS; i++)
    {
      float middle = (least + most) / 2;

      if (fill_parts (self, middle, FALSE) > n_parts)
        least = middle;
      else
        most = middle;
    }
  fill_parts (self, most, TRUE);
}

/* Long texts get more room than short ones, but not so much more that those
 * stand in columns of single words.
 */
static float
get_wish (float more)
{
  return powf (more, 0.75f);
}

/* Shares @room among the columns that want more than they have, most to those
 * that want most, none more than it wants.  Returns what is left.
 */
static float
fill_columns (TrestleTable     *self,
              TrestleTablePart *part,
              float             room)
{
  for (guint round = 0; round < FILL_ROUNDS && room > 0.5f; round++)
    {
      float wishes = 0, given = 0;

      for (guint i = 0; i < part->n_columns; i++)
        wishes += get_wish (MAX (0, self->asks[part->columns[i]].most - part->widths[i]));
      if (wishes <= 0)
        break;
      for (guint i = 0; i < part->n_columns; i++)
        {
          float more = MAX (0, self->asks[part->columns[i]].most - part->widths[i]);
          float gift = MIN (more, room * get_wish (more) / wishes);

          part->widths[i] += gift;
          given += gift;
        }
      room -= given;
    }

  return room;
}

/* Moves columns apart: by their shares, or all a little, or all over the page
 * when the table is nearly as wide anyway.
 */
static void
spread_columns (TrestleTable     *self,
                TrestleTablePart *part,
                float             room)
{
  float shares = 0, used = 0, spread;

  for (guint i = 0; i < part->n_columns; i++)
    {
      shares += self->columns[part->columns[i]].share;
      used += part->widths[i];
    }
  spread = used * 2 < room ? MIN (room, used * WIDEST_SPREAD) : room;
  for (guint i = 0; i < part->n_columns; i++)
    {
      const TrestleTableColumn *column = &self->columns[part->columns[i]];

      if (shares > 0)
        part->widths[i] += room * column->share / shares;
      else if (!column->sign)
        part->widths[i] += spread * part->widths[i] / used;
    }
}

/* Gives every column what it asks for at least, and shares out what is left. */
static void
share_width (TrestleTable     *self,
             TrestleTablePart *part)
{
  float room = trestle_galley_get_width (self->galley) - TRESTLE_TABLE_GAP * (float) (part->n_columns - 1);
  float least = 0;

  for (guint i = 0; i < part->n_columns; i++)
    {
      part->widths[i] = self->asks[part->columns[i]].least;
      least += part->widths[i];
    }
  if (least > room)
    {
      /* Too narrow for the longest words: those break. */
      for (guint i = 0; i < part->n_columns; i++)
        part->widths[i] *= room / least;
      return;
    }
  room = fill_columns (self, part, room - least);
  if (room > 0)
    spread_columns (self, part, room);
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

guint
trestle_table_find_part (TrestleTable *self,
                         guint         column)
{
  for (guint p = 0; p < trestle_table_count_parts (self); p++)
    {
      const TrestleTablePart *part = &g_array_index (self->parts, TrestleTablePart, p);

      /* The first column stands in every part. */
      for (guint i = column == 0 ? 0 : 1; i < part->n_columns; i++)
        if (part->columns[i] == column)
          return p;
    }

  return 0;
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
