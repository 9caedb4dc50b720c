/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the painter draw with.
 */
#pragma once

#include "painter.h"
#include "svg.h"
#include "text.h"

G_BEGIN_DECLS

/* How much can be seen. */
typedef enum
{
  TRESTLE_LEVEL_DOTS,       /* plain rectangles */
  TRESTLE_LEVEL_BLOCKS,     /* tinted blocks, names of locations */
  TRESTLE_LEVEL_NAMES,      /* names, no details */
  TRESTLE_LEVEL_FULL
} TrestleLevel;

typedef struct
{
  cairo_t              *cr;
  TrestleScene         *scene;
  const TrestlePalette *palette;
  TrestleTexts         *texts;
  double                scale;        /* never 0 */
  TrestleLevel          level;
  TrestleSvg           *svg;          /* takes what would be painted; or NULL */
} TrestlePen;

/* Fills or strokes the current path. */
void         trestle_pen_fill     (const TrestlePen   *pen);
void         trestle_pen_fill_preserve (const TrestlePen *pen);
void         trestle_pen_stroke   (const TrestlePen   *pen);

/* Where a text stands horizontally. */
typedef enum
{
  TRESTLE_ALIGN_START,
  TRESTLE_ALIGN_MIDDLE,
  TRESTLE_ALIGN_END
} TrestleAlign;

TrestleTexts *trestle_painter_get_texts (TrestlePainter   *self);

TrestleLevel trestle_level_choose (double              scale);

void         trestle_pen_color    (const TrestlePen   *pen,
                                   TrestleColor        color,
                                   double              alpha);

/* Begins a new path: a rectangle with rounded corners. */
void         trestle_pen_round    (const TrestlePen   *pen,
                                   double              x,
                                   double              y,
                                   double              width,
                                   double              height,
                                   double              radius);

/* Draws @text so that the middle of its line is at @y; returns its width. */
double       trestle_pen_text     (const TrestlePen   *pen,
                                   TrestleFont         font,
                                   double              zoom,
                                   TrestleColor        color,
                                   TrestleAlign        align,
                                   const char         *text,
                                   double              x,
                                   double              y,
                                   double              width);

double       trestle_pen_measure  (const TrestlePen   *pen,
                                   TrestleFont         font,
                                   double              zoom,
                                   const char         *text);

/* Fills the symbol @name, in a square of side @size with its corner at @x, @y. */
void         trestle_pen_symbol   (const TrestlePen   *pen,
                                   const char         *name,
                                   TrestleColor        color,
                                   double              x,
                                   double              y,
                                   double              size);

/* The symbol of a verdict; hatched when it rests on assumptions. */
void         trestle_pen_verdict  (const TrestlePen   *pen,
                                   const TrestleMark  *mark,
                                   double              x,
                                   double              y,
                                   double              size);

/* The letter of a group on a disc of its tint; nothing for 0.  Returns its width. */
double       trestle_pen_group    (const TrestlePen   *pen,
                                   guint               group,
                                   double              x,
                                   double              y,
                                   double              size);
TrestleColor trestle_pen_get_group_tint (const TrestlePen *pen,
                                   guint               group);

/* One line of what clients do over the network. */
void         trestle_pen_stream   (const TrestlePen    *pen,
                                   const TrestleStream *stream);

/* A badge with shape and number of the worst findings, its right end at @right
 * and its middle at @y; returns its width, 0 without findings.
 */
double       trestle_pen_badge    (const TrestlePen   *pen,
                                   const TrestleMark  *mark,
                                   double              right,
                                   double              y,
                                   double              zoom);

/* Boxes (paint-box.c). */
void         trestle_pen_box      (const TrestlePen   *pen,
                                   guint               index);

/* Around locations that belong together (paint-outline.c). */
void         trestle_pen_outlines (const TrestlePen   *pen,
                                   const TrestleRect  *area);

/* From far away (paint-far.c). */
void         trestle_pen_badges   (const TrestlePen   *pen,
                                   guint               index);
void         trestle_pen_dots     (const TrestlePen   *pen,
                                   const GArray       *boxes);
void         trestle_pen_title    (const TrestlePen   *pen,
                                   guint               index);

/* How high a line of a location's name is that can still be read. */
double       trestle_pen_get_far_line (const TrestlePen *pen);

/* Whether chips of populations are to be seen from here: else the name of the location
 * takes their room.
 */
gboolean     trestle_pen_shows_chips (const TrestlePen *pen);

/* Links (paint-wire.c). */
void         trestle_pen_wires    (const TrestlePen   *pen,
                                   const TrestleRect  *area);
void         trestle_pen_labels   (const TrestlePen   *pen,
                                   const TrestleRect  *area);
void         trestle_pen_label    (const TrestlePen   *pen,
                                   guint               wire,
                                   gboolean            selected);

/* What helps with putting things right (paint-connect.c). */
void         trestle_pen_guides   (const TrestlePen     *pen,
                                   const GArray         *guides);
void         trestle_pen_handles  (const TrestlePen     *pen,
                                   const TrestleBox     *box);
void         trestle_pen_ends     (const TrestlePen     *pen,
                                   const TrestleWire    *wire);
void         trestle_pen_connection (const TrestlePen   *pen,
                                   const TrestleOverlay *overlay);

/* A line of text on a pill around @x, @y: what dropping does, or not @positive
 * why it does nothing.
 */
void         trestle_pen_pill     (const TrestlePen   *pen,
                                   const char         *text,
                                   gboolean            positive,
                                   double              x,
                                   double              y);

/* Begins a new path: a ring around @box, to be stroked, whose inner edge is @gap
 * pixels of the screen away.
 */
void         trestle_pen_ring     (const TrestlePen   *pen,
                                   const TrestleBox   *box,
                                   double              gap,
                                   double              width);

/* Adds the whole way of a wire, with rounded corners, to the current path. */
void         trestle_pen_way      (const TrestlePen   *pen,
                                   const TrestleWire  *wire);

G_END_DECLS
