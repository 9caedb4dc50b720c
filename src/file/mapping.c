/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings are compared without case, signs and units; what people call a column
 * beside its own heading is a table here.
 */
#include "config.h"

#include "mapping.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "error.h"

#define FORMAT "trestle-mapping"

/* Other names of columns, as spreadsheets have them: words between commas. */
static const struct { TrestleKind kind; const char *column, *names; } synonyms[] = {
  { TRESTLE_KIND_LOCATION, "name", "location,site,office,branch,place,city,standort,niederlassung,filiale,ort" },
  { TRESTLE_KIND_LOCATION, "users", "users,user count,head count,headcount,employees,staff,seats,benutzer,anwender,mitarbeiter,ma" },
  { TRESTLE_KIND_LOCATION, "maximum", "max users,maximum users,users max,peak users,ma max,benutzer max,mitarbeiter max" },
  { TRESTLE_KIND_LOCATION, "bandwidth", "bandwidth,link,wan,line,connection,uplink,speed,leitung,anbindung,bandbreite" },
  { TRESTLE_KIND_LOCATION, "line_rate", "nominal bandwidth,contracted bandwidth,line speed,leitungsrate" },
  { TRESTLE_KIND_LOCATION, "network", "net,netz,netzwerk,subnet" },
  { TRESTLE_KIND_LOCATION, "country", "nation,land,country code" },
  { TRESTLE_KIND_LOCATION, "load_expectation", "load time,initial load,first load,ladezeit" },
  { TRESTLE_KIND_LOCATION, "update_window", "update window,deploy time,update time,updatefenster" },
  { TRESTLE_KIND_LOCATION, "report_time", "report time,response time,berichtszeit" },
  { TRESTLE_KIND_LOCATION, "techniques", "distribution,techniques,verteilung" },
  { TRESTLE_KIND_LOCATION, "local_repository", "local repository,repository required,lokales repository" },
  { TRESTLE_KIND_POPULATION, "name", "population,group,department,team,user group,gruppe,abteilung" },
  { TRESTLE_KIND_POPULATION, "users", "users,head count,headcount,members,benutzer,mitarbeiter" },
  { TRESTLE_KIND_POPULATION, "location", "site,office,standort" },
  { TRESTLE_KIND_IMAGE, "name", "image,virtual machine,vm,vm name,abbild" },
  { TRESTLE_KIND_IMAGE, "size", "image size,packed size,size,größe" },
  { TRESTLE_KIND_LINK, "end_a", "from,source,a,site a,von" },
  { TRESTLE_KIND_LINK, "end_b", "to,target,destination,b,site b,nach" },
  { TRESTLE_KIND_LINK, "bandwidth", "speed,capacity,bandbreite" },
  { TRESTLE_KIND_WORKSPACE, "name", "workspace,arbeitsbereich" },
  { TRESTLE_KIND_INSTANCE, "name", "instance,med-v instance,med-v instance name,instanz" }
};

/* Nobody types a table wider than this. */
#define MAX_GUESSED 256

/* Only letters and digits, single spaces between words; what stands in brackets
 * goes into @unit (may be NULL).
 */
