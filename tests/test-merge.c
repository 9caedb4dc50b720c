/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two versions of a design are merged: what must hold for any of them, and each
 * rule by itself.
 */
#include "config.h"

#include "conflicts.h"
#include "edit.h"
#include "merge.h"
#include "random-design.h"
#include "reader.h"
#include "writer.h"

static TrestleDesign *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  TrestleDesign *design = trestle_file_parse ("test", bytes, &error);

  g_assert_no_error (error);

  return design;
}

static char *
dup_text (TrestleDesign *design)
{
  g_autoptr (GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_equal (TrestleDesign *a,
              TrestleDesign *b)
{
  g_autofree char *text_a = dup_text (a), *text_b = dup_text (b);

  g_assert_cmpstr (text_a, ==, text_b);
}

static guint
count_conflicts (TrestleDesign *design)
{
  return trestle_design_get_list (design, TRESTLE_KIND_CONFLICT)->items->len;
}

static TrestleConflict *
get_conflict (TrestleDesign *design,
              guint          i)
{
  return trestle_design_get_list (design, TRESTLE_KIND_CONFLICT)->items->pdata[i];
}

static TrestleDesign *
dup_edited (TrestleDesign *base,
            guint          seed,
            guint          n)
{
  TrestleDesign *design = trestle_design_copy (base);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  trestle_design_seed (design, seed);
  for (; n > 0; n--)
    random_mutation (rand, design);

  return design;
}

/* ---- Any design */

static void
test_identities (void)
{
  for (guint seed = 0; seed < RANDOM_DESIGNS (200); seed++)
    {
      g_autoptr (TrestleDesign) base = random_design_new (seed, seed % 4);
      g_autoptr (TrestleDesign) edited = dup_edited (base, 1000 + seed, seed % 60);
      g_autoptr (TrestleDesign) only_ours = trestle_merge (base, edited, base);
      g_autoptr (TrestleDesign) only_theirs = trestle_merge (base, base, edited);
      g_autoptr (TrestleDesign) both = trestle_merge (base, edited, edited);

      assert_equal (only_ours, edited);
      assert_equal (only_theirs, edited);
      assert_equal (both, edited);
    }
}

/* The fields of half of all objects, the same half for each field everywhere; what pairs
 * stand for is all in one of them, for two halves of a pair make one that others may have.
 */
static gboolean
is_in_half (const TrestleObject *object,
            const TrestleField  *field,
            guint                half)
{
  guint hash = g_str_hash (object->id) * 31 + g_str_hash (field->name);

  return ((field->flags & TRESTLE_FIELD_PAIR) ? 0 : hash % 2) == half;
}

static void
edit_half (TrestleDesign *design,
           guint          seed,
           guint          half)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 150; i++)
    {
      TrestleObject *object = random_object (rand, design, TRESTLE_KIND_ANY);
      const TrestleKindInfo *info = object != NULL ? trestle_object_get_info (object) : NULL;
      const TrestleField *field = info != NULL ? &info->fields[g_rand_int_range (rand, 0, info->n_fields)] : NULL;
      TrestleValue value;

      if (field == NULL || !is_in_half (object, field, half))
        continue;
      random_value (rand, design, field, &value);
      trestle_object_set (object, field, &value, NULL);
      trestle_value_clear (&value);
    }
  trestle_design_seed (design, seed);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    if (g_rand_boolean (rand))
      trestle_design_create (design, kind);
}

static void
assert_has_half (TrestleDesign *merged,
                 TrestleDesign *edited,
                 guint          half)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_TABLES; kind++)
    for (guint i = 0; i < (kind == TRESTLE_KIND_DESIGN ? 1 : trestle_design_get_list (edited, kind)->items->len); i++)
      {
        const TrestleObject *object = kind == TRESTLE_KIND_DESIGN ? (TrestleObject *) edited
                                                                  : trestle_design_get_list (edited, kind)->items->pdata[i];
        const TrestleObject *other = trestle_design_lookup (merged, object->id);
        const TrestleKindInfo *info = trestle_object_get_info (object);

        g_assert_nonnull (other);
        for (guint f = 0; f < info->n_fields; f++)
          {
            TrestleValue value, expected;

            if (!is_in_half (object, &info->fields[f], half))
              continue;
            trestle_object_get (object, &info->fields[f], &expected);
            trestle_object_get (other, &info->fields[f], &value);
            g_assert_true (trestle_value_equal (&value, &expected));
            trestle_value_clear (&value);
            trestle_value_clear (&expected);
          }
      }
}

