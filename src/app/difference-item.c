/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences as items of a list.
 */
#include "config.h"

#include "difference-item.h"

G_DEFINE_FINAL_TYPE (TrestleDifferenceItem, trestle_difference_item, G_TYPE_OBJECT)

static void
trestle_difference_item_finalize (GObject *object)
{
  TrestleDifferenceItem *self = TRESTLE_DIFFERENCE_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->label);
  g_free (self->values);
  g_free (self->line);

  G_OBJECT_CLASS (trestle_difference_item_parent_class)->finalize (object);
}

static void
trestle_difference_item_class_init (TrestleDifferenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_difference_item_finalize;
}

static void
trestle_difference_item_init (TrestleDifferenceItem *self)
{
}

TrestleDifferenceItem *
trestle_difference_item_new (const TrestleDifference *difference)
{
  TrestleDifferenceItem *self = g_object_new (TRESTLE_TYPE_DIFFERENCE_ITEM, NULL);

  self->type = difference->type;
  self->kind = difference->kind;
  self->field = difference->field;
  self->id = g_strdup (difference->id);
  self->name = g_strdup (difference->name);
  self->label = g_strdup (trestle_difference_get_label (difference));
  self->line = trestle_difference_dup_text (difference);
  if (difference->type == TRESTLE_DIFFERENCE_CHANGED)
    {
      g_autofree char *before = trestle_difference_dup_value (difference->before);
      g_autofree char *after = trestle_difference_dup_value (difference->after);

      self->values = g_strdup_printf ("%s → %s", before, after);
    }
  else
    self->values = g_strdup ("");

  return self;
}

const char *
trestle_difference_type_get_icon (TrestleDifferenceType type)
{
  return type == TRESTLE_DIFFERENCE_ADDED ? "trestle-added-symbolic" : type == TRESTLE_DIFFERENCE_REMOVED ? "trestle-removed-symbolic"
                                                                                                          : "trestle-changed-symbolic";
}

const char *
trestle_difference_type_get_style (TrestleDifferenceType type)
{
  return type == TRESTLE_DIFFERENCE_ADDED ? "success" : type == TRESTLE_DIFFERENCE_REMOVED ? "error" : "accent";
}
