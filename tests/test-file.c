/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing designs as text.
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "random-design.h"
#include "reader.h"
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/identity", test_identity);
  g_test_add_func ("/file/generator", test_generator);

  return g_test_run ();
}
