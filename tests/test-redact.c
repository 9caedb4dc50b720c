/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Redacted copies: no name, nothing that was written freely, and everything else as
 * it was.
 */
#include "config.h"

#include "assessment.h"
#include "designs.h"
#include "random-design.h"
#include "redact.h"

#include <string.h>

#define N_SEEDS 100

static const char *const samples[] = { "small", "medium", "retail" };

/* A second opinion: every place where @name could stand is looked at. */
static gboolean
stands_in (const char *name,
           const char *text)
{
  gsize length = strlen (name);

  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    {
      gboolean before = at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))) &&
                        g_unichar_isalnum (g_utf8_get_char (name));
      gboolean after = g_unichar_isalnum (g_utf8_get_char (at + length)) &&
                       g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at + length)));

      if (!before && !after)
        return TRUE;
    }

  return FALSE;
}

static TrestleObject *
get_object (TrestleDesign *design,
            TrestleKind    kind,
            guint          i)
{
  return kind == TRESTLE_KIND_DESIGN ? TRESTLE_OBJECT (design) : trestle_design_get_list (design, kind)->items->pdata[i];
}

static guint
count_objects (TrestleDesign *design,
               TrestleKind    kind)
{
  return kind == TRESTLE_KIND_DESIGN ? 1 : trestle_design_get_list (design, kind)->items->len;
}

static gboolean
is_text (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_TEXT || field->kind == TRESTLE_FIELD_TEXTS || field->kind == TRESTLE_FIELD_NOTE ||
         field->kind == TRESTLE_FIELD_DATA;
}

/* The texts of a value as one. */
static char *
dup_text (const TrestleValue *value)
{
  return value->texts != NULL ? g_strjoinv ("\n", value->texts) : g_strdup (value->text != NULL ? value->text : "");
}

static void
check_field (const TrestleField *field,
             const TrestleValue *before,
             const TrestleValue *after,
             GPtrArray          *names)
{
  g_autofree char *text = NULL;

  if (!is_text (field))
    {
      g_assert_true (trestle_value_equal (before, after));
      return;
    }
  text = dup_text (after);
  for (guint i = 0; i < names->len; i++)
    if (stands_in (names->pdata[i], text))
      g_error ("%s is still “%s”", field->name, text);
  if (field->kind == TRESTLE_FIELD_DATA)
    g_assert_false (after->set);
  else
    g_assert_true (after->set == before->set);
  if (field->kind == TRESTLE_FIELD_NOTE && before->set && *before->text != '\0' && !(field->flags & TRESTLE_FIELD_PLAIN))
    g_assert_cmpstr (after->text, ==, "(left out)");
}

static void
check_objects (TrestleDesign *design,
               TrestleDesign *redacted,
               GPtrArray     *names)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      g_assert_cmpuint (count_objects (design, kind), ==, count_objects (redacted, kind));
      for (guint i = 0; i < count_objects (design, kind); i++)
        {
          TrestleObject *before = get_object (design, kind, i), *after = trestle_design_lookup (redacted, before->id);
          const TrestleKindInfo *info = trestle_object_get_info (before);

          g_assert_nonnull (after);
          g_assert_null (after->extra);
          for (guint f = 0; f < info->n_fields; f++)
            {
              TrestleValue old, new;

              trestle_object_get (before, &info->fields[f], &old);
              trestle_object_get (after, &info->fields[f], &new);
              check_field (&info->fields[f], &old, &new, names);
              trestle_value_clear (&old);
              trestle_value_clear (&new);
            }
        }
    }
}

static void
check (TrestleDesign *original)
{
  g_autoptr (TrestleDesign) design = trestle_design_copy (original);
  g_autoptr (TrestleDesign) redacted = trestle_design_redact (design), again = trestle_design_redact (redacted);
  g_autoptr (TrestleNameFinder) finder = trestle_name_finder_new (design);
  g_autoptr (GPtrArray) names = trestle_name_finder_list (finder);
  g_autofree char *before = dup_serialized (original), *after = dup_serialized (original);
  g_autofree char *once = dup_serialized (redacted), *twice = dup_serialized (again);

  g_assert_cmpuint (names->len, >, 10);
  check_objects (design, redacted, names);
  g_assert_true (g_str_equal (before, after));
  g_assert_true (g_str_equal (once, twice));
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TrestleDesign) design = load_sample (samples[i]);

      check (design);
    }
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < RANDOM_DESIGNS (N_SEEDS); seed++)
    {
      g_autoptr (TrestleDesign) design = random_design_new (seed, 3);

      check (design);
    }
}

