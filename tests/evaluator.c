/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recursive descent: sum, product, factor, number.
 */
#include "config.h"

#include "evaluator.h"

#include <string.h>

typedef struct
{
  const EvaluatorContext *context;
  const char             *rest;
  gboolean                in_sum;
  guint                   nth;        /* item of the sum that is being reckoned */
  guint                   n_items;    /* of that sum, as far as symbols seen tell */
  gboolean                is_empty;   /* one of its symbols has no term at all */
  char                   *problem;    /* the first one */
} Parser;

typedef Fraction (*Operation) (const Fraction *a,
                               const Fraction *b);

static Fraction parse_sum (Parser *self);

static void
complain (Parser     *self,
          const char *what)
{
  if (self->problem == NULL)
    self->problem = g_strdup_printf ("%s at “%s”", what, self->rest);
}

static void
skip_spaces (Parser *self)
{
  while (*self->rest == ' ')
    self->rest++;
}

static gboolean
take (Parser     *self,
      const char *token)
{
  skip_spaces (self);
  if (!g_str_has_prefix (self->rest, token))
    return FALSE;
  self->rest += strlen (token);

  return TRUE;
}

static void
expect (Parser     *self,
        const char *token)
{
  if (!take (self, token))
    {
      g_autofree char *what = g_strdup_printf ("no “%s”", token);

      complain (self, what);
    }
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;

  return n;
}

/* Digits in groups of three behind the first one to three, or not grouped at all. */
static void
take_whole (Parser  *self,
            GString *digits)
{
  const char *sign = self->context->grouping;
  gsize n = count_digits (self->rest);

  g_string_append_len (digits, self->rest, n);
  self->rest += n;
  if (n > 3)
    return;
  while (*sign != '\0' && g_str_has_prefix (self->rest, sign) && count_digits (self->rest + strlen (sign)) == 3)
    {
      g_string_append_len (digits, self->rest + strlen (sign), 3);
      self->rest += strlen (sign) + 3;
    }
}

static Fraction
parse_number (Parser *self)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  Fraction value;
  Fraction scale = fraction_from_integer (1);
  Fraction ten = fraction_from_integer (10);
  Fraction hundred = fraction_from_integer (100);

  take_whole (self, digits);
  if (g_str_has_prefix (self->rest, self->context->decimal) &&
      g_ascii_isdigit (self->rest[strlen (self->context->decimal)]))
    {
      self->rest += strlen (self->context->decimal);
      for (gsize n = count_digits (self->rest); n > 0; n--)
        {
          g_string_append_c (digits, *self->rest++);
          scale = fraction_multiply (&scale, &ten);
        }
    }
  value = fraction_from_digits (digits->str, digits->len);
  value = fraction_divide (&value, &scale);

  return take (self, "%") ? fraction_divide (&value, &hundred) : value;
}

/* Letters, with an index of small digits or further words behind them. */
static char *
take_symbol (Parser *self)
{
  const char *end;

  skip_spaces (self);
  end = self->rest;
  for (;;)
    {
      gunichar c = g_utf8_get_char (end);

      if (!g_unichar_isalpha (c) && !(c >= 0x2080 && c <= 0x2089) && c != '_')
        break;
      end = g_utf8_next_char (end);
    }
  if (end == self->rest || g_str_has_prefix (self->rest, "Σ"))
    return NULL;

  return g_strndup (self->rest, end - self->rest);
}

static Fraction
parse_symbol (Parser     *self,
              const char *symbol)
{
  guint n = self->context->count_terms != NULL ? self->context->count_terms (symbol, self->context->data) : 0;

  if (n == 0 && self->in_sum)
    {
      self->rest += strlen (symbol);
      self->is_empty = TRUE;
      return fraction_from_integer (1);
    }
  if (n == 0 || (n > 1 && !self->in_sum) || (n > 1 && self->nth >= n))
    {
      complain (self, n == 0 ? "symbol without a term" : "symbol with the wrong number of terms");
      return fraction_from_integer (0);
    }
  self->rest += strlen (symbol);
  self->n_items = MAX (self->n_items, n);

  return self->context->get_term (symbol, n == 1 ? 0 : self->nth, self->context->data);
}

/* Σ(item): the item again and again, as often as its symbols have terms; 0 where
 * one of them has none.
 */
