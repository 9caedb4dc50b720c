/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries are not listed a second time: they are gathered from the tables of
 * rules, figures, facts and job aids.  Only the hard limits have a table here.
 */
#include "config.h"

#include "trace.h"

#include <stdlib.h>
#include <string.h>

/* What is not supported, and the rule that says so. */
static const struct { const char *id, *code; } limits[] = {
  { "LIM-1", "CAP-01" }, { "LIM-2", "TRUST-01" }, { "LIM-3", "INST-02" }, { "LIM-4", "WS-01" }, { "LIM-5", "FT-02" },
  { "LIM-6", "FT-02" }, { "LIM-7", "FT-07" }, { "LIM-8", "FT-10" }, { "LIM-9", "IIS-02" }, { "LIM-10", "DIST-02" },
  { "LIM-11", "DIST-06" }, { "LIM-12", "CON-04" }, { "LIM-13", "CON-01" }, { "LIM-14", "SRV-05" }, { "LIM-15", "ISO-01" },
  { "LIM-16", "REPO-07" }, { "LIM-17", "SCOPE-03" },
};

void
trestle_trace_free (TrestleTrace *self)
{
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_free (self);
}

static TrestleTrace *
add_trace (GPtrArray  *traces,
           const char *id)
{
  TrestleTrace *trace = g_new0 (TrestleTrace, 1);

  trace->id = id;
  trace->figures = g_ptr_array_new ();
  g_ptr_array_add (traces, trace);

  return trace;
}

static TrestleTrace *
ensure_trace (GPtrArray  *traces,
              const char *id)
{
  for (guint i = 0; i < traces->len; i++)
    if (g_str_equal (((TrestleTrace *) traces->pdata[i])->id, id))
      return traces->pdata[i];

  return add_trace (traces, id);
}

static void
add_columns (GPtrArray           *traces,
             const TrestleJobAid *job_aid)
{
  for (guint i = 0; i < job_aid->n_columns; i++)
    {
      TrestleTrace *trace = ensure_trace (traces, job_aid->columns[i].id);

      trace->job_aid = job_aid;
      trace->column = &job_aid->columns[i];
    }
}

/* Chapters stand as in the guide; "R-1.V" and "R-1.S" follow the tasks of step 1. */
static int
compare_part (const char **a,
              const char **b)
{
  static const char order[] = "0123456789VSBCDAX";
  gboolean digits = g_ascii_isdigit (**a) && g_ascii_isdigit (**b);
  long left = digits ? strtol (*a, (char **) a, 10) : strchr (order, *(*a)++) - order;
  long right = digits ? strtol (*b, (char **) b, 10) : strchr (order, *(*b)++) - order;

  return (left > right) - (left < right);
}

static int
compare_traces (gconstpointer a,
                gconstpointer b)
{
  const char *left = (*(TrestleTrace *const *) a)->id + 2, *right = (*(TrestleTrace *const *) b)->id + 2;

  while (*left != '\0' && *right != '\0')
    {
      int order = compare_part (&left, &right);

      if (order != 0)
        return order;
      left += *left == '.';
      right += *right == '.';
    }

  return (*left != '\0') - (*right != '\0');
}

GPtrArray *
trestle_traces_list (void)
{
  GPtrArray *traces = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_trace_free);
  guint n;
  const TrestleRule *const *rules = trestle_rules_get_all (&n);
  const TrestleFigure *const *figures;
  const TrestleFact *facts;

  for (guint i = 0; i < n; i++)
    ensure_trace (traces, rules[i]->id)->rule = rules[i];
  figures = trestle_figures_get_all (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ensure_trace (traces, figures[i]->rule)->figures, (gpointer) figures[i]);
  facts = trestle_facts_get_all (&n);
  for (guint i = 0; i < n; i++)
    ensure_trace (traces, facts[i].id)->fact = &facts[i];
  add_columns (traces, &trestle_job_aid_clients);
  add_columns (traces, &trestle_job_aid_servers);
  g_ptr_array_sort (traces, compare_traces);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (trestle_rule_find (limits[i].code) != NULL)
      add_trace (traces, limits[i].id)->rule = trestle_rule_find (limits[i].code);

  return traces;
}

const char *
trestle_trace_get_code (const TrestleTrace *self)
{
  if (self->rule != NULL)
    return self->rule->code;

  return self->fact != NULL ? self->fact->code : NULL;
}

const char *
trestle_trace_get_title (const TrestleTrace *self)
{
  if (self->rule != NULL)
    return self->rule->title;
  if (self->column != NULL)
    return self->column->heading;
  if (self->fact != NULL)
    return self->fact->text;

  return self->figures->len > 0 ? ((const TrestleFigure *) self->figures->pdata[0])->title : NULL;
}
