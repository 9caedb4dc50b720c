/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options are rows with a radio button; the guide’s word and our own stand apart
 * by their marks.
 */
#include "config.h"

#include "decision-dialog.h"

#include <glib/gi18n.h>

#include "date-row.h"
#include "edits.h"
#include "toast.h"

struct _TrestleDecisionDialog
{
  AdwDialog                 parent_instance;
  TrestleProject           *project;
  const TrestleDecisionRow *row;
  TrestleObject            *subject;
  GPtrArray                *radios;     /* of GtkCheckButton, by option */

  AdwWindowTitle           *heading;
  GtkButton                *decide;
  GtkLabel                 *place;
  GtkListBox               *options;
  GtkLabel                 *legend;
  GtkTextView              *rationale;
  AdwEntryRow              *who;
  AdwEntryRow              *date;
  AdwPreferencesGroup      *figures;
};

G_DEFINE_FINAL_TYPE (TrestleDecisionDialog, trestle_decision_dialog, ADW_TYPE_DIALOG)

static gboolean
get_state (TrestleDecisionDialog *self,
           TrestleDecisionState  *state)
{
  return trestle_decision_get_state (trestle_project_get_assessment (self->project), self->row, self->subject, state);
}

static char *
dup_typed (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static int
get_chosen (TrestleDecisionDialog *self)
{
  for (guint i = 0; i < self->radios->len; i++)
    if (gtk_check_button_get_active (self->radios->pdata[i]))
      return (int) i;

  return TRESTLE_NO_OPTION;
}

static void
cancel_cb (TrestleDecisionDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
decide_cb (TrestleDecisionDialog *self)
{
  g_autofree char *rationale = dup_typed (self->rationale);
  const TrestleDecisionInput input = {
    get_chosen (self), rationale, gtk_editable_get_text (GTK_EDITABLE (self->who)), gtk_editable_get_text (GTK_EDITABLE (self->date))
  };
  TrestleDecisionState state;

  if (!trestle_date_row_check (self->date))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }
  if (get_state (self, &state))
    trestle_edits_decide (self->project, &state, &input);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
date_changed_cb (TrestleDecisionDialog *self)
{
  trestle_date_row_check (self->date);
}

static void
option_activated_cb (TrestleDecisionDialog *self,
                     GtkListBoxRow         *row)
{
  GtkCheckButton *radio = self->radios->pdata[gtk_list_box_row_get_index (row)];

  if (gtk_widget_get_sensitive (GTK_WIDGET (radio)))
    gtk_check_button_set_active (radio, TRUE);
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* Aspect, what is said of it, and who says so. */
static GtkWidget *
create_trade_off (const TrestleTradeOff *trade_off,
                  gboolean               again)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *aspect = create_label (again ? "" : _(trestle_aspect_get_label (trade_off->aspect)), "caption");
  GtkWidget *text = create_label (_(trade_off->text), "caption");
  GtkWidget *mark = create_label (trestle_origin_get_mark (trade_off->origin), "caption");

  gtk_label_set_width_chars (GTK_LABEL (aspect), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (aspect), 14);
  gtk_label_set_wrap (GTK_LABEL (mark), FALSE);
  gtk_widget_add_css_class (aspect, "dim-label");
  gtk_widget_add_css_class (mark, trade_off->origin == TRESTLE_ORIGIN_GUIDE ? "accent" : "dim-label");
  gtk_widget_set_tooltip_text (mark, _(trestle_origin_get_label (trade_off->origin)));
  gtk_label_set_width_chars (GTK_LABEL (text), 12);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), aspect);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), mark);

  return line;
}

static GtkWidget *
create_trade_offs (const TrestleOption *option)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (const TrestleTradeOff *trade_off = option->trade_offs; trade_off->text != NULL; trade_off++)
    gtk_box_append (GTK_BOX (lines), create_trade_off (trade_off, trade_off > option->trade_offs && trade_off[-1].aspect == trade_off->aspect));

  return lines;
}

/* The whole option in words, for those who hear it. */
static char *
dup_description (const TrestleOption *option)
{
  GString *text = g_string_new (NULL);

  for (const TrestleTradeOff *trade_off = option->trade_offs; trade_off->text != NULL; trade_off++)
    g_string_append_printf (text, "%s%s: %s (%s)", text->len > 0 ? "; " : "", _(trestle_aspect_get_label (trade_off->aspect)),
                            _(trade_off->text), _(trestle_origin_get_label (trade_off->origin)));

  return g_string_free (text, FALSE);
}

