/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The truth table of offline work, and what part G says of outages.
 */
#include "config.h"

#include "assessment.h"
#include "designs.h"
#include "edit.h"
#include "offline.h"
#include "outage.h"

/* R-B.9, in the words of the guide’s table. */
static void
test_rows (void)
{
  static const TrestleOfflineRow expected[TRESTLE_N_OFFLINE_ROWS] = {
    { TRUE, TRUE, FALSE, TRESTLE_OFFLINE_NORMAL },
    { TRUE, FALSE, FALSE, TRESTLE_OFFLINE_MAY_START },
    { TRUE, FALSE, TRUE, TRESTLE_OFFLINE_CONTINUES },
    { FALSE, TRUE, FALSE, TRESTLE_OFFLINE_NORMAL },
    { FALSE, FALSE, FALSE, TRESTLE_OFFLINE_CANNOT_START },
    { FALSE, FALSE, TRUE, TRESTLE_OFFLINE_SHUT_DOWN }
  };
  TrestleOfflineRow rows[TRESTLE_N_OFFLINE_ROWS];

  trestle_offline_list_rows (rows);
  for (guint i = 0; i < TRESTLE_N_OFFLINE_ROWS; i++)
    {
      g_assert_cmpint (rows[i].allowed, ==, expected[i].allowed);
      g_assert_cmpint (rows[i].reached, ==, expected[i].reached);
      g_assert_cmpint (rows[i].running, ==, expected[i].running);
      g_assert_cmpint (rows[i].effect, ==, expected[i].effect);
    }
  g_assert_cmpstr (trestle_offline_row_get_text (&rows[0], 2), ==, "–");
  g_assert_cmpstr (trestle_offline_row_get_text (&rows[5], 2), ==, "Yes");
  g_assert_cmpstr (trestle_offline_row_get_text (&rows[5], 3), ==, "Is shut down at the next failed contact");
}

/* Until the period ends, and not when it has. */
static void
test_period (void)
{
  g_assert_cmpint (trestle_offline_judge (TRUE, FALSE, TRUE, 3599, 3600), ==, TRESTLE_OFFLINE_CONTINUES);
  g_assert_cmpint (trestle_offline_judge (TRUE, FALSE, TRUE, 3600, 3600), ==, TRESTLE_OFFLINE_SHUT_DOWN);
  g_assert_cmpint (trestle_offline_judge (TRUE, FALSE, FALSE, 3599, 3600), ==, TRESTLE_OFFLINE_MAY_START);
  g_assert_cmpint (trestle_offline_judge (TRUE, FALSE, FALSE, 3600, 3600), ==, TRESTLE_OFFLINE_CANNOT_START);
  g_assert_cmpint (trestle_offline_judge (TRUE, FALSE, TRUE, G_MAXINT64, TRESTLE_UNSET), ==, TRESTLE_OFFLINE_CONTINUES);
  g_assert_cmpint (trestle_offline_judge (TRUE, TRUE, TRUE, 7200, 3600), ==, TRESTLE_OFFLINE_NORMAL);
  g_assert_cmpint (trestle_offline_judge (FALSE, TRUE, TRUE, 7200, 3600), ==, TRESTLE_OFFLINE_NORMAL);
  g_assert_cmpint (trestle_offline_judge (FALSE, FALSE, TRUE, 0, 3600), ==, TRESTLE_OFFLINE_SHUT_DOWN);
}

static TrestleObject *
find (TrestleDesign *design,
      TrestleKind    kind,
      const char    *name)
{
  const TrestleList *list = trestle_design_get_list (design, kind);

  for (guint i = 0; i < list->items->len; i++)
    if (g_str_equal (trestle_object_get_name (list->items->pdata[i]), name))
      return list->items->pdata[i];
  g_assert_not_reached ();
}

