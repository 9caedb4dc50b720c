/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recording terms, and putting their numbers into the formula.
 */
#include "config.h"

#include "terms.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quantity.h"

#define MAX_ITEMS 8

static TrestleMeasure
measure_of_unit (TrestleUnit unit)
{
  switch (unit)
    {
    case TRESTLE_UNIT_PERSONS:
      return TRESTLE_MEASURE_PERSONS;

    case TRESTLE_UNIT_BYTES:
    case TRESTLE_UNIT_MEDIUM_BYTES:
      return TRESTLE_MEASURE_BYTES;

    case TRESTLE_UNIT_BYTE_RATE:
      return TRESTLE_MEASURE_BYTE_RATE;

    case TRESTLE_UNIT_BIT_RATE:
      return TRESTLE_MEASURE_BIT_RATE;

    case TRESTLE_UNIT_PERMILLE:
    case TRESTLE_UNIT_MULTIPLE:
      return TRESTLE_MEASURE_SHARE;

    case TRESTLE_UNIT_SECONDS:
    case TRESTLE_UNIT_MINUTES:
    case TRESTLE_UNIT_HOURS:
    case TRESTLE_UNIT_DAYS:
      return TRESTLE_MEASURE_SECONDS;

    case TRESTLE_UNIT_HERTZ:
      return TRESTLE_MEASURE_HERTZ;

    case TRESTLE_UNIT_NONE:
    case TRESTLE_N_UNITS:
    default:
      return TRESTLE_MEASURE_COUNT;
    }
}

void
trestle_terms_add_field (TrestleTerms *self,
                         const char   *symbol,
                         gpointer      object,
                         const char   *field_name,
                         gint64        value)
{
  const TrestleField *field = trestle_object_find_field (object, field_name);
  g_autofree char *name = trestle_object_dup_name (object);
  TrestleMeasure measure = measure_of_unit (field->unit);
  TrestleTerm term = {
    .symbol = symbol,
    .value = measure == TRESTLE_MEASURE_SHARE ? trestle_ratio (value, 1000) : trestle_integer (value),
    .measure = measure,
    .source = trestle_object_is_set (object, field) ? TRESTLE_SOURCE_TYPED : TRESTLE_SOURCE_STANDARD,
    .object = object,
    .field = field,
    .label = g_strdup_printf ("%s – %s", name, _(field->label))
  };

  g_array_append_val (self->terms, term);
}

void
trestle_terms_add_figure (TrestleTerms *self,
                          const char   *symbol,
                          const char   *figure,
                          gpointer      object,
                          gpointer      other,
                          TrestleNumber value)
{
  const TrestleFigure *row = trestle_figure_find (figure);
  g_autofree char *name = trestle_object_dup_name (object);
  TrestleTerm term = {
    .symbol = symbol, .value = value, .measure = row->measure, .source = TRESTLE_SOURCE_COMPUTED,
    .object = object, .other = other, .figure = figure, .label = g_strdup_printf ("%s – %s", name, _(row->title))
  };

  g_array_append_val (self->terms, term);
}

void
trestle_terms_add_tally (TrestleTerms  *self,
                         const char    *symbol,
                         const char    *label,
                         TrestleMeasure measure,
                         const char    *cite,
                         gpointer       object,
                         TrestleNumber  value)
{
  TrestleTerm term = {
    .symbol = symbol, .value = value, .measure = measure, .source = TRESTLE_SOURCE_COMPUTED,
    .object = object, .cite = cite, .label = g_strdup (_(label))
  };

  g_array_append_val (self->terms, term);
}

void
trestle_terms_add_constant (TrestleTerms  *self,
                            const char    *symbol,
                            const char    *label,
                            TrestleMeasure measure,
                            const char    *cite,
                            TrestleNumber  value)
{
  TrestleTerm term = {
    .symbol = symbol, .value = value, .measure = measure, .source = TRESTLE_SOURCE_GUIDE,
    .cite = cite, .label = g_strdup (_(label))
  };

  g_array_append_val (self->terms, term);
}

static void
append_number (GString      *text,
               TrestleNumber number)
{
  number = trestle_number_reduce (number);
  if (number.den == 1)
    {
      g_autofree char *digits = trestle_number_to_decimal (number, 0, TRUE);

      g_string_append (text, digits);
    }
  else
    {
      g_autofree char *num = trestle_number_to_decimal (trestle_integer (number.num), 0, TRUE);
      g_autofree char *den = trestle_number_to_decimal (trestle_integer (number.den), 0, TRUE);

      g_string_append_printf (text, "(%s ÷ %s)", num, den);
    }
}

static void
append_term (GString           *text,
             const TrestleTerm *term)
{
  if (term->field != NULL && term->field->unit == TRESTLE_UNIT_MULTIPLE)
    {
      g_autofree char *factor = trestle_quantity_format (TRESTLE_UNIT_MULTIPLE,
                                                         (gint64) (term->value.num * 1000 / term->value.den));

      g_string_append (text, factor);
      return;
    }
  if (term->measure == TRESTLE_MEASURE_SHARE && 1000 % trestle_number_reduce (term->value).den == 0)
    {
      g_autofree char *percent = trestle_quantity_format (TRESTLE_UNIT_PERMILLE,
                                                          (gint64) (term->value.num * 1000 / term->value.den));

      g_string_append (text, percent);
      return;
    }

  append_number (text, term->value);
}

