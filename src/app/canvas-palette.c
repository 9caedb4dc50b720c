/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The column of what can be drawn, beside the canvas: a click adds it, dragging it
 * onto the canvas adds it there.  At its end is the picture, to be dragged into
 * other programs.
 */
#include "config.h"

#include "canvas-palette.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "picture-provider.h"

static GdkContentProvider *
prepare_kind_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 const char    *nick)
{
  g_autoptr(GtkStringObject) kind = gtk_string_object_new (nick);

  return gdk_content_provider_new_typed (GTK_TYPE_STRING_OBJECT, kind);
}

static GdkContentProvider *
prepare_picture_cb (GtkDragSource *source,
                    double         x,
                    double         y,
                    TrestleCanvas *canvas)
{
  TrestleProject *project = trestle_canvas_get_project (canvas);

  return project != NULL ? trestle_picture_provider_new (project) : NULL;
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          GtkWidget     *button)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (button);

  gtk_drag_source_set_icon (source, picture, gtk_widget_get_width (button) / 2, gtk_widget_get_height (button) / 2);
}

/* In front of the button’s own gesture, which only takes clicks. */
static GtkDragSource *
add_source (GtkWidget *button)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), button);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));

  return source;
}

static GtkWidget *
create_button (const char *icon,
               const char *label,
               const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static void
append_kind (GtkBox     *box,
             TrestleKind kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  g_autofree char *label = g_strdup_printf (_("Add %s"), _(info->title));

  /* Translators: %s is a kind of object, such as “Location”. */
  g_autofree char *tooltip = g_strdup_printf (_("%s: Click, or Drag to Its Place"), _(info->title));
  GtkWidget *button = create_button (info->icon, label, tooltip);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "canvas.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", info->nick);
  g_signal_connect (add_source (button), "prepare", G_CALLBACK (prepare_kind_cb), (gpointer) info->nick);
  gtk_box_append (box, button);
}

void
trestle_canvas_palette_fill (GtkBox        *box,
                             TrestleCanvas *canvas)
{
  guint n;
  const TrestleKind *kinds = trestle_canvas_list_kinds (&n);
  GtkWidget *picture = create_button ("image-x-generic-symbolic", _("Export Picture…"),
                                      _("Picture: Click to Export, or Drag It to Another Program"));

  for (guint i = 0; i < n; i++)
    append_kind (box, kinds[i]);
  gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (picture), "win.export-picture");
  g_signal_connect (add_source (picture), "prepare", G_CALLBACK (prepare_picture_cb), canvas);
  gtk_box_append (box, picture);
}
