/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles and the status strip: where one is, what of which design, how things
 * stand.
 */
#include "config.h"

#include "window-private.h"

#include <glib/gi18n.h>

#include "severity.h"

void
trestle_window_update_title (TrestleWindow *self)
{
  g_autofree char *name = trestle_project_dup_title (self->project);
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;
  gboolean modified = trestle_project_is_modified (self->project);

  /* Translators: %s is the name of a design with changes that are not saved. */
  subtitle = modified ? g_strdup_printf (_("%s — edited"), name) : g_strdup (name);
  window_title = g_strdup_printf ("%s — %s", name, _(self->destination->title));
  adw_window_title_set_title (self->title, _(self->destination->title));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  gtk_label_set_text (self->saved, modified ? _("Not saved") : trestle_project_get_file (self->project) != NULL ?
                      _("Saved") : _("New"));
}

static char *
dup_figure (TrestleWindow *self,
            const char    *id)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  TrestleObject *design = TRESTLE_OBJECT (trestle_project_get_design (self->project));

  return trestle_measure_dup_text (trestle_figure_find (id)->measure, trestle_assessment_get_figure (assessment, id, design));
}

static void
show_count (GtkImage       *icon,
            GtkLabel       *label,
            TrestleSeverity severity,
            guint           n)
{
  g_autofree char *text = trestle_severity_dup_count (severity, n);

  gtk_label_set_text (label, text);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (icon), trestle_severity_get_style (severity));
  else
    gtk_widget_remove_css_class (GTK_WIDGET (icon), trestle_severity_get_style (severity));
}

void
trestle_window_update_status (TrestleWindow *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autofree char *users = dup_figure (self, "design-users");
  g_autofree char *designed = dup_figure (self, "instances-designed");
  g_autofree char *required = dup_figure (self, "instances-required");
  g_autofree char *repositories = dup_figure (self, "repositories-designed");
  g_autofree char *headline = NULL;

  show_count (self->errors_icon, self->errors, TRESTLE_SEVERITY_ERROR,
              trestle_assessment_count (assessment, TRESTLE_SEVERITY_ERROR));
  show_count (self->warnings_icon, self->warnings, TRESTLE_SEVERITY_WARNING,
              trestle_assessment_count (assessment, TRESTLE_SEVERITY_WARNING));

  /* Translators: the four are numbers: users, instances in the design, instances needed, repositories. */
  headline = g_strdup_printf (_("Users %s · Instances %s of %s needed · Repositories %s"),
                              users, designed, required, repositories);
  gtk_label_set_text (self->headline, headline);
}
