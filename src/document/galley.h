/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document before it has pages: one long column of strips.  A strip is what
 * a page break never cuts: a line of a paragraph, a row of a table, a picture.
 * Sections write strips; trestle_galley_paginate() cuts the column into pages,
 * and only then are page numbers known.  Lengths in points, y downwards.
 */
#pragma once

#include "shaper.h"

G_BEGIN_DECLS

typedef struct _TrestleGalley TrestleGalley;

/* Paints something @width × @height large at the origin. */
typedef void (*TrestlePaintFunc) (cairo_t *cr,
                                  double   width,
                                  double   height,
                                  gpointer data);

/* The same as SVG in which words stay words; ids in it begin with @prefix. */
typedef GBytes *(*TrestleSvgFunc) (const char *title,
                                   const char *description,
                                   const char *prefix,
                                   gpointer    data);

typedef enum
{
  TRESTLE_SIGN_MEETS,
  TRESTLE_SIGN_AT_RISK,
  TRESTLE_SIGN_FAILS,
  TRESTLE_SIGN_UNKNOWN,
  TRESTLE_SIGN_ERROR,
  TRESTLE_SIGN_WARNING,
  TRESTLE_SIGN_ADVICE,
  TRESTLE_SIGN_INFO
} TrestleSign;

typedef enum
{
  TRESTLE_ITEM_LINE,            /* a line of text, @y at its top */
  TRESTLE_ITEM_PAGE,            /* the number of the page @link leads to, right-aligned at x + width */
  TRESTLE_ITEM_BOX,             /* a filled rectangle */
  TRESTLE_ITEM_SIGN,
  TRESTLE_ITEM_PICTURE,
  TRESTLE_ITEM_AREA             /* nothing to see: a part of a picture that is a link */
} TrestleItemType;

/* One thing to paint, relative to the top left of its strip. */
typedef struct
{
  guint8 type;
  guint8 ink;
  guint16 line;                 /* of LINE */
  float   x, y, width, height;
  guint   tag;                  /* the structure element it belongs to */
  guint   link;                 /* number of a target; 0: none */
  union
  {
    const TrestleText *text;    /* of LINE; of PAGE once there are pages */
    struct
    {
      guint            sign;
      guint            owner;   /* the element that a sign stands in: its own is decoration */
    };
    guint              picture;
  };
} TrestleItem;

typedef enum
{
  TRESTLE_STRIP_KEEP   = 1 << 0,    /* stays on one page with the next strip */
  TRESTLE_STRIP_BREAK  = 1 << 1,    /* begins a page */
  TRESTLE_STRIP_BOTTOM = 1 << 2     /* stands at the foot of the page */
} TrestleStripFlags;

typedef struct
{
  float   above;                /* space before it, dropped at the top of a page */
  float   height;
  guint   first_item, n_items;
  guint   section;
  guint   header;               /* number of the header that is repeated when a page begins here; 0: none */
  guint   flags;
} TrestleStrip;

typedef enum
{
  TRESTLE_SECTION_LANDSCAPE = 1 << 0,
  TRESTLE_SECTION_BARE      = 1 << 1,   /* no running head and foot, no margins: a cover */
  TRESTLE_SECTION_BRIEF     = 1 << 2,   /* in the contents with its first heading only */
  TRESTLE_SECTION_RUN_ON    = 1 << 3    /* below the one before where all of it fits on that page */
} TrestleSectionFlags;

/* Whether a section may stand on a page of another one. */
gboolean trestle_section_flags_run_on (guint flags,
                                       guint before);

/* What a heading of a table is the heading of. */
typedef enum { TRESTLE_SCOPE_NONE, TRESTLE_SCOPE_COLUMN, TRESTLE_SCOPE_ROW } TrestleScope;

typedef struct
{
  const char *name;             /* "Table", "TD" */
  guint       parent;
  guint16     scope;            /* TrestleScope; of TH */
  guint16     span;             /* columns it stands above; 0: one */
  float       width;            /* of the column a TH stands above; 0: of several or a row */
  char       *alternative;      /* of Figure: it in words */
} TrestleTag;

/* The first two elements.  What is there for the looks only is painted first;
 * cairo 1.18 damages files with artifacts, so it stands in an element that
 * readers leave out.
 */
