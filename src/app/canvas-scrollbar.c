/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scrollbar of the canvas; see the header.  It reaches over everything there is and
 * what is shown, which may lie beside it.
 */
#include "config.h"

#include "canvas-scrollbar.h"

#include "canvas-private.h"

typedef struct
{
  TrestleCanvas *canvas;      /* beside it, lives as long */
  GtkWidget     *scrollbar;
  gboolean       upright;
  gboolean       telling;     /* the adjustment is told what is shown */
} Scrollbar;

static void
moved_cb (GtkAdjustment *adjustment,
          Scrollbar     *self)
{
  TrestleView *view = &self->canvas->view;

  if (self->telling)
    return;
  *(self->upright ? &view->y : &view->x) = gtk_adjustment_get_value (adjustment);
  trestle_canvas_view_changed (self->canvas);
}

static void
view_changed_cb (GtkWidget *scrollbar)
{
  Scrollbar *self = g_object_get_data (G_OBJECT (scrollbar), "scrollbar");
  const TrestleView *view = &self->canvas->view;
  const TrestleScene *scene = self->canvas->scene;
  double page = (self->upright ? view->height : view->width) / view->scale;
  double value = self->upright ? view->y : view->x;
  double start, end;

  if (scene == NULL || scene->bounds.width <= 0 || page <= 0)
    {
      gtk_widget_set_visible (scrollbar, FALSE);
      return;
    }
  start = self->upright ? scene->bounds.y : scene->bounds.x;
  end = start + (self->upright ? scene->bounds.height : scene->bounds.width);
  gtk_widget_set_visible (scrollbar, value > start || value + page < end);
  self->telling = TRUE;
  gtk_adjustment_configure (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (scrollbar)), value, MIN (start, value),
                            MAX (end, value + page), page / 10, page * 0.9, page);
  self->telling = FALSE;
}

void
trestle_canvas_scrollbar_attach (GtkScrollbar  *scrollbar,
                                 TrestleCanvas *canvas)
{
  Scrollbar *self = g_new0 (Scrollbar, 1);
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 1, 1, 1, 1);

  self->canvas = canvas;
  self->scrollbar = GTK_WIDGET (scrollbar);
  self->upright = gtk_orientable_get_orientation (GTK_ORIENTABLE (scrollbar)) == GTK_ORIENTATION_VERTICAL;
  g_object_set_data_full (G_OBJECT (scrollbar), "scrollbar", self, g_free);
  gtk_scrollbar_set_adjustment (scrollbar, adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (moved_cb), self);
  g_signal_connect_object (canvas, "notify::zoom", G_CALLBACK (view_changed_cb), scrollbar, G_CONNECT_SWAPPED);
}
