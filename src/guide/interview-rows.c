/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of questions.  Rows of one kind that stand together are asked together,
 * object by object.
 */
#include "config.h"

#include "interview.h"

#include <glib/gi18n.h>

#include "business.h"

/* When a question applies */

static gboolean
are_several_locations (TrestleObject *subject)
{
  return trestle_design_get_list (subject->design, TRESTLE_KIND_LOCATION)->items->len > 1;
}

static gboolean
do_users_travel (TrestleObject *subject)
{
  return are_several_locations (subject) && subject->design->travel == TRUE;
}

static gboolean
are_workspaces (TrestleObject *subject)
{
  return trestle_design_get_list (subject->design, TRESTLE_KIND_WORKSPACE)->items->len > 0;
}

static gboolean
are_images (TrestleObject *subject)
{
  return trestle_design_get_list (subject->design, TRESTLE_KIND_IMAGE)->items->len > 0;
}

/* Somebody works there. */
static gboolean
has_users (TrestleObject *subject)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (subject->design, subject->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_POPULATION (referrers[i].object))
      return TRUE;

  return FALSE;
}

static gboolean
needs_reports (TrestleObject *subject)
{
  return ((TrestleLocation *) subject)->reports == TRUE && has_users (subject);
}

static gboolean
is_in_scope (TrestleObject *subject)
{
  return ((TrestleApplication *) subject)->in_scope != FALSE;
}

/* Both ends of a line are known. */
static gboolean
has_ends (TrestleObject *subject)
{
  return ((TrestleLink *) subject)->end_a.target != NULL && ((TrestleLink *) subject)->end_b.target != NULL;
}

#define PER(KIND) TRESTLE_KIND_ ## KIND
#define VALUE(name) TRESTLE_INTERVIEW_FIELD, .field = name
#define NAMES(KIND, reference) TRESTLE_INTERVIEW_NAMES, .adds = TRESTLE_KIND_ ## KIND, .field = reference
#define CHOICES(KIND, near_field, far_field) \
        TRESTLE_INTERVIEW_CHOICES, .adds = TRESTLE_KIND_ ## KIND, .field = near_field, .far = far_field

