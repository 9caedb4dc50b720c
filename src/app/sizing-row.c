/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of the sizing page.  Figures are filled in when they are opened; which are
 * open is kept by the page, because rows are used again for other objects.
 */
#include "config.h"

#include "sizing-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "edit.h"
#include "figure-row.h"
#include "headroom.h"
#include "severity.h"

struct _TrestleSizingRow
{
  GtkWidget        parent_instance;
  TrestleProject  *project;
  TrestleObject   *object;      /* or NULL */
  GHashTable      *expanded;
  GtkImage        *icon;
  GtkLabel        *name;
  GtkLabel        *summary;
  GtkImage        *verdict;
  GtkToggleButton *details;
  GtkBox          *bars;
  GtkRevealer     *revealer;
  GtkLabel        *margins_title;
  GtkListBox      *margins;
  GtkListBox      *figures;
};

G_DEFINE_FINAL_TYPE (TrestleSizingRow, trestle_sizing_row, GTK_TYPE_WIDGET)

/* A server and an IIS server are sized by what they serve. */
static TrestleObject *
get_sized_object (TrestleObject * object)
{
  if (TRESTLE_IS_SERVER (object))
    return TRESTLE_SERVER (object)->instance.target;
  if (TRESTLE_IS_IIS (object))
    return TRESTLE_IIS (object)->repository.target;

  return object;
}

/* What a margin leads to. */
typedef struct
{
  TrestleObject      *object;
  const TrestleField *field;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->object);
  g_free (place);
}

static GtkWidget *
create_margin (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show"));
  gtk_widget_add_css_class (row, "numeric");

  return row;
}

/* "Users of …: at most 57 (2 more)", and under it which verdict that is about.
 * Rows stay where they are, and so does the focus.
 */
static void
set_margin (TrestleSizingRow      *self,
            guint                  position,
            const TrestleHeadroom *headroom,
            const TrestleMargin   *margin)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->margins, position);
  g_autofree char *text = trestle_margin_dup_text (margin);
  Place *place = g_new (Place, 1);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (create_margin ());
      gtk_list_box_append (self->margins, GTK_WIDGET (row));
    }
  place->object = g_object_ref (margin->object);
  place->field = margin->field;
  g_object_set_data_full (G_OBJECT (row), "place", place, place_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(headroom->title));
}

static void
update_margins (TrestleSizingRow *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autoptr(GArray) list = trestle_headroom_list (assessment, self->object);
  GtkListBoxRow *row;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const TrestleHeadroom *headroom = &g_array_index (list, TrestleHeadroom, i);
      g_autoptr(GArray) margins = trestle_headroom_list_margins (assessment, headroom);

      for (guint k = 0; k < margins->len; k++)
        set_margin (self, n++, headroom, &g_array_index (margins, TrestleMargin, k));
    }
  while ((row = gtk_list_box_get_row_at_index (self->margins, n)) != NULL)
    gtk_list_box_remove (self->margins, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->margins_title), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->margins), n > 0);
}

static void
margin_activated_cb (TrestleSizingRow *self,
                     GtkListBoxRow    *row)
{
  const Place *place = g_object_get_data (G_OBJECT (row), "place");

  trestle_selection_jump (trestle_project_get_selection (self->project), place->object, place->field);
}

static void
update_figures (TrestleSizingRow *self)
{
  TrestleObject *sized = get_sized_object (self->object);
  g_autoptr(GArray) values = NULL;

  if (!gtk_toggle_button_get_active (self->details))
    return;
  update_margins (self);
  if (sized == NULL)
    return;
  values = trestle_assessment_list_figures (trestle_project_get_assessment (self->project), sized);
  trestle_figure_row_fill (self->figures, self->project, values);
}

static GtkWidget *
create_bar (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_level_bar_new ();

  GtkWidget *margin = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (margin), 0);
  gtk_label_set_wrap (GTK_LABEL (margin), TRUE);
  gtk_widget_add_css_class (margin, "caption");
  gtk_widget_add_css_class (margin, "numeric");
  gtk_widget_add_css_class (margin, "dim-label");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), margin);

  return box;
}

static void
set_bar (GtkWidget               *box,
         const TrestleAssessment *assessment,
         const TrestleHeadroom   *headroom,
         const TrestleStanding   *standing)
{
  static const char *const styles[] = { "dim-label", "success", "accent", "warning", "error" };
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *bar = gtk_widget_get_next_sibling (label);
  GtkWidget *margin = gtk_widget_get_last_child (box);
  g_autoptr(GArray) margins = trestle_headroom_list_margins (assessment, headroom);
  g_autofree char *summary = trestle_margins_dup_summary (margins);
  g_autofree char *amount = trestle_headroom_dup_text (headroom);
  g_autofree char *word = trestle_standing_dup_text (standing);
  g_autofree char *text = NULL;

  /* Translators: what is measured, how much of how much, and the verdict. */
  text = g_strdup_printf (_("%s: %s – %s"), _(headroom->title), amount, word);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_text (GTK_LABEL (margin), summary != NULL ? summary : "");
  gtk_widget_set_visible (margin, summary != NULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), trestle_headroom_get_fraction (headroom));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (bar, styles[i]);
  gtk_widget_add_css_class (bar, trestle_standing_get_style (standing));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The worst of all bars: its severity; met where all are, and else no more than a note. */
