/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What pointer and keyboard mean on the canvas, without a toolkit: events go
 * in, commands come out.  The caller owns selection and design and carries the
 * commands out; the view is changed here.
 */
#pragma once

#include "layout.h"
#include "painter.h"
#include "view.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_EVENT_PRESS,
  TRESTLE_EVENT_MOTION,
  TRESTLE_EVENT_RELEASE,
  TRESTLE_EVENT_LEAVE,        /* the pointer has left the canvas */
  TRESTLE_EVENT_SCROLL,
  TRESTLE_EVENT_PINCH,
  TRESTLE_EVENT_KEY_PRESS,
  TRESTLE_EVENT_KEY_RELEASE,
  TRESTLE_EVENT_TIMER,        /* asked for by TRESTLE_COMMAND_WAIT */
  TRESTLE_EVENT_OFFER,        /* something of @kind is held over the canvas, to be dropped */
  TRESTLE_EVENT_DROP,         /* and is dropped */
  TRESTLE_EVENT_CANCEL        /* the toolkit takes the pointer away */
} TrestleEventType;

typedef enum
{
  TRESTLE_MODIFIER_SHIFT   = 1 << 0,
  TRESTLE_MODIFIER_CONTROL = 1 << 1
} TrestleModifiers;

typedef enum
{
  TRESTLE_KEY_NONE,
  TRESTLE_KEY_LEFT,
  TRESTLE_KEY_RIGHT,
  TRESTLE_KEY_UP,
  TRESTLE_KEY_DOWN,
  TRESTLE_KEY_TAB,
  TRESTLE_KEY_HOME,
  TRESTLE_KEY_END,
  TRESTLE_KEY_SPACE,
  TRESTLE_KEY_ENTER,          /* F2 too */
  TRESTLE_KEY_ESCAPE,
  TRESTLE_KEY_DELETE,
  TRESTLE_KEY_INSERT,
  TRESTLE_KEY_MENU,           /* Shift+F10 too */
  TRESTLE_KEY_TEXT            /* anything that is typed: @character */
} TrestleKey;

typedef struct
{
  TrestleEventType type;
  double           x, y;        /* pixels of the canvas */
  guint            button;      /* 1: primary, 2: middle, 3: secondary */
  int              n_press;     /* 2: double click */
  guint            modifiers;
  double           dx, dy;      /* of SCROLL: clicks, or pixels: positive shows what is right and below;
                                 * of PINCH: how far the fingers have moved since the last event */
  gboolean         pixels;      /* a touchpad */
  double           factor;      /* of PINCH: since the last event */
  TrestleKey       key;
  gunichar         character;   /* of TRESTLE_KEY_TEXT */
  TrestleKind      kind;        /* of OFFER and DROP */
  gint64           time;        /* milliseconds */
} TrestleEvent;

typedef enum
{
  TRESTLE_COMMAND_REDRAW,     /* the overlay looks different */
  TRESTLE_COMMAND_VIEW,       /* the view has changed */
  TRESTLE_COMMAND_SELECT,     /* @object and nothing else; NULL: nothing */
  TRESTLE_COMMAND_TOGGLE,     /* @object */
  TRESTLE_COMMAND_BAND,       /* @objects were touched: @mode says what to do with them */
  TRESTLE_COMMAND_FOCUS,      /* the keyboard is at @object; it is selected too */
  TRESTLE_COMMAND_HOVER,      /* the pointer is over @object, or NULL */
  TRESTLE_COMMAND_PLACE,      /* write @placements, in one step */
  TRESTLE_COMMAND_NUDGE,      /* the same, to be joined with the nudges before */
  TRESTLE_COMMAND_MOVE_TO,    /* move the machines of @placements to @object, a location, and place them there */
  TRESTLE_COMMAND_COPY,       /* copy what @placements are about and place the copies there, in @object, a
                               * location, or with NULL each where its original stands */
  TRESTLE_COMMAND_CONNECT,    /* connect @object with @other */
  TRESTLE_COMMAND_CONNECT_NEW,  /* connect @object with something new at @x, @y, in @other, a location or NULL */
  TRESTLE_COMMAND_CHOOSE_TARGET,  /* let the user choose what to connect @object with */
  TRESTLE_COMMAND_RELAY,      /* the link @object runs from @kept to @other now */
  TRESTLE_COMMAND_ACTIVATE,   /* rename @object; unless it is 0, @character has been typed of the name */
  TRESTLE_COMMAND_INSERT,     /* add something at @x, @y, pixels of the canvas, inside @object or NULL */
  TRESTLE_COMMAND_ADD,        /* add something of @kind at @x, @y, inside @object or NULL */
  TRESTLE_COMMAND_CONTEXT,    /* a menu for what is selected at @x, @y */
  TRESTLE_COMMAND_DELETE,     /* delete what is selected */
  TRESTLE_COMMAND_ACCEPT,     /* while locked: what is shown is to become true */
  TRESTLE_COMMAND_REJECT,     /* while locked: what is shown is given up */
  TRESTLE_COMMAND_WAIT        /* send a TIMER event at @time, unless other events did before */
} TrestleCommandType;

