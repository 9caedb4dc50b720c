/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions of the window as steps of the history.
 */
#include "config.h"

#include "edits.h"

#include "acceptances.h"
#include "edit.h"
#include "fragment.h"
#include "preview.h"

#include <glib/gi18n.h>

/* Which figure stands beside a typed value. */
static const struct { TrestleKind kind; const char *field, *figure; } computed[] = {
  { TRESTLE_KIND_LOCATION, "maximum", "maximum-users" },
  { TRESTLE_KIND_DATABASE, "size", "database-size-high" },
  { TRESTLE_KIND_REPOSITORY, "disk", "repository-disk" }
};

TrestleObject *
trestle_edits_get_location (TrestleObject *object)
{
  const TrestleField *field;

  if (object == NULL || TRESTLE_IS_LOCATION (object))
    return object;
  if (trestle_edit_is_component (trestle_object_get_kind (object)))
    {
      TrestleMachine *machine = trestle_edit_get_machine (object);

      return machine != NULL ? machine->location.target : NULL;
    }
  field = trestle_object_find_field (object, "location");

  return field != NULL && field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (object, field) : NULL;
}

/* Fills the reference of @object that fits @target, if one is free. */
static void
refer_to (TrestleObject *object,
          TrestleObject *target)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == TRESTLE_FIELD_REF && info->fields[i].target == trestle_object_get_kind (target) &&
        !trestle_object_is_set (object, &info->fields[i]))
      {
        const TrestleValue value = { .set = TRUE, .text = target->id };

        /* Not where that would be the second one of a pair. */
        trestle_object_set (object, &info->fields[i], &value, NULL);
        return;
      }
}

TrestleObject *
trestle_edits_add (TrestleProject *project,
                   TrestleKind     kind)
{
  TrestleDesign *design = trestle_project_get_design (project);
  TrestleSelection *selection = trestle_project_get_selection (project);
  TrestleHistory *history = trestle_project_get_history (project);
  g_autoptr(GPtrArray) selected = trestle_selection_list (selection);
  g_autofree char *title = g_strdup_printf (_("Add %s"), _(trestle_kind_get_info (kind)->title));
  TrestleObject *object;

  trestle_history_begin (history, title);
  if (trestle_edit_is_component (kind))
    {
      TrestleObject *primary = trestle_selection_get_primary (selection);

      object = trestle_edit_add_component (design, kind, (TrestleLocation *) trestle_edits_get_location (primary));
    }
  else
    {
      object = trestle_design_create (design, kind);
    }
  for (guint i = 0; i < selected->len; i++)
    refer_to (object, selected->pdata[i]);
  trestle_history_end (history);
  trestle_selection_select (selection, object);

  return object;
}

/* What only joins two things: it goes along with both of them. */
static gboolean
joins (TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  if (TRESTLE_IS_LINK (object))
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_PAIR)
      return TRUE;

  return FALSE;
}

GPtrArray *
trestle_edits_duplicate (TrestleProject *project)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleSelection *selection = trestle_project_get_selection (project);
  g_autoptr(GPtrArray) objects = g_ptr_array_new (), selected = trestle_selection_list (selection);
  g_autoptr(TrestleDesign) fragment = NULL;
  g_autofree char *name = NULL, *title = NULL;
  GPtrArray *copies;

  for (guint i = 0; i < selected->len; i++)
    if (!joins (selected->pdata[i]))
      g_ptr_array_add (objects, selected->pdata[i]);
  fragment = trestle_fragment_new (objects);
  name = objects->len == 1 ? trestle_object_dup_name (objects->pdata[0]) : NULL;
  title = name != NULL ? g_strdup_printf (_("Duplicate %s"), name) :
          g_strdup_printf (ngettext ("Duplicate %u Object", "Duplicate %u Objects", objects->len), objects->len);
  trestle_history_begin (history, title);
  copies = trestle_fragment_paste (fragment, trestle_project_get_design (project), NULL, NULL);
  trestle_history_end (history);
  if (copies->len > 0)
    trestle_selection_set (selection, copies);

  return copies;
}

