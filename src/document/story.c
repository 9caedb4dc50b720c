/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads strips in the order of their pages.  What an item belongs to says its
 * structure element; a text on several lines is one.
 */
#include "config.h"

#include "story.h"

#include "sign.h"

/* Text is put into a node line by line; this is what the node had last. */
typedef struct
{
  TrestleStoryNode  *node;
  const TrestleText *text;
  guint              line;
  guint              strip;
  float              y;
} Slot;

typedef struct
{
  TrestleGalley    *galley;
  TrestleStory     *story;
  Slot             *slots;      /* by structure element */
  TrestleStoryNode *section;
  Slot              loose;      /* for texts that are in no element */
  GArray           *pending;    /* of guint: targets of the strip nothing stands for yet */
  GHashTable       *targets;    /* strip → GArray of guint */
  guint             section_number;
  guint             strip;
} Reader;

static const struct
{
  const char      *name;
  TrestleStoryType type;
} names[] = {
  { "H1", TRESTLE_STORY_HEADING }, { "H2", TRESTLE_STORY_HEADING }, { "H3", TRESTLE_STORY_HEADING },
  { "P", TRESTLE_STORY_PARAGRAPH }, { "Caption", TRESTLE_STORY_CAPTION }, { "L", TRESTLE_STORY_LIST },
  { "LI", TRESTLE_STORY_ITEM }, { "Table", TRESTLE_STORY_TABLE }, { "TR", TRESTLE_STORY_ROW },
  { "TH", TRESTLE_STORY_CELL }, { "TD", TRESTLE_STORY_CELL }, { "Figure", TRESTLE_STORY_FIGURE },
  { "TOC", TRESTLE_STORY_CONTENTS }, { "TOCI", TRESTLE_STORY_ENTRY },
};

static void
clear_run (gpointer data)
{
  g_free (((TrestleStoryRun *) data)->string);
}

static void
free_node (gpointer data)
{
  TrestleStoryNode *node = data;

  g_ptr_array_unref (node->children);
  g_clear_pointer (&node->runs, g_array_unref);
  g_clear_pointer (&node->targets, g_array_unref);
  g_clear_pointer (&node->columns, g_array_unref);
  g_free (node);
}

static TrestleStoryNode *
add_node (TrestleStoryNode *parent,
          TrestleStoryType  type)
{
  TrestleStoryNode *node = g_new0 (TrestleStoryNode, 1);

  node->type = type;
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func (free_node);
  node->runs = g_array_new (FALSE, TRUE, sizeof (TrestleStoryRun));
  node->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (node->runs, clear_run);
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);

  return node;
}

static gboolean
has_text (TrestleStoryType type)
{
  return type == TRESTLE_STORY_TITLE || type == TRESTLE_STORY_HEADING || type == TRESTLE_STORY_PARAGRAPH ||
         type == TRESTLE_STORY_CAPTION || type == TRESTLE_STORY_ITEM || type == TRESTLE_STORY_CELL || type == TRESTLE_STORY_ENTRY;
}

/* The strip's targets are the outermost thing in it that can be one. */
static void
claim_targets (Reader           *self,
               TrestleStoryNode *node)
{
  if (self->pending->len == 0 || (!has_text (node->type) && node->type != TRESTLE_STORY_ROW && node->type != TRESTLE_STORY_FIGURE))
    return;
  g_array_append_vals (node->targets, self->pending->data, self->pending->len);
  g_array_set_size (self->pending, 0);
}

static const TrestleStrip *
get_strip (const Reader *self)
{
  return &g_array_index (self->galley->strips, TrestleStrip, self->strip);
}

static void
fill_node (const Reader     *self,
           TrestleStoryNode *node,
           const TrestleTag *tag)
{
  if (node->type == TRESTLE_STORY_HEADING)
    node->level = (guint) (tag->name[1] - '0');
  node->header = node->type == TRESTLE_STORY_ROW && get_strip (self)->header == 0;
  node->scope = tag->scope;
  node->span = MAX (tag->span, 1);
  node->width = tag->width;
  node->alternative = tag->alternative;
}

