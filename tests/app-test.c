/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the window share.
 */
#include "config.h"

#include "app-test.h"

#include "edit.h"

/* Milliseconds after which something that has not happened never will. */
#define PATIENCE 20000

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_CONTINUE;
}

void
app_test_init (int    *argc,
               char ***argv)
{
  g_test_init (argc, argv, NULL);
  /* GTK warns of its own faults too: criticals end a test, see the environment. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), APP_PATH "/icons");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
app_test_wait (gboolean ( *condition ) (gpointer data),
               gpointer    data)
{
  gboolean late = FALSE;
  guint id = g_timeout_add (PATIENCE, timeout_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_false (late);
}

void
app_test_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

TrestleProject *
app_test_new_project (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *location, *population;

  trestle_design_seed (design, 1);
  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "Test Design");
  location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  trestle_object_set_string (location, "name", "London");
  population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  trestle_object_set_ref (population, "location", location);
  trestle_object_set_number (population, "users", 100);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    if (trestle_edit_is_component (kind))
      trestle_edit_add_component (design, kind, TRESTLE_LOCATION (location));
    else if (kind != TRESTLE_KIND_MACHINE)
      trestle_design_create (design, kind);

  return trestle_project_new (design, NULL, NULL);
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 1;
}

void
app_test_present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_laid_out, window);
  app_test_settle ();
}

GtkWidget *
app_test_show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), child);
  app_test_present (window);

  return window;
}

gboolean
app_test_is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
app_test_destroy (GtkWidget *window,
                  GtkWidget *watched)
{
  gpointer window_left = window;
  gpointer left = watched;

  g_object_add_weak_pointer (G_OBJECT (window), &window_left);
  if (watched != NULL)
    g_object_add_weak_pointer (G_OBJECT (watched), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_wait (app_test_is_gone, &window_left);
  if (watched != NULL)
    app_test_wait (app_test_is_gone, &left);
}

void
app_test_finish (TrestleProject *project)
{
  gpointer left = project;

  /* A thread that makes pages of it may hold it a little longer. */
  g_object_add_weak_pointer (G_OBJECT (project), &left);
  g_object_unref (project);
  app_test_wait (app_test_is_gone, &left);
}

GtkWidget *
app_test_find (GtkWidget *root,
               GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}
