/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ties together what knows nothing of each other: design, history, journal,
 * validator and selection.
 */
#include "config.h"

#include "project.h"

#include "journal.h"

#include <glib/gi18n.h>

struct _TrestleProject
{
  GObject           parent_instance;
  TrestleDesign    *design;
  TrestleHistory   *history;
  TrestleValidator *validator;
  TrestleSelection *selection;
  TrestleJournal   *journal;
  GFile            *file;
  TrestleFileStamp  stamp;
  GHashTable       *findings;   /* object → GPtrArray of TrestleFinding; NULL: to be made */
  TrestleFollowers *followers;
  guint             n_steps;    /* done, undone or done again so far */
  TrestleDesign    *compared;   /* another version, or NULL */
  char             *compared_name;
  GPtrArray        *differences;  /* from it to the design; NULL: to be found */
};

enum { PROP_0, PROP_TITLE, PROP_FILE, PROP_MODIFIED, N_PROPS };
enum { JOURNAL_FAILED, COMPARED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleProject, trestle_project, G_TYPE_OBJECT)

/* What a saving has to remember until it is done. */
typedef struct
{
  GFile *file;
  guint  n_steps;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->file);
  g_free (saving);
}

static void
design_changed_cb (TrestleProject      *self,
                   const TrestleChange *change)
{
  if (change->type == TRESTLE_CHANGE_SET && change->object == TRESTLE_OBJECT (self->design) &&
      (change->field->flags & TRESTLE_FIELD_KEY))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
assessed_cb (TrestleProject *self)
{
  g_clear_pointer (&self->findings, g_hash_table_unref);
  trestle_followers_call (self->followers);
  if (self->compared == NULL)
    return;
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_signal_emit (self, signals[COMPARED], 0);
}

static void
committed_cb (TrestleProject *self)
{
  self->n_steps++;
}

static void
notify_modified_cb (TrestleProject *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
journal_failed_cb (TrestleProject *self,
                   const char     *message)
{
  g_signal_emit (self, signals[JOURNAL_FAILED], 0, message);
}

/* What is opened from a picture or a document is saved elsewhere: that stays what it is. */
static gboolean
is_export (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".png") || g_str_has_suffix (lower, ".svg") ||
         g_str_has_suffix (lower, ".pdf");
}

/* A window asks for the assessment at once: it comes when that is there. */
static void
opened_assessed_cb (GTask *task)
{
  TrestleProject *self = g_object_get_data (G_OBJECT (task), "project");

  g_signal_handlers_disconnect_by_data (self->validator, task);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  g_object_unref (task);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  TrestleFileStamp stamp = { FALSE };
  g_autoptr(TrestleDesign) design = trestle_file_load_finish (result, &stamp, &error);
  GFile *file = g_task_get_task_data (task);
  TrestleProject *self;

  if (design == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self = is_export (file) ? trestle_project_new (design, NULL, NULL) : trestle_project_new (design, file, &stamp);
  if (trestle_validator_is_current (self->validator))
    {
      g_task_return_pointer (task, self, g_object_unref);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "project", self, g_object_unref);
  g_signal_connect_swapped (self->validator, "assessed", G_CALLBACK (opened_assessed_cb), g_steal_pointer (&task));
}

/* The journal stays as it is when steps were done while the file was written:
 * it has them, and the design as it was before.
 */
static void
finish_saving (TrestleProject         *self,
               const Saving           *saving,
               const TrestleFileStamp *stamp)
{
  self->stamp = *stamp;
  if (self->file == NULL || !g_file_equal (self->file, saving->file))
    {
      g_set_object (&self->file, saving->file);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (saving->n_steps != self->n_steps)
    return;

  trestle_journal_restart (self->journal, self->file, &self->stamp);
  trestle_history_mark_saved (self->history);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  TrestleProject *self = g_task_get_source_object (task);
  TrestleFileStamp stamp = { FALSE };

  if (!trestle_file_save_finish (result, &stamp, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  finish_saving (self, g_task_get_task_data (task), &stamp);
  g_task_return_boolean (task, TRUE);
}

static void
trestle_project_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TrestleProject *self = TRESTLE_PROJECT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, trestle_project_dup_title (self));
      break;

    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, trestle_project_is_modified (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trestle_project_dispose (GObject *object)
{
  TrestleProject *self = TRESTLE_PROJECT (object);

  g_clear_pointer (&self->followers, trestle_followers_free);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->compared_name, g_free);
  g_clear_object (&self->compared);
  g_clear_object (&self->journal);
  g_clear_object (&self->selection);
  g_clear_object (&self->validator);
  g_clear_object (&self->history);
  g_clear_object (&self->design);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (trestle_project_parent_class)->dispose (object);
}

static void
trestle_project_class_init (TrestleProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = trestle_project_get_property;
  object_class->dispose = trestle_project_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[JOURNAL_FAILED] = g_signal_new ("journal-failed", TRESTLE_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMPARED] = g_signal_new ("compared", TRESTLE_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_project_init (TrestleProject *self)
{
}

TrestleProject *
trestle_project_new (TrestleDesign          *design,
                     GFile                  *file,
                     const TrestleFileStamp *stamp)
{
  TrestleProject *self = g_object_new (TRESTLE_TYPE_PROJECT, NULL);

  self->design = g_object_ref (design);
  self->history = trestle_history_new (design);
  self->validator = trestle_validator_new (design);
  self->followers = trestle_followers_new (self->validator);
  self->selection = trestle_selection_new (design, self->history);
  self->journal = trestle_journal_new (self->history, design);
  g_set_object (&self->file, file);
  if (file != NULL)
    {
      self->stamp = *stamp;
      trestle_journal_restart (self->journal, file, stamp);
      trestle_history_mark_saved (self->history);
    }

  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->validator, "assessed", G_CALLBACK (assessed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (notify_modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->journal, "failed", G_CALLBACK (journal_failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
trestle_project_open_async (GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  trestle_file_load_async (file, cancellable, opened_cb, g_steal_pointer (&task));
}

TrestleProject *
trestle_project_open_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

TrestleProject *
trestle_project_recover (TrestleRecovery *recovery,
                         GError         **error)
{
  g_autoptr(TrestleDesign) design = trestle_recovery_open (recovery, error);
  g_autoptr(TrestleProject) self = NULL;

  if (design == NULL)
    return NULL;

  self = trestle_project_new (design, NULL, NULL);
  self->file = recovery->uri != NULL ? g_file_new_for_uri (recovery->uri) : NULL;
  self->stamp = recovery->stamp;
  trestle_history_mark_unsaved (self->history);
  if (!trestle_journal_begin (self->journal, self->file, &self->stamp, recovery->n_steps, error))
    return NULL;
  trestle_recovery_discard (recovery);

  return g_steal_pointer (&self);
}

void
trestle_project_save_async (TrestleProject     *self,
                            GFile              *file,
                            gboolean            overwrite,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  static const TrestleFileStamp nothing = { FALSE };
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  gboolean same = self->file != NULL && g_file_equal (self->file, file);
  Saving *saving = g_new0 (Saving, 1);

  trestle_history_seal (self->history);
  saving->file = g_object_ref (file);
  saving->n_steps = self->n_steps;
  g_task_set_task_data (task, saving, saving_free);
  trestle_file_save_async (self->design, file, same ? &self->stamp : &nothing, overwrite || !same, NULL,
                           saved_cb, g_steal_pointer (&task));
}

gboolean
trestle_project_save_finish (TrestleProject *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

TrestleDesign *
trestle_project_get_design (TrestleProject *self)
{
  return self->design;
}

TrestleHistory *
trestle_project_get_history (TrestleProject *self)
{
  return self->history;
}

TrestleValidator *
trestle_project_get_validator (TrestleProject *self)
{
  return self->validator;
}

TrestleSelection *
trestle_project_get_selection (TrestleProject *self)
{
  return self->selection;
}

GFile *
trestle_project_get_file (TrestleProject *self)
{
  return self->file;
}

gboolean
trestle_project_is_modified (TrestleProject *self)
{
  return trestle_history_is_modified (self->history);
}

const TrestleAssessment *
trestle_project_get_assessment (TrestleProject *self)
{
  return trestle_validator_get_assessment (self->validator);
}

void
trestle_project_follow (TrestleProject *self,
                        gpointer        object,
                        GCallback       update)
{
  g_return_if_fail (TRESTLE_IS_PROJECT (self));
  g_return_if_fail (G_IS_OBJECT (object));

  trestle_followers_add (self->followers, object, update, NULL);
}

void
trestle_project_follow_in_rounds (TrestleProject *self,
                                  gpointer        object,
                                  TrestleFollower follower)
{
  g_return_if_fail (TRESTLE_IS_PROJECT (self));
  g_return_if_fail (G_IS_OBJECT (object));

  trestle_followers_add (self->followers, object, NULL, follower);
}

const TrestleProgress *
trestle_project_get_progress (TrestleProject *self)
{
  g_return_val_if_fail (TRESTLE_IS_PROJECT (self), NULL);

  return trestle_validator_get_progress (self->validator);
}

char *
trestle_project_dup_title (TrestleProject *self)
{
  const char *name = trestle_object_get_name (TRESTLE_OBJECT (self->design));
  g_autofree char *base = NULL;

  if (*name != '\0')
    return g_strdup (name);
  if (self->file == NULL)
    return g_strdup (_("Untitled Design"));

  base = g_file_get_basename (self->file);
  if (g_str_has_suffix (base, ".trestle"))
    base[strlen (base) - strlen (".trestle")] = '\0';

  return g_filename_display_name (base);
}

const GPtrArray *
trestle_project_get_findings (TrestleProject *self,
                              TrestleObject  *object)
{
  const TrestleAssessment *assessment;
  const TrestleFinding *const *findings;
  GPtrArray *own;
  guint n;

  g_return_val_if_fail (TRESTLE_IS_PROJECT (self), NULL);

  /* Brings the assessment up to date, which empties the table when it was not. */
  assessment = trestle_project_get_assessment (self);
  findings = trestle_assessment_get_findings_about (assessment, object, &n);
  if (n == 0)
    return NULL;
  if (self->findings == NULL)
    self->findings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  own = g_hash_table_lookup (self->findings, object);
  if (own == NULL)
    {
      own = g_ptr_array_new ();
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (own, (TrestleFinding *) findings[i]);
      g_hash_table_insert (self->findings, object, own);
    }

  return own;
}

TrestleFinding *
trestle_project_find_finding (TrestleProject     *self,
                              TrestleObject      *object,
                              const TrestleField *field)
{
  const GPtrArray *findings = trestle_project_get_findings (self, object);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      if (finding->field == field && trestle_finding_get_severity (finding) != TRESTLE_SEVERITY_INFO)
        return finding;
    }

  return NULL;
}

void
trestle_project_sync (TrestleProject *self)
{
  trestle_journal_sync (self->journal);
}

void
trestle_project_close (TrestleProject *self)
{
  trestle_journal_close (self->journal);
}

void
trestle_project_compare (TrestleProject *self,
                         TrestleDesign  *other,
                         const char     *name)
{
  g_return_if_fail (TRESTLE_IS_PROJECT (self));
  g_return_if_fail ((other == NULL) == (name == NULL));

  if (!g_set_object (&self->compared, other) && other == NULL)
    return;
  g_set_str (&self->compared_name, name);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_signal_emit (self, signals[COMPARED], 0);
}

TrestleDesign *
trestle_project_get_compared (TrestleProject *self,
                              const char    **name)
{
  g_return_val_if_fail (TRESTLE_IS_PROJECT (self), NULL);

  if (name != NULL)
    *name = self->compared_name;

  return self->compared;
}

const GPtrArray *
trestle_project_get_differences (TrestleProject *self)
{
  g_return_val_if_fail (TRESTLE_IS_PROJECT (self), NULL);

  if (self->compared != NULL && self->differences == NULL)
    self->differences = trestle_compare (self->compared, self->design, FALSE);

  return self->differences;
}

guint
trestle_project_count_conflicts (TrestleProject *self)
{
  g_return_val_if_fail (TRESTLE_IS_PROJECT (self), 0);

  return trestle_design_get_list (self->design, TRESTLE_KIND_CONFLICT)->items->len;
}
