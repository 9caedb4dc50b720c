/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text is CSV with tabs.  HTML is read as browsers do it, as far as tables go:
 * tags may be left open, white space is one space, the first table counts.
 */
#include "config.h"

#include "block.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv.h"
#include "error.h"
#include "html-entities.h"

#define MAX_SPAN 1000

/* ---- Text */

static TrestleSheet *
read_plain (const char *text,
            gsize       length,
            GError    **error)
{
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL);
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);

      if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;
      for (char **part = parts; *part != NULL; part++)
        {
          g_strchomp (*part);
          g_ptr_array_add (cells, trestle_csv_dup_unguarded (*part));
        }
      if (!trestle_sheet_take_row (sheet, cells, i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&sheet);
}

TrestleSheet *
trestle_block_read_text (const char *text,
                         gsize       length,
                         GError    **error)
{
  char delimiter = '\t';
  g_autoptr (GError) local = NULL;
  TrestleSheet *sheet = trestle_csv_read (text, length, &delimiter, &local);

  if (sheet == NULL && g_error_matches (local, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX) &&
      g_utf8_validate_len (text, length, NULL))
    return read_plain (text, length, error);
  if (sheet == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return sheet;
}

/* ---- HTML */

typedef struct
{
  TrestleSheet *sheet;
  GPtrArray    *cells;      /* of the row under way */
  GArray       *spans;      /* of guint: rows that a cell above still covers, by column */
  GString      *text;       /* of the cell under way */
  gboolean      in_cell, in_row;
  guint         columns, rows;    /* that the cell under way spans */
  guint         depth;      /* of tables inside cells, whose text is text */
} Page;

static void
add_span (Page *self,
          guint column,
          guint rows)
{
  if (self->spans->len <= column)
    g_array_set_size (self->spans, column + 1);
  g_array_index (self->spans, guint, column) = rows - 1;
}

/* Empty cells where one from above reaches down. */
static void
skip_covered (Page *self)
{
  while (self->cells->len < self->spans->len && g_array_index (self->spans, guint, self->cells->len) > 0)
    {
      g_array_index (self->spans, guint, self->cells->len)--;
      g_ptr_array_add (self->cells, g_strdup (""));
    }
}

static void
end_cell (Page *self)
{
  if (!self->in_cell)
    return;
  self->in_cell = FALSE;
  g_strstrip (self->text->str);
  skip_covered (self);
  for (guint i = 0; i < self->columns; i++)
    {
      add_span (self, self->cells->len, self->rows);
      g_ptr_array_add (self->cells, i == 0 ? trestle_csv_dup_unguarded (self->text->str) : g_strdup (""));
    }
}

static gboolean
end_row (Page    *self,
         GError **error)
{
  end_cell (self);
  if (!self->in_row)
    return TRUE;
  self->in_row = FALSE;
  skip_covered (self);

  return trestle_sheet_take_row (self->sheet, self->cells, self->sheet->rows->len + 1, error);
}

/* The number behind name= in the tag between @tag and @end. */
static guint
get_span (const char *tag,
          const char *end,
          const char *name)
{
  gsize length = strlen (name);

  for (; tag + length < end; tag++)
    if (g_ascii_isspace (*tag) && g_ascii_strncasecmp (tag + 1, name, length) == 0)
      {
        const char *value = tag + 1 + length;

        while (value < end && (g_ascii_isspace (*value) || *value == '=' || *value == '"' || *value == '\''))
          value++;
        return CLAMP (g_ascii_strtoull (value, NULL, 10), 1, MAX_SPAN);
      }

  return 1;
}

static gboolean
is_tag (const char *tag,
        const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (tag, name, length) == 0 && !g_ascii_isalnum (tag[length]);
}

static gboolean
begin_row (Page    *self,
           GError **error)
{
  if (!end_row (self, error))
    return FALSE;
  self->in_row = TRUE;

  return TRUE;
}

static void
begin_cell (Page       *self,
            const char *tag,
            const char *end)
{
  end_cell (self);
  self->in_row = TRUE;
  self->in_cell = TRUE;
  self->columns = get_span (tag, end, "colspan");
  self->rows = get_span (tag, end, "rowspan");
  g_string_truncate (self->text, 0);
}

/* Acts on the tag between < at @tag and @end; *@done is set behind the table. */
static gboolean
read_tag (Page       *self,
          const char *tag,
          const char *end,
          gboolean   *done,
          GError    **error)
{
  if (is_tag (tag, "table"))
    self->depth++;
  else if (is_tag (tag, "/table") && self->depth > 0)
    *done = --self->depth == 0;
  if (self->depth > 1)
    return TRUE;

  if (is_tag (tag, "tr"))
    return begin_row (self, error);
  if (*done || is_tag (tag, "/tr"))
    return end_row (self, error);
  if (is_tag (tag, "td") || is_tag (tag, "th"))
    begin_cell (self, tag, end);
  else if (is_tag (tag, "/td") || is_tag (tag, "/th"))
    end_cell (self);
  else if (self->in_cell && (is_tag (tag, "br") || is_tag (tag, "/p") || is_tag (tag, "/div")))
    g_string_append_c (self->text, '\n');

  return TRUE;
}

/* Behind the tag at @text, and for <style> and <script> behind what they hold. */
static const char *
skip_tag (const char *text)
{
  static const char *const holders[] = { "style", "script", "title" };
  const char *end = g_str_has_prefix (text, "!--") ? strstr (text, "-->") : strchr (text, '>');

  if (end == NULL)
    return text + strlen (text);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (is_tag (text, holders[i]))
      {
        g_autofree char *close = g_strconcat ("</", holders[i], NULL);

        for (end++; *end != '\0' && g_ascii_strncasecmp (end, close, strlen (close)) != 0; end++)
          continue;
        return end;
      }

  return end + (g_str_has_prefix (end, "-->") ? 3 : 1);
}

/* One sign of text, white space as one space. */
static const char *
read_text (Page       *self,
           const char *text)
{
  if (*text == '&')
    return trestle_html_append_entity (self->text, text);
  if (!g_ascii_isspace (*text))
    g_string_append_c (self->text, *text);
  else if (self->text->len > 0 && !g_ascii_isspace (self->text->str[self->text->len - 1]))
    g_string_append_c (self->text, ' ');

  return text + 1;
}

static gboolean
read_page (Page       *self,
           const char *text,
           GError    **error)
{
  gboolean done = FALSE;

  while (*text != '\0' && !done)
    {
      if (*text == '<' && (g_ascii_isalpha (text[1]) || text[1] == '/' || text[1] == '!'))
        {
          const char *end = skip_tag (text + 1);

          if (!read_tag (self, text + 1, end, &done, error))
            return FALSE;
          text = end;
        }
      else
        {
          text = self->in_cell ? read_text (self, text) : text + 1;
        }
    }

  return end_row (self, error);
}

TrestleSheet *
trestle_block_read_html (const char *text,
                         gsize       length,
                         GError    **error)
{
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GString) cell = g_string_new (NULL);
  Page page = { .sheet = sheet, .cells = cells, .spans = spans, .text = cell };
  g_autofree char *utf8 = NULL;

  if (length > TRESTLE_SHEET_MAX_BYTES)
    {
      g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT, _("the table is larger than 50 MB; split it"));
      return NULL;
    }
  utf8 = g_utf8_make_valid (text, length);
  if (!read_page (&page, utf8, error))
    return NULL;
  if (sheet->rows->len == 0)
    {
      g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX, _("there is no table in the page"));
      return NULL;
    }

  return g_steal_pointer (&sheet);
}

/* ---- Writing */

char *
trestle_block_dup_text (const TrestleSheet *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint j = 0; j < self->width; j++)
        trestle_csv_append_cell (text, trestle_sheet_get (self, i, j), FALSE, j == 0, '\t');
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

char *
trestle_block_dup_html (const TrestleSheet *self)
{
  GString *text = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_string_append (text, "<tr>");
      for (guint j = 0; j < self->width; j++)
        {
          g_autofree char *guarded = trestle_csv_dup_guarded (trestle_sheet_get (self, i, j));
          g_autofree char *escaped = g_markup_escape_text (guarded, -1);
          g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
          g_autofree char *joined = g_strjoinv ("<br>", lines);

          g_string_append_printf (text, "<td>%s</td>", joined);
        }
      g_string_append (text, "</tr>\n");
    }
  g_string_append (text, "</table>\n");

  return g_string_free (text, FALSE);
}
