/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages that tell what the guide says of a design: they follow edits and
 * undo, everything in them has a name, fixes are single steps, explanations
 * lead on and back, and all of it goes away again.
 */
#include "config.h"

#include "app-test.h"
#include "assumption-page.h"
#include "assumption-row.h"
#include "edits.h"
#include "explanation.h"
#include "figure-row.h"
#include "finding-row.h"
#include "findings-page.h"
#include "outage-page.h"
#include "overview-page.h"
#include "progress-view.h"
#include "sizing-page.h"

typedef struct
{
  const char *name;
  GType (*get_type) (void);
  void (*set_project) (gpointer        page,
                       TrestleProject *project);
} Page;

static const Page pages[] = {
  { "findings", trestle_findings_page_get_type, (gpointer) trestle_findings_page_set_project },
  { "sizing", trestle_sizing_page_get_type, (gpointer) trestle_sizing_page_set_project },
  { "outage", trestle_outage_page_get_type, (gpointer) trestle_outage_page_set_project },
  { "overview", trestle_overview_page_get_type, (gpointer) trestle_overview_page_set_project }
};

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static TrestleProject *
open_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return trestle_project_new (design, NULL, NULL);
}

static GtkWidget *
create_page (const Page     *page,
             TrestleProject *project)
{
  GtkWidget *widget = g_object_new (page->get_type (), NULL);

  page->set_project (widget, project);

  return widget;
}

/* All that is written on the screen below @widget. */
static void
append_text (GtkWidget *widget,
             GString   *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

static char *
dup_text (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  append_text (widget, text);

  return g_string_free (text, FALSE);
}

/* What is to be read on a widget: lists lay out their rows in several goes. */
typedef struct
{
  GtkWidget *widget;
  char      *text;
  gboolean   same;
} Reading;

static gboolean
reads (gpointer data)
{
  const Reading *reading = data;
  g_autofree char *text = dup_text (reading->widget);

  return g_str_has_prefix (text, reading->text) == reading->same;
}

static gboolean
is_read (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  reading->text = dup_text (reading->widget);

  return strlen (reading->text) > 100;
}

/* Reads @widget; free the text. */
static Reading
read_widget (GtkWidget *widget)
{
  Reading reading = { widget, NULL, FALSE };

  app_test_settle ();
  app_test_wait (is_read, &reading);

  return reading;
}

static void
wait_other (Reading *reading)
{
  reading->same = FALSE;
  app_test_wait (reads, reading);
}

static void
wait_same (Reading *reading)
{
  reading->same = TRUE;
  app_test_wait (reads, reading);
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *text = dup_text (widget);

  return *text != '\0' || gtk_widget_get_tooltip_text (widget) != NULL ||
         gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_VIEW (widget)) && !has_name (widget))
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

/* Gives the first location a hundred times its users. */
static void
edit (TrestleProject *project)
{
  TrestleList *populations = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_POPULATION);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < populations->items->len; i++)
    {
      TrestleObject *population = populations->items->pdata[i];

      trestle_edits_set_text (project, population, trestle_object_find_field (population, "users"), "7777", &error);
      g_assert_no_error (error);
    }
  trestle_edits_add (project, TRESTLE_KIND_SERVER);
}

static void
undo_all (TrestleProject *project)
{
  while (trestle_history_can_undo (trestle_project_get_history (project)))
    trestle_history_undo (trestle_project_get_history (project));
}

