/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every field of every kind: what may stand in it, and that unset is neither 0,
 * nor no, nor empty, wherever the value goes.
 */
#include "config.h"

#include "history.h"
#include "language.h"
#include "random-design.h"
#include "reader.h"
#include "writer.h"

typedef void (*FieldFunc) (const TrestleKindInfo *info,
                           const TrestleField    *field);

static void
for_each_field (FieldFunc function)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_test_message ("%s.%s", info->nick, info->fields[i].name);
          function (info, &info->fields[i]);
        }
    }
}

static gboolean
is_number (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_INT || field->kind == TRESTLE_FIELD_FLAG || field->kind == TRESTLE_FIELD_CHOICE ||
         field->kind == TRESTLE_FIELD_CHOICES;
}

static gboolean
is_set_of_texts (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_REFS || field->kind == TRESTLE_FIELD_TEXTS;
}

/* The smallest values there are of this kind that are not unset. */
static TrestleValue
make_smallest (const TrestleField *field)
{
  TrestleValue value = { .set = TRUE };

  if (field->kind == TRESTLE_FIELD_INT)
    value.number = CLAMP (0, field->min, field->max);
  else if (is_set_of_texts (field))
    value.texts = g_new0 (char *, 1);
  else if (field->kind == TRESTLE_FIELD_REF)
    value.text = g_strdup (field->target == TRESTLE_KIND_ANY ? "design" : "x");
  else if (field->kind == TRESTLE_FIELD_DATE)
    value.text = g_strdup ("0001-01-01");
  else if (!is_number (field))
    value.text = g_strdup (field->flags & TRESTLE_FIELD_JSON ? "\"\"" : "");
  if (field->kind == TRESTLE_FIELD_REF && field->target != TRESTLE_KIND_ANY)
    {
      g_free (value.text);
      value.text = g_strdup_printf ("%s-000000", trestle_kind_get_info (field->target)->nick);
    }

  return value;
}

static TrestleObject *
find_subject (TrestleDesign         *design,
              const TrestleKindInfo *info)
{
  return info->kind == TRESTLE_KIND_DESIGN ? TRESTLE_OBJECT (design)
                                           : trestle_design_get_list (design, info->kind)->items->pdata[0];
}

static void
assert_value (TrestleObject      *object,
              const TrestleField *field,
              const TrestleValue *expected)
{
  TrestleValue value;

  g_assert_true (trestle_object_is_set (object, field) == expected->set);
  trestle_object_get (object, field, &value);
  g_assert_true (trestle_value_equal (&value, expected));
  trestle_value_clear (&value);
}

/* The field has @expected here, in a copy, and after a visit to the disk. */
static void
assert_survives (TrestleDesign         *design,
                 const TrestleKindInfo *info,
                 const TrestleField    *field,
                 const TrestleValue    *expected)
{
  g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) loaded = trestle_file_parse ("field", bytes, &error);

  g_assert_no_error (error);
  assert_value (find_subject (design, info), field, expected);
  assert_value (find_subject (copy, info), field, expected);
  assert_value (find_subject (loaded, info), field, expected);
}

static void
check_unset (const TrestleKindInfo *info,
             const TrestleField    *field)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = NULL;
  TrestleValue unset = TRESTLE_VALUE_INIT;
  TrestleValue smallest = make_smallest (field);
  TrestleObject *object;
  g_autoptr(GError) error = NULL;

  if (info->kind != TRESTLE_KIND_DESIGN)
    trestle_design_create (design, info->kind);
  object = find_subject (design, info);
  g_assert_true (trestle_object_set (object, field, &unset, &error));
  assert_survives (design, info, field, &unset);

  history = trestle_history_new (design);
  trestle_object_set (object, field, &smallest, &error);
  g_assert_no_error (error);
  g_assert_true (trestle_history_can_undo (history));
  assert_survives (design, info, field, &smallest);
  trestle_history_undo (history);
  assert_survives (design, info, field, &unset);
  trestle_history_redo (history);
  assert_survives (design, info, field, &smallest);

  trestle_value_clear (&smallest);
}

static void
test_unset (void)
{
  for_each_field (check_unset);
}

static void
assert_check (const TrestleField *field,
              gint64              number,
              gboolean            expected)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (trestle_field_check (field, &(TrestleValue) { .set = TRUE, .number = number }, &error) == expected);
  if (!expected)
    g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE);
}

