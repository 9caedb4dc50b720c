/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Carries out what the input says that the user wants: each edit is one named
 * step, and moving something with the arrow keys is one step however long it takes.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "edits.h"

#define JOIN_TIME (2 * G_USEC_PER_SEC)      /* between nudges that are one step */

static char *
dup_move_title (const GArray *placements)
{
  g_autofree char *name = NULL;

  if (placements->len != 1)
    return g_strdup_printf (ngettext ("Move %u Object", "Move %u Objects", placements->len), placements->len);

  name = trestle_object_dup_name (g_array_index (placements, TrestlePlacement, 0).object);

  /* Translators: %s is the name of a location or machine. */
  return g_strdup_printf (_("Move %s"), name);
}

void
trestle_canvas_place (TrestleCanvas *self,
                      const char    *title,
                      const GArray  *placements,
                      TrestleObject *location)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  self->writing = TRUE;
  trestle_history_begin (history, title);
  for (guint i = 0; i < placements->len; i++)
    {
      const TrestlePlacement *placement = &g_array_index (placements, TrestlePlacement, i);

      if (location != NULL)
        trestle_edit_move (placement->object, TRESTLE_LOCATION (location));
      trestle_object_set_number (placement->object, "x", placement->x);
      trestle_object_set_number (placement->object, "y", placement->y);
    }
  trestle_history_end (history);
  self->writing = FALSE;
}

/* The nudge before is taken back first, so that both are one step. */
static void
nudge (TrestleCanvas *self,
       const GArray  *placements)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *title = dup_move_title (placements);
  gint64 now = g_get_monotonic_time ();

  self->writing = TRUE;
  if (self->nudges > 0 && now - self->nudged < JOIN_TIME && g_strcmp0 (trestle_history_get_undo_title (history), title) == 0)
    trestle_history_undo (history);
  self->writing = FALSE;
  trestle_canvas_place (self, title, placements, NULL);
  self->nudges++;
  self->nudged = now;
}

static void
move_to (TrestleCanvas *self,
         const GArray  *placements,
         TrestleObject *location)
{
  g_autofree char *title = dup_move_title (placements);
  g_autofree char *text = NULL;

  trestle_canvas_place (self, title, placements, location);
  self->nudges = 0;

  /* Translators: %s is the name of a location. */
  text = g_strdup_printf (_("Moved to %s"), trestle_object_get_name (location));
  trestle_canvas_say (self, text);
}

static void
select_band (TrestleCanvas  *self,
             GPtrArray      *touched,
             TrestleBandMode mode)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  g_autoptr (GPtrArray) objects = mode == TRESTLE_BAND_REPLACE ? g_ptr_array_new_with_free_func (g_object_unref)
                                                               : trestle_selection_list (selection);

  for (guint i = 0; i < touched->len; i++)
    {
      guint index;

      if (!g_ptr_array_find (objects, touched->pdata[i], &index))
        g_ptr_array_add (objects, g_object_ref (touched->pdata[i]));
      else if (mode == TRESTLE_BAND_TOGGLE)
        g_ptr_array_remove_index (objects, index);
    }
  self->selecting = TRUE;
  trestle_selection_set (selection, objects);
  self->selecting = FALSE;
}

static gboolean
wait_cb (gpointer data)
{
  TrestleCanvas *self = data;
  const TrestleEvent event = { .type = TRESTLE_EVENT_TIMER, .time = g_get_monotonic_time () / 1000 };

  self->wait_id = 0;
  trestle_canvas_take (self, &event);

  return G_SOURCE_REMOVE;
}

static void
wait_until (TrestleCanvas *self,
            gint64         time)
{
  gint64 rest = MAX (1, time - g_get_monotonic_time () / 1000 + 1);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wait_id = g_timeout_add ((guint) rest, wait_cb, self);
}

static void
toggle (TrestleCanvas *self,
        TrestleObject *object)
{
  self->selecting = TRUE;
  trestle_selection_toggle (trestle_project_get_selection (self->project), object);
  self->selecting = FALSE;
}

