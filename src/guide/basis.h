/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a decision or an acceptance rested on: one line “name subject value” a
 * figure, exact and in no language, and whether it has moved since.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* One line of a basis. */
typedef struct
{
  const char *name;       /* of a figure, or of what a finding said */
  const char *subject;    /* id, or "-" */
  const char *value;      /* "1404", "151/216", or an id */
} TrestleBasisLine;

/* Appends a line; @subject may be NULL. */
void     trestle_basis_add_text     (GString          *basis,
                                     const char       *name,
                                     const char       *subject,
                                     const char       *value);
void     trestle_basis_add_number   (GString          *basis,
                                     const char       *name,
                                     const char       *subject,
                                     TrestleNumber     value);

/* Calls @func for every line of @basis that can be read. */
typedef void (*TrestleBasisFunc) (const TrestleBasisLine *line,
                                  gpointer                data);
void     trestle_basis_foreach      (const char       *basis,
                                     TrestleBasisFunc  func,
                                     gpointer          data);

/* The reverse of trestle_number_to_exact(); not known when @text is no number. */
TrestleNumber trestle_basis_parse_number (const char  *text);

/* Whether @now lies further from @before than @tolerance ‰ of it; text moves when
 * it differs.
 */
gboolean trestle_basis_has_moved    (const char       *before,
                                     const char       *now,
                                     gint64            tolerance);

/* The value in @now of the first line of @before that is further away than
 * @tolerance, or missing; FALSE when all have stayed.  @line borrows from @copy,
 * which is to be freed.
 */
gboolean trestle_basis_find_moved   (const char       *before,
                                     const char       *now,
                                     gint64            tolerance,
                                     char            **copy,
                                     TrestleBasisLine *line,
                                     char            **value);

G_END_DECLS
