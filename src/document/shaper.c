/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The faces, and what Pango sets; see the header.  A document has tens of
 * thousands of short texts made of few words, so plain text is set from words
 * that are shaped once: setting is then adding up widths and copying glyphs.
 */
#include "shaper-private.h"

#define TYPEFACE "Inter"

static void
free_text (gpointer data)
{
  TrestleText *text = data;

  for (guint i = 0; i < text->n_lines; i++)
    {
      g_free (text->lines[i].glyphs.glyphs);
      g_free (text->lines[i].glyphs.log_clusters);
      g_clear_pointer (&text->lines[i].pango, pango_layout_line_unref);
    }
  g_clear_object (&text->layout);
  g_free (text->string);
  g_free (text);
}

/* Pango leaves the space a line ends with without a glyph; with one, the text
 * can be read back from the page as it was.
 */
static void
restore_space (PangoLayoutLine *line,
               PangoLayout     *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    {
      PangoGlyphItem *run = runs->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY &&
            text[run->item->offset + run->glyphs->log_clusters[i]] == ' ')
          {
            PangoGlyphString *space = pango_glyph_string_new ();

            pango_shape_full (" ", 1, " ", 1, &run->item->analysis, space);
            if (space->num_glyphs == 1)
              run->glyphs->glyphs[i].glyph = space->glyphs[0].glyph;
            pango_glyph_string_free (space);
          }
    }
}

static TrestleText *
set_complex (TrestleShaper *self,
             TrestleStyle   style,
             const char    *string,
             float          width)
{
  TrestleFace *face = &self->faces[style];
  PangoLayout *layout = pango_layout_new (self->context);
  TrestleText *text;
  GSList *lines;
  guint i = 0;

  pango_layout_set_font_description (layout, face->font);
  pango_layout_set_attributes (layout, face->attributes);
  pango_layout_set_text (layout, string, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width > 0 ? pango_units_from_double (width) : -1);
  lines = pango_layout_get_lines (layout);
  text = g_malloc0 (sizeof *text + sizeof (TrestleTextLine) * g_slist_length (lines));
  text->layout = layout;
  for (; lines != NULL; lines = lines->next)
    {
      PangoRectangle logical;

      restore_space (lines->data, layout);
      text->lines[i].pango = pango_layout_line_ref (lines->data);
      pango_layout_line_get_extents (lines->data, NULL, &logical);
      text->lines[i++].width = (float) pango_units_to_double (logical.width);
    }
  text->n_lines = i;
  self->n_unknown += (guint) pango_layout_get_unknown_glyphs_count (layout);
  return text;
}

static float
get_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (float) pango_units_to_double (width);
}

static void
init_face (TrestleShaper *self,
           TrestleFace   *face,
           TrestleStyle   style)
{
  const TrestleStyleInfo *info = &trestle_styles[style];
  PangoFontMetrics *metrics;
  GList *items;
  float ascent, descent;

  face->font = pango_font_description_new ();
  pango_font_description_set_family (face->font, TYPEFACE);
  pango_font_description_set_weight (face->font, info->semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (face->font, info->size * PANGO_SCALE);
  face->attributes = pango_attr_list_new ();
  if (info->tabular)
    pango_attr_list_insert (face->attributes, pango_attr_font_features_new ("tnum=1"));

  pango_context_set_font_description (self->context, face->font);
  items = pango_itemize (self->context, "x", 0, 1, face->attributes, NULL);
  face->item = items->data;
  g_list_free (items);
  face->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, trestle_word_free);
  face->unbroken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  face->space = trestle_face_shape (face, " ", 1);

  metrics = pango_font_get_metrics (face->item->analysis.font, NULL);
  ascent = (float) pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  descent = (float) pango_units_to_double (pango_font_metrics_get_descent (metrics));
  face->ascent = (info->leading - ascent - descent) / 2 + ascent;
  pango_font_metrics_unref (metrics);
}

static gboolean
find_typeface (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe (font);
  const char *family = pango_font_description_get_family (description);
  gboolean found = family != NULL && g_str_has_prefix (family, TYPEFACE);

  pango_font_description_free (description);
  return found;
}

