/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document without pages, its story: headings, paragraphs, lists, tables and
 * figures as a tree, read out of a galley.  What a section writes once for paper comes out in
 * every other format this way.
 */
#pragma once

#include "galley.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_STORY_DOCUMENT,        /* of sections */
  TRESTLE_STORY_SECTION,         /* pages of one orientation; of everything below */
  TRESTLE_STORY_TITLE,           /* of the document; text */
  TRESTLE_STORY_HEADING,         /* text */
  TRESTLE_STORY_PARAGRAPH,       /* text */
  TRESTLE_STORY_CAPTION,         /* of the figure before it; text */
  TRESTLE_STORY_LIST,            /* of items */
  TRESTLE_STORY_ITEM,            /* text */
  TRESTLE_STORY_TABLE,           /* of rows */
  TRESTLE_STORY_ROW,             /* of cells */
  TRESTLE_STORY_CELL,            /* text */
  TRESTLE_STORY_FIGURE,
  TRESTLE_STORY_CONTENTS,        /* of entries */
  TRESTLE_STORY_ENTRY            /* text that is a link */
} TrestleStoryType;

/* Where a text stands, seen from the one before it in the same node. */
typedef enum { TRESTLE_STORY_FIRST, TRESTLE_STORY_BESIDE, TRESTLE_STORY_BELOW } TrestleStoryPlace;

typedef struct
{
  char            *string;      /* lines apart by "\n" */
  TrestleStyle     style;
  TrestleInk       ink;
  TrestleStoryPlace place;
  guint            link;        /* number of a target; 0: none */
  const char      *meaning;     /* of a shape that stands for a word; NULL: it is words */
  guint            picture;     /* + 1; 0: it is words */
  float            width, height;   /* of a picture, in points */
} TrestleStoryRun;

typedef struct
{
  float    width;               /* in points; 0: not known */
  gboolean number;              /* aligned to the right */
} TrestleStoryColumn;

typedef struct _TrestleStoryNode TrestleStoryNode;

struct _TrestleStoryNode
{
  TrestleStoryType  type;
  TrestleStoryNode *parent;
  GPtrArray       *children;    /* of TrestleStoryNode */
  GArray          *runs;        /* of TrestleStoryRun */
  GArray          *targets;     /* of guint: it is these */
  guint            level;       /* of HEADING and ENTRY: 1 … 3 */
  guint            flags;       /* of SECTION: TrestleSectionFlags */
  gboolean         header;      /* of ROW: stands again where a page begins */
  guint            scope;       /* of CELL: TrestleScope */
  guint            span;        /* of CELL: columns */
  guint            column;      /* of CELL: its first one */
  gboolean         number;      /* of CELL */
  GArray          *columns;     /* of TABLE: of TrestleStoryColumn */
  const char      *alternative; /* of FIGURE: it in words, or NULL */
  guint            picture;     /* of FIGURE */
  float            width, height;   /* of FIGURE, in points */
};

typedef struct
{
  TrestleGalley   *galley;
  TrestleStoryNode *root;
} TrestleStory;

/* Reads a galley that has been cut into pages, which must outlive it. */
TrestleStory *trestle_story_new            (TrestleGalley         *galley);
void         trestle_story_free           (TrestleStory           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleStory, trestle_story_free)

/* The name of a target: [A-Za-z0-9-]+. */
const char  *trestle_story_get_target     (const TrestleStory     *self,
                                          guint                  target);

const TrestleStoryRun  *trestle_story_get_run    (const TrestleStoryNode *node,
                                                guint                  index);
const TrestleStoryNode *trestle_story_get_child  (const TrestleStoryNode *node,
                                                guint                  index);

/* The child of @node's parent that follows it, or NULL. */
const TrestleStoryNode *trestle_story_get_next   (const TrestleStoryNode *node);

/* All text of a node, what stands below apart by "\n", what stands beside by a space. */
char        *trestle_story_dup_text       (const TrestleStoryNode *node);

G_END_DECLS
