/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that ask people: reasons of decisions, answers of the business, what has
 * been agreed to; and fixes that pick from what is supported.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "acceptances.h"
#include "business.h"
#include "decisions.h"
#include "edit.h"
#include "fix.h"

static const TrestleArgument *
find_argument (const TrestleFinding *finding,
               const char           *name)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, name))
      return &finding->arguments[i];

  return NULL;
}

static void
list_nothing (const TrestleFinding *finding,
              GPtrArray            *replies)
{
}

/* R-B.8: one reason for all choices of a decision that have none. */

/* Who and when stay as they are. */
static gboolean
take (const TrestleAssessment    *assessment,
      const TrestleDecisionState *state,
      const char                 *reason)
{
  g_autofree char *who = state->record != NULL ? g_strdup (state->record->who) : NULL;
  g_autofree char *date = state->record != NULL ? g_strdup (state->record->date) : NULL;
  g_autofree char *why = g_strdup (reason);
  const TrestleDecisionInput input = { TRESTLE_NO_OPTION, why, who, date };

  return trestle_decision_take (assessment, state, &input);
}

static gboolean
give_reasons (TrestleDesign            *design,
              const TrestleDecisionRow *row,
              const char               *reason)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) states = trestle_decisions_list (assessment);
  gboolean any = FALSE;

  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      if (state->row == row && state->chosen != TRESTLE_NO_OPTION && *state->rationale == '\0')
        any = take (assessment, state, reason) || any;
    }

  return any;
}

static const TrestleDecisionRow *
find_row (const TrestleFinding *finding)
{
  const TrestleArgument *decision = find_argument (finding, "decision");

  for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++)
    if (decision->text != NULL && g_str_equal (row->title, decision->text))
      return row;

  return NULL;
}

static gboolean
give_reason (TrestleFinding *finding,
             const char     *reply,
             GError        **error)
{
  const TrestleDecisionRow *row = find_row (finding);

  if (row != NULL)
    return give_reasons (finding->subject->design, row, reply);

  return trestle_fix_set_text (find_argument (finding, "decision")->object, "rationale", reply, error);
}

static gboolean
balance (TrestleFinding *finding,
         const char     *reply,
         GError        **error)
{
  return give_reasons (finding->subject->design, trestle_decision_row_find ("D-3"), reply);
}

/* As somebody wrote it, not as Trestle explains it. */
static const char *
get_reason (const TrestleDecisionState *state)
{
  if (state->row->rationale != NULL)
    return trestle_object_get_string (state->subject, trestle_object_find_field (state->subject, state->row->rationale));

  return state->record != NULL ? state->record->rationale : NULL;
}

static gboolean
confirm (TrestleFinding *finding,
         GError        **error)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (finding->subject->design);
  TrestleDecisionState state;

  return trestle_decision_get_state (assessment, find_row (finding), finding->subject, &state) &&
         take (assessment, &state, get_reason (&state));
}

static const TrestleFixQuestion reason_question = {
  .kind = &trestle_decision_info, .field = "rationale", .list = list_nothing, .apply = give_reason
};
static const TrestleFixQuestion balance_question = {
  .kind = &trestle_decision_info, .field = "rationale", .list = list_nothing, .apply = balance
};

const TrestleFix trestle_fixes_rationale[] = {
  { "rationale", N_("Give the reason: {decision}"), .question = &reason_question },
  { NULL }
};
const TrestleFix trestle_fixes_balance[] = {
  { "rationale", N_("Give the reason for the decision on offline work"), .question = &balance_question },
  { NULL }
};
const TrestleFix trestle_fixes_moved[] = {
  { "confirm", N_("Confirm {decision} for {subject} on the figures of now"), .apply = confirm },
  { NULL }
};

/* R-1.V.1 */

static gboolean
answer_combination (TrestleFinding *finding,
                    const char     *reply,
                    GError        **error)
{
  g_autoptr(TrestleBusinessAnswers) answers = trestle_business_answers_new (finding->subject->design, TRESTLE_BUSINESS_COMBINE);
  TrestleObject *answer = (TrestleObject *) trestle_business_answers_find (answers, finding->subject);

  if (answer == NULL)
    {
      answer = trestle_design_create (finding->subject->design, TRESTLE_KIND_ANSWER);
      trestle_object_set_string (answer, "name", TRESTLE_BUSINESS_COMBINE);
      trestle_object_set_ref (answer, "subject", finding->subject);
    }

  return trestle_fix_set_text (answer, "answer", reply, error);
}

static const TrestleFixQuestion combination_question = { .kind = &trestle_answer_info, .field = "answer", .apply = answer_combination };

const TrestleFix trestle_fixes_combination[] = {
  { "answer", N_("Record the answer: can {subject} and {other} be one image?"), .question = &combination_question },
  { NULL }
};

/* */

