/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dialogs over the window: what is done in them is done to the design, a step at
 * a time, and they show what the design then says.
 */
#include "config.h"

#include "app-test.h"
#include "contents-dialog.h"
#include "contents.h"
#include "edits.h"

typedef struct
{
  TrestleProject *project;
  TrestleDesign  *design;
  GtkWidget      *window;
  GtkWidget      *dialog;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = app_test_new_project ();
  self->design = trestle_project_get_design (self->project);
  self->window = app_test_show (adw_bin_new ());
  self->dialog = GTK_WIDGET (trestle_contents_dialog_present (self->window, self->project));
  app_test_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

/* The row of the section titled @title, whether it is in the document or not. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A control of that row; buttons by their tooltips. */
static GtkWidget *
find_control (GtkWidget  *root,
              GType       type,
              const char *tooltip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_control (child, type, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
toggle (Fixture    *self,
        const char *title)
{
  GtkWidget *control = find_control (find_row (self->dialog, title), GTK_TYPE_SWITCH, NULL);

  gtk_switch_set_active (GTK_SWITCH (control), !gtk_switch_get_active (GTK_SWITCH (control)));
  app_test_settle ();
}

static void
press (Fixture    *self,
       const char *title,
       const char *tooltip)
{
  g_signal_emit_by_name (find_control (find_row (self->dialog, title), GTK_TYPE_BUTTON, tooltip), "clicked");
  app_test_settle ();
}

static void
assert_place (Fixture    *self,
              const char *id,
              int         place)
{
  g_auto(GStrv) ids = trestle_contents_list (self->design);
  int found = -1;

  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      found = i;
  g_assert_cmpint (found, ==, place);
}

/* Its place in a document that has every section. */
static int
get_full_place (const char *id)
{
  g_auto(GStrv) all = trestle_contents_of_profile (TRESTLE_PROFILE_FULL);
  int place = 0;

  while (!g_str_equal (all[place], id))
    place++;

  return place;
}

/* A section goes and comes back to where it belongs, each one step of undo. */
static void
test_switch (Fixture      *self,
             gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  toggle (self, "Progress");
  assert_place (self, "progress", -1);
  assert_place (self, "topology", get_full_place ("topology"));
  assert_place (self, "decisions", get_full_place ("decisions") - 1);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_control (find_row (self->dialog, "Progress"), GTK_TYPE_SWITCH, NULL))));
  toggle (self, "Progress");
  assert_place (self, "progress", get_full_place ("progress"));
  trestle_history_undo (history);
  assert_place (self, "progress", -1);
  trestle_history_undo (history);
  g_assert_null (self->design->sections);
  g_assert_false (trestle_history_can_undo (history));
}

/* Sections change places; the cover and what is left out have none to change. */
static void
test_move (Fixture      *self,
           gconstpointer data)
{
  press (self, "Contents", "Move Down");
  assert_place (self, "summary", 1);
  assert_place (self, "contents", 2);
  press (self, "Contents", "Move Up");
  assert_place (self, "contents", 1);
  g_assert_false (gtk_widget_get_sensitive (find_control (find_row (self->dialog, "Contents"), GTK_TYPE_BUTTON, "Move Up")));
  g_assert_false (gtk_widget_get_sensitive (find_control (find_row (self->dialog, "Glossary"), GTK_TYPE_BUTTON, "Move Down")));
  g_assert_null (find_control (find_row (self->dialog, "Cover"), GTK_TYPE_BUTTON, "Move Down"));
  toggle (self, "Glossary");
  g_assert_null (find_control (find_row (self->dialog, "Glossary"), GTK_TYPE_BUTTON, "Move Up"));
}

/* A choice can be given up for what the profile says; the last section stays. */
static void
test_reset (Fixture      *self,
            gconstpointer data)
{
  static const char *const only[] = { "findings", NULL };
  TrestleValue value = { .set = TRUE, .texts = (char **) only };

  trestle_edits_set (self->project, TRESTLE_OBJECT (self->design),
                     trestle_object_find_field (TRESTLE_OBJECT (self->design), "sections"), &value, NULL);
  app_test_settle ();
  assert_place (self, "findings", 0);
  assert_place (self, "cover", -1);
  toggle (self, "Findings");
  assert_place (self, "findings", 0);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find_control (find_row (self->dialog, "Findings"), GTK_TYPE_SWITCH, NULL))));

  g_signal_emit_by_name (gtk_widget_get_template_child (self->dialog, TRESTLE_TYPE_CONTENTS_DIALOG, "reset"), "clicked");
  app_test_settle ();
  g_assert_null (self->design->sections);
  assert_place (self, "cover", 0);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/dialogs/contents/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/app/dialogs/contents/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/app/dialogs/contents/reset", Fixture, NULL, set_up, test_reset, tear_down);

  return g_test_run ();
}
