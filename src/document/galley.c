/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Building the column of strips; see the header.
 */
#include "galley.h"

#define BULLET_INDENT 11

static void
clear_heading (gpointer data)
{
  g_free (((TrestleHeading *) data)->title);
}

static void
clear_target (gpointer data)
{
  g_free (((TrestleTarget *) data)->name);
}

static void
clear_tag (gpointer data)
{
  g_free (((TrestleTag *) data)->alternative);
}

static void
clear_section (gpointer data)
{
  g_free (((TrestleGalleySection *) data)->title);
}

static void
clear_picture (gpointer data)
{
  TrestlePicture *picture = data;

  if (picture->destroy != NULL)
    picture->destroy (picture->data);
  g_free (picture->words);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static TrestleStrip *
get_last_strip (TrestleGalley *self)
{
  return &g_array_index (self->strips, TrestleStrip, self->strips->len - 1);
}

static TrestleItem *
add_item (TrestleGalley  *self,
          TrestleItemType type,
          float           x,
          float           y,
          float           width,
          float           height)
{
  TrestleItem *item;

  g_array_set_size (self->items, self->items->len + 1);
  item = &g_array_index (self->items, TrestleItem, self->items->len - 1);
  *item = (TrestleItem) { .type = type, .x = x, .y = y, .width = width, .height = height, .tag = self->tag };
  return item;
}

static float
get_leading (const TrestleText *text)
{
  return trestle_styles[text->style].leading;
}

/* A line of its own strip; the first two and the last two lines of a paragraph
 * stay together.
 */
static void
add_line_strip (TrestleGalley     *self,
                const TrestleText *text,
                guint              line,
                float              x,
                guint              link)
{
  const TrestleStyleInfo *style = &trestle_styles[text->style];
  gboolean keep = text->n_lines > 1 && (line == 0 || line + 2 == text->n_lines);

  trestle_galley_begin_strip (self, line == 0 ? style->above : 0, keep ? TRESTLE_STRIP_KEEP : 0);
  trestle_galley_put_text (self, text, line, 1, x, 0, 0, TRESTLE_ALIGN_START, style->ink, link);
  trestle_galley_end_strip (self, style->leading, line + 1 == text->n_lines ? style->below : 0);
}

TrestleGalley *
trestle_galley_new (TrestleShaper      *shaper,
                    const TrestlePaper *paper)
{
  TrestleGalley *self = g_new0 (TrestleGalley, 1);
  static const TrestleTag tags[] = {
    { .name = NULL }, { .name = "Document" }, { .name = "Private", .parent = TRESTLE_TAG_DOCUMENT }
  };

  self->shaper = shaper;
  self->paper = paper;
  self->items = new_array (sizeof (TrestleItem), NULL);
  self->strips = new_array (sizeof (TrestleStrip), NULL);
  self->tags = new_array (sizeof (TrestleTag), clear_tag);
  self->headings = new_array (sizeof (TrestleHeading), clear_heading);
  self->targets = new_array (sizeof (TrestleTarget), clear_target);
  self->sections = new_array (sizeof (TrestleGalleySection), clear_section);
  self->headers = new_array (sizeof (TrestleHeader), NULL);
  g_array_set_size (self->headers, 1);
  self->pictures = new_array (sizeof (TrestlePicture), clear_picture);
  self->pages = new_array (sizeof (TrestlePage), NULL);
  self->placed = new_array (sizeof (TrestlePlaced), NULL);
  self->target_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_append_vals (self->tags, tags, G_N_ELEMENTS (tags));
  g_array_set_size (self->targets, 1);
  self->tag = TRESTLE_TAG_DOCUMENT;
  return self;
}

void
trestle_galley_free (TrestleGalley *self)
{
  g_array_unref (self->items);
  g_array_unref (self->strips);
  g_array_unref (self->tags);
  g_array_unref (self->headings);
  g_hash_table_unref (self->target_names);
  g_array_unref (self->targets);
  g_array_unref (self->sections);
  g_array_unref (self->headers);
  g_array_unref (self->pictures);
  g_array_unref (self->pages);
  g_array_unref (self->placed);
  g_free (self);
}

void
trestle_galley_begin_section (TrestleGalley *self,
                              const char    *title,
                              guint          flags)
{
  TrestleGalleySection section = {
    .title = g_strdup (title), .flags = flags, .position = self->position, .first_strip = self->strips->len
  };

  g_array_append_val (self->sections, section);
  self->below = 0;
}

const TrestleGalleySection *
trestle_galley_get_section (const TrestleGalley *self,
                            guint                section)
{
  return &g_array_index (self->sections, TrestleGalleySection, section);
}

static guint
get_flags (const TrestleGalley *self)
{
  return trestle_galley_get_section (self, self->sections->len - 1)->flags;
}

float
trestle_galley_get_width (const TrestleGalley *self)
{
  guint flags = get_flags (self);
  float width = flags & TRESTLE_SECTION_LANDSCAPE ? self->paper->height : self->paper->width;

  return flags & TRESTLE_SECTION_BARE ? width : width - 2 * TRESTLE_MARGIN_SIDE;
}

float
trestle_galley_get_height (const TrestleGalley *self)
{
  guint flags = get_flags (self);
  float height = flags & TRESTLE_SECTION_LANDSCAPE ? self->paper->width : self->paper->height;

  return flags & TRESTLE_SECTION_BARE ? height : height - TRESTLE_MARGIN_TOP - TRESTLE_MARGIN_BOTTOM;
}

float
trestle_galley_get_measure (const TrestleGalley *self)
{
  return MIN (trestle_galley_get_width (self), TRESTLE_TEXT_WIDTH);
}

guint
trestle_galley_get_target (TrestleGalley *self,
                           const char    *name)
{
  TrestleTarget target = { 0 };
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->target_names, name));

  if (number == 0)
    {
      number = self->targets->len;
      target.name = g_strdup (name);
      g_array_append_val (self->targets, target);
      g_hash_table_insert (self->target_names, target.name, GUINT_TO_POINTER (number));
    }
  return number;
}

