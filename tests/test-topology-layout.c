/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arrangement and ways, on random networks: nothing overlaps, nothing moves
 * that somebody placed, no line runs through what is not its end.
 */
#include "config.h"

#include "demo-design.h"
#include "layout.h"
#include "router.h"

#define GAP (2 * TRESTLE_GRID)

static TrestleRect
get_rect (const TrestleNode *node)
{
  return (TrestleRect) { node->x, node->y, node->width, node->height };
}

static TrestleNode *
random_nodes (GRand *rand,
              guint  n)
{
  TrestleNode *nodes = g_new0 (TrestleNode, n + 1);

  for (guint i = 0; i < n; i++)
    {
      nodes[i].width = g_rand_int_range (rand, 20, 80) * TRESTLE_GRID;
      nodes[i].height = g_rand_int_range (rand, 6, 40) * TRESTLE_GRID;
      nodes[i].weight = g_rand_int_range (rand, 0, 4);
    }

  return nodes;
}

/* Forests, rings and meshes. */
static GArray *
random_edges (GRand *rand,
              guint  n)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (TrestleEdge));
  int shape = g_rand_int_range (rand, 0, 4);

  for (guint i = 1; i < n; i++)
    {
      guint hub = shape == 0 ? 0 : shape == 1 ? i - 1 : (guint) g_rand_int_range (rand, 0, i);
      TrestleEdge edge = { i, hub, g_rand_int_range (rand, 1, 10) };

      if (shape != 2 || g_rand_int_range (rand, 0, 5) > 0)
        g_array_append_val (edges, edge);
      if (shape == 3 && i > 1)
        {
          edge.b = g_rand_int_range (rand, 0, i);
          g_array_append_val (edges, edge);
        }
    }

  return edges;
}

static void
assert_apart (const TrestleNode *nodes,
              guint              n,
              int                gap)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        TrestleRect a = get_rect (&nodes[i]);
        TrestleRect b = get_rect (&nodes[k]);

        if (nodes[i].fixed && nodes[k].fixed)
          continue;
        a = trestle_rect_grow (&a, gap / 2);
        b = trestle_rect_grow (&b, gap / 2);
        g_assert_false (trestle_rect_intersects (&a, &b));
      }
}

static void
test_no_overlaps (void)
{
  for (guint n = 1; n <= 200; n++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (n);
      g_autofree TrestleNode *nodes = random_nodes (rand, n);
      g_autoptr (GArray) edges = random_edges (rand, n);

      trestle_layout_nodes (nodes, n, (TrestleEdge *) edges->data, edges->len, g_rand_double_range (rand, 0.5, 3));
      assert_apart (nodes, n, GAP);
      for (guint i = 0; i < n; i++)
        g_assert_true (nodes[i].x % TRESTLE_GRID == 0 && nodes[i].y % TRESTLE_GRID == 0 && nodes[i].x >= 0 && nodes[i].y >= 0);
    }
}

static void
test_same_every_time (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree TrestleNode *nodes = random_nodes (rand, 120);
  g_autofree TrestleNode *again = g_memdup2 (nodes, sizeof (TrestleNode) * 120);
  g_autoptr (GArray) edges = random_edges (rand, 120);

  trestle_layout_nodes (nodes, 120, (TrestleEdge *) edges->data, edges->len, 1.6);
  trestle_layout_nodes (again, 120, (TrestleEdge *) edges->data, edges->len, 1.6);
  for (guint i = 0; i < 120; i++)
    g_assert_true (nodes[i].x == again[i].x && nodes[i].y == again[i].y);
}

static void
test_fixed_stay (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = 2 + seed;
      g_autofree TrestleNode *nodes = random_nodes (rand, n);
      g_autofree TrestleNode *before = NULL;
      g_autoptr (GArray) edges = random_edges (rand, n);

      for (guint i = 0; i < n; i++)
        if (g_rand_int_range (rand, 0, 3) == 0)
          {
            nodes[i].fixed = TRUE;
            nodes[i].x = g_rand_int_range (rand, -50, 200) * TRESTLE_GRID;
            nodes[i].y = g_rand_int_range (rand, -50, 200) * TRESTLE_GRID;
          }
      before = g_memdup2 (nodes, sizeof (TrestleNode) * n);
      trestle_layout_nodes (nodes, n, (TrestleEdge *) edges->data, edges->len, 1.6);
      for (guint i = 0; i < n; i++)
        if (nodes[i].fixed)
          g_assert_true (nodes[i].x == before[i].x && nodes[i].y == before[i].y);
      assert_apart (nodes, n, GAP);
    }
}

