/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of nodes: locations with what they contain, then links.  Each level
 * is made when somebody first asks for it, and kept in step with the scene from
 * then on; a node stays the same as long as what it stands for is there.
 */
#include "config.h"

#include "canvas-node.h"

#include <glib/gi18n.h>

#include "toast.h"

#define MOST_UNREAD 1000            /* outermost things that have nodes although nobody reads them */

/* Says whether a screen reader is on; NULL: not known yet. */
static GDBusProxy *status;

static int
count_boxes (TrestleCanvas *self)
{
  return self->scene->boxes->len;
}

/* The same box shows up under the same key in every scene. */
static char *
dup_key (TrestleCanvas *self,
         int            index)
{
  const TrestleBox *box;

  if (index >= count_boxes (self))
    return g_strdup (trestle_scene_get_wire (self->scene, index - count_boxes (self))->object->id);

  box = trestle_scene_get_box (self->scene, index);

  return g_strdup_printf ("%d %s %s", box->type, box->object != NULL ? box->object->id : "", box->mover != NULL ? box->mover->id : "");
}

/* Indices of what is directly inside @parent (-1: the canvas). */
static GArray *
list_indices (TrestleCanvas *self,
              int            parent)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (int));
  int end = parent >= 0 ? parent + 1 + (int) trestle_scene_get_box (self->scene, parent)->n_inside : count_boxes (self);

  for (int i = parent + 1; i < end; i += 1 + trestle_scene_get_box (self->scene, i)->n_inside)
    g_array_append_val (indices, i);
  for (int i = 0; parent < 0 && i < (int) self->scene->wires->len; i++)
    {
      int index = count_boxes (self) + i;

      g_array_append_val (indices, index);
    }

  return indices;
}

static char *
dup_name (TrestleCanvas *self,
          int            index)
{
  g_autofree char *name = NULL;

  if (index < count_boxes (self))
    return trestle_scene_dup_title (self->scene, trestle_scene_get_box (self->scene, index));

  name = trestle_object_dup_name (trestle_scene_get_wire (self->scene, index - count_boxes (self))->object);

  /* Translators: %s are the names of the two ends of a link. */
  return g_strdup_printf (_("Link %s"), name);
}

static char *
dup_description (TrestleCanvas *self,
                 int            index)
{
  char *label;

  if (index < count_boxes (self))
    return trestle_scene_describe_box (self->scene, index);
  label = trestle_scene_dup_label (self->scene, trestle_scene_get_wire (self->scene, index - count_boxes (self)));

  return label != NULL ? label : g_strdup ("");
}

static gboolean
has_findings (TrestleCanvas *self,
              int            index)
{
  const TrestleMark *total;

  if (index >= count_boxes (self))
    return FALSE;
  total = trestle_scene_get_total (self->scene, index);

  return total->findings[TRESTLE_MARK_ERROR] > 0 || total->findings[TRESTLE_MARK_WARNING] > 0;
}

static void
describe_node (TrestleCanvasNode *node)
{
  g_autofree char *name = dup_name (node->canvas, node->index);
  g_autofree char *description = dup_description (node->canvas, node->index);
  TrestleObject *object = trestle_canvas_node_get_object (node);

  if (g_strcmp0 (name, node->name) != 0 || g_strcmp0 (description, node->description) != 0)
    {
      g_set_str (&node->name, name);
      g_set_str (&node->description, description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (node),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                      -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_STATE_INVALID,
                                   has_findings (node->canvas, node->index) ? GTK_ACCESSIBLE_INVALID_TRUE
                                                                            : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
    }
  node->selected = object != NULL && g_hash_table_contains (node->canvas->selected, object);
  gtk_accessible_update_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_STATE_SELECTED, node->selected, -1);
}

static void
wire_siblings (GPtrArray     *nodes,
               GtkAccessible *parent)
{
  for (guint i = nodes->len; i-- > 0; )
    {
      GtkAccessible *next = i + 1 < nodes->len ? nodes->pdata[i + 1] : NULL;

      gtk_accessible_set_accessible_parent (nodes->pdata[i], parent, next);
      gtk_accessible_update_relation (nodes->pdata[i], GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                      GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) nodes->len, -1);
    }
}

