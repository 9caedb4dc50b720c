/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument spreadsheets: tables, rows and cells of content.xml, which say
 * how often they are repeated instead of standing there often.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "workbook-private.h"

typedef struct
{
  GPtrArray    *sheets;
  TrestleSheet *sheet;        /* under way, in sheets */
  GPtrArray    *cells;
  guint         line;
  guint         row_repeat, cell_repeat;
  guint         depth;        /* in a cell: elements deep */
  guint         paragraphs;
  guint         skip;         /* in what is no text of the cell, for example a note: elements deep */
  char         *typed;        /* the value of a cell that is no text */
  GString      *text;
} Reader;

static guint
get_repeat (const char **names,
            const char **values,
            const char  *attribute)
{
  const char *text = trestle_workbook_find (names, values, attribute);
  guint64 n = 1;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT / 2, &n, NULL);

  return n;
}

/* Figures are in attributes; what stands in the cell is how they were shown. */
static char *
dup_typed (const char **names,
           const char **values)
{
  const char *type = trestle_workbook_find (names, values, "value-type");
  const char *value = trestle_workbook_find (names, values, "value");

  if (g_strcmp0 (type, "percentage") == 0 && value != NULL)
    return trestle_workbook_dup_number (value, TRUE);
  if ((g_strcmp0 (type, "float") == 0 || g_strcmp0 (type, "currency") == 0) && value != NULL)
    return trestle_workbook_dup_number (value, FALSE);
  if (g_strcmp0 (type, "boolean") == 0)
    return g_strdup (g_strcmp0 (trestle_workbook_find (names, values, "boolean-value"), "true") == 0 ? "yes" : "no");
  if (g_strcmp0 (type, "date") == 0)
    return g_strndup (trestle_workbook_find (names, values, "date-value") ?: "", strlen ("2026-11-27"));

  return NULL;
}

static void
start_in_cell (Reader      *self,
               const char  *element,
               const char **names,
               const char **values)
{
  self->depth++;
  if (self->skip > 0 || g_str_equal (element, "annotation"))
    self->skip++;
  else if (g_str_equal (element, "p") && self->paragraphs++ > 0)
    g_string_append_c (self->text, '\n');
  else if (g_str_equal (element, "s"))
    for (guint i = 0, n = MIN (get_repeat (names, values, "c"), 10000); i < n; i++)
      g_string_append_c (self->text, ' ');
  else if (g_str_equal (element, "tab"))
    g_string_append_c (self->text, '\t');
  else if (g_str_equal (element, "line-break"))
    g_string_append_c (self->text, '\n');
}

static void
start_element (GMarkupParseContext *context,
               const char          *name,
               const char         **names,
               const char         **values,
               gpointer             data,
               GError             **error)
{
  Reader *self = data;
  const char *element = trestle_workbook_local_name (name);

  if (self->depth > 0)
    {
      start_in_cell (self, element, names, values);
    }
  else if (g_str_equal (element, "table"))
    {
      self->sheet = trestle_sheet_new (trestle_workbook_find (names, values, "name"));
      self->line = 1;
      g_ptr_array_add (self->sheets, self->sheet);
    }
  else if (g_str_equal (element, "table-row"))
    {
      self->row_repeat = get_repeat (names, values, "number-rows-repeated");
      g_ptr_array_set_size (self->cells, 0);
    }
  else if (g_str_equal (element, "table-cell") || g_str_equal (element, "covered-table-cell"))
    {
      self->cell_repeat = get_repeat (names, values, "number-columns-repeated");
      self->typed = dup_typed (names, values);
      self->depth = 1;
      self->paragraphs = 0;
      g_string_truncate (self->text, 0);
    }
}

static void
end_cell (Reader  *self,
          GError **error)
{
  g_autofree char *typed = g_steal_pointer (&self->typed);
  const char *text = typed != NULL ? typed : self->text->str;
  guint n = self->cell_repeat;

  /* Sheets end in thousands of empty cells; they are added when something follows. */
  if (n > TRESTLE_SHEET_MAX_WIDTH - MIN (self->cells->len, TRESTLE_SHEET_MAX_WIDTH))
    {
      if (*text == '\0')
        return;
      g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                   _("line %u: the table has more cells than can be imported; split it"), self->line);
      return;
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->cells, g_strdup (text));
}

static void
end_row (Reader  *self,
         GError **error)
{
  while (self->cells->len > 0 && *(char *) self->cells->pdata[self->cells->len - 1] == '\0')
    g_ptr_array_set_size (self->cells, self->cells->len - 1);

  for (guint i = 0; self->sheet != NULL && self->cells->len > 0 && i < self->row_repeat; i++)
    {
      g_autoptr (GPtrArray) copy = g_ptr_array_copy (self->cells, (GCopyFunc) (void (*) (void)) g_strdup, NULL);

      g_ptr_array_set_free_func (copy, g_free);
      if (!trestle_sheet_take_row (self->sheet, copy, self->line + i, error))
        return;
    }
  self->line += self->row_repeat;
}

static void
end_element (GMarkupParseContext *context,
             const char          *name,
             gpointer             data,
             GError             **error)
{
  Reader *self = data;

  if (self->depth > 0)
    {
      self->depth--;
      self->skip -= self->skip > 0;
      if (self->depth == 0)
        end_cell (self, error);
    }
  else if (g_str_equal (trestle_workbook_local_name (name), "table-row"))
    {
      end_row (self, error);
    }
  else if (g_str_equal (trestle_workbook_local_name (name), "table"))
    {
      self->sheet = NULL;
    }
}

static void
take_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             data,
           GError             **error)
{
  Reader *self = data;

  if (self->depth > 1 && self->skip == 0)
    g_string_append_len (self->text, text, length);
}

gboolean
trestle_ods_read (GBytes    *content,
                  GPtrArray *sheets,
                  GError   **error)
{
  static const GMarkupParser parser = { .start_element = start_element, .end_element = end_element, .text = take_text };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .sheets = sheets, .cells = cells, .text = text, .row_repeat = 1 };
  gboolean done = trestle_workbook_parse (content, "content.xml", &parser, &reader, error);

  g_free (reader.typed);

  return done;
}
