/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry row of a dialog that takes a date.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Whether nothing or a date, YYYY-MM-DD, stands in @row; shows and says which. */
gboolean trestle_date_row_check (AdwEntryRow *row);

G_END_DECLS