static void
test_different_fields (void)
{
  for (guint seed = 0; seed < RANDOM_DESIGNS (100); seed++)
    {
      g_autoptr (TrestleDesign) base = random_design_new (seed, 1 + seed % 4);
      g_autoptr (TrestleDesign) ours = trestle_design_copy (base), theirs = trestle_design_copy (base);
      g_autoptr (TrestleDesign) merged = NULL, turned = NULL;

      edit_half (ours, 2 * seed + 1, 0);
      edit_half (theirs, 2 * seed + 2, 1);
      merged = trestle_merge (base, ours, theirs);
      turned = trestle_merge (base, theirs, ours);

      g_assert_cmpuint (count_conflicts (merged), ==, 0);
      assert_equal (merged, turned);
      assert_has_half (merged, ours, 0);
      assert_has_half (merged, theirs, 1);
      assert_nothing_dangles (merged);
    }
}

static void
assert_loads (TrestleDesign *design)
{
  g_autofree char *text = dup_text (design);
  g_autoptr (TrestleDesign) loaded = parse (text);

  g_assert_true (strstr (text, count_conflicts (design) > 0 ? "\"version\" : 2," : "\"version\" : 1,") != NULL);
  g_assert_true ((strstr (text, "\n  \"conflicts\" : [") != NULL) == (count_conflicts (design) > 0));
  assert_equal (loaded, design);
}

/* Whatever is taken, every conflict ends, nothing dangles, and the file loads. */
static void
settle_all (TrestleDesign *design,
            GRand         *rand)
{
  guint n;

  while ((n = count_conflicts (design)) > 0)
    {
      TrestleConflict *conflict = get_conflict (design, g_rand_int_range (rand, 0, n));
      TrestleSide side = g_rand_boolean (rand) ? TRESTLE_SIDE_OURS : TRESTLE_SIDE_THEIRS;

      if (!trestle_conflict_take (conflict, side, NULL))
        trestle_conflict_settle (conflict);
      g_assert_cmpuint (count_conflicts (design), <, n);
    }
}

static void
test_any (void)
{
  guint n_clean = 0, n_conflicts = 0, n_deleted = 0;

  for (guint seed = 0; seed < RANDOM_DESIGNS (400); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (TrestleDesign) base = random_design_new (seed, 1 + seed % 3);
      g_autoptr (TrestleDesign) ours = dup_edited (base, 5000 + seed, 1 + seed % 40);
      g_autoptr (TrestleDesign) theirs = dup_edited (base, 9000 + seed, 1 + seed % 40);
      TrestleMoves moves, turned_moves;
      g_autoptr (TrestleDesign) merged = trestle_merge_count_moved (base, ours, theirs, &moves);
      g_autoptr (TrestleDesign) turned = trestle_merge_count_moved (base, theirs, ours, &turned_moves);

      g_assert_cmpuint (count_conflicts (merged), ==, count_conflicts (turned));
      g_assert_cmpuint (moves.n_both, ==, turned_moves.n_both);
      n_clean += count_conflicts (merged) == 0;
      n_conflicts += count_conflicts (merged);
      TRESTLE_FOREACH (merged, CONFLICT, TrestleConflict, conflict)
        n_deleted += conflict->deleted != TRESTLE_UNSET;
      if (count_conflicts (merged) == 0 && moves.n_both == 0)
        assert_equal (merged, turned);
      assert_nothing_dangles (merged);
      assert_loads (merged);
      settle_all (merged, rand);
      assert_nothing_dangles (merged);
      assert_loads (merged);
    }
  g_test_message ("%u without conflicts, %u conflicts, %u of them deletions", n_clean, n_conflicts, n_deleted);
  g_assert_cmpuint (n_clean, >, 0);
  g_assert_cmpuint (n_conflicts, >, 0);
  g_assert_cmpuint (n_deleted, >, 0);
}

