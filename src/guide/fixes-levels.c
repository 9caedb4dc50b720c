/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes beside the usual one where a service level, a link or a medium is too tight.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "edit.h"
#include "fix.h"
#include "limit.h"
#include "waves.h"

static TrestleNumber
get_number (const TrestleFinding *finding,
            const char           *name)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, name))
      return finding->arguments[i].number;

  return TRESTLE_UNKNOWN;
}

/* ⌈number⌉ as a reply, where the field takes it. */
static void
add_ceiling (GPtrArray          *replies,
             const TrestleField *field,
             TrestleNumber       number)
{
  if (trestle_number_is_known (number) && trestle_number_ceil (number) <= G_MAXINT64)
    trestle_replies_add_number (replies, field, (gint64) trestle_number_ceil (number));
}

/* */

static gboolean
has_no_repository (const TrestleFinding *finding)
{
  TRESTLE_FOREACH (finding->subject->design, REPOSITORY, TrestleRepository, repository)
    if ((TrestleObject *) trestle_location_of (&repository->machine) == finding->subject)
      return FALSE;

  return TRUE;
}

static gboolean
use_media (TrestleFinding *finding,
           GError        **error)
{
  const gint64 media = TRESTLE_TECHNIQUE_NETWORK | TRESTLE_TECHNIQUE_REMOVABLE;

  trestle_object_set_number (finding->subject, "techniques",
                             TRESTLE_OR (((TrestleLocation *) finding->subject)->techniques, 0) | media);
  TRESTLE_FOREACH (finding->subject->design, SERVICE, TrestleService, service)
    if (service->location.target == finding->subject && service->techniques != TRESTLE_UNSET &&
        trestle_initial_by_network (service->techniques))
      trestle_object_set_number ((TrestleObject *) service, "techniques", service->techniques | media);

  return TRUE;
}

/* @a × @b; not known when it does not fit. */
static TrestleNumber
multiply (TrestleNumber a,
          TrestleNumber b)
{
  /* What one has above and the other below the line goes first. */
  const TrestleNumber first = trestle_number_reduce (trestle_ratio (a.num, b.den));
  const TrestleNumber second = trestle_number_reduce (trestle_ratio (b.num, a.den));
  TrestleInt128 num, den;

  if (__builtin_mul_overflow (first.num, second.num, &num) || __builtin_mul_overflow (first.den, second.den, &den))
    return TRESTLE_UNKNOWN;

  return trestle_ratio (num, den);
}

/* As much wider as the time is too long: of one client where it alone fails, else
 * of all.
 */
static void
list_bandwidths (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  const TrestleField *field = trestle_object_find_field (finding->subject, "bandwidth");
  const gint64 bandwidth = ((TrestleLocation *) finding->subject)->bandwidth;
  const TrestleNumber time = get_number (finding, g_str_equal (finding->outcome->nick, "fails") ? "one" : "all");
  const TrestleNumber expectation = get_number (finding, "expectation");

  if (trestle_number_is_known (time) && expectation.num > 0 && bandwidth != TRESTLE_UNSET)
    add_ceiling (replies, field, multiply (time, trestle_ratio ((TrestleInt128) bandwidth * expectation.den, expectation.num)));
}

static const TrestleFixQuestion bandwidth_question = { .field = "bandwidth", .list = list_bandwidths };

/* The plan is what makes it bearable, and the reason it is accepted for. */
static gboolean
stagger_loads (TrestleFinding *finding,
               GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  g_autofree char *plan = trestle_waves_dup_load_plan (index, trestle_index_location (index, finding->subject));

  if (plan == NULL)
    return trestle_fix_fail (error, _("not one client fits at a time: no plan of waves helps"));
  trestle_finding_accept (finding, plan, NULL, NULL, TRESTLE_ACCEPTANCE_TOLERANCE);

  return TRUE;
}

#define LOCAL_FIX { "local", N_("Add a local repository with an IIS server at {subject}"), .apply = trestle_fix_add_repository, .applies = has_no_repository }
#define MEDIA_FIX { "media", N_("Bring the first copy to {subject} on removable media"), .apply = use_media }
#define WAVES_FIX { "waves", N_("Accept it with a plan of waves for {subject}"), .apply = stagger_loads }
#define BANDWIDTH_FIX { "bandwidth", N_("Give {subject} more bandwidth"), .question = &bandwidth_question }

