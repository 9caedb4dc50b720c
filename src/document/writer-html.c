/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as one file of HTML that is well-formed XML too, without a script
 * and without anything from elsewhere.
 */
#include "config.h"

#include "writer-html.h"

#include <string.h>

#include "markup.h"

#define LOGO_SCALE  3       /* pixels a point */
#define SHORT_TEXT  12      /* bytes: a column of such texts does not wrap */

typedef struct
{
  const TrestleManuscript *manuscript;
  GString                 *out;
  const char              *heading;       /* target of the last one */
  guint                    n_figures;
} Writer;

static const char *const classes[TRESTLE_N_STYLES] = {
  [TRESTLE_STYLE_LEAD] = "lead", [TRESTLE_STYLE_SMALL] = "small", [TRESTLE_STYLE_SMALL_STRONG] = "small",
  [TRESTLE_STYLE_CAPTION] = "caption", [TRESTLE_STYLE_SUBTITLE] = "subtitle", [TRESTLE_STYLE_TILE] = "tile",
  [TRESTLE_STYLE_RUNNING] = "small"
};

static void
append (Writer     *self,
        const char *markup)
{
  g_string_append (self->out, markup);
}

/* Begins an element that is all targets of @node; to be ended with ">". */
static void
begin (Writer                 *self,
       const char             *element,
       const TrestleStoryNode *node)
{
  g_string_append_printf (self->out, "<%s", element);
  if (node->targets->len > 0)
    g_string_append_printf (self->out, " id=\"%s\"",
                            trestle_story_get_target (self->manuscript->story, g_array_index (node->targets, guint, 0)));
}

/* The targets but the first, where text is allowed. */
static void
append_more_targets (Writer                 *self,
                     const TrestleStoryNode *node)
{
  for (guint i = 1; i < node->targets->len; i++)
    g_string_append_printf (self->out, "<a id=\"%s\"></a>",
                            trestle_story_get_target (self->manuscript->story, g_array_index (node->targets, guint, i)));
}

/* ---- Pictures and text */

static void
append_png (Writer                    *self,
            const TrestleIllustration *figure)
{
  g_autoptr (GBytes) png = trestle_manuscript_make_png (self->manuscript, figure, LOGO_SCALE);
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));

  g_string_append_printf (self->out, "<img src=\"data:image/png;base64,%s\" alt=\"", base64);
  trestle_markup_append (self->out, figure->words);
  append (self, "\"/>");
}

static void
append_picture (Writer                    *self,
                const TrestleIllustration *figure)
{
  g_autofree char *prefix = g_strdup_printf ("figure-%u-clip-", ++self->n_figures);
  g_autoptr (GBytes) svg = trestle_manuscript_make_svg (self->manuscript, figure, prefix);
  const char *data = svg != NULL ? g_bytes_get_data (svg, NULL) : NULL;
  const char *root = data != NULL ? g_strstr_len (data, (gssize) g_bytes_get_size (svg), "<svg") : NULL;

  if (root != NULL)
    g_string_append_len (self->out, root, (gssize) g_bytes_get_size (svg) - (root - data));
  else
    append_png (self, figure);
}

static gboolean
has_own_weight (const TrestleStoryNode *node)
{
  return node->type == TRESTLE_STORY_TITLE || node->type == TRESTLE_STORY_HEADING || node->type == TRESTLE_STORY_ENTRY ||
         (node->type == TRESTLE_STORY_CELL && node->scope != TRESTLE_SCOPE_NONE);
}

/* The classes that tell @run from the node it is in, apart by spaces. */
static char *
dup_classes (const TrestleStoryNode *node,
             const TrestleStoryRun  *run)
{
  const TrestleStoryRun *first = trestle_story_get_run (node, 0);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (classes[run->style] != NULL && node->type == TRESTLE_STORY_PARAGRAPH && classes[run->style] != classes[first->style])
    g_strv_builder_add (names, classes[run->style]);
  if (run->ink != TRESTLE_INK_TEXT && run->link == 0 && node->type != TRESTLE_STORY_CAPTION)
    g_strv_builder_add (names, trestle_html_get_ink (run->ink));
  if (run->place == TRESTLE_STORY_BESIDE && node->type != TRESTLE_STORY_CELL)
    g_strv_builder_add (names, "beside");
  if (run->meaning != NULL)
    g_strv_builder_add (names, "sign");
  all = g_strv_builder_end (names);

  return g_strjoinv (" ", all);
}

