/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 1, task 3, and of what the business has to say: service levels,
 * images that could be one, applications that may run in them.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "business.h"
#include "rule.h"

/* */

/* Whether some demand at the location, or with none the location itself, has no
 * level; @update: of updates.
 */
static gboolean
lacks_level (const TrestleLocationLoad *load,
             gboolean                   update)
{
  gint64 own = update ? load->update_window : load->load_expectation;

  if (own != TRESTLE_UNSET || load->users + load->inbound == 0)
    return FALSE;
  for (guint i = 0; i < load->n_demands; i++)
    if ((update ? load->demands[i].update_window : load->demands[i].load_expectation) == TRESTLE_UNSET)
      return TRUE;

  return load->n_demands == 0;
}

static void
check_levels (TrestleReport *report,
              gboolean       update)
{
  for (guint i = 0; i < report->index->n_locations; i++)
    if (lacks_level (&report->index->locations[i], update))
      trestle_report_add (report, "missing", report->index->locations[i].location, update ? "update_window" : "load_expectation");
}

TRESTLE_CHECK (check_load_expectations)
{
  check_levels (data, FALSE);
}

TRESTLE_CHECK (check_update_windows)
{
  check_levels (data, TRUE);
}

static const TrestleOutcome expectation_outcomes[] = {
  { "missing", TRESTLE_SEVERITY_ERROR, N_("How long clients at {subject} may wait for an image is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

static const TrestleOutcome update_outcomes[] = {
  { "missing", TRESTLE_SEVERITY_ERROR, N_("Within what time updates have to reach {subject} is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_reports)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &report->index->locations[i];

      if (load->users > 0 && load->location->report_time == TRESTLE_UNSET && load->location->reports != FALSE)
        trestle_report_add (report, "blank", load->location, load->location->reports == TRESTLE_UNSET ? "reports" : "report_time");
    }
}

static const TrestleOutcome report_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ADVICE, N_("How soon reports have to answer at {subject}, or that they do not matter there, is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_availability)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, DATABASE, TrestleDatabase, database)
    if (database->reporting_outage == TRESTLE_UNSET && database->fault_tolerance == TRESTLE_UNSET &&
        !trestle_is_untouched ((TrestleObject *) database))
      trestle_report_add (report, "blank", database, "reporting_outage");
}

static const TrestleOutcome availability_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ADVICE,
    N_("How long reports of {subject} may be out of reach is not recorded; log shipping is decided by it"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* R-1.V.1 */

static gboolean
is_answered (const TrestleBusinessAnswers *answers,
             gconstpointer                 subject)
{
  const TrestleAnswer *answer = trestle_business_answers_find (answers, subject);

  return answer != NULL && answer->answer != TRESTLE_UNSET;
}

/* Two images with the same guest, the first by name; once a guest. */
TRESTLE_CHECK (check_combinations)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;
  g_autoptr(GPtrArray) images = g_ptr_array_new ();
  g_autoptr(TrestleBusinessAnswers) answers = NULL;

  if (trestle_design_get_list (design, TRESTLE_KIND_IMAGE)->items->len < 2)
    return;
  answers = trestle_business_answers_new (design, TRESTLE_BUSINESS_COMBINE);
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    if (image->guest_os != TRESTLE_UNSET && !is_answered (answers, image))
      g_ptr_array_add (images, image);
  g_ptr_array_sort (images, trestle_object_compare);
  for (guint i = 0, seen = 0; i < images->len; i++)
    {
      TrestleImage *image = images->pdata[i];

      for (guint j = i + 1; j < images->len && !(seen & (1u << image->guest_os)); j++)
        if (((TrestleImage *) images->pdata[j])->guest_os == image->guest_os)
          {
            TrestleFinding *finding = trestle_report_add (report, "open", image, "guest_os");

            trestle_finding_set_other (finding, images->pdata[j]);
            seen |= 1u << image->guest_os;
          }
    }
}

static const TrestleOutcome combination_outcomes[] = {
  { "open", TRESTLE_SEVERITY_ADVICE,
    N_("Ask the business whether {subject} and {other}, which have the same guest system, could be one image"), TRESTLE_ONLY (trestle_fixes_combination) },
  { NULL }
};

/* R-1.V.2 */

TRESTLE_CHECK (check_applications)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;
  g_autoptr(TrestleBusinessAnswers) answers = trestle_business_answers_new (design, TRESTLE_BUSINESS_LICENSE);

  TRESTLE_FOREACH (design, APPLICATION, TrestleApplication, application)
    {
      if (application->in_scope == FALSE)
        continue;
      if (application->license == FALSE || application->support == FALSE)
        trestle_report_add (report, application->license == FALSE ? "no-license" : "no-support", application,
                            application->license == FALSE ? "license" : "support");
      else if ((application->license == TRESTLE_UNSET || application->support == TRESTLE_UNSET) &&
               !trestle_is_untouched ((TrestleObject *) application) &&
               !is_answered (answers, application))
        trestle_report_add (report, "open", application, application->license == TRESTLE_UNSET ? "license" : "support");
    }
}

#define SCOPE_TITLE N_("Take {subject} out of the scope of this design")

static const TrestleOutcome application_outcomes[] = {
  { "no-license", TRESTLE_SEVERITY_ERROR, N_("The license of {subject} does not allow it in a virtual machine"),
    SCOPE_TITLE, trestle_fix_out_of_scope },
  { "no-support", TRESTLE_SEVERITY_ERROR, N_("The supplier of {subject} does not support it in a virtual machine"),
    SCOPE_TITLE, trestle_fix_out_of_scope },
  { "open", TRESTLE_SEVERITY_ADVICE, N_("Ask the supplier of {subject} whether license and support cover a virtual machine"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

const TrestleRule trestle_rules_levels[] = {
  { "SLA-01", "R-1.3.1", N_("How long clients may wait for an image is recorded"), 1, NULL, expectation_outcomes, check_load_expectations },
  { "SLA-02", "R-1.3.2", N_("Within what time updates have to reach everyone is recorded"), 1, NULL, update_outcomes, check_update_windows },
  { "SLA-04", "R-1.3.4", N_("How soon reports have to answer is recorded"), 1, NULL, report_outcomes, check_reports },
  { "SLA-05", "R-1.3.5", N_("How long reports may be out of reach is recorded"), 1, NULL, availability_outcomes, check_availability },
  { "BIZ-01", "R-1.V.1", N_("The business has said whether images can be combined"), 1, NULL, combination_outcomes, check_combinations },
  { "BIZ-02", "R-1.V.2", N_("Each application may run in a virtual machine"), 1, NULL, application_outcomes, check_applications },
  { NULL }
};
