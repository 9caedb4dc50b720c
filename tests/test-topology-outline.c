/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines around what belongs together: they enclose exactly the union, and one line
 * a whole group as far as nothing else stands between.
 */
#include "config.h"

#include "edit.h"
#include "outline.h"

#define SIDE 64

/* Whether a point is inside, by how often a line to the left of it crosses outlines. */
static gboolean
is_inside (const GArray *outlines,
           const GArray *points,
           double        x,
           double        y)
{
  guint n = 0;

  for (guint i = 0; i < outlines->len; i++)
    {
      const TrestleOutline *outline = &g_array_index (outlines, TrestleOutline, i);

      for (guint k = 0; k < outline->n_points; k++)
        {
          const TrestlePoint *a = &g_array_index (points, TrestlePoint, outline->first + k);
          const TrestlePoint *b = &g_array_index (points, TrestlePoint, outline->first + (k + 1) % outline->n_points);

          g_assert_true ((a->x == b->x) != (a->y == b->y));
          n += a->x == b->x && a->x < x && MIN (a->y, b->y) < y && y < MAX (a->y, b->y);
        }
    }

  return n % 2 == 1;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
      g_autoptr (GArray) outlines = g_array_new (FALSE, FALSE, sizeof (TrestleOutline));
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TrestlePoint));
      gboolean cells[SIDE][SIDE] = { 0 };

      for (int i = g_rand_int_range (rand, 1, 9); i > 0; i--)
        {
          TrestleRect rect = { g_rand_int_range (rand, 0, 40), g_rand_int_range (rand, 0, 40), 0, 0 };

          rect.width = g_rand_int_range (rand, 1, 20);
          rect.height = g_rand_int_range (rand, 1, 20);
          g_array_append_val (rects, rect);
          for (int y = rect.y; y < rect.y + rect.height; y++)
            for (int x = rect.x; x < rect.x + rect.width; x++)
              cells[y][x] = TRUE;
        }
      trestle_outline_add (rects, 3, outlines, points);
      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
          g_assert_cmpint (is_inside (outlines, points, x + 0.5, y + 0.5), ==, cells[y][x]);
      for (guint i = 0; i < outlines->len; i++)
        g_assert_cmpuint (g_array_index (outlines, TrestleOutline, i).group, ==, 3);
    }
}

/* Locations beside each other, @n of them in group 1 but the one at @other, which is in 2. */
static guint
count_outlines (int n,
                int other)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleScene) scene = NULL;
  TrestleMarks *marks = trestle_marks_new ();
  guint n_outlines;

  trestle_marks_set_title (marks, "Zones");
  for (int i = 0; i < n; i++)
    {
      TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

      trestle_object_set_number (location, "x", 60 * i);
      trestle_object_set_number (location, "y", 0);
      trestle_marks_set_group (marks, location->id, i == other ? 2 : 1);
    }
  scene = trestle_scene_new (design, NULL);
  trestle_scene_set_marks (scene, marks);
  n_outlines = scene->outlines->len;
  trestle_scene_set_marks (scene, NULL);
  g_assert_cmpuint (scene->outlines->len, ==, 0);
  trestle_marks_unref (marks);

  return n_outlines;
}

static void
test_groups (void)
{
  g_assert_cmpuint (count_outlines (1, -1), ==, 1);
  g_assert_cmpuint (count_outlines (4, -1), ==, 1);
  g_assert_cmpuint (count_outlines (4, 3), ==, 2);
  g_assert_cmpuint (count_outlines (3, 1), ==, 3);
}

/* A wide location above two that are flush with its ends: nothing gapes between the three. */
static void
test_no_slits (void)
{
  static const TrestleKind kinds[] = { TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE };
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleScene) scene = NULL;
  g_autoptr (TrestleScene) placed = NULL;
  TrestleMarks *marks = trestle_marks_new ();
  TrestleObject *locations[3];
  TrestleRect wide, narrow;

  trestle_marks_set_title (marks, "Zones");
  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      locations[i] = trestle_design_create (design, TRESTLE_KIND_LOCATION);
      trestle_object_set_number (locations[i], "x", 0);
      trestle_object_set_number (locations[i], "y", 200 * i);
      trestle_marks_set_group (marks, locations[i]->id, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    trestle_edit_add_component (design, kinds[i], TRESTLE_LOCATION (locations[0]));
  scene = trestle_scene_new (design, NULL);
  wide = trestle_scene_get_box (scene, trestle_scene_find (scene, locations[0]))->rect;
  narrow = trestle_scene_get_box (scene, trestle_scene_find (scene, locations[1]))->rect;
  g_assert_cmpint (wide.width, >, 2 * narrow.width);
  for (guint i = 1; i < G_N_ELEMENTS (locations); i++)
    {
      trestle_object_set_number (locations[i], "x", i == 1 ? 0 : (wide.width - narrow.width) / TRESTLE_GRID);
      trestle_object_set_number (locations[i], "y", wide.height / TRESTLE_GRID + 6);
    }
  placed = trestle_scene_new (design, NULL);
  trestle_scene_set_marks (placed, marks);
  g_assert_cmpuint (placed->outlines->len, ==, 1);
  g_assert_cmpuint (g_array_index (placed->outlines, TrestleOutline, 0).n_points, ==, 4);
  trestle_scene_set_marks (placed, NULL);
  trestle_marks_unref (marks);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/outline/random", test_random);
  g_test_add_func ("/topology/outline/groups", test_groups);
  g_test_add_func ("/topology/outline/no-slits", test_no_slits);

  return g_test_run ();
}
