/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings, and the sentence made of their arguments when it is shown.
 */
#include "config.h"

#include "finding.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rule.h"

static const TrestleRule *const tables[] = {
  trestle_rules_scope, trestle_rules_decisions, trestle_rules_records, trestle_rules_levels, trestle_rules_composition,
  trestle_rules_instances, trestle_rules_servers, trestle_rules_outages, trestle_rules_databases, trestle_rules_events,
  trestle_rules_standby, trestle_rules_consoles, trestle_rules_distribution, trestle_rules_repositories,
  trestle_rules_holdings, trestle_rules_hosts, trestle_rules_iis, trestle_rules_offline, trestle_rules_platforms
};

const char *
trestle_severity_get_nick (TrestleSeverity severity)
{
  static const char *const nicks[] = { "error", "warning", "advice", "info" };

  return nicks[severity];
}

const char *
trestle_severity_get_label (TrestleSeverity severity)
{
  static const char *const labels[] = { N_("Error"), N_("Warning"), N_("Advice"), N_("Information") };

  return labels[severity];
}

const TrestleRule *const *
trestle_rules_get_all (guint *n_rules)
{
  static const TrestleRule *all[256];
  static guint n;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        for (const TrestleRule *rule = tables[i]; rule->code != NULL; rule++)
          {
            g_assert (n < G_N_ELEMENTS (all) - 1);
            all[n++] = rule;
          }
      g_once_init_leave (&once, 1);
    }
  if (n_rules != NULL)
    *n_rules = n;

  return all;
}

const TrestleRule *
trestle_rule_find (const char *code)
{
  guint n;
  const TrestleRule *const *all = trestle_rules_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i]->code, code))
      return all[i];

  return NULL;
}

char *
trestle_rule_dup_source (const TrestleRule *rule)
{
  g_autofree char *step = rule->step > 0 ? g_strdup_printf (_("Step %u"), rule->step) : NULL;

  return g_strdup_printf ("%s%s%s · %s, %s", step != NULL ? step : "", step != NULL ? " · " : "", _(rule->title),
                          rule->code, rule->id);
}

gboolean
trestle_rule_is_off (const TrestleRule   *rule,
                     const TrestleDesign *design)
{
  const TrestleField *field;
  int choice;

  if (design->extensions_off == TRESTLE_UNSET || !g_str_has_prefix (rule->id, "R-X."))
    return FALSE;
  field = trestle_object_find_field ((const TrestleObject *) design, "extensions_off");
  choice = trestle_field_find_choice (field, rule->id);

  return choice >= 0 && (design->extensions_off & (G_GINT64_CONSTANT (1) << choice)) != 0;
}

gboolean
trestle_is_untouched (const TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  guint n;

  trestle_design_get_referrers (object->design, object->id, &n);
  for (guint i = 0; n == 0 && i < info->n_fields; i++)
    if (!(info->fields[i].flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_GEOMETRY)) && trestle_object_is_set (object, &info->fields[i]))
      return FALSE;

  return n == 0;
}

TrestleSeverity
trestle_finding_get_severity (const TrestleFinding *self)
{
  return self->outcome->severity;
}

/* Each line of @text in the current language, one behind the other. */
static char *
dup_list (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *list = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", *lines[i] != '\0' ? _(lines[i]) : "");

  return g_string_free (list, FALSE);
}

/* Numbers that differ never read alike. */
static char *
dup_number (const TrestleFinding  *self,
            const TrestleArgument *argument)
{
  g_autofree char *text = trestle_measure_dup_text (argument->measure, argument->number);

  for (guint i = 0; i < self->n_arguments; i++)
    {
      const TrestleArgument *other = &self->arguments[i];
      g_autofree char *other_text = NULL;

      if (other == argument || other->object != NULL || other->text != NULL || other->measure != argument->measure ||
          !trestle_number_is_known (argument->number) || !trestle_number_is_known (other->number) ||
          trestle_number_compare (argument->number, other->number) == 0)
        continue;
      other_text = trestle_measure_dup_text (other->measure, other->number);
      if (g_str_equal (text, other_text))
        return trestle_measure_dup_precise (argument->measure, argument->number);
    }

  return g_steal_pointer (&text);
}

static char *
dup_argument (const TrestleFinding  *self,
              const TrestleArgument *argument)
{
  if (argument->object != NULL)
    return trestle_object_dup_name (argument->object);
  if (argument->text != NULL)
    return argument->verbatim ? g_strdup (argument->text) : dup_list (argument->text);

  return dup_number (self, argument);
}

static const TrestleArgument *
find_argument (const TrestleFinding *self,
               const char           *name,
               gsize                 length)
{
  for (guint i = 0; i < self->n_arguments; i++)
    if (strlen (self->arguments[i].name) == length && strncmp (self->arguments[i].name, name, length) == 0)
      return &self->arguments[i];

  return NULL;
}

char *
trestle_finding_fill_in (const TrestleFinding *self,
                         const char           *message)
{
  GString *text = g_string_new (NULL);

  for (const char *c = message; *c != '\0';)
    {
      const char *end = *c == '{' ? strchr (c, '}') : NULL;
      const TrestleArgument *argument;
      g_autofree char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (text, *c++);
          continue;
        }
      argument = find_argument (self, c + 1, end - c - 1);
      if (argument != NULL)
        value = dup_argument (self, argument);
      else if (strncmp (c, "{subject}", 9) == 0)
        value = trestle_object_dup_name (self->subject);
      else if (strncmp (c, "{other}", 7) == 0 && self->other != NULL)
        value = trestle_object_dup_name (self->other);
      else if (strncmp (c, "{field}", 7) == 0 && self->field != NULL)
        value = g_strdup (_(self->field->label));
      g_string_append (text, value != NULL ? value : "?");
      c = end + 1;
    }

  return g_string_free (text, FALSE);
}