/* Commands that change the design. */
static void
perform_edit (TrestleCanvas        *self,
              const TrestleCommand *command)
{
  g_autofree char *title = NULL;

  switch ((int) command->type)
    {
    case TRESTLE_COMMAND_PLACE:
      title = dup_move_title (command->placements);
      trestle_canvas_place (self, title, command->placements, NULL);
      self->nudges = 0;
      break;

    case TRESTLE_COMMAND_NUDGE:
      nudge (self, command->placements);
      break;

    case TRESTLE_COMMAND_MOVE_TO:
      move_to (self, command->placements, command->object);
      break;

    case TRESTLE_COMMAND_COPY:
      trestle_canvas_copy_to (self, command->placements, command->object);
      self->nudges = 0;
      break;

    case TRESTLE_COMMAND_CONNECT:
      trestle_canvas_connect (self, command->object, command->other);
      break;

    case TRESTLE_COMMAND_CONNECT_NEW:
      trestle_canvas_connect_new (self, command->object, command->other, command->x, command->y);
      break;

    case TRESTLE_COMMAND_CHOOSE_TARGET:
      trestle_canvas_choose_target (self, command->object);
      break;

    case TRESTLE_COMMAND_RELAY:
      trestle_canvas_relay (self, command->object, command->kept, command->other);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
perform_selection (TrestleCanvas        *self,
                   const TrestleCommand *command)
{
  if (command->type == TRESTLE_COMMAND_TOGGLE)
    {
      toggle (self, command->object);
      return;
    }
  if (command->type == TRESTLE_COMMAND_BAND)
    {
      select_band (self, command->objects, command->mode);
      return;
    }
  if (command->type == TRESTLE_COMMAND_SELECT)
    trestle_canvas_input_set_focus (self->input, command->object);
  trestle_canvas_select (self, command->object);
  if (command->type == TRESTLE_COMMAND_FOCUS)
    trestle_canvas_sync_focus (self);
}

static void
perform_addition (TrestleCanvas        *self,
                  const TrestleCommand *command)
{
  trestle_canvas_select (self, command->object);
  if (command->type == TRESTLE_COMMAND_INSERT)
    {
      trestle_canvas_quick_insert (self, command->x, command->y);
      return;
    }
  self->menu_x = command->x;
  self->menu_y = command->y;
  trestle_canvas_add (self, command->kind);
}

void
trestle_canvas_perform (TrestleCanvas        *self,
                        const TrestleCommand *command)
{
  switch (command->type)
    {
    case TRESTLE_COMMAND_SELECT:
    case TRESTLE_COMMAND_FOCUS:
    case TRESTLE_COMMAND_TOGGLE:
    case TRESTLE_COMMAND_BAND:
      perform_selection (self, command);
      break;

    case TRESTLE_COMMAND_VIEW:
      trestle_canvas_view_changed (self);
      break;

    case TRESTLE_COMMAND_PLACE:
    case TRESTLE_COMMAND_NUDGE:
    case TRESTLE_COMMAND_MOVE_TO:
    case TRESTLE_COMMAND_COPY:
    case TRESTLE_COMMAND_CONNECT:
    case TRESTLE_COMMAND_CONNECT_NEW:
    case TRESTLE_COMMAND_CHOOSE_TARGET:
    case TRESTLE_COMMAND_RELAY:
      perform_edit (self, command);
      break;

    case TRESTLE_COMMAND_ACTIVATE:
      trestle_canvas_rename_to (self, command->object, command->character);
      break;

    case TRESTLE_COMMAND_INSERT:
    case TRESTLE_COMMAND_ADD:
      perform_addition (self, command);
      break;

    case TRESTLE_COMMAND_CONTEXT:
      trestle_canvas_show_menu (self, command->x, command->y);
      break;

    case TRESTLE_COMMAND_DELETE:
      gtk_widget_activate_action (GTK_WIDGET (self), "canvas.delete", NULL);
      break;

    case TRESTLE_COMMAND_ACCEPT:
    case TRESTLE_COMMAND_REJECT:
      (command->type == TRESTLE_COMMAND_ACCEPT ? trestle_canvas_apply_arrangement : trestle_canvas_cancel_arrangement) (self);
      break;

    case TRESTLE_COMMAND_WAIT:
      wait_until (self, command->time);
      break;

    case TRESTLE_COMMAND_REDRAW:
    case TRESTLE_COMMAND_HOVER:
    default:
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    }
}

static void
update_cursor (TrestleCanvas *self)
{
  static const char *const names[] = {
    [TRESTLE_CURSOR_DEFAULT] = NULL, [TRESTLE_CURSOR_GRAB] = "grab", [TRESTLE_CURSOR_GRABBING] = "grabbing",
    [TRESTLE_CURSOR_MOVE] = "move", [TRESTLE_CURSOR_NO_DROP] = "no-drop", [TRESTLE_CURSOR_COPY] = "copy",
    [TRESTLE_CURSOR_CONNECT] = "crosshair"
  };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), names[trestle_canvas_input_get_cursor (self->input)]);
}

