/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits that touch more than one object, as users mean them.
 */
#include "config.h"

#include "edit.h"

#include <glib/gi18n.h>

gint64
trestle_edit_get_users (TrestleLocation *location,
                        guint           *n_populations)
{
  TrestleObject *object = TRESTLE_OBJECT (location);
  gint64 users = TRESTLE_UNSET;
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

  *n_populations = 0;
  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_POPULATION (referrers[i].object))
      {
        gint64 own = TRESTLE_POPULATION (referrers[i].object)->users;

        ++*n_populations;
        if (own != TRESTLE_UNSET)
          users = TRESTLE_OR (users, 0) + own;
      }

  return users;
}

static TrestleObject *
find_only_population (TrestleObject *location)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (location->design, location->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_POPULATION (referrers[i].object))
      return referrers[i].object;

  return NULL;
}

char *
trestle_edit_dup_population_name (TrestleLocation *location)
{
  TrestleObject *object = TRESTLE_OBJECT (location);
  g_autofree char *stem = g_strdup_printf (_("%s users"), trestle_object_get_name (object));

  return trestle_design_dup_unique_name (object->design, TRESTLE_KIND_POPULATION, stem);
}

gboolean
trestle_edit_set_users (TrestleLocation *location,
                        gint64           users,
                        GError         **error)
{
  TrestleObject *object = TRESTLE_OBJECT (location);
  TrestleObject *population;
  guint n_populations;
  const TrestleValue value = { .set = users != TRESTLE_UNSET, .number = users };

  g_return_val_if_fail (object->design != NULL, FALSE);

  trestle_edit_get_users (location, &n_populations);
  if (n_populations > 1)
    {
      g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE,
                   _("“%s” has several populations: enter the users of each"), trestle_object_get_name (object));
      return FALSE;
    }

  population = find_only_population (object);
  if (population == NULL)
    {
      g_autofree char *name = trestle_edit_dup_population_name (location);

      population = trestle_design_create (object->design, TRESTLE_KIND_POPULATION);
      trestle_object_set_string (population, "name", name);
      trestle_object_set_ref (population, "location", object);
    }

  return trestle_object_set (population, trestle_object_find_field (population, "users"), &value, error);
}

gboolean
trestle_edit_is_component (TrestleKind kind)
{
  return kind == TRESTLE_KIND_SERVER || kind == TRESTLE_KIND_DATABASE || kind == TRESTLE_KIND_CONSOLE ||
         kind == TRESTLE_KIND_REPOSITORY || kind == TRESTLE_KIND_IIS;
}

TrestleObject *
trestle_edit_add_component (TrestleDesign   *design,
                            TrestleKind      kind,
                            TrestleLocation *location)
{
  TrestleObject *component, *machine;
  g_autofree char *name = NULL;

  g_return_val_if_fail (trestle_edit_is_component (kind), NULL);

  component = trestle_design_create (design, kind);
  machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  name = trestle_design_dup_unique_name (design, TRESTLE_KIND_MACHINE, trestle_object_get_name (component));
  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (machine, "location", (TrestleObject *) location);
  trestle_object_set_ref (component, "machine", machine);

  return component;
}

TrestleMachine *
trestle_edit_get_machine (const TrestleObject *component)
{
  const TrestleField *field = trestle_object_find_field (component, "machine");

  return field != NULL ? (TrestleMachine *) trestle_object_get_target (component, field) : NULL;
}

void
trestle_edit_move (TrestleObject   *object,
                   TrestleLocation *location)
{
  TrestleObject *machine = object;

  if (trestle_edit_is_component (trestle_object_get_kind (object)))
    machine = (TrestleObject *) trestle_edit_get_machine (object);
  g_return_if_fail (TRESTLE_IS_MACHINE (machine));

  if (TRESTLE_MACHINE (machine)->location.target == (TrestleObject *) location)
    return;
  trestle_object_set_ref (machine, "location", (TrestleObject *) location);
  trestle_object_unset (machine, "x");
  trestle_object_unset (machine, "y");
}

static gboolean
runs_anything (TrestleObject *machine)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (machine->design, machine->id, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (referrers[i].field->name, "machine"))
      return TRUE;

  return FALSE;
}

/* Whether nothing is known of @machine but what trestle_edit_add_component() has given it. */
static gboolean
is_as_made (TrestleObject *machine,
            TrestleKind    kind)
{
  const TrestleKindInfo *info = trestle_object_get_info (machine);

  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & TRESTLE_FIELD_GEOMETRY) && !g_str_equal (info->fields[i].name, "name") &&
        !g_str_equal (info->fields[i].name, "location") && trestle_object_is_set (machine, &info->fields[i]))
      return FALSE;

  return g_str_has_prefix (trestle_object_get_name (machine), _(trestle_kind_get_info (kind)->title));
}

