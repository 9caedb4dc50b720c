/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 4, task 1: how packed images reach the clients of each location.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

static gboolean
has_users (const TrestleLocationLoad *load)
{
  return load->users > 0 || load->inbound > 0;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Whether one of the sets of techniques in effect at @load is such. */
static gboolean
has_set (const TrestleLocationLoad *load,
         gboolean (                *matches ) (gint64 techniques))
{
  for (guint i = 0; i < load->n_demands; i++)
    if (matches (load->demands[i].techniques))
      return TRUE;

  return load->n_demands == 0 && has_users (load) && matches (TRESTLE_OR (load->techniques, 0));
}

static gboolean
is_empty (gint64 techniques)
{
  return techniques == 0;
}

static gboolean
is_pre_stage_only (gint64 techniques)
{
  return techniques == TRESTLE_TECHNIQUE_PRE_STAGE;
}

static gboolean
has_pre_stage (gint64 techniques)
{
  return (techniques & TRESTLE_TECHNIQUE_PRE_STAGE) != 0;
}

static gboolean
has_removable (gint64 techniques)
{
  return (techniques & TRESTLE_TECHNIQUE_REMOVABLE) != 0;
}

/* What is recommended at a location; where only travelers come who bring images that
 * nobody has named, nothing is known to fail (C-11: otherwise).
 */
static gboolean
recommend (const TrestleLocationLoad *load,
           gint64                    *techniques,
           gboolean                  *local)
{
  *techniques = load->judgments.recommended ? load->judgments.techniques : TRESTLE_TECHNIQUE_NETWORK;
  *local = load->judgments.recommended && load->judgments.local;
  if (load->judgments.recommended)
    return TRUE;

  return load->n_demands == 0 && load->users == 0 && load->inbound > 0;
}

/* */

TRESTLE_CHECK (check_decided)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleFinding *finding;
      gint64 techniques;
      gboolean local, known;

      if (!has_set (load, is_empty))
        continue;
      known = recommend (load, &techniques, &local);
      finding = trestle_report_add (report, known ? "undecided" : "open", load->location, "techniques");
      trestle_finding_add_count (finding, "users", load->users + load->inbound);
      if (known)
        trestle_finding_add_number (finding, "techniques", TRESTLE_MEASURE_TECHNIQUES, trestle_integer (techniques));
    }
}

#define UNDECIDED N_("How images reach the {users} users of {subject} is not decided")

static const TrestleOutcome decided_outcomes[] = {
  { "undecided", TRESTLE_SEVERITY_ERROR, UNDECIDED,
    N_("Use at {subject} what is recommended there: {techniques}"), trestle_fix_recommended_techniques, FALSE, trestle_fixes_techniques },
  { "open", TRESTLE_SEVERITY_ERROR, UNDECIDED, TRESTLE_ONLY (trestle_fixes_techniques) },
  { NULL }
};

/* That no distribution system is recorded is one fact of the design. */

TRESTLE_CHECK (check_pre_stage)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  TrestleLocation *first = NULL;
  gint64 n = 0;
  TrestleFinding *finding;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];

      if (!has_set (load, has_pre_stage))
        continue;
      n++;
      if (first == NULL || trestle_object_compare (&load->location, &first) < 0)
        first = load->location;
      if (has_set (load, is_pre_stage_only))
        trestle_report_add (report, "only", load->location, "techniques");
    }
  if (n == 0 || index->design->distribution_system == TRUE)
    return;
  finding = trestle_report_add (report, "no-system", index->design, "distribution_system");
  trestle_finding_add_count (finding, "n", n);
  trestle_finding_add_object (finding, "location", first);
}

