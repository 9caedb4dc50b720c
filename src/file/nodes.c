/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON nodes of a scanned file.
 */
#include "config.h"

#include "nodes.h"

/* Bytes of text from which on a part is large enough. */
#define ENOUGH 16384

struct _TrestleNodes
{
  const TrestleScan *scan;
  JsonParser        *parser;
  GString           *text;      /* of a part */
};

TrestleNodes *
trestle_nodes_new (const TrestleScan *scan)
{
  TrestleNodes *self = g_new0 (TrestleNodes, 1);

  self->scan = scan;
  self->parser = json_parser_new ();
  self->text = g_string_new (NULL);

  return self;
}

void
trestle_nodes_free (TrestleNodes *self)
{
  g_object_unref (self->parser);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Nodes of @length bytes at @text, which are the value @index or begin with it. */
static JsonNode *
build (TrestleNodes *self,
       const char   *text,
       gsize         length,
       guint         index,
       GError      **error)
{
  g_autoptr(GError) local = NULL;

  if (json_parser_load_from_data (self->parser, text, length, &local))
    return json_parser_get_root (self->parser);
  trestle_scan_fail (self->scan, index, TRESTLE_FILE_ERROR_SYNTAX, error, "%s", local->message);

  return NULL;
}

JsonNode *
trestle_nodes_get (TrestleNodes *self,
                   guint         index,
                   GError      **error)
{
  const TrestleScanValue *value = trestle_scan_get_value (self->scan, index);

  return build (self, self->scan->data + value->offset, value->end - value->offset, index, error);
}

JsonNode *
trestle_nodes_get_root (TrestleNodes *self,
                        GError      **error)
{
  const TrestleScanValue *root = trestle_scan_get_value (self->scan, 0);
  const char *data = self->scan->data;
  guint32 copied = root->offset;

  g_string_truncate (self->text, 0);
  for (guint index = 1; index < root->next; index = trestle_scan_next (self->scan, index))
    {
      const TrestleScanValue *value = trestle_scan_get_value (self->scan, index);

      if (data[root->offset] != '{' || data[value->offset] != '[')
        continue;
      g_string_append_len (self->text, data + copied, value->offset - copied);
      g_string_append (self->text, "null");
      copied = value->end;
    }
  g_string_append_len (self->text, data + copied, root->end - copied);

  if (build (self, self->text->str, self->text->len, 0, error) == NULL)
    return NULL;

  return json_parser_steal_root (self->parser);
}

JsonNode *
trestle_nodes_get_some (TrestleNodes *self,
                        guint         index,
                        guint         first,
                        GError      **error)
{
  const TrestleScanValue *value = trestle_scan_get_value (self->scan, first);
  guint32 start = value->offset;
  guint end_of_array = trestle_scan_next (self->scan, index);

  while (value->end - start < ENOUGH && value->next < end_of_array)
    value = trestle_scan_get_value (self->scan, value->next);

  g_string_assign (self->text, "[");
  g_string_append_len (self->text, self->scan->data + start, value->end - start);
  g_string_append_c (self->text, ']');

  return build (self, self->text->str, self->text->len, first, error);
}
