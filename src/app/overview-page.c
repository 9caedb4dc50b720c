/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to do next, tiles of figures that explain themselves, the way through the
 * steps and tasks, the worst findings, and how complete the job aids are.
 */
#include "config.h"

#include "overview-page.h"

#include <glib/gi18n.h>

#include "explanation.h"
#include "progress-view.h"
#include "quantity.h"
#include "severity.h"

/* So many things to do next are enough at a glance. */
#define N_NEXT 3

/* And so many instances, and locations, of those that lack something. */
#define N_INCOMPLETE 8

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

  GtkLabel            *name;
  GtkLabel            *customer;
  GtkGrid             *cards;
  GtkBox              *counts;
  TrestleProgressView *progress;
  GtkLabel            *open;
  GtkButton           *go;
  GtkButton           *propose;
  GtkLabel            *recorded;
  GtkProgressBar      *bar;
  AdwPreferencesGroup *meters;
  GPtrArray           *meter_rows;
  GArray              *shown;         /* of Shown: what they say */
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
      g_object_set_data_full (G_OBJECT (go), "finding", trestle_finding_copy (finding), (GDestroyNotify) trestle_finding_free);
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

/* Whether an error is left of the steps that can be drafted. */
static gboolean
is_undrafted (TrestleOverviewPage *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (trestle_finding_get_severity (finding) != TRESTLE_SEVERITY_ERROR)
        break;
      if (finding->rule->step >= 2)
        return TRUE;
    }

  return FALSE;
}

/* What is to be done next, and how much of everything is done. */
static void
update_open (TrestleOverviewPage   *self,
             const TrestleProgress *progress)
{
  TrestleOpenItem next;
  gboolean any = trestle_progress_find_next (progress, &next);
  g_autofree char *records = trestle_meter_dup_text (progress->total);
  g_autofree char *decisions = trestle_meter_dup_text (progress->total_decisions);
  g_autofree char *title = any ? trestle_open_item_dup_title (&next) : NULL;
  g_autofree char *text = title != NULL ? g_strdup_printf (_("Next: %s"), title) : NULL;
  g_autofree char *recorded = NULL;

  /* Translators: both are like “9 of 14”. */
  recorded = g_strdup_printf (_("%s recorded · %s decided"), records, decisions);
  gtk_label_set_text (self->open, text != NULL ? text : progress->total.required > 0 ? _("Everything is recorded and decided") :
                      _("Begin with the locations users work at"));
  gtk_widget_set_visible (GTK_WIDGET (self->go), any);
  gtk_widget_set_visible (GTK_WIDGET (self->propose), is_undrafted (self));
  gtk_label_set_text (self->recorded, recorded);
  gtk_progress_bar_set_fraction (self->bar, progress->total.required > 0 ?
                                 (double) progress->total.filled / progress->total.required : 0);
}

static void
add_meter (TrestleOverviewPage *self,
           const char          *title,
           const char          *icon,
           TrestleMeter         meter)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = trestle_meter_dup_text (meter);
  GtkWidget *count = gtk_label_new (text);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double) meter.filled / meter.required);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_preferences_group_add (self->meters, row);
  g_ptr_array_add (self->meter_rows, row);
}

/* What is to be shown as a meter. */
typedef struct
{
  char        *title;
  const char  *icon;
  TrestleMeter meter;
} Shown;

static void
shown_clear (gpointer data)
{
  g_free (((Shown *) data)->title);
}

/* Instances and locations that lack something, those by name; the tables first. */
static GArray *
list_meters (const TrestleProgress *progress)
{
  static const TrestleKind kinds[] = { TRESTLE_KIND_INSTANCE, TRESTLE_KIND_LOCATION };
  static const char *const tables[] = { N_("Table A-1: Client Data"), N_("Table A-2: Server Data") };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Shown));

  g_array_set_clear_func (all, shown_clear);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const Shown shown = { g_strdup (_(tables[i])), "trestle-table-symbolic", progress->tables[i] };

      g_array_append_val (all, shown);
    }
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr(GPtrArray) objects = trestle_progress_list_incomplete (progress, kinds[k]);
      guint n = MIN (objects->len, N_INCOMPLETE);
      TrestleMeter meters[N_INCOMPLETE];

      trestle_progress_get_meters (progress, (TrestleObject *const *) objects->pdata, n, meters);
      for (guint i = 0; i < n; i++)
        {
          const Shown shown = { trestle_object_dup_name (objects->pdata[i]), trestle_object_get_info (objects->pdata[i])->icon, meters[i] };

          g_array_append_val (all, shown);
        }
    }

  return all;
}

static gboolean
same_meters (const GArray *a,
             const GArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const Shown *one = &g_array_index (a, Shown, i), *other = &g_array_index (b, Shown, i);

      if (!g_str_equal (one->title, other->title) || one->icon != other->icon ||
          one->meter.filled != other->meter.filled || one->meter.required != other->meter.required)
        return FALSE;
    }

  return TRUE;
}

static void
update_meters (TrestleOverviewPage   *self,
               const TrestleProgress *progress)
{
  g_autoptr(GArray) shown = list_meters (progress);

  if (same_meters (self->shown, shown))
    return;
  for (guint i = 0; i < self->meter_rows->len; i++)
    adw_preferences_group_remove (self->meters, self->meter_rows->pdata[i]);
  g_ptr_array_set_size (self->meter_rows, 0);
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *row = &g_array_index (shown, Shown, i);

      if (row->meter.required > 0)
        add_meter (self, row->title, row->icon, row->meter);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->meters), self->meter_rows->len > 0);
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = g_steal_pointer (&shown);
}

static void
update_heading (TrestleOverviewPage *self)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  g_autofree char *name = trestle_project_dup_title (self->project);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->customer, design->customer != NULL ? design->customer : "");
  gtk_widget_set_visible (GTK_WIDGET (self->customer), design->customer != NULL);
  update_tiles (self);
  update_counts (self);
}

static void
update_progress (TrestleOverviewPage *self)
{
  trestle_progress_view_update (self->progress, trestle_project_get_progress (self->project));
}

static void
update_totals (TrestleOverviewPage *self)
{
  const TrestleProgress *progress = trestle_project_get_progress (self->project);

  update_open (self, progress);
  update_meters (self, progress);
}

/* Part after part, what is looked at first in front. */
static gboolean
follow_cb (gpointer object,
           guint    round)
{
  static void (*const parts[]) (TrestleOverviewPage *self) = { update_heading, update_next, update_progress, update_totals };

  if (!gtk_widget_get_mapped (object))
    return FALSE;
  parts[round] (object);

  return round + 1 < G_N_ELEMENTS (parts);
}

static void
update (TrestleOverviewPage *self)
{
  trestle_follower_run (follow_cb, self);
}

static void
trestle_overview_page_dispose (GObject *object)
{
  TrestleOverviewPage *self = TRESTLE_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_OVERVIEW_PAGE);
  g_clear_pointer (&self->meter_rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_overview_page_parent_class)->dispose (object);
}

static void
trestle_overview_page_class_init (TrestleOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRESTLE_TYPE_PROGRESS_VIEW);
  G_OBJECT_CLASS (klass)->dispose = trestle_overview_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, name);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, customer);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, open);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, go);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, propose);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, recorded);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, meters);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, next_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleOverviewPage, next);
}

static void
trestle_overview_page_init (TrestleOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->meter_rows = g_ptr_array_new ();
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
  trestle_progress_view_set_project (self->progress, project);
  trestle_project_follow_in_rounds (project, self, follow_cb);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}
