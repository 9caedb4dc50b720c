/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument’s styles, made of the styles of the pages, and its small parts.
 */
#include "config.h"

#include "writer-odt.h"

#include <glib/gi18n.h>
#include <string.h>

#include "markup.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define BULLET_INDENT "11pt"
#define RULE_WIDTH 52         /* of what stands at the right edge */
#define NAME_SHARE 0.27f      /* of the page, for what stands before bars */

static const struct
{
  const char *name, *title, *parent;
} styles[TRESTLE_N_STYLES] = {
  [TRESTLE_STYLE_BODY] = { "Text_20_body", "Text body", "Standard" },
  [TRESTLE_STYLE_STRONG] = { "Strong_20_Line", "Strong Line", "Standard" },
  [TRESTLE_STYLE_FIGURE] = { "Figure_20_Line", "Figure Line", "Standard" },
  [TRESTLE_STYLE_LEAD] = { "Lead", "Lead", "Text_20_body" },
  [TRESTLE_STYLE_SMALL] = { "Small", "Small", "Text_20_body" },
  [TRESTLE_STYLE_SMALL_STRONG] = { "Small_20_Strong", "Small Strong", "Text_20_body" },
  [TRESTLE_STYLE_CAPTION] = { "Caption", "Caption", "Standard" },
  [TRESTLE_STYLE_CELL] = { "Table_20_Contents", "Table Contents", "Standard" },
  [TRESTLE_STYLE_CELL_STRONG] = { "Table_20_Strong", "Table Strong", "Table_20_Contents" },
  [TRESTLE_STYLE_NUMBER] = { "Table_20_Number", "Table Number", "Table_20_Contents" },
  [TRESTLE_STYLE_COLUMN] = { "Table_20_Heading", "Table Heading", "Table_20_Contents" },
  [TRESTLE_STYLE_BAND] = { "Table_20_Band", "Table Band", "Table_20_Contents" },
  [TRESTLE_STYLE_HEADING_1] = { "Heading_20_1", "Heading 1", "Heading" },
  [TRESTLE_STYLE_HEADING_2] = { "Heading_20_2", "Heading 2", "Heading" },
  [TRESTLE_STYLE_HEADING_3] = { "Heading_20_3", "Heading 3", "Heading" },
  [TRESTLE_STYLE_TITLE] = { "Title", "Title", "Standard" },
  [TRESTLE_STYLE_SUBTITLE] = { "Subtitle", "Subtitle", "Standard" },
  [TRESTLE_STYLE_TILE] = { "Tile", "Tile", "Standard" },
  [TRESTLE_STYLE_RUNNING] = { "Label", "Label", "Standard" },
};

const char *
trestle_odt_get_style (TrestleStyle style)
{
  return styles[style].name;
}

void
trestle_odt_append_length (GString    *xml,
                           const char *name,
                           float       points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", points);
  g_string_append_printf (xml, " %s=\"%spt\"", name, number);
}

void
trestle_odt_append_text_properties (GString     *xml,
                                    TrestleStyle style,
                                    TrestleInk   ink)
{
  const char *weight = trestle_styles[style].semibold ? "bold" : "normal";

  g_string_append (xml, "<style:text-properties");
  trestle_odt_append_length (xml, "fo:font-size", trestle_styles[style].size);
  trestle_odt_append_length (xml, "style:font-size-asian", trestle_styles[style].size);
  trestle_odt_append_length (xml, "style:font-size-complex", trestle_styles[style].size);
  g_string_append_printf (xml, " style:text-underline-style=\"none\" fo:font-weight=\"%s\" style:font-weight-asian=\"%s\" style:font-weight-complex=\"%s\" fo:color=\"#%06x\"/>",
                          weight, weight, weight, trestle_ink_get_color (ink, TRESTLE_PALETTE_PRINT));
}

static gboolean
is_heading (TrestleStyle style)
{
  return style >= TRESTLE_STYLE_HEADING_1 && style <= TRESTLE_STYLE_HEADING_3;
}

