/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two worked examples: every number and verdict of the oracle files is
 * reproduced, to the last digit, by a figure of the sample of the same name.  A
 * key of the oracles that no row here knows fails the test.
 */
#include "config.h"

#include "designs.h"
#include "oracle.h"

#define MEGA 1000000
#define GIB (G_GINT64_CONSTANT (1) << 30)

static const OracleRow rows[] = {
  { "locations", "name", oracle_check_name },
  { "locations", "home", oracle_check_figure, "users" },
  { "locations", "inbound", oracle_check_figure, "inbound-travelers" },
  { "locations", "max", oracle_check_figure, "maximum-users" },
  { "locations", "uses", oracle_check_images, "image-clients" },
  { "locations", "bw_mbps", oracle_check_field, "bandwidth", MEGA },
  { "locations", "local_repo", oracle_check_field, "local_repository" },
  { "locations", "big_image", oracle_check_source, "load-bits-one", .symbol = "S" },
  { "locations", "init_bits_one", oracle_check_figure, "load-bits-one" },
  { "locations", "init_one_s", oracle_check_figure, "load-time-one" },
  { "locations", "init_all_bits", oracle_check_figure, "load-bits-all" },
  { "locations", "init_all_s", oracle_check_figure, "load-time-all" },
  { "locations", "sla_init_s", oracle_check_field, "load_expectation" },
  { "locations", "init_fit", oracle_check_figure, "load-clients-fit" },
  { "locations", "init_verdict", oracle_check_verdict, "load-verdict" },
  { "locations", "upd_image", oracle_check_source, "update-bits", .symbol = "S" },
  { "locations", "upd_clients", oracle_check_figure, "update-clients" },
  { "locations", "upd_bits", oracle_check_figure, "update-bits" },
  { "locations", "upd_s", oracle_check_figure, "update-time" },
  { "locations", "sla_upd_s", oracle_check_field, "update_window" },
  { "locations", "upd_need_mbps", oracle_check_figure, "update-need", MEGA },
  { "locations", "upd_link_mbps", oracle_check_figure, "update-link-need", MEGA },
  { "locations", "upd_verdict", oracle_check_verdict, "update-verdict" },
  { "locations", "usable_s", oracle_check_figure, "update-usable-window" },
  { "locations", "upd_verdict_usable", oracle_check_verdict, "update-verdict-usable" },
  { "locations", "upd_max_clients", oracle_check_figure, "update-clients-fit" },
  { "locations", "seed_s", oracle_check_images, "seed-time" },
  { "cells", "key", oracle_check_cell_key },
  { "cells", "groups", oracle_check_members, "cell-users" },
  { "cells", "users", oracle_check_figure, "cell-users" },
  { "cells", "active", oracle_check_figure, "cell-active" },
  { "cells", "instances", oracle_check_figure, "cell-instances" },
  { "adds", "domains", oracle_check_term, "instances-additive", .symbol = "domains" },
  { "adds", "nets", oracle_check_term, "instances-additive", .symbol = "networks" },
  { "adds", "orgs", oracle_check_term, "instances-additive", .symbol = "tags" },
  { "adds", "legals", oracle_check_term, "instances-additive", .symbol = "zones" },
  { "instances", "name", oracle_check_name },
  { "instances", "reason", oracle_check_reason },
  { "instances", "clients", oracle_check_figure, "clients" },
  { "instances", "active", oracle_check_figure, "active" },
  { "instances", "headroom", oracle_check_figure, "headroom" },
  { "instances", "util_pct", oracle_check_figure, "utilization", 1, 100 },
  { "instances", "policy_rps", oracle_check_figure, "policy-polls" },
  { "instances", "image_rps", oracle_check_figure, "image-polls" },
  { "instances", "event_rps", oracle_check_figure, "event-sends" },
  { "instances", "workspaces", oracle_check_figure, "workspaces" },
  { "instances", "images", oracle_check_figure, "images" },
  { "instances", "ws_bytes", oracle_check_figure, "workspace-store" },
  { "instances", "ws_bytes_dec", oracle_check_figure, "workspace-store-decimal" },
  { "instances", "ev_day_lo", oracle_check_figure, "events-low" },
  { "instances", "ev_day_hi", oracle_check_figure, "events-high" },
  { "instances", "iops_lo", oracle_check_figure, "write-iops-low" },
  { "instances", "iops_hi", oracle_check_figure, "write-iops-high" },
  { "instances", "iops_hi_8h", oracle_check_figure, "write-iops-concentrated" },
  { "instances", "tol_h", oracle_check_figure, "outage-tolerance", 3600 },
  { "instances", "tol_worst_s", oracle_check_figure, "outage-tolerance-conservative" },
  { "instances", "hit_users", oracle_check_figure, "users-stopped" },
  { "instances", "backlog_8h_hi", oracle_check_figure, "outage-events" },
  { "instances", "backlog_8h_bytes", oracle_check_figure, "outage-bytes" },
  { "instances", "consoles", oracle_check_figure, "consoles" },
  { "instances", "backup", oracle_check_backup },
  { "databases", "name", oracle_check_name },
  { "databases", "instances", oracle_check_referrers, "database" },
  { "databases", "clients", oracle_check_figure, "database-clients" },
  { "databases", "days", oracle_check_field, "retention", 86400 },
  { "databases", "safety_pct", oracle_check_field, "safety", 10 },
  { "databases", "rows_lo", oracle_check_figure, "database-rows-low" },
  { "databases", "rows_hi", oracle_check_figure, "database-rows-high" },
  { "databases", "raw_lo", oracle_check_figure, "database-raw-low" },
  { "databases", "raw_hi", oracle_check_figure, "database-raw-high" },
  { "databases", "size_lo", oracle_check_figure, "database-size-low" },
  { "databases", "size_hi", oracle_check_figure, "database-size-high" },
  { "databases", "gb_lo", oracle_check_figure, "database-size-low", GIB },
  { "databases", "gb_hi", oracle_check_figure, "database-size-high", GIB },
  { "databases", "gbdec_hi", oracle_check_figure, "database-size-high", 1000000000 },
  { "databases", "wiops_lo", oracle_check_figure, "database-iops-low" },
  { "databases", "wiops_hi", oracle_check_figure, "database-iops-high" },
  { "databases", "iops_total_hi", oracle_check_figure, "database-iops-total" },
  { "databases", "express_ok", oracle_check_flag_figure, "database-express" },
  { "repos", "name", oracle_check_name },
  { "repos", "loc", oracle_check_place },
  { "repos", "images", oracle_check_field, "images" },
  { "repos", "disk", oracle_check_figure, "repository-disk" },
  { "repos", "disk_gb", oracle_check_figure, "repository-disk", GIB },
  { "repos", "disk_2v", oracle_check_figure, "repository-disk-older" },
  { "repos", "clients_served", oracle_check_figure, "repository-clients" },
  { "repos", "distinct", oracle_check_figure, "repository-peak" },
  { "repos", "sum_max", oracle_check_figure, "repository-peak-upper" },
  { "repos", "upd_image", oracle_check_source, "repository-update-bytes", .symbol = "S" },
  { "repos", "upd_clients", oracle_check_figure, "repository-update-people" },
  { "repos", "upd_bits", oracle_check_figure, "repository-update-bytes", 1, 8 },
  { "repos", "upd_bytes", oracle_check_figure, "repository-update-bytes" },
  { "repos", "window_s", oracle_check_figure, "repository-strictest-window" },
  { "repos", "need_mbps", oracle_check_figure, "repository-rate-strictest", MEGA },
  { "repos", "need_mbps_own_windows", oracle_check_figure, "repository-rate", MEGA },
  { "placement", "loc", oracle_check_name },
  { "placement", "weighted_mbps", oracle_check_candidate, "placement-score", MEGA },
  { "placement", "worst_mbps", oracle_check_candidate, "placement-worst", MEGA },
  { "", "home_total", oracle_check_figure, "design-users" },
  { "", "max_total", oracle_check_figure, "design-maximum" },
  { "", "active_total", oracle_check_figure, "design-active" },
  { "", "instances_partition", oracle_check_figure, "instances-required" },
  { "", "instances_capacity_only", oracle_check_figure, "instances-capacity" },
  { "", "instances_additive", oracle_check_figure, "instances-additive" },
  { "", "instances_designed", oracle_check_figure, "instances-designed" }
};

