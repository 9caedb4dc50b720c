/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scene: where everything of a design stands and how its links run, ready to
 * be painted, picked and described.  It is made from a design in one go, the
 * same every time, and does not change with it: after an edit the caller asks
 * trestle_scene_needs_rebuild() and makes a new one.
 */
#pragma once

#include "kinds.h"

#include "geometry.h"
#include "marks.h"
#include "space.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_BOX_LOCATION,     /* a container */
  TRESTLE_BOX_TRAY,         /* the container of what stands nowhere yet */
  TRESTLE_BOX_POPULATION,   /* a chip */
  TRESTLE_BOX_CARD,         /* a machine, a library, an instance, or a component without a machine */
  TRESTLE_BOX_ROLE          /* a row of a card: one of several components on a machine */
} TrestleBoxType;

typedef enum
{
  TRESTLE_BOX_ISOLATED  = 1 << 0,   /* a location in an isolated network */
  TRESTLE_BOX_PASSIVE   = 1 << 1,   /* a passive server or a standby database: outlined */
  TRESTLE_BOX_STANDBY   = 1 << 2,   /* the standby machine of a database */
  TRESTLE_BOX_COLLAPSED = 1 << 3,   /* a location drawn as one card */
  TRESTLE_BOX_PINNED    = 1 << 4,
  TRESTLE_BOX_PLACED    = 1 << 5    /* a location with a saved position */
} TrestleBoxFlags;

/* One thing drawn.  Boxes stand in an array in reading order, each followed by
 * what it contains.
 */
typedef struct
{
  TrestleBoxType  type;
  TrestleKind     kind;       /* whose symbol and tint it has */
  guint           flags;      /* TrestleBoxFlags */
  int             parent;     /* index of the box around it, or -1 */
  guint           n_inside;   /* how many of the boxes that follow it are inside */
  guint           depth;      /* of a location: links between it and the hub of its network */
  TrestleObject  *object;     /* what selecting it selects, owned; NULL for the tray */
  TrestleObject  *mover;      /* what carries its position, owned; NULL when it cannot be moved */
  TrestleObject  *shown;      /* whose facts it shows, owned: on a standby machine the database */
  TrestleRect     rect;       /* on the plane */
} TrestleBox;

/* One link drawn: points from one location’s edge to the other’s. */
typedef struct
{
  TrestleObject *object;      /* the link, owned */
  int            hub, leaf;   /* boxes of its ends */
  guint          first;       /* index of its first point */
  guint          n_points;
  gboolean       astray;      /* no clean way was found: straight and dashed, under the boxes */
  double         width;       /* of the line */
  TrestlePoint   label;       /* where the middle of its label stands */
  int            room;        /* how long a label may be there */
  gboolean       upright;     /* the label stands on a vertical piece */
} TrestleWire;

/* A straight piece of one link, or of several of one hub that run together. */
typedef struct
{
  TrestlePoint a, b;          /* a is left of or above b */
  int          cut_a, cut_b;  /* pixels at the ends that belong to corners */
  guint        wire;          /* the first of those links */
  guint        first_hop;     /* where other links are crossed: index in hops */
  guint        n_hops;
  double       width;
} TrestlePiece;

/* One closed line around locations that belong together, under the picture; its points
 * are its corners, clockwise, those of a hole the other way round.
 */
typedef struct
{
  guint        group;
  guint        first;         /* index of its first point in outline_points */
  guint        n_points;
  gboolean     hole;          /* what is not of the group lies in it */
  TrestleRect  bounds;
} TrestleOutline;

/* A rounded corner of one link or several: a quarter of a circle. */
typedef struct
{
  TrestlePoint at;            /* where the two pieces would meet */
  gint8        dx, dy;        /* towards which side the pieces leave */
  gint8        radius;
  guint        wire;
  double       width;
} TrestleCorner;

/* What clients do over the network, drawn on demand. */
typedef struct
{
  int      from, to;          /* boxes */
  gboolean images;            /* to a repository for images; otherwise to the server of the instance */
} TrestleStream;

typedef struct _TrestleScene TrestleScene;

typedef struct
{
  int         step;           /* 0: everything; 1 … 4: what that planning step and those before it decide */
  double      aspect;         /* width by height of the picture to arrange for; 0: 1.6 */
  gboolean    rearrange;      /* saved positions count only where pinned */
  GHashTable *collapsed;      /* set of ids of locations drawn as one card, or NULL */
  TrestleScene *before;       /* what has no saved position stays where it was in this one, unless
                               * too much is new; or NULL */
} TrestleSceneOptions;

/* Members are read everywhere and written in topology/ only. */
struct _TrestleScene
{
  int            ref_count;
  TrestleDesign *design;
  int            step;
  GArray        *boxes;       /* of TrestleBox */
  GArray        *wires;       /* of TrestleWire */
  GArray        *points;      /* of TrestlePoint */
  GArray        *pieces;      /* of TrestlePiece, without those of wires astray */
  GArray        *corners;     /* of TrestleCorner */
  GArray        *hops;        /* of int: x where a vertical piece crosses a horizontal one */
  TrestleRect    bounds;      /* around everything; empty when there is nothing */
  TrestleSpace  *space;       /* of the boxes, by index */
  TrestleSpace  *piece_space; /* of the pieces, by index */
  TrestleSpace  *corner_space;
  TrestleSpace  *label_space; /* of the labels of the wires, by index */
  TrestleSpace  *stray_space; /* of the wires astray */
  GArray        *strays;      /* of guint: the wires astray */
  GHashTable    *index;       /* object → index of its box + 1 */
  GHashTable    *wire_index;  /* link → index of its wire + 1 */
  guint         *first_ends;  /* of every box: where its wires begin in ends */
  guint         *ends;        /* indices of wires */
  TrestleMarks  *marks;       /* or NULL */
  GArray        *outlines;    /* of TrestleOutline: groups of an overlay */
  GArray        *outline_points;  /* of TrestlePoint */
  TrestleMark   *totals;      /* of every box with what is inside; NULL without marks */
};

