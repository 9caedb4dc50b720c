/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The popover of a picker.  Single values close it; sets keep it open, and all
 * their changes are one step.
 */
#include "config.h"

#include "picker.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "kinds.h"
#include "picker-item.h"
#include "reference.h"

/* From so many rows on there is something to search. */
#define MANY 8

struct _TrestlePicker
{
  GtkPopover          parent_instance;
  TrestleProject     *project;
  TrestleObject      *object;
  GPtrArray          *objects;    /* all that are set, or NULL: it alone */
  const TrestleField *field;
  GListStore         *items;
  GtkFilter          *filter;
  gboolean            excluding;  /* rows change because another one did */

  GtkSearchEntry     *search;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  GtkButton          *create;
  GtkLabel           *create_title;
  GtkLabel           *message;
};

G_DEFINE_FINAL_TYPE (TrestlePicker, trestle_picker, GTK_TYPE_POPOVER)

static gboolean
is_set (const TrestlePicker *self)
{
  return self->field->kind == TRESTLE_FIELD_CHOICES || self->field->kind == TRESTLE_FIELD_REFS;
}

static void
show_error (TrestlePicker *self,
            const GError  *error)
{
  gtk_label_set_text (self->message, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
}

/* Whether the row stands for a set that is known to be empty. */
static gboolean
is_none (const TrestlePickerItem *item)
{
  return item->id == NULL && item->number == TRESTLE_UNSET;
}

/* The value that the active rows of a set make. */
static void
collect_value (TrestlePicker *self,
               TrestleValue  *value)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!item->active)
        continue;
      value->set = TRUE;
      if (is_none (item))
        continue;
      if (self->field->kind == TRESTLE_FIELD_CHOICES)
        value->number |= G_GINT64_CONSTANT (1) << item->number;
      else
        g_strv_builder_add (ids, item->id);
    }
  if (value->set && self->field->kind == TRESTLE_FIELD_REFS)
    value->texts = g_strv_builder_end (ids);
}

/* None and some exclude each other. */
static void
exclude (TrestlePicker     *self,
         TrestlePickerItem *chosen)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (is_none (item) != is_none (chosen))
        g_object_set (item, "active", FALSE, NULL);
    }
}

/* Changes of a set follow each other in one step, which ends when the popover closes. */
static void
item_active_cb (TrestlePicker     *self,
                GParamSpec        *pspec,
                TrestlePickerItem *item)
{
  g_autoptr(GError) error = NULL;
  TrestleValue value;

  if (self->excluding)
    return;
  if (item->active)
    {
      self->excluding = TRUE;
      exclude (self, item);
      self->excluding = FALSE;
    }
  collect_value (self, &value);
  if (self->objects != NULL)
    trestle_edits_set_all (self->project, self->objects, self->field, &value, &error);
  else
    trestle_object_set (self->object, self->field, &value, &error);
  trestle_value_clear (&value);
  show_error (self, error);
}

static void
activate_cb (TrestlePicker *self,
             guint          position)
{
  g_autoptr(GListModel) model = NULL;
  g_autoptr(TrestlePickerItem) item = NULL;
  g_autoptr(GError) error = NULL;
  TrestleValue value = TRESTLE_VALUE_INIT;

  g_object_get (gtk_list_view_get_model (self->list), "model", &model, NULL);
  item = g_list_model_get_item (model, position);
  if (is_set (self))
    {
      g_object_set (item, "active", !item->active, NULL);
      return;
    }

  value.set = item->id != NULL || item->number != TRESTLE_UNSET;
  if (self->field->kind == TRESTLE_FIELD_REF)
    value.text = item->id;
  else if (value.set)
    value.number = item->number;

  if (self->objects != NULL ? trestle_edits_set_all (self->project, self->objects, self->field, &value, &error) :
      trestle_edits_set (self->project, self->object, self->field, &value, &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  show_error (self, error);
}

static gboolean
refers (const TrestlePicker *self)
{
  return self->field->kind == TRESTLE_FIELD_REF || self->field->kind == TRESTLE_FIELD_REFS;
}

static char *
dup_typed (TrestlePicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

static void
search_changed_cb (TrestlePicker *self)
{
  g_autofree char *typed = dup_typed (self);
  gboolean offered = refers (self) && trestle_reference_can_create (self->object->design, self->field, typed);
  g_autofree char *offer = offered ? trestle_reference_dup_offer (self->field, typed) : g_strdup ("");

  gtk_string_filter_set_search (GTK_STRING_FILTER (self->filter), typed);
  gtk_label_set_text (self->create_title, offer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create), GTK_ACCESSIBLE_PROPERTY_LABEL, offer, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->create), offered);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller),
                          !offered || g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list))) > 0);
  show_error (self, NULL);
}

/* A row for what has been made, which is already chosen. */
static void
append_created (TrestlePicker      *self,
                const TrestleValue *value)
{
  TrestleObject *created = trestle_design_lookup (self->object->design, value->texts[g_strv_length (value->texts) - 1]);
  g_autoptr(TrestlePickerItem) item = trestle_picker_item_new (trestle_object_get_name (created),
                                                               trestle_object_get_info (created)->icon, created->id, TRESTLE_UNSET);

  self->excluding = TRUE;
  exclude (self, item);
  self->excluding = FALSE;
  item->active = TRUE;
  g_signal_connect_object (item, "notify::active", G_CALLBACK (item_active_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->items, item);
}

/* What is typed is made and chosen, in one step. */
static void
create_cb (TrestlePicker *self)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *title = g_strdup_printf (_("Add %s"), _(trestle_kind_get_info (self->field->target)->title));
  g_autofree char *typed = dup_typed (self);
  g_autoptr(GError) error = NULL;
  TrestleValue value = TRESTLE_VALUE_INIT;
  gboolean done;

  if (is_set (self))
    collect_value (self, &value);
  trestle_history_begin (history, title);
  done = trestle_reference_create (self->object->design, self->field, typed, &value, &error) &&
         (self->objects != NULL ? trestle_edits_set_all (self->project, self->objects, self->field, &value, &error) :
          trestle_edits_set (self->project, self->object, self->field, &value, &error));
  if (done)
    trestle_history_end (history);
  else
    trestle_history_cancel (history);
  if (done && is_set (self))
    {
      append_created (self, &value);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
    }
  else if (done)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
    }
  trestle_value_clear (&value);
  show_error (self, error);
}

