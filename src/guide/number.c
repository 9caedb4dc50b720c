/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact rational numbers.
 */
#include "config.h"

#include "number.h"

#include <string.h>

#include "quantity.h"

static TrestleInt128
absolute (TrestleInt128 value)
{
  return value < 0 ? -value : value;
}

static TrestleInt128
find_gcd (TrestleInt128 a,
          TrestleInt128 b)
{
  while (b != 0)
    {
      TrestleInt128 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

/* Whether 64 bits hold both parts, as they do nearly always: dividing these, and
 * multiplying them to 128 bits, is quick.
 */
static inline gboolean
is_small (TrestleNumber number)
{
  return number.num == (gint64) number.num && number.den == (gint64) number.den;
}

TrestleInt128
trestle_number_floor (TrestleNumber number)
{
  TrestleInt128 whole = is_small (number) ? (gint64) number.num / (gint64) number.den : number.num / number.den;

  return whole * number.den > number.num ? whole - 1 : whole;
}

TrestleInt128
trestle_number_ceil (TrestleNumber number)
{
  TrestleInt128 whole = number.num / number.den;

  return whole * number.den < number.num ? whole + 1 : whole;
}

TrestleNumber
trestle_number_reduce (TrestleNumber number)
{
  TrestleInt128 gcd;

  if (number.den == 0)
    return number;
  gcd = find_gcd (absolute (number.num), number.den);

  return gcd > 1 ? (TrestleNumber) { number.num / gcd, number.den / gcd } : number;
}

TrestleNumber
trestle_number_add (TrestleNumber a,
                    TrestleNumber b)
{
  TrestleInt128 gcd = find_gcd (a.den, b.den);

  if (a.den == 0 || b.den == 0)
    return TRESTLE_UNKNOWN;

  return trestle_number_reduce (trestle_ratio (a.num * (b.den / gcd) + b.num * (a.den / gcd), a.den / gcd * b.den));
}

/* Whole parts first, then the reciprocals of what is left: no product is formed,
 * so nothing can overflow.
 */
int
trestle_number_compare (TrestleNumber a,
                        TrestleNumber b)
{
  int sign = 1;

  if (is_small (a) && is_small (b))
    {
      TrestleInt128 left = a.num * b.den, right = b.num * a.den;

      return (left > right) - (left < right);
    }

  for (;;)
    {
      TrestleInt128 whole_a = trestle_number_floor (a);
      TrestleInt128 whole_b = trestle_number_floor (b);
      TrestleInt128 rest_a, rest_b;

      if (whole_a != whole_b)
        return whole_a < whole_b ? -sign : sign;

      rest_a = a.num - whole_a * a.den;
      rest_b = b.num - whole_b * b.den;
      if (rest_a == 0 || rest_b == 0)
        return rest_a == rest_b ? 0 : (rest_a == 0 ? -sign : sign);

      a = (TrestleNumber) { a.den, rest_a };
      b = (TrestleNumber) { b.den, rest_b };
      sign = -sign;
    }
}

/* Digits of a non-negative value. */
static void
append_int128 (GString      *text,
               TrestleInt128 value)
{
  char digits[48];
  gsize i = sizeof digits;

  digits[--i] = '\0';
  do
    {
      digits[--i] = '0' + (char) (value % 10);
      value /= 10;
    }
  while (value > 0);

  g_string_append (text, digits + i);
}

char *
trestle_number_to_exact (TrestleNumber number)
{
  GString *text;

  if (number.den == 0)
    return g_strdup ("null");

  number = trestle_number_reduce (number);
  text = g_string_new (number.num < 0 ? "-" : NULL);
  append_int128 (text, absolute (number.num));
  if (number.den > 1)
    {
      g_string_append_c (text, '/');
      append_int128 (text, number.den);
    }

  return g_string_free (text, FALSE);
}

static void
insert_grouping (GString *whole)
{
  const char *sign = trestle_grouping_sign ();

  for (gssize at = (gssize) whole->len - 3; at > 0; at -= 3)
    g_string_insert (whole, at, sign);
}

char *
trestle_number_to_decimal (TrestleNumber number,
                           int           decimals,
                           gboolean      localized)
{
  g_autoptr(GString) whole = g_string_new (NULL);
  g_autoptr(GString) digits = g_string_new (NULL);
  TrestleInt128 integer, rest;
  gboolean negative = number.num < 0;

  if (number.den == 0)
    return g_strdup ("–");

  number = trestle_number_reduce ((TrestleNumber) { absolute (number.num), number.den });
  integer = number.num / number.den;
  rest = number.num % number.den;
  for (int i = 0; i < decimals; i++)
    {
      rest *= 10;
      g_string_append_c (digits, '0' + (char) (rest / number.den));
      rest %= number.den;
    }

  /* Half away from zero: carry through the decimals into the whole part. */
  if (rest >= number.den - rest)
    {
      gssize i = (gssize) digits->len - 1;

      while (i >= 0 && digits->str[i] == '9')
        digits->str[i--] = '0';
      if (i >= 0)
        digits->str[i]++;
      else
        integer++;
    }

  /* What rounds to nothing has no sign. */
  negative = negative && (integer != 0 || strspn (digits->str, "0") < digits->len);
  append_int128 (whole, integer);
  if (localized)
    insert_grouping (whole);

  return g_strconcat (negative ? (localized ? "−" : "-") : "", whole->str, decimals > 0 ? (localized ? trestle_decimal_sign () : ".") : "",
                      digits->str, NULL);
}

double
trestle_number_to_double (TrestleNumber number)
{
  return number.den == 0 ? 0 : (double) number.num / (double) number.den;
}
