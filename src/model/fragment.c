/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of designs; see the header.
 */
#include "config.h"

#include "fragment.h"

#include "edit.h"

#include <string.h>

#define BESIDE 3            /* steps of the grid between a thing and its copy */

/* What goes along with an object: what refers to it by this field. */
static const struct { TrestleKind whole, part; const char *field; } parts[] = {
  { TRESTLE_KIND_LOCATION, TRESTLE_KIND_POPULATION, "location" },
  { TRESTLE_KIND_LOCATION, TRESTLE_KIND_MACHINE, "location" },
  { TRESTLE_KIND_LOCATION, TRESTLE_KIND_LIBRARY, "location" },
  { TRESTLE_KIND_LOCATION, TRESTLE_KIND_SERVICE, "location" },
  { TRESTLE_KIND_POPULATION, TRESTLE_KIND_USAGE, "population" },
  { TRESTLE_KIND_MACHINE, TRESTLE_KIND_SERVER, "machine" },
  { TRESTLE_KIND_MACHINE, TRESTLE_KIND_DATABASE, "machine" },
  { TRESTLE_KIND_MACHINE, TRESTLE_KIND_CONSOLE, "machine" },
  { TRESTLE_KIND_MACHINE, TRESTLE_KIND_REPOSITORY, "machine" },
  { TRESTLE_KIND_MACHINE, TRESTLE_KIND_IIS, "machine" }
};

typedef struct
{
  GHashTable *seen;       /* set of objects */
  GPtrArray  *objects;    /* the same in the order in which they were taken */
} Taking;

static gboolean
add (Taking        *taking,
     TrestleObject *object)
{
  if (object == NULL || TRESTLE_IS_DESIGN (object) || !g_hash_table_add (taking->seen, object))
    return FALSE;
  g_ptr_array_add (taking->objects, object);

  return TRUE;
}

static void
take (Taking        *taking,
      TrestleObject *object)
{
  TrestleKind kind = trestle_object_get_kind (object);
  const TrestleReferrer *referrers;
  guint n;

  if (!add (taking, object))
    return;
  if (trestle_edit_is_component (kind))
    {
      /* Without what else runs there. */
      add (taking, (TrestleObject *) trestle_edit_get_machine (object));
      if (kind == TRESTLE_KIND_DATABASE)
        add (taking, ((TrestleDatabase *) object)->standby.target);
    }
  referrers = trestle_design_get_referrers (object->design, object->id, &n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
      if (parts[k].whole == kind && parts[k].part == trestle_object_get_kind (referrers[i].object) &&
          g_str_equal (parts[k].field, referrers[i].field->name))
        take (taking, referrers[i].object);
}

static void
take_links (Taking        *taking,
            TrestleDesign *design)
{
  TRESTLE_FOREACH (design, LINK, TrestleLink, link)
    if (g_hash_table_contains (taking->seen, link->end_a.target) && g_hash_table_contains (taking->seen, link->end_b.target))
      add (taking, (TrestleObject *) link);
}

TrestleDesign *
trestle_fragment_new (const GPtrArray *objects)
{
  TrestleDesign *fragment = trestle_design_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  Taking taking = { seen, taken };

  for (guint i = 0; i < objects->len; i++)
    take (&taking, objects->pdata[i]);
  if (taken->len > 0)
    take_links (&taking, ((TrestleObject *) taken->pdata[0])->design);
  for (guint i = 0; i < taken->len; i++)
    {
      const TrestleObject *object = taken->pdata[i];
      g_autoptr (TrestleObject) copy = trestle_object_copy (object);

      trestle_object_set_id (copy, object->id);
      trestle_design_add (fragment, copy);
    }

  return fragment;
}

static gboolean
is_free (TrestleDesign *design,
         TrestleKind    kind,
         const char    *name)
{
  g_autofree char *unique = trestle_design_dup_unique_name (design, kind, name);

  return g_str_equal (unique, name);
}

/* "MEDV-01" becomes "MEDV-02" or the next that is free, "Paris" "Paris 2". */
static char *
dup_next_name (TrestleDesign *design,
               TrestleKind    kind,
               const char    *name)
{
  gsize length = strlen (name);
  gsize stem = length;
  guint64 number;

  while (stem > 0 && g_ascii_isdigit (name[stem - 1]))
    stem--;
  if (is_free (design, kind, name) || stem == length || length - stem > 9)
    return trestle_design_dup_unique_name (design, kind, name);

  number = g_ascii_strtoull (name + stem, NULL, 10);
  for (;;)
    {
      g_autofree char *next = g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) stem, name, (int) (length - stem), ++number);

      if (is_free (design, kind, next))
        return g_steal_pointer (&next);
    }
}

