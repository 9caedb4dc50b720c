/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conflicts of a merge.
 */
#include "config.h"

#include "conflicts.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "error.h"
#include "values.h"
#include "writer.h"

char *
trestle_conflict_dup_json (const TrestleObject *object,
                           const TrestleField  *field)
{
  GString *json;

  if (object == NULL || !trestle_object_is_set (object, field))
    return NULL;
  json = g_string_new (NULL);
  trestle_json_append_field (json, object, field, -1);

  return g_string_free (json, FALSE);
}

/* The same conflict has the same id at every merge. */
static TrestleObject *
conflict_new (const char *subject,
              const char *field)
{
  TrestleObject *self = g_object_new (TRESTLE_TYPE_CONFLICT, NULL);
  g_autofree char *key = g_strdup_printf ("%s\n%s", subject, field != NULL ? field : "");
  g_autofree char *id = trestle_design_dup_derived_id (TRESTLE_KIND_CONFLICT, key);

  trestle_object_set_id (self, id);
  trestle_object_set_string (self, "subject", subject);
  trestle_object_set_string (self, "field", field);

  return self;
}

TrestleObject *
trestle_conflict_new (const char *subject,
                      const char *field,
                      const char *base,
                      const char *ours,
                      const char *theirs)
{
  TrestleObject *self = conflict_new (subject, field);

  trestle_object_set_string (self, "base", base);
  trestle_object_set_string (self, "ours", ours);
  trestle_object_set_string (self, "theirs", theirs);

  return self;
}

TrestleObject *
trestle_conflict_new_deleted (const char *subject,
                              TrestleSide side)
{
  TrestleObject *self = conflict_new (subject, NULL);

  trestle_object_set_number (self, "deleted", side);

  return self;
}

static const char *
get_json (TrestleConflict *self,
          TrestleSide      side)
{
  return side == TRESTLE_SIDE_OURS ? self->ours : side == TRESTLE_SIDE_THEIRS ? self->theirs : self->base;
}

static gboolean
read_value (TrestleConflict    *self,
            TrestleSide         side,
            const TrestleField *field,
            TrestleValue       *value,
            GError            **error)
{
  const char *json = get_json (self, side);
  g_autoptr (JsonNode) node = json_from_string (json != NULL ? json : "null", NULL);
  int element;

  if (node == NULL)
    node = json_node_new (JSON_NODE_NULL);

  return trestle_value_from_json (field, node, value, &element, error);
}

static char *
dup_name (TrestleDesign *design,
          const char    *id)
{
  const TrestleObject *object = trestle_design_lookup (design, id);

  return object != NULL ? trestle_object_dup_name (object) : g_strdup (id);
}

static char *
dup_value_text (TrestleDesign      *design,
                const TrestleField *field,
                const TrestleValue *value)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *text = NULL;

  if (value->set && field->kind == TRESTLE_FIELD_REF)
    return dup_name (design, value->text);
  if (value->set && field->kind == TRESTLE_FIELD_REFS)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      for (char **id = value->texts; *id != NULL; id++)
        g_ptr_array_add (names, dup_name (design, *id));
      g_ptr_array_add (names, NULL);
      return g_strjoinv (", ", (char **) names->pdata);
    }
  if (value->set && field->kind == TRESTLE_FIELD_DATA)
    return g_strdup (_("A picture"));
  text = trestle_field_dup_text (field, value);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (value->set ? _("none") : _("Not Set"));
}

char *
trestle_conflict_dup_text (TrestleConflict *self,
                           TrestleSide      side)
{
  const TrestleField *field = trestle_conflict_get_field (self);
  const char *json = get_json (self, side);
  TrestleValue value;
  char *text;

  if (self->deleted != TRESTLE_UNSET)
    return g_strdup (side == TRESTLE_SIDE_BASE ? _("There") : self->deleted == (gint64) side ? _("Deleted") : _("Changed, or something needs it"));
  if (field == NULL || !read_value (self, side, field, &value, NULL))
    return g_strdup (json != NULL ? json : _("Not Set"));
  text = dup_value_text (self->parent_instance.design, field, &value);
  trestle_value_clear (&value);

  return text;
}

char *
trestle_conflict_dup_line (TrestleConflict *self)
{
  const TrestleObject *subject = self->subject.target;
  g_autofree char *name = trestle_conflict_dup_name (self);
  g_autofree char *title = trestle_conflict_dup_title (self);
  g_autofree char *base = trestle_conflict_dup_text (self, TRESTLE_SIDE_BASE);
  g_autofree char *ours = trestle_conflict_dup_text (self, TRESTLE_SIDE_OURS);
  g_autofree char *theirs = trestle_conflict_dup_text (self, TRESTLE_SIDE_THEIRS);
  const char *kind = subject != NULL ? trestle_object_get_info (subject)->title : N_("Object");

  /* Translators: a kind of object, its name, what is in conflict, and what it was and is. */
  return g_strdup_printf (_("%s “%s”: %s: before: %s; ours: %s; theirs: %s"), _(kind), name, title, base, ours, theirs);
}

static gboolean
fail (GError    **error,
      const char *message,
      const char *what)
{
  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE, message, what);

  return FALSE;
}

/* Nothing may refer to what is not there. */
static gboolean
check_targets (TrestleDesign      *design,
               const TrestleField *field,
               const TrestleValue *value,
               GError            **error)
{
  if (field->kind == TRESTLE_FIELD_REF && value->set && trestle_design_lookup (design, value->text) == NULL)
    return fail (error, _("“%s” is not there any more"), value->text);
  if (field->kind == TRESTLE_FIELD_REFS && value->set)
    for (char **id = value->texts; *id != NULL; id++)
      if (trestle_design_lookup (design, *id) == NULL)
        return fail (error, _("“%s” is not there any more"), *id);

  return TRUE;
}

static gboolean
take_value (TrestleConflict *self,
            TrestleSide      side,
            GError         **error)
{
  const TrestleField *field = trestle_conflict_get_field (self);
  TrestleValue value;
  gboolean ok;

  /* A member that this version does not know is as ours has it. */
  if (field == NULL)
    return side == TRESTLE_SIDE_OURS || fail (error, _("this version of Trestle does not know “%s”"), self->field);

  ok = read_value (self, side, field, &value, error) &&
       check_targets (self->parent_instance.design, field, &value, error) &&
       trestle_object_set (self->subject.target, field, &value, error);
  trestle_value_clear (&value);

  return ok;
}

gboolean
trestle_conflict_take (TrestleConflict *self,
                       TrestleSide      side,
                       GError         **error)
{
  TrestleObject *subject = self->subject.target;

  g_return_val_if_fail (self->parent_instance.design != NULL, FALSE);

  if (subject != NULL && self->deleted == (gint64) side)
    {
      /* The conflict makes no sense without its subject, and goes with it. */
      trestle_edit_delete (subject);
      return TRUE;
    }
  if (subject != NULL && self->field != NULL && !take_value (self, side, error))
    return FALSE;
  trestle_conflict_settle (self);

  return TRUE;
}

void
trestle_conflict_settle (TrestleConflict *self)
{
  g_return_if_fail (self->parent_instance.design != NULL);

  trestle_design_remove (self->parent_instance.design, TRESTLE_OBJECT (self));
}
