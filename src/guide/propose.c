/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passes over the findings of rules, in the order of the guide’s steps.  Each pass
 * applies the fix of one outcome wherever it is found; a fix that would touch what
 * the architect has recorded is taken back.
 */
#include "config.h"

#include "propose-private.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "history.h"

/* Whose fix is applied, and which: the first or the one with this nick.  With @apart
 * the fixes look at nothing that others of the pass change.
 */
typedef struct
{
  const char *code, *nick, *fix;
  gboolean    apart;
} Pass;

/* Here answers and what follows are recorded: what they go into is there. */
#define RECORD { NULL, NULL, NULL }

static const Pass passes[] = {
  /* Step 2; what workspaces bind, first, so that those that are split stay alike */
  { "WS-01", "no-policy", NULL },
  { "INST-03", "none", NULL }, { "INST-05", "too-few", NULL }, { "INST-06", "unassigned", NULL },
  { "CAP-01", "exceeded", NULL }, { "INST-02", "shared", NULL }, { "INST-04", "no-name", NULL }, { "INST-04", "no-reason", NULL },

  /* Step 3 */
  { "INST-01", "no-parts", NULL, TRUE }, RECORD, { "TRUST-01", "untrusted", NULL }, { "ISO-01", "outside", NULL },
  { "ORG-01", "mixed", NULL }, { "ORG-02", "mixed", NULL }, { "LEGAL-01", "mixed", NULL },
  { "SRV-07", "incomplete", NULL, TRUE }, { "DB-15", "open", NULL, TRUE }, { "CON-07", "open", NULL, TRUE }, { "CON-08", "copy", NULL, TRUE },
  { "CON-02", "unlike", NULL, TRUE }, { "SRV-02", "below", NULL, TRUE }, { "SRV-04", "below", NULL, TRUE },
  { "FT-05", "undecided", NULL, TRUE }, { "FT-05", "missing", NULL, TRUE }, { "FT-05", "none-needed", NULL, TRUE }, { "FT-13", "none", NULL, TRUE },
  { "DB-08", "zone", NULL, TRUE }, { "DB-12", "open", NULL, TRUE }, { "FT-06", "unprotected", NULL, TRUE }, { "FT-08", "undecided", NULL, TRUE },
  { "FT-08", "no-standby", NULL, TRUE },

  /* Step 4 */
  { "DIST-01", "undecided", NULL, TRUE }, { "DIST-02", "only", NULL, TRUE }, { "DIST-08", "lacking", NULL, TRUE }, { "DIST-09", "blank", NULL, TRUE },
  { "INST-01", "no-repository", NULL, TRUE }, { "DIST-09", "absent", NULL, TRUE }, { "REPO-07", "outside", NULL, TRUE }, { "REPO-08", "update", NULL, TRUE },
  { "REPO-04", "unserved", NULL }, { "REPO-04", "nowhere", "central", TRUE }, { "REPO-04", "nowhere", NULL },
  { "REPO-09", "unheld", NULL }, { "REPO-09", "apart", NULL }, { "REPO-06", "mixed", NULL }, { "REPO-05", "too-few", NULL }, { "PLACE-02", "update", NULL, TRUE },
  { "PLACE-02", "load", NULL, TRUE }, { "DIST-05", "fails", NULL, TRUE }, { "DIST-09", "present", NULL }, { "REPO-09", "unused", NULL },
  { "REPO-12", "blank", NULL, TRUE }, { "FT-09", "short-window", NULL, TRUE }, { "IIS-01", "none", NULL, TRUE }, { "IIS-05", "blank", NULL, TRUE },
  { "FT-11", "short-window", NULL, TRUE }, { "REPO-10", "too-small", NULL, TRUE }, { "PEAK-03", "unknown", NULL, TRUE }
};

/* Fixes can bring findings that an earlier pass cures; this is how often all passes
 * are made at most.
 */
#define MOST_ROUNDS 6

/* Why a field or an object came about: from a finding, or an answer. */
typedef struct
{
  char       *text;
  const char *rule;
} Cause;

typedef struct
{
  TrestleDesign     *design;    /* the copy that is worked on */
  TrestleDesign     *before;    /* what the architect has */
  TrestleHistory    *history;
  TrestleAssessment *assessment;   /* of the copy as it is, or NULL */
  GHashTable        *done;      /* keys of findings whose fix was applied */
  GHashTable        *causes;    /* "id/field" → Cause */
  Cause              cause;     /* of what happens now; not owned */
  GHashTable        *touched;   /* objects, since the last assessment */
  GPtrArray         *changed;   /* objects, by the fix that runs */
  TrestleSeverity    severity;  /* of what the fix that runs is for */
  gboolean           overrides; /* the fix that runs has touched what stands */
  gboolean           reverting; /* what happens takes back what has happened */
  gboolean           moved;     /* something has happened */
  GPtrArray         *unmarked;  /* locations whose N it has turned into Y */
} Draft;

