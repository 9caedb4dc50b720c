/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accessible interface of a node.  GTK keeps parent and sibling of a node
 * itself once canvas-a11y.c has told it; the keyboard’s focus stays on the
 * canvas, and the node under its cursor says that it has it.
 */
#include "config.h"

#include "canvas-node.h"

enum { PROP_0, PROP_ACCESSIBLE_ROLE };

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);

  /* A context calls back in here while it is disposed of. */
  if (self->disposed || self->canvas == NULL)
    return NULL;
  if (self->context == NULL)
    self->context = gtk_at_context_create (GTK_ACCESSIBLE_ROLE_LIST_ITEM, accessible,
                                           gtk_widget_get_display (GTK_WIDGET (self->canvas)));

  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible             *accessible,
                    GtkAccessiblePlatformState state)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);

  switch (state)
    {
    case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE:
      return TRUE;

    case GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED:
      return self->focused;

    case GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE:
    default:
      return FALSE;
    }
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);

  if (self->parent != NULL)
    return GTK_ACCESSIBLE (g_object_ref (self->parent));

  return self->canvas != NULL ? GTK_ACCESSIBLE (g_object_ref (self->canvas)) : NULL;
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);
  GPtrArray *children = self->canvas != NULL ? trestle_canvas_list_nodes (self->canvas, self) : NULL;

  return children != NULL && children->len > 0 ? g_object_ref (children->pdata[0]) : NULL;
}

static GtkAccessible *
get_next_accessible_sibling (GtkAccessible *accessible)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);
  GPtrArray *siblings = self->canvas == NULL ? NULL : self->parent != NULL ? self->parent->children : self->canvas->nodes;
  guint place = self->place;

  if (siblings == NULL)
    return NULL;
  if ((place >= siblings->len || siblings->pdata[place] != self) && !g_ptr_array_find (siblings, self, &place))
    return NULL;

  return place + 1 < siblings->len ? g_object_ref (siblings->pdata[place + 1]) : NULL;
}

/* Where it is drawn on the canvas, in pixels. */
static void
get_place (TrestleCanvasNode *self,
           GdkRectangle      *place)
{
  TrestleCanvas *canvas = self->canvas;
  int n_boxes = canvas->scene->boxes->len;
  TrestleRect rect;
  double x, y;

  if (self->index < n_boxes)
    {
      rect = trestle_scene_get_box (canvas->scene, self->index)->rect;
    }
  else
    {
      const TrestlePoint *label = &trestle_scene_get_wire (canvas->scene, self->index - n_boxes)->label;

      rect = (TrestleRect) { label->x - 32, label->y - 8, 64, 16 };
    }
  trestle_view_to_canvas (&canvas->view, rect.x, rect.y, &x, &y);
  *place = (GdkRectangle) {
    (int) x, (int) y, (int) (rect.width * canvas->view.scale), (int) (rect.height * canvas->view.scale)
  };
}

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (accessible);
  GdkRectangle around = { 0 };
  GdkRectangle place;

  if (self->canvas == NULL || self->canvas->scene == NULL ||
      self->index >= (int) (self->canvas->scene->boxes->len + self->canvas->scene->wires->len))
    return FALSE;
  get_place (self, &place);
  if (self->parent != NULL)
    get_place (self->parent, &around);
  *x = place.x - around.x;
  *y = place.y - around.y;
  *width = place.width;
  *height = place.height;

  return TRUE;
}

static void
trestle_canvas_node_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = get_at_context;
  iface->get_platform_state = get_platform_state;
  iface->get_accessible_parent = get_accessible_parent;
  iface->get_first_accessible_child = get_first_accessible_child;
  iface->get_next_accessible_sibling = get_next_accessible_sibling;
  iface->get_bounds = get_bounds;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleCanvasNode, trestle_canvas_node, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, trestle_canvas_node_accessible_init))

static void
trestle_canvas_node_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_ACCESSIBLE_ROLE)
    g_value_set_enum (value, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Every node has the same role; GTK’s interface asks for a property that can be set. */
static void
trestle_canvas_node_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id != PROP_ACCESSIBLE_ROLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
trestle_canvas_node_dispose (GObject *object)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (object);

  self->disposed = TRUE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->children, g_ptr_array_unref);

  G_OBJECT_CLASS (trestle_canvas_node_parent_class)->dispose (object);
}

static void
trestle_canvas_node_finalize (GObject *object)
{
  TrestleCanvasNode *self = TRESTLE_CANVAS_NODE (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->description);

  G_OBJECT_CLASS (trestle_canvas_node_parent_class)->finalize (object);
}

static void
trestle_canvas_node_class_init (TrestleCanvasNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trestle_canvas_node_get_property;
  object_class->set_property = trestle_canvas_node_set_property;
  object_class->dispose = trestle_canvas_node_dispose;
  object_class->finalize = trestle_canvas_node_finalize;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
trestle_canvas_node_init (TrestleCanvasNode *self)
{
  self->index = -1;
}

TrestleCanvasNode *
trestle_canvas_node_new (TrestleCanvas     *canvas,
                         TrestleCanvasNode *parent,
                         const char        *key)
{
  TrestleCanvasNode *self = g_object_new (TRESTLE_TYPE_CANVAS_NODE, NULL);

  self->canvas = canvas;
  self->parent = parent;
  self->key = g_strdup (key);

  return self;
}

void
trestle_canvas_node_detach (TrestleCanvasNode *self)
{
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    trestle_canvas_node_detach (self->children->pdata[i]);

  /* Says that it is gone, and takes back what others know of it. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_FLOW_TO);
  gtk_accessible_set_accessible_parent (GTK_ACCESSIBLE (self), NULL, NULL);
  if (self->canvas != NULL && self->canvas->focused_node == self)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      self->canvas->focused_node = NULL;
    }
  self->focused = FALSE;
  self->canvas = NULL;
  self->parent = NULL;
}

TrestleObject *
trestle_canvas_node_get_object (TrestleCanvasNode *self)
{
  int n_boxes;

  if (self->canvas == NULL || self->canvas->scene == NULL)
    return NULL;
  n_boxes = self->canvas->scene->boxes->len;
  if (self->index < n_boxes)
    return trestle_scene_get_box (self->canvas->scene, self->index)->object;

  return trestle_scene_get_wire (self->canvas->scene, self->index - n_boxes)->object;
}
