/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns follow from the tables of fields; only what stands elsewhere in the
 * model is listed here.
 */
#include "config.h"

#include "grid-column.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "edits.h"
#include "quantity.h"

/* What the tables of components show of the machine they run on. */
static const struct { TrestleKind kind; const char *fields[6]; } machine_columns[] = {
  { TRESTLE_KIND_SERVER, { "location", "platform", "cores", "clock", "memory" } },
  { TRESTLE_KIND_DATABASE, { "location", "cores", "memory", "disk" } },
  { TRESTLE_KIND_CONSOLE, { "location", "os" } },
  { TRESTLE_KIND_REPOSITORY, { "location", "disk" } },
  { TRESTLE_KIND_IIS, { "location", "nic" } }
};

static gboolean
is_shown (const TrestleField *field)
{
  return !(field->flags & TRESTLE_FIELD_GEOMETRY) && field->kind != TRESTLE_FIELD_NOTE && field->kind != TRESTLE_FIELD_DATA;
}

static void
append_machine_columns (GArray                *columns,
                        const TrestleKindInfo *info,
                        const TrestleField    *via)
{
  for (guint i = 0; i < G_N_ELEMENTS (machine_columns); i++)
    for (guint j = 0; machine_columns[i].kind == info->kind && machine_columns[i].fields[j] != NULL; j++)
      for (guint k = 0; k < trestle_machine_info.n_fields; k++)
        {
          const TrestleField *field = &trestle_machine_info.fields[k];
          TrestleGridColumn column = { field, via, g_intern_string (field->name), _(field->label) };

          if (!g_str_equal (field->name, machine_columns[i].fields[j]))
            continue;
          column.numeric = field->kind == TRESTLE_FIELD_INT;
          g_array_append_val (columns, column);
        }
}

GArray *
trestle_grid_column_list (TrestleKind kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TrestleGridColumn));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *field = &info->fields[i];
      TrestleGridColumn column = { field, NULL, field->name, _(field->label), field->kind == TRESTLE_FIELD_INT };

      if (!is_shown (field))
        continue;
      g_array_append_val (columns, column);
      if (kind == TRESTLE_KIND_LOCATION && (field->flags & TRESTLE_FIELD_KEY))
        {
          column = (TrestleGridColumn) { NULL, NULL, "users", _("Number of Users"), TRUE, TRUE };
          g_array_append_val (columns, column);
        }
      if (field->kind == TRESTLE_FIELD_REF && field->target == TRESTLE_KIND_MACHINE && g_str_equal (field->name, "machine"))
        append_machine_columns (columns, info, field);
    }

  return columns;
}

TrestleObject *
trestle_grid_column_get_target (const TrestleGridColumn *self,
                                TrestleObject           *object)
{
  return self->via != NULL ? trestle_object_get_target (object, self->via) : object;
}

static char *
dup_users (TrestleObject *object)
{
  guint n_populations;
  gint64 users = trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);

  return users != TRESTLE_UNSET ? trestle_quantity_format (TRESTLE_UNIT_PERSONS, users) : g_strdup ("");
}

char *
trestle_grid_column_dup_text (const TrestleGridColumn *self,
                              TrestleProject          *project,
                              TrestleObject           *object,
                              gboolean                *standard)
{
  TrestleObject *target = trestle_grid_column_get_target (self, object);

  *standard = FALSE;
  if (self->derived)
    return dup_users (object);
  if (target == NULL)
    return g_strdup ("");
  if (trestle_object_is_set (target, self->field))
    return trestle_object_dup_text (target, self->field);

  *standard = TRUE;

  return trestle_edits_dup_standard (project, target, self->field);
}

char *
trestle_grid_column_dup_typed (const TrestleGridColumn *self,
                               TrestleObject           *object)
{
  TrestleObject *target = trestle_grid_column_get_target (self, object);

  if (self->derived)
    return dup_users (object);

  return target != NULL ? trestle_object_dup_text (target, self->field) : g_strdup ("");
}

gboolean
trestle_grid_column_is_editable (const TrestleGridColumn *self,
                                 TrestleObject           *object,
                                 const char             **reason)
{
  guint n_populations;

  if (self->derived)
    {
      trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);
      if (n_populations > 1 && reason != NULL)
        *reason = _("The sum of several populations: change them one by one");
      return n_populations <= 1;
    }
  if (trestle_grid_column_get_target (self, object) != NULL)
    return TRUE;
  if (reason != NULL)
    *reason = _("Choose a machine first");

  return FALSE;
}

TrestleObject *
trestle_grid_column_get_part (const TrestleGridColumn *self,
                              TrestleObject           *object)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);
  TrestleObject *first = NULL;

  for (guint i = 0; self->derived && i < n; i++)
    if (TRESTLE_IS_POPULATION (referrers[i].object) &&
        (first == NULL || trestle_object_compare (&referrers[i].object, &first) < 0))
      first = referrers[i].object;

  return first;
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
trestle_grid_column_set_text (const TrestleGridColumn *self,
                              TrestleProject          *project,
                              TrestleObject           *object,
                              const char              *text,
                              GError                 **error)
{
  TrestleObject *target = trestle_grid_column_get_target (self, object);

  if (self->derived)
    return set_users (project, object, text, error);
  g_return_val_if_fail (target != NULL, FALSE);

  return trestle_edits_set_text (project, target, self->field, text, error);
}

static gint64
get_number (const TrestleGridColumn *self,
            TrestleObject           *object)
{
  guint n_populations;

  if (self->derived)
    return trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);
  object = trestle_grid_column_get_target (self, object);

  return object != NULL ? trestle_object_get_number (object, self->field) : TRESTLE_UNSET;
}

int
trestle_grid_column_compare (const TrestleGridColumn *self,
                             TrestleObject           *a,
                             TrestleObject           *b)
{
  g_autofree char *text_a = NULL, *text_b = NULL;

  if (self->numeric)
    {
      gint64 number_a = get_number (self, a), number_b = get_number (self, b);

      return (number_a > number_b) - (number_a < number_b);
    }
  if (self->field->flags & TRESTLE_FIELD_KEY)
    return trestle_object_compare (&a, &b);

  text_a = trestle_grid_column_dup_typed (self, a);
  text_b = trestle_grid_column_dup_typed (self, b);

  return g_utf8_collate (text_a, text_b);
}
