/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tiles of figures that explain themselves, a row a step, and the worst findings
 * as the things to do next.
 */
#include "config.h"

#include "overview-page.h"

#include <glib/gi18n.h>

#include "destinations.h"
#include "explanation.h"
#include "quantity.h"
#include "severity.h"

/* So many things to do next are enough at a glance. */
#define N_NEXT 3

/* What there is above what is needed. */
static const struct { const char *figure, *title; } tiles[] = {
  { "design-users", N_("Users") },
  { "instances-designed", N_("Instances") },
  { "repositories-designed", N_("Repositories") },
  { "design-active", N_("Active at Once") },
  { "instances-required", N_("Instances Needed") },
  { "repositories-required", N_("Repositories Needed") }
};

#define N_COLUMNS 3

/* Information is not counted here: it asks for nothing. */
#define N_COUNTS TRESTLE_SEVERITY_INFO

struct _TrestleOverviewPage
{
  AdwBin               parent_instance;
  TrestleProject      *project;
  GtkLabel            *values[G_N_ELEMENTS (tiles)];
  GtkLabel            *numbers[N_COUNTS];
  AdwActionRow        *rows[5];     /* by step */
  GtkImage            *states[5];

  GtkLabel            *name;
  GtkLabel            *customer;
  GtkGrid             *cards;
  GtkBox              *counts;
  GtkListBox          *steps;
  AdwPreferencesGroup *next_group;
  GtkBox              *next;
};

G_DEFINE_FINAL_TYPE (TrestleOverviewPage, trestle_overview_page, ADW_TYPE_BIN)

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TrestleOverviewPage *self = user_data;
  const TrestleFigure *figure = g_object_get_data (G_OBJECT (button), "figure");

  gtk_menu_button_set_popover (button, trestle_explanation_new (self->project, figure,
                                                                TRESTLE_OBJECT (trestle_project_get_design (self->project)), NULL));
}

static void
create_tile (TrestleOverviewPage *self,
             guint                index)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (_(tiles[index].title));

  gtk_widget_add_css_class (value, "title-1");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), title);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, self, NULL);
  gtk_widget_add_css_class (button, "tile");
  gtk_widget_set_tooltip_text (button, _("Explain"));
  g_object_set_data (G_OBJECT (button), "figure", (gpointer) trestle_figure_find (tiles[index].figure));
  gtk_grid_attach (self->cards, button, index % N_COLUMNS, index / N_COLUMNS, 1, 1);
  self->values[index] = GTK_LABEL (value);
}

/* How many there are, leading to them. */
static void
create_count (TrestleOverviewPage *self,
              TrestleSeverity      severity)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *number = gtk_label_new (NULL);

  trestle_severity_show (GTK_IMAGE (image), severity);
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), number);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "findings");
  gtk_box_append (self->counts, button);
  self->numbers[severity] = GTK_LABEL (number);
}

static void
create_step (TrestleOverviewPage      *self,
             const TrestleDestination *destination)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *state = gtk_image_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = g_strdup_printf ("%u  %s", destination->step, _(destination->title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(destination->lead));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (destination->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", destination->name);
  gtk_list_box_append (self->steps, row);
  self->rows[destination->step] = ADW_ACTION_ROW (row);
  self->states[destination->step] = GTK_IMAGE (state);
}

static char *
dup_contents (TrestleOverviewPage      *self,
              const TrestleDestination *destination)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 4 && destination->kinds[i] != TRESTLE_N_KINDS; i++)
    {
      guint n = trestle_design_get_list (trestle_project_get_design (self->project), destination->kinds[i])->items->len;
      g_autofree char *count = trestle_quantity_group (n);

      if (n > 0)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", count,
                                n == 1 ? _(trestle_kind_get_info (destination->kinds[i])->title) :
                                _(trestle_kind_get_info (destination->kinds[i])->titles));
    }

  return text->len > 0 ? g_string_free (text, FALSE) : (g_string_free (text, TRUE), g_strdup (_(destination->lead)));
}

