/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard stays in the entry; the arrows move what is selected in the list.
 * Objects and findings are collected a few at a time, so that a large design
 * does not keep anybody from typing.
 */
#include "config.h"

#include "palette.h"

#include <glib/gi18n.h>

#include "palette-entries.h"
#include "toast.h"

/* More rows than anybody walks through. */
#define MAX_ROWS 60

/* So many are collected in one go. */
#define CHUNK 400

/* A page of rows, for Page Up and Page Down. */
#define PAGE 8

/* So many of what was used last stand first while nothing is typed. */
#define N_USED 5

struct _TrestlePalette
{
  AdwDialog            parent_instance;
  TrestleProject      *project;
  GtkWidget           *focus;       /* where the keyboard was; owned, or NULL */
  GPtrArray           *entries;     /* of TrestlePaletteEntry, as collected */
  TrestlePaletteCursor cursor;
  guint                n_commands;  /* entries that are no objects and no findings, the first ones */
  guint                collecting;  /* source, or 0 */
  GListStore          *found;

  GtkSearchEntry      *search;
  GtkStack            *stack;
  GtkListView         *list;
  GtkSingleSelection  *selection;
};

G_DEFINE_FINAL_TYPE (TrestlePalette, trestle_palette, ADW_TYPE_DIALOG)

/* What was used last, the latest first: of this run of the program. */
static GPtrArray *used;

static const char *
get_key (const TrestlePaletteEntry *entry)
{
  return entry->action != NULL ? entry->action : entry->id;
}

static void
note_use (const TrestlePaletteEntry *entry)
{
  guint index;

  if (entry->action == NULL)
    return;
  if (used == NULL)
    used = g_ptr_array_new_with_free_func (g_free);
  if (g_ptr_array_find_with_equal_func (used, entry->action, g_str_equal, &index))
    g_ptr_array_remove_index (used, index);
  g_ptr_array_insert (used, 0, g_strdup (entry->action));
  g_ptr_array_set_size (used, MIN (used->len, N_USED));
}

/* Without letters: what was used last, then the commands as their table has them. */
static GPtrArray *
list_commands (TrestlePalette *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; used != NULL && i < used->len; i++)
    for (guint k = 0; k < self->n_commands; k++)
      if (g_str_equal (get_key (self->entries->pdata[k]), used->pdata[i]))
        g_ptr_array_add (found, g_object_ref (self->entries->pdata[k]));
  for (guint k = 0; k < self->n_commands && found->len < MAX_ROWS; k++)
    if (!g_ptr_array_find (found, self->entries->pdata[k], NULL))
      g_ptr_array_add (found, g_object_ref (self->entries->pdata[k]));

  return found;
}

static void
update (TrestlePalette *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autoptr(GPtrArray) found = *query != '\0' ? trestle_palette_rank (self->entries, query, MAX_ROWS) : list_commands (self);

  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)), found->pdata, found->len);
  gtk_single_selection_set_selected (self->selection, 0);
  if (found->len > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "results" : "nothing");
}

static gboolean
collect_cb (gpointer data)
{
  TrestlePalette *self = data;

  if (trestle_palette_collect (self->entries, &self->cursor, self->project, CHUNK))
    return G_SOURCE_CONTINUE;
  self->collecting = 0;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    update (self);

  return G_SOURCE_REMOVE;
}

/* Findings belong to their assessment: with another one, all is collected again. */
static void
collect (TrestlePalette *self)
{
  g_clear_handle_id (&self->collecting, g_source_remove);
  g_ptr_array_set_size (self->entries, self->n_commands);
  self->cursor = (TrestlePaletteCursor) { 0 };
  self->collecting = g_idle_add (collect_cb, self);
}

/* Callbacks */