/* Where what stands beside the first text of a paragraph goes. */
static void
append_tabs (GString     *xml,
             TrestleStyle style,
             float        width)
{
  g_string_append (xml, "<style:tab-stops>");
  if (style == TRESTLE_STYLE_STRONG)
    {
      g_string_append (xml, "<style:tab-stop style:type=\"right\"");
      trestle_odt_append_length (xml, "style:position", width - RULE_WIDTH);
      g_string_append (xml, "/>");
    }
  g_string_append_printf (xml, "<style:tab-stop style:type=\"%s\"", style == TRESTLE_STYLE_CELL_STRONG ? "left" : "right");
  trestle_odt_append_length (xml, "style:position", style == TRESTLE_STYLE_CELL_STRONG ? width * NAME_SHARE : width);
  g_string_append (xml, "/></style:tab-stops>");
}

static void
append_style (GString     *xml,
              TrestleStyle style,
              float        width)
{
  const TrestleStyleInfo *info = &trestle_styles[style];

  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" "
                               "style:parent-style-name=\"%s\"", styles[style].name, styles[style].title, styles[style].parent);
  if (is_heading (style))
    g_string_append_printf (xml, " style:default-outline-level=\"%d\" style:next-style-name=\"Text_20_body\"",
                            style - TRESTLE_STYLE_HEADING_1 + 1);
  g_string_append (xml, "><style:paragraph-properties");
  trestle_odt_append_length (xml, "fo:margin-top", trestle_style_get_above (style));
  trestle_odt_append_length (xml, "fo:margin-bottom", info->below);
  trestle_odt_append_length (xml, "style:line-height-at-least", info->leading);
  g_string_append_printf (xml, " fo:orphans=\"2\" fo:widows=\"2\"%s%s>", is_heading (style) ? " fo:keep-with-next=\"always\"" : "",
                          style == TRESTLE_STYLE_NUMBER ? " fo:text-align=\"end\"" : "");
  append_tabs (xml, style, width);
  g_string_append (xml, "</style:paragraph-properties>");
  trestle_odt_append_text_properties (xml, style, info->ink);
  g_string_append (xml, "</style:style>\n");
}

static void
append_contents_styles (GString *xml,
                        float    width)
{
  for (guint level = 1; level <= 2; level++)
    {
      TrestleStyle style = level == 1 ? TRESTLE_STYLE_STRONG : TRESTLE_STYLE_BODY;

      g_string_append_printf (xml, "<style:style style:name=\"Contents_20_%u\" style:display-name=\"Contents %u\" "
                                   "style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties "
                                   "fo:margin-top=\"%s\" fo:margin-bottom=\"0pt\" fo:margin-left=\"%s\"><style:tab-stops>"
                                   "<style:tab-stop style:type=\"right\"", level, level, level == 1 ? "6pt" : "0pt", level == 1 ? "0pt" : "14pt");
      trestle_odt_append_length (xml, "style:position", level == 1 ? width : width - 14);
      g_string_append (xml, "/></style:tab-stops></style:paragraph-properties>");
      trestle_odt_append_text_properties (xml, style, TRESTLE_INK_TEXT);
      g_string_append (xml, "</style:style>\n");
    }
}

static void
append_defaults (GString    *xml,
                 const char *language)
{
  g_auto (GStrv) parts = g_strsplit (language, "-", 2);

  g_string_append_printf (xml, "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
                               "style:writing-mode=\"page\"/><style:text-properties style:font-name=\"Inter\" "
                               "style:font-name-asian=\"Inter\" style:font-name-complex=\"Inter\" fo:font-size=\"9.5pt\" "
                               "fo:language=\"%s\" fo:country=\"%s\"/></style:default-style>\n"
                               "<style:default-style style:family=\"table\"/>\n"
                               "<style:default-style style:family=\"table-row\"><style:table-row-properties "
                               "fo:keep-together=\"always\"/></style:default-style>\n",
                          parts[0], parts[1] != NULL ? parts[1] : "none");
}

static void
append_layout (GString            *xml,
               const char         *name,
               const TrestlePaper *paper,
               gboolean            landscape,
               float               top)
{
  g_string_append_printf (xml, "<style:page-layout style:name=\"%s\"><style:page-layout-properties", name);
  trestle_odt_append_length (xml, "fo:page-width", landscape ? paper->height : paper->width);
  trestle_odt_append_length (xml, "fo:page-height", landscape ? paper->width : paper->height);
  g_string_append_printf (xml, " style:print-orientation=\"%s\"", landscape ? "landscape" : "portrait");
  trestle_odt_append_length (xml, "fo:margin-top", top);
  trestle_odt_append_length (xml, "fo:margin-bottom", 12 * TRESTLE_MM);
  trestle_odt_append_length (xml, "fo:margin-left", TRESTLE_MARGIN_SIDE);
  trestle_odt_append_length (xml, "fo:margin-right", TRESTLE_MARGIN_SIDE);
  g_string_append (xml, "/><style:header-style><style:header-footer-properties fo:min-height=\"12mm\" fo:margin-bottom=\"6mm\"/>"
                        "</style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"10mm\" "
                        "fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout>\n");
}

