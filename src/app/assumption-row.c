/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row keeps the key of its assumption, not the assumption: that is looked up
 * again when something is done, because the design may have changed.
 */
#include "config.h"

#include "assumption-row.h"

#include <glib/gi18n.h>

#include "edits.h"

#define MOST_OBJECTS 12

struct _TrestleAssumptionRow
{
  AdwExpanderRow  parent_instance;
  TrestleProject *project;
  char           *key;
  char           *shown;        /* ids of the objects that have a row */
  guint           n_moved;     /* headline figures, as far as is known */
  GtkWidget      *confirm;
  AdwActionRow   *effects;
  AdwEntryRow    *owner;
  GPtrArray      *objects;      /* rows that lead to objects */
};

G_DEFINE_FINAL_TYPE (TrestleAssumptionRow, trestle_assumption_row, ADW_TYPE_EXPANDER_ROW)

/* The assumption as it stands now in @list, or NULL when it has been confirmed. */
static const TrestleOpenAssumption *
find_open (TrestleAssumptionRow * self,
           const GPtrArray * list)
{
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *key = trestle_assumption_dup_key (list->pdata[i]);

      if (g_strcmp0 (key, self->key) == 0)
        return list->pdata[i];
    }

  return NULL;
}

static void
confirm_clicked_cb (TrestleAssumptionRow *self)
{
  g_autoptr(GPtrArray) list = trestle_assumptions_list (trestle_project_get_design (self->project));
  const TrestleOpenAssumption *open = find_open (self, list);

  if (open != NULL)
    trestle_edits_confirm (self->project, open);
}

static void
owner_applied_cb (TrestleAssumptionRow *self)
{
  g_autoptr(GPtrArray) list = trestle_assumptions_list (trestle_project_get_design (self->project));
  const TrestleOpenAssumption *open = find_open (self, list);

  if (open != NULL)
    trestle_edits_set_owner (self->project, open, gtk_editable_get_text (GTK_EDITABLE (self->owner)));
}

static void
object_activated_cb (TrestleAssumptionRow *self,
                     AdwActionRow         *row)
{
  TrestleObject *object = trestle_design_lookup (trestle_project_get_design (self->project),
                                                 g_object_get_data (G_OBJECT (row), "id"));
  g_auto(GStrv) parts = g_strsplit (self->key, ".", 2);

  if (object != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), object, trestle_object_find_field (object, parts[1]));
}

static void
trestle_assumption_row_dispose (GObject *object)
{
  TrestleAssumptionRow *self = TRESTLE_ASSUMPTION_ROW (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_assumption_row_parent_class)->dispose (object);
}

static void
trestle_assumption_row_class_init (TrestleAssumptionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_assumption_row_dispose;
}

static void
trestle_assumption_row_init (TrestleAssumptionRow *self)
{
  GtkWidget *effects = adw_action_row_new ();
  GtkWidget *owner = adw_entry_row_new ();

  self->objects = g_ptr_array_new ();
  self->effects = ADW_ACTION_ROW (effects);
  self->owner = ADW_ENTRY_ROW (owner);
  self->confirm = gtk_button_new_with_label (_("Confirm"));
  gtk_widget_set_valign (self->confirm, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->confirm, "clicked", G_CALLBACK (confirm_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->confirm);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 2);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (effects), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (effects), _("What Would Move"));
  gtk_widget_add_css_class (effects, "property");
  gtk_widget_add_css_class (effects, "numeric");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), effects);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (owner), _("Owner"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (owner), TRUE);
  g_signal_connect_object (owner, "apply", G_CALLBACK (owner_applied_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), owner);
}

