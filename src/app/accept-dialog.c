/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason has to be given; person and date are suggested.
 */
#include "config.h"

#include "accept-dialog.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "edits.h"
#include "severity.h"

struct _TrestleAcceptDialog
{
  AdwDialog       parent_instance;
  TrestleProject *project;
  TrestleFinding *finding;

  GtkButton      *accept;
  GtkImage       *icon;
  GtkLabel       *message;
  AdwEntryRow    *reason;
  AdwEntryRow    *who;
  AdwEntryRow    *date;
  AdwEntryRow    *tolerance;
};

G_DEFINE_FINAL_TYPE (TrestleAcceptDialog, trestle_accept_dialog, ADW_TYPE_DIALOG)

static const TrestleField *
find_field (const char *name)
{
  for (guint i = 0; i < trestle_acceptance_info.n_fields; i++)
    if (g_str_equal (trestle_acceptance_info.fields[i].name, name))
      return &trestle_acceptance_info.fields[i];

  return NULL;
}

/* What is typed in @row as a value of the field called @name; empty text is unset. */
static gboolean
parse (AdwEntryRow  *row,
       const char   *name,
       TrestleValue *value)
{
  gboolean valid = trestle_field_parse (find_field (name), gtk_editable_get_text (GTK_EDITABLE (row)), value, NULL);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);

  return valid;
}

static gboolean
read_all (TrestleAcceptDialog *self,
          TrestleValue        *reason,
          TrestleValue        *who,
          TrestleValue        *date,
          TrestleValue        *tolerance)
{
  gboolean valid = parse (self->reason, "reason", reason);

  valid = parse (self->who, "who", who) && valid;
  valid = parse (self->date, "date", date) && valid;
  valid = parse (self->tolerance, "tolerance", tolerance) && valid;

  return valid && reason->text != NULL && *g_strstrip (reason->text) != '\0';
}

static void
changed_cb (TrestleAcceptDialog *self)
{
  TrestleValue values[4];
  gboolean complete;

  if (self->finding == NULL)
    return;
  complete = read_all (self, &values[0], &values[1], &values[2], &values[3]);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), complete);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    trestle_value_clear (&values[i]);
}

static void
cancel_cb (TrestleAcceptDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accept_cb (TrestleAcceptDialog *self)
{
  TrestleValue values[4];

  if (read_all (self, &values[0], &values[1], &values[2], &values[3]))
    {
      trestle_edits_accept (self->project, self->finding, values[0].text, values[1].text, values[2].text,
                            values[3].set ? values[3].number : TRESTLE_ACCEPTANCE_TOLERANCE);
      adw_dialog_close (ADW_DIALOG (self));
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    trestle_value_clear (&values[i]);
}

static void
trestle_accept_dialog_dispose (GObject *object)
{
  TrestleAcceptDialog *self = TRESTLE_ACCEPT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_ACCEPT_DIALOG);
  g_clear_pointer (&self->finding, trestle_finding_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_accept_dialog_parent_class)->dispose (object);
}

static void
trestle_accept_dialog_class_init (TrestleAcceptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_accept_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/accept-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, message);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, who);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TrestleAcceptDialog, tolerance);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
trestle_accept_dialog_init (TrestleAcceptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->accept));
}

/* What was said before, when it is accepted again. */
static void
suggest (TrestleAcceptDialog *self)
{
  const TrestleDesign *design = trestle_project_get_design (self->project);
  const TrestleAcceptance *before = (const TrestleAcceptance *) self->finding->acceptance;
  const char *who = before != NULL ? before->who : design->authors != NULL ? design->authors[0] : NULL;
  const TrestleValue tolerance = {
    .set = TRUE, .number = before != NULL ? TRESTLE_OR (before->tolerance, TRESTLE_ACCEPTANCE_TOLERANCE) : TRESTLE_ACCEPTANCE_TOLERANCE
  };
  g_autofree char *today = trestle_edits_dup_today ();
  g_autofree char *share = trestle_field_dup_text (find_field ("tolerance"), &tolerance);

  gtk_editable_set_text (GTK_EDITABLE (self->reason), before != NULL && before->reason != NULL ? before->reason : "");
  gtk_editable_set_text (GTK_EDITABLE (self->who), who != NULL ? who : "");
  gtk_editable_set_text (GTK_EDITABLE (self->date), today);
  gtk_editable_set_text (GTK_EDITABLE (self->tolerance), share);
}

TrestleAcceptDialog *
trestle_accept_dialog_present (GtkWidget      *parent,
                               TrestleProject *project,
                               TrestleFinding *finding)
{
  TrestleAcceptDialog *self = g_object_new (TRESTLE_TYPE_ACCEPT_DIALOG, NULL);
  g_autofree char *message = trestle_finding_dup_message (finding);

  self->project = g_object_ref (project);
  self->finding = trestle_finding_copy (finding);
  trestle_severity_show (self->icon, trestle_finding_get_severity (finding));
  gtk_label_set_text (self->message, message);
  suggest (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));

  return self;
}