static void
update_steps (TrestleOverviewPage *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));

  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      const TrestleDestination *destination = &trestle_destinations[i];
      TrestleSeverity worst = TRESTLE_SEVERITY_INFO;
      g_autofree char *contents = NULL;

      if (destination->step == 0)
        continue;
      for (guint j = 0; j < findings->len; j++)
        {
          const TrestleFinding *finding = findings->pdata[j];

          if (finding->rule->step == destination->step)
            worst = MIN (worst, trestle_finding_get_severity (finding));
        }
      contents = dup_contents (self, destination);
      adw_action_row_set_subtitle (self->rows[destination->step], contents);
      gtk_widget_set_visible (GTK_WIDGET (self->states[destination->step]), worst <= TRESTLE_SEVERITY_WARNING);
      trestle_severity_show (self->states[destination->step], worst);
    }
}

static void
jump_cb (GtkWidget *button)
{
  TrestleFinding *finding = g_object_get_data (G_OBJECT (button), "finding");
  TrestleOverviewPage *self = TRESTLE_OVERVIEW_PAGE (gtk_widget_get_ancestor (button, TRESTLE_TYPE_OVERVIEW_PAGE));

  trestle_selection_jump (trestle_project_get_selection (self->project), finding->subject, finding->field);
}

static void
update_next (TrestleOverviewPage *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));
  GtkWidget *line;
  guint n = 0;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->next))) != NULL)
    gtk_box_remove (self->next, line);
  for (guint i = 0; n < N_NEXT && i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];
      GtkWidget *go;

      if (trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_INFO)
        break;
      line = trestle_severity_line_new (self->project, finding);
      go = gtk_button_new_from_icon_name ("go-next-symbolic");
      gtk_widget_set_tooltip_text (go, _("Show"));
      gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (go, "flat");
      g_object_set_data_full (G_OBJECT (go), "finding", g_object_ref (finding), g_object_unref);
      g_signal_connect (go, "clicked", G_CALLBACK (jump_cb), NULL);
      gtk_box_append (GTK_BOX (line), go);
      gtk_box_append (self->next, line);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next), n > 0);
  adw_preferences_group_set_description (self->next_group, n > 0 ? NULL :
                                         _("Nothing needs attention in what is recorded so far."));
}

static void
update_counts (TrestleOverviewPage *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);

  for (guint i = 0; i < N_COUNTS; i++)
    {
      guint n = trestle_assessment_count (assessment, i);
      g_autofree char *number = trestle_quantity_group (n);
      g_autofree char *label = trestle_severity_dup_count (i, n);
      GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (self->numbers[i]), GTK_TYPE_BUTTON);

      gtk_label_set_text (self->numbers[i], number);
      gtk_widget_set_opacity (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button))), n > 0 ? 1 : 0.4);
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
update_tiles (TrestleOverviewPage *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  TrestleObject *design = TRESTLE_OBJECT (trestle_project_get_design (self->project));

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autofree char *text = trestle_measure_dup_text (trestle_figure_find (tiles[i].figure)->measure,
                                                        trestle_assessment_get_figure (assessment, tiles[i].figure, design));
      g_autofree char *label = NULL;

      /* Translators: the name of a figure, and its value. */
      label = g_strdup_printf (_("%s: %s"), _(tiles[i].title), text);
      gtk_label_set_text (self->values[i], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->values[i]), GTK_TYPE_MENU_BUTTON)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
update (TrestleOverviewPage *self)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  g_autofree char *name = trestle_project_dup_title (self->project);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->customer, design->customer != NULL ? design->customer : "");
  gtk_widget_set_visible (GTK_WIDGET (self->customer), design->customer != NULL);
  update_tiles (self);
  update_steps (self);
  update_counts (self);
  update_next (self);
}

static void
trestle_overview_page_dispose (GObject *object)
{
  TrestleOverviewPage *self = TRESTLE_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_overview_page_parent_class)->dispose (object);
}

static void
trestle_overview_page_class_init (TrestleOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_overview_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, name);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, customer);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, next_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, next);
}

static void
trestle_overview_page_init (TrestleOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_overview_page_set_project (TrestleOverviewPage *self,
                                   TrestleProject      *project)
{
  g_return_if_fail (TRESTLE_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    create_tile (self, i);
  for (guint i = 0; i < N_COUNTS; i++)
    create_count (self, i);
  for (guint i = 0; i < trestle_n_destinations; i++)
    if (trestle_destinations[i].step > 0)
      create_step (self, &trestle_destinations[i]);
  g_signal_connect_object (trestle_project_get_validator (project), "assessed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}