/* What nobody placed stays where it was when something else is placed. */
static void
test_placing_one_moves_no_other (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree TrestleNode *nodes = random_nodes (rand, 40);
  g_autofree TrestleNode *placed = g_memdup2 (nodes, sizeof (TrestleNode) * 40);
  g_autoptr (GArray) edges = random_edges (rand, 40);

  trestle_layout_nodes (nodes, 40, (TrestleEdge *) edges->data, edges->len, 1.6);
  placed[11].fixed = TRUE;
  placed[11].x = -4000;
  placed[11].y = -4000;
  trestle_layout_nodes (placed, 40, (TrestleEdge *) edges->data, edges->len, 1.6);
  for (guint i = 0; i < 40; i++)
    if (i != 11)
      g_assert_true (nodes[i].x == placed[i].x && nodes[i].y == placed[i].y);
}

/* How far two nodes are apart, across what lies between them. */
static int
get_gap (const TrestleNode *a,
         const TrestleNode *b)
{
  int dx = MAX (a->x - b->x - b->width, b->x - a->x - a->width);
  int dy = MAX (a->y - b->y - b->height, b->y - a->y - a->height);

  return MAX (dx, dy);
}

/* A few that come to what has its place stand beside what they are linked with, wherever
 * that has been put, and move nothing.
 */
static void
test_newcomers (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = 12 + seed;
      g_autofree TrestleNode *nodes = random_nodes (rand, n);
      g_autofree TrestleNode *before = NULL;
      g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (TrestleEdge));

      for (guint i = 1; i < n; i++)
        {
          TrestleEdge edge = { i, g_rand_int_range (rand, 0, MIN (i, n - 3)), 1 };

          g_array_append_val (edges, edge);
        }
      trestle_layout_nodes (nodes, n - 3, (TrestleEdge *) edges->data, n - 4, 1.6);

      /* Mirrored, so that no arrangement would have put it so. */
      for (guint i = 0; i < n - 3; i++)
        {
          nodes[i].fixed = TRUE;
          nodes[i].x = -nodes[i].x - nodes[i].width;
        }
      before = g_memdup2 (nodes, sizeof (TrestleNode) * n);
      trestle_layout_nodes (nodes, n, (TrestleEdge *) edges->data, edges->len, 1.6);
      assert_apart (nodes, n, GAP);
      for (guint i = 0; i < n - 3; i++)
        g_assert_true (nodes[i].x == before[i].x && nodes[i].y == before[i].y);
      for (guint i = n - 3; i < n; i++)
        {
          guint nearer = 0;
          const TrestleNode *hub = &nodes[g_array_index (edges, TrestleEdge, i - 1).b];

          for (guint k = 0; k < n; k++)
            nearer += k != i && get_gap (&nodes[i], &nodes[k]) < get_gap (&nodes[i], hub);

          /* Others may stand around both of them. */
          g_assert_cmpint (get_gap (&nodes[i], hub), <=, 160 * TRESTLE_GRID);
          g_assert_cmpuint (nearer, <=, n / 2);
        }
    }
}

/* The heaviest stands above what hangs on it. */
static void
test_tiers (void)
{
  TrestleNode nodes[7] = { 0 };
  TrestleEdge edges[6];

  for (guint i = 0; i < 7; i++)
    nodes[i] = (TrestleNode) { .width = 256, .height = 80, .weight = i == 3 ? 5 : 0 };
  for (guint i = 0, k = 0; i < 7; i++)
    if (i != 3)
      edges[k++] = (TrestleEdge) { i, 3, 1 };
  trestle_layout_nodes (nodes, 7, edges, 6, 1.6);
  for (guint i = 0; i < 7; i++)
    if (i != 3)
      g_assert_cmpint (nodes[i].y, >=, nodes[3].y + nodes[3].height);
}

