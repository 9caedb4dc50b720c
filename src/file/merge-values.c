/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging of one value.
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "merge-private.h"
#include "writer.h"

static gboolean
has (const TrestleValue *value,
     const char         *id)
{
  return value->texts != NULL && g_strv_contains ((const char *const *) value->texts, id);
}

/* What is there stays unless one has taken it out, and what is not there comes with either. */
static char **
merge_ids (const TrestleValue *base,
           const TrestleValue *ours,
           const TrestleValue *theirs)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **id = ours->texts; id != NULL && *id != NULL; id++)
    if (has (theirs, *id) || !has (base, *id))
      g_strv_builder_add (builder, *id);
  for (char **id = theirs->texts; id != NULL && *id != NULL; id++)
    if (!has (ours, *id) && !has (base, *id))
      g_strv_builder_add (builder, *id);

  return g_strv_builder_end (builder);
}

static void
merge_sets (const TrestleField *field,
            const TrestleValue *base,
            const TrestleValue *ours,
            const TrestleValue *theirs,
            TrestleValue       *merged)
{
  /* A set with nothing in it may be unset or empty: one of two that differ is a change. */
  merged->set = ours->set != base->set ? ours->set : theirs->set;
  if (field->kind == TRESTLE_FIELD_CHOICES)
    {
      merged->number = (ours->number & theirs->number) | ((ours->number | theirs->number) & ~base->number);
      merged->set = merged->set || merged->number != 0;
      if (!merged->set)
        merged->number = 0;
      return;
    }
  merged->texts = merge_ids (base, ours, theirs);
  merged->set = merged->set || merged->texts[0] != NULL;
  if (!merged->set)
    g_clear_pointer (&merged->texts, g_strfreev);
}

gboolean
trestle_merge_value (const TrestleField *field,
                     const TrestleValue *base,
                     const TrestleValue *ours,
                     const TrestleValue *theirs,
                     TrestleValue       *merged)
{
  gboolean ours_same = trestle_value_equal (ours, base);

  *merged = (TrestleValue) TRESTLE_VALUE_INIT;
  if (!ours_same && !trestle_value_equal (theirs, base) && !trestle_value_equal (ours, theirs) &&
      (field->kind == TRESTLE_FIELD_CHOICES || field->kind == TRESTLE_FIELD_REFS))
    {
      merge_sets (field, base, ours, theirs, merged);
      return TRUE;
    }
  trestle_value_copy (ours_same ? theirs : ours, merged);

  return ours_same || trestle_value_equal (theirs, base) || trestle_value_equal (ours, theirs);
}

/* ---- Members that are not known */

void
trestle_merge_member_free (gpointer data)
{
  TrestleMergeMember *member = data;

  g_free (member->name);
  g_free (member->base);
  g_free (member->ours);
  g_free (member->theirs);
  g_free (member);
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

static char *
dup_json (JsonNode *node)
{
  return node != NULL ? trestle_json_dup_node (node) : NULL;
}

static JsonObject *merge_objects (JsonObject *base,
                                  JsonObject *ours,
                                  JsonObject *theirs,
                                  guint       depth,
                                  GPtrArray  *conflicts);

/* Returns: (transfer full): NULL where the member goes */
static JsonNode *
merge_member (const char *name,
              JsonObject *bases,
              JsonObject *ourses,
              JsonObject *theirses,
              guint       depth,
              GPtrArray  *conflicts)
{
  JsonNode *base = get_member (bases, name), *ours = get_member (ourses, name), *theirs = get_member (theirses, name);
  TrestleMergeMember texts = { NULL, dup_json (base), dup_json (ours), dup_json (theirs) };
  TrestleMergeMember *member = g_memdup2 (&texts, sizeof texts);
  JsonNode *merged = g_strcmp0 (member->ours, member->base) == 0 ? theirs : ours;
  gboolean conflict = merged == ours && g_strcmp0 (member->theirs, member->base) != 0 && g_strcmp0 (member->ours, member->theirs) != 0;

  member->name = g_strdup (name);
  if (conflict && depth > 1)
    {
      JsonObject *object = merge_objects (get_object (base), get_object (ours), get_object (theirs), depth - 1, conflicts);

      trestle_merge_member_free (member);
      return json_node_init_object (json_node_alloc (), object);
    }
  if (conflict)
    g_ptr_array_add (conflicts, member);
  else
    trestle_merge_member_free (member);

  return merged != NULL ? json_node_copy (merged) : NULL;
}

/* In the order of theirs behind that of ours. */
static JsonObject *
merge_objects (JsonObject *base,
               JsonObject *ours,
               JsonObject *theirs,
               guint       depth,
               GPtrArray  *conflicts)
{
  JsonObject *merged = json_object_new ();
  JsonObject *sides[] = { ours, theirs };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      if (sides[i] == NULL)
        continue;
      json_object_iter_init_ordered (&iter, sides[i]);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        {
          JsonNode *member = i == 0 || get_member (ours, name) == NULL ?
                             merge_member (name, base, ours, theirs, depth, conflicts) : NULL;

          if (member != NULL)
            json_object_set_member (merged, name, member);
        }
    }

  return merged;
}

char *
trestle_merge_extra (const char *base,
                     const char *ours,
                     const char *theirs,
                     guint       depth,
                     GPtrArray  *conflicts)
{
  g_autoptr (JsonNode) base_node = NULL, ours_node = NULL, theirs_node = NULL;
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (g_strcmp0 (theirs, base) == 0 || g_strcmp0 (ours, theirs) == 0)
    return g_strdup (ours);
  if (g_strcmp0 (ours, base) == 0)
    return g_strdup (theirs);

  base_node = json_from_string (base != NULL ? base : "{}", NULL);
  ours_node = json_from_string (ours != NULL ? ours : "{}", NULL);
  theirs_node = json_from_string (theirs != NULL ? theirs : "{}", NULL);
  merged = merge_objects (get_object (base_node), get_object (ours_node), get_object (theirs_node), depth, conflicts);
  if (json_object_get_size (merged) == 0)
    return NULL;
  node = json_node_init_object (json_node_alloc (), merged);

  return trestle_json_dup_node (node);
}
