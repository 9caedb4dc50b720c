/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schema of the file.
 */
#include "config.h"

#include "schema.h"

#include <json-glib/json-glib.h>

#include "ids.h"
#include "kinds.h"
#include "writer.h"

/* No control characters; notes have line breaks and everything has tabs. */
#define LINE_PATTERN  "^[^\\u0000-\\u0008\\u000A-\\u001F\\u007F-\\u009F]*$"
#define LINES_PATTERN "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]*$"

static const char *const units[TRESTLE_N_UNITS] = {
  [TRESTLE_UNIT_NONE] = NULL,
  [TRESTLE_UNIT_PERSONS] = "In persons",
  [TRESTLE_UNIT_BYTES] = "In bytes",
  [TRESTLE_UNIT_MEDIUM_BYTES] = "In bytes",
  [TRESTLE_UNIT_BYTE_RATE] = "In bytes per second",
  [TRESTLE_UNIT_BIT_RATE] = "In bits per second",
  [TRESTLE_UNIT_HERTZ] = "In hertz",
  [TRESTLE_UNIT_PERMILLE] = "In thousandths",
  [TRESTLE_UNIT_MULTIPLE] = "In thousandths",
  [TRESTLE_UNIT_SECONDS] = "In seconds",
  [TRESTLE_UNIT_MINUTES] = "In seconds",
  [TRESTLE_UNIT_HOURS] = "In seconds",
  [TRESTLE_UNIT_DAYS] = "In seconds"
};

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* "type": [ @type, "null" ] */
static void
add_type (JsonBuilder *builder,
          const char  *type)
{
  json_builder_set_member_name (builder, "type");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, type);
  json_builder_add_string_value (builder, "null");
  json_builder_end_array (builder);
}

static void
add_enum (JsonBuilder        *builder,
          const TrestleField *field,
          gboolean            nullable)
{
  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (int i = 0; field->choices[i].nick != NULL; i++)
    json_builder_add_string_value (builder, field->choices[i].nick);
  if (nullable)
    json_builder_add_null_value (builder);
  json_builder_end_array (builder);
}

static char *
dup_id_pattern (TrestleKind kind)
{
  g_autoptr(GString) nicks = g_string_new (NULL);

  if (kind != TRESTLE_KIND_ANY)
    return g_strdup_printf ("^%s-" TRESTLE_ID_TAIL "$", trestle_kind_get_info (kind)->nick);

  for (TrestleKind other = TRESTLE_KIND_DESIGN + 1; other < TRESTLE_N_KINDS; other++)
    g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? "|" : "", trestle_kind_get_info (other)->nick);

  return g_strdup_printf ("^(%s|(%s)-" TRESTLE_ID_TAIL ")$", trestle_design_info.nick, nicks->str);
}

/* What the elements of an array are. */
/* A text of a form. */
static void
add_pattern (JsonBuilder *builder,
             const char  *pattern)
{
  add_type (builder, "string");
  add_string (builder, "pattern", pattern);
}

static void
add_items (JsonBuilder        *builder,
           const TrestleField *field)
{
  add_type (builder, "array");
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  if (field->kind == TRESTLE_FIELD_CHOICES)
    add_enum (builder, field, FALSE);
  else
    {
      gboolean ids = field->kind == TRESTLE_FIELD_REFS;
      g_autofree char *pattern = ids ? dup_id_pattern (field->target) : g_strdup (LINE_PATTERN);

      add_string (builder, "type", "string");
      add_string (builder, "pattern", pattern);
    }
  json_builder_end_object (builder);
  if (field->kind != TRESTLE_FIELD_TEXTS)
    {
      json_builder_set_member_name (builder, "uniqueItems");
      json_builder_add_boolean_value (builder, TRUE);
    }
}

