/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of objects to choose one from by typing: the keyboard’s way to connect
 * and to move.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "kinds.h"

typedef struct
{
  TrestleCanvas      *canvas;
  GtkPopover         *popover;
  TrestleCanvasChosen chosen;
  GtkSingleSelection *selection;
} Chooser;

static const TrestleKindInfo *
get_kind (gpointer item)
{
  if (GTK_IS_STRING_OBJECT (item))
    return trestle_kind_get_info (trestle_kind_from_nick (gtk_string_object_get_string (item)));

  return trestle_object_get_info (item);
}

static char *
dup_name (GObject *item)
{
  return GTK_IS_STRING_OBJECT (item) ? g_strdup (_(get_kind (item)->title)) : trestle_object_dup_name (TRESTLE_OBJECT (item));
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  return trestle_object_compare (&a, &b);
}

static void
choose (Chooser *chooser,
        guint    position)
{
  g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (chooser->selection), position);
  TrestleCanvasChosen chosen = chooser->chosen;
  TrestleCanvas *canvas = chooser->canvas;

  if (object == NULL)
    return;
  gtk_popover_popdown (chooser->popover);
  chosen (canvas, object);
}

static void
activate_cb (GtkListView *view,
             guint        position,
             Chooser     *chooser)
{
  choose (chooser, position);
}

static void
entry_activate_cb (GtkSearchEntry *entry,
                   Chooser        *chooser)
{
  choose (chooser, gtk_single_selection_get_selected (chooser->selection));
}

static void
stop_search_cb (GtkSearchEntry *entry,
                Chooser        *chooser)
{
  gtk_popover_popdown (chooser->popover);
}

/* The arrow keys go through the list while the entry has the keyboard. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                Chooser            *chooser)
{
  guint selected = gtk_single_selection_get_selected (chooser->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (chooser->selection));

  if (n == 0 || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down && selected + 1 < n)
    gtk_single_selection_set_selected (chooser->selection, selected + 1);
  else if (keyval == GDK_KEY_Up && selected > 0)
    gtk_single_selection_set_selected (chooser->selection, selected - 1);

  return GDK_EVENT_STOP;
}

/* The first that matches is what Enter takes, whatever was selected among more. */
static void
changed_cb (GtkSearchEntry *entry,
            Chooser        *chooser)
{
  GtkFilterListModel *filtered = GTK_FILTER_LIST_MODEL (gtk_single_selection_get_model (chooser->selection));

  gtk_string_filter_set_search (GTK_STRING_FILTER (gtk_filter_list_model_get_filter (filtered)),
                                gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_single_selection_set_selected (chooser->selection, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = dup_name (gtk_list_item_get_item (item));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_kind (gtk_list_item_get_item (item))->icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (image)), name);
  gtk_list_item_set_accessible_label (item, name);
}

static GtkWidget *
create_list (Chooser         *chooser,
             GListStore      *objects,
             GtkStringFilter *filter)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *view, *scrolled;

  if (g_list_model_get_item_type (G_LIST_MODEL (objects)) == TRESTLE_TYPE_OBJECT)
    g_list_store_sort (objects, compare, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (objects), GTK_FILTER (filter));
  chooser->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (chooser->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), chooser);

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);

  return scrolled;
}

void
trestle_canvas_choose (TrestleCanvas      *self,
                       const char         *title,
                       GListStore         *items,
                       const GdkRectangle *where,
                       TrestleCanvasChosen chosen)
{
  Chooser *chooser = g_new0 (Chooser, 1);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkStringFilter) filter = gtk_string_filter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_name), NULL, NULL));
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  GdkRectangle place = { (int) self->view.width / 2, (int) self->view.height / 2, 1, 1 };

  *chooser = (Chooser) { self, GTK_POPOVER (popover), chosen, NULL };
  g_object_set_data_full (G_OBJECT (popover), "chooser", chooser, g_free);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activate_cb), chooser);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), chooser);
  /* At once: who types fast presses Enter before a search would have been announced. */
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), chooser);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), chooser);
  gtk_widget_add_controller (entry, keys);

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), create_list (chooser, items, g_object_ref (filter)));
  gtk_widget_set_size_request (box, 220, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  if (where != NULL)
    place = *where;
  else if (primary != NULL)
    trestle_canvas_get_bounds (self, primary, &place);
  trestle_canvas_pop_up (self, GTK_POPOVER (popover), &place);
  gtk_widget_grab_focus (entry);
}

void
trestle_canvas_choose_kind (TrestleCanvas      *self,
                            const TrestleKind  *kinds,
                            double              x,
                            double              y,
                            TrestleCanvasChosen chosen)
{
  g_autoptr (GListStore) items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  for (; *kinds != TRESTLE_N_KINDS; kinds++)
    {
      g_autoptr (GtkStringObject) item = gtk_string_object_new (trestle_kind_get_info (*kinds)->nick);

      g_list_store_append (items, item);
    }
  trestle_canvas_choose (self, _("Add"), g_steal_pointer (&items), &place, chosen);
}
