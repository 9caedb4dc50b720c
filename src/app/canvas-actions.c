/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that can be done on the canvas, as actions: one row each, with its
 * keys.  Menus, buttons and keys all come through here.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "connect.h"
#include "container.h"
#include "delete-dialog.h"
#include "edit.h"
#include "edits.h"
#include "guides.h"
#include "layout.h"
#include "toast.h"

#define ZOOM_STEP 1.25

/* The box whose position the only thing selected has; NULL: none or several. */
static TrestleObject *
get_single (TrestleCanvas *self)
{
  return self->project != NULL && g_hash_table_size (self->selected) == 1
         ? trestle_selection_get_primary (trestle_project_get_selection (self->project)) : NULL;
}

static TrestleObject *
get_mover (TrestleCanvas *self,
           TrestleObject *object)
{
  int box = object != NULL && self->scene != NULL ? trestle_scene_find (self->scene, object) : -1;

  return box >= 0 ? trestle_scene_get_box (self->scene, box)->mover : NULL;
}

TrestleObject *
trestle_canvas_get_location (TrestleCanvas *self)
{
  return trestle_edits_get_location (get_single (self));
}

static void
zoom_by (TrestleCanvas *self,
         double         factor)
{
  trestle_view_zoom_at (&self->view, factor, self->view.width / 2, self->view.height / 2);
  trestle_canvas_view_changed (self);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  zoom_by (TRESTLE_CANVAS (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  zoom_by (TRESTLE_CANVAS (widget), 1 / ZOOM_STEP);
}

static void
zoom_normal_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  trestle_canvas_fly_to_scale (TRESTLE_CANVAS (widget), TRESTLE_CANVAS (widget)->text_scale);
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  trestle_canvas_update (self);
  if (self->scene != NULL)
    trestle_canvas_fly_to (self, &self->scene->bounds);
}

static void
fit_selection_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleRect area = { 0 };
  GHashTableIter iter;
  gpointer object;

  trestle_canvas_update (self);
  g_hash_table_iter_init (&iter, self->selected);
  while (self->scene != NULL && g_hash_table_iter_next (&iter, &object, NULL))
    {
      int box = trestle_scene_find (self->scene, object);

      if (box >= 0)
        trestle_rect_enclose (&area, &trestle_scene_get_box (self->scene, box)->rect);
    }
  trestle_canvas_fly_to (self, &area);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();

  trestle_canvas_update (self);
  if (self->scene == NULL)
    return;
  for (guint i = 0; i < self->scene->boxes->len; i++)
    if (trestle_scene_get_box (self->scene, i)->object != NULL)
      g_ptr_array_add (objects, trestle_scene_get_box (self->scene, i)->object);
  self->selecting = TRUE;
  trestle_selection_set (trestle_project_get_selection (self->project), objects);
  self->selecting = FALSE;
}

static void
select_none_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  if (self->project != NULL)
    trestle_canvas_select (self, NULL);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *object = get_single (self);

  if (object != NULL)
    trestle_canvas_rename (self, object);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  if (self->project != NULL)
    trestle_delete_dialog_run (widget, self->project);
}

/* What is added where the pointer is stands there, in line with what is beside it, or as
 * near as there is room.
 */
