/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures that have their design in them.
 */
#include "config.h"

#include "demo-design.h"
#include "embed.h"
#include "file.h"
#include "picture.h"

#include <string.h>

static GBytes *
make (TrestleDesign       *design,
      TrestlePictureFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *picture = trestle_picture_make (design, NULL, format, TRESTLE_PALETTE_LIGHT, 1, &error);

  g_assert_no_error (error);

  return picture;
}

/* The same to the byte, also with signs that mean something to XML. */
static void
test_round_trip (gconstpointer data)
{
  TrestlePictureFormat format = GPOINTER_TO_UINT (data);
  g_autoptr (TrestleDesign) design = demo_design_new (6);
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  g_autoptr (GBytes) picture = NULL, text = NULL, both = NULL, found = NULL, again = NULL;
  g_autoptr (TrestleDesign) read = NULL;
  g_autoptr (GError) error = NULL;

  trestle_object_set_string (location, "name", "A & <B> \"C\" 'D' – ünï ]]>");
  picture = make (design, format);
  text = trestle_file_serialize (design);
  both = trestle_embed_put (picture, text);
  found = trestle_embed_extract (both);
  if (!trestle_picture_get_info (format)->embeds)
    {
      g_assert_true (g_bytes_equal (both, picture));
      g_assert_null (found);
      return;
    }
  g_assert_null (trestle_embed_extract (picture));
  g_assert_nonnull (found);
  g_assert_true (g_bytes_equal (found, text));
  read = trestle_file_parse ("picture", both, &error);
  g_assert_no_error (error);
  again = trestle_file_serialize (read);
  g_assert_true (g_bytes_equal (again, text));
}

/* Cut off or changed anywhere it is no design, and nothing worse. */
static void
test_broken (gconstpointer data)
{
  TrestlePictureFormat format = GPOINTER_TO_UINT (data);
  g_autoptr (TrestleDesign) design = demo_design_new (2);
  g_autoptr (GBytes) picture = make (design, format);
  g_autoptr (GBytes) text = trestle_file_serialize (design);
  g_autoptr (GBytes) both = trestle_embed_put (picture, text);
  gsize length = g_bytes_get_size (both);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize cut = 0; cut < length; cut += 1 + length / 200)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (both, 0, cut);
      g_autoptr (GBytes) found = trestle_embed_extract (part);

      g_assert_true (found == NULL || g_bytes_equal (found, text));
    }
  for (guint i = 0; i < 300; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (both, NULL), length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) found = NULL;
      g_autoptr (TrestleDesign) read = NULL;

      changed[g_rand_int_range (rand, 0, (gint32) length)] ^= (guint8) g_rand_int_range (rand, 1, 256);
      bytes = g_bytes_new (changed, length);
      found = trestle_embed_extract (bytes);
      g_assert_true (format != TRESTLE_PICTURE_PNG || found == NULL || g_bytes_equal (found, text));
      read = trestle_file_parse ("picture", bytes, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (TrestlePictureFormat format = 0; format < TRESTLE_N_PICTURES; format++)
    {
      const TrestlePictureInfo *info = trestle_picture_get_info (format);
      g_autofree char *name = g_strdup_printf ("/embed/round-trip/%s", info->nick);
      g_autofree char *broken = g_strdup_printf ("/embed/broken/%s", info->nick);

      g_test_add_data_func (name, GUINT_TO_POINTER (format), test_round_trip);
      if (info->embeds)
        g_test_add_data_func (broken, GUINT_TO_POINTER (format), test_broken);
    }

  return g_test_run ();
}
