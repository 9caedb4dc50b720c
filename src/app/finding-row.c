/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of the list of findings.
 */
#include "config.h"

#include "finding-row.h"

#include <glib/gi18n.h>

#include "accept-dialog.h"
#include "acceptances.h"
#include "decision-dialog.h"
#include "edits.h"
#include "fix-offer.h"
#include "severity.h"
#include "toast.h"

#define MOST_CHARS 24      /* of a name that are always shown, however much its check has to say */

struct _TrestleFindingRow
{
  GtkWidget        parent_instance;
  TrestleProject  *project;
  TrestleFinding  *finding;     /* or NULL */
  GtkImage        *icon;
  GtkLabel        *message;
  GtkImage        *subject_icon;
  GtkLabel        *subject;
  GtkLabel        *rule;
  TrestleFixOffer *offer;
  GtkLabel        *acceptance;
  GtkButton       *decide;
  GtkButton       *accept;
  GtkButton       *reopen;
};

G_DEFINE_FINAL_TYPE (TrestleFindingRow, trestle_finding_row, GTK_TYPE_WIDGET)

static void
accept_clicked_cb (TrestleFindingRow *self)
{
  if (self->finding != NULL)
    trestle_accept_dialog_present (GTK_WIDGET (self), self->project, self->finding);
}

static void
reopen_clicked_cb (TrestleFindingRow *self)
{
  g_autoptr(TrestleFindingRow) keep = g_object_ref (self);

  if (self->finding == NULL || self->finding->acceptance == NULL)
    return;
  trestle_edits_reopen (self->project, self->finding);
  trestle_toast_done (GTK_WIDGET (self), _("Finding is open again"));
}

/* The decision a finding asks to look at. */
static void
decide_clicked_cb (TrestleFindingRow *self)
{
  const TrestleDecisionRow *row = self->finding != NULL ? trestle_finding_get_decision (self->finding) : NULL;

  if (row != NULL)
    trestle_decision_dialog_present (GTK_WIDGET (self), self->project, row,
                                     self->finding->other != NULL ? self->finding->other : self->finding->subject);
}

static void
trestle_finding_row_dispose (GObject *object)
{
  TrestleFindingRow *self = TRESTLE_FINDING_ROW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_FINDING_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->finding, trestle_finding_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_finding_row_parent_class)->dispose (object);
}

static void
trestle_finding_row_class_init (TrestleFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_finding_row_dispose;

  g_type_ensure (TRESTLE_TYPE_FIX_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, subject_icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, subject);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, rule);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, offer);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, acceptance);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, decide);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, accept);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingRow, reopen);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, decide_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingrow");
}

static void
trestle_finding_row_init (TrestleFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trestle_fix_offer_watch (self->offer, GTK_WIDGET (self));
}

GtkWidget *
trestle_finding_row_new (TrestleProject *project)
{
  TrestleFindingRow *self = g_object_new (TRESTLE_TYPE_FINDING_ROW, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

static void
show_acceptance (TrestleFindingRow *self,
                 TrestleFinding    *finding)
{
  g_autofree char *acceptance = trestle_finding_dup_acceptance (finding);

  gtk_label_set_text (self->acceptance, acceptance != NULL ? acceptance : "");
  gtk_widget_set_visible (GTK_WIDGET (self->acceptance), acceptance != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), !finding->accepted && trestle_finding_is_acceptable (finding));
  gtk_widget_set_visible (GTK_WIDGET (self->reopen), finding->accepted);
  gtk_widget_set_visible (GTK_WIDGET (self->decide), trestle_finding_get_decision (finding) != NULL);
}

void
trestle_finding_row_set (TrestleFindingRow *self,
                         TrestleFinding    *finding)
{
  g_autofree char *message = NULL, *subject = NULL, *rule = NULL;

  g_return_if_fail (TRESTLE_IS_FINDING_ROW (self));

  g_clear_pointer (&self->finding, trestle_finding_free);
  self->finding = finding != NULL ? trestle_finding_copy (finding) : NULL;
  trestle_fix_offer_set (self->offer, self->project, finding);
  if (finding == NULL)
    return;

  message = trestle_finding_dup_message (finding);
  subject = trestle_object_dup_name (finding->subject);
  rule = trestle_rule_dup_source (finding->rule);
  trestle_severity_show (self->icon, trestle_finding_get_severity (finding));
  gtk_label_set_text (self->message, message);
  gtk_image_set_from_icon_name (self->subject_icon, trestle_object_get_info (finding->subject)->icon);
  gtk_label_set_text (self->subject, subject);
  gtk_label_set_width_chars (self->subject, MIN (g_utf8_strlen (subject, -1), MOST_CHARS));
  gtk_label_set_text (self->rule, rule);
  show_acceptance (self, finding);
}

void
trestle_finding_row_set_current (TrestleFindingRow *self,
                                 gboolean           current)
{
  g_return_if_fail (TRESTLE_IS_FINDING_ROW (self));

  trestle_fix_offer_set_current (self->offer, current);
}

gboolean
trestle_finding_row_fix (TrestleFindingRow *self)
{
  g_return_val_if_fail (TRESTLE_IS_FINDING_ROW (self), FALSE);

  return trestle_fix_offer_press (self->offer);
}

char *
trestle_finding_row_dup_label (TrestleFinding *finding)
{
  g_autofree char *message = trestle_finding_dup_message (finding);
  g_autofree char *subject = trestle_object_dup_name (finding->subject);

  return g_strdup_printf ("%s: %s (%s, %s)", _(trestle_severity_get_label (trestle_finding_get_severity (finding))),
                          message, subject, finding->rule->code);
}