static void
place_new (TrestleCanvas *self,
           TrestleObject *object)
{
  int reach = MAX (TRESTLE_GRID, (int) (TRESTLE_GUIDE_REACH / self->view.scale));
  TrestleRect rect = { .width = TRESTLE_SINGLE_WIDTH, .height = TRESTLE_CARD_HEIGHT };
  g_autoptr (GArray) guides = g_array_new (FALSE, FALSE, sizeof (TrestleGuide));
  int dx = 0, dy = 0;
  double x, y;

  if (!TRESTLE_IS_LOCATION (object) || self->menu_x < 0)
    return;
  trestle_view_to_plane (&self->view, self->menu_x, self->menu_y, &x, &y);
  rect.x = (int) floor (x / TRESTLE_GRID) * TRESTLE_GRID;
  rect.y = (int) floor (y / TRESTLE_GRID) * TRESTLE_GRID;
  if (trestle_canvas_input_get_snaps (self->input))
    trestle_guides_find (self->scene, &rect, (TrestlePoint) { 0, 0 }, -1, NULL, reach, &dx, &dy, guides);
  rect.x += dx;
  rect.y += dy;
  rect = trestle_layout_find_free (self->scene->space, &rect);
  trestle_object_set_number (object, "x", CLAMP (rect.x / TRESTLE_GRID, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION));
  trestle_object_set_number (object, "y", CLAMP (rect.y / TRESTLE_GRID, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION));
}

/* What stands where the arrangement has put it is to stay there, whatever comes. */
static void
keep_place (TrestleCanvas *self,
            TrestleObject *mover)
{
  g_autoptr (GHashTable) movers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) placements = NULL;

  g_hash_table_add (movers, mover);
  placements = trestle_canvas_input_list_places (self->input, movers);
  for (guint i = 0; i < placements->len; i++)
    {
      const TrestlePlacement *placement = &g_array_index (placements, TrestlePlacement, i);

      trestle_object_set_number (mover, "x", placement->x);
      trestle_object_set_number (mover, "y", placement->y);
    }
}

TrestleObject *
trestle_canvas_add (TrestleCanvas *self,
                    TrestleKind    kind)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  /* Translators: %s is a kind of object, such as “Location”. */
  g_autofree char *title = g_strdup_printf (_("Add %s"), _(info->title));
  g_autofree char *text = g_strdup_printf (_("%s added"), _(info->title));
  gboolean first = self->scene == NULL || self->scene->boxes->len == 0;
  TrestleObject *object;

  self->selecting = TRUE;
  trestle_history_begin (history, title);
  object = trestle_edits_add (self->project, kind);
  if (!first)
    place_new (self, object);
  if (first)
    self->fit_pending = TRUE;
  trestle_canvas_update (self);
  if (TRESTLE_IS_LOCATION (object))
    keep_place (self, object);
  trestle_history_end (history);
  self->selecting = FALSE;
  self->menu_x = -1;

  trestle_canvas_update (self);
  trestle_canvas_input_set_focus (self->input, object);
  trestle_canvas_reveal (self, object);
  trestle_canvas_say (self, text);
  trestle_canvas_sync_focus (self);
  trestle_canvas_rename (self, object);

  return object;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleKind kind = trestle_kind_from_nick (g_variant_get_string (parameter, NULL));

  if (self->project != NULL && kind != TRESTLE_N_KINDS && kind != TRESTLE_KIND_DESIGN)
    trestle_canvas_add (self, kind);
}

/* Between two selected things at once; from one, to what is chosen. */
static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  g_autoptr (GPtrArray) ends = NULL;

  if (self->project == NULL)
    return;
  ends = trestle_selection_list (trestle_project_get_selection (self->project));
  if (ends->len == 2)
    trestle_canvas_connect (self, ends->pdata[0], ends->pdata[1]);
  else if (ends->len == 1 && trestle_connect_can_start (ends->pdata[0]))
    trestle_canvas_choose_target (self, ends->pdata[0]);
}