/* What happens happens where the keyboard was. */
static void
activate_cb (TrestlePalette *self,
             guint           position)
{
  g_autoptr(TrestlePaletteEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  g_autoptr(TrestleProject) project = g_object_ref (self->project);
  g_autoptr(GtkWidget) focus = self->focus != NULL ? g_object_ref (self->focus) : NULL;

  if (entry == NULL)
    return;
  note_use (entry);
  adw_dialog_close (ADW_DIALOG (self));
  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  trestle_palette_entry_activate (entry, project);
}

static void
search_activate_cb (TrestlePalette *self)
{
  activate_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_changed_cb (TrestlePalette *self)
{
  update (self);
}

static void
stop_search_cb (TrestlePalette *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The list never has the keyboard, so what is selected is spoken. */
static void
selected_cb (TrestlePalette *self)
{
  TrestlePaletteEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *text = entry != NULL ? g_strdup_printf ("%s, %s", entry->title, entry->detail) : NULL;

  if (text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    trestle_toast_speak (GTK_WIDGET (self->search), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
key_pressed_cb (TrestlePalette *self,
                guint           keyval)
{
  static const struct { guint key; int by; } moves[] = {
    { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 },
    { GDK_KEY_Page_Down, PAGE }, { GDK_KEY_KP_Page_Down, PAGE }, { GDK_KEY_Page_Up, -PAGE }, { GDK_KEY_KP_Page_Up, -PAGE }
  };
  int n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == keyval && n > 0)
      {
        int now = gtk_single_selection_get_selected (self->selection);

        gtk_list_view_scroll_to (self->list, CLAMP (now + moves[i].by, 0, n - 1), GTK_LIST_SCROLL_SELECT, NULL);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* Not the list's own single click, which would select what happens to be under the pointer. */
static void
row_released_cb (GtkGesture *gesture)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *list_item = g_object_get_data (G_OBJECT (box), "item");

  activate_cb (TRESTLE_PALETTE (gtk_widget_get_ancestor (box, TRESTLE_TYPE_PALETTE)), gtk_list_item_get_position (list_item));
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_row_cb (TrestlePalette *self,
              GtkListItem    *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *title, *detail, *keys;

  g_signal_connect (click, "released", G_CALLBACK (row_released_cb), NULL);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  title = append_label (texts, "palette-title");
  detail = append_label (texts, "caption");
  keys = append_label (box, "dim-label");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (keys), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (texts, TRUE);
  g_object_set_data (G_OBJECT (box), "item", list_item);
  g_object_set_data (G_OBJECT (box), "icon", icon);
  g_object_set_data (G_OBJECT (box), "title", title);
  g_object_set_data (G_OBJECT (box), "detail", detail);
  g_object_set_data (G_OBJECT (box), "keys", keys);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (TrestlePalette *self,
             GtkListItem    *list_item)
{
  const TrestlePaletteEntry *entry = gtk_list_item_get_item (list_item);
  GObject *box = G_OBJECT (gtk_list_item_get_child (list_item));
  g_autofree char *spoken = g_strdup_printf (*entry->keys != '\0' ? "%s, %s, %s" : "%s, %s", entry->title, entry->detail,
                                             entry->keys);

  gtk_image_set_from_icon_name (g_object_get_data (box, "icon"), entry->icon != NULL ? entry->icon : "system-run-symbolic");
  gtk_label_set_text (g_object_get_data (box, "title"), entry->title);
  gtk_label_set_text (g_object_get_data (box, "detail"), entry->detail);
  gtk_label_set_text (g_object_get_data (box, "keys"), entry->keys);
  gtk_widget_set_tooltip_text (GTK_WIDGET (box), entry->title);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
trestle_palette_dispose (GObject *object)
{
  TrestlePalette *self = TRESTLE_PALETTE (object);

  g_clear_handle_id (&self->collecting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_PALETTE);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->found);
  g_clear_object (&self->focus);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_palette_parent_class)->dispose (object);
}

static void
trestle_palette_class_init (TrestlePaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/palette.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestlePalette, search);
  gtk_widget_class_bind_template_child (widget_class, TrestlePalette, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestlePalette, list);
  gtk_widget_class_bind_template_child (widget_class, TrestlePalette, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
trestle_palette_init (TrestlePalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->found = g_list_store_new (TRESTLE_TYPE_PALETTE_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

AdwDialog *
trestle_palette_present (GtkWidget        *window,
                         TrestleProject   *project,
                         GtkWidget *const *actors)
{
  TrestlePalette *self = g_object_new (TRESTLE_TYPE_PALETTE, NULL);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (window));

  self->project = g_object_ref (project);
  g_set_object (&self->focus, focus);
  trestle_palette_add_commands (self->entries, actors);
  trestle_palette_add_recent (self->entries, window);
  self->n_commands = self->entries->len;
  g_signal_connect_object (trestle_project_get_validator (project), "assessed", G_CALLBACK (collect), self, G_CONNECT_SWAPPED);
  collect (self);
  update (self);
  adw_dialog_present (ADW_DIALOG (self), window);

  return ADW_DIALOG (self);
}
