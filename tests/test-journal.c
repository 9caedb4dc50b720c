/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Journals, and what is recovered from them.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "edit.h"
#include "journal.h"
#include "random-design.h"
#include "recovery.h"
#include "state.h"
#include "writer.h"

typedef struct
{
  TrestleDesign  *design;
  TrestleHistory *history;
  TrestleJournal *journal;
  GRand          *rand;
} Session;

static void
clear_folder (void)
{
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static guint
count_journals (void)
{
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static char *
dup_serialized (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Session *
session_new (guint32 seed)
{
  Session *session = g_new0 (Session, 1);

  session->design = random_design_new (seed, 3);
  session->history = trestle_history_new (session->design);
  session->journal = trestle_journal_new (session->history, session->design);
  session->rand = g_rand_new_with_seed (seed);

  return session;
}

/* As if the program had ended: the lock is gone, the file stays. */
static void
session_end (Session *session)
{
  g_assert_finalize_object (session->journal);
  g_assert_finalize_object (session->history);
  g_assert_finalize_object (session->design);
  g_rand_free (session->rand);
  g_free (session);
}

static void
do_step (Session *session)
{
  switch (g_rand_int_range (session->rand, 0, 6))
    {
    case 0:
      trestle_history_undo (session->history);
      break;

    case 1:
      trestle_history_redo (session->history);
      break;

    default:
      trestle_history_begin (session->history, "random");
      for (int n = g_rand_int_range (session->rand, 1, 6); n > 0; n--)
        random_mutation (session->rand, session->design);
      trestle_history_end (session->history);
    }
}

/* The design that the only journal keeps, as text. */
static char *
dup_recovered (void)
{
  g_autoptr(GPtrArray) list = trestle_recovery_list ();
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  design = trestle_recovery_open (list->pdata[0], &error);
  g_assert_no_error (error);

  return dup_serialized (design);
}

static void
test_replay (void)
{
  for (guint seed = 1; seed <= 60; seed++)
    {
      Session *session = session_new (seed);
      g_autofree char *expected = NULL;
      g_autofree char *recovered = NULL;

      clear_folder ();
      for (guint n = 0; n < 30; n++)
        do_step (session);
      expected = dup_serialized (session->design);
      g_assert_cmpuint (count_journals (), ==, 1);
      session_end (session);

      recovered = dup_recovered ();
      g_assert_cmpstr (recovered, ==, expected);
    }
}

static void
commit_note (Session    *session,
             const char *note)
{
  trestle_history_seal (session->history);
  trestle_object_set_string (TRESTLE_OBJECT (session->design), "notes", note);
}

static char *
dup_journal_path (void)
{
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

/* Whatever the last line was cut to, or overwritten with, the steps before it stay. */
static void
test_torn (void)
{
  Session *session = session_new (1);
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *before = NULL;
  gsize length, complete;

  clear_folder ();
  commit_note (session, "one");
  commit_note (session, "two");
  before = dup_serialized (session->design);
  path = dup_journal_path ();
  g_assert_true (g_file_get_contents (path, &whole, &complete, NULL));
  g_free (g_steal_pointer (&whole));
  commit_note (session, "three");
  session_end (session);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));

  for (gsize n = complete; n < length; n++)
    {
      g_autofree char *recovered = NULL;
      g_autofree char *zeroed = g_memdup2 (whole, length);

      g_assert_true (g_file_set_contents (path, whole, n, NULL));
      recovered = dup_recovered ();
      g_assert_cmpstr (recovered, ==, before);

      /* After a power cut the end of a file may be there, but empty. */
      memset (zeroed + n, 0, length - n);
      g_assert_true (g_file_set_contents (path, zeroed, length, NULL));
      g_free (recovered);
      recovered = dup_recovered ();
      g_assert_cmpstr (recovered, ==, before);
    }
}

/* Without its design a journal is worth nothing, and goes. */
static void
test_torn_design (void)
{
  Session *session = session_new (1);
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  clear_folder ();
  commit_note (session, "one");
  path = dup_journal_path ();
  session_end (session);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));

  for (gsize n = 0; n < length; n += 1 + length / 50)
    {
      g_autoptr(GPtrArray) list = NULL;

      g_assert_true (g_file_set_contents (path, whole, n, NULL));
      list = trestle_recovery_list ();
      g_assert_cmpuint (list->len, ==, 0);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_life (void)
{
  Session *session = session_new (1);
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/clinic.trestle");
  const TrestleFileStamp stamp = { .exists = TRUE, .size = 12345, .inode = 77, .sha256 = "abc" };
  g_autoptr(GPtrArray) list = NULL;
  const TrestleRecovery *recovery;

  clear_folder ();
  trestle_object_set_string (TRESTLE_OBJECT (session->design), "name", "Clinic");
  g_assert_cmpuint (count_journals (), ==, 1);
  trestle_journal_restart (session->journal, file, &stamp);
  g_assert_cmpuint (count_journals (), ==, 0);

  commit_note (session, "one");
  commit_note (session, "two");
  trestle_history_undo (session->history);
  trestle_journal_sync (session->journal);
  g_assert_cmpuint (count_journals (), ==, 1);

  /* Nobody else is offered what is being written. */
  list = trestle_recovery_list ();
  g_assert_cmpuint (list->len, ==, 0);
  g_ptr_array_unref (list);
  session_end (session);

  list = trestle_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  recovery = list->pdata[0];
  g_assert_cmpstr (recovery->name, ==, "Clinic");
  g_assert_cmpstr (recovery->uri, ==, "file:///nowhere/clinic.trestle");
  g_assert_cmpuint (recovery->n_steps, ==, 3);
  g_assert_cmpuint (recovery->stamp.size, ==, 12345);
  g_assert_cmpuint (recovery->stamp.inode, ==, 77);
  g_assert_cmpstr (recovery->stamp.sha256, ==, "abc");
  g_assert_true (recovery->stamp.exists);

  /* Nor is what is on offer offered twice. */
  {
    g_autoptr(GPtrArray) other = trestle_recovery_list ();

    g_assert_cmpuint (other->len, ==, 0);
  }
  trestle_recovery_discard (list->pdata[0]);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* A recovered design that has not been saved can be recovered again. */
static void
test_begin (void)
{
  Session *session = session_new (1);
  g_autofree char *expected = dup_serialized (session->design);
  g_autofree char *recovered = NULL;
  g_autoptr(GError) error = NULL;

  clear_folder ();
  g_assert_true (trestle_journal_begin (session->journal, NULL, NULL, 5, &error));
  g_assert_no_error (error);
  session_end (session);
  recovered = dup_recovered ();
  g_assert_cmpstr (recovered, ==, expected);

  {
    g_autoptr(GPtrArray) list = trestle_recovery_list ();
    const TrestleRecovery *recovery = list->pdata[0];

    g_assert_cmpuint (recovery->n_steps, ==, 5);
    g_assert_null (recovery->uri);
  }
}

/* Two associations exchange their pairs in one step. */
static void
test_exchange (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleJournal *journal = trestle_journal_new (history, design);
  TrestleObject *population;
  TrestleObject *usages[2], *workspaces[2];
  g_autofree char *expected = NULL;
  g_autofree char *recovered = NULL;

  clear_folder ();
  population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  for (int i = 0; i < 2; i++)
    {
      usages[i] = trestle_design_create (design, TRESTLE_KIND_USAGE);
      workspaces[i] = trestle_design_create (design, TRESTLE_KIND_WORKSPACE);
      trestle_object_set_ref (usages[i], "population", population);
      trestle_object_set_ref (usages[i], "workspace", workspaces[i]);
    }
  trestle_history_begin (history, "exchange");
  trestle_object_unset (usages[0], "workspace");
  trestle_object_set_ref (usages[1], "workspace", workspaces[0]);
  trestle_object_set_ref (usages[0], "workspace", workspaces[1]);
  trestle_history_end (history);

  expected = dup_serialized (design);
  g_object_unref (journal);
  recovered = dup_recovered ();
  g_assert_cmpstr (recovered, ==, expected);
}

/* What a newer version wrote into an object survives its deletion and return. */
static void
test_extra (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleJournal *journal = trestle_journal_new (history, design);
  TrestleObject *location;
  g_autofree char *expected = NULL;
  g_autofree char *recovered = NULL;

  clear_folder ();
  location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  trestle_object_set_extra (location, "{\"color\":\"red\"}");
  trestle_journal_close (journal);
  trestle_edit_delete (location);
  g_assert_cmpuint (count_journals (), ==, 1);
  trestle_history_undo (history);

  expected = dup_serialized (design);
  g_assert_nonnull (strstr (expected, "\"color\" : \"red\""));
  g_object_unref (journal);
  recovered = dup_recovered ();
  g_assert_cmpstr (recovered, ==, expected);
}

static void
failed_cb (TrestleJournal *journal,
           const char     *message,
           guint          *n_failures)
{
  g_assert_nonnull (message);
  ++*n_failures;
}

/* While the state folder cannot be written to, editing goes on; afterwards
 * everything is kept again.
 */
static void
test_failure (void)
{
  Session *session = session_new (1);
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autofree char *expected = NULL;
  g_autofree char *recovered = NULL;
  guint n_failures = 0;

  clear_folder ();
  g_signal_connect (session->journal, "failed", G_CALLBACK (failed_cb), &n_failures);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  commit_note (session, "one");
  commit_note (session, "two");
  g_assert_cmpuint (n_failures, ==, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  commit_note (session, "three");
  g_assert_cmpuint (n_failures, ==, 1);
  expected = dup_serialized (session->design);
  session_end (session);
  recovered = dup_recovered ();
  g_assert_cmpstr (recovered, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trestle-journal-XXXXXX", &error);
  g_autofree char *state = g_build_filename (folder, "trestle", NULL);
  g_autofree char *journals = g_build_filename (state, "journal", NULL);
  int status;

  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/replay", test_replay);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/torn-design", test_torn_design);
  g_test_add_func ("/journal/life", test_life);
  g_test_add_func ("/journal/begin", test_begin);
  g_test_add_func ("/journal/exchange", test_exchange);
  g_test_add_func ("/journal/extra", test_extra);
  g_test_add_func ("/journal/failure", test_failure);

  status = g_test_run ();
  clear_folder ();
  g_rmdir (journals);
  g_rmdir (state);
  g_rmdir (folder);

  return status;
}
