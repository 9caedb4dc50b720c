/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as Markdown: CommonMark with the tables of GitHub, and metadata as
 * pandoc reads them.  Drawings are what is said of them in words.
 */
#include "config.h"

#include "writer.h"

#include <string.h>

#include "markup.h"

/* Has a meaning somewhere in a line. */
#define SPECIAL "\\`*_[]<>&|~$#^@{}"

typedef struct
{
  const TrestleManuscript *manuscript;
  GString                 *out;
  GHashTable              *linked;    /* set of targets that anything leads to */
} Writer;

static void
append (Writer     *self,
        const char *text)
{
  g_string_append (self->out, text);
}

/* ---- Text */

/* At the beginning of a line these begin a list, a heading or a quotation. */
static gboolean
begins_block (const char *text)
{
  const char *digits = text;

  while (g_ascii_isdigit (*digits))
    digits++;

  return strchr ("-+=:%", *text) != NULL || (digits > text && (*digits == '.' || *digits == ')'));
}

/* Escapes @text; ends of lines become @line_break. */
static void
append_text (Writer     *self,
             const char *text,
             const char *line_break)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean begin = TRUE;

  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '\n')
        {
          g_string_append (self->out, line_break);
          begin = TRUE;
          continue;
        }
      if (begin && *c != '\0' && begins_block (c))
        {
          while (g_ascii_isdigit (*c))
            g_string_append_c (self->out, *c++);
          g_string_append_c (self->out, '\\');
          g_string_append_c (self->out, *c);
        }
      else
        {
          if (strchr (SPECIAL, *c) != NULL)
            g_string_append_c (self->out, '\\');
          g_string_append_c (self->out, (guchar) *c < 0x20 || *c == 0x7f ? ' ' : *c);
        }
      begin = FALSE;
    }
}

static gboolean
has_own_weight (const TrestleStoryNode *node)
{
  return node->type == TRESTLE_STORY_TITLE || node->type == TRESTLE_STORY_HEADING || node->type == TRESTLE_STORY_ENTRY ||
         (node->type == TRESTLE_STORY_CELL && node->parent->header);
}

static void
append_targets (Writer                 *self,
                const TrestleStoryNode *node)
{
  for (guint i = 0; i < node->targets->len; i++)
    {
      guint target = g_array_index (node->targets, guint, i);

      if (g_hash_table_contains (self->linked, GUINT_TO_POINTER (target)))
        g_string_append_printf (self->out, "<a id=\"%s\"></a>", trestle_story_get_target (self->manuscript->story, target));
    }
}

/* Emphasis may not begin or end with a space. */
static gboolean
can_be_strong (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1]) && strchr (text, '\n') == NULL;
}

static void
append_runs (Writer                 *self,
             const TrestleStoryNode *node,
             const char             *line_break)
{
  append_targets (self, node);
  for (guint i = 0; i < node->runs->len; i++)
    {
      const TrestleStoryRun *run = trestle_story_get_run (node, i);
      gboolean strong = trestle_styles[run->style].semibold && !has_own_weight (node) && can_be_strong (run->string);

      if (run->picture != 0)    /* its words stand beside it */
        continue;
      if (run->place != TRESTLE_STORY_FIRST)
        append (self, run->place == TRESTLE_STORY_BELOW ? line_break : node->type == TRESTLE_STORY_CELL ? " " : " · ");
      append (self, strong ? "**" : "");
      append (self, run->link != 0 ? "[" : "");
      append_text (self, run->string, line_break);
      if (run->link != 0)
        g_string_append_printf (self->out, "](#%s)", trestle_story_get_target (self->manuscript->story, run->link));
      append (self, strong ? "**" : "");
    }
}

/* ---- Tables: one line of headings, so bands stand above each of theirs */

static const TrestleStoryNode *
find_cell (const TrestleStoryNode *row,
           guint                   column)
{
  for (guint i = 0; i < row->children->len; i++)
    {
      const TrestleStoryNode *cell = trestle_story_get_child (row, i);

      if (column >= cell->column && column < cell->column + cell->span)
        return cell;
    }

  return NULL;
}

static void
append_headings (Writer                 *self,
                 const TrestleStoryNode *table,
                 guint                   n_header)
{
  for (guint column = 0; column < table->columns->len; column++)
    {
      gboolean any = FALSE;

      append (self, "| ");
      for (guint i = 0; i < n_header; i++)
        {
          const TrestleStoryNode *cell = find_cell (trestle_story_get_child (table, i), column);

          if (cell == NULL || cell->runs->len == 0)
            continue;
          append (self, any ? "<br>" : "");
          append_runs (self, cell, "<br>");
          any = TRUE;
        }
      append (self, " ");
    }
  append (self, "|\n");
  for (guint column = 0; column < table->columns->len; column++)
    append (self, g_array_index (table->columns, TrestleStoryColumn, column).number ? "| ---: " : "| --- ");
  append (self, "|\n");
}

