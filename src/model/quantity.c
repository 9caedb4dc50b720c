/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each unit is a scale: steps from the largest to the base unit, and the words
 * people use for them.
 */
#include "config.h"

#include "quantity.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#include "field.h"

typedef struct
{
  const char *symbol;     /* N_() */
  gint64      factor;     /* base units in one of these */
} Step;

#define KIB G_GINT64_CONSTANT (1024)
#define KILO G_GINT64_CONSTANT (1000)

static const Step count_steps[] = { { "", 1 }, { NULL, 0 } };
static const Step byte_steps[] = {
  { N_("TB"), KIB * KIB * KIB * KIB }, { N_("GB"), KIB * KIB * KIB }, { N_("MB"), KIB * KIB }, { N_("KB"), KIB },
  { N_("B"), 1 }, { NULL, 0 }
};
static const Step medium_steps[] = {
  { N_("TB"), KILO * KILO * KILO * KILO }, { N_("GB"), KILO * KILO * KILO }, { N_("MB"), KILO * KILO },
  { N_("KB"), KILO }, { N_("B"), 1 }, { NULL, 0 }
};
static const Step byte_rate_steps[] = {
  { N_("GB/s"), KILO * KILO * KILO }, { N_("MB/s"), KILO * KILO }, { N_("KB/s"), KILO }, { N_("B/s"), 1 }, { NULL, 0 }
};
static const Step bit_rate_steps[] = {
  { N_("Gbps"), KILO * KILO * KILO }, { N_("Mbps"), KILO * KILO }, { N_("kbps"), KILO }, { N_("bit/s"), 1 }, { NULL, 0 }
};
static const Step hertz_steps[] = {
  { N_("GHz"), KILO * KILO * KILO }, { N_("MHz"), KILO * KILO }, { N_("kHz"), KILO }, { N_("Hz"), 1 }, { NULL, 0 }
};
static const Step permille_steps[] = { { "%", 10 }, { NULL, 0 } };
static const Step multiple_steps[] = { { "", 1000 }, { NULL, 0 } };
static const Step second_steps[] = { { N_("s"), 1 }, { NULL, 0 } };
static const Step minute_steps[] = { { N_("min"), 60 }, { NULL, 0 } };
static const Step hour_steps[] = { { N_("h"), 3600 }, { NULL, 0 } };
static const Step day_steps[] = { { N_("d"), 86400 }, { NULL, 0 } };

static const struct
{
  const Step *steps;
  guint       plain;    /* index of the step that a number without a unit means */
} scales[TRESTLE_N_UNITS] = {
  [TRESTLE_UNIT_NONE] = { count_steps, 0 },
  [TRESTLE_UNIT_PERSONS] = { count_steps, 0 },
  [TRESTLE_UNIT_BYTES] = { byte_steps, 1 },
  [TRESTLE_UNIT_MEDIUM_BYTES] = { medium_steps, 1 },
  [TRESTLE_UNIT_BYTE_RATE] = { byte_rate_steps, 1 },
  [TRESTLE_UNIT_BIT_RATE] = { bit_rate_steps, 1 },
  [TRESTLE_UNIT_HERTZ] = { hertz_steps, 0 },
  [TRESTLE_UNIT_PERMILLE] = { permille_steps, 0 },
  [TRESTLE_UNIT_MULTIPLE] = { multiple_steps, 0 },
  [TRESTLE_UNIT_SECONDS] = { second_steps, 0 },
  [TRESTLE_UNIT_MINUTES] = { minute_steps, 0 },
  [TRESTLE_UNIT_HOURS] = { hour_steps, 0 },
  [TRESTLE_UNIT_DAYS] = { day_steps, 0 }
};

/* Words that mean a step of some scale, beside the symbols above and their
 * translations.  One with a capital letter counts only when written like this.
 */