/* ---- Each rule */

#define FILE(members) "{\"format\":\"trestle\",\"version\":1" members "}"
#define LOCATIONS(objects) ",\"locations\":[" objects "]"
#define RIGA "{\"id\":\"location-000001\",\"name\":\"Riga\",\"notes\":\"old\"}"
#define CLERKS "{\"id\":\"population-000001\",\"name\":\"Clerks\",\"location\":\"location-000001\"}"

static TrestleDesign *
merge (const char *base_json,
       const char *ours_json,
       const char *theirs_json)
{
  g_autoptr (TrestleDesign) base = parse (base_json), ours = parse (ours_json), theirs = parse (theirs_json);
  TrestleDesign *merged = trestle_merge (base, ours, theirs);

  assert_loads (merged);

  return merged;
}

static TrestleObject *
lookup (TrestleDesign *design,
        const char    *id)
{
  TrestleObject *object = trestle_design_lookup (design, id);

  g_assert_nonnull (object);

  return object;
}

static void
assert_conflict (TrestleConflict *conflict,
                 const char      *title,
                 const char      *base,
                 const char      *ours,
                 const char      *theirs)
{
  const char *const expected[] = { [TRESTLE_SIDE_OURS] = ours, [TRESTLE_SIDE_THEIRS] = theirs, [TRESTLE_SIDE_BASE] = base };
  g_autofree char *heading = trestle_conflict_dup_title (conflict);

  g_assert_cmpstr (heading, ==, title);
  for (TrestleSide side = TRESTLE_SIDE_OURS; side <= TRESTLE_SIDE_BASE; side++)
    {
      g_autofree char *text = trestle_conflict_dup_text (conflict, side);

      g_assert_cmpstr (text, ==, expected[side]);
    }
}

static void
test_scalars (void)
{
  const char *base = FILE (LOCATIONS (RIGA));
  const char *ours = FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"Riga\",\"notes\":\"ours\"}"));
  const char *theirs = FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"Riga\",\"notes\":null}"));
  g_autoptr (TrestleDesign) merged = merge (base, ours, theirs);
  g_autoptr (TrestleDesign) again = merge (base, ours, theirs);
  g_autoptr (GError) error = NULL;
  TrestleLocation *riga = (TrestleLocation *) lookup (merged, "location-000001");

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  g_assert_cmpstr (riga->notes, ==, "ours");
  assert_conflict (get_conflict (merged, 0), "Notes", "old", "ours", "Not Set");
  g_assert_true (trestle_conflict_take (get_conflict (merged, 0), TRESTLE_SIDE_THEIRS, &error));
  g_assert_no_error (error);
  g_assert_null (riga->notes);
  g_assert_cmpuint (count_conflicts (merged), ==, 0);

  g_assert_true (trestle_conflict_take (get_conflict (again, 0), TRESTLE_SIDE_BASE, &error));
  g_assert_cmpstr (((TrestleLocation *) lookup (again, "location-000001"))->notes, ==, "old");
}

/* Where something is drawn is nobody's decision: ours stays, and it is only said, as is
 * what theirs alone has moved.
 */
static void
test_moved (void)
{
#define PUT(x, y) LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"Riga\",\"x\":" x ",\"y\":" y "}")
  static const struct
  {
    const char *ours, *theirs;
    gint64      x, y;
    guint       n_both, n_theirs;
  } rows[] = {
    { FILE (PUT ("10", "20")), FILE (PUT ("30", "40")), 10, 20, 1, 0 },
    { FILE (PUT ("10", "2")), FILE (PUT ("30", "2")), 10, 2, 1, 0 },
    { FILE (PUT ("10", "2")), FILE (PUT ("10", "2")), 10, 2, 0, 0 },
    { FILE (PUT ("10", "2")), FILE (PUT ("1", "40")), 10, 40, 0, 1 },
    { FILE (PUT ("1", "2")), FILE (PUT ("30", "40")), 30, 40, 0, 1 },
    { FILE (PUT ("30", "40")), FILE (PUT ("1", "2")), 30, 40, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrestleDesign) base = parse (FILE (PUT ("1", "2")));
      g_autoptr (TrestleDesign) ours = parse (rows[i].ours), theirs = parse (rows[i].theirs), merged = NULL;
      const TrestleLocation *riga;
      TrestleMoves moves;

      merged = trestle_merge_count_moved (base, ours, theirs, &moves);
      riga = (TrestleLocation *) lookup (merged, "location-000001");
      g_assert_cmpuint (count_conflicts (merged), ==, 0);
      g_assert_cmpuint (moves.n_both, ==, rows[i].n_both);
      g_assert_cmpuint (moves.n_theirs, ==, rows[i].n_theirs);
      g_assert_cmpint (riga->x, ==, rows[i].x);
      g_assert_cmpint (riga->y, ==, rows[i].y);
    }
}

