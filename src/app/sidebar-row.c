/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * State is a shape, a number and a sentence for those who hear it.
 */
#include "config.h"

#include "sidebar-row.h"

#include <glib/gi18n.h>

#include "progress-view.h"
#include "quantity.h"
#include "severity.h"

struct _TrestleSidebarRow
{
  GtkListBoxRow             parent_instance;
  const TrestleDestination *destination;
  GtkImage                 *icon;
  GtkLabel                 *title;
  GtkLabel                 *count;
  GtkImage                 *state;
};

G_DEFINE_FINAL_TYPE (TrestleSidebarRow, trestle_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static guint
count_findings (TrestleSidebarRow *self,
                TrestleProject    *project,
                TrestleSeverity    severity)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (project));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      n += trestle_finding_get_severity (finding) == severity &&
           (self->destination->step == 0 || finding->rule->step == self->destination->step);
    }

  return n;
}

static void
show_state (TrestleSidebarRow *self,
            const char        *icon,
            const char        *style,
            guint              n,
            const char        *words)
{
  static const char *const styles[] = { "error", "warning", "success", "accent", "dim-label" };
  g_autofree char *label = words != NULL ? g_strdup_printf ("%s, %s", _(self->destination->title), words) :
                           g_strdup (_(self->destination->title));
  g_autofree char *count = n > 0 ? trestle_quantity_group (n) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), style);
  gtk_image_set_from_icon_name (self->state, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->state), icon != NULL);
  gtk_label_set_text (self->count, count != NULL ? count : "");
  /* To set one costs a talk with the display. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), words) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
trestle_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRESTLE_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (trestle_sidebar_row_parent_class)->dispose (object);
}

static void
trestle_sidebar_row_class_init (TrestleSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleSidebarRow, count);
  gtk_widget_class_bind_template_child (widget_class, TrestleSidebarRow, state);
}

static void
trestle_sidebar_row_init (TrestleSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trestle_sidebar_row_new (const TrestleDestination *destination)
{
  TrestleSidebarRow *self = g_object_new (TRESTLE_TYPE_SIDEBAR_ROW, NULL);
  g_autofree char *title = destination->step > 0 ? g_strdup_printf ("%u  %s", destination->step, _(destination->title)) :
                           g_strdup (_(destination->title));

  self->destination = destination;
  gtk_image_set_from_icon_name (self->icon, destination->icon);
  gtk_label_set_text (self->title, title);
  show_state (self, NULL, NULL, 0, NULL);

  return GTK_WIDGET (self);
}

const TrestleDestination *
trestle_sidebar_row_get_destination (TrestleSidebarRow *self)
{
  return self->destination;
}

/* A step without errors and warnings: how far it is. */
static void
show_progress (TrestleSidebarRow *self,
               TrestleProject    *project)
{
  const TrestleProgress *progress = trestle_project_get_progress (project);
  guint step = self->destination->step - 1;
  TrestleProgressState state = progress->step_states[step];
  g_autofree char *records = trestle_meter_dup_text (progress->steps[step]);
  g_autofree char *decisions = trestle_meter_dup_text (progress->step_decisions[step]);

  /* Translators: how a step stands; how much is recorded and decided, both like “9 of 14”. */
  g_autofree char *words = g_strdup_printf (_("%s, %s recorded, %s decided"), _(trestle_progress_state_get_label (state)),
                                            records, decisions);

  show_state (self, trestle_progress_state_get_icon (state), trestle_progress_state_get_style (state), 0, words);
}

/* Decisions that are open are a number; none, and all are decided. */
static void
show_decisions (TrestleSidebarRow *self,
                TrestleProject    *project)
{
  TrestleMeter meter = trestle_project_get_progress (project)->total_decisions;
  guint n = meter.required - meter.filled;
  g_autofree char *words = g_strdup_printf (ngettext ("%u open decision", "%u open decisions", n), n);

  if (meter.required == 0)
    show_state (self, NULL, NULL, 0, NULL);
  else if (n > 0)
    show_state (self, trestle_progress_state_get_icon (TRESTLE_PROGRESS_IN_PROGRESS), "accent", n, words);
  else
    show_state (self, trestle_progress_state_get_icon (TRESTLE_PROGRESS_DECIDED), "success", 0, _("all decided"));
}

/* What a merge has left to decide. */
static void
show_conflicts (TrestleSidebarRow *self,
                TrestleProject    *project)
{
  guint n = trestle_project_count_conflicts (project);
  g_autofree char *words = g_strdup_printf (ngettext ("%u open conflict", "%u open conflicts", n), n);

  if (n > 0)
    show_state (self, trestle_severity_get_icon (TRESTLE_SEVERITY_ERROR), trestle_severity_get_style (TRESTLE_SEVERITY_ERROR), n, words);
  else
    show_state (self, NULL, NULL, 0, NULL);
}

void
trestle_sidebar_row_update (TrestleSidebarRow *self,
                            TrestleProject    *project)
{
  g_return_if_fail (TRESTLE_IS_SIDEBAR_ROW (self));

  if (g_str_equal (self->destination->name, "decisions"))
    {
      show_decisions (self, project);
      return;
    }
  if (g_str_equal (self->destination->name, "changes"))
    {
      show_conflicts (self, project);
      return;
    }
  if (self->destination->step == 0 && !g_str_equal (self->destination->name, "findings"))
    return;

  for (TrestleSeverity severity = TRESTLE_SEVERITY_ERROR; severity <= TRESTLE_SEVERITY_WARNING; severity++)
    {
      guint n = count_findings (self, project, severity);

      if (n > 0)
        {
          g_autofree char *words = trestle_severity_dup_count (severity, n);

          show_state (self, trestle_severity_get_icon (severity), trestle_severity_get_style (severity), n, words);
          return;
        }
    }
  if (self->destination->step > 0)
    show_progress (self, project);
  else
    show_state (self, "trestle-meets-symbolic", "success", 0, _("no errors and no warnings"));
}
