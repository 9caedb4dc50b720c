/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of a design's window: one row each.
 */
#include "config.h"

#include "window-private.h"

#include <glib/gi18n.h>

#include "accelerators.h"
#include "canvas.h"
#include "contents-dialog.h"
#include "decision-dialog.h"
#include "delete-dialog.h"
#include "edits.h"
#include "history-popover.h"
#include "import-dialog.h"
#include "interview-dialog.h"
#include "palette.h"
#include "print.h"
#include "propose-dialog.h"
#include "tables-dialog.h"
#include "toast.h"

void
trestle_window_commit (TrestleWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (TRESTLE_IS_INTERVIEW_DIALOG (dialog))
    trestle_interview_dialog_commit (TRESTLE_INTERVIEW_DIALOG (dialog));
  trestle_inspector_commit (self->inspector);
  trestle_work_page_commit (self->work_page);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  TrestleHistory *history = trestle_project_get_history (self->project);

  trestle_window_commit (self);
  if (trestle_history_can_undo (history))
    trestle_edits_go_to (self->project, trestle_history_get_position (history) - 1);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  TrestleHistory *history = trestle_project_get_history (self->project);

  if (trestle_history_can_redo (history))
    trestle_edits_go_to (self->project, trestle_history_get_position (history) + 1);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  GtkWidget *undo = GTK_WIDGET (self->undo_button);

  trestle_window_commit (self);
  trestle_history_popover_show (gtk_widget_get_mapped (undo) ? undo : GTK_WIDGET (self->title), self->project);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  trestle_window_save (TRESTLE_WINDOW (widget), FALSE, FALSE);
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  trestle_window_save (TRESTLE_WINDOW (widget), TRUE, FALSE);
}

/* The table that is looked at, or else that of the locations. */
static TrestleKind
get_table (TrestleWindow *self)
{
  return self->destination->kinds != NULL ? trestle_work_page_get_kind (self->work_page) : TRESTLE_KIND_LOCATION;
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  static const struct { const char *action; TrestleExportFormat format; } formats[] = {
    { "win.export", TRESTLE_EXPORT_PDF }, { "win.export-without-data", TRESTLE_EXPORT_PDF_WITHOUT_DATA },
    { "win.export-redacted", TRESTLE_EXPORT_PDF_REDACTED }, { "win.export-picture", TRESTLE_EXPORT_PICTURE },
    { "win.export-workbook", TRESTLE_EXPORT_XLSX }, { "win.export-table", TRESTLE_EXPORT_CSV }
  };
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i].action))
      trestle_document_page_export (self->document_page, formats[i].format, get_table (self));
}

static void
export_tables_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_tables_dialog_present (widget, self->project);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_print_present (widget, self->project);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_import_dialog_present (widget, self->project, get_table (self));
}

static void
document_contents_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_contents_dialog_present (widget, self->project);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_window_go_to (self, g_variant_get_string (parameter, NULL));
}

static void
show_table_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  const char *table = g_variant_get_string (parameter, NULL);
  TrestleKind kind = trestle_kind_from_nick (table);
  const TrestleDestination *destination = kind != TRESTLE_N_KINDS ? trestle_destination_for_kind (kind) :
                                          trestle_destination_for_aid (table);

  if (destination == NULL)
    return;
  trestle_window_commit (self);
  trestle_window_go_to (self, destination->name);
  if (kind != TRESTLE_N_KINDS)
    trestle_work_page_set_kind (self->work_page, kind);
  else
    trestle_work_page_show_job_aid (self->work_page);
}

/* What has the keyboard is asked first: table and canvas know some commands by themselves. */
static void
palette_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  GtkWidget *actors[4];
  guint n = 0;

  trestle_window_commit (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->work_page)))
    n = trestle_work_page_list_parts (self->work_page, actors);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->document_page)))
    actors[n++] = trestle_document_page_get_pages (self->document_page);
  actors[n++] = widget;
  actors[n] = NULL;
  trestle_palette_present (widget, self->project, actors);
}

