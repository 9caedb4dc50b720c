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
  guint               legend_place;     /* the corner where the legend hides the least */
  gconstpointer       compared;         /* the version that is shown, or was offered, as an overlay; not owned */
  char               *overlay;          /* what trestle_canvas_set_overlay() was given last */

  TrestleScene       *scene;            /* NULL without a project */
  TrestleScene       *settled;          /* the same, but for a preview the one before; or NULL */
  TrestleMarks       *marks;
  gboolean            scene_stale;
  gboolean            marks_stale;
  guint               update_id;
  struct _TrestleMarksUpdate *marks_update;   /* marks that are being made between frames, or NULL */
  GHashTable         *collapsed;        /* set of ids */

  TrestleView         view;
  gboolean            fit_pending;      /* once there is a size and something to show */
  gboolean            recalled;         /* the view is that in which the design was left */
  double              text_scale;
  AdwAnimation       *flight;           /* the way to where something else is seen, or NULL */
  TrestleView         flown, flown_from, flown_to;
  TrestlePalette      palette;
  TrestlePainter     *painter;
  TrestleCanvasTiles *tiles;
  guint               tick_id;          /* while tiles are still to be painted */
  guint               prepare_id;       /* while some are painted ahead */

  TrestleCanvasInput *input;
  GHashTable         *selected;         /* set of owned TrestleObject */
  gboolean            selecting;        /* the selection is being changed from here */
  GArray             *hidden;           /* of TrestleRect: where what is dragged was */
  gboolean            dragging;
  GskRenderNode      *carried;          /* what is dragged, where it stood; or NULL */
  TrestleView         carried_at;       /* what was shown when that was painted */
  guint               wait_id;
  double              press_x, press_y;
  double              pinch;            /* the scale reported last */
  double              pinch_x, pinch_y;
  double              glide_x, glide_y; /* how fast the picture glides on, pixels a second */
  gint64              glided;           /* when it has last been moved, in µs */
  guint               glide_id;
  enum
  {
    TRESTLE_QUIET_NOT,
    TRESTLE_QUIET_AWAY,                 /* something that popped up has gone, the pointer is not back yet */
    TRESTLE_QUIET_ENTERED               /* it is, at quiet_x and quiet_y, and has not moved */
  }                   quiet;            /* a pointer that only rests asks for no tooltip */
  double              quiet_x, quiet_y;
  GtkEventController *motion;
  GtkGesture         *drag;

  guint               nudges;           /* how many have become one step so far */
  gint64              nudged;           /* when the last was, in µs */
  gboolean            writing;

  gboolean            arranging;        /* an arrangement is shown that the design does not have yet */
  gboolean            arranging_before; /* and with it, for comparison, what the design has */
  guint               n_moved, n_pinned;
  GArray             *ghosts;           /* of TrestleRect: where the outermost of what moves stood */
  TrestleView         view_before;

  GtkWidget          *popover;          /* a menu, a list or an entry, or NULL */
  TrestleObject      *naming;           /* what is to be renamed once it has a place on the screen, owned, or NULL */
  guint               naming_id;
  double              menu_x, menu_y;   /* where something is to be added, pixels; −1: anywhere */
  TrestleObject      *connecting;       /* what is connected with what the user chooses, owned, or NULL */
  TrestleObject      *connecting_in;    /* the location where that is added, owned, or NULL */

  GPtrArray          *nodes;            /* of TrestleCanvasNode; NULL until somebody asks */
  TrestleCanvasNode  *focused_node;     /* borrowed */
};

/* canvas.c, canvas-view.c */

/* Makes scene and marks what the design and its assessment now are. */
void     trestle_canvas_update         (TrestleCanvas  *self);

/* To be called whenever the view has changed. */
void     trestle_canvas_view_changed   (TrestleCanvas  *self);

/* Shows all of @rect; texts no larger than elsewhere. */
void     trestle_canvas_fit            (TrestleCanvas     *self,
                                        const TrestleRect *rect);

/* The same on the way there, which ends early when somebody goes elsewhere. */
void     trestle_canvas_fly_to         (TrestleCanvas     *self,
                                        const TrestleRect *rect);
void     trestle_canvas_fly_to_scale   (TrestleCanvas     *self,
                                        double             scale);
void     trestle_canvas_land           (TrestleCanvas     *self);

/* Brings the middle of @object into the middle, on the way there too. */
void     trestle_canvas_center         (TrestleCanvas     *self,
                                        TrestleObject     *object);

