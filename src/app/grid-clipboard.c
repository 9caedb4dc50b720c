/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of cells to and from the clipboard, and everything else that writes many
 * cells in one step.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "block.h"
#include "edits.h"
#include "grid-problems.h"
#include "toast.h"

static GPtrArray *
list_rows (TrestleGrid *self,
           guint        first,
           guint        n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    {
      GObject *row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

static GPtrArray *
list_columns (TrestleGrid *self,
              guint        first,
              guint        n)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = first; i < MIN (first + n, self->shown->len); i++)
    g_ptr_array_add (columns, self->shown->pdata[i]);

  return columns;
}

static void
get_range (TrestleGrid *self,
           GPtrArray  **rows,
           GPtrArray  **columns)
{
  guint first, n;

  trestle_grid_range_get_rows (&self->range, &first, &n);
  *rows = list_rows (self, first, n);
  trestle_grid_range_get_columns (&self->range, &first, &n);
  *columns = list_columns (self, first, n);
}

/* ---- Writing many cells */

static void
begin_writing (TrestleGrid *self,
               const char  *title)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  trestle_grid_rejects_forget_pasted (self->rejects);
  self->writing = TRUE;
  trestle_grid_rows_wait (self->rows);
  trestle_history_seal (history);
  trestle_history_begin (history, title);
}

static void
show_written (TrestleGrid *self)
{
  self->writing = FALSE;
  trestle_grid_rows_update (self->rows);
  gtk_sorter_changed (self->by_name, GTK_SORTER_CHANGE_DIFFERENT);
  trestle_grid_group_again (self);
}

static void
update_cells (TrestleGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    trestle_grid_cell_update (self->cells->pdata[i], self->assessed);
}

/* Names sort once, and what was not understood is shown where it stands. */
void
trestle_grid_end_writing (TrestleGrid *self,
                          GPtrArray   *problems,
                          const char  *done)
{
  trestle_history_end (trestle_project_get_history (self->project));
  if (problems != NULL)
    trestle_grid_rejects_add_all (self->rejects, problems);
  show_written (self);
  update_cells (self);
  if (done != NULL)
    trestle_toast_done (GTK_WIDGET (self), done);
}

void
trestle_grid_cancel_writing (TrestleGrid *self)
{
  trestle_history_cancel (trestle_project_get_history (self->project));
  show_written (self);
  update_cells (self);
}

char *
trestle_grid_dup_filled (guint n)
{
  return g_strdup_printf (ngettext ("%u cell filled", "%u cells filled", n), n);
}

void
trestle_grid_fill_range (TrestleGrid *self,
                         const char  *text)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  TrestleSheet *sheet = trestle_sheet_new (NULL);
  GPtrArray *rows, *columns;

  g_ptr_array_add (cells, g_strdup (text));
  trestle_sheet_take_row (sheet, cells, 1, NULL);
  get_range (self, &rows, &columns);
  begin_writing (self, _("Fill Cells"));
  trestle_grid_paste (self, rows, columns, rows->len, sheet);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestleGrid *self = TRESTLE_GRID (widget);
  g_autoptr(GPtrArray) rows = NULL, columns = NULL;

  get_range (self, &rows, &columns);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      trestle_grid_rejects_remove (self->rejects, rows->pdata[i], columns->pdata[j]);
  begin_writing (self, rows->len * columns->len > 1 ? _("Clear Cells") : _("Clear Cell"));
  trestle_cells_clear (&(TrestleCells) { rows, columns, trestle_grid_row_find });
  trestle_grid_end_writing (self, NULL, NULL);
}

static void
fill_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrestleGrid *self = TRESTLE_GRID (widget);
  g_autoptr(GPtrArray) rows = NULL, columns = NULL, problems = NULL;
  g_autofree char *text = NULL;

  get_range (self, &rows, &columns);
  if (rows->len < 2)
    {
      trestle_toast_say (widget, _("Select the cell to copy and those below it"));
      return;
    }
  begin_writing (self, _("Fill Down"));
  problems = trestle_cells_fill (&(TrestleCells) { rows, columns, trestle_grid_row_find });
  text = trestle_grid_dup_filled ((rows->len - 1) * columns->len - problems->len);
  trestle_grid_end_writing (self, problems, text);
}

/* ---- Copying */

