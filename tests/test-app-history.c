/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history goes where it is told and shows what has changed there; what others
 * depend on is deleted only when that has been said.
 */
#include "config.h"

#include "app-test.h"
#include "delete-dialog.h"
#include "edits.h"
#include "history-popover.h"

typedef struct
{
  TrestleProject *project;
  GtkWidget      *button;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->project = app_test_new_project ();
  self->button = gtk_button_new_with_label ("here");
  gtk_box_append (GTK_BOX (box), self->button);
  self->window = app_test_show (box);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

static TrestleObject *
get_object (Fixture    *self,
            TrestleKind kind)
{
  return trestle_design_get_list (trestle_project_get_design (self->project), kind)->items->pdata[0];
}

static void
test_popover (Fixture      *self,
              gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION);
  TrestleObject *added = trestle_edits_add (self->project, TRESTLE_KIND_IMAGE);
  GtkWidget *popover, *view;
  GListModel *model;

  trestle_history_seal (history);
  trestle_object_set_number (location, "bandwidth", 1000000);
  popover = trestle_history_popover_show (self->button, self->project);
  app_test_settle ();
  view = app_test_find (popover, GTK_TYPE_LIST_VIEW);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)), ==, 0);

  /* To the design as it was opened, and back to when the image had been added. */
  g_signal_emit_by_name (view, "activate", 2);
  app_test_settle ();
  g_assert_cmpuint (trestle_history_get_position (history), ==, 0);
  g_assert_null (added->design);
  trestle_edits_go_to (self->project, 1);
  g_assert_nonnull (added->design);
  g_assert_true (trestle_selection_get_primary (selection) == added);
  trestle_edits_go_to (self->project, 2);
  g_assert_true (trestle_selection_get_primary (selection) == added);
  g_assert_cmpint (TRESTLE_LOCATION (location)->bandwidth, ==, 1000000);
}

static GtkWidget *
find_step (GtkWidget *view,
           guint      row)
{
  GtkWidget *item = gtk_widget_get_first_child (view);

  for (; row > 0; row--)
    item = gtk_widget_get_next_sibling (item);

  return app_test_find (item, GTK_TYPE_BOX);
}

/* Keys move through the steps and go nowhere before Return does; the pointer goes where it
 * is clicked, and what it is over is nothing.
 */
/* With nothing to undo its button is insensitive; the list says so all the same, and has the keyboard. */
static void
test_popover_insensitive (Fixture      *self,
                          gconstpointer data)
{
  GtkWidget *popover;

  gtk_widget_set_sensitive (self->button, FALSE);
  popover = trestle_history_popover_show (self->button, self->project);
  app_test_settle ();
  g_assert_true (gtk_widget_is_sensitive (popover));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  app_test_settle ();
}

static void
test_popover_keys (Fixture      *self,
                   gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autoptr(GListModel) controllers = NULL;
  g_autoptr(GtkEventController) click = NULL;
  GtkWidget *popover, *view;

  for (guint i = 0; i < 3; i++)
    trestle_edits_add (self->project, TRESTLE_KIND_IMAGE);
  popover = trestle_history_popover_show (self->button, self->project);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  app_test_settle ();
  view = app_test_find (popover, GTK_TYPE_LIST_VIEW);
  g_assert_false (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (view)));
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_widget_child_focus (view, GTK_DIR_DOWN));
  app_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpuint (trestle_history_get_position (history), ==, 3);

  controllers = gtk_widget_observe_controllers (find_step (view, 2));
  g_assert_cmpuint (g_list_model_get_n_items (controllers), ==, 1);
  click = g_list_model_get_item (controllers, 0);
  g_signal_emit_by_name (click, "released", 1, 2.0, 2.0);
  app_test_settle ();
  g_assert_null (popover);
  g_assert_cmpuint (trestle_history_get_position (history), ==, 1);
}

static void
select_all (Fixture       *self,
            TrestleObject *first,
            TrestleObject *second)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (objects, first);
  if (second != NULL)
    g_ptr_array_add (objects, second);
  trestle_selection_set (trestle_project_get_selection (self->project), objects);
}

