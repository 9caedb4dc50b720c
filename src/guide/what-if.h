/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts on a design in which one field has another value, reckoned from the
 * loads that the index has, without a copy of the design.  For guide/ only.
 */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleObject      *object;
  const TrestleField *field;
  gint64              value;
} TrestleWhatIf;

/* What a verdict looks at, among its function’s variants. */
typedef enum
{
  TRESTLE_VARIANT_LOCAL   = 1 << 0,   /* from the location’s own repository */
  TRESTLE_VARIANT_USABLE  = 1 << 1,   /* within the window less one poll */
  TRESTLE_VARIANT_ALL     = 1 << 2,   /* all clients at once */
  TRESTLE_VARIANT_ALLOWED = 1 << 3,   /* where offline work is allowed */
  TRESTLE_VARIANT_SIZE    = 1 << 4,   /* against the accepted size, the recorded disk space or capacity */
  TRESTLE_VARIANT_MACHINE = 1 << 5,   /* against what the machine has */
  TRESTLE_VARIANT_ONE     = 1 << 6    /* the first load of one client */
} TrestleVariant;

/* Whether the verdict on @object holds. */
typedef gboolean (*TrestleHolds) (const TrestleIndex  *index,
                                  TrestleObject       *object,
                                  guint                variant,
                                  const TrestleWhatIf *what_if);

gboolean trestle_holds_load       (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_update     (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_instances  (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_active     (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_outage     (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_report     (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_database   (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_disk       (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_disk_rate  (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_site       (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_adapter    (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_iis        (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_path       (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_placement  (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_database_path (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);
gboolean trestle_holds_media      (const TrestleIndex *index, TrestleObject *object, guint variant, const TrestleWhatIf *what_if);

/* The users of an image at a location: the usage with the most of them, or NULL. */
TrestleUsage      *trestle_find_usage      (const TrestleIndex *index,
                                            const TrestleObject *location,
                                            const TrestleImage  *image);

/* The value of @name of @object: what is supposed, or @now. */
static inline gint64
trestle_suppose (const TrestleWhatIf *what_if,
                 gconstpointer        object,
                 const char          *name,
                 gint64               now)
{
  return what_if->object == object && g_str_equal (what_if->field->name, name) ? what_if->value : now;
}

G_END_DECLS
