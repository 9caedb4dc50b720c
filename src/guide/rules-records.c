/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 1, tasks 1 and 2: what has to be recorded of locations, their
 * network, travelers, virtual machines and offline work.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "limit.h"
#include "rule.h"

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* */

/* Where the position, and 1, of a location called @name stands in a hash table that
 * is at most half full, or is to stand.
 */
static guint *
find_slot (const TrestleIndex *index,
           guint              *slots,
           guint               n_slots,
           const char         *name)
{
  guint i = g_str_hash (name) & (n_slots - 1);

  while (slots[i] != 0 && !g_str_equal (index->locations[slots[i] - 1].location->name, name))
    i = (i + 1) & (n_slots - 1);

  return &slots[i];
}

/* Locations whose name another one with a lower id has, too. */
static void
report_duplicates (TrestleReport *report)
{
  const TrestleIndex *index = report->index;
  guint n_slots = 2, n_names = 0;
  g_autofree guint *slots = NULL;

  if (trestle_design_get_list (index->design, TRESTLE_KIND_LOCATION)->n_ordered == index->n_locations)
    return;
  while (n_slots < 2 * index->n_locations)
    n_slots *= 2;
  slots = g_new0 (guint, n_slots);
  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocation *location = index->locations[i].location;
      guint *slot;

      if (is_blank (location->name))
        continue;
      slot = find_slot (index, slots, n_slots, location->name);
      n_names += *slot == 0;
      if (*slot == 0 || strcmp (((TrestleObject *) location)->id, ((TrestleObject *) index->locations[*slot - 1].location)->id) < 0)
        *slot = i + 1;
    }
  for (guint i = 0; n_names < index->n_locations && i < index->n_locations; i++)
    {
      TrestleLocation *location = index->locations[i].location;
      guint other = is_blank (location->name) ? 0 : *find_slot (index, slots, n_slots, location->name);

      if (other != 0 && other != i + 1)
        trestle_finding_set_other (trestle_report_add (report, "duplicate", location, "name"), index->locations[other - 1].location);
    }
}

static void
report_population (TrestleReport               *report,
                   const TrestlePopulationLoad *load)
{
  if (load->users == 0 && load->population->users == TRESTLE_UNSET && !trestle_is_untouched ((TrestleObject *) load->population))
    trestle_report_add (report, "no-number", load->population, "users");
}

TRESTLE_CHECK (check_locations)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &report->index->locations[i];
      gboolean unnamed = load->location->name == NULL || *load->location->name == '\0';

      if ((!unnamed && load->n_populations > 0) || trestle_is_untouched ((TrestleObject *) load->location))
        continue;
      if (unnamed)
        trestle_report_add (report, "no-name", load->location, "name");
      if (load->n_populations == 0)
        trestle_report_add (report, "no-users", load->location, NULL);
    }
  for (guint i = 0; i < report->index->n_populations; i++)
    report_population (report, &report->index->populations[i]);
  report_duplicates (report);
}