/* Which locations a location’s links lead to. */
static void
update_flows (TrestleCanvas *self)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_list_free);
  GHashTableIter iter;
  gpointer node, list;

  for (guint i = 0; i < self->nodes->len; i++)
    g_hash_table_insert (nodes, GINT_TO_POINTER (((TrestleCanvasNode *) self->nodes->pdata[i])->index + 1), self->nodes->pdata[i]);
  for (guint i = 0; i < self->scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self->scene, i);
      gpointer from = g_hash_table_lookup (nodes, GINT_TO_POINTER (wire->hub + 1));
      gpointer to = g_hash_table_lookup (nodes, GINT_TO_POINTER (wire->leaf + 1));

      if (from == NULL || to == NULL)
        continue;
      list = NULL;
      g_hash_table_steal_extended (targets, from, NULL, &list);
      g_hash_table_insert (targets, from, g_list_prepend (list, to));
    }
  for (guint i = 0; i < self->nodes->len; i++)
    if (!g_hash_table_contains (targets, self->nodes->pdata[i]))
      gtk_accessible_reset_relation (self->nodes->pdata[i], GTK_ACCESSIBLE_RELATION_FLOW_TO);
  g_hash_table_iter_init (&iter, targets);
  while (g_hash_table_iter_next (&iter, &node, &list))
    {
      GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_FLOW_TO;
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, gtk_accessible_list_get_type ());
      g_value_take_boxed (&value, gtk_accessible_list_new_from_list (list));
      gtk_accessible_update_relation_value (node, 1, &relation, &value);
    }
}

static GHashTable *
index_nodes (GPtrArray *nodes)
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    g_hash_table_insert (found, ((TrestleCanvasNode *) nodes->pdata[i])->key, nodes->pdata[i]);

  return found;
}

/* Makes @slot the nodes inside @parent as the scene now is; those that stand for
 * the same as before stay.  GTK looks at the slot while it is told of changes.
 */
static void
sync_level (TrestleCanvas     *self,
            TrestleCanvasNode *parent,
            GPtrArray        **slot)
{
  g_autoptr (GArray) indices = list_indices (self, parent != NULL ? parent->index : -1);
  g_autoptr (GPtrArray) before = *slot != NULL ? g_ptr_array_ref (*slot) : NULL;
  g_autoptr (GHashTable) found = index_nodes (before);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer gone;

  for (guint i = 0; i < indices->len; i++)
    {
      g_autofree char *key = dup_key (self, g_array_index (indices, int, i));
      TrestleCanvasNode *node = g_hash_table_lookup (found, key);

      if (node != NULL)
        {
          g_hash_table_remove (found, key);
          g_object_ref (node);
        }
      else
        {
          node = trestle_canvas_node_new (self, parent, key);
          g_ptr_array_add (fresh, node);
        }
      node->index = g_array_index (indices, int, i);
      node->place = nodes->len;
      g_ptr_array_add (nodes, node);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &gone))
    trestle_canvas_node_detach (gone);
  g_clear_pointer (slot, g_ptr_array_unref);
  *slot = nodes;

  /* A node that is hidden, given a parent and shown again is announced as new. */
  for (guint i = 0; before != NULL && i < fresh->len; i++)
    gtk_accessible_update_state (fresh->pdata[i], GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  wire_siblings (nodes, parent != NULL ? GTK_ACCESSIBLE (parent) : GTK_ACCESSIBLE (self));
  for (guint i = 0; i < nodes->len; i++)
    describe_node (nodes->pdata[i]);
  for (guint i = 0; before != NULL && i < fresh->len; i++)
    gtk_accessible_update_state (fresh->pdata[i], GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);

  for (guint i = 0; i < nodes->len; i++)
    {
      TrestleCanvasNode *node = nodes->pdata[i];

      if (node->children != NULL)
        sync_level (self, node, &node->children);
    }
}

/* Whether a screen reader is on, as far as the bus has said by now. */
static gboolean
is_read (void)
{
  g_autoptr (GVariant) enabled = status != NULL ? g_dbus_proxy_get_cached_property (status, "ScreenReaderEnabled") : NULL;

  return enabled != NULL && g_variant_is_of_type (enabled, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (enabled);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  /* Without a bus nobody reads. */
  status = g_dbus_proxy_new_for_bus_finish (result, NULL);
}

void
trestle_canvas_watch_readers (void)
{
  static gboolean watching;

  if (watching)
    return;
  watching = TRUE;
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL, "org.a11y.Bus", "/org/a11y/bus",
                            "org.a11y.Status", NULL, status_cb, NULL);
}

/* GTK counts children as soon as there is a bus for readers, and looks for the place of
 * each among all others: 20,000 of them held the window for minutes before
 * anybody has asked.
 */
