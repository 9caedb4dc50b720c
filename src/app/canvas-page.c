/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the canvas.  Its buttons use the canvas's actions, which the page
 * passes on.
 */
#include "config.h"

#include "canvas-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "canvas-minimap.h"
#include "canvas-palette.h"
#include "canvas-scrollbar.h"
#include "kinds.h"

struct _TrestleCanvasPage
{
  AdwBin           parent_instance;
  TrestleProject  *project;

  GtkStack        *stack;
  TrestleCanvas   *canvas;
  GtkButton       *zoom_button;
  GtkMenuButton   *add_button;
  GtkMenuButton   *align_button;
  GtkMenuButton   *overlay_button;
  GtkScrollbar    *across;
  GtkScrollbar    *down;
  GtkDrawingArea  *minimap;
  GtkBox          *palette;
  GtkRevealer     *arrangement;
  GtkLabel        *arrangement_label;
  GtkToggleButton *before_button;
};

enum { PROP_0, PROP_PROJECT, PROP_STEP, PROP_OVERLAY, PROP_SNAPS, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrestleCanvasPage, trestle_canvas_page, ADW_TYPE_BIN)

/* Something to draw: any location, or anything that stands nowhere yet. */
static gboolean
has_content (TrestleDesign *design)
{
  static const TrestleKind drawn[] = {
    TRESTLE_KIND_LOCATION, TRESTLE_KIND_MACHINE, TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE,
    TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    if (g_list_model_get_n_items (G_LIST_MODEL (trestle_design_get_list (design, drawn[i]))) > 0)
      return TRUE;

  return FALSE;
}

static void
update_empty (TrestleCanvasPage *self)
{
  gboolean content = self->project != NULL && has_content (trestle_project_get_design (self->project));

  gtk_stack_set_visible_child_name (self->stack, content ? "canvas" : "empty");
}

static void
design_changed_cb (TrestleCanvasPage   *self,
                   const TrestleChange *change)
{
  if (change->type != TRESTLE_CHANGE_SET)
    update_empty (self);
}

static void
zoom_changed_cb (TrestleCanvasPage *self)
{
  int percent = (int) lround (trestle_canvas_get_zoom (self->canvas) * 100);
  /* Translators: how large the picture is shown; %d is a number. */
  g_autofree char *text = g_strdup_printf (_("%d %%"), percent);
  g_autofree char *label = g_strdup_printf (_("Zoom %d %%, Reset"), percent);

  gtk_button_set_label (self->zoom_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
overlay_changed_cb (TrestleCanvasPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERLAY]);
}

static void
snaps_changed_cb (TrestleCanvasPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPS]);
}

/* Where nothing is drawn yet, a double click draws something, as it does on free ground. */
static void
pressed_cb (TrestleCanvasPage *self,
            int                n_press)
{
  if (n_press == 2 && self->project != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "canvas.add", "s", "location");
}

/* A preview has begun or ended. */
static void
arrangement_changed_cb (TrestleCanvasPage *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->canvas, "arrangement", &text, NULL);
  gtk_revealer_set_reveal_child (self->arrangement, text != NULL);
  if (text != NULL)
    gtk_label_set_label (self->arrangement_label, text);
  gtk_toggle_button_set_active (self->before_button, FALSE);
}

static void
before_toggled_cb (TrestleCanvasPage *self)
{
  trestle_canvas_show_before (self->canvas, gtk_toggle_button_get_active (self->before_button));
}

/* Images come and go. */
static void
create_overlay_menu (GtkMenuButton *button,
                     gpointer       data)
{
  TrestleCanvasPage *self = data;
  g_autoptr (GMenuModel) menu = trestle_canvas_create_overlay_menu (self->canvas);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleCanvasPage *self = TRESTLE_CANVAS_PAGE (widget);

  gtk_widget_activate_action_variant (GTK_WIDGET (self->canvas), name, parameter);
}