static char *
dup_plain (const char *heading,
           char      **unit)
{
  g_autofree char *folded = trestle_names_dup_fold (heading);
  GString *text = g_string_new (NULL);
  gsize bracket = strcspn (folded, "([");

  if (unit != NULL)
    {
      const char *inside = strpbrk (heading, "([");

      *unit = inside != NULL ? g_strstrip (g_strndup (inside + 1, strcspn (inside + 1, ")]"))) : NULL;
    }
  if (bracket > 0)
    folded[bracket] = '\0';
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (text, g_utf8_get_char (c));
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

static gboolean
equals (const char *plain,
        const char *other)
{
  g_autofree char *text = dup_plain (other, NULL);

  return g_str_equal (plain, text);
}

static gboolean
is_synonym (TrestleKind          kind,
            const TrestleColumn *column,
            const char          *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (synonyms[i].kind == kind && g_str_equal (synonyms[i].column, column->name))
      {
        g_auto (GStrv) names = g_strsplit (synonyms[i].names, ",", -1);
        g_autofree char *bare = g_str_has_suffix (plain, " name") ? g_strndup (plain, strlen (plain) - strlen (" name")) : NULL;

        return g_strv_contains ((const char *const *) names, plain) ||
               (bare != NULL && g_strv_contains ((const char *const *) names, bare));
      }

  return FALSE;
}

/* How well a heading names a column: 0 is not at all. */
static guint
rate (TrestleKind          kind,
      const TrestleColumn *column,
      const char          *plain)
{
  g_autofree char *title = dup_plain (column->title, NULL);
  g_autofree char *original = dup_plain (column->field != NULL ? column->field->label : "number of users", NULL);
  g_autofree char *spaced = g_strdelimit (g_strdup (column->name), "_", ' ');

  if (*plain == '\0')
    return 0;
  if (g_str_equal (plain, title) || g_str_equal (plain, original))
    return 4;
  if (g_str_equal (plain, spaced) || (column->field != NULL && (column->field->flags & TRESTLE_FIELD_KEY) &&
                                      (equals (plain, _(trestle_kind_get_info (kind)->title)) || g_str_equal (plain, "name"))))
    return 3;
  if (is_synonym (kind, column, plain))
    return 2;

  /* A heading that says more than the column’s own. */
  return strlen (title) >= 4 && (strstr (plain, title) != NULL || strstr (plain, original) != NULL) ? 1 : 0;
}

static void
clear_column (gpointer data)
{
  g_free (((TrestleMappedColumn *) data)->unit);
}

static TrestleMapping *
create (const TrestleSheet *sheet,
        TrestleKind         kind)
{
  TrestleMapping *self = g_new0 (TrestleMapping, 1);

  self->kind = kind;
  self->has_header = TRUE;
  self->create = TRUE;
  self->decimal = sheet->decimal;
  self->targets = trestle_column_list (kind);
  self->columns = g_array_new (FALSE, TRUE, sizeof (TrestleMappedColumn));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_size (self->columns, sheet->width);

  return self;
}

static TrestleMappedColumn *
get_column (const TrestleMapping *self,
            guint                 index)
{
  return &g_array_index (self->columns, TrestleMappedColumn, index);
}

TrestleMapping *
trestle_mapping_copy (const TrestleMapping *self)
{
  TrestleMapping *copy = g_new0 (TrestleMapping, 1);

  *copy = *self;
  g_array_ref (copy->targets);
  copy->columns = g_array_copy (self->columns);
  for (guint i = 0; i < copy->columns->len; i++)
    get_column (copy, i)->unit = g_strdup (get_column (copy, i)->unit);

  return copy;
}

void
trestle_mapping_free (TrestleMapping *self)
{
  g_array_unref (self->targets);
  g_array_unref (self->columns);
  g_free (self);
}

guint
trestle_mapping_find_header (const TrestleMapping *self,
                             const TrestleSheet   *sheet)
{
  for (guint i = 0; self->has_header && i < sheet->rows->len; i++)
    if (!trestle_sheet_is_blank (sheet, i))
      return i;

  return G_MAXUINT;
}

static const TrestleColumn *
find_target (const TrestleMapping *self,
             const char           *name)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_str_equal (g_array_index (self->targets, TrestleColumn, i).name, name))
      return &g_array_index (self->targets, TrestleColumn, i);

  return NULL;
}

static gboolean
is_mapped (const TrestleMapping *self,
           const TrestleColumn  *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->column == column)
      return TRUE;

  return FALSE;
}

gboolean
trestle_mapping_set (TrestleMapping *self,
                     guint           index,
                     const char     *name)
{
  const TrestleColumn *column = name != NULL ? find_target (self, name) : NULL;

  if (name != NULL && column == NULL)
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->column == column)
      get_column (self, i)->column = NULL;
  get_column (self, index)->column = column;
  if (self->key != NULL && !is_mapped (self, self->key))
    self->key = NULL;

  return TRUE;
}

gboolean
trestle_mapping_set_key (TrestleMapping *self,
                         const char     *name)
{
  const TrestleColumn *column = name != NULL ? find_target (self, name) : NULL;

  if (name != NULL && (column == NULL || !is_mapped (self, column)))
    return FALSE;
  self->key = column;

  return TRUE;
}

/* Gives heading @index a column that it names @wanted well and that is still free. Notes say
 * nothing of what a table is: nearly every kind has some.
 */
