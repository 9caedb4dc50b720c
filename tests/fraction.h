/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact fractions of whole numbers of up to 3,072 bits, for tests that reckon
 * again what the guide reckons.  Made to be obvious, not fast, and without a
 * line of src/guide; a number that does not fit ends the test.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BIG_LIMBS 96

/* Sign and magnitude, least limb first; zero has no limbs and no sign. */
typedef struct
{
  gboolean negative;
  guint    n;
  guint32  limbs[BIG_LIMBS];
} Big;

typedef struct
{
  Big num;
  Big den;    /* > 0 */
} Fraction;

Fraction fraction_from_integer  (__int128        value);
Fraction fraction_from_ratio    (__int128        num,
                                 __int128        den);

/* The digits of a whole number, nothing else among them. */
Fraction fraction_from_digits   (const char     *digits,
                                 gsize           length);

/* "1404", "-7", "151/216". */
Fraction fraction_from_text     (const char     *text);

Fraction fraction_add           (const Fraction *a,
                                 const Fraction *b);
Fraction fraction_subtract      (const Fraction *a,
                                 const Fraction *b);
Fraction fraction_multiply      (const Fraction *a,
                                 const Fraction *b);

/* @b is not zero. */
Fraction fraction_divide        (const Fraction *a,
                                 const Fraction *b);

Fraction fraction_floor         (const Fraction *a);
Fraction fraction_ceil          (const Fraction *a);
gboolean fraction_is_zero       (const Fraction *a);
int      fraction_compare       (const Fraction *a,
                                 const Fraction *b);

/* In lowest terms, as fraction_from_text() reads it.  Free with g_free(). */
char    *fraction_to_text       (const Fraction *a);

G_END_DECLS