static void
append_row (Writer                 *self,
            const TrestleStoryNode *row)
{
  for (guint i = 0; i < row->children->len; i++)
    {
      const TrestleStoryNode *cell = trestle_story_get_child (row, i);

      append (self, "| ");
      if (i == 0)
        append_targets (self, row);
      append_runs (self, cell, "<br>");
      append (self, " ");
      for (guint span = 1; span < cell->span; span++)
        append (self, "| ");
    }
  append (self, "|\n");
}

static void
write_table (Writer                 *self,
             const TrestleStoryNode *table)
{
  guint n_header = 0;

  while (n_header < table->children->len && trestle_story_get_child (table, n_header)->header)
    n_header++;
  append_headings (self, table, n_header);
  for (guint i = n_header; i < table->children->len; i++)
    append_row (self, trestle_story_get_child (table, i));
  append (self, "\n");
}

/* ---- The whole */

static void
write_items (Writer                 *self,
             const TrestleStoryNode *list)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      const TrestleStoryNode *item = trestle_story_get_child (list, i);

      append (self, item->level > 1 ? "  - " : "- ");
      append_runs (self, item, "\\\n  ");
      append (self, "\n");
    }
  append (self, "\n");
}

/* What has a caption has its words below that. */
static void
write_figure (Writer                 *self,
              const TrestleStoryNode *node)
{
  const TrestleStoryNode *next = trestle_story_get_next (node);

  if (next != NULL && next->type == TRESTLE_STORY_CAPTION)
    return;
  append_targets (self, node);
  append_text (self, trestle_story_node_get_words (node), " ");
  append (self, "\n\n");
}

static void
write_heading (Writer                 *self,
               const TrestleStoryNode *node)
{
  static const char marks[] = "####";
  guint level = node->type == TRESTLE_STORY_TITLE ? 0 : node->level;

  g_string_append_len (self->out, marks, level + 1);
  append (self, " ");
  append_runs (self, node, " ");
  append (self, "\n\n");
}

static void
write_node (Writer                 *self,
            const TrestleStoryNode *node)
{
  switch (node->type)
    {
    case TRESTLE_STORY_TITLE:
    case TRESTLE_STORY_HEADING:
      write_heading (self, node);
      break;

    case TRESTLE_STORY_TABLE:
      write_table (self, node);
      break;

    case TRESTLE_STORY_LIST:
    case TRESTLE_STORY_CONTENTS:
      write_items (self, node);
      break;

    case TRESTLE_STORY_FIGURE:
      write_figure (self, node);
      break;

    case TRESTLE_STORY_DOCUMENT:
    case TRESTLE_STORY_SECTION:
      for (guint i = 0; i < node->children->len; i++)
        write_node (self, trestle_story_get_child (node, i));
      break;

    case TRESTLE_STORY_PARAGRAPH:
    case TRESTLE_STORY_CAPTION:
    case TRESTLE_STORY_ITEM:
    case TRESTLE_STORY_ENTRY:
    case TRESTLE_STORY_ROW:
    case TRESTLE_STORY_CELL:
    default:
      append_runs (self, node, "\\\n");
      append (self, "\n\n");
    }
}

static void
collect_links (GHashTable             *linked,
               const TrestleStoryNode *node)
{
  for (guint i = 0; i < node->runs->len; i++)
    g_hash_table_add (linked, GUINT_TO_POINTER (trestle_story_get_run (node, i)->link));
  for (guint i = 0; i < node->children->len; i++)
    collect_links (linked, trestle_story_get_child (node, i));
}

/* Strings of YAML may be those of JSON. */
static void
append_field (Writer     *self,
              const char *name,
              const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (valid == NULL || valid[0] == '\0')
    return;
  g_string_append_printf (self->out, "%s: \"", name);
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, (guchar) *c < 0x20 || *c == 0x7f ? ' ' : *c);
    }
  append (self, "\"\n");
}

GBytes *
trestle_write_markdown (const TrestleManuscript *manuscript,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  const TrestleStoryNode *root = manuscript->story->root;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);
  Writer writer = { manuscript, out, linked };
  g_autofree char *time = trestle_manuscript_dup_time (manuscript);

  collect_links (linked, root);
  append (&writer, "---\n");
  append_field (&writer, "title", manuscript->metadata->title);
  append_field (&writer, "author", manuscript->metadata->author);
  append_field (&writer, "subject", manuscript->metadata->subject);
  append_field (&writer, "date", time);
  append_field (&writer, "lang", manuscript->metadata->language);
  append (&writer, "---\n\n");
  for (guint i = 0; i < root->children->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      write_node (&writer, trestle_story_get_child (root, i));
    }

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