static void
test_sets (void)
{
#define IMAGES ",\"images\":[{\"id\":\"image-000001\",\"name\":\"A\"},{\"id\":\"image-000002\",\"name\":\"B\"},{\"id\":\"image-000003\",\"name\":\"C\"},{\"id\":\"image-000004\",\"name\":\"D\"}]"
#define HELD(images) FILE (IMAGES ",\"repositories\":[{\"id\":\"repository-000001\",\"name\":\"Main\",\"images\":" images "}]")
  const char *base = HELD ("[\"image-000001\",\"image-000002\"]");
  g_autoptr (TrestleDesign) merged = merge (base, HELD ("[\"image-000002\",\"image-000003\"]"),
                                            HELD ("[\"image-000001\",\"image-000002\",\"image-000004\"]"));
  g_autoptr (TrestleDesign) emptied = merge (base, HELD ("null"), HELD ("[]"));
  g_autoptr (TrestleDesign) added = merge (base, HELD ("null"), HELD ("[\"image-000001\",\"image-000002\",\"image-000004\"]"));
  const TrestleRefs *refs = ((TrestleRepository *) lookup (merged, "repository-000001"))->images;

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_cmpuint (refs->n, ==, 3);
  g_assert_cmpstr (refs->refs[0].id, ==, "image-000002");
  g_assert_cmpstr (refs->refs[1].id, ==, "image-000003");
  g_assert_cmpstr (refs->refs[2].id, ==, "image-000004");
  g_assert_null (((TrestleRepository *) lookup (emptied, "repository-000001"))->images);
  refs = ((TrestleRepository *) lookup (added, "repository-000001"))->images;
  g_assert_cmpuint (refs->n, ==, 1);
  g_assert_cmpstr (refs->refs[0].id, ==, "image-000004");
}

static void
test_choices (void)
{
#define OFF(nicks) FILE (",\"design\":{\"extensions_off\":" nicks "}")
  g_autoptr (TrestleDesign) merged = merge (OFF ("[\"R-X.1\",\"R-X.2\"]"), OFF ("[\"R-X.2\",\"R-X.3\"]"), OFF ("[\"R-X.1\",\"R-X.2\",\"R-X.4\"]"));

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_cmpint (merged->extensions_off, ==, 1 << 1 | 1 << 2 | 1 << 3);
}

/* One id on both sides is one object only where it has one name. */
static void
test_same_id (void)
{
  const char *users = ",\"populations\":[" CLERKS "],"
                                                  "\"decisions\":[{\"id\":\"decision-000001\",\"name\":\"D-1\",\"basis\":\"clients location-000001 5\\nother - 1\"}]";
  g_autofree char *theirs = g_strconcat ("{\"format\":\"trestle\",\"version\":1,\"locations\":[{\"id\":\"location-000001\",\"name\":\"Oslo\"}]", users, "}", NULL);
  g_autoptr (TrestleDesign) merged = merge (FILE (""), FILE (LOCATIONS (RIGA)), theirs);
  g_autoptr (TrestleDesign) agreed = merge (FILE (""), FILE (LOCATIONS (RIGA)),
                                            FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"riga \",\"city\":\"Riga\"}")));
  const TrestlePopulation *clerks = (TrestlePopulation *) lookup (merged, "population-000001");
  g_autofree char *basis = NULL;

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_cmpuint (trestle_design_get_list (merged, TRESTLE_KIND_LOCATION)->items->len, ==, 2);
  g_assert_cmpstr (trestle_object_get_name (lookup (merged, "location-000001")), ==, "Riga");
  g_assert_cmpstr (clerks->location.id, !=, "location-000001");
  g_assert_cmpstr (trestle_object_get_name (clerks->location.target), ==, "Oslo");
  basis = g_strdup_printf ("clients %s 5\nother - 1", clerks->location.id);
  g_assert_cmpstr (((TrestleDecision *) lookup (merged, "decision-000001"))->basis, ==, basis);

  g_assert_cmpuint (trestle_design_get_list (agreed, TRESTLE_KIND_LOCATION)->items->len, ==, 1);
  g_assert_cmpuint (count_conflicts (agreed), ==, 1);
  g_assert_cmpstr (((TrestleLocation *) lookup (agreed, "location-000001"))->notes, ==, "old");
}

