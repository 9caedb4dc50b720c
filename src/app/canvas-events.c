/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GTK reports, in the terms of the topology's input: nothing is decided here.
 */
#include "config.h"

#include "canvas-private.h"

#include <math.h>
#include <string.h>

#define WIRE_REACH 6                /* pixels of the canvas */
#define TITLE_HEIGHT 40             /* of a location, on the plane */
#define STILL 4                     /* how far a pointer may move that only rests */
#define READABLE 0.7                /* from this zoom on, names can be read without help */

static const struct { guint keyval; TrestleKey key; } keys[] = {
  { GDK_KEY_Left, TRESTLE_KEY_LEFT }, { GDK_KEY_KP_Left, TRESTLE_KEY_LEFT },
  { GDK_KEY_Right, TRESTLE_KEY_RIGHT }, { GDK_KEY_KP_Right, TRESTLE_KEY_RIGHT },
  { GDK_KEY_Up, TRESTLE_KEY_UP }, { GDK_KEY_KP_Up, TRESTLE_KEY_UP },
  { GDK_KEY_Down, TRESTLE_KEY_DOWN }, { GDK_KEY_KP_Down, TRESTLE_KEY_DOWN },
  { GDK_KEY_Tab, TRESTLE_KEY_TAB }, { GDK_KEY_ISO_Left_Tab, TRESTLE_KEY_TAB }, { GDK_KEY_KP_Tab, TRESTLE_KEY_TAB },
  { GDK_KEY_Home, TRESTLE_KEY_HOME }, { GDK_KEY_KP_Home, TRESTLE_KEY_HOME },
  { GDK_KEY_End, TRESTLE_KEY_END }, { GDK_KEY_KP_End, TRESTLE_KEY_END },
  { GDK_KEY_space, TRESTLE_KEY_SPACE }, { GDK_KEY_KP_Space, TRESTLE_KEY_SPACE },
  { GDK_KEY_Return, TRESTLE_KEY_ENTER }, { GDK_KEY_KP_Enter, TRESTLE_KEY_ENTER }, { GDK_KEY_F2, TRESTLE_KEY_ENTER },
  { GDK_KEY_Escape, TRESTLE_KEY_ESCAPE },
  { GDK_KEY_Delete, TRESTLE_KEY_DELETE }, { GDK_KEY_KP_Delete, TRESTLE_KEY_DELETE }, { GDK_KEY_BackSpace, TRESTLE_KEY_DELETE },
  { GDK_KEY_Insert, TRESTLE_KEY_INSERT }, { GDK_KEY_KP_Insert, TRESTLE_KEY_INSERT },
  { GDK_KEY_Menu, TRESTLE_KEY_MENU }
};

static guint
get_modifiers (GdkModifierType state)
{
  return ((state & GDK_SHIFT_MASK) ? TRESTLE_MODIFIER_SHIFT : 0) | ((state & GDK_CONTROL_MASK) ? TRESTLE_MODIFIER_CONTROL : 0);
}

static TrestleEvent
make_event (TrestleEventType type,
            gpointer         controller,
            double           x,
            double           y)
{
  GdkModifierType state = controller != NULL ? gtk_event_controller_get_current_event_state (controller) : 0;

  return (TrestleEvent) {
           .type = type, .x = x, .y = y, .modifiers = get_modifiers (state), .time = g_get_monotonic_time () / 1000
  };
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            TrestleCanvas   *self)
{
  TrestleEvent event = make_event (TRESTLE_EVENT_PRESS, gesture, x, y);
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  event.button = MAX (1, gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)));
  event.n_press = n_press;
  self->press_x = x;
  self->press_y = y;
  trestle_canvas_input_set_touch (self->input, device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  trestle_canvas_take (self, &event);
}

static void
dragged (TrestleCanvas   *self,
         GtkGesture      *gesture,
         TrestleEventType type,
         double           dx,
         double           dy)
{
  TrestleEvent event = make_event (type, gesture, self->press_x + dx, self->press_y + dy);

  event.button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  trestle_canvas_take (self, &event);
}

static void
drag_update_cb (GtkGesture    *gesture,
                double         dx,
                double         dy,
                TrestleCanvas *self)
{
  dragged (self, gesture, TRESTLE_EVENT_MOTION, dx, dy);
}

static void
drag_end_cb (GtkGesture    *gesture,
             double         dx,
             double         dy,
             TrestleCanvas *self)
{
  dragged (self, gesture, TRESTLE_EVENT_RELEASE, dx, dy);
}

static void
cancel_cb (GtkGesture       *gesture,
           GdkEventSequence *sequence,
           TrestleCanvas    *self)
{
  const TrestleEvent event = make_event (TRESTLE_EVENT_CANCEL, NULL, 0, 0);

  trestle_canvas_take (self, &event);
}

static void
motion_cb (GtkEventController *controller,
           double              x,
           double              y,
           TrestleCanvas      *self)
{
  const TrestleEvent event = make_event (TRESTLE_EVENT_MOTION, controller, x, y);

  if (self->quiet == TRESTLE_QUIET_ENTERED && hypot (x - self->quiet_x, y - self->quiet_y) > STILL)
    self->quiet = TRESTLE_QUIET_NOT;
  if (self->quiet == TRESTLE_QUIET_AWAY)
    {
      self->quiet = TRESTLE_QUIET_ENTERED;
      self->quiet_x = x;
      self->quiet_y = y;
    }

  /* While a button is down, the drag says where the pointer is. */
  if (!gtk_gesture_is_active (self->drag))
    trestle_canvas_take (self, &event);
}

