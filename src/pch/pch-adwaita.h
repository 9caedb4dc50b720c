/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsed once for all sources of the window, which took more than half of their
 * compilation. They include what they use all the same: release builds do
 * without, and tests/layers.py looks.
 */

#include <adwaita.h>
#include <glib/gi18n.h>
