/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a rule's function works with, and the tables of rules.  For guide/ only.
 */
#pragma once

#include "figures.h"
#include "finding.h"

G_BEGIN_DECLS

typedef struct
{
  const TrestleIndex *index;
  const TrestleRule  *rule;       /* the one that is running */
  GPtrArray          *findings[TRESTLE_SEVERITY_INFO + 1];    /* by severity */
  TrestleArena       *arena;      /* of the findings */

  /* The field and the outcome that trestle_report_add() has found last. */
  const TrestleKindInfo *info;
  const char            *name;
  const TrestleField    *field;
  const TrestleRule     *outcome_rule;
  const char            *nick;
  const TrestleOutcome  *outcome;
} TrestleReport;

#define TRESTLE_CHECK(name) static void name (gpointer data)

/* In the place of the fix of an outcome: all it has are these TrestleFix. */
#define TRESTLE_ONLY(fixes) NULL, NULL, FALSE, fixes

/* Reports the outcome @nick about @subject (the field, where the cure starts, may
 * be NULL); arguments are added to what is returned, which the report owns.
 */
TrestleFinding *trestle_report_add        (TrestleReport  *self,
                                           const char     *nick,
                                           gpointer        subject,
                                           const char     *field);

void            trestle_finding_add_number (TrestleFinding *self,
                                            const char     *name,
                                            TrestleMeasure  measure,
                                            TrestleNumber   number);
void            trestle_finding_add_count  (TrestleFinding *self,
                                            const char     *name,
                                            gint64          count);
void            trestle_finding_add_seconds (TrestleFinding *self,
                                             const char     *name,
                                             gint64          seconds);
void            trestle_finding_add_object (TrestleFinding *self,
                                            const char     *name,
                                            gpointer        object);
/* An N_() word, shown in the current language. */
void            trestle_finding_add_text   (TrestleFinding *self,
                                            const char     *name,
                                            const char     *text);
/* What a person has written: names, tags, countries. */
void            trestle_finding_add_verbatim (TrestleFinding *self,
                                              const char     *name,
                                              const char     *text);
/* A number, or that it is not recorded. */
void            trestle_finding_add_known  (TrestleFinding *self,
                                            const char     *name,
                                            TrestleMeasure  measure,
                                            gint64          value);

/* @text with {subject}, {other}, {field} and the arguments in their places. */
char           *trestle_finding_fill_in     (const TrestleFinding *self,
                                             const char           *text);

/* One more N_() label of what stands as {missing} in the message. */
void            trestle_finding_add_missing (TrestleFinding *self,
                                             const char     *label);

/* What of processor and memory is not recorded. */
void            trestle_finding_add_blank_form_factor (TrestleFinding       *self,
                                                       const TrestleMachine *machine);
void            trestle_finding_set_other  (TrestleFinding *self,
                                            gpointer        object);

/* Whether nobody has said anything of @object yet: only its name is set, and nothing
 * refers to it.  Its blank records are no findings.
 */
gboolean        trestle_is_untouched       (const TrestleObject *object);

/* Whether @design has switched the rule off: extensions (R-X.n) may be. */
gboolean        trestle_rule_is_off        (const TrestleRule   *rule,
                                            const TrestleDesign *design);

extern const TrestleRule trestle_rules_decisions[];
extern const TrestleRule trestle_rules_scope[];
extern const TrestleRule trestle_rules_records[];
extern const TrestleRule trestle_rules_levels[];
extern const TrestleRule trestle_rules_composition[];
extern const TrestleRule trestle_rules_instances[];
extern const TrestleRule trestle_rules_servers[];
extern const TrestleRule trestle_rules_outages[];
extern const TrestleRule trestle_rules_databases[];
extern const TrestleRule trestle_rules_events[];
extern const TrestleRule trestle_rules_standby[];
extern const TrestleRule trestle_rules_consoles[];
extern const TrestleRule trestle_rules_repositories[];
extern const TrestleRule trestle_rules_distribution[];
extern const TrestleRule trestle_rules_holdings[];
extern const TrestleRule trestle_rules_hosts[];
extern const TrestleRule trestle_rules_iis[];
extern const TrestleRule trestle_rules_offline[];
extern const TrestleRule trestle_rules_platforms[];

