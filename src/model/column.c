/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns follow from the tables of fields; only what stands elsewhere in the
 * model is listed here.
 */
#include "config.h"

#include "column.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "quantity.h"

/* What the tables of components show of the machine they run on. */
static const struct { TrestleKind kind; const char *fields[6]; } machine_columns[] = {
  { TRESTLE_KIND_SERVER, { "location", "platform", "cores", "clock", "memory" } },
  { TRESTLE_KIND_DATABASE, { "location", "cores", "memory", "disk" } },
  { TRESTLE_KIND_CONSOLE, { "location", "os" } },
  { TRESTLE_KIND_REPOSITORY, { "location", "disk" } },
  { TRESTLE_KIND_IIS, { "location", "nic" } }
};

/* Words for yes and no that come out of other programs. */
static const struct { const char *word; int truth; } truths[] = {
  { "true", 1 }, { "1", 1 }, { "x", 1 }, { "ja", 1 }, { "j", 1 }, { "wahr", 1 },
  { "false", 0 }, { "0", 0 }, { "-", 0 }, { "nein", 0 }, { "falsch", 0 }
};

static gboolean
is_shown (const TrestleField *field)
{
  return !(field->flags & (TRESTLE_FIELD_GEOMETRY | TRESTLE_FIELD_IDS)) && field->kind != TRESTLE_FIELD_DATA;
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
          TrestleColumn column = { field, via, g_intern_string (field->name), _(field->label) };

          if (!g_str_equal (field->name, machine_columns[i].fields[j]))
            continue;
          column.numeric = field->kind == TRESTLE_FIELD_INT;
          g_array_append_val (columns, column);
        }
}

GArray *
trestle_column_list (TrestleKind kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TrestleColumn));

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *field = &info->fields[i];
      TrestleColumn column = { field, NULL, field->name, _(field->label), field->kind == TRESTLE_FIELD_INT };

      if (!is_shown (field))
        continue;
      g_array_append_val (columns, column);
      if (kind == TRESTLE_KIND_LOCATION && (field->flags & TRESTLE_FIELD_KEY))
        {
          column = (TrestleColumn) { NULL, NULL, "users", _("Number of Users"), TRUE, TRUE };
          g_array_append_val (columns, column);
        }
      if (field->kind == TRESTLE_FIELD_REF && field->target == TRESTLE_KIND_MACHINE && g_str_equal (field->name, "machine"))
        append_machine_columns (columns, info, field);
    }

  return columns;
}

TrestleObject *
trestle_column_get_target (const TrestleColumn *self,
                           TrestleObject       *object)
{
  return self->via != NULL ? trestle_object_get_target (object, self->via) : object;
}

/* What separates the names of a set has to tell them apart again. */
static char *
dup_set (TrestleObject      *object,
         const TrestleField *field,
         const GPtrArray    *targets)
{
  TrestleNames *names = trestle_design_get_names (object->design);
  g_auto (GStrv) texts = g_new0 (char *, targets->len + 1);
  g_autofree char *joined = NULL;
  gboolean commas = FALSE;
  guint n_found;

  for (guint i = 0; i < targets->len; i++)
    {
      TrestleObject *target = targets->pdata[i];

      texts[i] = trestle_names_dup_reference (names, field->target, target);
      if (strpbrk (texts[i], ";\n") != NULL || trestle_field_is_none (texts[i]))
        {
          g_free (texts[i]);
          texts[i] = g_strdup (target->id);
        }
      commas = commas || strchr (texts[i], ',') != NULL;
    }
  joined = g_strjoinv (", ", texts);
  if (targets->len > 1)
    trestle_names_resolve (names, field->target, joined, &n_found);

  return targets->len > 1 && (commas || n_found > 0) ? g_strjoinv ("; ", texts) : g_steal_pointer (&joined);
}

/* References as they can be typed, the rest as people read it. */
static char *
dup_value (TrestleObject      *object,
           const TrestleField *field)
{
  if (field->kind == TRESTLE_FIELD_REF && trestle_object_get_target (object, field) != NULL)
    return trestle_names_dup_reference (trestle_design_get_names (object->design), field->target,
                                        trestle_object_get_target (object, field));
  if (field->kind == TRESTLE_FIELD_REFS)
    {
      g_autoptr (GPtrArray) targets = trestle_object_list_targets (object, field);
      g_autofree char *text = dup_set (object, field, targets);

      if (*text != '\0')
        return g_steal_pointer (&text);
    }

  return trestle_object_dup_text (object, field);
}

static char *
dup_users (TrestleObject *object)
{
  guint n_populations;
  gint64 users = trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);

  return users != TRESTLE_UNSET ? trestle_quantity_format (TRESTLE_UNIT_PERSONS, users) : g_strdup ("");
}