static void
assert_selected (Fixture       *self,
                 TrestleObject *first,
                 TrestleObject *second)
{
  g_autoptr(GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (self->project));

  g_assert_cmpuint (objects->len, ==, (first != NULL) + (second != NULL));
  g_assert_true (first == NULL || objects->pdata[0] == first);
  g_assert_true (second == NULL || objects->pdata[1] == second);
}

/* What was selected before a step is when it is undone, and what was after it when it is
 * done again, whatever has been selected since and whatever the step was about.
 */
static void
test_selection (Fixture      *self,
                gconstpointer data)
{
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION), *population = get_object (self, TRESTLE_KIND_POPULATION);
  TrestleObject *image = get_object (self, TRESTLE_KIND_IMAGE), *added;
  const TrestleValue value = { .set = TRUE, .text = (char *) "noted" };

  select_all (self, location, population);
  g_assert_true (trestle_edits_set (self->project, image, trestle_object_find_field (image, "notes"), &value, NULL));
  app_test_settle ();
  select_all (self, image, NULL);
  added = trestle_edits_add (self->project, TRESTLE_KIND_LOCATION);
  app_test_settle ();
  select_all (self, population, image);
  trestle_edits_delete (self->project);
  assert_selected (self, NULL, NULL);
  app_test_settle ();
  select_all (self, location, NULL);

  trestle_edits_go_to (self->project, 2);
  assert_selected (self, population, image);
  trestle_edits_go_to (self->project, 1);
  assert_selected (self, image, NULL);
  g_assert_null (added->design);
  trestle_edits_go_to (self->project, 0);
  assert_selected (self, location, population);
  trestle_edits_go_to (self->project, 1);
  assert_selected (self, location, population);
  trestle_edits_go_to (self->project, 2);
  assert_selected (self, added, NULL);
  trestle_edits_go_to (self->project, 3);
  assert_selected (self, NULL, NULL);

  /* Something else instead: what was undone is forgotten with its selection. */
  trestle_edits_go_to (self->project, 1);
  select_all (self, population, NULL);
  trestle_edits_delete (self->project);
  app_test_settle ();
  trestle_edits_go_to (self->project, 1);
  assert_selected (self, population, NULL);
  trestle_edits_go_to (self->project, 2);
  assert_selected (self, NULL, NULL);
}

/* A step that is given up, and one that nobody has opened, do not mix up the others. */
static void
test_selection_after_cancel (Fixture      *self,
                             gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION), *image = get_object (self, TRESTLE_KIND_IMAGE);

  select_all (self, location, NULL);
  trestle_history_begin (history, "in vain");
  trestle_object_set_string (location, "name", "Nowhere");
  trestle_history_cancel (history);
  select_all (self, image, NULL);
  trestle_history_begin (history, "done");
  trestle_object_set_string (location, "name", "Somewhere");
  trestle_history_end (history);
  trestle_object_set_string (image, "notes", "noted");
  select_all (self, location, image);
  trestle_edits_go_to (self->project, 1);
  assert_selected (self, image, NULL);
  select_all (self, location, NULL);
  trestle_edits_go_to (self->project, 0);
  assert_selected (self, image, NULL);
}

static void
test_delete_at_once (Fixture      *self,
                     gconstpointer data)
{
  TrestleObject *added = trestle_edits_add (self->project, TRESTLE_KIND_IMAGE);

  trestle_selection_select (trestle_project_get_selection (self->project), added);
  g_assert_null (trestle_delete_dialog_run (self->button, self->project));
  g_assert_null (added->design);
}

static void
respond (AdwDialog  *dialog,
         const char *response)
{
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  app_test_settle ();
}