static void
show_worst (TrestleSizingRow *self,
            TrestleSeverity   severity,
            TrestleVerdict    verdict)
{
  if (severity < TRESTLE_SEVERITY_INFO || verdict > TRESTLE_VERDICT_MEETS)
    trestle_severity_show (self->verdict, severity);
  else
    trestle_verdict_show (self->verdict, verdict);
}

static void
update_bars (TrestleSizingRow *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autoptr(GArray) list = trestle_headroom_list (assessment, self->object);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->bars));
  TrestleVerdict worst = TRESTLE_VERDICT_UNKNOWN;
  TrestleSeverity severity = TRESTLE_SEVERITY_INFO;

  for (guint i = 0; i < list->len; i++)
    {
      const TrestleHeadroom *headroom = &g_array_index (list, TrestleHeadroom, i);
      TrestleStanding standing = trestle_headroom_get_standing (assessment, headroom);

      if (box == NULL)
        {
          box = create_bar ();
          gtk_box_append (self->bars, box);
        }
      set_bar (box, assessment, headroom, &standing);
      severity = MIN (severity, standing.severity);
      worst = MAX (worst, headroom->verdict);
      box = gtk_widget_get_next_sibling (box);
    }
  while (box != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (box);

      gtk_box_remove (self->bars, box);
      box = next;
    }
  show_worst (self, severity, worst);
}

/* Where a component stands, why an instance exists, or what a location can use. */
static char *
dup_summary (TrestleObject *object)
{
  const TrestleMachine *machine = trestle_edit_is_component (trestle_object_get_kind (object)) ? trestle_edit_get_machine (object) : NULL;

  if (TRESTLE_IS_LOCATION (object))
    return trestle_object_dup_text (object, trestle_object_find_field (object, "bandwidth"));
  if (TRESTLE_IS_INSTANCE (object))
    return trestle_object_dup_text (object, trestle_object_find_field (object, "reason"));
  if (machine == NULL || machine->location.target == NULL)
    return g_strdup (_("Not placed yet"));

  return g_strdup_printf ("%s · %s", trestle_object_get_name (machine->location.target), trestle_object_get_name ((TrestleObject *) machine));
}

static void
show_clicked_cb (TrestleSizingRow *self)
{
  if (self->object != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), self->object, NULL);
}

static void
details_toggled_cb (TrestleSizingRow *self)
{
  gboolean active = gtk_toggle_button_get_active (self->details);

  gtk_revealer_set_reveal_child (self->revealer, active);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), active);
  if (self->object == NULL)
    return;
  if (active)
    g_hash_table_add (self->expanded, g_strdup (self->object->id));
  else
    g_hash_table_remove (self->expanded, self->object->id);
  update_figures (self);
}

static void
trestle_sizing_row_dispose (GObject *object)
{
  TrestleSizingRow *self = TRESTLE_SIZING_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->object);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_SIZING_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_sizing_row_parent_class)->dispose (object);
}

static void
trestle_sizing_row_class_init (TrestleSizingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_sizing_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/sizing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, name);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, summary);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, details);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, bars);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, margins_title);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, margins);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, figures);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, margin_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sizingrow");
}

static void
trestle_sizing_row_init (TrestleSizingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
trestle_sizing_row_new (TrestleProject *project,
                        GHashTable     *expanded)
{
  TrestleSizingRow *self = g_object_new (TRESTLE_TYPE_SIZING_ROW, NULL);

  self->project = g_object_ref (project);
  self->expanded = g_hash_table_ref (expanded);

  return GTK_WIDGET (self);
}

void
trestle_sizing_row_update (TrestleSizingRow *self)
{
  g_autofree char *name = NULL, *summary = NULL;

  g_return_if_fail (TRESTLE_IS_SIZING_ROW (self));

  if (self->object == NULL || self->object->design == NULL)
    return;
  name = trestle_object_dup_name (self->object);
  summary = dup_summary (self->object);
  gtk_image_set_from_icon_name (self->icon, trestle_object_get_info (self->object)->icon);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->summary, summary);
  update_bars (self);
  update_figures (self);
}

void
trestle_sizing_row_set (TrestleSizingRow *self,
                        TrestleObject    *object)
{
  g_return_if_fail (TRESTLE_IS_SIZING_ROW (self));

  g_set_object (&self->object, NULL);
  if (object == NULL)
    return;
  gtk_toggle_button_set_active (self->details, g_hash_table_contains (self->expanded, object->id));
  g_set_object (&self->object, object);
  details_toggled_cb (self);
  trestle_sizing_row_update (self);
}
