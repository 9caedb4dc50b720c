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
#include "names.h"
#include "picker.h"
#include "reference.h"
#include "picker-item.h"
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
    return trestle_column_dup_text (self, object);

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

/* The only thing the picker offers whose title begins with @text, or NULL. */
static char *
dup_only_match (const TrestleColumn *self,
                TrestleObject       *target,
                const char          *text)
{
  g_autoptr(GListStore) items = trestle_picker_item_list (target, self->field);
  g_autofree char *stem = trestle_names_dup_fold (text);
  char *match = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);
      g_autofree char *folded = trestle_names_dup_fold (item->title);

      if ((item->id == NULL && item->number == TRESTLE_UNSET) || !g_str_has_prefix (folded, stem))
        continue;
      if (match != NULL)
        {
          g_free (match);
          return NULL;
        }
      match = g_strdup (item->title);
    }

  return match;
}

/* Names and choices as they are written, or as much of one as makes it the only one. */
static gboolean
parse (const TrestleColumn *self,
       TrestleObject       *target,
       const char          *text,
       TrestleValue        *value,
       GError             **error)
{
  const TrestleDialect dialect = { .names = trestle_design_get_names (target->design) };
  gboolean picked = self->field != NULL && trestle_picker_fits (self->field);
  g_autofree char *match = NULL;

  if (trestle_column_parse (self, text, &dialect, value, NULL, error))
    return TRUE;
  match = picked ? dup_only_match (self, target, text) : NULL;
  if (match == NULL)
    return FALSE;
  g_clear_error (error);
  trestle_value_clear (value);

  return trestle_column_parse (self, match, &dialect, value, NULL, error);
}

/* A set that is kept on the other side. */
static gboolean
set_far (const TrestleColumn *self,
         TrestleProject      *project,
         TrestleObject       *object,
         const char          *text,
         GError             **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  /* Translators: the title of a column of a table. */
  g_autofree char *title = g_strdup_printf (_("Change %s"), self->title);
  TrestleValue value = TRESTLE_VALUE_INIT;
  gboolean done = parse (self, object, text, &value, error);

  if (!done)
    return FALSE;
  trestle_history_begin (history, title);
  done = trestle_column_set (self, object, &value, error);
  if (done)
    trestle_history_end (history);
  else
    trestle_history_cancel (history);
  trestle_value_clear (&value);

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
  TrestleValue value = TRESTLE_VALUE_INIT;
  gboolean done;

  if (self->derived)
    return set_users (project, object, text, error);
  if (self->far_set != NULL)
    return set_far (self, project, object, text, error);
  g_return_val_if_fail (target != NULL, FALSE);

  done = parse (self, target, text, &value, error) && trestle_edits_set (project, target, self->field, &value, error);
  trestle_value_clear (&value);

  return done;
}

gboolean
trestle_grid_column_create (const TrestleColumn *self,
                            TrestleProject      *project,
                            TrestleObject       *object,
                            const char          *text,
                            GError             **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleObject *target = trestle_column_get_target (self, object);
  const TrestleField *field = self->far_set != NULL ? &self->far_set->set : self->field;
  const TrestleDialect dialect = { .names = trestle_design_get_names (object->design), .create = TRUE };
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = g_strdup_printf (_("Add %s"), _(trestle_kind_get_info (field->target)->title));
  TrestleValue value = TRESTLE_VALUE_INIT;
  gboolean done = trestle_column_parse (self, text, &dialect, &value, missing, error);

  if (done && missing->len != 1)
    {
      /* Only the last one was offered: the others are slips. */
      trestle_value_clear (&value);
      return trestle_grid_column_set_text (self, project, object, text, error);
    }
  if (!done)
    return FALSE;
  trestle_history_begin (history, title);
  done = trestle_reference_create (object->design, field, missing->pdata[0], &value, error) &&
         (self->far_set != NULL ? trestle_column_set (self, object, &value, error) :
          trestle_edits_set (project, target, self->field, &value, error));
  if (done)
    trestle_history_end (history);
  else
    trestle_history_cancel (history);
  trestle_value_clear (&value);

  return done;
}
