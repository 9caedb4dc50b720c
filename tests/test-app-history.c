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
  self->project = app_test_new_project ();
  self->button = gtk_button_new_with_label ("here");
  self->window = app_test_show (self->button);
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
  g_assert_true (trestle_selection_get_primary (selection) == location);
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

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/history/popover", Fixture, NULL, set_up, test_popover, tear_down);
  g_test_add ("/app/history/delete-at-once", Fixture, NULL, set_up, test_delete_at_once, tear_down);
  g_test_add ("/app/history/delete-asks", Fixture, NULL, set_up, test_delete_asks, tear_down);
  g_test_add ("/app/history/use-instead", Fixture, NULL, set_up, test_use_instead, tear_down);

  return g_test_run ();
}
