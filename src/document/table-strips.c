/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets one part of a table: bands, headings and a strip for every row; no
 * vertical rules, hairlines between rows.  A row taller than a page becomes a
 * strip for every line of its texts.
 */
#include "table-private.h"

#define PADDING     3.5f        /* above and below the text of a row */
#define LINE_GAP    4.0f        /* between the sub-lines of a row */
#define EMPTY       "–"
#define EDGE        4.0f        /* of the header's tint beyond the text */

/* The texts of one row in one part. */
typedef struct
{
  TrestleTable           *table;
  const TrestleTablePart *part;
  const TrestleTableRow  *row;
  const TrestleText     **texts;    /* [column of the part × sub-line] */
  float                  *heights;  /* of the sub-lines */
  float                   height;   /* of the row without padding */
} Setting;

static float
get_leading (const TrestleText *text)
{
  return trestle_styles[text->style].leading;
}

static const TrestleTableColumn *
get_column (const Setting *self,
            guint          i)
{
  return &self->table->columns[self->part->columns[i]];
}

static const TrestleText *
set_cell (const Setting *self,
          guint          i,
          guint          line)
{
  const TrestleTableCell *cell = trestle_table_get_cell (self->table, self->row, self->part->columns[i], line);
  const char *text = cell->text != NULL && cell->text[0] != '\0' ? cell->text : EMPTY;

  if (get_column (self, i)->sign)
    return NULL;
  return trestle_shaper_set (self->table->galley->shaper, trestle_table_get_style (get_column (self, i)), text,
                             self->part->widths[i]);
}

static void
set_texts (Setting *self)
{
  guint n_lines = self->row->n_lines;
  float tallest = trestle_styles[TRESTLE_STYLE_CELL].leading, lines = 0;

  for (guint i = 0; i < self->part->n_columns; i++)
    for (guint l = 0; l < (get_column (self, i)->per_line ? n_lines : 1); l++)
      {
        const TrestleText *text = set_cell (self, i, l);
        float height = text == NULL ? 0 : get_leading (text) * (float) text->n_lines;

        self->texts[i * n_lines + l] = text;
        if (get_column (self, i)->per_line)
          self->heights[l] = MAX (self->heights[l], height);
        else
          tallest = MAX (tallest, height);
      }
  for (guint l = 0; l < n_lines; l++)
    lines += self->heights[l] + (l > 0 ? LINE_GAP : 0);
  self->height = MAX (tallest, lines);
}

/* Some lines of the text of a cell. */
static void
put_lines (const Setting *self,
           guint          i,
           guint          line,
           guint          first,
           guint          n,
           float          x,
           float          y)
{
  const TrestleTableCell *cell = trestle_table_get_cell (self->table, self->row, self->part->columns[i], line);
  const TrestleText *text = self->texts[i * self->row->n_lines + line];
  gboolean empty = cell->text == NULL || cell->text[0] == '\0';
  TrestleInk ink = empty || cell->grey ? TRESTLE_INK_GREY : cell->link != 0 ? TRESTLE_INK_ACCENT : TRESTLE_INK_TEXT;

  trestle_galley_put_text (self->table->galley, text, first, n, x, y, self->part->widths[i],
                           get_column (self, i)->number ? TRESTLE_ALIGN_END : TRESTLE_ALIGN_START, ink, cell->link);
}

static void
put_cell (const Setting *self,
          guint          i,
          guint          line,
          float          x,
          float          y)
{
  const TrestleTableCell *cell = trestle_table_get_cell (self->table, self->row, self->part->columns[i], line);
  const TrestleText *text = self->texts[i * self->row->n_lines + line];

  if (cell->sign != 0)
    trestle_galley_put_sign (self->table->galley, cell->sign - 1, x, y + 1.5f, TRESTLE_TABLE_SIGN - 1);
  if (cell->page)
    trestle_galley_put_page (self->table->galley, trestle_table_get_style (get_column (self, i)), cell->link, x, y,
                             self->part->widths[i]);
  else if (text != NULL)
    put_lines (self, i, line, 0, text->n_lines, x, y);
}

/* How many of @n columns of a part from number @first on have cells: signs stand
 * beside words and are there for the looks.
 */
static guint
count_cells (const TrestleTable     *self,
             const TrestleTablePart *part,
             guint                   first,
             guint                   n)
{
  guint cells = 0;

  for (guint i = first; i < first + n; i++)
    cells += !self->columns[part->columns[i]].sign;

  return cells;
}

/* The first cell of a row is its heading. */
static guint
begin_cell (TrestleGalley *galley,
            guint          i)
{
  return i == 0 ? trestle_galley_begin_heading_cell (galley, TRESTLE_SCOPE_ROW, 1) : trestle_galley_begin_tag (galley, "TD");
}

