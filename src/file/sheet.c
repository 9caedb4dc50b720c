/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of text, and how many there may be.
 */
#include "config.h"

#include "sheet.h"

#include <glib/gi18n.h>

#include "error.h"

static void
clear_row (gpointer data)
{
  g_strfreev (((TrestleSheetRow *) data)->cells);
}

TrestleSheet *
trestle_sheet_new (const char *title)
{
  TrestleSheet *self = g_new0 (TrestleSheet, 1);

  self->title = g_strdup (title);
  self->decimal = '.';
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrestleSheetRow));
  g_array_set_clear_func (self->rows, clear_row);

  return self;
}

void
trestle_sheet_free (TrestleSheet *self)
{
  g_free (self->title);
  g_array_unref (self->rows);
  g_free (self);
}

gboolean
trestle_sheet_take_row (TrestleSheet *self,
                        GPtrArray    *cells,
                        guint         line,
                        GError      **error)
{
  TrestleSheetRow row = { .n_cells = cells->len, .line = line };

  if (cells->len > TRESTLE_SHEET_MAX_WIDTH || self->n_cells + cells->len > TRESTLE_SHEET_MAX_CELLS)
    {
      g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                   _("line %u: the table has more cells than can be imported; split it"), line);
      return FALSE;
    }
  g_ptr_array_add (cells, NULL);
  row.cells = (char **) g_ptr_array_steal (cells, NULL);
  self->n_cells += row.n_cells;
  self->width = MAX (self->width, row.n_cells);
  g_array_append_val (self->rows, row);

  return TRUE;
}

const char *
trestle_sheet_get (const TrestleSheet *self,
                   guint               row,
                   guint               column)
{
  const TrestleSheetRow *it = trestle_sheet_get_row (self, row);

  return column < it->n_cells ? it->cells[column] : "";
}

TrestleSheet *
trestle_sheet_turn (const TrestleSheet *self,
                    GError            **error)
{
  g_autoptr(TrestleSheet) turned = trestle_sheet_new (self->title);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  turned->decimal = self->decimal;
  for (guint i = 0; i < self->width; i++)
    {
      for (guint k = 0; k < self->rows->len; k++)
        g_ptr_array_add (cells, g_strdup (trestle_sheet_get (self, k, i)));
      if (!trestle_sheet_take_row (turned, cells, i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&turned);
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

gboolean
trestle_sheet_is_blank (const TrestleSheet *self,
                        guint               row)
{
  const TrestleSheetRow *it = trestle_sheet_get_row (self, row);

  for (guint i = 0; i < it->n_cells; i++)
    if (!is_blank (it->cells[i]))
      return FALSE;

  return TRUE;
}
