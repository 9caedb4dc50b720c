/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes tried on a copy, and the difference between it and the design.
 */
#include "config.h"

#include "preview.h"

#include <glib/gi18n.h>

#include "assumptions.h"
#include "history.h"

static void
change_free (gpointer data)
{
  TrestlePreviewChange *self = data;

  g_object_unref (self->object);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

void
trestle_preview_free (TrestlePreview *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_ptr_array_unref (self->resolved);
  g_ptr_array_unref (self->created);
  g_array_unref (self->figures);
  g_object_unref (self->copy);
  g_free (self);
}

/* Changes */

static void
add_change (GPtrArray          *changes,
            TrestleChangeType   type,
            TrestleObject      *object,
            const TrestleField *field)
{
  TrestlePreviewChange *change = g_new0 (TrestlePreviewChange, 1);

  change->type = type;
  change->object = g_object_ref (object);
  change->field = field;
  g_ptr_array_add (changes, change);
}

static void
compare_objects (GPtrArray     *changes,
                 TrestleObject *before,
                 TrestleObject *after)
{
  const TrestleKindInfo *info = trestle_object_get_info (before);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue old, new;

      trestle_object_get (before, &info->fields[i], &old);
      trestle_object_get (after, &info->fields[i], &new);
      if (!trestle_value_equal (&old, &new))
        {
          TrestlePreviewChange *change;

          add_change (changes, TRESTLE_CHANGE_SET, after, &info->fields[i]);
          change = g_ptr_array_index (changes, changes->len - 1);
          change->before = trestle_object_dup_text (before, &info->fields[i]);
          change->after = trestle_object_dup_text (after, &info->fields[i]);
        }
      trestle_value_clear (&old);
      trestle_value_clear (&new);
    }
}

/* Of the objects of @list those that @other lacks. */
static void
add_missing (GPtrArray         *changes,
             const TrestleList *list,
             TrestleDesign     *other,
             TrestleChangeType  type)
{
  for (guint i = 0; i < list->items->len; i++)
    if (trestle_design_lookup (other, ((TrestleObject *) list->items->pdata[i])->id) == NULL)
      add_change (changes, type, list->items->pdata[i], NULL);
}

GPtrArray *
trestle_preview_list_changes (TrestleDesign *design,
                              TrestleDesign *copy)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    add_missing (changes, trestle_design_get_list (copy, kind), design, TRESTLE_CHANGE_ADD);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    add_missing (changes, trestle_design_get_list (design, kind), copy, TRESTLE_CHANGE_REMOVE);

  compare_objects (changes, (TrestleObject *) design, (TrestleObject *) copy);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleList *list = trestle_design_get_list (copy, kind);

      for (guint i = 0; i < list->items->len; i++)
        {
          TrestleObject *after = list->items->pdata[i];
          TrestleObject *before = trestle_design_lookup (design, after->id);

          if (before != NULL)
            compare_objects (changes, before, after);
        }
    }

  return changes;
}

/* Findings */

/* How often each key stands among @findings. */
static GHashTable *
count_keys (const GPtrArray *findings)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      char *key = trestle_finding_dup_key (findings->pdata[i]);

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }

  return counts;
}

/* Adds to @rest those of @findings that @others lack. */
static void
subtract (const GPtrArray *findings,
          const GPtrArray *others,
          GPtrArray       *rest)
{
  g_autoptr(GHashTable) counts = count_keys (others);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *key = trestle_finding_dup_key (findings->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (n > 0)
        g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (n - 1));
      else
        g_ptr_array_add (rest, trestle_finding_copy (findings->pdata[i]));
    }
}

static void
compare_assessments (TrestlePreview          *self,
                     const TrestleAssessment *before,
                     const TrestleAssessment *after)
{
  const char *const *headlines = trestle_assumptions_get_headlines ();

  subtract (trestle_assessment_get_findings (before), trestle_assessment_get_findings (after), self->resolved);
  subtract (trestle_assessment_get_findings (after), trestle_assessment_get_findings (before), self->created);
  for (guint i = 0; headlines[i] != NULL; i++)
    {
      const TrestlePreviewFigure figure = {
        trestle_figure_find (headlines[i]),
        trestle_assessment_get_figure (before, headlines[i], (TrestleObject *) trestle_assessment_get_design (before)),
        trestle_assessment_get_figure (after, headlines[i], (TrestleObject *) self->copy)
      };
      gboolean known = trestle_number_is_known (figure.now);

      if (known != trestle_number_is_known (figure.then) || (known && trestle_number_compare (figure.now, figure.then) != 0))
        g_array_append_val (self->figures, figure);
    }
}

/* Takes over @copy. */
static TrestlePreview *
preview_new (TrestleDesign *copy)
{
  TrestlePreview *self = g_new0 (TrestlePreview, 1);

  self->copy = copy;
  self->resolved = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_finding_free);
  self->created = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_finding_free);
  self->figures = g_array_new (FALSE, FALSE, sizeof (TrestlePreviewFigure));

  return self;
}

static void
preview_compare (TrestlePreview *self,
                 TrestleDesign  *design)
{
  g_autoptr(TrestleAssessment) before = trestle_assessment_new (design);
  g_autoptr(TrestleAssessment) after = trestle_assessment_new (self->copy);

  self->changes = trestle_preview_list_changes (design, self->copy);
  compare_assessments (self, before, after);
}

