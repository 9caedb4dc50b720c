/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conflicts are settled and versions compared in the window.
 */
#include "config.h"

#include <string.h>

#include "app-test.h"
#include "changes-page.h"
#include "conflict-row.h"
#include "conflicts.h"
#include "difference-item.h"
#include "edits.h"
#include "window.h"

static GtkWidget *
show_page (TrestleProject *project)
{
  GtkWidget *page = g_object_new (TRESTLE_TYPE_CHANGES_PAGE, NULL);
  GtkWidget *window = app_test_show (page);

  trestle_changes_page_set_project (TRESTLE_CHANGES_PAGE (page), project);
  app_test_settle ();

  return window;
}

static TrestleLocation *
get_location (TrestleProject *project)
{
  return trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->pdata[0];
}

static void
add_conflict (TrestleProject *project,
              const char     *field,
              const char     *ours,
              const char     *theirs)
{
  g_autoptr(TrestleObject) conflict = trestle_conflict_new (((TrestleObject *) get_location (project))->id, field, NULL, ours, theirs);

  trestle_design_add (trestle_project_get_design (project), conflict);
}

/* The first button below @root that says @label. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_shown (GtkWidget *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_test_find (window, GTK_TYPE_STACK)));
}

static void
press (GtkWidget  *window,
       const char *label)
{
  GtkWidget *button = find_button (window, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  app_test_settle ();
}

static void
test_conflicts (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleLocation *london = get_location (project);
  GtkWidget *window;
  guint position;

  add_conflict (project, "country", "\"Norway\"", "\"Sweden\"");
  add_conflict (project, "notes", "\"ours\"", "\"theirs\"");
  window = show_page (project);
  g_assert_cmpstr (get_shown (window), ==, "conflicts");
  position = trestle_history_get_position (history);

  press (window, "Take Theirs");
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 1);
  g_assert_true (g_strcmp0 (london->country, "Sweden") == 0 || g_strcmp0 (london->notes, "theirs") == 0);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  app_test_settle ();
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 2);
  g_assert_null (london->country);

  press (window, "Take Ours for All");
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 0);
  g_assert_cmpstr (london->country, ==, "Norway");
  g_assert_cmpstr (london->notes, ==, "ours");
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  g_assert_cmpstr (get_shown (window), ==, "settled");
  trestle_history_undo (history);
  app_test_settle ();
  g_assert_cmpstr (get_shown (window), ==, "conflicts");

  press (window, "Keep as It Is");
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 1);
  g_assert_null (london->country);
  app_test_destroy (window, NULL);
}

/* They stand among the findings too, and lead to where they are decided. */
static void
test_among_findings (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window, *page;

  add_conflict (project, "country", "\"Norway\"", "\"Sweden\"");
  add_conflict (project, "notes", "\"ours\"", "\"theirs\"");
  window = trestle_window_new (NULL, project);
  app_test_present (window);
  trestle_window_go_to (TRESTLE_WINDOW (window), "findings");
  app_test_settle ();
  press (window, "Decide 2 Conflicts of a Merge…");
  page = app_test_find (window, TRESTLE_TYPE_CHANGES_PAGE);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_cmpstr (get_shown (page), ==, "conflicts");

  press (page, "Take Ours for All");
  trestle_window_go_to (TRESTLE_WINDOW (window), "findings");
  app_test_settle ();
  g_assert_null (find_button (window, "Decide 2 Conflicts of a Merge…"));
  app_test_destroy (window, NULL);
  app_test_finish (g_steal_pointer (&project));
}

/* Typing another value settles the conflict about it, in the same step. */
static void
test_edited (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleObject *london = TRESTLE_OBJECT (get_location (project));
  guint position;

  add_conflict (project, "country", "\"Norway\"", "\"Sweden\"");
  add_conflict (project, "notes", "\"ours\"", "\"theirs\"");
  position = trestle_history_get_position (history);
  g_assert_true (trestle_edits_set_text (project, london, trestle_object_find_field (london, "country"), "Denmark", NULL));
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 1);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Change Country");
  trestle_history_undo (history);
  g_assert_cmpuint (trestle_project_count_conflicts (project), ==, 2);
  g_assert_null (((TrestleLocation *) london)->country);
}

static GListModel *
get_differences (GtkWidget *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find (window, GTK_TYPE_LIST_VIEW))));
}

/* Whether a label of @root has that text. */
static gboolean
is_said (GtkWidget  *root,
         const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, text))
      return TRUE;

  return FALSE;
}

static void
test_compare (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleDesign *design = trestle_project_get_design (project);
  g_autoptr(TrestleDesign) old = trestle_design_copy (design);
  TrestleObject *london = TRESTLE_OBJECT (get_location (project));
  GtkWidget *window = show_page (project);
  g_autoptr(TrestleDifferenceItem) item = NULL;

  g_assert_cmpstr (get_shown (window), ==, "blank");
  trestle_project_compare (project, old, "old.trestle");
  g_assert_cmpstr (get_shown (window), ==, "changes");
  g_assert_cmpuint (g_list_model_get_n_items (get_differences (window)), ==, 0);

  trestle_edits_set_text (project, london, trestle_object_find_field (london, "country"), "Denmark", NULL);
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (get_differences (window)), ==, 1);
  item = g_list_model_get_item (get_differences (window), 0);
  g_assert_cmpstr (item->id, ==, london->id);
  g_assert_cmpstr (item->label, ==, "Country");
  g_assert_cmpstr (item->values, ==, "Not Set → Denmark");

  g_signal_emit_by_name (app_test_find (window, GTK_TYPE_LIST_VIEW), "activate", 0);
  app_test_settle ();
  g_assert_true (trestle_selection_get_primary (trestle_project_get_selection (project)) == london);

  g_assert_true (is_said (window, "1 change since “old.trestle”"));
  trestle_object_set_number (london, "x", 7);
  trestle_object_set_number (london, "y", 9);
  trestle_edits_set_text (project, london, trestle_object_find_field (london, "country"), "Norway", NULL);
  app_test_settle ();
  g_assert_true (is_said (window, "3 changes since “old.trestle”; 1 thing is drawn elsewhere"));

  trestle_project_compare (project, NULL, NULL);
  g_assert_cmpstr (get_shown (window), ==, "blank");
  g_assert_null (trestle_project_get_differences (project));
  app_test_destroy (window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/changes/conflicts", test_conflicts);
  g_test_add_func ("/app/changes/among-findings", test_among_findings);
  g_test_add_func ("/app/changes/edited", test_edited);
  g_test_add_func ("/app/changes/compare", test_compare);

  return g_test_run ();
}
