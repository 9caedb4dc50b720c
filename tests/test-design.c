/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design: references and what refers to things, ids, pairs, copies.
 */
#include "config.h"

#include "edit.h"
#include "history.h"
#include "random-design.h"
#include "writer.h"

static char *
dup_serialized (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_referrers (TrestleDesign *design,
                 const char    *id)
{
  guint n;

  trestle_design_get_referrers (design, id, &n);

  return n;
}

static void
test_reference (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  TrestleObject *other = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  const TrestleReferrer *referrers;
  guint n;

  g_assert_cmpuint (count_referrers (design, location->id), ==, 0);
  trestle_object_set_ref (machine, "location", location);
  g_assert_true (TRESTLE_MACHINE (machine)->location.target == location);
  referrers = trestle_design_get_referrers (design, location->id, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (referrers[0].object == machine);
  g_assert_cmpstr (referrers[0].field->name, ==, "location");

  trestle_object_set_ref (machine, "location", other);
  g_assert_cmpuint (count_referrers (design, location->id), ==, 0);
  g_assert_cmpuint (count_referrers (design, other->id), ==, 1);
  g_assert_true (TRESTLE_MACHINE (machine)->location.target == other);

  trestle_object_unset (machine, "location");
  g_assert_null (TRESTLE_MACHINE (machine)->location.target);
  g_assert_null (TRESTLE_MACHINE (machine)->location.id);
  g_assert_cmpuint (count_referrers (design, other->id), ==, 0);
}

/* Objects come and go; references find them whenever they are there. */
static void
test_dangling (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  TrestleObject *machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  TrestleObject *domain = trestle_design_create (design, TRESTLE_KIND_DOMAIN);
  g_autoptr(TrestleObject) location = g_object_new (TRESTLE_TYPE_LOCATION, NULL);
  const char *const domains[] = { "domain-zzzzzz", domain->id, "domain-000000", "domain-zzzzzz", NULL };
  TrestleRefs *refs;

  trestle_object_set_string (machine, "location", "location-000001");
  g_assert_null (TRESTLE_MACHINE (machine)->location.target);
  g_assert_cmpuint (count_referrers (design, "location-000001"), ==, 1);
  trestle_object_set_id (location, "location-000001");
  trestle_design_add (design, location);
  g_assert_true (TRESTLE_MACHINE (machine)->location.target == location);
  trestle_design_remove (design, location);
  g_assert_null (TRESTLE_MACHINE (machine)->location.target);
  g_assert_cmpstr (TRESTLE_MACHINE (machine)->location.id, ==, "location-000001");
  trestle_history_undo (history);
  g_assert_true (TRESTLE_MACHINE (machine)->location.target == location);

  /* Sorted and without duplicates; each element has its own target. */
  trestle_object_set_strings (domain, "trusted_by", domains);
  refs = TRESTLE_DOMAIN (domain)->trusted_by;
  g_assert_cmpuint (refs->n, ==, 3);
  g_assert_cmpstr (refs->refs[0].id, ==, "domain-000000");
  g_assert_null (refs->refs[0].target);
  g_assert_true (refs->refs[1].target == domain);
  g_assert_cmpstr (refs->refs[2].id, ==, "domain-zzzzzz");
  {
    g_autoptr(TrestleObject) last = g_object_new (TRESTLE_TYPE_DOMAIN, NULL);

    trestle_object_set_id (last, "domain-zzzzzz");
    trestle_design_add (design, last);
    g_assert_true (refs->refs[2].target == last);
    g_assert_null (refs->refs[0].target);
  }
}

/* A machine is no location, whatever its id is. */
static void
test_wrong_kind (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  TrestleObject *server = trestle_design_create (design, TRESTLE_KIND_SERVER);
  TrestleObject *decision = trestle_design_create (design, TRESTLE_KIND_DECISION);

  trestle_object_set_string (machine, "location", server->id);
  g_assert_null (TRESTLE_MACHINE (machine)->location.target);
  trestle_object_set_string (decision, "subject", server->id);
  g_assert_true (TRESTLE_DECISION (decision)->subject.target == server);
  trestle_object_set_string (decision, "subject", "design");
  g_assert_true (TRESTLE_DECISION (decision)->subject.target == TRESTLE_OBJECT (design));
}

/* The index agrees with what the objects say, whatever happens to them. */
static void
check_index (TrestleDesign *design)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;

      for (guint i = 0; i < items->len; i++)
        {
          const TrestleObject *object = items->pdata[i];
          guint n;
          const TrestleReferrer *referrers = trestle_design_get_referrers (design, object->id, &n);

          g_assert_cmpuint (object->position, ==, i);
          g_assert_true (trestle_design_lookup (design, object->id) == object);
          for (guint k = 0; k < n; k++)
            {
              TrestleValue value;

              trestle_object_get (referrers[k].object, referrers[k].field, &value);
              g_assert_true (referrers[k].object->design == design);
              g_assert_true (value.text != NULL ? g_str_equal (value.text, object->id)
                                                : g_strv_contains ((const char *const *) value.texts, object->id));
              trestle_value_clear (&value);
            }
          for (guint f = 0; f < info->n_fields; f++)
            if (info->fields[f].kind == TRESTLE_FIELD_REF && trestle_object_is_set (object, &info->fields[f]))
              g_assert_cmpuint (count_referrers (design, trestle_object_get_string (object, &info->fields[f])), >, 0);
        }
    }
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= 10; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 5);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      for (guint i = 0; i < 300; i++)
        {
          random_mutation (rand, design);
          if (i % 10 == 0)
            {
              check_index (design);
              assert_nothing_dangles (design);
            }
        }
    }
}