/* All cells of the row, one column after the other. */
static void
put_row (const Setting *self)
{
  TrestleGalley *galley = self->table->galley;
  float x = 0;

  trestle_galley_begin_tag (galley, "TR");
  for (guint i = 0; i < self->part->n_columns; i++)
    {
      float y = PADDING;

      begin_cell (galley, i);
      for (guint l = 0; l < (get_column (self, i)->per_line ? self->row->n_lines : 1); l++)
        {
          put_cell (self, i, l, x, y);
          y += self->heights[l] + LINE_GAP;
        }
      trestle_galley_end_tag (galley);
      x += self->part->widths[i] + TRESTLE_TABLE_GAP;
    }
  trestle_galley_end_tag (galley);
}

static void
put_rule (TrestleGalley *galley,
          float          y)
{
  trestle_galley_put_box (galley, -EDGE, y, trestle_galley_get_width (galley) + 2 * EDGE, TRESTLE_HAIRLINE,
                          TRESTLE_INK_HAIRLINE);
}

static guint
count_lines (const Setting *self,
             guint          i)
{
  guint n = 0;

  for (guint l = 0; l < (get_column (self, i)->per_line ? self->row->n_lines : 1); l++)
    n += self->texts[i * self->row->n_lines + l] != NULL ? self->texts[i * self->row->n_lines + l]->n_lines : 0;

  return n;
}

/* One line of the cells of a column, which follow each other. */
static void
put_line (const Setting *self,
          guint          i,
          guint          number,
          float          x)
{
  for (guint l = 0; l < (get_column (self, i)->per_line ? self->row->n_lines : 1); l++)
    {
      const TrestleText *text = self->texts[i * self->row->n_lines + l];

      if (text != NULL && number < text->n_lines)
        {
          put_lines (self, i, l, number, 1, x, PADDING);
          return;
        }
      number -= text == NULL ? 0 : text->n_lines;
    }
}

/* The row as a strip for each line. */
static void
put_tall_row (const Setting *self)
{
  TrestleGalley *galley = self->table->galley;
  float leading = trestle_styles[TRESTLE_STYLE_CELL].leading;
  guint n_strips = 1;
  guint *tags = g_newa (guint, self->part->n_columns);
  guint row_tag = trestle_galley_begin_tag (galley, "TR");

  for (guint i = 0; i < self->part->n_columns; i++)
    {
      tags[i] = begin_cell (galley, i);
      trestle_galley_end_tag (galley);
      n_strips = MAX (n_strips, count_lines (self, i));
    }
  for (guint s = 0; s < n_strips; s++)
    {
      float below = s + 1 == n_strips ? 2 * PADDING : 0, x = 0;

      trestle_galley_begin_strip (galley, 0, 0);
      for (guint i = 0; i < self->part->n_columns; i++)
        {
          galley->tag = tags[i];
          put_line (self, i, s, x);
          x += self->part->widths[i] + TRESTLE_TABLE_GAP;
        }
      galley->tag = row_tag;
      if (below > 0)
        put_rule (galley, leading + below - TRESTLE_HAIRLINE);
      trestle_galley_end_strip (galley, leading + below, 0);
    }
  trestle_galley_end_tag (galley);
}

static void
set_row (TrestleTable           *self,
         const TrestleTablePart *part,
         const TrestleTableRow  *row,
         gboolean                keep)
{
  g_autofree const TrestleText **texts = g_new0 (const TrestleText *, part->n_columns * row->n_lines);
  g_autofree float *heights = g_new0 (float, row->n_lines);
  Setting setting = { self, part, row, texts, heights, 0 };
  float header = g_array_index (self->galley->headers, TrestleHeader, self->galley->headers->len - 1).height;

  set_texts (&setting);
  if (setting.height + 2 * PADDING > trestle_galley_get_height (self->galley) - header)
    {
      put_tall_row (&setting);
      return;
    }
  trestle_galley_begin_strip (self->galley, 0, keep ? TRESTLE_STRIP_KEEP : 0);
  put_row (&setting);
  put_rule (self->galley, setting.height + 2 * PADDING - TRESTLE_HAIRLINE);
  trestle_galley_end_strip (self->galley, setting.height + 2 * PADDING, 0);
}

static void
set_group (TrestleTable           *self,
           const TrestleTablePart *part,
           const char             *title)
{
  float leading = trestle_styles[TRESTLE_STYLE_CELL_STRONG].leading;

  trestle_galley_begin_strip (self->galley, 8, TRESTLE_STRIP_KEEP);
  trestle_galley_begin_tag (self->galley, "TR");
  trestle_galley_begin_heading_cell (self->galley, TRESTLE_SCOPE_COLUMN,
                                     count_cells (self, part, 0, part->n_columns));
  trestle_galley_put_string (self->galley, TRESTLE_STYLE_CELL_STRONG, title, 0, PADDING,
                             trestle_galley_get_width (self->galley), TRESTLE_ALIGN_START);
  trestle_galley_end_tag (self->galley);
  trestle_galley_end_tag (self->galley);
  put_rule (self->galley, leading + 2 * PADDING - TRESTLE_HAIRLINE);
  trestle_galley_end_strip (self->galley, leading + 2 * PADDING, 0);
}

