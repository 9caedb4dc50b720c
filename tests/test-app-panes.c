/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages that tell what the guide says of a design: they follow edits and
 * undo, everything in them has a name, fixes are single steps, explanations
 * lead on and back, and all of it goes away again.
 */
#include "config.h"

#include <string.h>

#include "edits.h"
#include "finding-row.h"
#include "findings-page.h"
#include "outage-page.h"
#include "overview-page.h"
#include "pane-app.h"
#include "progress-view.h"
#include "sizing-page.h"

static const Page pages[] = {
  { "findings", trestle_findings_page_get_type, (gpointer) trestle_findings_page_set_project },
  { "sizing", trestle_sizing_page_get_type, (gpointer) trestle_sizing_page_set_project },
  { "outage", trestle_outage_page_get_type, (gpointer) trestle_outage_page_set_project },
  { "overview", trestle_overview_page_get_type, (gpointer) trestle_overview_page_set_project }
};

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
undo_all (TrestleProject *project)
{
  while (trestle_history_can_undo (trestle_project_get_history (project)))
    trestle_history_undo (trestle_project_get_history (project));
}

static void
test_follows (gconstpointer data)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  GtkWidget *page = pane_app_create (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = pane_app_read (page);

  pane_app_check_names (page);
  pane_app_edit (project);
  pane_app_wait_other (&reading);
  undo_all (project);
  pane_app_wait_same (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

/* Hidden pages do not follow; they are right when they are shown again. */
static void
test_hidden (gconstpointer data)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  GtkWidget *page = pane_app_create (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = pane_app_read (page);

  gtk_widget_set_visible (page, FALSE);
  app_test_settle ();
  pane_app_edit (project);
  app_test_settle ();
  gtk_widget_set_visible (page, TRUE);
  app_test_settle ();
  app_test_wait (is_mapped, page);
  pane_app_wait_other (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

static void
test_empty (gconstpointer data)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);
  GtkWidget *page = pane_app_create (data, project);
  GtkWidget *window = app_test_show (page);

  pane_app_check_names (page);
  app_test_destroy (window, page);
}

static GtkWidget *
find_fix (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "fix"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_fix (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Not the one that an entry has inside. */
static GtkWidget *
find_suggested (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_suggested (child);

  return found;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

typedef struct
{
  GtkWidget      *window;
  TrestleHistory *history;
} Click;

static gboolean
is_answered (gpointer data)
{
  const Click *click = data;

  return trestle_history_can_undo (click->history) || adw_window_get_visible_dialog (ADW_WINDOW (click->window)) != NULL;
}

/* What has to be chosen, or is not harmless, a dialog shows, and nothing happens before that. */
static void
click_fix (GtkWidget      *window,
           GtkWidget      *button,
           TrestleHistory *history)
{
  Click click = { window, history };
  GtkWidget *dialog, *apply, *answer;

  g_signal_emit_by_name (button, "clicked");
  app_test_wait (is_answered, &click);
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  if (dialog == NULL)
    return;
  apply = find_suggested (dialog);
  /* What it asks for, where it does. */
  answer = app_test_find (dialog, ADW_TYPE_ENTRY_ROW);
  if (gtk_widget_get_visible (answer))
    gtk_editable_set_text (GTK_EDITABLE (answer), "Agreed with operations");
  app_test_wait (is_sensitive, apply);
  g_assert_false (trestle_history_can_undo (history));
  g_signal_emit_by_name (apply, "clicked");
}

static void
test_fix (gconstpointer data)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  TrestleHistory *history = trestle_project_get_history (project);
  GtkWidget *page = pane_app_create (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = pane_app_read (page);
  g_autofree char *title = NULL;
  GtkWidget *button = find_fix (page);

  g_assert_nonnull (button);
  title = g_strchomp (pane_app_dup_text (button));
  click_fix (window, button, history);
  pane_app_wait_other (&reading);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, title);
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  pane_app_wait_same (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

/* Ctrl+Return does what the button of the row with the keyboard does. */
static void
test_fix_key (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  GtkWidget *page = pane_app_create (&pages[0], project);
  GtkWidget *window = app_test_show (page);
  Click click = { window, trestle_project_get_history (project) };
  GtkWidget *button = find_fix (page);

  g_assert_true (gtk_widget_activate_action (page, "findings.fix", NULL));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  /* The list has the keyboard at the row, which stands round what it shows. */
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_ancestor (button, TRESTLE_TYPE_FINDING_ROW))));
  g_assert_true (gtk_widget_activate_action (page, "findings.fix", NULL));
  app_test_wait (is_answered, &click);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *list = app_test_find (app_test_find (page, ADW_TYPE_CLAMP_SCROLLABLE), GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_filter (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  const TrestleAssessment *assessment = trestle_project_get_assessment (project);
  GtkWidget *page = pane_app_create (&pages[0], project);
  GtkWidget *window = app_test_show (page);
  AdwToggleGroup *toggles = ADW_TOGGLE_GROUP (app_test_find (page, ADW_TYPE_TOGGLE_GROUP));
  GtkDropDown *narrow = GTK_DROP_DOWN (app_test_find (page, GTK_TYPE_DROP_DOWN));
  guint sum = 0;

  for (guint i = TRESTLE_SEVERITY_ERROR; i <= TRESTLE_SEVERITY_INFO; i++)
    {
      adw_toggle_group_set_active (toggles, i + 1);
      app_test_settle ();
      g_assert_cmpuint (count_rows (page), ==, trestle_assessment_count (assessment, i));
      g_assert_cmpuint (gtk_drop_down_get_selected (narrow), ==, i + 1);
      sum += count_rows (page);
    }
  gtk_drop_down_set_selected (narrow, 0);
  app_test_settle ();
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, 0);
  g_assert_cmpuint (count_rows (page), ==, sum);

  /* Counts are renewed, what is shown stays. */
  gtk_drop_down_set_selected (narrow, 2);
  pane_app_edit (project);
  app_test_settle ();
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (narrow), ==, 2);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

/* What a button does at the Menu key. */
static GtkShortcutAction *
find_menu_action (GtkWidget *button)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (button);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr(GtkShortcut) shortcut = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_item (G_LIST_MODEL (controller), 0) : NULL;

      /* Buttons have shortcuts of their own, which emit signals. */
      if (shortcut != NULL && GTK_IS_CALLBACK_ACTION (gtk_shortcut_get_action (shortcut)))
        return gtk_shortcut_get_action (shortcut);
    }

  return NULL;
}

/* The first cell of the guide’s way. */
static GtkWidget *
find_cell (GtkWidget *widget)
{
  GtkWidget *cell = GTK_IS_BUTTON (widget) && find_menu_action (widget) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && cell == NULL; child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);

  return cell;
}

/* Opens the popover of @cell, and says @reason there. */
static void
set_aside (GtkWidget  *cell,
           const char *before,
           const char *reason)
{
  GtkWidget *entry;

  g_assert_true (gtk_shortcut_action_activate (find_menu_action (cell), GTK_SHORTCUT_ACTION_EXCLUSIVE, cell, NULL));
  app_test_settle ();
  entry = app_test_find (cell, ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), ==, "Not applicable because");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  g_signal_emit_by_name (entry, "apply");
  app_test_settle ();
  g_assert_null (app_test_find (cell, ADW_TYPE_ENTRY_ROW));
}