static gboolean
copy (TrestleGrid *self)
{
  g_autoptr(GPtrArray) rows = NULL, columns = NULL;
  g_autoptr(TrestleSheet) sheet = NULL;
  g_autoptr(GdkContentProvider) provider = NULL;
  g_autoptr(GBytes) page = NULL, tabs = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *providers[3];
  char *html;

  get_range (self, &rows, &columns);
  sheet = trestle_cells_read (&(TrestleCells) { rows, columns, trestle_grid_row_find }, NULL);
  if (sheet == NULL || sheet->rows->len == 0)
    return FALSE;

  text = trestle_block_dup_text (sheet);
  tabs = g_bytes_new (text, strlen (text));
  html = trestle_block_dup_html (sheet);
  page = g_bytes_new_take (html, strlen (html));
  /* One cell is a word to be pasted anywhere, without an end of line. */
  if (sheet->rows->len == 1)
    text[strlen (text) - 1] = '\0';
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", page);
  providers[1] = gdk_content_provider_new_for_bytes ("text/tab-separated-values", tabs);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);

  return TRUE;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  copy (TRESTLE_GRID (widget));
}

static void
cut_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  if (copy (TRESTLE_GRID (widget)))
    clear_action (widget, name, NULL);
}

/* ---- Pasting */

/* Who has just added a row and pastes several means new ones: it stands where its name
 * has put it, and those below it are not meant.
 */
static gboolean
is_added (TrestleGrid *self,
          guint        row)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

  return item != NULL && self->added != NULL && trestle_grid_row_find (item, NULL) == self->added &&
         trestle_history_get_position (trestle_project_get_history (self->project)) == self->added_at;
}

static void
paste (TrestleGrid  *self,
       TrestleSheet *sheet)
{
  gboolean added;
  GPtrArray *columns;
  guint first, n, n_rows;

  if (sheet->rows->len == 0 || sheet->width == 0)
    {
      trestle_sheet_free (sheet);
      return;
    }

  trestle_grid_finish_paste (self);
  trestle_grid_range_get_rows (&self->range, &first, &n);
  added = n == 1 && is_added (self, first);
  begin_writing (self, _("Paste Cells"));
  trestle_grid_range_get_columns (&self->range, &first, &n);
  columns = list_columns (self, first, trestle_grid_range_tile (sheet->width, n));
  trestle_grid_range_get_rows (&self->range, &first, &n);
  n_rows = trestle_grid_range_tile (sheet->rows->len, n);
  trestle_grid_paste (self, list_rows (self, first, added ? 1 : n_rows), columns, n_rows, sheet);
}

static void
take_text (TrestleGrid *self,
           const char  *text,
           gboolean     html)
{
  g_autoptr(GError) error = NULL;
  TrestleSheet *sheet = html ? trestle_block_read_html (text, strlen (text), &error) :
                        trestle_block_read_text (text, strlen (text), &error);

  if (sheet != NULL && self->turned)
    {
      g_autoptr(TrestleSheet) read = g_steal_pointer (&sheet);

      sheet = trestle_sheet_turn (read, &error);
    }
  if (sheet != NULL)
    paste (self, sheet);
  else
    trestle_toast_say (GTK_WIDGET (self), error->message);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(TrestleGrid) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->view == NULL)
    return;
  if (text != NULL)
    take_text (self, text, FALSE);
  else
    trestle_toast_say (GTK_WIDGET (self), _("There is no text on the clipboard"));
}

static void
page_copied_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(TrestleGrid) self = data;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0 || self->view == NULL)
    return;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  take_text (self, text, TRUE);
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  TrestleGrid *self = data;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      g_object_unref (self);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, page_copied_cb, self);
}