TrestlePreview *
trestle_fix_preview (const TrestleFinding *finding,
                     guint                 fix,
                     const char           *reply,
                     GError              **error)
{
  g_autoptr(TrestlePreview) self = preview_new (trestle_design_copy (finding->subject->design));
  g_autoptr(TrestleFinding) copy = trestle_finding_copy_to (finding, self->copy);

  if (!trestle_finding_fix_with (copy, fix, reply, error))
    return NULL;
  self->n_fixes = 1;
  preview_compare (self, finding->subject->design);

  return g_steal_pointer (&self);
}

TrestlePreview *
trestle_fix_all_preview (TrestleDesign     *design,
                         const TrestleRule *rule,
                         gboolean           safe_only)
{
  TrestlePreview *self = preview_new (trestle_design_copy (design));

  self->n_fixes = trestle_fix_all (self->copy, rule, safe_only);
  preview_compare (self, design);

  return self;
}

TrestlePreview *
trestle_preview_between (TrestleDesign *design,
                         TrestleDesign *copy)
{
  TrestlePreview *self = preview_new (g_object_ref (copy));

  preview_compare (self, design);

  return self;
}

static void
apply_change (const TrestlePreviewChange *change,
              TrestleDesign              *design)
{
  TrestleObject *object = trestle_design_lookup (design, change->object->id);
  g_autoptr(TrestleObject) copy = NULL;
  TrestleValue value;

  switch (change->type)
    {
    case TRESTLE_CHANGE_ADD:
      copy = trestle_object_copy (change->object);
      trestle_object_set_id (copy, change->object->id);
      trestle_design_add (design, copy);
      break;

    case TRESTLE_CHANGE_REMOVE:
      trestle_design_remove (design, object);
      break;

    case TRESTLE_CHANGE_SET:
    default:
      trestle_object_get (change->object, change->field, &value);
      trestle_object_set (object, change->field, &value, NULL);
      trestle_value_clear (&value);
      break;
    }
}

/* What is created is referred to by what is set.  No two objects may stand for the same
 * pair, not even while others are about to make room: all let go first.
 */
void
trestle_preview_apply (const TrestlePreview *self,
                       TrestleDesign        *design)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const TrestlePreviewChange *change = self->changes->pdata[i];

      if (change->type == TRESTLE_CHANGE_SET && (change->field->flags & TRESTLE_FIELD_PAIR))
        trestle_object_unset (trestle_design_lookup (design, change->object->id), change->field->name);
    }
  for (guint i = 0; i < self->changes->len; i++)
    apply_change (self->changes->pdata[i], design);
}

/* Many fixes */

static void
touched_cb (TrestleDesign       *design,
            const TrestleChange *change,
            GHashTable          *touched)
{
  g_hash_table_add (touched, g_object_ref (change->object));
}

/* One fix, taken back when it cannot be done. */
static gboolean
try_fix (TrestleHistory *history,
         TrestleFinding *finding)
{
  gboolean done;

  trestle_history_begin (history, "fix");
  done = finding->outcome->fix (finding, NULL);
  if (done)
    trestle_history_end (history);
  else
    trestle_history_cancel (history);

  return done;
}

/* Applies to what one assessment says the fixes that others do not bear upon:
 * findings about objects that a fix has touched wait for the next assessment, and
 * after a fix that is not safe all do.
 */
static guint
fix_some (TrestleDesign     *design,
          TrestleHistory    *history,
          const TrestleRule *rule,
          gboolean           safe_only,
          GHashTable        *tried)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GHashTable) touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  gulong handler = g_signal_connect (design, "changed", G_CALLBACK (touched_cb), touched);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      if ((rule != NULL && finding->rule != rule) || finding->outcome->fix == NULL || (safe_only && !finding->outcome->safe) ||
          g_hash_table_contains (touched, finding->subject) || g_hash_table_contains (touched, finding->other) ||
          !g_hash_table_add (tried, trestle_finding_dup_key (finding)) || !try_fix (history, finding))
        continue;
      n++;
      if (!finding->outcome->safe)
        break;
    }
  g_signal_handler_disconnect (design, handler);

  return n;
}

guint
trestle_fix_all (TrestleDesign     *design,
                 const TrestleRule *rule,
                 gboolean           safe_only)
{
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n, total = 0;

  while ((n = fix_some (design, history, rule, safe_only, tried)) > 0)
    total += n;

  return total;
}

/* Texts */

char *
trestle_preview_change_dup_text (const TrestlePreviewChange *self)
{
  const char *kind = _(trestle_object_get_info (self->object)->title);
  g_autofree char *name = trestle_object_dup_name (self->object);

  switch (self->type)
    {
    case TRESTLE_CHANGE_ADD:
      /* Translators: a kind of object and its name: “New: Server TRS-2”. */
      return g_strdup_printf (_("New: %s %s"), kind, name);

    case TRESTLE_CHANGE_REMOVE:
      /* Translators: a kind of object and its name. */
      return g_strdup_printf (_("Removed: %s %s"), kind, name);

    case TRESTLE_CHANGE_SET:
    default:
      return g_strdup_printf ("%s: %s %s → %s", name, _(self->field->label), *self->before != '\0' ? self->before : "–",
                              *self->after != '\0' ? self->after : "–");
    }
}

char *
trestle_preview_figure_dup_text (const TrestlePreviewFigure *self)
{
  g_autofree char *now = trestle_measure_dup_text (self->figure->measure, self->now);
  g_autofree char *then = trestle_measure_dup_text (self->figure->measure, self->then);

  return g_strdup_printf ("%s: %s → %s", _(self->figure->title), now, then);
}
