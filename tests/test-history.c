/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: whatever is done can be taken back and done again, to the byte.
 */
#include "config.h"

#include "edit.h"
#include "history.h"
#include "random-design.h"
#include "writer.h"

#define N_STEPS 300

static char *
dup_serialized (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
do_random_step (TrestleDesign  *design,
                TrestleHistory *history,
                GRand          *rand)
{
  trestle_history_begin (history, "random");
  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    random_mutation (rand, design);
  trestle_history_end (history);
}

/* Hundreds of random steps: undone, the design is what it was; done again, what it became. */
static void
test_random (void)
{
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 3);
      g_autoptr(TrestleHistory) history = trestle_history_new (design);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *start = dup_serialized (design);
      g_autofree char *end = NULL;
      guint n_steps = 0, n_undone = 0, n_redone = 0;

      for (guint i = 0; i < N_STEPS; i++)
        do_random_step (design, history, rand);
      end = dup_serialized (design);
      g_assert_cmpstr (start, !=, end);

      while (trestle_history_undo (history))
        n_undone++;
      {
        g_autofree char *undone = dup_serialized (design);

        g_assert_cmpstr (undone, ==, start);
      }
      assert_nothing_dangles (design);
      g_assert_false (trestle_history_can_undo (history));
      while (trestle_history_redo (history))
        n_redone++;
      {
        g_autofree char *redone = dup_serialized (design);

        g_assert_cmpstr (redone, ==, end);
      }
      assert_nothing_dangles (design);
      g_assert_cmpuint (n_undone, ==, n_redone);
      n_steps = n_undone;
      g_assert_cmpuint (n_steps, >, N_STEPS / 2);
    }
}

/* Steps, undo and redo in any order: each position of the history has its own state. */
static void
test_interleaved (void)
{
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 3);
      g_autoptr(TrestleHistory) history = trestle_history_new (design);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed + 1000);
      g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      guint position = 0;

      g_ptr_array_add (states, dup_serialized (design));
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autofree char *state = NULL;

          switch (g_rand_int_range (rand, 0, 5))
            {
            case 0:
            case 1:
              g_assert_true (trestle_history_undo (history) == (position > 0));
              position -= position > 0 ? 1 : 0;
              break;

            case 2:
              g_assert_true (trestle_history_redo (history) == (position + 1 < states->len));
              position += position + 1 < states->len ? 1 : 0;
              break;

            default:
              do_random_step (design, history, rand);
              state = dup_serialized (design);
              if (g_str_equal (state, states->pdata[position]))
                continue;
              g_ptr_array_set_size (states, position + 1);
              g_ptr_array_add (states, g_steal_pointer (&state));
              position++;
              continue;
            }
          state = dup_serialized (design);
          g_assert_cmpstr (state, ==, states->pdata[position]);
        }
    }
}

static void
test_titles (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleObject *location;

  g_assert_null (trestle_history_get_undo_title (history));
  location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Add Location");
  trestle_object_set_string (location, "name", "Riga");
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Change Location Name");
  trestle_edit_delete (location);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Delete Location");

  trestle_history_begin (history, "Outer");
  trestle_history_begin (history, "Inner");
  trestle_design_create (design, TRESTLE_KIND_LOCATION);
  trestle_history_end (history);
  g_assert_false (trestle_history_can_undo (history));
  trestle_design_create (design, TRESTLE_KIND_MACHINE);
  trestle_history_end (history);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Outer");

  g_assert_true (trestle_history_undo (history));
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Delete Location");
  g_assert_cmpstr (trestle_history_get_redo_title (history), ==, "Outer");
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items->len, ==, 0);
}

static void
test_empty_step (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);

  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "A");
  trestle_history_begin (history, "Nothing");
  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "A");
  trestle_object_unset (TRESTLE_OBJECT (design), "customer");
  trestle_history_end (history);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Change Design Name");
}

static void
test_cancel (void)
{
  g_autoptr(TrestleDesign) design = random_design_new (1, 3);
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *before = dup_serialized (design);
  g_autofree char *after = NULL;

  trestle_history_begin (history, "cancelled");
  for (guint i = 0; i < 50; i++)
    random_mutation (rand, design);
  trestle_history_cancel (history);
  after = dup_serialized (design);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (trestle_history_can_undo (history));
}

