/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One edit, until everything in the window is true again: the work of it, and how long
 * the main loop is held at a time.
 */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "bench-design.h"
#include "window.h"

/* The number of users of one population, this often; the first is not counted. */
#define N_EDITS 15

static double
get_cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Runs what waits; what it has taken, and of it the longest turn of the loop. */
static void
settle (double *total,
        double *longest)
{
  *total = *longest = 0;
  for (double start = get_cpu_milliseconds (), end; g_main_context_pending (NULL); start = end)
    {
      g_main_context_iteration (NULL, FALSE);
      end = get_cpu_milliseconds ();
      *total += end - start;
      *longest = MAX (*longest, end - start);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
edit_on_page (TrestleProject *project,
              TrestleWindow  *window,
              const char     *page,
              guint           size)
{
  TrestleObject *population = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_POPULATION)->items->pdata[0];
  double totals[N_EDITS], holds[N_EDITS], total, longest;

  trestle_window_go_to (window, page);
  trestle_selection_select (trestle_project_get_selection (project), population);
  settle (&total, &longest);
  for (guint i = 0; i <= N_EDITS; i++)
    {
      double start = get_cpu_milliseconds (), edit;

      trestle_object_set_number (population, "users", 10 + i % 2);
      edit = get_cpu_milliseconds () - start;
      settle (&total, &longest);
      if (i > 0)
        {
          totals[i - 1] = edit + total;
          holds[i - 1] = MAX (edit, longest);
        }
    }
  qsort (totals, N_EDITS, sizeof (double), compare_doubles);
  qsort (holds, N_EDITS, sizeof (double), compare_doubles);
  g_print ("%-28s %7u %12.3f %12.3f\n", page, size, totals[N_EDITS / 2], holds[N_EDITS / 2]);
}

static void
edit_in_window (guint size)
{
  static const char *const pages[] = { "overview", "scope", "findings", "sizing" };
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);
  GtkWidget *window = trestle_window_new (NULL, project);
  double total, longest;

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) <= 1)
    g_main_context_iteration (NULL, TRUE);
  settle (&total, &longest);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    edit_on_page (project, TRESTLE_WINDOW (window), pages[i], size);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (&total, &longest);
}

int
main (int   argc,
      char *argv[])
{
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), APP_PATH "/icons");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_print ("%-28s %7s %12s %12s\n", "one edit, on", "size", "CPU ms", "longest turn");
  for (int i = 1; i < argc; i++)
    edit_in_window (strtoul (argv[i], NULL, 10));

  return 0;
}
