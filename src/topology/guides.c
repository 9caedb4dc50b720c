/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Smart guides; see the header.  Both axes are looked at by the same code, which
 * sees a rectangle as an extent along the axis and one across it.
 */
#include "config.h"

#include "guides.h"

#include <stdlib.h>

#define BEYOND 8            /* how far a line reaches beyond what it touches */
#define NEAR 4096           /* pixels of the plane: nobody sees more at a time and aims at it */

typedef struct
{
  int low, high;            /* along the axis */
  int near, far;            /* across it */
} Extent;

typedef enum { LINE_LOW, LINE_MIDDLE, LINE_HIGH, N_LINES } Line;

static Extent
get_extent (const TrestleRect *rect,
            gboolean           upright)
{
  if (upright)
    return (Extent) { rect->y, rect->y + rect->height, rect->x, rect->x + rect->width };

  return (Extent) { rect->x, rect->x + rect->width, rect->y, rect->y + rect->height };
}

/* Twice the coordinate, so that middles are whole. */
static int
get_line (const Extent *extent,
          Line          line)
{
  if (line == LINE_LOW)
    return 2 * extent->low;

  return line == LINE_HIGH ? 2 * extent->high : extent->low + extent->high;
}

static int
compare_extents (gconstpointer a,
                 gconstpointer b)
{
  const Extent *s = a;
  const Extent *t = b;

  return (s->low > t->low) - (s->low < t->low);
}

static void
add_extent (GArray           *extents,
            const TrestleBox *box,
            GHashTable       *moved,
            gboolean          upright)
{
  Extent extent = get_extent (&box->rect, upright);

  if (box->type != TRESTLE_BOX_POPULATION &&
      (moved == NULL || box->mover == NULL || !g_hash_table_contains (moved, box->mover)))
    g_array_append_val (extents, extent);
}

/* What stands in the same container, or on the plane not very far away, and may stay. */
static GArray *
list_extents (TrestleScene      *scene,
              const TrestleRect *rect,
              int                parent,
              GHashTable        *moved,
              gboolean           upright)
{
  GArray *extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  guint end = parent >= 0 ? parent + 1 + trestle_scene_get_box (scene, parent)->n_inside : 0;

  if (parent < 0)
    {
      TrestleRect around = trestle_rect_grow (rect, NEAR);
      g_autoptr (GArray) touched = trestle_scene_list_touched (scene, &around);

      for (guint i = 0; i < touched->len; i++)
        if (trestle_scene_get_box (scene, g_array_index (touched, guint, i))->parent < 0)
          add_extent (extents, trestle_scene_get_box (scene, g_array_index (touched, guint, i)), moved, upright);
    }
  for (guint i = parent + 1; i < end; i += 1 + trestle_scene_get_box (scene, i)->n_inside)
    add_extent (extents, trestle_scene_get_box (scene, i), moved, upright);
  g_array_sort (extents, compare_extents);

  return extents;
}

/* How far to go, and the limits that a better step must keep. */
typedef struct
{
  int      off;             /* where the pointer is */
  int      reach;
  gboolean found;
  int      step;
} Search;

/* A better step is nearer to the pointer, and a whole one of the grid. */
static void
offer (Search *search,
       int     twice)
{
  int away = ABS (twice / 2 - search->off);

  if (twice % (2 * TRESTLE_GRID) != 0 || away > search->reach ||
      (search->found && away >= ABS (search->step - search->off)))
    return;
  search->found = TRUE;
  search->step = twice / 2;
}

/* The neighbours in the same row before and behind, and the one beyond each; or NULL. */
static void
find_neighbours (GArray        *extents,
                 const Extent  *own,
                 const Extent **before,
                 const Extent **behind)
{
  for (guint i = 0; i < extents->len; i++)
    {
      const Extent *other = &g_array_index (extents, Extent, i);

      if (other->near >= own->far || own->near >= other->far)
        continue;
      if (other->high <= own->low + TRESTLE_GUIDE_REACH && (before[0] == NULL || other->high >= before[0]->high))
        {
          before[1] = before[0];
          before[0] = other;
        }
      else if (other->low >= own->high - TRESTLE_GUIDE_REACH)
        {
          if (behind[0] == NULL)
            behind[0] = other;
          else if (behind[1] == NULL)
            behind[1] = other;
        }
    }
}

