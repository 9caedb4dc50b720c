/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks the nodes of a scanned file in the order of its text, which keeps the
 * index of the value in step with the node, so that every message has its place.
 */
#include "config.h"

#include "reader.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "embed-pdf.h"
#include "embed.h"
#include "ids.h"
#include "kinds.h"
#include "nodes.h"
#include "scan.h"
#include "values.h"
#include "writer.h"

typedef struct
{
  TrestleScan   *scan;
  TrestleNodes  *nodes;
  TrestleDesign *design;
  GHashTable    *pairs;     /* that associations stand for: "usage population-… workspace-…" */
  JsonObject    *unknown;   /* members of the file, or NULL */
} Reader;

static const TrestleField *
find_field (const TrestleKindInfo *info,
            const char            *name,
            guint                 *expected)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      guint index = (*expected + i) % info->n_fields;

      if (g_str_equal (info->fields[index].name, name))
        {
          *expected = index + 1;
          return &info->fields[index];
        }
    }

  return NULL;
}

/* The value with this position among the elements of the array @index. */
static guint
find_element (const TrestleScan *scan,
              guint              index,
              int                element)
{
  if (element < 0)
    return index;
  for (index++; element > 0; element--)
    index = trestle_scan_next (scan, index);

  return index;
}

static gboolean
read_field (Reader             *self,
            TrestleObject      *object,
            const TrestleField *field,
            JsonNode           *node,
            guint               index,
            GError            **error)
{
  g_autoptr(GError) local = NULL;
  TrestleValue value;
  int element;
  gboolean ok;

  ok = trestle_value_from_json (field, node, &value, &element, &local);
  /* Fields are unset to begin with, and only the design is its own design. */
  if (ok && value.set)
    ok = object->design == NULL ? trestle_object_init_field (object, field, &value, &local)
                                : trestle_object_set (object, field, &value, &local);
  trestle_value_clear (&value);
  if (!ok)
    trestle_scan_fail (self->scan, find_element (self->scan, index, element), TRESTLE_FILE_ERROR_VALUE, error,
                       "“%s”: %s", field->name, local->message);

  return ok;
}

static gboolean
read_id (Reader        *self,
         TrestleObject *object,
         JsonNode      *node,
         guint          index,
         GError       **error)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  const char *id = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autofree char *excerpt = NULL;

  if (id == NULL)
    trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_VALUE, error,
                       _("the id is not a text; an id such as “%s-0a1b2c” was expected"), info->nick);
  else if (!trestle_id_is_for (id, info->kind))
    {
      excerpt = trestle_scan_dup_excerpt (id);
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_VALUE, error,
                         _("“%s” is no id for an object in “%s”; an id such as “%s-0a1b2c” was expected"),
                         excerpt, info->member, info->nick);
    }
  else if (trestle_design_lookup (self->design, id) != NULL)
    trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_VALUE, error,
                       _("the id “%s” stands twice; each object has an id of its own"), id);
  else
    {
      trestle_object_set_id (object, id);
      return TRUE;
    }

  return FALSE;
}

static void
keep_unknown (JsonObject **unknown,
              const char  *name,
              JsonNode    *node)
{
  if (*unknown == NULL)
    *unknown = json_object_new ();
  json_object_set_member (*unknown, name, json_node_copy (node));
}

/* Reads the members of @object; unknown ones are returned in @unknown. */
static gboolean
read_members (Reader        *self,
              TrestleObject *object,
              JsonNode      *node,
              guint          index,
              JsonObject   **unknown,
              GError       **error)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  guint expected = 0;

  index++;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      const TrestleField *field = find_field (info, name, &expected);

      if (field != NULL)
        {
          if (!read_field (self, object, field, member, index, error))
            return FALSE;
        }
      else if (info->kind != TRESTLE_KIND_DESIGN && g_str_equal (name, "id"))
        {
          if (!read_id (self, object, member, index, error))
            return FALSE;
        }
      else
        keep_unknown (unknown, name, member);
      index = trestle_scan_next (self->scan, index);
    }

  return TRUE;
}

