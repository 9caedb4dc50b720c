/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The button of a fix applies it at once where nothing has to be chosen and nothing
 * worse comes of it, and one undo takes it back; else it shows it first.
 */
#include "config.h"

#include "app-test.h"
#include "designs.h"
#include "fix-dialog.h"
#include "fix-offer.h"
#include "severity.h"

typedef struct
{
  TrestleProject *project;
  TrestleDesign  *design;
  GtkWidget      *window;
  GtkWidget      *line;     /* of a finding */
  const char     *code;     /* of its check */
} Fixture;

static TrestleFinding *
find_finding (Fixture *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TrestleFinding *) findings->pdata[i])->rule->code, self->code))
      return findings->pdata[i];

  return NULL;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *path = dup_sample_path ("medium");

  self->code = data;
  self->design = load_design (path);
  self->project = trestle_project_new (self->design, NULL, NULL);
  if (g_str_equal (self->code, "CAP-01"))
    trestle_object_set_number (find_named (self->design, TRESTLE_KIND_POPULATION, "London corp"), "users", 4900);
  if (g_str_equal (self->code, "CON-04"))
    trestle_object_set_ref (find_named (self->design, TRESTLE_KIND_CONSOLE, "CONSOLE-LON-1"), "machine",
                            TRESTLE_SERVER (find_named (self->design, TRESTLE_KIND_SERVER, "MEDV-CORP"))->machine.target);
  trestle_history_seal (trestle_project_get_history (self->project));
  g_assert_nonnull (find_finding (self));
  self->line = trestle_severity_line_new (self->project, find_finding (self));
  self->window = app_test_show (self->line);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  app_test_settle ();
  app_test_destroy (self->window, self->line);
  app_test_finish (self->project);
  g_object_unref (self->design);
}

static gboolean
is_fixed (gpointer data)
{
  return find_finding (data) == NULL;
}

static gboolean
is_asked (gpointer data)
{
  return TRESTLE_IS_FIX_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (((Fixture *) data)->window)));
}

/* The line that says what comes of the fix. */
static GtkWidget *
get_effect (Fixture *self)
{
  return gtk_widget_get_last_child (app_test_find (self->line, TRESTLE_TYPE_FIX_OFFER));
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_visible (get_effect (data));
}

static void
press (Fixture *self)
{
  g_signal_emit_by_name (app_test_find (self->line, GTK_TYPE_BUTTON), "clicked");
}

/* One click, and one more takes it back. */
static void
assert_at_once (Fixture *self)
{
  g_autofree char *before = dup_serialized (self->design);
  g_autofree char *after = NULL;

  press (self);
  app_test_wait (is_fixed, self);
  g_assert_false (is_asked (self));
  trestle_history_undo (trestle_project_get_history (self->project));
  after = dup_serialized (self->design);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_asked (Fixture *self)
{
  g_autofree char *before = dup_serialized (self->design);
  g_autofree char *after = NULL;

  press (self);
  app_test_wait (is_asked, self);
  after = dup_serialized (self->design);
  g_assert_cmpstr (after, ==, before);
}

static void
test_harmless (Fixture      *self,
               gconstpointer data)
{
  assert_at_once (self);
}

static void
test_shown (Fixture      *self,
            gconstpointer data)
{
  TrestleFixOffer *offer = TRESTLE_FIX_OFFER (app_test_find (self->line, TRESTLE_TYPE_FIX_OFFER));

  g_assert_false (is_shown (self));
  trestle_fix_offer_set_current (offer, TRUE);
  app_test_wait (is_shown, self);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (get_effect (self))), "Resolves 6 findings (CAP-01, "));
  g_assert_true (gtk_widget_has_css_class (get_effect (self), "warning"));
  assert_at_once (self);
}

/* New errors that nobody has been told of. */
static void
test_untold (Fixture      *self,
             gconstpointer data)
{
  assert_asked (self);
}

/* What a fix does may be another thing after an edit. */
static void
test_forgotten (Fixture      *self,
                gconstpointer data)
{
  trestle_fix_offer_set_current (TRESTLE_FIX_OFFER (app_test_find (self->line, TRESTLE_TYPE_FIX_OFFER)), TRUE);
  app_test_wait (is_shown, self);
  trestle_fix_offer_set_current (TRESTLE_FIX_OFFER (app_test_find (self->line, TRESTLE_TYPE_FIX_OFFER)), FALSE);
  trestle_object_set_string (TRESTLE_OBJECT (self->design), "name", "Another");
  app_test_settle ();
  g_assert_false (is_shown (self));
  assert_asked (self);
}

static void
test_choice (Fixture      *self,
             gconstpointer data)
{
  g_assert_nonnull (trestle_finding_get_prompt (find_finding (self), 0));
  assert_asked (self);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/fixes/harmless", Fixture, "CON-04", set_up, test_harmless, tear_down);
  g_test_add ("/app/fixes/shown", Fixture, "CAP-01", set_up, test_shown, tear_down);
  g_test_add ("/app/fixes/untold", Fixture, "CAP-01", set_up, test_untold, tear_down);
  g_test_add ("/app/fixes/forgotten", Fixture, "CAP-01", set_up, test_forgotten, tear_down);
  g_test_add ("/app/fixes/choice", Fixture, "REPO-13", set_up, test_choice, tear_down);

  return g_test_run ();
}
