/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the current assessment has to say on the canvas, and which parts of the
 * picture look different for it.
 */
#include "config.h"

#include "canvas-private.h"

#include <string.h>

#include "design-marks.h"

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
changes_group (TrestleMarks     *old,
               TrestleMarks     *new,
               const TrestleBox *box)
{
  const TrestleMark *a = box->object != NULL ? trestle_marks_lookup (old, box->object->id) : NULL;
  const TrestleMark *b = box->object != NULL ? trestle_marks_lookup (new, box->object->id) : NULL;

  return box->parent < 0 && (a != NULL ? a->group : 0) != (b != NULL ? b->group : 0);
}

/* Marks that take the place of those before, and what of the scene they change. */
typedef struct _TrestleMarksUpdate
{
  TrestleMarksMaker *maker;     /* NULL: the marks are made */
  TrestleMarks      *marks;
  guint              wire, box; /* up to where they have been compared */
  GArray            *areas;     /* of TrestleRect that look different */
  gboolean           all;       /* everything does */
  guint              idle;
} MarksUpdate;

/* Behind those that follow an assessment; for how long a turn goes on (µs), and how many
 * things are compared until that is looked at.
 */
#define MARKS_PRIORITY (G_PRIORITY_HIGH_IDLE + 31)
#define MARKS_TIME     4000
#define COMPARED       256

static void
update_free (MarksUpdate *update)
{
  g_clear_handle_id (&update->idle, g_source_remove);
  if (update->maker != NULL)
    update->marks = trestle_design_marks_end (update->maker);
  g_clear_pointer (&update->marks, trestle_marks_unref);
  g_array_unref (update->areas);
  g_free (update);
}

static void
compare_box (TrestleCanvas *self,
             MarksUpdate   *update,
             guint          i)
{
  const TrestleBox *box = trestle_scene_get_box (self->scene, i);
  const TrestleBox *around = box;

  if (equal_marks (self->marks, update->marks, box->object) && equal_marks (self->marks, update->marks, box->shown) &&
      equal_marks (self->marks, update->marks, box->mover))
    return;
  if (changes_group (self->marks, update->marks, box))
    {
      update->all = TRUE;
      return;
    }
  while (around->parent >= 0)
    around = trestle_scene_get_box (self->scene, around->parent);
  g_array_append_val (update->areas, around->rect);
}

/* Up to @n things; FALSE: all are compared. */
static gboolean
compare (TrestleCanvas *self,
         MarksUpdate   *update,
         guint          n)
{
  const TrestleScene *scene = self->scene;

  for (; n > 0 && !update->all && update->wire < scene->wires->len; n--)
    update->all = !equal_marks (self->marks, update->marks, trestle_scene_get_wire (scene, update->wire++)->object);
  for (; n > 0 && !update->all && update->box < scene->boxes->len; n--)
    compare_box (self, update, update->box++);

  return !update->all && (update->wire < scene->wires->len || update->box < scene->boxes->len);
}

/* Only what says something else than before is painted again. */
static void
take_marks (TrestleCanvas *self,
            MarksUpdate   *update)
{
  g_clear_pointer (&self->marks, trestle_marks_unref);
  self->marks = g_steal_pointer (&update->marks);
  self->marks_stale = FALSE;
  trestle_scene_set_marks (self->scene, self->marks);
  if (update->all)
    trestle_canvas_tiles_outdate (self->tiles);
  for (guint i = 0; !update->all && i < update->areas->len; i++)
    {
      TrestleRect area = trestle_rect_grow (&g_array_index (update->areas, TrestleRect, i), (int) (24 * MAX (1, 1 / self->view.scale)));

      trestle_canvas_tiles_invalidate (self->tiles, &area);
    }
}

static MarksUpdate *
update_new (void)
{
  MarksUpdate *update = g_new0 (MarksUpdate, 1);

  update->areas = g_array_new (FALSE, FALSE, sizeof (TrestleRect));

  return update;
}

void
trestle_canvas_update_marks (TrestleCanvas *self)
{
  MarksUpdate *update = update_new ();

  update->marks = trestle_canvas_create_marks (self);
  while (self->marks != NULL && !self->scene_stale && compare (self, update, G_MAXUINT))
    continue;
  take_marks (self, update);
  update_free (update);
}

/* The next part of what is made between frames; FALSE: nothing is left. */
static gboolean
make_marks (TrestleCanvas *self,
            MarksUpdate   *update)
{
  if (update->maker != NULL)
    {
      if (!trestle_design_marks_step (update->maker))
        update->marks = trestle_design_marks_end (g_steal_pointer (&update->maker));
      return TRUE;
    }
  if (update->marks == NULL)
    {
      update->marks = trestle_canvas_create_marks (self);
      return TRUE;
    }

  return compare (self, update, COMPARED);
}

static gboolean
marks_cb (gpointer data)
{
  TrestleCanvas *self = data;
  MarksUpdate *update = self->marks_update;
  gint64 end = g_get_monotonic_time () + MARKS_TIME;

  /* They come with the assessment that is waiting. */
  if (!trestle_validator_is_current (trestle_project_get_validator (self->project)))
    {
      update->idle = 0;
      trestle_canvas_drop_marks (self);
      return G_SOURCE_REMOVE;
    }
  while (make_marks (self, update))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  update->idle = 0;
  take_marks (self, update);
  trestle_canvas_drop_marks (self);
  trestle_canvas_sync_nodes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

void
trestle_canvas_begin_marks (TrestleCanvas *self)
{
  self->marks_update = update_new ();
  if (*self->overlay == '\0')
    self->marks_update->maker = trestle_design_marks_begin (trestle_project_get_assessment (self->project));
  self->marks_update->idle = g_idle_add_full (MARKS_PRIORITY, marks_cb, self, NULL);
}

void
trestle_canvas_restart_marks (TrestleCanvas *self)
{
  if (self->marks_update == NULL)
    return;
  trestle_canvas_drop_marks (self);
  if (trestle_validator_is_current (trestle_project_get_validator (self->project)))
    trestle_canvas_begin_marks (self);
}

void
trestle_canvas_drop_marks (TrestleCanvas *self)
{
  g_clear_pointer (&self->marks_update, update_free);
}