static const struct
{
  const char *word;
  TrestleUnit unit;
  gint64      factor;
} words[] = {
  { "bytes", TRESTLE_UNIT_BYTES, 1 }, { "byte", TRESTLE_UNIT_BYTES, 1 },
  { "kib", TRESTLE_UNIT_BYTES, KIB }, { "mib", TRESTLE_UNIT_BYTES, KIB * KIB },
  { "gib", TRESTLE_UNIT_BYTES, KIB * KIB * KIB }, { "tib", TRESTLE_UNIT_BYTES, KIB * KIB * KIB * KIB },
  { "bytes", TRESTLE_UNIT_MEDIUM_BYTES, 1 }, { "byte", TRESTLE_UNIT_MEDIUM_BYTES, 1 },
  { "kib", TRESTLE_UNIT_MEDIUM_BYTES, KIB }, { "mib", TRESTLE_UNIT_MEDIUM_BYTES, KIB * KIB },
  { "gib", TRESTLE_UNIT_MEDIUM_BYTES, KIB * KIB * KIB }, { "tib", TRESTLE_UNIT_MEDIUM_BYTES, KIB * KIB * KIB * KIB },
  { "bit/s", TRESTLE_UNIT_BIT_RATE, 1 }, { "bps", TRESTLE_UNIT_BIT_RATE, 1 },
  { "kbit/s", TRESTLE_UNIT_BIT_RATE, KILO }, { "mbit/s", TRESTLE_UNIT_BIT_RATE, KILO * KILO },
  { "gbit/s", TRESTLE_UNIT_BIT_RATE, KILO * KILO * KILO }, { "tbit/s", TRESTLE_UNIT_BIT_RATE, KILO * KILO * KILO * KILO },
  { "kbit", TRESTLE_UNIT_BIT_RATE, KILO }, { "mbit", TRESTLE_UNIT_BIT_RATE, KILO * KILO },
  { "gbit", TRESTLE_UNIT_BIT_RATE, KILO * KILO * KILO }, { "tbps", TRESTLE_UNIT_BIT_RATE, KILO * KILO * KILO * KILO },
  /* MB/s would be eight times as much. */
  { "kb/s", TRESTLE_UNIT_BIT_RATE, KILO }, { "Mb/s", TRESTLE_UNIT_BIT_RATE, KILO * KILO },
  { "Gb/s", TRESTLE_UNIT_BIT_RATE, KILO * KILO * KILO },
  { "s", TRESTLE_UNIT_SECONDS, 1 }, { "sec", TRESTLE_UNIT_SECONDS, 1 }, { "second", TRESTLE_UNIT_SECONDS, 1 },
  { "seconds", TRESTLE_UNIT_SECONDS, 1 }, { "sek", TRESTLE_UNIT_SECONDS, 1 }, { "sekunden", TRESTLE_UNIT_SECONDS, 1 },
  { "min", TRESTLE_UNIT_SECONDS, 60 }, { "mins", TRESTLE_UNIT_SECONDS, 60 }, { "minute", TRESTLE_UNIT_SECONDS, 60 },
  { "minutes", TRESTLE_UNIT_SECONDS, 60 }, { "minuten", TRESTLE_UNIT_SECONDS, 60 }, { "m", TRESTLE_UNIT_SECONDS, 60 },
  { "h", TRESTLE_UNIT_SECONDS, 3600 }, { "hr", TRESTLE_UNIT_SECONDS, 3600 }, { "hrs", TRESTLE_UNIT_SECONDS, 3600 },
  { "hours", TRESTLE_UNIT_SECONDS, 3600 }, { "hour", TRESTLE_UNIT_SECONDS, 3600 }, { "std", TRESTLE_UNIT_SECONDS, 3600 },
  { "stunde", TRESTLE_UNIT_SECONDS, 3600 }, { "stunden", TRESTLE_UNIT_SECONDS, 3600 },
  { "d", TRESTLE_UNIT_SECONDS, 86400 }, { "days", TRESTLE_UNIT_SECONDS, 86400 }, { "day", TRESTLE_UNIT_SECONDS, 86400 },
  { "tag", TRESTLE_UNIT_SECONDS, 86400 }, { "tage", TRESTLE_UNIT_SECONDS, 86400 },
  { "‰", TRESTLE_UNIT_PERMILLE, 1 }, { "percent", TRESTLE_UNIT_PERMILLE, 10 }, { "prozent", TRESTLE_UNIT_PERMILLE, 10 }
};