/* Whatever is deleted, and in whatever order, nothing dangles, down to nothing. */
static void
test_delete_everything (void)
{
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 4);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
        {
          TrestleObject *object;

          while ((object = random_object (rand, design, kind)) != NULL)
            {
              trestle_edit_delete (object);
              assert_nothing_dangles (design);
            }
        }
      check_index (design);
    }
}

static void
test_pairs (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *populations[2], *workspaces[2], *a, *b;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      populations[i] = trestle_design_create (design, TRESTLE_KIND_POPULATION);
      workspaces[i] = trestle_design_create (design, TRESTLE_KIND_WORKSPACE);
    }
  a = trestle_design_create (design, TRESTLE_KIND_USAGE);
  b = trestle_design_create (design, TRESTLE_KIND_USAGE);
  trestle_object_set_ref (a, "population", populations[0]);
  trestle_object_set_ref (a, "workspace", workspaces[0]);
  trestle_object_set_ref (b, "population", populations[0]);

  g_assert_false (trestle_object_set (b, trestle_object_find_field (b, "workspace"),
                                      &(TrestleValue) { .set = TRUE, .text = workspaces[0]->id }, &error));
  g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_PAIR);
  g_assert_null (TRESTLE_USAGE (b)->workspace.id);
  trestle_object_set_ref (b, "workspace", workspaces[1]);
  trestle_object_set_ref (b, "population", populations[1]);
  trestle_object_set_ref (b, "workspace", workspaces[0]);

  g_clear_error (&error);
  g_assert_false (trestle_object_set (b, trestle_object_find_field (b, "population"),
                                      &(TrestleValue) { .set = TRUE, .text = populations[0]->id }, &error));
  g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_PAIR);

  /* Setting what is there already is no second pair. */
  trestle_object_set_ref (a, "workspace", workspaces[0]);
}

static void
test_ids (void)
{
  g_autoptr(TrestleDesign) a = trestle_design_new ();
  g_autoptr(TrestleDesign) b = trestle_design_new ();
  g_autofree char *derived = trestle_design_dup_derived_id (TRESTLE_KIND_LOCATION, "Riga");
  g_autofree char *same = trestle_design_dup_derived_id (TRESTLE_KIND_LOCATION, "Riga");
  g_autofree char *of_other_kind = trestle_design_dup_derived_id (TRESTLE_KIND_MACHINE, "Riga");
  g_autofree char *of_other_key = trestle_design_dup_derived_id (TRESTLE_KIND_LOCATION, "Vilnius");

  g_assert_cmpstr (derived, ==, same);
  g_assert_cmpstr (derived, !=, of_other_key);
  g_assert_cmpstr (strchr (derived, '-'), !=, strchr (of_other_kind, '-'));
  g_assert_true (g_regex_match_simple ("^location-[0-9a-hjkmnp-tv-z]{6}$", derived, 0, 0));

  trestle_design_seed (a, 7);
  trestle_design_seed (b, 7);
  for (guint i = 0; i < 50; i++)
    {
      const TrestleObject *in_a = trestle_design_create (a, 1 + i % (TRESTLE_N_KINDS - 1));
      const TrestleObject *in_b = trestle_design_create (b, 1 + i % (TRESTLE_N_KINDS - 1));

      g_assert_cmpstr (in_a->id, ==, in_b->id);
      g_assert_true (g_str_has_prefix (in_a->id, trestle_object_get_info (in_a)->nick));
    }

  /* An id that is taken is not taken again. */
  {
    g_autoptr(TrestleObject) object = g_object_new (TRESTLE_TYPE_ZONE, NULL);
    const TrestleObject *first = trestle_design_get_list (a, TRESTLE_KIND_ZONE)->items->pdata[0];

    trestle_object_set_id (object, first->id);
    trestle_design_add (a, object);
    g_assert_cmpstr (object->id, !=, first->id);
  }
}

