/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a table prints can be typed: names that several have, names with commas, and
 * sets that are known to be empty.
 */
#include "config.h"

#include <string.h>

#include "column.h"
#include "designs.h"
#include "history.h"
#include "language.h"
#include "random-design.h"

static const TrestleColumn *
find_column (GArray     *columns,
             const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, TrestleColumn, i).name, name))
      return &g_array_index (columns, TrestleColumn, i);
  g_assert_not_reached ();
}

static gboolean
parse (TrestleDesign       *design,
       const TrestleColumn *column,
       const char          *text,
       TrestleValue        *value,
       GError             **error)
{
  const TrestleDialect dialect = { .names = trestle_design_get_names (design) };

  return trestle_column_parse (column, text, &dialect, value, NULL, error);
}

/* What @text means as the subject of a decision, or what is said against it. */
static void
assert_subject (TrestleDesign *design,
                const char    *text,
                TrestleObject *expected,
                const char    *complaint)
{
  g_autoptr(GArray) columns = trestle_column_list (TRESTLE_KIND_DECISION);
  g_autoptr(GError) error = NULL;
  TrestleValue value;
  gboolean done = parse (design, find_column (columns, "subject"), text, &value, &error);

  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, complaint);
  g_assert_true (done == (expected != NULL));
  g_assert_cmpstr (value.text, ==, expected != NULL ? expected->id : NULL);
  trestle_value_clear (&value);
}

/* The order within a set means nothing. */
static gboolean
is_same (const TrestleColumn *column,
         const TrestleValue  *a,
         const TrestleValue  *b)
{
  if (column->field->kind != TRESTLE_FIELD_REFS || !a->set || !b->set)
    return trestle_value_equal (a, b);
  for (char **id = a->texts; *id != NULL; id++)
    if (!g_strv_contains ((const char *const *) b->texts, *id))
      return FALSE;

  return g_strv_length (a->texts) == g_strv_length (b->texts);
}

static void
assert_printed (TrestleObject *object,
                const char    *field,
                const char    *expected)
{
  g_autoptr(GArray) columns = trestle_column_list (trestle_object_get_kind (object));
  const TrestleColumn *column = find_column (columns, field);
  g_autofree char *text = trestle_column_dup_text (column, object);
  g_autoptr(GError) error = NULL;
  TrestleValue old, new;

  g_assert_cmpstr (text, ==, expected);
  trestle_object_get (object, column->field, &old);
  g_assert_true (parse (object->design, column, text, &new, &error));
  g_assert_no_error (error);
  g_assert_true (is_same (column, &old, &new));
  trestle_value_clear (&old);
  trestle_value_clear (&new);
}

/* Two kinds have the name. */
static void
test_kinds (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *location = add_named (design, TRESTLE_KIND_LOCATION, "CORP");
  TrestleObject *instance = add_named (design, TRESTLE_KIND_INSTANCE, "Corp");
  TrestleObject *decision = add_named (design, TRESTLE_KIND_DECISION, "D-12");
  TrestleObject *population = add_named (design, TRESTLE_KIND_POPULATION, "Staff");

  trestle_object_set_ref (decision, "subject", instance);
  assert_printed (decision, "subject", "Corp (Instance)");
  trestle_object_set_ref (decision, "subject", location);
  assert_printed (decision, "subject", "CORP (Location)");
  assert_subject (design, "corp (instance)", instance, NULL);
  assert_subject (design, "corp (Location)", location, NULL);
  assert_subject (design, "CORP", NULL, "several have this name: CORP (Location), Corp (Instance)");
  assert_subject (design, "CORP (Server)", NULL, "nothing is called “CORP (Server)”");

  /* Where only one kind fits, nothing more has to be said, but may be. */
  trestle_object_set_ref (population, "location", location);
  assert_printed (population, "location", "CORP");
  trestle_object_set_string (instance, "name", "Lab");
  assert_printed (decision, "subject", "CORP");
  assert_subject (design, "CORP (Location)", location, NULL);
}