static const TrestleOutcome location_outcomes[] = {
  { "no-name", TRESTLE_SEVERITY_ERROR, N_("A location has no name"), N_("Give it a name of its own"), trestle_fix_unique_name, TRUE },
  { "duplicate", TRESTLE_SEVERITY_ERROR, N_("Two locations are called {subject}"),
    N_("Add a number to the name of one of them"), trestle_fix_unique_name, TRUE },
  { "no-users", TRESTLE_SEVERITY_ERROR, N_("The number of users at {subject} is not recorded; 0 is a number, too"), TRESTLE_ONLY (trestle_fixes_users) },
  { "no-number", TRESTLE_SEVERITY_ERROR, N_("The number of users of {subject} is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_bandwidth)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, LOCATION, TrestleLocation, location)
    {
      TrestleFinding *finding;

      if (location->bandwidth == TRESTLE_UNSET && !trestle_is_untouched ((TrestleObject *) location))
        trestle_report_add (report, "missing", location, "bandwidth");
      if (location->bandwidth == TRESTLE_UNSET)
        continue;
      if (location->line_rate != TRESTLE_UNSET ? location->bandwidth <= location->line_rate :
          location->bandwidth < TRESTLE_LIMIT_PLAUSIBLE_RATE)
        continue;
      finding = trestle_report_add (report, location->line_rate != TRESTLE_UNSET ? "above-line" : "slip", location, "bandwidth");
      trestle_finding_add_number (finding, "bandwidth", TRESTLE_MEASURE_BIT_RATE, trestle_integer (location->bandwidth));
      trestle_finding_add_known (finding, "line", TRESTLE_MEASURE_BIT_RATE, location->line_rate);
    }
}

static const TrestleOutcome bandwidth_outcomes[] = {
  { "missing", TRESTLE_SEVERITY_ERROR, N_("The bandwidth available to {subject} is not recorded"), TRESTLE_ONLY (trestle_fixes_bandwidth) },
  { "above-line", TRESTLE_SEVERITY_ERROR, N_("{subject} is to have {bandwidth} available on a line of {line}"),
    N_("Lower the available bandwidth of {subject} to the {line} of its line"), trestle_fix_line_rate, TRUE },
  { "slip", TRESTLE_SEVERITY_ERROR,
    N_("{bandwidth} to {subject} looks like a slip of the unit; if it is right, record the line rate, too"), TRESTLE_ONLY (trestle_fixes_slip) },
  { NULL }
};

/* */

static gboolean *
find_linked (const TrestleIndex *index)
{
  gboolean *linked = g_new0 (gboolean, index->n_locations + 1);

  for (guint i = 0; i < index->n_links; i++)
    {
      if (index->links[i].a != G_MAXUINT)
        linked[index->links[i].a] = TRUE;
      if (index->links[i].b != G_MAXUINT)
        linked[index->links[i].b] = TRUE;
    }

  return linked;
}

TRESTLE_CHECK (check_network)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  const TrestleDesign *design = index->design;
  const guint n_links = index->n_links;
  g_autofree gboolean *linked = find_linked (index);
  g_autoptr (GPtrArray) blank = g_ptr_array_new ();

  if (n_links == 0 && index->n_locations > 1 && index->users > 0 && (design->network_diagram == NULL || *design->network_diagram == '\0'))
    trestle_report_add (report, "no-diagram", index->design, "network_diagram");
  for (guint i = 0; n_links > 0 && i < index->n_locations; i++)
    if (!linked[i] && index->locations[i].isolated == NULL && !trestle_is_untouched ((TrestleObject *) index->locations[i].location))
      trestle_report_add (report, "unlinked", index->locations[i].location, "network");
  for (guint i = 0; i < n_links; i++)
    if (index->links[i].bandwidth == TRESTLE_UNSET)
      g_ptr_array_add (blank, index->links[i].link);
  g_ptr_array_sort (blank, trestle_object_compare);
  for (guint i = 0; i < blank->len; i++)
    trestle_report_add (report, "no-bandwidth", blank->pdata[i], "bandwidth");
}

static const TrestleOutcome network_outcomes[] = {
  { "no-diagram", TRESTLE_SEVERITY_ADVICE, N_("How the locations are connected is not recorded: draw their links, or name the network diagram"), TRESTLE_ONLY (trestle_fixes_record) },
  { "unlinked", TRESTLE_SEVERITY_ADVICE, N_("No link leads to {subject}, and its network is not isolated"), TRESTLE_ONLY (trestle_fixes_unlinked) },
  { "no-bandwidth", TRESTLE_SEVERITY_ADVICE, N_("The link {subject} has no bandwidth"), TRESTLE_ONLY (trestle_fixes_link_rate) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_travel)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;

  if (design->travel == TRESTLE_UNSET && report->index->users > 0)
    trestle_report_add (report, "unanswered", report->index->design, "travel");
  if (design->travel == TRUE && trestle_design_get_list (design, TRESTLE_KIND_FLOW)->items->len == 0)
    trestle_report_add (report, "no-flow", report->index->design, "travel");
}

static const TrestleOutcome travel_outcomes[] = {
  { "unanswered", TRESTLE_SEVERITY_ADVICE, N_("Whether users travel between locations is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { "no-flow", TRESTLE_SEVERITY_ADVICE, N_("Users travel, but nobody has recorded who, how many and where to"), TRESTLE_ONLY (trestle_fixes_travel) },
  { NULL }
};

/* */

static void
check_maximum (TrestleReport             *report,
               const TrestleLocationLoad *load)
{
  const TrestleLocation *location = load->location;
  gint64 computed = load->users + load->inbound;
  gboolean noted = location->maximum_note != NULL && *location->maximum_note != '\0';
  TrestleFinding *finding;

  if (location->maximum == TRESTLE_UNSET || location->maximum == computed)
    return;
  finding = trestle_report_add (report, location->maximum < load->users ? "below-users" : noted ? "noted" : "differs",
                                load->location, "maximum");
  trestle_finding_add_count (finding, "typed", location->maximum);
  trestle_finding_add_count (finding, "computed", computed);
  trestle_finding_add_count (finding, "users", load->users);
}

static void
check_flow (TrestleReport *report,
            TrestleFlow   *flow)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
  const char *nick = NULL;
  TrestleFinding *finding;

  if (home == NULL || flow->destinations == NULL || flow->destinations->n == 0 || flow->count == TRESTLE_UNSET)
    {
      if (trestle_is_untouched ((TrestleObject *) flow))
        return;
      finding = trestle_report_add (report, "needs", flow, NULL);
      if (home == NULL)
        trestle_finding_add_missing (finding, N_("the population that travels"));
      if (flow->destinations == NULL || flow->destinations->n == 0)
        trestle_finding_add_missing (finding, N_("a destination"));
      if (flow->count == TRESTLE_UNSET)
        trestle_finding_add_missing (finding, N_("the number of travelers"));
      return;
    }
  if (home->location.target != NULL && trestle_refs_contain (flow->destinations, home->location.target))
    nick = "at-home";
  else if (flow->count <= 0)
    nick = "nobody";
  else if (home->users != TRESTLE_UNSET && flow->count > home->users)
    nick = "too-many";
  if (nick == NULL)
    return;
  finding = trestle_report_add (report, nick, flow, g_str_equal (nick, "at-home") ? "destinations" : "count");
  trestle_finding_set_other (finding, g_str_equal (nick, "at-home") ? home->location.target : flow->home.target);
  trestle_finding_add_count (finding, "count", flow->count);
  trestle_finding_add_count (finding, "users", TRESTLE_OR (home->users, 0));
}

TRESTLE_CHECK (check_travelers)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_locations; i++)
    check_maximum (report, &report->index->locations[i]);
  TRESTLE_FOREACH (report->index->design, FLOW, TrestleFlow, flow)
    check_flow (report, flow);
}