static const TrestleOutage *
find_outage (const GPtrArray *outages,
             const char      *title)
{
  for (guint i = 0; i < outages->len; i++)
    if (g_str_equal (((TrestleOutage *) outages->pdata[i])->title, title))
      return outages->pdata[i];
  g_error ("no outage “%s”", title);
}

/* Part G, row by row, on the medium sample with a backup and a standby. */
static void
test_outages (void)
{
  static const struct
  {
    const char *title, *stops, *continues, *tolerable, *unsupported;
  } rows[] = {
    { "MED-V Server – MEDV-CORP", "Users without offline permission", "Loaded and startable workspaces", "not at all without offline permission; with it 3 d, in the worst case 71 h 45 min", "Two active servers" },
    { "MED-V Server – MEDV-NORTHWIND", "Policies, revocations", "Loaded and startable workspaces", "6 h, in the worst case 5 h 45 min", "Two active servers" },
    { "MED-V Server – MEDV-STANDBY", "Nothing at once", "Everything", "until the active server fails", "" },
    { "Database – MEDV_SHARED", "Reports, and the storing of events", "Authentication, policies and images", "2 d", "An MSCS cluster" },
    { "Standby of MEDV_SHARED – SQL-PAY", "Nothing at once", "Everything", "until the database fails", "" },
    { "Image Repository – REPO-LONDON", "Downloads of new and updated images", "Clients that already hold their image", "until an update window of 4 h ends", "A file server cluster" },
    { "IIS Server – IIS-LEEDS", "Downloads of new and updated images", "Clients that already hold their image", "until an update window of 1 d ends", "Serving images from the file share" },
    { "Management Console – CONSOLE-LAB-1", "Creating and testing images", "All clients", "days", "A console on the MED-V server" },
    { "AD DS – CORP", "The server can authenticate nobody", "Workspaces that are already running", "not stated by the guide", "" },
    { "Link of Bristol", "For its users what a server outage", "Work of users who may work offline", "", "" },
  };
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(GPtrArray) outages = NULL;
  TrestleObject *backup = trestle_edit_add_component (design, TRESTLE_KIND_SERVER,
                                                      (TrestleLocation *) find (design, TRESTLE_KIND_LOCATION, "Leeds"));
  int rank = 0;

  trestle_object_set_string (backup, "name", "MEDV-STANDBY");
  trestle_object_set_ref (backup, "instance", find (design, TRESTLE_KIND_INSTANCE, "PAYROLL"));
  trestle_object_set_choice (backup, "role", "passive");
  trestle_object_set_ref (find (design, TRESTLE_KIND_DATABASE, "MEDV_SHARED"), "standby", find (design, TRESTLE_KIND_MACHINE, "SQL-PAY"));
  assessment = trestle_assessment_new (design);
  outages = trestle_outage_list (assessment);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TrestleOutage *outage = find_outage (outages, rows[i].title);

      g_test_message ("%s: %s | %s | %s | %s", outage->title, outage->stops, outage->continues, outage->tolerable, outage->advice);
      g_assert_true (g_str_has_prefix (outage->stops, rows[i].stops));
      g_assert_true (g_str_has_prefix (outage->continues, rows[i].continues));
      g_assert_true (g_str_has_prefix (outage->tolerable, rows[i].tolerable));
      g_assert_true (g_str_has_prefix (outage->unsupported, rows[i].unsupported));
      g_assert_cmpstr (outage->advice, !=, "");
    }
  /* Each kind stands together, in the order of its heading. */
  for (guint i = 0; i < outages->len; i++)
    {
      const TrestleOutage *outage = outages->pdata[i];

      g_assert_cmpint (trestle_outage_get_rank (outage->component), >=, rank);
      rank = trestle_outage_get_rank (outage->component);
      g_assert_cmpstr (trestle_outage_get_heading (outage->component), !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/offline/rows", test_rows);
  g_test_add_func ("/offline/period", test_period);
  g_test_add_func ("/offline/outages", test_outages);

  return g_test_run ();
}
