/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid of square cells kept in a hash table, so that empty plane costs
 * nothing.  Rectangles that would fill very many cells are kept aside.
 */
#include "config.h"

#include "space.h"

#include <math.h>

#define CELL 256
#define MAX_CELLS 4096      /* of one rectangle */
#define FREE_KEY G_MAXINT64

typedef struct
{
  gint64 key;
  int    head;              /* in links, or -1 */
} Cell;

typedef struct
{
  guint item;
  int   next;
} Link;

struct _TrestleSpace
{
  GArray *rects;            /* of TrestleRect */
  GArray *links;            /* of Link */
  GArray *aside;            /* of guint: what is in no cell */
  Cell   *cells;            /* open addressing; n_slots is a power of two */
  guint   n_slots;
  guint   n_used;
};

typedef struct
{
  int left, top, right, bottom;   /* cells, all included */
} Range;

static int
get_cell (int pixels)
{
  return pixels >= 0 ? pixels / CELL : -((CELL - 1 - pixels) / CELL);
}

static Range
get_range (const TrestleRect *rect)
{
  return (Range) { get_cell (rect->x), get_cell (rect->y),
                   get_cell (rect->x + MAX (rect->width, 1) - 1), get_cell (rect->y + MAX (rect->height, 1) - 1) };
}

static gboolean
is_vast (const Range *range)
{
  return ((gint64) range->right - range->left + 1) * ((gint64) range->bottom - range->top + 1) > MAX_CELLS;
}

static gint64
make_key (int x,
          int y)
{
  return (gint64) ((guint64) (guint32) y << 32 | (guint32) x);
}

static guint
hash_key (gint64 key)
{
  guint64 hash = (guint64) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (hash >> 32);
}

static Cell *
find_slot (const TrestleSpace *self,
           gint64              key)
{
  guint slot = hash_key (key) & (self->n_slots - 1);

  while (self->cells[slot].key != key && self->cells[slot].key != FREE_KEY)
    slot = (slot + 1) & (self->n_slots - 1);

  return &self->cells[slot];
}

static int
get_head (const TrestleSpace *self,
          int                 x,
          int                 y)
{
  return find_slot (self, make_key (x, y))->head;
}

static void
allocate_slots (TrestleSpace *self,
                guint         n_slots)
{
  self->cells = g_new (Cell, n_slots);
  self->n_slots = n_slots;
  for (guint i = 0; i < n_slots; i++)
    self->cells[i] = (Cell) { FREE_KEY, -1 };
}

static void
grow (TrestleSpace *self)
{
  g_autofree Cell *old = self->cells;
  guint n_old = self->n_slots;

  allocate_slots (self, n_old * 2);
  for (guint i = 0; i < n_old; i++)
    if (old[i].key != FREE_KEY)
      *find_slot (self, old[i].key) = old[i];
}

static void
add_to_cell (TrestleSpace *self,
             guint         item,
             gint64        key)
{
  Cell *cell = find_slot (self, key);
  Link link = { .item = item };

  if (cell->key == FREE_KEY)
    {
      cell->key = key;
      self->n_used++;
    }
  link.next = cell->head;
  cell->head = self->links->len;
  g_array_append_val (self->links, link);
  if (self->n_used * 2 > self->n_slots)
    grow (self);
}

/* Whether this cell is the first of those that both ranges share: an item that
 * lies in several cells is met once.
 */
static gboolean
is_first_cell (const Range *query,
               const Range *item,
               int          x,
               int          y)
{
  return x == MAX (query->left, item->left) && y == MAX (query->top, item->top);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint i = *(const guint *) a;
  guint j = *(const guint *) b;

  return i < j ? -1 : i > j;
}

TrestleSpace *
trestle_space_new (void)
{
  TrestleSpace *self = g_new0 (TrestleSpace, 1);

  self->rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->aside = g_array_new (FALSE, FALSE, sizeof (guint));
  allocate_slots (self, 64);

  return self;
}

