/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The presentation: every slide has its drawing, numbers or findings, keys lead
 * through them, names can be hidden, and what is changed meanwhile shows.
 */
#include "config.h"

#include <string.h>

#include "app-test.h"
#include "pane-app.h"
#include "presentation.h"
#include "redact.h"
#include "slides.h"

typedef struct
{
  TrestleProject      *project;
  GtkWidget           *window;
  TrestlePresentation *presentation;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = pane_app_open_sample ("medium.trestle");
  self->window = app_test_show (gtk_button_new ());
  self->presentation = trestle_presentation_present (GTK_WINDOW (self->window), self->project);
  app_test_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (self->presentation != NULL)
    app_test_destroy (GTK_WIDGET (self->presentation), NULL);
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

static void
act (Fixture    *self,
     const char *action)
{
  g_autofree char *name = g_strconcat ("presentation.", action, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->presentation), name, NULL));
  app_test_settle ();
}

/* All that can be read on it now. */
static char *
read_all (Fixture *self)
{
  return pane_app_dup_text (GTK_WIDGET (self->presentation));
}

static void
assert_shown (Fixture    *self,
              const char *text,
              gboolean    shown)
{
  g_autofree char *all = read_all (self);

  if ((strstr (all, text) != NULL) != shown)
    g_error ("“%s” is %s in: %s", text, shown ? "not" : "still", all);
}

static void
test_slides (Fixture      *self,
             gconstpointer data)
{
  static const char *const titles[TRESTLE_N_SLIDES] = { "Harland Group", "Step 1", "Step 2", "Step 3", "Step 4", "Findings", "What It Comes To" };

  for (guint i = 0; i < TRESTLE_N_SLIDES; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u of %u", i + 1, (guint) TRESTLE_N_SLIDES);

      assert_shown (self, titles[i], TRUE);
      assert_shown (self, place, TRUE);
      act (self, "next");
    }
  assert_shown (self, titles[TRESTLE_SLIDE_TOTALS], TRUE);
  act (self, "previous");
  assert_shown (self, titles[TRESTLE_SLIDE_FOUND], TRUE);
  act (self, "first");
  assert_shown (self, titles[TRESTLE_SLIDE_COVER], TRUE);
  act (self, "last");
  assert_shown (self, titles[TRESTLE_SLIDE_TOTALS], TRUE);
}

/* Numbers and drawings are those of the step. */
static void
test_contents (Fixture      *self,
               gconstpointer data)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);

  for (guint id = 0; id < TRESTLE_N_SLIDES; id++)
    {
      g_autoptr(TrestleSlide) slide = trestle_slide_new (assessment, id);
      g_autofree char *notes = trestle_slide_dup_notes (slide);
      gboolean step = id >= TRESTLE_SLIDE_STEP_1 && id <= TRESTLE_SLIDE_STEP_4;

      g_assert_cmpuint (slide->n_numbers, ==, step ? 3 : id == TRESTLE_SLIDE_TOTALS ? 6 : 0);
      g_assert_true ((slide->scene != NULL) == step);
      g_assert_true ((slide->findings != NULL) == (id == TRESTLE_SLIDE_FOUND));
      g_assert_true (id == TRESTLE_SLIDE_TOTALS || *notes != '\0');
    }
  act (self, "last");
  assert_shown (self, "3,650", TRUE);
  assert_shown (self, "4.52 GB", TRUE);
}

static void
test_findings (Fixture      *self,
               gconstpointer data)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));
  g_autofree char *worst = trestle_finding_dup_message (findings->pdata[0]);
  g_autofree char *more = g_strdup_printf ("and %u more", findings->len - TRESTLE_SLIDE_FINDINGS);

  act (self, "last");
  act (self, "previous");
  assert_shown (self, worst, TRUE);
  assert_shown (self, more, TRUE);

  /* Without them, what stood on their slide is left. */
  act (self, "findings");
  assert_shown (self, "What It Comes To", TRUE);
  assert_shown (self, "6 of 6", TRUE);
  act (self, "previous");
  assert_shown (self, "Step 4", TRUE);
  act (self, "findings");
  act (self, "next");
  assert_shown (self, worst, TRUE);
}

static void
test_names (Fixture      *self,
            gconstpointer data)
{
  act (self, "notes");
  act (self, "next");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 3);
  for (guint hidden = 0; hidden < 2; hidden++)
    {
      g_autoptr(TrestleNameFinder) names = trestle_name_finder_new (trestle_project_get_design (self->project));

      for (guint id = 0; id < TRESTLE_N_SLIDES; id++)
        {
          g_autofree char *text = NULL;

          act (self, id == 0 ? "first" : "next");
          text = read_all (self);
          if (hidden)
            g_assert_cmpstr (trestle_name_finder_find (names, text), ==, NULL);
          else if (id == TRESTLE_SLIDE_COVER)
            g_assert_nonnull (trestle_name_finder_find (names, text));
        }
      act (self, "hide-names");
    }
}

static gboolean
shows_more (gpointer data)
{
  g_autofree char *text = read_all (data);

  return strstr (text, "3,651") != NULL;
}

static void
test_follows (Fixture      *self,
              gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleObject *population = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->pdata[0];

  act (self, "last");
  assert_shown (self, "3,650", TRUE);
  trestle_object_set_number (population, "users", TRESTLE_POPULATION (population)->users + 1);
  app_test_wait (shows_more, self);
}

static void
test_curtain (Fixture      *self,
              gconstpointer data)
{
  GtkWidget *curtain = app_test_find (GTK_WIDGET (self->presentation), GTK_TYPE_OVERLAY);

  curtain = gtk_widget_get_next_sibling (gtk_overlay_get_child (GTK_OVERLAY (curtain)));
  g_assert_false (gtk_widget_get_visible (curtain));
  act (self, "black");
  g_assert_true (gtk_widget_has_css_class (curtain, "black"));
  act (self, "white");
  g_assert_true (gtk_widget_get_visible (curtain));
  g_assert_true (gtk_widget_has_css_class (curtain, "white"));
  act (self, "white");
  g_assert_false (gtk_widget_get_visible (curtain));
  act (self, "black");
  act (self, "next");
  g_assert_false (gtk_widget_get_visible (curtain));
}

static void
test_leave (Fixture      *self,
            gconstpointer data)
{
  gpointer left = self->presentation;

  g_object_add_weak_pointer (G_OBJECT (left), &left);
  act (self, "notes");
  act (self, "leave");
  self->presentation = NULL;
  app_test_wait (app_test_is_gone, &left);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture      *self,
                                                        gconstpointer data); } tests[] = {
    { "/app/presentation/slides", test_slides },
    { "/app/presentation/contents", test_contents },
    { "/app/presentation/findings", test_findings },
    { "/app/presentation/names", test_names },
    { "/app/presentation/follows", test_follows },
    { "/app/presentation/curtain", test_curtain },
    { "/app/presentation/leave", test_leave }
  };

  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
