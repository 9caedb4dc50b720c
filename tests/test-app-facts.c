/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the guide states can be read in the window: at the field it is about, or
 * behind the lead of its step.
 */
#include "config.h"

#include <string.h>

#include "app-test.h"
#include "facts.h"
#include "field-editor.h"
#include "work-page.h"

static void
check_field (TrestleProject    *project,
             const TrestleFact *fact)
{
  TrestleKind kind;
  const TrestleField *field = trestle_fact_find_field (fact, &kind);
  g_autoptr(TrestleFieldEditor) editor = NULL;

  g_assert_nonnull (field);
  editor = trestle_field_editor_new (project, field);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (trestle_field_editor_get_row (editor)), fact->text));
}

/* The text of the popover behind “Why?”. */
static const char *
get_why (GtkWidget *page)
{
  GtkWidget *button = app_test_find (page, GTK_TYPE_MENU_BUTTON);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  g_assert_true (gtk_widget_is_visible (button));

  return gtk_label_get_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (popover))));
}

static void
check_page (GtkWidget         *page,
            const TrestleFact *fact)
{
  const TrestleDestination *destination = trestle_destination_find (fact->where);

  g_assert_nonnull (destination);
  trestle_work_page_set_destination (TRESTLE_WORK_PAGE (page), destination);
  g_assert_nonnull (strstr (get_why (page), fact->text));
}

static void
test_shown (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *page = g_object_new (TRESTLE_TYPE_WORK_PAGE, NULL);
  GtkWidget *window = app_test_show (page);
  guint n, n_fields = 0, n_pages = 0;
  const TrestleFact *facts = trestle_facts_get_all (&n);

  trestle_work_page_set_project (TRESTLE_WORK_PAGE (page), project);
  for (guint i = 0; i < n; i++)
    if (facts[i].place == TRESTLE_PLACE_FIELD)
      {
        check_field (project, &facts[i]);
        n_fields++;
      }
    else if (facts[i].place == TRESTLE_PLACE_PAGE)
      {
        check_page (page, &facts[i]);
        n_pages++;
      }
  g_assert_cmpuint (n_fields, >, 10);
  g_assert_cmpuint (n_pages, >, 5);
  app_test_destroy (window, page);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/facts/shown", test_shown);

  return g_test_run ();
}
