/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interview over the window: answers are written as they come, and leaving and
 * coming back asks what is still open.
 */
#include "config.h"

#include "app-test.h"
#include "choice-list.h"
#include "interview-answer.h"
#include "interview-dialog.h"
#include "window.h"

static GtkWidget *
get_dialog (GtkWidget *window)
{
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static GtkWidget *
find (GtkWidget *window,
      GType      type)
{
  GtkWidget *found = app_test_find (app_test_find (get_dialog (window), TRESTLE_TYPE_INTERVIEW_ANSWER), type);

  g_assert_nonnull (found);

  return found;
}

static gboolean
asks (GtkWidget  *root,
      const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (asks (child, text))
      return TRUE;

  return FALSE;
}

static void
name (GtkWidget  *window,
      const char *text)
{
  GtkWidget *entry = find (window, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "entry-activated");
  app_test_settle ();
}

static void
act (GtkWidget  *window,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_dialog (window), action, NULL));
  app_test_settle ();
}

static void
test_interview (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);
  TrestleHistory *history = trestle_project_get_history (project);
  GtkWidget *window = trestle_window_new (NULL, project);
  TrestleLocation *berlin;

  app_test_present (window);
  g_assert_true (gtk_widget_activate_action (window, "win.interview", NULL));
  app_test_settle ();
  name (window, "Berlin");
  name (window, "Kiel");
  name (window, "berlin");    /* is there already */
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==, 2);
  g_assert_cmpuint (trestle_history_get_n_steps (history), ==, 2);
  name (window, "");
  g_assert_true (asks (get_dialog (window), "Who works in Berlin? Name each group that works in its own way."));
  name (window, "Clerks");
  name (window, "");

  /* What will not do stays; what will is written and the next question comes. */
  berlin = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW)), "fast");
  act (window, "interview.next");
  g_assert_true (asks (get_dialog (window), "What bandwidth is left for MED-V on the way to Berlin?"));
  g_assert_cmpint (berlin->bandwidth, ==, TRESTLE_UNSET);
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW)), "10 Mbps");
  act (window, "interview.next");
  g_assert_cmpint (berlin->bandwidth, ==, 10000000);

  g_signal_emit_by_name (app_test_find (find (window, TRESTLE_TYPE_CHOICE_LIST), GTK_TYPE_LIST_VIEW), "activate", 0);
  app_test_settle ();
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LINK)->items->len, ==, 1);
  act (window, "interview.next");
  act (window, "interview.back");
  act (window, "interview.back");
  g_assert_true (asks (get_dialog (window), "What bandwidth is left for MED-V on the way to Berlin?"));

  /* Nobody knows, after all; and a step back takes that back. */
  act (window, "interview.unknown");
  g_assert_cmpint (berlin->bandwidth, ==, TRESTLE_UNSET);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ANSWER)->items->len, ==, 1);
  g_assert_true (asks (get_dialog (window), "Who works in Kiel? Name each group that works in its own way."));
  adw_dialog_force_close (ADW_DIALOG (get_dialog (window)));
  app_test_settle ();
  trestle_history_undo (history);
  g_assert_cmpint (berlin->bandwidth, ==, 10000000);

  g_assert_true (gtk_widget_activate_action (window, "win.interview", NULL));
  app_test_settle ();
  g_assert_true (asks (get_dialog (window), "Who works in Kiel? Name each group that works in its own way."));
  app_test_destroy (window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/interview/answers", test_interview);

  return g_test_run ();
}