/* An association must be the only one for its pair. */
static gboolean
check_pair (Reader        *self,
            TrestleObject *object,
            guint          index,
            GError       **error)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  g_autoptr(GString) pair = g_string_new (info->nick);
  guint n = 0;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & TRESTLE_FIELD_PAIR) && trestle_object_is_set (object, &info->fields[i]))
      {
        g_string_append_printf (pair, " %s", trestle_object_get_string (object, &info->fields[i]));
        n++;
      }
  if (n < 2 || g_hash_table_add (self->pairs, g_strdup (pair->str)))
    return TRUE;

  trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_VALUE, error,
                     _("this pair stands twice: “%s”; each pair may stand once"), pair->str);

  return FALSE;
}

static char *
dup_json (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return trestle_json_dup_node (node);
}

static gboolean
read_object (Reader                *self,
             const TrestleKindInfo *info,
             JsonNode              *node,
             guint                  index,
             GError               **error)
{
  g_autoptr(TrestleObject) object = g_object_new (info->get_type (), NULL);
  g_autoptr(JsonObject) unknown = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("“%s” has something that is not an object; “{” was expected"), info->member);
      return FALSE;
    }
  if (!read_members (self, object, node, index, &unknown, error))
    return FALSE;
  if (object->id == NULL)
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("the object has no id; “\"id\" : \"%s-…\"” was expected"), info->nick);
      return FALSE;
    }
  if (!check_pair (self, object, index, error))
    return FALSE;

  if (unknown != NULL)
    {
      g_autofree char *extra = dup_json (unknown);

      trestle_object_set_extra (object, extra);
    }
  trestle_design_add (self->design, object);

  return TRUE;
}

static gboolean
read_list (Reader                *self,
           const TrestleKindInfo *info,
           guint                  index,
           GError               **error)
{
  guint element = index + 1;

  if (self->scan->data[trestle_scan_get_value (self->scan, index)->offset] != '[')
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("“%s” is not an array; “[” was expected"), info->member);
      return FALSE;
    }

  while (element < trestle_scan_next (self->scan, index))
    {
      JsonNode *some = trestle_nodes_get_some (self->nodes, index, element, error);
      JsonArray *array = some != NULL ? json_node_get_array (some) : NULL;

      if (array == NULL)
        return FALSE;
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (!read_object (self, info, json_array_get_element (array, i), element, error))
            return FALSE;
          element = trestle_scan_next (self->scan, element);
        }
    }

  return TRUE;
}

static gboolean
read_design (Reader   *self,
             JsonNode *node,
             guint     index,
             GError  **error)
{
  g_autoptr(JsonObject) unknown = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("“design” is not an object; “{” was expected"));
      return FALSE;
    }
  if (!read_members (self, TRESTLE_OBJECT (self->design), node, index, &unknown, error))
    return FALSE;
  if (unknown != NULL)
    {
      g_autoptr(JsonObject) extra = json_object_new ();
      g_autofree char *json = NULL;

      json_object_set_object_member (extra, TRESTLE_EXTRA_DESIGN, g_steal_pointer (&unknown));
      json = dup_json (extra);
      trestle_object_set_extra (TRESTLE_OBJECT (self->design), json);
    }

  return TRUE;
}

/* Adds the unknown members of the file to those of the design. */
static void
keep_unknown_of_file (Reader *self)
{
  TrestleObject *object = TRESTLE_OBJECT (self->design);
  g_autoptr(JsonNode) extra = json_from_string (object->extra != NULL ? object->extra : "{}", NULL);
  g_autofree char *json = NULL;

  json_object_set_object_member (json_node_get_object (extra), TRESTLE_EXTRA_ROOT, g_steal_pointer (&self->unknown));
  json = dup_json (json_node_get_object (extra));
  trestle_object_set_extra (object, json);
}

static const TrestleKindInfo *
find_list (const char *name)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    if (g_str_equal (trestle_kind_get_info (kind)->member, name))
      return trestle_kind_get_info (kind);

  return NULL;
}

