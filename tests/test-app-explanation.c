/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures and what is behind them: each is what the command line prints, explains
 * itself, and leads to the figures it rests on.
 */
#include "config.h"

#include <string.h>

#include "edits.h"
#include "explanation.h"
#include "figure-row.h"
#include "pane-app.h"

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* A menu button with the explanation of the first figure that rests on others. */
static GtkWidget *
create_explained (TrestleProject *project,
                  guint          *index)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (project);
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (assessment);

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);
      g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);

      for (guint j = 0; j < explanation->terms->len; j++)
        {
          const TrestleTerm *term = &g_array_index (explanation->terms, TrestleTerm, j);

          const TrestleFigure *inner = term->figure != NULL ? trestle_figure_find (term->figure) : NULL;

          if (inner != NULL && inner->other == TRESTLE_KIND_DESIGN && term->object != NULL && !TRESTLE_IS_DESIGN (value->subject))
            {
              GtkWidget *button = gtk_menu_button_new ();

              gtk_widget_set_valign (button, GTK_ALIGN_START);

              gtk_menu_button_set_popover (GTK_MENU_BUTTON (button),
                                           trestle_explanation_new (project, value->figure, value->subject, value->other));
              *index = j;

              return button;
            }
        }
    }
  g_assert_not_reached ();
}

/* Opens the explanation and returns it. */
static GtkWidget *
open_explanation (GtkWidget *button)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  /* A window manager that gives the focus to somebody else does not close it. */
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_test_wait (is_mapped, popover);
  app_test_settle ();

  return popover;
}

static void
test_explanation_leads (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  guint index;
  GtkWidget *button = create_explained (project, &index);
  GtkWidget *window = app_test_show (button);
  GtkWidget *popover, *list, *back;
  Reading reading;

  popover = open_explanation (button);
  list = app_test_find (popover, GTK_TYPE_LIST_BOX);
  back = app_test_find (popover, GTK_TYPE_BUTTON);
  reading = (Reading) { popover, pane_app_dup_text (popover), TRUE };
  pane_app_check_names (popover);
  g_assert_false (gtk_widget_get_visible (back));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
  pane_app_wait_other (&reading);
  g_assert_true (gtk_widget_get_visible (back));
  g_signal_emit_by_name (back, "clicked");
  pane_app_wait_same (&reading);
  g_free (reading.text);
  g_assert_false (gtk_widget_get_visible (back));
  app_test_destroy (window, popover);
  app_test_finish (g_steal_pointer (&project));
}

/* What is explained may go while its explanation is open. */
static void
test_explanation_closes (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("medium.trestle");
  guint index;
  GtkWidget *button = create_explained (project, &index);
  GtkWidget *window = app_test_show (button);
  TrestleDesign *design = trestle_project_get_design (project);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *popover;

  popover = open_explanation (button);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;

      for (guint i = 0; i < items->len; i++)
        g_ptr_array_add (all, g_object_ref (items->pdata[i]));
    }
  trestle_selection_set (trestle_project_get_selection (project), all);
  trestle_edits_delete (project);
  app_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
  app_test_destroy (window, NULL);
  g_clear_pointer (&all, g_ptr_array_unref);
  app_test_finish (g_steal_pointer (&project));
}

static void
test_every_explanation (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("small.trestle");
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (trestle_project_get_assessment (project));

  g_assert_cmpuint (values->len, >, 0);
  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);
      GtkWidget *popover = trestle_explanation_new (project, value->figure, value->subject, value->other);

      g_object_ref_sink (popover);
      g_assert_finalize_object (popover);
    }
}

static GtkWidget *
find_value (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "figure-value") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_value (child);

  return found;
}

/* The text that a row of a figure shows, in the form of a line of the command line. */
static void
append_row (GtkWidget *row,
            GString   *text)
{
  GtkWidget *value = find_value (row);

  g_string_append_printf (text, "  %s: %s\n", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          gtk_label_get_text (GTK_LABEL (value)));
}

/* Every line of the command line’s figures, without what follows the value. */
static char *
dup_printed (const char *sample)
{
  g_autofree char *cli = g_test_build_filename (G_TEST_BUILT, "..", "src", "cli", "trestle-cli", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  const char *argv[] = { cli, "figures", path, NULL };
  g_autofree char *printed = NULL;
  g_auto(GStrv) lines = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, NULL, NULL));
  lines = g_strsplit (printed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "  ") && lines[i][2] != ' ')
      {
        const char *end = strstr (lines[i] + 2, "  ");

        g_string_append_len (text, lines[i], end != NULL ? end - lines[i] : (gssize) strlen (lines[i]));
        g_string_append_c (text, '\n');
      }

  return g_string_free (text, FALSE);
}

/* What the window shows of every figure is what the command line prints; that
 * this is what the document says is checked by check-agreement.py.
 */
static void
test_agreement (gconstpointer data)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample (data);
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (trestle_project_get_assessment (project));
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  g_autofree char *printed = dup_printed (data);
  g_autoptr(GString) shown = g_string_new (NULL);

  trestle_figure_row_fill (GTK_LIST_BOX (list), project, values);
  for (guint i = 0; i < values->len; i++)
    append_row (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i)), shown);
  g_assert_cmpuint (values->len, >, 100);
  g_assert_cmpstr (shown->str, ==, printed);
  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/explanation/leads", test_explanation_leads);
  g_test_add_func ("/app/explanation/closes", test_explanation_closes);
  g_test_add_func ("/app/explanation/every", test_every_explanation);
  g_test_add_data_func ("/app/explanation/agree/small", "small.trestle", test_agreement);
  g_test_add_data_func ("/app/explanation/agree/medium", "medium.trestle", test_agreement);

  return g_test_run ();
}