/* What is only a part of a text, or nothing we know, is what it stands in. */
static TrestleStoryNode *
make_node (Reader           *self,
           TrestleStoryNode *parent,
           const TrestleTag *tag)
{
  TrestleStoryNode *node;
  guint i = 0;

  while (i < G_N_ELEMENTS (names) && !g_str_equal (tag->name, names[i].name))
    i++;
  if (i == G_N_ELEMENTS (names) || has_text (parent->type))
    return parent;
  if (names[i].type == TRESTLE_STORY_ITEM && parent->type != TRESTLE_STORY_LIST)
    {
      const TrestleStoryNode *last = trestle_story_get_child (parent, parent->children->len - 1);

      parent = last != NULL && last->type == TRESTLE_STORY_LIST ? (TrestleStoryNode *) last : add_node (parent, TRESTLE_STORY_LIST);
    }
  node = add_node (parent, names[i].type);
  fill_node (self, node, tag);
  claim_targets (self, node);

  return node;
}

/* The node of the element @number.  Rows have all their cells at once: nothing may be put into one. */
static TrestleStoryNode *
get_node (Reader *self,
          guint   number)
{
  const TrestleTag *tags = (const TrestleTag *) self->galley->tags->data;
  TrestleStoryNode *parent;

  if (number <= TRESTLE_TAG_DECORATION)
    return self->section;
  parent = get_node (self, tags[number].parent);
  if (self->slots[number].node != NULL)
    return self->slots[number].node;
  self->slots[number].node = make_node (self, parent, &tags[number]);
  if (self->slots[number].node->type == TRESTLE_STORY_ROW)
    for (guint i = number + 1; i < self->galley->tags->len && tags[i].parent >= number; i++)
      if (tags[i].parent == number)
        get_node (self, i);

  return self->slots[number].node;
}

/* Where a text of the element @number goes. */
static Slot *
get_slot (Reader *self,
          guint   number)
{
  TrestleStoryNode *node = get_node (self, number);

  if (number > TRESTLE_TAG_DECORATION && (has_text (node->type) || node->type == TRESTLE_STORY_FIGURE))
    return &self->slots[number];
  if (self->loose.node == NULL)
    {
      self->loose = (Slot) { .node = add_node (self->section, TRESTLE_STORY_PARAGRAPH) };
      claim_targets (self, self->loose.node);
    }

  return &self->loose;
}

static void
add_run (Reader            *self,
         Slot              *slot,
         const TrestleItem *item,
         TrestleStoryRun    run)
{
  gboolean level = slot->strip == self->strip && ABS (item->y - slot->y) < trestle_styles[run.style].leading;

  run.place = slot->node->runs->len == 0 ? TRESTLE_STORY_FIRST : level ? TRESTLE_STORY_BESIDE : TRESTLE_STORY_BELOW;
  g_array_append_val (slot->node->runs, run);
}

static void
read_line (Reader            *self,
           const TrestleItem *item)
{
  Slot *slot = get_slot (self, item->tag);

  if (slot->node->type == TRESTLE_STORY_FIGURE)
    return;
  if (slot->text != item->text || item->line <= slot->line)
    add_run (self, slot, item, (TrestleStoryRun) {
      .string = g_strdup (trestle_text_get_string (item->text)), .style = item->text->style, .ink = item->ink, .link = item->link
    });
  slot->text = item->text;
  slot->line = item->line;
  slot->strip = self->strip;
  slot->y = item->y;
}

/* A sign beside words says what they say; alone in a cell it needs a word. */
static void
read_sign (Reader            *self,
           const TrestleItem *item)
{
  Slot *slot;

  if (item->owner <= TRESTLE_TAG_DECORATION)
    return;
  slot = get_slot (self, item->owner);
  if (slot->node->type == TRESTLE_STORY_CELL)
    add_run (self, slot, item, (TrestleStoryRun) {
      .string = g_strdup (trestle_sign_get_glyph (item->sign)), .style = TRESTLE_STYLE_CELL,
      .ink = trestle_sign_get_ink (item->sign), .meaning = trestle_sign_get_meaning (item->sign)
    });
}

static void
read_picture (Reader            *self,
              const TrestleItem *item)
{
  const TrestlePicture *picture = &g_array_index (self->galley->pictures, TrestlePicture, item->picture);
  Slot *slot = get_slot (self, item->tag);

  if (picture->words != NULL)
    add_run (self, slot, item, (TrestleStoryRun) {
      .string = g_strdup (""), .style = TRESTLE_STYLE_CELL, .ink = TRESTLE_INK_TEXT, .meaning = picture->words,
      .picture = item->picture + 1, .width = item->width, .height = item->height
    });
  if (slot->node->type != TRESTLE_STORY_FIGURE)
    return;
  slot->node->picture = item->picture;
  slot->node->width = item->width;
  slot->node->height = item->height;
}