/* canvas-snapshot.c */
void     trestle_canvas_snapshot       (GtkWidget      *widget,
                                        GtkSnapshot    *snapshot);

/* canvas-marks.c */

/* Takes over what the current assessment says. */
void     trestle_canvas_update_marks   (TrestleCanvas  *self);
void     trestle_canvas_begin_marks    (TrestleCanvas  *self);    /* the same between frames */
void     trestle_canvas_restart_marks  (TrestleCanvas  *self);    /* that are being made, for another scene */
void     trestle_canvas_drop_marks     (TrestleCanvas  *self);    /* that are being made */

/* canvas-overlay.c */
/* What the assessment says under the overlay that is chosen; owned. */
TrestleMarks *trestle_canvas_create_marks (TrestleCanvas *self);

/* Shows the next overlay of the menu, or with -1 the one before. */
void     trestle_canvas_step_overlay   (TrestleCanvas  *self,
                                        int             way);

/* Lets the legend stand where it hides the least of what is shown now. */
void     trestle_canvas_place_legend   (TrestleCanvas  *self);
/* Shows what has changed when the design begins to be compared, and no longer when that ends. */
void     trestle_canvas_follow_comparison (TrestleCanvas *self);
void     trestle_canvas_snapshot_legend (TrestleCanvas *self,
                                        GtkSnapshot    *snapshot);

/* canvas-memory.c */
/* How the canvas of a design was left is kept beside the design’s file, not in it. */
void     trestle_canvas_remember       (TrestleCanvas  *self);
void     trestle_canvas_recall         (TrestleCanvas  *self);

/* canvas-describe.c */
void     trestle_canvas_describe       (TrestleCanvas  *self);

/* canvas-events.c */
void     trestle_canvas_add_controllers (TrestleCanvas  *self);

/* canvas-touch.c */
/* @click and @scroll: what the gestures of fingers go along with. */
void     trestle_canvas_add_touch      (TrestleCanvas      *self,
                                        GtkGesture         *click,
                                        GtkEventController *scroll);
void     trestle_canvas_stop_gliding   (TrestleCanvas  *self);

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
/* What can be done on the canvas, with its keys; tables end with a NULL name. */
typedef struct
{
  const char                 *name;
  const char                 *parameter;
  GtkWidgetActionActivateFunc activate;
  struct
  {
    guint           keyval;
    GdkModifierType modifiers;
  } keys[3];
} TrestleCanvasAction;

/* canvas-edit.c */
extern const TrestleCanvasAction trestle_canvas_edit_actions[];

void     trestle_canvas_install_actions (GtkWidgetClass *widget_class);
void     trestle_canvas_update_actions  (TrestleCanvas  *self);

/* Adds an object of @kind where self->menu_x and self->menu_y say, in the location
 * that is selected, and lets the user name it.  Returns: (transfer none)
 */
TrestleObject *trestle_canvas_add      (TrestleCanvas  *self,
                                        TrestleKind     kind);

/* The location of the only thing selected, or NULL. */
TrestleObject *trestle_canvas_get_location (TrestleCanvas *self);

/* canvas-menu.c */
void     trestle_canvas_show_menu      (TrestleCanvas  *self,
                                        double          x,
                                        double          y);

/* Lets the user choose as what the clipboard is pasted. */
void     trestle_canvas_show_paste_menu (TrestleCanvas *self);

/* Lets the user type what to add at @x, @y, in the location that is selected. */
void     trestle_canvas_quick_insert   (TrestleCanvas  *self,
                                        double          x,
                                        double          y);

/* Shows @popover, the only one, pointing at @place; takes it over. */
void     trestle_canvas_pop_up         (TrestleCanvas      *self,
                                        GtkPopover         *popover,
                                        const GdkRectangle *place);

/* The same, pointing at @object wherever that is seen. */
void     trestle_canvas_pop_up_at      (TrestleCanvas      *self,
                                        GtkPopover         *popover,
                                        TrestleObject      *object);

/* What is shown has changed: what pops up points to where its object is now. */
void     trestle_canvas_follow_object  (TrestleCanvas      *self);

/* canvas-carry.c */
/* Whether what is dragged is still so near that its picture can be moved there. */
gboolean trestle_canvas_can_carry      (TrestleCanvas        *self,
                                        const TrestleOverlay *overlay);
void     trestle_canvas_snapshot_carried (TrestleCanvas        *self,
                                        GtkSnapshot          *snapshot,
                                        const TrestleOverlay *overlay,
                                        gboolean              textures);

