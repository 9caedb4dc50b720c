/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a merge could not settle, kept in the file until somebody has decided.
 */
#include "config.h"

#include "conflict.h"

#include <glib/gi18n.h>

static const TrestleChoice sides[] = {
  { "ours", N_("Ours") }, { "theirs", N_("Theirs") }, { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_REF (TrestleConflict, subject, ANY), .flags = TRESTLE_FIELD_ESSENTIAL, .label = N_("Subject") },
  { TRESTLE_TEXT (TrestleConflict, field), .label = N_("Field"), .help = N_("Name of the member that both have changed; unset: the whole subject") },
  { TRESTLE_CHOICE (TrestleConflict, deleted, sides), .label = N_("Deleted By"), .help = N_("Who has deleted the subject, which the other one has changed or refers to") },
  { TRESTLE_NOTE (TrestleConflict, base), .flags = TRESTLE_FIELD_JSON, .label = N_("Before") },
  { TRESTLE_NOTE (TrestleConflict, ours), .flags = TRESTLE_FIELD_JSON, .label = N_("Ours") },
  { TRESTLE_NOTE (TrestleConflict, theirs), .flags = TRESTLE_FIELD_JSON, .label = N_("Theirs") }
};

TRESTLE_DEFINE_KIND (TrestleConflict, trestle_conflict, CONFLICT, "conflict", "conflicts",
                     N_("Conflict"), N_("Conflicts"), "trestle-findings-symbolic")

const TrestleField *
trestle_conflict_get_field (TrestleConflict * self)
{
  return self->subject.target != NULL && self->field != NULL ? trestle_object_find_field (self->subject.target, self->field) : NULL;
}

char *
trestle_conflict_dup_title (TrestleConflict *self)
{
  const TrestleField *field = trestle_conflict_get_field (self);

  if (field != NULL)
    return g_strdup (_(field->label));
  if (self->field != NULL)
    return g_strdup (self->field);

  return g_strdup (_("Deleted and Needed"));
}

char *
trestle_conflict_dup_name (TrestleConflict *self)
{
  if (self->subject.target != NULL)
    return trestle_object_dup_name (self->subject.target);

  return g_strdup (self->subject.id != NULL ? self->subject.id : "");
}
