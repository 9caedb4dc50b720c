/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every page fits the narrowest window, in every language there is: nothing is
 * cut off where nobody can reach it.
 */
#include "config.h"

#include "app-test.h"
#include "destinations.h"
#include "file.h"
#include "language.h"
#include "window.h"

/* Pixels: what GNOME asks every window to fit. */
#define NARROW 360

static TrestleProject *
open_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "medium.trestle", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return trestle_project_new (design, NULL, NULL);
}

static int
get_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

/* Down to what makes @widget so wide. */
static void
tell_widest (GtkWidget *widget)
{
  while (widget != NULL)
    {
      GtkWidget *widest = NULL;

      g_test_message ("%s needs %d px", G_OBJECT_TYPE_NAME (widget), get_width (widget));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child) && (widest == NULL || get_width (child) > get_width (widest)))
          widest = child;
      widget = widest;
    }
}

static void
assert_narrow (GtkWidget  *widget,
               const char *what)
{
  if (get_width (widget) <= NARROW)
    return;
  tell_widest (widget);
  g_test_message ("%s needs %d px", what, get_width (widget));
  g_test_fail ();
}

static void
assert_fits (GtkWidget  *window,
             const char *what)
{
  app_test_settle ();
  assert_narrow (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)), what);
}

/* The tables of a step, each shown by going to its first object. */
static void
check_tables (GtkWidget                *window,
              TrestleProject           *project,
              const TrestleDestination *step)
{
  for (const TrestleKind *kind = step->kinds; kind != NULL && *kind != TRESTLE_N_KINDS; kind++)
    {
      GListModel *list = G_LIST_MODEL (trestle_design_get_list (trestle_project_get_design (project), *kind));
      g_autoptr(TrestleObject) object = g_list_model_get_item (list, 0);

      if (object == NULL)
        continue;
      trestle_selection_jump (trestle_project_get_selection (project), object, NULL);
      assert_fits (window, trestle_kind_get_info (*kind)->titles);
    }
}

/* What opens over the window. */
static void
check_dialogs (GtkWidget *window)
{
  static const char *const actions[] = { "win.palette", "win.propose", "win.interview", "win.document-contents" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (window, actions[i], NULL);
      app_test_settle ();
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
      g_assert_nonnull (dialog);
      assert_narrow (adw_dialog_get_child (dialog), actions[i]);
      adw_dialog_force_close (dialog);
      app_test_settle ();
    }
}

static void
test_fits (gconstpointer data)
{
  const char *locale = data;
  g_autoptr(TrestleProject) project = NULL;
  GtkWidget *window;

  if (!language_set (locale))
    return;

  project = open_sample ();
  window = trestle_window_new (NULL, project);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 640);
  app_test_present (window);
  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      trestle_window_go_to (TRESTLE_WINDOW (window), trestle_destinations[i].name);
      assert_fits (window, trestle_destinations[i].name);
      check_tables (window, project, &trestle_destinations[i]);
    }
  check_dialogs (window);
  app_test_destroy (window, NULL);
  app_test_finish (g_steal_pointer (&project));
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);

#ifndef __SANITIZE_ADDRESS__    /* one walk through everything has all there is for sanitizers */
  g_test_add_data_func ("/app/narrow/english", "C.UTF-8", test_fits);
#endif
  g_test_add_data_func ("/app/narrow/german", "de_DE.UTF-8", test_fits);

  return g_test_run ();
}