typedef enum
{
  TRESTLE_BAND_REPLACE,
  TRESTLE_BAND_ADD,
  TRESTLE_BAND_TOGGLE
} TrestleBandMode;

typedef struct
{
  TrestleCommandType type;
  TrestleObject     *object;      /* borrowed from the scene */
  TrestleObject     *other, *kept;
  GPtrArray         *objects;     /* of BAND */
  TrestleBandMode    mode;
  TrestleKind        kind;        /* of ADD */
  GArray            *placements;  /* of TrestlePlacement */
  double             x, y;
  gunichar           character;   /* of ACTIVATE */
  gint64             time;
} TrestleCommand;

typedef enum
{
  TRESTLE_CURSOR_DEFAULT,
  TRESTLE_CURSOR_GRAB,        /* the space bar is down */
  TRESTLE_CURSOR_GRABBING,    /* the picture is being moved */
  TRESTLE_CURSOR_MOVE,        /* over or dragging something that can be moved */
  TRESTLE_CURSOR_COPY,        /* dragging, to leave a copy */
  TRESTLE_CURSOR_CONNECT,     /* over a handle or dragging from one */
  TRESTLE_CURSOR_NO_DROP
} TrestleCursor;

typedef struct _TrestleCanvasInput TrestleCanvasInput;

/* @view and @selected (a set of TrestleObject) are borrowed; the latter is
 * only read.
 */
TrestleCanvasInput *trestle_canvas_input_new         (TrestleView              *view,
                                                      GHashTable               *selected);
void                trestle_canvas_input_free        (TrestleCanvasInput       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleCanvasInput, trestle_canvas_input_free)

/* The scene that events are about; what was under way is given up. */
void                trestle_canvas_input_set_scene   (TrestleCanvasInput       *self,
                                                      TrestleScene             *scene);

/* The wheel zooms and Ctrl+wheel scrolls, instead of the reverse. */
void                trestle_canvas_input_set_wheel_zooms (TrestleCanvasInput   *self,
                                                      gboolean                  wheel_zooms);

/* Whether what is dragged lines up with what stands beside it. */
void                trestle_canvas_input_set_snaps   (TrestleCanvasInput       *self,
                                                      gboolean                  snaps);
gboolean            trestle_canvas_input_get_snaps   (TrestleCanvasInput       *self);

/* Whether the pointer is a finger, which trembles more. */
void                trestle_canvas_input_set_touch   (TrestleCanvasInput       *self,
                                                      gboolean                  touch);

/* Whether what is shown is not yet so: it can be looked at but not edited, Enter
 * accepts and Escape rejects it.
 */
void                trestle_canvas_input_set_locked  (TrestleCanvasInput       *self,
                                                      gboolean                  locked);

/* Takes an event in.  Returns the commands that follow from it, to be carried
 * out in their order; borrowed until the next call.  @handled is FALSE when the
 * event means nothing here and should go on (a Tab behind the last thing); NULL
 * to ignore.
 */
const GArray       *trestle_canvas_input_handle      (TrestleCanvasInput       *self,
                                                      const TrestleEvent       *event,
                                                      gboolean                 *handled);

/* Fills in what the overlay shows of what is under way: the rubber band, what
 * is dragged and how far, the lit target and its text, hover and focus.
 * Borrowed until the next event.
 */
void                trestle_canvas_input_get_overlay (TrestleCanvasInput       *self,
                                                      TrestleOverlay           *overlay);

/* Movers that are being dragged, to be hidden in the picture below; or NULL. */
GHashTable         *trestle_canvas_input_get_dragged (TrestleCanvasInput       *self);

/* Everything selected that can be moved: set of movers, owned. */
GHashTable         *trestle_canvas_input_list_movers (TrestleCanvasInput       *self);

/* Where @movers stand: array of TrestlePlacement, owned. */
GArray             *trestle_canvas_input_list_places (TrestleCanvasInput       *self,
                                                      GHashTable               *movers);

TrestleCursor       trestle_canvas_input_get_cursor  (TrestleCanvasInput       *self);

/* Where the keyboard is: an object of the scene, or NULL. */
TrestleObject      *trestle_canvas_input_get_focus   (TrestleCanvasInput       *self);
void                trestle_canvas_input_set_focus   (TrestleCanvasInput       *self,
                                                      TrestleObject            *object);

G_END_DECLS
