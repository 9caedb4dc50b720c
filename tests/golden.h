/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings as text, compared with a reviewed list in tests/data/rules.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* One line a finding that is at least as bad as @least: severity, code, outcome,
 * subject and message with tabs between, sorted.  Free with g_free().
 */
char *dup_findings  (const TrestleAssessment *assessment,
                     TrestleSeverity          least);

/* Fails the test, saying where they part, unless @text is what data/rules/@name
 * says.  With TRESTLE_GOLDEN=write in the environment the file is written
 * instead: look at the difference before it is committed.
 */
void  assert_golden (const char              *name,
                     const char              *text);

G_END_DECLS
