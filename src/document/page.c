/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page: what pagination placed on it, its running head and foot.
 */
#include "config.h"

#include "page.h"

#include <glib/gi18n.h>

#include "sign.h"

#define HEAD_Y (13 * TRESTLE_MM)    /* top of the running head */
#define FOOT_Y (15 * TRESTLE_MM)    /* top of the foot, from below */

typedef struct
{
  TrestleGalley       *galley;
  const TrestlePage   *page;
  cairo_t             *cr;
  const TrestleTagger *tagger;
} Painter;

static void
paint_item (const Painter     *self,
            const TrestleItem *item,
            double             x,
            double             y)
{
  const TrestlePicture *picture;

  switch ((TrestleItemType) item->type)
    {
    case TRESTLE_ITEM_LINE:
      trestle_ink_set (self->cr, item->ink);
      trestle_text_paint_line (self->galley->shaper, item->text, item->line, self->cr, x,
                               y + trestle_shaper_get_ascent (self->galley->shaper, item->text->style));
      break;
    case TRESTLE_ITEM_BOX:
      trestle_ink_set (self->cr, item->ink);
      cairo_rectangle (self->cr, x, y, item->width, item->height);
      cairo_fill (self->cr);
      break;
    case TRESTLE_ITEM_SIGN:
      trestle_sign_paint (item->sign, self->cr, x, y, item->width);
      break;
    case TRESTLE_ITEM_PICTURE:
      picture = &g_array_index (self->galley->pictures, TrestlePicture, item->picture);
      cairo_save (self->cr);
      cairo_translate (self->cr, x, y);
      picture->paint (self->cr, item->width, item->height, picture->data);
      cairo_restore (self->cr);
      break;
    case TRESTLE_ITEM_AREA:
      break;

    case TRESTLE_ITEM_PAGE:
    default:
      g_assert_not_reached ();
    }
}

static void
enter_tag (const Painter *self,
           guint          tag)
{
  if (self->tagger != NULL)
    self->tagger->enter (self->tagger->data, self->cr, tag);
}

static void
paint_linked (const Painter     *self,
              const TrestleItem *item,
              double             x,
              double             y)
{
  gboolean linked = self->tagger != NULL && item->link != 0;
  const double area[] = { x, y, item->width, item->height };

  if (linked)
    self->tagger->link (self->tagger->data, self->cr, item->link, area);
  paint_item (self, item, x, y);
  if (linked)
    self->tagger->link (self->tagger->data, self->cr, 0, NULL);
}

/* What is only there for the looks, or everything else. */
static void
paint_strips (const Painter *self,
              gboolean       decoration)
{
  guint flags = trestle_galley_get_section (self->galley, self->page->section)->flags;
  float left = flags & TRESTLE_SECTION_BARE ? 0 : TRESTLE_MARGIN_SIDE;

  for (guint p = 0; p < self->page->n_placed; p++)
    {
      guint number = self->page->first_placed + p;
      const TrestlePlaced *placed = &g_array_index (self->galley->placed, TrestlePlaced, number);
      const TrestleStrip *strip = &g_array_index (self->galley->strips, TrestleStrip, placed->strip);

      for (guint i = 0; i < strip->n_items; i++)
        {
          const TrestleItem *item = &g_array_index (self->galley->items, TrestleItem, strip->first_item + i);

          if ((item->tag == TRESTLE_TAG_DECORATION) != decoration)
            continue;
          enter_tag (self, item->tag);
          paint_linked (self, item, left + item->x, placed->y + item->y);
        }
    }
}

static void
paint_running_text (const Painter *self,
                    const char    *string,
                    double         y,
                    TrestleAlign   align)
{
  TrestleShaper *shaper = self->galley->shaper;
  const TrestleText *text;
  double x = TRESTLE_MARGIN_SIDE, width = self->page->width - 2 * TRESTLE_MARGIN_SIDE;

  if (string == NULL || string[0] == '\0')
    return;
  text = trestle_shaper_set (shaper, TRESTLE_STYLE_RUNNING, string, 0);
  if (align != TRESTLE_ALIGN_START)
    x += (width - text->width) / (align == TRESTLE_ALIGN_CENTER ? 2 : 1);
  trestle_ink_set (self->cr, TRESTLE_INK_GREY);
  y += trestle_shaper_get_ascent (shaper, TRESTLE_STYLE_RUNNING);
  trestle_text_paint_line (shaper, text, 0, self->cr, x, y);
}

static void
paint_running (const Painter        *self,
               const TrestleRunning *running,
               guint                 number)
{
  const TrestleGalleySection *section = trestle_galley_get_section (self->galley, self->page->section);
  double foot = self->page->height - FOOT_Y;
  /* Translators: the foot of a page, its number and how many there are */
  g_autofree char *of = g_strdup_printf (_("%u of %u"), number, self->galley->pages->len);

  enter_tag (self, TRESTLE_TAG_DECORATION);
  paint_running_text (self, running->head, HEAD_Y, TRESTLE_ALIGN_START);
  paint_running_text (self, section->title, HEAD_Y, TRESTLE_ALIGN_END);
  paint_running_text (self, running->classification, foot, TRESTLE_ALIGN_START);
  paint_running_text (self, running->version, foot, TRESTLE_ALIGN_CENTER);
  paint_running_text (self, of, foot, TRESTLE_ALIGN_END);
}

void
trestle_page_paint (TrestleGalley        *galley,
                    guint                 number,
                    const TrestleRunning *running,
                    cairo_t              *cr,
                    const TrestleTagger  *tagger)
{
  const TrestlePage *page = &g_array_index (galley->pages, TrestlePage, number);
  Painter painter = { galley, page, cr, tagger };
  gboolean bare = trestle_galley_get_section (galley, page->section)->flags & TRESTLE_SECTION_BARE;

  if (!bare)
    paint_running (&painter, running, number + 1);
  paint_strips (&painter, TRUE);
  paint_strips (&painter, FALSE);
}