static void
check_range (const TrestleKindInfo *info,
             const TrestleField    *field)
{
  gint64 n = 0, step = MAX (field->step, 1);

  while (field->choices != NULL && field->choices[n].nick != NULL)
    n++;

  switch ((int) field->kind)
    {
    case TRESTLE_FIELD_INT:
      g_assert_cmpint (field->min, <=, field->max);
      g_assert_cmpint (field->min % step, ==, 0);
      g_assert_cmpint (field->max % step, ==, 0);
      assert_check (field, field->min, TRUE);
      assert_check (field, field->max, TRUE);
      assert_check (field, field->min - step, FALSE);
      assert_check (field, field->max + step, FALSE);
      assert_check (field, G_MAXINT64, FALSE);
      if (step > 1)
        assert_check (field, field->min + 1, FALSE);
      if (field->has_standard)
        assert_check (field, field->standard, TRUE);
      break;

    case TRESTLE_FIELD_FLAG:
      assert_check (field, 0, TRUE);
      assert_check (field, 1, TRUE);
      assert_check (field, 2, FALSE);
      assert_check (field, -1, FALSE);
      break;

    case TRESTLE_FIELD_CHOICE:
      assert_check (field, 0, TRUE);
      assert_check (field, n - 1, TRUE);
      assert_check (field, n, FALSE);
      assert_check (field, -1, FALSE);
      break;

    case TRESTLE_FIELD_CHOICES:
      assert_check (field, 0, TRUE);
      assert_check (field, (G_GINT64_CONSTANT (1) << n) - 1, TRUE);
      assert_check (field, G_GINT64_CONSTANT (1) << n, FALSE);
      assert_check (field, -1, FALSE);
      break;

    default:
      break;
    }
}

static void
test_range (void)
{
  for_each_field (check_range);
}

static void
assert_check_text (TrestleFieldKind kind,
                   const char      *text,
                   gboolean         expected)
{
  const TrestleField field = { .name = "text", .kind = kind };

  if (trestle_field_check (&field, &(TrestleValue) { .set = TRUE, .text = (char *) text }, NULL) != expected)
    g_error ("“%s” was %s", text, expected ? "refused" : "accepted");
}

static void
test_texts (void)
{
  assert_check_text (TRESTLE_FIELD_TEXT, "", TRUE);
  assert_check_text (TRESTLE_FIELD_TEXT, "a\tb", TRUE);
  assert_check_text (TRESTLE_FIELD_TEXT, "a\nb", FALSE);
  assert_check_text (TRESTLE_FIELD_TEXT, "a\x7f", FALSE);
  assert_check_text (TRESTLE_FIELD_TEXT, "a\xc2\x85", FALSE);
  assert_check_text (TRESTLE_FIELD_TEXT, "\xff", FALSE);
  assert_check_text (TRESTLE_FIELD_NOTE, "a\nb", TRUE);
  assert_check_text (TRESTLE_FIELD_NOTE, "a\rb", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026-11-24", TRUE);
  assert_check_text (TRESTLE_FIELD_DATE, "2024-02-29", TRUE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026-02-29", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026-13-01", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "0000-01-01", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026-11-2", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026- 1- 2", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "+026-11-24", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "2026/11/24", FALSE);
  assert_check_text (TRESTLE_FIELD_DATE, "24.11.2026", FALSE);
  assert_check_text (TRESTLE_FIELD_DATA, "", TRUE);
  assert_check_text (TRESTLE_FIELD_DATA, "QUJD", TRUE);
  assert_check_text (TRESTLE_FIELD_DATA, "QUI=", TRUE);
  assert_check_text (TRESTLE_FIELD_DATA, "QQ==", TRUE);
  assert_check_text (TRESTLE_FIELD_DATA, "Q===", FALSE);
  assert_check_text (TRESTLE_FIELD_DATA, "=UJD", FALSE);
  assert_check_text (TRESTLE_FIELD_DATA, "QUJ", FALSE);
  assert_check_text (TRESTLE_FIELD_DATA, "QU D", FALSE);
  assert_check_text (TRESTLE_FIELD_REF, "", FALSE);
}

/* A picture may have 256 KiB. */
static void
test_data_length (void)
{
  const TrestleField field = { .name = "logo", .kind = TRESTLE_FIELD_DATA };
  g_autofree guchar *bytes = g_malloc0 (256 * 1024 + 3);

  for (gsize length = 256 * 1024 - 1; length <= 256 * 1024 + 3; length++)
    {
      g_autofree char *text = g_base64_encode (bytes, length);
      gboolean ok = trestle_field_check (&field, &(TrestleValue) { .set = TRUE, .text = text }, NULL);

      g_assert_true (ok == (length <= 256 * 1024 + 2));
    }
}

static void
assert_typed (const TrestleField *field,
              const TrestleValue *value)
{
  g_autofree char *text = trestle_field_dup_text (field, value);
  g_autoptr(GError) error = NULL;
  TrestleValue parsed;

  trestle_field_parse (field, text, &parsed, &error);
  g_assert_no_error (error);
  if (!trestle_value_equal (value, &parsed))
    g_error ("%s: “%s” is read as something else", field->name, text);
  trestle_value_clear (&parsed);
}

/* Round numbers, as people have them, and any. */
static void
check_numbers (const TrestleField *field,
               GRand              *rand)
{
  static const gint64 round[] = { 1, 60, 1000, 1024, 3600, 86400, 1000000, 1048576, 1073741824 };
  const gint64 step = MAX (field->step, 1);

  assert_typed (field, &(TrestleValue) { .set = TRUE, .number = field->min });
  assert_typed (field, &(TrestleValue) { .set = TRUE, .number = field->max });
  for (guint i = 0; i < 2000; i++)
    {
      guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
      guint64 number = bits >> g_rand_int_range (rand, 0, 63);

      if (i % 2 == 0)
        number = (number & 0xfff) * round[i / 2 % G_N_ELEMENTS (round)];
      number %= (guint64) ((field->max - field->min) / step + 1);
      assert_typed (field, &(TrestleValue) { .set = TRUE, .number = field->min + (gint64) number * step });
    }
}

/* What is shown can be typed. */
static void
check_text (const TrestleKindInfo *info,
            const TrestleField    *field)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  if (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS || field->kind == TRESTLE_FIELD_TEXT ||
      field->kind == TRESTLE_FIELD_NOTE || field->kind == TRESTLE_FIELD_TEXTS || field->kind == TRESTLE_FIELD_DATA)
    return;
  if (field->kind == TRESTLE_FIELD_INT)
    check_numbers (field, rand);
  for (gint64 i = 0; field->kind == TRESTLE_FIELD_CHOICE && field->choices[i].nick != NULL; i++)
    assert_typed (field, &(TrestleValue) { .set = TRUE, .number = i });

  for (guint i = 0; i < 50; i++)
    {
      TrestleValue value;

      random_value (rand, design, field, &value);
      assert_typed (field, &value);
      trestle_value_clear (&value);
    }
}