static void
write_run (Writer                 *self,
           const TrestleStoryNode *node,
           const TrestleStoryRun  *run)
{
  g_autofree char *names = dup_classes (node, run);
  gboolean strong = trestle_styles[run->style].semibold && run->style != TRESTLE_STYLE_TILE && !has_own_weight (node);

  if (run->place == TRESTLE_STORY_BELOW)
    append (self, "<br/>");
  if (run->place == TRESTLE_STORY_BESIDE)
    append (self, " ");
  if (run->picture != 0)
    {
      const TrestleIllustration figure = trestle_story_run_get_illustration (run);

      append_picture (self, &figure);
      return;
    }
  if (run->link != 0)
    g_string_append_printf (self->out, "<a href=\"#%s\">", trestle_story_get_target (self->manuscript->story, run->link));
  if (names[0] != '\0')
    g_string_append_printf (self->out, "<span class=\"%s\"", names);
  if (run->meaning != NULL)
    {
      append (self, " role=\"img\" aria-label=\"");
      trestle_markup_append (self->out, run->meaning);
      append (self, "\"");
    }
  append (self, names[0] != '\0' ? ">" : "");
  append (self, strong ? "<strong>" : "");
  trestle_markup_append_lines (self->out, run->string, "<br/>", NULL);
  append (self, strong ? "</strong>" : "");
  append (self, names[0] != '\0' ? "</span>" : "");
  append (self, run->link != 0 ? "</a>" : "");
}

static void
write_runs (Writer                 *self,
            const TrestleStoryNode *node)
{
  append_more_targets (self, node);
  for (guint i = 0; i < node->runs->len; i++)
    write_run (self, node, trestle_story_get_run (node, i));
}

