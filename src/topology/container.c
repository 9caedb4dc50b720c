/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How things stand inside a container.  Sizes depend on what is inside, never
 * on texts, so that renaming something moves nothing.
 */
#include "config.h"

#include "container.h"

#include <math.h>

#define N_RANKS 6
#define MIN_ROWS 3

/* Cards of one rank stand in columns of their own, from left to right. */
typedef struct
{
  GArray *cards[N_RANKS];     /* of guint, indices of boxes */
  guint   n_cards;
  guint   n_chips;
  guint   n_columns;
  guint   n_rows;             /* at most, in a column */
  int     column_width;
} Plan;

static int
get_rank (TrestleKind kind)
{
  static const gint8 ranks[TRESTLE_N_KINDS] = {
    [TRESTLE_KIND_INSTANCE] = 1,
    [TRESTLE_KIND_SERVER] = 1,
    [TRESTLE_KIND_DATABASE] = 2,
    [TRESTLE_KIND_CONSOLE] = 3,
    [TRESTLE_KIND_REPOSITORY] = 4,
    [TRESTLE_KIND_IIS] = 5
  };

  return ranks[kind] > 0 ? ranks[kind] - 1 : N_RANKS - 1;
}

static TrestleBox *
get_box (GArray *boxes,
         guint   index)
{
  return &g_array_index (boxes, TrestleBox, index);
}

/* A machine with several roles stands where its first role belongs. */
static int
get_card_rank (GArray *boxes,
               guint   card)
{
  const TrestleBox *box = get_box (boxes, card);

  return get_rank (box->n_inside > 0 ? get_box (boxes, card + 1)->kind : box->kind);
}

static int
get_card_height (const TrestleBox *card)
{
  return card->n_inside == 0 ? TRESTLE_CARD_HEIGHT
                             : TRESTLE_CARD_HEADER + TRESTLE_ROLE_HEIGHT * (int) card->n_inside + TRESTLE_CARD_FOOTER;
}

static guint
count_columns (const Plan *plan)
{
  guint n = 0;

  for (guint rank = 0; rank < N_RANKS; rank++)
    n += (plan->cards[rank]->len + plan->n_rows - 1) / plan->n_rows;

  return n;
}

static void
plan_init (Plan   *plan,
           GArray *boxes,
           guint   index)
{
  const TrestleBox *container = get_box (boxes, index);
  guint wanted;

  *plan = (Plan) { 0 };
  for (guint rank = 0; rank < N_RANKS; rank++)
    plan->cards[rank] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = index + 1; i <= index + container->n_inside; i += 1 + get_box (boxes, i)->n_inside)
    {
      if (get_box (boxes, i)->type == TRESTLE_BOX_POPULATION)
        {
          plan->n_chips++;
          continue;
        }
      g_array_append_val (plan->cards[get_card_rank (boxes, i)], i);
      plan->n_cards++;
    }

  plan->n_rows = MAX (MIN_ROWS, (guint) ceil (sqrt (plan->n_cards * 1.5)));
  wanted = plan->n_chips > 3 ? (guint) ceil (sqrt (plan->n_chips / 2.0)) : 1;
  plan->n_columns = MAX (MAX (count_columns (plan), wanted), 1);
  plan->column_width = plan->n_columns == 1 ? TRESTLE_SINGLE_WIDTH : TRESTLE_COLUMN_WIDTH;
}

static void
plan_clear (Plan *plan)
{
  for (guint rank = 0; rank < N_RANKS; rank++)
    g_array_unref (plan->cards[rank]);
}

/* Rows of the card follow it wherever it goes. */
static void
place_card (GArray *boxes,
            guint   card,
            int     x,
            int     y,
            int     width)
{
  TrestleBox *box = get_box (boxes, card);

  box->rect = (TrestleRect) { x, y, width, get_card_height (box) };
  for (guint i = 1; i <= box->n_inside; i++)
    get_box (boxes, card + i)->rect =
      (TrestleRect) { x, y + TRESTLE_CARD_HEADER + TRESTLE_ROLE_HEIGHT * ((int) i - 1), width, TRESTLE_ROLE_HEIGHT };
}

