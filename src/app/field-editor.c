/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all rows of the inspector do: names and tooltips, the value that counts
 * while nothing is typed, computed values beside typed ones, errors, findings
 * and their fixes.
 */
#include "config.h"

#include "field-editor-private.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "facts.h"
#include "quantity.h"
#include "severity.h"

G_DEFINE_FINAL_TYPE (TrestleFieldEditor, trestle_field_editor, G_TYPE_OBJECT)

/* The switch over the kinds of field. */
static const TrestleFieldForm *const forms[] = {
  [TRESTLE_FIELD_TEXT] = &trestle_field_form_entry,
  [TRESTLE_FIELD_NOTE] = &trestle_field_form_note,
  [TRESTLE_FIELD_INT] = &trestle_field_form_entry,
  [TRESTLE_FIELD_FLAG] = &trestle_field_form_picker,
  [TRESTLE_FIELD_CHOICE] = &trestle_field_form_picker,
  [TRESTLE_FIELD_CHOICES] = &trestle_field_form_picker,
  [TRESTLE_FIELD_DATE] = &trestle_field_form_entry,
  [TRESTLE_FIELD_REF] = &trestle_field_form_picker,
  [TRESTLE_FIELD_REFS] = &trestle_field_form_picker,
  [TRESTLE_FIELD_TEXTS] = &trestle_field_form_note,
  [TRESTLE_FIELD_DATA] = &trestle_field_form_picture
};

/* What counts while the field is empty, for the end of the row. */
static char *
dup_hint (TrestleFieldEditor *self)
{
  g_autofree char *text = NULL;

  if (self->mixed)
    return g_strdup (_("Mixed values"));
  /* What is computed is computed for each. */
  if (self->objects != NULL && !self->field->has_standard)
    return NULL;
  text = trestle_edits_dup_standard (self->project, self->object, self->field);
  if (*text == '\0')
    return NULL;
  if (!self->field->has_standard)
    return g_strconcat ("= ", text, NULL);    /* a word would lie over a long title */

  /* Translators: %s is the value that counts while none is typed. */
  return g_strdup_printf (_("default %s"), text);
}

static GtkWidget *
append_line (TrestleFieldEditor *self,
             const char         *icon,
             const char         *style,
             const char         *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  if (style != NULL)
    gtk_widget_add_css_class (line, style);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->lines), line);

  return line;
}

static void
use_computed_cb (TrestleFieldEditor *self)
{
  trestle_edits_set (self->project, self->object, self->field, &(TrestleValue) TRESTLE_VALUE_INIT, NULL);
}

