/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as OpenDocument text.  Headings, tables, lists and contents are those
 * of the word processor; pages begin where they do on paper.
 */
#include "config.h"

#include "writer-odt.h"

#include <string.h>

#include "markup.h"
#include "package.h"

#define SCALE 3               /* pixels a point of pictures */

typedef struct
{
  const TrestleManuscript *manuscript;
  TrestlePackage          *package;
  GString                 *automatic;   /* styles */
  GString                 *body;
  GHashTable              *styles;      /* names of those in @automatic */
  const char              *master;      /* of the page that the next paragraph begins, or NULL */
  guint                    flags;       /* of the section before */
  float                    width;       /* of the page without margins */
  guint                    n_tables;
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

/* ---- Styles that are made when they are needed */

/* Whether the style @name, which is the caller's to free, has yet to be written. */
static gboolean
is_new (Writer     *self,
        const char *name)
{
  return g_hash_table_add (self->styles, g_strdup (name));
}

/* The paragraph style for the next paragraph, which may begin a page. */
static char *
dup_paragraph_style (Writer     *self,
                     const char *parent)
{
  g_autofree char *name = NULL;
  const char *master = g_steal_pointer (&self->master);

  if (master == NULL)
    return g_strdup (parent);
  name = g_strdup_printf ("%s-%s", parent, master);
  if (is_new (self, name))
    g_string_append_printf (self->automatic, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\" "
                                             "style:master-page-name=\"%s\"/>\n", name, parent, master);

  return g_steal_pointer (&name);
}

static char *
dup_run_style (Writer                *self,
               const TrestleStoryRun *run)
{
  char *name = g_strdup_printf ("Run-%u-%u", run->style, run->ink);

  if (is_new (self, name))
    {
      g_string_append_printf (self->automatic, "<style:style style:name=\"%s\" style:family=\"text\">", name);
      trestle_odt_append_text_properties (self->automatic, run->style, run->ink);
      g_string_append (self->automatic, "</style:style>\n");
    }

  return name;
}

/* ---- Text */

/* Those of a row stand in its first cell. */
static void
append_targets (Writer                 *self,
                const TrestleStoryNode *node)
{
  if (node->type == TRESTLE_STORY_CELL && node->column == 0)
    append_targets (self, node->parent);
  for (guint i = 0; i < node->targets->len; i++)
    g_string_append_printf (self->body, "<text:bookmark text:name=\"%s\"/>",
                            trestle_story_get_target (self->manuscript->story, g_array_index (node->targets, guint, i)));
}

static void
append_picture (Writer                    *self,
                const TrestleIllustration *figure)
{
  g_autoptr (GBytes) png = trestle_manuscript_make_png (self->manuscript, figure, SCALE);
  g_autofree char *name = g_strdup_printf ("Pictures/figure-%u.png", ++self->n_pictures);

  g_string_append_printf (self->body, "<draw:frame draw:name=\"Figure %u\" text:anchor-type=\"as-char\"", self->n_pictures);
  trestle_odt_append_length (self->body, "svg:width", figure->width);
  trestle_odt_append_length (self->body, "svg:height", figure->height);
  g_string_append_printf (self->body, "><draw:image xlink:href=\"%s\" xlink:type=\"simple\" xlink:show=\"embed\" "
                                      "xlink:actuate=\"onLoad\"/><svg:title>", name);
  trestle_markup_append_lines (self->body, figure->title, " ", NULL);
  append (self, "</svg:title><svg:desc>");
  trestle_markup_append_lines (self->body, figure->words, " ", NULL);
  append (self, "</svg:desc></draw:frame>");
  self->failed = self->failed || !trestle_package_add (self->package, name, g_bytes_get_data (png, NULL), g_bytes_get_size (png),
                                                       TRUE, self->error);
}

static void
append_run (Writer                *self,
            const TrestleStoryRun *run,
            const TrestleStoryRun *first)
{
  const TrestleIllustration figure = trestle_story_run_get_illustration (run);
  g_autofree char *style = run->link != 0 || trestle_story_run_differs (run, first) ? dup_run_style (self, run) : NULL;

  if (run->picture != 0)
    {
      append_picture (self, &figure);
      return;
    }
  if (run->link != 0)
    g_string_append_printf (self->body, "<text:a xlink:type=\"simple\" xlink:href=\"#%s\" text:style-name=\"Link\" text:visited-style-name=\"Link\">",
                            trestle_story_get_target (self->manuscript->story, run->link));
  if (style != NULL)
    g_string_append_printf (self->body, "<text:span text:style-name=\"%s\">", style);
  trestle_markup_append_lines (self->body, run->string, "<text:line-break/>", "<text:s/>");
  append (self, style != NULL ? "</text:span>" : "");
  append (self, run->link != 0 ? "</text:a>" : "");
}

/* The paragraph style of the text from @run on; lines of one thing stay together. */
static char *
dup_text_style (Writer                 *self,
                const TrestleStoryNode *node,
                const TrestleStoryRun  *run,
                gboolean                keep)
{
  const char *style = trestle_odt_get_style (run != NULL ? run->style : TRESTLE_STYLE_CELL);
  gboolean end = node->number && run != NULL && run->style != TRESTLE_STYLE_NUMBER;
  g_autofree char *name = g_strconcat (style, end ? "-end" : "", keep ? "-keep" : "", NULL);

  if ((end || keep) && is_new (self, name))
    g_string_append_printf (self->automatic, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\">"
                                             "<style:paragraph-properties%s%s/></style:style>\n", name, style,
                            end ? " fo:text-align=\"end\"" : "", keep ? " fo:keep-with-next=\"always\"" : "");

  return dup_paragraph_style (self, name);
}

static void
begin_paragraph (Writer                 *self,
                 const TrestleStoryNode *node,
                 guint                   index)
{
  g_autofree char *style = dup_text_style (self, node, trestle_story_get_run (node, index), trestle_story_node_goes_on_below (node, index));

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", style);
}

/* A paragraph, or several where texts stand below each other. */
static void
write_text (Writer                 *self,
            const TrestleStoryNode *node)
{
  const TrestleStoryRun *first = trestle_story_get_run (node, 0);

  begin_paragraph (self, node, 0);
  append_targets (self, node);
  for (guint i = 0; i < node->runs->len; i++)
    {
      const TrestleStoryRun *run = trestle_story_get_run (node, i);

      if (run->place == TRESTLE_STORY_BELOW)
        {
          append (self, "</text:p>");
          begin_paragraph (self, node, i);
          first = run;
        }
      else if (run->place == TRESTLE_STORY_BESIDE)
        {
          append (self, node->type == TRESTLE_STORY_CELL ? " " : "<text:tab/>");
        }
      append_run (self, run, first);
    }
  append (self, "</text:p>\n");
}

static void
write_heading (Writer                 *self,
               const TrestleStoryNode *node)
{
  const TrestleStoryRun *first = trestle_story_get_run (node, 0);
  g_autofree char *style = dup_paragraph_style (self, trestle_odt_get_style (TRESTLE_STYLE_HEADING_1 + node->level - 1));

  g_string_append_printf (self->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", style, node->level);
  append_targets (self, node);
  for (guint i = 0; i < node->runs->len; i++)
    append_run (self, trestle_story_get_run (node, i), first);
  append (self, "</text:h>\n");
}

/* ---- Tables */

static void
write_cell (Writer                 *self,
            const TrestleStoryNode *cell,
            const char             *style)
{
  g_string_append_printf (self->body, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\"", style);
  if (cell->span > 1)
    g_string_append_printf (self->body, " table:number-columns-spanned=\"%u\"", cell->span);
  append (self, ">");
  write_text (self, cell);
  append (self, "</table:table-cell>");
  for (guint i = 1; i < cell->span; i++)
    append (self, "<table:covered-table-cell/>");
}

static void
write_row (Writer                 *self,
           const TrestleStoryNode *row,
           gboolean                bands)
{
  append (self, "<table:table-row>");
  for (guint i = 0; i < row->children->len; i++)
    {
      const TrestleStoryNode *cell = trestle_story_get_child (row, i);

      write_cell (self, cell, bands && cell->runs->len > 0 ? "Band_20_Cell" : row->header && !bands ? "Heading_20_Cell" : "Cell");
    }
  append (self, "</table:table-row>\n");
}

static void
write_columns (Writer                 *self,
               const TrestleStoryNode *table)
{
  g_autofree float *widths = g_new0 (float, table->columns->len);

  trestle_story_node_share_width (table, self->width, widths);
  g_string_append_printf (self->automatic, "<style:style style:name=\"Table%u\" style:family=\"table\"><style:table-properties "
                                           "table:align=\"left\" fo:margin-top=\"4pt\" fo:margin-bottom=\"12pt\"", self->n_tables);
  trestle_odt_append_length (self->automatic, "style:width", self->width);
  g_string_append (self->automatic, "/></style:style>\n");
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_string_append_printf (self->automatic, "<style:style style:name=\"Table%u.%u\" style:family=\"table-column\">"
                                               "<style:table-column-properties", self->n_tables, i + 1);
      trestle_odt_append_length (self->automatic, "style:column-width", widths[i]);
      g_string_append (self->automatic, "/></style:style>\n");
      g_string_append_printf (self->body, "<table:table-column table:style-name=\"Table%u.%u\"/>", self->n_tables, i + 1);
    }
}

static void
write_table (Writer                 *self,
             const TrestleStoryNode *table)
{
  guint n = table->children->len, i = 0;

  self->n_tables++;
  g_string_append_printf (self->body, "<table:table table:name=\"Table%u\" table:style-name=\"Table%u\">", self->n_tables, self->n_tables);
  write_columns (self, table);
  append (self, "\n<table:table-header-rows>\n");
  for (; i < n && trestle_story_get_child (table, i)->header; i++)
    write_row (self, trestle_story_get_child (table, i), i + 1 < n && trestle_story_get_child (table, i + 1)->header);
  append (self, "</table:table-header-rows>\n");
  for (; i < n; i++)
    write_row (self, trestle_story_get_child (table, i), FALSE);
  append (self, "</table:table>\n");
}

/* ---- Lists, contents, figures */

static void
write_list (Writer                 *self,
            const TrestleStoryNode *list)
{
  append (self, "<text:list text:style-name=\"Bullets\">\n");
  for (guint i = 0; i < list->children->len; i++)
    {
      append (self, "<text:list-item>");
      write_text (self, trestle_story_get_child (list, i));
      append (self, "</text:list-item>\n");
    }
  append (self, "</text:list>\n");
}

/* An entry names its page by a reference, which is right wherever pages break. */
static void
write_entry (Writer                 *self,
             const TrestleStoryNode *entry)
{
  const TrestleStoryRun *run = trestle_story_get_run (entry, 0);
  const char *target = run != NULL && run->link != 0 ? trestle_story_get_target (self->manuscript->story, run->link) : NULL;

  g_string_append_printf (self->body, "<text:p text:style-name=\"Contents_20_%u\">", entry->level);
  append_targets (self, entry);
  if (run != NULL)
    append_run (self, run, run);
  if (target != NULL)
    g_string_append_printf (self->body, "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"%s\">%u</text:bookmark-ref>",
                            target, g_array_index (self->manuscript->story->galley->targets, TrestleTarget, run->link).page);
  append (self, "</text:p>\n");
}

static void
write_contents (Writer                 *self,
                const TrestleStoryNode *contents)
{
  append (self, "<text:table-of-content text:name=\"Contents\"><text:table-of-content-source text:outline-level=\"2\">");
  for (guint level = 1; level <= 2; level++)
    g_string_append_printf (self->body, "<text:table-of-content-entry-template text:outline-level=\"%u\" text:style-name=\"Contents_20_%u\">"
                                        "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-link-end/>"
                                        "<text:index-entry-tab-stop style:type=\"right\"/><text:index-entry-page-number/>"
                                        "</text:table-of-content-entry-template>", level, level);
  append (self, "</text:table-of-content-source><text:index-body>\n");
  for (guint i = 0; i < contents->children->len; i++)
    write_entry (self, trestle_story_get_child (contents, i));
  append (self, "</text:index-body></text:table-of-content>\n");
}

static void
write_figure (Writer                 *self,
              const TrestleStoryNode *node)
{
  g_autofree char *caption = trestle_story_node_dup_caption (node);
  g_autofree char *style = dup_paragraph_style (self, "Standard");
  const TrestleIllustration figure = { node->picture, node->width, node->height, caption, trestle_story_node_get_words (node) };

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", style);
  append_targets (self, node);
  append_picture (self, &figure);
  append (self, "</text:p>\n");
}

/* ---- The whole */

static void
write_node (Writer                 *self,
            const TrestleStoryNode *node)
{
  /* What is no paragraph cannot begin a page. */
  if (self->master != NULL && (node->type == TRESTLE_STORY_TABLE || node->type == TRESTLE_STORY_LIST || node->type == TRESTLE_STORY_CONTENTS))
    {
      g_autofree char *style = dup_paragraph_style (self, trestle_odt_get_style (TRESTLE_STYLE_CELL));

      g_string_append_printf (self->body, "<text:p text:style-name=\"%s\"/>\n", style);
    }
  if (node->type == TRESTLE_STORY_FIGURE)
    write_figure (self, node);
  else if (node->type == TRESTLE_STORY_HEADING)
    write_heading (self, node);
  else if (node->type == TRESTLE_STORY_TABLE)
    write_table (self, node);
  else if (node->type == TRESTLE_STORY_LIST)
    write_list (self, node);
  else if (node->type == TRESTLE_STORY_CONTENTS)
    write_contents (self, node);
  else
    write_text (self, node);
}

static gboolean
write_section (Writer                 *self,
               const TrestleStoryNode *section)
{
  if (self->body->len == 0 || !trestle_section_flags_run_on (section->flags, self->flags))
    self->master = section->flags & TRESTLE_SECTION_BARE ? "Cover" : section->flags & TRESTLE_SECTION_LANDSCAPE ? "Landscape" : "Standard";
  self->flags = section->flags;
  self->width = trestle_manuscript_get_width (self->manuscript, section);
  for (guint i = 0; i < section->children->len; i++)
    write_node (self, trestle_story_get_child (section, i));

  return !self->failed;
}

static gboolean
add_parts (Writer  *self,
           GError **error)
{
  g_autofree char *styles = trestle_odt_dup_styles (self->manuscript), *meta = trestle_odt_dup_meta (self->manuscript);
  g_autofree char *manifest = trestle_odt_dup_manifest (self->n_pictures);
  g_autoptr (GString) content = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" TRESTLE_ODT_NAMESPACES
                                              ">\n<office:automatic-styles>\n");

  trestle_odt_append_cells (content);
  g_string_append_len (content, self->automatic->str, (gssize) self->automatic->len);
  g_string_append (content, "</office:automatic-styles>\n<office:body>\n<office:text>\n");
  g_string_append_len (content, self->body->str, (gssize) self->body->len);
  g_string_append (content, "</office:text>\n</office:body>\n</office:document-content>\n");

  return trestle_package_add_text (self->package, "content.xml", content->str, error) &&
         trestle_package_add_text (self->package, "styles.xml", styles, error) &&
         trestle_package_add_text (self->package, "meta.xml", meta, error) &&
         trestle_package_add_text (self->package, "settings.xml", trestle_odt_settings, error) &&
         trestle_package_add_text (self->package, "META-INF/manifest.xml", manifest, error);
}

GBytes *
trestle_write_odt (const TrestleManuscript *manuscript,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  const TrestleStoryNode *root = manuscript->story->root;
  g_autoptr (TrestlePackage) package = trestle_package_new (manuscript->metadata->time);
  g_autoptr (GString) automatic = g_string_new (NULL), body = g_string_new (NULL);
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = { .manuscript = manuscript, .package = package, .automatic = automatic, .body = body, .styles = styles, .error = error };

  /* First and as it is, so that the kind of file can be told from its first bytes. */
  if (!trestle_package_add (package, "mimetype", TRESTLE_ODT_MIME, strlen (TRESTLE_ODT_MIME), TRUE, error))
    return NULL;
  for (guint i = 0; i < root->children->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_section (&writer, trestle_story_get_child (root, i)))
      return NULL;
  if (!add_parts (&writer, error))
    return NULL;

  return trestle_package_finish (package);
}