static int
place_chips (const Plan *plan,
             GArray     *boxes,
             guint       index)
{
  int top = TRESTLE_TITLE_HEIGHT;
  guint n = 0;

  for (guint i = index + 1; n < plan->n_chips; i += 1 + get_box (boxes, i)->n_inside)
    {
      TrestleBox *box = get_box (boxes, i);

      if (box->type != TRESTLE_BOX_POPULATION)
        continue;
      box->rect.x = TRESTLE_PADDING + (n % plan->n_columns) * (plan->column_width + TRESTLE_COLUMN_GAP);
      box->rect.y = top + (n / plan->n_columns) * (TRESTLE_CHIP_HEIGHT + TRESTLE_CHIP_GAP);
      box->rect.width = plan->column_width;
      box->rect.height = TRESTLE_CHIP_HEIGHT;
      n++;
    }

  if (n == 0)
    return top;

  return top + (n + plan->n_columns - 1) / plan->n_columns * (TRESTLE_CHIP_HEIGHT + TRESTLE_CHIP_GAP);
}

static void
place_columns (const Plan *plan,
               GArray     *boxes,
               int         top)
{
  int x = TRESTLE_PADDING;
  gboolean any = FALSE;

  for (guint rank = 0; rank < N_RANKS; rank++)
    {
      int y = top;

      if (plan->cards[rank]->len == 0)
        continue;
      if (any && rank == 3)
        x += TRESTLE_GROUP_GAP - TRESTLE_COLUMN_GAP;
      any = any || rank < 3;
      for (guint i = 0; i < plan->cards[rank]->len; i++)
        {
          guint card = g_array_index (plan->cards[rank], guint, i);

          if (i > 0 && i % plan->n_rows == 0)
            {
              x += plan->column_width + TRESTLE_COLUMN_GAP;
              y = top;
            }
          place_card (boxes, card, x, y, plan->column_width);
          y += get_box (boxes, card)->rect.height + TRESTLE_CARD_GAP;
        }
      x += plan->column_width + TRESTLE_COLUMN_GAP;
    }
}

/* Cards that somebody placed stay there; the others give way downwards. */
static void
keep_saved (const Plan *plan,
            GArray     *boxes,
            int         top,
            gboolean    rearrange)
{
  g_autoptr (TrestleSpace) taken = trestle_space_new ();
  g_autoptr (GArray) unsaved = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint rank = 0; rank < N_RANKS; rank++)
    for (guint i = 0; i < plan->cards[rank]->len; i++)
      {
        guint card = g_array_index (plan->cards[rank], guint, i);
        const TrestleBox *box = get_box (boxes, card);
        TrestlePoint at;

        if (box->mover == NULL || !trestle_container_get_saved (box->mover, rearrange, &at))
          {
            g_array_append_val (unsaved, card);
            continue;
          }
        place_card (boxes, card, CLAMP (at.x, TRESTLE_GRID, TRESTLE_MAX_OFFSET),
                    CLAMP (at.y, top, TRESTLE_MAX_OFFSET), box->rect.width);
        trestle_space_add (taken, &box->rect);
      }
  if (unsaved->len == plan->n_cards)
    return;

  for (guint i = 0; i < unsaved->len; i++)
    {
      guint card = g_array_index (unsaved, guint, i);
      TrestleRect rect = get_box (boxes, card)->rect;
      int hit;

      while ((hit = trestle_space_find (taken, &rect, -1, -1)) >= 0)
        {
          const TrestleRect *other = trestle_space_get (taken, hit);

          rect.y = other->y + other->height + TRESTLE_CARD_GAP;
        }
      place_card (boxes, card, rect.x, rect.y, rect.width);
      trestle_space_add (taken, &rect);
    }
}

