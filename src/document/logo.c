/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and painting the logo.
 */
#include "config.h"

#include "logo.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define SVG_SIZE 1200.0     /* pixels of the longer side: as many as a printer has dots for a logo */

typedef struct
{
  const guchar *next;
  gsize         left;
} Source;

static cairo_status_t
read_cb (void          *data,
         unsigned char *bytes,
         unsigned int   length)
{
  Source *source = data;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (bytes, source->next, length);
  source->next += length;
  source->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_png (const guchar *bytes,
          gsize         length)
{
  Source source = { bytes, length };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &source);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);

  return NULL;
}

/* Its size in pixels, or the proportions of what it shows. */
static gboolean
get_size (RsvgHandle *handle,
          double     *width,
          double     *height)
{
  gboolean has_width, has_height, has_view;
  RsvgLength w, h;
  RsvgRectangle view;

  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height))
    {
      rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &w, &has_height, &h, &has_view, &view);
      if (!has_view)
        return FALSE;
      *width = view.width;
      *height = view.height;
    }

  return *width > 0 && *height > 0 && isfinite (*width / *height) && isfinite (*height / *width);
}

static cairo_surface_t *
render (RsvgHandle *handle)
{
  RsvgRectangle area = { 0 };
  cairo_surface_t *surface;
  gboolean rendered;
  double scale;
  cairo_t *cr;

  if (!get_size (handle, &area.width, &area.height))
    return NULL;
  scale = SVG_SIZE / MAX (area.width, area.height);
  area.width = MAX (round (area.width * scale), 1);
  area.height = MAX (round (area.height * scale), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) area.width, (int) area.height);
  cr = cairo_create (surface);
  rendered = rsvg_handle_render_document (handle, cr, &area, NULL) && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (rendered)
    return surface;
  cairo_surface_destroy (surface);

  return NULL;
}

/* Without an address of its own it can refer to nothing outside. */
static cairo_surface_t *
read_svg (const guchar *bytes,
          gsize         length)
{
  RsvgHandle *handle = rsvg_handle_new_from_data (bytes, length, NULL);
  cairo_surface_t *surface = handle != NULL ? render (handle) : NULL;

  g_clear_object (&handle);

  return surface;
}

cairo_surface_t *
trestle_logo_read (const char *data)
{
  g_autofree guchar *bytes = NULL;
  cairo_surface_t *surface;
  gsize length;

  if (data == NULL || data[0] == '\0')
    return NULL;
  bytes = g_base64_decode (data, &length);
  surface = read_png (bytes, length);

  return surface != NULL ? surface : read_svg (bytes, length);
}

void
trestle_logo_paint (cairo_t *cr,
                    double   width,
                    double   height,
                    gpointer data)
{
  double scale = MIN (width / cairo_image_surface_get_width (data), height / cairo_image_surface_get_height (data));

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, data, 0, 0);
  cairo_paint (cr);
}
