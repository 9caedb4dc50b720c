/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reckons a formula as it is printed: numbers in a locale’s form, %, + − × ÷,
 * brackets, ⌈ ⌉, ⌊ ⌋, max(a, b), min(a, b); and, where symbols are given a
 * meaning, symbols and Σ(…).  It shares no code with src/guide: what it finds is
 * a second opinion.
 */
#pragma once

#include "fraction.h"

G_BEGIN_DECLS

typedef struct
{
  const char *decimal;      /* the locale’s signs; both may be of several bytes */
  const char *grouping;     /* "" where there is none */

  /* How many terms have this symbol, and the value of the nth; NULL where none
   * may stand in the text.  A symbol with one term has its value in every item
   * of a sum.
   */
  guint    (*count_terms) (const char *symbol,
                           gpointer    data);
  Fraction (*get_term)    (const char *symbol,
                           guint       nth,
                           gpointer    data);
  gpointer   data;
} EvaluatorContext;

/* Reckons @text into @value.  What is wrong with the text is set in @problem
 * (free with g_free()), and FALSE returned.
 */
gboolean evaluator_run (const EvaluatorContext  *context,
                        const char              *text,
                        Fraction                *value,
                        char                   **problem);

/* Judges conditions, "a ≤ b; c ≤ d": how many there are, and the first that does
 * not hold (@n when all do).
 */
gboolean evaluator_judge (const EvaluatorContext  *context,
                          const char              *text,
                          guint                   *n,
                          guint                   *first_broken,
                          char                   **problem);

G_END_DECLS