#define COMPUTED_TITLE N_("Use the computed maximum of {subject}, {computed}")

static const TrestleOutcome traveler_outcomes[] = {
  { "below-users", TRESTLE_SEVERITY_ERROR, N_("The maximum of {subject}, {typed}, is less than its {users} users"),
    COMPUTED_TITLE, trestle_fix_computed_maximum, TRUE },
  { "differs", TRESTLE_SEVERITY_WARNING, N_("The maximum of {subject} is typed as {typed}, and users and travelers come to {computed}: say why"),
    COMPUTED_TITLE, trestle_fix_computed_maximum, TRUE },
  { "noted", TRESTLE_SEVERITY_INFO, N_("The maximum of {subject} is typed as {typed} instead of {computed}, with a note"), NULL, NULL },
  { "at-home", TRESTLE_SEVERITY_ERROR, N_("{subject} leads to {other}, where its travelers are at home"),
    N_("Take {other} off the destinations of {subject}"), trestle_fix_stay_at_home },
  { "nobody", TRESTLE_SEVERITY_ERROR, N_("{subject} has no travelers: record how many, or delete it"), TRESTLE_ONLY (trestle_fixes_nobody) },
  { "too-many", TRESTLE_SEVERITY_ERROR, N_("{subject} has {count} travelers of the {users} users of {other}"), TRESTLE_ONLY (trestle_fixes_too_many) },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for {subject}: needs {missing}"), TRESTLE_ONLY (trestle_fixes_flow) },
  { NULL }
};

/* */

static gboolean
has_image (const TrestlePopulationLoad *load)
{
  for (guint i = 0; i < load->n_usages; i++)
    if (load->uses[i].image != NULL || (load->uses[i].workspace != NULL && load->uses[i].workspace->image.id != NULL))
      return TRUE;

  return FALSE;
}

TRESTLE_CHECK (check_images)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gboolean *served = g_new0 (gboolean, index->n_locations + 1);
  g_autofree gboolean *used = g_new0 (gboolean, trestle_design_get_list (index->design, TRESTLE_KIND_IMAGE)->items->len + 1);

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].location != NULL && has_image (&index->populations[i]))
      served[index->populations[i].location - index->locations] = TRUE;
  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].users > 0 && !served[i])
      trestle_report_add (report, "none", index->locations[i].location, NULL);
  TRESTLE_FOREACH (index->design, WORKSPACE, TrestleWorkspace, workspace)
    {
      if (workspace->image.target != NULL)
        used[trestle_position (workspace->image.target)] = TRUE;
      else if (workspace->image.id != NULL)
        trestle_report_add (report, "undefined", workspace, "image");
    }
  TRESTLE_FOREACH (index->design, IMAGE, TrestleImage, image)
    if (!used[image_i] && !trestle_is_untouched ((TrestleObject *) image))
      trestle_report_add (report, "unused", image, NULL);
}

static const TrestleOutcome image_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ERROR, N_("The users at {subject} have no virtual machine"), TRESTLE_ONLY (trestle_fixes_no_machine) },
  { "undefined", TRESTLE_SEVERITY_ERROR, N_("{subject} names an image that is not defined"), TRESTLE_ONLY (trestle_fixes_record) },
  { "unused", TRESTLE_SEVERITY_ADVICE, N_("No workspace uses {subject}"), TRESTLE_ONLY (trestle_fixes_delete) },
  { NULL }
};

/* */