static void
test_pair_is_level (void)
{
  TrestleNode nodes[2] = { { .width = 400, .height = 200, .weight = 2 }, { .width = 256, .height = 80 } };
  const TrestleEdge edge = { 0, 1, 1 };

  trestle_layout_nodes (nodes, 2, &edge, 1, 1.6);
  g_assert_cmpint (nodes[1].x, >, nodes[0].x + nodes[0].width);
  g_assert_cmpint (nodes[1].y, <, nodes[0].y + nodes[0].height);
}

/* A chain as long as the largest design must not use up the stack. */
static void
test_long_chain (void)
{
  const guint n = 20000;
  g_autofree TrestleNode *nodes = g_new0 (TrestleNode, n);
  g_autofree TrestleEdge *edges = g_new0 (TrestleEdge, n);

  for (guint i = 0; i < n; i++)
    {
      nodes[i].width = 256;
      nodes[i].height = 80;
      edges[i] = (TrestleEdge) { i > 0 ? i - 1 : 0, i, 1 };
    }
  trestle_layout_nodes (nodes, n, edges + 1, n - 1, 1.6);
  g_assert_true (nodes[n - 1].y != nodes[0].y || nodes[n - 1].x != nodes[0].x);
}

/* Ways */

/* Whether the straight piece from @a to @b comes into @rect. */
static gboolean
enters (const TrestleRect  *rect,
        const TrestlePoint *a,
        const TrestlePoint *b)
{
  return MAX (a->x, b->x) > rect->x && MIN (a->x, b->x) < rect->x + rect->width &&
         MAX (a->y, b->y) > rect->y && MIN (a->y, b->y) < rect->y + rect->height;
}

static gboolean
is_on_edge (const TrestleRect  *rect,
            const TrestlePoint *point)
{
  gboolean x = point->x >= rect->x && point->x <= rect->x + rect->width;
  gboolean y = point->y >= rect->y && point->y <= rect->y + rect->height;

  return (x && (point->y == rect->y || point->y == rect->y + rect->height)) ||
         (y && (point->x == rect->x || point->x == rect->x + rect->width));
}

static void
assert_clean (const GArray *points,
              TrestleSpace *space,
              guint         n,
              guint         hub,
              guint         leaf)
{
  const TrestlePoint *p = (const TrestlePoint *) points->data;

  g_assert_cmpuint (points->len, >=, 2);
  g_assert_true (is_on_edge (trestle_space_get (space, hub), &p[0]));
  g_assert_true (is_on_edge (trestle_space_get (space, leaf), &p[points->len - 1]));
  for (guint i = 1; i < points->len; i++)
    {
      g_assert_true ((p[i].x == p[i - 1].x) != (p[i].y == p[i - 1].y));
      for (guint k = 0; k < n; k++)
        g_assert_false (enters (trestle_space_get (space, k), &p[i - 1], &p[i]));
    }
}

/* Rectangles two grid units apart leave a channel around each of them. */
static TrestleSpace *
random_plane (GRand *rand,
              guint  n)
{
  TrestleSpace *space = trestle_space_new ();
  int extent = 80 + (int) n * 8;

  for (guint placed = 0; placed < n; )
    {
      TrestleRect rect = {
        g_rand_int_range (rand, 0, extent) * TRESTLE_GRID, g_rand_int_range (rand, 0, extent) * TRESTLE_GRID,
        g_rand_int_range (rand, 8, 60) * TRESTLE_GRID, g_rand_int_range (rand, 5, 40) * TRESTLE_GRID
      };
      TrestleRect around = trestle_rect_grow (&rect, GAP);

      if (trestle_space_find (space, &around, -1, -1) >= 0)
        continue;
      trestle_space_add (space, &rect);
      placed++;
    }

  return space;
}

