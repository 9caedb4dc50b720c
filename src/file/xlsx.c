/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Office Open XML spreadsheets: the workbook names its sheets, cells point at
 * shared texts and at styles, and only the style says what is a date or a share.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "workbook-private.h"

typedef enum
{
  STYLE_NUMBER,
  STYLE_SHARE,
  STYLE_DATE
} Style;

typedef struct
{
  GPtrArray    *names, *ids;      /* of sheets, in order */
  GHashTable   *targets;          /* relation → part */
  GPtrArray    *texts;            /* shared */
  GHashTable   *formats;          /* number → code */
  GArray       *styles;           /* of Style */
  gboolean      in_cell_formats, from_1904;

  /* The sheet under way. */
  TrestleSheet *sheet;
  GPtrArray    *cells;
  guint         line;
  char          type;             /* of the cell: 's'hared, 'i'nline or 't'ext, 'b'oolean, 'e'rror, 'n'umber */
  Style         style;
  guint         taking;           /* inside <v> or <t>: elements deep; text counts */
  guint         phonetic;         /* inside <rPh>, which repeats the text in another script */
  GString      *text;
} Reader;

/* ---- Parts around the sheets */

static void
start_workbook (GMarkupParseContext *context,
                const char          *name,
                const char         **names,
                const char         **values,
                gpointer             data,
                GError             **error)
{
  Reader *self = data;
  const char *element = trestle_workbook_local_name (name);

  if (g_str_equal (element, "workbookPr"))
    {
      const char *flag = trestle_workbook_find (names, values, "date1904");

      self->from_1904 = flag != NULL && (g_str_equal (flag, "1") || g_str_equal (flag, "true"));
    }
  else if (g_str_equal (element, "sheet"))
    {
      g_ptr_array_add (self->names, g_strdup (trestle_workbook_find (names, values, "name") ?: ""));
      g_ptr_array_add (self->ids, g_strdup (trestle_workbook_find (names, values, "id") ?: ""));
    }
  else if (g_str_equal (element, "Relationship"))
    {
      const char *target = trestle_workbook_find (names, values, "Target") ?: "";

      g_hash_table_insert (self->targets, g_strdup (trestle_workbook_find (names, values, "Id") ?: ""),
                           *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
    }
}

/* What a code for numbers shows: days and years, or hundredths. */
static Style
judge_format (guint       number,
              const char *code)
{
  gboolean quoted = FALSE;

  if ((number >= 14 && number <= 22) || (number >= 45 && number <= 47))
    return STYLE_DATE;
  if (number == 9 || number == 10)
    return STYLE_SHARE;
  for (; code != NULL && *code != '\0'; code++)
    {
      if (*code == '"')
        quoted = !quoted;
      else if (*code == '\\' && code[1] != '\0')
        code++;
      else if (*code == '[')
        code += strcspn (code, "]") - 1 + (strchr (code, ']') != NULL);
      else if (!quoted && *code == '%')
        return STYLE_SHARE;
      else if (!quoted && strchr ("dDyY", *code) != NULL)
        return STYLE_DATE;
    }

  return STYLE_NUMBER;
}

static void
start_styles (GMarkupParseContext *context,
              const char          *name,
              const char         **names,
              const char         **values,
              gpointer             data,
              GError             **error)
{
  Reader *self = data;
  const char *element = trestle_workbook_local_name (name);
  guint number = atoi (trestle_workbook_find (names, values, "numFmtId") ?: "0");

  if (g_str_equal (element, "cellXfs"))
    self->in_cell_formats = TRUE;
  else if (g_str_equal (element, "numFmt"))
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (number), g_strdup (trestle_workbook_find (names, values, "formatCode")));
  else if (self->in_cell_formats && g_str_equal (element, "xf"))
    {
      Style style = judge_format (number, g_hash_table_lookup (self->formats, GUINT_TO_POINTER (number)));

      g_array_append_val (self->styles, style);
    }
}

static void
end_styles (GMarkupParseContext *context,
            const char          *name,
            gpointer             data,
            GError             **error)
{
  if (g_str_equal (trestle_workbook_local_name (name), "cellXfs"))
    ((Reader *) data)->in_cell_formats = FALSE;
}

/* ---- Texts, shared or in cells */

static void
start_text (Reader     *self,
            const char *element)
{
  if (self->phonetic > 0 || g_str_equal (element, "rPh"))
    self->phonetic++;
  else if (self->taking > 0 || g_str_equal (element, "t") || g_str_equal (element, "v"))
    self->taking++;
}

static void
end_text (Reader *self)
{
  if (self->phonetic > 0)
    self->phonetic--;
  else if (self->taking > 0)
    self->taking--;
}

static void
take_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             data,
           GError             **error)
{
  Reader *self = data;

  if (self->taking > 0)
    g_string_append_len (self->text, text, length);
}

static void
start_shared (GMarkupParseContext *context,
              const char          *name,
              const char         **names,
              const char         **values,
              gpointer             data,
              GError             **error)
{
  Reader *self = data;

  if (g_str_equal (trestle_workbook_local_name (name), "si"))
    g_string_truncate (self->text, 0);
  else
    start_text (self, trestle_workbook_local_name (name));
}

static void
end_shared (GMarkupParseContext *context,
            const char          *name,
            gpointer             data,
            GError             **error)
{
  Reader *self = data;

  if (g_str_equal (trestle_workbook_local_name (name), "si"))
    g_ptr_array_add (self->texts, g_strdup (self->text->str));
  else
    end_text (self);
}

/* ---- Cells */

