/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Thousands of damaged files: each is read or refused with a message, and what
 * was read is written as something that reads the same.  Under sanitizers this
 * also finds what reads or writes beyond its memory.
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "random-design.h"
#include "reader.h"
#include "writer.h"

#define N_FILES RANDOM_DESIGNS (4000)

static const char *const snippets[] = {
  "null", "true", "0", "-1", "1e9", "9223372036854775808", "\"\"", "\"x\"", "\"\\ud800\"", "[", "]", "{", "}", "[]", "{}",
  ",", ":", "\"", "\\", "\n", "\xff", "\xc3", "\x01", "\"id\" : \"location-000000\",", "\"location-0a1b2c\"", "\"design\"", "//"
};

/* Reads @data: result or error, never both, never neither. */
static gboolean
check_parse (const char *data,
             gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) again = NULL;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestleDesign) reread = NULL;
  g_autoptr(GError) error = NULL;

  design = trestle_file_parse ("mutated", bytes, &error);
  if (design == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == TRESTLE_FILE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "mutated:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  g_assert_no_error (error);
  written = trestle_file_serialize (design);
  reread = trestle_file_parse ("written", written, &error);
  g_assert_no_error (error);
  again = trestle_file_serialize (reread);
  g_assert_true (g_bytes_equal (written, again));

  return TRUE;
}

static void
mutate_bytes (GRand   *rand,
              GString *text)
{
  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && text->len > 1; n--)
    {
      gsize place = g_rand_int_range (rand, 0, text->len);
      gsize wanted = g_rand_int_range (rand, 1, 60);
      gsize length = MIN (wanted, text->len - place);
      g_autofree char *piece = g_strndup (text->str + place, length);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          text->str[place] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;

        case 1:
          g_string_erase (text, place, length);
          break;

        case 2:
          g_string_insert_len (text, g_rand_int_range (rand, 0, text->len), piece, length);
          break;

        case 3:
          g_string_truncate (text, place);
          break;

        default:
          g_string_insert (text, place, snippets[g_rand_int_range (rand, 0, G_N_ELEMENTS (snippets))]);
        }
    }
}

static void
test_bytes (void)
{
  g_autoptr(TrestleDesign) design = random_design_new (3, 1);
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  guint n_read = 0;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      mutate_bytes (rand, text);
      n_read += check_parse (text->str, text->len);
    }
  /* Some damage stays within texts and numbers. */
  g_assert_cmpuint (n_read, >, N_FILES / 50);
  g_assert_cmpuint (n_read, <, N_FILES / 2);
}

/* Gives a random member or element of the tree another value of the tree. */
static void
mutate_node (GRand    *rand,
             JsonNode *node,
             JsonNode *other)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0)
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr(GList) members = json_object_get_members (object);
      const char *name = g_list_nth_data (members, g_rand_int_range (rand, 0, g_list_length (members)));
      JsonNode *member = json_object_get_member (object, name);

      if (!JSON_NODE_HOLDS_VALUE (member) && !JSON_NODE_HOLDS_NULL (member) && g_rand_int_range (rand, 0, 12) > 0)
        mutate_node (rand, member, other);
      else if (g_rand_boolean (rand))
        json_object_set_member (object, name, json_node_copy (other));
      else
        json_object_remove_member (object, name);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint length = json_array_get_length (array);

      if (length > 0 && g_rand_int_range (rand, 0, 4) > 0)
        mutate_node (rand, json_array_get_element (array, g_rand_int_range (rand, 0, length)), other);
      else
        json_array_add_element (array, json_node_copy (length > 0 && g_rand_boolean (rand) ? json_array_get_element (array, 0) : other));
    }
}

/* A random value somewhere below @node; may be @node. */
static JsonNode *
pick_node (GRand    *rand,
           JsonNode *node)
{
  if (g_rand_int_range (rand, 0, 6) == 0)
    return node;
  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0)
    {
      g_autoptr(GList) values = json_object_get_values (json_node_get_object (node));

      return pick_node (rand, g_list_nth_data (values, g_rand_int_range (rand, 0, g_list_length (values))));
    }
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    return pick_node (rand, json_array_get_element (json_node_get_array (node),
                                                    g_rand_int_range (rand, 0, json_array_get_length (json_node_get_array (node)))));

  return node;
}

static void
test_values (void)
{
  g_autoptr(TrestleDesign) design = random_design_new (4, 2);
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr(JsonNode) original = json_from_string (json, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);
  guint n_read = 0;

  for (guint i = 0; i < N_FILES / 4; i++)
    {
      g_autoptr(JsonNode) node = json_from_string (json, NULL);
      g_autofree char *text = NULL;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        mutate_node (rand, node, pick_node (rand, original));
      text = json_to_string (node, FALSE);
      n_read += check_parse (text, strlen (text));
    }
  g_assert_cmpuint (n_read, >, N_FILES / 100);
  g_assert_cmpuint (n_read, <, N_FILES / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mutated/bytes", test_bytes);
  g_test_add_func ("/mutated/values", test_values);

  return g_test_run ();
}