/* Fixes, by what they change. */
gboolean trestle_fix_separate_cell    (TrestleFinding *finding, GError **error);
gboolean trestle_fix_create_instances (TrestleFinding *finding, GError **error);
gboolean trestle_fix_split_instance   (TrestleFinding *finding, GError **error);
gboolean trestle_fix_merge_instance   (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_backup       (TrestleFinding *finding, GError **error);
gboolean trestle_fix_record_no_backup (TrestleFinding *finding, GError **error);
gboolean trestle_fix_lengthen_period  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_own_database     (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_repository   (TrestleFinding *finding, GError **error);
gboolean trestle_fix_first_copy       (TrestleFinding *finding, GError **error);
gboolean trestle_fix_split_repository (TrestleFinding *finding, GError **error);
gboolean trestle_fix_drop_destination (TrestleFinding *finding, GError **error);
gboolean trestle_fix_lengthen_window  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_declare_controller (TrestleFinding *finding, GError **error);
gboolean trestle_fix_minimum_retention (TrestleFinding *finding, GError **error);
gboolean trestle_fix_unique_name      (TrestleFinding *finding, GError **error);
gboolean trestle_fix_line_rate        (TrestleFinding *finding, GError **error);
gboolean trestle_fix_computed_maximum (TrestleFinding *finding, GError **error);
gboolean trestle_fix_stay_at_home     (TrestleFinding *finding, GError **error);
gboolean trestle_fix_convert_library  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_out_of_scope     (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_parts        (TrestleFinding *finding, GError **error);
gboolean trestle_fix_duplicate_workspace (TrestleFinding *finding, GError **error);
gboolean trestle_fix_reason           (TrestleFinding *finding, GError **error);

/* Fixes that draft what is not there yet. */
gboolean trestle_fix_central_repository (TrestleFinding *finding, GError **error);
gboolean trestle_fix_serve_centrally  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_serve_apart      (TrestleFinding *finding, GError **error);
gboolean trestle_fix_complete_server  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_place_database   (TrestleFinding *finding, GError **error);
gboolean trestle_fix_place_console    (TrestleFinding *finding, GError **error);
gboolean trestle_fix_build_repository (TrestleFinding *finding, GError **error);
gboolean trestle_fix_build_iis        (TrestleFinding *finding, GError **error);
gboolean trestle_fix_no_log_shipping  (TrestleFinding *finding, GError **error);
gboolean trestle_fix_new_policy       (TrestleFinding *finding, GError **error);

/* The nearest repository that holds @image, can be reached by the population, which
 * has a location, and stands where its law allows it; NULL when there is none.
 */
TrestleRepository *trestle_find_holder     (const TrestleIndex        *index,
                                            const TrestlePopulation   *population,
                                            const TrestleImage        *image);

/* The domain the server of an instance is in or, while it does not say, would have
 * to be in to accept as many of its users as possible; NULL when no user has one.
 */
TrestleObject *trestle_find_home_domain (const TrestleIndex        *index,
                                         const TrestleInstanceLoad *load);

/* What may not stand in the name of an image (R-X.8). */
#define TRESTLE_BAD_NAME_CHARACTERS " \"<>|\\/:*?"

/* Fixes of step 4. */
gboolean trestle_fix_recommended_techniques (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_techniques (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_network (TrestleFinding *finding, GError **error);
gboolean trestle_fix_copy_from_media (TrestleFinding *finding, GError **error);
gboolean trestle_fix_recommended_local (TrestleFinding *finding, GError **error);
gboolean trestle_fix_needs_local (TrestleFinding *finding, GError **error);
gboolean trestle_fix_whole_copy (TrestleFinding *finding, GError **error);
gboolean trestle_fix_serve (TrestleFinding *finding, GError **error);
gboolean trestle_fix_hold_images (TrestleFinding *finding, GError **error);
gboolean trestle_fix_drop_image (TrestleFinding *finding, GError **error);
gboolean trestle_fix_accept_disk (TrestleFinding *finding, GError **error);
gboolean trestle_fix_image_name (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_iis (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_like_iis (TrestleFinding *finding, GError **error);
gboolean trestle_fix_cluster_iis (TrestleFinding *finding, GError **error);
gboolean trestle_fix_https (TrestleFinding *finding, GError **error);
gboolean trestle_fix_separate (TrestleFinding *finding, GError **error);
gboolean trestle_fix_disk_rate (TrestleFinding *finding, GError **error);
gboolean trestle_fix_tolerant_disks (TrestleFinding *finding, GError **error);
gboolean trestle_fix_raise_form_factor (TrestleFinding *finding, GError **error);
gboolean trestle_fix_standard_memory (TrestleFinding *finding, GError **error);
gboolean trestle_fix_merge_workspace (TrestleFinding *finding, GError **error);
gboolean trestle_fix_move_server (TrestleFinding *finding, GError **error);
gboolean trestle_fix_make_passive (TrestleFinding *finding, GError **error);
gboolean trestle_fix_outlast (TrestleFinding *finding, GError **error);
gboolean trestle_fix_backup_plan (TrestleFinding *finding, GError **error);
gboolean trestle_fix_move_database (TrestleFinding *finding, GError **error);
gboolean trestle_fix_separate_databases (TrestleFinding *finding, GError **error);
gboolean trestle_fix_accept_size (TrestleFinding *finding, GError **error);
gboolean trestle_fix_standard_safety (TrestleFinding *finding, GError **error);
gboolean trestle_fix_standard_buffer (TrestleFinding *finding, GError **error);
gboolean trestle_fix_log_shipping (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_standby (TrestleFinding *finding, GError **error);
gboolean trestle_fix_standard_edition (TrestleFinding *finding, GError **error);
gboolean trestle_fix_copy_client (TrestleFinding *finding, GError **error);
gboolean trestle_fix_own_workstation (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_consoles (TrestleFinding *finding, GError **error);
gboolean trestle_fix_tick (TrestleFinding *finding, GError **error);
gboolean trestle_fix_add_virtual_pc (TrestleFinding *finding, GError **error);
gboolean trestle_fix_service_pack (TrestleFinding *finding, GError **error);

gboolean trestle_fix_drop_repointing (TrestleFinding *finding, GError **error);

/* Fixes that stand beside the first one of an outcome, or in its place. */
extern const TrestleFix trestle_fixes_abroad[], trestle_fixes_absent[], trestle_fixes_adapter[],
                        trestle_fixes_assign[], trestle_fixes_backup[], trestle_fixes_backup_form[],
                        trestle_fixes_backup_place[], trestle_fixes_balance[], trestle_fixes_bandwidth[],
                        trestle_fixes_built[], trestle_fixes_built_iis[], trestle_fixes_combination[], trestle_fixes_company[],
                        trestle_fixes_cut_off[],
                        trestle_fixes_delete[], trestle_fixes_deleted[], trestle_fixes_disk_rate[],
                        trestle_fixes_excess[], trestle_fixes_excess_note[], trestle_fixes_far[],
                        trestle_fixes_flow[], trestle_fixes_form_factor[], trestle_fixes_iis_capacity[],
                        trestle_fixes_incomplete[], trestle_fixes_incomplete_users[], trestle_fixes_known_system[], trestle_fixes_lan[],
                        trestle_fixes_legal[], trestle_fixes_legal_standby[], trestle_fixes_library[], trestle_fixes_link[],
                        trestle_fixes_link_rate[], trestle_fixes_load_at_risk[], trestle_fixes_load_fails[],
                        trestle_fixes_load_local[], trestle_fixes_manual[], trestle_fixes_media[],
                        trestle_fixes_memory[], trestle_fixes_move[], trestle_fixes_moved[],
                        trestle_fixes_no_machine[], trestle_fixes_no_rationale[], trestle_fixes_nobody[],
                        trestle_fixes_objective[], trestle_fixes_offline[], trestle_fixes_place[],
                        trestle_fixes_platform[], trestle_fixes_poll[], trestle_fixes_pre_stage_only[],
                        trestle_fixes_product[], trestle_fixes_rank[], trestle_fixes_rationale[],
                        trestle_fixes_rebalance[], trestle_fixes_record[], trestle_fixes_remote[],
                        trestle_fixes_reserve[], trestle_fixes_resolution[], trestle_fixes_retention[],
                        trestle_fixes_roles[],
                        trestle_fixes_slip[], trestle_fixes_spare[], trestle_fixes_split_by_trust[],
                        trestle_fixes_split_database[], trestle_fixes_stopped[], trestle_fixes_supported[],
                        trestle_fixes_system[], trestle_fixes_system_present[], trestle_fixes_techniques[],
                        trestle_fixes_too_many[], trestle_fixes_travel[], trestle_fixes_trust[],
                        trestle_fixes_trusting[], trestle_fixes_unlimited[], trestle_fixes_unlinked[],
                        trestle_fixes_users[], trestle_fixes_visitors[], trestle_fixes_without[],
                        trestle_fixes_workspace[];

G_END_DECLS