/* One member of the root; @node is what trestle_nodes_get_root() has for it. */
static gboolean
read_root_member (Reader     *self,
                  const char *name,
                  JsonNode   *node,
                  guint       index,
                  GError    **error)
{
  const TrestleKindInfo *info = find_list (name);

  if (info != NULL)
    return read_list (self, info, index, error);
  if (g_str_equal (name, trestle_design_info.member))
    return read_design (self, node, index, error);
  if (g_str_equal (name, "format") || g_str_equal (name, "version"))
    return TRUE;

  if (self->scan->data[trestle_scan_get_value (self->scan, index)->offset] == '[')
    node = trestle_nodes_get (self->nodes, index, error);
  if (node != NULL)
    keep_unknown (&self->unknown, name, node);

  return node != NULL;
}

static gboolean
read_root (Reader     *self,
           JsonObject *root,
           GError    **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint index = 1;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!read_root_member (self, name, node, index, error))
        return FALSE;
      index = trestle_scan_next (self->scan, index);
    }
  if (self->unknown != NULL)
    keep_unknown_of_file (self);

  return TRUE;
}

/* The member @name of the root and its index, or NULL. */
static JsonNode *
find_root_member (const Reader *self,
                  JsonObject   *root,
                  const char   *name,
                  guint        *index)
{
  JsonObjectIter iter;
  const char *other;
  JsonNode *node;

  *index = 1;
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &other, &node))
    {
      if (g_str_equal (other, name))
        return node;
      *index = trestle_scan_next (self->scan, *index);
    }
  *index = 0;

  return NULL;
}

/* Before anything else: a newer version may mean anything by the rest. */
static gboolean
check_version (Reader   *self,
               JsonNode *root,
               GError  **error)
{
  JsonNode *node = NULL;
  guint index = 0;
  gint64 version;

  if (JSON_NODE_HOLDS_OBJECT (root))
    node = find_root_member (self, json_node_get_object (root), "format", &index);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      g_strcmp0 (json_node_get_string (node), TRESTLE_FILE_FORMAT) != 0)
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("this is not a Trestle design; “{ \"format\" : \"trestle\", …” was expected"));
      return FALSE;
    }

  node = find_root_member (self, json_node_get_object (root), "version", &index);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 1)
    {
      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_FORMAT, error,
                         _("the design does not say its version; “\"version\" : %d” was expected"),
                         TRESTLE_FILE_VERSION_PLAIN);
      return FALSE;
    }
  version = json_node_get_int (node);
  if (version > TRESTLE_FILE_VERSION)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);

      trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_VERSION, error,
                         _("a newer Trestle made this design (version %s of the format); please update Trestle, "
                           "which here reads version %d"), number, TRESTLE_FILE_VERSION);
      return FALSE;
    }

  return TRUE;
}

static TrestleDesign *
parse (const char *name,
       GBytes     *bytes,
       GError    **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(TrestleScan) scan = trestle_scan_new (name, data != NULL ? data : "", length, error);
  g_autoptr(TrestleNodes) nodes = scan != NULL ? trestle_nodes_new (scan) : NULL;
  g_autoptr(JsonNode) root = nodes != NULL ? trestle_nodes_get_root (nodes, error) : NULL;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GHashTable) pairs = NULL;
  Reader reader;

  if (root == NULL)
    return NULL;

  design = trestle_design_new ();
  pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader = (Reader) { .scan = scan, .nodes = nodes, .design = design, .pairs = pairs };
  if (!check_version (&reader, root, error) || !read_root (&reader, json_node_get_object (root), error))
    {
      g_clear_pointer (&reader.unknown, json_object_unref);
      return NULL;
    }

  trestle_design_sort (design);

  return g_steal_pointer (&design);
}

TrestleDesign *
trestle_file_parse (const char *name,
                    GBytes     *bytes,
                    GError    **error)
{
  gboolean document = trestle_embed_is_pdf (bytes);
  g_autoptr(GBytes) embedded = document ? trestle_embed_extract_pdf (name, bytes, error) : trestle_embed_extract (bytes);

  if (document && embedded == NULL)
    return NULL;
  if (embedded == NULL && trestle_embed_is_picture (bytes))
    {
      g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT,
                   _("“%s” is a picture without a design of Trestle in it; ask for its .trestle file, or for a picture exported with the design"),
                   name);
      return NULL;
    }

  return parse (name, embedded != NULL ? embedded : bytes, error);
}
