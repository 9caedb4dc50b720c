/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WordprocessingML’s styles, made of the styles of the pages, and its small parts.
 */
#include "config.h"

#include "writer-docx.h"

#include <glib/gi18n.h>
#include <string.h>

#include "markup.h"

#define RULE_WIDTH 52         /* of what stands at the right edge */
#define NAME_SHARE 0.27f      /* of the page, for what stands before bars */
#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE_NS  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define WORD_TYPE  "application/vnd.openxmlformats-officedocument.wordprocessingml."

const char trestle_docx_content_types[] =
  TRESTLE_DOCX_DECLARATION "<Types xmlns=\"" PACKAGE_NS "content-types\">"
                                                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                                        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                                                        "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
                                                                                                                             "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
                                                                                                                                                                                                "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>"
                                                                                                                                                                                                                                                                     "<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPE "numbering+xml\"/>"
                                                                                                                                                                                                                                                                                                                                           "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD_TYPE "fontTable+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                 "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "<Override PartName=\"/word/header2.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                             "<Override PartName=\"/word/footer2.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 "</Types>\n";

const char trestle_docx_root_relations[] =
  TRESTLE_DOCX_DECLARATION "<Relationships xmlns=\"" PACKAGE_NS "relationships\">"
                                                                "<Relationship Id=\"rId1\" Type=\"" OFFICE_NS "relationships/officeDocument\" Target=\"word/document.xml\"/>"
                                                                                                              "<Relationship Id=\"rId2\" Type=\"" PACKAGE_NS "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                                                                                                                                                             "<Relationship Id=\"rId3\" Type=\"" OFFICE_NS "relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
                                                                                                                                                                                                           "</Relationships>\n";

const char trestle_docx_numbering[] =
  TRESTLE_DOCX_DECLARATION "<w:numbering" TRESTLE_DOCX_NAMESPACES "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
                                                                  "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>"
                                                                  "<w:pPr><w:ind w:left=\"220\" w:hanging=\"220\"/></w:pPr></w:lvl></w:abstractNum>"
                                                                  "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n";

/* Where the typeface is not installed, one that looks alike. */
const char trestle_docx_fonts[] =
  TRESTLE_DOCX_DECLARATION "<w:fonts" TRESTLE_DOCX_NAMESPACES "><w:font w:name=\"Inter\"><w:altName w:val=\"Segoe UI\"/>"
                                                              "<w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>\n";

const char trestle_docx_application[] =
  TRESTLE_DOCX_DECLARATION "<Properties xmlns=\"" OFFICE_NS "extended-properties\"><Application>Trestle</Application></Properties>\n";

static const struct
{
  const char *id, *name;
} styles[TRESTLE_N_STYLES] = {
  [TRESTLE_STYLE_BODY] = { "BodyText", "Body Text" }, [TRESTLE_STYLE_STRONG] = { "StrongLine", "Strong Line" },
  [TRESTLE_STYLE_FIGURE] = { "FigureLine", "Figure Line" }, [TRESTLE_STYLE_LEAD] = { "Lead", "Lead" },
  [TRESTLE_STYLE_SMALL] = { "Small", "Small" }, [TRESTLE_STYLE_SMALL_STRONG] = { "SmallStrong", "Small Strong" },
  [TRESTLE_STYLE_CAPTION] = { "Caption", "caption" }, [TRESTLE_STYLE_CELL] = { "TableText", "Table Text" },
  [TRESTLE_STYLE_CELL_STRONG] = { "TableStrong", "Table Strong" }, [TRESTLE_STYLE_NUMBER] = { "TableNumber", "Table Number" },
  [TRESTLE_STYLE_COLUMN] = { "TableHeading", "Table Heading" }, [TRESTLE_STYLE_BAND] = { "TableBand", "Table Band" },
  [TRESTLE_STYLE_HEADING_1] = { "Heading1", "heading 1" }, [TRESTLE_STYLE_HEADING_2] = { "Heading2", "heading 2" },
  [TRESTLE_STYLE_HEADING_3] = { "Heading3", "heading 3" }, [TRESTLE_STYLE_TITLE] = { "Title", "Title" },
  [TRESTLE_STYLE_SUBTITLE] = { "Subtitle", "Subtitle" }, [TRESTLE_STYLE_TILE] = { "Tile", "Tile" },
  [TRESTLE_STYLE_RUNNING] = { "Label", "Label" }
};