void
trestle_edit_drop_made_machine (TrestleMachine *machine,
                                TrestleKind     kind)
{
  TrestleObject *object = TRESTLE_OBJECT (machine);
  guint n;

  g_return_if_fail (trestle_edit_is_component (kind));

  trestle_design_get_referrers (object->design, object->id, &n);
  if (n == 0 && is_as_made (object, kind))
    trestle_edit_delete (object);
}

/* Referrers change while they are cleared: always the first, until none is left. */
static void
clear_references (TrestleObject *object)
{
  for (;;)
    {
      guint n;
      const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

      if (n == 0)
        return;
      if (referrers[0].field->flags & TRESTLE_FIELD_ESSENTIAL)
        trestle_edit_delete (referrers[0].object);
      else
        trestle_object_remove_ref (referrers[0].object, referrers[0].field->name, object);
    }
}

void
trestle_edit_delete (TrestleObject *object)
{
  g_autoptr(TrestleObject) keep = g_object_ref (object);
  TrestleDesign *design = object->design;
  TrestleObject *machine = NULL;

  g_return_if_fail (design != NULL);

  if (trestle_edit_is_component (trestle_object_get_kind (object)))
    machine = (TrestleObject *) trestle_edit_get_machine (object);

  clear_references (object);
  trestle_design_remove (design, object);
  if (machine != NULL && machine->design != NULL && !runs_anything (machine))
    trestle_edit_delete (machine);
}

/* Adds who refers to @object; those that go with it are looked at, too. */
static void
add_dependents (TrestleObject *object,
                GHashTable    *seen,
                GArray        *dependents)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean goes = (referrers[i].field->flags & TRESTLE_FIELD_ESSENTIAL) != 0;
      TrestleDependent dependent = { referrers[i].object, referrers[i].field, goes };

      if (TRESTLE_IS_CONFLICT (dependent.object) || !g_hash_table_add (seen, dependent.object))
        continue;
      g_array_append_val (dependents, dependent);
      if (goes)
        add_dependents (dependent.object, seen, dependents);
    }
}

static int
compare_dependents (gconstpointer a,
                    gconstpointer b)
{
  const TrestleDependent *left = a, *right = b;
  TrestleKind kind_left = trestle_object_get_kind (left->object), kind_right = trestle_object_get_kind (right->object);

  if (left->goes != right->goes)
    return right->goes - left->goes;
  if (kind_left != kind_right)
    return (kind_left > kind_right) - (kind_left < kind_right);

  return trestle_object_compare (&left->object, &right->object);
}

GArray *
trestle_edit_list_dependents (GPtrArray *objects)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *dependents = g_array_new (FALSE, FALSE, sizeof (TrestleDependent));

  for (guint i = 0; i < objects->len; i++)
    g_hash_table_add (seen, objects->pdata[i]);
  for (guint i = 0; i < objects->len; i++)
    if (!TRESTLE_IS_DESIGN (objects->pdata[i]))
      add_dependents (objects->pdata[i], seen, dependents);
  g_array_sort (dependents, compare_dependents);

  return dependents;
}

static void
move_reference (TrestleReferrer referrer,
                TrestleObject  *object,
                TrestleObject  *other)
{
  TrestleValue value;

  trestle_object_get (referrer.object, referrer.field, &value);
  if (referrer.field->kind == TRESTLE_FIELD_REF)
    {
      g_set_str (&value.text, other->id);
      /* A pair that stands already is left to be deleted. */
      trestle_object_set (referrer.object, referrer.field, &value, NULL);
    }
  else
    {
      trestle_object_remove_ref (referrer.object, referrer.field->name, object);
      trestle_object_add_ref (referrer.object, referrer.field->name, other);
    }
  trestle_value_clear (&value);
}

void
trestle_edit_move_references (TrestleObject *object,
                              TrestleObject *other)
{
  guint n;
  const TrestleReferrer *referrers;
  g_autofree TrestleReferrer *copy = NULL;

  g_return_if_fail (object != other && object->design == other->design);
  g_return_if_fail (trestle_object_get_kind (object) == trestle_object_get_kind (other));

  referrers = trestle_design_get_referrers (object->design, object->id, &n);
  copy = g_memdup2 (referrers, n * sizeof (TrestleReferrer));
  for (guint i = 0; i < n; i++)
    if (copy[i].object != other)
      move_reference (copy[i], object, other);
}
