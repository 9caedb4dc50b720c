/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Charts that answer a question each: what everything of a kind has to bear,
 * against its limit, the worst first.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "headroom.h"
#include "markup.h"
#include "sign.h"

#define MOST_BARS   12
#define ROW_HEIGHT  19.0f
#define BAR_HEIGHT  9.0f
#define NAME_SHARE  0.27f     /* of the measure */
#define BAR_SHARE   0.40f
#define LIMIT_SHARE 0.60f     /* of the bars’ width: where the limit stands */
#define LIMIT_WIDTH 0.75f
#define BREAK_WIDTH 2.5f      /* the gap in a bar that is too long to be drawn */
#define BREAK_FROM  16.0f     /* of its end */
#define SIGN_SIZE   8.0f

/* What is painted of a bar. */
typedef struct
{
  double     share;             /* of the width */
  double     width;
  TrestleInk ink;
} Bar;

typedef struct
{
  double     x, y, width, height;
  TrestleInk ink;
} Box;

typedef struct
{
  TrestleKind kind;
  const char *ids[2];     /* of verdicts; the second counts where there is no first */
  const char *question;   /* N_() */
  const char *answer;     /* N_(): what the bars and the line are */
} Chart;

static const Chart charts[] = {
  { TRESTLE_KIND_LOCATION, { "load-all-local", "load-all" }, N_("How Long Until Everyone Has an Image?"),
    N_("The first load of all clients of a location at once; the line is the acceptable initial load time.") },
  { TRESTLE_KIND_LOCATION, { "update-local-usable", "update-usable" }, N_("Do Updates Arrive in Their Window?"),
    N_("An update of the heaviest image; the line is the deploy time that is left after one image poll.") },
  { TRESTLE_KIND_INSTANCE, { "active" }, N_("How Full Are the Instances?"),
    N_("Concurrently active clients; the line is what one instance supports.") },
  { TRESTLE_KIND_DATABASE, { "size", "disk" }, N_("How Large May the Databases Grow?"),
    N_("The size with the highest rate of events; the line is the size accepted, or the disk.") },
  { TRESTLE_KIND_REPOSITORY, { "site-link" }, N_("Do the Links of the Repositories Bear an Update?"),
    N_("What leaves the location while everybody updates; the line is the bandwidth there is.") },
  { TRESTLE_KIND_IIS, { "capacity", "adapter" }, N_("Do the IIS Servers Deliver in Time?"),
    N_("The share of an update each server has to send; the line is what it can.") },
};

static double
get_ratio (const TrestleHeadroom *headroom)
{
  double limit = trestle_number_to_double (headroom->limit);

  return limit > 0 ? trestle_number_to_double (headroom->need) / limit : G_MAXDOUBLE;
}

/* The worst first; what is alike as it came, by name. */
static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  double first = get_ratio (a), second = get_ratio (b);

  return first != second ? (first > second ? -1 : 1) : 0;
}

static gboolean
is_drawn (const TrestleHeadroom *headroom,
          const Chart           *chart,
          guint                  id)
{
  return chart->ids[id] != NULL && trestle_object_get_kind (headroom->object) == chart->kind &&
         g_str_equal (headroom->id, chart->ids[id]) && trestle_number_is_known (headroom->need) &&
         trestle_number_is_known (headroom->limit);
}

/* A bar an object, in the order of @all. */
static GArray *
list_bars (const Chart  *chart,
           const GArray *all)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (TrestleHeadroom));

  for (guint id = 0; id < G_N_ELEMENTS (chart->ids); id++)
    for (guint i = 0; i < all->len; i++)
      {
        const TrestleHeadroom *headroom = &g_array_index (all, TrestleHeadroom, i);

        if (is_drawn (headroom, chart, id) && g_hash_table_add (drawn, headroom->object))
          g_array_append_vals (bars, headroom, 1);
      }
  g_array_sort (bars, compare_cb);

  return bars;
}

/* The boxes of @bar in @width × @height.  A bar that goes beyond the edge is broken,
 * and its label says how long it is.
 */
static guint
list_boxes (const Bar *bar,
            double     width,
            double     height,
            Box        boxes[3])
{
  double y = (height - BAR_HEIGHT) / 2;
  guint n = 0;

  boxes[n++] = (Box) { 0, y, MAX (MIN (bar->share, 1) * width, 1), BAR_HEIGHT, bar->ink };
  if (bar->share > 1)
    boxes[n++] = (Box) { width - BREAK_FROM, y, BREAK_WIDTH, BAR_HEIGHT, TRESTLE_INK_PAPER };
  boxes[n++] = (Box) { LIMIT_SHARE *width, 0, LIMIT_WIDTH, height, TRESTLE_INK_TEXT };

  return n;
}

static void
paint_bar (cairo_t *cr,
           double   width,
           double   height,
           gpointer data)
{
  Box boxes[3];
  guint n = list_boxes (data, width, height, boxes);

  for (guint i = 0; i < n; i++)
    {
      trestle_ink_set (cr, boxes[i].ink);
      cairo_rectangle (cr, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
      cairo_fill (cr);
    }
}

static void
append_number (GString    *out,
               const char *name,
               double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " %s=\"%s\"", name, g_ascii_formatd (text, sizeof text, "%.2f", value));
}