/* Two of a kind have it, or nobody can tell what is a name and what is not. */
static void
test_ids (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *one = add_named (design, TRESTLE_KIND_LOCATION, "Lab");
  TrestleObject *other = add_named (design, TRESTLE_KIND_LOCATION, "lab");
  TrestleObject *population = add_named (design, TRESTLE_KIND_POPULATION, "Staff");
  g_autofree char *expected = g_strdup_printf ("Lab (%s)", one->id);
  g_autofree char *wrong = g_strdup_printf ("Office (%s)", one->id);
  g_autofree char *complaint = g_strdup_printf ("nothing is called “%s”", wrong);

  trestle_object_set_ref (population, "location", one);
  assert_printed (population, "location", expected);
  assert_subject (design, other->id, other, NULL);
  assert_subject (design, wrong, NULL, complaint);
  trestle_object_set_string (other, "name", "Lab (Location)");
  assert_printed (population, "location", "Lab");
  trestle_object_set_ref (population, "location", other);
  assert_printed (population, "location", "Lab (Location)");
  trestle_object_unset (one, "name");
  trestle_object_set_ref (population, "location", one);
  g_free (expected);
  expected = g_strdup_printf ("Unnamed Location (%s)", one->id);
  assert_printed (population, "location", expected);
}

/* What has no name is called by what it joins. */
static void
test_joined (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *population = add_named (design, TRESTLE_KIND_POPULATION, "Staff");
  TrestleObject *workspace = add_named (design, TRESTLE_KIND_WORKSPACE, "Payroll");
  TrestleObject *usage = trestle_design_create (design, TRESTLE_KIND_USAGE);
  TrestleObject *service = trestle_design_create (design, TRESTLE_KIND_SERVICE);
  TrestleObject *location = add_named (design, TRESTLE_KIND_LOCATION, "Riga");
  TrestleObject *decision = add_named (design, TRESTLE_KIND_DECISION, "D-3");

  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", workspace);
  trestle_object_set_ref (service, "location", location);
  trestle_object_set_ref (service, "workspace", workspace);
  trestle_object_set_ref (decision, "subject", usage);
  assert_printed (decision, "subject", "Staff – Payroll");
  assert_subject (design, "staff – payroll", usage, NULL);
  assert_subject (design, "staff - payroll", usage, NULL);
  assert_subject (design, "Riga – Payroll", service, NULL);

  /* When an end is called otherwise, so is it. */
  trestle_object_set_string (population, "name", "Riga");
  assert_subject (design, "Staff – Payroll", NULL, "nothing is called “Staff – Payroll”");
  assert_printed (decision, "subject", "Riga – Payroll (Workspace Use)");
  trestle_design_remove (design, service);
  assert_printed (decision, "subject", "Riga – Payroll");
}

static void
test_sets (void)
{
  static const char *const names[] = { "A", "B", "A, B", "x; y", "none" };
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *domain = add_named (design, TRESTLE_KIND_DOMAIN, "corp.example");
  TrestleObject *others[G_N_ELEMENTS (names)];
  const TrestleField *field = trestle_object_find_field (domain, "trusted_by");
  static const struct { int members[3]; const char *text; } cases[] = {
    { { 1 }, "A" }, { { 1, 2 }, "A; B" }, { { 3 }, "A, B" }, { { 1, 3 }, "A; A, B" }, { { 4 }, NULL }, { { 5 }, NULL }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    others[i] = add_named (design, TRESTLE_KIND_DOMAIN, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *ids[4] = { NULL };
      const TrestleValue value = { .set = TRUE, .texts = ids };

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].members) && cases[i].members[j] > 0; j++)
        ids[j] = others[cases[i].members[j] - 1]->id;
      g_assert_true (trestle_object_set (domain, field, &value, NULL));
      assert_printed (domain, "trusted_by", cases[i].text != NULL ? cases[i].text : ids[0]);
    }
  trestle_design_remove (design, others[2]);
  g_assert_true (trestle_object_set (domain, field, &(TrestleValue) { .set = TRUE, .texts = (char *[]) { others[0]->id, others[1]->id, NULL } }, NULL));
  assert_printed (domain, "trusted_by", "A, B");
}