/* A copy without references, which are given to it when everything is there. */
static TrestleObject *
add_copy (TrestleDesign *design,
          TrestleObject *original)
{
  const TrestleKindInfo *info = trestle_object_get_info (original);
  g_autoptr (TrestleObject) copy = trestle_object_copy (original);
  const TrestleField *key = trestle_kind_find_key (info);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == TRESTLE_FIELD_REF || info->fields[i].kind == TRESTLE_FIELD_REFS)
      trestle_object_unset (copy, info->fields[i].name);
  if (key != NULL && trestle_object_is_set (copy, key))
    {
      g_autofree char *name = dup_next_name (design, info->kind, trestle_object_get_name (original));

      trestle_object_set_string (copy, key->name, name);
    }
  trestle_design_add (design, copy);

  return copy;
}

/* What a reference to @id means in @design: a copy, or what is there already. */
static TrestleObject *
find_target (GHashTable         *copies,
             TrestleDesign      *design,
             const TrestleField *field,
             const char         *id)
{
  TrestleObject *target = g_hash_table_lookup (copies, id);

  if (target == NULL)
    target = trestle_design_lookup (design, id);
  if (target != NULL && field->target != TRESTLE_KIND_ANY && trestle_object_get_kind (target) != field->target)
    return NULL;

  return target;
}

static void
copy_references (GHashTable    *copies,
                 TrestleObject *original,
                 TrestleObject *copy)
{
  const TrestleKindInfo *info = trestle_object_get_info (original);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *field = &info->fields[i];
      TrestleObject *target;
      TrestleValue value;

      if (field->kind == TRESTLE_FIELD_REF && trestle_object_is_set (original, field))
        {
          target = find_target (copies, copy->design, field, trestle_object_get_string (original, field));
          if (target != NULL)
            trestle_object_set_ref (copy, field->name, target);
        }
      if (field->kind != TRESTLE_FIELD_REFS)
        continue;
      trestle_object_get (original, field, &value);
      for (guint k = 0; value.texts != NULL && value.texts[k] != NULL; k++)
        {
          target = find_target (copies, copy->design, field, value.texts[k]);
          if (target != NULL)
            trestle_object_add_ref (copy, field->name, target);
        }
      trestle_value_clear (&value);
    }
}

/* Whether the object stands in another one of the fragment. */
static gboolean
is_inside (TrestleDesign *fragment,
           TrestleObject *object)
{
  TrestleKind kind = trestle_object_get_kind (object);

  if (kind == TRESTLE_KIND_LINK || kind == TRESTLE_KIND_USAGE || kind == TRESTLE_KIND_SERVICE)
    return TRUE;
  if (kind == TRESTLE_KIND_MACHINE)
    {
      guint n;

      trestle_design_get_referrers (fragment, object->id, &n);
      if (n > 0)
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part == kind)
      {
        TrestleObject *whole = trestle_object_get_target (object, trestle_object_find_field (object, parts[i].field));

        if (TRESTLE_IS_MACHINE (whole))
          whole = ((TrestleMachine *) whole)->location.target;
        if (whole != NULL)
          return TRUE;
      }

  return FALSE;
}

static void
shift (TrestleObject *copy,
       const char    *name)
{
  gint64 at = trestle_object_get_number (copy, trestle_object_find_field (copy, name));

  if (at != TRESTLE_UNSET)
    trestle_object_set_number (copy, name, MIN (at + BESIDE, TRESTLE_MAX_POSITION));
}

/* What has come without its location goes to @location, and beside its original. */
static void
settle (TrestleObject   *original,
        TrestleObject   *copy,
        TrestleLocation *location)
{
  const TrestleField *field = trestle_object_find_field (copy, "location");
  gboolean placed = trestle_object_find_field (copy, "x") != NULL;

  if (TRESTLE_IS_SERVICE (copy) || (field != NULL && trestle_object_get_target (original, field) != NULL))
    return;
  if (field != NULL && location != NULL && trestle_object_get_target (copy, field) != (TrestleObject *) location)
    {
      trestle_object_set_ref (copy, "location", (TrestleObject *) location);
      if (placed)
        {
          trestle_object_unset (copy, "x");
          trestle_object_unset (copy, "y");
        }
    }
  if (placed)
    {
      shift (copy, "x");
      shift (copy, "y");
    }
}

GPtrArray *
trestle_fragment_paste (TrestleDesign   *fragment,
                        TrestleDesign   *design,
                        TrestleLocation *location,
                        GHashTable     **copies_out)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();
  GPtrArray *outermost = g_ptr_array_new ();

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    for (guint i = 0; i < trestle_design_get_list (fragment, kind)->items->len; i++)
      {
        TrestleObject *original = trestle_design_get_list (fragment, kind)->items->pdata[i];

        g_ptr_array_add (originals, original);
        g_hash_table_insert (copies, original->id, add_copy (design, original));
      }
  for (guint i = 0; i < originals->len; i++)
    {
      TrestleObject *original = originals->pdata[i];
      TrestleObject *copy = g_hash_table_lookup (copies, original->id);

      copy_references (copies, original, copy);
      settle (original, copy, location);
      if (!is_inside (fragment, original))
        g_ptr_array_add (outermost, copy);
    }
  if (copies_out != NULL)
    *copies_out = g_steal_pointer (&copies);

  return outermost;
}
