/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread has a copy of its own; what it hands back is text and numbers.
 */
#include "config.h"

#include "fix-trial.h"

#include <glib/gi18n.h>

#include "preview.h"
#include "severity.h"

/* More than anybody reads beside a button. */
#define MOST_CHANGES 8
#define MOST_CODES 4

void
trestle_fix_trial_free (TrestleFixTrial *self)
{
  g_free (self->summary);
  g_free (self->changes);
  g_free (self);
}

/* ---- In words */

typedef guint Counts[TRESTLE_SEVERITY_INFO + 1];

/* "CAP-01, DB-05": the checks of @findings, each once. */
static char *
dup_codes (const GPtrArray *findings)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < findings->len && codes->len <= MOST_CODES; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (!g_ptr_array_find (codes, finding->rule->code, NULL))
        g_ptr_array_add (codes, (gpointer) finding->rule->code);
    }
  if (codes->len > MOST_CODES)
    codes->pdata[MOST_CODES] = (gpointer) "…";
  g_ptr_array_add (codes, NULL);

  return g_strjoinv (", ", (char **) codes->pdata);
}

/* "1 warning, 2 notes (DB-05, CON-02)", or "none". */
static char *
dup_created (const GPtrArray *created,
             const guint     *counts)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL, *codes = NULL;

  if (created->len == 0)
    return g_strdup (C_("findings", "none"));
  for (TrestleSeverity severity = 0; severity <= TRESTLE_SEVERITY_INFO; severity++)
    if (counts[severity] > 0)
      g_strv_builder_take (parts, trestle_severity_dup_count (severity, counts[severity]));
  words = g_strv_builder_end (parts);
  joined = g_strjoinv (", ", words);
  codes = dup_codes (created);

  return g_strdup_printf ("%s (%s)", joined, codes);
}

static char *
dup_summary (const TrestlePreview *preview,
             const guint          *counts)
{
  guint n = preview->resolved->len;
  g_autofree char *codes = dup_codes (preview->resolved);
  g_autofree char *created = dup_created (preview->created, counts);

  /* Translators: how many findings a fix resolves, the checks they are of, and what new findings it creates or “none”. */
  return g_strdup_printf (ngettext ("Resolves %u finding (%s), creates %s", "Resolves %u findings (%s), creates %s", n), n, codes, created);
}

static char *
dup_changes (const GPtrArray *changes)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  guint rest = changes->len > MOST_CHANGES ? changes->len - MOST_CHANGES : 0;

  for (guint i = 0; i < changes->len - rest; i++)
    g_strv_builder_take (lines, trestle_preview_change_dup_text (changes->pdata[i]));
  if (rest > 0)
    g_strv_builder_take (lines, g_strdup_printf (ngettext ("And %u more", "And %u more", rest), rest));
  texts = g_strv_builder_end (lines);

  return g_strjoinv ("\n", texts);
}

static void
count (const GPtrArray *findings,
       guint           *counts)
{
  for (guint i = 0; i < findings->len; i++)
    counts[trestle_finding_get_severity (findings->pdata[i])]++;
}

static TrestleFixTrial *
fix_trial_new (const TrestlePreview *preview)
{
  TrestleFixTrial *self = g_new0 (TrestleFixTrial, 1);
  Counts created = { 0 }, resolved = { 0 };

  self->works = preview != NULL && preview->changes->len > 0;
  if (!self->works)
    return self;
  count (preview->created, created);
  count (preview->resolved, resolved);
  self->n_resolved = preview->resolved->len;
  self->n_created = preview->created->len;
  self->harmless = created[TRESTLE_SEVERITY_ERROR] + created[TRESTLE_SEVERITY_WARNING] == 0;
  self->better = created[TRESTLE_SEVERITY_ERROR] <= resolved[TRESTLE_SEVERITY_ERROR];
  self->summary = dup_summary (preview, created);
  self->changes = dup_changes (preview->changes);

  return self;
}

/* ---- In a thread */

typedef struct
{
  TrestleDesign  *design;   /* a copy */
  TrestleFinding *finding;  /* of the copy */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->finding, trestle_finding_free);
  g_clear_object (&job->design);
  g_free (job);
}

static void
try_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  TrestleFixTrial *trial;

  {
    g_autoptr (TrestlePreview) preview = trestle_fix_preview (job->finding, 0, NULL, NULL);

    trial = fix_trial_new (preview);
  }
  g_clear_pointer (&job->finding, trestle_finding_free);
  g_clear_object (&job->design);
  g_task_return_pointer (task, trial, (GDestroyNotify) trestle_fix_trial_free);
}

void
trestle_fix_trial_begin (TrestleProject     *project,
                         TrestleFinding     *finding,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  TrestleDesign *design = trestle_project_get_design (project);
  g_autoptr (GCancellable) own = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (project, own, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, trestle_fix_trial_begin);
  job->design = trestle_design_copy (design);
  job->finding = trestle_finding_copy_to (finding, job->design);
  g_task_set_task_data (task, job, job_free);
  g_signal_connect_object (design, "changed", G_CALLBACK (g_cancellable_cancel), own, G_CONNECT_SWAPPED);
  g_task_run_in_thread (task, try_thread);
}

TrestleFixTrial *
trestle_fix_trial_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
