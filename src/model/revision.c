/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the document’s revision history.
 */
#include "config.h"

#include "revision.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleRevision, name), .flags = TRESTLE_FIELD_KEY | TRESTLE_FIELD_PLAIN, .label = N_("Version") },
  { TRESTLE_DATE (TrestleRevision, date), .label = N_("Date") },
  { TRESTLE_TEXT (TrestleRevision, author), .alias = N_("Person"), .label = N_("Author") },
  { TRESTLE_NOTE (TrestleRevision, notes), .label = N_("What Changed") }
};

TRESTLE_DEFINE_KIND (TrestleRevision, trestle_revision, REVISION, "revision", "revisions",
                     N_("Revision"), N_("Revisions"), "trestle-revision-symbolic")