static gboolean
add_objective (TrestleFinding *finding,
               const char     *reply,
               GError        **error)
{
  TrestleObject *objective = trestle_design_create (finding->subject->design, TRESTLE_KIND_OBJECTIVE);

  trestle_object_set_number (objective, "rank", 1);

  return trestle_fix_set_text (objective, "name", reply, error);
}

/* Behind all others. */
static gboolean
rank_last (TrestleFinding *finding,
           GError        **error)
{
  gint64 last = 0;

  TRESTLE_FOREACH (finding->subject->design, OBJECTIVE, TrestleObjective, objective)
    last = MAX (last, TRESTLE_OR (objective->rank, 0));
  if (last >= 1000)
    return trestle_fix_fail (error, _("no rank is left behind the others"));
  trestle_object_set_number (finding->subject, "rank", last + 1);

  return TRUE;
}

static const TrestleFixQuestion objective_question = {
  .kind = &trestle_objective_info, .field = "name", .list = list_nothing, .apply = add_objective
};

const TrestleFix trestle_fixes_objective[] = {
  { "objective", N_("Add the first business objective"), .question = &objective_question },
  { NULL }
};
const TrestleFix trestle_fixes_rank[] = {
  { "last", N_("Rank {subject} behind all other objectives"), .apply = rank_last },
  { NULL }
};

/* */

static void
list_covered (const TrestleFinding *finding,
              GPtrArray            *replies)
{
  for (int i = TRESTLE_PRODUCT_1_0_SP1; i >= TRESTLE_PRODUCT_1_0; i--)
    trestle_replies_add (replies, finding->field->choices[i].nick, _(finding->field->choices[i].label));
}

static void
list_trusting (const TrestleFinding *finding,
               GPtrArray            *replies)
{
  g_autoptr(GPtrArray) domains = g_ptr_array_new ();

  trestle_replies_add (replies, "none", _("No other domain"));
  TRESTLE_FOREACH (finding->subject->design, DOMAIN, TrestleDomain, domain)
    if ((TrestleObject *) domain != finding->subject)
      g_ptr_array_add (domains, domain);
  g_ptr_array_sort (domains, trestle_object_compare);
  for (guint i = 0; i < domains->len; i++)
    trestle_replies_add_object (replies, domains->pdata[i]);
}

static gboolean
trust (TrestleFinding *finding,
       const char     *reply,
       GError        **error)
{
  static const char *const none[] = { NULL };

  trestle_object_set_strings (finding->subject, "trusted_by", none);
  if (!g_str_equal (reply, "none"))
    trestle_object_add_ref (finding->subject, "trusted_by", trestle_design_lookup (finding->subject->design, reply));

  return TRUE;
}

static const TrestleFixQuestion covered_question = { .list = list_covered };
static const TrestleFixQuestion trusting_question = { .prompt = N_("Trusted By"), .listed = TRUE, .list = list_trusting, .apply = trust };

const TrestleFix trestle_fixes_product[] = {
  { "record", N_("Choose a version that the guide covers"), .question = &covered_question },
  { NULL }
};
const TrestleFix trestle_fixes_trusting[] = {
  { "trust", N_("Record which domain trusts {subject}"), .question = &trusting_question },
  { NULL }
};

/* */

static void
list_neighbors (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  g_autoptr(GPtrArray) locations = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, LOCATION, TrestleLocation, location)
    if ((TrestleObject *) location != finding->subject && trestle_isolated_network (location) == NULL)
      g_ptr_array_add (locations, location);
  g_ptr_array_sort (locations, trestle_object_compare);
  for (guint i = 0; i < locations->len; i++)
    trestle_replies_add_object (replies, locations->pdata[i]);
}

/* Its bandwidth is a question of its own. */
static gboolean
draw_link (TrestleFinding *finding,
           const char     *reply,
           GError        **error)
{
  TrestleObject *link = trestle_design_create (finding->subject->design, TRESTLE_KIND_LINK);

  trestle_object_set_ref (link, "end_a", trestle_design_lookup (finding->subject->design, reply));
  trestle_object_set_ref (link, "end_b", finding->subject);

  return TRUE;
}

static void
list_isolated (const TrestleFinding *finding,
               GPtrArray            *replies)
{
  g_autoptr(GPtrArray) networks = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, NETWORK, TrestleNetwork, network)
    if (network->isolated == TRUE)
      g_ptr_array_add (networks, network);
  g_ptr_array_sort (networks, trestle_object_compare);
  for (guint i = 0; i < networks->len; i++)
    trestle_replies_add_object (replies, networks->pdata[i]);
}

static void
list_end_rates (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  const TrestleLink *link = (TrestleLink *) finding->subject;
  const TrestleLocation *ends[] = { (TrestleLocation *) link->end_a.target, (TrestleLocation *) link->end_b.target };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] != NULL && ends[i]->bandwidth != TRESTLE_UNSET)
      trestle_replies_add_number (replies, finding->field, ends[i]->bandwidth);
}

