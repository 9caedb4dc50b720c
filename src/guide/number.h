/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact rational numbers: a 128-bit fraction, reduced only when printed.  The
 * ranges of the fields keep every product below 2^127; nothing is rounded before
 * it is shown, and comparisons never overflow.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef __int128 TrestleInt128;

typedef struct
{
  TrestleInt128 num;
  TrestleInt128 den;    /* > 0; 0: not known, for want of data */
} TrestleNumber;

#define TRESTLE_UNKNOWN ((TrestleNumber) { 0, 0 })

static inline TrestleNumber
trestle_integer (TrestleInt128 value)
{
  return (TrestleNumber) { value, 1 };
}

/* @num / @den; not known when @den is 0. */
static inline TrestleNumber
trestle_ratio (TrestleInt128 num,
               TrestleInt128 den)
{
  return den < 0 ? (TrestleNumber) { -num, -den } : (TrestleNumber) { num, den };
}

static inline gboolean
trestle_number_is_known (TrestleNumber number)
{
  return number.den != 0;
}

/* Rounded up, down to a whole number; @number is known. */
TrestleInt128 trestle_number_ceil    (TrestleNumber  number);
TrestleInt128 trestle_number_floor   (TrestleNumber  number);

/* In lowest terms. */
TrestleNumber trestle_number_reduce  (TrestleNumber  number);

/* In lowest terms.  Exact where both, over their common denominator, fit. */
TrestleNumber trestle_number_add     (TrestleNumber  a,
                                      TrestleNumber  b);

/* -1, 0, 1 for two known numbers; exact for all of them. */
int           trestle_number_compare (TrestleNumber  a,
                                      TrestleNumber  b);

/* "1404" or "151/216": C locale, lowest terms; "null" when not known. */
char         *trestle_number_to_exact   (TrestleNumber  number);

/* The number with @decimals decimals, rounded half away from zero, in the
 * locale's form (@localized) or plain.  Trailing zeros stay.
 */
char         *trestle_number_to_decimal (TrestleNumber  number,
                                         int            decimals,
                                         gboolean       localized);

/* For drawing only. */
double        trestle_number_to_double  (TrestleNumber  number);

G_END_DECLS