/* Leased lines by their names: a rate without a number. */
static const struct
{
  const char *name;
  gint64      rate;
} lines[] = {
  { "t1", 1544000 }, { "ds1", 1544000 }, { "e1", 2048000 }, { "t2", 6312000 }, { "e2", 8448000 }, { "e3", 34368000 },
  { "t3", 44736000 }, { "ds3", 44736000 }, { "oc3", 155520000 }, { "oc-3", 155520000 }, { "stm-1", 155520000 }
};

static gboolean
is_time (TrestleUnit unit)
{
  return unit >= TRESTLE_UNIT_SECONDS && unit <= TRESTLE_UNIT_DAYS;
}

const char *
trestle_decimal_sign (void)
{
  const char *sign = nl_langinfo (RADIXCHAR);

  return *sign != '\0' && g_utf8_validate (sign, -1, NULL) ? sign : ".";
}

/* The C locale has none, but long numbers are for people there, too. */
const char *
trestle_grouping_sign (void)
{
  const char *sign = nl_langinfo (THOUSEP);

  if (*sign == '\0' && g_str_equal (trestle_decimal_sign (), "."))
    return ",";

  return g_utf8_validate (sign, -1, NULL) ? sign : "";
}

const char *
trestle_quantity_symbol (TrestleUnit unit)
{
  return scales[unit].steps[scales[unit].plain].symbol;
}

char *
trestle_quantity_group (gint64 value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (value));
  const char *sign = trestle_grouping_sign ();
  gsize length = strlen (digits);
  GString *text = g_string_new (value < 0 ? "−" : NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, sign);
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* @value / @factor with up to three decimals; only called where they are exact. */
static char *
format_decimals (gint64 value,
                 gint64 factor)
{
  g_autofree char *whole = trestle_quantity_group (value / factor);
  gint64 thousandths = (gint64) (((__int128) (value % factor) * 1000) / factor);
  char decimals[8];

  if (thousandths == 0)
    return g_steal_pointer (&whole);

  g_snprintf (decimals, sizeof decimals, "%03d", (int) thousandths);
  for (int i = 2; decimals[i] == '0'; i--)
    decimals[i] = '\0';

  return g_strconcat (whole, trestle_decimal_sign (), decimals, NULL);
}

static gboolean
is_exact (gint64 value,
          gint64 factor)
{
  return ((__int128) value * 1000) % factor == 0;
}

char *
trestle_quantity_format_plain (TrestleUnit unit,
                               gint64      value)
{
  const gint64 factor = scales[unit].steps[scales[unit].plain].factor;
  const __int128 thousandths = (__int128) ABS (value) * 1000 / factor;
  char *text, *end;

  if (!is_exact (value, factor) || thousandths > G_MAXINT64)
    return NULL;

  text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%03d", value < 0 ? "-" : "", (gint64) (thousandths / 1000),
                          (int) (thousandths % 1000));
  for (end = text + strlen (text) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';

  return text;
}

char *
trestle_quantity_format_time (gint64 seconds)
{
  static const Step steps[] = { { N_("h"), 3600 }, { N_("min"), 60 }, { N_("s"), 1 } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint64 n = seconds / steps[i].factor;
      g_autofree char *number = trestle_quantity_group (n);

      if (n > 0)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? " " : "", number, _(steps[i].symbol));
      seconds %= steps[i].factor;
    }

  if (text->len == 0)
    g_string_append_printf (text, "0 %s", _("s"));

  return g_string_free (text, FALSE);
}

char *
trestle_quantity_format (TrestleUnit unit,
                         gint64      value)
{
  const Step *step = scales[unit].steps;
  g_autofree char *number = NULL;

  while (step[1].symbol != NULL && (ABS (value) < step->factor || !is_exact (value, step->factor)))
    step++;

  if (is_time (unit) && !is_exact (value, step->factor))
    return trestle_quantity_format_time (value);

  number = format_decimals (value, step->factor);
  if (step->symbol[0] == '\0')
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s %s", number, _(step->symbol));
}