/* Enter takes the first row that has what is typed, or makes what there is no row for. */
static void
search_activate_cb (TrestlePicker *self)
{
  g_autofree char *typed = dup_typed (self);

  if (*typed == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self));
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list))) > 0)
    {
      activate_cb (self, 0);
      if (is_set (self))
        gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    }
  else if (gtk_widget_get_visible (GTK_WIDGET (self->create)))
    {
      create_cb (self);
    }
}

static void
search_stopped_cb (TrestlePicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
closed_cb (TrestlePicker *self)
{
  trestle_history_seal (trestle_project_get_history (self->project));
}

/* A row that has been recycled must not speak for the row it showed before. */
static void
setup_row_cb (TrestlePicker *self,
              GtkListItem   *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = is_set (self) ? gtk_check_button_new () : gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_can_focus (mark, FALSE);
  gtk_widget_set_can_target (mark, FALSE);
  if (is_set (self))
    gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (!is_set (self))
    gtk_box_append (GTK_BOX (box), mark);
  g_object_set_data (G_OBJECT (box), "mark", mark);
  g_object_set_data (G_OBJECT (box), "icon", icon);
  g_object_set_data (G_OBJECT (box), "label", label);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (TrestlePicker *self,
             GtkListItem   *list_item)
{
  TrestlePickerItem *item = gtk_list_item_get_item (list_item);
  GObject *box = G_OBJECT (gtk_list_item_get_child (list_item));
  GtkImage *icon = g_object_get_data (box, "icon");
  GBinding *binding;

  gtk_label_set_text (g_object_get_data (box, "label"), item->title);
  gtk_list_item_set_accessible_label (list_item, item->title);
  gtk_image_set_from_icon_name (icon, item->icon);
  gtk_widget_set_visible (GTK_WIDGET (icon), item->icon != NULL);
  binding = g_object_bind_property (item, "active", g_object_get_data (box, "mark"),
                                    is_set (self) ? "active" : "visible", G_BINDING_SYNC_CREATE);
  g_object_set_data (box, "binding", binding);
}

static void
unbind_row_cb (TrestlePicker *self,
               GtkListItem   *list_item)
{
  GObject *box = G_OBJECT (gtk_list_item_get_child (list_item));

  g_binding_unbind (g_object_steal_data (box, "binding"));
}

static void
trestle_picker_dispose (GObject *object)
{
  TrestlePicker *self = TRESTLE_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_PICKER);
  g_clear_object (&self->items);
  g_clear_object (&self->object);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_picker_parent_class)->dispose (object);
}

static void
trestle_picker_class_init (TrestlePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_picker_dispose;

  g_type_ensure (TRESTLE_TYPE_PICKER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, search);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, list);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, create);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, create_title);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, message);
  gtk_widget_class_bind_template_child (widget_class, TrestlePicker, filter);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
trestle_picker_init (TrestlePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
trestle_picker_fits (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_FLAG || field->kind == TRESTLE_FIELD_CHOICE ||
         field->kind == TRESTLE_FIELD_CHOICES || field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS;
}

void
trestle_picker_set_objects (TrestlePicker *self,
                            GPtrArray     *objects,
                            gboolean       mixed)
{
  g_return_if_fail (TRESTLE_IS_PICKER (self));

  self->objects = g_ptr_array_ref (objects);
  for (guint i = 0; mixed && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      /* Without telling: nothing has been chosen yet. */
      item->active = FALSE;
    }
}

void
trestle_picker_type (TrestlePicker *self,
                     const char    *text)
{
  g_return_if_fail (TRESTLE_IS_PICKER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

char *
trestle_picker_dup_unset (const TrestleField *field)
{
  const TrestleValue value = { .set = TRUE, .number = field->standard };
  g_autofree char *standard = NULL;

  if (!field->has_standard)
    return g_strdup (field->kind == TRESTLE_FIELD_REF ? _("None") : _("Not Set"));

  standard = trestle_field_dup_text (field, &value);
  /* Translators: %s is the value that counts while nothing is chosen. */
  return g_strdup_printf (_("Default (%s)"), standard);
}

GtkWidget *
trestle_picker_new (TrestleProject     *project,
                    TrestleObject      *object,
                    const TrestleField *field)
{
  TrestlePicker *self = g_object_new (TRESTLE_TYPE_PICKER, NULL);
  g_autoptr(GtkFilterListModel) filtered = NULL;
  guint n;

  g_return_val_if_fail (trestle_picker_fits (field), NULL);

  self->project = g_object_ref (project);
  self->object = g_object_ref (object);
  self->field = field;
  self->items = trestle_picker_item_list (object, field);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; is_set (self) && i < n; i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_signal_connect_object (item, "notify::active", G_CALLBACK (item_active_cb), self, G_CONNECT_SWAPPED);
    }

  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), g_object_ref (self->filter));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (filtered)))));
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > MANY || refers (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  if (n <= 1)
    {
      gtk_label_set_text (self->message, _("There is nothing to choose from yet"));
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
    }
  trestle_history_seal (trestle_project_get_history (project));

  return GTK_WIDGET (self);
}
