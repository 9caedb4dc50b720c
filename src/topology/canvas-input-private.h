/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What pointer and keyboard share.
 */
#pragma once

#include "canvas-input.h"
#include "guides.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_INPUT_IDLE,
  TRESTLE_INPUT_PRESSED,      /* the primary button is down, nothing has moved yet */
  TRESTLE_INPUT_BANDING,
  TRESTLE_INPUT_DRAGGING,
  TRESTLE_INPUT_ON_HANDLE,    /* the primary button is down on a handle */
  TRESTLE_INPUT_CONNECTING,
  TRESTLE_INPUT_PANNING,
  TRESTLE_INPUT_OFFERED       /* something from outside is held over the canvas */
} TrestleInputState;

struct _TrestleCanvasInput
{
  TrestleView       *view;
  GHashTable        *selected;
  TrestleScene      *scene;
  gboolean           wheel_zooms, touch, snaps, locked;
  GArray            *commands;      /* of TrestleCommand */

  TrestleInputState  state;
  gboolean           space;         /* the space bar is down */
  gboolean           space_used;    /* and the picture has been moved with it */
  double             start_x, start_y;    /* of the press, pixels of the canvas */
  double             x, y;          /* of the pointer */
  guint              modifiers;     /* of the press */
  int                pressed;       /* box, or -1 */
  TrestleObject     *pressed_object;      /* borrowed from the scene; of a box or a link */
  gboolean           select_on_release;   /* the press was on one of several selected */

  TrestleRect        band;
  gboolean           placing;       /* band is where something new would stand */
  GHashTable        *dragged;       /* set of movers, or NULL */
  gboolean           copying;       /* what is dragged stays and a copy is dropped */
  int                dx, dy;
  GArray            *guides;        /* of TrestleGuide */
  int                target;        /* box of the location under what is dragged, or -1 */
  gint64             target_since;
  gboolean           lit;
  char              *target_text;

  int                handled;       /* box that shows handles, or -1 */
  int                connecting;    /* box that is being connected */
  TrestlePoint       connect_from;
  GArray            *legal;         /* of guint: boxes it can be connected with */
  TrestleObject     *connect_target;  /* that under the pointer, borrowed from the scene, or NULL */
  TrestleObject     *relaid;        /* the link whose end is dragged, borrowed from the scene, or NULL */
  TrestleObject     *relaid_from;   /* where that end is now */

  TrestleObject     *hovered;       /* borrowed from the scene */
  TrestleObject     *focus;
};

/* Appends a command; valid until the next. */
TrestleCommand *trestle_input_emit    (TrestleCanvasInput *self,
                                       TrestleCommandType  type,
                                       TrestleObject      *object);

/* Gives up what is under way. */
void            trestle_input_abort   (TrestleCanvasInput *self);

/* The movers of what is selected, without those inside others; owned. */
GHashTable     *trestle_input_list_movers (TrestleCanvasInput *self,
                                       gboolean            locations,
                                       gboolean            machines);

/* Where @movers are when moved by @dx, @dy on the plane, inside the box
 * @container or, with -1, each inside its own.
 */
GArray         *trestle_input_place   (TrestleCanvasInput *self,
                                       GHashTable         *movers,
                                       int                 dx,
                                       int                 dy,
                                       int                 container);

/* What is at a point of the canvas, and in which box (-1: none). */
TrestleObject  *trestle_input_pick    (TrestleCanvasInput *self,
                                       double              x,
                                       double              y,
                                       int                *box);

/* The outermost box under the pointer, and that around what was pressed; or -1. */
int             trestle_input_find_container (TrestleCanvasInput *self);
int             trestle_input_get_home (TrestleCanvasInput *self);

/* What follows while something is dragged, as time passes, and at the end. */
void            trestle_input_update_drag (TrestleCanvasInput *self,
                                       const TrestleEvent *event);
void            trestle_input_update_target (TrestleCanvasInput *self,
                                       gint64              time);
void            trestle_input_finish_drag (TrestleCanvasInput *self);

/* Handles: whether the pointer is on one; a press on one; what follows. */
gboolean        trestle_input_is_at_handle (TrestleCanvasInput *self);
gboolean        trestle_input_press_handle (TrestleCanvasInput *self);
void            trestle_input_begin_connecting (TrestleCanvasInput *self);
void            trestle_input_update_connecting (TrestleCanvasInput *self);
void            trestle_input_finish_connecting (TrestleCanvasInput *self);
void            trestle_input_fill_connection (TrestleCanvasInput *self,
                                       TrestleOverlay     *overlay);

/* What follows from an OFFER and a DROP; FALSE when it cannot be dropped there. */
gboolean        trestle_input_offer   (TrestleCanvasInput *self,
                                       const TrestleEvent *event);
gboolean        trestle_input_drop    (TrestleCanvasInput *self,
                                       const TrestleEvent *event);

/* Keys; FALSE when the key means nothing here. */
gboolean        trestle_input_press_key (TrestleCanvasInput *self,
                                       const TrestleEvent *event);

G_END_DECLS
