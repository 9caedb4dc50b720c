/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work and floor take turns, so that whatever else the machine does meets both;
 * medians are compared.
 */
#include "config.h"

#include "bench.h"

#include <locale.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MIN_RUNS 5
#define MAX_RUNS 101

/* Seconds of CPU time after which a row ends, once it has its runs. */
#define ENOUGH 1.5

static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *values,
            guint   n)
{
  qsort (values, n, sizeof (double), compare_doubles);

  return values[n / 2];
}

static double
measure (void (  *function ) (gpointer),
         gpointer data)
{
  double start;

  /* What the one before has left in the allocator's lists is not this one's work. */
  malloc_trim (0);
  start = get_cpu_seconds ();
  function (data);

  return get_cpu_seconds () - start;
}

static void
print_line (const BenchRow *row,
            guint           size,
            double          work,
            double          floor)
{
  g_print ("%-28s %7u %12.3f", row->title, size, work * 1000);
  if (row->floor != NULL)
    g_print (" %12.3f %7.2f", floor * 1000, work / floor);
  else
    g_print (" %12s %7s", "", "");
  if (row->ratio > 0)
    g_print ("   ≤ %.2f × %s: %s", row->ratio, row->peer, work <= row->ratio * floor ? "reached" : "MISSED");
  if (row->milliseconds > 0 && (row->size == 0 || row->size == size))
    g_print ("   ≤ %g ms: %s", row->milliseconds, work * 1000 <= row->milliseconds ? "reached" : "MISSED");
  g_print ("\n");
}

static void
run_row (const BenchRow *row,
         guint           size)
{
  double work[MAX_RUNS], floor[MAX_RUNS];
  gpointer data = row->set_up (size);
  double start;
  guint n;

  /* Caches and the allocator are warm from here on. */
  row->work (data);
  if (row->clean_up != NULL)
    row->clean_up (data);
  if (row->floor != NULL)
    row->floor (data);

  start = get_cpu_seconds ();
  for (n = 0; n < MAX_RUNS && (n < MIN_RUNS || get_cpu_seconds () - start < ENOUGH); n++)
    {
      work[n] = measure (row->work, data);
      if (row->clean_up != NULL)
        row->clean_up (data);
      floor[n] = row->floor != NULL ? measure (row->floor, data) : 0;
    }
  print_line (row, size, get_median (work, n), get_median (floor, n));
  row->tear_down (data);
}

int
bench_run (int             argc,
           char           *argv[],
           const BenchRow *rows)
{
  g_autoptr(GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *only = "";

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--only="))
      only = argv[i] + strlen ("--only=");
    else
      {
        guint size = strtoul (argv[i], NULL, 10);

        g_array_append_val (sizes, size);
      }
  setlocale (LC_ALL, "");
  if (sizes->len == 0)
    g_array_append_vals (sizes, (const guint[]) { 100, 1000, 10000 }, 3);

  g_print ("%-28s %7s %12s %12s %7s\n", "", "size", "CPU ms", "floor ms", "ratio");
  for (; rows->title != NULL; rows++)
    for (guint i = 0; strstr (rows->title, only) != NULL && i < sizes->len; i++)
      run_row (rows, g_array_index (sizes, guint, i));

  return 0;
}