/* Days since the end of 1899, with the leap day in 1900 that never was. */
static char *
dup_date (const Reader *self,
          const char   *serial)
{
  g_autoptr (GDate) date = self->from_1904 ? g_date_new_dmy (1, 1, 1904) : g_date_new_dmy (30, 12, 1899);
  double days = g_ascii_strtod (serial, NULL);
  char text[16];

  if (!(days >= 1 && days < 2958466))
    return trestle_workbook_dup_number (serial, FALSE);
  g_date_add_days (date, (guint) days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);

  return g_strdup (text);
}

static char *
dup_value (const Reader *self)
{
  const char *text = self->text->str;
  guint64 index;

  switch (self->type)
    {
    case 's':
      return g_strdup (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &index, NULL) && index < self->texts->len ?
                       self->texts->pdata[index] : "");

    case 'b':
      return g_strdup (g_str_equal (text, "1") ? "yes" : "no");

    case 'n':
      if (*text == '\0')
        return g_strdup ("");
      return self->style == STYLE_DATE ? dup_date (self, text) : trestle_workbook_dup_number (text, self->style == STYLE_SHARE);

    default:
      return g_strdup (text);
    }
}

/* The column, from 0, that "BC12" names. */
static guint
parse_column (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isupper (*reference) && column < TRESTLE_SHEET_MAX_WIDTH * 2; reference++)
    column = column * 26 + (*reference - 'A' + 1);

  return column - 1;
}

static void
start_cell (Reader      *self,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *reference = trestle_workbook_find (names, values, "r");
  const char *type = trestle_workbook_find (names, values, "t") ?: "n";
  guint style = atoi (trestle_workbook_find (names, values, "s") ?: "0");

  self->type = g_str_equal (type, "str") || g_str_equal (type, "inlineStr") ? 't' : *type;
  self->style = style < self->styles->len ? g_array_index (self->styles, Style, style) : STYLE_NUMBER;
  g_string_truncate (self->text, 0);
  if (reference != NULL && !trestle_workbook_pad (self->cells, parse_column (reference)))
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                 _("line %u: the table has more cells than can be imported; split it"), self->line);
}

static void
start_sheet (GMarkupParseContext *context,
             const char          *name,
             const char         **names,
             const char         **values,
             gpointer             data,
             GError             **error)
{
  Reader *self = data;
  const char *element = trestle_workbook_local_name (name);

  if (g_str_equal (element, "row"))
    {
      guint64 line = self->line + 1;

      g_ascii_string_to_unsigned (trestle_workbook_find (names, values, "r") ?: "", 10, 1, G_MAXUINT, &line, NULL);
      self->line = line;
      g_ptr_array_set_size (self->cells, 0);
    }
  else if (g_str_equal (element, "c"))
    start_cell (self, names, values, error);
  else
    start_text (self, element);
}

static void
end_sheet (GMarkupParseContext *context,
           const char          *name,
           gpointer             data,
           GError             **error)
{
  Reader *self = data;
  const char *element = trestle_workbook_local_name (name);

  if (g_str_equal (element, "c"))
    g_ptr_array_add (self->cells, dup_value (self));
  else if (g_str_equal (element, "row") && self->cells->len > 0)
    trestle_sheet_take_row (self->sheet, self->cells, self->line, error);
  else
    end_text (self);
}

/* ---- The whole */

static gboolean
read_part (Reader              *self,
           GHashTable          *parts,
           const char          *name,
           const GMarkupParser *parser,
           GError             **error)
{
  GBytes *part = g_hash_table_lookup (parts, name);

  self->taking = self->phonetic = 0;

  return part == NULL || trestle_workbook_parse (part, name, parser, self, error);
}

static gboolean
read_sheets (Reader     *self,
             GHashTable *parts,
             GPtrArray  *sheets,
             GError    **error)
{
  static const GMarkupParser parser = { .start_element = start_sheet, .end_element = end_sheet, .text = take_text };

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *part = g_hash_table_lookup (self->targets, self->ids->pdata[i]);

      if (part == NULL || strstr (part, "worksheets/") == NULL)
        continue;
      self->sheet = trestle_sheet_new (self->names->pdata[i]);
      self->line = 0;
      g_ptr_array_add (sheets, self->sheet);
      if (!read_part (self, parts, part, &parser, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
trestle_xlsx_read (GHashTable *parts,
                   GPtrArray  *sheets,
                   GError    **error)
{
  static const GMarkupParser workbook = { .start_element = start_workbook };
  static const GMarkupParser styles = { .start_element = start_styles, .end_element = end_styles };
  static const GMarkupParser shared = { .start_element = start_shared, .end_element = end_shared, .text = take_text };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free), ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free), cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) cell_styles = g_array_new (FALSE, FALSE, sizeof (Style));
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .names = names, .ids = ids, .targets = targets, .texts = texts, .formats = formats,
                    .styles = cell_styles, .cells = cells, .text = text };

  if (!g_hash_table_contains (parts, "xl/workbook.xml"))
    {
      g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT,
                           _("this is neither an Excel (XLSX) nor an OpenDocument (ODS) spreadsheet"));
      return FALSE;
    }

  return read_part (&reader, parts, "xl/workbook.xml", &workbook, error) &&
         read_part (&reader, parts, "xl/_rels/workbook.xml.rels", &workbook, error) &&
         read_part (&reader, parts, "xl/styles.xml", &styles, error) &&
         read_part (&reader, parts, "xl/sharedStrings.xml", &shared, error) &&
         read_sheets (&reader, parts, sheets, error);
}
