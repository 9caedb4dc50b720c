/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every page of the window can be shown and goes away again; actions are
 * enabled when they can do something.
 */
#include "config.h"

#include "accelerators.h"
#include "app-test.h"
#include "destinations.h"
#include "edits.h"
#include "start-window.h"
#include "window.h"

static void
test_window_goes (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);

  app_test_present (window);
  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      trestle_window_go_to (TRESTLE_WINDOW (window), trestle_destinations[i].name);
      app_test_settle ();
    }
  app_test_destroy (window, NULL);
  app_test_finish (g_steal_pointer (&project));
}

static void
test_empty_design (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);
  GtkWidget *window = trestle_window_new (NULL, project);

  app_test_present (window);
  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      trestle_window_go_to (TRESTLE_WINDOW (window), trestle_destinations[i].name);
      app_test_settle ();
    }
  app_test_destroy (window, NULL);
}

static void
test_start_window (void)
{
  GtkWidget *window = trestle_start_window_new (NULL);

  app_test_present (window);
  trestle_start_window_show_error (TRESTLE_START_WINDOW (window), "broken.trestle:1:1: not JSON");
  app_test_settle ();
  app_test_destroy (window, NULL);
}

static gboolean
can (GtkWidget  *window,
     const char *action)
{
  /* What a button inside the window would show. */
  GtkWidget *button = gtk_button_new ();
  gboolean sensitive;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, window);
  sensitive = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return sensitive;
}

static void
test_actions (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  TrestleObject *location;

  app_test_present (window);
  g_assert_false (can (window, "win.undo"));
  g_assert_false (can (window, "win.redo"));
  g_assert_false (can (window, "win.delete"));

  g_assert_true (gtk_widget_activate_action (window, "win.add", "s", "location"));
  app_test_settle ();
  location = trestle_selection_get_primary (trestle_project_get_selection (project));
  g_assert_true (TRESTLE_IS_OBJECT (location));
  g_assert_true (can (window, "win.undo"));
  g_assert_true (can (window, "win.delete"));

  g_assert_true (gtk_widget_activate_action (window, "win.delete", NULL));
  g_assert_null (location->design);
  g_assert_false (can (window, "win.delete"));
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_nonnull (location->design);
  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_false (can (window, "win.undo"));
  g_assert_true (can (window, "win.redo"));
  app_test_destroy (window, NULL);
}

/* Widgets may have the same keys, as only one of them has the keyboard; the interview is
 * asked first where one goes back.
 */
static gboolean
may_share (const TrestleAccelerator *row,
           const char               *name)
{
  return row->action == NULL && g_str_equal (row->group, "Interview") && g_str_equal (name, "<Alt>Left");
}

/* Every shortcut can be typed, stands once, and belongs to an action or to a widget. */
static void
test_accelerators (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < trestle_n_accelerators; i++)
    for (const char *const *key = trestle_accelerators[i].keys; *key != NULL; key++)
      {
        guint keyval;
        GdkModifierType modifiers;
        g_autofree char *name = NULL;

        g_assert_true (gtk_accelerator_parse (*key, &keyval, &modifiers));
        g_assert_cmpuint (keyval, !=, 0);
        name = gtk_accelerator_name (keyval, modifiers);
        g_assert_false ((modifiers & GDK_ALT_MASK) != 0 && g_unichar_isalnum (gdk_keyval_to_unicode (keyval)));

        if (may_share (&trestle_accelerators[i], name))
          continue;
        g_assert_false (g_hash_table_contains (seen, name));
        g_assert_true (g_hash_table_add (seen, trestle_accelerators[i].action != NULL
                                               ? g_steal_pointer (&name)
                                               : g_strconcat (trestle_accelerators[i].group, name, NULL)));
      }
}