static void
append_computed (TrestleFieldEditor *self)
{
  g_autofree char *value = trestle_edits_dup_computed (self->project, self->object, self->field);
  g_autofree char *text = NULL;
  GtkWidget *line, *button;

  if (self->objects != NULL || *value == '\0' || !trestle_object_is_set (self->object, self->field))
    return;

  text = g_strdup_printf (_("Typed over the computed %s"), value);
  line = append_line (self, "trestle-explain-symbolic", "accent", text);
  button = gtk_button_new_with_label (_("Use Computed"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_computed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

/* So that the other rows stay in view. */
#define MAX_FINDINGS 3

/* Of several objects the first few. */
static void
append_worst (TrestleFieldEditor *self)
{
  guint n = 0;

  for (guint i = 0; i < self->objects->len && n < MAX_FINDINGS; i++)
    {
      TrestleFinding *finding = trestle_project_find_finding (self->project, self->objects->pdata[i], self->field);

      if (finding == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->lines), trestle_severity_line_new (self->project, finding));
      n++;
    }
}

static gboolean
append_findings (TrestleFieldEditor *self)
{
  const GPtrArray *findings = trestle_project_get_findings (self->project, self->object);
  gboolean any = FALSE;

  if (self->objects != NULL)
    {
      append_worst (self);
      return gtk_widget_get_first_child (self->lines) != NULL;
    }

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      if (finding->field != self->field || trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_INFO)
        continue;
      gtk_box_append (GTK_BOX (self->lines), trestle_severity_line_new (self->project, finding));
      any = TRUE;
    }

  return any;
}

static void
set_style (TrestleFieldEditor *self,
           const char         *style)
{
  static const char *const styles[] = { "error", "warning" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (style, styles[i]) == 0)
      gtk_widget_add_css_class (self->row, styles[i]);
    else
      gtk_widget_remove_css_class (self->row, styles[i]);
}

static void
show_state (TrestleFieldEditor *self)
{
  TrestleFinding *finding = trestle_project_find_finding (self->project, self->object, self->field);
  gboolean invalid = self->error != NULL || finding != NULL;

  if (self->error != NULL || (finding != NULL && trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_ERROR))
    set_style (self, "error");
  else if (finding != NULL && trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_WARNING)
    set_style (self, "warning");
  else
    set_style (self, NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update_notes (TrestleFieldEditor *self)
{
  GtkWidget *line;
  gboolean any;

  while ((line = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);

  if (self->error != NULL)
    append_line (self, "trestle-error-symbolic", "error", self->error);
  append_computed (self);
  append_findings (self);
  any = gtk_widget_get_first_child (self->lines) != NULL;
  gtk_widget_set_visible (self->notes, any);
  if (any)
    gtk_widget_add_css_class (self->row, "has-notes");
  else
    gtk_widget_remove_css_class (self->row, "has-notes");
}

static void
create_notes (TrestleFieldEditor *self)
{
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->notes = g_object_ref_sink (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->notes), self->lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->notes), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self->notes), FALSE);
  gtk_widget_set_focusable (self->notes, FALSE);
  gtk_widget_set_visible (self->notes, FALSE);
  gtk_widget_add_css_class (self->notes, "field-notes");
}

static void
set_tooltip (TrestleFieldEditor *self)
{
  g_autofree char *guidance = trestle_field_dup_guidance (self->field);
  g_autoptr(GString) text = g_string_new (guidance);

  if (self->field->kind == TRESTLE_FIELD_INT && *trestle_quantity_symbol (self->field->unit) != '\0')
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: %s is a unit, such as Mbps, that a number without one has. */
      g_string_append_printf (text, _("Without a unit: %s"), _(trestle_quantity_symbol (self->field->unit)));
    }
  if (self->field->cite != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->field->cite);

  if (text->len > 0)
    gtk_widget_set_tooltip_text (self->row, text->str);
}

static void
field_changed_cb (TrestleFieldEditor *self,
                  const TrestleField *field)
{
  if (field == self->field)
    trestle_field_editor_update (self);
}

static void
trestle_field_editor_dispose (GObject *object)
{
  TrestleFieldEditor *self = TRESTLE_FIELD_EDITOR (object);

  g_clear_object (&self->row);
  g_clear_object (&self->notes);
  g_clear_object (&self->object);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_object (&self->project);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (trestle_field_editor_parent_class)->dispose (object);
}

static void
trestle_field_editor_class_init (TrestleFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_field_editor_dispose;
}

static void
trestle_field_editor_init (TrestleFieldEditor *self)
{
}

TrestleFieldEditor *
trestle_field_editor_new (TrestleProject     *project,
                          const TrestleField *field)
{
  TrestleFieldEditor *self = g_object_new (TRESTLE_TYPE_FIELD_EDITOR, NULL);

  self->project = g_object_ref (project);
  self->field = field;
  self->form = forms[field->kind];
  create_notes (self);
  self->row = g_object_ref_sink (self->form->create (self));
  set_tooltip (self);

  return self;
}

GtkWidget *
trestle_field_editor_get_row (TrestleFieldEditor *self)
{
  return self->row;
}

GtkWidget *
trestle_field_editor_get_notes (TrestleFieldEditor *self)
{
  return self->notes;
}

const TrestleField *
trestle_field_editor_get_field (TrestleFieldEditor *self)
{
  return self->field;
}

