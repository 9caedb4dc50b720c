/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of assumptions: what is not confirmed, whose it is, and what would move.
 */
#include "config.h"

#include <string.h>

#include "assumption-page.h"
#include "assumption-row.h"
#include "edits.h"
#include "pane-app.h"

static const Page assumptions = {
  "assumptions", trestle_assumption_page_get_type, (gpointer) trestle_assumption_page_set_project
};

static guint
count_open (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;

  return n;
}

static gboolean
has_rows (gpointer data)
{
  return count_open (data) > 0;
}

/* The first row below @widget whose key is @key. */
static GtkWidget *
find_assumption (GtkWidget  *list,
                 const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_str_equal (trestle_assumption_row_get_key (TRESTLE_ASSUMPTION_ROW (row)), key))
      return GTK_WIDGET (row);

  return NULL;
}

/* Confirming is one step that takes the row away; undoing it brings it back; the
 * owner is one step too; what would move is told.
 */
static void
test_assumptions (void)
{
  g_autoptr(TrestleProject) project = pane_app_open_sample ("small.trestle");
  TrestleDesign *design = trestle_project_get_design (project);
  TrestleHistory *history = trestle_project_get_history (project);
  GtkWidget *page, *window, *list, *row;
  guint n;
  Reading reading;

  trestle_object_unset (TRESTLE_OBJECT (design), "link_efficiency");
  page = pane_app_create (&assumptions, project);
  window = app_test_show (page);
  list = app_test_find (page, GTK_TYPE_LIST_BOX);
  app_test_wait (has_rows, list);
  reading = pane_app_read (page);
  pane_app_check_names (page);
  n = count_open (list);
  row = find_assumption (list, "design.link_efficiency");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  pane_app_wait_other (&reading);
  app_test_settle ();
  g_free (reading.text);
  reading.text = pane_app_dup_text (row);
  g_assert_nonnull (strstr (reading.text, "Locations Whose Updates Fail Over the Link 0 → 1"));
  g_free (reading.text);

  g_signal_emit_by_name (app_test_find (row, GTK_TYPE_BUTTON), "clicked");
  app_test_settle ();
  g_assert_cmpint (design->link_efficiency, ==, 1000);
  g_assert_null (find_assumption (list, "design.link_efficiency"));
  g_assert_cmpuint (count_open (list), ==, n - 1);
  trestle_history_undo (history);
  app_test_settle ();
  g_assert_cmpint (design->link_efficiency, ==, TRESTLE_UNSET);
  row = find_assumption (list, "design.link_efficiency");
  g_assert_nonnull (row);
  g_assert_cmpuint (count_open (list), ==, n);

  n = trestle_design_get_list (design, TRESTLE_KIND_ASSUMPTION)->items->len;
  gtk_editable_set_text (GTK_EDITABLE (app_test_find (row, ADW_TYPE_ENTRY_ROW)), "A. Marsh");
  g_signal_emit_by_name (app_test_find (row, ADW_TYPE_ENTRY_ROW), "apply");
  app_test_settle ();
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ASSUMPTION)->items->len, ==, n + 1);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "A. Marsh"));
  /* Confirmed, the record says by whom and when; both are one step. */
  g_signal_emit_by_name (app_test_find (row, GTK_TYPE_BUTTON), "clicked");
  app_test_settle ();
  TRESTLE_FOREACH (design, ASSUMPTION, TrestleAssumption, record)
    if (g_strcmp0 (record->field, "design.link_efficiency") == 0)
      {
        g_assert_cmpstr (record->confirmed_by, ==, "A. Marsh");
        g_assert_nonnull (record->date);
      }
  trestle_history_undo (history);
  trestle_history_undo (history);
  app_test_settle ();
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ASSUMPTION)->items->len, ==, n);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

/* A design in which every field is set has nothing to confirm. */
static void
test_assumptions_none (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GPtrArray) list = trestle_assumptions_list (design);
  g_autoptr(TrestleProject) project = NULL;
  GtkWidget *page, *window;
  Reading reading;

  for (guint i = 0; i < list->len; i++)
    trestle_assumption_confirm (list->pdata[i]);
  project = trestle_project_new (design, NULL, NULL);
  page = pane_app_create (&assumptions, project);
  window = app_test_show (page);
  app_test_settle ();
  reading.text = pane_app_dup_text (page);
  g_assert_nonnull (strstr (reading.text, "Every Value Is Confirmed"));
  g_free (reading.text);
  app_test_destroy (window, page);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/assumptions/confirm", test_assumptions);
  g_test_add_func ("/app/assumptions/none", test_assumptions_none);

  return g_test_run ();
}
