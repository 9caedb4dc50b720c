/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages before the text: cover and contents.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "logo.h"

#define COVER_MARGIN (22 * TRESTLE_MM)
#define FOOT_COLUMNS 4
#define LOGO_WIDTH   (60 * TRESTLE_MM)  /* at most */
#define LOGO_HEIGHT  (22 * TRESTLE_MM)
#define PALE_TOP     0.48f      /* of the page: where the drawing behind the title begins */
#define PALE_HEIGHT  0.36f
#define WIDE_GAP     9.0f      /* above the sections in the contents */
#define NARROW_GAP   4.0f
#define TITLE_HEIGHT 60        /* of the contents’ own heading */
#define MOST_PAGES   2         /* of contents with headings within sections */

static void
put_title (TrestleComposer *composer,
           float            y,
           float            width)
{
  TrestleGalley *galley = composer->galley;
  const TrestleDesign *design = composer->design;
  const char *title = design->name != NULL ? design->name : _("MED-V Design");

  if (design->customer != NULL)
    {
      const TrestleText *customer = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_HEADING_3, design->customer,
                                                        width);
      float height = trestle_styles[TRESTLE_STYLE_HEADING_3].leading * (float) customer->n_lines;

      trestle_galley_begin_tag (galley, "P");
      trestle_galley_put_text (galley, customer, 0, customer->n_lines, COVER_MARGIN, y - height - 10, width,
                               TRESTLE_ALIGN_START, TRESTLE_INK_ACCENT, 0);
      trestle_galley_end_tag (galley);
    }
  trestle_galley_begin_tag (galley, "H1");
  y += trestle_galley_put_string (galley, TRESTLE_STYLE_TITLE, title, COVER_MARGIN, y, width, TRESTLE_ALIGN_START);
  trestle_galley_end_tag (galley);
  trestle_galley_put_box (galley, COVER_MARGIN, y + 16, 64, 2, TRESTLE_INK_ACCENT);
  y += 34;
  if (design->project != NULL)
    {
      trestle_galley_begin_tag (galley, "P");
      trestle_galley_put_string (galley, TRESTLE_STYLE_SUBTITLE, design->project, COVER_MARGIN, y, width,
                                 TRESTLE_ALIGN_START);
      trestle_galley_end_tag (galley);
    }
}

/* Label above value, four columns. */
static void
put_foot (TrestleComposer *composer,
          float            y,
          float            width)
{
  TrestleGalley *galley = composer->galley;
  static const char *const names[FOOT_COLUMNS] = { "version", "date", "classification", "authors" };
  float column = width / FOOT_COLUMNS;
  guint shown = 0;

  for (guint i = 0; i < FOOT_COLUMNS; i++)
    {
      const TrestleField *field = trestle_object_find_field (TRESTLE_OBJECT (composer->design), names[i]);
      g_autofree char *value = trestle_object_dup_text (TRESTLE_OBJECT (composer->design), field);
      float x = COVER_MARGIN + column * (float) shown;

      if (value[0] == '\0')
        continue;
      trestle_galley_begin_tag (galley, "P");
      trestle_galley_put_string (galley, TRESTLE_STYLE_RUNNING, _(field->label), x, y, column - 12,
                                 TRESTLE_ALIGN_START);
      trestle_galley_end_tag (galley);
      trestle_galley_begin_tag (galley, "P");
      trestle_galley_put_string (galley, TRESTLE_STYLE_BODY, value, x, y + 12, column - 12, TRESTLE_ALIGN_START);
      trestle_galley_end_tag (galley);
      shown++;
    }
  if (shown > 0)
    trestle_galley_put_box (galley, COVER_MARGIN, y - 10, width, TRESTLE_HAIRLINE, TRESTLE_INK_HAIRLINE);
}

static void
put_logo (TrestleComposer *composer)
{
  cairo_surface_t *logo = trestle_logo_read (composer->design->logo);
  const char *customer = composer->design->customer;
  g_autofree char *alternative = NULL;

  if (logo == NULL)
    return;

  /* Translators: what stands for the picture where it cannot be seen; %s is the customer */
  alternative = customer != NULL ? g_strdup_printf (_("Logo of %s"), customer) : g_strdup (_("Logo"));
  trestle_galley_begin_figure (composer->galley, alternative);
  trestle_galley_put_picture (composer->galley, COVER_MARGIN, COVER_MARGIN, LOGO_WIDTH, LOGO_HEIGHT, trestle_logo_paint,
                              logo, (GDestroyNotify) cairo_surface_destroy);
  trestle_galley_end_tag (composer->galley);
}