char *
trestle_column_dup_text (const TrestleColumn *self,
                         TrestleObject       *object)
{
  TrestleObject *target = trestle_column_get_target (self, object);

  if (self->derived)
    return dup_users (object);
  if (self->far_set != NULL)
    {
      g_autoptr (GPtrArray) targets = trestle_far_set_list (self->far_set, object);

      return dup_set (object, &self->far_set->set, targets);
    }
  if (self->field == NULL)
    return g_strdup ("");

  return target != NULL ? dup_value (target, self->field) : g_strdup ("");
}

static gint64
get_number (const TrestleColumn *self,
            TrestleObject       *object)
{
  guint n_populations;

  if (self->derived)
    return trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);
  object = trestle_column_get_target (self, object);

  return object != NULL ? trestle_object_get_number (object, self->field) : TRESTLE_UNSET;
}

static TrestleUnit
get_unit (const TrestleColumn *self)
{
  return self->derived ? TRESTLE_UNIT_PERSONS : self->field->unit;
}

char *
trestle_column_dup_heading (const TrestleColumn *self)
{
  const char *symbol = self->numeric ? trestle_quantity_symbol (get_unit (self)) : "";

  return *symbol != '\0' ? g_strdup_printf ("%s (%s)", self->title, _(symbol)) : g_strdup (self->title);
}

char *
trestle_column_dup_plain (const TrestleColumn *self,
                          TrestleObject       *object,
                          gboolean            *is_number)
{
  gint64 number = self->numeric ? get_number (self, object) : TRESTLE_UNSET;
  char *text = number != TRESTLE_UNSET ? trestle_quantity_format_plain (get_unit (self), number) : NULL;

  *is_number = text != NULL;

  return text != NULL ? text : trestle_column_dup_text (self, object);
}

gboolean
trestle_column_is_editable (const TrestleColumn *self,
                            TrestleObject       *object,
                            const char         **reason)
{
  guint n_populations;

  if (trestle_column_is_computed (self))
    {
      if (reason != NULL)
        *reason = _(self->reason);
      return FALSE;
    }
  if (self->derived)
    {
      trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);
      if (n_populations > 1 && reason != NULL)
        *reason = _("The sum of several populations: change them one by one");
      return n_populations <= 1;
    }
  if (trestle_column_get_target (self, object) != NULL)
    return TRUE;
  if (reason != NULL)
    *reason = self->via->target == TRESTLE_KIND_MACHINE ? _("Choose a machine first") : _("Choose a database first");

  return FALSE;
}

TrestleObject *
trestle_column_get_part (const TrestleColumn *self,
                         TrestleObject       *object)
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

/* ---- What a text means */

/* That @name is what several objects are called, and how to say which. */
static void
set_ambiguous (const TrestleField *field,
               const char         *name,
               TrestleNames       *names,
               GError            **error)
{
  g_autoptr (GPtrArray) objects = trestle_names_list (names, field->target, name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < objects->len && i < 3; i++)
    {
      g_autofree char *text = trestle_names_dup_reference (names, field->target, objects->pdata[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", text);
    }
  if (objects->len > 3)
    g_string_append (list, ", …");
  /* Translators: %s is a list of those that are meant by a name, each with what it is. */
  g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("several have this name: %s"), list->str);
}

/* The id of whom @name means, added to @ids; or the name to @missing. */
static gboolean
parse_name (const TrestleField   *field,
            const char           *name,
            const TrestleDialect *dialect,
            GStrvBuilder         *ids,
            GPtrArray            *missing,
            GError              **error)
{
  gboolean creates = missing != NULL && dialect->create && field->target != TRESTLE_KIND_ANY;
  guint n_found;
  TrestleObject *object = trestle_names_resolve (dialect->names, field->target, name, &n_found);

  if (object != NULL)
    g_strv_builder_add (ids, object->id);
  else if (n_found > 1)
    set_ambiguous (field, name, dialect->names, error);
  else if (creates)
    g_ptr_array_add (missing, g_strdup (name));
  else
    g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("nothing is called “%s”"), name);

  return object != NULL || (n_found == 0 && creates);
}

/* Names between commas, semicolons or ends of lines; a name with a comma in it
 * that somebody has is one name.
 */
