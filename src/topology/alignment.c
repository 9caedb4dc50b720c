/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Aligning and distributing; see the header.  Places are on the plane, and only
 * in the end relative to what a machine stands in.
 */
#include "config.h"

#include "alignment.h"

#include "container.h"

#include <glib/gi18n.h>

static const TrestleAlignmentInfo infos[TRESTLE_N_ALIGNMENTS] = {
  [TRESTLE_ALIGNMENT_LEFT] = { "left", N_("Align Left"), 2 },
  [TRESTLE_ALIGNMENT_CENTER] = { "center", N_("Align Centers"), 2 },
  [TRESTLE_ALIGNMENT_RIGHT] = { "right", N_("Align Right"), 2 },
  [TRESTLE_ALIGNMENT_TOP] = { "top", N_("Align Top"), 2 },
  [TRESTLE_ALIGNMENT_MIDDLE] = { "middle", N_("Align Middles"), 2 },
  [TRESTLE_ALIGNMENT_BOTTOM] = { "bottom", N_("Align Bottom"), 2 },
  [TRESTLE_ALIGNMENT_ACROSS] = { "across", N_("Distribute Horizontally"), 3 },
  [TRESTLE_ALIGNMENT_DOWN] = { "down", N_("Distribute Vertically"), 3 }
};

/* One of the things to be moved. */
typedef struct
{
  TrestleObject *mover;
  int            box;
  TrestleRect    rect;        /* where it is to stand */
} Item;

static gboolean
is_upright (TrestleAlignment alignment)
{
  return alignment == TRESTLE_ALIGNMENT_TOP || alignment == TRESTLE_ALIGNMENT_MIDDLE ||
         alignment == TRESTLE_ALIGNMENT_BOTTOM || alignment == TRESTLE_ALIGNMENT_DOWN;
}

static int *
get_start (Item    *item,
           gboolean upright)
{
  return upright ? &item->rect.y : &item->rect.x;
}

static int
get_size (const Item *item,
          gboolean    upright)
{
  return upright ? item->rect.height : item->rect.width;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return ((const Item *) a)->box - ((const Item *) b)->box;
}

static int
compare_across (gconstpointer a,
                gconstpointer b)
{
  const Item *s = a, *t = b;

  return s->rect.x != t->rect.x ? s->rect.x - t->rect.x : s->box - t->box;
}

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  const Item *s = a, *t = b;

  return s->rect.y != t->rect.y ? s->rect.y - t->rect.y : s->box - t->box;
}

static GArray *
list_items (TrestleScene *scene,
            GHashTable   *movers)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  GHashTableIter iter;
  gpointer mover;

  g_hash_table_iter_init (&iter, movers);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      int box = trestle_scene_find_carrier (scene, mover);
      Item item = { mover, box, { 0 } };

      if (box < 0)
        continue;
      item.rect = trestle_scene_get_box (scene, box)->rect;
      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);

  return items;
}

static int
round_to_grid (int value)
{
  int rest = ((value % TRESTLE_GRID) + TRESTLE_GRID) % TRESTLE_GRID;

  return value - rest + (2 * rest >= TRESTLE_GRID ? TRESTLE_GRID : 0);
}

static void
align (GArray          *items,
       TrestleAlignment alignment)
{
  gboolean upright = is_upright (alignment);
  int low = G_MAXINT, high = G_MININT;

  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      low = MIN (low, *get_start (item, upright));
      high = MAX (high, *get_start (item, upright) + get_size (item, upright));
    }
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      int size = get_size (item, upright);

      if (alignment == TRESTLE_ALIGNMENT_LEFT || alignment == TRESTLE_ALIGNMENT_TOP)
        *get_start (item, upright) = low;
      else if (alignment == TRESTLE_ALIGNMENT_RIGHT || alignment == TRESTLE_ALIGNMENT_BOTTOM)
        *get_start (item, upright) = high - size;
      else
        *get_start (item, upright) = round_to_grid ((low + high - size) / 2);
    }
}

/* The outermost two stay; what a gap cannot have of the grid goes to later ones. */
static void
distribute (GArray  *items,
            gboolean upright)
{
  Item *first, *last;
  int start, room, used = 0;

  g_array_sort (items, upright ? compare_down : compare_across);
  first = &g_array_index (items, Item, 0);
  last = &g_array_index (items, Item, items->len - 1);
  start = *get_start (first, upright);
  room = *get_start (last, upright) + get_size (last, upright) - start;
  for (guint i = 0; i < items->len; i++)
    room -= get_size (&g_array_index (items, Item, i), upright);
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      *get_start (item, upright) = round_to_grid (start + used + (int) ((gint64) room * i / (items->len - 1)));
      used += get_size (item, upright);
    }
}

const TrestleAlignmentInfo *
trestle_alignment_get_info (TrestleAlignment alignment)
{
  g_return_val_if_fail (alignment < TRESTLE_N_ALIGNMENTS, NULL);

  return &infos[alignment];
}

TrestleAlignment
trestle_alignment_from_nick (const char *nick)
{
  TrestleAlignment alignment = 0;

  while (alignment < TRESTLE_N_ALIGNMENTS && !g_str_equal (infos[alignment].nick, nick))
    alignment++;

  return alignment;
}

GArray *
trestle_alignment_place (TrestleScene    *scene,
                         GHashTable      *movers,
                         TrestleAlignment alignment)
{
  GArray *placements = g_array_new (FALSE, FALSE, sizeof (TrestlePlacement));
  g_autoptr (GArray) items = list_items (scene, movers);

  g_return_val_if_fail (alignment < TRESTLE_N_ALIGNMENTS, placements);

  if (items->len < infos[alignment].least)
    return placements;
  if (alignment >= TRESTLE_ALIGNMENT_ACROSS)
    distribute (items, is_upright (alignment));
  else
    align (items, alignment);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      TrestlePlacement placement = { .object = item->mover };
      TrestlePoint at = trestle_container_place (scene->boxes, trestle_scene_get_box (scene, item->box)->parent,
                                                 item->rect.x, item->rect.y);

      placement.x = at.x;
      placement.y = at.y;
      g_array_append_val (placements, placement);
    }

  return placements;
}