static const TrestleOutcome pre_stage_outcomes[] = {
  { "only", TRESTLE_SEVERITY_ERROR, N_("{subject} gets images by pre-staging only, which cannot distribute updates"),
    N_("Add network download to the techniques of {subject}"), trestle_fix_add_network, FALSE, trestle_fixes_pre_stage_only },
  { "no-system", TRESTLE_SEVERITY_WARNING,
    N_("Images are pre-staged at {location} (locations concerned: {n}), but no software distribution system is recorded that could do it"), TRESTLE_ONLY (trestle_fixes_system_present) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_media)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  gint64 n = 0;

  if (index->design->run_from_media == TRUE)
    trestle_report_add (report, "run", index->design, "run_from_media");
  for (guint i = 0; i < index->n_locations; i++)
    n += has_set (&index->locations[i], has_removable) ? 1 : 0;
  if (n > 0 && is_blank (index->design->media_owner))
    trestle_finding_add_count (trestle_report_add (report, "no-owner", index->design, "media_owner"), "n", n);
}

static const TrestleOutcome media_outcomes[] = {
  { "run", TRESTLE_SEVERITY_ERROR, N_("Images are to run from removable media, which is not supported: they have to be copied to the client"),
    N_("Copy images from the medium to the client"), trestle_fix_copy_from_media },
  { "no-owner", TRESTLE_SEVERITY_ADVICE, N_("Nobody is named who makes and ships the removable media for {n} locations"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* */

/* What is recommended for one demand and not chosen, 0 when nothing is. */
static gint64
find_lacking (const TrestleIndex        *index,
              const TrestleLocationLoad *load,
              guint                      demand)
{
  TrestleLocationLoad alone = *load;
  gint64 techniques;
  gboolean local;

  alone.demands = &load->demands[demand];
  alone.n_demands = 1;
  if (alone.demands->techniques == 0 || !trestle_recommend (index, &alone, &techniques, &local))
    return 0;

  return techniques & ~alone.demands->techniques;
}

/* Without going into each demand: nothing of what is recommended for all of them is
 * missing in any set, or not even that is known.
 */
static gboolean
may_lack (const TrestleLocationLoad *load)
{
  gint64 chosen_everywhere = -1;

  if (!load->judgments.recommended)
    return load->complete;
  for (guint i = 0; i < load->n_demands; i++)
    chosen_everywhere &= load->demands[i].techniques;

  return (load->judgments.techniques & ~chosen_everywhere) != 0;
}

TRESTLE_CHECK (check_recommended)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      const TrestleImage *image = NULL;
      gint64 lacking = 0;
      TrestleFinding *finding;

      if (!may_lack (load) || !is_blank (load->location->technique_rationale))
        continue;
      for (guint k = 0; k < load->n_demands; k++)
        {
          gint64 more = find_lacking (index, load, k);

          if (more != 0 && (image == NULL || trestle_object_compare (&load->demands[k].image, &image) < 0))
            image = load->demands[k].image;
          lacking |= more;
        }
      if (lacking == 0)
        continue;
      finding = trestle_report_add (report, "lacking", load->location, "techniques");
      trestle_finding_add_number (finding, "lacking", TRESTLE_MEASURE_TECHNIQUES, trestle_integer (lacking));
      trestle_finding_add_object (finding, "image", (gpointer) image);
    }
}

static const TrestleOutcome recommended_outcomes[] = {
  { "lacking", TRESTLE_SEVERITY_ADVICE,
    N_("{subject}: recommended for {image} and not chosen: {lacking}; nobody has said why"),
    N_("Add to the techniques of {subject}: {lacking}"), trestle_fix_add_techniques },
  { NULL }
};

/* Blank techniques are DIST-01’s. */

/* Locations with a repository that serves somebody there. */
static gboolean *
find_served_here (const TrestleIndex *index)
{
  gboolean *served = g_new0 (gboolean, index->n_locations + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];

      for (guint k = 0; load->location != NULL && k < load->n_repositories; k++)
        if (load->repositories[k]->location == load->location->location)
          served[load->location - index->locations] = TRUE;
    }

  return served;
}

