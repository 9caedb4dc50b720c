/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview is made on idle: the dialog is there at once.
 */
#include "config.h"

#include "fix-dialog.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "preview.h"
#include "preview-rows.h"
#include "toast.h"

struct _TrestleFixDialog
{
  AdwDialog            parent_instance;
  TrestleProject      *project;
  TrestleFinding      *finding;       /* or NULL: all safe fixes */
  GtkWidget           *opener;        /* owned: toasts appear over its window */
  guint                idle;

  GtkButton           *apply;
  GtkStack            *stack;
  AdwStatusPage       *nothing;
  GPtrArray           *replies;       /* of TrestleReply: what may be chosen for the fix */
  guint                n_resolved, n_created;    /* by what is shown */

  AdwComboRow         *fixes;
  AdwComboRow         *answers;
  AdwEntryRow         *answer;
  AdwPreferencesGroup *choice;
  GtkBox              *lines;
};

G_DEFINE_FINAL_TYPE (TrestleFixDialog, trestle_fix_dialog, ADW_TYPE_DIALOG)

static char *
dup_title (TrestleFixDialog * self)
{
  return self->finding != NULL ? trestle_finding_dup_fix_title (self->finding, adw_combo_row_get_selected (self->fixes))
                               : g_strdup (_("Fix All Safe"));
}

/* What has been chosen: the text, where it is what counts. */
static const char *
get_reply (TrestleFixDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->answers);

  if (gtk_widget_get_visible (GTK_WIDGET (self->answer)))
    return gtk_editable_get_text (GTK_EDITABLE (self->answer));
  if (gtk_widget_get_visible (GTK_WIDGET (self->answers)) && selected < self->replies->len)
    return ((TrestleReply *) self->replies->pdata[selected])->value;

  return NULL;
}

/* Whether it is waiting for a text. */
static gboolean
is_asked (TrestleFixDialog *self)
{
  const char *reply = get_reply (self);

  return gtk_widget_get_visible (GTK_WIDGET (self->answer)) && (reply == NULL || *reply == '\0');
}

static void
show_preview (TrestleFixDialog     *self,
              const TrestlePreview *preview)
{
  AdwPreferencesGroup *group = trestle_preview_rows_add_group (self->lines, _("What Changes"));
  guint shown = MIN (preview->changes->len, TRESTLE_MOST_ROWS);

  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *text = trestle_preview_change_dup_text (preview->changes->pdata[i]);

      trestle_preview_rows_add (group, text);
    }
  trestle_preview_rows_add_rest (group, preview->changes->len - shown);
  if (preview->figures->len > 0)
    group = trestle_preview_rows_add_group (self->lines, _("Figures That Move"));
  for (guint i = 0; i < preview->figures->len; i++)
    {
      g_autofree char *text = trestle_preview_figure_dup_text (&g_array_index (preview->figures, TrestlePreviewFigure, i));

      trestle_preview_rows_add (group, text);
    }
  trestle_preview_rows_add_findings (self->lines, _("Findings That Go"), preview->resolved);
  trestle_preview_rows_add_findings (self->lines, _("Findings That Come"), preview->created);
}

static gboolean
preview_cb (gpointer user_data)
{
  TrestleFixDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestlePreview) preview = NULL;
  gboolean any;

  self->idle = 0;
  adw_status_page_set_title (self->nothing, _("Nothing to Change"));
  if (self->finding != NULL)
    preview = trestle_fix_preview (self->finding, adw_combo_row_get_selected (self->fixes), get_reply (self), &error);
  else
    preview = trestle_fix_all_preview (trestle_project_get_design (self->project), NULL, TRUE);
  any = preview != NULL && preview->changes->len > 0;
  self->n_resolved = any ? preview->resolved->len : 0;
  self->n_created = any ? preview->created->len : 0;
  if (any)
    show_preview (self, preview);
  else if (is_asked (self))
    {
      adw_status_page_set_title (self->nothing, trestle_finding_get_prompt (self->finding, adw_combo_row_get_selected (self->fixes)));
      adw_status_page_set_description (self->nothing, _("Enter it to see what changes."));
    }
  else
    adw_status_page_set_description (self->nothing, error != NULL ? error->message : _("No finding has a fix that is safe."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), any);
  gtk_stack_set_visible_child_name (self->stack, any ? "preview" : "nothing");

  return G_SOURCE_REMOVE;
}

