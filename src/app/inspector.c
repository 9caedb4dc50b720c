/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows the selection.  Rows are made once for a kind and used again for
 * every other object of that kind.
 */
#include "config.h"

#include "inspector.h"

#include <glib/gi18n.h>

#include "field-editor.h"
#include "figure-row.h"
#include "quantity.h"
#include "record-title.h"
#include "severity.h"

struct _TrestleInspector
{
  AdwBin                 parent_instance;
  TrestleProject        *project;
  TrestleObject         *object;      /* shown, or NULL */
  GPtrArray             *objects;     /* several that are shown, of one kind, or NULL */
  const TrestleKindInfo *info;        /* whose rows there are, or NULL */
  GPtrArray             *editors;     /* of TrestleFieldEditor */

  GtkStack              *stack;
  AdwStatusPage         *several;
  GtkImage              *icon;
  GtkLabel              *name;
  GtkLabel              *kind;
  GtkScrolledWindow     *scroller;
  GtkBox                *groups;
  AdwPreferencesGroup   *findings_group;
  GtkBox                *findings;
  AdwPreferencesGroup   *figures_group;
  GtkListBox            *figures;
};

G_DEFINE_FINAL_TYPE (TrestleInspector, trestle_inspector, ADW_TYPE_BIN)

static GtkListBox *
append_group (TrestleInspector * self,
              const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _("Properties"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (self->groups, group);

  return GTK_LIST_BOX (list);
}

static void
clear_rows (TrestleInspector *self)
{
  GtkWidget *group;

  for (guint i = 0; i < self->editors->len; i++)
    trestle_field_editor_set_object (self->editors->pdata[i], NULL);
  g_ptr_array_set_size (self->editors, 0);
  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, group);
  self->info = NULL;
}

/* Where things are drawn is set on the canvas, and what stands apart in a dialog of its own. */
static void
create_rows (TrestleInspector      *self,
             const TrestleKindInfo *info)
{
  GtkListBox *list = NULL;

  clear_rows (self);
  self->info = info;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *field = &info->fields[i];
      TrestleFieldEditor *editor;

      if (field->flags & (TRESTLE_FIELD_GEOMETRY | TRESTLE_FIELD_APART))
        continue;
      if (list == NULL || field->group != NULL)
        list = append_group (self, i > 0 && field->group != NULL ? _(field->group) : NULL);
      editor = trestle_field_editor_new (self->project, field);
      gtk_list_box_append (list, trestle_field_editor_get_row (editor));
      gtk_list_box_append (list, trestle_field_editor_get_notes (editor));
      g_ptr_array_add (self->editors, editor);
    }
}

static void
update_heading (TrestleInspector *self)
{
  const TrestleKindInfo *info = trestle_object_get_info (self->object);
  g_autofree char *number = self->objects != NULL ? trestle_quantity_group (self->objects->len) : NULL;
  g_autofree char *name = number != NULL ? g_strdup_printf ("%s %s", number, _(info->titles)) :
                          trestle_record_dup_title (self->object);

  gtk_image_set_from_icon_name (self->icon, info->icon);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_text (self->kind, number != NULL ? _("What is typed is set for all of them") : _(info->title));
}

/* So that the fields stay in view; the Findings pane has the rest. */
#define MAX_FINDINGS 4

static GtkWidget *
create_more_button (guint n)
{
  g_autofree char *label = g_strdup_printf (ngettext ("%u More in Findings", "%u More in Findings", n), n);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show::findings");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

/* Those that belong to no field; the others stand at theirs. */
static void
update_findings (TrestleInspector *self)
{
  const GPtrArray *findings = self->objects == NULL ? trestle_project_get_findings (self->project, self->object) : NULL;
  guint n = 0;
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, line);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      if ((finding->field == NULL || trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_INFO) && n++ < MAX_FINDINGS)
        gtk_box_append (self->findings, trestle_severity_line_new (self->project, finding));
    }
  if (n > MAX_FINDINGS)
    gtk_box_append (self->findings, create_more_button (n - MAX_FINDINGS));
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), gtk_widget_get_first_child (GTK_WIDGET (self->findings)) != NULL);
}

static void
update_figures (TrestleInspector *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autoptr(GArray) values = self->objects == NULL ? trestle_assessment_list_figures (assessment, self->object) :
                             g_array_new (FALSE, FALSE, sizeof (TrestleFigureValue));

  trestle_figure_row_fill (self->figures, self->project, values);
  gtk_widget_set_visible (GTK_WIDGET (self->figures_group), values->len > 0);
}

static void
update_editors (TrestleInspector *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    trestle_field_editor_update (self->editors->pdata[i]);
}