/* What both have added for one pair is one. */
static void
test_pairs (void)
{
#define PAIR ",\"populations\":[" CLERKS "],\"workspaces\":[{\"id\":\"workspace-000001\",\"name\":\"Desk\"}]"
#define USAGE(id, users) "{\"id\":\"" id "\",\"population\":\"population-000001\",\"workspace\":\"workspace-000001\",\"users\":" users "}"
  g_autoptr (TrestleDesign) merged = merge (FILE (PAIR), FILE (PAIR ",\"usages\":[" USAGE ("usage-000001", "5") "]"),
                                            FILE (PAIR ",\"usages\":[" USAGE ("usage-000002", "null") "]"));
  /* Two that were there become the same pair, one on each side. */
  g_autoptr (TrestleDesign) twice = merge (FILE (PAIR ",\"usages\":[{\"id\":\"usage-000001\",\"population\":\"population-000001\"},{\"id\":\"usage-000002\"}]"),
                                           FILE (PAIR ",\"usages\":[" USAGE ("usage-000001", "5") ",{\"id\":\"usage-000002\"}]"),
                                           FILE (PAIR ",\"usages\":[{\"id\":\"usage-000001\",\"population\":\"population-000001\"}," USAGE ("usage-000002", "6") "]"));

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_cmpuint (trestle_design_get_list (merged, TRESTLE_KIND_USAGE)->items->len, ==, 1);
  g_assert_cmpint (((TrestleUsage *) lookup (merged, "usage-000001"))->users, ==, 5);

  g_assert_cmpuint (count_conflicts (twice), ==, 1);
  assert_conflict (get_conflict (twice, 0), "Workspace", "Not Set", "Not Set", "Desk");
  g_assert_null (((TrestleUsage *) lookup (twice, "usage-000002"))->workspace.id);
  g_assert_false (trestle_conflict_take (get_conflict (twice, 0), TRESTLE_SIDE_THEIRS, NULL));
  g_assert_cmpuint (count_conflicts (twice), ==, 1);
  g_assert_true (trestle_conflict_take (get_conflict (twice, 0), TRESTLE_SIDE_OURS, NULL));
}

/* One has deleted what the other has changed: it stays, with all that referred to it. */
static void
test_deleted_and_changed (void)
{
  const char *base = FILE (LOCATIONS (RIGA) ",\"populations\":[" CLERKS "]");
  const char *ours = FILE (",\"populations\":[{\"id\":\"population-000001\",\"name\":\"Clerks\"}]");
  const char *theirs = FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"Riga\",\"notes\":\"new\"}") ",\"populations\":[" CLERKS "]");
  g_autoptr (TrestleDesign) merged = merge (base, ours, theirs), again = merge (base, theirs, ours);
  g_autoptr (TrestleDesign) ours_design = parse (ours), theirs_design = parse (theirs);
  g_autoptr (TrestleDesign) untouched = merge (base, ours, base);

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  assert_conflict (get_conflict (merged, 0), "Deleted and Needed", "There", "Deleted", "Changed, or something needs it");
  g_assert_nonnull (((TrestlePopulation *) lookup (merged, "population-000001"))->location.target);
  g_assert_true (trestle_conflict_take (get_conflict (merged, 0), TRESTLE_SIDE_OURS, NULL));
  assert_equal (merged, ours_design);

  assert_conflict (get_conflict (again, 0), "Deleted and Needed", "There", "Changed, or something needs it", "Deleted");
  g_assert_true (trestle_conflict_take (get_conflict (again, 0), TRESTLE_SIDE_OURS, NULL));
  assert_equal (again, theirs_design);

  g_assert_cmpuint (count_conflicts (untouched), ==, 0);
  assert_equal (untouched, ours_design);
}

