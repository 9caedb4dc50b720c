/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a picker, made from a field's row of its table and from the design.
 */
#include "config.h"

#include "picker-item.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "names.h"
#include "picker.h"

enum { PROP_0, PROP_TITLE, PROP_ICON, PROP_ACTIVE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrestlePickerItem, trestle_picker_item, G_TYPE_OBJECT)

static void
trestle_picker_item_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  TrestlePickerItem *self = TRESTLE_PICKER_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_ICON:
      g_value_set_string (value, self->icon);
      break;

    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trestle_picker_item_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TrestlePickerItem *self = TRESTLE_PICKER_ITEM (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      if (self->active == g_value_get_boolean (value))
        return;
      self->active = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trestle_picker_item_finalize (GObject *object)
{
  TrestlePickerItem *self = TRESTLE_PICKER_ITEM (object);

  g_free (self->title);
  g_free (self->icon);
  g_free (self->id);

  G_OBJECT_CLASS (trestle_picker_item_parent_class)->finalize (object);
}

static void
trestle_picker_item_class_init (TrestlePickerItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = trestle_picker_item_get_property;
  object_class->set_property = trestle_picker_item_set_property;
  object_class->finalize = trestle_picker_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags | G_PARAM_READABLE);
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags | G_PARAM_READABLE);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
trestle_picker_item_init (TrestlePickerItem *self)
{
}

TrestlePickerItem *
trestle_picker_item_new (const char *title,
                         const char *icon,
                         const char *id,
                         gint64      number)
{
  TrestlePickerItem *self = g_object_new (TRESTLE_TYPE_PICKER_ITEM, NULL);

  self->title = g_strdup (title);
  self->icon = g_strdup (icon);
  self->id = g_strdup (id);
  self->number = number;

  return self;
}

static void
append (GListStore *store,
        const char *title,
        const char *icon,
        const char *id,
        gint64      number)
{
  g_autoptr(TrestlePickerItem) item = trestle_picker_item_new (title, icon, id, number);

  g_list_store_append (store, item);
}

static void
append_choices (GListStore         *store,
                const TrestleField *field)
{
  for (int i = 0; field->choices[i].nick != NULL; i++)
    append (store, _(field->choices[i].label), NULL, NULL, i);
}

/* Objects of the kind referred to, by name; of every kind with names if any will do. */
static void
append_targets (GListStore         *store,
                TrestleObject      *object,
                const TrestleField *field)
{
  TrestleKind first = field->target == TRESTLE_KIND_ANY ? TRESTLE_KIND_DESIGN + 1 : field->target;
  TrestleKind last = field->target == TRESTLE_KIND_ANY ? TRESTLE_N_TABLES - 1 : field->target;

  for (TrestleKind kind = first; kind <= last; kind++)
    {
      const TrestleList *list = trestle_design_get_list (object->design, kind);
      g_autoptr(GPtrArray) targets = g_ptr_array_copy (list->items, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

      g_ptr_array_sort (targets, trestle_object_compare);
      for (guint i = 0; i < targets->len; i++)
        {
          TrestleObject *target = targets->pdata[i];
          g_autofree char *name = trestle_names_dup_reference (trestle_design_get_names (object->design), field->target, target);

          if (target != object)
            append (store, name, trestle_kind_get_info (kind)->icon, target->id, TRESTLE_UNSET);
        }
    }
}

static gboolean
is_current (const TrestlePickerItem *item,
            const TrestleField      *field,
            const TrestleValue      *value)
{
  switch ((int) field->kind)
    {
    case TRESTLE_FIELD_REF:
      return g_strcmp0 (item->id, value->text) == 0;

    case TRESTLE_FIELD_REFS:
      if (item->id == NULL)
        return value->set && value->texts[0] == NULL;
      return value->set && g_strv_contains ((const char *const *) value->texts, item->id);

    case TRESTLE_FIELD_CHOICES:
      if (item->number == TRESTLE_UNSET)
        return value->set && value->number == 0;
      return value->set && (value->number & (G_GINT64_CONSTANT (1) << item->number)) != 0;

    default:
      return value->set ? item->number == value->number : item->number == TRESTLE_UNSET;
    }
}

GListStore *
trestle_picker_item_list (TrestleObject      *object,
                          const TrestleField *field)
{
  GListStore *store = g_list_store_new (TRESTLE_TYPE_PICKER_ITEM);
  TrestleValue value;

  if (field->kind == TRESTLE_FIELD_CHOICES || field->kind == TRESTLE_FIELD_REFS)
    {
      append (store, _("none"), NULL, NULL, TRESTLE_UNSET);
    }
  else
    {
      g_autofree char *unset = trestle_picker_dup_unset (field);

      append (store, unset, NULL, NULL, TRESTLE_UNSET);
    }
  if (field->kind == TRESTLE_FIELD_FLAG)
    {
      append (store, _("Yes"), NULL, NULL, TRUE);
      append (store, _("No"), NULL, NULL, FALSE);
    }
  else if (field->choices != NULL)
    {
      append_choices (store, field);
    }
  else
    {
      append_targets (store, object, field);
    }

  trestle_object_get (object, field, &value);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      item->active = is_current (item, field, &value);
    }
  trestle_value_clear (&value);

  return store;
}