guint
trestle_edits_delete (TrestleProject *project)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autoptr(GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (project));
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < objects->len; i++)
    n += !TRESTLE_IS_DESIGN (objects->pdata[i]);
  if (n == 0)
    return 0;

  if (n == 1)
    title = g_strdup_printf (_("Delete %s"), _(trestle_object_get_info (objects->pdata[0])->title));
  else
    title = g_strdup_printf (ngettext ("Delete %u Object", "Delete %u Objects", n), n);
  trestle_history_begin (history, title);
  for (guint i = 0; i < objects->len; i++)
    {
      TrestleObject *object = objects->pdata[i];

      /* It may have gone with one before. */
      if (object->design != NULL && !TRESTLE_IS_DESIGN (object))
        trestle_edit_delete (object);
    }
  trestle_history_end (history);

  return n;
}

void
trestle_edits_replace (TrestleProject *project,
                       TrestleObject  *object,
                       TrestleObject  *other)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *title = g_strdup_printf (_("Delete %s"), _(trestle_object_get_info (object)->title));

  trestle_history_begin (history, title);
  trestle_edit_move_references (object, other);
  trestle_edit_delete (object);
  trestle_history_end (history);
}

/* What a step has touched and is there now: to be looked at when nobody knows what was. */
static void
add_touched (TrestleHistory *history,
             guint           index,
             GPtrArray      *objects)
{
  const TrestleStep *step = trestle_history_get_step (history, index);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < step->changes->len; i++)
    {
      TrestleObject *object = ((TrestleChange *) step->changes->pdata[i])->object;

      if (object->design != NULL && !TRESTLE_IS_DESIGN (object) && g_hash_table_add (seen, object))
        g_ptr_array_add (objects, g_object_ref (object));
    }
}

void
trestle_edits_go_to (TrestleProject *project,
                     guint           position)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleSelection *selection = trestle_project_get_selection (project);
  guint before = trestle_history_get_position (history);
  guint last = position < before ? position : position - 1;   /* the step that is undone or done last */
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  trestle_selection_prepare (selection);
  trestle_history_go_to (history, position);
  if (position == before || trestle_selection_restore (selection, last, position > before))
    return;
  add_touched (history, last, objects);
  if (objects->len > 0)
    trestle_selection_set (selection, objects);
}

/* The conflict about @field of @object, or NULL. */
static TrestleConflict *
find_conflict (TrestleProject     *project,
               TrestleObject      *object,
               const TrestleField *field)
{
  TRESTLE_FOREACH (trestle_project_get_design (project), CONFLICT, TrestleConflict, conflict)
    if (conflict->subject.target == object && trestle_conflict_get_field (conflict) == field)
      return conflict;

  return NULL;
}

static gboolean
set_one (TrestleObject      *object,
         const TrestleField *field,
         const TrestleValue *value,
         GError            **error)
{
  if (!TRESTLE_IS_MACHINE (object) || !g_str_equal (field->name, "location"))
    return trestle_object_set (object, field, value, error);
  /* Its place in the old location means nothing in the new one. */
  trestle_edit_move (object, (TrestleLocation *) trestle_design_lookup (object->design, value->text));

  return TRUE;
}

gboolean
trestle_edits_set (TrestleProject     *project,
                   TrestleObject      *object,
                   const TrestleField *field,
                   const TrestleValue *value,
                   GError            **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleConflict *conflict = find_conflict (project, object, field);
  TrestleKind kind = trestle_object_get_kind (object);
  TrestleMachine *machine = trestle_edit_is_component (kind) ? trestle_edit_get_machine (object) : NULL;
  gboolean done;

  trestle_history_seal (history);
  if (TRESTLE_IS_MACHINE (object) && g_str_equal (field->name, "location"))
    {
      trestle_history_begin (history, _("Change Location"));
      set_one (object, field, value, NULL);
      trestle_history_end (history);
      return TRUE;
    }
  trestle_history_begin (history, NULL);
  done = trestle_object_set (object, field, value, error);
  /* Whoever edits what is in conflict has decided. */
  if (done && conflict != NULL)
    trestle_conflict_settle (conflict);
  if (done && machine != NULL)
    trestle_edit_drop_made_machine (machine, kind);
  trestle_history_end (history);
  trestle_history_seal (history);

  return done;
}

