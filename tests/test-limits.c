/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hard limits of the guide: the medium sample broken in each way is told what
 * is wrong, and one fix puts it right and one undo back.
 */
#include "config.h"

#include <string.h>

#include "assessment.h"
#include "designs.h"
#include "edit.h"
#include "history.h"
#include "techniques.h"

typedef struct
{
  const char *limit;        /* "LIM-1" */
  const char *code, *rule;  /* what is found, and the guide’s entry */
  const char *reply;        /* to what the fix asks, or NULL */
  void (*violate) (TrestleDesign *design);
} Limit;

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

static void
fill_instance (TrestleDesign *design)
{
  trestle_object_set_number (find (design, TRESTLE_KIND_POPULATION, "London corp"), "users", 4900);
}

static void
cross_trust (TrestleDesign *design)
{
  trestle_object_set_ref (find (design, TRESTLE_KIND_POPULATION, "Leeds Northwind"), "instance", find (design, TRESTLE_KIND_INSTANCE, "CORP"));
}

static void
share_workspace (TrestleDesign *design)
{
  trestle_object_set_ref (find (design, TRESTLE_KIND_WORKSPACE, "Plant"), "instance", find (design, TRESTLE_KIND_INSTANCE, "PAYROLL"));
}

static void
unbind_policy (TrestleDesign *design)
{
  trestle_object_unset (find (design, TRESTLE_KIND_WORKSPACE, "Plant"), "policy");
}

static void
add_second_server (TrestleDesign *design)
{
  TrestleObject *server = trestle_edit_add_component (design, TRESTLE_KIND_SERVER,
                                                      (TrestleLocation *) find (design, TRESTLE_KIND_LOCATION, "Manchester"));

  trestle_object_set_string (server, "name", "MEDV-SECOND");
  trestle_object_set_ref (server, "instance", find (design, TRESTLE_KIND_INSTANCE, "CORP"));
  trestle_object_set_choice (server, "role", "active");
}

static void
cluster_server (TrestleDesign *design)
{
  trestle_object_set_choice (find (design, TRESTLE_KIND_SERVER, "MEDV-CORP"), "fault_tolerance", "mscs");
}

static void
cluster_database (TrestleDesign *design)
{
  trestle_object_set_choice (find (design, TRESTLE_KIND_DATABASE, "MEDV_SHARED"), "fault_tolerance", "mscs");
}

static void
cluster_repository (TrestleDesign *design)
{
  trestle_object_set_choice (find (design, TRESTLE_KIND_REPOSITORY, "REPO-LONDON"), "fault_tolerance", "cluster");
}

static void
remove_iis (TrestleDesign *design)
{
  trestle_edit_delete (find (design, TRESTLE_KIND_IIS, "IIS-MANCHESTER"));
}

static void
pre_stage_updates (TrestleDesign *design)
{
  trestle_object_set_number (find (design, TRESTLE_KIND_LOCATION, "Bristol"), "techniques", TRESTLE_TECHNIQUE_PRE_STAGE);
}

static void
run_from_media (TrestleDesign *design)
{
  trestle_object_set_number ((TrestleObject *) design, "run_from_media", TRUE);
}

static void
put_console_on_server (TrestleDesign *design)
{
  trestle_object_set_ref (find (design, TRESTLE_KIND_CONSOLE, "CONSOLE-LON-1"), "machine", find (design, TRESTLE_KIND_MACHINE, "MEDV-CORP"));
}

static void
point_twice (TrestleDesign *design)
{
  trestle_object_add_ref (find (design, TRESTLE_KIND_CONSOLE, "CONSOLE-LON-1"), "repointed", find (design, TRESTLE_KIND_INSTANCE, "CORP"));
}

static void
weaken_virtual_server (TrestleDesign *design)
{
  TrestleObject *machine = find (design, TRESTLE_KIND_MACHINE, "MEDV-CORP");

  trestle_object_set_choice (machine, "platform", "hyper-v-2008");
  trestle_object_set_number (machine, "cores", 1);
}

static void
serve_lab_from_outside (TrestleDesign *design)
{
  trestle_object_set_ref (find (design, TRESTLE_KIND_POPULATION, "Reading lab"), "instance", find (design, TRESTLE_KIND_INSTANCE, "CORP"));
}

