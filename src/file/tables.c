/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers stand in the unit of their heading, so that spreadsheets can reckon with
 * them and the import reads them back.
 */
#include "config.h"

#include "tables.h"

#include "csv.h"
#include "quantity.h"

TrestleTableForm
trestle_table_form_for_locale (gboolean mark)
{
  char decimal = trestle_decimal_sign ()[0] == ',' ? ',' : '.';

  return (TrestleTableForm) { .delimiter = decimal == ',' ? ';' : ',', .decimal = decimal, .mark = mark };
}

static void
append_headings (GString                *text,
                 const GArray           *columns,
                 const TrestleTableForm *form)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *heading = trestle_column_dup_heading (&g_array_index (columns, TrestleColumn, i));

      trestle_csv_append_cell (text, heading, FALSE, i == 0, form->delimiter);
    }
  trestle_csv_end_row (text);
}

static void
append_row (GString                *text,
            const GArray           *columns,
            TrestleObject          *object,
            const TrestleTableForm *form)
{
  for (guint i = 0; i < columns->len; i++)
    {
      gboolean is_number;
      g_autofree char *cell = trestle_column_dup_plain (&g_array_index (columns, TrestleColumn, i), object, &is_number);

      if (is_number && form->decimal != '.')
        g_strdelimit (cell, ".", form->decimal);
      trestle_csv_append_cell (text, cell, is_number, i == 0, form->delimiter);
    }
  trestle_csv_end_row (text);
}

GBytes *
trestle_table_write_csv (TrestleDesign          *design,
                         TrestleKind             kind,
                         const TrestleTableForm *form)
{
  g_autoptr (GArray) columns = trestle_column_list (kind);
  g_autoptr (GPtrArray) rows = trestle_list_dup_by_name (trestle_design_get_list (design, kind));
  GString *text = g_string_new (form->mark ? "\xEF\xBB\xBF" : NULL);

  append_headings (text, columns, form);
  for (guint i = 0; i < rows->len; i++)
    append_row (text, columns, rows->pdata[i], form);

  return g_string_free_to_bytes (text);
}
