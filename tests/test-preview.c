/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Previews of fixes: what they say is what happens, to the byte and to the last
 * finding, and fixes that call themselves safe are.
 */
#include "config.h"

#include <string.h>

#include "designs.h"
#include "history.h"
#include "preview.h"
#include "random-design.h"
#include "random-estate.h"

#define N_ESTATES RANDOM_DESIGNS (40)

/* How often a fix is looked at. */
#define ENOUGH RANDOM_DESIGNS (60)

/* Which fixes have been seen to work, and how often each has been tried. */
static GHashTable *n_seen, *n_tried;

static void
count_key (GHashTable           *counts,
           const TrestleFinding *finding,
           int                   by)
{
  char *key = trestle_finding_dup_key (finding);

  g_hash_table_insert (counts, key, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + by));
}

static void
count_keys (GHashTable      *counts,
            const GPtrArray *findings,
            int              by)
{
  for (guint i = 0; i < findings->len; i++)
    count_key (counts, findings->pdata[i], by);
}

/* What there was, less what went, and what came, is what there is. */
static void
assert_findings (const TrestlePreview *preview,
                 const GPtrArray      *before,
                 TrestleDesign        *design)
{
  g_autoptr(TrestleAssessment) after = trestle_assessment_new (design);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, count;

  count_keys (counts, before, 1);
  count_keys (counts, preview->resolved, -1);
  count_keys (counts, preview->created, 1);
  count_keys (counts, trestle_assessment_get_findings (after), -1);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    if (count != NULL)
      g_error ("%s: %d", (char *) key, GPOINTER_TO_INT (count));

  for (guint i = 0; i < preview->figures->len; i++)
    {
      const TrestlePreviewFigure *figure = &g_array_index (preview->figures, TrestlePreviewFigure, i);
      TrestleNumber then = trestle_assessment_get_figure (after, figure->figure->id, TRESTLE_OBJECT (design));

      g_assert_true (trestle_number_is_known (then) == trestle_number_is_known (figure->then));
      if (trestle_number_is_known (then))
        g_assert_cmpint (trestle_number_compare (then, figure->then), ==, 0);
    }
}

/* Does to @design what one line of the preview says. */
static void
replay (TrestleDesign              *design,
        const TrestlePreviewChange *change)
{
  TrestleObject *object = trestle_design_lookup (design, change->object->id);
  g_autofree char *text = trestle_preview_change_dup_text (change);
  g_autoptr(TrestleObject) copy = NULL;
  TrestleValue value;

  g_assert_cmpstr (text, !=, "");
  switch (change->type)
    {
    case TRESTLE_CHANGE_ADD:
      g_assert_null (object);
      copy = trestle_object_copy (change->object);
      trestle_object_set_id (copy, change->object->id);
      trestle_design_add (design, copy);
      break;

    case TRESTLE_CHANGE_REMOVE:
      g_assert_nonnull (object);
      trestle_design_remove (design, object);
      break;

    case TRESTLE_CHANGE_SET:
    default:
      g_assert_nonnull (object);
      trestle_object_get (change->object, change->field, &value);
      trestle_object_set (object, change->field, &value, NULL);
      trestle_value_clear (&value);
      break;
    }
}

static void
assert_changes (const TrestlePreview *preview,
                TrestleDesign        *before,
                const char           *after)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (preview->changes->len, >, 0);
  for (guint i = 0; i < preview->changes->len; i++)
    replay (before, preview->changes->pdata[i]);
  text = dup_serialized (before);
  if (!g_str_equal (text, after))
    g_error ("the changes are not all");
}

static gboolean
is_resolved (const TrestlePreview *preview,
             const TrestleFinding *finding)
{
  g_autofree char *key = trestle_finding_dup_key (finding);

  for (guint i = 0; i < preview->resolved->len; i++)
    {
      g_autofree char *other = trestle_finding_dup_key (preview->resolved->pdata[i]);

      if (g_str_equal (key, other))
        return TRUE;
    }

  return FALSE;
}

static void
assert_safe (const TrestlePreview *preview,
             const char           *what)
{
  for (guint i = 0; i < preview->created->len; i++)
    if (trestle_finding_get_severity (preview->created->pdata[i]) <= TRESTLE_SEVERITY_WARNING)
      {
        g_autofree char *key = trestle_finding_dup_key (preview->created->pdata[i]);

        g_test_message ("%s is safe and brings %s", what, key);
        g_test_fail ();
      }
}