static Fraction
parse_series (Parser *self)
{
  const char *start = self->rest;
  Fraction total = fraction_from_integer (0);

  self->in_sum = TRUE;
  self->n_items = 0;
  self->is_empty = FALSE;
  for (self->nth = 0; self->nth == 0 || self->nth < self->n_items; self->nth++)
    {
      Fraction item;

      self->rest = start;
      item = parse_sum (self);
      if (self->problem != NULL)
        break;
      total = fraction_add (&total, &item);
    }
  self->in_sum = FALSE;
  expect (self, ")");

  return self->is_empty ? fraction_from_integer (0) : total;
}

static Fraction
parse_extreme (Parser *self,
               int     sign)
{
  Fraction a = parse_sum (self);
  Fraction b;

  expect (self, ",");
  b = parse_sum (self);
  expect (self, ")");

  return fraction_compare (&a, &b) * sign >= 0 ? a : b;
}

static Fraction
parse_factor (Parser *self)
{
  Fraction value = fraction_from_integer (0);
  g_autofree char *symbol = NULL;

  if (take (self, "("))
    {
      value = parse_sum (self);
      expect (self, ")");
    }
  else if (take (self, "⌈"))
    {
      value = parse_sum (self);
      expect (self, "⌉");
      value = fraction_ceil (&value);
    }
  else if (take (self, "⌊"))
    {
      value = parse_sum (self);
      expect (self, "⌋");
      value = fraction_floor (&value);
    }
  else if (take (self, "max("))
    value = parse_extreme (self, 1);
  else if (take (self, "min("))
    value = parse_extreme (self, -1);
  else if (take (self, "Σ("))
    value = parse_series (self);
  else if (g_ascii_isdigit (*self->rest))
    value = parse_number (self);
  else if ((symbol = take_symbol (self)) != NULL)
    value = parse_symbol (self, symbol);
  else
    complain (self, "nothing to reckon with");

  return value;
}

static Fraction
divide (Parser         *self,
        const Fraction *a,
        const Fraction *b)
{
  if (!fraction_is_zero (b))
    return fraction_divide (a, b);
  complain (self, "division by zero");

  return *a;
}

static Fraction
parse_product (Parser *self)
{
  Fraction value = parse_factor (self);

  while (self->problem == NULL)
    {
      gboolean times = take (self, "×");
      Fraction factor;

      if (!times && !take (self, "÷"))
        break;
      factor = parse_factor (self);
      value = times ? fraction_multiply (&value, &factor) : divide (self, &value, &factor);
    }

  return value;
}

static Fraction
parse_sum (Parser *self)
{
  Fraction value = fraction_from_integer (0);
  Operation operation = take (self, "−") ? fraction_subtract : fraction_add;

  while (operation != NULL && self->problem == NULL)
    {
      Fraction product = parse_product (self);

      value = operation (&value, &product);
      operation = take (self, "+") ? fraction_add : (take (self, "−") ? fraction_subtract : NULL);
    }

  return value;
}

gboolean
evaluator_run (const EvaluatorContext *context,
               const char             *text,
               Fraction               *value,
               char                  **problem)
{
  Parser parser = { .context = context, .rest = text };

  *value = parse_sum (&parser);
  skip_spaces (&parser);
  if (*parser.rest != '\0')
    complain (&parser, "something left over");
  *problem = parser.problem;

  return parser.problem == NULL;
}

gboolean
evaluator_judge (const EvaluatorContext *context,
                 const char             *text,
                 guint                  *n,
                 guint                  *first_broken,
                 char                  **problem)
{
  Parser parser = { .context = context, .rest = text };
  guint broken = G_MAXUINT;

  *n = 0;
  do
    {
      Fraction a = parse_sum (&parser);
      Fraction b;

      expect (&parser, "≤");
      b = parse_sum (&parser);
      if (fraction_compare (&a, &b) > 0)
        broken = MIN (broken, *n);
      (*n)++;
    }
  while (parser.problem == NULL && take (&parser, ";"));
  skip_spaces (&parser);
  if (*parser.rest != '\0')
    complain (&parser, "something left over");
  *first_broken = MIN (broken, *n);
  *problem = parser.problem;

  return parser.problem == NULL;
}