/* One has deleted what the other newly refers to. */
static void
test_deleted_and_needed (void)
{
  g_autoptr (TrestleDesign) merged = merge (FILE (LOCATIONS (RIGA)), FILE (""),
                                            FILE (LOCATIONS (RIGA) ",\"populations\":[" CLERKS "]"));
  const TrestlePopulation *clerks = (TrestlePopulation *) lookup (merged, "population-000001");

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  assert_conflict (get_conflict (merged, 0), "Deleted and Needed", "There", "Deleted", "Changed, or something needs it");
  g_assert_nonnull (clerks->location.target);
  g_assert_true (trestle_conflict_take (get_conflict (merged, 0), TRESTLE_SIDE_OURS, NULL));
  g_assert_null (clerks->location.id);
}

/* A deletion clears references; that is no change beside a new place. */
static void
test_deleted_and_moved (void)
{
#define OSLO "{\"id\":\"location-000002\",\"name\":\"Oslo\"}"
#define AT(location) ",\"populations\":[{\"id\":\"population-000001\",\"name\":\"Clerks\",\"location\":" location "}]"
  g_autoptr (TrestleDesign) merged = merge (FILE (LOCATIONS (RIGA "," OSLO) AT ("\"location-000001\"")), FILE (LOCATIONS (OSLO) AT ("null")),
                                            FILE (LOCATIONS (RIGA "," OSLO) AT ("\"location-000002\"")));

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_null (trestle_design_lookup (merged, "location-000001"));
  g_assert_cmpstr (((TrestlePopulation *) lookup (merged, "population-000001"))->location.id, ==, "location-000002");
}

/* What makes no sense without something that comes back comes back with it. */
static void
test_comes_along (void)
{
#define USED(notes) FILE (",\"populations\":[{\"id\":\"population-000001\",\"name\":\"Clerks\",\"notes\":\"" notes "\"}]," \
                                                                                                                   "\"usages\":[{\"id\":\"usage-000001\",\"population\":\"population-000001\",\"users\":7}]")
  g_autoptr (TrestleDesign) merged = merge (USED ("a"), FILE (""), USED ("b"));
  g_autoptr (TrestleDesign) theirs = parse (USED ("b"));

  g_assert_cmpuint (count_conflicts (merged), ==, 1);
  g_assert_cmpint (((TrestleUsage *) lookup (merged, "usage-000001"))->users, ==, 7);
  g_assert_true (trestle_conflict_take (get_conflict (merged, 0), TRESTLE_SIDE_THEIRS, NULL));
  assert_equal (merged, theirs);
}

/* Members of a newer version merge by name. */
static void
test_unknown_members (void)
{
#define NEWER(members) FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"Riga\"" members "}"))
  g_autoptr (TrestleDesign) merged = merge (NEWER (",\"+a\":1,\"+b\":2,\"+c\":3"), NEWER (",\"+a\":1,\"+b\":{\"x\":5},\"+d\":4"), NEWER (",\"+a\":7,\"+b\":2,\"+c\":3"));
  g_autoptr (TrestleDesign) torn = merge (NEWER (",\"+a\":1"), NEWER (",\"+a\":2"), NEWER (",\"+a\":[3]"));
  g_autoptr (TrestleDesign) root = merge (FILE (",\"+a\":1,\"design\":{\"+b\":1}"), FILE (",\"+a\":2,\"design\":{\"+b\":1}"), FILE (",\"+a\":1,\"design\":{\"+b\":2}"));

  g_assert_cmpuint (count_conflicts (merged), ==, 0);
  g_assert_cmpstr (lookup (merged, "location-000001")->extra, ==, "{\"+a\":7,\"+b\":{\"x\":5},\"+d\":4}");
  g_assert_cmpuint (count_conflicts (torn), ==, 1);
  assert_conflict (get_conflict (torn, 0), "+a", "1", "2", "[3]");
  g_assert_false (trestle_conflict_take (get_conflict (torn, 0), TRESTLE_SIDE_THEIRS, NULL));
  g_assert_true (trestle_conflict_take (get_conflict (torn, 0), TRESTLE_SIDE_OURS, NULL));
  g_assert_cmpuint (count_conflicts (root), ==, 0);
  g_assert_cmpstr (TRESTLE_OBJECT (root)->extra, ==, "{\"design\":{\"+b\":2},\"root\":{\"+a\":2}}");
}