static void
assert_undone (TrestleHistory *history,
               TrestleDesign  *design,
               const char     *before)
{
  g_autofree char *undone = NULL;

  g_assert_true (trestle_history_undo (history));
  g_assert_false (trestle_history_can_undo (history));
  undone = dup_serialized (design);
  g_assert_cmpstr (undone, ==, before);
}

static char *
dup_fix_key (const TrestleFinding *finding,
             const char           *nick)
{
  return g_strdup_printf ("%s/%s %s", finding->rule->code, finding->outcome->nick, nick);
}

/* The preview of a fix, and then the fix and its undoing. */
static void
check_fix (TrestleDesign   *design,
           TrestleFinding  *finding,
           guint            fix,
           const char      *reply,
           const GPtrArray *findings)
{
  g_autoptr(TrestleDesign) original = trestle_design_copy (design);
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autoptr(TrestlePreview) preview = trestle_fix_preview (finding, fix, reply, &error);
  g_autofree char *before = dup_serialized (design);
  g_autofree char *untouched = dup_serialized (original);
  g_autofree char *key = dup_fix_key (finding, trestle_finding_get_fix_nick (finding, fix));
  g_autofree char *what = g_strdup_printf ("%s %s", key, reply != NULL ? reply : "");
  g_autofree char *then = NULL, *now = NULL;

  g_assert_cmpstr (before, ==, untouched);
  trestle_history_begin (history, "fix");
  if (!trestle_finding_fix_with (finding, fix, reply, &refusal))
    {
      g_assert_null (preview);
      g_assert_cmpstr (error->message, ==, refusal->message);
      g_test_message ("%s: %s", what, error->message);
      trestle_history_cancel (history);
      now = dup_serialized (design);
      g_assert_cmpstr (now, ==, before);
      return;
    }
  trestle_history_end (history);
  g_assert_no_error (error);
  g_test_message ("%s: %u changes, %u gone, %u new", what, preview->changes->len, preview->resolved->len, preview->created->len);
  now = dup_serialized (design);
  then = dup_serialized (preview->copy);
  if (!g_str_equal (then, now))
    g_error ("%s: the preview was not true", what);
  assert_findings (preview, findings, design);
  assert_changes (preview, original, now);
  if (!is_resolved (preview, finding))
    {
      g_test_message ("%s: still there", what);
      g_test_fail ();
    }
  if (fix == 0 && trestle_finding_is_safe (finding))
    assert_safe (preview, what);
  assert_undone (history, design, before);
  g_hash_table_add (n_seen, g_steal_pointer (&key));
}

/* What to choose for a fix: what is listed, at most @most of it, and what might be
 * typed; a fix that asks nothing is done with NULL.
 */
static GPtrArray *
list_answers (const TrestleFinding *finding,
              guint                 fix,
              guint                 most)
{
  static const char *const typed[] = { "3", "2026-11-27", "250 Mbps", "Because it is so", "" };
  g_autoptr(GPtrArray) replies = trestle_finding_list_replies (finding, fix);
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_free);

  if (trestle_finding_get_prompt (finding, fix) == NULL)
    g_ptr_array_add (answers, NULL);
  for (guint i = 0; i < MIN (replies->len, most); i++)
    g_ptr_array_add (answers, g_strdup (((TrestleReply *) replies->pdata[i])->value));
  for (guint i = 0; trestle_finding_takes_text (finding, fix) && i < MIN (G_N_ELEMENTS (typed), most); i++)
    g_ptr_array_add (answers, g_strdup (typed[i]));

  return answers;
}

/* Some findings are everywhere. */
static gboolean
is_well_known (const TrestleFinding *finding,
               guint                 fix)
{
  char *key = dup_fix_key (finding, trestle_finding_get_fix_nick (finding, fix));
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_tried, key));

  g_hash_table_insert (n_tried, key, GUINT_TO_POINTER (n + 1));

  return n >= ENOUGH;
}