/* A scene of @design; @options may be NULL. */
TrestleScene *trestle_scene_new            (TrestleDesign             *design,
                                            const TrestleSceneOptions *options);
TrestleScene *trestle_scene_ref            (TrestleScene              *self);
void          trestle_scene_unref          (TrestleScene              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleScene, trestle_scene_unref)

/* Shows @marks from now on; NULL for none.  Boxes stay where they are. */
void          trestle_scene_set_marks      (TrestleScene              *self,
                                            TrestleMarks              *marks);

/* Whether a new scene has to be made after @change.  What @area says (empty: nothing)
 * looks different; without a new scene nothing else does.
 */
gboolean      trestle_scene_needs_rebuild  (TrestleScene              *self,
                                            const TrestleChange       *change,
                                            TrestleRect               *area);

static inline const TrestleBox *
trestle_scene_get_box (const TrestleScene *self,
                       guint               index)
{
  return &g_array_index (self->boxes, TrestleBox, index);
}

static inline const TrestleWire *
trestle_scene_get_wire (const TrestleScene *self,
                        guint               index)
{
  return &g_array_index (self->wires, TrestleWire, index);
}

/* The box that stands for @object, or for the nearest thing that is drawn: the
 * population of a usage, the server of an instance.  -1 when there is none.
 */
int           trestle_scene_find           (TrestleScene              *self,
                                            TrestleObject             *object);

/* The box that carries the position of @mover, or -1. */
int           trestle_scene_find_carrier   (TrestleScene              *self,
                                            TrestleObject             *mover);

/* Where a connection can be drawn from @box at this scale: none where it is too
 * small, and from what nothing can be connected with.  Returns how many.
 */
#define TRESTLE_MAX_HANDLES 4
guint         trestle_box_list_handles     (const TrestleBox          *box,
                                            double                     scale,
                                            TrestlePoint              *handles);

/* The wire of @link, or -1. */
int           trestle_scene_find_wire      (TrestleScene              *self,
                                            TrestleObject             *link);

/* The wires that end at @box: indices. */
const guint  *trestle_scene_list_ends      (const TrestleScene        *self,
                                            guint                      box,
                                            guint                     *n);

/* The innermost box at a point of the plane, or -1. */
int           trestle_scene_pick           (TrestleScene              *self,
                                            double                     x,
                                            double                     y);

/* The wire within @reach of a point of the plane, or -1; labels first. */
int           trestle_scene_pick_wire      (TrestleScene              *self,
                                            double                     x,
                                            double                     y,
                                            double                     reach);

/* What the user gets who clicks at a point: the object of the innermost box,
 * else of a wire, or NULL.  Borrowed.
 */
TrestleObject *trestle_scene_pick_object   (TrestleScene              *self,
                                            double                     x,
                                            double                     y,
                                            double                     reach);

/* Indices (guint) of the boxes that @rect touches, in reading order. */
GArray       *trestle_scene_list_touched   (TrestleScene              *self,
                                            const TrestleRect         *rect);

/* Lines from clients to the server of their instance and to their repositories,
 * as far as they begin or end at @object, or all with NULL.  Array of TrestleStream.
 */
GArray       *trestle_scene_list_streams   (TrestleScene              *self,
                                            TrestleObject             *object);

/* Lines that an overlay draws: from populations to repositories.  Array of
 * TrestleStream, empty without one.
 */
GArray       *trestle_scene_list_flow      (TrestleScene              *self);

/* Findings and verdict of the box and of what is inside it: never NULL. */
const TrestleMark *trestle_scene_get_total (const TrestleScene        *self,
                                            guint                      box);

/* What a box, or a link, shows: free with g_free(). */
char         *trestle_scene_dup_title      (const TrestleScene        *self,
                                            const TrestleBox          *box);
char         *trestle_scene_dup_detail     (const TrestleScene        *self,
                                            const TrestleBox          *box);
char         *trestle_scene_dup_label      (const TrestleScene        *self,
                                            const TrestleWire         *wire);

/* The chips at the end of a location’s title: users, maximum, bandwidth; each
 * NULL when there is nothing to show.  Free with g_free().
 */
void          trestle_scene_dup_chips      (const TrestleScene        *self,
                                            const TrestleBox          *box,
                                            char                     **users,
                                            char                     **maximum,
                                            char                     **bandwidth);

/* One box in words, for captions and accessibility: free with g_free(). */
char         *trestle_scene_describe_box   (TrestleScene              *self,
                                            guint                      box);

/* One link in words: free with g_free(). */
char         *trestle_scene_describe_wire  (TrestleScene              *self,
                                            guint                      wire);

/* The whole scene as prose, a paragraph for every location, in reading order. */
char         *trestle_scene_describe       (TrestleScene              *self);

G_END_DECLS