static void
move_to (TrestleCanvas *self,
         GObject       *item)
{
  TrestleObject *location = TRESTLE_OBJECT (item);
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autoptr (GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (self->project));
  g_autofree char *text = g_strdup_printf (_("Moved to %s"), trestle_object_get_name (location));

  trestle_history_begin (history, _("Change Location"));
  for (guint i = 0; i < objects->len; i++)
    if (TRESTLE_IS_MACHINE (objects->pdata[i]) || trestle_edit_is_component (trestle_object_get_kind (objects->pdata[i])))
      trestle_edit_move (objects->pdata[i], TRESTLE_LOCATION (location));
  trestle_history_end (history);
  trestle_canvas_update (self);
  trestle_canvas_reveal (self, location);
  trestle_canvas_say (self, text);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *from = trestle_canvas_get_location (self);
  g_autoptr (GListStore) targets = g_list_store_new (TRESTLE_TYPE_OBJECT);

  if (self->project == NULL)
    return;
  TRESTLE_FOREACH (trestle_project_get_design (self->project), LOCATION, TrestleLocation, location)
    if ((TrestleObject *) location != from)
      g_list_store_append (targets, location);
  if (g_list_model_get_n_items (G_LIST_MODEL (targets)) > 0)
    trestle_canvas_choose (self, _("Move To"), g_steal_pointer (&targets), NULL, move_to);
}

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *mover = get_mover (self, get_single (self));
  TrestleHistory *history;

  if (mover == NULL || self->arranging)
    return;
  history = trestle_project_get_history (self->project);
  if (trestle_object_get_number (mover, trestle_object_find_field (mover, "pinned")) == TRUE)
    {
      trestle_history_begin (history, _("Unpin Position"));
      trestle_object_unset (mover, "pinned");
    }
  else
    {
      trestle_history_begin (history, _("Pin Position"));
      keep_place (self, mover);
      trestle_object_set_number (mover, "pinned", TRUE);
    }
  trestle_history_end (history);
}

static void
collapse_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *location = trestle_canvas_get_location (self);

  if (location == NULL)
    return;
  if (!g_hash_table_remove (self->collapsed, location->id))
    g_hash_table_add (self->collapsed, g_strdup (location->id));
  self->scene_stale = TRUE;
  trestle_canvas_update (self);
}

static void
arrange_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  trestle_canvas_begin_arranging (TRESTLE_CANVAS (widget));
}

static void
apply_arrangement_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  trestle_canvas_apply_arrangement (TRESTLE_CANVAS (widget));
}

static void
cancel_arrangement_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  trestle_canvas_cancel_arrangement (TRESTLE_CANVAS (widget));
}

static void
properties_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (get_single (TRESTLE_CANVAS (widget)) != NULL)
    gtk_widget_activate_action (widget, "win.properties", NULL);
}

static void
show_in_table_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  if (get_single (TRESTLE_CANVAS (widget)) != NULL)
    gtk_widget_activate_action (widget, "win.show-in-table", NULL);
}

/* Goes to where a finding is cured: its subject, and the field of it. */
static void
show_finding_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestleObject *object = NULL;
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  if (self->project != NULL)
    object = trestle_design_lookup (trestle_project_get_design (self->project), id);
  if (object != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), object,
                            field[0] != '\0' ? trestle_object_find_field (object, field) : NULL);
}

/* What the Insert key does, whatever has the keyboard. */
static void
add_here_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const TrestleEvent event = { .type = TRESTLE_EVENT_KEY_PRESS, .key = TRESTLE_KEY_INSERT };

  trestle_canvas_take (TRESTLE_CANVAS (widget), &event);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  trestle_canvas_show_menu (self, self->view.width / 2, self->view.height / 2);
}

