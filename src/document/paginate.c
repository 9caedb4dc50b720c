/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts the column of strips into pages: as much on a page as fits, strips that
 * belong together kept together, headers repeated.
 */
#include "galley.h"

#define RUN_ON_GAP 34.0f        /* above a section that begins within a page */

typedef struct
{
  TrestleGalley *galley;
  TrestlePage   *page;
  float          y;             /* below the last strip */
  float          bottom;
} Cutter;

static const TrestleStrip *
get_strip (const Cutter *self,
           guint         strip)
{
  return &g_array_index (self->galley->strips, TrestleStrip, strip);
}

static void
place (Cutter *self,
       guint   strip,
       float   y)
{
  TrestlePlaced placed = { strip, y };

  g_array_append_val (self->galley->placed, placed);
  self->page->n_placed++;
}

static void
repeat_header (Cutter *self,
               guint   number)
{
  const TrestleHeader *header = &g_array_index (self->galley->headers, TrestleHeader, number);

  for (guint i = 0; i < header->n; i++)
    {
      const TrestleStrip *strip = get_strip (self, header->first + i);

      self->y += i == 0 ? 0 : strip->above;
      place (self, header->first + i, self->y);
      self->y += strip->height;
    }
}

static void
begin_page (Cutter *self,
            guint   section)
{
  TrestleGalley *galley = self->galley;
  guint flags = trestle_galley_get_section (galley, section)->flags;
  gboolean landscape = flags & TRESTLE_SECTION_LANDSCAPE, bare = flags & TRESTLE_SECTION_BARE;
  TrestlePage page = {
    .width = landscape ? galley->paper->height : galley->paper->width,
    .height = landscape ? galley->paper->width : galley->paper->height,
    .section = section, .first_placed = galley->placed->len
  };

  g_array_append_val (galley->pages, page);
  self->page = &g_array_index (galley->pages, TrestlePage, galley->pages->len - 1);
  self->y = bare ? 0 : TRESTLE_MARGIN_TOP;
  self->bottom = page.height - (bare ? 0 : TRESTLE_MARGIN_BOTTOM);
}

/* The end of the strips from @first that stay together, and their height. */
static guint
find_chain (const Cutter *self,
            guint         first,
            float        *height)
{
  guint end = first;

  *height = 0;
  do
    *height += get_strip (self, end)->height + (end == first ? 0 : get_strip (self, end)->above);
  while ((get_strip (self, end++)->flags & TRESTLE_STRIP_KEEP) && end < self->galley->strips->len &&
         !(get_strip (self, end)->flags & TRESTLE_STRIP_BREAK));
  return end;
}

static void
place_next (Cutter *self,
            guint   number)
{
  const TrestleStrip *strip = get_strip (self, number);
  gboolean at_top = self->page->n_placed == 0;

  if (strip->flags & TRESTLE_STRIP_BOTTOM)
    self->y = MAX (self->y, self->bottom - strip->height);
  else if (!at_top)
    self->y += strip->above;
  place (self, number, self->y);
  self->y += strip->height;
}

gboolean
trestle_section_flags_run_on (guint flags,
                              guint before)
{
  return flags & TRESTLE_SECTION_RUN_ON && !((flags ^ before) & (TRESTLE_SECTION_LANDSCAPE | TRESTLE_SECTION_BARE));
}

/* Whether the section that begins with @strip stands on the page of the one before. */
static gboolean
runs_on (const Cutter       *self,
         const TrestleStrip *strip)
{
  const TrestleGalleySection *section = trestle_galley_get_section (self->galley, strip->section);
  float height = RUN_ON_GAP;

  if (!trestle_section_flags_run_on (section->flags, trestle_galley_get_section (self->galley, self->page->section)->flags))
    return FALSE;
  for (guint i = section->first_strip; i < section->first_strip + section->n_strips; i++)
    height += get_strip (self, i)->above + get_strip (self, i)->height;

  return self->y + height <= self->bottom + 0.01f;
}

/* A chain that is taller than what is left begins a page, and is cut where it
 * must be when it is taller than a page.
 */
