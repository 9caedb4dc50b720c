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

/* Why @field of @object, or @object itself (NULL), was chosen, in place of what a
 * finding says; NULL when there is nothing better.  Free with g_free().
 */
char *trestle_propose_dup_reason     (const TrestleIndex   *index,
                                      const TrestleObject  *object,
                                      const TrestleField   *field);

G_END_DECLS
