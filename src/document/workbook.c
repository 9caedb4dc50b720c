/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design as a workbook: the job aids with their exact headings, then a page for
 * each table that has rows, as the import reads them.
 */
#include "config.h"

#include "document.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "column.h"
#include "job-aid.h"
#include "kinds.h"
#include "output.h"
#include "quantity.h"
#include "workbook-page.h"

typedef struct
{
  TrestleDesign           *design;
  const TrestleAssessment *assessment;
  gint64                   time;
} Export;

/* ---- Job aids */

/* A number is one: that of the field, or what is counted. */
static void
put_job_aid_cell (TrestleBookPage           *page,
                  guint                      line,
                  guint                      index,
                  const TrestleJobAidColumn *column,
                  TrestleObject             *row,
                  const char                *text)
{
  const TrestleField *field = column->field != NULL ? trestle_object_find_field (row, column->field) : NULL;
  gint64 number = TRESTLE_UNSET;
  TrestleUnit unit = TRESTLE_UNIT_NONE;
  g_autofree char *plain = NULL;

  if (field != NULL && field->kind == TRESTLE_FIELD_INT)
    {
      number = trestle_object_get_number (row, field);
      unit = field->unit;
    }
  else if (column->number && !trestle_quantity_parse (unit, text, &number, NULL))
    {
      number = TRESTLE_UNSET;
    }
  plain = number != TRESTLE_UNSET ? trestle_quantity_format_plain (unit, number) : NULL;
  if (plain != NULL)
    trestle_book_page_put_number (page, line, index, plain, _(trestle_quantity_symbol (unit)));
  else
    trestle_book_page_put_text (page, line, index, text);
}

/* The lines of one row, one a repository where there are several; returns how many. */
static guint
put_job_aid_row (TrestleBookPage     *page,
                 const Export        *export,
                 const TrestleJobAid *job_aid,
                 TrestleObject       *row,
                 guint                line)
{
  g_autoptr (GPtrArray) repositories = TRESTLE_IS_LOCATION (row) ? trestle_job_aid_list_repositories (export->assessment, row) :
                                       g_ptr_array_new ();
  guint n = MAX (repositories->len, 1);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < job_aid->n_columns; j++)
      {
        const TrestleJobAidColumn *column = &job_aid->columns[j];
        TrestleObject *repository = column->per_repository && repositories->len > 0 ? repositories->pdata[i] : NULL;
        g_autofree char *text = NULL;

        if (column->per_repository ? repository == NULL : i > 0)
          continue;
        text = trestle_job_aid_dup_cell (job_aid, column, export->assessment, row, repository);
        put_job_aid_cell (page, line + i, j, column, row, text);
      }

  return n;
}

static void
write_job_aid (TrestleBook         *book,
               const Export        *export,
               const TrestleJobAid *job_aid)
{
  g_autoptr (GPtrArray) rows = trestle_job_aid_list_rows (job_aid, export->assessment);
  g_autofree char *title = g_strdup_printf ("%s %s", job_aid->id, _(job_aid->title));
  TrestleBookPage page;
  guint line = 1;

  trestle_book_page_begin (&page, book, title, job_aid->n_columns);
  for (guint i = 0; i < job_aid->n_columns; i++)
    trestle_book_page_put_heading (&page, i, _(job_aid->columns[i].heading));
  for (guint i = 0; i < rows->len; i++)
    line += put_job_aid_row (&page, export, job_aid, rows->pdata[i], line);
  trestle_book_page_end (&page, line);
}

/* ---- Tables */

static void
put_cell (TrestleBookPage     *page,
          guint                line,
          guint                index,
          const TrestleColumn *column,
          TrestleObject       *row)
{
  TrestleObject *target = trestle_column_get_target (column, row);
  gboolean is_number;
  g_autofree char *text = trestle_column_dup_plain (column, row, &is_number);

  if (is_number)
    trestle_book_page_put_number (page, line, index, text,
                                  _(trestle_quantity_symbol (column->derived ? TRESTLE_UNIT_PERSONS : column->field->unit)));
  else if (target != NULL && !column->derived && column->field->kind == TRESTLE_FIELD_FLAG &&
           trestle_object_is_set (target, column->field))
    trestle_book_page_put_truth (page, line, index, trestle_object_get_number (target, column->field) == 1);
  else
    trestle_book_page_put_text (page, line, index, text);
}

