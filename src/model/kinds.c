/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of kinds.
 */
#include "config.h"

#include "kinds.h"

static const TrestleKindInfo *const kinds[TRESTLE_N_KINDS] = {
  [TRESTLE_KIND_DESIGN] = &trestle_design_info,
  [TRESTLE_KIND_NETWORK] = &trestle_network_info,
  [TRESTLE_KIND_ZONE] = &trestle_zone_info,
  [TRESTLE_KIND_UNIT] = &trestle_org_unit_info,
  [TRESTLE_KIND_DOMAIN] = &trestle_domain_info,
  [TRESTLE_KIND_LOCATION] = &trestle_location_info,
  [TRESTLE_KIND_LINK] = &trestle_link_info,
  [TRESTLE_KIND_POPULATION] = &trestle_population_info,
  [TRESTLE_KIND_FLOW] = &trestle_flow_info,
  [TRESTLE_KIND_APPLICATION] = &trestle_application_info,
  [TRESTLE_KIND_IMAGE] = &trestle_image_info,
  [TRESTLE_KIND_LIBRARY] = &trestle_library_info,
  [TRESTLE_KIND_POLICY] = &trestle_policy_info,
  [TRESTLE_KIND_WORKSPACE] = &trestle_workspace_info,
  [TRESTLE_KIND_USAGE] = &trestle_usage_info,
  [TRESTLE_KIND_SERVICE] = &trestle_service_info,
  [TRESTLE_KIND_INSTANCE] = &trestle_instance_info,
  [TRESTLE_KIND_MACHINE] = &trestle_machine_info,
  [TRESTLE_KIND_SERVER] = &trestle_server_info,
  [TRESTLE_KIND_DATABASE] = &trestle_database_info,
  [TRESTLE_KIND_CONSOLE] = &trestle_console_info,
  [TRESTLE_KIND_REPOSITORY] = &trestle_repository_info,
  [TRESTLE_KIND_IIS] = &trestle_iis_info,
  [TRESTLE_KIND_OBJECTIVE] = &trestle_objective_info,
  [TRESTLE_KIND_PREREQUISITE] = &trestle_prerequisite_info,
  [TRESTLE_KIND_DECISION] = &trestle_decision_info,
  [TRESTLE_KIND_ANSWER] = &trestle_answer_info,
  [TRESTLE_KIND_ACCEPTANCE] = &trestle_acceptance_info,
  [TRESTLE_KIND_ASSUMPTION] = &trestle_assumption_info,
  [TRESTLE_KIND_REVISION] = &trestle_revision_info,
  [TRESTLE_KIND_SIGN_OFF] = &trestle_sign_off_info,
  [TRESTLE_KIND_CONFLICT] = &trestle_conflict_info
};

const TrestleKindInfo *
trestle_kind_get_info (TrestleKind kind)
{
  g_return_val_if_fail (kind < TRESTLE_N_KINDS, NULL);

  return kinds[kind];
}

const TrestleField *
trestle_kind_find_key (const TrestleKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      return &info->fields[i];

  return NULL;
}

TrestleKind
trestle_kind_from_nick (const char *nick)
{
  for (TrestleKind kind = 0; kind < TRESTLE_N_KINDS; kind++)
    if (g_str_equal (kinds[kind]->nick, nick))
      return kind;

  return TRESTLE_N_KINDS;
}
