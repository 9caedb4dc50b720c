/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of Propose share.  For propose*.c only.
 */
#pragma once

#include "fix.h"
#include "propose.h"

G_BEGIN_DECLS

/* Records the answers where nothing is recorded. */
void  trestle_propose_record_answers (TrestleDesign        *design,
                                      const TrestleAnswers *answers);

/* Records what follows from the rest, where it is blank and no rule reports it. */
void  trestle_propose_record_derived (TrestleDesign        *design);

/* Keeps the reasons of @choices in the records of the decisions they belong to, as far
 * as these say nothing yet.
 */
void  trestle_propose_record_decisions (TrestleDesign      *design,
                                        const GPtrArray    *choices);

/* The component that @machine was made for, of several the first that counts, or NULL. */
TrestleObject *trestle_propose_find_component (const TrestleObject *machine);

/* Why @field of @object, or @object itself (NULL), was chosen, and by which rule, in
 * place of what a finding says; NULL, and @rule as it was, where there is nothing
 * better.  Free with g_free().
 */
char *trestle_propose_dup_reason     (const TrestleIndex   *index,
                                      const TrestleObject  *object,
                                      const TrestleField   *field,
                                      const char          **rule);

G_END_DECLS