static void
leave_cb (GtkEventController *controller,
          TrestleCanvas      *self)
{
  const TrestleEvent event = make_event (TRESTLE_EVENT_LEAVE, NULL, 0, 0);

  trestle_canvas_take (self, &event);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           TrestleCanvas            *self)
{
  TrestleEvent event = make_event (TRESTLE_EVENT_SCROLL, controller, self->view.width / 2, self->view.height / 2);
  GdkEvent *scroll = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  graphene_point_t point;
  double x, y;

  if (scroll != NULL && gdk_event_get_position (scroll, &x, &y))
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double left, top;

      gtk_native_get_surface_transform (native, &left, &top);
      if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) (x - left), (float) (y - top)), &point))
        {
          event.x = point.x;
          event.y = point.y;
        }
    }
  /* Alt with the wheel zooms in other editors. */
  if (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_ALT_MASK)
    event.modifiers |= TRESTLE_MODIFIER_CONTROL;
  event.dx = dx;
  event.dy = dy;
  event.pixels = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;

  return trestle_canvas_take (self, &event);
}

static TrestleKey
find_key (guint           keyval,
          GdkModifierType state)
{
  if (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK))
    return TRESTLE_KEY_MENU;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      return keys[i].key;

  return TRESTLE_KEY_NONE;
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                TrestleCanvas      *self)
{
  TrestleEvent event = { .type = TRESTLE_EVENT_KEY_PRESS, .modifiers = get_modifiers (state), .time = g_get_monotonic_time () / 1000 };

  event.key = find_key (keyval, state);
  event.character = gdk_keyval_to_unicode (keyval);
  if (event.key == TRESTLE_KEY_NONE && g_unichar_isgraph (event.character) && !(state & GDK_CONTROL_MASK))
    event.key = TRESTLE_KEY_TEXT;
  if (event.key == TRESTLE_KEY_NONE || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (trestle_canvas_take (self, &event))
    return GDK_EVENT_STOP;

  /* Who leaves at one end comes in again at the beginning. */
  if (event.key == TRESTLE_KEY_TAB)
    trestle_canvas_input_set_focus (self->input, NULL);

  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventController *controller,
                 guint               keyval,
                 guint               keycode,
                 GdkModifierType     state,
                 TrestleCanvas      *self)
{
  TrestleEvent event = { .type = TRESTLE_EVENT_KEY_RELEASE, .modifiers = get_modifiers (state), .time = g_get_monotonic_time () / 1000 };

  event.key = find_key (keyval, state);
  if (event.key != TRESTLE_KEY_NONE)
    trestle_canvas_take (self, &event);
}

static void
focus_cb (TrestleCanvas *self)
{
  trestle_canvas_sync_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Says in words what is under the pointer, which may be too small to be read. */
static gboolean
query_tooltip_cb (TrestleCanvas *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip)
{
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  double plane_x, plane_y;
  int box;

  if (keyboard || self->quiet != TRESTLE_QUIET_NOT || self->scene == NULL || self->scene_stale || self->dragging || self->popover != NULL)
    return FALSE;
  trestle_view_to_plane (&self->view, x, y, &plane_x, &plane_y);
  box = trestle_scene_pick (self->scene, plane_x, plane_y);
  if (box < 0)
    {
      int wire = trestle_scene_pick_wire (self->scene, plane_x, plane_y, WIRE_REACH / self->view.scale);

      if (wire < 0)
        return FALSE;
      text = trestle_scene_describe_wire (self->scene, wire);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  if (trestle_scene_get_box (self->scene, box)->type == TRESTLE_BOX_LOCATION &&
      plane_y > trestle_scene_get_box (self->scene, box)->rect.y + TITLE_HEIGHT)
    return FALSE;
  text = trestle_scene_describe_box (self->scene, box);
  title = trestle_scene_dup_title (self->scene, trestle_scene_get_box (self->scene, box));
  gtk_tooltip_set_text (tooltip, text);

  /* No name over itself. */
  return strlen (text) > strlen (title) + 1 || self->view.scale < READABLE * self->text_scale;
}

/* The kind that is held over the canvas, TRESTLE_N_KINDS when it is something else. */
static TrestleKind
get_offered (const GValue *value)
{
  return value != NULL ? trestle_kind_from_nick (gtk_string_object_get_string (g_value_get_object (value))) : TRESTLE_N_KINDS;
}

static GdkDragAction
offered_cb (GtkDropTarget *target,
            double         x,
            double         y,
            TrestleCanvas *self)
{
  TrestleEvent event = make_event (TRESTLE_EVENT_OFFER, NULL, x, y);

  event.kind = get_offered (gtk_drop_target_get_value (target));

  return event.kind < TRESTLE_N_KINDS && trestle_canvas_take (self, &event) ? GDK_ACTION_COPY : 0;
}

static void
withdrawn_cb (GtkDropTarget *target,
              TrestleCanvas *self)
{
  cancel_cb (NULL, NULL, self);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            TrestleCanvas *self)
{
  TrestleEvent event = make_event (TRESTLE_EVENT_DROP, NULL, x, y);

  event.kind = get_offered (value);

  return event.kind < TRESTLE_N_KINDS && trestle_canvas_take (self, &event);
}

static void
add_drop_target (TrestleCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_STRING_OBJECT, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (offered_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (offered_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (withdrawn_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
trestle_canvas_add_controllers (TrestleCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                                                GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->drag = gtk_gesture_drag_new ();
  self->motion = gtk_event_controller_motion_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect (self->motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (self->motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (self->motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (key, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (focus_cb), self);

  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  gtk_gesture_group (self->drag, click);
  trestle_canvas_add_touch (self, click, scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), self->motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  add_drop_target (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
