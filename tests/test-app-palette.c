/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command palette: what it offers, in which order, and that it does it.
 */
#include "config.h"

#include <string.h>

#include "accelerators.h"
#include "app-test.h"
#include "destinations.h"
#include "edits.h"
#include "grid-private.h"
#include "palette-entries.h"
#include "palette.h"
#include "window.h"

static GPtrArray *
list_commands (GtkWidget *window)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *const actors[] = { window, NULL };

  trestle_palette_add_commands (entries, actors);

  return entries;
}

static TrestlePaletteEntry *
find_action (const GPtrArray *entries,
             const char      *action)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((TrestlePaletteEntry *) entries->pdata[i])->action, action) == 0)
      return entries->pdata[i];

  return NULL;
}

/* Each action of the table of shortcuts once, with its title and its keys; pages from their own table. */
/* The table of the job aid, if that can be seen. */
static GtkWidget *
find_grid (GtkWidget           *widget,
           const TrestleJobAid *aid)
{
  GtkWidget *found = TRESTLE_IS_GRID (widget) && gtk_widget_get_mapped (widget) && TRESTLE_GRID (widget)->aid == aid ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_grid (child, aid);

  return found;
}

static void
test_commands (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  g_autoptr(GPtrArray) entries = NULL;
  guint n = 0;

  app_test_present (window);
  trestle_edits_add (project, TRESTLE_KIND_LOCATION);    /* so that undoing and deleting are possible */
  app_test_settle ();
  entries = list_commands (window);
  for (guint i = 0; i < trestle_n_accelerators; i++)
    {
      const TrestleAccelerator *row = &trestle_accelerators[i];
      g_autofree char *keys = trestle_accelerator_dup_label (row);
      TrestlePaletteEntry *entry;

      if (row->action == NULL || !g_str_has_prefix (row->action, "win.") || g_str_equal (row->action, "win.palette") ||
          g_str_equal (row->action, "win.redo"))
        continue;
      g_test_message ("%s", row->action);
      entry = find_action (entries, row->action);
      g_assert_nonnull (entry);
      g_assert_cmpstr (entry->title, ==, row->title);
      g_assert_cmpstr (entry->keys, ==, keys);
      n++;
    }
  g_assert_cmpuint (n, >, 25);
  for (guint i = 0; i < entries->len; i++)
    {
      TrestlePaletteEntry *entry = entries->pdata[i];

      g_assert_true (find_action (entries, entry->action) == entry);
    }
  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      g_autofree char *show = g_strconcat ("win.show::", trestle_destinations[i].name, NULL);

      g_assert_nonnull (find_action (entries, show));
    }
  g_assert_nonnull (find_action (entries, "win.show-table::A-1"));
  g_assert_nonnull (find_action (entries, "win.show-table::A-2"));
  g_assert_true (gtk_widget_activate_action (window, "win.show-table", "s", "A-2"));
  app_test_settle ();
  g_assert_nonnull (find_grid (window, &trestle_job_aid_servers));
  g_assert_null (find_action (entries, "win.palette"));
  app_test_destroy (window, NULL);
}

/* What cannot be done now is not offered, and is when it can. */
static void
test_disabled (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  GPtrArray *entries;

  app_test_present (window);
  entries = list_commands (window);
  g_assert_null (find_action (entries, "win.undo"));
  g_assert_null (find_action (entries, "win.delete"));
  g_assert_null (find_action (entries, "app.new"));    /* there is no program around the window */
  g_ptr_array_unref (entries);

  trestle_edits_add (project, TRESTLE_KIND_LOCATION);
  app_test_settle ();
  entries = list_commands (window);
  g_assert_nonnull (find_action (entries, "win.undo"));
  g_assert_nonnull (find_action (entries, "win.delete"));
  g_assert_null (find_action (entries, "win.redo"));
  g_ptr_array_unref (entries);
  app_test_destroy (window, NULL);
}

/* Objects and findings of the design, all of them whatever the portions. */
static void
test_collect (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) portions = g_ptr_array_new_with_free_func (g_object_unref);
  TrestlePaletteCursor cursor = { 0 };
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (project));
  guint n = findings->len;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    n += trestle_design_get_list (trestle_project_get_design (project), kind)->items->len;
  g_assert_false (trestle_palette_collect (all, &cursor, project, G_MAXUINT));
  g_assert_cmpuint (all->len, ==, n);
  cursor = (TrestlePaletteCursor) { 0 };
  while (trestle_palette_collect (portions, &cursor, project, 3))
    ;
  g_assert_cmpuint (portions->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const TrestlePaletteEntry *a = all->pdata[i], *b = portions->pdata[i];

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->title, ==, b->title);
    }
}

/* The same letters give the same order, and equals stand as they were added. */
static void
test_rank (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleDesign *design = trestle_project_get_design (project);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) first = NULL, again = NULL, few = NULL;
  TrestlePaletteCursor cursor = { 0 };
  const char *before = NULL;

  for (guint i = 0; i < 20; i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_LOCATION), "name", "Twin");
  trestle_palette_collect (entries, &cursor, project, G_MAXUINT);
  first = trestle_palette_rank (entries, "TWIN", G_MAXUINT);
  again = trestle_palette_rank (entries, "twin", G_MAXUINT);
  few = trestle_palette_rank (entries, "twin", 5);
  g_assert_cmpuint (first->len, >=, 20);
  g_assert_cmpuint (again->len, ==, first->len);
  g_assert_cmpuint (few->len, ==, 5);
  for (guint i = 0; i < first->len; i++)
    {
      g_assert_true (first->pdata[i] == again->pdata[i]);
      g_assert_true (i >= 5 || few->pdata[i] == first->pdata[i]);
    }
  for (guint i = 0; i < 20; i++)
    {
      const char *id = ((TrestlePaletteEntry *) first->pdata[i])->id;
      guint position = trestle_design_lookup (design, id)->position;

      g_assert_true (before == NULL || trestle_design_lookup (design, before)->position < position);
      before = id;
    }
}

