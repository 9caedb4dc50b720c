/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures work against a floor or a peer that does the same work in the same
 * run, as CPU time of the process, and prints a table.  Nothing fails on a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of the table for each size. */
typedef struct
{
  const char *title;
  const char *peer;                         /* what the floor is; NULL: there is none */
  gpointer  (*set_up)    (guint     size);  /* not measured */
  void      (*work)      (gpointer  data);
  void      (*floor)     (gpointer  data);
  void      (*clean_up)  (gpointer  data);  /* after each work, not measured; may be NULL */
  void      (*tear_down) (gpointer  data);
  double      ratio;                        /* of work to floor to be reached; 0: none */
  double      milliseconds;                 /* to be reached at `size`; 0: none */
  guint       size;
} BenchRow;

/* Runs the rows for the sizes given on the command line, or for 100, 1,000 and
 * 10,000; ends with a row without title.  --only=TEXT: rows with TEXT in their title.
 */
int bench_run (int             argc,
               char           *argv[],
               const BenchRow *rows);

G_END_DECLS