/* Each fix of each finding with each answer, undone before the next one. */
static void
check_fixes (TrestleDesign *design,
             guint          most)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      guint n = trestle_finding_get_n_fixes (findings->pdata[i]);

      for (guint fix = 0; fix < n; fix++)
        {
          g_autoptr(GPtrArray) answers = NULL;

          if (is_well_known (findings->pdata[i], fix))
            continue;
          answers = list_answers (findings->pdata[i], fix, most);

          for (guint k = 0; k < answers->len; k++)
            check_fix (design, findings->pdata[i], fix, answers->pdata[k], findings);
        }
    }
}

static void
check_all (TrestleDesign *design,
           gboolean       safe_only)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(TrestlePreview) preview = trestle_fix_all_preview (design, NULL, safe_only);
  g_autofree char *then = dup_serialized (preview->copy);
  g_autofree char *now = NULL;
  guint n = trestle_fix_all (design, NULL, safe_only);

  now = dup_serialized (design);
  g_assert_cmpuint (n, ==, preview->n_fixes);
  g_assert_true (g_str_equal (then, now));
  assert_findings (preview, trestle_assessment_get_findings (assessment), design);
  if (safe_only)
    assert_safe (preview, "Fix All Safe");
}

static TrestleDesign *
create_estate (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);

  g_autoptr(TrestleDesign) estate = random_estate_new (seed, 1 + seed % 7, seed % 4 == 0 ? ESTATE_EXTREME : ESTATE_PLAUSIBLE);
  g_autoptr(TrestleDesign) sorted = trestle_design_copy (estate);

  /* In the order of names throughout, as a copy is: new ids go the same way. */
  return trestle_design_copy (sorted);
}

static void
test_estates (void)
{
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = create_estate (GUINT_TO_POINTER (seed));

      check_fixes (design, 2);
    }
}

static void
test_fixtures (void)
{
  g_autofree char *folder = dup_test_path ("data/rules");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, "-fail.trestle"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr(TrestleDesign) design = load_design (path);

        check_fixes (design, G_MAXUINT);
      }
}

static void
test_all_safe (void)
{
  for (guint seed = 1; seed <= 4 * N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = create_estate (GUINT_TO_POINTER (seed));

      check_all (design, TRUE);
      /* What a fix makes possible has been fixed, too. */
      g_assert_cmpuint (trestle_fix_all (design, NULL, TRUE), ==, 0);
    }
}

static void
test_all (void)
{
  for (guint seed = 1; seed <= N_ESTATES / 2; seed++)
    {
      g_autoptr(TrestleDesign) design = create_estate (GUINT_TO_POINTER (seed));

      check_all (design, FALSE);
    }
}

static void
note_unseen (GString              *unseen,
             const TrestleRule    *rule,
             const TrestleOutcome *outcome,
             const char           *nick)
{
  g_autofree char *what = g_strdup_printf ("%s/%s %s", rule->code, outcome->nick, nick);

  if (!g_hash_table_contains (n_seen, what))
    g_string_append_printf (unseen, "%s, ", what);
}

/* Over all that came before, every fix has been seen. */
static void
test_all_seen (void)
{
  g_autoptr(GString) unseen = g_string_new (NULL);
  guint n_rules;
  const TrestleRule *const *rules = trestle_rules_get_all (&n_rules);

  if (N_ESTATES < 40)
    {
      g_test_skip ("Too few designs show every fix");
      return;
    }

  for (guint i = 0; i < n_rules; i++)
    for (const TrestleOutcome *outcome = rules[i]->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
      {
        if (outcome->safe)
          note_unseen (unseen, rules[i], outcome, "fix");
        for (const TrestleFix *fix = outcome->alternatives; fix != NULL && fix->nick != NULL; fix++)
          {
            g_assert_true ((fix->apply != NULL) != (fix->question != NULL));
            note_unseen (unseen, rules[i], outcome, fix->nick);
          }
      }
  g_assert_cmpstr (unseen->str, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  n_seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n_tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_add_func ("/preview/fixtures", test_fixtures);
  g_test_add_func ("/preview/estates", test_estates);
  g_test_add_func ("/preview/all-safe", test_all_safe);
  g_test_add_func ("/preview/all", test_all);
  g_test_add_func ("/preview/all-seen", test_all_seen);

  return g_test_run ();
}
