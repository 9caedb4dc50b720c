/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of a picker: a value, or one member of a set.
 */
#pragma once

#include <gio/gio.h>

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PICKER_ITEM (trestle_picker_item_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePickerItem, trestle_picker_item, TRESTLE, PICKER_ITEM, GObject)

/* Members are written by the picker only. */
struct _TrestlePickerItem
{
  GObject   parent_instance;
  char     *title;
  char     *icon;       /* of a reference's target, or NULL */
  char     *id;         /* of a reference's target, or NULL */
  gint64    number;     /* of a flag or choice; TRESTLE_UNSET: the field is unset */
  gboolean  active;     /* the current value, or a member of the set */
};

/* Properties: title, icon, active (writable).
 * Signals: none but notify::active.
 */
TrestlePickerItem *trestle_picker_item_new (const char *title,
                                            const char *icon,
                                            const char *id,
                                            gint64      number);

/* All rows for @field of @object, the current ones active: a GListStore. */
GListStore        *trestle_picker_item_list (TrestleObject      *object,
                                             const TrestleField *field);

G_END_DECLS
