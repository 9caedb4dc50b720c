/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects are merged in rounds: what one side has deleted and the other needs comes
 * back, which may need more of what was deleted, until nothing comes back any more.
 */
#include "config.h"

#include "merge.h"

#include <string.h>

#include "conflicts.h"
#include "merge-private.h"

typedef struct
{
  TrestleDesign *base, *ours, *theirs;
  TrestleDesign *merged;      /* of this round */
  GHashTable    *held;        /* id of what one side has deleted → that TrestleSide + 1, or 0: goes along with another */
  gboolean       grown;       /* more is held than when the round began */
  GPtrArray     *conflicts;   /* of this round, of owned TrestleConflict */
  TrestleMoves   moves;       /* of this round */
} Merge;

/* ---- Fields */

static gboolean
is_deleted (const Merge   *self,
            TrestleDesign *side,
            const char    *id)
{
  return trestle_design_lookup (self->base, id) != NULL && trestle_design_lookup (side, id) == NULL;
}

static gboolean
contains (const TrestleValue *value,
          const char         *id)
{
  return value->texts != NULL && g_strv_contains ((const char *const *) value->texts, id);
}

/* References are in the order of their ids. */
static void
add_id (TrestleValue *value,
        const char   *id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **other = value->texts;

  for (; other != NULL && *other != NULL && strcmp (*other, id) < 0; other++)
    g_strv_builder_add (builder, *other);
  g_strv_builder_add (builder, id);
  for (; other != NULL && *other != NULL; other++)
    g_strv_builder_add (builder, *other);
  g_strfreev (value->texts);
  value->texts = g_strv_builder_end (builder);
  value->set = TRUE;
}

/* Deleting an object clears what refers to it.  Gives @value, of a field of @side that
 * was @before, the references back that it has lost so: all, or those to what is held.
 */
static void
give_back (const Merge        *self,
           TrestleDesign      *side,
           const TrestleField *field,
           const TrestleValue *before,
           gboolean            all,
           TrestleValue       *value)
{
  if (field->kind == TRESTLE_FIELD_REF && before->set && !value->set && is_deleted (self, side, before->text) &&
      (all || g_hash_table_contains (self->held, before->text)))
    trestle_value_copy (before, value);
  if (field->kind == TRESTLE_FIELD_REFS)
    for (char **id = before->texts; id != NULL && *id != NULL; id++)
      if (!contains (value, *id) && is_deleted (self, side, *id) && (all || g_hash_table_contains (self->held, *id)))
        add_id (value, *id);
}

/* @id is held: @by has deleted it (a TrestleSide), or, with -1, it goes along with something held. */
static void
hold (Merge      *self,
      const char *id,
      int         by)
{
  gpointer known;
  gboolean held = g_hash_table_lookup_extended (self->held, id, NULL, &known);

  if (held && (by < 0 || known != NULL))
    return;
  g_hash_table_insert (self->held, g_strdup (id), GINT_TO_POINTER (by + 1));
  self->grown = self->grown || !held;
}

/* Holds @id, which one of @self’s sides refers to, where the other one has deleted it. */
static void
hold_deleted (Merge      *self,
              const char *id)
{
  if (is_deleted (self, self->ours, id) && trestle_design_lookup (self->theirs, id) != NULL)
    hold (self, id, TRESTLE_SIDE_OURS);
  else if (is_deleted (self, self->theirs, id) && trestle_design_lookup (self->ours, id) != NULL)
    hold (self, id, TRESTLE_SIDE_THEIRS);
}

static void
add_conflict (Merge               *self,
              const TrestleObject *subject,
              const char          *field,
              const char          *base,
              const char          *ours,
              const char          *theirs)
{
  /* A conflict has no conflicts of its own: ours stays. */
  if (trestle_object_get_kind (subject) != TRESTLE_KIND_CONFLICT)
    g_ptr_array_add (self->conflicts, trestle_conflict_new (subject->id, field, base, ours, theirs));
}

