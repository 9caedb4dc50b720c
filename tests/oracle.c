/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of oracle keys.
 */
#include "config.h"

#include "oracle.h"

#include <string.h>

#include "designs.h"
#include "fraction.h"

static Fraction
read_number (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return fraction_from_text (json_object_get_string_member (json_node_get_object (node), "exact"));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return fraction_from_text (json_node_get_string (node));
  g_assert_true (json_node_get_value_type (node) == G_TYPE_INT64);

  return fraction_from_integer (json_node_get_int (node));
}

static void
assert_number (const Oracle    *self,
               const OracleRow *row,
               TrestleNumber    number,
               JsonNode        *node)
{
  gint64 num = MAX (row->num, 1), den = MAX (row->den, 1);
  Fraction scale = fraction_from_ratio (num, den);
  Fraction expected = read_number (node);
  Fraction found;

  if (!trestle_number_is_known (number))
    g_error ("%s: %s is not known", self->where, row->name);
  expected = fraction_multiply (&expected, &scale);
  found = fraction_from_ratio (number.num, number.den);
  if (fraction_compare (&expected, &found) != 0)
    {
      g_autofree char *wanted = fraction_to_text (&expected);
      g_autofree char *got = fraction_to_text (&found);

      g_error ("%s: %s is %s, not %s", self->where, row->name, got, wanted);
    }

  /* The decimals that the oracle prints are ours, too. */
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *text = trestle_number_to_decimal (trestle_ratio (number.num * den, number.den * num), 9, FALSE);

      g_assert_cmpstr (text, ==, json_object_get_string_member (json_node_get_object (node), "decimal"));
    }
}

static TrestleNumber
get_figure (const Oracle *self,
            const char   *name)
{
  return trestle_assessment_get_figure (self->assessment, name, self->subject);
}

/* A figure of the subject with a second subject. */
static TrestleNumber
get_paired_figure (const Oracle  *self,
                   const char    *name,
                   TrestleObject *other)
{
  g_autoptr(GArray) values = trestle_assessment_list_figures (self->assessment, self->subject);

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);

      if (g_str_equal (value->figure->id, name) && value->other == other)
        return value->value;
    }

  return TRESTLE_UNKNOWN;
}

void
oracle_check_figure (const Oracle    *self,
                     const OracleRow *row,
                     JsonNode        *node)
{
  assert_number (self, row, get_figure (self, row->name), node);
}

void
oracle_check_flag_figure (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node)
{
  g_assert_true ((get_figure (self, row->name).num != 0) == json_node_get_boolean (node));
}

void
oracle_check_verdict (const Oracle    *self,
                      const OracleRow *row,
                      JsonNode        *node)
{
  g_autofree char *label = g_ascii_strdown (trestle_verdict_get_label ((TrestleVerdict) get_figure (self, row->name).num), -1);

  g_assert_cmpstr (label, ==, json_node_get_string (node));
}

void
oracle_check_images (const Oracle    *self,
                     const OracleRow *row,
                     JsonNode        *node)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr(GList) names = json_object_get_members (object);
  g_autoptr(GArray) values = trestle_assessment_list_figures (self->assessment, self->subject);
  guint n = 0;

  for (GList *l = names; l != NULL; l = l->next)
    assert_number (self, row, get_paired_figure (self, row->name, find_named (self->design, TRESTLE_KIND_IMAGE, l->data)),
                   json_object_get_member (object, l->data));
  for (guint i = 0; i < values->len; i++)
    n += g_str_equal (g_array_index (values, TrestleFigureValue, i).figure->id, row->name) ? 1 : 0;
  g_assert_cmpuint (n, ==, g_list_length (names));
}

static void
assert_names (const GPtrArray *objects,
              JsonNode        *node)
{
  JsonArray *names = json_node_get_array (node);

  g_assert_cmpuint (objects->len, ==, json_array_get_length (names));
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < objects->len && !found; k++)
        found = g_str_equal (trestle_object_get_name (objects->pdata[k]), json_array_get_string_element (names, i));
      g_assert_true (found);
    }
}

void
oracle_check_field (const Oracle    *self,
                    const OracleRow *row,
                    JsonNode        *node)
{
  const TrestleField *field = trestle_object_find_field (self->subject, row->name);
  g_autoptr(GPtrArray) targets = g_ptr_array_new ();

  if (field->kind == TRESTLE_FIELD_INT)
    assert_number (self, row, trestle_integer (trestle_object_get_number (self->subject, field)), node);
  else if (field->kind == TRESTLE_FIELD_FLAG)
    g_assert_true ((trestle_object_get_number (self->subject, field) == TRUE) == json_node_get_boolean (node));
  else if (field->kind == TRESTLE_FIELD_TEXT)
    g_assert_cmpstr (trestle_object_get_string (self->subject, field), ==, json_node_get_string (node));
  else
    {
      const TrestleRefs *refs = G_STRUCT_MEMBER (TrestleRefs *, self->subject, field->offset);

      for (guint i = 0; i < refs->n; i++)
        g_ptr_array_add (targets, refs->refs[i].target);
      assert_names (targets, node);
    }
}

void
oracle_check_referrers (const Oracle    *self,
                        const OracleRow *row,
                        JsonNode        *node)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (self->design, self->subject->id, &n);
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (g_str_equal (referrers[i].field->name, row->name))
      g_ptr_array_add (objects, referrers[i].object);
  assert_names (objects, node);
}

