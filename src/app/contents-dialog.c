/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections in the document stand first, in its order; the others follow.  Each
 * change is a step of its own, and the pages behind the dialog follow it.
 */
#include "config.h"

#include "contents-dialog.h"

#include <glib/gi18n.h>

#include "contents.h"
#include "edits.h"
#include "field-editor.h"

struct _TrestleContentsDialog
{
  AdwDialog           parent_instance;
  TrestleProject     *project;
  TrestleFieldEditor *profile;
  gboolean            showing;      /* switches are set by us */
  guint               idle;

  GtkListBox         *options;
  GtkListBox         *sections;
  GtkWidget          *reset;
};

G_DEFINE_FINAL_TYPE (TrestleContentsDialog, trestle_contents_dialog, ADW_TYPE_DIALOG)

static void queue_update (TrestleContentsDialog *self);

static const TrestleField *
find_field (TrestleContentsDialog *self,
            const char            *name)
{
  return trestle_object_find_field (TRESTLE_OBJECT (trestle_project_get_design (self->project)), name);
}

static GPtrArray *
list_chosen (TrestleContentsDialog *self)
{
  g_auto(GStrv) ids = trestle_contents_list (trestle_project_get_design (self->project));
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (chosen, g_strdup (ids[i]));

  return chosen;
}

static int
find_chosen (GPtrArray  *chosen,
             const char *id)
{
  guint position;

  return g_ptr_array_find_with_equal_func (chosen, id, g_str_equal, &position) ? (int) position : -1;
}

/* Takes over @chosen; NULL: what the profile says. */
static void
choose (TrestleContentsDialog *self,
        GPtrArray             *chosen)
{
  TrestleValue value = { .set = chosen != NULL };

  if (chosen != NULL)
    {
      g_ptr_array_add (chosen, NULL);
      value.texts = (char **) chosen->pdata;
    }
  trestle_edits_set (self->project, TRESTLE_OBJECT (trestle_project_get_design (self->project)),
                     find_field (self, "sections"), &value, NULL);
}

/* Where a section goes that has been left out: behind those before it in a full document. */
static guint
find_place (GPtrArray  *chosen,
            const char *id)
{
  g_auto(GStrv) all = trestle_contents_of_profile (TRESTLE_PROFILE_FULL);
  int place = -1;

  for (guint i = 0; !g_str_equal (all[i], id); i++)
    place = MAX (place, find_chosen (chosen, all[i]));

  return (guint) (place + 1);
}

static const char *
get_id (GtkWidget *control)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (control, ADW_TYPE_ACTION_ROW)), "section");
}

/* The document has one section at least. */
static void
switched_cb (TrestleContentsDialog *self,
             GParamSpec            *pspec,
             GtkSwitch             *control)
{
  g_autoptr(GPtrArray) chosen = NULL;
  const char *id;
  int position;

  if (self->showing)
    return;
  id = get_id (GTK_WIDGET (control));
  chosen = list_chosen (self);
  position = find_chosen (chosen, id);
  if (position >= 0 && chosen->len == 1)
    {
      queue_update (self);
      return;
    }
  if (position >= 0)
    g_ptr_array_remove_index (chosen, (guint) position);
  else
    g_ptr_array_insert (chosen, (int) find_place (chosen, id), g_strdup (id));
  choose (self, chosen);
}

static void
move (TrestleContentsDialog *self,
      GtkWidget             *control,
      int                    by)
{
  g_autoptr(GPtrArray) chosen = list_chosen (self);
  int position = find_chosen (chosen, get_id (control));
  int other = position + by;

  if (position < 0 || other < 0 || other >= (int) chosen->len)
    return;
  g_ptr_array_insert (chosen, other, g_ptr_array_steal_index (chosen, (guint) position));
  choose (self, chosen);
}

static void
up_cb (TrestleContentsDialog *self,
       GtkWidget             *button)
{
  move (self, button, -1);
}

static void
down_cb (TrestleContentsDialog *self,
         GtkWidget             *button)
{
  move (self, button, 1);
}

static void
reset_cb (TrestleContentsDialog *self)
{
  choose (self, NULL);
}

static GtkWidget *
create_button (TrestleContentsDialog *self,
               const char            *icon,
               const char            *label,
               gboolean               sensitive,
               GCallback              clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (button, sensitive);
  g_signal_connect_swapped (button, "clicked", clicked_cb, self);

  return button;
}