static void
cause_free (gpointer data)
{
  Cause *self = data;

  g_free (self->text);
  g_free (self);
}

static char *
dup_cause_key (const TrestleObject *object,
               const TrestleField  *field)
{
  return g_strdup_printf ("%s/%s", object->id, field != NULL ? field->name : "");
}

static void
note_cause (Draft               *self,
            const TrestleObject *object,
            const TrestleField  *field)
{
  Cause *cause = g_new (Cause, 1);

  cause->text = g_strdup (self->cause.text);
  cause->rule = self->cause.rule;
  g_hash_table_replace (self->causes, dup_cause_key (object, field), cause);
}

/* Naming an image for users in step 1 names a workspace that their instance decides
 * on: users may get another one that binds the same image to the same policy (AMB-35).
 */
static gboolean
is_same_binding (const TrestleObject *usage,
                 const TrestleObject *original)
{
  const TrestleWorkspace *old = (TrestleWorkspace *) ((const TrestleUsage *) original)->workspace.target;
  const TrestleWorkspace *new = (TrestleWorkspace *) ((const TrestleUsage *) usage)->workspace.target;

  return old != NULL && new != NULL && g_strcmp0 (old->image.id, new->image.id) == 0 &&
         (old->policy.id == NULL || g_strcmp0 (old->policy.id, new->policy.id) == 0);
}

/* Whether all that @original holds is still there, and what is asked for by an error or
 * a warning has only been added.
 */
static gboolean
is_addition (const Draft         *self,
             const TrestleChange *change,
             TrestleObject       *original)
{
  TrestleValue before = TRESTLE_VALUE_INIT, now = TRESTLE_VALUE_INIT;
  gboolean holds;

  if ((change->field->kind != TRESTLE_FIELD_REFS && change->field->kind != TRESTLE_FIELD_CHOICES) ||
      self->severity > TRESTLE_SEVERITY_WARNING)
    return FALSE;
  trestle_object_get (original, change->field, &before);
  trestle_object_get (change->object, change->field, &now);
  if (change->field->kind == TRESTLE_FIELD_CHOICES)
    return now.set && (before.number & ~now.number) == 0;
  holds = now.set && now.texts != NULL;
  for (guint i = 0; holds && before.texts != NULL && before.texts[i] != NULL; i++)
    holds = g_strv_contains ((const char *const *) now.texts, before.texts[i]);
  trestle_value_clear (&before);
  trestle_value_clear (&now);

  return holds;
}

static void
judge_change (Draft               *self,
              const TrestleChange *change)
{
  TrestleObject *original = trestle_design_lookup (self->before, change->object->id);

  if (original == NULL || change->type == TRESTLE_CHANGE_ADD)
    return;
  if (change->type == TRESTLE_CHANGE_REMOVE)
    {
      self->overrides = TRUE;
      return;
    }
  if (!trestle_object_is_set (original, change->field))
    return;
  if (TRESTLE_IS_USAGE (change->object) && g_str_equal (change->field->name, "workspace") && is_same_binding (change->object, original))
    return;
  if (is_addition (self, change, original))
    return;
  if (TRESTLE_IS_LOCATION (change->object) && g_str_equal (change->field->name, "local_repository"))
    g_ptr_array_add (self->unmarked, change->object);
  else
    self->overrides = TRUE;
}

static void
changed_cb (TrestleDesign       *design,
            const TrestleChange *change,
            Draft               *self)
{
  if (self->reverting)
    return;
  self->moved = TRUE;
  g_ptr_array_add (self->changed, g_object_ref (change->object));
  judge_change (self, change);
  if (change->type == TRESTLE_CHANGE_REMOVE)
    trestle_fix_share_index (design, NULL);
  else
    note_cause (self, change->object, change->type == TRESTLE_CHANGE_SET ? change->field : NULL);
}

/* Fixes */

/* The number of fixes when there is none of that name. */
static guint
find_fix (const TrestleFinding *finding,
          const char           *nick)
{
  guint n = trestle_finding_get_n_fixes (finding);

  for (guint i = 0; nick != NULL && i < n; i++)
    if (g_strcmp0 (trestle_finding_get_fix_nick (finding, i), nick) == 0)
      return i;

  return nick == NULL ? 0 : n;
}

/* Where the architect has said No to a repository, No stands beside it. */
static void
restore_marks (Draft *self)
{
  self->reverting = TRUE;
  for (guint i = 0; i < self->unmarked->len; i++)
    {
      TrestleObject *location = self->unmarked->pdata[i];
      const TrestleLocation *original = (TrestleLocation *) trestle_design_lookup (self->before, location->id);

      trestle_object_set_number (location, "local_repository", original->local_repository);
    }
  self->reverting = FALSE;
}