/* Bands stand above the columns they span, with a line as long as those. */
static void
set_bands (TrestleTable           *self,
           const TrestleTablePart *part)
{
  const float height = trestle_styles[TRESTLE_STYLE_BAND].leading + 5;
  float x = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < part->n_columns; i++)
    any = any || self->columns[part->columns[i]].band != NULL;
  if (!any)
    return;
  trestle_galley_begin_strip (self->galley, 0, TRESTLE_STRIP_KEEP);
  trestle_galley_begin_tag (self->galley, "TR");
  for (guint i = 0; i < part->n_columns; )
    {
      const char *band = self->columns[part->columns[i]].band;
      float width = part->widths[i];
      guint end = i + 1;

      /* The first column stands again in every part, below a band of its own there. */
      while (end < part->n_columns && g_strcmp0 (self->columns[part->columns[end]].band, band) == 0 &&
             (i > 0 || part->columns[1] == 1))
        width += TRESTLE_TABLE_GAP + part->widths[end++];
      trestle_galley_begin_heading_cell (self->galley, TRESTLE_SCOPE_COLUMN, count_cells (self, part, i, end - i));
      if (band != NULL)
        {
          trestle_galley_put_string (self->galley, TRESTLE_STYLE_BAND, band, x, 0, width, TRESTLE_ALIGN_START);
          trestle_galley_put_box (self->galley, x, height - 3, width, 0.75f, TRESTLE_INK_ACCENT);
        }
      else
        trestle_galley_put_area (self->galley, x, 0, width, height, 0);
      trestle_galley_end_tag (self->galley);
      x += width + TRESTLE_TABLE_GAP;
      i = end;
    }
  trestle_galley_end_tag (self->galley);
  trestle_galley_end_strip (self->galley, height, 0);
}

static void
set_headings (TrestleTable           *self,
              const TrestleTablePart *part)
{
  TrestleGalley *galley = self->galley;
  g_autofree const TrestleText **texts = g_new0 (const TrestleText *, part->n_columns);
  float height = 0, x = 0;

  for (guint i = 0; i < part->n_columns; i++)
    {
      texts[i] = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_COLUMN, self->columns[part->columns[i]].heading,
                                     part->widths[i]);
      height = MAX (height, get_leading (texts[i]) * (float) texts[i]->n_lines);
    }
  trestle_galley_begin_strip (galley, 0, TRESTLE_STRIP_KEEP);
  trestle_galley_put_box (galley, -EDGE, 0, trestle_galley_get_width (galley) + 2 * EDGE, height + 2 * PADDING,
                          TRESTLE_INK_TINT);
  put_rule (galley, height + 2 * PADDING - TRESTLE_HAIRLINE);
  trestle_galley_begin_tag (galley, "TR");
  for (guint i = 0; i < part->n_columns; i++)
    {
      /* Headings stand on a common last line, above their numbers. */
      float y = PADDING + height - get_leading (texts[i]) * (float) texts[i]->n_lines;
      guint tag;

      if (!self->columns[part->columns[i]].sign)
        {
          tag = trestle_galley_begin_heading_cell (galley, TRESTLE_SCOPE_COLUMN, 1);
          g_array_index (galley->tags, TrestleTag, tag).width = part->widths[i];
          trestle_galley_put_text (galley, texts[i], 0, texts[i]->n_lines, x, y, part->widths[i],
                                   self->columns[part->columns[i]].number ? TRESTLE_ALIGN_END : TRESTLE_ALIGN_START,
                                   TRESTLE_INK_TEXT, 0);
          trestle_galley_end_tag (galley);
        }
      x += part->widths[i] + TRESTLE_TABLE_GAP;
    }
  trestle_galley_end_tag (galley);
  trestle_galley_end_strip (galley, height + 2 * PADDING, 0);
}

void
trestle_table_set_part (TrestleTable *self,
                        guint         number)
{
  TrestleGalley *galley = self->galley;
  const TrestleTablePart *part;

  trestle_table_count_parts (self);
  part = &g_array_index (self->parts, TrestleTablePart, number);
  trestle_galley_begin_tag (galley, "Table");
  trestle_galley_begin_header (galley);
  set_bands (self, part);
  set_headings (self, part);
  trestle_galley_end_header (galley);
  for (guint r = 0; r < self->rows->len; r++)
    {
      const TrestleTableRow *row = &g_array_index (self->rows, TrestleTableRow, r);
      /* The last row does not stand alone below a header. */
      gboolean keep = r + 2 == self->rows->len;

      if (row->target != 0 && number == 0)
        trestle_galley_set_target (galley, row->target);
      if (row->group != NULL)
        {
          if (r + 1 < self->rows->len && row[1].group == NULL)
            set_group (self, part, row->group);
        }
      else
        set_row (self, part, row, keep);
    }
  trestle_galley_close_header (galley);
  trestle_galley_end_tag (galley);
  trestle_galley_add_space (galley, 12);
}

TrestleStyle
trestle_table_get_style (const TrestleTableColumn *column)
{
  return column->strong ? TRESTLE_STYLE_CELL_STRONG : column->number ? TRESTLE_STYLE_NUMBER : TRESTLE_STYLE_CELL;
}