static void
test_dup_text (gconstpointer data)
{
  const char *locale = data;

  if (!language_set (locale))
    return;
  for_each_field (check_text);
  setlocale (LC_ALL, "C.UTF-8");
}

/* What the tables must have for everything that reads them. */
static void
check_table (const TrestleKindInfo *info,
             const TrestleField    *field)
{
  guint n_pairs = 0, n_keys = 0;

  g_assert_true (g_regex_match_simple ("^[a-z][a-z0-9_]*$", field->name, 0, 0));
  g_assert_nonnull (field->label);
  g_assert_true (field == &info->fields[0] || field->offset != info->fields[0].offset);
  if (field->kind == TRESTLE_FIELD_CHOICE || field->kind == TRESTLE_FIELD_CHOICES)
    g_assert_nonnull (field->choices[0].nick);
  if (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS)
    g_assert_cmpint (field->target, !=, TRESTLE_KIND_DESIGN);
  g_assert_cmpstr (field->name, !=, "id");

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *other = &info->fields[i];

      n_pairs += other->flags & TRESTLE_FIELD_PAIR ? 1 : 0;
      n_keys += other->flags & TRESTLE_FIELD_KEY ? 1 : 0;
      g_assert_true (other == field || !g_str_equal (other->name, field->name));
      g_assert_true (other == field || other->offset != field->offset);
    }
  g_assert_true (n_pairs == 0 || n_pairs == 2);
  g_assert_cmpuint (n_keys, <=, 1);
}

static void
test_table (void)
{
  for_each_field (check_table);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      g_assert_cmpint (info->kind, ==, kind);
      g_assert_cmpint (trestle_kind_from_nick (info->nick), ==, kind);
    }
  g_assert_cmpint (trestle_kind_from_nick ("nothing"), ==, TRESTLE_N_KINDS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/table", test_table);
  g_test_add_func ("/field/unset", test_unset);
  g_test_add_func ("/field/range", test_range);
  g_test_add_func ("/field/texts", test_texts);
  g_test_add_func ("/field/data-length", test_data_length);
  g_test_add_data_func ("/field/dup-text/C", "C.UTF-8", test_dup_text);
  g_test_add_data_func ("/field/dup-text/de_DE", "de_DE.UTF-8", test_dup_text);

  return g_test_run ();
}