static guint
place_chain (Cutter *self,
             guint   first)
{
  float height, above = get_strip (self, first)->above;
  guint end = find_chain (self, first, &height);

  if (self->page != NULL && get_strip (self, first)->flags & TRESTLE_STRIP_BREAK && runs_on (self, get_strip (self, first)))
    self->y += RUN_ON_GAP;
  else if ((get_strip (self, first)->flags & TRESTLE_STRIP_BREAK) || self->page == NULL)
    begin_page (self, get_strip (self, first)->section);
  for (guint i = first; i < end; i++)
    {
      float needed = i == first ? above + height : get_strip (self, i)->above + get_strip (self, i)->height;

      if (self->page->n_placed > 0 && self->y + needed > self->bottom + 0.01f)
        {
          guint header = get_strip (self, i)->header;

          begin_page (self, get_strip (self, i)->section);
          if (header != 0)
            repeat_header (self, header);
        }
      place_next (self, i);
    }
  return end;
}

static void
find_targets (TrestleGalley *galley)
{
  g_autofree guint *pages = g_new0 (guint, galley->strips->len + 1);
  g_autofree float *ys = g_new0 (float, galley->strips->len + 1);

  for (guint p = 0; p < galley->pages->len; p++)
    {
      const TrestlePage *page = &g_array_index (galley->pages, TrestlePage, p);

      for (guint i = 0; i < page->n_placed; i++)
        {
          const TrestlePlaced *placed = &g_array_index (galley->placed, TrestlePlaced, page->first_placed + i);

          /* Headers are placed again and again; they are where they were first. */
          if (pages[placed->strip] == 0)
            {
              pages[placed->strip] = p + 1;
              ys[placed->strip] = placed->y;
            }
        }
    }
  for (guint i = 1; i < galley->targets->len; i++)
    {
      TrestleTarget *target = &g_array_index (galley->targets, TrestleTarget, i);

      if (target->strip == 0)
        continue;
      target->page = pages[target->strip - 1];
      target->y = ys[target->strip - 1];
    }
}

/* Sets the numbers of pages, and drops links that lead nowhere. */
static void
resolve_items (TrestleGalley *galley)
{
  for (guint i = 0; i < galley->items->len; i++)
    {
      TrestleItem *item = &g_array_index (galley->items, TrestleItem, i);
      guint page = item->link == 0 ? 0 : g_array_index (galley->targets, TrestleTarget, item->link).page;

      if (item->type == TRESTLE_ITEM_PAGE)
        {
          g_autofree char *number = page == 0 ? g_strdup ("–") : g_strdup_printf ("%u", page);

          item->text = trestle_shaper_set (galley->shaper, item->line, number, 0);
          item->type = TRESTLE_ITEM_LINE;
          item->line = 0;
          item->x += item->width - item->text->width;
          item->width = item->text->width;
        }
      if (page == 0)
        item->link = 0;
    }
}

static int
compare_sections_cb (gconstpointer a,
                     gconstpointer b,
                     gpointer      data)
{
  const TrestleGalley *galley = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  guint before = trestle_galley_get_section (galley, first)->position;
  guint after = trestle_galley_get_section (galley, second)->position;

  return before != after ? (before < after ? -1 : 1) : (first < second ? -1 : first > second);
}

static int
compare_headings_cb (gconstpointer a,
                     gconstpointer b,
                     gpointer      data)
{
  const TrestleGalley *galley = data;
  guint first = ((const TrestleHeading *) a)->target, second = ((const TrestleHeading *) b)->target;
  const TrestleTarget *before = &g_array_index (galley->targets, TrestleTarget, first);
  const TrestleTarget *after = &g_array_index (galley->targets, TrestleTarget, second);

  return before->page != after->page ? (before->page < after->page ? -1 : 1)
                                     : (before->y < after->y ? -1 : before->y > after->y);
}

void
trestle_galley_paginate (TrestleGalley *self)
{
  Cutter cutter = { .galley = self };
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->sections->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_sections_cb, self);
  for (guint i = 0; i < order->len; i++)
    {
      const TrestleGalleySection *section = trestle_galley_get_section (self, g_array_index (order, guint, i));

      for (guint strip = section->first_strip; strip < section->first_strip + section->n_strips; )
        strip = place_chain (&cutter, strip);
    }
  find_targets (self);
  g_array_sort_with_data (self->headings, compare_headings_cb, self);
  resolve_items (self);
}