static void
trestle_canvas_page_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  TrestleCanvasPage *self = TRESTLE_CANVAS_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;

    case PROP_STEP:
      g_value_set_int (value, trestle_canvas_get_step (self->canvas));
      break;

    case PROP_OVERLAY:
      g_object_get_property (G_OBJECT (self->canvas), "overlay", value);
      break;

    case PROP_SNAPS:
      g_object_get_property (G_OBJECT (self->canvas), "snaps", value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trestle_canvas_page_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TrestleCanvasPage *self = TRESTLE_CANVAS_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT:
      trestle_canvas_page_set_project (self, g_value_get_object (value));
      break;

    case PROP_STEP:
      trestle_canvas_page_set_step (self, g_value_get_int (value));
      break;

    case PROP_OVERLAY:
      trestle_canvas_set_overlay (self->canvas, g_value_get_string (value));
      break;

    case PROP_SNAPS:
      trestle_canvas_set_snaps (self->canvas, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trestle_canvas_page_dispose (GObject *object)
{
  g_clear_object (&TRESTLE_CANVAS_PAGE (object)->project);

  G_OBJECT_CLASS (trestle_canvas_page_parent_class)->dispose (object);
}

static void
trestle_canvas_page_class_init (TrestleCanvasPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trestle_canvas_page_get_property;
  object_class->set_property = trestle_canvas_page_set_property;
  object_class->dispose = trestle_canvas_page_dispose;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, TRESTLE_TYPE_PROJECT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 0, 4, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OVERLAY] = g_param_spec_string ("overlay", NULL, NULL, "",
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SNAPS] = g_param_spec_boolean ("snaps", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "canvas.overlay", "overlay");
  gtk_widget_class_install_property_action (widget_class, "canvas.snap", "snaps");

  g_type_ensure (TRESTLE_TYPE_CANVAS);
  trestle_canvas_install_actions_for (widget_class, forward_action);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/canvas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, align_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, overlay_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, across);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, down);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, minimap);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, palette);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, arrangement);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, arrangement_label);
  gtk_widget_class_bind_template_child (widget_class, TrestleCanvasPage, before_button);
  gtk_widget_class_bind_template_callback (widget_class, arrangement_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, overlay_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, snaps_changed_cb);
}

static void
trestle_canvas_page_init (TrestleCanvasPage *self)
{
  g_autoptr(GMenuModel) add = NULL;
  g_autoptr(GMenuModel) align = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  add = trestle_canvas_create_add_menu ();
  align = trestle_canvas_create_align_menu ();
  gtk_menu_button_set_menu_model (self->add_button, add);
  gtk_menu_button_set_menu_model (self->align_button, align);
  gtk_menu_button_set_create_popup_func (self->overlay_button, create_overlay_menu, self, NULL);
  trestle_canvas_palette_fill (self->palette, self->canvas);
  trestle_canvas_minimap_attach (self->minimap, self->canvas);
  trestle_canvas_scrollbar_attach (self->across, self->canvas);
  trestle_canvas_scrollbar_attach (self->down, self->canvas);
  zoom_changed_cb (self);
}

GtkWidget *
trestle_canvas_page_new (TrestleProject *project)
{
  return g_object_new (TRESTLE_TYPE_CANVAS_PAGE, "project", project, NULL);
}

void
trestle_canvas_page_set_project (TrestleCanvasPage *self,
                                 TrestleProject    *project)
{
  g_return_if_fail (TRESTLE_IS_CANVAS_PAGE (self));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (trestle_project_get_design (self->project), self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (trestle_project_get_design (project), "changed", G_CALLBACK (design_changed_cb), self,
                             G_CONNECT_SWAPPED);
  trestle_canvas_set_project (self->canvas, project);
  update_empty (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

void
trestle_canvas_page_set_step (TrestleCanvasPage *self,
                              int                step)
{
  g_return_if_fail (TRESTLE_IS_CANVAS_PAGE (self));

  if (trestle_canvas_get_step (self->canvas) == step)
    return;
  trestle_canvas_set_step (self->canvas, step);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

TrestleCanvas *
trestle_canvas_page_get_canvas (TrestleCanvasPage *self)
{
  g_return_val_if_fail (TRESTLE_IS_CANVAS_PAGE (self), NULL);

  return self->canvas;
}