GtkWidget *
trestle_assumption_row_new (TrestleProject *project)
{
  TrestleAssumptionRow *self = g_object_new (TRESTLE_TYPE_ASSUMPTION_ROW, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

static void
add_object (TrestleAssumptionRow *self,
            TrestleObject        *object)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = trestle_object_dup_name (object);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (trestle_object_get_info (object)->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show"));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (object->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (object_activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->objects, row);
}

/* The objects change rarely; until then their rows stay, and so does the focus. */
static void
set_objects (TrestleAssumptionRow        *self,
             const TrestleOpenAssumption *open)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < MIN (open->objects->len, MOST_OBJECTS); i++)
    g_string_append_printf (ids, "%s ", ((TrestleObject *) open->objects->pdata[i])->id);
  if (g_strcmp0 (self->shown, ids->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (ids->str);
  for (guint i = 0; i < self->objects->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->objects->pdata[i]);
  g_ptr_array_set_size (self->objects, 0);
  for (guint i = 0; i < MIN (open->objects->len, MOST_OBJECTS); i++)
    add_object (self, open->objects->pdata[i]);
}

/* "4 of 9 Populations · · moves 3 figures · A. Marsh". */
static char *
dup_subtitle (TrestleAssumptionRow        *self,
              const TrestleOpenAssumption *open)
{
  g_autofree char *taken = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *owner = NULL;

  if (open->kind == TRESTLE_KIND_DESIGN)
    taken = g_strdup (_("The whole design"));
  else
    /* Translators: how many objects of how many, and their kind. */
    taken = g_strdup_printf (_("%u of %u %s"), open->objects->len, open->n_all, _(trestle_kind_get_info (open->kind)->titles));
  if (self->n_moved > 0)
    moved = g_strdup_printf (ngettext (" · moves %u headline figure", " · moves %u headline figures", self->n_moved), self->n_moved);
  if (open->record != NULL && open->record->owner != NULL)
    owner = g_strdup_printf (" · %s", open->record->owner);

  return g_strconcat (taken, open->field->cite != NULL ? " · " : "", open->field->cite != NULL ? open->field->cite : "",
                      moved != NULL ? moved : "", owner != NULL ? owner : "", NULL);
}

static guint
count_figures (const GArray *effects)
{
  guint n = 0;

  for (guint i = 0; i < effects->len; i++)
    {
      gboolean seen = FALSE;

      for (guint k = 0; k < i && !seen; k++)
        seen = g_array_index (effects, TrestleEffect, k).figure == g_array_index (effects, TrestleEffect, i).figure;
      n += seen ? 0 : 1;
    }

  return n;
}

void
trestle_assumption_row_set (TrestleAssumptionRow        *self,
                            const TrestleOpenAssumption *open)
{
  g_autofree char *title = trestle_assumption_dup_title (open);
  g_autofree char *subtitle = dup_subtitle (self, open);
  g_autofree char *label = g_strdup_printf (_("Confirm %s"), title);
  const char *owner = open->record != NULL && open->record->owner != NULL ? open->record->owner : "";

  g_return_if_fail (TRESTLE_IS_ASSUMPTION_ROW (self));

  if (self->key == NULL)
    self->key = trestle_assumption_dup_key (open);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  /* Not while somebody types. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->owner)), owner) &&
      (gtk_widget_get_state_flags (GTK_WIDGET (self->owner)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->owner), owner);
  set_objects (self, open);
}

void
trestle_assumption_row_set_effects (TrestleAssumptionRow        *self,
                                    const TrestleOpenAssumption *open,
                                    const GArray                *effects)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *subtitle = NULL;
  gint64 bounds[2];

  for (guint i = 0; i < effects->len; i++)
    {
      g_autofree char *line = trestle_effect_dup_text (open, &g_array_index (effects, TrestleEffect, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (effects->len == 0)
    g_string_append (text, trestle_assumption_get_bounds (open, bounds) > 0 ? _("No headline figure") : _("No headline figure depends on it"));
  adw_action_row_set_subtitle (self->effects, text->str);
  self->n_moved = count_figures (effects);
  subtitle = dup_subtitle (self, open);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

const char *
trestle_assumption_row_get_key (TrestleAssumptionRow *self)
{
  return self->key;
}