const char *
trestle_docx_get_style (TrestleStyle style)
{
  return styles[style].id;
}

int
trestle_docx_twips (float points)
{
  return (int) (points * TRESTLE_DOCX_TWIPS + 0.5f);
}

void
trestle_docx_append_look (GString     *xml,
                          TrestleStyle style,
                          TrestleInk   ink)
{
  int size = (int) (trestle_styles[style].size * 2 + 0.5f);     /* halves of a point */
  const char *bold = trestle_styles[style].semibold ? "1" : "0";

  g_string_append_printf (xml, "<w:rPr><w:b w:val=\"%s\"/><w:bCs w:val=\"%s\"/><w:color w:val=\"%06X\"/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr>",
                          bold, bold, trestle_ink_get_color (ink, TRESTLE_PALETTE_PRINT), size, size);
}

void
trestle_docx_append_field (GString    *xml,
                           const char *instruction,
                           const char *shown,
                           gboolean    dirty)
{
  g_string_append_printf (xml, "<w:r><w:fldChar w:fldCharType=\"begin\"%s/></w:r><w:r><w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r>"
                               "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>%s</w:t></w:r>"
                               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", dirty ? " w:dirty=\"true\"" : "", instruction, shown);
}

static void
append_text_run (GString    *xml,
                 const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append (xml, "<w:r><w:t xml:space=\"preserve\">");
  trestle_markup_append_lines (xml, text, " ", NULL);
  g_string_append (xml, "</w:t></w:r>");
}

/* ---- Styles */

static void
append_tab (GString    *xml,
            const char *kind,
            float       points)
{
  g_string_append_printf (xml, "<w:tab w:val=\"%s\" w:pos=\"%d\"/>", kind, trestle_docx_twips (points));
}

static void
append_style (GString     *xml,
              TrestleStyle style,
              float        width)
{
  const TrestleStyleInfo *info = &trestle_styles[style];
  gboolean heading = style >= TRESTLE_STYLE_HEADING_1 && style <= TRESTLE_STYLE_HEADING_3;

  g_string_append_printf (xml, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>%s<w:qFormat/>"
                               "<w:pPr>%s<w:tabs>", styles[style].id, styles[style].name, heading ? "<w:next w:val=\"BodyText\"/>" : "",
                          heading ? "<w:keepNext/><w:keepLines/>" : "");
  if (style == TRESTLE_STYLE_STRONG)
    append_tab (xml, "right", width - RULE_WIDTH);
  if (style == TRESTLE_STYLE_CELL_STRONG)
    append_tab (xml, "left", width * NAME_SHARE);
  else
    append_tab (xml, "right", width);
  g_string_append_printf (xml, "</w:tabs><w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"atLeast\"/>",
                          trestle_docx_twips (trestle_style_get_above (style)), trestle_docx_twips (info->below), trestle_docx_twips (info->leading));
  if (style == TRESTLE_STYLE_NUMBER)
    g_string_append (xml, "<w:jc w:val=\"right\"/>");
  if (heading)
    g_string_append_printf (xml, "<w:outlineLvl w:val=\"%d\"/>", style - TRESTLE_STYLE_HEADING_1);
  g_string_append (xml, "</w:pPr>");
  trestle_docx_append_look (xml, style, info->ink);
  g_string_append (xml, "</w:style>\n");
}

