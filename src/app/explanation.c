/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formula, numbers, exact value, and the terms with their sources.  What was
 * typed can be gone to; what was computed is explained in its place.
 */
#include "config.h"

#include "explanation.h"

#include <glib/gi18n.h>

#include "headroom.h"

struct _TrestleExplanationPopover
{
  GtkPopover      parent_instance;
  TrestleProject *project;
  GArray         *trail;        /* of TrestleFigureValue, which hold references: how one got here */

  GtkButton      *back;
  GtkLabel       *title;
  GtkLabel       *subject;
  GtkLabel       *value;
  GtkLabel       *formula;
  GtkLabel       *substituted;
  GtkLabel       *exact;
  GtkLabel       *cite;
  GtkListBox     *terms;
};

/* Where a term leads: to a figure that is explained in place, or to a field of an object. */
typedef struct
{
  TrestleObject       *object;
  TrestleObject       *other;       /* of the figure, or NULL */
  const TrestleField  *field;
  const TrestleFigure *figure;      /* or NULL */
} Place;

G_DEFINE_FINAL_TYPE (TrestleExplanationPopover, trestle_explanation_popover, GTK_TYPE_POPOVER)

static const char *const sources[] = {
  [TRESTLE_SOURCE_TYPED] = N_("Typed"),
  [TRESTLE_SOURCE_STANDARD] = N_("Default"),
  [TRESTLE_SOURCE_COMPUTED] = N_("Computed"),
  [TRESTLE_SOURCE_GUIDE] = N_("From the guide")
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->object);
  g_clear_object (&place->other);
  g_free (place);
}

static GtkWidget *
create_label (const char *text,
              const char *style,
              float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
append_term (TrestleExplanationPopover *self,
             const TrestleTerm         *term)
{
  g_autofree char *value = trestle_measure_dup_text (term->measure, term->value);
  g_autofree char *source = term->cite != NULL ?
                            g_strdup_printf ("%s, %s", _(sources[term->source]), term->cite) : g_strdup (_(sources[term->source]));
  g_autofree char *name = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *symbol = create_label (term->symbol, "term-symbol", 0);
  GtkWidget *label = create_label (term->label, NULL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_width_chars (GTK_LABEL (symbol), 3);
  gtk_widget_add_css_class (line, "term");
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), create_label (source, "term-source", 0));
  gtk_box_append (GTK_BOX (line), symbol);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), create_label (value, "numeric", 1));
  if (term->object != NULL)
    {
      Place *place = g_new (Place, 1);
      GtkWidget *arrow;

      place->object = g_object_ref (term->object);
      place->field = term->field;
      place->other = term->other != NULL ? g_object_ref (term->other) : NULL;
      place->figure = term->figure != NULL ? trestle_figure_find (term->figure) : NULL;
      arrow = gtk_image_new_from_icon_name (place->figure != NULL ? "trestle-explain-symbolic" : "go-next-symbolic");
      g_object_set_data_full (G_OBJECT (row), "place", place, place_free);
      gtk_widget_set_tooltip_text (row, place->figure != NULL ? _("Explain") : _("Show"));
      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (line), arrow);
    }
  /* Translators: what a number is, the number, and where it comes from. */
  name = g_strdup_printf (_("%s: %s, %s"), term->label, value, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), term->object != NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_append (self->terms, row);
}

static void
show_explanation (TrestleExplanationPopover *self,
                  const TrestleFigure       *figure,
                  const char                *value,
                  const TrestleExplanation  *explanation)
{
  g_autofree char *exact = g_strdup_printf (_("Exactly %s %s"), explanation->exact, trestle_measure_get_unit (figure->measure));
  g_autofree char *cite = g_strdup_printf ("%s · %s", figure->rule, figure->calc);

  gtk_label_set_text (self->title, _(figure->title));
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->formula, explanation->formula);
  gtk_label_set_text (self->substituted, explanation->substituted != NULL ? explanation->substituted : "");
  gtk_widget_set_visible (GTK_WIDGET (self->substituted), explanation->substituted != NULL &&
                          !g_str_equal (explanation->substituted, explanation->formula));
  gtk_label_set_text (self->exact, g_strchomp (exact));
  gtk_label_set_text (self->cite, cite);
  gtk_list_box_remove_all (self->terms);
  for (guint i = 0; i < explanation->terms->len; i++)
    append_term (self, &g_array_index (explanation->terms, TrestleTerm, i));
  gtk_widget_set_visible (GTK_WIDGET (self->terms), explanation->terms->len > 0);
}

