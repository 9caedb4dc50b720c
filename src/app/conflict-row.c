/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of conflicts.
 */
#include "config.h"

#include "conflict-row.h"

#include <glib/gi18n.h>

#include "conflicts.h"
#include "edits.h"
#include "toast.h"

struct _TrestleConflictRow
{
  GtkListBoxRow    parent_instance;
  TrestleProject  *project;
  TrestleConflict *conflict;
  GtkImage        *icon;
  GtkLabel        *name;
  GtkLabel        *title;
  GtkLabel        *base;
  GtkLabel        *ours;
  GtkLabel        *theirs;
  GtkButton       *edit;
  GtkButton       *keep;
};

G_DEFINE_FINAL_TYPE (TrestleConflictRow, trestle_conflict_row, GTK_TYPE_LIST_BOX_ROW)

/* The conflict may have gone with its subject. */
static gboolean
is_open (TrestleConflictRow *self)
{
  return ((TrestleObject *) self->conflict)->design != NULL;
}

static void
take (TrestleConflictRow *self,
      TrestleSide         side)
{
  g_autoptr(TrestleConflictRow) keep = g_object_ref (self);
  g_autoptr(GError) error = NULL;

  if (!is_open (self))
    return;
  if (trestle_edits_take_conflict (self->project, self->conflict, side, &error))
    trestle_toast_done (GTK_WIDGET (self), side == TRESTLE_SIDE_OURS ? _("Ours taken") : _("Theirs taken"));
  else
    trestle_toast_say (GTK_WIDGET (self), error->message);
}

static void
ours_clicked_cb (TrestleConflictRow *self)
{
  take (self, TRESTLE_SIDE_OURS);
}

static void
theirs_clicked_cb (TrestleConflictRow *self)
{
  take (self, TRESTLE_SIDE_THEIRS);
}

static void
edit_clicked_cb (TrestleConflictRow *self)
{
  if (is_open (self) && self->conflict->subject.target != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), self->conflict->subject.target,
                            trestle_conflict_get_field (self->conflict));
}

static void
keep_clicked_cb (TrestleConflictRow *self)
{
  g_autoptr(TrestleConflictRow) keep = g_object_ref (self);

  if (!is_open (self))
    return;
  trestle_edits_settle_conflict (self->project, self->conflict);
  trestle_toast_done (GTK_WIDGET (self), _("Conflict settled"));
}

static void
trestle_conflict_row_dispose (GObject *object)
{
  TrestleConflictRow *self = TRESTLE_CONFLICT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_CONFLICT_ROW);
  g_clear_object (&self->conflict);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_conflict_row_parent_class)->dispose (object);
}

static void
trestle_conflict_row_class_init (TrestleConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_conflict_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, name);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, base);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, ours);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, edit);
  gtk_widget_class_bind_template_child (widget_class, TrestleConflictRow, keep);
  gtk_widget_class_bind_template_callback (widget_class, ours_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
trestle_conflict_row_init (TrestleConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trestle_conflict_row_new (TrestleProject  *project,
                          TrestleConflict *conflict)
{
  TrestleConflictRow *self = g_object_new (TRESTLE_TYPE_CONFLICT_ROW, NULL);

  self->project = g_object_ref (project);
  self->conflict = g_object_ref (conflict);
  trestle_conflict_row_update (self);

  return GTK_WIDGET (self);
}

TrestleConflict *
trestle_conflict_row_get_conflict (TrestleConflictRow *self)
{
  return self->conflict;
}

static void
show_side (TrestleConflictRow *self,
           GtkLabel           *label,
           TrestleSide         side)
{
  g_autofree char *text = trestle_conflict_dup_text (self->conflict, side);

  gtk_label_set_text (label, text);
}

void
trestle_conflict_row_update (TrestleConflictRow *self)
{
  TrestleObject *subject = self->conflict->subject.target;
  g_autofree char *name = subject != NULL ? trestle_object_dup_name (subject) : g_strdup (_("Nothing"));
  g_autofree char *title = trestle_conflict_dup_title (self->conflict);
  g_autofree char *line = NULL;

  g_return_if_fail (TRESTLE_IS_CONFLICT_ROW (self));

  if (!is_open (self))
    return;
  line = trestle_conflict_dup_line (self->conflict);
  gtk_image_set_from_icon_name (self->icon, subject != NULL ? trestle_object_get_info (subject)->icon : "trestle-unknown-symbolic");
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->title, title);
  show_side (self, self->base, TRESTLE_SIDE_BASE);
  show_side (self, self->ours, TRESTLE_SIDE_OURS);
  show_side (self, self->theirs, TRESTLE_SIDE_THEIRS);
  /* What one has deleted is kept by taking the other side. */
  gtk_widget_set_visible (GTK_WIDGET (self->keep), self->conflict->deleted == TRESTLE_UNSET);
  gtk_button_set_label (self->edit, self->conflict->deleted == TRESTLE_UNSET ? _("Edit…") : _("Show"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}
