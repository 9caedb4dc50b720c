/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the current assessment has to say on the canvas, and which parts of the
 * picture look different for it.
 */
#include "config.h"

#include "canvas-private.h"

#include <string.h>

static gboolean
equal_texts (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer name, text;

  if (a == NULL || b == NULL)
    return a == b;
  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_strcmp0 (text, g_hash_table_lookup (b, name)) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
equal_marks (TrestleMarks        *old,
             TrestleMarks        *new,
             const TrestleObject *object)
{
  const TrestleMark *a = object != NULL && object->id != NULL ? trestle_marks_lookup (old, object->id) : NULL;
  const TrestleMark *b = object != NULL && object->id != NULL ? trestle_marks_lookup (new, object->id) : NULL;

  if (a == NULL || b == NULL)
    return a == b;

  return g_strcmp0 (a->text, b->text) == 0 && a->verdict == b->verdict && a->assumed == b->assumed && a->group == b->group &&
         memcmp (a->findings, b->findings, sizeof a->findings) == 0 && equal_texts (a->fields, b->fields);
}

/* Whether @box belongs to something else than before: outlines reach far. */
static gboolean
changes_group (TrestleCanvas    *self,
               TrestleMarks     *old,
               const TrestleBox *box)
{
  const TrestleMark *a = box->object != NULL ? trestle_marks_lookup (old, box->object->id) : NULL;
  const TrestleMark *b = box->object != NULL ? trestle_marks_lookup (self->marks, box->object->id) : NULL;

  return box->parent < 0 && (a != NULL ? a->group : 0) != (b != NULL ? b->group : 0);
}

/* Only what says something else than before is painted again. */
static void
invalidate_marks (TrestleCanvas *self,
                  TrestleMarks  *old)
{
  TrestleScene *scene = self->scene;

  for (guint i = 0; i < scene->wires->len; i++)
    if (!equal_marks (old, self->marks, trestle_scene_get_wire (scene, i)->object))
      {
        trestle_canvas_tiles_outdate (self->tiles);
        return;
      }
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      const TrestleBox *around = box;
      TrestleRect area;

      if (equal_marks (old, self->marks, box->object) && equal_marks (old, self->marks, box->shown) &&
          equal_marks (old, self->marks, box->mover))
        continue;
      if (changes_group (self, old, box))
        {
          trestle_canvas_tiles_outdate (self->tiles);
          return;
        }
      while (around->parent >= 0)
        around = trestle_scene_get_box (scene, around->parent);
      area = trestle_rect_grow (&around->rect, (int) (24 * MAX (1, 1 / self->view.scale)));
      trestle_canvas_tiles_invalidate (self->tiles, &area);
    }
}

void
trestle_canvas_update_marks (TrestleCanvas *self)
{
  g_autoptr (TrestleMarks) old = g_steal_pointer (&self->marks);

  self->marks = trestle_canvas_create_marks (self);
  self->marks_stale = FALSE;
  trestle_scene_set_marks (self->scene, self->marks);
  if (old != NULL && !self->scene_stale)
    invalidate_marks (self, old);
}