static void
append_running_styles (GString *xml)
{
  static const char *const names[] = { "header", "footer" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_string_append_printf (xml, "<w:style w:type=\"paragraph\" w:styleId=\"%c%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>",
                              g_ascii_toupper (names[i][0]), names[i] + 1, names[i]);
      trestle_docx_append_look (xml, TRESTLE_STYLE_RUNNING, TRESTLE_INK_GREY);
      g_string_append (xml, "</w:style>\n");
    }
}

static void
append_contents_styles (GString *xml,
                        float    width)
{
  for (guint level = 1; level <= 2; level++)
    {
      g_string_append_printf (xml, "<w:style w:type=\"paragraph\" w:styleId=\"TOC%u\"><w:name w:val=\"toc %u\"/><w:basedOn w:val=\"Normal\"/>"
                                   "<w:pPr><w:tabs>", level, level);
      append_tab (xml, "right", width);
      g_string_append_printf (xml, "</w:tabs><w:spacing w:before=\"%u\" w:after=\"0\"/><w:ind w:left=\"%u\"/></w:pPr>", level == 1 ? 120 : 0,
                              level == 1 ? 0 : 280);
      trestle_docx_append_look (xml, level == 1 ? TRESTLE_STYLE_STRONG : TRESTLE_STYLE_BODY, TRESTLE_INK_TEXT);
      g_string_append (xml, "</w:style>\n");
    }
}

/* A tag with a country, which Word asks for. */
static char *
dup_full_language (const char *language)
{
  g_autofree char *country = g_ascii_strup (language, -1);

  if (strchr (language, '-') != NULL)
    return g_strdup (language);

  return g_strdup_printf ("%s-%s", language, g_str_equal (language, "en") ? "US" : country);
}

char *
trestle_docx_dup_styles (const TrestleManuscript *manuscript)
{
  float width = manuscript->story->galley->paper->width - 2 * TRESTLE_MARGIN_SIDE;
  g_autofree char *language = dup_full_language (manuscript->metadata->language);
  GString *xml = g_string_new (TRESTLE_DOCX_DECLARATION "<w:styles" TRESTLE_DOCX_NAMESPACES "><w:docDefaults><w:rPrDefault><w:rPr>"
                                                                                            "<w:rFonts w:ascii=\"Inter\" w:hAnsi=\"Inter\" w:eastAsia=\"Inter\" w:cs=\"Inter\"/><w:sz w:val=\"19\"/>"
                                                                                            "<w:szCs w:val=\"19\"/>");

  g_string_append_printf (xml, "<w:lang w:val=\"%s\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n", language);
  g_string_append (xml, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n"
                        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\n"
                        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>"
                        "<w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>\n"
                        "<w:style w:type=\"paragraph\" w:styleId=\"Gap\"><w:name w:val=\"Gap\"/><w:basedOn w:val=\"Normal\"/><w:pPr>"
                        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/>"
                        "<w:szCs w:val=\"2\"/></w:rPr></w:style>\n");
  for (TrestleStyle style = 0; style < TRESTLE_N_STYLES; style++)
    append_style (xml, style, width);
  append_running_styles (xml);
  append_contents_styles (xml, width);
  g_string_append (xml, "</w:styles>\n");

  return g_string_free_and_steal (xml);
}

/* ---- Head and foot */

static GString *
begin_running (const char *element,
               float       width)
{
  GString *xml = g_string_new (TRESTLE_DOCX_DECLARATION);

  g_string_append_printf (xml, "<w:%s" TRESTLE_DOCX_NAMESPACES "><w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:tabs>", element, element[0] == 'h' ? "Header" : "Footer");
  append_tab (xml, "center", width / 2);
  append_tab (xml, "right", width);
  g_string_append (xml, "</w:tabs></w:pPr>");

  return xml;
}

char *
trestle_docx_dup_header (const TrestleManuscript *manuscript,
                         float                    width)
{
  GString *xml = begin_running ("hdr", width);

  append_text_run (xml, manuscript->running->head);
  g_string_append (xml, "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>");
  trestle_docx_append_field (xml, "STYLEREF 1", "", FALSE);
  g_string_append (xml, "</w:p></w:hdr>\n");

  return g_string_free_and_steal (xml);
}