/* Parsing */

/* A run of groups of three digits behind @sign: "1,234,567". */
static gboolean
is_grouped (const char *digits,
            gsize       length,
            char        sign)
{
  gsize since = 0;
  gboolean seen = FALSE;

  /* Nobody writes 0,125 for a hundred and twenty-five. */
  if (digits[0] == '0')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (digits[i] != sign)
        {
          since++;
          continue;
        }
      if (since == 0 || since > 3 || (seen && since != 3))
        return FALSE;
      seen = TRUE;
      since = 0;
    }

  return seen && since == 3;
}

/* The sign among . and , that separates decimals in this number, where @local
 * usually does; 0 when none does.
 */
static char
find_decimal_sign (const char *number,
                   gsize       length,
                   char        local)
{
  char other = local == ',' ? '.' : ',';
  const char *last_local = g_strrstr_len (number, length, local == ',' ? "," : ".");
  const char *last_other = g_strrstr_len (number, length, other == ',' ? "," : ".");

  if (last_local != NULL && last_other != NULL)
    return last_local > last_other ? local : other;
  /* Twice, it is the grouping of the plain form. */
  if (last_local != NULL && memchr (number, local, last_local - number) != NULL && is_grouped (number, length, local))
    return 0;
  if (last_local != NULL)
    return local;
  if (last_other != NULL && !is_grouped (number, length, other))
    return other;

  return 0;
}

/* Reads the number at *@text, exactly: *@mantissa / 10^*@decimals. */
static gboolean
parse_number (const char **text,
              char         sign,
              gint64      *mantissa,
              guint       *decimals)
{
  const char *start = *text;
  const char *end = start;
  char decimal;
  gboolean any = FALSE, in_decimals = FALSE;

  while (g_ascii_isdigit (*end) || ((*end == '.' || *end == ',') && (g_ascii_isdigit (end[1]) || end > start)) ||
         (g_unichar_isspace (g_utf8_get_char (end)) && end > start && g_ascii_isdigit (end[-1]) &&
          g_ascii_isdigit (*g_utf8_next_char (end))) ||
         (*end == '\'' && g_ascii_isdigit (end[1])))
    end = g_utf8_next_char (end);

  decimal = find_decimal_sign (start, end - start, sign);
  *mantissa = 0;
  *decimals = 0;
  for (const char *c = start; c < end; c++)
    {
      if (*c == decimal && decimal != 0)
        {
          if (in_decimals)
            return FALSE;
          in_decimals = TRUE;
        }
      else if (g_ascii_isdigit (*c))
        {
          if (__builtin_mul_overflow (*mantissa, 10, mantissa) || __builtin_add_overflow (*mantissa, *c - '0', mantissa))
            return FALSE;
          *decimals += in_decimals ? 1 : 0;
          any = TRUE;
        }
    }
  *text = end;

  return any && *decimals <= 12;
}

static gboolean
has_capital (const char *word)
{
  while (*word != '\0' && !g_ascii_isupper (*word))
    word++;

  return *word != '\0';
}

/* Base units that the word @word means for @unit, or 0. */
static gint64
find_factor (TrestleUnit unit,
             const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, g_str_has_suffix (word, ".") ? (gssize) strlen (word) - 1 : -1);

  for (const Step *step = scales[unit].steps; step->symbol != NULL; step++)
    {
      g_autofree char *symbol = g_utf8_casefold (step->symbol, -1);
      g_autofree char *local = g_utf8_casefold (*step->symbol != '\0' ? _(step->symbol) : "", -1);

      if (g_str_equal (folded, symbol) || g_str_equal (folded, local))
        return step->factor;
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (has_capital (words[i].word) ? word : folded, words[i].word) &&
        (words[i].unit == unit || (is_time (unit) && words[i].unit == TRESTLE_UNIT_SECONDS)))
      return words[i].factor;

  return 0;
}