gboolean
trestle_edits_set_all (TrestleProject     *project,
                       GPtrArray          *objects,
                       const TrestleField *field,
                       const TrestleValue *value,
                       GError            **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  /* Translators: the name of a field, and how many objects it is changed of. */
  g_autofree char *title = g_strdup_printf (ngettext ("Change %s of %u Object", "Change %s of %u Objects", objects->len),
                                            _(field->label), objects->len);

  trestle_history_begin (history, title);
  for (guint i = 0; i < objects->len; i++)
    if (!set_one (objects->pdata[i], field, value, error))
      {
        trestle_history_cancel (history);
        return FALSE;
      }
  trestle_history_end (history);

  return TRUE;
}

gboolean
trestle_edits_set_text (TrestleProject     *project,
                        TrestleObject      *object,
                        const TrestleField *field,
                        const char         *text,
                        GError            **error)
{
  TrestleValue value;
  gboolean done;

  if (!trestle_field_parse (field, text, &value, error))
    return FALSE;
  done = trestle_edits_set (project, object, field, &value, error);
  trestle_value_clear (&value);

  return done;
}

gboolean
trestle_edits_fix (TrestleProject *project,
                   TrestleFinding *finding,
                   guint           fix,
                   const char     *reply,
                   GError        **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *title = trestle_finding_dup_fix_title (finding, fix);
  g_autoptr(TrestleFinding) own = trestle_finding_copy (finding);   /* it may go with an assessment meanwhile */

  trestle_history_begin (history, title);
  if (!trestle_finding_fix_with (own, fix, reply, error))
    {
      trestle_history_cancel (history);
      return FALSE;
    }
  trestle_history_end (history);

  return TRUE;
}

void
trestle_edits_fix_all_safe (TrestleProject *project)
{
  TrestleHistory *history = trestle_project_get_history (project);

  trestle_history_begin (history, _("Fix All Safe"));
  trestle_fix_all (trestle_project_get_design (project), NULL, TRUE);
  trestle_history_end (history);
}

gboolean
trestle_edits_decide (TrestleProject             *project,
                      const TrestleDecisionState *state,
                      const TrestleDecisionInput *input)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *title = g_strdup_printf (_("Decide: %s"), _(state->row->title));
  gboolean done;

  trestle_history_begin (history, title);
  done = trestle_decision_take (trestle_project_get_assessment (project), state, input);
  trestle_history_end (history);

  return done;
}

void
trestle_edits_answer (TrestleProject                *project,
                      const TrestleBusinessQuestion *question,
                      const TrestleBusinessAnswer   *answer)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *text = trestle_business_dup_text (question);
  g_autofree char *title = g_strdup_printf (_("Answer: %s"), text);

  trestle_history_begin (history, title);
  trestle_business_answer (question, answer);
  trestle_history_end (history);
}

void
trestle_edits_accept (TrestleProject *project,
                      TrestleFinding *finding,
                      const char     *reason,
                      const char     *who,
                      const char     *date,
                      gint64          tolerance)
{
  TrestleHistory *history = trestle_project_get_history (project);

  trestle_history_begin (history, _("Accept Risk"));
  trestle_finding_accept (finding, reason, who, date, tolerance);
  trestle_history_end (history);
}

void
trestle_edits_reopen (TrestleProject *project,
                      TrestleFinding *finding)
{
  TrestleHistory *history = trestle_project_get_history (project);

  trestle_history_begin (history, _("Reopen Finding"));
  trestle_finding_reopen (finding);
  trestle_history_end (history);
}

