/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of the sizing page.  Figures are filled in when they are opened; which are
 * open is kept by the page, because rows are used again for other objects.
 */
#include "config.h"

#include "sizing-row.h"

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

static void
update_figures (TrestleSizingRow *self)
{
  TrestleObject *sized = get_sized_object (self->object);
  g_autoptr(GArray) values = NULL;

  if (!gtk_toggle_button_get_active (self->details) || sized == NULL)
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

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

static void
set_bar (GtkWidget             *box,
         const TrestleHeadroom *headroom)
{
  static const char *const styles[] = { "dim-label", "success", "warning", "error" };
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *bar = gtk_widget_get_last_child (box);
  g_autofree char *amount = trestle_headroom_dup_text (headroom);
  g_autofree char *text = NULL;

  /* Translators: what is measured, how much of how much, and the verdict. */
  text = g_strdup_printf (_("%s: %s – %s"), _(headroom->title), amount, _(trestle_verdict_get_label (headroom->verdict)));
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), trestle_headroom_get_fraction (headroom));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (bar, styles[i]);
  gtk_widget_add_css_class (bar, styles[headroom->verdict]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static TrestleVerdict
update_bars (TrestleSizingRow *self)
{
  g_autoptr(GArray) list = trestle_headroom_list (trestle_project_get_assessment (self->project), self->object);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->bars));
  TrestleVerdict worst = TRESTLE_VERDICT_UNKNOWN;

  for (guint i = 0; i < list->len; i++)
    {
      const TrestleHeadroom *headroom = &g_array_index (list, TrestleHeadroom, i);

      if (box == NULL)
        {
          box = create_bar ();
          gtk_box_append (self->bars, box);
        }
      set_bar (box, headroom);
      worst = MAX (worst, headroom->verdict);
      box = gtk_widget_get_next_sibling (box);
    }
  while (box != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (box);

      gtk_box_remove (self->bars, box);
      box = next;
    }

  return worst;
}

/* Where a component stands, or why an instance exists. */
static char *
dup_summary (TrestleObject *object)
{
  const TrestleMachine *machine = trestle_edit_is_component (trestle_object_get_kind (object)) ? trestle_edit_get_machine (object) : NULL;

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
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingRow, figures);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
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
  trestle_verdict_show (self->verdict, update_bars (self));
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