static void
set_size (const Plan *plan,
          GArray     *boxes,
          guint       index,
          int         bottom)
{
  TrestleBox *container = get_box (boxes, index);
  int right = TRESTLE_PADDING + plan->n_columns * (plan->column_width + TRESTLE_COLUMN_GAP) - TRESTLE_COLUMN_GAP;

  for (guint i = index + 1; i <= index + container->n_inside; i += 1 + get_box (boxes, i)->n_inside)
    {
      const TrestleRect *rect = &get_box (boxes, i)->rect;

      right = MAX (right, rect->x + rect->width);
      bottom = MAX (bottom, rect->y + rect->height);
    }
  container->rect = (TrestleRect) {
    0, 0, right + TRESTLE_PADDING, bottom + (container->n_inside > 0 ? TRESTLE_PADDING : TRESTLE_GRID)
  };
}

gboolean
trestle_container_get_saved (TrestleObject *object,
                             gboolean       rearrange,
                             TrestlePoint  *position)
{
  gint64 x, y, pinned;

  if (TRESTLE_IS_LOCATION (object))
    {
      x = TRESTLE_LOCATION (object)->x;
      y = TRESTLE_LOCATION (object)->y;
      pinned = TRESTLE_LOCATION (object)->pinned;
    }
  else
    {
      x = TRESTLE_MACHINE (object)->x;
      y = TRESTLE_MACHINE (object)->y;
      pinned = TRESTLE_MACHINE (object)->pinned;
    }
  if (x == TRESTLE_UNSET || y == TRESTLE_UNSET || (rearrange && pinned != TRUE))
    return FALSE;

  *position = (TrestlePoint) { (int) x * TRESTLE_GRID, (int) y * TRESTLE_GRID };

  return TRUE;
}

int
trestle_container_get_top (GArray *boxes,
                           guint   index)
{
  const TrestleBox *container = get_box (boxes, index);
  int top = container->rect.y + TRESTLE_TITLE_HEIGHT;

  for (guint i = index + 1; i <= index + container->n_inside; i += 1 + get_box (boxes, i)->n_inside)
    {
      const TrestleBox *box = get_box (boxes, i);

      if (box->type == TRESTLE_BOX_POPULATION)
        top = MAX (top, box->rect.y + box->rect.height + TRESTLE_CHIP_GAP);
    }

  return top;
}

TrestlePoint
trestle_container_place (GArray *boxes,
                         int     index,
                         int     x,
                         int     y)
{
  if (index >= 0)
    {
      const TrestleRect *rect = &get_box (boxes, index)->rect;
      int top = trestle_container_get_top (boxes, index) - rect->y;

      x = CLAMP (x - rect->x, TRESTLE_GRID, TRESTLE_MAX_OFFSET);
      y = CLAMP (y - rect->y, top, TRESTLE_MAX_OFFSET);
    }

  return (TrestlePoint) { CLAMP (x / TRESTLE_GRID, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION),
                          CLAMP (y / TRESTLE_GRID, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION) };
}

void
trestle_container_fill (GArray  *boxes,
                        guint    index,
                        gboolean rearrange)
{
  TrestleBox *container = get_box (boxes, index);
  Plan plan;
  int top;

  if (container->flags & TRESTLE_BOX_COLLAPSED)
    {
      container->rect = (TrestleRect) { 0, 0, TRESTLE_SINGLE_WIDTH, TRESTLE_CARD_HEIGHT };
      return;
    }

  plan_init (&plan, boxes, index);
  top = place_chips (&plan, boxes, index);
  place_columns (&plan, boxes, top);
  keep_saved (&plan, boxes, top, rearrange);
  set_size (&plan, boxes, index, plan.n_chips > 0 ? top - TRESTLE_CHIP_GAP : TRESTLE_TITLE_HEIGHT);
  plan_clear (&plan);
}

void
trestle_container_move (GArray *boxes,
                        guint   index,
                        int     dx,
                        int     dy)
{
  guint last = index + get_box (boxes, index)->n_inside;

  for (guint i = index; i <= last; i++)
    {
      get_box (boxes, i)->rect.x += dx;
      get_box (boxes, i)->rect.y += dy;
    }
}
