/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schoolbook arithmetic on 32-bit limbs.
 */
#include "config.h"

#include "fraction.h"

#include <string.h>

/* Fractions are reduced once their denominators are longer than this. */
#define LONG_LIMBS 12

static void
trim (Big *big)
{
  while (big->n > 0 && big->limbs[big->n - 1] == 0)
    big->n--;
  if (big->n == 0)
    big->negative = FALSE;
}

static void
push_limb (Big    *big,
           guint32 limb)
{
  g_assert (big->n < BIG_LIMBS);
  big->limbs[big->n++] = limb;
}

static Big
make_big (__int128 value)
{
  Big big = { value < 0, 0, { 0 } };

  for (unsigned __int128 rest = value < 0 ? -(unsigned __int128) value : (unsigned __int128) value; rest > 0; rest >>= 32)
    push_limb (&big, (guint32) rest);

  return big;
}

static int
compare_magnitudes (const Big *a,
                    const Big *b)
{
  if (a->n != b->n)
    return a->n < b->n ? -1 : 1;
  for (guint i = a->n; i-- > 0;)
    if (a->limbs[i] != b->limbs[i])
      return a->limbs[i] < b->limbs[i] ? -1 : 1;

  return 0;
}

static Big
add_magnitudes (const Big *a,
                const Big *b)
{
  Big sum = { FALSE, 0, { 0 } };
  guint64 carry = 0;

  for (guint i = 0; i < MAX (a->n, b->n) || carry > 0; i++)
    {
      carry += (guint64) (i < a->n ? a->limbs[i] : 0) + (i < b->n ? b->limbs[i] : 0);
      push_limb (&sum, (guint32) carry);
      carry >>= 32;
    }

  return sum;
}

/* @a is not less than @b. */
static Big
subtract_magnitudes (const Big *a,
                     const Big *b)
{
  Big difference = { FALSE, 0, { 0 } };
  gint64 borrow = 0;

  for (guint i = 0; i < a->n; i++)
    {
      gint64 limb = (gint64) a->limbs[i] - (i < b->n ? b->limbs[i] : 0) + borrow;

      borrow = limb < 0 ? -1 : 0;
      push_limb (&difference, (guint32) limb);
    }
  trim (&difference);

  return difference;
}

static Big
add (const Big *a,
     const Big *b)
{
  int order = compare_magnitudes (a, b);
  Big sum;

  if (a->negative == b->negative)
    {
      sum = add_magnitudes (a, b);
      sum.negative = a->negative;
    }
  else
    {
      sum = order >= 0 ? subtract_magnitudes (a, b) : subtract_magnitudes (b, a);
      sum.negative = order >= 0 ? a->negative : b->negative;
    }
  trim (&sum);

  return sum;
}

static Big
multiply (const Big *a,
          const Big *b)
{
  Big product = { a->negative != b->negative, a->n + b->n, { 0 } };

  g_assert (product.n <= BIG_LIMBS);
  for (guint i = 0; i < a->n; i++)
    {
      guint64 carry = 0;

      for (guint k = 0; k < b->n || carry > 0; k++)
        {
          carry += product.limbs[i + k] + (k < b->n ? (guint64) a->limbs[i] * b->limbs[k] : 0);
          product.limbs[i + k] = (guint32) carry;
          carry >>= 32;
        }
    }
  trim (&product);

  return product;
}

/* Magnitudes only, bit by bit: @a = quotient × @b + *rest. */
static Big
divide (const Big *a,
        const Big *b,
        Big       *rest)
{
  Big quotient = { FALSE, a->n, { 0 } };

  *rest = make_big (0);
  for (guint bit = a->n * 32; bit-- > 0;)
    {
      Big low = make_big ((a->limbs[bit / 32] >> (bit % 32)) & 1);

      *rest = add_magnitudes (rest, rest);
      *rest = add_magnitudes (rest, &low);
      trim (rest);
      if (compare_magnitudes (rest, b) >= 0)
        {
          *rest = subtract_magnitudes (rest, b);
          quotient.limbs[bit / 32] |= 1u << (bit % 32);
        }
    }
  trim (&quotient);

  return quotient;
}

static Big
find_gcd (Big a,
          Big b)
{
  while (b.n > 0)
    {
      Big rest;

      divide (&a, &b, &rest);
      a = b;
      b = rest;
    }

  return a;
}

static Fraction
reduce (const Fraction *a)
{
  Big gcd = find_gcd (a->num, a->den);
  Big rest;
  Fraction reduced = { divide (&a->num, &gcd, &rest), divide (&a->den, &gcd, &rest) };

  reduced.num.negative = a->num.negative;

  return reduced;
}

