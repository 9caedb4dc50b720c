/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pane-app.h"

#include <string.h>

#include "edits.h"
#include "file.h"

TrestleProject *
pane_app_open_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return trestle_project_new (design, NULL, NULL);
}

GtkWidget *
pane_app_create (const Page     *page,
                 TrestleProject *project)
{
  GtkWidget *widget = g_object_new (page->get_type (), NULL);

  page->set_project (widget, project);

  return widget;
}

/* All that is written on the screen below @widget. */
static void
append_text (GtkWidget *widget,
             GString   *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

char *
pane_app_dup_text (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  append_text (widget, text);

  return g_string_free (text, FALSE);
}

static gboolean
reads (gpointer data)
{
  const Reading *reading = data;
  g_autofree char *text = pane_app_dup_text (reading->widget);

  return g_str_has_prefix (text, reading->text) == reading->same;
}

static gboolean
is_read (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  reading->text = pane_app_dup_text (reading->widget);

  return strlen (reading->text) > 100;
}

/* Reads @widget; free the text. */
Reading
pane_app_read (GtkWidget *widget)
{
  Reading reading = { widget, NULL, FALSE };

  app_test_settle ();
  app_test_wait (is_read, &reading);

  return reading;
}

void
pane_app_wait_other (Reading *reading)
{
  reading->same = FALSE;
  app_test_wait (reads, reading);
}

void
pane_app_wait_same (Reading *reading)
{
  reading->same = TRUE;
  app_test_wait (reads, reading);
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *text = pane_app_dup_text (widget);

  return *text != '\0' || gtk_widget_get_tooltip_text (widget) != NULL ||
         gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
pane_app_check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_VIEW (widget)) && !has_name (widget))
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    pane_app_check_names (child);
}

/* Gives the first location a hundred times its users. */
void
pane_app_edit (TrestleProject *project)
{
  TrestleList *populations = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_POPULATION);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < populations->items->len; i++)
    {
      TrestleObject *population = populations->items->pdata[i];

      trestle_edits_set_text (project, population, trestle_object_find_field (population, "users"), "7777", &error);
      g_assert_no_error (error);
    }
  trestle_edits_add (project, TRESTLE_KIND_SERVER);
}