static TrestlePalette *
open_palette (GtkWidget *window)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (window, "win.palette", NULL));
  app_test_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (TRESTLE_IS_PALETTE (dialog));

  return TRESTLE_PALETTE (dialog);
}

static gboolean
has_focus (gpointer search)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (search));

  return focus != NULL && (focus == search || gtk_widget_is_ancestor (focus, search));
}

static gboolean
has_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (window) == NULL;
}

/* Types into the entry, which has the keyboard as soon as it is shown, and presses Enter. */
static void
choose (GtkWidget  *window,
        const char *text)
{
  TrestlePalette *palette = open_palette (window);
  GtkWidget *search = app_test_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);

  app_test_wait (has_focus, search);
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  app_test_settle ();
  g_signal_emit_by_name (search, "activate");
  app_test_settle ();
  app_test_wait (has_no_dialog, window);
}

static const char *
get_title (GtkWidget *window)
{
  return adw_window_title_get_title (ADW_WINDOW_TITLE (app_test_find (window, ADW_TYPE_WINDOW_TITLE)));
}

static void
test_does (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleSelection *selection = trestle_project_get_selection (project);
  GtkWidget *window = trestle_window_new (NULL, project);
  TrestleObject *object;
  guint n;

  app_test_present (window);
  choose (window, "lond");
  object = trestle_selection_get_primary (selection);
  g_assert_cmpstr (trestle_object_get_string (object, trestle_object_find_field (object, "name")), ==, "London");
  g_assert_cmpstr (get_title (window), ==, "Scope");

  choose (window, "fault tol");
  g_assert_cmpstr (get_title (window), ==, "Fault Tolerance");
  choose (window, "databases");
  g_assert_cmpstr (get_title (window), ==, "Servers");

  n = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->len;
  choose (window, "add location");
  g_assert_cmpuint (trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->len, ==, n + 1);
  choose (window, "undo");
  g_assert_cmpuint (trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->len, ==, n);
  app_test_destroy (window, NULL);
}

/* A finding leads to what it is about. */
static void
test_finding (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (project));
  g_autofree char *message = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; message == NULL && i < findings->len; i++)
    if (TRESTLE_IS_LOCATION (((TrestleFinding *) findings->pdata[i])->subject))
      {
        message = trestle_finding_dup_message (findings->pdata[i]);
        id = g_strdup (((TrestleFinding *) findings->pdata[i])->subject->id);
      }
  g_assert_nonnull (message);
  app_test_present (window);
  choose (window, message);
  g_assert_cmpstr (trestle_selection_get_primary (trestle_project_get_selection (project))->id, ==, id);
  app_test_destroy (window, NULL);
}

/* Nothing found is said, letters taken back bring all again, and a window goes with its palette. */
static void
test_nothing (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  GtkWidget *search, *stack;
  TrestlePalette *palette;

  app_test_present (window);
  palette = open_palette (window);
  search = app_test_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
  stack = app_test_find (GTK_WIDGET (palette), GTK_TYPE_STACK);
  gtk_editable_set_text (GTK_EDITABLE (search), "qqqqqqqqqq");
  app_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "nothing");
  g_signal_emit_by_name (search, "activate");
  g_assert_true (ADW_DIALOG (palette) == adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  app_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "results");
  app_test_destroy (window, GTK_WIDGET (palette));
  app_test_finish (g_steal_pointer (&project));
}

/* The canvas and the table are asked for what only they know. */
static void
test_own_actions (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *window = trestle_window_new (NULL, project);
  GtkWidget *list;
  GListModel *model;
  gboolean canvas = FALSE, grid = FALSE;

  app_test_present (window);
  trestle_window_go_to (TRESTLE_WINDOW (window), "scope");
  app_test_settle ();
  list = app_test_find (GTK_WIDGET (open_palette (window)), GTK_TYPE_LIST_VIEW);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(TrestlePaletteEntry) entry = g_list_model_get_item (model, i);

      canvas = canvas || g_strcmp0 (entry->action, "canvas.zoom-in") == 0;
      grid = grid || g_strcmp0 (entry->action, "grid.paste") == 0;
    }
  g_assert_true (canvas);
  g_assert_true (grid);
  app_test_destroy (window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/palette/commands", test_commands);
  g_test_add_func ("/app/palette/disabled", test_disabled);
  g_test_add_func ("/app/palette/collect", test_collect);
  g_test_add_func ("/app/palette/rank", test_rank);
  g_test_add_func ("/app/palette/does", test_does);
  g_test_add_func ("/app/palette/finding", test_finding);
  g_test_add_func ("/app/palette/nothing", test_nothing);
  g_test_add_func ("/app/palette/own-actions", test_own_actions);

  return g_test_run ();
}
