/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers share.
 */
#include "config.h"

#include "writer.h"

#include <math.h>

#define COLUMN_GAP 12         /* points: as between columns of the pages */

static const TrestlePicture *
get_picture (const TrestleManuscript   *self,
             const TrestleIllustration *figure)
{
  return &g_array_index (self->story->galley->pictures, TrestlePicture, figure->number);
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

float
trestle_style_get_above (TrestleStyle style)
{
  return style == TRESTLE_STYLE_RUNNING || style == TRESTLE_STYLE_TILE ? 10 : style == TRESTLE_STYLE_STRONG ? 7 : trestle_styles[style].above;
}

char *
trestle_manuscript_dup_time (const TrestleManuscript *self)
{
  g_autoptr (GDateTime) time = self->metadata->time == 0 ? NULL : g_date_time_new_from_unix_utc (self->metadata->time);

  return time == NULL ? NULL : g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

GBytes *
trestle_manuscript_make_png (const TrestleManuscript   *self,
                             const TrestleIllustration *figure,
                             double                     scale)
{
  const TrestlePicture *picture = get_picture (self, figure);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (figure->width * scale)),
                                                         MAX (1, (int) ceil (figure->height * scale)));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  picture->paint (cr, figure->width, figure->height, picture->data);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
trestle_manuscript_make_svg (const TrestleManuscript   *self,
                             const TrestleIllustration *figure,
                             const char                *prefix)
{
  const TrestlePicture *picture = get_picture (self, figure);

  return picture->svg != NULL ? picture->svg (figure->title, figure->words, prefix, picture->data) : NULL;
}

TrestleIllustration
trestle_story_run_get_illustration (const TrestleStoryRun *run)
{
  return (TrestleIllustration) { run->picture - 1, run->width, run->height, run->meaning, run->meaning };
}

const char *
trestle_story_node_get_words (const TrestleStoryNode *node)
{
  return node->alternative != NULL ? node->alternative : "";
}

char *
trestle_story_node_dup_caption (const TrestleStoryNode *node)
{
  const TrestleStoryNode *next = trestle_story_get_next (node);

  return next != NULL && next->type == TRESTLE_STORY_CAPTION ? trestle_story_dup_text (next)
                                                              : g_strdup (trestle_story_node_get_words (node));
}

float
trestle_manuscript_get_width (const TrestleManuscript *self,
                              const TrestleStoryNode  *section)
{
  const TrestlePaper *paper = self->story->galley->paper;

  return (section->flags & TRESTLE_SECTION_LANDSCAPE ? paper->height : paper->width) - 2 * TRESTLE_MARGIN_SIDE;
}

void
trestle_story_node_share_width (const TrestleStoryNode *table,
                                float                   width,
                                float                  *widths)
{
  guint n = table->columns->len;
  float sum = 0;

  for (guint i = 0; i < n; i++)
    {
      float own = g_array_index (table->columns, TrestleStoryColumn, i).width;

      widths[i] = own > 0 ? own + COLUMN_GAP : width / (float) n;
      sum += widths[i];
    }
  for (guint i = 0; i < n; i++)
    widths[i] *= width / sum;
}

gboolean
trestle_story_run_differs (const TrestleStoryRun *run,
                           const TrestleStoryRun *first)
{
  return run->style != first->style || run->ink != trestle_styles[first->style].ink;
}

gboolean
trestle_story_node_goes_on_below (const TrestleStoryNode *node,
                                  guint                   index)
{
  for (guint i = index + 1; i < node->runs->len; i++)
    if (trestle_story_get_run (node, i)->place == TRESTLE_STORY_BELOW)
      return node->type != TRESTLE_STORY_CELL;

  return FALSE;
}