static void
read_item (Reader            *self,
           const TrestleItem *item)
{
  if (item->type == TRESTLE_ITEM_SIGN)
    read_sign (self, item);
  else if (item->tag == TRESTLE_TAG_DECORATION)
    return;
  else if (item->type == TRESTLE_ITEM_LINE)
    read_line (self, item);
  else if (item->type == TRESTLE_ITEM_PICTURE)
    read_picture (self, item);
}

static void
read_strip (Reader *self,
            guint   number)
{
  const TrestleStrip *strip = &g_array_index (self->galley->strips, TrestleStrip, number);
  GArray *targets = g_hash_table_lookup (self->targets, GUINT_TO_POINTER (number));

  self->strip = number;
  if (self->section == NULL || self->section_number != strip->section)
    {
      self->section = add_node (self->story->root, TRESTLE_STORY_SECTION);
      self->section->flags = trestle_galley_get_section (self->galley, strip->section)->flags;
      self->section_number = strip->section;
    }
  self->loose.node = NULL;
  g_array_set_size (self->pending, 0);
  if (targets != NULL)
    g_array_append_vals (self->pending, targets->data, targets->len);
  for (guint i = 0; i < strip->n_items; i++)
    {
      const TrestleItem *item = &g_array_index (self->galley->items, TrestleItem, strip->first_item + i);

      read_item (self, item);
      /* It goes on with what began before this strip. */
      if (item->tag > TRESTLE_TAG_DECORATION && self->slots[item->tag].node != NULL)
        claim_targets (self, self->slots[item->tag].node);
    }
}

static GHashTable *
list_targets (const TrestleGalley *galley)
{
  GHashTable *strips = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 1; i < galley->targets->len; i++)
    {
      const TrestleTarget *target = &g_array_index (galley->targets, TrestleTarget, i);
      gpointer key = GUINT_TO_POINTER (target->strip - 1);
      GArray *targets = target->strip == 0 ? NULL : g_hash_table_lookup (strips, key);

      if (target->strip == 0)
        continue;
      if (targets == NULL)
        g_hash_table_insert (strips, key, targets = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (targets, i);
    }

  return strips;
}

/* ---- What follows from the whole */

/* A sign with a column of its own stands before the words of the next one: that has
 * no heading, and rows may leave it empty.
 */
static void
join_signs (TrestleStoryNode *row)
{
  for (guint i = 0; !row->header && i + 1 < row->children->len; i++)
    {
      TrestleStoryNode *cell = row->children->pdata[i], *next = row->children->pdata[i + 1];
      TrestleStoryRun *run = (TrestleStoryRun *) trestle_story_get_run (cell, 0);
      TrestleStoryRun *words = (TrestleStoryRun *) trestle_story_get_run (next, 0);

      if (run != NULL && (run->meaning == NULL || cell->runs->len > 1))
        continue;
      if (run != NULL && words != NULL)
        {
          TrestleStoryRun sign = *run;

          sign.string = g_strdup (run->string);
          sign.style = words->style;
          words->place = TRESTLE_STORY_BESIDE;
          g_array_insert_val (next->runs, 0, sign);
        }
      g_ptr_array_remove_index (row->children, i--);
    }
}

static void
place_cells (TrestleStoryNode *row)
{
  guint column = 0;

  for (guint i = 0; i < row->children->len; i++)
    {
      TrestleStoryNode *cell = row->children->pdata[i];

      cell->column = column;
      column += cell->span;
    }
}

static void
read_columns (TrestleStoryNode       *table,
              const TrestleStoryNode *row)
{
  for (guint i = 0; i < row->children->len; i++)
    {
      const TrestleStoryNode *cell = row->children->pdata[i];
      const TrestleStoryRun *run = trestle_story_get_run (cell, 0);
      TrestleStoryColumn *column;

      g_array_set_size (table->columns, MAX (table->columns->len, cell->column + cell->span));
      column = &g_array_index (table->columns, TrestleStoryColumn, cell->column);
      if (cell->width > 0)
        column->width = cell->width;
      column->number = column->number || (!row->header && run != NULL && run->style == TRESTLE_STYLE_NUMBER);
    }
}

