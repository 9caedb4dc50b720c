/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Golden lists.
 */
#include "config.h"

#include "golden.h"

#include <string.h>

#include "designs.h"

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Errors come before warnings, and those before advice and information. */
static char *
dup_line (const TrestleFinding *finding)
{
  g_autofree char *subject = trestle_object_dup_name (finding->subject);
  g_autofree char *message = trestle_finding_dup_message (finding);

  return g_strdup_printf ("%d%s\t%s\t%s\t%s\t%s\n", trestle_finding_get_severity (finding),
                          trestle_severity_get_nick (trestle_finding_get_severity (finding)),
                          finding->rule->code, finding->outcome->nick, subject, message);
}

char *
dup_findings (const TrestleAssessment *assessment,
              TrestleSeverity          least)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    if (trestle_finding_get_severity (findings->pdata[i]) <= least)
      g_ptr_array_add (lines, dup_line (findings->pdata[i]));
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, (char *) lines->pdata[i] + 1);

  return g_string_free (text, FALSE);
}

static void
report_difference (const char *name,
                   const char *text,
                   const char *golden)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto(GStrv) expected = g_strsplit (golden, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_strv_contains ((const char *const *) expected, lines[i]))
      g_test_message ("%s: not expected: %s", name, lines[i]);
  for (guint i = 0; expected[i] != NULL; i++)
    if (*expected[i] != '\0' && !g_strv_contains ((const char *const *) lines, expected[i]))
      g_test_message ("%s: missing: %s", name, expected[i]);
  g_test_fail_printf ("findings are not those of %s", name);
}

void
assert_golden (const char *name,
               const char *text)
{
  g_autofree char *file = g_strdup_printf ("data/rules/%s", name);
  g_autofree char *path = dup_test_path (file);
  g_autofree char *golden = NULL;
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (g_getenv ("TRESTLE_GOLDEN"), "write") == 0)
    {
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (text, golden))
    report_difference (name, text, golden);
}
