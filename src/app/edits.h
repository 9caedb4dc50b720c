/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window's actions do to a design: each is one named step.
 */
#pragma once

#include "assumptions.h"
#include "business.h"
#include "conflicts.h"
#include "decisions.h"
#include "project.h"

G_BEGIN_DECLS

/* Adds an object of @kind and selects it: components with a machine, at the
 * selected location; associations between what is selected where that fits.
 * Returns: (transfer none)
 */
TrestleObject *trestle_edits_add         (TrestleProject     *project,
                                          TrestleKind         kind);

/* Copies what is selected, with what stands in it, in one step, and selects the copies:
 * borrowed; free with g_ptr_array_unref().
 */
GPtrArray     *trestle_edits_duplicate  (TrestleProject      *project);

/* Deletes what is selected; returns how many objects that were. */
guint          trestle_edits_delete      (TrestleProject     *project);

/* Lets what refers to the selected object refer to @other instead, and deletes it, as
 * one step.
 */
void           trestle_edits_replace     (TrestleProject     *project,
                                          TrestleObject      *object,
                                          TrestleObject      *other);

/* Goes to @position of the history, step by step, and selects what was selected there:
 * before the step that is undone last, or after the one that is done last.
 */
void           trestle_edits_go_to       (TrestleProject     *project,
                                          guint               position);

/* Gives a field a value as a step of its own, which settles a conflict about it. */
gboolean       trestle_edits_set         (TrestleProject     *project,
                                          TrestleObject      *object,
                                          const TrestleField *field,
                                          const TrestleValue *value,
                                          GError            **error);

/* Gives the field of all @objects, which are of one kind, that value, as one step: all
 * or none of them.
 */
gboolean       trestle_edits_set_all     (TrestleProject     *project,
                                          GPtrArray          *objects,
                                          const TrestleField *field,
                                          const TrestleValue *value,
                                          GError            **error);

/* The same from what a person typed. */
gboolean       trestle_edits_set_text    (TrestleProject     *project,
                                          TrestleObject      *object,
                                          const TrestleField *field,
                                          const char         *text,
                                          GError            **error);

/* Applies a fix of @finding as a step with the fix’s own title; @reply is what has
 * been chosen, or NULL.
 */
gboolean       trestle_edits_fix         (TrestleProject     *project,
                                          TrestleFinding     *finding,
                                          guint               fix,
                                          const char         *reply,
                                          GError            **error);

/* Applies all fixes that are safe, as one step. */
void           trestle_edits_fix_all_safe (TrestleProject    *project);

/* Sets the standard value wherever it is counted on, which confirms it, and says in
 * its record, if it has one, who has confirmed it and when.
 */
void           trestle_edits_confirm     (TrestleProject              *project,
                                          const TrestleOpenAssumption *open);

/* Says who has to confirm it. */
void           trestle_edits_set_owner   (TrestleProject              *project,
                                          const TrestleOpenAssumption *open,
                                          const char                  *owner);

/* Records an answer of the business as one step. */
void           trestle_edits_answer      (TrestleProject                *project,
                                          const TrestleBusinessQuestion *question,
                                          const TrestleBusinessAnswer   *answer);

/* Takes a decision, accepts a finding, opens an accepted one again: a step each. */
gboolean       trestle_edits_decide      (TrestleProject             *project,
                                          const TrestleDecisionState *state,
                                          const TrestleDecisionInput *input);
void           trestle_edits_accept      (TrestleProject     *project,
                                          TrestleFinding     *finding,
                                          const char         *reason,
                                          const char         *who,
                                          const char         *date,
                                          gint64              tolerance);
void           trestle_edits_reopen      (TrestleProject     *project,
                                          TrestleFinding     *finding);

/* Today, YYYY-MM-DD: suggested wherever something is dated.  Free with g_free(). */
char          *trestle_edits_dup_today   (void);

/* What counts while @field of @object is unset: the computed figure it stands
 * beside, or the field’s standard value; "" when nothing does.  Free with g_free().
 */
char          *trestle_edits_dup_standard (TrestleProject    *project,
                                           TrestleObject     *object,
                                           const TrestleField *field);

/* The computed figure that @field of @object stands beside, "" when there is none
 * or it is not known.  Free with g_free().
 */
char          *trestle_edits_dup_computed (TrestleProject    *project,
                                           TrestleObject     *object,
                                           const TrestleField *field);

/* The location @object stands at, or NULL. */
TrestleObject *trestle_edits_get_location (TrestleObject     *object);

/* Settles a conflict with what @side has, or with what the design has, as one step. */
gboolean       trestle_edits_take_conflict   (TrestleProject  *project,
                                              TrestleConflict *conflict,
                                              TrestleSide      side,
                                              GError         **error);
void           trestle_edits_settle_conflict (TrestleProject  *project,
                                              TrestleConflict *conflict);

/* The same for all conflicts where that is possible; returns how many are left. */
guint          trestle_edits_take_conflicts  (TrestleProject  *project,
                                              TrestleSide      side);

G_END_DECLS
