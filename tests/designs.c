/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs from files and from code.
 */
#include "config.h"

#include "designs.h"

char *
dup_test_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, name, NULL);
}

char *
dup_sample_path (const char *name)
{
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST));

  return g_strdup_printf ("%s/data/samples/%s.trestle", root, name);
}

TrestleDesign *
load_design (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  TrestleDesign *design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return design;
}

TrestleDesign *
load_sample (const char *name)
{
  g_autofree char *path = dup_sample_path (name);

  return load_design (path);
}

char *
dup_serialized (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

TrestleDesign *
parse_design (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  TrestleDesign *design = trestle_file_parse ("test", bytes, &error);

  g_assert_no_error (error);

  return design;
}

gpointer
add_named (TrestleDesign *design,
           TrestleKind    kind,
           const char    *name)
{
  TrestleObject *object = trestle_design_create (design, kind);

  if (*name != '\0')
    trestle_object_set_string (object, "name", name);

  return object;
}

gpointer
find_named (TrestleDesign *design,
            TrestleKind    kind,
            const char    *name)
{
  const GPtrArray *items = trestle_design_get_list (design, kind)->items;

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (trestle_object_get_name (items->pdata[i]), name))
      return items->pdata[i];
  g_error ("no %s is called “%s”", trestle_kind_get_info (kind)->nick, name);
}