static void
offer_gaps (Search        *search,
            const Extent  *own,
            const Extent **before,
            const Extent **behind)
{
  if (before[0] != NULL && behind[0] != NULL)
    offer (search, before[0]->high + behind[0]->low - own->low - own->high);
  if (before[1] != NULL && before[0]->low > before[1]->high)
    offer (search, 2 * (before[0]->high + (before[0]->low - before[1]->high) - own->low));
  if (behind[1] != NULL && behind[1]->low > behind[0]->high)
    offer (search, 2 * (behind[0]->low - (behind[1]->low - behind[0]->high) - own->high));
}

static void
add_guide (GArray  *guides,
           gboolean upright,
           gboolean gap,
           int      along_a,
           int      across_a,
           int      along_b,
           int      across_b)
{
  TrestleGuide guide = { .gap = gap };

  guide.a = upright ? (TrestlePoint) { across_a, along_a } : (TrestlePoint) { along_a, across_a };
  guide.b = upright ? (TrestlePoint) { across_b, along_b } : (TrestlePoint) { along_b, across_b };
  g_array_append_val (guides, guide);
}

/* One line through everything that has an edge or its middle where @own has it. */
static void
show_lines (GArray       *extents,
            const Extent *own,
            gboolean      upright,
            GArray       *guides)
{
  for (Line line = LINE_LOW; line < N_LINES; line++)
    {
      int at = get_line (own, line);
      int near = own->near;
      int far = own->far;
      guint n = 0;

      for (guint i = 0; i < extents->len; i++)
        {
          const Extent *other = &g_array_index (extents, Extent, i);

          if (get_line (other, line) != at)
            continue;
          near = MIN (near, other->near);
          far = MAX (far, other->far);
          n++;
        }
      if (n > 0)
        add_guide (guides, upright, FALSE, at / 2, near - BEYOND, at / 2, far + BEYOND);
    }
}

static void
show_gap (const Extent *low,
          const Extent *high,
          gboolean      upright,
          GArray       *guides)
{
  int across = (MAX (low->near, high->near) + MIN (low->far, high->far)) / 2;

  add_guide (guides, upright, TRUE, low->high, across, high->low, across);
}

static void
show_gaps (const Extent  *own,
           const Extent **before,
           const Extent **behind,
           gboolean       upright,
           GArray        *guides)
{
  int left = before[0] != NULL ? own->low - before[0]->high : -1;
  int right = behind[0] != NULL ? behind[0]->low - own->high : -1;

  if (left > 0 && left == right)
    {
      show_gap (before[0], own, upright, guides);
      show_gap (own, behind[0], upright, guides);
    }
  if (left > 0 && before[1] != NULL && before[0]->low - before[1]->high == left)
    {
      show_gap (before[1], before[0], upright, guides);
      show_gap (before[0], own, upright, guides);
    }
  if (right > 0 && behind[1] != NULL && behind[1]->low - behind[0]->high == right)
    {
      show_gap (own, behind[0], upright, guides);
      show_gap (behind[0], behind[1], upright, guides);
    }
}

static int
find_step (GArray        *extents,
           const Extent  *own,
           int            off,
           int            reach,
           const Extent **before,
           const Extent **behind)
{
  Search search = { .off = off, .reach = reach };

  for (guint i = 0; i < extents->len; i++)
    for (Line line = LINE_LOW; line < N_LINES; line++)
      offer (&search, get_line (&g_array_index (extents, Extent, i), line) - get_line (own, line));
  offer_gaps (&search, own, before, behind);

  return search.step;
}

void
trestle_guides_find (TrestleScene      *scene,
                     const TrestleRect *rect,
                     TrestlePoint       off,
                     int                parent,
                     GHashTable        *moved,
                     int                reach,
                     int               *dx,
                     int               *dy,
                     GArray            *guides)
{
  TrestleRect at = *rect;

  for (int upright = 0; upright < 2; upright++)
    {
      g_autoptr (GArray) extents = list_extents (scene, &at, parent, moved, upright);
      Extent own = get_extent (&at, upright);
      const Extent *before[2] = { NULL, NULL };
      const Extent *behind[2] = { NULL, NULL };
      int step;

      find_neighbours (extents, &own, before, behind);
      step = find_step (extents, &own, upright ? off.y : off.x, reach, before, behind);
      own.low += step;
      own.high += step;
      *(upright ? dy : dx) += step;
      *(upright ? &at.y : &at.x) += step;
      show_lines (extents, &own, upright, guides);
      show_gaps (&own, before, behind, upright, guides);
    }
}