/* What keys are to do: an action, or the title of something that a widget does. */
static const struct { const char *keys, *does; } map[] = {
  { "<Control>n", "app.new" }, { "<Control>o", "app.open" }, { "<Control>s", "win.save" }, { "<Control><Shift>s", "win.save-as" },
  { "<Control>w", "window.close" }, { "<Control>q", "app.quit" }, { "<Control>p", "win.print" }, { "<Control>e", "win.export" },
  { "<Control>i", "win.import" }, { "<Control>question", "app.shortcuts" }, { "F1", "app.shortcuts" }, { "F10", "Main Menu" },
  { "F11", "win.fullscreen" }, { "F5", "win.present" },

  { "<Control>1", "win.show::overview" }, { "<Control>2", "win.show::scope" }, { "<Control>3", "win.show::instances" },
  { "<Control>4", "win.show::servers" }, { "<Control>5", "win.show::repositories" }, { "<Control>6", "win.show::findings" },
  { "<Control>7", "win.show::sizing" }, { "<Control>Page_Up", "win.previous" }, { "<Control>Page_Down", "win.next" },
  { "F6", "win.next-pane" }, { "<Shift>F6", "win.previous-pane" }, { "F9", "win.toggle-sidebar" },
  { "<Control>F9", "win.show::findings" }, { "<Alt>Return", "win.toggle-inspector" }, { "<Alt>Left", "win.back" },
  { "<Alt>Right", "win.forward" },

  { "<Control>f", "grid.find" }, { "<Control>f", "canvas.find" }, { "<Control>f", "pages.find" }, { "<Control>g", "Next Match" },
  { "<Control><Shift>g", "Previous Match" }, { "<Control><Shift>p", "win.palette" }, { "<Control>k", "win.palette" },

  { "<Control>z", "win.undo" }, { "<Control><Shift>z", "win.redo" }, { "<Control>y", "win.redo" }, { "<Control>x", "grid.cut" },
  { "<Control>c", "grid.copy" }, { "<Control>v", "grid.paste" }, { "<Control><Shift>v", "grid.paste-turned" },
  { "<Control>x", "canvas.cut" }, { "<Control>c", "canvas.copy" }, { "<Control>v", "canvas.paste" },
  { "<Control>a", "Select All Cells" }, { "<Control><Shift>a", "Select One Cell" }, { "<Control>a", "canvas.select-all" },
  { "<Control><Shift>a", "canvas.select-none" }, { "Delete", "grid.clear" }, { "Delete", "canvas.delete" }, { "F2", "grid.edit" },
  { "F2", "canvas.rename" }, { "Insert", "win.add-here" }, { "<Control>d", "canvas.duplicate" }, { "<Control>d", "grid.fill-down" },

  { "F8", "win.next-finding" }, { "<Shift>F8", "win.previous-finding" }, { "<Control>F8", "win.next-open" },
  { "<Control><Shift>F8", "win.previous-open" }, { "<Control>Return", "findings.fix" },

  { "Tab", "Next Thing" }, { "<Control>Right", "Nearest Thing to the Right" }, { "Right", "Move Selected, or the Picture" },
  { "<Control>l", "canvas.connect" }, { "<Control>plus", "canvas.zoom-in" }, { "<Control>minus", "canvas.zoom-out" },
  { "<Control>0", "canvas.zoom-normal" }, { "<Control>8", "canvas.fit-selection" }, { "<Control>9", "canvas.fit" },
  { "Menu", "canvas.menu" }, { "<Shift>F10", "canvas.menu" },

  { "Tab", "Next Cell" }, { "<Shift>Tab", "Previous Cell" }, { "Return", "grid.edit" }, { "<Control>Home", "First Cell" },
  { "<Control>End", "Last Cell" }, { "<Shift>Down", "Select Range" }, { "<Control>space", "Select Rows" },
  { "<Control>Tab", "Leave Table" }
};

static gboolean
has_row (const char *keys,
         const char *does)
{
  for (guint i = 0; i < trestle_n_accelerators; i++)
    {
      const TrestleAccelerator *row = &trestle_accelerators[i];

      if (g_strv_contains (row->keys, keys) &&
          (g_strcmp0 (row->action, does) == 0 || g_strcmp0 (row->own, does) == 0 || g_str_equal (row->title, does)))
        return TRUE;
    }

  return FALSE;
}

static void
test_map (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (map); i++)
    if (!has_row (map[i].keys, map[i].does))
      g_error ("%s is not %s", map[i].keys, map[i].does);
}

/* Back is to what a reference, a finding or the palette led away from, forward the
 * same way again; what is gone is passed over.
 */
static void
test_back (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleSelection *selection = trestle_project_get_selection (project);
  GtkWidget *window = trestle_window_new (NULL, project);
  TrestleObject *places[4];

  app_test_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = trestle_edits_add (project, TRESTLE_KIND_LOCATION);
  trestle_selection_select (selection, places[0]);
  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
  g_assert_true (trestle_selection_get_primary (selection) == places[0]);
  trestle_selection_jump (selection, places[1], NULL);
  trestle_selection_jump (selection, places[2], NULL);
  /* Walked on with the arrows. */
  trestle_selection_select (selection, places[3]);
  for (guint i = 3; i-- > 0;)
    {
      g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
      g_assert_true (trestle_selection_get_primary (selection) == places[i]);
    }
  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
  g_assert_true (trestle_selection_get_primary (selection) == places[0]);
  trestle_selection_select (selection, places[1]);
  trestle_edits_delete (project);
  trestle_selection_select (selection, places[0]);
  g_assert_true (gtk_widget_activate_action (window, "win.forward", NULL));
  g_assert_true (trestle_selection_get_primary (selection) == places[2]);

  /* Another way from here. */
  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
  trestle_selection_jump (selection, places[3], NULL);
  g_assert_true (gtk_widget_activate_action (window, "win.forward", NULL));
  g_assert_true (trestle_selection_get_primary (selection) == places[3]);
  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
  g_assert_true (trestle_selection_get_primary (selection) == places[0]);
  app_test_destroy (window, NULL);
}

