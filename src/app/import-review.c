/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The third page: rows that are new, what changes in others, and which are left
 * out and why.
 */
#include "config.h"

#include "import-dialog-private.h"

#include <glib/gi18n.h>

#include "toast.h"

/* Microseconds of work at a time, and within which nobody needs to see what is going on. */
#define PORTION 8000
#define UNSEEN 60000

static const struct { const char *name; TrestleImportState state; } pages[] = {
  { "new", TRESTLE_IMPORT_NEW }, { "updated", TRESTLE_IMPORT_UPDATED }, { "skipped", TRESTLE_IMPORT_SKIPPED }
};

static void
setup_row_cb (TrestleImportDialog *self,
              GtkListItem         *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_item_set_child (item, box);
}

static char *
dup_details (const TrestleImportRow *row)
{
  GString *text;

  if (row->state == TRESTLE_IMPORT_SKIPPED)
    return g_strdup_printf (_("Line %u: %s"), row->line, row->problem);

  text = g_string_new (NULL);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TrestleImportCell *cell = &g_array_index (row->cells, TrestleImportCell, i);

      g_string_append_printf (text, "%s%s: ", i > 0 ? " · " : "", cell->column->title);
      if (row->state == TRESTLE_IMPORT_UPDATED)
        g_string_append_printf (text, "%s → ", *cell->before != '\0' ? cell->before : _("Not Set"));
      g_string_append (text, cell->after);
    }

  return g_string_free (text, FALSE);
}

static void
bind_row_cb (TrestleImportDialog *self,
             GtkListItem         *item)
{
  const TrestleImportRow *row = self->listed->pdata[gtk_list_item_get_position (item)];
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  g_autofree char *text = dup_details (row);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", row->name, text);

  gtk_label_set_text (GTK_LABEL (title), row->name);
  gtk_label_set_text (GTK_LABEL (details), text);
  gtk_list_item_set_accessible_label (item, spoken);
}

/* The list shows positions in what is under review. */
static void
list_state (TrestleImportDialog *self,
            TrestleImportState   state)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GtkNoSelection) model = NULL;

  gtk_list_view_set_model (self->rows, NULL);
  g_ptr_array_set_size (self->listed, 0);
  for (guint i = 0; i < self->report->rows->len; i++)
    {
      TrestleImportRow *row = self->report->rows->pdata[i];

      if (row->state != state)
        continue;
      g_ptr_array_add (self->listed, row);
      gtk_string_list_append (names, row->name);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&names)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (model));
  adw_status_page_set_title (self->none, state == TRESTLE_IMPORT_NEW ? _("Nothing Is New") :
                             state == TRESTLE_IMPORT_UPDATED ? _("Nothing Changes") : _("Nothing Is Skipped"));
  gtk_stack_set_visible_child_name (self->lists, self->listed->len > 0 ? "rows" : "none");
}

static void
state_chosen_cb (TrestleImportDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (self->states);

  for (guint i = 0; !self->updating && self->report != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (name, pages[i].name) == 0)
      list_state (self, pages[i].state);
}

static void
label_toggle (AdwToggle  *toggle,
              const char *title,
              guint       n)
{
  g_autofree char *label = g_strdup_printf ("%s %u", title, n);

  adw_toggle_set_label (toggle, label);
}

static char *
dup_done (const TrestleImportReport *report)
{
  const guint *counts = report->counts;

  /* Translators: how many rows of a table are new, changed something, were left out. */
  return g_strdup_printf (_("%u new, %u updated, %u skipped"), counts[TRESTLE_IMPORT_NEW], counts[TRESTLE_IMPORT_UPDATED],
                          counts[TRESTLE_IMPORT_SKIPPED]);
}

/* ---- Into the design */

