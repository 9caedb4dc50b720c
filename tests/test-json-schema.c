/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schema accepts the same values as the reader.  An independent
 * validator, python3's jsonschema, says what it accepts.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "random-design.h"
#include "reader.h"
#include "schema.h"
#include "writer.h"

static char *folder;

static char *
save (const char *name,
      const char *data,
      gssize      length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);

  return path;
}

/* One answer of the validator for each file, or NULL without a validator. */
static char **
validate (GPtrArray *paths)
{
  g_autofree char *schema = trestle_schema_dup ();
  g_autofree char *schema_path = save ("schema.json", schema, -1);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "validate.py", NULL);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_ptr_array_add (arguments, (char *) "python3");
  g_ptr_array_add (arguments, script);
  g_ptr_array_add (arguments, schema_path);
  g_ptr_array_extend (arguments, paths, NULL, NULL);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &messages, &status, &error);
  g_assert_no_error (error);
  if (strstr (messages, "ModuleNotFoundError") != NULL)
    return NULL;
  g_test_message ("%s", messages);
  g_assert_true (g_spawn_check_wait_status (status, &error));

  return g_strsplit (output, "\n", -1);
}

static void
add_samples (GPtrArray *paths)
{
  g_autofree char *samples = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);
  g_autoptr(GDir) dir = g_dir_open (samples, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".trestle"))
      g_ptr_array_add (paths, g_build_filename (samples, name, NULL));
}

static void
test_accepts (void)
{
  static const char with_conflicts[] =
    "{ \"format\": \"trestle\", \"version\": 2, \"conflicts\": [ { \"id\": \"conflict-000000\", \"subject\": \"design\","
    "  \"field\": \"authors\", \"base\": null, \"ours\": [ \"x\" ], \"theirs\": { \"y\": 1 } },"
    "  { \"id\": \"conflict-000001\", \"subject\": \"location-000001\", \"deleted\": \"theirs\" } ] }";
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) answers = NULL;

  add_samples (paths);
  g_ptr_array_add (paths, save ("conflicts.trestle", with_conflicts, -1));
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, seed);
      g_autoptr(GBytes) bytes = trestle_file_serialize (design);
      g_autofree char *name = g_strdup_printf ("%u.trestle", seed);

      g_ptr_array_add (paths, save (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }

  answers = validate (paths);
  if (answers == NULL)
    {
      g_test_skip ("python3-jsonschema is not installed");
      return;
    }
  for (guint i = 0; i < paths->len; i++)
    g_assert_cmpstr (answers[i], ==, "valid");
}

/* Values of every JSON type for every field: both sides agree on each. */
static void
test_agrees (void)
{
  static const char *const values[] = {
    "null", "true", "0", "-1", "7", "1000000001", "\"\"", "\"x\"", "\"a\\nb\"", "\"draft\"", "\"2026-11-24\"", "\"2026-1-2\"",
    "\"location-0a1b2c\"", "\"machine-0a1b2c\"", "\"location-0a1b2i\"", "\"design\"", "[]", "[ \"x\" ]", "[ \"network\" ]",
    "[ \"location-0a1b2c\" ]", "[ 1 ]", "{}"
  };
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GArray) accepted = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_auto(GStrv) answers = NULL;
  g_auto(GStrv) designs = NULL;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields * G_N_ELEMENTS (values); i++)
        {
          const char *field = info->fields[i / G_N_ELEMENTS (values)].name;
          const char *value = values[i % G_N_ELEMENTS (values)];
          g_autofree char *json = NULL;
          g_autoptr(GBytes) bytes = NULL;
          g_autoptr(TrestleDesign) design = NULL;
          gboolean ok;

          if (kind == TRESTLE_KIND_DESIGN)
            json = g_strdup_printf ("{ \"format\": \"trestle\", \"version\": 1, \"design\": { \"%s\": %s } }", field, value);
          else
            json = g_strdup_printf ("{ \"format\": \"trestle\", \"version\": 1, \"%s\": [ { \"id\": \"%s-000000\", \"%s\": %s } ] }",
                                    info->member, info->nick, field, value);
          bytes = g_bytes_new (json, strlen (json));
          design = trestle_file_parse ("agrees", bytes, NULL);
          ok = design != NULL;
          g_array_append_val (accepted, ok);
          g_string_append_printf (lines, "%s\n", json);
        }
    }
  g_ptr_array_add (paths, save ("agrees.lines", lines->str, lines->len));

  answers = validate (paths);
  if (answers == NULL)
    {
      g_test_skip ("python3-jsonschema is not installed");
      return;
    }
  g_assert_cmpuint (g_strv_length (answers), ==, accepted->len + 1);
  designs = g_strsplit (lines->str, "\n", -1);
  for (guint i = 0; i < accepted->len; i++)
    if (g_str_equal (answers[i], "valid") != g_array_index (accepted, gboolean, i))
      {
        g_test_message ("%s: %s", designs[i], answers[i]);
        g_test_fail ();
      }
}

/* The schema does not depend on the language. */
static void
test_complete (void)
{
  g_autofree char *schema = trestle_schema_dup ();
  g_autoptr(JsonNode) root = json_from_string (schema, NULL);
  JsonObject *definitions = json_object_get_object_member (json_node_get_object (root), "$defs");

  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      JsonObject *definition = json_object_get_object_member (definitions, info->nick);
      JsonObject *properties = json_object_get_object_member (definition, "properties");

      g_assert_cmpuint (json_object_get_size (properties), ==, info->n_fields + (kind == TRESTLE_KIND_DESIGN ? 0 : 1));
      for (guint i = 0; i < info->n_fields; i++)
        {
          JsonObject *property = json_object_get_object_member (properties, info->fields[i].name);

          g_assert_cmpstr (json_object_get_string_member (property, "title"), ==, info->fields[i].label);
        }
    }
}

static void
remove_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("trestle-schema-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/schema/complete", test_complete);
  g_test_add_func ("/schema/accepts", test_accepts);
  g_test_add_func ("/schema/agrees", test_agrees);

  status = g_test_run ();
  remove_folder ();

  return status;
}