static const TrestleCanvasAction actions[] = {
  { "canvas.add", "s", add_action },
  { "canvas.add-here", NULL, add_here_action },
  { "canvas.apply-arrangement", NULL, apply_arrangement_action },
  { "canvas.arrange", NULL, arrange_action },
  { "canvas.cancel-arrangement", NULL, cancel_arrangement_action },
  { "canvas.collapse", NULL, collapse_action },
  { "canvas.connect", NULL, connect_action, { { GDK_KEY_l, GDK_CONTROL_MASK } } },
  { "canvas.delete", NULL, delete_action },
  { "canvas.fit", NULL, fit_action, { { GDK_KEY_9, GDK_CONTROL_MASK }, { GDK_KEY_KP_9, GDK_CONTROL_MASK } } },
  { "canvas.fit-selection", NULL, fit_selection_action, { { GDK_KEY_8, GDK_CONTROL_MASK }, { GDK_KEY_KP_8, GDK_CONTROL_MASK } } },
  { "canvas.menu", NULL, menu_action },
  { "canvas.move-to", NULL, move_action },
  { "canvas.pin", NULL, pin_action },
  { "canvas.properties", NULL, properties_action },
  { "canvas.rename", NULL, rename_action },
  { "canvas.select-all", NULL, select_all_action, { { GDK_KEY_a, GDK_CONTROL_MASK } } },
  { "canvas.select-none", NULL, select_none_action, { { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK } } },
  { "canvas.show-finding", "(ss)", show_finding_action },
  { "canvas.show-in-table", NULL, show_in_table_action },
  { "canvas.zoom-in", NULL, zoom_in_action,
    { { GDK_KEY_plus, GDK_CONTROL_MASK }, { GDK_KEY_equal, GDK_CONTROL_MASK }, { GDK_KEY_KP_Add, GDK_CONTROL_MASK } } },
  { "canvas.zoom-normal", NULL, zoom_normal_action, { { GDK_KEY_0, GDK_CONTROL_MASK }, { GDK_KEY_KP_0, GDK_CONTROL_MASK } } },
  { "canvas.zoom-out", NULL, zoom_out_action, { { GDK_KEY_minus, GDK_CONTROL_MASK }, { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK } } },
  { NULL }
};

static const TrestleCanvasAction *const tables[] = { actions, trestle_canvas_edit_actions };

static void
install (GtkWidgetClass            *widget_class,
         const TrestleCanvasAction *action)
{
  gtk_widget_class_install_action (widget_class, action->name, action->parameter, action->activate);
  /* Menus show the one added last. */
  for (guint k = G_N_ELEMENTS (action->keys); k-- > 0;)
    if (action->keys[k].keyval != 0)
      gtk_widget_class_add_binding_action (widget_class, action->keys[k].keyval, action->keys[k].modifiers, action->name, NULL);
}

void
trestle_canvas_install_actions (GtkWidgetClass *widget_class)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const TrestleCanvasAction *action = tables[t]; action->name != NULL; action++)
      install (widget_class, action);
}

void
trestle_canvas_install_actions_for (GtkWidgetClass             *widget_class,
                                    GtkWidgetActionActivateFunc activate)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const TrestleCanvasAction *action = tables[t]; action->name != NULL; action++)
      gtk_widget_class_install_action (widget_class, action->name, action->parameter, activate);
}

void
trestle_canvas_update_actions (TrestleCanvas *self)
{
  TrestleObject *single = get_single (self);
  TrestleObject *location = trestle_edits_get_location (single);
  guint n = g_hash_table_size (self->selected);
  gboolean runs = single != NULL && (TRESTLE_IS_MACHINE (single) || trestle_edit_is_component (trestle_object_get_kind (single)));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "canvas.rename", single != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.properties", single != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.show-in-table", single != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.delete", n > 0);
  gtk_widget_action_set_enabled (widget, "canvas.fit-selection", n > 0);
  gtk_widget_action_set_enabled (widget, "canvas.connect", n == 2 || (single != NULL && trestle_connect_can_start (single)));
  gtk_widget_action_set_enabled (widget, "canvas.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "canvas.cut", n > 0);
  gtk_widget_action_set_enabled (widget, "canvas.duplicate", n > 0);
  gtk_widget_action_set_enabled (widget, "canvas.align", n > 1);
  gtk_widget_action_set_enabled (widget, "canvas.collapse", location != NULL);
  gtk_widget_action_set_enabled (widget, "canvas.move-to", runs || n > 1);
  gtk_widget_action_set_enabled (widget, "canvas.pin", get_mover (self, single) != NULL);
}