/* Known to be none is not unset, in every set there is. */
static void
test_none (gconstpointer locale)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  guint n = 0;

  if (!language_set (locale))
    return;
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      TrestleObject *object = trestle_design_create (design, kind);
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          const TrestleField *field = &info->fields[i];
          TrestleValue value = { .set = TRUE, .texts = (char *[]) { NULL } };
          gboolean is_set = field->kind == TRESTLE_FIELD_REFS || field->kind == TRESTLE_FIELD_TEXTS || field->kind == TRESTLE_FIELD_CHOICES;

          if (!is_set)
            continue;
          assert_printed (object, field->name, "");
          g_assert_true (trestle_object_set (object, field, &value, NULL));
          assert_printed (object, field->name, _("none"));
          g_assert_true (trestle_object_is_set (object, field));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 10);
  language_set ("C.UTF-8");
}

static void
test_texts (void)
{
  static const struct { const char *const texts[3]; const char *printed; } cases[] = {
    { { "Latvia" }, "Latvia" }, { { "Latvia", "Chad" }, "Latvia, Chad" }, { { "Congo, Republic of the" }, "Congo, Republic of the;" },
    { { "Congo, Republic of the", "Chad" }, "Congo, Republic of the; Chad" }, { { "a; b", "c, d" }, "a; b\nc, d" },
    { { "a; b" }, "a; b\n" }, { { "none" }, "none;" }
  };
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *zone = add_named (design, TRESTLE_KIND_ZONE, "EU");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrestleValue value = { .set = TRUE, .texts = (char **) cases[i].texts };

      g_assert_true (trestle_object_set (zone, trestle_object_find_field (zone, "countries"), &value, NULL));
      assert_printed (zone, "countries", cases[i].printed);
    }
}

/* Whatever the names are and become. */
static void
assert_all_printed (TrestleDesign *design)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;
      g_autoptr(GArray) columns = trestle_column_list (kind);

      for (guint i = 0; i < items->len; i++)
        for (guint j = 0; j < columns->len; j++)
          {
            const TrestleColumn *column = &g_array_index (columns, TrestleColumn, j);
            TrestleObject *object = trestle_column_get_target (column, items->pdata[i]);

            if (object != NULL && column->field != NULL &&
                (column->field->kind == TRESTLE_FIELD_REF || column->field->kind == TRESTLE_FIELD_REFS))
              {
                g_autofree char *text = trestle_column_dup_text (column, items->pdata[i]);
                g_autoptr(GError) error = NULL;
                TrestleValue old, new;

                trestle_object_get (object, column->field, &old);
                parse (design, column, text, &new, &error);
                g_assert_no_error (error);
                g_assert_true (is_same (column, &old, &new));
                trestle_value_clear (&old);
                trestle_value_clear (&new);
              }
          }
    }
}

static void
test_random (void)
{
  for (guint seed = 0; seed < RANDOM_DESIGNS (10); seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 5);
      g_autoptr(TrestleHistory) history = trestle_history_new (design);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      assert_all_printed (design);
      for (guint i = 0; i < 6; i++)
        {
          trestle_history_begin (history, "Change");
          for (guint j = 0; j < 5; j++)
            random_mutation (rand, design);
          trestle_history_end (history);
          if (i % 3 == 2)
            trestle_history_undo (history);
          assert_all_printed (design);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/references/kinds", test_kinds);
  g_test_add_func ("/references/ids", test_ids);
  g_test_add_func ("/references/joined", test_joined);
  g_test_add_func ("/references/sets", test_sets);
  g_test_add_data_func ("/references/none/C", "C.UTF-8", test_none);
  g_test_add_data_func ("/references/none/de_DE", "de_DE.UTF-8", test_none);
  g_test_add_func ("/references/texts", test_texts);
  g_test_add_func ("/references/random", test_random);

  return g_test_run ();
}