void
trestle_space_free (TrestleSpace *self)
{
  g_array_unref (self->rects);
  g_array_unref (self->links);
  g_array_unref (self->aside);
  g_free (self->cells);
  g_free (self);
}

guint
trestle_space_add (TrestleSpace      *self,
                   const TrestleRect *rect)
{
  guint item = self->rects->len;
  Range range = get_range (rect);

  g_array_append_val (self->rects, *rect);
  if (is_vast (&range))
    {
      g_array_append_val (self->aside, item);
      return item;
    }
  for (int y = range.top; y <= range.bottom; y++)
    for (int x = range.left; x <= range.right; x++)
      add_to_cell (self, item, make_key (x, y));

  return item;
}

const TrestleRect *
trestle_space_get (TrestleSpace *self,
                   guint         index)
{
  return &g_array_index (self->rects, TrestleRect, index);
}

int
trestle_space_pick (TrestleSpace *self,
                    double        x,
                    double        y)
{
  const Link *links = (const Link *) self->links->data;
  const TrestleRect *rects = (const TrestleRect *) self->rects->data;
  int found = -1;

  if (ABS (x) > G_MAXINT / 2 || ABS (y) > G_MAXINT / 2)
    return -1;

  for (int i = get_head (self, get_cell ((int) floor (x)), get_cell ((int) floor (y))); i >= 0; i = links[i].next)
    if ((int) links[i].item > found && trestle_rect_contains (&rects[links[i].item], x, y))
      found = links[i].item;
  for (guint i = 0; i < self->aside->len; i++)
    {
      int item = g_array_index (self->aside, guint, i);

      if (item > found && trestle_rect_contains (&rects[item], x, y))
        found = item;
    }

  return found;
}

void
trestle_space_list (TrestleSpace      *self,
                    const TrestleRect *rect,
                    GArray            *indices)
{
  const Link *links = (const Link *) self->links->data;
  const TrestleRect *rects = (const TrestleRect *) self->rects->data;
  Range range = get_range (rect);
  guint n_before = indices->len;

  if (is_vast (&range))
    {
      for (guint i = 0; i < self->rects->len; i++)
        if (trestle_rect_intersects (&rects[i], rect))
          g_array_append_val (indices, i);
      return;
    }

  for (int y = range.top; y <= range.bottom; y++)
    for (int x = range.left; x <= range.right; x++)
      for (int i = get_head (self, x, y); i >= 0; i = links[i].next)
        {
          guint item = links[i].item;
          Range own = get_range (&rects[item]);

          if (is_first_cell (&range, &own, x, y) && trestle_rect_intersects (&rects[item], rect))
            g_array_append_val (indices, item);
        }
  for (guint i = 0; i < self->aside->len; i++)
    {
      guint item = g_array_index (self->aside, guint, i);

      if (trestle_rect_intersects (&rects[item], rect))
        g_array_append_val (indices, item);
    }
  if (indices->len > n_before + 1)
    qsort (&g_array_index (indices, guint, n_before), indices->len - n_before, sizeof (guint), compare_indices);
}

int
trestle_space_find (TrestleSpace      *self,
                    const TrestleRect *rect,
                    int                a,
                    int                b)
{
  const Link *links = (const Link *) self->links->data;
  const TrestleRect *rects = (const TrestleRect *) self->rects->data;
  Range range = get_range (rect);

  if (is_vast (&range))
    {
      for (guint i = 0; i < self->rects->len; i++)
        if ((int) i != a && (int) i != b && trestle_rect_intersects (&rects[i], rect))
          return i;
      return -1;
    }

  for (int y = range.top; y <= range.bottom; y++)
    for (int x = range.left; x <= range.right; x++)
      for (int i = get_head (self, x, y); i >= 0; i = links[i].next)
        {
          int item = links[i].item;

          if (item != a && item != b && trestle_rect_intersects (&rects[item], rect))
            return item;
        }
  for (guint i = 0; i < self->aside->len; i++)
    {
      int item = g_array_index (self->aside, guint, i);

      if (item != a && item != b && trestle_rect_intersects (&rects[item], rect))
        return item;
    }

  return -1;
}