static void
test_ways_are_clean (void)
{
  guint n_ways = 0, n_astray = 0;

  for (guint seed = 0; seed < 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = 2 + seed % 40;
      g_autoptr (TrestleSpace) space = random_plane (rand, n);
      g_autoptr (TrestleRouter) router = trestle_router_new (space, n, NULL);
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TrestlePoint));

      for (guint i = 0; i < 12; i++)
        {
          TrestleErrand errand = { g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n), i % 2 == 0, i % 4 == 3 };

          if (errand.hub == errand.leaf)
            continue;
          g_array_set_size (points, 0);
          n_ways++;
          if (trestle_router_find (router, &errand, points))
            assert_clean (points, space, n, errand.hub, errand.leaf);
          else
            n_astray++;
        }
    }
  g_test_message ("%u ways, %u astray", n_ways, n_astray);
  g_assert_cmpuint (n_ways, >, 1000);
  g_assert_cmpuint (n_astray, ==, 0);
}

static void
test_shut_in_is_straight (void)
{
  g_autoptr (TrestleSpace) space = trestle_space_new ();
  g_autoptr (TrestleRouter) router = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TrestlePoint));
  const TrestleErrand errand = { 0, 5, FALSE, 0 };
  const TrestleRect rects[] = {
    { 0, 0, 80, 80 }, { -88, -88, 80, 256 }, { 88, -88, 80, 256 }, { -8, -88, 96, 80 }, { -8, 88, 96, 80 }, { 800, 0, 80, 80 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    trestle_space_add (space, &rects[i]);
  router = trestle_router_new (space, G_N_ELEMENTS (rects), NULL);
  g_assert_false (trestle_router_find (router, &errand, points));
  g_assert_cmpuint (points->len, ==, 2);
}

/* In a whole design, after lines have been moved apart, with and without saved
 * positions.
 */
static void
assert_wires_clean (TrestleScene *scene)
{
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (scene, i);
      const TrestlePoint *points = &g_array_index (scene->points, TrestlePoint, wire->first);

      g_assert_false (wire->astray);
      for (guint k = 1; k < wire->n_points; k++)
        for (guint b = 0; b < scene->boxes->len; b += 1 + trestle_scene_get_box (scene, b)->n_inside)
          g_assert_false (enters (&trestle_scene_get_box (scene, b)->rect, &points[k - 1], &points[k]));
    }
}

/* Leaves of a hub that stand in one column branch off one line. */
static void
assert_columns_share_lines (TrestleScene *scene)
{
  for (guint i = 0; i < scene->wires->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const TrestleWire *wires[] = { trestle_scene_get_wire (scene, i), trestle_scene_get_wire (scene, k) };
        const TrestlePoint *turns[2];

        if (wires[0]->hub != wires[1]->hub || wires[0]->n_points != 5 || wires[1]->n_points != 5 ||
            trestle_scene_get_box (scene, wires[0]->leaf)->rect.x != trestle_scene_get_box (scene, wires[1]->leaf)->rect.x)
          continue;
        for (guint w = 0; w < 2; w++)
          turns[w] = &g_array_index (scene->points, TrestlePoint, wires[w]->first + 2);
        g_assert_cmpint (turns[0]->x, ==, turns[1]->x);
      }
}

static void
test_designs (void)
{
  for (guint n = 1; n < 200; n += 13)
    {
      g_autoptr (TrestleDesign) design = demo_design_new (n);
      g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
      g_autoptr (TrestleScene) again = NULL;

      assert_wires_clean (scene);
      assert_columns_share_lines (scene);
      TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
        if (TRESTLE_OBJECT (location)->position % 5 == 4)
          {
            trestle_object_set_number (TRESTLE_OBJECT (location), "x", 40 * TRESTLE_OBJECT (location)->position);
            trestle_object_set_number (TRESTLE_OBJECT (location), "y", -60);
          }
      again = trestle_scene_new (design, NULL);
      assert_wires_clean (again);
    }
}

static TrestleObject *
add_location (TrestleDesign *design,
              int            x,
              int            y)
{
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

  trestle_object_set_number (location, "x", x);
  trestle_object_set_number (location, "y", y);

  return location;
}

static void
add_link (TrestleDesign *design,
          TrestleObject *a,
          TrestleObject *b)
{
  TrestleObject *link = trestle_design_create (design, TRESTLE_KIND_LINK);

  trestle_object_set_ref (link, "end_a", a);
  trestle_object_set_ref (link, "end_b", b);
}

