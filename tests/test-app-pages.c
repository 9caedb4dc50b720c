/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the document in the window: pages are gone to, words are found, the zoom
 * changes what is seen and not where one reads, links lead, and what is printed is
 * what is shown.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "pages.h"
#include "paper.h"
#include "print.h"

typedef struct
{
  TrestleProject  *project;
  TrestleDocument *document;
  GtkWidget       *window;
  TrestlePages    *pages;
} Fixture;

static TrestleDocument *
create_document (TrestleProject *project)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (trestle_project_get_design (project));

  return trestle_document_new (trestle_project_get_design (project), assessment, NULL);
}

/* The sheet of page @page that is shown large. */
static TrestlePaper *
find_sheet (GtkWidget *root,
            guint      page)
{
  if (TRESTLE_IS_PAPER (root) && g_object_get_data (G_OBJECT (root), "page") == GUINT_TO_POINTER (page) &&
      gtk_widget_get_mapped (root) && gtk_widget_get_width (root) > 200)
    return TRESTLE_PAPER (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      TrestlePaper *found = find_sheet (child, page);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_seen (Fixture *self,
         guint    page)
{
  TrestlePaper *sheet = find_sheet (GTK_WIDGET (self->pages), page);
  graphene_rect_t bounds;

  return sheet != NULL && gtk_widget_compute_bounds (GTK_WIDGET (sheet), GTK_WIDGET (self->pages), &bounds) &&
         bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (self->pages)) && bounds.origin.y + bounds.size.height > 0;
}

static gboolean
sees_first (gpointer data)
{
  return is_seen (data, 0);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = app_test_new_project ();
  self->document = create_document (self->project);
  self->pages = g_object_new (TRESTLE_TYPE_PAGES, NULL);
  self->window = app_test_show (GTK_WIDGET (self->pages));
  trestle_pages_set_document (self->pages, self->document);
  app_test_wait (sees_first, self);
  app_test_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  app_test_destroy (self->window, GTK_WIDGET (self->pages));
  g_object_unref (self->document);
  app_test_finish (self->project);
}

static gboolean
sees_last (gpointer data)
{
  Fixture *self = data;

  return is_seen (self, trestle_document_get_n_pages (self->document) - 1);
}

static void
test_go_to (Fixture      *self,
            gconstpointer data)
{
  guint last = trestle_document_get_n_pages (self->document) - 1;

  g_assert_cmpuint (last, >, 5);
  g_assert_true (is_seen (self, 0));
  g_assert_false (is_seen (self, last));
  trestle_pages_go_to (self->pages, last, 0);
  app_test_wait (sees_last, self);
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, last);

  trestle_pages_go_to (self->pages, last + 1, 0);
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, last);
}

static double
get_scale (Fixture *self,
           guint    page)
{
  TrestlePaper *sheet = find_sheet (GTK_WIDGET (self->pages), page);

  return sheet != NULL ? trestle_paper_get_scale (sheet) : 0;
}

static gboolean
sees_fourth (gpointer data)
{
  return is_seen (data, 3);
}

static gboolean
sees_fourth_normal (gpointer data)
{
  return is_seen (data, 3) && fabs (get_scale (data, 3) - 4.0 / 3) < 0.01;
}

static gboolean
sees_fourth_large (gpointer data)
{
  return is_seen (data, 3) && fabs (get_scale (data, 3) - 5.0 / 3) < 0.01;
}

static gboolean
sees_fourth_whole (gpointer data)
{
  Fixture *self = data;

  return is_seen (data, 3) && gtk_widget_get_width (GTK_WIDGET (find_sheet (GTK_WIDGET (self->pages), 3))) <=
         gtk_widget_get_width (GTK_WIDGET (self->pages));
}

/* What is read stays what is read. */
static void
test_zoom (Fixture      *self,
           gconstpointer data)
{
  trestle_pages_go_to (self->pages, 3, 0);
  app_test_wait (sees_fourth, self);
  gtk_widget_activate_action (GTK_WIDGET (self->pages), "pages.zoom-normal", NULL);
  app_test_wait (sees_fourth_normal, self);
  gtk_widget_activate_action (GTK_WIDGET (self->pages), "pages.zoom-in", NULL);
  app_test_wait (sees_fourth_large, self);
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->pages), "pages.fit", NULL);
  app_test_wait (sees_fourth_whole, self);
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, 3);
}

static void
test_search (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *entry = app_test_find (GTK_WIDGET (self->pages), GTK_TYPE_SEARCH_ENTRY);
  g_autoptr(GArray) matches = trestle_document_find_text (self->document, "glossary");
  const TrestleMatch *last = &g_array_index (matches, TrestleMatch, matches->len - 1);

  g_assert_cmpuint (matches->len, >, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->pages), "pages.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "glossary");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, g_array_index (matches, TrestleMatch, 0).page);
  for (guint i = 1; i < matches->len; i++)
    g_signal_emit_by_name (entry, "next-match");
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, last->page);
  g_signal_emit_by_name (entry, "next-match");
  g_assert_cmpuint (trestle_pages_get_page (self->pages), ==, g_array_index (matches, TrestleMatch, 0).page);
}

/* A link of the contents leads to the heading of its section. */
static void
test_links (Fixture      *self,
            gconstpointer data)
{
  g_autoptr(GArray) matches = trestle_document_find_text (self->document, "Glossary");
  const TrestleMatch *match = &g_array_index (matches, TrestleMatch, 0);
  double y;
  guint page;

  g_assert_cmpuint (match->page, <, 4);
  g_assert_true (trestle_document_find_link (self->document, match->page, match->x + 1, match->y + 1, &page, &y));
  g_assert_cmpuint (page, ==, g_array_index (matches, TrestleMatch, matches->len - 1).page);
  g_assert_false (trestle_document_find_link (self->document, 1, 1, 1, &page, &y));
}

static void
test_print (Fixture      *self,
            gconstpointer data)
{
  g_autoptr(GtkPrintOperation) print = trestle_print_new (self->document);
  g_autofree char *folder = g_dir_make_tmp ("trestle-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *wanted = g_strdup_printf ("%u", trestle_document_get_n_pages (self->document));
  g_autofree char *output = NULL, *command = g_strdup_printf ("pdfinfo %s", path);
  g_auto(GStrv) lines = NULL;
  gboolean found = FALSE;

  gtk_print_operation_set_export_filename (print, path);
  gtk_print_operation_set_allow_async (print, FALSE);
  gtk_print_operation_set_show_progress (print, FALSE);
  g_assert_cmpint (gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Pages:"))
      found = g_str_equal (g_strstrip (lines[i] + strlen ("Pages:")), wanted);
  g_assert_true (found);
  g_assert_nonnull (strstr (output, "(A4)"));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/pages/go-to", Fixture, NULL, set_up, test_go_to, tear_down);
  g_test_add ("/app/pages/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/app/pages/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/app/pages/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/app/pages/print", Fixture, NULL, set_up, test_print, tear_down);

  return g_test_run ();
}
