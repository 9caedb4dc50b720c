/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing designs as text.
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "random-design.h"
#include "reader.h"
#include "scan.h"
#include "writer.h"

static TrestleDesign *
parse (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  TrestleDesign *design = trestle_file_parse ("test", bytes, &error);

  g_assert_no_error (error);

  return design;
}

static char *
dup_serialized (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* save (load (f)) = f, to the byte. */
static void
test_identity (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, seed % 7);
      g_autofree char *before = dup_serialized (design);
      g_autoptr(TrestleDesign) loaded = parse (before);
      g_autofree char *after = dup_serialized (loaded);

      g_assert_cmpstr (before, ==, after);
      assert_nothing_dangles (loaded);
    }
}

/* The designs that come with the program are as it would write them. */
static void
test_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".trestle"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *before = NULL;
        g_autofree char *after = NULL;
        g_autoptr(TrestleDesign) design = NULL;

        g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
        design = parse (before);
        assert_nothing_dangles (design);
        after = dup_serialized (design);
        g_assert_cmpstr (before, ==, after);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
}

/* The canonical form is what json-glib's generator makes of it. */
static void
test_generator (void)
{
  for (guint seed = 1; seed <= 10; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 5);
      g_autofree char *ours = dup_serialized (design);
      g_autoptr(JsonNode) root = json_from_string (ours, NULL);
      g_autoptr(JsonGenerator) generator = json_generator_new ();
      g_autofree char *theirs = NULL;
      g_autofree char *with_end = NULL;

      json_generator_set_pretty (generator, TRUE);
      json_generator_set_root (generator, root);
      theirs = json_generator_to_data (generator, NULL);
      with_end = g_strconcat (theirs, "\n", NULL);
      g_assert_cmpstr (ours, ==, with_end);
    }
}

/* A tree with the members of every object in reverse order and arrays shuffled. */
static JsonNode *
shuffle (GRand    *rand,
         JsonNode *node,
         gboolean  ordered)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(JsonObject) object = json_object_new ();
      g_autoptr(GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *member = g_list_last (members); member != NULL; member = member->prev)
        json_object_set_member (object, member->data,
                                shuffle (rand, json_object_get_member (json_node_get_object (node), member->data),
                                         g_strcmp0 (member->data, "authors") == 0 || g_strcmp0 (member->data, "users") == 0 ||
                                         g_strcmp0 (member->data, "countries") == 0 ||
                                         g_strcmp0 (member->data, "sections") == 0));
      return json_node_init_object (json_node_alloc (), object);
    }
  if (JSON_NODE_HOLDS_ARRAY (node) && !ordered)
    {
      g_autoptr(GPtrArray) elements = g_ptr_array_new ();
      g_autoptr(JsonArray) array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        g_ptr_array_insert (elements, g_rand_int_range (rand, 0, elements->len + 1),
                            shuffle (rand, json_array_get_element (json_node_get_array (node), i), FALSE));
      for (guint i = 0; i < elements->len; i++)
        json_array_add_element (array, elements->pdata[i]);
      return json_node_init_array (json_node_alloc (), array);
    }

  return json_node_copy (node);
}

/* @json with everything beyond ASCII as escapes, and other white space. */
static char *
dup_escaped (const char *json)
{
  GString *escaped = g_string_new ("\r\n\t ");

  for (const char *p = json; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x10000)
        g_string_append_printf (escaped, "\\u%04X\\u%04x", 0xd800 + ((character - 0x10000) >> 10),
                                0xdc00 + ((character - 0x10000) & 0x3ff));
      else if (character >= 0x80)
        g_string_append_printf (escaped, "\\u%04x", character);
      else if (character == '\n')
        g_string_append (escaped, "\r\n\t");
      else
        g_string_append_c (escaped, character);
    }

  return g_string_free (escaped, FALSE);
}

/* Any formatting of a design becomes the same bytes. */
static void
test_canonical (void)
{
  for (guint seed = 1; seed <= 10; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 4);
      g_autofree char *expected = dup_serialized (design);
      g_autoptr(JsonNode) root = json_from_string (expected, NULL);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(JsonNode) shuffled = shuffle (rand, root, FALSE);
      g_autofree char *compact = json_to_string (shuffled, FALSE);
      g_autofree char *spaced = json_to_string (shuffled, TRUE);
      g_autofree char *escaped = dup_escaped (spaced);
      const char *const forms[] = { compact, spaced, escaped };

      for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          g_autoptr(TrestleDesign) loaded = parse (forms[i]);
          g_autofree char *canonical = dup_serialized (loaded);

          g_assert_cmpstr (canonical, ==, expected);
        }
    }
}

/* Missing members are unset, sets need not be in order, and −0 is 0. */
static void
test_lenient (void)
{
  g_autoptr(TrestleDesign) empty = parse ("{\"version\":1,\"format\":\"trestle\"}");
  g_autoptr(TrestleDesign) other = trestle_design_new ();
  g_autoptr(TrestleDesign) design = parse (
    "{ \"format\": \"trestle\", \"version\": 1, \"design\": { \"extensions_off\": [ \"R-X.3\", \"R-X.1\", \"R-X.3\" ] },\n"
    "  \"locations\": [ { \"x\": -0, \"id\": \"location-000001\" } ],\n"
    "  \"domains\": [ { \"trusted_by\": [ \"domain-000003\", \"domain-000002\", \"domain-000003\" ], \"id\": \"domain-000001\" } ] }");
  g_autofree char *of_empty = dup_serialized (empty);
  g_autofree char *of_other = dup_serialized (other);
  const TrestleDomain *domain = trestle_design_get_list (design, TRESTLE_KIND_DOMAIN)->items->pdata[0];
  const TrestleLocation *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];

  g_assert_cmpstr (of_empty, ==, of_other);
  g_assert_cmpint (design->extensions_off, ==, 5);
  g_assert_cmpint (location->x, ==, 0);
  g_assert_cmpuint (domain->trusted_by->n, ==, 2);
  g_assert_cmpstr (domain->trusted_by->refs[0].id, ==, "domain-000002");
  g_assert_null (domain->trusted_by->refs[0].target);
}