/* Conflicts that are open stay when the file is merged again, and go with what they are about. */
static void
test_again (void)
{
  g_autoptr (TrestleDesign) base = parse (FILE (LOCATIONS (RIGA)));
  g_autoptr (TrestleDesign) a = parse (FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"A\",\"notes\":\"old\"}")));
  g_autoptr (TrestleDesign) b = parse (FILE (LOCATIONS ("{\"id\":\"location-000001\",\"name\":\"B\",\"notes\":\"old\"}")));
  g_autoptr (TrestleDesign) merged = trestle_merge (base, a, b);
  g_autoptr (TrestleDesign) edited = trestle_design_copy (merged);
  g_autoptr (TrestleDesign) later = NULL;

  trestle_object_set_string (lookup (edited, "location-000001"), "notes", "new");
  later = trestle_merge (merged, edited, merged);
  g_assert_cmpuint (count_conflicts (later), ==, 1);
  assert_equal (later, edited);

  trestle_edit_delete (lookup (later, "location-000001"));
  g_assert_cmpuint (count_conflicts (later), ==, 0);
}

/* A conflict in the file is what it says, in its own form. */
static void
test_file (void)
{
  g_autoptr (TrestleDesign) merged = merge (FILE (",\"design\":{\"travel\":null,\"authors\":[\"x\"]}"), FILE (",\"design\":{\"travel\":true,\"authors\":[\"y\"]}"),
                                            FILE (",\"design\":{\"travel\":false,\"authors\":[]}"));
  g_autofree char *text = dup_text (merged);
  const char *conflicts = strstr (text, "  \"conflicts\"");

  g_assert_nonnull (conflicts);
  g_assert_cmpstr (conflicts, ==,
                   "  \"conflicts\" : [\n"
                   "    {\n"
                   "      \"id\" : \"conflict-fg95py\",\n"
                   "      \"subject\" : \"design\",\n"
                   "      \"field\" : \"authors\",\n"
                   "      \"deleted\" : null,\n"
                   "      \"base\" : [\n"
                   "        \"x\"\n"
                   "      ],\n"
                   "      \"ours\" : [\n"
                   "        \"y\"\n"
                   "      ],\n"
                   "      \"theirs\" : []\n"
                   "    },\n"
                   "    {\n"
                   "      \"id\" : \"conflict-g8h4s7\",\n"
                   "      \"subject\" : \"design\",\n"
                   "      \"field\" : \"travel\",\n"
                   "      \"deleted\" : null,\n"
                   "      \"base\" : null,\n"
                   "      \"ours\" : true,\n"
                   "      \"theirs\" : false\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/identities", test_identities);
  g_test_add_func ("/merge/different-fields", test_different_fields);
  g_test_add_func ("/merge/any", test_any);
  g_test_add_func ("/merge/scalars", test_scalars);
  g_test_add_func ("/merge/moved", test_moved);
  g_test_add_func ("/merge/sets", test_sets);
  g_test_add_func ("/merge/choices", test_choices);
  g_test_add_func ("/merge/same-id", test_same_id);
  g_test_add_func ("/merge/pairs", test_pairs);
  g_test_add_func ("/merge/deleted-and-changed", test_deleted_and_changed);
  g_test_add_func ("/merge/deleted-and-needed", test_deleted_and_needed);
  g_test_add_func ("/merge/deleted-and-moved", test_deleted_and_moved);
  g_test_add_func ("/merge/comes-along", test_comes_along);
  g_test_add_func ("/merge/unknown-members", test_unknown_members);
  g_test_add_func ("/merge/again", test_again);
  g_test_add_func ("/merge/file", test_file);

  return g_test_run ();
}
