/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells the kinds of workbook apart, and has what both need.
 */
#include "config.h"

#include "workbook.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "csv.h"
#include "error.h"
#include "workbook-private.h"
#include "zip.h"

char *
trestle_workbook_dup_number (const char *text,
                             gboolean    is_share)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (is_share)
    number *= 100;
  g_ascii_formatd (digits, sizeof digits, fabs (number) < 1e15 && number == trunc (number) ? "%.0f" : "%.15g", number);

  return is_share ? g_strconcat (digits, " %", NULL) : g_strdup (digits);
}

gboolean
trestle_workbook_pad (GPtrArray *cells,
                      guint      column)
{
  if (column > TRESTLE_SHEET_MAX_WIDTH)
    return FALSE;
  while (cells->len < column)
    g_ptr_array_add (cells, g_strdup (""));

  return TRUE;
}

const char *
trestle_workbook_local_name (const char *element)
{
  const char *colon = strchr (element, ':');

  return colon != NULL ? colon + 1 : element;
}

const char *
trestle_workbook_find (const char **names,
                       const char **values,
                       const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (trestle_workbook_local_name (names[i]), name))
      return values[i];

  return NULL;
}

gboolean
trestle_workbook_parse (GBytes              *part,
                        const char          *name,
                        const GMarkupParser *parser,
                        gpointer             data,
                        GError             **error)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (parser, 0, data, NULL);
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *text = g_bytes_get_data (part, &length) ?: "";

  if (g_markup_parse_context_parse (context, text, length, &local) && g_markup_parse_context_end_parse (context, &local))
    return TRUE;

  if (local->domain == TRESTLE_FILE_ERROR)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX, _("%s in the spreadsheet is damaged: %s"), name, local->message);

  return FALSE;
}

GPtrArray *
trestle_workbook_read (const char *data,
                       gsize       length,
                       GError    **error)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_sheet_free);
  GBytes *content;

  if (length > TRESTLE_SHEET_MAX_BYTES)
    {
      g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                           _("the spreadsheet is larger than can be imported; split it"));
      return NULL;
    }
  parts = trestle_zip_read (data, length, error);
  if (parts == NULL)
    return NULL;

  content = g_hash_table_lookup (parts, "content.xml");
  if (content != NULL ? !trestle_ods_read (content, sheets, error) : !trestle_xlsx_read (parts, sheets, error))
    return NULL;

  return g_steal_pointer (&sheets);
}

GPtrArray *
trestle_sheets_read (const char *data,
                     gsize       length,
                     char        delimiter,
                     GError    **error)
{
  g_autoptr (GPtrArray) sheets = NULL;
  TrestleSheet *sheet;

  if (trestle_zip_is_one (data, length))
    return trestle_workbook_read (data, length, error);

  sheet = trestle_csv_read (data, length, &delimiter, error);
  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_sheet_free);
  g_ptr_array_add (sheets, sheet);

  return g_steal_pointer (&sheets);
}
