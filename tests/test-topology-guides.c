/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guides while dragging, aligning and distributing.
 */
#include "config.h"

#include "alignment.h"
#include "guides.h"

typedef struct
{
  TrestleDesign *design;
  TrestleScene  *scene;
  TrestleObject *locations[8];
  TrestleRect    rects[8];
  guint          n;
} Fixture;

/* Locations at these places, in steps of the grid; all of them are 224 × 56 or so. */
static void
set_up (Fixture            *self,
        const TrestlePoint *places,
        guint               n)
{
  self->design = trestle_design_new ();
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("L%u", i);

      self->locations[i] = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);
      trestle_object_set_string (self->locations[i], "name", name);
      trestle_object_set_number (self->locations[i], "x", places[i].x);
      trestle_object_set_number (self->locations[i], "y", places[i].y);
    }
  self->scene = trestle_scene_new (self->design, NULL);
  for (guint i = 0; i < n; i++)
    self->rects[i] = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, self->locations[i]))->rect;
}

static void
tear_down (Fixture *self)
{
  trestle_scene_unref (self->scene);
  g_object_unref (self->design);
}

/* Moves the last location, which is left out, to @x, @y; returns how many lines show. */
static guint
follow (Fixture *self,
        int      x,
        int      y,
        int      off_x,
        int      off_y,
        int     *dx,
        int     *dy,
        guint   *gaps)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) guides = g_array_new (FALSE, FALSE, sizeof (TrestleGuide));
  TrestleRect rect = self->rects[self->n - 1];

  g_hash_table_add (moved, self->locations[self->n - 1]);
  rect.x = x;
  rect.y = y;
  *dx = *dy = 0;
  trestle_guides_find (self->scene, &rect, (TrestlePoint) { off_x, off_y }, -1, moved, TRESTLE_GUIDE_REACH, dx, dy, guides);
  *gaps = 0;
  for (guint i = 0; i < guides->len; i++)
    *gaps += g_array_index (guides, TrestleGuide, i).gap;

  return guides->len - *gaps;
}

static void
test_edges (void)
{
  static const TrestlePoint places[] = { { 0, 0 }, { 100, 100 } };
  Fixture self;
  guint gaps;
  int dx, dy;

  set_up (&self, places, 2);

  /* In line: left edges, middles and right edges are the same. */
  g_assert_cmpuint (follow (&self, 0, 400, 0, 0, &dx, &dy, &gaps), ==, 3);
  g_assert_cmpint (dx, ==, 0);

  /* One step beside with the pointer on the step: nothing pulls; 2 pixels towards it: it does. */
  g_assert_cmpuint (follow (&self, 8, 400, 0, 0, &dx, &dy, &gaps), ==, 0);
  g_assert_cmpint (dx, ==, 0);
  follow (&self, 8, 400, -1, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, 0);
  g_assert_cmpuint (follow (&self, 8, 400, -2, 0, &dx, &dy, &gaps), ==, 3);
  g_assert_cmpint (dx, ==, -8);
  g_assert_cmpint (dy, ==, 0);
  follow (&self, 400, -8, 0, 3, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, 0);
  g_assert_cmpint (dy, ==, 8);
  tear_down (&self);
}

static void
test_gaps (void)
{
  static const TrestlePoint places[] = { { 0, 0 }, { 100, 0 }, { 40, 100 } };
  Fixture self;
  guint gaps;
  int dx, dy, middle;

  set_up (&self, places, 3);
  middle = (self.rects[0].x + self.rects[0].width + self.rects[1].x - self.rects[2].width) / 2;
  g_assert_cmpint (middle % 8, ==, 0);
  follow (&self, middle, 0, 0, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, 0);
  g_assert_cmpuint (gaps, ==, 2);
  follow (&self, middle + 8, 0, -3, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, -8);
  g_assert_cmpuint (gaps, ==, 2);

  /* As far behind the second as that is behind the first. */
  follow (&self, 2 * self.rects[1].x, 0, 0, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, 0);
  g_assert_cmpuint (gaps, ==, 2);
  follow (&self, 2 * self.rects[1].x - 8, 0, 4, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, 8);

  /* And before the first. */
  follow (&self, -self.rects[1].x + 8, 0, -4, 0, &dx, &dy, &gaps);
  g_assert_cmpint (dx, ==, -8);
  g_assert_cmpuint (gaps, ==, 2);

  /* In another row there is no gap. */
  follow (&self, middle, 4000, 0, 0, &dx, &dy, &gaps);
  g_assert_cmpuint (gaps, ==, 0);
  tear_down (&self);
}

