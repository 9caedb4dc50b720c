/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of the picture.  Shaping is most of the cost of drawing a text, so
 * layouts are kept by what they say, for as long as they are used: scenes come
 * and go, texts stay.  Nothing is hinted: a layout is the same at every scale,
 * on the screen and on paper.
 */
#include "config.h"

#include "text.h"

#include <math.h>
#include <string.h>

#define MAX_LAYOUTS 4096

typedef struct
{
  char        *text;
  TrestleFont  font;
  int          size, width;   /* Pango units, pixels */
  PangoLayout *layout;
  guint        turn;          /* when it was last used */
} Entry;

struct _TrestleTexts
{
  PangoContext         *context;
  PangoFontDescription *fonts[TRESTLE_N_FONTS];
  PangoAttrList        *attributes;
  GHashTable           *entries;    /* set of Entry */
  guint                 turn;
};

static const struct
{
  double      size;
  PangoWeight weight;
} fonts[TRESTLE_N_FONTS] = {
  [TRESTLE_FONT_TITLE] = { 13, PANGO_WEIGHT_BOLD },
  [TRESTLE_FONT_NAME] = { 11, PANGO_WEIGHT_SEMIBOLD },
  [TRESTLE_FONT_CHIP] = { 10, PANGO_WEIGHT_NORMAL },
  [TRESTLE_FONT_DETAIL] = { 9, PANGO_WEIGHT_NORMAL },
  [TRESTLE_FONT_BADGE] = { 9, PANGO_WEIGHT_BOLD }
};

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->text) ^ (guint) entry->font ^ (guint) entry->size << 3 ^ (guint) entry->width << 13;
}

static gboolean
equal_entries (gconstpointer a,
               gconstpointer b)
{
  const Entry *s = a;
  const Entry *t = b;

  return s->font == t->font && s->size == t->size && s->width == t->width && g_str_equal (s->text, t->text);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_object_unref (entry->layout);
  g_free (entry);
}

/* The nearest place from @offset in direction @way where a text may be cut. */
static glong
find_boundary (const PangoLogAttr *attributes,
               glong               offset,
               int                 way)
{
  while (!attributes[offset].is_cursor_position)
    offset += way;

  return offset;
}

/* @text, @length characters long, with about @kept of them left at its ends. */
static char *
cut (const char         *text,
     const PangoLogAttr *attributes,
     glong               length,
     glong               kept)
{
  g_autofree char *start = g_utf8_substring (text, 0, find_boundary (attributes, kept - kept / 2, -1));
  const char *end = g_utf8_offset_to_pointer (text, find_boundary (attributes, length - kept / 2, 1));

  while (*end == ' ')
    end++;

  return g_strconcat (g_strchomp (start), "…", end, NULL);
}

/* Cuts in the middle: names often differ in their last characters.  Pango’s own
 * way leaves a gap behind the ellipsis.
 */
static void
ellipsize (PangoLayout *layout,
           const char  *text,
           int          width)
{
  glong length = g_utf8_strlen (text, -1);
  glong low = 0, high = length - 1;
  g_autofree PangoLogAttr *attributes = NULL;
  g_autofree char *shortest = NULL;

  pango_layout_get_log_attrs (layout, &attributes, NULL);
  while (low < high)
    {
      glong kept = (low + high + 1) / 2;
      g_autofree char *shorter = cut (text, attributes, length, kept);
      int now;

      pango_layout_set_text (layout, shorter, -1);
      pango_layout_get_size (layout, &now, NULL);
      if (now <= width)
        low = kept;
      else
        high = kept - 1;
    }
  shortest = cut (text, attributes, length, low);
  pango_layout_set_text (layout, shortest, -1);
}

static PangoLayout *
make_layout (TrestleTexts *self,
             const Entry  *key)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy_static (self->fonts[key->font]);
  int width;

  pango_font_description_set_absolute_size (font, key->size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, key->text, -1);
  pango_layout_get_size (layout, &width, NULL);
  if (key->width > 0 && width > key->width * PANGO_SCALE)
    ellipsize (layout, key->text, key->width * PANGO_SCALE);

  return layout;
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer data)
{
  const Entry *entry = key;
  const guint *limit = data;

  return entry->turn < *limit;
}

/* Forgets the half that was used longest ago. */
static void
trim (TrestleTexts *self)
{
  guint limit = self->turn - MAX_LAYOUTS / 2;

  if (g_hash_table_size (self->entries) > MAX_LAYOUTS)
    g_hash_table_foreach_remove (self->entries, is_old, &limit);
}

TrestleTexts *
trestle_texts_new (const char *family)
{
  TrestleTexts *self = g_new0 (TrestleTexts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  for (guint i = 0; i < TRESTLE_N_FONTS; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[i], family);
      pango_font_description_set_weight (self->fonts[i], fonts[i].weight);
    }
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum"));
  self->entries = g_hash_table_new_full (hash_entry, equal_entries, free_entry, NULL);
  self->turn = MAX_LAYOUTS;

  return self;
}

void
trestle_texts_free (TrestleTexts *self)
{
  g_hash_table_unref (self->entries);
  pango_attr_list_unref (self->attributes);
  for (guint i = 0; i < TRESTLE_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->context);
  g_free (self);
}

PangoLayout *
trestle_texts_get (TrestleTexts *self,
                   TrestleFont   font,
                   double        zoom,
                   const char   *text,
                   double        width)
{
  Entry key = {
    .text = (char *) text, .font = font,
    .size = (int) lround (fonts[font].size * zoom * PANGO_SCALE), .width = (int) MAX (0, width)
  };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    {
      trim (self);
      entry = g_memdup2 (&key, sizeof key);
      entry->text = g_strdup (text);
      entry->layout = make_layout (self, &key);
      g_hash_table_add (self->entries, entry);
    }
  entry->turn = ++self->turn;

  return entry->layout;
}

void
trestle_texts_measure (PangoLayout *layout,
                       double      *width,
                       double      *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  if (height != NULL)
    *height = (double) h / PANGO_SCALE;
}
