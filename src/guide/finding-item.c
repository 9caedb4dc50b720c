/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An object around a copy of a finding.
 */
#include "config.h"

#include "finding-item.h"

struct _TrestleFindingItem
{
  GObject         parent_instance;
  TrestleFinding *finding;
};

G_DEFINE_FINAL_TYPE (TrestleFindingItem, trestle_finding_item, G_TYPE_OBJECT)

static void
trestle_finding_item_finalize (GObject *object)
{
  trestle_finding_free (TRESTLE_FINDING_ITEM (object)->finding);

  G_OBJECT_CLASS (trestle_finding_item_parent_class)->finalize (object);
}

static void
trestle_finding_item_class_init (TrestleFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_finding_item_finalize;
}

static void
trestle_finding_item_init (TrestleFindingItem *self)
{
}

TrestleFindingItem *
trestle_finding_item_new (const TrestleFinding *finding)
{
  TrestleFindingItem *self = g_object_new (TRESTLE_TYPE_FINDING_ITEM, NULL);

  self->finding = trestle_finding_copy (finding);

  return self;
}

TrestleFinding *
trestle_finding_item_get (const TrestleFindingItem *self)
{
  return self->finding;
}