/* What is dragged is taken out of the picture, and put back. */
static void
update_hidden (TrestleCanvas *self)
{
  GHashTable *dragged = trestle_canvas_input_get_dragged (self->input);

  if (self->dragging == (dragged != NULL))
    return;

  self->dragging = dragged != NULL;
  trestle_canvas_drop_carried (self);
  if (dragged != NULL)
    {
      GHashTableIter iter;
      gpointer object;

      g_array_set_size (self->hidden, 0);
      g_hash_table_iter_init (&iter, dragged);
      while (g_hash_table_iter_next (&iter, &object, NULL))
        {
          int box = trestle_scene_find (self->scene, object);

          while (box >= 0 && trestle_scene_get_box (self->scene, box)->type == TRESTLE_BOX_ROLE)
            box = trestle_scene_get_box (self->scene, box)->parent;
          if (box >= 0)
            {
              TrestleRect area = trestle_rect_grow (&trestle_scene_get_box (self->scene, box)->rect,
                                                    (int) (24 * MAX (1, 1 / self->view.scale)));

              g_array_append_val (self->hidden, area);
            }
        }
    }
  for (guint i = 0; i < self->hidden->len; i++)
    trestle_canvas_tiles_invalidate (self->tiles, &g_array_index (self->hidden, TrestleRect, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
trestle_canvas_take (TrestleCanvas      *self,
                     const TrestleEvent *event)
{
  g_autoptr (TrestleScene) scene = NULL;
  const GArray *commands;
  gboolean handled;

  trestle_canvas_update (self);
  if (self->scene == NULL)
    return FALSE;

  /* Commands borrow from the scene, and carrying one out may end both. */
  scene = trestle_scene_ref (self->scene);
  commands = trestle_canvas_input_handle (self->input, event, &handled);
  for (guint i = 0; i < commands->len; i++)
    {
      TrestleCommand command = g_array_index (commands, TrestleCommand, i);
      g_autoptr (GPtrArray) objects = command.objects != NULL ? g_ptr_array_ref (command.objects) : NULL;
      g_autoptr (GArray) placements = command.placements != NULL ? g_array_ref (command.placements) : NULL;

      trestle_canvas_perform (self, &command);
    }
  if (handled)
    {
      update_hidden (self);
      update_cursor (self);
    }

  return handled;
}

void
trestle_canvas_select (TrestleCanvas *self,
                       TrestleObject *object)
{
  self->selecting = TRUE;
  trestle_selection_select (trestle_project_get_selection (self->project), object);
  self->selecting = FALSE;
}

gboolean
trestle_canvas_get_bounds (TrestleCanvas *self,
                           TrestleObject *object,
                           GdkRectangle  *bounds)
{
  int box = self->scene != NULL ? trestle_scene_find (self->scene, object) : -1;
  int wire = self->scene != NULL && box < 0 ? trestle_scene_find_wire (self->scene, object) : -1;
  TrestleRect rect;
  double x, y;

  if (box >= 0)
    {
      rect = trestle_scene_get_box (self->scene, box)->rect;
    }
  else if (wire >= 0)
    {
      const TrestlePoint *label = &trestle_scene_get_wire (self->scene, wire)->label;

      rect = (TrestleRect) { label->x - 32, label->y - 8, 64, 16 };
    }
  else
    {
      return FALSE;
    }
  trestle_view_to_canvas (&self->view, rect.x, rect.y, &x, &y);
  *bounds = (GdkRectangle) { (int) x, (int) y, (int) (rect.width * self->view.scale), (int) (rect.height * self->view.scale) };

  return TRUE;
}
