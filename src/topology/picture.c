/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology of a design as a file; see the header.
 */
#include "config.h"

#include "picture.h"

#include "diagram.h"
#include "svg.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define MAX_SIDE 16000.0      /* pixels: cairo’s limit is 32,767, memory is nearer */
#define POINTS 0.75           /* of paper for a pixel */

static const TrestlePictureInfo infos[TRESTLE_N_PICTURES] = {
  [TRESTLE_PICTURE_PNG] = { "png", "png", N_("Picture (PNG)"), TRUE },
  [TRESTLE_PICTURE_SVG] = { "svg", "svg", N_("Scalable Picture (SVG)"), TRUE },
  [TRESTLE_PICTURE_PAGE] = { "page", "pdf", N_("Page (PDF)"), FALSE },
  [TRESTLE_PICTURE_DRAWIO] = { "drawio", "drawio", N_("Diagram (draw.io)"), FALSE },
  [TRESTLE_PICTURE_GRAPHML] = { "graphml", "graphml", N_("Graph (GraphML)"), FALSE }
};

/* What is painted: the drawing and below it the legend. */
typedef struct
{
  TrestleScene         *scene;
  TrestlePainter       *painter;
  TrestleMarks         *marks;
  const TrestlePalette *palette;
  TrestleRect           area;
  double                legend;     /* where it begins, on the plane; only with a height */
  double                height;
} Sheet;

static void
sheet_init (Sheet           *self,
            TrestleScene    *scene,
            TrestleMarks    *marks,
            TrestlePaletteId palette)
{
  double width = 0;

  *self = (Sheet) { scene, trestle_painter_new (NULL), marks, trestle_palette_get (palette) };
  trestle_scene_set_marks (scene, marks);
  self->area = trestle_rect_grow (&scene->bounds, TRESTLE_PICTURE_MARGIN);
  if (marks != NULL)
    trestle_painter_measure_legend (self->painter, self->palette, marks, &width, &self->height);
  if (self->height > 0)
    {
      self->legend = self->area.y + self->area.height;
      self->area.width = MAX (self->area.width, (int) ceil (width) + 2 * TRESTLE_PICTURE_MARGIN);
      self->area.height += (int) ceil (self->height) + TRESTLE_PICTURE_MARGIN;
    }
}

static void
tag_box (cairo_t          *cr,
         const TrestleBox *box,
         gboolean          begin,
         gpointer          data)
{
  gpointer *both = data;
  TrestleScene *scene = both[0];

  if (begin)
    {
      g_autofree char *title = trestle_scene_describe_box (scene, box - (const TrestleBox *) scene->boxes->data);

      trestle_svg_begin (both[1], title, 0, 0);
    }
  else
    {
      trestle_svg_end (both[1]);
    }
}

static void
sheet_paint (Sheet      *self,
             cairo_t    *cr,
             TrestleSvg *svg)
{
  gpointer both[] = { self->scene, svg };
  const TrestlePaint paint = {
    .palette = self->palette, .area = self->area, .background = TRUE, .svg = svg, .box_func = svg != NULL ? tag_box : NULL,
    .box_data = both
  };

  trestle_painter_paint (self->painter, cr, self->scene, &paint);
  if (self->height <= 0)
    return;
  if (svg != NULL)
    trestle_svg_begin (svg, NULL, self->area.x + TRESTLE_PICTURE_MARGIN, self->legend);
  else
    cairo_translate (cr, self->area.x + TRESTLE_PICTURE_MARGIN, self->legend);
  trestle_painter_paint_legend (self->painter, cr, self->palette, self->marks, svg);
  if (svg != NULL)
    trestle_svg_end (svg);
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray    *bytes,
        cairo_status_t status,
        GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be made: %s"),
               cairo_status_to_string (status));

  return NULL;
}

static GBytes *
make_png (Sheet   *sheet,
          double   scale,
          GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  scale = MIN (scale, MAX_SIDE / MAX (sheet->area.width, sheet->area.height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (sheet->area.width * scale)),
                                        MAX (1, (int) ceil (sheet->area.height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -sheet->area.x, -sheet->area.y);
  sheet_paint (sheet, cr, NULL);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}

static GBytes *
make_page (Sheet   *sheet,
           GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, sheet->area.width * POINTS,
                                                                  sheet->area.height * POINTS);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, POINTS, POINTS);
  cairo_translate (cr, -sheet->area.x, -sheet->area.y);
  sheet_paint (sheet, cr, NULL);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}

static GBytes *
make_svg (Sheet      *sheet,
          const char *title,
          const char *description,
          const char *prefix)
{
  g_autoptr (TrestleSvg) svg = trestle_svg_new (&sheet->area, title, description, prefix);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  sheet_paint (sheet, cr, svg);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return trestle_svg_finish (svg);
}

const TrestlePictureInfo *
trestle_picture_get_info (TrestlePictureFormat format)
{
  g_return_val_if_fail (format < TRESTLE_N_PICTURES, NULL);

  return &infos[format];
}

TrestlePictureFormat
trestle_picture_from_nick (const char *nick)
{
  TrestlePictureFormat format = 0;

  while (format < TRESTLE_N_PICTURES && !g_str_equal (infos[format].nick, nick))
    format++;

  return format;
}

GBytes *
trestle_picture_make (TrestleDesign       *design,
                      TrestleMarks        *marks,
                      TrestlePictureFormat format,
                      TrestlePaletteId     palette,
                      double               scale,
                      GError             **error)
{
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  const char *title = design->name != NULL ? design->name : _("Topology");
  GBytes *bytes;
  Sheet sheet;

  trestle_scene_set_marks (scene, marks);
  if (format == TRESTLE_PICTURE_DRAWIO)
    return trestle_diagram_make_drawio (scene, title);
  if (format == TRESTLE_PICTURE_GRAPHML)
    return trestle_diagram_make_graphml (scene);

  sheet_init (&sheet, scene, marks, palette);
  if (format == TRESTLE_PICTURE_SVG)
    bytes = make_svg (&sheet, title, NULL, "clip-");
  else
    bytes = format == TRESTLE_PICTURE_PAGE ? make_page (&sheet, error) : make_png (&sheet, scale, error);
  trestle_painter_free (sheet.painter);

  return bytes;
}

GBytes *
trestle_picture_make_svg (TrestleScene    *scene,
                          TrestlePaletteId palette,
                          const char      *title,
                          const char      *description,
                          const char      *prefix)
{
  Sheet sheet = {
    .scene = scene, .painter = trestle_painter_new (NULL), .palette = trestle_palette_get (palette), .area = scene->bounds
  };
  GBytes *bytes = make_svg (&sheet, title, description, prefix);

  trestle_painter_free (sheet.painter);

  return bytes;
}
