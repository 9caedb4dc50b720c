/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By which column rows that are there already are known, and mappings that somebody
 * has given a name.
 */
#include "config.h"

#include "import-dialog-private.h"

#include <glib/gi18n.h>

#include "mapping-memory.h"

/* ---- The key */

/* What tells rows apart unless somebody chooses: “Location Name”, “From + To”. */
static char *
dup_usual (const TrestleMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mapping->targets->len; i++)
    {
      const TrestleColumn *column = &g_array_index (mapping->targets, TrestleColumn, i);

      if (trestle_mapping_is_key (mapping->kind, column))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", column->title);
    }
  if (text->len == 0)
    g_string_append (text, _("All Columns"));

  return g_string_free (text, FALSE);
}

/* Columns by which rows can be known beside what tells them apart anyway. */
static GPtrArray *
list_keys (const TrestleMapping *mapping)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const TrestleColumn *column = g_array_index (mapping->columns, TrestleMappedColumn, i).column;

      if (column != NULL && column->field != NULL && !trestle_mapping_is_key (mapping->kind, column))
        g_ptr_array_add (keys, (gpointer) column);
    }

  return keys;
}

static void
append_key (GtkStringList *list,
            const char    *title)
{
  /* Translators: %s is the title of a column, by which rows that are there already are found. */
  g_autofree char *text = g_strdup_printf (_("Known by %s"), title);

  gtk_string_list_append (list, text);
}

void
trestle_import_dialog_show_keys (TrestleImportDialog *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) keys = list_keys (self->mapping);
  g_autofree char *usual = dup_usual (self->mapping);
  gboolean updating = self->updating;
  guint selected = 0;

  append_key (list, usual);
  for (guint i = 0; i < keys->len; i++)
    {
      append_key (list, ((const TrestleColumn *) keys->pdata[i])->title);
      selected = keys->pdata[i] == self->mapping->key ? i + 1 : selected;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->keys, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->keys, selected);
  self->updating = updating;
}

static void
key_chosen_cb (TrestleImportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->keys);
  g_autoptr(GPtrArray) keys = NULL;

  if (self->updating || self->mapping == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  keys = list_keys (self->mapping);
  self->mapping->key = selected > 0 && selected <= keys->len ? keys->pdata[selected - 1] : NULL;
  trestle_import_dialog_try (self);
}

/* ---- Names */

void
trestle_import_dialog_show_saved (TrestleImportDialog *self,
                                  const char          *chosen)
{
  g_auto(GStrv) names = trestle_mapping_list_saved ();
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  gboolean updating = self->updating;
  guint selected = 0;

  g_set_str (&self->chosen, chosen);
  gtk_string_list_append (list, _("No Kept Mapping"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (list, names[i]);
      selected = g_strcmp0 (names[i], chosen) == 0 ? i + 1 : selected;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->saved, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->saved, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), names[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), selected > 0);
  self->updating = updating;
}

static const char *
get_chosen (TrestleImportDialog *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->saved);

  return item != NULL && gtk_drop_down_get_selected (self->saved) > 0 ? gtk_string_object_get_string (item) : NULL;
}

/* What was kept is for other tables than this: it says so, and all stays as it was. */
static void
refuse (TrestleImportDialog *self,
        const char          *message)
{
  gtk_label_set_text (self->refusal, message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->refusal), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  g_clear_pointer (&self->chosen, g_free);
  gtk_drop_down_set_selected (self->saved, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), FALSE);
}

static void
saved_chosen_cb (TrestleImportDialog *self)
{
  g_autofree char *name = g_strdup (get_chosen (self));
  g_autoptr(GError) error = NULL;
  TrestleMapping *mapping;

  if (self->updating || self->sheet == NULL || g_strcmp0 (name, self->chosen) == 0)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), name != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->keep_as), name != NULL ? name : "");
  mapping = name != NULL ? trestle_mapping_load (name, self->sheet, &error) : trestle_mapping_guess (self->sheet, TRESTLE_KIND_ANY);
  if (mapping == NULL)
    {
      refuse (self, error->message);
      return;
    }
  g_set_str (&self->chosen, name);
  trestle_import_dialog_use (self, self->sheet, mapping);
}

static void
forget_cb (TrestleImportDialog *self)
{
  const char *name = get_chosen (self);

  if (name != NULL)
    trestle_mapping_delete (name);
  gtk_editable_set_text (GTK_EDITABLE (self->keep_as), "");
  trestle_import_dialog_show_saved (self, NULL);
}

void
trestle_import_dialog_keep_mapping (TrestleImportDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->keep_as))));

  trestle_mapping_remember (self->mapping, self->sheet);
  /* Only comfort, like the memory: the rows are what matters. */
  if (*name != '\0')
    trestle_mapping_save (self->mapping, name, self->sheet, NULL);
}

void
trestle_import_dialog_bind_options (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, saved);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, forget_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, keep_as);
  gtk_widget_class_bind_template_callback (widget_class, key_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}