void
oracle_check_place (const Oracle    *self,
                    const OracleRow *row,
                    JsonNode        *node)
{
  const TrestleMachine *machine = (TrestleMachine *) TRESTLE_REPOSITORY (self->subject)->machine.target;

  g_assert_cmpstr (trestle_object_get_name (machine->location.target), ==, json_node_get_string (node));
}

void
oracle_check_reason (const Oracle    *self,
                     const OracleRow *row,
                     JsonNode        *node)
{
  static const char *const reasons[][2] = {
    { "initial instance", "initial" }, { "organisational / regulated data", "organizational" },
    { "isolated network", "isolated-network" }, { "untrusted domain", "untrusted-domain" }
  };
  const TrestleField *field = trestle_object_find_field (self->subject, "reason");
  gint64 reason = trestle_object_get_number (self->subject, field);
  const char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i][0], json_node_get_string (node)))
      expected = reasons[i][1];
  g_assert_cmpstr (field->choices[reason].nick, ==, expected);
}

void
oracle_check_backup (const Oracle    *self,
                     const OracleRow *row,
                     JsonNode        *node)
{
  gboolean advised = g_str_equal (json_node_get_string (node), "advise passive backup");
  const GPtrArray *findings = trestle_assessment_get_findings (self->assessment);
  gboolean found = FALSE;

  g_assert_true (advised || g_str_equal (json_node_get_string (node), "not needed at this RTO"));
  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->subject != self->subject || !g_str_equal (finding->rule->code, "FT-05"))
        continue;
      g_assert_cmpstr (finding->outcome->nick, ==, advised ? "undecided" : "none-needed");
      found = TRUE;
    }
  g_assert_true (found);
}

static TrestleExplanation *
explain (const Oracle *self,
         const char   *figure)
{
  TrestleFigureValue value = { trestle_figure_find (figure), self->subject, NULL, TRESTLE_UNKNOWN };

  return trestle_assessment_explain (self->assessment, &value);
}

void
oracle_check_term (const Oracle    *self,
                   const OracleRow *row,
                   JsonNode        *node)
{
  g_autoptr(TrestleExplanation) explanation = explain (self, row->name);

  for (guint i = 0; i < explanation->terms->len; i++)
    if (g_str_equal (g_array_index (explanation->terms, TrestleTerm, i).symbol, row->symbol))
      {
        assert_number (self, row, g_array_index (explanation->terms, TrestleTerm, i).value, node);
        return;
      }
  g_error ("%s: %s has no term %s", self->where, row->name, row->symbol);
}

void
oracle_check_members (const Oracle    *self,
                      const OracleRow *row,
                      JsonNode        *node)
{
  g_autoptr(TrestleExplanation) explanation = explain (self, row->name);
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  for (guint i = 0; i < explanation->terms->len; i++)
    g_ptr_array_add (objects, g_array_index (explanation->terms, TrestleTerm, i).object);
  assert_names (objects, node);
}

void
oracle_check_cell_key (const Oracle    *self,
                       const OracleRow *row,
                       JsonNode        *node)
{
  const TrestlePopulation *population = TRESTLE_POPULATION (self->subject);
  const TrestleLocation *location = (TrestleLocation *) population->location.target;
  const TrestleNetwork *network = (TrestleNetwork *) location->network.target;
  const TrestleOrgUnit *unit = (TrestleOrgUnit *) population->unit.target;
  JsonArray *key = json_node_get_array (node);

  g_assert_true (g_str_has_prefix (json_array_get_string_element (key, 0),
                                   trestle_object_get_name (population->domain.target)));
  g_assert_true (g_str_has_prefix (json_array_get_string_element (key, 1),
                                   network->isolated == TRUE ? network->name : "production"));
  g_assert_cmpstr (json_array_get_string_element (key, 2), ==, unit != NULL && unit->tag != NULL ? unit->tag : "-");
  g_assert_cmpstr (json_array_get_string_element (key, 3), ==, population->zone.target != NULL ? "?" : "-");
}

void
oracle_check_source (const Oracle    *self,
                     const OracleRow *row,
                     JsonNode        *node)
{
  g_autoptr(TrestleExplanation) explanation = explain (self, row->name);
  guint n = 0;

  for (guint i = 0; i < explanation->terms->len; i++)
    {
      const TrestleTerm *term = &g_array_index (explanation->terms, TrestleTerm, i);

      if (!g_str_equal (term->symbol, row->symbol))
        continue;
      g_assert_cmpstr (trestle_object_get_name (term->object), ==, json_node_get_string (node));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

void
oracle_check_candidate (const Oracle    *self,
                        const OracleRow *row,
                        JsonNode        *node)
{
  Oracle instance = *self;

  guint n_instances = trestle_design_get_list (self->design, TRESTLE_KIND_INSTANCE)->items->len;

  instance.subject = find_named (self->design, TRESTLE_KIND_INSTANCE, n_instances > 1 ? "CORP" : "CLINIC");
  assert_number (&instance, row, get_paired_figure (&instance, row->name, self->subject), node);
}

void
oracle_check_name (const Oracle    *self,
                   const OracleRow *row,
                   JsonNode        *node)
{
  g_assert_cmpstr (json_node_get_string (node), ==, trestle_object_get_name (self->subject));
}