char *
trestle_docx_dup_footer (const TrestleManuscript *manuscript,
                         float                    width)
{
  GString *xml = begin_running ("ftr", width);
  /* Translators: the foot of a page, its number and how many there are */
  g_auto (GStrv) of = g_strsplit (_("%u of %u"), "%u", 3);

  append_text_run (xml, manuscript->running->classification);
  g_string_append (xml, "<w:r><w:tab/></w:r>");
  append_text_run (xml, manuscript->running->version);
  g_string_append (xml, "<w:r><w:tab/></w:r>");
  append_text_run (xml, of[0]);
  trestle_docx_append_field (xml, "PAGE", "1", FALSE);
  append_text_run (xml, of[0] != NULL ? of[1] : NULL);
  trestle_docx_append_field (xml, "NUMPAGES", "1", FALSE);
  g_string_append (xml, "</w:p></w:ftr>\n");

  return g_string_free_and_steal (xml);
}

/* ---- Small parts */

static void
append_element (GString    *xml,
                const char *name,
                const char *attributes,
                const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (xml, "<%s%s>", name, attributes);
  trestle_markup_append_lines (xml, text, " ", NULL);
  g_string_append_printf (xml, "</%s>", name);
}

char *
trestle_docx_dup_properties (const TrestleManuscript *manuscript)
{
  static const char date[] = " xsi:type=\"dcterms:W3CDTF\"";
  const TrestleMetadata *metadata = manuscript->metadata;
  g_autofree char *time = trestle_manuscript_dup_time (manuscript);
  GString *xml = g_string_new (TRESTLE_DOCX_DECLARATION "<cp:coreProperties xmlns:cp=\"" PACKAGE_NS "metadata/core-properties\" "
                                                                                                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                                                                                                    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");

  append_element (xml, "dc:title", "", metadata->title);
  append_element (xml, "dc:subject", "", metadata->subject);
  append_element (xml, "dc:creator", "", metadata->author);
  append_element (xml, "cp:keywords", "", metadata->keywords);
  append_element (xml, "cp:lastModifiedBy", "", metadata->author);
  append_element (xml, "dcterms:created", date, time);
  append_element (xml, "dcterms:modified", date, time);
  append_element (xml, "dc:language", "", manuscript->metadata->language);
  g_string_append (xml, "</cp:coreProperties>\n");

  return g_string_free_and_steal (xml);
}

char *
trestle_docx_dup_settings (const TrestleManuscript *manuscript)
{
  g_autofree char *language = dup_full_language (manuscript->metadata->language);

  return g_strdup_printf (TRESTLE_DOCX_DECLARATION "<w:settings" TRESTLE_DOCX_NAMESPACES "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
                                                                                         "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                                                                                         "</w:compat><w:themeFontLang w:val=\"%s\"/></w:settings>\n", language);
}

char *
trestle_docx_dup_relations (guint n_pictures)
{
  static const char *const parts[] = { "styles", "settings", "numbering", "fontTable", "header1", "header2", "footer1", "footer2" };
  GString *xml = g_string_new (TRESTLE_DOCX_DECLARATION "<Relationships xmlns=\"" PACKAGE_NS "relationships\">");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *type = g_strndup (parts[i], strcspn (parts[i], "12"));

      g_string_append_printf (xml, "<Relationship Id=\"%s\" Type=\"" OFFICE_NS "relationships/%s\" Target=\"%s.xml\"/>", parts[i], type, parts[i]);
    }
  for (guint i = 1; i <= n_pictures; i++)
    g_string_append_printf (xml, "<Relationship Id=\"figure%u\" Type=\"" OFFICE_NS "relationships/image\" Target=\"media/figure-%u.png\"/>", i, i);
  g_string_append (xml, "</Relationships>\n");

  return g_string_free_and_steal (xml);
}
