/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints a scene with cairo: the same on the screen, in a PDF and in a picture.
 * Coordinates are those of the plane; the caller scales and moves the cairo_t.
 */
#pragma once

#include <cairo.h>

#include "palette.h"
#include "scene.h"

G_BEGIN_DECLS

/* What pictures are set in where it is installed. */
#define TRESTLE_FONT_FAMILY "Inter, Adwaita Sans, Cantarell, sans-serif"

typedef struct _TrestlePainter TrestlePainter;

/* Called around the painting of each box, @begin TRUE before and FALSE after
 * it, so that a document can tag or link what is painted.
 */
typedef void (*TrestleBoxFunc) (cairo_t             *cr,
                                const TrestleBox    *box,
                                gboolean             begin,
                                gpointer             data);

typedef struct
{
  const TrestlePalette *palette;
  double                scale;      /* pixels on the screen for one of the plane: decides what can be
                                     * seen; 0: everything, as on paper */
  TrestleRect           area;       /* what is to be painted; empty: everything */
  gboolean              background; /* paint the canvas behind it too */
  gboolean              small;      /* too small for names and badges, which keep their size on the screen */
  GHashTable           *hidden;     /* set of movers (TrestleObject) that are drawn elsewhere, or NULL */
  struct _TrestleSvg   *svg;        /* takes the picture instead of the cairo_t, which must not be
                                     * transformed; or NULL */
  TrestleBoxFunc        box_func;   /* or NULL */
  gpointer              box_data;
} TrestlePaint;

/* What lies over the picture and changes with the pointer. */
typedef struct
{
  const TrestlePalette *palette;
  double                scale;
  GHashTable           *selected;   /* set of TrestleObject, or NULL */
  TrestleObject        *focused;    /* or NULL */
  TrestleObject        *hovered;    /* or NULL */
  gboolean              streams;    /* lines of clients of what is selected */
  const GArray         *ghosts;     /* of TrestleRect: where things stood before, or NULL */
  const TrestleRect    *band;       /* the rubber band, or NULL */
  GHashTable           *dragged;    /* set of movers, or NULL */
  int                   dx, dy;     /* how far they have been dragged, on the plane */
  gboolean              carried;    /* the caller paints them */
  TrestleObject        *target;     /* location that is lit to receive them, or NULL */
  const char           *target_text;  /* what dropping here does: “Move MEDV-01 to Paris”; or NULL */
  const GArray         *guides;     /* of TrestleGuide, or NULL */
  gboolean              copying;    /* what is dragged stays where it is, too */
  const TrestleBox     *handles;    /* what shows where it can be connected, or NULL: what is focused */
  const TrestleBox     *connecting; /* what is being connected, or NULL */
  double                line[4];    /* from where to where the connection is drawn, on the plane */
  const GArray         *legal;      /* of guint: boxes it can be connected with */
  TrestleObject        *connect_target;   /* the one under the pointer, or NULL */
  const char           *connect_text;     /* what dropping does, or why nothing; or NULL */
} TrestleOverlay;

/* @family: font family, NULL for TRESTLE_FONT_FAMILY. */
TrestlePainter *trestle_painter_new           (const char           *family);
void            trestle_painter_free          (TrestlePainter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestlePainter, trestle_painter_free)

void            trestle_painter_paint         (TrestlePainter       *self,
                                               cairo_t              *cr,
                                               TrestleScene         *scene,
                                               const TrestlePaint   *paint);

/* Selection, focus, hovering, the rubber band and what is being dragged; to be
 * painted over the picture, in which @dragged is hidden.
 */
void            trestle_painter_paint_overlay (TrestlePainter       *self,
                                               cairo_t              *cr,
                                               TrestleScene         *scene,
                                               const TrestleOverlay *overlay);

/* What is dragged, where it stood. */
void            trestle_painter_paint_dragged (TrestlePainter       *self,
                                               cairo_t              *cr,
                                               TrestleScene         *scene,
                                               const TrestleOverlay *overlay);

/* How much room the legend of @marks takes at 100 %: nothing when there is none. */
void            trestle_painter_measure_legend (TrestlePainter      *self,
                                               const TrestlePalette *palette,
                                               TrestleMarks         *marks,
                                               double               *width,
                                               double               *height);

/* Paints it with its top left corner at 0, 0; @svg (or NULL) as when painting. */
void            trestle_painter_paint_legend  (TrestlePainter       *self,
                                               cairo_t              *cr,
                                               const TrestlePalette *palette,
                                               TrestleMarks         *marks,
                                               struct _TrestleSvg   *svg);

/* How far an overlay reaches beyond the boxes it is about, in pixels on the screen. */
#define TRESTLE_OVERLAY_MARGIN 12

/* Paints the whole scene in full detail into @x, @y, @width, @height of @cr,
 * as large as fits but not larger than @max_scale (0: no limit), in its middle.
 * Returns the scale.
 */
double          trestle_painter_paint_fitted  (TrestlePainter       *self,
                                               cairo_t              *cr,
                                               TrestleScene         *scene,
                                               const TrestlePalette *palette,
                                               double                x,
                                               double                y,
                                               double                width,
                                               double                height,
                                               double                max_scale,
                                               TrestleBoxFunc        box_func,
                                               gpointer              box_data);

G_END_DECLS