/* Something else is dragged, or it looks different. */
void     trestle_canvas_drop_carried   (TrestleCanvas  *self);

/* canvas-chooser.c */
/* What was chosen: a TrestleObject, or a GtkStringObject with the nick of a kind. */
typedef void (*TrestleCanvasChosen) (TrestleCanvas *self,
                                     GObject       *item);

/* Lets the user choose one of @items by typing, at @place or NULL beside what is
 * selected; takes the items over.
 */
void     trestle_canvas_choose         (TrestleCanvas       *self,
                                        const char          *title,
                                        GListStore          *items,
                                        const GdkRectangle  *place,
                                        TrestleCanvasChosen  chosen);

/* Lets the user choose what to add at @x, @y: what can stand there. */
void     trestle_canvas_choose_kind    (TrestleCanvas       *self,
                                        const TrestleKind   *kinds,
                                        double               x,
                                        double               y,
                                        TrestleCanvasChosen  chosen);

/* canvas-arrange.c */
/* Shows what arranging would do; then it is applied, or everything stays as it was. */
void     trestle_canvas_begin_arranging (TrestleCanvas *self);
void     trestle_canvas_apply_arrangement (TrestleCanvas *self);
void     trestle_canvas_cancel_arrangement (TrestleCanvas *self);

/* Ends the preview before anything else becomes of the scene. */
void     trestle_canvas_drop_arrangement (TrestleCanvas *self);

/* What the preview does, in words; NULL when there is none.  Free with g_free(). */
char    *trestle_canvas_dup_arrangement (TrestleCanvas *self);

/* canvas-connect.c */
void     trestle_canvas_connect        (TrestleCanvas  *self,
                                        TrestleObject  *from,
                                        TrestleObject  *to);

/* Lets the user choose what to connect @from with. */
void     trestle_canvas_choose_target  (TrestleCanvas  *self,
                                        TrestleObject  *from);

/* Connects @from with something new at @x, @y, in @location or NULL. */
void     trestle_canvas_connect_new    (TrestleCanvas  *self,
                                        TrestleObject  *from,
                                        TrestleObject  *location,
                                        double          x,
                                        double          y);

/* Makes @link run from @kept to @other. */
void     trestle_canvas_relay          (TrestleCanvas  *self,
                                        TrestleObject  *link,
                                        TrestleObject  *kept,
                                        TrestleObject  *other);

/* canvas-clipboard.c */
/* Leaves copies of what @placements are about where they say, at @location or NULL:
 * where the originals stand.
 */
void     trestle_canvas_copy_to        (TrestleCanvas  *self,
                                        const GArray   *placements,
                                        TrestleObject  *location);
void     trestle_canvas_duplicate      (TrestleCanvas  *self);
void     trestle_canvas_copy           (TrestleCanvas  *self);

/* Reads the clipboard and adds what is on it. */
void     trestle_canvas_paste          (TrestleCanvas  *self);

/* The same, but what has been copied is only connected with what is selected, or text
 * is taken for rows of a table.
 */
void     trestle_canvas_paste_connections (TrestleCanvas *self);
void     trestle_canvas_paste_rows     (TrestleCanvas  *self);

/* canvas-rename.c */

/* Edits the name of @object in place, or shows what has no name where it can be edited. */
void     trestle_canvas_rename         (TrestleCanvas  *self,
                                        TrestleObject  *object);

/* The same, where @character has been typed of the new name already; 0: nothing. */
void     trestle_canvas_rename_to      (TrestleCanvas  *self,
                                        TrestleObject  *object,
                                        gunichar        character);

/* What could not be renamed before the canvas had a place on the screen is renamed now. */
void     trestle_canvas_begin_naming   (TrestleCanvas  *self);

/* canvas-a11y.c */
void     trestle_canvas_watch_readers  (void);
GtkAccessible *trestle_canvas_get_first_node (TrestleCanvas *self);
void     trestle_canvas_sync_nodes     (TrestleCanvas  *self);
void     trestle_canvas_sync_selected  (TrestleCanvas  *self);
void     trestle_canvas_sync_focus     (TrestleCanvas  *self);
void     trestle_canvas_drop_nodes     (TrestleCanvas  *self);

/* Tells people who do not see the canvas what has happened on it. */
void     trestle_canvas_say            (TrestleCanvas  *self,
                                        const char     *text);

G_END_DECLS