/* NULL is an object without values. */
static void
get_value (const TrestleObject *object,
           const TrestleField  *field,
           TrestleValue        *value)
{
  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  if (object != NULL)
    trestle_object_get (object, field, value);
}

static void
add_field_conflict (Merge               *self,
                    const TrestleObject *base,
                    const TrestleObject *ours,
                    const TrestleObject *theirs,
                    const TrestleField  *field)
{
  g_autofree char *base_json = trestle_conflict_dup_json (base, field);
  g_autofree char *ours_json = trestle_conflict_dup_json (ours, field);
  g_autofree char *theirs_json = trestle_conflict_dup_json (theirs, field);

  add_conflict (self, ours != NULL ? ours : theirs, field->name, base_json, ours_json, theirs_json);
}

/* Whether a cleared reference of one side gives way to what the other side has made of it. */
static gboolean
gives_way (const TrestleField *field,
           const TrestleValue *before,
           const TrestleValue *other)
{
  return field->kind == TRESTLE_FIELD_REF && other->set && !trestle_value_equal (before, other);
}

/* Who has moved an object. */
enum { MOVED_BY_BOTH = 1 << 0, MOVED_BY_THEIRS = 1 << 1 };

/* Returns who has moved the object, by this field. */
static guint
merge_field (Merge               *self,
             TrestleObject       *merged,
             const TrestleObject *base,
             const TrestleObject *ours,
             const TrestleObject *theirs,
             const TrestleField  *field)
{
  TrestleValue before, left, right, value;
  gboolean looks = (field->flags & TRESTLE_FIELD_GEOMETRY) != 0, settled;
  guint moved = 0;

  get_value (base, field, &before);
  get_value (ours, field, &left);
  get_value (theirs, field, &right);
  give_back (self, self->ours, field, &before, gives_way (field, &before, &right), &left);
  give_back (self, self->theirs, field, &before, gives_way (field, &before, &left), &right);
  settled = trestle_merge_value (field, &before, &left, &right, &value);
  if (!settled && !looks)
    {
      add_field_conflict (self, base, ours, theirs, field);
      if (field->kind == TRESTLE_FIELD_REF && right.set)
        hold_deleted (self, right.text);
    }
  if (looks && !trestle_value_equal (&left, &right))
    moved = !settled ? MOVED_BY_BOTH : trestle_value_equal (&value, &right) ? MOVED_BY_THEIRS : 0;
  trestle_object_set (merged, field, &value, NULL);
  trestle_value_clear (&before);
  trestle_value_clear (&left);
  trestle_value_clear (&right);
  trestle_value_clear (&value);

  return moved;
}

static void
merge_fields (Merge               *self,
              TrestleObject       *merged,
              const TrestleObject *base,
              const TrestleObject *ours,
              const TrestleObject *theirs)
{
  const TrestleKindInfo *info = trestle_object_get_info (merged);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (trestle_merge_member_free);
  g_autofree char *extra = NULL;
  guint moved = 0;

  for (guint i = 0; i < info->n_fields; i++)
    moved |= merge_field (self, merged, base, ours, theirs, &info->fields[i]);
  self->moves.n_both += (moved & MOVED_BY_BOTH) != 0;
  self->moves.n_theirs += moved == MOVED_BY_THEIRS;
  /* What is unknown of the design stands a level deeper: see TRESTLE_EXTRA_DESIGN. */
  extra = trestle_merge_extra (base != NULL ? base->extra : NULL, ours->extra, theirs->extra,
                               info->kind == TRESTLE_KIND_DESIGN ? 2 : 1, members);
  trestle_object_set_extra (merged, extra);
  for (guint i = 0; i < members->len; i++)
    {
      const TrestleMergeMember *member = members->pdata[i];

      add_conflict (self, ours, member->name, member->base, member->ours, member->theirs);
    }
}

/* ---- Objects */

