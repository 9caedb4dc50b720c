/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as WordprocessingML.  Headings, tables, lists and contents are those
 * of the word processor; pages begin where they do on paper.
 */
#include "config.h"

#include "writer-docx.h"

#include <string.h>

#include "markup.h"
#include "package.h"

#define SCALE 3               /* pixels a point of pictures */
#define EMU   12700           /* for a point */

typedef struct
{
  const TrestleManuscript *manuscript;
  TrestlePackage          *package;
  GString                 *body;
  guint                    flags;       /* of the section before */
  float                    width;       /* of the page without margins */
  guint                    n_pictures;
  GError                 **error;       /* of the first picture that could not be added */
  gboolean                 failed;
} Writer;

static void
append (Writer     *self,
        const char *xml)
{
  g_string_append (self->body, xml);
}

/* ---- Text */

/* Names of targets are too long for Word and have other signs. */
static void
append_targets (Writer                 *self,
                const TrestleStoryNode *node)
{
  if (node->type == TRESTLE_STORY_CELL && node->column == 0)
    append_targets (self, node->parent);
  for (guint i = 0; i < node->targets->len; i++)
    {
      guint target = g_array_index (node->targets, guint, i);

      g_string_append_printf (self->body, "<w:bookmarkStart w:id=\"%u\" w:name=\"_T%u\"/><w:bookmarkEnd w:id=\"%u\"/>", target, target, target);
    }
}

static void
append_attribute (Writer     *self,
                  const char *name,
                  const char *value)
{
  g_string_append_printf (self->body, " %s=\"", name);
  trestle_markup_append_lines (self->body, value, " ", NULL);
  append (self, "\"");
}