static void
write_table (TrestleBook  *book,
             const Export *export,
             TrestleKind   kind)
{
  g_autoptr (GPtrArray) rows = trestle_list_dup_by_name (trestle_design_get_list (export->design, kind));
  g_autoptr (GArray) columns = trestle_column_list (kind);
  TrestleBookPage page;

  if (rows->len == 0 || columns->len == 0)
    return;
  trestle_book_page_begin (&page, book, _(trestle_kind_get_info (kind)->titles), columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *heading = trestle_column_dup_heading (&g_array_index (columns, TrestleColumn, i));

      trestle_book_page_put_heading (&page, i, heading);
    }
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      put_cell (&page, i + 1, j, &g_array_index (columns, TrestleColumn, j), rows->pdata[i]);
  trestle_book_page_end (&page, rows->len + 1);
}

/* ---- The workbook */

static void
init_formats (TrestleBook *book)
{
  book->heading = workbook_add_format (book->workbook);
  format_set_bold (book->heading);
  format_set_text_wrap (book->heading);
  format_set_align (book->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color (book->heading, 0xE8EBF0);
  format_set_bottom (book->heading, LXW_BORDER_THIN);
  book->text = workbook_add_format (book->workbook);
  format_set_text_wrap (book->text);
  format_set_align (book->text, LXW_ALIGN_VERTICAL_TOP);
  /* By this LibreOffice knows a truth; to it, it would be 1 or 0 otherwise. */
  book->truth = workbook_add_format (book->workbook);
  format_set_num_format (book->truth, "\"TRUE\";\"TRUE\";\"FALSE\"");
  format_set_align (book->truth, LXW_ALIGN_VERTICAL_TOP);
  book->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
set_properties (lxw_workbook *workbook,
                const Export *export)
{
  const char *name = trestle_object_get_name (TRESTLE_OBJECT (export->design));
  lxw_doc_properties properties = { .title = (char *) name, .created = (time_t) export->time };

  workbook_set_properties (workbook, &properties);
}

static gboolean
write_workbook (gpointer       data,
                GOutputStream *stream,
                GCancellable  *cancellable,
                GError       **error)
{
  const Export *export = data;
  const char *buffer = NULL;
  size_t length = 0;
  lxw_workbook_options options = { .output_buffer = &buffer, .output_buffer_size = &length };
  TrestleBook book = { .workbook = workbook_new_opt (NULL, &options) };
  lxw_error failure;
  gboolean done;

  init_formats (&book);
  set_properties (book.workbook, export);
  write_job_aid (&book, export, &trestle_job_aid_clients);
  write_job_aid (&book, export, &trestle_job_aid_servers);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    write_table (&book, export, kind);
  g_hash_table_unref (book.numbers);

  failure = workbook_close (book.workbook);
  if (failure != LXW_NO_ERROR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The workbook was not made: %s"), lxw_strerror (failure));
      free ((char *) buffer);
      return FALSE;
    }
  done = g_output_stream_write_all (stream, buffer, length, NULL, cancellable, error);
  free ((char *) buffer);

  return done;
}

gboolean
trestle_document_export_workbook (TrestleDesign           *design,
                                  const TrestleAssessment *assessment,
                                  GFile                   *file,
                                  gint64                   time,
                                  GError                 **error)
{
  Export export = { design, assessment, time };

  return trestle_output_write (file, write_workbook, &export, NULL, error);
}

gboolean
trestle_document_export_workbook_to_stream (TrestleDesign           *design,
                                            const TrestleAssessment *assessment,
                                            GOutputStream           *stream,
                                            gint64                   time,
                                            GError                 **error)
{
  Export export = { design, assessment, time };

  return write_workbook (&export, stream, NULL, error);
}