/* The rate of a leased line of the name @text, or 0. */
static gint64
find_line (TrestleUnit unit,
           const char *text)
{
  g_autofree char *folded = g_strstrip (g_utf8_casefold (text, -1));

  for (guint i = 0; unit == TRESTLE_UNIT_BIT_RATE && i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (folded, lines[i].name))
      return lines[i].rate;

  return 0;
}

/* Whether @mantissa Mbps, written with one sign before its last three digits, is
 * meant as a leased line, whose rates are written "1.544 Mbit/s" or "1,544 Mbit/s"
 * everywhere.
 */
static gboolean
is_line_rate (const char *number,
              gsize       length,
              gint64      mantissa)
{
  if (length < 5 || strchr (".,", number[length - 4]) == NULL || strcspn (number, ".,") != length - 4)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].rate == mantissa * KILO)
      return TRUE;

  return FALSE;
}

/* Adds mantissa / 10^decimals × factor, rounded half up, to *value. */
static gboolean
add_scaled (gint64  mantissa,
            guint   decimals,
            gint64  factor,
            gint64 *value)
{
  __int128 scale = 1;
  __int128 scaled;

  for (guint i = 0; i < decimals; i++)
    scale *= 10;
  scaled = (((__int128) mantissa * factor) * 2 + scale) / (2 * scale);

  return scaled <= G_MAXINT64 && !__builtin_add_overflow (*value, (gint64) scaled, value);
}

static gboolean
fail_to_parse (TrestleUnit unit,
               const char *text,
               GError    **error)
{
  g_autofree char *example = trestle_quantity_format (unit, scales[unit].steps[scales[unit].plain].factor * 4);

  g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX,
               _("“%s” is not understood; expected a value such as %s"), text, example);

  return FALSE;
}

gboolean
trestle_quantity_parse (TrestleUnit unit,
                        const char *text,
                        gint64     *value,
                        GError    **error)
{
  return trestle_quantity_parse_as (unit, text, 0, value, error);
}

static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* The word at *@text: letters and signs; "1h30min" has two. */
static char *
take_word (const char **text)
{
  const char *start = *text;

  while (**text != '\0' && !g_ascii_isdigit (**text) && !g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);

  return g_strndup (start, *text - start);
}

/* Reads one number with its unit at *@text and adds it to *@value. */
static gboolean
parse_part (TrestleUnit  unit,
            const char **text,
            char         sign,
            gint64      *value)
{
  const char *number = *text;
  gint64 mantissa, factor;
  guint decimals;
  gsize length;
  g_autofree char *word = NULL;

  if (!parse_number (text, sign, &mantissa, &decimals))
    return FALSE;
  length = *text - number;
  *text = skip_spaces (*text);
  word = take_word (text);
  factor = *word != '\0' ? find_factor (unit, word) : scales[unit].steps[scales[unit].plain].factor;
  if (unit == TRESTLE_UNIT_BIT_RATE && factor == KILO * KILO && decimals == 0 && is_line_rate (number, length, mantissa))
    decimals = 3;
  /* There is no half a person. */
  if (factor == 0 || (scales[unit].steps == count_steps && decimals > 0))
    return FALSE;

  return add_scaled (mantissa, decimals, factor, value);
}

gboolean
trestle_quantity_parse_as (TrestleUnit unit,
                           const char *text,
                           char        decimal,
                           gint64     *value,
                           GError    **error)
{
  const char sign = decimal != 0 ? decimal : trestle_decimal_sign ()[0] == ',' ? ',' : '.';
  const char *rest = skip_spaces (text);
  gboolean negative = *rest == '-' || g_str_has_prefix (rest, "−");
  gboolean any = FALSE;

  *value = find_line (unit, text);
  if (*value > 0)
    return TRUE;

  for (rest = negative ? skip_spaces (g_utf8_next_char (rest)) : rest; *rest != '\0'; rest = skip_spaces (rest))
    {
      if ((any && !is_time (unit)) || !parse_part (unit, &rest, sign, value))
        return fail_to_parse (unit, text, error);
      any = TRUE;
    }

  if (!any)
    return fail_to_parse (unit, text, error);
  if (negative)
    *value = -*value;

  return TRUE;
}