/* The cover stands first: it cannot be moved, nor anything before it. */
static void
add_buttons (TrestleContentsDialog *self,
             AdwActionRow          *row,
             GPtrArray             *chosen,
             guint                  position)
{
  guint first = g_str_equal (chosen->pdata[0], "cover") ? 1 : 0;
  GtkWidget *up, *down;

  if (position < first)
    return;
  up = create_button (self, "go-up-symbolic", _("Move Up"), position > first, G_CALLBACK (up_cb));
  down = create_button (self, "go-down-symbolic", _("Move Down"), position + 1 < chosen->len, G_CALLBACK (down_cb));
  adw_action_row_add_suffix (row, up);
  adw_action_row_add_suffix (row, down);
}

static void
append_section (TrestleContentsDialog *self,
                const char            *id,
                GPtrArray             *chosen,
                int                    position)
{
  GtkWidget *row = adw_action_row_new (), *control = gtk_switch_new ();
  const char *title = trestle_contents_get_title (id);

  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (id), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (position >= 0)
    add_buttons (self, ADW_ACTION_ROW (row), chosen, (guint) position);
  gtk_switch_set_active (GTK_SWITCH (control), position >= 0);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (switched_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_list_box_append (self->sections, row);
}

/* The focus stays with the section that had it, wherever it now stands. */
static void
focus_section (TrestleContentsDialog *self,
               const char            *id)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sections));

  while (row != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (row), "section"), id) != 0)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
update (TrestleContentsDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;
  g_autofree char *focused = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "section")) : NULL;
  g_auto(GStrv) all = trestle_contents_of_profile (TRESTLE_PROFILE_FULL);
  g_autoptr(GPtrArray) chosen = list_chosen (self);

  self->showing = TRUE;
  gtk_list_box_remove_all (self->sections);
  for (guint i = 0; i < chosen->len; i++)
    append_section (self, chosen->pdata[i], chosen, (int) i);
  for (guint i = 0; all[i] != NULL; i++)
    if (find_chosen (chosen, all[i]) < 0)
      append_section (self, all[i], chosen, -1);
  self->showing = FALSE;
  gtk_widget_set_visible (self->reset, trestle_project_get_design (self->project)->sections != NULL);
  trestle_field_editor_update (self->profile);
  if (focused != NULL)
    focus_section (self, focused);
}

static gboolean
update_cb (gpointer data)
{
  TrestleContentsDialog *self = data;

  self->idle = 0;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    update (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the switch that was used has not yet finished with itself. */
static void
queue_update (TrestleContentsDialog *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (update_cb, self);
}

static void
design_changed_cb (TrestleContentsDialog *self,
                   const TrestleChange   *change)
{
  if (TRESTLE_IS_DESIGN (change->object))
    queue_update (self);
}

static void
trestle_contents_dialog_dispose (GObject *object)
{
  TrestleContentsDialog *self = TRESTLE_CONTENTS_DIALOG (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (trestle_project_get_design (self->project), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_CONTENTS_DIALOG);
  g_clear_object (&self->profile);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_contents_dialog_parent_class)->dispose (object);
}

static void
trestle_contents_dialog_class_init (TrestleContentsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_contents_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/contents-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleContentsDialog, options);
  gtk_widget_class_bind_template_child (widget_class, TrestleContentsDialog, sections);
  gtk_widget_class_bind_template_child (widget_class, TrestleContentsDialog, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
trestle_contents_dialog_init (TrestleContentsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrestleContentsDialog *
trestle_contents_dialog_present (GtkWidget      *parent,
                                 TrestleProject *project)
{
  TrestleContentsDialog *self = g_object_new (TRESTLE_TYPE_CONTENTS_DIALOG, NULL);
  TrestleDesign *design = trestle_project_get_design (project);

  self->project = g_object_ref (project);
  self->profile = trestle_field_editor_new (project, find_field (self, "profile"));
  gtk_list_box_append (self->options, trestle_field_editor_get_row (self->profile));
  gtk_list_box_append (self->options, trestle_field_editor_get_notes (self->profile));
  trestle_field_editor_set_object (self->profile, TRESTLE_OBJECT (design));
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), parent);
  update (self);

  return self;
}