/* A new object starts with its name being edited. */
static void
add_kind (TrestleWindow *self,
          TrestleKind    kind)
{
  const TrestleDestination *destination = trestle_destination_for_kind (kind);
  TrestleObject *object;

  trestle_window_commit (self);
  if (self->destination != destination)
    trestle_window_go_to (self, destination->name);
  object = trestle_edits_add (self->project, kind);
  trestle_work_page_show_object (self->work_page, object, TRUE);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrestleKind kind = trestle_kind_from_nick (g_variant_get_string (parameter, NULL));

  if (kind != TRESTLE_N_KINDS && kind != TRESTLE_KIND_DESIGN)
    add_kind (TRESTLE_WINDOW (widget), kind);
}

static void
add_here_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  /* Any kind that can be drawn can be added on the canvas. */
  if (TRESTLE_IS_CANVAS (focus))
    gtk_widget_activate_action (focus, "canvas.add-here", NULL);
  else if (self->destination->kinds != NULL)
    add_kind (self, trestle_work_page_get_kind (self->work_page));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_delete_dialog_run (widget, self->project);
}

static void
toggle_inspector_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_show_inspector (self, !gtk_toggle_button_get_active (self->inspector_button));
}

static void
properties_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_show_inspector (self, TRUE);
  trestle_inspector_focus_field (self->inspector, NULL);
}

static void
show_in_table_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  TrestleObject *object = trestle_selection_get_primary (selection);

  if (object == NULL)
    return;
  trestle_selection_jump (selection, object, NULL);
  trestle_work_page_show_table (self->work_page);
}

/* A pane is entered where it was left, if that is still there. */
static gboolean
enter_pane (GtkWidget *pane,
            GtkWidget *left)
{
  if (!gtk_widget_get_mapped (pane))
    return FALSE;
  if (left != NULL && gtk_widget_get_mapped (left) && gtk_widget_is_ancestor (left, pane) && gtk_widget_grab_focus (left))
    return TRUE;

  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* F6 goes round the planning steps, the work and the inspector. */
static void
next_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  GtkWidget *const panes[TRESTLE_N_PANES] = {
    GTK_WIDGET (self->destinations), GTK_WIDGET (self->pages), GTK_WIDGET (self->inspector)
  };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const int by = g_str_equal (name, "win.next-pane") ? 1 : TRESTLE_N_PANES - 1;
  guint current = 0;

  for (guint i = 0; i < TRESTLE_N_PANES; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      {
        current = i;
        g_set_weak_pointer (&self->left[i], focus);
      }
  for (guint i = 1; i <= TRESTLE_N_PANES; i++)
    {
      guint index = (current + i * by) % TRESTLE_N_PANES;

      if (enter_pane (panes[index], self->left[index]))
        return;
    }
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  if (adw_navigation_split_view_get_collapsed (self->nav_split))
    adw_navigation_split_view_set_show_content (self->nav_split,
                                                !adw_navigation_split_view_get_show_content (self->nav_split));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->destinations), GTK_DIR_TAB_FORWARD);
}

/* Walks the destinations in the order of the sidebar. */
static void
move_to (TrestleWindow *self,
         int            by)
{
  guint n = trestle_n_destinations;
  guint index = self->destination - trestle_destinations;

  trestle_window_commit (self);
  trestle_window_go_to (self, trestle_destinations[(index + n + by) % n].name);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move_to (TRESTLE_WINDOW (widget), 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  move_to (TRESTLE_WINDOW (widget), -1);
}

static void
next_finding_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  trestle_findings_page_walk (TRESTLE_WINDOW (widget)->findings_page, 1);
}

static void
previous_finding_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  trestle_findings_page_walk (TRESTLE_WINDOW (widget)->findings_page, -1);
}

/* To a field that is missing, or to the options of a decision that is open. */
static void
show_open_item (TrestleWindow         *self,
                const TrestleOpenItem *item)
{
  if (item->decision != NULL)
    trestle_decision_dialog_present (GTK_WIDGET (self), self->project, item->decision, item->subject);
  else
    trestle_selection_jump (trestle_project_get_selection (self->project), item->where, item->field);
}