static void
test_delete_asks (Fixture      *self,
                  gconstpointer data)
{
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION);
  TrestleObject *population = get_object (self, TRESTLE_KIND_POPULATION);
  TrestleHistory *history = trestle_project_get_history (self->project);
  AdwDialog *dialog;

  trestle_selection_select (trestle_project_get_selection (self->project), location);
  dialog = trestle_delete_dialog_run (self->button, self->project);
  g_assert_nonnull (dialog);
  respond (dialog, "cancel");
  g_assert_nonnull (location->design);

  dialog = trestle_delete_dialog_run (self->button, self->project);
  respond (dialog, "delete");
  g_assert_null (location->design);
  g_assert_false (trestle_object_is_set (population, trestle_object_find_field (population, "location")));
  trestle_history_undo (history);
  g_assert_true (TRESTLE_POPULATION (population)->location.target == location);
  g_assert_false (trestle_history_can_undo (history));
}

/* Who depends on it goes over to another one, in the same step. */
static void
test_use_instead (Fixture      *self,
                  gconstpointer data)
{
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION);
  TrestleObject *population = get_object (self, TRESTLE_KIND_POPULATION);
  TrestleObject *other = trestle_edits_add (self->project, TRESTLE_KIND_LOCATION);
  GtkDropDown *others;
  AdwDialog *dialog;

  trestle_object_set_string (other, "name", "Zagreb");
  trestle_selection_select (trestle_project_get_selection (self->project), location);
  dialog = trestle_delete_dialog_run (self->button, self->project);
  others = GTK_DROP_DOWN (app_test_find (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)), GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (others, g_list_model_get_n_items (gtk_drop_down_get_model (others)) - 1);
  respond (dialog, "delete");
  g_assert_null (location->design);
  g_assert_true (TRESTLE_POPULATION (population)->location.target == other);
  trestle_history_undo (trestle_project_get_history (self->project));
  g_assert_true (TRESTLE_POPULATION (population)->location.target == location);
}

/* Or it goes, with what needs it and what the question then says, in the same step. */
static void
test_delete_too (Fixture      *self,
                 gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleObject *location = get_object (self, TRESTLE_KIND_LOCATION);
  TrestleObject *population = get_object (self, TRESTLE_KIND_POPULATION);
  TrestleObject *flow = get_object (self, TRESTLE_KIND_FLOW), *usage = get_object (self, TRESTLE_KIND_USAGE);
  guint position = trestle_history_get_position (history);
  GtkWidget *extra;
  AdwDialog *dialog;

  trestle_object_set_ref (flow, "home", population);
  trestle_object_set_ref (usage, "population", population);
  trestle_history_seal (history);
  position = trestle_history_get_position (history);
  trestle_selection_select (trestle_project_get_selection (self->project), location);
  dialog = trestle_delete_dialog_run (self->button, self->project);
  extra = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_test_find (extra, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_false (gtk_widget_get_sensitive (app_test_find (extra, GTK_TYPE_DROP_DOWN)));
  respond (dialog, "delete");
  g_assert_null (location->design);
  g_assert_null (population->design);
  g_assert_null (usage->design);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  g_assert_true (TRESTLE_POPULATION (population)->location.target == location);
  g_assert_nonnull (usage->design);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/history/popover", Fixture, NULL, set_up, test_popover, tear_down);
  g_test_add ("/app/history/popover-insensitive", Fixture, NULL, set_up, test_popover_insensitive, tear_down);
  g_test_add ("/app/history/popover-keys", Fixture, NULL, set_up, test_popover_keys, tear_down);
  g_test_add ("/app/history/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/app/history/selection-after-cancel", Fixture, NULL, set_up, test_selection_after_cancel, tear_down);
  g_test_add ("/app/history/delete-at-once", Fixture, NULL, set_up, test_delete_at_once, tear_down);
  g_test_add ("/app/history/delete-asks", Fixture, NULL, set_up, test_delete_asks, tear_down);
  g_test_add ("/app/history/use-instead", Fixture, NULL, set_up, test_use_instead, tear_down);
  g_test_add ("/app/history/delete-too", Fixture, NULL, set_up, test_delete_too, tear_down);

  return g_test_run ();
}