/* What a newer version adds is kept, in its order, behind what is known. */
static void
test_unknown (void)
{
  static const char json[] =
    "{\n"
    "  \"future\" : { \"b\" : [ ], \"a\" : { }, \"c\" : [ 1, [ true, null ] ] },\n"
    "  \"format\" : \"trestle\",\n"
    "  \"version\" : 1,\n"
    "  \"array\" : [ { \"z\" : 1 }, -9223372036854775808, 9223372036854775807 ],\n"
    "  \"number\" : 7,\n"
    "  \"text\" : \"\\u001f\\u007f\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83c\\udfe5\",\n"
    "  \"\" : null,\n"
    "  \"design\" : { \"color\" : \"red\", \"name\" : \"A\", \"root\" : 1, \"design\" : false },\n"
    "  \"locations\" : [\n"
    "    { \"shape\" : [ ], \"id\" : \"location-000001\", \"name\" : \"Riga\", \"+extra\" : { \"deep\" : [ { } ] } }\n"
    "  ]\n"
    "}\n";
  g_autoptr(TrestleDesign) design = parse (json);
  g_autofree char *canonical = dup_serialized (design);
  g_autoptr(TrestleDesign) loaded = parse (canonical);
  g_autofree char *again = dup_serialized (loaded);
  g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
  g_autofree char *of_copy = dup_serialized (copy);

  g_assert_cmpstr (canonical, ==, again);
  g_assert_cmpstr (canonical, ==, of_copy);
  g_assert_nonnull (strstr (canonical, "\"notes\" : null,\n    \"color\" : \"red\",\n    \"root\" : 1,\n    \"design\" : false\n  }"));
  g_assert_nonnull (strstr (canonical,
                            ",\n      \"shape\" : [],\n      \"+extra\" : {\n        \"deep\" : [\n          {}\n        ]\n      }\n    }"));
  g_assert_true (g_str_has_suffix (canonical,
                                   "  \"sign_offs\" : [],\n"
                                   "  \"future\" : {\n"
                                   "    \"b\" : [],\n"
                                   "    \"a\" : {},\n"
                                   "    \"c\" : [\n"
                                   "      1,\n"
                                   "      [\n"
                                   "        true,\n"
                                   "        null\n"
                                   "      ]\n"
                                   "    ]\n"
                                   "  },\n"
                                   "  \"array\" : [\n"
                                   "    {\n"
                                   "      \"z\" : 1\n"
                                   "    },\n"
                                   "    -9223372036854775808,\n"
                                   "    9223372036854775807\n"
                                   "  ],\n"
                                   "  \"number\" : 7,\n"
                                   "  \"text\" : \"\\u001f\\u007f\\\"\\\\/\\b\\f\\n\\r\\t🏥\",\n"
                                   "  \"\" : null\n"
                                   "}\n"));
}

static void
assert_limit (const char *json,
              gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_parse ("limit", bytes, &error);

  g_assert_null (design);
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT);
}

/* Whatever a file asks for, nothing is built before it is known to be small enough. */
static void
test_limits (void)
{
  g_autoptr(GString) values = g_string_new ("[");
  g_autoptr(GString) members = g_string_new ("{");
  g_autofree char *large = NULL;
  gsize length = (gsize) TRESTLE_SCAN_MAX_BYTES + 1;

  for (guint i = 0; i < TRESTLE_SCAN_MAX_VALUES; i++)
    g_string_append (values, i > 0 ? ",0" : "0");
  g_string_append (values, "]");
  assert_limit (values->str, values->len);

  for (guint i = 0; i <= TRESTLE_SCAN_MAX_MEMBERS; i++)
    g_string_append_printf (members, "%s\"%u\":0", i > 0 ? "," : "", i);
  g_string_append (members, "}");
  assert_limit (members->str, members->len);

  g_string_truncate (values, 0);
  g_string_append_c (values, '"');
  for (guint i = 0; i < TRESTLE_SCAN_MAX_TEXT; i++)
    g_string_append_c (values, 'x');
  g_string_append_c (values, '"');
  assert_limit (values->str, values->len);

  large = g_malloc0 (length);
  assert_limit (large, length);
}

/* At the limit itself a file is read: many unknown members, and none is taken for another. */
static void
test_many_members (void)
{
  g_autoptr(GString) json = g_string_new ("{\"format\":\"trestle\",\"version\":1");
  g_autoptr(TrestleDesign) design = NULL;
  g_autofree char *canonical = NULL;

  for (guint i = 2; i < TRESTLE_SCAN_MAX_MEMBERS; i++)
    g_string_append_printf (json, ",\"%u\":%u", i * 2654435761u, i);
  g_string_append (json, "}");
  design = parse (json->str);
  canonical = dup_serialized (design);
  g_assert_nonnull (strstr (canonical, " : 4095\n}\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/identity", test_identity);
  g_test_add_func ("/file/samples", test_samples);
  g_test_add_func ("/file/generator", test_generator);
  g_test_add_func ("/file/canonical", test_canonical);
  g_test_add_func ("/file/lenient", test_lenient);
  g_test_add_func ("/file/unknown", test_unknown);
  g_test_add_func ("/file/limits", test_limits);
  g_test_add_func ("/file/many-members", test_many_members);

  return g_test_run ();
}