static void
finish (TrestleImportDialog *self)
{
  g_autofree char *done = NULL;
  g_autoptr(GtkWidget) opener = g_object_ref (self->opener);

  gtk_list_view_set_model (self->rows, NULL);
  g_ptr_array_set_size (self->listed, 0);
  g_clear_pointer (&self->report, trestle_import_report_free);
  self->report = trestle_importer_take_report (self->importer);
  g_clear_pointer (&self->importer, trestle_importer_free);
  trestle_history_end (trestle_project_get_history (self->project));
  trestle_import_dialog_keep_mapping (self);
  done = dup_done (self->report);
  adw_dialog_force_close (ADW_DIALOG (self));
  trestle_toast_done (opener, done);
}

/* FALSE when there is more to do after @time. */
static gboolean
work (TrestleImportDialog *self,
      gint64               time)
{
  gint64 end = g_get_monotonic_time () + time;
  double fraction = 1;

  while (trestle_importer_step (self->importer, &fraction))
    if (g_get_monotonic_time () > end)
      {
        gtk_progress_bar_set_fraction (self->import_bar, fraction);
        return FALSE;
      }

  return TRUE;
}

static gboolean
work_cb (gpointer data)
{
  TrestleImportDialog *self = data;

  if (!work (self, PORTION))
    return G_SOURCE_CONTINUE;
  self->worker = 0;
  finish (self);

  return G_SOURCE_REMOVE;
}

/* While rows go in, nothing else goes on here. */
static void
show_working (TrestleImportDialog *self,
              gboolean             working)
{
  gtk_stack_set_visible_child_name (self->lists, working ? "working" : self->listed->len > 0 ? "rows" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), !working);
  adw_navigation_page_set_can_pop (self->review_page, !working);
  adw_dialog_set_can_close (ADW_DIALOG (self), !working);
  if (working)
    gtk_widget_grab_focus (GTK_WIDGET (self->import_stop));
}

static void
import_cb (TrestleImportDialog *self)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *title = g_strdup_printf (_("Import %s"), _(trestle_kind_get_info (self->mapping->kind)->titles));

  trestle_history_seal (history);
  trestle_history_begin (history, title);
  self->importer = trestle_importer_new (trestle_project_get_design (self->project), self->sheet, self->mapping);
  if (work (self, UNSEEN))
    {
      finish (self);
      return;
    }
  show_working (self, TRUE);
  /* After what is drawn, and before a large design is assessed. */
  self->worker = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, work_cb, self, NULL);
}

void
trestle_import_dialog_stop_work (TrestleImportDialog *self)
{
  if (self->importer == NULL)
    return;
  g_clear_handle_id (&self->worker, g_source_remove);
  g_clear_pointer (&self->importer, trestle_importer_free);
  trestle_history_cancel (trestle_project_get_history (self->project));
}

static void
import_stop_cb (TrestleImportDialog *self)
{
  trestle_import_dialog_stop_work (self);
  show_working (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

void
trestle_import_dialog_review (TrestleImportDialog *self)
{
  const guint *counts = self->report->counts;
  guint valid = counts[TRESTLE_IMPORT_NEW] + counts[TRESTLE_IMPORT_UPDATED];
  const char *page = counts[TRESTLE_IMPORT_SKIPPED] > 0 && valid == 0 ? "skipped" :
                     counts[TRESTLE_IMPORT_NEW] > 0 ? "new" : "updated";

  label_toggle (self->new_toggle, _("New"), counts[TRESTLE_IMPORT_NEW]);
  label_toggle (self->updated_toggle, _("Updated"), counts[TRESTLE_IMPORT_UPDATED]);
  label_toggle (self->skipped_toggle, _("Skipped"), counts[TRESTLE_IMPORT_SKIPPED]);
  self->updating = TRUE;
  adw_toggle_group_set_active_name (self->states, page);
  self->updating = FALSE;
  state_chosen_cb (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), valid > 0);
  adw_navigation_view_push_by_tag (self->pages, "review");
}

void
trestle_import_dialog_bind_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, states);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, new_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, updated_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, skipped_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, lists);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, none);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_chosen_cb);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, review_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, import_bar);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, import_stop);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_stop_cb);
}