/* The items are made anew each time; the one shown last is known by its title. */
static void
walk_open (TrestleWindow *self,
           int            by)
{
  g_autoptr(GArray) items = NULL;
  guint next = by > 0 ? 0 : G_MAXUINT;

  trestle_window_commit (self);
  items = trestle_progress_list_open (trestle_project_get_progress (self->project));
  if (items->len == 0)
    {
      trestle_toast_say (GTK_WIDGET (self), _("Everything is recorded and decided"));
      return;
    }
  for (guint i = 0; self->open_item != NULL && i < items->len; i++)
    {
      g_autofree char *title = trestle_open_item_dup_title (&g_array_index (items, TrestleOpenItem, i));

      if (g_str_equal (title, self->open_item))
        next = (i + items->len + by) % items->len;
    }
  next = MIN (next, items->len - 1);
  g_set_str (&self->open_item, NULL);
  self->open_item = trestle_open_item_dup_title (&g_array_index (items, TrestleOpenItem, next));
  show_open_item (self, &g_array_index (items, TrestleOpenItem, next));
}

static void
next_open_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  walk_open (TRESTLE_WINDOW (widget), g_str_equal (name, "win.next-open") ? 1 : -1);
}

/* "D-7" and the id of its subject, "" for the whole design. */
static void
decide_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  TrestleDesign *design = trestle_project_get_design (self->project);
  const char *decision, *id;
  TrestleObject *subject;

  g_variant_get (parameter, "(&s&s)", &decision, &id);
  subject = *id != '\0' ? trestle_design_lookup (design, id) : TRESTLE_OBJECT (design);
  if (subject != NULL && trestle_decision_row_find (decision) != NULL)
    trestle_decision_dialog_present (widget, self->project, trestle_decision_row_find (decision), subject);
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_propose_dialog_present (widget, self->project);
}

static void
interview_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_interview_dialog_present (widget, self->project);
}

static const struct
{
  const char                 *name;
  const char                 *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, redo_action },
  { "win.history", NULL, history_action },
  { "win.save", NULL, save_action },
  { "win.save-as", NULL, save_as_action },
  { "win.export", NULL, export_action },
  { "win.export-without-data", NULL, export_action },
  { "win.export-redacted", NULL, export_action },
  { "win.export-picture", NULL, export_action },
  { "win.export-workbook", NULL, export_action },
  { "win.export-table", NULL, export_action },
  { "win.export-tables", NULL, export_tables_action },
  { "win.print", NULL, print_action },
  { "win.import", NULL, import_action },
  { "win.document-contents", NULL, document_contents_action },
  { "win.palette", NULL, palette_action },
  { "win.show", "s", show_action },
  { "win.show-in-table", NULL, show_in_table_action },
  { "win.show-table", "s", show_table_action },
  { "win.add", "s", add_action },
  { "win.add-here", NULL, add_here_action },
  { "win.delete", NULL, delete_action },
  { "win.toggle-inspector", NULL, toggle_inspector_action },
  { "win.toggle-sidebar", NULL, toggle_sidebar_action },
  { "win.properties", NULL, properties_action },
  { "win.next-pane", NULL, next_pane_action },
  { "win.previous-pane", NULL, next_pane_action },
  { "win.next", NULL, next_action },
  { "win.previous", NULL, previous_action },
  { "win.next-finding", NULL, next_finding_action },
  { "win.previous-finding", NULL, previous_finding_action },
  { "win.next-open", NULL, next_open_action },
  { "win.previous-open", NULL, next_open_action },
  { "win.decide", "(ss)", decide_action },
  { "win.interview", NULL, interview_action },
  { "win.propose", NULL, propose_action }
};

void
trestle_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  trestle_window_install_compare_actions (widget_class);
  trestle_window_install_view_actions (widget_class);
}

static void
set_tooltip (GtkButton  *button,
             const char *action,
             const char *verb,
             const char *title)
{
  g_autofree char *keys = trestle_accelerators_dup_label (action);
  g_autofree char *text = title != NULL ? g_strdup_printf ("%s: %s (%s)", verb, title, keys) :
                          g_strdup_printf ("%s (%s)", verb, keys);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
}

void
trestle_window_update_actions (TrestleWindow *self)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  TrestleObject *primary = trestle_selection_get_primary (selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", trestle_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", trestle_history_can_redo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", trestle_project_is_modified (self->project) ||
                                 trestle_project_get_file (self->project) == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-comparison",
                                 trestle_project_get_compared (self->project, NULL) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete", primary != NULL && !TRESTLE_IS_DESIGN (primary));
  set_tooltip (self->undo_button, "win.undo", _("Undo"), trestle_history_get_undo_title (history));
  set_tooltip (self->redo_button, "win.redo", _("Redo"), trestle_history_get_redo_title (history));
}
