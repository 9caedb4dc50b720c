/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document in formats that are edited or read without pages: a function each,
 * that writes a story.
 */
#pragma once

#include <gio/gio.h>

#include "page.h"
#include "pdf.h"
#include "story.h"

G_BEGIN_DECLS

typedef struct
{
  const TrestleStory    *story;
  const TrestleRunning  *running;
  const TrestleMetadata *metadata;
} TrestleManuscript;

/* Of the page, above the title. */
#define TRESTLE_COVER_TOP 0.3f

/* The space above a paragraph that stands in no line of pages’ own: labels and tiles apart. */
float   trestle_style_get_above  (TrestleStyle style);

/* The whole file; NULL with @error set when it fails or is canceled. */
typedef GBytes *(*TrestleWriterFunc) (const TrestleManuscript  *manuscript,
                                      GCancellable             *cancellable,
                                      GError                  **error);

GBytes *trestle_write_html     (const TrestleManuscript  *manuscript,
                                GCancellable             *cancellable,
                                GError                  **error);
GBytes *trestle_write_markdown (const TrestleManuscript  *manuscript,
                                GCancellable             *cancellable,
                                GError                  **error);
GBytes *trestle_write_odt      (const TrestleManuscript  *manuscript,
                                GCancellable             *cancellable,
                                GError                  **error);
GBytes *trestle_write_docx     (const TrestleManuscript  *manuscript,
                                GCancellable             *cancellable,
                                GError                  **error);

/* "2010-01-01T00:00:00Z", or NULL when there is no time.  Free with g_free(). */
char   *trestle_manuscript_dup_time (const TrestleManuscript *self);

/* A picture of the galley, of a figure or within a text, in points. */
typedef struct
{
  guint       number;
  float       width, height;
  const char *title, *words;    /* how it is called and what it shows, never NULL */
} TrestleIllustration;

/* @figure as PNG, @scale pixels a point, on white paper. */
GBytes *trestle_manuscript_make_png (const TrestleManuscript *self,
                                     const TrestleIllustration     *figure,
                                     double                   scale);

/* The same as SVG, or NULL when it is a picture of pixels. */
GBytes *trestle_manuscript_make_svg (const TrestleManuscript *self,
                                     const TrestleIllustration     *figure,
                                     const char              *prefix);

/* The picture within a text that @run is. */
TrestleIllustration trestle_story_run_get_illustration (const TrestleStoryRun *run);

/* The page without margins in @section. */
float   trestle_manuscript_get_width (const TrestleManuscript *self,
                                      const TrestleStoryNode  *section);

/* Fills @widths, one for every column of @table, so that they make up @width. */
void    trestle_story_node_share_width (const TrestleStoryNode *table,
                                        float                   width,
                                        float                  *widths);

/* Whether a span of text looks other than the paragraph it is in, which looks as its first. */
gboolean trestle_story_run_differs   (const TrestleStoryRun   *run,
                                      const TrestleStoryRun   *first);

/* Whether a later text of @node stands below that with the number @index. */
gboolean trestle_story_node_goes_on_below (const TrestleStoryNode *node,
                                           guint                   index);

/* What the figure shows in words, never NULL; and how it is called. */
const char *trestle_story_node_get_words (const TrestleStoryNode *node);
char       *trestle_story_node_dup_caption (const TrestleStoryNode *node);

G_END_DECLS
