/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One difference between two versions in a list.
 */
#pragma once

#include "compare.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DIFFERENCE_ITEM (trestle_difference_item_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDifferenceItem, trestle_difference_item, TRESTLE, DIFFERENCE_ITEM, GObject)

/* Members are read by whoever shows the item. */
struct _TrestleDifferenceItem
{
  GObject               parent_instance;
  TrestleDifferenceType type;
  TrestleKind           kind;
  const TrestleField   *field;    /* or NULL */
  char                 *id, *name;
  char                 *label;    /* what has changed */
  char                 *values;   /* "before → after", or "" */
  char                 *line;     /* all of it */
};

TrestleDifferenceItem *trestle_difference_item_new      (const TrestleDifference *difference);

/* The sign of what has become of a thing: its icon and its style. */
const char            *trestle_difference_type_get_icon  (TrestleDifferenceType type);
const char            *trestle_difference_type_get_style (TrestleDifferenceType type);

G_END_DECLS