TrestleShaper *
trestle_shaper_new (const char *language)
{
  TrestleShaper *self = g_new0 (TrestleShaper, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Its own map: a document is made and painted in different threads. */
  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  if (language != NULL)
    pango_context_set_language (self->context, pango_language_from_string (language));

  for (guint i = 0; i < TRESTLE_N_STYLES; i++)
    init_face (self, &self->faces[i], i);
  self->texts = g_ptr_array_new_with_free_func (free_text);
  self->has_typeface = find_typeface (self->faces[TRESTLE_STYLE_BODY].item->analysis.font);
  return self;
}

void
trestle_shaper_free (TrestleShaper *self)
{
  g_ptr_array_unref (self->texts);
  for (guint i = 0; i < TRESTLE_N_STYLES; i++)
    {
      TrestleFace *face = &self->faces[i];

      g_hash_table_unref (face->words);
      g_hash_table_unref (face->unbroken);
      trestle_word_free (face->space);
      pango_item_free (face->item);
      pango_attr_list_unref (face->attributes);
      pango_font_description_free (face->font);
    }
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

const TrestleText *
trestle_shaper_set (TrestleShaper *self,
                    TrestleStyle   style,
                    const char    *string,
                    float          width)
{
  TrestleFace *face = &self->faces[style];
  TrestleText *text = width > 0 ? NULL : g_hash_table_lookup (face->unbroken, string);

  if (text != NULL)
    return text;
  if (trestle_shaper_is_plain (self, face, string, width))
    text = trestle_face_set (face, string, width);
  else
    text = set_complex (self, style, string, width);
  text->style = style;
  for (guint i = 0; i < text->n_lines; i++)
    text->width = MAX (text->width, text->lines[i].width);
  g_ptr_array_add (self->texts, text);
  if (width <= 0)
    g_hash_table_insert (face->unbroken, g_strdup (string), text);
  return text;
}

void
trestle_shaper_measure (TrestleShaper *self,
                        TrestleStyle   style,
                        const char    *string,
                        float         *widest_word,
                        float         *longest_line)
{
  TrestleFace *face = &self->faces[style];

  *widest_word = *longest_line = 0;
  if (!trestle_shaper_is_plain (self, face, string, 0))
    {
      TrestleText *text = set_complex (self, style, string, 0);

      for (guint i = 0; i < text->n_lines; i++)
        *longest_line = MAX (*longest_line, text->lines[i].width);
      pango_layout_set_width (text->layout, 0);
      pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD);
      *widest_word = get_layout_width (text->layout);
      free_text (text);
      return;
    }
  trestle_face_measure (face, string, widest_word, longest_line);
}

float
trestle_shaper_get_ascent (TrestleShaper *self,
                           TrestleStyle   style)
{
  return self->faces[style].ascent;
}

gboolean
trestle_shaper_has_typeface (const TrestleShaper *self)
{
  return self->has_typeface;
}

guint
trestle_shaper_count_unknown (const TrestleShaper *self)
{
  return self->n_unknown;
}

const char *
trestle_text_get_string (const TrestleText *text)
{
  return text->layout != NULL ? pango_layout_get_text (text->layout) : text->string;
}

void
trestle_text_paint_line (TrestleShaper     *self,
                         const TrestleText *text,
                         guint              line_number,
                         cairo_t           *cr,
                         double             x,
                         double             y)
{
  const TrestleTextLine *line = &text->lines[line_number];

  cairo_move_to (cr, x, y);
  if (line->pango != NULL)
    {
      pango_cairo_show_layout_line (cr, line->pango);
    }
  else if (line->glyphs.num_glyphs > 0)
    {
      PangoItem item = *self->faces[text->style].item;
      PangoGlyphItem glyphs = { .item = &item, .glyphs = (PangoGlyphString *) &line->glyphs };

      item.offset = 0;
      item.length = line->length;
      item.num_chars = (int) g_utf8_strlen (line->string, line->length);
      pango_cairo_show_glyph_item (cr, line->string, &glyphs);
    }
}