static const TrestleFixQuestion neighbor_question = { .prompt = N_("Location"), .listed = TRUE, .list = list_neighbors, .apply = draw_link };
static const TrestleFixQuestion isolated_question = { .field = "network", .list = list_isolated };
static const TrestleFixQuestion end_rate_question = { .list = list_end_rates };

const TrestleFix trestle_fixes_unlinked[] = {
  { "link", N_("Draw a link from {subject}"), .question = &neighbor_question },
  { "isolate", N_("Put {subject} into an isolated network"), .question = &isolated_question },
  { NULL }
};
const TrestleFix trestle_fixes_link_rate[] = {
  { "record", N_("Record {field} of {subject}"), .question = &end_rate_question },
  { NULL }
};

/* */

static gboolean
decline_library (TrestleFinding *finding,
                 const char     *reply,
                 GError        **error)
{
  trestle_object_set_number (finding->subject, "accepted", FALSE);

  return trestle_fix_set_text (finding->subject, "reason", reply, error);
}

static const TrestleFixQuestion decline_question = { .field = "reason", .apply = decline_library };

const TrestleFix trestle_fixes_library[] = {
  { "decline", N_("Record that {subject} becomes no repository, and why"), .question = &decline_question },
  { NULL }
};

/* R-X.1 */

static void
list_resolution (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  trestle_replies_add (replies, _("Each location resolves the name of the image server to the IIS server of its own repository."),
                       _("Each location resolves the name of the image server to the IIS server of its own repository."));
}

/* The finding stands; the plan is why it is borne. */
static gboolean
accept_plan (TrestleFinding *finding,
             const char     *reply,
             GError        **error)
{
  trestle_finding_accept (finding, reply, NULL, NULL, TRESTLE_ACCEPTANCE_TOLERANCE);

  return TRUE;
}

static const TrestleFixQuestion resolution_question = {
  .prompt = N_("How Names Are Resolved"), .kind = &trestle_acceptance_info, .field = "reason", .list = list_resolution, .apply = accept_plan
};

const TrestleFix trestle_fixes_resolution[] = {
  { "plan", N_("Accept it with a plan of name resolution for {subject}"), .question = &resolution_question },
  { NULL }
};

/* R-X.5, R-X.6: what is supported is what stands before the last choice, “other”. */

static void
list_but_last (const TrestleFinding *finding,
               GPtrArray            *replies)
{
  for (const TrestleChoice *choice = finding->field->choices; choice[1].nick != NULL; choice++)
    trestle_replies_add (replies, choice->nick, _(choice->label));
}

static gboolean
enough_memory (TrestleFinding *finding,
               GError        **error)
{
  trestle_object_set_number (finding->subject, "client_memory", (gint64) find_argument (finding, "least")->number.num);

  return TRUE;
}

static const TrestleFixQuestion known_question = { .list = list_but_last };

const TrestleFix trestle_fixes_known_system[] = {
  { "record", N_("Record {field} of {subject}"), .question = &known_question },
  { NULL }
};
const TrestleFix trestle_fixes_memory[] = {
  { "least", N_("Reckon with {least} of memory in clients of {subject}"), .apply = enough_memory },
  { NULL }
};

/* */

static gboolean
split_database (TrestleFinding *finding,
                GError        **error)
{
  g_autoptr(GPtrArray) instances = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, INSTANCE, TrestleInstance, instance)
    if (instance->database.target == finding->subject)
      g_ptr_array_add (instances, instance);
  g_ptr_array_sort (instances, trestle_object_compare);
  for (guint i = 1; i < instances->len; i++)
    trestle_fix_give_database (finding->subject, instances->pdata[i]);

  return TRUE;
}

const TrestleFix trestle_fixes_split_database[] = {
  { "split", N_("Give each instance after the first a database of its own like {subject}"), .apply = split_database },
  { NULL }
};

/* */

static gboolean
needs_none (TrestleFinding *finding,
            GError        **error)
{
  trestle_object_set_number (finding->subject, "local_repository", FALSE);

  return TRUE;
}

static gboolean
move_repository (TrestleFinding *finding,
                 GError        **error)
{
  if (trestle_fix_shares_machine (finding->subject))
    {
      TrestleObject *old = (TrestleObject *) trestle_edit_get_machine (finding->subject);
      TrestleObject *machine = trestle_fix_own_machine (finding->subject);

      trestle_fix_copy_form_factor (old, machine);
    }
  trestle_edit_move (finding->subject, (TrestleLocation *) finding->other);

  return TRUE;
}

const TrestleFix trestle_fixes_absent[] = {
  { "none", N_("Record that {subject} needs no repository of its own"), .apply = needs_none },
  { NULL }
};
const TrestleFix trestle_fixes_far[] = {
  { "move", N_("Move {subject} to {other}"), .apply = move_repository },
  { NULL }
};