guint
trestle_galley_find_target (const TrestleGalley *self,
                            const char          *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->target_names, name));
}

void
trestle_galley_set_target (TrestleGalley *self,
                           guint          target)
{
  g_array_index (self->targets, TrestleTarget, target).strip = self->strips->len + 1;
}

void
trestle_galley_add_heading (TrestleGalley *self,
                            guint          level,
                            const char    *target,
                            const char    *title)
{
  static const char *const tags[] = { "H1", "H2", "H3" };
  static const TrestleStyle styles[] = {
    TRESTLE_STYLE_HEADING_1, TRESTLE_STYLE_HEADING_2, TRESTLE_STYLE_HEADING_3
  };
  g_autofree char *own = target == NULL ? g_strdup_printf ("heading-%u", self->headings->len + 1) : NULL;
  TrestleHeading heading = {
    .level = level, .title = g_strdup (title), .section = self->sections->len - 1,
    .target = trestle_galley_get_target (self, target != NULL ? target : own)
  };
  const TrestleText *text;

  g_array_append_val (self->headings, heading);
  trestle_galley_set_target (self, heading.target);
  text = trestle_shaper_set (self->shaper, styles[level - 1], title, trestle_galley_get_measure (self));
  trestle_galley_begin_tag (self, tags[level - 1]);
  for (guint i = 0; i < text->n_lines; i++)
    {
      add_line_strip (self, text, i, 0, 0);
      trestle_galley_keep (self);
    }
  trestle_galley_end_tag (self);
}

void
trestle_galley_add_margin_link (TrestleGalley *self,
                                const char    *string,
                                guint          link)
{
  const TrestleText *text = trestle_shaper_set (self->shaper, TRESTLE_STYLE_SMALL, string, 0);
  TrestleStrip *strip = get_last_strip (self);

  trestle_galley_begin_tag (self, "P");
  trestle_galley_put_text (self, text, 0, 1, trestle_galley_get_width (self) - text->width,
                           strip->height - get_leading (text) - 1, 0, TRESTLE_ALIGN_START, TRESTLE_INK_ACCENT, link);
  trestle_galley_end_tag (self);
  strip->n_items++;
}

