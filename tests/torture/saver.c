/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits and saves a design until it is killed; kill9.py kills it.
 *
 * saver FILE            recovers or opens FILE, then counts in the design's notes,
 *                       saves now and then, and prints each number once the step
 *                       with it is committed
 * saver --unsafe FILE   writes the file in place, as a program must not
 * saver --check FILE    prints the number that FILE has, and the highest that can
 *                       be recovered; -1: none
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "file.h"
#include "history.h"
#include "journal.h"
#include "random-design.h"
#include "recovery.h"

/* Large enough that writing takes as long as the rest. */
#define N_EACH 30

/* Steps from one saving to the next. */
#define N_STEPS 4

static gint64
get_number (TrestleDesign *design)
{
  return design->notes != NULL ? g_ascii_strtoll (design->notes, NULL, 10) : 0;
}

/* The design with the highest number that a journal has, or NULL. */
static TrestleDesign *
recover (GPtrArray *list)
{
  TrestleDesign *best = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TrestleDesign) design = trestle_recovery_open (list->pdata[i], &error);

      if (design == NULL)
        g_error ("%s", error->message);
      if (best == NULL || get_number (design) > get_number (best))
        g_set_object (&best, design);
    }

  return best;
}

/* Whether @design is complete: what the counting began with, but for the number. */
static gboolean
is_whole (TrestleDesign *design)
{
  g_autoptr(TrestleDesign) first = random_design_new (1, N_EACH);
  g_autoptr(TrestleDesign) last = trestle_design_copy (design);
  g_autoptr(GBytes) of_first = NULL;
  g_autoptr(GBytes) of_last = NULL;

  trestle_object_unset (TRESTLE_OBJECT (first), "notes");
  trestle_object_unset (TRESTLE_OBJECT (last), "notes");
  of_first = trestle_file_serialize (first);
  of_last = trestle_file_serialize (last);

  return g_bytes_equal (of_first, of_last);
}

static int
check (GFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);
  g_autoptr(GPtrArray) list = trestle_recovery_list ();
  g_autoptr(TrestleDesign) recovered = recover (list);

  if (design == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      printf ("damaged: %s\n", error->message);
      return 1;
    }
  if ((design != NULL && !is_whole (design)) || (recovered != NULL && !is_whole (recovered)))
    {
      printf ("something is missing\n");
      return 1;
    }
  printf ("%d %d\n", design != NULL ? (int) get_number (design) : -1, recovered != NULL ? (int) get_number (recovered) : -1);

  return 0;
}

static void
write_in_place (GBytes     *bytes,
                const char *path)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  FILE *stream = fopen (path, "w");

  for (gsize i = 0; i < length; i += 4096)
    {
      fwrite (data + i, 1, MIN (4096, length - i), stream);
      fflush (stream);
    }
  fclose (stream);
}

static void
save (TrestleDesign    *design,
      GFile            *file,
      TrestleFileStamp *stamp,
      gboolean          safe)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (safe && !trestle_file_save (design, file, stamp, FALSE, NULL, &error))
    g_error ("%s", error->message);
  if (safe)
    return;
  bytes = trestle_file_serialize (design);
  write_in_place (bytes, g_file_peek_path (file));
}

/* What the program has to begin with: recovered, opened or new. */
static TrestleDesign *
begin (GFile            *file,
       TrestleFileStamp *stamp,
       TrestleHistory  **history,
       TrestleJournal  **journal)
{
  g_autoptr(GPtrArray) list = trestle_recovery_list ();
  g_autoptr(TrestleDesign) opened = trestle_file_load (file, stamp, NULL, NULL);
  TrestleDesign *recovered = recover (list);
  TrestleDesign *design = recovered;
  g_autoptr(GError) error = NULL;

  if (opened != NULL && (recovered == NULL || get_number (recovered) < get_number (opened)))
    design = g_object_ref (opened);
  if (design == NULL)
    design = random_design_new (1, N_EACH);

  *history = trestle_history_new (design);
  *journal = trestle_journal_new (*history, design);
  if (design == recovered && !trestle_journal_begin (*journal, file, stamp, 1, &error))
    g_error ("%s", error->message);
  if (design != recovered)
    trestle_journal_restart (*journal, file, stamp);
  for (guint i = 0; i < list->len; i++)
    trestle_recovery_discard (list->pdata[i]);

  return design;
}

int
main (int   argc,
      char *argv[])
{
  gboolean safe = !g_str_equal (argv[1], "--unsafe");
  g_autoptr(GFile) file = g_file_new_for_path (argv[argc - 1]);
  TrestleFileStamp stamp = { 0 };
  TrestleHistory *history;
  TrestleJournal *journal;
  TrestleDesign *design;

  if (g_str_equal (argv[1], "--check"))
    return check (file);

  design = begin (file, &stamp, &history, &journal);
  for (gint64 number = get_number (design) + 1;; number++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      trestle_history_begin (history, "count");
      trestle_object_set_string (TRESTLE_OBJECT (design), "notes", text);
      trestle_history_end (history);
      printf ("%s\n", text);
      fflush (stdout);
      if (number % N_STEPS == 0)
        {
          save (design, file, &stamp, safe);
          trestle_journal_restart (journal, file, &stamp);
          trestle_history_mark_saved (history);
        }
    }
}