/* Typing is one step until something else happens. */
static void
test_typing (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleObject *object = TRESTLE_OBJECT (design);

  trestle_object_set_string (object, "name", "R");
  trestle_object_set_string (object, "name", "Ri");
  trestle_object_set_string (object, "name", "Rig");
  trestle_object_set_string (object, "customer", "C");
  trestle_object_set_string (object, "customer", "Cl");
  trestle_history_seal (history);
  trestle_object_set_string (object, "customer", "Cli");

  g_assert_true (trestle_history_undo (history));
  g_assert_cmpstr (design->customer, ==, "Cl");
  g_assert_true (trestle_history_undo (history));
  g_assert_cmpstr (design->customer, ==, NULL);
  g_assert_cmpstr (design->name, ==, "Rig");
  g_assert_true (trestle_history_undo (history));
  g_assert_cmpstr (design->name, ==, NULL);
  g_assert_false (trestle_history_undo (history));
}

static void
test_modified (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleObject *object = TRESTLE_OBJECT (design);

  g_assert_false (trestle_history_is_modified (history));
  trestle_object_set_string (object, "name", "A");
  g_assert_true (trestle_history_is_modified (history));
  trestle_history_mark_saved (history);
  g_assert_false (trestle_history_is_modified (history));

  /* What is typed after saving is a step of its own, so that undo leads back to the file. */
  trestle_object_set_string (object, "name", "B");
  g_assert_true (trestle_history_is_modified (history));
  g_assert_true (trestle_history_undo (history));
  g_assert_cmpstr (design->name, ==, "A");
  g_assert_false (trestle_history_is_modified (history));
  g_assert_true (trestle_history_undo (history));
  g_assert_true (trestle_history_is_modified (history));

  /* The saved state is out of reach once something else is done. */
  trestle_object_set_string (object, "name", "C");
  g_assert_true (trestle_history_is_modified (history));
  g_assert_false (trestle_history_can_redo (history));
  trestle_history_mark_unsaved (history);
  g_assert_true (trestle_history_undo (history));
  g_assert_true (trestle_history_is_modified (history));
}

static void
committed_cb (TrestleHistory    *history,
              const TrestleStep *step,
              gboolean           forward,
              GString           *log)
{
  g_string_append_printf (log, "%s%u ", forward ? "+" : "-", step->changes->len);
}

static void
test_committed (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GString) log = g_string_new (NULL);

  g_signal_connect (history, "committed", G_CALLBACK (committed_cb), log);
  trestle_history_begin (history, NULL);
  trestle_design_create (design, TRESTLE_KIND_LOCATION);
  trestle_design_create (design, TRESTLE_KIND_LOCATION);
  trestle_history_end (history);
  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "A");
  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "AB");
  trestle_history_undo (history);
  trestle_history_undo (history);
  trestle_history_redo (history);
  g_assert_cmpstr (log->str, ==, "+2 +1 +1 -1 -2 +2 ");
}

/* Going to a place is undoing and doing again, one by one. */
static void
test_go_to (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GString) log = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    trestle_design_create (design, TRESTLE_KIND_LOCATION);
  g_assert_cmpuint (trestle_history_get_n_steps (history), ==, 4);
  g_assert_cmpuint (trestle_history_get_position (history), ==, 4);
  g_assert_cmpstr (trestle_history_get_step (history, 0)->title, ==, "Add Location");

  g_signal_connect (history, "committed", G_CALLBACK (committed_cb), log);
  trestle_history_go_to (history, 1);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==, 1);
  g_assert_cmpuint (trestle_history_get_n_steps (history), ==, 4);
  trestle_history_go_to (history, 1);
  trestle_history_go_to (history, 3);
  g_assert_cmpuint (trestle_history_get_position (history), ==, 3);
  trestle_history_go_to (history, 0);
  g_assert_cmpstr (log->str, ==, "-1 -1 -1 +1 +1 -1 -1 -1 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/random", test_random);
  g_test_add_func ("/history/interleaved", test_interleaved);
  g_test_add_func ("/history/titles", test_titles);
  g_test_add_func ("/history/empty-step", test_empty_step);
  g_test_add_func ("/history/cancel", test_cancel);
  g_test_add_func ("/history/typing", test_typing);
  g_test_add_func ("/history/modified", test_modified);
  g_test_add_func ("/history/committed", test_committed);
  g_test_add_func ("/history/go-to", test_go_to);

  return g_test_run ();
}