void
trestle_galley_add_text (TrestleGalley *self,
                         TrestleStyle   style,
                         const char    *string)
{
  const TrestleText *text = trestle_shaper_set (self->shaper, style, string, trestle_galley_get_measure (self));

  trestle_galley_begin_tag (self, style == TRESTLE_STYLE_CAPTION ? "Caption" : "P");
  for (guint i = 0; i < text->n_lines; i++)
    add_line_strip (self, text, i, 0, 0);
  trestle_galley_end_tag (self);
}

void
trestle_galley_add_bullet (TrestleGalley *self,
                           TrestleStyle   style,
                           const char    *string,
                           guint          link)
{
  const TrestleText *text = trestle_shaper_set (self->shaper, style, string,
                                                trestle_galley_get_measure (self) - BULLET_INDENT);

  trestle_galley_begin_tag (self, "LI");
  for (guint i = 0; i < text->n_lines; i++)
    {
      add_line_strip (self, text, i, BULLET_INDENT, link);
      if (i == 0)
        {
          float size = trestle_styles[style].size * 0.28f;

          trestle_galley_put_box (self, 1, (get_leading (text) - size) / 2, size, size, TRESTLE_INK_ACCENT);
          get_last_strip (self)->n_items++;
        }
    }
  trestle_galley_end_tag (self);
}

void
trestle_galley_keep (TrestleGalley *self)
{
  get_last_strip (self)->flags |= TRESTLE_STRIP_KEEP;
}

void
trestle_galley_keep_from (TrestleGalley *self,
                          guint          first)
{
  for (guint i = first; i + 1 < self->strips->len; i++)
    g_array_index (self->strips, TrestleStrip, i).flags |= TRESTLE_STRIP_KEEP;
}

void
trestle_galley_add_space (TrestleGalley *self,
                          float          height)
{
  self->below = MAX (self->below, height);
}

guint
trestle_galley_begin_tag (TrestleGalley *self,
                          const char    *name)
{
  TrestleTag tag = { .name = name, .parent = self->tag };

  g_array_append_val (self->tags, tag);
  self->tag = self->tags->len - 1;
  return self->tag;
}

void
trestle_galley_end_tag (TrestleGalley *self)
{
  self->tag = g_array_index (self->tags, TrestleTag, self->tag).parent;
}

guint
trestle_galley_begin_heading_cell (TrestleGalley *self,
                                   TrestleScope   scope,
                                   guint          span)
{
  guint number = trestle_galley_begin_tag (self, "TH");
  TrestleTag *tag = &g_array_index (self->tags, TrestleTag, number);

  tag->scope = scope;
  tag->span = (guint16) span;

  return number;
}

guint
trestle_galley_begin_figure (TrestleGalley *self,
                             const char    *alternative)
{
  guint number = trestle_galley_begin_tag (self, "Figure");

  g_array_index (self->tags, TrestleTag, number).alternative = g_strdup (alternative);

  return number;
}

void
trestle_galley_begin_strip (TrestleGalley *self,
                            float          above,
                            guint          flags)
{
  guint number = self->sections->len - 1;
  TrestleGalleySection *section = &g_array_index (self->sections, TrestleGalleySection, number);
  gboolean first = section->n_strips++ == 0;
  TrestleStrip strip = {
    .above = MAX (above, self->below), .first_item = self->items->len, .section = number,
    .header = self->header, .flags = flags | (first ? TRESTLE_STRIP_BREAK : 0)
  };

  g_array_append_val (self->strips, strip);
}

void
trestle_galley_end_strip (TrestleGalley *self,
                          float          height,
                          float          below)
{
  TrestleStrip *strip = get_last_strip (self);

  strip->height = height;
  strip->n_items = self->items->len - strip->first_item;
  self->below = below;
}

void
trestle_galley_begin_header (TrestleGalley *self)
{
  TrestleHeader header = { self->strips->len, 0, 0 };

  g_array_append_val (self->headers, header);
}

void
trestle_galley_end_header (TrestleGalley *self)
{
  TrestleHeader *header = &g_array_index (self->headers, TrestleHeader, self->headers->len - 1);

  header->n = self->strips->len - header->first;
  for (guint i = header->first; i < self->strips->len; i++)
    {
      TrestleStrip *strip = &g_array_index (self->strips, TrestleStrip, i);

      header->height += strip->height + (i == header->first ? 0 : strip->above);
      strip->flags |= TRESTLE_STRIP_KEEP;
    }
  self->header = self->headers->len - 1;
}