static void
append_picture (Writer                    *self,
                const TrestleIllustration *figure)
{
  g_autoptr (GBytes) png = trestle_manuscript_make_png (self->manuscript, figure, SCALE);
  guint number = ++self->n_pictures;
  g_autofree char *name = g_strdup_printf ("word/media/figure-%u.png", number);
  g_autofree char *extent = g_strdup_printf ("cx=\"%d\" cy=\"%d\"", (int) (figure->width * EMU), (int) (figure->height * EMU));

  g_string_append_printf (self->body, "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent %s/>"
                                      "<wp:docPr id=\"%u\" name=\"Figure %u\"", extent, number, number);
  append_attribute (self, "descr", figure->words);
  append_attribute (self, "title", figure->title);
  g_string_append_printf (self->body, "/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
                                      "<pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"Figure %u\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
                                      "<a:blip r:embed=\"figure%u\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
                                      "<a:off x=\"0\" y=\"0\"/><a:ext %s/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                                      "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>", number, number, number, extent);
  self->failed = self->failed || !trestle_package_add (self->package, name, g_bytes_get_data (png, NULL), g_bytes_get_size (png),
                                                       TRUE, self->error);
}

static void
append_run (Writer                *self,
            const TrestleStoryRun *run,
            const TrestleStoryRun *first)
{
  const TrestleIllustration figure = trestle_story_run_get_illustration (run);

  if (run->picture != 0)
    {
      append_picture (self, &figure);
      return;
    }
  if (run->link != 0)
    g_string_append_printf (self->body, "<w:hyperlink w:anchor=\"_T%u\" w:history=\"1\">", run->link);
  append (self, "<w:r>");
  if (trestle_story_run_differs (run, first))
    trestle_docx_append_look (self->body, run->style, run->ink);
  append (self, "<w:t xml:space=\"preserve\">");
  trestle_markup_append_lines (self->body, run->string, "</w:t><w:br/><w:t xml:space=\"preserve\">", NULL);
  append (self, "</w:t></w:r>");
  append (self, run->link != 0 ? "</w:hyperlink>" : "");
}

static void
begin_paragraph (Writer     *self,
                 const char *style,
                 const char *properties)
{
  g_string_append_printf (self->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style, properties);
}

static void
begin_text (Writer                 *self,
            const TrestleStoryNode *node,
            guint                   index,
            const char             *properties)
{
  const TrestleStoryRun *run = trestle_story_get_run (node, index);
  g_autofree char *all = g_strconcat (trestle_story_node_goes_on_below (node, index) ? "<w:keepNext/>" : "", properties, NULL);

  begin_paragraph (self, trestle_docx_get_style (run != NULL ? run->style : TRESTLE_STYLE_CELL), all);
}

/* A paragraph, or several where texts stand below each other. */
static void
write_runs (Writer                 *self,
            const TrestleStoryNode *node,
            const char             *properties)
{
  const TrestleStoryRun *first = trestle_story_get_run (node, 0);

  begin_text (self, node, 0, properties);
  append_targets (self, node);
  for (guint i = 0; i < node->runs->len; i++)
    {
      const TrestleStoryRun *run = trestle_story_get_run (node, i);

      if (run->place == TRESTLE_STORY_BELOW)
        {
          append (self, "</w:p>");
          begin_text (self, node, i, properties);
          first = run;
        }
      else if (run->place == TRESTLE_STORY_BESIDE)
        {
          append (self, node->type == TRESTLE_STORY_CELL ? "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" : "<w:r><w:tab/></w:r>");
        }
      append_run (self, run, first);
    }
  append (self, "</w:p>\n");
}

/* ---- Tables */

static void
append_border (Writer    *self,
               TrestleInk ink,
               int        eighths)
{
  g_string_append_printf (self->body, "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/></w:tcBorders>",
                          eighths, trestle_ink_get_color (ink, TRESTLE_PALETTE_PRINT));
}

static void
write_cell (Writer                 *self,
            const TrestleStoryNode *cell,
            float                   width,
            gboolean                bands)
{
  gboolean header = cell->parent->header;

  g_string_append_printf (self->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", trestle_docx_twips (width));
  if (cell->span > 1)
    g_string_append_printf (self->body, "<w:gridSpan w:val=\"%u\"/>", cell->span);
  if (!bands)
    append_border (self, TRESTLE_INK_HAIRLINE, 4);
  else if (cell->runs->len > 0)
    append_border (self, TRESTLE_INK_ACCENT, 6);
  if (header && !bands)
    g_string_append_printf (self->body, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
                            trestle_ink_get_color (TRESTLE_INK_TINT, TRESTLE_PALETTE_PRINT));
  append (self, header ? "<w:vAlign w:val=\"bottom\"/></w:tcPr>" : "</w:tcPr>");
  write_runs (self, cell, cell->number ? "<w:jc w:val=\"right\"/>" : "");
  append (self, "</w:tc>");
}

static void
write_row (Writer                 *self,
           const TrestleStoryNode *row,
           const float            *widths,
           gboolean                bands)
{
  append (self, row->header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  for (guint i = 0; i < row->children->len; i++)
    {
      const TrestleStoryNode *cell = trestle_story_get_child (row, i);
      float width = 0;

      for (guint c = cell->column; c < cell->column + cell->span; c++)
        width += widths[c];
      write_cell (self, cell, width, bands);
    }
  append (self, "</w:tr>\n");
}

static void
write_table (Writer                 *self,
             const TrestleStoryNode *table)
{
  g_autofree float *widths = g_new0 (float, table->columns->len);

  trestle_story_node_share_width (table, self->width, widths);
  g_string_append_printf (self->body, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                                      "<w:top w:w=\"70\" w:type=\"dxa\"/><w:left w:w=\"70\" w:type=\"dxa\"/><w:bottom w:w=\"70\" w:type=\"dxa\"/>"
                                      "<w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar>"
                                      "<w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" "
                                      "w:noHBand=\"0\" w:noVBand=\"0\"/></w:tblPr><w:tblGrid>", trestle_docx_twips (self->width));
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (self->body, "<w:gridCol w:w=\"%d\"/>", trestle_docx_twips (widths[i]));
  append (self, "</w:tblGrid>\n");
  for (guint i = 0; i < table->children->len; i++)
    {
      const TrestleStoryNode *row = trestle_story_get_child (table, i), *next = trestle_story_get_child (table, i + 1);

      write_row (self, row, widths, row->header && next != NULL && next->header);
    }
  append (self, "</w:tbl>\n");
  /* Tables that touch become one. */
  begin_paragraph (self, "Gap", "<w:spacing w:before=\"0\" w:after=\"240\"/>");
  append (self, "</w:p>\n");
}

/* ---- Lists, contents, figures */

static void
write_list (Writer                 *self,
            const TrestleStoryNode *list)
{
  for (guint i = 0; i < list->children->len; i++)
    write_runs (self, trestle_story_get_child (list, i), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
}

/* Numbers of pages are those on paper until Word reckons its own. */
static void
append_entry (Writer                 *self,
              const TrestleStoryNode *entry)
{
  const TrestleStoryRun *run = trestle_story_get_run (entry, 0);
  g_autofree char *instruction = NULL, *page = NULL;

  append_targets (self, entry);
  if (run == NULL)
    return;
  append_run (self, run, run);
  if (run->link == 0)
    return;
  instruction = g_strdup_printf ("PAGEREF _T%u \\h", run->link);
  page = g_strdup_printf ("%u", g_array_index (self->manuscript->story->galley->targets, TrestleTarget, run->link).page);
  append (self, "<w:r><w:tab/></w:r>");
  trestle_docx_append_field (self->body, instruction, page, TRUE);
}

static void
write_contents (Writer                 *self,
                const TrestleStoryNode *contents)
{
  append (self, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>"
                "<w:sdtContent>\n");
  for (guint i = 0; i < contents->children->len; i++)
    {
      const TrestleStoryNode *entry = trestle_story_get_child (contents, i);

      begin_paragraph (self, entry->level == 1 ? "TOC1" : "TOC2", "");
      if (i == 0)
        append (self, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u "
                      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
      append_entry (self, entry);
      if (i + 1 == contents->children->len)
        append (self, "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
      append (self, "</w:p>\n");
    }
  append (self, "</w:sdtContent></w:sdt>\n");
}

static void
write_figure (Writer                 *self,
              const TrestleStoryNode *node)
{
  g_autofree char *caption = trestle_story_node_dup_caption (node);
  const TrestleIllustration figure = { node->picture, node->width, node->height, caption, trestle_story_node_get_words (node) };

  begin_paragraph (self, "BodyText", "");
  append_targets (self, node);
  append_picture (self, &figure);
  append (self, "</w:p>\n");
}

/* ---- The whole */

static void
append_section_properties (Writer                 *self,
                           const TrestleStoryNode *section)
{
  const TrestlePaper *paper = self->manuscript->story->galley->paper;
  gboolean wide = section->flags & TRESTLE_SECTION_LANDSCAPE;
  int side = trestle_docx_twips (TRESTLE_MARGIN_SIDE), width = trestle_docx_twips (paper->width), height = trestle_docx_twips (paper->height);

  append (self, "<w:sectPr>");
  /* The one before the first with a head has none: a cover. */
  if (!(section->flags & TRESTLE_SECTION_BARE))
    g_string_append_printf (self->body, "<w:headerReference w:type=\"default\" r:id=\"header%d\"/><w:footerReference w:type=\"default\" r:id=\"footer%d\"/>",
                            wide ? 2 : 1, wide ? 2 : 1);
  g_string_append_printf (self->body, "<w:type w:val=\"%s\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/><w:pgMar w:top=\"%d\" w:right=\"%d\" "
                                      "w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/></w:sectPr>",
                          trestle_section_flags_run_on (section->flags, self->flags) ? "continuous" : "nextPage", wide ? height : width, wide ? width : height, wide ? " w:orient=\"landscape\"" : "",
                          trestle_docx_twips (section->flags & TRESTLE_SECTION_BARE ? paper->height * TRESTLE_COVER_TOP : TRESTLE_MARGIN_TOP), side, trestle_docx_twips (TRESTLE_MARGIN_BOTTOM), side,
                          trestle_docx_twips (13 * TRESTLE_MM), trestle_docx_twips (12 * TRESTLE_MM));
}

static void
write_node (Writer                 *self,
            const TrestleStoryNode *node)
{
  if (node->type == TRESTLE_STORY_FIGURE)
    write_figure (self, node);
  else if (node->type == TRESTLE_STORY_TABLE)
    write_table (self, node);
  else if (node->type == TRESTLE_STORY_LIST)
    write_list (self, node);
  else if (node->type == TRESTLE_STORY_CONTENTS)
    write_contents (self, node);
  else
    write_runs (self, node, "");
}

/* A section says how its pages are in its last paragraph, the last one at the end. */
static gboolean
write_section (Writer                 *self,
               const TrestleStoryNode *section,
               gboolean                last)
{
  self->width = trestle_manuscript_get_width (self->manuscript, section);
  for (guint i = 0; i < section->children->len; i++)
    write_node (self, trestle_story_get_child (section, i));
  append (self, last ? "" : "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>");
  append_section_properties (self, section);
  self->flags = section->flags;
  append (self, last ? "" : "</w:pPr></w:p>\n");

  return !self->failed;
}

static gboolean
add_parts (Writer  *self,
           GError **error)
{
  const TrestlePaper *paper = self->manuscript->story->galley->paper;
  float width = paper->width - 2 * TRESTLE_MARGIN_SIDE, wide = paper->height - 2 * TRESTLE_MARGIN_SIDE;
  g_autofree char *styles = trestle_docx_dup_styles (self->manuscript), *properties = trestle_docx_dup_properties (self->manuscript);
  g_autofree char *settings = trestle_docx_dup_settings (self->manuscript), *relations = trestle_docx_dup_relations (self->n_pictures);
  g_autofree char *header = trestle_docx_dup_header (self->manuscript, width), *wide_header = trestle_docx_dup_header (self->manuscript, wide);
  g_autofree char *footer = trestle_docx_dup_footer (self->manuscript, width), *wide_footer = trestle_docx_dup_footer (self->manuscript, wide);
  const struct { const char *name, *text; } parts[] = {
    { "_rels/.rels", trestle_docx_root_relations }, { "docProps/core.xml", properties }, { "docProps/app.xml", trestle_docx_application },
    { "word/document.xml", self->body->str }, { "word/_rels/document.xml.rels", relations }, { "word/styles.xml", styles },
    { "word/settings.xml", settings }, { "word/numbering.xml", trestle_docx_numbering }, { "word/fontTable.xml", trestle_docx_fonts },
    { "word/header1.xml", header }, { "word/header2.xml", wide_header }, { "word/footer1.xml", footer }, { "word/footer2.xml", wide_footer }
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!trestle_package_add_text (self->package, parts[i].name, parts[i].text, error))
      return FALSE;

  return TRUE;
}

GBytes *
trestle_write_docx (const TrestleManuscript *manuscript,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  const TrestleStoryNode *root = manuscript->story->root;
  g_autoptr (TrestlePackage) package = trestle_package_new (manuscript->metadata->time);
  g_autoptr (GString) body = g_string_new (TRESTLE_DOCX_DECLARATION "<w:document" TRESTLE_DOCX_NAMESPACES
                                           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                                           " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                                           " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\n<w:body>\n");
  Writer writer = { .manuscript = manuscript, .package = package, .body = body, .error = error };

  if (!trestle_package_add_text (package, "[Content_Types].xml", trestle_docx_content_types, error))
    return NULL;
  for (guint i = 0; i < root->children->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_section (&writer, trestle_story_get_child (root, i), i + 1 == root->children->len))
      return NULL;
  append (&writer, "</w:body>\n</w:document>\n");
  if (!add_parts (&writer, error))
    return NULL;

  return trestle_package_finish (package);
}