#define TRESTLE_TAG_DOCUMENT   1
#define TRESTLE_TAG_DECORATION 2

/* A heading: an entry of the outline and, up to level 2, of the contents. */
typedef struct
{
  guint  level;                 /* 1 … 3 */
  char  *title;
  guint  target;
  guint  section;
} TrestleHeading;

/* A place that can be linked to. */
typedef struct
{
  char  *name;                  /* [A-Za-z0-9-]+ */
  guint  strip;                 /* + 1; 0: nobody has set it */
  guint  page;                  /* 1 …, once there are pages */
  float  y;                     /* on the page */
} TrestleTarget;

typedef struct
{
  guint strip;
  float y;
} TrestlePlaced;

typedef struct
{
  float  width, height;
  guint  section;
  guint  first_placed, n_placed;
} TrestlePage;

typedef struct
{
  char  *title;                 /* in the running head */
  guint  flags;
  guint  position;              /* sections stand in this order, those with the same one as they came */
  guint  first_strip, n_strips;
} TrestleGalleySection;

typedef struct
{
  guint first, n;               /* strips */
  float height;
} TrestleHeader;

typedef struct
{
  TrestlePaintFunc paint;
  TrestleSvgFunc   svg;           /* or NULL */
  char            *words;         /* of one within a text: it in words; or NULL */
  gpointer         data;
  GDestroyNotify   destroy;
} TrestlePicture;

/* Members are read by document/ and written by galley.c and paginate.c. */
struct _TrestleGalley
{
  TrestleShaper      *shaper;
  const TrestlePaper *paper;
  GArray             *items;        /* TrestleItem */
  GArray             *strips;       /* TrestleStrip */
  GArray             *tags;         /* TrestleTag; 0 is none */
  GArray             *headings;     /* TrestleHeading */
  GArray             *targets;      /* TrestleTarget; 0 is none */
  GArray             *sections;     /* TrestleGalleySection */
  GArray             *headers;      /* TrestleHeader; 0 is none */
  GArray             *pictures;     /* TrestlePicture */
  GHashTable         *target_names;
  GArray             *pages;        /* TrestlePage */
  GArray             *placed;       /* TrestlePlaced */
  guint               position;     /* of sections begun from now on; written by whoever fills the galley */
  guint               tag;          /* the open one */
  guint               header;       /* the open one; 0: none */
  float               below;        /* space owed to the strip before */
};

/* Takes over neither @paper nor @shaper. */
TrestleGalley *trestle_galley_new           (TrestleShaper       *shaper,
                                             const TrestlePaper  *paper);
void           trestle_galley_free          (TrestleGalley       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleGalley, trestle_galley_free)

/* Starts a page and what stands in its running head from here on. */
void           trestle_galley_begin_section (TrestleGalley       *self,
                                             const char          *title,
                                             guint                flags);

/* The page without margins in the current section, and the widest text in it. */
float          trestle_galley_get_width     (const TrestleGalley *self);
float          trestle_galley_get_height    (const TrestleGalley *self);
float          trestle_galley_get_measure   (const TrestleGalley *self);

/* The number of the target called @name, made when first asked for. */
guint          trestle_galley_get_target    (TrestleGalley       *self,
                                             const char          *name);

/* The number of the target called @name, or 0 when nobody has asked for it. */
guint          trestle_galley_find_target   (const TrestleGalley *self,
                                             const char          *name);

/* Makes the next strip that target. */
void           trestle_galley_set_target    (TrestleGalley       *self,
                                             guint                target);

/* A heading with an entry in the outline; its target is @target, or one of its
 * own when NULL.
 */
void           trestle_galley_add_heading   (TrestleGalley       *self,
                                             guint                level,
                                             const char          *target,
                                             const char          *title);

/* Puts a link beside the heading added last, at the right edge of the page. */
void           trestle_galley_add_margin_link (TrestleGalley     *self,
                                             const char          *text,
                                             guint                link);

/* A paragraph as wide as the measure, with the spaces of its style. */
void           trestle_galley_add_text      (TrestleGalley       *self,
                                             TrestleStyle         style,
                                             const char          *text);

/* The same, indented behind a bullet. */
void           trestle_galley_add_bullet    (TrestleGalley       *self,
                                             TrestleStyle         style,
                                             const char          *text,
                                             guint                link);