static void
test_follows (gconstpointer data)
{
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
  GtkWidget *page = create_page (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = read_widget (page);

  check_names (page);
  edit (project);
  wait_other (&reading);
  undo_all (project);
  wait_same (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

/* Hidden pages do not follow; they are right when they are shown again. */
static void
test_hidden (gconstpointer data)
{
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
  GtkWidget *page = create_page (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = read_widget (page);

  gtk_widget_set_visible (page, FALSE);
  app_test_settle ();
  edit (project);
  app_test_settle ();
  gtk_widget_set_visible (page, TRUE);
  app_test_settle ();
  app_test_wait (is_mapped, page);
  wait_other (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

static void
test_empty (gconstpointer data)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);
  GtkWidget *page = create_page (data, project);
  GtkWidget *window = app_test_show (page);

  check_names (page);
  app_test_destroy (window, page);
}

static GtkWidget *
find_fix (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "fix"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_fix (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Not the one that an entry has inside. */
static GtkWidget *
find_suggested (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_suggested (child);

  return found;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

/* The dialog that @button opens says what it will do; nothing happens before that. */
static void
click_fix (GtkWidget      *window,
           GtkWidget      *button,
           TrestleHistory *history)
{
  GtkWidget *dialog, *apply, *answer;

  g_signal_emit_by_name (button, "clicked");
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  apply = find_suggested (dialog);
  /* What it asks for, where it does. */
  answer = app_test_find (dialog, ADW_TYPE_ENTRY_ROW);
  if (gtk_widget_get_visible (answer))
    gtk_editable_set_text (GTK_EDITABLE (answer), "Agreed with operations");
  app_test_wait (is_sensitive, apply);
  g_assert_false (trestle_history_can_undo (history));
  g_signal_emit_by_name (apply, "clicked");
}

static void
test_fix (gconstpointer data)
{
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
  TrestleHistory *history = trestle_project_get_history (project);
  GtkWidget *page = create_page (data, project);
  GtkWidget *window = app_test_show (page);
  Reading reading = read_widget (page);
  g_autofree char *title = NULL;
  GtkWidget *button = find_fix (page);

  g_assert_nonnull (button);
  title = g_strchomp (dup_text (button));
  click_fix (window, button, history);
  wait_other (&reading);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, title);
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  wait_same (&reading);
  g_free (reading.text);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *list = app_test_find (app_test_find (page, ADW_TYPE_CLAMP_SCROLLABLE), GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_filter (void)
{
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
  const TrestleAssessment *assessment = trestle_project_get_assessment (project);
  GtkWidget *page = create_page (&pages[0], project);
  GtkWidget *window = app_test_show (page);
  AdwToggleGroup *toggles = ADW_TOGGLE_GROUP (app_test_find (page, ADW_TYPE_TOGGLE_GROUP));
  GtkDropDown *narrow = GTK_DROP_DOWN (app_test_find (page, GTK_TYPE_DROP_DOWN));
  guint sum = 0;

  for (guint i = TRESTLE_SEVERITY_ERROR; i <= TRESTLE_SEVERITY_INFO; i++)
    {
      adw_toggle_group_set_active (toggles, i + 1);
      app_test_settle ();
      g_assert_cmpuint (count_rows (page), ==, trestle_assessment_count (assessment, i));
      g_assert_cmpuint (gtk_drop_down_get_selected (narrow), ==, i + 1);
      sum += count_rows (page);
    }
  gtk_drop_down_set_selected (narrow, 0);
  app_test_settle ();
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, 0);
  g_assert_cmpuint (count_rows (page), ==, sum);

  /* Counts are renewed, what is shown stays. */
  gtk_drop_down_set_selected (narrow, 2);
  edit (project);
  app_test_settle ();
  g_assert_cmpuint (adw_toggle_group_get_active (toggles), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (narrow), ==, 2);
  app_test_destroy (window, page);
  app_test_finish (g_steal_pointer (&project));
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
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
  guint index;
  GtkWidget *button = create_explained (project, &index);
  GtkWidget *window = app_test_show (button);
  GtkWidget *popover, *list, *back;
  Reading reading;

  popover = open_explanation (button);
  list = app_test_find (popover, GTK_TYPE_LIST_BOX);
  back = app_test_find (popover, GTK_TYPE_BUTTON);
  reading = (Reading) { popover, dup_text (popover), TRUE };
  check_names (popover);
  g_assert_false (gtk_widget_get_visible (back));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
  wait_other (&reading);
  g_assert_true (gtk_widget_get_visible (back));
  g_signal_emit_by_name (back, "clicked");
  wait_same (&reading);
  g_free (reading.text);
  g_assert_false (gtk_widget_get_visible (back));
  app_test_destroy (window, popover);
  app_test_finish (g_steal_pointer (&project));
}

/* What is explained may go while its explanation is open. */
static void
test_explanation_closes (void)
{
  g_autoptr(TrestleProject) project = open_sample ("medium.trestle");
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
  g_autoptr(TrestleProject) project = open_sample ("small.trestle");
  TrestleDesign *design = trestle_project_get_design (project);
  TrestleHistory *history = trestle_project_get_history (project);
  GtkWidget *page, *window, *list, *row;
  guint n;
  Reading reading;

  trestle_object_unset (TRESTLE_OBJECT (design), "link_efficiency");
  page = create_page (&assumptions, project);
  window = app_test_show (page);
  list = app_test_find (page, GTK_TYPE_LIST_BOX);
  app_test_wait (has_rows, list);
  reading = read_widget (page);
  check_names (page);
  n = count_open (list);
  row = find_assumption (list, "design.link_efficiency");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_other (&reading);
  app_test_settle ();
  g_free (reading.text);
  reading.text = dup_text (row);
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
  page = create_page (&assumptions, project);
  window = app_test_show (page);
  app_test_settle ();
  reading.text = dup_text (page);
  g_assert_nonnull (strstr (reading.text, "Every Value Is Confirmed"));
  g_free (reading.text);
  app_test_destroy (window, page);
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
  g_autoptr(TrestleProject) project = open_sample (data);
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

static void
test_every_explanation (void)
{
  g_autoptr(TrestleProject) project = open_sample ("small.trestle");
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

/* What a button does at the Menu key. */
static GtkShortcutAction *
find_menu_action (GtkWidget *button)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (button);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr(GtkShortcut) shortcut = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_item (G_LIST_MODEL (controller), 0) : NULL;

      /* Buttons have shortcuts of their own, which emit signals. */
      if (shortcut != NULL && GTK_IS_CALLBACK_ACTION (gtk_shortcut_get_action (shortcut)))
        return gtk_shortcut_get_action (shortcut);
    }

  return NULL;
}

/* The first cell of the guide’s way. */
static GtkWidget *
find_cell (GtkWidget *widget)
{
  GtkWidget *cell = GTK_IS_BUTTON (widget) && find_menu_action (widget) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && cell == NULL; child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);

  return cell;
}

/* Opens the popover of @cell, and says @reason there. */
static void
set_aside (GtkWidget  *cell,
           const char *before,
           const char *reason)
{
  GtkWidget *entry;

  g_assert_true (gtk_shortcut_action_activate (find_menu_action (cell), GTK_SHORTCUT_ACTION_EXCLUSIVE, cell, NULL));
  app_test_settle ();
  entry = app_test_find (cell, ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), ==, "Not applicable because");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  g_signal_emit_by_name (entry, "apply");
  app_test_settle ();
  g_assert_null (app_test_find (cell, ADW_TYPE_ENTRY_ROW));
}

static const TrestleProgressCell *
get_first (TrestleProject *project)
{
  return &g_array_index (trestle_project_get_progress (project)->cells, TrestleProgressCell, 0);
}

/* A task is set aside with a reason in one step, which is shown and can be taken back. */
static void
test_aside (void)
{
  g_autoptr(TrestleProject) project = open_sample ("small.trestle");
  GtkWidget *page = create_page (&pages[3], project);
  GtkWidget *window = app_test_show (page);
  GtkWidget *cell = find_cell (app_test_find (page, TRESTLE_TYPE_PROGRESS_VIEW));

  g_assert_nonnull (cell);
  g_assert_null (get_first (project)->aside);
  set_aside (cell, "", "  Another team does it ");
  g_assert_cmpstr (get_first (project)->aside, ==, "Another team does it");
  g_assert_true (g_str_has_suffix (gtk_widget_get_tooltip_text (cell), "\nAnother team does it"));
  set_aside (cell, "Another team does it", "");
  g_assert_null (get_first (project)->aside);
  trestle_history_undo (trestle_project_get_history (project));
  app_test_settle ();
  g_assert_cmpstr (get_first (project)->aside, ==, "Another team does it");
  trestle_history_undo (trestle_project_get_history (project));
  app_test_settle ();
  g_assert_null (get_first (project)->aside);
  g_assert_false (trestle_history_can_undo (trestle_project_get_history (project)));
  app_test_destroy (window, page);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; void (*test) (gconstpointer data); } tests[] = {
    { "follows", test_follows }, { "hidden", test_hidden }, { "empty", test_empty }
  };

  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/app/panes/%s/%s", pages[i].name, tests[j].name);

        g_test_add_data_func (path, &pages[i], tests[j].test);
      }
  g_test_add_data_func ("/app/panes/findings/fix", &pages[0], test_fix);
  g_test_add_data_func ("/app/panes/overview/fix", &pages[3], test_fix);
  g_test_add_func ("/app/panes/overview/aside", test_aside);
  g_test_add_func ("/app/panes/findings/filter", test_filter);
  g_test_add_func ("/app/panes/assumptions/confirm", test_assumptions);
  g_test_add_func ("/app/panes/assumptions/none", test_assumptions_none);
  g_test_add_data_func ("/app/panes/figures/agree/small", "small.trestle", test_agreement);
  g_test_add_data_func ("/app/panes/figures/agree/medium", "medium.trestle", test_agreement);
  g_test_add_func ("/app/panes/explanation/leads", test_explanation_leads);
  g_test_add_func ("/app/panes/explanation/closes", test_explanation_closes);
  g_test_add_func ("/app/panes/explanation/every", test_every_explanation);

  return g_test_run ();
}