/* Text says exactly what the cells held; a page is read where there is only that. */
static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const char *const html[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean text = gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
                  gdk_content_formats_contain_mime_type (formats, "text/plain") ||
                  gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8");

  TRESTLE_GRID (widget)->turned = g_str_equal (name, "grid.paste-turned");
  if (!text && gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_async (clipboard, (const char **) html, G_PRIORITY_DEFAULT, NULL, page_read_cb, g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (widget));
}

/* ---- While a cell is edited */

static gboolean
is_block (const char *text)
{
  const char *end = strpbrk (text, "\t\n");

  return end != NULL && end[strspn (end, "\r\n")] != '\0';
}

static void
insert (GtkEditable *editor,
        const char  *text)
{
  g_autofree char *line = g_strchomp (g_strdup (text));
  int position;

  gtk_editable_delete_selection (editor);
  position = gtk_editable_get_position (editor);
  gtk_editable_insert_text (editor, line, -1, &position);
  gtk_editable_set_position (editor, position);
}

static void
typing_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(TrestleGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  TrestleGridCell *cell = self->view != NULL ? trestle_grid_get_focused_cell (self) : NULL;

  if (text == NULL || cell == NULL || !trestle_grid_cell_is_editing (cell))
    return;
  if (!is_block (text))
    {
      insert (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), text);
      return;
    }
  trestle_grid_cell_cancel (cell);
  trestle_grid_follow_focus (self, cell);
  self->turned = FALSE;
  take_text (self, text, FALSE);
}

void
trestle_grid_paste_typing (TrestleGrid     *self,
                           TrestleGridCell *cell)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (cell)), NULL, typing_read_cb, g_object_ref (self));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  trestle_grid_find (TRESTLE_GRID (widget));
}

/* What only joins two things has no copies of its own. */
static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrestleGrid *self = TRESTLE_GRID (widget);
  g_autoptr(GPtrArray) copies = trestle_edits_duplicate (self->project);
  g_autofree char *text = g_strdup_printf (ngettext ("%u object added", "%u objects added", copies->len), copies->len);

  if (copies->len == 0)
    {
      trestle_toast_say (widget, _("What joins two things is copied with both of them"));
      return;
    }
  trestle_grid_show (self, copies->pdata[0], FALSE);
  trestle_toast_done (widget, text);
}

/* By the column that has the keyboard, which stays where it is. */
static void
sort_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleGrid *self = TRESTLE_GRID (widget);
  g_autoptr(GObject) row = g_list_model_get_item (G_LIST_MODEL (self->model), self->range.row);
  GtkColumnViewColumn *column = self->range.column < self->shown->len ?
                                trestle_grid_get_view_column (self, self->shown->pdata[self->range.column]) : NULL;
  guint position;

  if (row == NULL || column == NULL)
    return;
  if (gtk_column_view_column_get_sorter (column) == NULL)
    {
      trestle_toast_say (widget, _("Rows cannot be sorted by this column"));
      return;
    }
  gtk_column_view_sort_by_column (self->view, column,
                                  g_str_equal (name, "grid.sort-ascending") ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
  position = trestle_grid_find_position (self, trestle_grid_row_find (row, NULL));
  trestle_grid_move_to (self, position, self->range.column, FALSE);
}

void
trestle_grid_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "grid.cut", NULL, cut_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "grid.paste-turned", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "grid.fill-down", NULL, fill_down_action);
  gtk_widget_class_install_action (widget_class, "grid.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "grid.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "grid.sort-ascending", NULL, sort_action);
  gtk_widget_class_install_action (widget_class, "grid.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "grid.sort-descending", NULL, sort_action);
}

/* ---- What was not understood */

static void
show_problem_cb (gpointer             data,
                 TrestleObject       *object,
                 const TrestleColumn *column)
{
  TrestleGrid *self = data;
  guint row = trestle_grid_find_position (self, object), index = 0;

  if (column != NULL)
    g_ptr_array_find (self->shown, column, &index);
  if (row != GTK_INVALID_LIST_POSITION)
    trestle_grid_move_to (self, row, index, FALSE);
}

static void
banner_clicked_cb (TrestleGrid *self)
{
  trestle_grid_problems_present (GTK_WIDGET (self), self->rejects, show_problem_cb, self);
}

static void
update_banner (TrestleGrid *self)
{
  g_autoptr(GPtrArray) problems = trestle_grid_rejects_list_pasted (self->rejects);
  g_autofree char *text = g_strdup_printf (ngettext ("%u cell was not understood and is as it was",
                                                     "%u cells were not understood and are as they were", problems->len),
                                           problems->len);
  gboolean any = problems->len > 0;

  if (any)
    adw_banner_set_title (self->banner, text);
  if (any && !adw_banner_get_revealed (self->banner))
    trestle_toast_speak (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  adw_banner_set_revealed (self->banner, any);
}

GtkWidget *
trestle_grid_create_banner (TrestleGrid *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_button_label (self->banner, _("Show…"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (banner_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rejects, "changed", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->banner);
}