static void
clear_value (gpointer data)
{
  TrestleFigureValue *value = data;

  g_clear_object (&value->subject);
  g_clear_object (&value->other);
}

/* Explains the figure at the end of the trail. */
static void
show_last (TrestleExplanationPopover *self)
{
  const TrestleFigureValue *value = &g_array_index (self->trail, TrestleFigureValue, self->trail->len - 1);
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);
  g_autofree char *amount = trestle_figure_value_dup_standing (assessment, value);
  g_autofree char *subject = trestle_object_dup_name (value->subject);

  gtk_widget_set_visible (GTK_WIDGET (self->back), self->trail->len > 1);
  gtk_label_set_text (self->subject, subject);
  gtk_widget_set_visible (GTK_WIDGET (self->subject), !TRESTLE_IS_DESIGN (value->subject));
  show_explanation (self, value->figure, amount, explanation);
}

static void
go_to (TrestleExplanationPopover *self,
       const TrestleFigure       *figure,
       TrestleObject             *subject,
       TrestleObject             *other)
{
  const TrestleFigureValue value = {
    .figure = figure, .subject = g_object_ref (subject), .other = other != NULL ? g_object_ref (other) : NULL
  };

  g_array_append_val (self->trail, value);
  show_last (self);
}

static void
back_clicked_cb (TrestleExplanationPopover *self)
{
  g_array_set_size (self->trail, self->trail->len - 1);
  show_last (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
row_activated_cb (TrestleExplanationPopover *self,
                  GtkListBoxRow             *row)
{
  const Place *place = g_object_get_data (G_OBJECT (row), "place");
  g_autoptr(TrestleObject) object = NULL;
  g_autoptr(TrestleObject) other = NULL;

  if (place == NULL)
    return;

  /* The row, and with it the place, goes when the figure is shown. */
  object = g_object_ref (place->object);
  g_set_object (&other, place->other);
  if (place->figure != NULL)
    {
      go_to (self, place->figure, object, other);
      gtk_widget_grab_focus (GTK_WIDGET (self->back));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  trestle_selection_jump (trestle_project_get_selection (self->project), object, place->field);
}

/* Undo works while an explanation is open, and may take its subject away. */
static void
assessed_cb (TrestleExplanationPopover *self)
{
  for (guint i = 0; i < self->trail->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (self->trail, TrestleFigureValue, i);

      if ((!TRESTLE_IS_DESIGN (value->subject) && value->subject->design == NULL) ||
          (value->other != NULL && value->other->design == NULL))
        {
          gtk_popover_popdown (GTK_POPOVER (self));
          return;
        }
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_last (self);
}

/* Not on text that can be selected, which would then be. */
static void
map_cb (TrestleExplanationPopover *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->terms, 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
trestle_explanation_popover_dispose (GObject *object)
{
  TrestleExplanationPopover *self = TRESTLE_EXPLANATION_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_EXPLANATION_POPOVER);
  g_clear_pointer (&self->trail, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_explanation_popover_parent_class)->dispose (object);
}

static void
trestle_explanation_popover_class_init (TrestleExplanationPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_explanation_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, back);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, subject);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, value);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, formula);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, substituted);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, exact);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, cite);
  gtk_widget_class_bind_template_child (widget_class, TrestleExplanationPopover, terms);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trestle_explanation_popover_init (TrestleExplanationPopover *self)
{
  self->trail = g_array_new (FALSE, TRUE, sizeof (TrestleFigureValue));
  g_array_set_clear_func (self->trail, clear_value);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
trestle_explanation_new (TrestleProject      *project,
                         const TrestleFigure *figure,
                         TrestleObject       *subject,
                         TrestleObject       *other)
{
  TrestleExplanationPopover *self = g_object_new (TRESTLE_TYPE_EXPLANATION_POPOVER, NULL);

  self->project = g_object_ref (project);
  go_to (self, figure, subject, other);
  g_signal_connect_object (trestle_project_get_validator (project), "assessed", G_CALLBACK (assessed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