const TrestleFix trestle_fixes_load_fails[] = { MEDIA_FIX, LOCAL_FIX, BANDWIDTH_FIX, { NULL } };
const TrestleFix trestle_fixes_load_at_risk[] = { WAVES_FIX, MEDIA_FIX, LOCAL_FIX, BANDWIDTH_FIX, { NULL } };
const TrestleFix trestle_fixes_load_local[] = { WAVES_FIX, MEDIA_FIX, { NULL } };

/* */

static gboolean
stagger_updates (TrestleFinding *finding,
                 GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  g_autofree char *plan = trestle_waves_dup_update_plan (index, trestle_index_repository (index, finding->other));

  if (plan == NULL)
    return trestle_fix_fail (error, _("one location alone asks for more than the source can give: no plan of waves helps"));
  trestle_finding_accept (finding, plan, NULL, NULL, TRESTLE_ACCEPTANCE_TOLERANCE);

  return TRUE;
}

const TrestleFix trestle_fixes_iis_capacity[] = {
  { "waves", N_("Accept it with a plan of waves for {other}"), .apply = stagger_updates },
  { NULL }
};

/* */

static void
list_update_bandwidths (const TrestleFinding *finding,
                        GPtrArray            *replies)
{
  add_ceiling (replies, trestle_object_find_field (finding->subject, "bandwidth"), get_number (finding, "link"));
}

static const TrestleFixQuestion update_bandwidth_question = { .field = "bandwidth", .list = list_update_bandwidths };

const TrestleFix trestle_fixes_remote[] = {
  { "bandwidth", N_("Give {subject} more bandwidth"), .question = &update_bandwidth_question },
  { NULL }
};

/* */

/* What the update leaves of the window, in whole minutes, at every location. */
static gboolean
shorten_poll (TrestleFinding *finding,
              GError        **error)
{
  TrestleObject *design = (TrestleObject *) finding->subject->design;
  const TrestleNumber time = get_number (finding, "time");
  const TrestleNumber window = get_number (finding, "window");
  gint64 rest;

  if (!trestle_number_is_known (time))
    return trestle_fix_fail (error, _("the time an update takes is not known"));
  rest = (gint64) (window.num - MIN (trestle_number_ceil (time), window.num)) / 60 * 60;
  if (rest < 60)
    return trestle_fix_fail (error, _("the update alone takes the whole window"));
  trestle_object_set_number (design, "image_poll", rest);

  return TRUE;
}

const TrestleFix trestle_fixes_poll[] = {
  { "poll", N_("Shorten the image poll interval to what the update leaves of the window"), .apply = shorten_poll },
  { NULL }
};

/* */

static void
list_link_rates (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  add_ceiling (replies, trestle_object_find_field (finding->other, "bandwidth"), get_number (finding, "remote"));
}

static gboolean
widen_link (TrestleFinding *finding,
            const char     *reply,
            GError        **error)
{
  return trestle_fix_set_text (finding->other, "bandwidth", reply, error);
}

static void
list_lan_rates (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  add_ceiling (replies, trestle_object_find_field (finding->other, "lan_speed"), get_number (finding, "local"));
}

static gboolean
widen_lan (TrestleFinding *finding,
           const char     *reply,
           GError        **error)
{
  return trestle_fix_set_text (finding->other, "lan_speed", reply, error);
}

static const TrestleFixQuestion link_question = {
  .kind = &trestle_location_info, .field = "bandwidth", .list = list_link_rates, .apply = widen_link
};
static const TrestleFixQuestion lan_question = {
  .kind = &trestle_location_info, .field = "lan_speed", .list = list_lan_rates, .apply = widen_lan
};

const TrestleFix trestle_fixes_link[] = {
  { "bandwidth", N_("Give {other} more bandwidth"), .question = &link_question },
  { NULL }
};
const TrestleFix trestle_fixes_lan[] = {
  { "network", N_("Give {other} a faster network"), .question = &lan_question },
  { NULL }
};

/* */