/* Sections that list objects: their kind and the key that names them. */
static const struct
{
  const char *name;
  TrestleKind kind;
  const char *key;
} sections[] = {
  { "locations", TRESTLE_KIND_LOCATION, "name" }, { "instances", TRESTLE_KIND_INSTANCE, "name" },
  { "databases", TRESTLE_KIND_DATABASE, "name" }, { "repos", TRESTLE_KIND_REPOSITORY, "name" },
  { "placement", TRESTLE_KIND_LOCATION, "loc" }, { "cells", TRESTLE_KIND_POPULATION, NULL }
};

static void
check_member (const Oracle *self,
              const char   *section,
              const char   *key,
              JsonNode     *node)
{
  g_autofree char *where = g_strdup_printf ("%s/%s/%s", section, trestle_object_get_name (self->subject), key);
  Oracle member = *self;

  member.where = where;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].section, section) && g_str_equal (rows[i].key, key))
      {
        rows[i].check (&member, &rows[i], node);
        return;
      }
  g_error ("%s: no row says what this is", where);
}

static void
check_object (Oracle     *self,
              const char *section,
              JsonObject *object)
{
  g_autoptr(GList) keys = json_object_get_members (object);

  for (GList *l = keys; l != NULL; l = l->next)
    check_member (self, section, l->data, json_object_get_member (object, l->data));
}

