/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of the guide is missing: every entry of its list is checked, computed or
 * shown, nothing is listed that it does not have, and each place named is there.
 * What is shown in window and document, test-app-facts.c and check-document.py look up.
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "designs.h"
#include "trace.h"

/* The lines of data/guide.ids: "R-4.1.5 DIST-05", "R-A1.4", "LIM-1 CAP-01". */
static GStrv
read_entries (void)
{
  g_autofree char *path = dup_test_path ("data/guide.ids");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_strchomp (text);

  return g_strsplit (text, "\n", -1);
}

static const TrestleTrace *
find_trace (const GPtrArray *traces,
            const char      *id)
{
  for (guint i = 0; i < traces->len; i++)
    if (g_str_equal (((const TrestleTrace *) traces->pdata[i])->id, id))
      return traces->pdata[i];

  return NULL;
}

static gboolean
is_met (const TrestleTrace *trace)
{
  return trace != NULL && (trace->rule != NULL || trace->fact != NULL || trace->column != NULL);
}

/* Each entry of the guide is met, under the code it has there; what only figures
 * compute is also stated by a fact.
 */
static void
test_complete (void)
{
  g_auto(GStrv) entries = read_entries ();
  g_autoptr(GPtrArray) traces = trestle_traces_list ();

  g_assert_cmpuint (g_strv_length (entries), ==, 164 + 29 + 17);
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (entries[i], " ", 2);
      const TrestleTrace *trace = find_trace (traces, words[0]);

      if (!is_met (trace))
        g_test_fail_printf ("%s is met nowhere", entries[i]);
      else
        g_assert_cmpstr (trestle_trace_get_code (trace), ==, words[1]);
    }
}

/* Nothing is listed that the guide does not have, and in its order. */
static void
test_nothing_else (void)
{
  g_auto(GStrv) entries = read_entries ();
  g_autoptr(GPtrArray) traces = trestle_traces_list ();
  guint at = 0;

  for (guint i = 0; i < traces->len; i++)
    {
      const TrestleTrace *trace = traces->pdata[i];
      guint length = strlen (trace->id);

      while (entries[at] != NULL && !(g_str_has_prefix (entries[at], trace->id) && strchr (" ", entries[at][length]) != NULL))
        at++;
      if (entries[at] == NULL)
        g_error ("%s is not in the guide, or not in its order", trace->id);
    }
}

/* A rule says something, or names the rule that does; a fact has the rule’s code. */
static void
test_places (void)
{
  g_autoptr(GPtrArray) traces = trestle_traces_list ();

  for (guint i = 0; i < traces->len; i++)
    {
      const TrestleTrace *trace = traces->pdata[i];
      const TrestleRule *rule = trace->rule;

      if (rule != NULL && rule->see != NULL)
        rule = trestle_rule_find (rule->see);
      if (trace->rule != NULL && (rule->outcomes == NULL || rule->check == NULL))
        g_test_fail_printf ("%s: %s reports nothing", trace->id, trace->rule->code);
      if (trace->rule != NULL && trace->fact != NULL)
        g_assert_cmpstr (trace->rule->code, ==, trace->fact->code);
      for (guint k = 0; k < trace->figures->len; k++)
        g_assert_true (trestle_figure_find (((TrestleFigure *) trace->figures->pdata[k])->id) == trace->figures->pdata[k]);
    }
}

/* Fields exist and say it in their guidance; texts are whole sentences of our own. */
static void
test_facts (void)
{
  guint n;
  const TrestleFact *facts = trestle_facts_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *shown = NULL;

      g_assert_true (trestle_fact_find (facts[i].id) == &facts[i]);
      g_assert_true (g_str_has_suffix (facts[i].text, "."));
      g_assert_null (strchr (facts[i].text, '\n'));
      if (facts[i].place == TRESTLE_PLACE_FIELD)
        {
          TrestleKind kind;
          const TrestleField *field = trestle_fact_find_field (&facts[i], &kind);

          g_assert_nonnull (field);
          shown = trestle_field_dup_guidance (field);
        }
      else
        {
          shown = trestle_facts_dup_text (facts[i].place, facts[i].where);
        }
      g_assert_nonnull (strstr (shown, facts[i].text));
    }
  g_assert_null (trestle_facts_dup_text (TRESTLE_PLACE_PAGE, "nowhere"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/traces/complete", test_complete);
  g_test_add_func ("/traces/nothing-else", test_nothing_else);
  g_test_add_func ("/traces/places", test_places);
  g_test_add_func ("/traces/facts", test_facts);

  return g_test_run ();
}