/* The unit above was meant, or a line twice as slow as believable. */
static void
list_slips (const TrestleFinding *finding,
            GPtrArray            *replies)
{
  const TrestleNumber bandwidth = get_number (finding, "bandwidth");

  trestle_replies_add_number (replies, finding->field, (gint64) (bandwidth.num / 1000));
}

static gboolean
record_line (TrestleFinding *finding,
             GError        **error)
{
  trestle_object_set_number (finding->subject, "line_rate", ((TrestleLocation *) finding->subject)->bandwidth);

  return TRUE;
}

static const TrestleFixQuestion slip_question = { .list = list_slips };

const TrestleFix trestle_fixes_slip[] = {
  { "record", N_("Record {field} of {subject}"), .question = &slip_question },
  { "line", N_("Record that the line of {subject} really has {bandwidth}"), .apply = record_line },
  { NULL }
};

/* Half of the line rate is nobody’s to say; all of it is the most. */
static void
list_line_rate (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  const gint64 rate = ((TrestleLocation *) finding->subject)->line_rate;

  if (rate != TRESTLE_UNSET)
    trestle_replies_add_number (replies, finding->field, rate);
}

static const TrestleFixQuestion missing_question = { .list = list_line_rate };

const TrestleFix trestle_fixes_bandwidth[] = {
  { "record", N_("Record {field} of {subject}"), .question = &missing_question },
  { NULL }
};

/* */

static void
list_disk_rates (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  add_ceiling (replies, finding->field, get_number (finding, "needed"));
}

static const TrestleFixQuestion disk_rate_question = { .list = list_disk_rates };

const TrestleFix trestle_fixes_disk_rate[] = {
  { "record", N_("Record {field} of {subject}"), .question = &disk_rate_question },
  { NULL }
};

/* */

static gboolean
set_adapter (TrestleFinding *finding,
             const char     *reply,
             GError        **error)
{
  return trestle_fix_set_text (finding->other, "nic", reply, error);
}

static const TrestleFixQuestion adapter_question = { .kind = &trestle_machine_info, .field = "nic", .apply = set_adapter };

const TrestleFix trestle_fixes_adapter[] = {
  { "record", N_("Record the network adapter of {other}"), .question = &adapter_question },
  { NULL }
};

/* R-X.4: media there are, of which three quarters may be filled. */

static void
list_media (const TrestleFinding *finding,
            GPtrArray            *replies)
{
  static const gint64 sizes[] = {
    G_GINT64_CONSTANT (4700000000), G_GINT64_CONSTANT (8500000000), G_GINT64_CONSTANT (16000000000), G_GINT64_CONSTANT (32000000000),
    G_GINT64_CONSTANT (64000000000)
  };
  const TrestleField *field = trestle_object_find_field ((TrestleObject *) finding->subject->design, "media_capacity");
  const TrestleNumber size = get_number (finding, "size");
  const TrestleInt128 least = trestle_number_is_known (size) ? (4 * size.num + 2) / 3 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] >= least)
      trestle_replies_add_number (replies, field, sizes[i]);
}

static gboolean
set_media (TrestleFinding *finding,
           const char     *reply,
           GError        **error)
{
  return trestle_fix_set_text ((TrestleObject *) finding->subject->design, "media_capacity", reply, error);
}

static const TrestleFixQuestion media_question = {
  .kind = &trestle_design_info, .field = "media_capacity", .list = list_media, .apply = set_media
};

const TrestleFix trestle_fixes_media[] = {
  { "record", N_("Choose the capacity of removable media"), .question = &media_question },
  { NULL }
};

/* */

static void
list_yes (const TrestleFinding *finding,
          GPtrArray            *replies)
{
  trestle_replies_add (replies, "yes", _("Yes"));
}

static gint64
to_media (gint64 techniques)
{
  return (techniques & ~(gint64) TRESTLE_TECHNIQUE_PRE_STAGE) | TRESTLE_TECHNIQUE_REMOVABLE;
}

