/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints a scene: links under everything, then boxes in reading order, then
 * names and badges.
 */
#include "config.h"

#include "pen.h"

#include "scene-private.h"

#include <math.h>

struct _TrestlePainter
{
  TrestleTexts *texts;
};

/* Badges and outlines reach beyond the boxes. */
#define REACH 24

/* Values that an overlay shows may be smaller than what is said otherwise. */
#define LEAST_OVERLAID 0.72

static TrestleLevel
choose_level (const TrestleScene *scene,
              double              scale)
{
  return scale >= LEAST_OVERLAID && trestle_scene_is_overlaid (scene) ? TRESTLE_LEVEL_FULL : trestle_level_choose (scale);
}

static gboolean
is_hidden (const TrestlePaint *paint,
           TrestleScene       *scene,
           const TrestleBox   *box)
{
  if (paint->hidden == NULL)
    return FALSE;
  for (; ; box = trestle_scene_get_box (scene, box->parent))
    {
      if (box->mover != NULL && g_hash_table_contains (paint->hidden, box->mover))
        return TRUE;
      if (box->parent < 0)
        return FALSE;
    }
}

/* Indices of what is to be seen. */
static GArray *
list_visible (TrestleScene       *scene,
              const TrestlePaint *paint,
              const TrestleRect  *area)
{
  GArray *visible = trestle_scene_list_touched (scene, area);
  guint n = 0;

  for (guint i = 0; i < visible->len; i++)
    {
      guint index = g_array_index (visible, guint, i);

      if (!is_hidden (paint, scene, trestle_scene_get_box (scene, index)))
        g_array_index (visible, guint, n++) = index;
    }
  g_array_set_size (visible, n);

  return visible;
}

/* Those of @visible that stand in others, or that others stand in. */
static void
paint_level (const TrestlePen   *pen,
             const TrestlePaint *paint,
             const GArray       *visible,
             gboolean            outermost,
             gboolean            inner)
{
  for (guint i = 0; i < visible->len; i++)
    {
      guint index = g_array_index (visible, guint, i);
      const TrestleBox *box = trestle_scene_get_box (pen->scene, index);

      if (!(box->parent < 0 ? outermost : inner))
        continue;
      if (paint->box_func != NULL)
        paint->box_func (pen->cr, box, TRUE, paint->box_data);
      trestle_pen_box (pen, index);
      if (paint->box_func != NULL)
        paint->box_func (pen->cr, box, FALSE, paint->box_data);
    }
}

static void
paint_flow (const TrestlePen  *pen,
            const TrestleRect *area)
{
  g_autoptr (GArray) flow = trestle_scene_list_flow (pen->scene);

  for (guint i = 0; i < flow->len; i++)
    {
      const TrestleStream *stream = &g_array_index (flow, TrestleStream, i);
      TrestleRect around = trestle_scene_get_box (pen->scene, stream->from)->rect;

      /* Lines bow out to both sides. */
      trestle_rect_enclose (&around, &trestle_scene_get_box (pen->scene, stream->to)->rect);
      around = trestle_rect_grow (&around, 256);
      if (trestle_rect_intersects (&around, area))
        trestle_pen_stream (pen, stream);
    }
}

/* What flows passes behind the machines, whose names it would cross out. */
static void
paint_boxes (const TrestlePen   *pen,
             const TrestlePaint *paint,
             const GArray       *visible,
             const TrestleRect  *area)
{
  if (pen->level == TRESTLE_LEVEL_DOTS)
    {
      trestle_pen_dots (pen, visible);
    }
  else if (trestle_scene_is_overlaid (pen->scene))
    {
      paint_level (pen, paint, visible, TRUE, FALSE);
      paint_flow (pen, area);
      paint_level (pen, paint, visible, FALSE, TRUE);
    }
  else
    {
      paint_level (pen, paint, visible, TRUE, TRUE);
    }
  for (guint i = 0; i < visible->len && !paint->small; i++)
    {
      if (pen->level < TRESTLE_LEVEL_NAMES)
        trestle_pen_title (pen, g_array_index (visible, guint, i));
      if (pen->scene->marks != NULL && pen->level > TRESTLE_LEVEL_DOTS)
        trestle_pen_badges (pen, g_array_index (visible, guint, i));
    }
}

TrestlePainter *
trestle_painter_new (const char *family)
{
  TrestlePainter *self = g_new0 (TrestlePainter, 1);

  self->texts = trestle_texts_new (family != NULL ? family : TRESTLE_FONT_FAMILY);

  return self;
}

void
trestle_painter_free (TrestlePainter *self)
{
  trestle_texts_free (self->texts);
  g_free (self);
}

TrestleTexts *
trestle_painter_get_texts (TrestlePainter *self)
{
  return self->texts;
}

void
trestle_painter_paint (TrestlePainter     *self,
                       cairo_t            *cr,
                       TrestleScene       *scene,
                       const TrestlePaint *paint)
{
  const TrestlePen pen = {
    .cr = cr, .scene = scene, .palette = paint->palette, .texts = self->texts,
    .scale = paint->scale > 0 ? paint->scale : 1, .level = choose_level (scene, paint->scale),
    .svg = paint->svg
  };
  TrestleRect area = paint->area.width > 0 ? paint->area : trestle_rect_grow (&scene->bounds, REACH);
  TrestleRect around = trestle_rect_grow (&area, (int) (REACH * MAX (1, 1 / pen.scale)));
  g_autoptr (GArray) visible = list_visible (scene, paint, &around);

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  if (paint->background)
    {
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      trestle_pen_color (&pen, pen.palette->canvas, 1);
      trestle_pen_fill (&pen);
    }
  trestle_pen_outlines (&pen, &around);
  trestle_pen_wires (&pen, &around);
  paint_boxes (&pen, paint, visible, &around);
  trestle_pen_labels (&pen, &around);
  cairo_restore (cr);
}

double
trestle_painter_paint_fitted (TrestlePainter       *self,
                              cairo_t              *cr,
                              TrestleScene         *scene,
                              const TrestlePalette *palette,
                              double                x,
                              double                y,
                              double                width,
                              double                height,
                              double                max_scale,
                              TrestleBoxFunc        box_func,
                              gpointer              box_data)
{
  const TrestlePaint paint = { .palette = palette, .box_func = box_func, .box_data = box_data };
  TrestleRect bounds = trestle_rect_grow (&scene->bounds, TRESTLE_OVERLAY_MARGIN);
  double scale = MIN (width / bounds.width, height / bounds.height);

  if (scene->bounds.width <= 0)
    return 1;
  if (max_scale > 0)
    scale = MIN (scale, max_scale);

  cairo_save (cr);
  cairo_translate (cr, x + (width - bounds.width * scale) / 2, y + (height - bounds.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  trestle_painter_paint (self, cr, scene, &paint);
  cairo_restore (cr);

  return scale;
}
