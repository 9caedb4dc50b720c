/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fingers on a screen or a touchpad: two of them move and zoom the picture, which
 * glides on when they let go; a long press is the menu.
 */
#include "config.h"

#include "canvas-private.h"

#include <math.h>

#define FRICTION 4.0                /* of the speed, lost in a second */
#define LEAST_SPEED 20.0            /* pixels a second; slower than that it stands */

static void
send (TrestleCanvas      *self,
      const TrestleEvent *event)
{
  TrestleEvent now = *event;

  now.time = g_get_monotonic_time () / 1000;
  trestle_canvas_take (self, &now);
}

static void
long_pressed_cb (GtkGesture    *gesture,
                 double         x,
                 double         y,
                 TrestleCanvas *self)
{
  send (self, &(TrestleEvent) { .type = TRESTLE_EVENT_PRESS, .x = x, .y = y, .button = 3, .n_press = 1 });
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                TrestleCanvas    *self)
{
  send (self, &(TrestleEvent) { .type = TRESTLE_EVENT_CANCEL });
  trestle_canvas_stop_gliding (self);
  self->pinch = 1;
  gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &self->pinch_y);
}

/* Fingers that move side by side only move the picture. */
static void
pinch_cb (GtkGesture       *gesture,
          GdkEventSequence *sequence,
          TrestleCanvas    *self)
{
  double scale = gtk_gesture_zoom_get_scale_delta (GTK_GESTURE_ZOOM (gesture));
  double x = self->pinch_x;
  double y = self->pinch_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  send (self, &(TrestleEvent) {
    .type = TRESTLE_EVENT_PINCH, .x = x, .y = y, .dx = x - self->pinch_x, .dy = y - self->pinch_y,
    .factor = scale / self->pinch
  });
  self->pinch = scale;
  self->pinch_x = x;
  self->pinch_y = y;
}

void
trestle_canvas_stop_gliding (TrestleCanvas *self)
{
  if (self->glide_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_id);
  self->glide_id = 0;
}

static gboolean
glide_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP (now - self->glided, 0, G_USEC_PER_SEC / 10) / (double) G_USEC_PER_SEC;
  double left = exp (-FRICTION * seconds);

  self->glided = now;
  trestle_view_pan (&self->view, -self->glide_x * seconds, -self->glide_y * seconds);
  trestle_canvas_view_changed (self);
  self->glide_x *= left;
  self->glide_y *= left;
  if (hypot (self->glide_x, self->glide_y) >= LEAST_SPEED)
    return G_SOURCE_CONTINUE;
  self->glide_id = 0;

  return G_SOURCE_REMOVE;
}

static void
decelerate_cb (GtkEventControllerScroll *controller,
               double                    x,
               double                    y,
               TrestleCanvas            *self)
{
  trestle_canvas_stop_gliding (self);
  if (self->scene == NULL || hypot (x, y) < LEAST_SPEED || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->glide_x = x;
  self->glide_y = y;
  self->glided = g_get_monotonic_time ();
  self->glide_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

void
trestle_canvas_add_touch (TrestleCanvas      *self,
                          GtkGesture         *click,
                          GtkEventController *scroll)
{
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect (zoom, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (zoom, "update", G_CALLBACK (pinch_cb), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect_swapped (scroll, "scroll-begin", G_CALLBACK (trestle_canvas_stop_gliding), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (trestle_canvas_stop_gliding), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (zoom));
  gtk_gesture_group (long_press, click);
  gtk_gesture_group (zoom, click);
}
