/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsed once for all sources of a layer below the window; see pch-adwaita.h.
 */

#include <gio/gio.h>
#include <glib/gi18n.h>