static void
write_text (Writer                 *self,
            const TrestleStoryNode *node,
            const char             *element)
{
  const TrestleStoryRun *first = trestle_story_get_run (node, 0);

  begin (self, element, node);
  if (first != NULL && node->type == TRESTLE_STORY_PARAGRAPH && classes[first->style] != NULL)
    g_string_append_printf (self->out, " class=\"%s\"", classes[first->style]);
  append (self, ">");
  write_runs (self, node);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
write_heading (Writer                 *self,
               const TrestleStoryNode *node)
{
  char element[] = "h2";

  element[1] = (char) ('1' + node->level);
  if (node->targets->len > 0)
    self->heading = trestle_story_get_target (self->manuscript->story, g_array_index (node->targets, guint, 0));
  write_text (self, node, element);
}

/* ---- Tables */

static void
write_cell (Writer                 *self,
            const TrestleStoryNode *cell,
            gboolean                header,
            gboolean                group)
{
  gboolean heading = cell->scope != TRESTLE_SCOPE_NONE && cell->runs->len > 0;
  const char *scope = group ? "rowgroup" : cell->scope == TRESTLE_SCOPE_ROW ? "row" : cell->span > 1 ? "colgroup" : "col";
  g_autofree char *text = trestle_story_dup_text (cell);

  begin (self, heading ? "th" : "td", cell);
  if (heading)
    g_string_append_printf (self->out, " scope=\"%s\"", scope);
  if (cell->span > 1)
    g_string_append_printf (self->out, " colspan=\"%u\"", cell->span);
  if (cell->number)
    append (self, " class=\"number\"");
  else if (!header && strlen (text) <= SHORT_TEXT)
    append (self, " class=\"brief\"");
  append (self, ">");
  write_runs (self, cell);
  append (self, heading ? "</th>" : "</td>");
}

static gboolean
is_group (const TrestleStoryNode *row)
{
  return !row->header && row->children->len == 1;
}

static void
write_row (Writer                 *self,
           const TrestleStoryNode *row,
           gboolean                bands)
{
  begin (self, "tr", row);
  append (self, bands ? " class=\"bands\"" : is_group (row) ? " class=\"group\"" : "");
  append (self, ">");
  for (guint i = 0; i < row->children->len; i++)
    write_cell (self, trestle_story_get_child (row, i), row->header, is_group (row));
  append (self, "</tr>\n");
}

static void
write_table (Writer                 *self,
             const TrestleStoryNode *table)
{
  guint n = table->children->len, i = 0;

  append (self, "<div class=\"table\"><table");
  if (self->heading != NULL)
    g_string_append_printf (self->out, " aria-labelledby=\"%s\"", self->heading);
  append (self, ">\n<thead>\n");
  for (; i < n && trestle_story_get_child (table, i)->header; i++)
    write_row (self, trestle_story_get_child (table, i), i + 1 < n && trestle_story_get_child (table, i + 1)->header);
  append (self, "</thead>\n<tbody>\n");
  for (guint first = i; i < n; i++)
    {
      if (i > first && is_group (trestle_story_get_child (table, i)))
        append (self, "</tbody>\n<tbody>\n");
      write_row (self, trestle_story_get_child (table, i), FALSE);
    }
  append (self, "</tbody>\n</table></div>\n");
}

/* ---- Lists, contents, figures */

static void
write_list (Writer                 *self,
            const TrestleStoryNode *list)
{
  append (self, "<ul>\n");
  for (guint i = 0; i < list->children->len; i++)
    write_text (self, trestle_story_get_child (list, i), "li");
  append (self, "</ul>\n");
}

static void
write_contents (Writer                 *self,
                const TrestleStoryNode *contents)
{
  guint depth = 1;

  append (self, "<nav>\n<ol>\n");
  for (guint i = 0; i < contents->children->len; i++)
    {
      const TrestleStoryNode *entry = trestle_story_get_child (contents, i);
      guint level = i > 0 ? entry->level : 1;

      if (i > 0)
        append (self, level > depth ? "\n<ol>\n" : level < depth ? "</li>\n</ol>\n</li>\n" : "</li>\n");
      depth = level;
      begin (self, "li", entry);
      append (self, ">");
      write_runs (self, entry);
    }
  append (self, contents->children->len == 0 ? "" : depth > 1 ? "</li>\n</ol>\n</li>\n" : "</li>\n");
  append (self, "</ol>\n</nav>\n");
}

static void
write_figure (Writer                 *self,
              const TrestleStoryNode *node)
{
  const TrestleStoryNode *next = trestle_story_get_next (node);
  gboolean captioned = next != NULL && next->type == TRESTLE_STORY_CAPTION;
  g_autofree char *caption = trestle_story_node_dup_caption (node);
  const TrestleIllustration figure = { node->picture, node->width, node->height, caption, trestle_story_node_get_words (node) };

  begin (self, "figure", node);
  append (self, captioned ? "><div class=\"picture\">" : " class=\"logo\"><div class=\"picture\">");
  append_picture (self, &figure);
  append (self, "</div>\n");
  if (captioned)
    write_text (self, next, "figcaption");
  append (self, "</figure>\n");
}

static gboolean
is_tile (const TrestleStoryNode *node)
{
  const TrestleStoryRun *run = node != NULL ? trestle_story_get_run (node, 0) : NULL;

  return run != NULL && node->type == TRESTLE_STORY_PARAGRAPH && run->style == TRESTLE_STYLE_TILE;
}

/* Tiles that follow each other stand in a grid. */
static guint
write_tiles (Writer                 *self,
             const TrestleStoryNode *parent,
             guint                   first)
{
  guint i = first;

  append (self, "<div class=\"tiles\">\n");
  for (; is_tile (trestle_story_get_child (parent, i)); i++)
    {
      write_text (self, trestle_story_get_child (parent, i), "p");
    }
  append (self, "</div>\n");

  return i;
}

/* ---- The whole */

static void
write_node (Writer                 *self,
            const TrestleStoryNode *node,
            gboolean                after_figure)
{
  switch (node->type)
    {
    case TRESTLE_STORY_TITLE:
      write_text (self, node, "h1");
      break;

    case TRESTLE_STORY_HEADING:
      write_heading (self, node);
      break;

    case TRESTLE_STORY_LIST:
      write_list (self, node);
      break;

    case TRESTLE_STORY_TABLE:
      write_table (self, node);
      break;

    case TRESTLE_STORY_FIGURE:
      write_figure (self, node);
      break;

    case TRESTLE_STORY_CONTENTS:
      write_contents (self, node);
      break;

    case TRESTLE_STORY_CAPTION:
      if (!after_figure)
        write_text (self, node, "p");
      break;

    case TRESTLE_STORY_PARAGRAPH:
    case TRESTLE_STORY_ITEM:
    case TRESTLE_STORY_ENTRY:
      write_text (self, node, "p");
      break;

    case TRESTLE_STORY_DOCUMENT:
    case TRESTLE_STORY_SECTION:
    case TRESTLE_STORY_ROW:
    case TRESTLE_STORY_CELL:
    default:
      g_assert_not_reached ();
    }
}

static const TrestleStoryNode *
find_heading (const TrestleStoryNode *section)
{
  const TrestleStoryNode *first = trestle_story_get_child (section, 0);

  return first != NULL && first->type == TRESTLE_STORY_HEADING && first->level == 1 ? first : NULL;
}

static void
write_section (Writer                 *self,
               const TrestleStoryNode *section)
{
  gboolean bare = section->flags & TRESTLE_SECTION_BARE, wide = section->flags & TRESTLE_SECTION_LANDSCAPE;
  const TrestleStoryNode *heading = find_heading (section);
  const char *element = bare ? "header" : heading != NULL ? "section" : "div";

  g_string_append_printf (self->out, "<%s", element);
  if (heading != NULL && heading->targets->len > 0)
    g_string_append_printf (self->out, " aria-labelledby=\"%s\"",
                            trestle_story_get_target (self->manuscript->story, g_array_index (heading->targets, guint, 0)));
  append (self, bare ? " class=\"cover\">\n" : wide ? " class=\"landscape\">\n" : ">\n");
  for (guint i = 0; i < section->children->len; i++)
    {
      const TrestleStoryNode *last = i > 0 ? trestle_story_get_child (section, i - 1) : NULL;

      if (is_tile (trestle_story_get_child (section, i)))
        i = write_tiles (self, section, i) - 1;
      else
        write_node (self, trestle_story_get_child (section, i), last != NULL && last->type == TRESTLE_STORY_FIGURE);
    }
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
append_meta (Writer     *self,
             const char *name,
             const char *content)
{
  if (content == NULL || content[0] == '\0')
    return;
  g_string_append_printf (self->out, "<meta name=\"%s\" content=\"", name);
  trestle_markup_append (self->out, content);
  append (self, "\"/>\n");
}

static void
write_head (Writer *self)
{
  const TrestleMetadata *metadata = self->manuscript->metadata;
  g_autofree char *time = trestle_manuscript_dup_time (self->manuscript);

  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\">\n"
                                     "<head>\n<meta charset=\"utf-8\"/>\n"
                                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
                          self->manuscript->metadata->language, self->manuscript->metadata->language);
  trestle_markup_append (self->out, metadata->title);
  append (self, "</title>\n");
  append_meta (self, "author", metadata->author);
  append_meta (self, "description", metadata->subject);
  append_meta (self, "keywords", metadata->keywords);
  append_meta (self, "dcterms.created", time);
  append_meta (self, "generator", "Trestle " PACKAGE_VERSION);
  trestle_html_append_style (self->out, self->manuscript->story->galley->paper);
  append (self, "</head>\n<body>\n");
}

/* What stands at the edge of every page. */
static void
write_foot (Writer *self)
{
  const TrestleRunning *running = self->manuscript->running;
  const char *const texts[] = { running->head, running->classification, running->version };
  gboolean any = FALSE;

  append (self, "<footer class=\"running\"><p>");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && texts[i][0] != '\0')
      {
        append (self, any ? " · " : "");
        trestle_markup_append (self->out, texts[i]);
        any = TRUE;
      }
  append (self, "</p></footer>\n");
}

/* Where there is no cover. */
static void
write_plain_title (Writer *self)
{
  append (self, "<header class=\"cover\">\n<h1>");
  trestle_markup_append (self->out, self->manuscript->metadata->title);
  append (self, "</h1>\n</header>\n");
}

GBytes *
trestle_write_html (const TrestleManuscript *manuscript,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  const TrestleStoryNode *root = manuscript->story->root;
  g_autoptr (GString) out = g_string_new (NULL);
  Writer writer = { .manuscript = manuscript, .out = out };
  guint i = 0;

  write_head (&writer);
  for (; i < root->children->len && trestle_story_get_child (root, i)->flags & TRESTLE_SECTION_BARE; i++)
    write_section (&writer, trestle_story_get_child (root, i));
  if (i == 0)
    write_plain_title (&writer);
  append (&writer, "<main>\n");
  for (; i < root->children->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      write_section (&writer, trestle_story_get_child (root, i));
    }
  append (&writer, "</main>\n");
  write_foot (&writer);
  append (&writer, "</body>\n</html>\n");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