static void
update_cb (TrestleFixDialog *self)
{
  GtkWidget *child;

  if (self->project == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  if (self->idle == 0)
    self->idle = g_idle_add (preview_cb, self);
}

/* The text counts where nothing is listed, or the last row stands for it. */
static void
show_answer (TrestleFixDialog *self)
{
  gboolean asks = self->finding != NULL && trestle_finding_get_prompt (self->finding, adw_combo_row_get_selected (self->fixes)) != NULL;
  gboolean takes_text = asks && trestle_finding_takes_text (self->finding, adw_combo_row_get_selected (self->fixes));

  gtk_widget_set_visible (GTK_WIDGET (self->answer), takes_text && (self->replies->len == 0 ||
                                                                    adw_combo_row_get_selected (self->answers) >= self->replies->len));
}

static void
answered_cb (TrestleFixDialog *self)
{
  if (self->replies == NULL)
    return;
  show_answer (self);
  update_cb (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->answer)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}

/* Another fix, and what it asks. */
static void
chosen_cb (TrestleFixDialog *self)
{
  guint fix = adw_combo_row_get_selected (self->fixes);
  const char *prompt = self->finding != NULL ? trestle_finding_get_prompt (self->finding, fix) : NULL;
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  if (self->project == NULL)
    return;
  g_clear_pointer (&self->replies, g_ptr_array_unref);
  if (self->finding != NULL)
    {
      g_autoptr(GPtrArray) replies = trestle_finding_list_replies (self->finding, fix);

      for (guint i = 0; i < replies->len; i++)
        gtk_string_list_append (labels, ((TrestleReply *) replies->pdata[i])->label);
      if (replies->len > 0 && trestle_finding_takes_text (self->finding, fix))
        gtk_string_list_append (labels, _("Something Else…"));
      adw_combo_row_set_model (self->answers, G_LIST_MODEL (labels));
      self->replies = g_steal_pointer (&replies);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->answers), prompt != NULL && self->replies->len > 0);
  if (prompt != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answers), prompt);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer), prompt);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->answer), "");
  show_answer (self);
  update_cb (self);
}

static void
cancel_cb (TrestleFixDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_cb (TrestleFixDialog *self)
{
  g_autoptr(TrestleFixDialog) keep = g_object_ref (self);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = dup_title (self);
  gboolean done = TRUE;

  if (self->finding != NULL)
    done = trestle_edits_fix (self->project, self->finding, adw_combo_row_get_selected (self->fixes), get_reply (self), &error);
  else
    trestle_edits_fix_all_safe (self->project);
  adw_dialog_close (ADW_DIALOG (self));
  if (done)
    trestle_fix_dialog_say (self->opener, title, self->n_resolved, self->n_created);
  else
    trestle_toast_say (self->opener, error->message);
}

static void
trestle_fix_dialog_dispose (GObject *object)
{
  TrestleFixDialog *self = TRESTLE_FIX_DIALOG (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_FIX_DIALOG);
  g_clear_pointer (&self->replies, g_ptr_array_unref);
  g_clear_object (&self->opener);
  g_clear_pointer (&self->finding, trestle_finding_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_fix_dialog_parent_class)->dispose (object);
}

static void
trestle_fix_dialog_class_init (TrestleFixDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_fix_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/fix-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, fixes);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, answers);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixDialog, lines);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
trestle_fix_dialog_init (TrestleFixDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->apply));
}

void
trestle_fix_dialog_present (GtkWidget      *parent,
                            TrestleProject *project,
                            TrestleFinding *finding)
{
  TrestleFixDialog *self = g_object_new (TRESTLE_TYPE_FIX_DIALOG, NULL);
  GtkStringList *titles = gtk_string_list_new (NULL);
  guint n = finding != NULL ? trestle_finding_get_n_fixes (finding) : 0;

  for (guint i = 0; i < n; i++)
    gtk_string_list_take (titles, trestle_finding_dup_fix_title (finding, i));
  adw_combo_row_set_model (self->fixes, G_LIST_MODEL (titles));
  g_object_unref (titles);
  self->project = g_object_ref (project);
  self->finding = finding != NULL ? trestle_finding_copy (finding) : NULL;
  /* The row of the finding goes with it: the window stays. */
  self->opener = g_object_ref (GTK_WIDGET (gtk_widget_get_root (parent)));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fixes), n > 0);
  if (finding == NULL)
    adw_dialog_set_title (ADW_DIALOG (self), _("Fix All Safe"));
  chosen_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  if (gtk_widget_get_visible (GTK_WIDGET (self->answer)))
    gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}

void
trestle_fix_dialog_say (GtkWidget  *opener,
                        const char *title,
                        guint       n_resolved,
                        guint       n_created)
{
  g_autofree char *resolved = g_strdup_printf (ngettext ("%u finding resolved", "%u findings resolved", n_resolved), n_resolved);
  g_autofree char *created = g_strdup_printf (ngettext ("%u new", "%u new", n_created), n_created);
  /* Translators: how many findings a fix has resolved, how many new ones it has brought, and its title. */
  g_autofree char *text = n_created > 0 ? g_strdup_printf (_("%s, %s: %s"), resolved, created, title) :
                          g_strdup_printf ("%s: %s", resolved, title);

  trestle_toast_done (opener, text);
}