static Fraction
shorten (const Fraction *a)
{
  return a->den.n > LONG_LIMBS ? reduce (a) : *a;
}

Fraction
fraction_from_integer (__int128 value)
{
  return (Fraction) { make_big (value), make_big (1) };
}

Fraction
fraction_from_ratio (__int128 num,
                     __int128 den)
{
  g_assert (den > 0);

  return (Fraction) { make_big (num), make_big (den) };
}

Fraction
fraction_from_digits (const char *digits,
                      gsize       length)
{
  Big ten = make_big (10);
  Fraction value = fraction_from_integer (0);

  for (gsize i = 0; i < length; i++)
    {
      Big digit;

      g_assert (g_ascii_isdigit (digits[i]));
      digit = make_big (digits[i] - '0');
      value.num = multiply (&value.num, &ten);
      value.num = add (&value.num, &digit);
    }

  return value;
}

Fraction
fraction_from_text (const char *text)
{
  gboolean negative = *text == '-';
  const char *slash = strchr (text, '/');
  const char *start = text + (negative ? 1 : 0);
  Fraction num = fraction_from_digits (start, slash != NULL ? (gsize) (slash - start) : strlen (start));
  Fraction den = slash != NULL ? fraction_from_digits (slash + 1, strlen (slash + 1)) : fraction_from_integer (1);

  num.num.negative = negative && num.num.n > 0;

  return fraction_divide (&num, &den);
}

Fraction
fraction_add (const Fraction *a,
              const Fraction *b)
{
  Big left = multiply (&a->num, &b->den);
  Big right = multiply (&b->num, &a->den);
  Fraction sum = { add (&left, &right), multiply (&a->den, &b->den) };

  return shorten (&sum);
}

Fraction
fraction_subtract (const Fraction *a,
                   const Fraction *b)
{
  Fraction negative = *b;

  negative.num.negative = b->num.n > 0 && !b->num.negative;

  return fraction_add (a, &negative);
}

Fraction
fraction_multiply (const Fraction *a,
                   const Fraction *b)
{
  Fraction product = { multiply (&a->num, &b->num), multiply (&a->den, &b->den) };

  return shorten (&product);
}

Fraction
fraction_divide (const Fraction *a,
                 const Fraction *b)
{
  Fraction reciprocal = { b->den, b->num };

  g_assert (b->num.n > 0);
  reciprocal.num.negative = b->num.negative;
  reciprocal.den.negative = FALSE;

  return fraction_multiply (a, &reciprocal);
}

Fraction
fraction_floor (const Fraction *a)
{
  Big rest;
  Fraction whole = { divide (&a->num, &a->den, &rest), make_big (1) };
  Big down = make_big (a->num.negative && rest.n > 0 ? -1 : 0);

  whole.num.negative = a->num.negative && whole.num.n > 0;
  whole.num = add (&whole.num, &down);

  return whole;
}

Fraction
fraction_ceil (const Fraction *a)
{
  Fraction zero = fraction_from_integer (0);
  Fraction negative = fraction_subtract (&zero, a);
  Fraction whole = fraction_floor (&negative);

  return fraction_subtract (&zero, &whole);
}

gboolean
fraction_is_zero (const Fraction *a)
{
  return a->num.n == 0;
}

int
fraction_compare (const Fraction *a,
                  const Fraction *b)
{
  Fraction difference = fraction_subtract (a, b);

  return difference.num.n == 0 ? 0 : (difference.num.negative ? -1 : 1);
}

static void
append_digits (GString   *text,
               const Big *big)
{
  g_autoptr(GString) reversed = g_string_new (NULL);
  Big rest = *big;
  Big ten = make_big (10);

  do
    {
      Big digit;

      rest = divide (&rest, &ten, &digit);
      g_string_append_c (reversed, (char) ('0' + (digit.n > 0 ? digit.limbs[0] : 0)));
    }
  while (rest.n > 0);
  g_string_append (text, g_strreverse (reversed->str));
}

char *
fraction_to_text (const Fraction *a)
{
  Fraction reduced = reduce (a);
  GString *text = g_string_new (reduced.num.negative ? "-" : NULL);

  append_digits (text, &reduced.num);
  if (reduced.den.n != 1 || reduced.den.limbs[0] != 1)
    {
      g_string_append_c (text, '/');
      append_digits (text, &reduced.den);
    }

  return g_string_free (text, FALSE);
}