static void
remove_lab_repository (TrestleDesign *design)
{
  trestle_edit_delete (find (design, TRESTLE_KIND_REPOSITORY, "REPO-LAB"));
}

static void
change_version (TrestleDesign *design)
{
  trestle_object_set_choice ((TrestleObject *) design, "product", "2.0");
}

static const Limit limits[] = {
  { "LIM-1", "CAP-01", "R-2.1.2", NULL, fill_instance },
  { "LIM-2", "TRUST-01", "R-2.1.4", NULL, cross_trust },
  { "LIM-3", "INST-02", "R-2.0.5", NULL, share_workspace },
  { "LIM-4", "WS-01", "R-3.1.6", NULL, unbind_policy },
  { "LIM-5", "FT-02", "R-3.1.11", NULL, add_second_server },
  { "LIM-6", "FT-02", "R-3.1.11", NULL, cluster_server },
  { "LIM-7", "FT-07", "R-3.2.17", NULL, cluster_database },
  { "LIM-8", "FT-10", "R-4.3.9", NULL, cluster_repository },
  { "LIM-9", "IIS-01", "R-4.0.2", NULL, remove_iis },
  { "LIM-10", "DIST-02", "R-4.1.2", NULL, pre_stage_updates },
  { "LIM-11", "DIST-06", "R-4.1.6", NULL, run_from_media },
  { "LIM-12", "CON-04", "R-3.3.3", NULL, put_console_on_server },
  { "LIM-13", "CON-01", "R-2.0.4", NULL, point_twice },
  { "LIM-14", "SRV-05", "R-3.1.5", NULL, weaken_virtual_server },
  { "LIM-15", "ISO-01", "R-2.1.5", NULL, serve_lab_from_outside },
  { "LIM-16", "REPO-07", "R-4.2.3", NULL, remove_lab_repository },
  { "LIM-17", "SCOPE-03", "R-0.5", "1.0-sp1", change_version },
};

/* The finding of the rule that is worst, or NULL. */
static TrestleFinding *
find_finding (TrestleDesign *design,
              const char    *code)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  TrestleFinding *worst = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule->code, code) && trestle_finding_get_severity (finding) <= TRESTLE_SEVERITY_WARNING &&
          (worst == NULL || trestle_finding_get_severity (finding) < trestle_finding_get_severity (worst)))
        worst = finding;
    }

  return worst != NULL ? trestle_finding_copy (worst) : NULL;
}

static void
assert_text (TrestleDesign *design,
             const char    *expected)
{
  g_autofree char *text = dup_serialized (design);

  g_assert_true (g_str_equal (text, expected));
}

static void
test_limit (gconstpointer data)
{
  const Limit *limit = data;
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autofree char *whole = dup_serialized (design);
  g_autofree char *broken = NULL, *message = NULL, *title = NULL;
  g_autoptr(TrestleFinding) finding = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (find_finding (design, limit->code));
  trestle_history_begin (history, limit->limit);
  limit->violate (design);
  trestle_history_end (history);
  broken = dup_serialized (design);

  /* What is wrong, and where the guide says so. */
  finding = find_finding (design, limit->code);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->rule->id, ==, limit->rule);
  message = trestle_finding_dup_message (finding);
  g_test_message ("%s: %s", limit->limit, message);
  g_assert_null (strchr (message, '{'));

  /* One click … */
  title = trestle_finding_dup_fix_title (finding, 0);
  g_assert_nonnull (title);
  g_assert_true ((trestle_finding_get_prompt (finding, 0) != NULL) == (limit->reply != NULL));
  trestle_history_begin (history, title);
  trestle_finding_fix_with (finding, 0, limit->reply, &error);
  g_assert_no_error (error);
  trestle_history_end (history);
  g_assert_null (find_finding (design, limit->code));

  /* … and one more. */
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, title);
  g_assert_true (trestle_history_undo (history));
  assert_text (design, broken);
  g_assert_true (trestle_history_undo (history));
  assert_text (design, whole);
  g_assert_false (trestle_history_can_undo (history));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat ("/limits/", limits[i].limit, NULL);

      g_test_add_data_func (path, &limits[i], test_limit);
    }

  return g_test_run ();
}
