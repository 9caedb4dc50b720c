/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of all objects of one kind in a design: a GListModel whose order
 * carries no meaning.  Only the design changes it.
 */
#pragma once

#include <gio/gio.h>

#include "types.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_LIST (trestle_list_get_type ())
G_DECLARE_FINAL_TYPE (TrestleList, trestle_list, TRESTLE, LIST, GObject)

/* Members are read everywhere and written in model/ only. */
struct _TrestleList
{
  GObject    parent_instance;
  GType      item_type;
  GPtrArray *items;       /* of owned TrestleObject */
  guint      n_ordered;   /* the first so many stand in the order of their names, which differ */
};

TrestleList *trestle_list_new    (GType          item_type);

/* Takes a reference; for the design only. */
void         trestle_list_append (TrestleList   *self,
                                  TrestleObject *object);
void         trestle_list_remove (TrestleList   *self,
                                  TrestleObject *object);

/* The objects by name: borrowed; free with g_ptr_array_unref(). */
GPtrArray   *trestle_list_dup_by_name (const TrestleList *self);

/* Brings the objects into the order of their names. */
void         trestle_list_sort   (TrestleList   *self);

/* @object, which is in the list, has another name; for objects only. */
void         trestle_list_rename (TrestleList   *self,
                                  TrestleObject *object);

G_END_DECLS