static gboolean
is_undecided (const TrestlePopulationLoad *load)
{
  for (guint i = 0; load->users > 0 && i < load->n_usages; i++)
    if (load->uses[i].offline < 0 && (load->uses[i].users > 0 || load->uses[i].unset_users))
      return TRUE;

  return FALSE;
}

/* Populations that have undecided usages, in the order of their locations: a
 * counting sort.  @first becomes where those of each location begin, and of the
 * last end.
 */
static TrestlePopulation **
collect_undecided (const TrestleIndex *index,
                   guint              *first)
{
  TrestlePopulation **undecided;
  guint total = 0;

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].location != NULL && is_undecided (&index->populations[i]))
      first[index->populations[i].location - index->locations]++;
  for (guint i = 0; i <= index->n_locations; i++)
    {
      total += first[i];
      first[i] = total;
    }

  undecided = g_new (TrestlePopulation *, total + 1);
  for (guint i = index->n_populations; i-- > 0;)
    if (index->populations[i].location != NULL && is_undecided (&index->populations[i]))
      undecided[--first[index->populations[i].location - index->locations]] = index->populations[i].population;

  return undecided;
}

TRESTLE_CHECK (check_undecided)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree guint *first = g_new0 (guint, index->n_locations + 1);
  g_autofree TrestlePopulation **undecided = collect_undecided (index, first);
  g_autoptr (GString) names = g_string_new (NULL);
  const guint end = first[index->n_locations];

  for (guint i = 0; i < index->n_locations; i++)
    {
      TrestlePopulation **populations = &undecided[first[i]];
      guint n = first[i + 1] - first[i];
      TrestleFinding *finding;

      if (n == 0)
        continue;
      if (first[i] + 2 * TRESTLE_AHEAD < end)
        {
          trestle_prefetch (undecided[first[i] + 2 * TRESTLE_AHEAD]);
          __builtin_prefetch (undecided[first[i] + TRESTLE_AHEAD]->name);
        }
      if (n > 1)
        qsort (populations, n, sizeof (TrestlePopulation *), trestle_object_compare);
      g_string_truncate (names, 0);
      for (guint k = 0; k < n; k++)
        {
          g_string_append (names, k > 0 ? ", " : "");
          g_string_append (names, trestle_object_get_name ((TrestleObject *) populations[k]));
        }
      finding = trestle_report_add (report, "undecided", index->locations[i].location, NULL);
      trestle_finding_set_other (finding, populations[0]);
      trestle_finding_add_verbatim (finding, "populations", names->str);
    }
}

static const TrestleOutcome undecided_outcomes[] = {
  { "undecided", TRESTLE_SEVERITY_ERROR, N_("Whether users at {subject} may work offline is not recorded for {populations}"), TRESTLE_ONLY (trestle_fixes_offline) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_libraries)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, LIBRARY, TrestleLibrary, library)
    if (library->accepted == TRESTLE_UNSET && !trestle_is_untouched ((TrestleObject *) library))
      trestle_report_add (report, "open", library, "accepted");
    else if (library->accepted != TRESTLE_UNSET && (library->reason == NULL || *library->reason == '\0'))
      trestle_report_add (report, "no-reason", library, "reason");
}

static const TrestleOutcome library_outcomes[] = {
  { "open", TRESTLE_SEVERITY_ADVICE, N_("Decide whether {subject}, which has images already, becomes a repository"),
    N_("Accept {subject}: add a repository at its location that holds its images"), trestle_fix_convert_library, FALSE, trestle_fixes_library },
  { "no-reason", TRESTLE_SEVERITY_ADVICE, N_("Why {subject} becomes a repository or not is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

const TrestleRule trestle_rules_records[] = {
  { "LOC-01", "R-1.1.1", N_("Each location has a name of its own and a number of users"), 1, NULL, location_outcomes, check_locations },
  { "LOC-03", "R-1.1.3", N_("The bandwidth available to each location is recorded"), 1, NULL, bandwidth_outcomes, check_bandwidth },
  { "NET-01", "R-1.1.4", N_("How the locations are connected is recorded"), 1, NULL, network_outcomes, check_network },
  { "TRAV-01", "R-1.1.5", N_("Whether users travel is known"), 1, NULL, travel_outcomes, check_travel },
  { "TRAV-02", "R-1.1.6", N_("Travelers are counted wherever they may come"), 1, NULL, traveler_outcomes, check_travelers },
  { "VM-01", "R-1.2.1", N_("The virtual machines of each location are listed"), 1, NULL, image_outcomes, check_images },
  { "OFF-03", "R-1.2.5", N_("Where offline work is permitted is recorded"), 1, NULL, undecided_outcomes, check_undecided },
  { "LIB-01", "R-1.2.6", N_("Existing libraries are considered as repositories"), 1, NULL, library_outcomes, check_libraries },
  { NULL }
};