/* TRUE when it was applied and leaves what stands as it is. */
static gboolean
try_fix (Draft          *self,
         TrestleFinding *finding,
         const Pass     *pass)
{
  g_autofree char *message = trestle_finding_dup_message (finding);
  guint fix = find_fix (finding, pass->fix);
  gboolean done;

  if (fix >= trestle_finding_get_n_fixes (finding) || trestle_finding_get_prompt (finding, fix) != NULL)
    return FALSE;
  self->cause = (Cause) { message, finding->rule->id };
  self->severity = trestle_finding_get_severity (finding);
  self->overrides = FALSE;
  g_ptr_array_set_size (self->unmarked, 0);
  g_ptr_array_set_size (self->changed, 0);
  trestle_history_begin (self->history, "propose");
  done = trestle_finding_fix (finding, fix, NULL) && !self->overrides;

  /* A mark alone is no fix when it has to be taken back. */
  if (done && self->unmarked->len > 0)
    {
      done = !g_str_equal (pass->code, "DIST-09");
      restore_marks (self);
    }
  if (done)
    {
      trestle_history_end (self->history);
      for (guint i = 0; i < self->changed->len; i++)
        g_hash_table_add (self->touched, g_object_ref (self->changed->pdata[i]));
      return TRUE;
    }
  self->reverting = TRUE;
  trestle_history_cancel (self->history);
  self->reverting = FALSE;

  return FALSE;
}

/* Applies the fix to what one assessment says, as far as fixes do not bear upon each
 * other.
 */
static guint
make_pass (Draft      *self,
           const Pass *pass)
{
  const GPtrArray *findings;
  guint n = 0;

  if (self->assessment == NULL)
    self->assessment = trestle_assessment_new (self->design);
  findings = trestle_assessment_get_findings (self->assessment);
  if (pass->apart)
    trestle_fix_share_index (self->design, (TrestleIndex *) trestle_assessment_get_index (self->assessment));
  g_hash_table_remove_all (self->touched);
  for (guint i = 0; i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];
      g_autofree char *key = NULL;

      if (!g_str_equal (finding->rule->code, pass->code) || !g_str_equal (finding->outcome->nick, pass->nick) ||
          g_hash_table_contains (self->touched, finding->subject) || g_hash_table_contains (self->touched, finding->other))
        continue;
      key = trestle_finding_dup_key (finding);
      if (g_hash_table_contains (self->done, key) || !try_fix (self, finding, pass))
        continue;
      g_hash_table_add (self->done, g_steal_pointer (&key));
      n++;
    }
  trestle_fix_share_index (self->design, NULL);
  if (n > 0)
    g_clear_pointer (&self->assessment, trestle_assessment_free);

  return n;
}

static void
record (Draft                *self,
        const TrestleAnswers *answers)
{
  self->moved = FALSE;
  self->cause = (Cause) { (char *) _("The answer that was given before drafting"), NULL };
  trestle_propose_record_answers (self->design, answers);
  self->cause = (Cause) { (char *) _("What follows from what is recorded"), NULL };
  trestle_propose_record_derived (self->design);
  if (self->moved)
    g_clear_pointer (&self->assessment, trestle_assessment_free);
}

static guint
make_passes (Draft                *self,
             const TrestleAnswers *answers)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    if (passes[i].code == NULL)
      record (self, answers);
    else
      for (guint n = 1; n > 0; total += n)
        n = make_pass (self, &passes[i]);

  return total;
}

/* Until a round helps no more. */
static void
draft (Draft                *self,
       const TrestleAnswers *answers)
{
  guint n = 1;

  record (self, answers);
  for (guint round = 0; n > 0 && round < MOST_ROUNDS; round++)
    {
      n = make_passes (self, answers);
      record (self, answers);
      n += self->moved ? 1 : 0;
    }
}

/* Choices */

static void
choice_free (gpointer data)
{
  TrestleDraftedChoice *self = data;

  g_object_unref (self->object);
  g_object_unref (self->about);
  g_free (self->chosen);
  g_free (self->reason);
  g_free (self->rule);
  g_free (self);
}

static void
add_choice (TrestleProposal    *self,
            const Draft        *draft,
            const TrestleIndex *index,
            TrestleObject      *about,
            TrestleObject      *object,
            const TrestleField *field)
{
  g_autofree char *key = dup_cause_key (object, field);
  const Cause *cause = g_hash_table_lookup (draft->causes, key);
  TrestleDraftedChoice *choice = g_new0 (TrestleDraftedChoice, 1);
  const char *rule = field != NULL && field->cite != NULL ? field->cite : cause != NULL ? cause->rule : NULL;

  choice->object = g_object_ref (object);
  choice->about = g_object_ref (about);
  choice->field = field;
  choice->chosen = field != NULL ? trestle_object_dup_text (object, field) : g_strdup (_(trestle_object_get_info (object)->title));
  choice->reason = trestle_propose_dup_reason (index, object, field, &rule);
  if (choice->reason == NULL)
    choice->reason = g_strdup (cause != NULL ? cause->text : "");
  choice->rule = g_strdup (rule);
  g_ptr_array_add (self->choices, choice);
}