static gboolean
parse_names (const TrestleField   *field,
             const char           *text,
             const TrestleDialect *dialect,
             GStrvBuilder         *ids,
             GPtrArray            *missing,
             GError              **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";\n", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      guint n_found;
      g_auto (GStrv) names = trestle_names_resolve (dialect->names, field->target, *part, &n_found) != NULL ?
                             g_strdupv ((char *[]) { *part, NULL }) : g_strsplit (*part, ",", -1);

      for (char **name = names; *name != NULL; name++)
        if (*g_strstrip (*name) != '\0' && !parse_name (field, *name, dialect, ids, missing, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
parse_reference (const TrestleField   *field,
                 const char           *text,
                 const TrestleDialect *dialect,
                 TrestleValue         *value,
                 GPtrArray            *missing,
                 GError              **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean done = field->kind == TRESTLE_FIELD_REFS ? trestle_field_is_none (text) || parse_names (field, text, dialect, ids, missing, error) :
                  parse_name (field, text, dialect, ids, missing, error);
  g_auto (GStrv) found = g_strv_builder_end (ids);

  if (!done)
    return FALSE;
  if (field->kind == TRESTLE_FIELD_REFS)
    value->texts = g_steal_pointer (&found);
  else
    value->text = g_strdup (found[0]);
  value->set = field->kind == TRESTLE_FIELD_REFS || value->text != NULL;

  return TRUE;
}

static gboolean
parse_quantity (const TrestleField   *field,
                TrestleUnit           unit,
                const char           *text,
                const TrestleDialect *dialect,
                TrestleValue         *value,
                GError              **error)
{
  if (!trestle_quantity_parse_as (unit, text, dialect->decimal, &value->number, error))
    return FALSE;
  value->set = TRUE;

  return field == NULL || trestle_field_check (field, value, error);
}

static int
find_truth (const char *text)
{
  g_autofree char *folded = trestle_names_dup_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (truths); i++)
    if (g_str_equal (folded, truths[i].word))
      return truths[i].truth;

  return -1;
}

gboolean
trestle_column_parse (const TrestleColumn  *self,
                      const char           *text,
                      const TrestleDialect *dialect,
                      TrestleValue         *value,
                      GPtrArray            *missing,
                      GError              **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const TrestleField *field = self->field;

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  if (*stripped == '\0' || trestle_column_is_computed (self))
    return TRUE;
  if (self->derived)
    return parse_quantity (NULL, TRESTLE_UNIT_PERSONS, stripped, dialect, value, error);
  if (self->far_set != NULL)
    return parse_reference (&self->far_set->set, stripped, dialect, value, missing, error);
  if (field->kind == TRESTLE_FIELD_INT)
    return parse_quantity (field, field->unit, stripped, dialect, value, error);
  if (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS)
    return parse_reference (field, stripped, dialect, value, missing, error);
  if (field->kind == TRESTLE_FIELD_CHOICES)
    g_strdelimit (stripped, ";\n", ',');
  if (field->kind == TRESTLE_FIELD_FLAG && find_truth (stripped) >= 0)
    {
      value->number = find_truth (stripped);
      value->set = TRUE;
      return TRUE;
    }

  return trestle_field_parse (field, field->kind == TRESTLE_FIELD_TEXTS ? text : stripped, value, error);
}

static gboolean
set_far (const TrestleFarSet *far_set,
         TrestleObject       *object,
         const TrestleValue  *value,
         GError             **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (char **id = value->texts; value->set && *id != NULL; id++)
    g_ptr_array_add (wanted, trestle_design_lookup (object->design, *id));

  return trestle_far_set_write (far_set, object, wanted, error);
}

gboolean
trestle_column_set (const TrestleColumn *self,
                    TrestleObject       *object,
                    const TrestleValue  *value,
                    GError             **error)
{
  TrestleObject *target = trestle_column_get_target (self, object);
  const char *reason = NULL;

  if (!trestle_column_is_editable (self, object, &reason))
    {
      g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, reason);
      return FALSE;
    }
  if (self->derived)
    return trestle_edit_set_users (TRESTLE_LOCATION (object), value->set ? value->number : TRESTLE_UNSET, error);
  if (self->far_set != NULL)
    return set_far (self->far_set, object, value, error);
  if (TRESTLE_IS_MACHINE (target) && g_str_equal (self->field->name, "location"))
    {
      /* Its place in the old location means nothing in the new one. */
      if (g_strcmp0 (value->text, TRESTLE_MACHINE (target)->location.id) != 0)
        trestle_edit_move (target, value->set ? (TrestleLocation *) trestle_design_lookup (target->design, value->text) : NULL);
      return TRUE;
    }

  return trestle_object_set (target, self->field, value, error);
}

/* ---- Order */

/* By what people read: how to type it would take time, and decides nothing. */
static char *
dup_order (const TrestleColumn *self,
           TrestleObject       *object)
{
  const TrestleObject *target = self->field != NULL ? trestle_column_get_target (self, object) : NULL;

  return target != NULL ? trestle_object_dup_text (target, self->field) : trestle_column_dup_text (self, object);
}

int
trestle_column_compare (const TrestleColumn *self,
                        TrestleObject       *a,
                        TrestleObject       *b)
{
  g_autofree char *text_a = NULL, *text_b = NULL;

  if (self->numeric)
    {
      gint64 number_a = get_number (self, a), number_b = get_number (self, b);

      return (number_a > number_b) - (number_a < number_b);
    }
  if (self->field != NULL && (self->field->flags & TRESTLE_FIELD_KEY))
    return trestle_object_compare (&a, &b);

  text_a = dup_order (self, a);
  text_b = dup_order (self, b);

  return g_utf8_collate (text_a, text_b);
}
