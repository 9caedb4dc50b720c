/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text as XML and HTML have it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Escapes @text, for between tags and within quotes.  Characters that XML or HTML
 * does not have become spaces.
 */
void trestle_markup_append       (GString    *markup,
                                  const char *text);

/* The same, with @line_break for every end of a line, and @space, as far as that is
 * not NULL, for each space after another one or at an end.
 */
void trestle_markup_append_lines (GString    *markup,
                                  const char *text,
                                  const char *line_break,
                                  const char *space);

G_END_DECLS
