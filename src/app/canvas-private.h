/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the canvas share.
 */
#pragma once

#include "canvas.h"

#include "canvas-input.h"
#include "canvas-tiles.h"
#include "painter.h"

G_BEGIN_DECLS

typedef struct _TrestleCanvasNode TrestleCanvasNode;

struct _TrestleCanvas
{
  GtkWidget           parent_instance;
  TrestleProject     *project;
  int                 step;

  TrestleScene       *scene;            /* NULL without a project */
  TrestleMarks       *marks;
  gboolean            scene_stale;
  gboolean            marks_stale;
  guint               update_id;
  GHashTable         *collapsed;        /* set of ids */

  TrestleView         view;
  gboolean            fit_pending;      /* once there is a size and something to show */
  double              text_scale;
  TrestlePalette      palette;
  TrestlePainter     *painter;
  TrestleCanvasTiles *tiles;
  guint               tick_id;          /* while tiles are still to be painted */

  TrestleCanvasInput *input;
  GHashTable         *selected;         /* set of owned TrestleObject */
  gboolean            selecting;        /* the selection is being changed from here */
  GArray             *hidden;           /* of TrestleRect: where what is dragged was */
  gboolean            dragging;
  guint               wait_id;
  double              press_x, press_y;
  double              pinch;            /* the scale reported last */
  double              pinch_x, pinch_y;
  GtkEventController *motion;
  GtkGesture         *drag;

  guint               nudges;           /* how many have become one step so far */
  gint64              nudged;           /* when the last was, in µs */
  gboolean            writing;

  GtkWidget          *popover;          /* a menu, a list or an entry, or NULL */
  double              menu_x, menu_y;   /* where something is to be added, pixels; −1: anywhere */

  GPtrArray          *nodes;            /* of TrestleCanvasNode; NULL until somebody asks */
  TrestleCanvasNode  *focused_node;     /* borrowed */
};

/* canvas.c */

/* Makes scene and marks what the design and its assessment now are. */
void     trestle_canvas_update         (TrestleCanvas  *self);

/* To be called whenever the view has changed. */
void     trestle_canvas_view_changed   (TrestleCanvas  *self);

/* Shows all of @rect; texts no larger than elsewhere. */
void     trestle_canvas_fit            (TrestleCanvas  *self,
                                        TrestleRect    *rect);

/* canvas-marks.c */

/* Takes over what the current assessment says. */
void     trestle_canvas_update_marks   (TrestleCanvas  *self);

/* canvas-events.c */
void     trestle_canvas_add_controllers (TrestleCanvas  *self);

/* canvas-commands.c */
/* Selects @object alone, or nothing, as somebody does who works here. */
void     trestle_canvas_select         (TrestleCanvas  *self,
                                        TrestleObject  *object);

/* Where @object is drawn, in pixels of the canvas; FALSE: nowhere. */
gboolean trestle_canvas_get_bounds     (TrestleCanvas  *self,
                                        TrestleObject  *object,
                                        GdkRectangle   *bounds);
void     trestle_canvas_perform        (TrestleCanvas        *self,
                                        const TrestleCommand *command);

/* Writes where things stand, as one step. */
void     trestle_canvas_place          (TrestleCanvas  *self,
                                        const char     *title,
                                        const GArray   *placements,
                                        TrestleObject  *location);

/* Lets the input take in @event and carries out what follows; whether it meant anything. */
gboolean trestle_canvas_take           (TrestleCanvas        *self,
                                        const TrestleEvent   *event);

/* canvas-actions.c */
void     trestle_canvas_install_actions (GtkWidgetClass *widget_class);
void     trestle_canvas_update_actions  (TrestleCanvas  *self);

/* The location of the only thing selected, or NULL. */
TrestleObject *trestle_canvas_get_location (TrestleCanvas *self);

/* canvas-menu.c */
void     trestle_canvas_show_menu      (TrestleCanvas  *self,
                                        double          x,
                                        double          y);
void     trestle_canvas_show_add_menu  (TrestleCanvas  *self,
                                        double          x,
                                        double          y);

/* Shows @popover, the only one, pointing at @place; takes it over. */
void     trestle_canvas_pop_up         (TrestleCanvas      *self,
                                        GtkPopover         *popover,
                                        const GdkRectangle *place);

/* canvas-chooser.c */
typedef void (*TrestleCanvasChosen) (TrestleCanvas *self,
                                     TrestleObject *object);

/* Lets the user choose one of @objects, a GListStore of TrestleObject; takes it over. */
void     trestle_canvas_choose         (TrestleCanvas       *self,
                                        const char          *title,
                                        GListStore          *objects,
                                        TrestleCanvasChosen  chosen);

/* canvas-rename.c */

/* Edits the name of @object in place, or shows what has no name where it can be edited. */
void     trestle_canvas_rename         (TrestleCanvas  *self,
                                        TrestleObject  *object);

/* canvas-a11y.c */
GtkAccessible *trestle_canvas_get_first_node (TrestleCanvas *self);
void     trestle_canvas_sync_nodes     (TrestleCanvas  *self);
void     trestle_canvas_sync_selected  (TrestleCanvas  *self);
void     trestle_canvas_sync_focus     (TrestleCanvas  *self);
void     trestle_canvas_drop_nodes     (TrestleCanvas  *self);

/* Tells people who do not see the canvas what has happened on it. */
void     trestle_canvas_say            (TrestleCanvas  *self,
                                        const char     *text);

G_END_DECLS