static void
report_blank (TrestleReport             *report,
              const TrestleLocationLoad *load)
{
  gint64 techniques;
  gboolean local, known = recommend (load, &techniques, &local);
  TrestleFinding *finding = trestle_report_add (report, known ? "blank" : "open", load->location, "local_repository");

  if (known)
    trestle_finding_add_number (finding, "local", TRESTLE_MEASURE_YES_NO, trestle_integer (local));
}

TRESTLE_CHECK (check_local)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gboolean *served = find_served_here (index);

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];

      if (load->local_repository == TRUE && !load->has_local)
        trestle_report_add (report, "absent", load->location, "local_repository");
      else if (load->local_repository == FALSE && served[i])
        trestle_report_add (report, "present", load->location, "local_repository");
      else if (load->local_repository == TRESTLE_UNSET && has_users (load))
        report_blank (report, load);
    }
}

#define BLANK N_("Whether {subject} needs a repository of its own is not recorded")

static const TrestleOutcome local_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ERROR, BLANK,
    N_("Record what is recommended for {subject}, a local repository: {local}"), trestle_fix_recommended_local },
  { "open", TRESTLE_SEVERITY_ERROR, BLANK, TRESTLE_ONLY (trestle_fixes_record) },
  { "absent", TRESTLE_SEVERITY_ERROR, N_("{subject} needs a repository of its own, but none stands there"),
    N_("Add a local repository with an IIS server at {subject}"), trestle_fix_add_repository, FALSE, trestle_fixes_absent },
  { "present", TRESTLE_SEVERITY_ADVICE, N_("{subject} is recorded as needing no repository of its own, but one stands there and serves its users"),
    N_("Record that {subject} needs a repository of its own"), trestle_fix_needs_local },
  { NULL }
};

/* R-X.4 */

static gboolean
fits_medium (const TrestleIndex *index,
             const TrestleImage *image)
{
  return (TrestleInt128) 4 * image->packed <= (TrestleInt128) 3 * index->design->media_capacity;
}

static void
report_large (TrestleReport      *report,
              const TrestleImage *image,
              guint               n)
{
  TrestleFinding *finding = trestle_report_add (report, "too-large", (gpointer) image, "packed");

  trestle_finding_add_number (finding, "size", TRESTLE_MEASURE_BYTES, trestle_integer (image->packed));
  trestle_finding_add_number (finding, "usable", TRESTLE_MEASURE_BYTES, trestle_ratio ((TrestleInt128) 3 * report->index->design->media_capacity, 4));
  trestle_finding_add_number (finding, "capacity", TRESTLE_MEASURE_BYTES, trestle_integer (report->index->design->media_capacity));
  trestle_finding_add_count (finding, "n", n);
}

TRESTLE_CHECK (check_medium)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  const GPtrArray *images = trestle_design_get_list (index->design, TRESTLE_KIND_IMAGE)->items;
  g_autofree guint *n = g_new0 (guint, images->len + 1);
  gint64 total = 0;

  for (guint i = 0; i < index->n_locations; i++)
    for (guint k = 0; k < index->locations[i].n_demands; k++)
      if (has_removable (index->locations[i].demands[k].techniques))
        {
          n[trestle_position (index->locations[i].demands[k].image)]++;
          total++;
        }
  if (total == 0)
    return;
  if (index->design->media_capacity == TRESTLE_UNSET)
    {
      trestle_report_add (report, "needs", index->design, "media_capacity");
      return;
    }
  for (guint i = 0; i < images->len; i++)
    {
      const TrestleImage *image = images->pdata[i];

      if (n[i] > 0 && image->packed != TRESTLE_UNSET && !fits_medium (index, image))
        report_large (report, image, n[i]);
    }
}

static const TrestleOutcome medium_outcomes[] = {
  { "too-large", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is {size} and too large for the medium: a package may fill {usable} of its {capacity}"), TRESTLE_ONLY (trestle_fixes_media) },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for removable media: needs their capacity"), TRESTLE_ONLY (trestle_fixes_media) },
  { NULL }
};

