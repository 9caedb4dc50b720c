/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing a name where it stands.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "edits.h"

typedef struct
{
  TrestleCanvas      *canvas;
  GtkPopover         *popover;
  GtkWidget          *entry;
  GtkWidget          *message;
  TrestleObject      *object;       /* owned */
  const TrestleField *field;
} Renaming;

static void
free_renaming (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->object);
  g_free (renaming);
}

static const TrestleField *
find_key (TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      return &info->fields[i];

  return NULL;
}

static void
activate_cb (GtkEntry *entry,
             Renaming *renaming)
{
  TrestleCanvas *canvas = renaming->canvas;
  g_autoptr (GError) error = NULL;

  if (renaming->object->design != NULL &&
      !trestle_edits_set_text (canvas->project, renaming->object, renaming->field,
                               gtk_editable_get_text (GTK_EDITABLE (entry)), &error))
    {
      gtk_label_set_text (GTK_LABEL (renaming->message), error->message);
      gtk_widget_set_visible (renaming->message, TRUE);
      gtk_widget_add_css_class (renaming->entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      trestle_canvas_say (canvas, error->message);
      return;
    }
  gtk_popover_popdown (renaming->popover);
}

void
trestle_canvas_rename (TrestleCanvas *self,
                       TrestleObject *object)
{
  const TrestleField *field = find_key (object);
  g_autofree char *text = NULL;
  GtkWidget *popover, *box;
  GdkRectangle place;
  Renaming *renaming;

  trestle_canvas_update (self);
  if (field == NULL || !trestle_canvas_get_bounds (self, object, &place))
    {
      trestle_selection_jump (trestle_project_get_selection (self->project), object, field);
      return;
    }

  renaming = g_new0 (Renaming, 1);
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  *renaming = (Renaming) { self, GTK_POPOVER (popover), gtk_entry_new (), gtk_label_new (NULL), g_object_ref (object), field };
  g_object_set_data_full (G_OBJECT (popover), "renaming", renaming, free_renaming);
  text = trestle_object_dup_text (object, field);
  gtk_editable_set_text (GTK_EDITABLE (renaming->entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (renaming->entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (renaming->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rename"), -1);
  g_signal_connect (renaming->entry, "activate", G_CALLBACK (activate_cb), renaming);
  gtk_label_set_wrap (GTK_LABEL (renaming->message), TRUE);
  gtk_widget_add_css_class (renaming->message, "error");
  gtk_widget_set_visible (renaming->message, FALSE);
  gtk_box_append (GTK_BOX (box), renaming->entry);
  gtk_box_append (GTK_BOX (box), renaming->message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  /* A location’s name is at its top. */
  if (TRESTLE_IS_LOCATION (object))
    place.height = MIN (place.height, (int) (40 * self->view.scale));
  trestle_canvas_pop_up (self, GTK_POPOVER (popover), &place);
  gtk_widget_grab_focus (renaming->entry);
  gtk_editable_select_region (GTK_EDITABLE (renaming->entry), 0, -1);
}
