/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the value of a cell is edited: its editor comes and goes, and what was typed
 * is taken over or stays, marked, in the cell.
 */
#include "config.h"

#include "grid-cell-private.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "picker.h"
#include "toast.h"

void
trestle_grid_cell_close_editor (TrestleGridCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  gboolean had_focus;

  if (editor == NULL)
    return;
  had_focus = gtk_widget_has_focus (editor);
  g_clear_pointer (&self->completion, trestle_grid_completion_free);
  gtk_widget_unparent (editor);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
commit_cb (gpointer data)
{
  TrestleGridCell *self = data;

  if (self->editor != NULL && !gtk_widget_has_focus (self->editor))
    trestle_grid_cell_commit (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: a widget may not go while the window moves the focus off it. */
static void
focus_leave_cb (TrestleGridCell *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, commit_cb, g_object_ref (self), g_object_unref);
}

/* A row of the completion has been clicked. */
static void
chosen (GtkWidget *cell)
{
  trestle_grid_cell_take (TRESTLE_GRID_CELL (cell));
  trestle_grid_cell_commit (TRESTLE_GRID_CELL (cell));
}

static void
open_editor (TrestleGridCell *self,
             gboolean         replace)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const TrestleReject *reject = trestle_grid_cell_get_reject (self);
  g_autofree char *text = reject != NULL ? g_strdup (reject->text) : trestle_column_dup_text (self->column, self->object);

  /* Inside an entry GtkText has no role of its own; alone it needs one to be spoken. */
  self->editor = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), replace ? "" : text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->editor), self->column->numeric ? 1 : 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, self->column->title, -1);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_insert_after (self->editor, GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  /* Selected once: with a selection made, dropped and made again in one go GTK 4.18 loses it on X11. */
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  self->creates = FALSE;
  if (trestle_grid_completion_fits (self->column))
    self->completion = trestle_grid_completion_new (self->column, trestle_column_get_target (self->column, self->object),
                                                    GTK_WIDGET (self), GTK_TEXT (self->editor), chosen);
}

static gboolean
unparent_cb (gpointer data)
{
  TrestleGridCell *self = data;

  g_clear_pointer (&self->picker, gtk_widget_unparent);

  return G_SOURCE_REMOVE;
}

/* Not while it is still being closed. */
static void
picker_closed_cb (TrestleGridCell *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
open_picker (TrestleGridCell *self)
{
  TrestleObject *target = trestle_column_get_target (self->column, self->object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  self->picker = trestle_picker_new (self->project, target, self->column->field);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->picker), GTK_POS_BOTTOM);
  g_signal_connect_object (self->picker, "closed", G_CALLBACK (picker_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

gboolean
trestle_grid_cell_edit (TrestleGridCell *self,
                        gboolean         replace)
{
  const char *reason = NULL;

  g_return_val_if_fail (TRESTLE_IS_GRID_CELL (self), FALSE);

  if (self->row == NULL || self->editor != NULL)
    return FALSE;
  if (self->object == NULL)
    {
      trestle_toast_say (GTK_WIDGET (self), _("This line has no such value"));
      return FALSE;
    }
  if (!trestle_column_is_editable (self->column, self->object, &reason))
    {
      TrestleObject *part = trestle_column_get_part (self->column, self->object);

      trestle_toast_say (GTK_WIDGET (self), reason);
      if (part != NULL)
        trestle_selection_jump (trestle_project_get_selection (self->project), part, NULL);
      return FALSE;
    }

  /* What somebody begins to type is typed. */
  if (!replace && self->column->field != NULL && trestle_picker_fits (self->column->field))
    open_picker (self);
  else
    open_editor (self, replace);

  return TRUE;
}

gboolean
trestle_grid_cell_is_editing (TrestleGridCell *self)
{
  return self->editor != NULL;
}

GtkWidget *
trestle_grid_cell_get_editor (TrestleGridCell *self)
{
  return self->editor;
}

gboolean
trestle_grid_cell_press (TrestleGridCell *self,
                         guint            keyval)
{
  return self->completion != NULL && trestle_grid_completion_press (self->completion, keyval);
}

void
trestle_grid_cell_take (TrestleGridCell *self)
{
  if (self->completion != NULL)
    self->creates = trestle_grid_completion_take (self->completion);
}

GtkListBox *
trestle_grid_cell_get_completion (TrestleGridCell *self)
{
  return self->completion != NULL ? trestle_grid_completion_get_list (self->completion) : NULL;
}

/* Takes over what was typed. */
static gboolean
write_text (TrestleGridCell *self,
            const char      *typed,
            GError         **error)
{
  if (self->creates)
    return trestle_grid_column_create (self->column, self->project, self->object, typed, error);

  return trestle_grid_column_set_text (self->column, self->project, self->object, typed, error);
}

void
trestle_grid_cell_tell (TrestleGridCell *self)
{
  const TrestleReject *reject = trestle_grid_cell_get_reject (self);

  if (reject != NULL)
    trestle_toast_say (GTK_WIDGET (self), reject->message);
}

gboolean
trestle_grid_cell_commit (TrestleGridCell *self)
{
  g_autofree char *typed = NULL, *old = NULL;
  g_autoptr(GError) error = NULL;
  gboolean changed;

  g_return_val_if_fail (TRESTLE_IS_GRID_CELL (self), FALSE);

  if (self->editor == NULL)
    return TRUE;

  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  old = trestle_column_dup_text (self->column, self->object);
  changed = !g_str_equal (typed, old);
  trestle_grid_cell_close_editor (self);
  if (!changed || write_text (self, typed, &error))
    {
      trestle_grid_rejects_remove (self->rejects, self->object, self->column);
    }
  else
    {
      trestle_grid_rejects_add (self->rejects, self->object, self->column, typed, error->message, FALSE);
      trestle_toast_speak (GTK_WIDGET (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      trestle_grid_cell_tell (self);
    }
  trestle_grid_cell_update (self, !changed);

  return error == NULL;
}

void
trestle_grid_cell_cancel (TrestleGridCell *self)
{
  g_return_if_fail (TRESTLE_IS_GRID_CELL (self));

  if (self->object != NULL)
    trestle_grid_rejects_remove (self->rejects, self->object, self->column);
  trestle_grid_cell_close_editor (self);
  trestle_grid_cell_update (self, TRUE);
}

void
trestle_grid_cell_clear (TrestleGridCell *self)
{
  g_autofree char *old = NULL;
  gboolean changed;

  g_return_if_fail (TRESTLE_IS_GRID_CELL (self));

  if (self->object == NULL || !trestle_column_is_editable (self->column, self->object, NULL))
    return;
  old = trestle_column_dup_text (self->column, self->object);
  changed = *old != '\0';
  trestle_grid_rejects_remove (self->rejects, self->object, self->column);
  if (self->column->field == NULL)
    trestle_grid_column_set_text (self->column, self->project, self->object, "", NULL);
  else
    trestle_edits_set (self->project, trestle_column_get_target (self->column, self->object), self->column->field,
                       &(TrestleValue) TRESTLE_VALUE_INIT, NULL);
  trestle_grid_cell_update (self, !changed);
}