static void
test_shortcuts_dialog (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  AdwDialog *dialog = trestle_accelerators_create_dialog ();

  app_test_present (window);
  adw_dialog_present (dialog, window);
  app_test_settle ();
  adw_dialog_force_close (dialog);
  app_test_settle ();
  app_test_destroy (window, NULL);
}

/* A design with changes asks before it goes. */
static void
test_close_asks (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  AdwDialog *dialog;

  app_test_present (window);
  trestle_edits_add (project, TRESTLE_KIND_LOCATION);
  gtk_window_close (GTK_WINDOW (window));
  app_test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  app_test_settle ();
  g_assert_true (gtk_widget_get_visible (window));
  app_test_destroy (window, NULL);
}

/* The first one that follows has two rounds, and edits in the second. */
typedef struct
{
  TrestleProject *project;
  GString        *calls;
  guint           n_edits;
} Follows;

static Follows *
get_follows (gpointer object)
{
  return g_object_get_data (object, "follows");
}

static gboolean
first_cb (gpointer object,
          guint    round)
{
  Follows *self = get_follows (object);

  g_assert_true (trestle_validator_is_current (trestle_project_get_validator (self->project)));
  g_string_append_printf (self->calls, "a%u ", round);
  if (round == 0)
    return TRUE;
  if (self->n_edits > 0)
    {
      self->n_edits--;
      trestle_object_set_string (TRESTLE_OBJECT (trestle_project_get_design (self->project)), "customer", "Somebody");
    }

  return FALSE;
}

static gboolean
second_cb (gpointer object,
           guint    round)
{
  g_string_append (get_follows (object)->calls, "b ");

  return FALSE;
}

/* What follows is called in order and round by round; who comes behind an edit waits for
 * the next assessment, and who is no more is not called.
 */
static void
test_follows (gconstpointer large)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleObject *design = TRESTLE_OBJECT (trestle_project_get_design (project));
  g_autoptr(GString) calls = g_string_new (NULL);
  Follows follows = { project, calls, GPOINTER_TO_INT (large) ? 1 : 0 };
  GObject *first = g_object_new (G_TYPE_OBJECT, NULL), *second = g_object_new (G_TYPE_OBJECT, NULL);

  if (large != NULL)
    trestle_validator_set_slice_limit (trestle_project_get_validator (project), 0);
  g_object_set_data (first, "follows", &follows);
  g_object_set_data (second, "follows", &follows);
  trestle_project_follow_in_rounds (project, first, first_cb);
  trestle_project_follow_in_rounds (project, second, second_cb);
  trestle_object_set_string (design, "name", "Follows");
  app_test_settle ();
  g_assert_cmpstr (calls->str, ==, large != NULL ? "a0 a1 a0 a1 b " : "a0 a1 b ");

  g_string_set_size (calls, 0);
  g_object_unref (first);
  trestle_object_set_string (design, "name", "Followed");
  app_test_settle ();
  g_assert_cmpstr (calls->str, ==, "b ");
  g_object_unref (second);
}

/* A large design says in the end what a small one says at once. */
static void
test_between_frames (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  GtkWidget *headline = GTK_WIDGET (gtk_widget_get_template_child (window, TRESTLE_TYPE_WINDOW, "headline"));
  TrestleObject *population = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_POPULATION)->items->pdata[0];
  g_autofree char *before = NULL, *after = NULL;

  app_test_present (window);
  trestle_object_set_number (population, "users", 4321);
  app_test_settle ();
  before = g_strdup (gtk_label_get_text (GTK_LABEL (headline)));
  trestle_validator_set_slice_limit (trestle_project_get_validator (project), 0);
  trestle_object_set_number (population, "users", 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (headline)), ==, before);
  app_test_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (headline)), !=, before);
  trestle_object_set_number (population, "users", 4321);
  app_test_settle ();
  after = g_strdup (gtk_label_get_text (GTK_LABEL (headline)));
  g_assert_cmpstr (after, ==, before);
  app_test_destroy (window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/window/goes", test_window_goes);
  g_test_add_func ("/app/window/empty-design", test_empty_design);
  g_test_add_func ("/app/window/start", test_start_window);
  g_test_add_func ("/app/window/actions", test_actions);
  g_test_add_func ("/app/window/accelerators", test_accelerators);
  g_test_add_func ("/app/window/map", test_map);
  g_test_add_func ("/app/window/back", test_back);
  g_test_add_func ("/app/window/shortcuts-dialog", test_shortcuts_dialog);
  g_test_add_func ("/app/window/close-asks", test_close_asks);
  g_test_add_data_func ("/app/window/follows/small", NULL, test_follows);
  g_test_add_data_func ("/app/window/follows/large", GINT_TO_POINTER (TRUE), test_follows);
  g_test_add_func ("/app/window/between-frames", test_between_frames);

  return g_test_run ();
}