static void
append_text (GString    *xml,
             const char *text)
{
  if (text != NULL)
    trestle_markup_append_lines (xml, text, " ", NULL);
}

static void
append_master (GString              *xml,
               const char           *name,
               const char           *layout,
               const TrestleRunning *running)
{
  /* Translators: the foot of a page, its number and how many there are */
  g_auto (GStrv) of = g_strsplit (_("%u of %u"), "%u", 3);

  g_string_append_printf (xml, "<style:master-page style:name=\"%s\" style:page-layout-name=\"%s\">", name, layout);
  if (running != NULL)
    {
      g_string_append_printf (xml, "<style:header><text:p text:style-name=\"Running_20_%s\">", layout);
      append_text (xml, running->head);
      g_string_append_printf (xml, "<text:tab/><text:tab/><text:chapter text:display=\"name\" text:outline-level=\"1\"/></text:p></style:header>"
                                   "<style:footer><text:p text:style-name=\"Running_20_%s\">", layout);
      append_text (xml, running->classification);
      g_string_append (xml, "<text:tab/>");
      append_text (xml, running->version);
      g_string_append (xml, "<text:tab/>");
      append_text (xml, of[0]);
      g_string_append (xml, "<text:page-number text:select-page=\"current\">1</text:page-number>");
      append_text (xml, of[0] != NULL ? of[1] : NULL);
      g_string_append (xml, "<text:page-count>1</text:page-count></text:p></style:footer>");
    }
  g_string_append (xml, "</style:master-page>\n");
}

/* Head and foot of a page @width wide: left, middle, right. */
static void
append_running_style (GString    *xml,
                      const char *layout,
                      float       width)
{
  g_string_append_printf (xml, "<style:style style:name=\"Running_20_%s\" style:display-name=\"Running %s\" style:family=\"paragraph\" "
                               "style:parent-style-name=\"Standard\"><style:paragraph-properties><style:tab-stops>"
                               "<style:tab-stop style:type=\"center\"", layout, layout);
  trestle_odt_append_length (xml, "style:position", width / 2);
  g_string_append (xml, "/><style:tab-stop style:type=\"right\"");
  trestle_odt_append_length (xml, "style:position", width);
  g_string_append (xml, "/></style:tab-stops></style:paragraph-properties>");
  trestle_odt_append_text_properties (xml, TRESTLE_STYLE_RUNNING, TRESTLE_INK_GREY);
  g_string_append (xml, "</style:style>\n");
}

static void
append_cells (GString    *xml,
              const char *name,
              TrestleInk  rule,
              TrestleInk  fill,
              const char *align)
{
  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"table-cell\"><style:table-cell-properties "
                               "fo:padding=\"3.5pt\" fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"none\" "
                               "fo:border-bottom=\"0.5pt solid #%06x\" style:vertical-align=\"%s\"", name,
                          trestle_ink_get_color (rule, TRESTLE_PALETTE_PRINT), align);
  if (fill != TRESTLE_INK_PAPER)
    g_string_append_printf (xml, " fo:background-color=\"#%06x\"", trestle_ink_get_color (fill, TRESTLE_PALETTE_PRINT));
  g_string_append (xml, "/></style:style>\n");
}

void
trestle_odt_append_cells (GString *xml)
{
  append_cells (xml, "Cell", TRESTLE_INK_HAIRLINE, TRESTLE_INK_PAPER, "top");
  append_cells (xml, "Heading_20_Cell", TRESTLE_INK_HAIRLINE, TRESTLE_INK_TINT, "bottom");
  append_cells (xml, "Band_20_Cell", TRESTLE_INK_ACCENT, TRESTLE_INK_PAPER, "bottom");
}