/* The first number behind a name that is free, from 2 on, however others are written. */
static void
check_free_number (TrestleDesign *design)
{
  static const struct { const char *taken, *expected; } steps[] = {
    { "Zone", "Zone 2" }, { "Zone 3", "Zone 2" }, { "Zone 02", "Zone 2" }, { "Zone 2x", "Zone 2" }, { "Zone ", "Zone 2" },
    { "Zone 99999999999999999999999", "Zone 2" }, { "Zone2", "Zone 2" }, { "Zone 2", "Zone 4" }, { "Zone 4294967300", "Zone 4" },
    { "Zone 4", "Zone 5" }, { "Zone 6", "Zone 5" }, { "Zone 5", "Zone 7" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = NULL;

      trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_ZONE), "name", steps[i].taken);
      name = trestle_design_dup_unique_name (design, TRESTLE_KIND_ZONE, "Zone");
      g_assert_cmpstr (name, ==, steps[i].expected);
    }
}

static void
test_names (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *first = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *second = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *third;
  g_autofree char *free_name = NULL;

  g_assert_cmpstr (trestle_object_get_name (first), ==, "Location 1");
  g_assert_cmpstr (trestle_object_get_name (second), ==, "Location 2");
  trestle_edit_delete (first);
  third = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  g_assert_cmpstr (trestle_object_get_name (third), ==, "Location 3");
  free_name = trestle_design_dup_unique_name (design, TRESTLE_KIND_LOCATION, "Location 2");
  g_assert_cmpstr (free_name, ==, "Location 2 2");
  check_free_number (design);

  /* Image names have no spaces. */
  g_assert_cmpstr (trestle_object_get_name (trestle_design_create (design, TRESTLE_KIND_IMAGE)), ==,
                   "Virtual-Machine-Image-1");
}

static void
test_copy (void)
{
  for (guint seed = 1; seed <= 10; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 4);
      g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *before = dup_serialized (design);
      g_autofree char *copied = dup_serialized (copy);
      g_autofree char *after = NULL;

      g_assert_cmpstr (before, ==, copied);
      assert_nothing_dangles (copy);
      check_index (copy);
      for (guint i = 0; i < 100; i++)
        random_mutation (rand, copy);
      after = dup_serialized (design);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
changed_cb (TrestleDesign       *design,
            const TrestleChange *change,
            GString             *log)
{
  static const char types[] = { 's', '+', '-' };

  g_string_append_printf (log, "%c%s ", types[change->type], change->field != NULL ? change->field->name : "");
}

/* One signal for each change, none for none. */
static void
test_changed (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GString) log = g_string_new (NULL);
  TrestleObject *zone;
  const char *const countries[] = { "LV", NULL };

  g_signal_connect (design, "changed", G_CALLBACK (changed_cb), log);
  zone = trestle_design_create (design, TRESTLE_KIND_ZONE);
  trestle_object_set_strings (zone, "countries", countries);
  trestle_object_set_strings (zone, "countries", countries);
  trestle_object_set_strings (zone, "countries", NULL);
  trestle_object_set_strings (zone, "countries", NULL);
  trestle_design_remove (design, zone);
  g_assert_cmpstr (log->str, ==, "+ scountries scountries - ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design/reference", test_reference);
  g_test_add_func ("/design/dangling", test_dangling);
  g_test_add_func ("/design/wrong-kind", test_wrong_kind);
  g_test_add_func ("/design/random", test_random);
  g_test_add_func ("/design/delete-everything", test_delete_everything);
  g_test_add_func ("/design/pairs", test_pairs);
  g_test_add_func ("/design/ids", test_ids);
  g_test_add_func ("/design/names", test_names);
  g_test_add_func ("/design/copy", test_copy);
  g_test_add_func ("/design/changed", test_changed);

  return g_test_run ();
}
