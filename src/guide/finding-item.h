/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding as an item of a list model.
 */
#pragma once

#include "finding.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FINDING_ITEM (trestle_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFindingItem, trestle_finding_item, TRESTLE, FINDING_ITEM, GObject)

/* @finding is copied: the item may outlive its assessment. */
TrestleFindingItem *trestle_finding_item_new (const TrestleFinding     *finding);

TrestleFinding     *trestle_finding_item_get (const TrestleFindingItem *self);

G_END_DECLS