char *
trestle_finding_dup_message (const TrestleFinding *self)
{
  return trestle_finding_fill_in (self, _(self->outcome->message));
}

/* What stands in each of @findings for the placeholder @slot. */
static GPtrArray *
list_values (const TrestleFinding *const *findings,
             guint                        n,
             const char                  *slot)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, trestle_finding_fill_in (findings[i], slot));

  return values;
}

static gboolean
is_one_value (const GPtrArray *values)
{
  for (guint i = 1; i < values->len; i++)
    if (!g_str_equal (values->pdata[i], values->pdata[0]))
      return FALSE;

  return TRUE;
}

/* @slot in a pattern; @slots are those that have a column. */
static void
append_slot (GString                     *text,
             const char                  *slot,
             const TrestleFinding *const *findings,
             guint                        n,
             GPtrArray                   *slots,
             GPtrArray                   *columns)
{
  g_autoptr (GPtrArray) values = list_values (findings, n, slot);
  guint column;

  if (is_one_value (values))
    {
      g_string_append (text, values->pdata[0]);
      return;
    }
  if (g_str_equal (slot, "{subject}"))
    {
      g_string_append (text, "…");
      return;
    }
  if (!g_ptr_array_find_with_equal_func (slots, slot, g_str_equal, &column))
    {
      column = slots->len;
      g_ptr_array_add (slots, g_strdup (slot));
      g_ptr_array_add (columns, g_steal_pointer (&values));
    }
  g_string_append_printf (text, "(%u)", column + 1);
}

char *
trestle_findings_dup_pattern (const TrestleFinding *const *findings,
                              guint                        n,
                              GPtrArray                   *columns)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (const char *c = _(findings[0]->outcome->message); *c != '\0';)
    {
      const char *end = *c == '{' ? strchr (c, '}') : NULL;
      g_autofree char *slot = end != NULL ? g_strndup (c, end + 1 - c) : NULL;

      if (slot != NULL)
        append_slot (text, slot, findings, n, slots, columns);
      else
        g_string_append_c (text, *c);
      c = end != NULL ? end + 1 : c + 1;
    }

  return g_string_free_and_steal (text);
}

/* What tells findings of one outcome about the same objects apart: which decision,
 * what is missing.
 */
static const char *
get_matter (const TrestleFinding *self,
            const char           *name)
{
  const TrestleArgument *argument = find_argument (self, name, strlen (name));

  if (argument == NULL)
    return "";

  return argument->object != NULL ? argument->object->id : argument->text;
}

char *
trestle_finding_dup_key (const TrestleFinding *self)
{
  return g_strdup_printf ("%s/%s/%s/%s/%s/%s%s", self->rule->code, self->outcome->nick, self->subject->id,
                          self->other != NULL ? self->other->id : "", self->field != NULL ? self->field->name : "",
                          get_matter (self, "decision"), get_matter (self, "missing"));
}

/* @object, or what stands for it in @design unless that is NULL. */
static TrestleObject *
ref_counterpart (TrestleDesign *design,
                 TrestleObject *object)
{
  TrestleObject *counterpart = object != NULL && design != NULL ? trestle_design_lookup (design, object->id) : object;

  return counterpart != NULL ? g_object_ref (counterpart) : NULL;
}

TrestleFinding *
trestle_finding_copy_to (const TrestleFinding *self,
                         TrestleDesign        *design)
{
  TrestleFinding *copy = g_new (TrestleFinding, 1);

  *copy = *self;
  copy->subject = ref_counterpart (design, self->subject);
  copy->other = ref_counterpart (design, self->other);
  copy->acceptance = ref_counterpart (design, self->acceptance);
  copy->arguments = g_new (TrestleArgument, self->n_arguments);
  for (guint i = 0; i < self->n_arguments; i++)
    {
      copy->arguments[i] = self->arguments[i];
      copy->arguments[i].object = ref_counterpart (design, self->arguments[i].object);
      copy->arguments[i].text = g_strdup (self->arguments[i].text);
    }
  copy->arena = NULL;

  return copy;
}

TrestleFinding *
trestle_finding_copy (const TrestleFinding *self)
{
  return trestle_finding_copy_to (self, NULL);
}

void
trestle_finding_free (TrestleFinding *self)
{
  g_return_if_fail (self->arena == NULL);

  for (guint i = 0; i < self->n_arguments; i++)
    {
      g_clear_object (&self->arguments[i].object);
      g_free (self->arguments[i].text);
    }
  g_free (self->arguments);
  g_clear_object (&self->subject);
  g_clear_object (&self->other);
  g_clear_object (&self->acceptance);
  g_free (self);
}

static gboolean
same_argument (const TrestleArgument *a,
               const TrestleArgument *b)
{
  if (a->object != b->object || g_strcmp0 (a->text, b->text) != 0)
    return FALSE;
  if (!trestle_number_is_known (a->number) || !trestle_number_is_known (b->number))
    return trestle_number_is_known (a->number) == trestle_number_is_known (b->number);

  return trestle_number_compare (a->number, b->number) == 0;
}

gboolean
trestle_finding_equal (const TrestleFinding *a,
                       const TrestleFinding *b)
{
  if (a->outcome != b->outcome || a->subject != b->subject || a->other != b->other || a->n_arguments != b->n_arguments)
    return FALSE;
  if (a->acceptance != b->acceptance || a->accepted != b->accepted)
    return FALSE;
  for (guint i = 0; i < a->n_arguments; i++)
    if (!same_argument (&a->arguments[i], &b->arguments[i]))
      return FALSE;

  return TRUE;
}
