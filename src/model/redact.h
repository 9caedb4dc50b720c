/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs that can be shown to strangers.  What a text is, its row in the table of
 * fields says: KEY and alias mark names, PLAIN what nobody is told anything by; every
 * other text was written freely.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

/* A copy of @self in which every name is a pseudonym and what was written freely is
 * left out, so marked; pictures and what this version does not know are gone, and
 * numbers, dates and choices stay.  A thing has the same pseudonym wherever it is
 * named and in every copy, as long as it has its id; equal names stay equal, and
 * are called after the one with the lowest id.
 */
TrestleDesign *trestle_design_redact (TrestleDesign *self);

/* The names of a design, to be looked for in other texts. */
typedef struct _TrestleNameFinder TrestleNameFinder;

TrestleNameFinder *trestle_name_finder_new  (TrestleDesign           *design);
void               trestle_name_finder_free (TrestleNameFinder       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleNameFinder, trestle_name_finder_free)

/* A name of at least three characters that stands in @text as whole words, or NULL. */
const char        *trestle_name_finder_find (const TrestleNameFinder *self,
                                             const char              *text);

/* Every such name, each once, in no order.  Free the array only. */
GPtrArray         *trestle_name_finder_list (const TrestleNameFinder *self);

G_END_DECLS
