/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before GTK by the end-to-end tests (LD_PRELOAD): makes the bounds of
 * accessible widgets exact. GTK 4.18 adds up the bounds of a widget in its
 * parent along the tree and forgets every parent's border and padding, so that
 * in libadwaita a widget seems to be up to 30 pixels away from where it is.
 * Here each parent's own share is subtracted again. A popover is placed through
 * the position of its surface.
 */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <gtk/gtk.h>

#define NEXT(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, #name))

static gboolean
get_window_origin (GtkWidget       *widget,
                   graphene_rect_t *bounds)
{
  double x, y;

  if (!gtk_widget_compute_bounds (widget, widget, bounds))
    return FALSE;

  gtk_native_get_surface_transform (GTK_NATIVE (widget), &x, &y);
  graphene_rect_offset (bounds, x, y);

  return TRUE;
}

static gboolean
get_popover_origin (GtkWidget       *widget,
                    GtkWidget       *parent,
                    graphene_rect_t *bounds)
{
  GtkNative *native = gtk_widget_get_native (parent);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  graphene_point_t origin;
  graphene_rect_t own;
  double x, y;

  if (!surface || !get_window_origin (widget, bounds) ||
      !gtk_widget_compute_bounds (parent, parent, &own) ||
      !gtk_widget_compute_point (parent, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (0, 0), &origin))
    return FALSE;

  gtk_native_get_surface_transform (native, &x, &y);
  graphene_rect_offset (bounds,
                        gdk_popup_get_position_x (GDK_POPUP (surface)) - origin.x - x - own.origin.x,
                        gdk_popup_get_position_y (GDK_POPUP (surface)) - origin.y - y - own.origin.y);

  return TRUE;
}

static gboolean
get_child_origin (GtkWidget       *widget,
                  GtkWidget       *parent,
                  graphene_rect_t *bounds)
{
  graphene_rect_t own;

  if (!parent || !gtk_widget_compute_bounds (widget, parent, bounds) ||
      !gtk_widget_compute_bounds (parent, parent, &own))
    return FALSE;

  graphene_rect_offset (bounds, -own.origin.x, -own.origin.y);

  return TRUE;
}

static gboolean
get_exact_bounds (GtkAccessible *accessible,
                  int           *x,
                  int           *y,
                  int           *width,
                  int           *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t bounds;
  gboolean known;

  /* GTK sends what is here even when the answer is FALSE. */
  *x = *y = *width = *height = 0;

  if (!gtk_widget_get_realized (widget))
    return FALSE;

  if (GTK_IS_POPOVER (widget))
    known = get_popover_origin (widget, parent, &bounds);
  else if (GTK_IS_NATIVE (widget))
    known = get_window_origin (widget, &bounds);
  else
    known = get_child_origin (widget, parent, &bounds);

  if (!known)
    return FALSE;

  *x = bounds.origin.x;
  *y = bounds.origin.y;
  *width = bounds.size.width;
  *height = bounds.size.height;

  return TRUE;
}

static void
install (void)
{
  static gsize installed;
  GtkAccessibleInterface *iface;

  if (!g_once_init_enter (&installed))
    return;

  iface = g_type_interface_peek (g_type_class_ref (GTK_TYPE_WIDGET), GTK_TYPE_ACCESSIBLE);
  iface->get_bounds = get_exact_bounds;

  g_once_init_leave (&installed, 1);
}

int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  install ();

  return NEXT (g_application_run) (application, argc, argv);
}

void
gtk_init (void)
{
  install ();
  NEXT (gtk_init) ();
}

gboolean
gtk_init_check (void)
{
  install ();

  return NEXT (gtk_init_check) ();
}