static const TrestleProgressCell *
get_first (TrestleProject *project)
{
  return &g_array_index (trestle_project_get_progress (project)->cells, TrestleProgressCell, 0);
}

/* A task is set aside with a reason in one step, which is shown and can be taken back. */
static void
test_aside (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("small.trestle");
  GtkWidget *page = pane_app_create (&pages[3], project);
  GtkWidget *window = app_test_show (page);
  GtkWidget *cell = find_cell (app_test_find (page, TRESTLE_TYPE_PROGRESS_VIEW));

  g_assert_nonnull (cell);
  g_assert_null (get_first (project)->aside);
  set_aside (cell, "", "  Another team does it ");
  g_assert_cmpstr (get_first (project)->aside, ==, "Another team does it");
  g_assert_true (g_str_has_suffix (gtk_widget_get_tooltip_text (cell), "\nAnother team does it"));
  set_aside (cell, "Another team does it", "");
  g_assert_null (get_first (project)->aside);
  trestle_history_undo (trestle_project_get_history (project));
  app_test_settle ();
  g_assert_cmpstr (get_first (project)->aside, ==, "Another team does it");
  trestle_history_undo (trestle_project_get_history (project));
  app_test_settle ();
  g_assert_null (get_first (project)->aside);
  g_assert_false (trestle_history_can_undo (trestle_project_get_history (project)));
  app_test_destroy (window, page);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; void (*test) (gconstpointer data); } tests[] = {
    { "follows", test_follows }, { "hidden", test_hidden }, { "empty", test_empty }
  };

  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/app/panes/%s/%s", pages[i].name, tests[j].name);

        g_test_add_data_func (path, &pages[i], tests[j].test);
      }
  g_test_add_data_func ("/app/panes/findings/fix", &pages[0], test_fix);
  g_test_add_func ("/app/panes/findings/fix-key", test_fix_key);
  g_test_add_data_func ("/app/panes/overview/fix", &pages[3], test_fix);
  g_test_add_func ("/app/panes/overview/aside", test_aside);
  g_test_add_func ("/app/panes/findings/filter", test_filter);

  return g_test_run ();
}
