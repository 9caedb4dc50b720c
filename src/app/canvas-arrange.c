/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arranging with a preview: the new arrangement is shown with the outlines of
 * where things stood, and the design hears of it only when the user applies it.
 * What changes the design meanwhile ends the preview.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "toast.h"

#define BAR_HEIGHT 48               /* pixels of the canvas at its top, while it asks */

/* Where a box stands inside what is around it. */
static TrestlePoint
get_place (TrestleScene     *scene,
           const TrestleBox *box)
{
  const TrestleRect *around = box->parent >= 0 ? &trestle_scene_get_box (scene, box->parent)->rect : NULL;

  return (TrestlePoint) { box->rect.x - (around != NULL ? around->x : 0), box->rect.y - (around != NULL ? around->y : 0) };
}

/* Counts what stands elsewhere in @after; where the outermost of it stood becomes a ghost. */
static void
compare (TrestleCanvas *self,
         TrestleScene  *before,
         TrestleScene  *after)
{
  g_array_set_size (self->ghosts, 0);
  self->n_moved = self->n_pinned = 0;
  for (guint i = 0; i < after->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (after, i);
      const TrestleBox *old;
      TrestlePoint here, there;
      int index;

      if (box->mover == NULL || box->type == TRESTLE_BOX_ROLE)
        continue;
      self->n_pinned += (box->flags & TRESTLE_BOX_PINNED) != 0;
      index = trestle_scene_find_carrier (before, box->mover);
      if (index < 0)
        continue;
      old = trestle_scene_get_box (before, index);
      here = get_place (after, box);
      there = get_place (before, old);
      if (here.x == there.x && here.y == there.y)
        continue;
      self->n_moved++;
      if (box->parent < 0)
        g_array_append_val (self->ghosts, old->rect);
    }
}

/* The scene follows with the next update. */
static void
set_arranging (TrestleCanvas *self,
               gboolean       arranging)
{
  self->arranging = arranging;
  self->arranging_before = FALSE;
  if (!arranging)
    g_array_set_size (self->ghosts, 0);
  self->scene_stale = TRUE;
  trestle_canvas_input_set_locked (self->input, arranging);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.apply-arrangement", self->arranging);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.cancel-arrangement", self->arranging);
  g_object_notify (G_OBJECT (self), "arrangement");
}

char *
trestle_canvas_dup_arrangement (TrestleCanvas *self)
{
  g_autofree char *moved = NULL;
  g_autofree char *pinned = NULL;

  if (!self->arranging)
    return NULL;
  moved = g_strdup_printf (ngettext ("Preview: %u thing moves", "Preview: %u things move", self->n_moved), self->n_moved);
  if (self->n_pinned == 0)
    return g_steal_pointer (&moved);

  pinned = g_strdup_printf (ngettext ("%u pinned stays", "%u pinned stay", self->n_pinned), self->n_pinned);

  /* Translators: what moves, and what stays: “Preview: 12 things move, 3 pinned stay”. */
  return g_strdup_printf (_("%s, %s"), moved, pinned);
}

/* Everything, where it would stand and where it stood, below the bar that asks. */
static void
fit (TrestleCanvas *self)
{
  TrestleRect area = self->scene->bounds;
  int room;

  for (guint i = 0; i < self->ghosts->len; i++)
    trestle_rect_enclose (&area, &g_array_index (self->ghosts, TrestleRect, i));
  trestle_canvas_fit (self, &area);
  room = (int) (BAR_HEIGHT * self->text_scale / self->view.scale);
  area.y -= room;
  area.height += room;
  trestle_canvas_fit (self, &area);
}

void
trestle_canvas_begin_arranging (TrestleCanvas *self)
{
  const TrestleSceneOptions now = { 0 };
  const TrestleSceneOptions then = { .rearrange = TRUE };
  g_autoptr (TrestleScene) before = NULL;
  g_autoptr (TrestleScene) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (self->project == NULL || self->arranging)
    return;
  before = trestle_scene_new (trestle_project_get_design (self->project), &now);
  after = trestle_scene_new (trestle_project_get_design (self->project), &then);
  compare (self, before, after);
  if (self->n_moved == 0)
    {
      trestle_toast_say (GTK_WIDGET (self), _("Everything already stands where arranging puts it"));
      return;
    }
  self->view_before = self->view;
  set_arranging (self, TRUE);
  trestle_canvas_update (self);
  fit (self);
  text = trestle_canvas_dup_arrangement (self);
  /* Translators: %s says how many things move. */
  words = g_strdup_printf (_("%s. Enter applies, Escape leaves everything where it was."), text);
  trestle_canvas_say (self, words);
}

void
trestle_canvas_apply_arrangement (TrestleCanvas *self)
{
  g_autoptr (GArray) placements = NULL;

  if (!self->arranging)
    return;
  placements = trestle_layout_arrange (trestle_project_get_design (self->project), 0);
  set_arranging (self, FALSE);
  trestle_canvas_place (self, _("Arrange"), placements, NULL);
  trestle_canvas_update (self);
  trestle_canvas_fit (self, &self->scene->bounds);
  trestle_toast_done (GTK_WIDGET (self), _("Arranged automatically"));
}

void
trestle_canvas_cancel_arrangement (TrestleCanvas *self)
{
  if (!self->arranging)
    return;
  set_arranging (self, FALSE);
  trestle_canvas_update (self);
  self->view.x = self->view_before.x;
  self->view.y = self->view_before.y;
  self->view.scale = self->view_before.scale;
  trestle_canvas_view_changed (self);
  trestle_canvas_say (self, _("Nothing has been moved"));
}

void
trestle_canvas_drop_arrangement (TrestleCanvas *self)
{
  if (self->arranging)
    set_arranging (self, FALSE);
}

void
trestle_canvas_show_before (TrestleCanvas *self,
                            gboolean       before)
{
  if (!self->arranging || self->arranging_before == before)
    return;
  self->arranging_before = before;
  self->scene_stale = TRUE;
  trestle_canvas_update (self);
  trestle_canvas_say (self, before ? _("As it was") : _("As it would be"));
}