/* Whether @side has made something else of @base, which is @other there, than clearing
 * references to what it has deleted.
 */
static gboolean
is_changed (const Merge         *self,
            TrestleDesign       *side,
            const TrestleObject *base,
            const TrestleObject *other)
{
  const TrestleKindInfo *info = trestle_object_get_info (base);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue before, after;
      gboolean same;

      trestle_object_get (base, &info->fields[i], &before);
      trestle_object_get (other, &info->fields[i], &after);
      give_back (self, side, &info->fields[i], &before, TRUE, &after);
      same = trestle_value_equal (&before, &after);
      trestle_value_clear (&before);
      trestle_value_clear (&after);
      if (!same)
        return TRUE;
    }

  return g_strcmp0 (base->extra, other->extra) != 0;
}

/* Whether @object makes no sense without something that is held. */
static gboolean
goes_along (const Merge         *self,
            const TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & TRESTLE_FIELD_ESSENTIAL) && trestle_object_is_set (object, &info->fields[i]) &&
        g_hash_table_contains (self->held, trestle_object_get_string (object, &info->fields[i])))
      return TRUE;

  return FALSE;
}

/* Whether what @base and @other, of @side, have and the other side has deleted comes back. */
static gboolean
comes_back (Merge               *self,
            TrestleDesign       *side,
            const TrestleObject *base,
            const TrestleObject *other)
{
  int by = side == self->ours ? TRESTLE_SIDE_THEIRS : TRESTLE_SIDE_OURS;

  if (trestle_object_get_kind (base) != TRESTLE_KIND_CONFLICT && is_changed (self, side, base, other))
    hold (self, base->id, by);
  else if (goes_along (self, other))
    hold (self, base->id, -1);

  return g_hash_table_contains (self->held, base->id);
}

static void
add_object (Merge         *self,
            TrestleObject *object,
            const char    *id)
{
  trestle_object_set_id (object, id);
  trestle_design_add (self->merged, object);
}

/* An object of @side, or what becomes of it. */
static void
merge_object (Merge               *self,
              TrestleDesign       *side,
              const TrestleObject *object)
{
  const TrestleObject *base = trestle_design_lookup (self->base, object->id);
  const TrestleObject *other = trestle_design_lookup (side == self->ours ? self->theirs : self->ours, object->id);
  g_autoptr (TrestleObject) merged = NULL;

  if (other != NULL && side == self->theirs)
    return;
  if (other == NULL && base != NULL && !comes_back (self, side, base, object))
    return;

  if (other == NULL)
    merged = trestle_object_copy (object);
  else
    {
      merged = g_object_new (trestle_object_get_info (object)->get_type (), NULL);
      merge_fields (self, merged, base, object, other);
    }
  add_object (self, merged, object->id);
}

static void
merge_objects (Merge         *self,
               TrestleDesign *side)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (side, kind)->items;

      for (guint i = 0; i < items->len; i++)
        merge_object (self, side, items->pdata[i]);
    }
}

/* ---- References */

static gboolean
refers_to (TrestleDesign      *design,
           const char         *object_id,
           const TrestleField *field,
           const char         *id)
{
  const TrestleObject *object = trestle_design_lookup (design, object_id);
  TrestleValue value;
  gboolean refers;

  get_value (object, field, &value);
  refers = g_strcmp0 (value.text, id) == 0 || contains (&value, id);
  trestle_value_clear (&value);

  return refers;
}

/* @object of the merged design refers to @id, which is not there.  What dangled on the
 * side that deleted it goes on dangling.
 */
static void
check_reference (Merge               *self,
                 const TrestleObject *object,
                 const TrestleField  *field,
                 const char          *id)
{
  TrestleDesign *by = is_deleted (self, self->ours, id) ? self->ours : self->theirs;

  if (trestle_design_lookup (self->merged, id) == NULL && !refers_to (by, object->id, field, id))
    hold_deleted (self, id);
}

