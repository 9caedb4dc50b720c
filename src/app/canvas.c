/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widget itself: what it shows, and when that has to be made anew.  How it
 * gets onto the screen is in canvas-snapshot.c, what comes in in canvas-events.c,
 * what follows from it in canvas-commands.c and canvas-actions.c.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "look.h"
#include "settings.h"

enum { PROP_0, PROP_PROJECT, PROP_STEP, PROP_ZOOM, PROP_OVERLAY, PROP_SNAPS, PROP_ARRANGEMENT, N_PROPS };

static GParamSpec *properties[N_PROPS];
static GtkAccessibleInterface *parent_iface;

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  return trestle_canvas_get_first_node (TRESTLE_CANVAS (accessible));
}

static void
trestle_canvas_accessible_init (GtkAccessibleInterface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->get_at_context = parent_iface->get_at_context;
  iface->get_platform_state = parent_iface->get_platform_state;
  iface->get_accessible_parent = parent_iface->get_accessible_parent;
  iface->get_next_accessible_sibling = parent_iface->get_next_accessible_sibling;
  iface->get_bounds = parent_iface->get_bounds;
  iface->get_first_accessible_child = get_first_accessible_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleCanvas, trestle_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, trestle_canvas_accessible_init))

static void
look_changed_cb (TrestleCanvas *self)
{
  trestle_look_get_palette (&self->palette);
  trestle_canvas_drop_carried (self);
  trestle_canvas_tiles_clear (self->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Texts of the picture grow with those of the rest of the window. */
static void
text_scale_changed_cb (TrestleCanvas *self)
{
  double before = self->text_scale;
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  self->text_scale = dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 0.5, 3) : 1;
  trestle_view_set_scale (&self->view, self->view.scale * self->text_scale / before);
  trestle_canvas_view_changed (self);
}

static void
wheel_changed_cb (TrestleCanvas *self,
                  const char    *key,
                  GSettings     *settings)
{
  g_autofree char *wheel = g_settings_get_string (settings, "scroll-wheel");

  trestle_canvas_input_set_wheel_zooms (self->input, g_str_equal (wheel, "zoom"));
}

static void
snap_changed_cb (TrestleCanvas *self,
                 const char    *key,
                 GSettings     *settings)
{
  trestle_canvas_set_snaps (self, g_settings_get_boolean (settings, "snap-to-grid"));
}

static gboolean
update_cb (gpointer data)
{
  TrestleCanvas *self = data;

  self->update_id = 0;
  trestle_canvas_update (self);

  return G_SOURCE_REMOVE;
}

/* However much changes at a time, it is followed once, before the next frame. */
static void
queue_update (TrestleCanvas *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

static void
design_changed_cb (TrestleCanvas       *self,
                   const TrestleChange *change)
{
  TrestleRect area;

  if (self->arranging)
    {
      trestle_canvas_drop_arrangement (self);
      queue_update (self);
    }
  if (self->scene_stale || self->scene == NULL)
    return;
  if (trestle_scene_needs_rebuild (self->scene, change, &area))
    {
      self->scene_stale = TRUE;
      queue_update (self);
    }
  if (area.width <= 0)
    return;
  trestle_canvas_tiles_invalidate (self->tiles, &area);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A large design is marked between frames, and one that is out of sight when it is seen. */
static void
assessed_cb (TrestleCanvas *self)
{
  gboolean large = trestle_validator_is_large (trestle_project_get_validator (self->project));

  trestle_canvas_drop_marks (self);
  if (large && self->marks != NULL && !self->marks_stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      trestle_canvas_begin_marks (self);
      return;
    }
  self->marks_stale = TRUE;
  if (!large || gtk_widget_get_mapped (GTK_WIDGET (self)))
    queue_update (self);
}

static void
map_cb (TrestleCanvas *self)
{
  if (self->marks_stale)
    queue_update (self);
}

static void
committed_cb (TrestleCanvas *self)
{
  if (!self->writing)
    self->nudges = 0;
}

static void
selection_changed_cb (TrestleCanvas *self)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  g_autoptr (GPtrArray) objects = trestle_selection_list (selection);
  TrestleObject *primary = trestle_selection_get_primary (selection);

  g_hash_table_remove_all (self->selected);
  for (guint i = 0; i < objects->len; i++)
    g_hash_table_add (self->selected, g_object_ref (objects->pdata[i]));
  if (!self->selecting && primary != NULL && objects->len == 1)
    {
      trestle_canvas_input_set_focus (self->input, primary);
      trestle_canvas_reveal (self, primary);
    }
  trestle_canvas_sync_selected (self);
  trestle_canvas_sync_focus (self);
  trestle_canvas_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What stands elsewhere than before, or looks different by its shape, is painted first. */
static void
outdate_tiles (TrestleCanvas      *self,
               const TrestleScene *before)
{
  const TrestleScene *scene = self->scene;

  trestle_canvas_tiles_outdate (self->tiles);
  for (guint i = 0; i < MIN (before->boxes->len, scene->boxes->len); i++)
    {
      const TrestleBox *a = trestle_scene_get_box (before, i);
      const TrestleBox *b = trestle_scene_get_box (scene, i);

      /* From here on everything has another place in the order. */
      if (a->object != b->object)
        {
          trestle_canvas_tiles_invalidate (self->tiles, &scene->bounds);
          return;
        }
      if (memcmp (&a->rect, &b->rect, sizeof a->rect) == 0 && a->flags == b->flags && a->kind == b->kind)
        continue;
      trestle_canvas_tiles_invalidate (self->tiles, &a->rect);
      trestle_canvas_tiles_invalidate (self->tiles, &b->rect);
    }
}

static void
rebuild (TrestleCanvas *self)
{
  const TrestleSceneOptions options = {
    .step = self->step, .collapsed = self->collapsed,
    .before = self->settled != NULL && self->settled->step == self->step ? self->settled : NULL
  };
  const TrestleSceneOptions preview = { .rearrange = !self->arranging_before };
  TrestleScene *scene = trestle_scene_new (trestle_project_get_design (self->project), self->arranging ? &preview : &options);
  g_autoptr (TrestleScene) before = g_steal_pointer (&self->scene);

  self->scene = scene;
  self->scene_stale = FALSE;
  if (!self->arranging)
    {
      g_clear_pointer (&self->settled, trestle_scene_unref);
      self->settled = trestle_scene_ref (scene);
    }
  trestle_scene_set_marks (scene, self->marks);
  trestle_canvas_restart_marks (self);
  trestle_canvas_input_set_scene (self->input, scene);
  self->dragging = FALSE;
  g_array_set_size (self->hidden, 0);
  trestle_canvas_drop_carried (self);
  if (before != NULL)
    outdate_tiles (self, before);
}

static void
set_project (TrestleCanvas  *self,
             TrestleProject *project)
{
  if (self->project == project)
    return;

  trestle_canvas_drop_arrangement (self);
  trestle_canvas_drop_marks (self);
  if (self->project != NULL)
    {
      trestle_canvas_remember (self);
      trestle_canvas_drop_nodes (self);
      g_signal_handlers_disconnect_by_data (trestle_project_get_design (self->project), self);
      g_signal_handlers_disconnect_by_data (trestle_project_get_validator (self->project), self);
      g_signal_handlers_disconnect_by_data (trestle_project_get_history (self->project), self);
      g_signal_handlers_disconnect_by_data (trestle_project_get_selection (self->project), self);
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_hash_table_remove_all (self->selected);
      g_hash_table_remove_all (self->collapsed);
    }
  g_set_object (&self->project, project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
  if (project == NULL)
    return;

  g_signal_connect_object (trestle_project_get_design (project), "changed", G_CALLBACK (design_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_validator (project), "assessed", G_CALLBACK (assessed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_history (project), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (project), "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "compared", G_CALLBACK (trestle_canvas_follow_comparison), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->marks, trestle_marks_unref);
  g_clear_pointer (&self->settled, trestle_scene_unref);
  trestle_canvas_tiles_clear (self->tiles);
  self->scene_stale = self->marks_stale = self->fit_pending = TRUE;
  trestle_canvas_recall (self);
  trestle_canvas_update (self);
  trestle_canvas_follow_comparison (self);
  selection_changed_cb (self);
}

static void
trestle_canvas_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 400;
}

static void
trestle_canvas_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);

  if (self->view.width != width || self->view.height != height)
    {
      trestle_view_resize (&self->view, width, height);
      if (self->fit_pending && self->scene != NULL)
        trestle_canvas_fit (self, &self->scene->bounds);
      trestle_canvas_view_changed (self);
    }
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  trestle_canvas_begin_naming (self);
}

static void
trestle_canvas_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TrestleCanvas *self = TRESTLE_CANVAS (object);

  switch (id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;

    case PROP_STEP:
      g_value_set_int (value, self->step);
      break;

    case PROP_ZOOM:
      g_value_set_double (value, trestle_canvas_get_zoom (self));
      break;

    case PROP_OVERLAY:
      g_value_set_string (value, self->overlay);
      break;

    case PROP_SNAPS:
      g_value_set_boolean (value, trestle_canvas_input_get_snaps (self->input));
      break;

    case PROP_ARRANGEMENT:
      g_value_take_string (value, trestle_canvas_dup_arrangement (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trestle_canvas_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TrestleCanvas *self = TRESTLE_CANVAS (object);

  switch (id)
    {
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
      break;

    case PROP_STEP:
      trestle_canvas_set_step (self, g_value_get_int (value));
      break;

    case PROP_OVERLAY:
      trestle_canvas_set_overlay (self, g_value_get_string (value));
      break;

    case PROP_SNAPS:
      trestle_canvas_set_snaps (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trestle_canvas_dispose (GObject *object)
{
  TrestleCanvas *self = TRESTLE_CANVAS (object);

  if (self->project != NULL)
    trestle_canvas_remember (self);
  trestle_canvas_drop_nodes (self);
  trestle_canvas_drop_marks (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  trestle_canvas_stop_gliding (self);
  trestle_canvas_land (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->project);
  g_clear_handle_id (&self->naming_id, g_source_remove);
  g_clear_object (&self->naming);
  g_clear_object (&self->connecting);
  g_clear_object (&self->connecting_in);

  G_OBJECT_CLASS (trestle_canvas_parent_class)->dispose (object);
}

static void
trestle_canvas_finalize (GObject *object)
{
  TrestleCanvas *self = TRESTLE_CANVAS (object);

  g_clear_pointer (&self->input, trestle_canvas_input_free);
  g_clear_pointer (&self->scene, trestle_scene_unref);
  g_clear_pointer (&self->settled, trestle_scene_unref);
  g_clear_pointer (&self->marks, trestle_marks_unref);
  g_clear_pointer (&self->painter, trestle_painter_free);
  g_clear_pointer (&self->tiles, trestle_canvas_tiles_free);
  trestle_canvas_drop_carried (self);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_array_unref);
  g_clear_pointer (&self->ghosts, g_array_unref);
  g_free (self->overlay);

  G_OBJECT_CLASS (trestle_canvas_parent_class)->finalize (object);
}

static void
trestle_canvas_class_init (TrestleCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trestle_canvas_get_property;
  object_class->set_property = trestle_canvas_set_property;
  object_class->dispose = trestle_canvas_dispose;
  object_class->finalize = trestle_canvas_finalize;
  widget_class->snapshot = trestle_canvas_snapshot;
  widget_class->measure = trestle_canvas_measure;
  widget_class->size_allocate = trestle_canvas_size_allocate;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, TRESTLE_TYPE_PROJECT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 0, 4, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 100, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OVERLAY] = g_param_spec_string ("overlay", NULL, NULL, "",
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SNAPS] = g_param_spec_boolean ("snaps", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ARRANGEMENT] = g_param_spec_string ("arrangement", NULL, NULL, NULL,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_install_property_action (widget_class, "canvas.overlay", "overlay");
  gtk_widget_class_install_property_action (widget_class, "canvas.snap", "snaps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  trestle_canvas_install_actions (widget_class);
}

static void
trestle_canvas_init (TrestleCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GSettings *settings = trestle_settings_get ();

  self->view = (TrestleView) TRESTLE_VIEW_INIT;
  self->text_scale = 1;
  self->overlay = g_strdup ("");
  self->menu_x = -1;
  self->painter = trestle_painter_new (NULL);
  self->tiles = trestle_canvas_tiles_new ();
  self->selected = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ghosts = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
  self->input = trestle_canvas_input_new (&self->view, self->selected);
  trestle_canvas_add_controllers (self);
  trestle_canvas_watch_readers ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Topology"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Tab goes from thing to thing, Ctrl with an arrow key to the nearest one in that "
                                    "direction. F2 renames, Insert adds, Ctrl+L connects, the Menu key offers more."),
                                  -1);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color-rgba", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_scale_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::scroll-wheel", G_CALLBACK (wheel_changed_cb), self, G_CONNECT_SWAPPED);
      wheel_changed_cb (self, "scroll-wheel", settings);
      g_signal_connect_object (settings, "changed::snap-to-grid", G_CALLBACK (snap_changed_cb), self, G_CONNECT_SWAPPED);
      snap_changed_cb (self, "snap-to-grid", settings);
    }
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  look_changed_cb (self);
  text_scale_changed_cb (self);
  trestle_canvas_update_actions (self);
}

GtkWidget *
trestle_canvas_new (TrestleProject *project)
{
  return g_object_new (TRESTLE_TYPE_CANVAS, "project", project, NULL);
}

void
trestle_canvas_set_project (TrestleCanvas  *self,
                            TrestleProject *project)
{
  g_return_if_fail (TRESTLE_IS_CANVAS (self));

  set_project (self, project);
}

TrestleProject *
trestle_canvas_get_project (TrestleCanvas *self)
{
  g_return_val_if_fail (TRESTLE_IS_CANVAS (self), NULL);

  return self->project;
}

void
trestle_canvas_set_step (TrestleCanvas *self,
                         int            step)
{
  g_return_if_fail (TRESTLE_IS_CANVAS (self));

  if (self->step == step)
    return;
  trestle_canvas_drop_arrangement (self);
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
  if (self->project == NULL)
    return;
  self->scene_stale = TRUE;
  self->fit_pending = !self->recalled;
  self->recalled = FALSE;
  trestle_canvas_update (self);
}

int
trestle_canvas_get_step (TrestleCanvas *self)
{
  g_return_val_if_fail (TRESTLE_IS_CANVAS (self), 0);

  return self->step;
}

double
trestle_canvas_get_zoom (TrestleCanvas *self)
{
  g_return_val_if_fail (TRESTLE_IS_CANVAS (self), 1);

  return self->view.scale / self->text_scale;
}

void
trestle_canvas_update (TrestleCanvas *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->project == NULL || (!self->scene_stale && !self->marks_stale))
    return;

  if (self->scene_stale)
    rebuild (self);
  if (self->marks_stale)
    {
      trestle_canvas_drop_marks (self);
      trestle_canvas_update_marks (self);
    }
  if (self->fit_pending && self->view.width > 0)
    trestle_canvas_fit (self, &self->scene->bounds);
  trestle_canvas_sync_nodes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
