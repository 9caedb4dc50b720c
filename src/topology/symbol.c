/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program’s own symbols as cairo paths.  Built symbolic icons are a single
 * path of M, L, A and Z commands (data/icons/outline.py), so that no SVG
 * renderer is needed; each is read once.
 */
#include "config.h"

#include "symbol.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "trestle-icons.h"

#define ICON_SIZE 16.0

/* One command with its end in the icon’s pixels; an arc is circular. */
typedef struct
{
  char   command;
  double x, y;
  double cx, cy, radius, from, to;
} Segment;

/* The center of an arc of SVG from @x, @y: its appendix B.2.4 for circles. */
static void
set_arc (Segment *segment,
         double   x,
         double   y,
         gboolean large,
         gboolean sweep)
{
  double hx = (x - segment->x) / 2;
  double hy = (y - segment->y) / 2;
  double half = hx * hx + hy * hy;
  double radius = MAX (segment->radius, sqrt (half));
  double k = half > 0 ? sqrt (MAX (0, radius * radius / half - 1)) * (large != sweep ? 1 : -1) : 0;

  segment->radius = radius;
  segment->cx = (x + segment->x) / 2 + k * hy;
  segment->cy = (y + segment->y) / 2 - k * hx;
  segment->from = atan2 (y - segment->cy, x - segment->cx);
  segment->to = atan2 (segment->y - segment->cy, segment->x - segment->cx);
}

static gboolean
read_numbers (const char **text,
              double      *numbers,
              guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (*text, &end);
      if (end == *text)
        return FALSE;
      *text = end;
    }

  return TRUE;
}

static GArray *
parse_path (const char *text)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  double x = 0, y = 0;

  while (*text != '\0' && *text != '"')
    {
      Segment segment = { .command = *text++ };
      double numbers[7] = { 0 };
      guint n = segment.command == 'A' ? 7 : segment.command == 'Z' ? 0 : 2;

      if (strchr ("MLAZ", segment.command) == NULL || !read_numbers (&text, numbers, n))
        break;
      segment.x = n > 0 ? numbers[n - 2] : x;
      segment.y = n > 0 ? numbers[n - 1] : y;
      if (segment.command == 'A')
        {
          segment.radius = numbers[0];
          set_arc (&segment, x, y, numbers[3] != 0, numbers[4] != 0);
          segment.command = numbers[4] != 0 ? 'A' : 'a';
        }
      x = segment.x;
      y = segment.y;
      g_array_append_val (segments, segment);
    }

  return segments;
}

static GArray *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/icons/scalable/actions/trestle-%s-symbolic.svg", APP_PATH, name);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (trestle_icons_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  const char *data;

  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  data = strstr (text, " d=\"");

  return data != NULL ? parse_path (data + 4) : NULL;
}

static GArray *
get_segments (const char *name)
{
  static GMutex mutex;
  static GHashTable *symbols;     /* name → Segments, or NULL */
  GArray *segments = NULL;

  g_mutex_lock (&mutex);
  if (symbols == NULL)
    symbols = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (symbols, name, NULL, (gpointer *) &segments))
    {
      segments = load (name);
      g_hash_table_insert (symbols, (gpointer) g_intern_string (name), segments);
    }
  g_mutex_unlock (&mutex);

  return segments;
}

gboolean
trestle_symbol_add (cairo_t    *cr,
                    const char *name,
                    double      x,
                    double      y,
                    double      size)
{
  const GArray *segments = get_segments (name);
  double scale = size / ICON_SIZE;

  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      double cx = x + segment->cx * scale;
      double cy = y + segment->cy * scale;

      switch (segment->command)
        {
        case 'M':
          cairo_move_to (cr, x + segment->x * scale, y + segment->y * scale);
          break;

        case 'L':
          cairo_line_to (cr, x + segment->x * scale, y + segment->y * scale);
          break;

        case 'A':
          cairo_arc (cr, cx, cy, segment->radius * scale, segment->from, segment->to);
          break;

        case 'a':
          cairo_arc_negative (cr, cx, cy, segment->radius * scale, segment->from, segment->to);
          break;

        default:
          cairo_close_path (cr);
          break;
        }
    }

  return TRUE;
}
