/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology: the drawing of the window on one page, the same in words after
 * it, and very pale on the cover.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "design-marks.h"
#include "painter.h"
#include "picture.h"

#define LARGEST      0.75           /* points for a pixel of the plane: a small design is not blown up */
#define FLAT         0.6            /* of the page’s height: a lower drawing leaves room for its words */
#define PRINTER      (300 / 72.0)   /* dots for a point: what is smaller is left out */
#define LONGEST      2000           /* bytes of words that stand for the drawing where it cannot be seen */
#define TITLE        40             /* of a location: the part of it that is a link */
#define PALE_FILL    0.035          /* shares of ink in what stands behind the cover */
#define PALE_TINT    0.09
#define PALE_LINE    0.13
#define PALE_CORNER  12.0
#define OVERHANG     9          /* of badges, beyond what they sit on */
#define READABLE     0.36       /* a smaller drawing is shown in parts too, of this scale */
#define PART         0.5
#define OVERLAP      64         /* of parts beside each other, in pixels of the plane */
#define MOST_PARTS   24         /* more of them are no overview any more */

/* Some of the drawing, on a page of its own. */
typedef struct
{
  TrestleScene *scene;
  TrestleRect   rect;
} Part;

/* How the drawing is cut. */
typedef struct
{
  guint columns, rows;
  int   width, height;          /* of a part, in pixels of the plane */
} Grid;

static void
free_scene (gpointer data)
{
  trestle_scene_unref (data);
}

/* Moves and scales @cr so that @scene fits; returns the scale. */
static double
fit (cairo_t            *cr,
     const TrestleScene *scene,
     double              width,
     double              height,
     double              largest)
{
  const TrestleRect *bounds = &scene->bounds;
  double scale = MIN (MIN (width / bounds->width, height / bounds->height), largest);

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

  paint.scale = fit (cr, data, width, height, LARGEST) * PRINTER;
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

static void
set_pale (cairo_t     *cr,
          TrestleColor color,
          double       share)
{
  TrestleColor mixed = trestle_color_mix (trestle_palette_get (TRESTLE_PALETTE_PRINT)->canvas, color, share);

  cairo_set_source_rgb (cr, (mixed >> 16) / 255.0, (mixed >> 8 & 0xff) / 255.0, (mixed & 0xff) / 255.0);
}

static void
trace_rounded (cairo_t           *cr,
               const TrestleRect *rect)
{
  double x = rect->x, y = rect->y, right = x + rect->width, bottom = y + rect->height, r = PALE_CORNER;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_pale_wire (cairo_t            *cr,
                 const TrestleScene *scene,
                 const TrestleWire  *wire)
{
  for (guint i = 0; i < wire->n_points; i++)
    {
      const TrestlePoint *point = &g_array_index (scene->points, TrestlePoint, wire->first + i);

      cairo_line_to (cr, point->x, point->y);
    }
  cairo_stroke (cr);
}

/* Shapes without a word: what is read on the cover is the title. */
static void
paint_pale (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  const TrestleScene *scene = data;
  const TrestlePalette *palette = trestle_palette_get (TRESTLE_PALETTE_PRINT);

  fit (cr, scene, width, height, LARGEST);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_pale (cr, palette->link, PALE_LINE);
  for (guint i = 0; i < scene->wires->len; i++)
    paint_pale_wire (cr, scene, trestle_scene_get_wire (scene, i));
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      gboolean container = box->type == TRESTLE_BOX_LOCATION || box->type == TRESTLE_BOX_TRAY;

      if (!container && box->type != TRESTLE_BOX_CARD)
        continue;
      trace_rounded (cr, &box->rect);
      set_pale (cr, container ? palette->text : palette->tints[trestle_palette_get_tint (box->kind)],
                container ? PALE_FILL : PALE_TINT);
      cairo_fill (cr);
    }
}

static TrestleScene *
make_scene (TrestleComposer *composer,
            double           aspect,
            gboolean         marked)
{
  const TrestleSceneOptions options = { .aspect = aspect };
  TrestleScene *scene = trestle_scene_new (composer->design, &options);

  if (marked)
    {
      g_autoptr (TrestleMarks) marks = trestle_design_marks_new (composer->assessment);

      trestle_scene_set_marks (scene, marks);
    }

  return scene;
}

void
trestle_composer_put_pale_topology (TrestleComposer *composer,
                                    float            x,
                                    float            y,
                                    float            width,
                                    float            height)
{
  g_autoptr (TrestleScene) scene = make_scene (composer, width / height, FALSE);

  if (scene->boxes->len == 0)
    return;

  trestle_galley_put_picture (composer->galley, x, y, width, height, paint_pale, g_steal_pointer (&scene),
                              free_scene);
  trestle_galley_make_decoration (composer->galley);
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
              const TrestleRect *rect)
{
  const double dashes[] = { 6, 4 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  trestle_ink_set (cr, TRESTLE_INK_ACCENT);
  for (guint side = 0; side < 2; side++)
    {
      int x = side == 0 ? rect->x + OVERLAP : rect->x + rect->width - OVERLAP;
      int y = side == 0 ? rect->y + OVERLAP : rect->y + rect->height - OVERLAP;

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
  const TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_PRINT), .scale = PART * PRINTER, .area = part->rect };

  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, PART, PART);
  cairo_translate (cr, -part->rect.x, -part->rect.y);
  trestle_painter_paint (painter, cr, part->scene, &paint);
  mark_overlap (cr, &part->scene->bounds, &part->rect);
}

