/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and painting the logo.
 */
#include "logo.h"

#include <string.h>

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

cairo_surface_t *
trestle_logo_read (const char *data)
{
  g_autofree guchar *bytes = NULL;
  Source source = { 0 };
  cairo_surface_t *surface;

  if (data == NULL || data[0] == '\0')
    return NULL;

  bytes = g_base64_decode (data, &source.left);
  source.next = bytes;
  surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);

  return NULL;
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