static guint
assign_column (TrestleMapping *self,
               guint           index,
               const char     *heading,
               guint           wanted,
               gboolean       *taken)
{
  g_autofree char *unit = NULL;
  g_autofree char *plain = dup_plain (heading, &unit);

  for (guint i = 0; i < self->targets->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->targets, TrestleColumn, i);

      if (taken[i] || rate (self->kind, column, plain) != wanted)
        continue;
      taken[i] = TRUE;
      get_column (self, index)->column = column;
      get_column (self, index)->unit = g_steal_pointer (&unit);
      return column->field != NULL && column->field->kind == TRESTLE_FIELD_NOTE ? 0 : wanted;
    }

  return 0;
}

/* The best pairs first, each heading and each column once; returns how good they are in all. */
static guint
assign (TrestleMapping     *self,
        const TrestleSheet *sheet,
        guint               header)
{
  g_autofree gboolean *taken = g_new0 (gboolean, self->targets->len);
  guint total = 0;

  for (guint wanted = 4; wanted >= 1; wanted--)
    for (guint i = 0; i < MIN (self->columns->len, MAX_GUESSED); i++)
      if (get_column (self, i)->column == NULL)
        total += assign_column (self, i, trestle_sheet_get (sheet, header, i), wanted, taken);

  return total;
}

gboolean
trestle_mapping_is_key (TrestleKind          kind,
                        const TrestleColumn *column)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  guint16 wanted = TRESTLE_FIELD_ESSENTIAL;

  if (column->field == NULL || column->via != NULL)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      wanted = TRESTLE_FIELD_KEY;

  return (column->field->flags & wanted) != 0;
}

/* Records are of something: several are called by one number of ours. */
gboolean
trestle_mapping_matches_by (const TrestleMapping *self,
                            const TrestleColumn  *column)
{
  if (self->key != NULL)
    return column == self->key;

  return trestle_mapping_is_key (self->kind, column) ||
         (column->field != NULL && column->field->kind == TRESTLE_FIELD_REF && column->field->target == TRESTLE_KIND_ANY &&
          is_mapped (self, column));
}

/* Without a key no row could be told from another. */
static gboolean
has_key (const TrestleMapping *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->targets, TrestleColumn, i);
      if (trestle_mapping_is_key (self->kind, column) && !is_mapped (self, column))
        return FALSE;
    }

  return TRUE;
}

static TrestleMapping *
guess_for (const TrestleSheet *sheet,
           TrestleKind         kind,
           guint              *total)
{
  TrestleMapping *self = create (sheet, kind);
  guint header = trestle_mapping_find_header (self, sheet);

  *total = header != G_MAXUINT ? assign (self, sheet, header) : 0;

  return self;
}

TrestleMapping *
trestle_mapping_guess (const TrestleSheet *sheet,
                       TrestleKind         kind)
{
  g_autoptr (TrestleMapping) best = NULL;
  guint most, total;

  if (kind != TRESTLE_KIND_ANY)
    return guess_for (sheet, kind, &total);

  best = guess_for (sheet, TRESTLE_KIND_LOCATION, &most);
  for (TrestleKind each = TRESTLE_KIND_DESIGN + 1; each < TRESTLE_N_TABLES; each++)
    {
      g_autoptr (TrestleMapping) mapping = guess_for (sheet, each, &total);

      if (total <= most || !has_key (mapping))
        continue;
      most = total;
      trestle_mapping_free (g_steal_pointer (&best));
      best = g_steal_pointer (&mapping);
    }

  return g_steal_pointer (&best);
}

/* ---- As a file */