/* A cell is shown at its population of lowest name. */
static TrestleObject *
find_first_population (const Oracle *self,
                       JsonArray    *names)
{
  TrestleObject *first = NULL;

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      TrestleObject *population = find_named (self->design, TRESTLE_KIND_POPULATION, json_array_get_string_element (names, i));

      if (first == NULL || trestle_object_compare (&population, &first) < 0)
        first = population;
    }

  return first;
}

static void
check_section (Oracle     *self,
               const char *name,
               JsonArray  *array)
{
  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    for (guint i = 0; g_str_equal (sections[s].name, name) && i < json_array_get_length (array); i++)
      {
        JsonObject *object = json_array_get_object_element (array, i);

        self->subject = sections[s].key != NULL
                        ? find_named (self->design, sections[s].kind, json_object_get_string_member (object, sections[s].key))
                        : find_first_population (self, json_object_get_array_member (object, "groups"));
        check_object (self, name, object);
      }
}

/* The design has as many values of a figure as the oracle has objects. */
static void
assert_count (const Oracle *self,
              const char   *figure,
              JsonObject   *result,
              const char   *section)
{
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (self->assessment);
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += g_str_equal (g_array_index (values, TrestleFigureValue, i).figure->id, figure) ? 1 : 0;
  g_assert_cmpuint (n, ==, json_array_get_length (json_object_get_array_member (result, section)));
}

static void
test_oracle (gconstpointer data)
{
  const char *name = data;
  g_autofree char *file = g_strdup_printf ("data/oracles/oracle_%s.json", name);
  g_autofree char *path = dup_test_path (file);
  g_autoptr(TrestleDesign) design = load_sample (name);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(JsonParser) parser = json_parser_new ();
  Oracle oracle = { design, assessment, TRESTLE_OBJECT (design), NULL };
  JsonObject *result;
  g_autoptr(GList) keys = NULL;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  result = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "result");
  keys = json_object_get_members (result);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (result, l->data);

      oracle.subject = TRESTLE_OBJECT (design);
      if (JSON_NODE_HOLDS_ARRAY (node))
        check_section (&oracle, l->data, json_node_get_array (node));
      else if (JSON_NODE_HOLDS_OBJECT (node) && g_str_equal (l->data, "adds"))
        check_object (&oracle, l->data, json_node_get_object (node));
      else if (g_str_equal (l->data, "name"))
        g_assert_cmpstr (json_node_get_string (node), ==, name);
      else
        check_member (&oracle, "", l->data, node);
    }

  assert_count (&oracle, "users", result, "locations");
  assert_count (&oracle, "cell-users", result, "cells");
  assert_count (&oracle, "clients", result, "instances");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/oracles/small", "small", test_oracle);
  g_test_add_data_func ("/oracles/medium", "medium", test_oracle);

  return g_test_run ();
}