static gboolean
is_too_large (TrestleCanvas *self)
{
  guint n = self->scene->wires->len;

  for (guint i = 0; i < self->scene->boxes->len && n <= MOST_UNREAD; i += 1 + trestle_scene_get_box (self->scene, i)->n_inside)
    n++;

  return n > MOST_UNREAD && !is_read ();
}

GPtrArray *
trestle_canvas_list_nodes (TrestleCanvas     *self,
                           TrestleCanvasNode *node)
{
  GPtrArray **slot = node != NULL ? &node->children : &self->nodes;

  if (self->scene == NULL || (node != NULL && node->index >= count_boxes (self)))
    return NULL;
  if (*slot == NULL && node == NULL && is_too_large (self))
    return NULL;
  if (*slot == NULL)
    {
      sync_level (self, node, slot);
      if (node == NULL)
        update_flows (self);
    }

  return *slot;
}

GtkAccessible *
trestle_canvas_get_first_node (TrestleCanvas *self)
{
  GPtrArray *nodes = trestle_canvas_list_nodes (self, NULL);

  return nodes != NULL && nodes->len > 0 ? g_object_ref (nodes->pdata[0]) : NULL;
}

void
trestle_canvas_sync_nodes (TrestleCanvas *self)
{
  if (self->nodes == NULL || self->scene == NULL)
    return;
  sync_level (self, NULL, &self->nodes);
  update_flows (self);
  trestle_canvas_sync_focus (self);
}

static void
sync_selected (TrestleCanvas *self,
               GPtrArray     *nodes)
{
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      TrestleCanvasNode *node = nodes->pdata[i];
      TrestleObject *object = trestle_canvas_node_get_object (node);
      gboolean selected = object != NULL && g_hash_table_contains (self->selected, object);

      if (selected != node->selected)
        gtk_accessible_update_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
      node->selected = selected;
      sync_selected (self, node->children);
    }
}

void
trestle_canvas_sync_selected (TrestleCanvas *self)
{
  if (self->scene != NULL && !self->scene_stale)
    sync_selected (self, self->nodes);
}

/* The node of the box or link at @index, with those around it made where needed. */
static TrestleCanvasNode *
find_node (TrestleCanvas *self,
           int            index)
{
  TrestleCanvasNode *around = NULL;
  GPtrArray *nodes;

  if (index < count_boxes (self) && trestle_scene_get_box (self->scene, index)->parent >= 0)
    {
      around = find_node (self, trestle_scene_get_box (self->scene, index)->parent);
      if (around == NULL)
        return NULL;
    }
  nodes = trestle_canvas_list_nodes (self, around);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    if (((TrestleCanvasNode *) nodes->pdata[i])->index == index)
      return nodes->pdata[i];

  return NULL;
}

static int
find_index (TrestleCanvas *self,
            TrestleObject *object)
{
  int index = object != NULL ? trestle_scene_find (self->scene, object) : -1;

  if (index < 0 && TRESTLE_IS_LINK (object))
    {
      index = trestle_scene_find_wire (self->scene, object);
      index = index >= 0 ? index + count_boxes (self) : -1;
    }

  return index;
}

static void
set_focused (TrestleCanvasNode *node,
             gboolean           focused)
{
  if (node->focused == focused)
    return;
  node->focused = focused;
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

void
trestle_canvas_sync_focus (TrestleCanvas *self)
{
  gboolean here = gtk_widget_has_focus (GTK_WIDGET (self));
  TrestleCanvasNode *node = NULL;
  int index;

  if (self->scene == NULL || self->scene_stale || (self->nodes == NULL && !here))
    return;
  index = find_index (self, trestle_canvas_input_get_focus (self->input));
  if (index >= 0)
    node = find_node (self, index);
  if (self->focused_node != NULL && self->focused_node != node)
    set_focused (self->focused_node, FALSE);
  if (node != self->focused_node)
    {
      if (node != NULL)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, node, -1);
      else
        gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
    }
  self->focused_node = node;
  if (node != NULL)
    set_focused (node, here);
}

void
trestle_canvas_drop_nodes (TrestleCanvas *self)
{
  g_autoptr (GPtrArray) nodes = g_steal_pointer (&self->nodes);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    trestle_canvas_node_detach (nodes->pdata[i]);
  self->focused_node = NULL;
}

void
trestle_canvas_say (TrestleCanvas *self,
                    const char    *text)
{
  trestle_toast_speak (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