const TrestleInterviewRow trestle_interview_rows[] = {
  { "I-1", "R-1.1.1", 1, 1, PER (DESIGN), NAMES (LOCATION, NULL),
    .text = N_("Where do users work? Name each location."),
    .hint = N_("Every place counts where somebody works with a computer, however small it is.") },
  { "I-2", "R-1.1.1", 1, 1, PER (LOCATION), NAMES (POPULATION, "location"),
    .text = N_("Who works in {subject}? Name each group that works in its own way."),
    .hint = N_("One group will do where all work alike. Nobody works in a mere data center.") },
  { "I-3", "R-1.1.3", 1, 1, PER (LOCATION), VALUE ("bandwidth"),
    .text = N_("What bandwidth is left for MED-V on the way to {subject}?"),
    .hint = N_("With its unit, such as 10 Mbps. What other traffic takes does not count.") },
  { "I-4", "R-1.1.4", 1, 1, PER (LOCATION), CHOICES (LINK, "end_a", "end_b"),
    .text = N_("Which locations does a line connect {subject} with?"),
    .hint = N_("Only lines without another location in between."), .applies = are_several_locations },
  { "I-5", "R-1.1.4", 1, 1, PER (LINK), VALUE ("bandwidth"),
    .text = N_("What bandwidth has the line between {end_a} and {end_b}?"), .applies = has_ends },
  { "I-6", "R-1.1.1", 1, 1, PER (POPULATION), VALUE ("users"),
    .text = N_("How many users are {subject} in {location}?") },
  { "I-7", "R-1.1.5", 1, 1, PER (DESIGN), VALUE ("travel"),
    .text = N_("Do users travel and take their work along to other locations?") },
  { "I-8", "R-1.1.5", 1, 1, PER (POPULATION), CHOICES (FLOW, "home", "destinations"),
    .text = N_("Where may {subject} travel to?"), .applies = do_users_travel },
  { "I-9", "R-1.1.6", 1, 1, PER (FLOW), VALUE ("count"),
    .text = N_("How many of {home} travel?"),
    .hint = N_("Counted are those who may be there at the same time."), .applies = do_users_travel },
  { "I-10", "R-1.2.1", 1, 2, PER (DESIGN), NAMES (IMAGE, NULL),
    .text = N_("Which virtual machine images are there to be? Name each."),
    .hint = N_("A name holds neither spaces nor the characters \" < > | \\ / : * ?") },
  { "I-11", "R-1.V.1", 1, 2, PER (IMAGE), VALUE ("guest_os"),
    .text = N_("Which operating system does {subject} hold?") },
  { "I-12", "R-1.V.2", 1, 2, PER (IMAGE), NAMES (APPLICATION, "applications"),
    .text = N_("Which applications does {subject} hold? Name each."),
    .hint = N_("They are asked for later: license and support have to allow a virtual machine.") },
  { "I-13", "R-1.2.1", 1, 2, PER (IMAGE), NAMES (WORKSPACE, "image"),
    .text = N_("Under which names do users find {subject}? Name each workspace."),
    .hint = N_("One is enough where all get the image under the same policy.") },
  { "I-14", "R-1.2.1", 1, 2, PER (POPULATION), CHOICES (USAGE, "population", "workspace"),
    .text = N_("Which workspaces do {subject} use?"), .applies = are_workspaces },
  { "I-15", "R-1.2.1", 1, 2, PER (USAGE), VALUE ("users"),
    .text = N_("How many of {population} use {workspace}?") },
  { "I-16", "R-1.2.5", 1, 2, PER (USAGE), VALUE ("offline"),
    .text = N_("May {population} use {workspace} while they cannot reach the server?") },
  { "I-17", "R-1.2.6", 1, 2, PER (DESIGN), NAMES (LIBRARY, NULL),
    .text = N_("Is there a central library of images already? Name each.") },
  { "I-18", "R-1.2.6", 1, 2, PER (LIBRARY), VALUE ("location"),
    .text = N_("In which location is {subject}?") },
  { "I-19", "R-1.2.6", 1, 2, PER (LIBRARY), VALUE ("images"),
    .text = N_("Which images does {subject} hold?"), .applies = are_images },
  { "I-20", "R-1.3.1", 1, 3, PER (LOCATION), VALUE ("load_expectation"),
    .text = N_("How long may users in {subject} wait for an image they do not have yet?"),
    .hint = N_("With its unit, such as 90 min."), .applies = has_users },
  { "I-21", "R-1.3.2", 1, 3, PER (LOCATION), VALUE ("update_window"),
    .text = N_("Within what time must a critical update have reached everybody in {subject}?"),
    .hint = N_("With its unit, such as 24 h."), .applies = has_users },
  { "I-22", "R-1.3.4", 1, 3, PER (LOCATION), VALUE ("reports"),
    .text = N_("Does anybody in {subject} need reports?"), .applies = has_users },
  { "I-23", "R-1.3.4", 1, 3, PER (LOCATION), VALUE ("report_time"),
    .text = N_("How long may a report take in {subject}?"),
    .hint = N_("With its unit, such as 30 s."), .applies = needs_reports },
  { TRESTLE_BUSINESS_COMBINE, "R-1.V.1", 1, 0, PER (IMAGE), TRESTLE_INTERVIEW_BUSINESS },
  { "I-24", "R-1.V.2", 1, 0, PER (APPLICATION), VALUE ("license"),
    .text = N_("Does the license of {subject} allow to run it in a virtual machine?"), .applies = is_in_scope },
  { "I-25", "R-1.V.2", 1, 0, PER (APPLICATION), VALUE ("support"),
    .text = N_("Does the supplier of {subject} support it in a virtual machine?"), .applies = is_in_scope },
  { "I-26", "R-3.2.10", 3, 2, PER (DATABASE), VALUE ("retention"),
    .text = N_("For how many days are events kept in {subject}?") },
  { NULL }
};

const TrestleInterviewRow *
trestle_interview_row_find (const char *id)
{
  for (const TrestleInterviewRow *row = trestle_interview_rows; row->id != NULL; row++)
    if (g_strcmp0 (row->id, id) == 0)
      return row;

  return NULL;
}
