/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grid finds what looking at every rectangle finds.
 */
#include "config.h"

#include "space.h"

#define N_RECTS 2000
#define EXTENT 8000

static TrestleRect
random_rect (GRand *rand,
             int    largest)
{
  return (TrestleRect) {
           g_rand_int_range (rand, -EXTENT, EXTENT), g_rand_int_range (rand, -EXTENT, EXTENT),
           g_rand_int_range (rand, 1, largest), g_rand_int_range (rand, 1, largest)
  };
}

static TrestleSpace *
fill (GRand  *rand,
      GArray *rects)
{
  TrestleSpace *space = trestle_space_new ();

  for (guint i = 0; i < N_RECTS; i++)
    {
      TrestleRect rect = random_rect (rand, i % 50 == 0 ? 3000 : 300);

      if (i == 7)
        rect = (TrestleRect) { -1000000, -1000000, 2000000, 2000000 }
      ;                                                                   /* kept aside */
      g_array_append_val (rects, rect);
      g_assert_cmpuint (trestle_space_add (space, &rect), ==, i);
    }

  return space;
}

static void
test_pick (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
  g_autoptr (TrestleSpace) space = fill (rand, rects);

  for (guint n = 0; n < 5000; n++)
    {
      double x = g_rand_double_range (rand, -EXTENT - 500, EXTENT + 500);
      double y = g_rand_double_range (rand, -EXTENT - 500, EXTENT + 500);
      int expected = -1;

      if (n % 10 == 0)      /* on the corner of a rectangle, and of a cell */
        {
          const TrestleRect *rect = &g_array_index (rects, TrestleRect, n % N_RECTS);

          x = n % 20 == 0 ? rect->x : rect->x / 256 * 256;
          y = n % 20 == 0 ? rect->y : rect->y / 256 * 256;
        }
      for (guint i = 0; i < rects->len; i++)
        if (trestle_rect_contains (&g_array_index (rects, TrestleRect, i), x, y))
          expected = i;
      g_assert_cmpint (trestle_space_pick (space, x, y), ==, expected);
    }
  g_assert_cmpint (trestle_space_pick (space, 1e12, 0), ==, -1);
}

static void
test_list (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
  g_autoptr (TrestleSpace) space = fill (rand, rects);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint n = 0; n < 500; n++)
    {
      TrestleRect rect = random_rect (rand, n % 10 == 0 ? 100000 : 1000);
      guint k = 0;

      g_array_set_size (found, 0);
      trestle_space_list (space, &rect, found);
      for (guint i = 0; i < rects->len; i++)
        if (trestle_rect_intersects (&g_array_index (rects, TrestleRect, i), &rect))
          {
            g_assert_cmpuint (k, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint, k++), ==, i);
          }
      g_assert_cmpuint (k, ==, found->len);
    }
}

static void
test_find (void)
{
  g_autoptr (TrestleSpace) space = trestle_space_new ();
  const TrestleRect a = { 0, 0, 100, 100 };
  const TrestleRect b = { 300, 0, 100, 100 };
  const TrestleRect beside = { 100, 0, 200, 100 };
  const TrestleRect over = { 50, 50, 300, 10 };

  trestle_space_add (space, &a);
  trestle_space_add (space, &b);
  g_assert_cmpint (trestle_space_find (space, &beside, -1, -1), ==, -1);
  g_assert_cmpint (trestle_space_find (space, &over, -1, 1), ==, 0);
  g_assert_cmpint (trestle_space_find (space, &over, 0, -1), ==, 1);
  g_assert_cmpint (trestle_space_find (space, &over, 0, 1), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/space/pick", test_pick);
  g_test_add_func ("/topology/space/list", test_list);
  g_test_add_func ("/topology/space/find", test_find);

  return g_test_run ();
}
