/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawings are painted when their page is, by the painter of the window; what is
 * explained elsewhere in the document leads there.
 */
#include "config.h"

#include "drawing.h"

#include "design-marks.h"
#include "painter.h"
#include "picture.h"

#define PRINTER  (300 / 72.0)   /* dots for a point: what is smaller is left out */
#define TITLE    40             /* of a location: the part of it that is a link */
#define OVERHANG 9              /* of badges, beyond what they sit on */

/* Some of a scene. */
typedef struct
{
  TrestleScene *scene;
  TrestleRect   rect;
  double        scale;
  int           overlap;
} Part;

TrestleScene *
trestle_drawing_make_scene (TrestleComposer *composer,
                            int              step,
                            double           aspect,
                            gboolean         marked)
{
  const TrestleSceneOptions options = { .step = step, .aspect = aspect };
  TrestleScene *scene = trestle_scene_new (composer->design, &options);

  if (marked)
    {
      if (composer->marks == NULL)
        composer->marks = trestle_design_marks_new (composer->assessment);
      trestle_scene_set_marks (scene, composer->marks);
      if (scene->boxes->len > 0)
        scene->bounds = trestle_rect_grow (&scene->bounds, OVERHANG);
    }

  return scene;
}

static void
free_scene (gpointer data)
{
  trestle_scene_unref (data);
}

double
trestle_drawing_get_scale (const TrestleScene *scene,
                           double              width,
                           double              height)
{
  return MIN (MIN (width / scene->bounds.width, height / scene->bounds.height), TRESTLE_DRAWING_LARGEST);
}

double
trestle_drawing_fit (cairo_t            *cr,
                     const TrestleScene *scene,
                     double              width,
                     double              height)
{
  const TrestleRect *bounds = &scene->bounds;
  double scale = trestle_drawing_get_scale (scene, width, height);

  cairo_translate (cr, (width - bounds->width * scale) / 2, (height - bounds->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->x, -bounds->y);

  return scale;
}

static void
paint_scene (cairo_t *cr,
             double   width,
             double   height,
             gpointer data)
{
  /* Made anew each time: pages are painted in other threads than they are made in. */
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_PRINT) };

  paint.scale = trestle_drawing_fit (cr, data, width, height) * PRINTER;
  trestle_painter_paint (painter, cr, data, &paint);
}

static GBytes *
write_scene (const char *title,
             const char *description,
             const char *prefix,
             gpointer    data)
{
  return trestle_picture_make_svg (data, TRESTLE_PALETTE_PRINT, title, description, prefix);
}

/* Locations, databases and repositories lead to their figures. */
static void
put_areas (TrestleComposer *composer,
           TrestleScene    *scene,
           float            left,
           float            scale)
{
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      gboolean explained = box->kind == TRESTLE_KIND_LOCATION || box->kind == TRESTLE_KIND_DATABASE ||
                           box->kind == TRESTLE_KIND_REPOSITORY;
      guint target;

      if (!explained || box->object == NULL || box->object->id == NULL)
        continue;
      target = trestle_galley_get_target (composer->galley, box->object->id);
      trestle_galley_put_area (composer->galley, left + (float) (box->rect.x - scene->bounds.x) * scale,
                               (float) (box->rect.y - scene->bounds.y) * scale, (float) box->rect.width * scale,
                               (float) (box->type == TRESTLE_BOX_LOCATION ? TITLE : box->rect.height) * scale, target);
    }
}

float
trestle_drawing_add (TrestleComposer *composer,
                     TrestleScene    *scene,
                     const char      *words,
                     float            height)
{
  TrestleGalley *galley = composer->galley;
  float width = trestle_galley_get_width (galley);
  double scale = trestle_drawing_get_scale (scene, width, height);

  height = (float) (scene->bounds.height * scale);
  trestle_galley_begin_figure (galley, words);
  trestle_galley_begin_strip (galley, 0, TRESTLE_STRIP_KEEP);
  trestle_galley_put_picture (galley, 0, 0, width, height, paint_scene, trestle_scene_ref (scene), free_scene);
  trestle_galley_set_svg (galley, write_scene);
  put_areas (composer, scene, (width - (float) (scene->bounds.width * scale)) / 2, (float) scale);
  trestle_galley_end_strip (galley, height, 0);
  trestle_galley_end_tag (galley);

  return height;
}

static void
free_part (gpointer data)
{
  Part *part = data;

  trestle_scene_unref (part->scene);
  g_free (part);
}

/* Where a part goes on in another one, a dashed line shows from where both have the same. */
static void
mark_overlap (cairo_t           *cr,
              const TrestleRect *bounds,
              const TrestleRect *rect,
              int                overlap)
{
  const double dashes[] = { 6, 4 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  trestle_ink_set (cr, TRESTLE_INK_ACCENT);
  for (guint side = 0; side < 2; side++)
    {
      int x = side == 0 ? rect->x + overlap : rect->x + rect->width - overlap;
      int y = side == 0 ? rect->y + overlap : rect->y + rect->height - overlap;

      if (side == 0 ? rect->x > bounds->x : rect->x + rect->width < bounds->x + bounds->width)
        {
          cairo_move_to (cr, x, rect->y);
          cairo_line_to (cr, x, rect->y + rect->height);
        }
      if (side == 0 ? rect->y > bounds->y : rect->y + rect->height < bounds->y + bounds->height)
        {
          cairo_move_to (cr, rect->x, y);
          cairo_line_to (cr, rect->x + rect->width, y);
        }
    }
  cairo_stroke (cr);
}

static void
paint_part (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  const Part *part = data;
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  const TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_PRINT), .scale = part->scale * PRINTER, .area = part->rect };

  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, part->scale, part->scale);
  cairo_translate (cr, -part->rect.x, -part->rect.y);
  trestle_painter_paint (painter, cr, part->scene, &paint);
  if (part->overlap > 0)
    mark_overlap (cr, &part->scene->bounds, &part->rect, part->overlap);
}

void
trestle_drawing_add_part (TrestleComposer   *composer,
                          TrestleScene      *scene,
                          const TrestleRect *rect,
                          double             scale,
                          int                overlap,
                          const char        *words)
{
  TrestleGalley *galley = composer->galley;
  float width = trestle_galley_get_width (galley), height = (float) (rect->height * scale);
  float drawn = (float) (rect->width * scale);
  Part *part = g_new (Part, 1);

  *part = (Part) { trestle_scene_ref (scene), *rect, scale, overlap };
  trestle_galley_begin_figure (galley, words);
  trestle_galley_begin_strip (galley, 0, TRESTLE_STRIP_KEEP);
  trestle_galley_put_picture (galley, MAX (width - drawn, 0) / 2, 0, drawn, height, paint_part, part, free_part);
  trestle_galley_end_strip (galley, height, 0);
  trestle_galley_end_tag (galley);
}
