/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a field from JSON.
 */
#include "config.h"

#include "values.h"

#include <glib/gi18n.h>

#include "error.h"
#include "ids.h"
#include "scan.h"
#include "writer.h"

static const char *
describe_node (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return _("an object");

    case JSON_NODE_ARRAY:
      return _("an array");

    case JSON_NODE_NULL:
      return "null";

    case JSON_NODE_VALUE:
    default:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return _("a text");
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return json_node_get_boolean (node) ? "true" : "false";
      return _("a number");
    }
}

static gboolean
fail_type (JsonNode   *node,
           const char *expected,
           GError    **error)
{
  /* Translators: what a file says, and what it should say: “there is a number; a text or null was expected”. */
  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE, _("there is %s; %s was expected"),
               describe_node (node), expected);

  return FALSE;
}

static char *
dup_choices (const TrestleField *field)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; field->choices[i].nick != NULL; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", field->choices[i].nick);

  return g_string_free (list, FALSE);
}

static gboolean
read_choice (const TrestleField *field,
             JsonNode           *node,
             int                *index,
             GError            **error)
{
  g_autofree char *choices = NULL;
  g_autofree char *excerpt = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_type (node, field->kind == TRESTLE_FIELD_CHOICE ? _("one of the choices in quotes, or null")
                                                                : _("one of the choices in quotes"), error);
  *index = trestle_field_find_choice (field, json_node_get_string (node));
  if (*index >= 0)
    return TRUE;

  choices = dup_choices (field);
  excerpt = trestle_scan_dup_excerpt (json_node_get_string (node));
  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
               _("“%s” is not one of the choices; one of %s was expected"), excerpt, choices);

  return FALSE;
}

static gboolean
read_choices (const TrestleField *field,
              JsonNode           *node,
              TrestleValue       *value,
              int                *element,
              GError            **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (node, _("an array of choices or null"), error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      int index;

      if (!read_choice (field, json_array_get_element (array, i), &index, error))
        {
          *element = i;
          return FALSE;
        }
      value->number |= G_GINT64_CONSTANT (1) << index;
    }

  return value->set = TRUE;
}

/* Whether @text is the id of something the field may point at. */
static gboolean
check_ref (const TrestleField *field,
           const char         *text,
           GError            **error)
{
  g_autofree char *excerpt = NULL;

  if (trestle_id_is_for (text, field->target))
    return TRUE;

  excerpt = trestle_scan_dup_excerpt (text);
  if (field->target == TRESTLE_KIND_ANY)
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
                 _("“%s” is no id; an id such as “location-0a1b2c” was expected"), excerpt);
  else if (trestle_id_get_kind (text) == TRESTLE_N_KINDS)
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
                 _("“%s” is no id; an id such as “%s-0a1b2c” was expected"), excerpt,
                 trestle_kind_get_info (field->target)->nick);
  else
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
                 _("“%s” is the id of something else; an id such as “%s-0a1b2c” was expected"), excerpt,
                 trestle_kind_get_info (field->target)->nick);

  return FALSE;
}

static gboolean
read_texts (const TrestleField *field,
            JsonNode           *node,
            TrestleValue       *value,
            int                *element,
            GError            **error)
{
  g_auto(GStrv) texts = NULL;
  JsonArray *array;
  guint length;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_type (node, field->kind == TRESTLE_FIELD_REFS ? _("an array of ids or null")
                                                              : _("an array of texts or null"), error);

  array = json_node_get_array (node);
  length = json_array_get_length (array);
  texts = g_new0 (char *, length + 1);
  for (guint i = 0; i < length; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      *element = i;
      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        return fail_type (item, field->kind == TRESTLE_FIELD_REFS ? _("an id in quotes") : _("a text"), error);
      texts[i] = json_node_dup_string (item);
      if (field->kind == TRESTLE_FIELD_REFS && !check_ref (field, texts[i], error))
        return FALSE;
    }
  *element = -1;
  value->texts = g_steal_pointer (&texts);

  return value->set = TRUE;
}

/* Says what trestle_field_check() would, but in the numbers that the file has to have. */
static gboolean
fail_integer (const TrestleField *field,
              gint64              number,
              GError            **error)
{
  g_autofree char *low = g_strdup_printf ("%" G_GINT64_FORMAT, field->min);
  g_autofree char *high = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);
  g_autofree char *step = g_strdup_printf ("%" G_GINT64_FORMAT, field->step);

  if (number < field->min)
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
                 _("the number is too small; one from %s to %s was expected"), low, high);
  else if (number > field->max)
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE,
                 _("the number is too large; one from %s to %s was expected"), low, high);
  else
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_VALUE, _("a multiple of %s was expected"), step);

  return FALSE;
}

static gboolean
read_number (const TrestleField *field,
             JsonNode           *node,
             TrestleValue       *value,
             GError            **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->kind == TRESTLE_FIELD_FLAG)
    {
      if (type != G_TYPE_BOOLEAN)
        return fail_type (node, _("true, false or null"), error);
      value->number = json_node_get_boolean (node);
    }
  else
    {
      if (type != G_TYPE_INT64)
        return fail_type (node, _("a whole number or null"), error);
      value->number = json_node_get_int (node);
      if (value->number < field->min || value->number > field->max ||
          (field->step > 1 && value->number % field->step != 0))
        return fail_integer (field, value->number, error);
    }

  return value->set = TRUE;
}

static gboolean
read_text (const TrestleField *field,
           JsonNode           *node,
           TrestleValue       *value,
           GError            **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_type (node, field->kind == TRESTLE_FIELD_REF ? _("an id in quotes, or null") : _("a text or null"),
                      error);
  if (field->kind == TRESTLE_FIELD_REF && !check_ref (field, json_node_get_string (node), error))
    return FALSE;
  value->text = json_node_dup_string (node);

  return value->set = TRUE;
}

gboolean
trestle_value_from_json (const TrestleField *field,
                         JsonNode           *node,
                         TrestleValue       *value,
                         int                *element,
                         GError            **error)
{
  int index;

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  *element = -1;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (field->flags & TRESTLE_FIELD_JSON)
    {
      value->text = trestle_json_dup_node (node);
      return value->set = TRUE;
    }

  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
    case TRESTLE_FIELD_FLAG:
      return read_number (field, node, value, error);

    case TRESTLE_FIELD_CHOICE:
      if (!read_choice (field, node, &index, error))
        return FALSE;
      value->number = index;
      return value->set = TRUE;

    case TRESTLE_FIELD_CHOICES:
      return read_choices (field, node, value, element, error);

    case TRESTLE_FIELD_REFS:
    case TRESTLE_FIELD_TEXTS:
      return read_texts (field, node, value, element, error);

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_REF:
    case TRESTLE_FIELD_DATA:
      return read_text (field, node, value, error);

    default:
      g_assert_not_reached ();
    }
}