/* The @nth term with this symbol, or NULL. */
static const TrestleTerm *
find_term (const TrestleTerms *self,
           const char         *symbol,
           gsize               length,
           guint               nth)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const TrestleTerm *term = &g_array_index (self->terms, TrestleTerm, i);

      if (strlen (term->symbol) == length && strncmp (term->symbol, symbol, length) == 0 && nth-- == 0)
        return term;
    }

  return NULL;
}

static gboolean
is_symbol_char (gunichar c)
{
  return g_unichar_isalpha (c) || (c >= 0x2080 && c <= 0x2089) || c == '_' || c == '*';
}

static gsize
measure_symbol (const char *text)
{
  const char *end = text;

  while (is_symbol_char (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return end - text;
}

/* What follows the symbol, or else the character, that @pattern begins with. */
static const char *
skip_symbol (const char *pattern)
{
  gsize length = measure_symbol (pattern);

  return length > 0 ? pattern + length : g_utf8_next_char (pattern);
}

/* @pattern with each symbol replaced by its @nth term. */
static void
append_pattern (const TrestleTerms *self,
                GString            *text,
                const char         *pattern,
                const char         *end,
                guint               nth)
{
  while (pattern < end)
    {
      gsize length = measure_symbol (pattern);
      const TrestleTerm *term = length > 0 ? find_term (self, pattern, length, nth) : NULL;

      if (term == NULL && length > 0)
        term = find_term (self, pattern, length, 0);
      if (term != NULL)
        append_term (text, term);
      else
        g_string_append_len (text, pattern, skip_symbol (pattern) - pattern);
      pattern = skip_symbol (pattern);
    }
}

/* How many items a sum over @pattern has: as many as its most frequent symbol, and
 * none where a symbol has no term.
 */
static guint
count_items (const TrestleTerms *self,
             const char         *pattern,
             const char         *end)
{
  guint n = 0;

  while (pattern < end)
    {
      gsize length = measure_symbol (pattern);

      if (length > 0 && find_term (self, pattern, length, 0) == NULL)
        return 0;
      while (length > 0 && find_term (self, pattern, length, n) != NULL)
        n++;
      pattern = skip_symbol (pattern);
    }

  return n;
}

/* The value of one item of a sum: symbols and whole numbers between × and ÷. */
static TrestleNumber
evaluate_item (const TrestleTerms *self,
               const char         *pattern,
               const char         *end,
               guint               nth)
{
  TrestleNumber value = trestle_integer (1);
  gboolean divide = FALSE, up = FALSE;

  while (pattern < end)
    {
      gsize length = measure_symbol (pattern);
      TrestleNumber factor = trestle_integer (0);

      if (length > 0)
        {
          const TrestleTerm *term = find_term (self, pattern, length, nth);

          factor = term != NULL ? term->value : find_term (self, pattern, length, 0)->value;
          pattern += length;
        }
      else if (g_ascii_isdigit (*pattern))
        factor = trestle_integer (g_ascii_strtoll (pattern, (char **) &pattern, 10));
      else
        {
          divide = g_str_has_prefix (pattern, "÷") ? TRUE : (g_str_has_prefix (pattern, "×") ? FALSE : divide);
          up = up || g_str_has_prefix (pattern, "⌈");
          pattern = g_utf8_next_char (pattern);
          continue;
        }
      value = divide ? trestle_ratio (value.num * factor.den, value.den * factor.num)
                     : trestle_ratio (value.num * factor.num, value.den * factor.den);
      value = trestle_number_reduce (value);
    }

  return up ? trestle_integer (trestle_number_ceil (value)) : value;
}

static void
append_sum (const TrestleTerms *self,
            GString            *text,
            const char         *pattern,
            const char         *end)
{
  guint n = count_items (self, pattern, end);
  guint n_groups = MIN (n, MAX_ITEMS);

  /* A sum of one number needs no brackets. */
  if (n <= 1 && measure_symbol (pattern) == (gsize) (end - pattern))
    {
      if (n == 1)
        append_pattern (self, text, pattern, end, 0);
      else
        g_string_append_c (text, '0');
      return;
    }

  g_string_append_c (text, '(');
  if (n == 0)
    g_string_append_c (text, '0');
  for (guint group = 0; group < n_groups; group++)
    {
      guint from = group * n / n_groups;
      guint to = (group + 1) * n / n_groups;

      if (group > 0)
        g_string_append (text, " + ");
      if (n <= MAX_ITEMS)
        append_pattern (self, text, pattern, end, from);
      else
        {
          TrestleNumber subtotal = trestle_integer (0);

          for (guint i = from; i < to; i++)
            subtotal = trestle_number_add (subtotal, evaluate_item (self, pattern, end, i));
          append_number (text, subtotal);
        }
    }
  g_string_append_c (text, ')');
}

/* The bracket that closes the one in front of @text. */
static const char *
find_closing (const char *text)
{
  int depth = 1;

  for (;; text++)
    {
      depth += (*text == '(') - (*text == ')');
      if (depth == 0)
        return text;
    }
}

char *
trestle_terms_substitute (const TrestleTerms *self,
                          const char         *formula)
{
  GString *text = g_string_new (NULL);
  const char *rest = formula;
  const char *sum;

  while ((sum = strstr (rest, "Σ(")) != NULL)
    {
      const char *pattern = sum + strlen ("Σ(");
      const char *end = find_closing (pattern);

      append_pattern (self, text, rest, sum, 0);
      append_sum (self, text, pattern, end);
      rest = end + 1;
    }
  append_pattern (self, text, rest, rest + strlen (rest), 0);

  return g_string_free (text, FALSE);
}
