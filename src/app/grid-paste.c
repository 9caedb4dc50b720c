/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block that goes into a table, in portions: the window stays alive, says how
 * far it is, and can be told to stop.  It is one step of the history whatever its
 * size, and none when it is stopped.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

#include "toast.h"

/* Microseconds of work at a time, and after which it is told how far it is: a frame
 * that is drawn is work, too.
 */
#define PORTION 12000
#define PAUSE 100000

/* Microseconds within which nobody needs to see what is going on. */
#define UNSEEN 80000

struct _TrestleGridPaste
{
  TrestleSheet       *sheet;
  TrestleCells        cells;
  guint               n_wanted;     /* rows there have to be */
  TrestleCellsWriter *writer;       /* once they are there */
  double              fraction;
  guint               source;
  gint64              told;         /* when it was told how far it is */
};

static void
free_paste (TrestleGridPaste *paste)
{
  g_clear_handle_id (&paste->source, g_source_remove);
  g_clear_pointer (&paste->writer, trestle_cells_writer_free);
  g_ptr_array_unref (paste->cells.rows);
  g_ptr_array_unref (paste->cells.columns);
  trestle_sheet_free (paste->sheet);
  g_free (paste);
}

/* One row added, or one put in; FALSE when all is done.  Where the table ends, rows
 * are added.
 */
static gboolean
step (TrestleGrid      *self,
      TrestleGridPaste *paste)
{
  if (paste->cells.rows->len < paste->n_wanted)
    {
      TrestleObject *object = trestle_cells_add_row (trestle_project_get_design (self->project), self->kind);

      g_ptr_array_add (paste->cells.rows, self->aid != NULL ? G_OBJECT (trestle_grid_line_new (object, NULL, 0))
                                                            : G_OBJECT (g_object_ref (object)));
      return TRUE;
    }
  if (paste->writer == NULL)
    paste->writer = trestle_cells_writer_new (&paste->cells, paste->sheet);

  return trestle_cells_writer_step (paste->writer, &paste->fraction);
}

/* FALSE when there is more to do after @time. */
static gboolean
work (TrestleGrid *self,
      gint64       time)
{
  gint64 end = g_get_monotonic_time () + time;

  for (guint i = 1; step (self, self->paste); i++)
    if (time > 0 && i % 16 == 0 && g_get_monotonic_time () > end)
      return FALSE;

  return TRUE;
}

static void
show_progress (TrestleGrid *self,
               gboolean     shown)
{
  gtk_widget_set_visible (self->progress, shown);
  /* Insensitive, each of its cells would be drawn anew. */
  gtk_widget_set_can_target (GTK_WIDGET (self->view), !shown);
}

static void
tell_progress (TrestleGrid *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->paste->told < PAUSE)
    return;
  self->paste->told = now;
  gtk_progress_bar_set_fraction (self->progress_bar, self->paste->fraction);
}

static void
finish (TrestleGrid *self)
{
  TrestleGridPaste *paste = g_steal_pointer (&self->paste);
  g_autoptr(GPtrArray) problems = g_ptr_array_ref (trestle_cells_writer_get_problems (paste->writer));
  guint n = paste->cells.rows->len * paste->cells.columns->len;
  g_autofree char *text = trestle_grid_dup_filled (n - MIN (problems->len, n));
  g_autoptr(GObject) first = g_object_ref (paste->cells.rows->pdata[0]);
  gboolean shown = gtk_widget_get_visible (self->progress), one = !trestle_grid_range_is_block (&self->range);
  guint position;

  free_paste (paste);
  show_progress (self, FALSE);
  trestle_grid_end_writing (self, problems, text);
  /* Its name may have moved it: nobody works on what is out of sight. */
  position = one && (shown || trestle_grid_get_focused_cell (self) != NULL) ? trestle_grid_find_position (self, trestle_grid_row_find (first, NULL)) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    trestle_grid_move_to (self, position, self->range.column, FALSE);
  else if (shown)
    trestle_grid_move_to (self, self->range.row, self->range.column, FALSE);
}

static gboolean
work_cb (gpointer data)
{
  TrestleGrid *self = data;

  if (work (self, PORTION))
    {
      self->paste->source = 0;
      finish (self);
      return G_SOURCE_REMOVE;
    }
  tell_progress (self);

  return G_SOURCE_CONTINUE;
}

void
trestle_grid_paste (TrestleGrid  *self,
                    GPtrArray    *rows,
                    GPtrArray    *columns,
                    guint         n_rows,
                    TrestleSheet *sheet)
{
  TrestleGridPaste *paste = g_new0 (TrestleGridPaste, 1);

  paste->sheet = sheet;
  paste->cells = (TrestleCells) { rows, columns, trestle_grid_row_find };
  paste->n_wanted = n_rows;
  self->paste = paste;
  if (work (self, self->unseen))
    {
      finish (self);
      return;
    }
  show_progress (self, TRUE);
  tell_progress (self);
  trestle_toast_speak (GTK_WIDGET (self), _("Pasting…"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (self->progress_stop);
  /* After what is drawn, and before a large design is assessed. */
  paste->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, work_cb, self, NULL);
}

void
trestle_grid_finish_paste (TrestleGrid *self)
{
  if (self->paste == NULL)
    return;
  work (self, 0);
  finish (self);
}

void
trestle_grid_stop_paste (TrestleGrid *self)
{
  if (self->paste == NULL)
    return;
  g_clear_pointer (&self->paste, free_paste);
  show_progress (self, FALSE);
  trestle_grid_cancel_writing (self);
  trestle_grid_move_to (self, self->range.row, self->range.column, FALSE);
}

static gboolean
key_pressed_cb (TrestleGrid *self,
                guint        keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  trestle_grid_stop_paste (self);

  return GDK_EVENT_STOP;
}

GtkWidget *
trestle_grid_create_progress (TrestleGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkWidget *label = gtk_label_new (_("Pasting…"));

  self->unseen = UNSEEN;
  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->progress_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->progress_stop = gtk_button_new_with_mnemonic (_("_Cancel"));
  /* Over the table: beside it, all its cells would be laid out anew. */
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_widget_add_css_class (self->progress, "toolbar");
  gtk_widget_set_halign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->progress, 18);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress_bar), 160, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->progress_bar), GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (self->progress), label);
  gtk_box_append (GTK_BOX (self->progress), GTK_WIDGET (self->progress_bar));
  gtk_box_append (GTK_BOX (self->progress), self->progress_stop);
  gtk_widget_set_visible (self->progress, FALSE);
  g_signal_connect_object (self->progress_stop, "clicked", G_CALLBACK (trestle_grid_stop_paste), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->progress, key);

  return self->progress;
}
