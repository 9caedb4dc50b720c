/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs that HTML writes with names or numbers.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends what the & at @text stands for, an & when for nothing known; returns
 * what is behind it.
 */
const char *trestle_html_append_entity (GString    *text,
                                        const char *entity);

G_END_DECLS