/* The machine that was made for @object, or NULL. */
static TrestleObject *
find_new_machine (const Draft   *draft,
                  TrestleObject *object)
{
  TrestleObject *machine = trestle_edit_is_component (trestle_object_get_kind (object))
                           ? (TrestleObject *) trestle_edit_get_machine (object) : NULL;

  return machine != NULL && trestle_design_lookup (draft->before, machine->id) == NULL &&
         trestle_propose_find_component (machine) == object ? machine : NULL;
}

/* Names follow from what the object is for; a component has a machine anyway. */
static gboolean
is_choice (const TrestleField *field,
           gboolean            own_machine)
{
  return !(field->flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_GEOMETRY | TRESTLE_FIELD_ESSENTIAL)) &&
         !(own_machine && g_str_equal (field->name, "machine"));
}

static void
add_fields (TrestleProposal    *self,
            const Draft        *draft,
            const TrestleIndex *index,
            TrestleObject      *about,
            TrestleObject      *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  TrestleObject *machine = find_new_machine (draft, object);

  for (guint i = 0; i < info->n_fields; i++)
    if (is_choice (&info->fields[i], machine != NULL) && trestle_object_is_set (object, &info->fields[i]))
      add_choice (self, draft, index, about, object, &info->fields[i]);
  if (machine != NULL)
    add_fields (self, draft, index, about, machine);
}

static void
add_choices (TrestleProposal *self,
             const Draft     *draft)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (draft->design);
  g_autoptr(GPtrArray) changes = trestle_preview_list_changes (draft->before, draft->design);

  for (guint i = 0; i < changes->len; i++)
    {
      const TrestlePreviewChange *change = changes->pdata[i];
      TrestleObject *object = change->object;
      TrestleObject *component = TRESTLE_IS_MACHINE (object) ? trestle_propose_find_component (object) : NULL;

      if (change->type == TRESTLE_CHANGE_SET)
        add_choice (self, draft, index, object, object, change->field);
      if (change->type != TRESTLE_CHANGE_ADD ||
          (component != NULL && trestle_design_lookup (draft->before, component->id) == NULL))
        continue;
      add_choice (self, draft, index, object, object, NULL);
      add_fields (self, draft, index, object, object);
    }
}

/* Proposals */

TrestleProposal *
trestle_propose (TrestleDesign        *design,
                 const TrestleAnswers *answers)
{
  TrestleProposal *self = g_new0 (TrestleProposal, 1);
  Draft work = { .before = design };
  gulong handler;

  work.design = trestle_design_copy (design);
  work.history = trestle_history_new (work.design);
  work.done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.causes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cause_free);
  work.touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  work.changed = g_ptr_array_new_with_free_func (g_object_unref);
  work.unmarked = g_ptr_array_new ();
  handler = g_signal_connect (work.design, "changed", G_CALLBACK (changed_cb), &work);
  draft (&work, answers);
  g_signal_handler_disconnect (work.design, handler);
  g_clear_pointer (&work.assessment, trestle_assessment_free);

  self->choices = g_ptr_array_new_with_free_func (choice_free);
  add_choices (self, &work);
  trestle_propose_record_decisions (work.design, self->choices);
  self->preview = trestle_preview_between (design, work.design);

  g_ptr_array_unref (work.unmarked);
  g_ptr_array_unref (work.changed);
  g_hash_table_unref (work.touched);
  g_hash_table_unref (work.causes);
  g_hash_table_unref (work.done);
  g_object_unref (work.history);
  g_object_unref (work.design);

  return self;
}

void
trestle_proposal_free (TrestleProposal *self)
{
  trestle_preview_free (self->preview);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

void
trestle_proposal_apply (const TrestleProposal *self,
                        TrestleDesign         *design)
{
  trestle_preview_apply (self->preview, design);
}

char *
trestle_drafted_choice_dup_text (const TrestleDraftedChoice *self)
{
  const char *kind = _(trestle_object_get_info (self->object)->title);
  g_autofree char *name = trestle_object_dup_name (self->object);

  if (self->field == NULL)
    /* Translators: a kind of object and its name: “New: Server TRS-2”. */
    return g_strdup_printf (_("New: %s %s"), kind, name);

  return g_strdup_printf ("%s: %s %s", name, _(self->field->label), self->chosen);
}