static const TrestlePlacement *
find_placement (GArray              *placements,
                const TrestleObject *object)
{
  for (guint i = 0; i < placements->len; i++)
    if (g_array_index (placements, TrestlePlacement, i).object == object)
      return &g_array_index (placements, TrestlePlacement, i);

  return NULL;
}

static void
test_align (void)
{
  static const TrestlePoint places[] = { { 3, 0 }, { 50, 30 }, { 20, 70 } };
  static const struct { TrestleAlignment alignment; int x, y; } cases[] = {
    { TRESTLE_ALIGNMENT_LEFT, 3, TRESTLE_MAX_POSITION }, { TRESTLE_ALIGNMENT_RIGHT, 50, TRESTLE_MAX_POSITION },
    { TRESTLE_ALIGNMENT_TOP, TRESTLE_MAX_POSITION, 0 }, { TRESTLE_ALIGNMENT_BOTTOM, TRESTLE_MAX_POSITION, 70 },
    { TRESTLE_ALIGNMENT_CENTER, 27, TRESTLE_MAX_POSITION }, { TRESTLE_ALIGNMENT_MIDDLE, TRESTLE_MAX_POSITION, 35 }
  };
  g_autoptr (GHashTable) movers = g_hash_table_new (NULL, NULL);
  Fixture self;

  set_up (&self, places, 3);
  g_hash_table_add (movers, self.locations[0]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) one = trestle_alignment_place (self.scene, movers, cases[i].alignment);

      g_assert_cmpuint (one->len, ==, 0);
    }
  g_hash_table_add (movers, self.locations[1]);
  g_hash_table_add (movers, self.locations[2]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) placements = trestle_alignment_place (self.scene, movers, cases[i].alignment);

      g_assert_cmpuint (placements->len, ==, 3);
      for (guint k = 0; k < 3; k++)
        {
          const TrestlePlacement *placement = find_placement (placements, self.locations[k]);

          g_assert_cmpint (placement->x, ==, cases[i].x == TRESTLE_MAX_POSITION ? places[k].x : cases[i].x);
          g_assert_cmpint (placement->y, ==, cases[i].y == TRESTLE_MAX_POSITION ? places[k].y : cases[i].y);
        }
    }
  tear_down (&self);
}

static void
test_distribute (void)
{
  static const TrestlePoint places[] = { { 0, 0 }, { 35, 3 }, { 150, 6 }, { 60, 9 } };
  g_autoptr (GHashTable) movers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) two = NULL;
  g_autoptr (GArray) placements = NULL;
  Fixture self;

  set_up (&self, places, 4);
  g_hash_table_add (movers, self.locations[0]);
  g_hash_table_add (movers, self.locations[2]);
  two = trestle_alignment_place (self.scene, movers, TRESTLE_ALIGNMENT_ACROSS);
  g_assert_cmpuint (two->len, ==, 0);
  g_hash_table_add (movers, self.locations[1]);
  g_hash_table_add (movers, self.locations[3]);
  placements = trestle_alignment_place (self.scene, movers, TRESTLE_ALIGNMENT_ACROSS);

  /* The outermost stay, all gaps are the same, and nothing moves up or down. */
  g_assert_cmpint (find_placement (placements, self.locations[0])->x, ==, 0);
  g_assert_cmpint (find_placement (placements, self.locations[1])->x, ==, 50);
  g_assert_cmpint (find_placement (placements, self.locations[3])->x, ==, 100);
  g_assert_cmpint (find_placement (placements, self.locations[2])->x, ==, 150);
  g_assert_cmpint (find_placement (placements, self.locations[3])->y, ==, 9);
  tear_down (&self);
}

static void
test_names (void)
{
  for (TrestleAlignment i = 0; i < TRESTLE_N_ALIGNMENTS; i++)
    g_assert_cmpint (trestle_alignment_from_nick (trestle_alignment_get_info (i)->nick), ==, i);
  g_assert_cmpint (trestle_alignment_from_nick ("diagonal"), ==, TRESTLE_N_ALIGNMENTS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/guides/edges", test_edges);
  g_test_add_func ("/topology/guides/gaps", test_gaps);
  g_test_add_func ("/topology/alignment/align", test_align);
  g_test_add_func ("/topology/alignment/distribute", test_distribute);
  g_test_add_func ("/topology/alignment/names", test_names);

  return g_test_run ();
}