char *
trestle_mapping_write (const TrestleMapping *self,
                       const TrestleSheet   *sheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  guint header = trestle_mapping_find_header (self, sheet);
  const char decimal[] = { self->decimal, '\0' };

  json_builder_begin_object (builder);
  json_builder_add_string_value (json_builder_set_member_name (builder, "format"), FORMAT);
  json_builder_add_string_value (json_builder_set_member_name (builder, "table"), trestle_kind_get_info (self->kind)->member);
  json_builder_add_string_value (json_builder_set_member_name (builder, "decimal"), decimal);
  json_builder_add_boolean_value (json_builder_set_member_name (builder, "create"), self->create);
  json_builder_add_string_value (json_builder_set_member_name (builder, "key"), self->key != NULL ? self->key->name : NULL);
  json_builder_begin_array (json_builder_set_member_name (builder, "columns"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TrestleMappedColumn *column = get_column (self, i);

      json_builder_begin_object (builder);
      if (header != G_MAXUINT)
        json_builder_add_string_value (json_builder_set_member_name (builder, "heading"), trestle_sheet_get (sheet, header, i));
      json_builder_add_string_value (json_builder_set_member_name (builder, "field"),
                                     column->column != NULL ? column->column->name : NULL);
      if (column->unit != NULL)
        json_builder_add_string_value (json_builder_set_member_name (builder, "unit"), column->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}

static gboolean
fail (GError    **error,
      const char *format,
      const char *argument)
{
  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT, format, argument);

  return FALSE;
}

/* The column of the sheet that an entry means: the first by its heading that no entry before
 * has meant, or without one by its place.
 */
static gboolean
find_column (const TrestleMapping *self,
             const TrestleSheet   *sheet,
             const char           *heading,
             guint                 place,
             const gboolean       *told,
             guint                *index)
{
  guint header = trestle_mapping_find_header (self, sheet);
  g_autofree char *wanted = heading != NULL ? trestle_names_dup_fold (heading) : NULL;

  for (*index = 0; *index < self->columns->len; (*index)++)
    {
      g_autofree char *own = header != G_MAXUINT ? trestle_names_dup_fold (trestle_sheet_get (sheet, header, *index)) : NULL;

      if (!told[*index] && (wanted != NULL ? g_strcmp0 (own, wanted) == 0 : *index == place))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_columns (TrestleMapping     *self,
              const TrestleSheet *sheet,
              JsonArray          *columns,
              GError            **error)
{
  g_autofree gboolean *told = g_new0 (gboolean, self->columns->len);

  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonNode *node = json_array_get_element (columns, i);
      JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      guint index;

      if (entry == NULL)
        return fail (error, _("an entry of “%s” is no object"), "columns");
      if (!find_column (self, sheet, get_string (entry, "heading"), i, told, &index))
        return fail (error, _("the table has no column “%s”, which the mapping names"), get_string (entry, "heading") ?: "");
      if (!trestle_mapping_set (self, index, get_string (entry, "field")))
        return fail (error, _("there is no field “%s”"), get_string (entry, "field"));
      get_column (self, index)->unit = g_strdup (get_string (entry, "unit"));
      told[index] = TRUE;
    }
  for (guint i = 0; i < self->columns->len; i++)
    if (!told[i] && trestle_mapping_find_header (self, sheet) != G_MAXUINT)
      return fail (error, _("the mapping says nothing of the column “%s”: give it a field, or null to leave it out"),
                   trestle_sheet_get (sheet, trestle_mapping_find_header (self, sheet), i));

  return TRUE;
}

static TrestleKind
find_kind (const char *member)
{
  TrestleKind kind = TRESTLE_KIND_DESIGN + 1;

  while (kind < TRESTLE_N_TABLES && g_strcmp0 (trestle_kind_get_info (kind)->member, member) != 0)
    kind++;

  return kind;
}

TrestleMapping *
trestle_mapping_read (const char         *text,
                      const TrestleSheet *sheet,
                      GError            **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (TrestleMapping) self = NULL;
  JsonNode *root, *columns;
  JsonObject *object;
  TrestleKind kind;

  if (!json_parser_load_from_data (parser, text, -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || g_strcmp0 (get_string (object, "format"), FORMAT) != 0)
    return fail (error, _("this is no mapping: “%s” is missing"), FORMAT), NULL;
  kind = find_kind (get_string (object, "table"));
  if (kind == TRESTLE_N_TABLES)
    return fail (error, _("there is no table “%s”"), get_string (object, "table") ?: ""), NULL;
  columns = json_object_get_member (object, "columns");
  if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns))
    return fail (error, _("“%s” is missing"), "columns"), NULL;

  self = create (sheet, kind);
  if (get_string (object, "decimal") != NULL)
    self->decimal = *get_string (object, "decimal") == ',' ? ',' : '.';
  self->create = json_object_get_boolean_member_with_default (object, "create", TRUE);
  self->has_header = json_array_get_length (json_node_get_array (columns)) == 0 ||
                     json_object_has_member (json_array_get_object_element (json_node_get_array (columns), 0), "heading");
  if (!read_columns (self, sheet, json_node_get_array (columns), error))
    return NULL;
  if (!trestle_mapping_set_key (self, get_string (object, "key")))
    return fail (error, _("no column goes to “%s”, by which rows are to be known"), get_string (object, "key")), NULL;

  return g_steal_pointer (&self);
}
