/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The newest step is on top.  Row 0 is the last step there is, the last row the
 * design as it was opened.
 */
#include "config.h"

#include "history-popover.h"

#include <glib/gi18n.h>

#include "edits.h"

static guint
get_position (TrestleProject *project,
              guint           row)
{
  return trestle_history_get_n_steps (trestle_project_get_history (project)) - row;
}

static void
clicked_cb (GtkListItem *item)
{
  gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u", gtk_list_item_get_position (item));
}

/* One click goes there.  The view could do that itself, but then selects whatever comes
 * under a pointer that is not moved, while the rows are moved with keys.
 */
static void
setup_cb (TrestleProject *project,
          GtkListItem    *item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_add_css_class (box, "history-step");
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (TrestleProject *project,
         GtkListItem    *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *icon = gtk_widget_get_next_sibling (label);
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint now = trestle_history_get_position (trestle_project_get_history (project));
  guint position = get_position (project, gtk_list_item_get_position (item));
  g_autofree char *spoken = position == now ? g_strdup_printf (_("%s, now"), title) :
                            position > now ? g_strdup_printf (_("%s, undone"), title) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (label), title);
  if (position > now)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  gtk_widget_set_opacity (icon, position == now ? 1 : 0);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
activated_cb (TrestleProject *project,
              guint           row,
              GtkListView    *view)
{
  guint position = get_position (project, row);

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_POPOVER)));
  trestle_edits_go_to (project, position);
}

static GListModel *
list_titles (TrestleHistory *history)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = trestle_history_get_n_steps (history); i > 0; i--)
    gtk_string_list_append (titles, trestle_history_get_step (history, i - 1)->title);
  gtk_string_list_append (titles, _("As Opened"));

  return G_LIST_MODEL (titles);
}

static GtkWidget *
create_list (TrestleProject *project)
{
  TrestleHistory *history = trestle_project_get_history (project);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (list_titles (history));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  guint now = trestle_history_get_n_steps (history) - trestle_history_get_position (history);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), project, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), project, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), project, G_CONNECT_SWAPPED);
  gtk_single_selection_set_selected (selection, now);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_widget_add_css_class (view, "history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Undo History"), -1);

  return view;
}

static gboolean
unparent_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

/* Not while it is still being closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* A popover that is left when its parent goes goes with it. */
static void
parent_destroyed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

/* A button with nothing to undo is insensitive, and so would be the list in it: then it points there from further out. */
static void
point_to (GtkWidget *popover,
          GtkWidget *widget)
{
  GtkWidget *parent = widget;
  graphene_rect_t bounds;

  while (!gtk_widget_is_sensitive (parent) && gtk_widget_get_parent (parent) != NULL)
    parent = gtk_widget_get_parent (parent);
  gtk_widget_set_parent (popover, parent);
  if (parent != widget && gtk_widget_compute_bounds (widget, parent, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
}

GtkWidget *
trestle_history_popover_show (GtkWidget      *widget,
                              TrestleProject *project)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = create_list (project);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");
  point_to (popover, widget);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (parent_destroyed_cb), popover, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (view);

  return popover;
}

static void
pressed_cb (GtkGesture *gesture)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (widget, g_object_get_data (G_OBJECT (gesture), "action"), NULL);
}

void
trestle_history_popover_connect (GtkWidget  *widget,
                                 const char *action)
{
  GtkGesture *const gestures[] = { gtk_gesture_click_new (), gtk_gesture_long_press_new () };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gestures[0]), GDK_BUTTON_SECONDARY);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      g_object_set_data (G_OBJECT (gestures[i]), "action", (gpointer) g_intern_string (action));
      g_signal_connect (gestures[i], "pressed", G_CALLBACK (pressed_cb), NULL);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gestures[i]), GTK_PHASE_CAPTURE);
      gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gestures[i]));
    }
}