static gboolean
replace_by_media (TrestleFinding *finding,
                  GError        **error)
{
  TRESTLE_FOREACH (finding->subject->design, LOCATION, TrestleLocation, location)
    if (TRESTLE_OR (location->techniques, 0) & TRESTLE_TECHNIQUE_PRE_STAGE)
      trestle_object_set_number ((TrestleObject *) location, "techniques", to_media (location->techniques));
  TRESTLE_FOREACH (finding->subject->design, SERVICE, TrestleService, service)
    if (TRESTLE_OR (service->techniques, 0) & TRESTLE_TECHNIQUE_PRE_STAGE)
      trestle_object_set_number ((TrestleObject *) service, "techniques", to_media (service->techniques));

  return TRUE;
}

static gboolean
update_by_media (TrestleFinding *finding,
                 GError        **error)
{
  if (TRESTLE_OR (((TrestleLocation *) finding->subject)->techniques, 0) == TRESTLE_TECHNIQUE_PRE_STAGE)
    trestle_object_set_number (finding->subject, "techniques", TRESTLE_TECHNIQUE_PRE_STAGE | TRESTLE_TECHNIQUE_REMOVABLE);
  TRESTLE_FOREACH (finding->subject->design, SERVICE, TrestleService, service)
    if (service->location.target == finding->subject && service->techniques == TRESTLE_TECHNIQUE_PRE_STAGE)
      trestle_object_set_number ((TrestleObject *) service, "techniques", TRESTLE_TECHNIQUE_PRE_STAGE | TRESTLE_TECHNIQUE_REMOVABLE);

  return TRUE;
}

static const TrestleFixQuestion yes_question = { .list = list_yes };

const TrestleFix trestle_fixes_system_present[] = {
  { "record", N_("Record that there is a software distribution tool"), .question = &yes_question },
  { "media", N_("Bring the first copy on removable media wherever it is pre-staged"), .apply = replace_by_media },
  { NULL }
};

const TrestleFix trestle_fixes_pre_stage_only[] = {
  { "media", N_("Add removable media to the techniques of {subject}"), .apply = update_by_media },
  { NULL }
};

/* */

static void
list_techniques (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  static const char *const sets[] = { "network", "pre-stage,network", "network,removable", "removable", "pre-stage,removable" };
  const TrestleField *field = trestle_object_find_field (finding->subject, "techniques");

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      TrestleValue value;
      g_autofree char *text = NULL;

      if (!trestle_field_parse (field, sets[i], &value, NULL))
        g_assert_not_reached ();
      text = trestle_field_dup_text (field, &value);
      trestle_replies_add (replies, sets[i], text);
    }
}

/* Where nothing is chosen: at the location, and where a service has an empty set of
 * its own.
 */
static gboolean
set_techniques (TrestleFinding *finding,
                const char     *reply,
                GError        **error)
{
  if (TRESTLE_OR (((TrestleLocation *) finding->subject)->techniques, 0) == 0 &&
      !trestle_fix_set_text (finding->subject, "techniques", reply, error))
    return FALSE;
  TRESTLE_FOREACH (finding->subject->design, SERVICE, TrestleService, service)
    if (service->location.target == finding->subject && service->techniques == 0)
      trestle_fix_set_text ((TrestleObject *) service, "techniques", reply, NULL);

  return TRUE;
}

static const TrestleFixQuestion techniques_question = { .list = list_techniques, .apply = set_techniques };

const TrestleFix trestle_fixes_techniques[] = {
  { "choose", N_("Choose the techniques of {subject}"), .question = &techniques_question },
  { NULL }
};

/* R-X.3 */

/* As many days as fit into what SQL Server Express holds. */
static gboolean
shorten_retention (TrestleFinding *finding,
                   GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleDatabase *database = (TrestleDatabase *) finding->subject;
  TrestleNumber size = trestle_database_size (index, database, TRUE);
  const TrestleNumber cap = get_number (finding, "cap");
  const gint64 days = database->retention / 86400;
  gint64 fit;

  if (!trestle_number_is_known (size) || size.num == 0)
    return trestle_fix_fail (error, _("the size of the database is not known"));
  fit = (gint64) (cap.num * days / size.num);
  if (fit < 1)
    return trestle_fix_fail (error, _("not even the events of one day fit"));
  trestle_object_set_number (finding->subject, "retention", fit * 86400);

  return TRUE;
}

const TrestleFix trestle_fixes_retention[] = {
  { "retention", N_("Keep events of {subject} for as many days as fit into {cap}"), .apply = shorten_retention },
  { NULL }
};