/* R-X.10 */

/* Whether most files of guest and host coincide; unknown systems are not judged. */
static gboolean
are_alike (gint64 guest,
           gint64 host)
{
  gboolean xp_host = host == TRESTLE_CLIENT_OS_XP_SP2 || host == TRESTLE_CLIENT_OS_XP_SP3;
  gboolean xp_guest = guest == TRESTLE_GUEST_OS_XP_SP2 || guest == TRESTLE_GUEST_OS_XP_SP3;

  return guest == TRESTLE_UNSET || guest == TRESTLE_GUEST_OS_OTHER || host == TRESTLE_UNSET || host == TRESTLE_CLIENT_OS_OTHER ||
         (xp_host && xp_guest);
}

static const TrestleImage *
find_unlike (const TrestlePopulationLoad *load)
{
  const TrestleImage *unlike = NULL;

  for (guint i = 0; i < load->n_usages; i++)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) load->usages[i]->workspace.target;
      const TrestleImage *image = workspace != NULL ? (TrestleImage *) workspace->image.target : NULL;

      if (image != NULL && TRESTLE_OR (load->usages[i]->users, 0) > 0 && !are_alike (image->guest_os, load->population->client_os) &&
          (unlike == NULL || trestle_object_compare (&image, &unlike) < 0))
        unlike = image;
    }

  return unlike;
}

TRESTLE_CHECK (check_trim)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  const TrestleImage *first = NULL;
  TrestleFinding *finding;
  gint64 clients = 0;

  for (guint i = 0; index->parameters.initial_share < 1000 && i < index->n_populations; i++)
    {
      const TrestleImage *image = find_unlike (&index->populations[i]);

      if (image == NULL)
        continue;
      clients += index->populations[i].clients;
      if (first == NULL || trestle_object_compare (&image, &first) < 0)
        first = image;
    }
  if (first == NULL)
    return;
  finding = trestle_report_add (report, "unlike", index->design, "initial_share");
  trestle_finding_add_number (finding, "share", TRESTLE_MEASURE_SHARE, trestle_ratio (index->parameters.initial_share, 1000));
  trestle_finding_add_object (finding, "image", (gpointer) first);
  trestle_finding_add_count (finding, "clients", clients);
}

static const TrestleOutcome trim_outcomes[] = {
  { "unlike", TRESTLE_SEVERITY_ADVICE,
    N_("TrimTransfer is reckoned to leave {share} of a first copy, but {clients} clients run another Windows than their image (such as {image}) and have few blocks to reuse"),
    N_("Reckon with a whole first copy"), trestle_fix_whole_copy },
  { NULL }
};

const TrestleRule trestle_rules_distribution[] = {
  { "DIST-01", "R-4.1.1", N_("It is decided how images reach each location"), 4, NULL, decided_outcomes, check_decided },
  { "DIST-02", "R-4.1.2", N_("Pre-staging is not for updates, and something does it"), 4, NULL, pre_stage_outcomes, check_pre_stage },
  { "DIST-06", "R-4.1.6", N_("Images are copied from removable media, and somebody makes these"), 4, NULL, media_outcomes, check_media },
  { "DIST-08", "R-4.1.8", N_("Recommended techniques are used, or a reason is given"), 4, NULL, recommended_outcomes, check_recommended },
  { "DIST-09", "R-4.1.9", N_("Whether a location needs a repository is recorded and agrees with the design"), 4, NULL, local_outcomes, check_local },
  { "DIST-10", "R-X.4", N_("Images fit their removable medium"), 4, NULL, medium_outcomes, check_medium },
  { "DIST-11", "R-X.10", N_("TrimTransfer is reckoned with where it helps"), 4, NULL, trim_outcomes, check_trim },
  { NULL }
};
