/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of decisions: that each has a reason, and that the figures it
 * rested on still stand.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "decisions.h"
#include "rule.h"

/* one finding a decision.  It is about the document rather than about what is
 * decided, which would otherwise look faulty on the canvas; where several subjects
 * take the decision, the one with the lowest id stands for them.
 */
typedef struct
{
  TrestleReport            *report;
  const TrestleDecisionRow *row;        /* of what follows */
  TrestleObject            *first;
  const char               *option;
  guint                     n;
} Unreasoned;

static void
report_unreasoned (Unreasoned *self)
{
  TrestleFinding *finding;

  if (self->n == 0)
    return;
  finding = trestle_report_add (self->report, self->n == 1 ? "no-rationale" : "no-rationales", self->report->index->design, NULL);
  trestle_finding_set_other (finding, self->first);
  trestle_finding_add_text (finding, "decision", self->row->title);
  trestle_finding_add_text (finding, "option", self->option);
  if (self->n > 1)
    trestle_finding_add_count (finding, "count", self->n);
  self->n = 0;
}

static void
report_moved (TrestleReport              *report,
              const TrestleDecisionState *state)
{
  TrestleFinding *finding = trestle_report_add (report, "moved", state->subject, NULL);

  trestle_finding_add_text (finding, "decision", state->row->title);
}

static void
check_decision (const TrestleDecisionState *state,
                gpointer                    data)
{
  Unreasoned *self = data;

  if (state->row != self->row)
    {
      report_unreasoned (self);
      self->row = state->row;
    }
  if (state->moved)
    report_moved (self->report, state);
  if (state->chosen == TRESTLE_NO_OPTION || *state->rationale != '\0')
    return;
  if (self->n == 0 || g_strcmp0 (state->subject->id, self->first->id) < 0)
    {
      self->first = state->subject;
      self->option = state->row->options[state->chosen].title;
    }
  self->n++;
}

/* A decision somebody wrote down that is none of the guide’s. */
static void
check_other_records (TrestleReport *report)
{
  TRESTLE_FOREACH (report->index->design, DECISION, TrestleDecision, record)
    if (trestle_decision_row_find (record->name) == NULL && record->chosen != NULL &&
        (record->rationale == NULL || *record->rationale == '\0'))
      {
        TrestleFinding *finding = trestle_report_add (report, "no-rationale", report->index->design, NULL);

        trestle_finding_set_other (finding, record->subject.target != NULL ? record->subject.target : (gpointer) report->index->design);
        trestle_finding_add_object (finding, "decision", record);
        trestle_finding_add_verbatim (finding, "option", record->chosen);
      }
}

TRESTLE_CHECK (check_decisions)
{
  TrestleReport *report = data;
  Unreasoned unreasoned = { .report = report };

  trestle_decisions_foreach (report->index, check_decision, &unreasoned);
  report_unreasoned (&unreasoned);
  check_other_records (report);
}

static const TrestleOutcome decision_outcomes[] = {
  { "moved", TRESTLE_SEVERITY_ADVICE,
    N_("{decision} for {subject}: figures it rested on have moved beyond the tolerance, so it asks to be confirmed again"), TRESTLE_ONLY (trestle_fixes_moved) },
  { "no-rationale", TRESTLE_SEVERITY_ADVICE, N_("{decision}: “{option}” is chosen for {other} without a rationale"), TRESTLE_ONLY (trestle_fixes_rationale) },
  { "no-rationales", TRESTLE_SEVERITY_ADVICE,
    N_("{decision}: {count} choices have no rationale, such as “{option}” for {other}"), TRESTLE_ONLY (trestle_fixes_rationale) },
  { NULL }
};

const TrestleRule trestle_rules_decisions[] = {
  { "FLOW-02", "R-0.2", N_("Every decision has a rationale and is confirmed on the figures of now"), 0, NULL, decision_outcomes, check_decisions },
  { NULL }
};