void
trestle_section_cover (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  float width = trestle_galley_get_width (galley), height = trestle_galley_get_height (galley);

  trestle_galley_begin_strip (galley, 0, 0);
  trestle_composer_put_pale_topology (composer, COVER_MARGIN, height * PALE_TOP, width - 2 * COVER_MARGIN,
                                      height * PALE_HEIGHT);
  put_logo (composer);
  put_title (composer, height / 3, width - 2 * COVER_MARGIN);
  put_foot (composer, height - 36 * TRESTLE_MM, width - 2 * COVER_MARGIN);
  trestle_galley_end_strip (galley, height, 0);
}

static void
add_entry (TrestleGalley        *galley,
           const TrestleHeading *heading,
           float                 gap,
           guint                 flags)
{
  gboolean top = heading->level == 1;
  TrestleStyle style = top ? TRESTLE_STYLE_STRONG : TRESTLE_STYLE_BODY;
  float measure = trestle_galley_get_measure (galley), indent = top ? 0 : 14;
  float leading = trestle_styles[style].leading;
  const TrestleText *text = trestle_shaper_set (galley->shaper, style, heading->title, measure - indent - 40);

  trestle_galley_begin_strip (galley, top ? gap : 0, flags);
  trestle_galley_begin_tag (galley, "TOCI");
  trestle_galley_put_text (galley, text, 0, text->n_lines, indent, 0, measure, TRESTLE_ALIGN_START,
                           TRESTLE_INK_TEXT, heading->target);
  trestle_galley_put_page (galley, style, heading->target, trestle_galley_get_width (galley) - 40,
                           leading * (float) (text->n_lines - 1), 40);
  trestle_galley_end_tag (galley);
  trestle_galley_end_strip (galley, leading * (float) text->n_lines, 0);
}

static gboolean
is_entry (const TrestleGalley  *galley,
          const TrestleHeading *heading,
          guint                 deepest)
{
  gboolean brief = trestle_galley_get_section (galley, heading->section)->flags & TRESTLE_SECTION_BRIEF;

  return heading->level == 1 || (heading->level <= deepest && !brief);
}

/* How high the contents are, where every entry is one line. */
static float
measure_entries (const TrestleGalley *galley,
                 guint                n_headings,
                 guint                deepest,
                 float                gap)
{
  float height = 0;

  for (guint i = 0; i < n_headings; i++)
    {
      const TrestleHeading *heading = &g_array_index (galley->headings, TrestleHeading, i);

      if (is_entry (galley, heading, deepest))
        height += trestle_styles[TRESTLE_STYLE_BODY].leading + (heading->level == 1 ? gap : 0);
    }

  return height;
}

/* A section stays with what is in it. */
static guint
get_entry_flags (const TrestleGalley *galley,
                 guint                heading,
                 guint                n_headings,
                 guint                deepest)
{
  const TrestleHeading *next = heading + 1 < n_headings ? &g_array_index (galley->headings, TrestleHeading, heading + 1) : NULL;

  return next != NULL && next->level == 2 && is_entry (galley, next, deepest) ? TRESTLE_STRIP_KEEP : 0;
}

void
trestle_section_contents (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  guint n_headings = galley->headings->len - 1;     /* all but this section's own */
  float page = trestle_galley_get_height (galley) - TITLE_HEIGHT;
  guint deepest = measure_entries (galley, n_headings, 2, NARROW_GAP) <= MOST_PAGES * page ? 2 : 1;
  gboolean narrow = measure_entries (galley, n_headings, deepest, WIDE_GAP) > page &&
                    measure_entries (galley, n_headings, deepest, NARROW_GAP) <= page;

  trestle_galley_begin_tag (galley, "TOC");
  for (guint i = 0; i < n_headings; i++)
    {
      const TrestleHeading *heading = &g_array_index (galley->headings, TrestleHeading, i);

      if (is_entry (galley, heading, deepest))
        add_entry (galley, heading, narrow ? NARROW_GAP : WIDE_GAP, heading->level == 1 ? get_entry_flags (galley, i, n_headings, deepest) : 0);
    }
  trestle_galley_end_tag (galley);
}