/* The names of the locations in @rect, or NULL. */
static char *
dup_names (TrestleScene      *scene,
           const TrestleRect *rect)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);

      if (box->type != TRESTLE_BOX_LOCATION || box->object == NULL || !trestle_rect_intersects (&box->rect, rect))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", trestle_object_get_name (box->object));
    }

  return g_string_free (names, names->len == 0);
}

static void
add_part (TrestleComposer   *composer,
          TrestleScene      *scene,
          const TrestleRect *rect,
          const char        *caption)
{
  TrestleGalley *galley = composer->galley;
  Part *part = g_new (Part, 1);
  float width = (float) (rect->width * PART), height = (float) (rect->height * PART);

  *part = (Part) { trestle_scene_ref (scene), *rect };
  trestle_galley_begin_figure (galley, caption);
  trestle_galley_begin_strip (galley, 0, TRESTLE_STRIP_KEEP);
  trestle_galley_put_picture (galley, 0, 0, width, height, paint_part, part, free_part);
  trestle_galley_end_strip (galley, height, 0);
  trestle_galley_end_tag (galley);
  trestle_galley_add_text (galley, TRESTLE_STYLE_CAPTION, caption);
}

/* As few parts as are no larger than @width × @height points, all of the same size. */
static Grid
cut (const TrestleRect *bounds,
     float              width,
     float              height)
{
  int widest = (int) (width / PART), highest = (int) (height / PART);
  Grid grid = { 1, 1, bounds->width, bounds->height };

  if (bounds->width > widest)
    grid.columns = (guint) ((bounds->width - OVERLAP + widest - OVERLAP - 1) / (widest - OVERLAP));
  if (bounds->height > highest)
    grid.rows = (guint) ((bounds->height - OVERLAP + highest - OVERLAP - 1) / (highest - OVERLAP));
  grid.width = (bounds->width + (int) (grid.columns - 1) * OVERLAP + (int) grid.columns - 1) / (int) grid.columns;
  grid.height = (bounds->height + (int) (grid.rows - 1) * OVERLAP + (int) grid.rows - 1) / (int) grid.rows;

  return grid;
}

/* A drawing that is too small to be read in one piece, in parts that can be.  Who reads a summary wants the whole only. */
static void
add_parts (TrestleComposer *composer,
           TrestleScene    *scene,
           float            height)
{
  TrestleGalley *galley = composer->galley;
  float width = trestle_galley_get_width (galley);
  Grid grid = cut (&scene->bounds, width, height);

  if (MIN (width / scene->bounds.width, height / scene->bounds.height) >= READABLE || grid.columns * grid.rows > MOST_PARTS ||
      composer->design->profile == TRESTLE_PROFILE_EXECUTIVE)
    return;
  for (guint i = 0; i < grid.columns * grid.rows; i++)
    {
      guint row = i / grid.columns, column = i % grid.columns;
      const TrestleRect rect = {
        scene->bounds.x + (int) column * (grid.width - OVERLAP), scene->bounds.y + (int) row * (grid.height - OVERLAP), grid.width, grid.height
      };
      g_autofree char *names = dup_names (scene, &rect), *caption = NULL;

      if (names == NULL)
        continue;
      /* Translators: numbers of the row and the column of a part of a large drawing, and the names of the locations in it */
      caption = g_strdup_printf (_("Figure 1, row %u, column %u: %s. What is beyond the dashed lines is in the next part too."),
                                 row + 1, column + 1, names);
      trestle_galley_begin_section (galley, _("Topology"), TRESTLE_SECTION_LANDSCAPE | TRESTLE_SECTION_BRIEF);
      add_part (composer, scene, &rect, caption);
    }
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

/* Returns how high the drawing is, at most @height. */
static float
add_figure (TrestleComposer *composer,
            TrestleScene    *scene,
            const char      *words,
            float            height)
{
  TrestleGalley *galley = composer->galley;
  float width = trestle_galley_get_width (galley);
  double scale = MIN (MIN (width / scene->bounds.width, height / scene->bounds.height), LARGEST);

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

void
trestle_section_topology (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  float height = trestle_galley_get_height (galley) - 70;
  g_autoptr (TrestleScene) scene = make_scene (composer, trestle_galley_get_width (galley) / height, TRUE);
  const char *caption = _("Figure 1. Locations with what stands there, and the links between them. The "
                          "same in words follows.");
  g_autofree char *prose = NULL;
  g_auto (GStrv) paragraphs = NULL;
  gboolean large;

  if (scene->boxes->len == 0)
    {
      trestle_galley_add_text (galley, TRESTLE_STYLE_BODY, _("There is nothing to draw yet."));
      return;
    }
  scene->bounds = trestle_rect_grow (&scene->bounds, OVERHANG);
  prose = trestle_scene_describe (scene);
  large = add_figure (composer, scene, strlen (prose) <= LONGEST ? prose : caption, height) > height * FLAT;
  trestle_galley_add_text (galley, TRESTLE_STYLE_CAPTION, caption);
  add_parts (composer, scene, height);
  if (large)
    trestle_galley_begin_section (galley, _("Topology"), TRESTLE_SECTION_BRIEF);
  trestle_galley_add_heading (galley, 2, NULL, _("The Topology in Words"));
  paragraphs = g_strsplit (prose, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (paragraphs[i][0] != '\0')
      trestle_galley_add_text (galley, TRESTLE_STYLE_SMALL, paragraphs[i]);
}