/* Adds @step to the count of each outcome. */
static void
count_findings (GHashTable      *counts,
                const GPtrArray *findings,
                int              step)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, finding->outcome)) + step;

      if (n != 0)
        g_hash_table_insert (counts, (gpointer) finding->outcome, GINT_TO_POINTER (n));
      else
        g_hash_table_remove (counts, finding->outcome);
    }
}

/* Every finding is there, and every figure is what it was. */
static void
test_assessment (gconstpointer data)
{
  g_autoptr (TrestleDesign) design = load_sample (data), redacted = trestle_design_redact (design);
  g_autoptr (TrestleAssessment) first = trestle_assessment_new (design), second = trestle_assessment_new (redacted);
  g_autoptr (GArray) before = trestle_assessment_list_all_figures (first), after = trestle_assessment_list_all_figures (second);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  count_findings (counts, trestle_assessment_get_findings (first), 1);
  g_assert_cmpuint (g_hash_table_size (counts), >, 0);
  count_findings (counts, trestle_assessment_get_findings (second), -1);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
  g_assert_cmpuint (before->len, >, 50);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    {
      const TrestleFigureValue *old = &g_array_index (before, TrestleFigureValue, i);
      TrestleObject *subject = trestle_design_lookup (redacted, old->subject->id);
      TrestleObject *other = old->other != NULL ? trestle_design_lookup (redacted, old->other->id) : NULL;
      TrestleNumber now;

      /* Cells are in no list. */
      if (subject == NULL)
        continue;
      now = other != NULL ? trestle_assessment_get_figure_of (second, old->figure->id, subject, other)
            : trestle_assessment_get_figure (second, old->figure->id, subject);
      g_assert_cmpint (trestle_number_compare (old->value, now), ==, 0);
    }
}

/* What is added changes nobody else’s pseudonym, and equal names stay equal. */
static void
test_stable (void)
{
  g_autoptr (TrestleDesign) design = load_sample ("medium"), first = trestle_design_redact (design), second = NULL;
  const TrestleObject *london = find_named (design, TRESTLE_KIND_LOCATION, "London");
  TrestleObject *other = add_named (design, TRESTLE_KIND_LOCATION, "London"), *third = add_named (design, TRESTLE_KIND_LOCATION, "Oslo");

  second = trestle_design_redact (design);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    for (guint i = 0; i < count_objects (first, kind); i++)
      {
        const TrestleObject *object = get_object (first, kind, i);

        if (!g_str_equal (object->id, london->id))
          g_assert_cmpstr (trestle_object_get_name (object), ==, trestle_object_get_name (trestle_design_lookup (second, object->id)));
      }
  g_assert_cmpstr (trestle_object_get_name (trestle_design_lookup (second, other->id)), ==,
                   trestle_object_get_name (trestle_design_lookup (second, london->id)));
  g_assert_cmpstr (trestle_object_get_name (trestle_design_lookup (second, third->id)), !=,
                   trestle_object_get_name (trestle_design_lookup (second, london->id)));
}

static void
test_finder (void)
{
  static const struct { const char *text, *found; } rows[] = {
    { "a copy for London.pdf", "London" }, { "London", "London" }, { "(London)", "London" }, { "Londonderry", NULL },
    { "NewLondon", NULL }, { "london", NULL }, { "", NULL }, { "São Paulo 2", "São Paulo" }, { "São Paulox", NULL },
    { "xSão Paulo", NULL }, { "São, Paulo", NULL }, { "at @home", "@home" }, { "at home", NULL }, { "UK", NULL },
    { "in 東京 now", NULL }, { "東京支店", "東京支店" }, { "R&D-2", "R&D" }
  };
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleNameFinder) finder = NULL;

  add_named (design, TRESTLE_KIND_LOCATION, "London");
  add_named (design, TRESTLE_KIND_LOCATION, "São Paulo");
  add_named (design, TRESTLE_KIND_NETWORK, "@home");
  add_named (design, TRESTLE_KIND_NETWORK, "UK");
  add_named (design, TRESTLE_KIND_ZONE, "東京支店");
  add_named (design, TRESTLE_KIND_UNIT, "R&D");
  finder = trestle_name_finder_new (design);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (trestle_name_finder_find (finder, rows[i].text), ==, rows[i].found);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact/samples", test_samples);
  g_test_add_func ("/redact/random", test_random);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/redact/assessment/%s", samples[i]);

      g_test_add_data_func (path, samples[i], test_assessment);
    }
  g_test_add_func ("/redact/stable", test_stable);
  g_test_add_func ("/redact/finder", test_finder);

  return g_test_run ();
}
