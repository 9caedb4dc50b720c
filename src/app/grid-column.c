/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of a project’s tables.
 */
#include "config.h"

#include "grid-column.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "edits.h"
#include "grid-job-aid.h"
#include "quantity.h"

char *
trestle_grid_column_dup_text (const TrestleColumn *self,
                              TrestleProject      *project,
                              gpointer             row,
                              gboolean            *standard)
{
  TrestleObject *object = trestle_grid_row_find (row, self), *target;

  *standard = FALSE;
  if (self->dup_shown != NULL)
    return self->dup_shown (self, row);
  target = trestle_column_get_target (self, object);
  if (self->derived)
    return trestle_column_dup_text (self, object);
  if (target == NULL)
    return g_strdup ("");
  if (trestle_object_is_set (target, self->field))
    return trestle_object_dup_text (target, self->field);

  *standard = TRUE;

  return trestle_edits_dup_standard (project, target, self->field);
}

static gboolean
set_users (TrestleProject *project,
           TrestleObject  *object,
           const char     *text,
           GError        **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gint64 users = TRESTLE_UNSET;
  gboolean done;

  if (*stripped != '\0' && !trestle_quantity_parse (TRESTLE_UNIT_PERSONS, stripped, &users, error))
    return FALSE;

  trestle_history_begin (history, _("Change Number of Users"));
  done = trestle_edit_set_users (TRESTLE_LOCATION (object), users, error);
  if (done)
    trestle_history_end (history);
  else
    trestle_history_cancel (history);

  return done;
}

gboolean
trestle_grid_column_set_text (const TrestleColumn *self,
                              TrestleProject      *project,
                              TrestleObject       *object,
                              const char          *text,
                              GError             **error)
{
  TrestleObject *target = trestle_column_get_target (self, object);

  if (self->derived)
    return set_users (project, object, text, error);
  g_return_val_if_fail (target != NULL, FALSE);

  return trestle_edits_set_text (project, target, self->field, text, error);
}
