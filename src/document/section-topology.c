/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology: the drawing of the window on one page, the same in words after
 * it, and very pale on the cover.
 */
#include "config.h"

#include "drawing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "palette.h"

#define FLAT         0.6            /* of the page’s height: a lower drawing leaves room for its words */
#define LONGEST      2000           /* bytes of words that stand for the drawing where it cannot be seen */
#define PALE_FILL    0.035          /* shares of ink in what stands behind the cover */
#define PALE_TINT    0.09
#define PALE_LINE    0.13
#define PALE_CORNER  12.0
#define READABLE     0.36       /* a smaller drawing is shown in parts too, of this scale */
#define PART         0.5
#define OVERLAP      64         /* of parts beside each other, in pixels of the plane */
#define MOST_PARTS   24         /* more of them are no overview any more */

/* How the drawing is cut. */
typedef struct
{
  guint columns, rows;
  int   width, height;          /* of a part, in pixels of the plane */
} Grid;

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

  trestle_drawing_fit (cr, scene, width, height);
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

void
trestle_composer_put_pale_topology (TrestleComposer *composer,
                                    float            x,
                                    float            y,
                                    float            width,
                                    float            height)
{
  g_autoptr (TrestleScene) scene = trestle_drawing_make_scene (composer, 0, width / height, FALSE);

  if (scene->boxes->len == 0)
    return;

  trestle_galley_put_picture (composer->galley, x, y, width, height, paint_pale, g_steal_pointer (&scene),
                              (GDestroyNotify) trestle_scene_unref);
  trestle_galley_make_decoration (composer->galley);
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
      trestle_drawing_add_part (composer, scene, &rect, PART, OVERLAP, caption);
      trestle_galley_add_text (galley, TRESTLE_STYLE_CAPTION, caption);
    }
}

void
trestle_section_topology (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  float height = trestle_galley_get_height (galley) - 70;
  g_autoptr (TrestleScene) scene = trestle_drawing_make_scene (composer, 0, trestle_galley_get_width (galley) / height, TRUE);
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
  prose = trestle_scene_describe (scene);
  large = trestle_drawing_add (composer, scene, strlen (prose) <= LONGEST ? prose : caption, height) > height * FLAT;
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
