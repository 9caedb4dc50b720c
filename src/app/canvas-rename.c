/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing a name where it stands.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "edits.h"
#include "kinds.h"

typedef struct
{
  TrestleCanvas      *canvas;
  GtkPopover         *popover;
  GtkWidget          *caption;
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

/* What is typed first: the name, or what is written on a link. */
static const TrestleField *
find_first (TrestleObject *object)
{
  return TRESTLE_IS_LINK (object) ? trestle_object_find_field (object, "bandwidth")
                                  : trestle_kind_find_key (trestle_object_get_info (object));
}

/* The next field, or with -1 the one before, that is typed as one line; NULL: none. */
static const TrestleField *
find_next (TrestleObject      *object,
           const TrestleField *field,
           int                 way)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (field += way; field >= info->fields && field < info->fields + info->n_fields; field += way)
    if ((field->kind == TRESTLE_FIELD_TEXT || field->kind == TRESTLE_FIELD_INT) && !(field->flags & TRESTLE_FIELD_GEOMETRY))
      return field;

  return NULL;
}

/* FALSE, and the reason is shown, when what was typed cannot be. */
static gboolean
commit (Renaming *renaming)
{
  TrestleCanvas *canvas = renaming->canvas;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (renaming->entry));
  g_autofree char *before = trestle_object_dup_text (renaming->object, renaming->field);
  g_autoptr (GError) error = NULL;

  if (renaming->object->design == NULL || g_str_equal (before, text) ||
      trestle_edits_set_text (canvas->project, renaming->object, renaming->field, text, &error))
    return TRUE;
  gtk_label_set_text (GTK_LABEL (renaming->message), error->message);
  gtk_widget_set_visible (renaming->message, TRUE);
  gtk_widget_add_css_class (renaming->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (renaming->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  trestle_canvas_say (canvas, error->message);

  return FALSE;
}

static void
activate_cb (GtkEntry *entry,
             Renaming *renaming)
{
  if (commit (renaming))
    gtk_popover_popdown (renaming->popover);
}

static void
show_field (Renaming           *renaming,
            const TrestleField *field)
{
  g_autofree char *text = trestle_object_dup_text (renaming->object, field);

  renaming->field = field;
  gtk_label_set_text (GTK_LABEL (renaming->caption), _(field->label));
  gtk_editable_set_text (GTK_EDITABLE (renaming->entry), text);
  gtk_widget_set_visible (renaming->message, FALSE);
  gtk_widget_remove_css_class (renaming->entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (renaming->entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_update_property (GTK_ACCESSIBLE (renaming->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_editable_select_region (GTK_EDITABLE (renaming->entry), 0, -1);
}

/* Tab goes on to the next field of the same thing. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                Renaming           *renaming)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  const TrestleField *next;

  if (keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab)
    return GDK_EVENT_PROPAGATE;
  next = find_next (renaming->object, renaming->field, back ? -1 : 1);
  if (commit (renaming))
    {
      if (next != NULL)
        show_field (renaming, next);
      else
        gtk_popover_popdown (renaming->popover);
    }

  return GDK_EVENT_STOP;
}

void
trestle_canvas_rename (TrestleCanvas *self,
                       TrestleObject *object)
{
  trestle_canvas_rename_to (self, object, 0);
}

static gboolean
naming_cb (gpointer data)
{
  TrestleCanvas *self = data;
  g_autoptr (TrestleObject) object = g_steal_pointer (&self->naming);

  self->naming_id = 0;
  if (object->design != NULL && self->popover == NULL)
    trestle_canvas_rename (self, object);

  return G_SOURCE_REMOVE;
}

/* Not while sizes are given out: what pops up needs its own. */
void
trestle_canvas_begin_naming (TrestleCanvas *self)
{
  if (self->naming != NULL && self->naming_id == 0)
    self->naming_id = g_idle_add (naming_cb, self);
}

/* Its popover owns it. */
static Renaming *
renaming_new (TrestleCanvas      *self,
              TrestleObject      *object,
              const TrestleField *field)
{
  Renaming *renaming = g_new0 (Renaming, 1);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  *renaming = (Renaming) {
    self, GTK_POPOVER (popover), gtk_label_new (NULL), gtk_entry_new (), gtk_label_new (NULL), g_object_ref (object), field
  };
  g_object_set_data_full (G_OBJECT (popover), "renaming", renaming, free_renaming);
  gtk_editable_set_width_chars (GTK_EDITABLE (renaming->entry), 24);
  gtk_label_set_xalign (GTK_LABEL (renaming->caption), 0);
  gtk_widget_add_css_class (renaming->caption, "caption");
  gtk_widget_add_css_class (renaming->caption, "dim-label");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), renaming);
  gtk_widget_add_controller (renaming->entry, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  TRESTLE_IS_LINK (object) ? _(field->label) : _("Rename"), -1);
  g_signal_connect (renaming->entry, "activate", G_CALLBACK (activate_cb), renaming);
  gtk_label_set_wrap (GTK_LABEL (renaming->message), TRUE);
  gtk_widget_add_css_class (renaming->message, "error");
  gtk_box_append (GTK_BOX (box), renaming->caption);
  gtk_box_append (GTK_BOX (box), renaming->entry);
  gtk_box_append (GTK_BOX (box), renaming->message);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return renaming;
}

void
trestle_canvas_rename_to (TrestleCanvas *self,
                          TrestleObject *object,
                          gunichar       character)
{
  char typed[7] = "";
  const TrestleField *field = find_first (object);
  GdkRectangle place;
  Renaming *renaming;

  trestle_canvas_update (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->view.width <= 0)
    {
      g_set_object (&self->naming, object);
      return;
    }
  if (field == NULL || !trestle_canvas_get_bounds (self, object, &place))
    {
      trestle_selection_jump (trestle_project_get_selection (self->project), object, field);

      /* Perhaps what is shown now has it. */
      if (field != NULL && trestle_canvas_get_bounds (self, object, &place))
        {
          g_set_object (&self->naming, object);
          trestle_canvas_begin_naming (self);
        }
      return;
    }

  renaming = renaming_new (self, object, field);
  trestle_canvas_pop_up_at (self, renaming->popover, object);
  gtk_widget_grab_focus (renaming->entry);
  show_field (renaming, field);
  if (character == 0)
    return;
  g_unichar_to_utf8 (character, typed);
  gtk_editable_set_text (GTK_EDITABLE (renaming->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (renaming->entry), -1);
}