static void
add_option (TrestleDecisionDialog      *self,
            const TrestleDecisionState *state,
            int                         index)
{
  const TrestleOption *option = &self->row->options[index];
  gboolean possible = trestle_decision_can_choose (trestle_project_get_assessment (self->project), state, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *radio = gtk_check_button_new ();
  GtkWidget *title;
  g_autofree char *description = dup_description (option);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->radios->len > 0 ? self->radios->pdata[0] : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), state->chosen == index);
  gtk_widget_set_sensitive (radio, possible);
  gtk_widget_set_valign (radio, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, _(option->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_ptr_array_add (self->radios, radio);

  title = create_label (_(option->title), "heading");
  gtk_label_set_width_chars (GTK_LABEL (title), 18);
  gtk_box_append (GTK_BOX (texts), title);
  if (!possible)
    gtk_box_append (GTK_BOX (texts), create_label (option->unsupported ? _("Cannot be chosen: it is not supported") :
                                                   _("Follows from the design: change it there to take this option"), "caption"));
  gtk_box_append (GTK_BOX (texts), create_trade_offs (option));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), radio);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "option");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), possible);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->options, row);
}

static void
add_figures (TrestleDecisionDialog      *self,
             const TrestleDecisionState *state)
{
  g_autoptr(GPtrArray) figures = trestle_decision_list_basis (trestle_project_get_assessment (self->project), state);

  gtk_widget_set_visible (GTK_WIDGET (self->figures), figures->len > 0);
  for (guint i = 0; i < figures->len; i++)
    {
      const TrestleBasisFigure *figure = figures->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text = g_str_equal (figure->before, figure->now) ? g_strdup (figure->now) :
                              /* Translators: a figure when it was decided, and now. */
                              g_strdup_printf (_("%s, now %s"), figure->before, figure->now);
      GtkWidget *value = create_label (text, figure->moved ? "warning" : "dim-label");

      gtk_widget_add_css_class (value, "numeric");
      gtk_label_set_yalign (GTK_LABEL (value), 0.5);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), figure->title);
      if (figure->moved)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Moved beyond the tolerance"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
      adw_preferences_group_add (self->figures, row);
    }
}

static void
show_place (TrestleDecisionDialog *self)
{
  g_autofree char *name = TRESTLE_IS_DESIGN (self->subject) ? g_strdup ("") : trestle_object_dup_name (self->subject);
  g_autofree char *number = trestle_decision_row_dup_number (self->row);
  g_autofree char *place = self->row->step == 0 ? g_strdup (number) :
                           g_strdup_printf (_("Step %u, Task %u of the guide · %s"), self->row->step, self->row->task, number);
  g_autofree char *legend = g_strdup_printf ("%s %s · %s %s · %s %s", trestle_origin_get_mark (0), _(trestle_origin_get_label (0)),
                                             trestle_origin_get_mark (1), _(trestle_origin_get_label (1)),
                                             trestle_origin_get_mark (2), _(trestle_origin_get_label (2)));

  adw_dialog_set_title (ADW_DIALOG (self), _(self->row->title));
  adw_window_title_set_title (self->heading, _(self->row->title));
  adw_window_title_set_subtitle (self->heading, name);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->legend, legend);
}

static void
show_people (TrestleDecisionDialog      *self,
             const TrestleDecisionState *state)
{
  const TrestleDesign *design = trestle_project_get_design (self->project);
  const char *who = state->record != NULL ? state->record->who : NULL;
  g_autofree char *today = trestle_edits_dup_today ();

  if (who == NULL && design->authors != NULL)
    who = design->authors[0];
  gtk_editable_set_text (GTK_EDITABLE (self->who), who != NULL ? who : "");
  gtk_editable_set_text (GTK_EDITABLE (self->date), today);
}

static void
trestle_decision_dialog_dispose (GObject *object)
{
  TrestleDecisionDialog *self = TRESTLE_DECISION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_DECISION_DIALOG);
  g_clear_pointer (&self->radios, g_ptr_array_unref);
  g_clear_object (&self->subject);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_decision_dialog_parent_class)->dispose (object);
}

static void
trestle_decision_dialog_class_init (TrestleDecisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_decision_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/decision-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, decide);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, place);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, options);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, legend);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, rationale);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, who);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionDialog, figures);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, decide_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_activated_cb);
}

static void
trestle_decision_dialog_init (TrestleDecisionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->radios = g_ptr_array_new ();
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->decide));
}

TrestleDecisionDialog *
trestle_decision_dialog_present (GtkWidget                *parent,
                                 TrestleProject           *project,
                                 const TrestleDecisionRow *row,
                                 TrestleObject            *subject)
{
  TrestleDecisionState state;
  TrestleDecisionDialog *self;

  if (!trestle_decision_get_state (trestle_project_get_assessment (project), row, subject, &state))
    return NULL;
  self = g_object_new (TRESTLE_TYPE_DECISION_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->row = row;
  self->subject = g_object_ref (subject);
  show_place (self);
  for (int i = 0; row->options[i].nick != NULL; i++)
    add_option (self, &state, i);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->rationale), state.rationale, -1);
  show_people (self, &state);
  add_figures (self, &state);
  adw_dialog_present (ADW_DIALOG (self), parent);

  return self;
}