static void
append_box (GString   *out,
            const Box *box)
{
  g_string_append (out, "<rect");
  append_number (out, "x", box->x);
  append_number (out, "y", box->y);
  append_number (out, "width", box->width);
  append_number (out, "height", box->height);
  g_string_append_printf (out, " fill=\"#%06x\"/>", trestle_ink_get_color (box->ink, TRESTLE_PALETTE_PRINT));
}

static GBytes *
write_bar (const char *title,
           const char *description,
           const char *prefix,
           gpointer    data)
{
  const Bar *bar = data;
  g_autoptr (GString) out = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bar\" role=\"img\"");
  Box boxes[3];
  guint n = list_boxes (bar, bar->width, ROW_HEIGHT, boxes);

  append_number (out, "width", bar->width);
  append_number (out, "height", ROW_HEIGHT);
  g_string_append (out, "><desc>");
  trestle_markup_append (out, description);
  g_string_append (out, "</desc>");
  for (guint i = 0; i < n; i++)
    append_box (out, &boxes[i]);
  g_string_append (out, "</svg>");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static void
put_bar (TrestleGalley         *galley,
         const TrestleHeadroom *headroom,
         const char            *words,
         TrestleSign            sign,
         float                  x,
         float                  width,
         float                  height)
{
  const Bar bar = { get_ratio (headroom) * LIMIT_SHARE, width, trestle_sign_get_ink (sign) };

  trestle_galley_put_picture (galley, x, 0, width, height, paint_bar, g_memdup2 (&bar, sizeof bar), g_free);
  trestle_galley_set_svg (galley, write_bar);
  trestle_galley_set_words (galley, words);
}

static void
add_bar (TrestleComposer       *composer,
         const TrestleHeadroom *bar,
         gboolean               last)
{
  TrestleGalley *galley = composer->galley;
  float measure = trestle_galley_get_measure (galley), leading = trestle_styles[TRESTLE_STYLE_CELL].leading;
  float left = measure * NAME_SHARE, width = measure * BAR_SHARE, right = left + width + 8;
  float label_x = right + SIGN_SIZE + 5;
  g_autofree char *name = trestle_object_dup_name (bar->object);
  g_autofree char *amount = trestle_headroom_dup_text (bar);
  TrestleStanding standing = trestle_headroom_get_standing (composer->assessment, bar);
  TrestleSign sign = trestle_sign_for_standing (&standing);
  g_autofree char *word = trestle_standing_dup_text (&standing);
  g_autofree char *string = g_strdup_printf ("%s · %s", amount, word);
  const TrestleText *text = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_CELL_STRONG, name, left - 8);
  const TrestleText *label = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_CELL, string, trestle_galley_get_width (galley) - label_x);
  float height = ROW_HEIGHT + leading * (float) (label->n_lines - 1), y = (ROW_HEIGHT - leading) / 2;
  guint link = trestle_galley_get_target (galley, bar->object->id);

  trestle_galley_begin_strip (galley, 0, last ? 0 : TRESTLE_STRIP_KEEP);
  trestle_galley_put_sign (galley, sign, right, (ROW_HEIGHT - SIGN_SIZE) / 2, SIGN_SIZE);
  trestle_galley_begin_tag (galley, "P");
  trestle_galley_put_text (galley, text, 0, 1, 0, y, left - 8, TRESTLE_ALIGN_START, TRESTLE_INK_ACCENT, link);
  put_bar (galley, bar, amount, sign, left, width, height);
  trestle_galley_put_text (galley, label, 0, label->n_lines, label_x, y, trestle_galley_get_width (galley) - label_x, TRESTLE_ALIGN_START,
                           TRESTLE_INK_TEXT, 0);
  trestle_galley_end_tag (galley);
  trestle_galley_end_strip (galley, height, 0);
}

/* The bars that are left out are the shortest. */
static void
add_rest (TrestleComposer *composer,
          const GArray    *bars)
{
  guint more = bars->len - MOST_BARS;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more is farther from its limit than these.",
                                                     "%u more are farther from their limits than these.", more), more);

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_SMALL, text);
}

static void
add_chart (TrestleComposer *composer,
           const Chart     *chart)
{
  g_autoptr (GArray) bars = list_bars (chart, composer->headrooms);

  if (bars->len == 0)
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _(chart->question));
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, _(chart->answer));
  trestle_galley_keep (composer->galley);
  for (guint i = 0; i < MIN (bars->len, MOST_BARS); i++)
    add_bar (composer, &g_array_index (bars, TrestleHeadroom, i), i + 1 == MIN (bars->len, MOST_BARS));
  if (bars->len > MOST_BARS)
    add_rest (composer, bars);
}

gboolean
trestle_section_charts_is_empty (TrestleComposer *composer)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (GArray) bars = list_bars (&charts[i], composer->headrooms);

      if (bars->len > 0)
        return FALSE;
    }

  return TRUE;
}

void
trestle_section_charts (TrestleComposer *composer)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    add_chart (composer, &charts[i]);
}
