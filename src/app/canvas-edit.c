/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing on the canvas beyond adding and moving: copies, alignment, finding,
 * what lies underneath.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "alignment.h"
#include "delete-dialog.h"
#include "settings.h"
#include "toast.h"

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  if (self->project != NULL && g_hash_table_size (self->selected) > 0)
    trestle_canvas_duplicate (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  if (self->project == NULL || g_hash_table_size (self->selected) == 0)
    return;
  trestle_canvas_copy (self);
  if (g_str_equal (name, "canvas.cut"))
    trestle_delete_dialog_skip (widget, self->project);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const struct { const char *name; void (*run) (TrestleCanvas *self); } ways[] = {
    { "canvas.paste", trestle_canvas_paste }, { "canvas.paste-connections", trestle_canvas_paste_connections },
    { "canvas.paste-rows", trestle_canvas_paste_rows }, { "canvas.paste-special", trestle_canvas_show_paste_menu }
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways) && TRESTLE_CANVAS (widget)->project != NULL; i++)
    if (g_str_equal (name, ways[i].name))
      ways[i].run (TRESTLE_CANVAS (widget));
}

static void
align_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleAlignment alignment = trestle_alignment_from_nick (g_variant_get_string (parameter, NULL));
  g_autoptr (GHashTable) movers = NULL;
  g_autoptr (GArray) placements = NULL;

  if (self->project == NULL || alignment == TRESTLE_N_ALIGNMENTS)
    return;
  trestle_canvas_update (self);
  movers = trestle_canvas_input_list_movers (self->input);
  placements = trestle_alignment_place (self->scene, movers, alignment);
  if (placements->len == 0)
    {
      guint least = trestle_alignment_get_info (alignment)->least;
      g_autofree char *text = g_strdup_printf (ngettext ("Select at least %u location or machine",
                                                         "Select at least %u locations or machines", least), least);

      trestle_toast_say (widget, text);
      return;
    }
  trestle_canvas_place (self, _(trestle_alignment_get_info (alignment)->title), placements, NULL);
}

static void
found (TrestleCanvas *self,
       GObject       *item)
{
  trestle_canvas_select (self, TRESTLE_OBJECT (item));
  trestle_canvas_input_set_focus (self->input, TRESTLE_OBJECT (item));
  trestle_canvas_center (self, TRESTLE_OBJECT (item));
  trestle_canvas_sync_focus (self);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  g_autoptr (GListStore) items = g_list_store_new (TRESTLE_TYPE_OBJECT);
  const GdkRectangle place = { (int) self->view.width / 2, 24, 1, 1 };

  trestle_canvas_update (self);
  if (self->scene == NULL)
    return;
  for (guint i = 0; i < self->scene->boxes->len; i++)
    if (trestle_scene_get_box (self->scene, i)->object != NULL)
      g_list_store_append (items, trestle_scene_get_box (self->scene, i)->object);
  for (guint i = 0; i < self->scene->wires->len; i++)
    g_list_store_append (items, trestle_scene_get_wire (self->scene, i)->object);
  trestle_canvas_choose (self, _("Find on the Canvas"), g_steal_pointer (&items), &place, found);
}

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *object = NULL;

  if (self->project != NULL)
    object = trestle_design_lookup (trestle_project_get_design (self->project), g_variant_get_string (parameter, NULL));
  if (object != NULL)
    found (self, G_OBJECT (object));
}

/* What is around what is selected. */
static void
select_under_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *primary = self->project != NULL ? trestle_selection_get_primary (trestle_project_get_selection (self->project)) : NULL;
  int box = primary != NULL && self->scene != NULL ? trestle_scene_find (self->scene, primary) : -1;

  while (box >= 0)
    {
      box = trestle_scene_get_box (self->scene, box)->parent;
      if (box >= 0 && trestle_scene_get_box (self->scene, box)->object != NULL)
        {
          found (self, G_OBJECT (trestle_scene_get_box (self->scene, box)->object));
          return;
        }
    }
}

void
trestle_canvas_set_snaps (TrestleCanvas *self,
                          gboolean       snaps)
{
  GSettings *settings = trestle_settings_get ();

  if (trestle_canvas_input_get_snaps (self->input) == snaps)
    return;
  trestle_canvas_input_set_snaps (self->input, snaps);
  g_object_notify (G_OBJECT (self), "snaps");
  if (settings != NULL)
    g_settings_set_boolean (settings, "snap-to-grid", snaps);
  trestle_canvas_say (self, snaps ? _("Guides on") : _("Guides off"));
}

static void
overlay_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  trestle_canvas_step_overlay (TRESTLE_CANVAS (widget), g_str_equal (name, "canvas.next-overlay") ? 1 : -1);
}

static void
describe_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  trestle_canvas_describe (TRESTLE_CANVAS (widget));
}

const TrestleCanvasAction trestle_canvas_edit_actions[] = {
  { "canvas.align", "s", align_action },
  { "canvas.copy", NULL, copy_action, { { GDK_KEY_c, GDK_CONTROL_MASK }, { GDK_KEY_Insert, GDK_CONTROL_MASK } } },
  { "canvas.cut", NULL, copy_action, { { GDK_KEY_x, GDK_CONTROL_MASK } } },
  { "canvas.describe", NULL, describe_action },
  { "canvas.duplicate", NULL, duplicate_action, { { GDK_KEY_d, GDK_CONTROL_MASK } } },
  { "canvas.find", NULL, find_action, { { GDK_KEY_f, GDK_CONTROL_MASK } } },
  { "canvas.next-overlay", NULL, overlay_action, { { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK } } },
  { "canvas.paste", NULL, paste_action, { { GDK_KEY_v, GDK_CONTROL_MASK }, { GDK_KEY_Insert, GDK_SHIFT_MASK } } },
  { "canvas.paste-connections", NULL, paste_action },
  { "canvas.paste-rows", NULL, paste_action },
  { "canvas.paste-special", NULL, paste_action, { { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK } } },
  { "canvas.previous-overlay", NULL, overlay_action },
  { "canvas.select", "s", select_action },
  { "canvas.select-under", NULL, select_under_action },
  { NULL }
};
