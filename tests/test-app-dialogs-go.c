/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing holds a dialog that has been closed, nor its window and its design.
 */
#include "config.h"

#include "accelerators.h"
#include "accept-dialog.h"
#include "answer-dialog.h"
#include "app-test.h"
#include "business.h"
#include "contents-dialog.h"
#include "decision-dialog.h"
#include "delete-dialog.h"
#include "file.h"
#include "fix-dialog.h"
#include "import-dialog.h"
#include "interview-dialog.h"
#include "propose-dialog.h"
#include "tables-dialog.h"
#include "window.h"

typedef struct
{
  const char *name;
  void (*present) (GtkWidget      *window,
                   TrestleProject *project);
} Opening;

static TrestleObject *
get_design (TrestleProject *project)
{
  return TRESTLE_OBJECT (trestle_project_get_design (project));
}

static void
present_accept (GtkWidget      *window,
                TrestleProject *project)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (project));

  g_assert_cmpuint (findings->len, >, 0);
  trestle_accept_dialog_present (window, project, findings->pdata[0]);
}

static void
present_answer (GtkWidget      *window,
                TrestleProject *project)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (trestle_project_get_design (project));
  const TrestleBusinessQuestion *question = questions->pdata[0];

  trestle_answer_dialog_present (window, project, question->id, question->subject);
}

static void
present_decision (GtkWidget      *window,
                  TrestleProject *project)
{
  trestle_decision_dialog_present (window, project, trestle_decision_row_find ("D-1"), get_design (project));
}

static void
present_fix (GtkWidget      *window,
             TrestleProject *project)
{
  trestle_fix_dialog_present (window, project, NULL);
}

static void
present_delete (GtkWidget      *window,
                TrestleProject *project)
{
  const GPtrArray *locations = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items;

  trestle_selection_select (trestle_project_get_selection (project), locations->pdata[0]);
  trestle_delete_dialog_run (window, project);
}

static void
present_import (GtkWidget      *window,
                TrestleProject *project)
{
  static const char text[] = "Location,Bandwidth\nCardiff,2\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, sizeof (text) - 1);

  trestle_import_dialog_take (trestle_import_dialog_present (window, project, TRESTLE_KIND_LOCATION), bytes, NULL);
}

static void
present_palette (GtkWidget      *window,
                 TrestleProject *project)
{
  gtk_widget_activate_action (window, "win.palette", NULL);
}

static void
present_shortcuts (GtkWidget      *window,
                   TrestleProject *project)
{
  adw_dialog_present (trestle_accelerators_create_dialog (), window);
}

static const Opening openings[] = {
  { "accept", present_accept },
  { "answer", present_answer },
  { "contents", (gpointer) trestle_contents_dialog_present },
  { "decision", present_decision },
  { "delete", present_delete },
  { "fix", present_fix },
  { "import", present_import },
  { "interview", (gpointer) trestle_interview_dialog_present },
  { "palette", present_palette },
  { "propose", (gpointer) trestle_propose_dialog_present },
  { "shortcuts", present_shortcuts },
  { "tables", (gpointer) trestle_tables_dialog_present }
};

static void
test_goes (gconstpointer data)
{
  const Opening *opening = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "medium.trestle", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, NULL);
  TrestleProject *project = trestle_project_new (design, NULL, NULL);
  GtkWidget *window = trestle_window_new (NULL, project);
  gpointer dialog;

  app_test_present (window);
  opening->present (window, project);
  app_test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_close (dialog);
  app_test_wait (app_test_is_gone, &dialog);
  app_test_destroy (window, NULL);
  g_clear_object (&design);
  app_test_finish (project);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *path = g_strconcat ("/app/dialogs-go/", openings[i].name, NULL);

      g_test_add_data_func (path, &openings[i], test_goes);
    }

  return g_test_run ();
}
