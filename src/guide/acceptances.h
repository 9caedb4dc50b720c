/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risks that have been accepted with a reason: they stay visible as accepted, and
 * open again when a figure they rested on moves beyond the stated tolerance.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* What most acceptances bear, in ‰. */
#define TRESTLE_ACCEPTANCE_TOLERANCE 100

/* Moves those of @open that @design accepts to @accepted, and marks those whose
 * figures have moved since.
 */
void     trestle_acceptances_apply     (TrestleDesign  *design,
                                        GPtrArray      *open,
                                        GPtrArray      *accepted);

/* Whether a finding may be accepted: information asks for nothing. */
gboolean trestle_finding_is_acceptable (const TrestleFinding *self);

/* Records that @self is accepted, or accepted anew; the caller opens a step of the
 * history.  Returns: (transfer none)
 */
TrestleObject *trestle_finding_accept  (TrestleFinding *self,
                                        const char     *reason,
                                        const char     *who,
                                        const char     *date,
                                        gint64          tolerance);

/* Takes the acceptance of @self back; the caller opens a step of the history. */
void     trestle_finding_reopen        (TrestleFinding *self);

/* "Accepted: pilot only (A. Kim, 2026-11-03)", or for one that is open again why:
 * what moved from where to where.  NULL when nobody ever accepted it.  Free with
 * g_free().
 */
char    *trestle_finding_dup_acceptance (const TrestleFinding *self);

G_END_DECLS