char *
trestle_odt_dup_styles (const TrestleManuscript *manuscript)
{
  const TrestlePaper *paper = manuscript->story->galley->paper;
  GString *xml = g_string_new (DECLARATION "<office:document-styles" TRESTLE_ODT_NAMESPACES ">\n<office:font-face-decls>"
                                                                                            "<style:font-face style:name=\"Inter\" svg:font-family=\"Inter\" "
                                                                                            "style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
                                                                                            "</office:font-face-decls>\n<office:styles>\n");
  float width = paper->width - 2 * TRESTLE_MARGIN_SIDE, wide = paper->height - 2 * TRESTLE_MARGIN_SIDE;

  append_defaults (xml, manuscript->metadata->language);
  g_string_append (xml, "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\n"
                        "<style:style style:name=\"Heading\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"/>\n"
                        "<style:style style:name=\"Link\" style:family=\"text\"><style:text-properties style:text-underline-style=\"none\"/>"
                        "</style:style>\n");
  for (TrestleStyle style = 0; style < TRESTLE_N_STYLES; style++)
    append_style (xml, style, width);
  append_contents_styles (xml, width);
  append_running_style (xml, "portrait", width);
  append_running_style (xml, "landscape", wide);
  g_string_append (xml, "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
                        "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
                        "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"" BULLET_INDENT "\" "
                                                                                                                                            "fo:text-indent=\"-" BULLET_INDENT "\" fo:margin-left=\"" BULLET_INDENT "\"/></style:list-level-properties>"
                                                                                                                                                                                                                    "</text:list-level-style-bullet></text:list-style>\n</office:styles>\n<office:automatic-styles>\n");
  append_layout (xml, "portrait", paper, FALSE, 13 * TRESTLE_MM);
  append_layout (xml, "landscape", paper, TRUE, 13 * TRESTLE_MM);
  append_layout (xml, "cover", paper, FALSE, paper->height * TRESTLE_COVER_TOP);
  g_string_append (xml, "</office:automatic-styles>\n<office:master-styles>\n");
  append_master (xml, "Standard", "portrait", manuscript->running);
  append_master (xml, "Landscape", "landscape", manuscript->running);
  append_master (xml, "Cover", "cover", NULL);
  g_string_append (xml, "</office:master-styles>\n</office:document-styles>\n");

  return g_string_free_and_steal (xml);
}

static void
append_element (GString    *xml,
                const char *name,
                const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (xml, "<%s>", name);
  append_text (xml, text);
  g_string_append_printf (xml, "</%s>\n", name);
}

char *
trestle_odt_dup_meta (const TrestleManuscript *manuscript)
{
  const TrestleMetadata *metadata = manuscript->metadata;
  g_autofree char *time = trestle_manuscript_dup_time (manuscript);
  GString *xml = g_string_new (DECLARATION "<office:document-meta" TRESTLE_ODT_NAMESPACES ">\n<office:meta>\n"
                                                                                          "<meta:generator>Trestle/" PACKAGE_VERSION "</meta:generator>\n");

  append_element (xml, "dc:title", metadata->title);
  append_element (xml, "dc:subject", metadata->subject);
  append_element (xml, "meta:keyword", metadata->keywords);
  append_element (xml, "meta:initial-creator", metadata->author);
  append_element (xml, "dc:creator", metadata->author);
  append_element (xml, "meta:creation-date", time);
  append_element (xml, "dc:date", time);
  append_element (xml, "dc:language", manuscript->metadata->language);
  g_string_append (xml, "</office:meta>\n</office:document-meta>\n");

  return g_string_free_and_steal (xml);
}

/* Of the gaps that two paragraphs ask for the larger one counts, as on our pages; LibreOffice would add them. */
const char trestle_odt_settings[] =
  DECLARATION "<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
              "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\">\n<office:settings>"
              "<config:config-item-set config:name=\"ooo:configuration-settings\">"
              "<config:config-item config:name=\"AddParaTableSpacing\" config:type=\"boolean\">false</config:config-item>"
              "</config:config-item-set></office:settings>\n</office:document-settings>\n";

char *
trestle_odt_dup_manifest (guint n_pictures)
{
  GString *xml = g_string_new (DECLARATION "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                                           "manifest:version=\"1.3\">\n<manifest:file-entry manifest:full-path=\"/\" "
                                           "manifest:version=\"1.3\" manifest:media-type=\"" TRESTLE_ODT_MIME "\"/>\n");
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml", "settings.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>\n", parts[i]);
  for (guint i = 1; i <= n_pictures; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"Pictures/figure-%u.png\" "
                                 "manifest:media-type=\"image/png\"/>\n", i);
  g_string_append (xml, "</manifest:manifest>\n");

  return g_string_free_and_steal (xml);
}