char *
trestle_edits_dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

char *
trestle_edits_dup_computed (TrestleProject     *project,
                            TrestleObject      *object,
                            const TrestleField *field)
{
  TrestleKind kind = trestle_object_get_kind (object);

  for (guint i = 0; (field->flags & TRESTLE_FIELD_OVERRIDE) && i < G_N_ELEMENTS (computed); i++)
    if (computed[i].kind == kind && g_str_equal (computed[i].field, field->name))
      {
        TrestleNumber number = trestle_assessment_get_figure (trestle_project_get_assessment (project),
                                                              computed[i].figure, object);

        if (trestle_number_is_known (number))
          return trestle_measure_dup_text (trestle_figure_find (computed[i].figure)->measure, number);
      }

  return g_strdup ("");
}

char *
trestle_edits_dup_standard (TrestleProject     *project,
                            TrestleObject      *object,
                            const TrestleField *field)
{
  const TrestleValue standard = { .set = TRUE, .number = field->standard };

  return field->has_standard ? trestle_field_dup_text (field, &standard) :
         trestle_edits_dup_computed (project, object, field);
}

/* Who has confirmed, as far as that is known, and when. */
static void
note_confirmation (TrestleObject *record,
                   const char    *owner)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  if (((TrestleAssumption *) record)->confirmed_by == NULL && owner != NULL)
    trestle_object_set_string (record, "confirmed_by", owner);
  if (((TrestleAssumption *) record)->date == NULL)
    trestle_object_set_string (record, "date", date);
}

void
trestle_edits_confirm (TrestleProject              *project,
                       const TrestleOpenAssumption *open)
{
  TrestleHistory *history = trestle_project_get_history (project);
  g_autofree char *label = trestle_assumption_dup_title (open);
  g_autofree char *title = g_strdup_printf (_("Confirm %s"), label);

  trestle_history_begin (history, title);
  trestle_assumption_confirm (open);
  if (open->record != NULL)
    note_confirmation ((TrestleObject *) open->record, open->record->owner);
  trestle_history_end (history);
}

void
trestle_edits_set_owner (TrestleProject              *project,
                         const TrestleOpenAssumption *open,
                         const char                  *owner)
{
  TrestleHistory *history = trestle_project_get_history (project);

  trestle_history_begin (history, _("Assign Owner"));
  trestle_assumption_set_owner (open, trestle_project_get_design (project), owner);
  trestle_history_end (history);
}

gboolean
trestle_edits_take_conflict (TrestleProject  *project,
                             TrestleConflict *conflict,
                             TrestleSide      side,
                             GError         **error)
{
  TrestleHistory *history = trestle_project_get_history (project);
  gboolean taken;

  trestle_history_begin (history, side == TRESTLE_SIDE_OURS ? _("Take Ours") : _("Take Theirs"));
  taken = trestle_conflict_take (conflict, side, error);
  trestle_history_end (history);

  return taken;
}

void
trestle_edits_settle_conflict (TrestleProject  *project,
                               TrestleConflict *conflict)
{
  TrestleHistory *history = trestle_project_get_history (project);

  trestle_history_begin (history, _("Settle Conflict"));
  trestle_conflict_settle (conflict);
  trestle_history_end (history);
}

guint
trestle_edits_take_conflicts (TrestleProject *project,
                              TrestleSide     side)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleList *list = trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_CONFLICT);
  g_autoptr(GPtrArray) conflicts = g_ptr_array_copy (list->items, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  trestle_history_begin (history, side == TRESTLE_SIDE_OURS ? _("Take Ours for All") : _("Take Theirs for All"));
  for (guint i = 0; i < conflicts->len; i++)
    if (((TrestleObject *) conflicts->pdata[i])->design != NULL)
      trestle_conflict_take (conflicts->pdata[i], side, NULL);
  trestle_history_end (history);

  return trestle_project_count_conflicts (project);
}