static void
finish_table (TrestleStoryNode *table)
{
  table->columns = g_array_new (FALSE, TRUE, sizeof (TrestleStoryColumn));
  for (guint i = 0; i < table->children->len; i++)
    {
      join_signs (table->children->pdata[i]);
      place_cells (table->children->pdata[i]);
      read_columns (table, table->children->pdata[i]);
    }
  for (guint i = 0; i < table->children->len; i++)
    for (guint c = 0; c < trestle_story_get_child (table, i)->children->len; c++)
      {
        TrestleStoryNode *cell = (TrestleStoryNode *) trestle_story_get_child (trestle_story_get_child (table, i), c);

        cell->number = cell->span == 1 && g_array_index (table->columns, TrestleStoryColumn, cell->column).number;
      }
}

static void
finish (const TrestleStory *self,
        TrestleStoryNode   *node)
{
  TrestleStoryRun *run = (TrestleStoryRun *) trestle_story_get_run (node, 0);

  if (node->type == TRESTLE_STORY_TABLE)
    finish_table (node);
  /* What is as large as a heading on the cover is none. */
  if (node->type == TRESTLE_STORY_PARAGRAPH && run != NULL && run->style >= TRESTLE_STYLE_HEADING_1 && run->style <= TRESTLE_STYLE_HEADING_3)
    run->style = TRESTLE_STYLE_SUBTITLE;
  if (node->type == TRESTLE_STORY_HEADING && run != NULL && run->style == TRESTLE_STYLE_TITLE)
    node->type = TRESTLE_STORY_TITLE;
  /* The number of its page stands behind it. */
  if (node->type == TRESTLE_STORY_ENTRY)
    {
      node->level = run != NULL && run->style == TRESTLE_STYLE_STRONG ? 1 : 2;
      if (node->runs->len > 1)
        g_array_set_size (node->runs, node->runs->len - 1);
    }
  for (guint i = 0; i < node->children->len; i++)
    finish (self, node->children->pdata[i]);
}

TrestleStory *
trestle_story_new (TrestleGalley *galley)
{
  TrestleStory *self = g_new0 (TrestleStory, 1);
  g_autofree Slot *slots = g_new0 (Slot, galley->tags->len);
  g_autofree gboolean *seen = g_new0 (gboolean, galley->strips->len);
  g_autoptr (GHashTable) targets = list_targets (galley);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader = { .galley = galley, .story = self, .slots = slots, .pending = pending, .targets = targets };

  self->galley = galley;
  self->root = add_node (NULL, TRESTLE_STORY_DOCUMENT);
  /* Headers of tables are placed again on every page. */
  for (guint i = 0; i < galley->placed->len; i++)
    {
      guint strip = g_array_index (galley->placed, TrestlePlaced, i).strip;

      if (!seen[strip])
        read_strip (&reader, strip);
      seen[strip] = TRUE;
    }
  finish (self, self->root);

  return self;
}

void
trestle_story_free (TrestleStory *self)
{
  free_node (self->root);
  g_free (self);
}

const char *
trestle_story_get_target (const TrestleStory *self,
                          guint               target)
{
  return g_array_index (self->galley->targets, TrestleTarget, target).name;
}

const TrestleStoryRun *
trestle_story_get_run (const TrestleStoryNode *node,
                       guint                   index)
{
  return index < node->runs->len ? &g_array_index (node->runs, TrestleStoryRun, index) : NULL;
}

const TrestleStoryNode *
trestle_story_get_child (const TrestleStoryNode *node,
                         guint                   index)
{
  return index < node->children->len ? node->children->pdata[index] : NULL;
}

const TrestleStoryNode *
trestle_story_get_next (const TrestleStoryNode *node)
{
  guint index;

  if (node->parent == NULL || !g_ptr_array_find (node->parent->children, node, &index))
    return NULL;

  return trestle_story_get_child (node->parent, index + 1);
}

char *
trestle_story_dup_text (const TrestleStoryNode *node)
{
  static const char *const gaps[] = { [TRESTLE_STORY_FIRST] = "", [TRESTLE_STORY_BESIDE] = " ", [TRESTLE_STORY_BELOW] = "\n" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < node->runs->len; i++)
    {
      const TrestleStoryRun *run = trestle_story_get_run (node, i);

      g_string_append (text, gaps[run->place]);
      g_string_append (text, run->string);
    }

  return g_string_free_and_steal (text);
}
