/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology of a design as a picture, a page, or a drawing for other programs.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/* Around the drawing, in pixels of the plane. */
#define TRESTLE_PICTURE_MARGIN 24

typedef enum
{
  TRESTLE_PICTURE_PNG,
  TRESTLE_PICTURE_SVG,
  TRESTLE_PICTURE_PAGE,       /* a PDF of one page that is as large as the drawing */
  TRESTLE_PICTURE_DRAWIO,
  TRESTLE_PICTURE_GRAPHML,
  TRESTLE_N_PICTURES
} TrestlePictureFormat;

typedef struct
{
  const char *nick;           /* "svg", what the command line calls it */
  const char *extension;      /* "svg" */
  const char *title;          /* N_(), for file choosers */
  gboolean    embeds;         /* the design can be put into it and be opened from it */
} TrestlePictureInfo;

const TrestlePictureInfo *trestle_picture_get_info (TrestlePictureFormat    format);

/* The format called @nick, TRESTLE_N_PICTURES when there is none. */
TrestlePictureFormat      trestle_picture_from_nick (const char            *nick);

/* The topology of @design.  @scale: pixels of a PNG for each of the plane; a drawing
 * too large for a picture comes out smaller.  @marks may be NULL; the legend of an
 * overlay stands below.  NULL with @error set when it fails.
 */
GBytes                   *trestle_picture_make     (TrestleDesign          *design,
                                                    TrestleMarks           *marks,
                                                    TrestlePictureFormat    format,
                                                    TrestlePaletteId        palette,
                                                    double                  scale,
                                                    GError                **error);

/* @scene, with its marks, as SVG; see trestle_svg_new(). */
GBytes                   *trestle_picture_make_svg (TrestleScene           *scene,
                                                    TrestlePaletteId        palette,
                                                    const char             *title,
                                                    const char             *description,
                                                    const char             *prefix);

G_END_DECLS