/* Keeps the last strip on one page with the next. */
void           trestle_galley_keep          (TrestleGalley       *self);

/* The strips from number @first to the last stay on one page, if they fit on one. */
void           trestle_galley_keep_from     (TrestleGalley       *self,
                                             guint                first);

/* Space that is dropped where a page begins. */
void           trestle_galley_add_space     (TrestleGalley       *self,
                                             float                height);

/* Structure: everything added until the end belongs to an element @name. */
guint          trestle_galley_begin_tag     (TrestleGalley       *self,
                                             const char          *name);
void           trestle_galley_end_tag       (TrestleGalley       *self);

/* A TH for @span columns, or for a row. */
guint          trestle_galley_begin_heading_cell (TrestleGalley  *self,
                                             TrestleScope         scope,
                                             guint                span);

/* A Figure, and what it shows in words. */
guint          trestle_galley_begin_figure  (TrestleGalley       *self,
                                             const char          *alternative);

/* Between these, items are added to one strip.  @above is the least space before it. */
void           trestle_galley_begin_strip   (TrestleGalley       *self,
                                             float                above,
                                             guint                flags);
void           trestle_galley_end_strip     (TrestleGalley       *self,
                                             float                height,
                                             float                below);

/* From begin to end strips are a header that stands again at the top of every
 * page the strips up to the close reach.
 */
void           trestle_galley_begin_header  (TrestleGalley       *self);
void           trestle_galley_end_header    (TrestleGalley       *self);
void           trestle_galley_close_header  (TrestleGalley       *self);

typedef enum { TRESTLE_ALIGN_START, TRESTLE_ALIGN_CENTER, TRESTLE_ALIGN_END } TrestleAlign;

/* Adds @n lines of @text from @first, their top at @y, within @width from @x;
 * returns their height.
 */
float          trestle_galley_put_text      (TrestleGalley       *self,
                                             const TrestleText   *text,
                                             guint                first,
                                             guint                n,
                                             float                x,
                                             float                y,
                                             float                width,
                                             TrestleAlign         align,
                                             TrestleInk           ink,
                                             guint                link);

/* Sets @string and adds all its lines; returns their height. */
float          trestle_galley_put_string    (TrestleGalley       *self,
                                             TrestleStyle         style,
                                             const char          *string,
                                             float                x,
                                             float                y,
                                             float                width,
                                             TrestleAlign         align);

/* The number of the page that @target will be on, right-aligned at @x + @width. */
void           trestle_galley_put_page      (TrestleGalley       *self,
                                             TrestleStyle         style,
                                             guint                target,
                                             float                x,
                                             float                y,
                                             float                width);

/* Boxes and signs are decoration: rules and tints, and shapes beside words. */
void           trestle_galley_put_box       (TrestleGalley       *self,
                                             float                x,
                                             float                y,
                                             float                width,
                                             float                height,
                                             TrestleInk           ink);

void           trestle_galley_put_sign    (TrestleGalley       *self,
                                             TrestleSign        sign,
                                             float                x,
                                             float                y,
                                             float                size);

/* Takes over @data. */
void           trestle_galley_put_picture   (TrestleGalley       *self,
                                             float                x,
                                             float                y,
                                             float                width,
                                             float                height,
                                             TrestlePaintFunc     paint,
                                             gpointer             data,
                                             GDestroyNotify       destroy);

/* The picture put last is part of a text, and is @words to who cannot see it. */
void           trestle_galley_set_words     (TrestleGalley       *self,
                                             const char          *words);

/* Says how the picture put last is written as SVG. */
void           trestle_galley_set_svg       (TrestleGalley       *self,
                                             TrestleSvgFunc       svg);

/* Makes a part of a picture a link. */
void           trestle_galley_put_area      (TrestleGalley       *self,
                                             float                x,
                                             float                y,
                                             float                width,
                                             float                height,
                                             guint                link);

/* Makes the item put last one that is there for the looks only. */
void           trestle_galley_make_decoration (TrestleGalley     *self);

/* Cuts the column into pages and brings headings into their order; once, when everything has been added. */
void           trestle_galley_paginate      (TrestleGalley       *self);

const TrestleGalleySection *trestle_galley_get_section (const TrestleGalley *self,
                                                        guint                section);

G_END_DECLS
