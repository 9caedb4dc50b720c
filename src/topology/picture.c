/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology of a design as a picture file.
 */
#include "config.h"

#include "picture.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_SIDE 16000.0      /* pixels: cairo’s limit is 32,767, memory is nearer */

/* What cairo’s callback needs to write and to report. */
typedef struct
{
  GOutputStream *stream;
  GCancellable  *cancellable;
  GError       **error;
} Sink;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Sink *sink = data;

  if (g_output_stream_write_all (sink->stream, bytes, length, NULL, sink->cancellable, sink->error))
    return CAIRO_STATUS_SUCCESS;

  return CAIRO_STATUS_WRITE_ERROR;
}

gboolean
trestle_topology_export_png (TrestleDesign   *design,
                             TrestleMarks    *marks,
                             TrestlePaletteId palette,
                             double           scale,
                             GOutputStream   *stream,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  TrestleRect area = trestle_rect_grow (&scene->bounds, TRESTLE_PICTURE_MARGIN);
  const TrestlePaint paint = { .palette = trestle_palette_get (palette), .area = area, .background = TRUE };
  Sink sink = { stream, cancellable, error };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  trestle_scene_set_marks (scene, marks);
  scale = MIN (scale, MAX_SIDE / MAX (area.width, area.height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (area.width * scale)),
                                        MAX (1, (int) ceil (area.height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area.x, -area.y);
  trestle_painter_paint (painter, cr, scene, &paint);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, &sink);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be made: %s"),
                 cairo_status_to_string (status));

  return FALSE;
}
