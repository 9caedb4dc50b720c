/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is under the pointer stays there; what is to be seen is seen.
 */
#include "config.h"

#include "view.h"

#include <math.h>

static const TrestleView standard = { 0, 0, 1, 800, 600 };

static void
test_zoom_keeps_the_point (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  TrestleView view = standard;

  for (guint i = 0; i < 10000; i++)
    {
      double x = g_rand_double_range (rand, 0, view.width);
      double y = g_rand_double_range (rand, 0, view.height);
      double plane_x, plane_y, now_x, now_y;

      trestle_view_to_plane (&view, x, y, &plane_x, &plane_y);
      trestle_view_zoom_at (&view, g_rand_double_range (rand, 0.5, 2), x, y);
      trestle_view_to_canvas (&view, plane_x, plane_y, &now_x, &now_y);
      g_assert_cmpfloat_with_epsilon (now_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (now_y, y, 1e-6);
      g_assert_cmpfloat (view.scale, >=, TRESTLE_MIN_SCALE);
      g_assert_cmpfloat (view.scale, <=, TRESTLE_MAX_SCALE);
    }
}

static void
test_zoom_is_undone (void)
{
  TrestleView view = { 17, -40, 0.8, 800, 600 };

  trestle_view_zoom_at (&view, 1.7, 311, 207);
  trestle_view_zoom_at (&view, 1 / 1.7, 311, 207);
  g_assert_cmpfloat_with_epsilon (view.x, 17, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.y, -40, 1e-9);
}

static void
test_pan (void)
{
  TrestleView view = { 0, 0, 0.5, 800, 600 };

  trestle_view_pan (&view, 100, -30);
  g_assert_cmpfloat (view.x, ==, -200);
  g_assert_cmpfloat (view.y, ==, 60);
}

static void
test_fit (void)
{
  const TrestleRect wide = { 100, 200, 4000, 100 };
  const TrestleRect small = { 0, 0, 100, 100 };
  const TrestleRect nothing = { 0 };
  TrestleView view = standard;
  TrestleRect area;

  trestle_view_fit (&view, &wide, 1);
  area = trestle_view_get_area (&view);
  g_assert_cmpint (area.x, <=, 100);
  g_assert_cmpint (area.x + area.width, >=, 4100);
  g_assert_cmpfloat_with_epsilon (view.y + view.height / 2 / view.scale, 250, 1e-6);

  trestle_view_fit (&view, &small, 1);
  g_assert_cmpfloat (view.scale, ==, 1);
  trestle_view_fit (&view, &nothing, 1);
  g_assert_cmpfloat (view.scale, ==, 1);
}

static void
test_reveal (void)
{
  const TrestleRect inside = { 100, 100, 200, 100 };
  const TrestleRect right = { 1000, 100, 200, 100 };
  TrestleView view = standard;
  TrestleRect area;

  g_assert_false (trestle_view_reveal (&view, &inside));
  g_assert_true (trestle_view_reveal (&view, &right));
  area = trestle_view_get_area (&view);
  g_assert_cmpint (area.x + area.width, >=, 1200);
  g_assert_cmpfloat (view.y, ==, 0);
  g_assert_false (trestle_view_reveal (&view, &right));
}

static void
test_resize_keeps_the_middle (void)
{
  TrestleView view = { 50, 60, 2, 800, 600 };
  double x, y, now_x, now_y;

  trestle_view_to_plane (&view, 400, 300, &x, &y);
  trestle_view_resize (&view, 1000, 200);
  trestle_view_to_plane (&view, 500, 100, &now_x, &now_y);
  g_assert_cmpfloat_with_epsilon (x, now_x, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, now_y, 1e-9);
}

static void
test_limit (void)
{
  const TrestleRect bounds = { 0, 0, 500, 500 };
  TrestleView view = standard;

  g_assert_false (trestle_view_limit (&view, &bounds));
  trestle_view_pan (&view, 5000, 0);
  g_assert_true (trestle_view_limit (&view, &bounds));
  g_assert_cmpfloat (view.x + view.width, >, 0);
  g_assert_cmpfloat (view.x, <, 0);
}

/* On the way from one view to another it zooms in or out all the time, and what stands at
 * the same place in both stays there.
 */
static void
test_blend (void)
{
  const TrestleView a = { -100, 40, 0.25, 1000, 600 };
  TrestleView b = a, before = a;
  double x, y;

  trestle_view_zoom_at (&b, 6, 700, 200);
  trestle_view_to_plane (&a, 700, 200, &x, &y);
  for (int i = 0; i <= 10; i++)
    {
      TrestleView view = trestle_view_blend (&a, &b, i / 10.0);
      double at_x, at_y;

      trestle_view_to_plane (&view, 700, 200, &at_x, &at_y);
      g_assert_cmpfloat_with_epsilon (at_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (at_y, y, 1e-6);
      g_assert_true (i == 0 || view.scale > before.scale);
      before = view;
    }
  g_assert_cmpfloat_with_epsilon (before.scale, b.scale, 1e-12);
  g_assert_cmpfloat_with_epsilon (before.x, b.x, 1e-9);

  /* At the same scale it is a straight way. */
  b = a;
  trestle_view_pan (&b, 80, -40);
  before = trestle_view_blend (&a, &b, 0.5);
  g_assert_cmpfloat_with_epsilon (before.x, (a.x + b.x) / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (before.y, (a.y + b.y) / 2, 1e-9);
  g_assert_cmpfloat (before.scale, ==, a.scale);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/view/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/topology/view/zoom-is-undone", test_zoom_is_undone);
  g_test_add_func ("/topology/view/pan", test_pan);
  g_test_add_func ("/topology/view/fit", test_fit);
  g_test_add_func ("/topology/view/reveal", test_reveal);
  g_test_add_func ("/topology/view/resize-keeps-the-middle", test_resize_keeps_the_middle);
  g_test_add_func ("/topology/view/limit", test_limit);
  g_test_add_func ("/topology/view/blend", test_blend);

  return g_test_run ();
}
