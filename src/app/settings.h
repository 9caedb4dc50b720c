/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preferences of the person at the window.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Borrowed; NULL where the schema is not installed: then defaults hold. */
GSettings *trestle_settings_get (void);

G_END_DECLS