/* Names of other objects stand in rows, too. */
static gboolean
follow_cb (gpointer object,
           guint    round)
{
  static void (*const parts[]) (TrestleInspector *self) = { update_heading, update_editors, update_findings, update_figures };
  TrestleInspector *self = object;

  if (self->object == NULL || self->object->design == NULL)
    return FALSE;
  parts[round] (self);

  return round + 1 < G_N_ELEMENTS (parts);
}

/* Names are not for several at once, nor is what makes a pair. */
static void
show_keys (TrestleInspector *self,
           gboolean          show)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (trestle_field_editor_get_field (self->editors->pdata[i])->flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_PAIR))
      gtk_widget_set_visible (trestle_field_editor_get_row (self->editors->pdata[i]), show);
}

static gboolean
are_of_one_kind (const GPtrArray *objects)
{
  for (guint i = 1; i < objects->len; i++)
    if (trestle_object_get_kind (objects->pdata[i]) != trestle_object_get_kind (objects->pdata[0]))
      return FALSE;

  return TRUE;
}

static void
show_objects (TrestleInspector *self,
              GPtrArray        *objects)
{
  TrestleObject *last = objects->pdata[objects->len - 1];

  g_set_object (&self->object, last);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  self->objects = g_ptr_array_ref (objects);
  if (self->info != trestle_object_get_info (last))
    create_rows (self, trestle_object_get_info (last));
  for (guint i = 0; i < self->editors->len; i++)
    trestle_field_editor_set_objects (self->editors->pdata[i], objects);
  show_keys (self, FALSE);
  update_heading (self);
  update_findings (self);
  update_figures (self);
}

static void
show_object (TrestleInspector *self,
             TrestleObject    *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  if (self->object == object && self->objects == NULL)
    return;

  g_set_object (&self->object, object);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  if (self->info != info)
    create_rows (self, info);
  for (guint i = 0; i < self->editors->len; i++)
    trestle_field_editor_set_object (self->editors->pdata[i], object);
  show_keys (self, TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_heading (self);
  update_findings (self);
  update_figures (self);
}

static void
selection_changed_cb (TrestleInspector *self)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  guint n = trestle_selection_get_size (selection);
  TrestleObject *primary = trestle_selection_get_primary (selection);

  if (n > 1)
    {
      g_autoptr(GPtrArray) objects = trestle_selection_list (selection);

      if (objects->len > 1 && are_of_one_kind (objects))
        {
          show_objects (self, objects);
          gtk_stack_set_visible_child_name (self->stack, "object");
          return;
        }
    }
  if (n > 1)
    {
      g_autofree char *number = trestle_quantity_group (n);
      g_autofree char *title = g_strdup_printf (ngettext ("%s Object Selected", "%s Objects Selected", n), number);

      adw_status_page_set_title (self->several, title);
      gtk_stack_set_visible_child_name (self->stack, "several");
      return;
    }
  show_object (self, primary != NULL ? primary : TRESTLE_OBJECT (trestle_project_get_design (self->project)));
  gtk_stack_set_visible_child_name (self->stack, "object");
}

static void
trestle_inspector_dispose (GObject *object)
{
  TrestleInspector *self = TRESTLE_INSPECTOR (object);

  /* What is being typed was taken over or given up when the window closed: now nobody is
   * there to follow it.
   */
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  /* Its child is one of the template’s, which would be taken away from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_INSPECTOR);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_object (&self->object);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_inspector_parent_class)->dispose (object);
}

static void
trestle_inspector_class_init (TrestleInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_inspector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, several);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, name);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, groups);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, findings_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, findings);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, figures_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleInspector, figures);
}

static void
trestle_inspector_init (TrestleInspector *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_inspector_set_project (TrestleInspector *self,
                               TrestleProject   *project)
{
  g_return_if_fail (TRESTLE_IS_INSPECTOR (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (trestle_project_get_selection (project), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  trestle_project_follow_in_rounds (project, self, follow_cb);
  selection_changed_cb (self);
}

void
trestle_inspector_focus_field (TrestleInspector   *self,
                               const TrestleField *field)
{
  g_return_if_fail (TRESTLE_IS_INSPECTOR (self));

  for (guint i = 0; i < self->editors->len; i++)
    {
      TrestleFieldEditor *editor = self->editors->pdata[i];

      if (field == NULL || trestle_field_editor_get_field (editor) == field)
        {
          trestle_field_editor_focus (editor);
          return;
        }
    }
}

void
trestle_inspector_commit (TrestleInspector *self)
{
  g_return_if_fail (TRESTLE_IS_INSPECTOR (self));

  for (guint i = 0; i < self->editors->len; i++)
    trestle_field_editor_commit (self->editors->pdata[i]);
}