static void
add_form (JsonBuilder        *builder,
          const TrestleField *field)
{
  g_autofree char *pattern = NULL;

  /* Any value. */
  if (field->flags & TRESTLE_FIELD_JSON)
    return;

  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
      add_type (builder, "integer");
      add_integer (builder, "minimum", field->min);
      add_integer (builder, "maximum", field->max);
      if (field->step > 1)
        add_integer (builder, "multipleOf", field->step);
      break;

    case TRESTLE_FIELD_FLAG:
      add_type (builder, "boolean");
      break;

    case TRESTLE_FIELD_CHOICE:
      add_enum (builder, field, TRUE);
      break;

    case TRESTLE_FIELD_DATE:
      add_type (builder, "string");
      add_string (builder, "format", "date");
      add_string (builder, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      break;

    case TRESTLE_FIELD_REF:
      pattern = dup_id_pattern (field->target);
      add_pattern (builder, pattern);
      break;

    case TRESTLE_FIELD_DATA:
      add_type (builder, "string");
      add_string (builder, "contentEncoding", "base64");
      add_string (builder, "pattern", "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$");
      add_integer (builder, "maxLength", TRESTLE_MAX_DATA_LENGTH);
      break;

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
      add_pattern (builder, field->kind == TRESTLE_FIELD_NOTE ? LINES_PATTERN : LINE_PATTERN);
      break;

    case TRESTLE_FIELD_CHOICES:
    case TRESTLE_FIELD_REFS:
    case TRESTLE_FIELD_TEXTS:
      add_items (builder, field);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* What is reckoned with while the member is null. */
static void
add_standard (JsonBuilder        *builder,
              const TrestleField *field)
{
  json_builder_set_member_name (builder, "default");
  if (field->kind == TRESTLE_FIELD_FLAG)
    json_builder_add_boolean_value (builder, field->standard != 0);
  else if (field->kind == TRESTLE_FIELD_CHOICE)
    json_builder_add_string_value (builder, field->choices[field->standard].nick);
  else
    json_builder_add_int_value (builder, field->standard);
}

static void
add_field (JsonBuilder        *builder,
           const TrestleField *field)
{
  const char *unit = field->kind == TRESTLE_FIELD_INT ? units[field->unit] : NULL;

  json_builder_set_member_name (builder, field->name);
  json_builder_begin_object (builder);
  add_string (builder, "title", field->label);
  if (field->help != NULL || unit != NULL)
    {
      g_autofree char *description = g_strjoin (". ", field->help != NULL ? field->help : unit,
                                                field->help != NULL ? unit : NULL, NULL);

      add_string (builder, "description", description);
    }
  if (field->cite != NULL)
    add_string (builder, "$comment", field->cite);
  add_form (builder, field);
  if (field->has_standard)
    add_standard (builder, field);
  json_builder_end_object (builder);
}

/* The definition of an object of one kind. */
static void
add_kind (JsonBuilder           *builder,
          const TrestleKindInfo *info)
{
  json_builder_set_member_name (builder, info->nick);
  json_builder_begin_object (builder);
  add_string (builder, "title", info->title);
  add_string (builder, "type", "object");
  if (info->kind != TRESTLE_KIND_DESIGN)
    {
      json_builder_set_member_name (builder, "required");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, "id");
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  if (info->kind != TRESTLE_KIND_DESIGN)
    {
      g_autofree char *pattern = dup_id_pattern (info->kind);

      json_builder_set_member_name (builder, "id");
      json_builder_begin_object (builder);
      add_string (builder, "type", "string");
      add_string (builder, "pattern", pattern);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < info->n_fields; i++)
    add_field (builder, &info->fields[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The member of the file for objects of one kind. */
static void
add_member (JsonBuilder           *builder,
            const TrestleKindInfo *info)
{
  g_autofree char *definition = g_strconcat ("#/$defs/", info->nick, NULL);

  json_builder_set_member_name (builder, info->member);
  json_builder_begin_object (builder);
  if (info->kind != TRESTLE_KIND_DESIGN)
    {
      add_string (builder, "title", info->titles);
      add_string (builder, "type", "array");
      json_builder_set_member_name (builder, "items");
      json_builder_begin_object (builder);
    }
  add_string (builder, "$ref", definition);
  if (info->kind != TRESTLE_KIND_DESIGN)
    json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_heading (JsonBuilder *builder)
{
  add_string (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_string (builder, "$id", "urn:trestle:design:1");
  add_string (builder, "title", "Trestle design");
  add_string (builder, "description",
              "A member that is null, or not there, is unset. Members that are not listed here are kept.");
  add_string (builder, "type", "object");
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "format");
  json_builder_add_string_value (builder, "version");
  json_builder_end_array (builder);
}

static void
add_constants (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  add_string (builder, "const", TRESTLE_FILE_FORMAT);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_begin_object (builder);
  add_string (builder, "description", "2 while a merge has left conflicts");
  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, TRESTLE_FILE_VERSION_PLAIN);
  json_builder_add_int_value (builder, TRESTLE_FILE_VERSION_CONFLICTS);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
trestle_schema_dup (void)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  GString *json = g_string_new (NULL);

  json_builder_begin_object (builder);
  add_heading (builder);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  add_constants (builder);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    add_member (builder, trestle_kind_get_info (kind));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "$defs");
  json_builder_begin_object (builder);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    add_kind (builder, trestle_kind_get_info (kind));
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  trestle_json_append_node (json, root, 0);
  g_string_append_c (json, '\n');

  return g_string_free (json, FALSE);
}