static void
check_references (Merge               *self,
                  const TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue value;

      if (info->fields[i].kind != TRESTLE_FIELD_REF && info->fields[i].kind != TRESTLE_FIELD_REFS)
        continue;
      trestle_object_get (object, &info->fields[i], &value);
      if (value.text != NULL)
        check_reference (self, object, &info->fields[i], value.text);
      for (char **id = value.texts; id != NULL && *id != NULL; id++)
        check_reference (self, object, &info->fields[i], *id);
      trestle_value_clear (&value);
    }
}

static void
check_all_references (Merge *self)
{
  check_references (self, TRESTLE_OBJECT (self->merged));
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (self->merged, kind)->items;

      for (guint i = 0; i < items->len; i++)
        check_references (self, items->pdata[i]);
    }
}

/* ---- Pairs */

/* The later end of the pair that @object stands for is unset, for another one stands for it. */
static void
break_pair (Merge         *self,
            TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  const TrestleField *field = NULL;

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_PAIR)
      field = &info->fields[i];
  add_field_conflict (self, trestle_design_lookup (self->base, object->id), trestle_design_lookup (self->ours, object->id),
                      trestle_design_lookup (self->theirs, object->id), field);
  trestle_object_unset (object, field->name);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp ((*(TrestleObject *const *) a)->id, (*(TrestleObject *const *) b)->id);
}

static void
check_pairs (Merge      *self,
             TrestleKind kind)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_copy (trestle_design_get_list (self->merged, kind)->items, NULL, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_set_free_func (objects, NULL);
  g_ptr_array_sort (objects, compare_ids);
  for (guint i = 0; i < objects->len; i++)
    {
      char *pair = trestle_merge_dup_pair (objects->pdata[i]);

      if (pair != NULL && !g_hash_table_add (pairs, pair))
        break_pair (self, objects->pdata[i]);
    }
}

/* ---- Rounds */

static void
merge_round (Merge *self)
{
  self->grown = FALSE;
  self->moves = (TrestleMoves) { 0, 0 };
  g_ptr_array_set_size (self->conflicts, 0);
  g_clear_object (&self->merged);
  self->merged = trestle_design_new ();
  merge_fields (self, TRESTLE_OBJECT (self->merged), TRESTLE_OBJECT (self->base), TRESTLE_OBJECT (self->ours), TRESTLE_OBJECT (self->theirs));
  merge_objects (self, self->ours);
  merge_objects (self, self->theirs);
  check_all_references (self);
}

static void
add_conflicts (Merge *self)
{
  GHashTableIter iter;
  gpointer id, by;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &id, &by))
    if (by != NULL)
      g_ptr_array_add (self->conflicts, trestle_conflict_new_deleted (id, GPOINTER_TO_INT (by) - 1));
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      TrestleObject *conflict = self->conflicts->pdata[i];
      TrestleObject *old = trestle_design_lookup (self->merged, conflict->id);

      /* An earlier merge has left the same one. */
      if (old != NULL)
        trestle_design_remove (self->merged, old);
      trestle_design_add (self->merged, conflict);
    }
}

TrestleDesign *
trestle_merge_count_moved (TrestleDesign *base,
                           TrestleDesign *ours,
                           TrestleDesign *theirs,
                           TrestleMoves  *moves)
{
  g_autoptr (TrestleDesign) renamed = trestle_merge_dup_theirs (base, ours, theirs);
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (g_object_unref);
  Merge self = { .base = base, .ours = ours, .theirs = renamed, .held = held, .conflicts = conflicts };

  do
    merge_round (&self);
  while (self.grown);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    check_pairs (&self, kind);
  add_conflicts (&self);
  trestle_design_sort (self.merged);
  *moves = self.moves;

  return self.merged;
}

TrestleDesign *
trestle_merge (TrestleDesign *base,
               TrestleDesign *ours,
               TrestleDesign *theirs)
{
  TrestleMoves moves;

  return trestle_merge_count_moved (base, ours, theirs, &moves);
}