/* Of two lines that cross, the level one hops. */
static void
test_hops (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleScene) scene = NULL;
  const TrestlePiece *level;

  add_link (design, add_location (design, 0, 50), add_location (design, 100, 50));
  add_link (design, add_location (design, 50, 0), add_location (design, 50, 100));
  scene = trestle_scene_new (design, NULL);
  g_assert_cmpuint (scene->pieces->len, ==, 2);
  g_assert_cmpuint (scene->corners->len, ==, 0);
  g_assert_cmpuint (scene->hops->len, ==, 1);
  level = &g_array_index (scene->pieces, TrestlePiece, 0);
  g_assert_cmpint (level->a.y, ==, level->b.y);
  g_assert_cmpuint (level->n_hops, ==, 1);
  g_assert_cmpint (g_array_index (scene->hops, int, 0), ==, 50 * TRESTLE_GRID + 128);
}

/* Several links between the same two run side by side, each with a label of its own. */
static void
test_parallel (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *a = add_location (design, 0, 0);
  TrestleObject *b = add_location (design, 100, 0);
  g_autoptr (TrestleScene) scene = NULL;

  add_link (design, a, b);
  add_link (design, b, a);
  scene = trestle_scene_new (design, NULL);
  g_assert_cmpuint (scene->wires->len, ==, 2);
  g_assert_cmpuint (scene->pieces->len, ==, 2);
  g_assert_cmpint (trestle_scene_get_wire (scene, 0)->label.y, !=, trestle_scene_get_wire (scene, 1)->label.y);
}

static void
get_span (const TrestlePiece *piece,
          int                *at,
          int                *low,
          int                *high)
{
  gboolean level = piece->a.y == piece->b.y;

  *at = level ? piece->a.y : piece->a.x;
  *low = level ? piece->a.x : piece->a.y;
  *high = level ? piece->b.x : piece->b.y;
}

/* Lines of different hubs do not lie on each other, except where they end at
 * the same container.
 */
static void
test_apart (void)
{
  for (guint n = 20; n < 300; n += 40)
    {
      g_autoptr (TrestleDesign) design = demo_design_new (n);
      g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);

      for (guint i = 0; i < scene->pieces->len; i++)
        for (guint k = 0; k < i; k++)
          {
            const TrestlePiece *a = &g_array_index (scene->pieces, TrestlePiece, i);
            const TrestlePiece *b = &g_array_index (scene->pieces, TrestlePiece, k);
            int at[2], low[2], high[2];

            get_span (a, &at[0], &low[0], &high[0]);
            get_span (b, &at[1], &low[1], &high[1]);
            if ((a->a.y == a->b.y) == (b->a.y == b->b.y) && at[0] == at[1] &&
                trestle_scene_get_wire (scene, a->wire)->hub != trestle_scene_get_wire (scene, b->wire)->hub)
              g_assert_cmpint (MIN (high[0], high[1]) - MAX (low[0], low[1]), <=, 2 * TRESTLE_LANE);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/layout/no-overlaps", test_no_overlaps);
  g_test_add_func ("/topology/layout/same-every-time", test_same_every_time);
  g_test_add_func ("/topology/layout/fixed-stay", test_fixed_stay);
  g_test_add_func ("/topology/layout/placing-one-moves-no-other", test_placing_one_moves_no_other);
  g_test_add_func ("/topology/layout/newcomers", test_newcomers);
  g_test_add_func ("/topology/layout/tiers", test_tiers);
  g_test_add_func ("/topology/layout/pair-is-level", test_pair_is_level);
  g_test_add_func ("/topology/layout/long-chain", test_long_chain);
  g_test_add_func ("/topology/router/ways-are-clean", test_ways_are_clean);
  g_test_add_func ("/topology/router/shut-in-is-straight", test_shut_in_is_straight);
  g_test_add_func ("/topology/wires/hops", test_hops);
  g_test_add_func ("/topology/wires/parallel", test_parallel);
  g_test_add_func ("/topology/wires/apart", test_apart);
  g_test_add_func ("/topology/router/designs", test_designs);

  return g_test_run ();
}