void
trestle_galley_close_header (TrestleGalley *self)
{
  self->header = 0;
}

float
trestle_galley_put_text (TrestleGalley     *self,
                         const TrestleText *text,
                         guint              first,
                         guint              n,
                         float              x,
                         float              y,
                         float              width,
                         TrestleAlign       align,
                         TrestleInk         ink,
                         guint              link)
{
  static const float shares[] = {
    [TRESTLE_ALIGN_START] = 0, [TRESTLE_ALIGN_CENTER] = 0.5f, [TRESTLE_ALIGN_END] = 1
  };
  float leading = get_leading (text);

  for (guint i = 0; i < n; i++)
    {
      float line_width = text->lines[first + i].width;
      float slack = (width - line_width) * shares[align];
      TrestleItem *item = add_item (self, TRESTLE_ITEM_LINE, x + slack, y + leading * (float) i, line_width, leading);

      item->text = text;
      item->line = (guint16) (first + i);
      item->ink = ink;
      item->link = link;
    }
  return leading * (float) n;
}

float
trestle_galley_put_string (TrestleGalley *self,
                           TrestleStyle   style,
                           const char    *string,
                           float          x,
                           float          y,
                           float          width,
                           TrestleAlign   align)
{
  const TrestleText *text = trestle_shaper_set (self->shaper, style, string, width);

  return trestle_galley_put_text (self, text, 0, text->n_lines, x, y, width, align, trestle_styles[style].ink, 0);
}

void
trestle_galley_put_page (TrestleGalley *self,
                         TrestleStyle   style,
                         guint          target,
                         float          x,
                         float          y,
                         float          width)
{
  TrestleItem *item = add_item (self, TRESTLE_ITEM_PAGE, x, y, width, trestle_styles[style].leading);

  item->ink = trestle_styles[style].ink;
  item->line = style;
  item->link = target;
}

void
trestle_galley_put_box (TrestleGalley *self,
                        float          x,
                        float          y,
                        float          width,
                        float          height,
                        TrestleInk     ink)
{
  TrestleItem *item = add_item (self, TRESTLE_ITEM_BOX, x, y, width, height);

  item->ink = ink;
  item->tag = TRESTLE_TAG_DECORATION;
}

void
trestle_galley_put_sign (TrestleGalley *self,
                         TrestleSign    sign,
                         float          x,
                         float          y,
                         float          size)
{
  TrestleItem *item = add_item (self, TRESTLE_ITEM_SIGN, x, y, size, size);

  item->sign = sign;
  item->owner = self->tag;
  item->tag = TRESTLE_TAG_DECORATION;
}

void
trestle_galley_put_picture (TrestleGalley   *self,
                            float            x,
                            float            y,
                            float            width,
                            float            height,
                            TrestlePaintFunc paint,
                            gpointer         data,
                            GDestroyNotify   destroy)
{
  TrestleItem *item = add_item (self, TRESTLE_ITEM_PICTURE, x, y, width, height);
  TrestlePicture picture = { .paint = paint, .data = data, .destroy = destroy };

  item->picture = self->pictures->len;
  g_array_append_val (self->pictures, picture);
}

void
trestle_galley_set_words (TrestleGalley *self,
                          const char    *words)
{
  g_array_index (self->pictures, TrestlePicture, self->pictures->len - 1).words = g_strdup (words);
}

void
trestle_galley_set_svg (TrestleGalley *self,
                        TrestleSvgFunc svg)
{
  g_array_index (self->pictures, TrestlePicture, self->pictures->len - 1).svg = svg;
}

void
trestle_galley_put_area (TrestleGalley *self,
                         float          x,
                         float          y,
                         float          width,
                         float          height,
                         guint          link)
{
  add_item (self, TRESTLE_ITEM_AREA, x, y, width, height)->link = link;
}

void
trestle_galley_make_decoration (TrestleGalley *self)
{
  g_array_index (self->items, TrestleItem, self->items->len - 1).tag = TRESTLE_TAG_DECORATION;
}
