/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enter, Space and clicks choose.  What is active follows the items.
 */
#include "config.h"

#include "choice-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "picker-item.h"

/* From so many on there is something to search. */
#define MANY 8

struct _TrestleChoiceList
{
  GtkBox       parent_instance;
  gboolean     several;
  GListModel  *shown;       /* what the search leaves; not kept */
  GtkFilter   *filter;      /* not kept */
  GtkListView *list;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleChoiceList, trestle_choice_list, GTK_TYPE_BOX)

static void
activate_cb (TrestleChoiceList *self,
             guint              position)
{
  g_autoptr(TrestlePickerItem) item = g_list_model_get_item (self->shown, position);

  if (item == NULL)
    return;
  g_object_set (item, "active", self->several ? !item->active : TRUE, NULL);
  g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
search_changed_cb (TrestleChoiceList *self,
                   GtkEditable       *search)
{
  gtk_string_filter_set_search (GTK_STRING_FILTER (self->filter), gtk_editable_get_text (search));
}

static void
search_activate_cb (TrestleChoiceList *self)
{
  activate_cb (self, 0);
}

/* The row with the keyboard; GTK gives Space to selections, of which there are none. */
static gboolean
key_pressed_cb (TrestleChoiceList *self,
                guint              keyval)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
    return GDK_EVENT_PROPAGATE;
  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->list)))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate (row);
}

/* A row that has been recycled must not speak for the row it showed before. */
static void
setup_row_cb (TrestleChoiceList *self,
              GtkListItem       *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = self->several ? gtk_check_button_new () : gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_can_focus (mark, FALSE);
  gtk_widget_set_can_target (mark, FALSE);
  if (self->several)
    gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  if (!self->several)
    gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_add_css_class (box, "choice");
  g_object_set_data (G_OBJECT (box), "mark", mark);
  g_object_set_data (G_OBJECT (box), "label", label);
  gtk_list_item_set_child (list_item, box);
}

static void
speak_row (TrestlePickerItem *item,
           GParamSpec        *pspec,
           GtkListItem       *list_item)
{
  g_autofree char *text = item->active ? g_strdup_printf (_("%s, chosen"), item->title) : g_strdup (item->title);

  gtk_list_item_set_accessible_label (list_item, text);
}

static void
bind_row_cb (TrestleChoiceList *self,
             GtkListItem       *list_item)
{
  TrestlePickerItem *item = gtk_list_item_get_item (list_item);
  GObject *box = G_OBJECT (gtk_list_item_get_child (list_item));

  gtk_label_set_text (g_object_get_data (box, "label"), item->title);
  speak_row (item, NULL, list_item);
  g_signal_connect_object (item, "notify::active", G_CALLBACK (speak_row), list_item, 0);
  g_object_set_data (box, "binding", g_object_bind_property (item, "active", g_object_get_data (box, "mark"),
                                                             self->several ? "active" : "visible", G_BINDING_SYNC_CREATE));
}

static void
unbind_row_cb (TrestleChoiceList *self,
               GtkListItem       *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), speak_row, list_item);
  g_binding_unbind (g_object_steal_data (G_OBJECT (gtk_list_item_get_child (list_item)), "binding"));
}

static void
trestle_choice_list_class_init (TrestleChoiceListClass *klass)
{
  g_type_ensure (TRESTLE_TYPE_PICKER_ITEM);
  signals[CHOSEN] = g_signal_new ("chosen", TRESTLE_TYPE_CHOICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  TRESTLE_TYPE_PICKER_ITEM);
}

static void
trestle_choice_list_init (TrestleChoiceList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkListItemFactory *
create_factory (TrestleChoiceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

static void
append_search (TrestleChoiceList *self,
               const char        *label)
{
  GtkWidget *search = gtk_search_entry_new ();

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (search), _("Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), search);
}

GtkWidget *
trestle_choice_list_new (GListStore *items,
                         gboolean    several,
                         const char *label)
{
  TrestleChoiceList *self = g_object_new (TRESTLE_TYPE_CHOICE_LIST, NULL);
  GtkExpression *title = gtk_property_expression_new (TRESTLE_TYPE_PICKER_ITEM, NULL, "title");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->several = several;
  self->filter = GTK_FILTER (gtk_string_filter_new (title));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (items)), self->filter));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (self->shown)), create_factory (self)));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  if (g_list_model_get_n_items (G_LIST_MODEL (items)) > MANY)
    append_search (self, label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  g_list_model_get_n_items (G_LIST_MODEL (items)) > MANY ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), scroller);

  return GTK_WIDGET (self);
}