static void
show_objects (TrestleFieldEditor *self,
              TrestleObject      *object,
              GPtrArray          *objects)
{
  if (self->object != NULL)
    {
      if (self->object->design != NULL)
        trestle_field_editor_commit (self);
      g_signal_handlers_disconnect_by_func (self->object, field_changed_cb, self);
    }
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_set_object (&self->object, object);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  if (objects != NULL)
    self->objects = g_ptr_array_ref (objects);
  if (object == NULL)
    return;
  g_signal_connect_object (object, "field-changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  trestle_field_editor_update (self);
}

void
trestle_field_editor_set_object (TrestleFieldEditor *self,
                                 TrestleObject      *object)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));

  if (self->object != object || self->objects != NULL)
    show_objects (self, object, NULL);
}

void
trestle_field_editor_set_objects (TrestleFieldEditor *self,
                                  GPtrArray          *objects)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));
  g_return_if_fail (objects->len > 1);

  show_objects (self, objects->pdata[objects->len - 1], objects);
}

/* Whether somebody has another value than the last one. */
static gboolean
are_mixed (TrestleFieldEditor *self)
{
  TrestleValue value, other;
  gboolean mixed = FALSE;

  if (self->objects == NULL)
    return FALSE;
  trestle_object_get (self->object, self->field, &value);
  for (guint i = 0; i + 1 < self->objects->len && !mixed; i++)
    {
      trestle_object_get (self->objects->pdata[i], self->field, &other);
      mixed = !trestle_value_equal (&value, &other);
      trestle_value_clear (&other);
    }
  trestle_value_clear (&value);

  return mixed;
}

char *
trestle_field_editor_dup_text (TrestleFieldEditor *self)
{
  return self->mixed ? g_strdup ("") : trestle_object_dup_text (self->object, self->field);
}

void
trestle_field_editor_commit (TrestleFieldEditor *self)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));

  if (self->object != NULL && self->form->commit != NULL)
    self->form->commit (self);
}

gboolean
trestle_field_editor_is_valid (TrestleFieldEditor *self)
{
  g_return_val_if_fail (TRESTLE_IS_FIELD_EDITOR (self), FALSE);

  return self->error == NULL;
}

void
trestle_field_editor_discard (TrestleFieldEditor *self)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));

  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->shown, g_free);
  trestle_field_editor_update (self);
}

void
trestle_field_editor_update (TrestleFieldEditor *self)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));

  if (self->object == NULL || self->object->design == NULL)
    return;

  self->updating = TRUE;
  self->mixed = are_mixed (self);
  self->form->update (self);
  if (self->hint != NULL)
    {
      g_autofree char *hint = !self->mixed && trestle_object_is_set (self->object, self->field) ? NULL : dup_hint (self);

      gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
      gtk_widget_set_visible (self->hint, hint != NULL);
    }
  update_notes (self);
  show_state (self);
  self->updating = FALSE;
}

void
trestle_field_editor_focus (TrestleFieldEditor *self)
{
  g_return_if_fail (TRESTLE_IS_FIELD_EDITOR (self));

  gtk_widget_grab_focus (self->part);
}

static gboolean
write_text (TrestleFieldEditor *self,
            const char         *text,
            GError            **error)
{
  TrestleValue value;
  gboolean done;

  if (self->objects == NULL)
    return trestle_edits_set_text (self->project, self->object, self->field, text, error);
  if (!trestle_field_parse (self->field, text, &value, error))
    return FALSE;
  done = trestle_edits_set_all (self->project, self->objects, self->field, &value, error);
  trestle_value_clear (&value);

  return done;
}

void
trestle_field_editor_take_text (TrestleFieldEditor *self,
                                const char         *text)
{
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (text, self->shown) == 0)
    {
      g_clear_pointer (&self->error, g_free);
    }
  else if (write_text (self, text, &error))
    {
      g_clear_pointer (&self->error, g_free);
      g_clear_pointer (&self->shown, g_free);
    }
  else
    {
      g_set_str (&self->error, error->message);
    }
  trestle_field_editor_update (self);
}
