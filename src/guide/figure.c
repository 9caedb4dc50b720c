/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of figures, and how their values read.
 */
#include "config.h"

#include "figure.h"

#include <glib/gi18n.h>
#include <string.h>

#include "figures.h"
#include "quantity.h"
#include "techniques.h"

#define LONG_SECONDS 36000      /* ten hours */

static const TrestleFigure *const tables[] = {
  trestle_figures_design, trestle_figures_population, trestle_figures_location, trestle_figures_update,
  trestle_figures_instance, trestle_figures_path, trestle_figures_database, trestle_figures_repository
};

static const TrestleFigure **all_figures;
static guint n_all_figures;
static GPtrArray *of_kind[TRESTLE_N_KINDS];
static GHashTable *by_id;

static void
collect_tables (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  all_figures = g_new0 (const TrestleFigure *, 256);
  for (guint kind = 0; kind < TRESTLE_N_KINDS; kind++)
    of_kind[kind] = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const TrestleFigure *figure = tables[i]; figure->id != NULL; figure++)
      {
        g_assert (n_all_figures < 255 && !g_hash_table_contains (by_id, figure->id));
        all_figures[n_all_figures++] = figure;
        g_ptr_array_add (of_kind[figure->kind], (gpointer) figure);
        g_hash_table_insert (by_id, (gpointer) figure->id, (gpointer) figure);
      }
  g_once_init_leave (&once, 1);
}

const TrestleFigure *const *
trestle_figures_get_all (guint *n_figures)
{
  collect_tables ();
  if (n_figures != NULL)
    *n_figures = n_all_figures;

  return all_figures;
}

const TrestleFigure *const *
trestle_figures_get_of (TrestleKind kind,
                        guint      *n_figures)
{
  collect_tables ();
  *n_figures = of_kind[kind]->len;

  return (const TrestleFigure *const *) of_kind[kind]->pdata;
}

const TrestleFigure *
trestle_figure_find (const char *id)
{
  collect_tables ();

  return g_hash_table_lookup (by_id, id);
}

void
trestle_explanation_free (TrestleExplanation *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    g_free (g_array_index (self->terms, TrestleTerm, i).label);
  g_array_unref (self->terms);
  g_free (self->formula);
  g_free (self->substituted);
  g_free (self->value);
  g_free (self->exact);
  g_free (self);
}

const char *
trestle_verdict_get_label (TrestleVerdict verdict)
{
  static const char *const labels[] = { N_("Unknown"), N_("Meets"), N_("At risk"), N_("Fails") };

  return labels[verdict];
}

const char *
trestle_measure_get_unit (TrestleMeasure measure)
{
  static const char *const units[] = {
    [TRESTLE_MEASURE_COUNT] = "", [TRESTLE_MEASURE_PERSONS] = "persons", [TRESTLE_MEASURE_BYTES] = "bytes",
    [TRESTLE_MEASURE_BITS] = "bits", [TRESTLE_MEASURE_BIT_RATE] = "bit/s", [TRESTLE_MEASURE_BYTE_RATE] = "bytes/s",
    [TRESTLE_MEASURE_HERTZ] = "Hz", [TRESTLE_MEASURE_SECONDS] = "s", [TRESTLE_MEASURE_PER_SECOND] = "1/s", [TRESTLE_MEASURE_PER_DAY] = "1/d",
    [TRESTLE_MEASURE_SHARE] = "1", [TRESTLE_MEASURE_VERDICT] = "verdict", [TRESTLE_MEASURE_TECHNIQUES] = "techniques",
    [TRESTLE_MEASURE_YES_NO] = "boolean"
  };

  return units[measure];
}

/* With up to @most decimals, none where they are zeros. */
static char *
dup_decimal (TrestleNumber value,
             int           most)
{
  char *text = trestle_number_to_decimal (value, trestle_number_reduce (value).den == 1 ? 0 : most, TRUE);
  const char *sign = strstr (text, trestle_decimal_sign ());
  gsize length = strlen (text);

  if (sign == NULL)
    return text;
  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text + length == sign + strlen (trestle_decimal_sign ()))
    text[sign - text] = '\0';

  return text;
}

static char *
dup_with_unit (TrestleNumber value,
               TrestleInt128 divisor,
               int           decimals,
               const char   *unit)
{
  g_autofree char *number = dup_decimal (trestle_ratio (value.num, value.den * divisor), decimals);

  return g_strdup_printf ("%s %s", number, unit);
}

static char *
dup_bytes (TrestleNumber value)
{
  static const char *const units[] = { N_("B"), N_("KB"), N_("MB"), N_("GB"), N_("TB") };
  guint unit = 0;
  TrestleInt128 divisor = 1;

  while (unit + 1 < G_N_ELEMENTS (units) && value.num / value.den >= divisor * 1024)
    {
      divisor *= 1024;
      unit++;
    }

  return dup_with_unit (value, divisor, 2, _(units[unit]));
}

/* The multiple of @step that is nearest to @seconds, half up. */
static TrestleInt128
round_to (TrestleNumber seconds,
          gint64        step)
{
  return step * trestle_number_floor (trestle_ratio (2 * seconds.num + step * seconds.den, 2 * step * seconds.den));
}

/* To the nearest second, from ten hours on to the nearest minute: nobody plans the seconds of a day. Not where only whole
 * hours would be left: limits are whole hours, and what misses one by seconds must not read as if it met it.
 */
static char *
dup_duration (TrestleNumber value)
{
  TrestleInt128 seconds = round_to (value, 1), minutes = round_to (value, 60);

  if (seconds >= LONG_SECONDS && minutes % 3600 != 0)
    seconds = minutes;

  return trestle_quantity_format_time ((gint64) MIN (seconds, (TrestleInt128) G_MAXINT64));
}

static char *
dup_techniques (TrestleNumber value)
{
  static const TrestleField field = { .kind = TRESTLE_FIELD_CHOICES, .choices = trestle_techniques };
  const TrestleValue set = { .set = TRUE, .number = (gint64) value.num };

  return trestle_field_dup_text (&field, &set);
}

char *
trestle_measure_dup_text (TrestleMeasure measure,
                          TrestleNumber  value)
{
  if (!trestle_number_is_known (value))
    return g_strdup ("–");

  switch (measure)
    {
    case TRESTLE_MEASURE_BYTES:
      return dup_bytes (value);

    case TRESTLE_MEASURE_BITS:
      return dup_with_unit (value, 1, 1, _("bit"));

    case TRESTLE_MEASURE_BIT_RATE:
      return dup_with_unit (value, 1000000, 3, _("Mbps"));

    case TRESTLE_MEASURE_BYTE_RATE:
      return dup_with_unit (value, 1000000, 3, _("MB/s"));

    case TRESTLE_MEASURE_HERTZ:
      return dup_with_unit (value, 1000000000, 3, _("GHz"));

    case TRESTLE_MEASURE_SECONDS:
      return dup_duration (value);

    case TRESTLE_MEASURE_PER_SECOND:
      return dup_with_unit (value, 1, 3, _("per second"));

    case TRESTLE_MEASURE_PER_DAY:
      return dup_with_unit (value, 1, 0, _("per day"));

    case TRESTLE_MEASURE_SHARE:
      return dup_with_unit (trestle_ratio (value.num * 100, value.den), 1, 1, "%");

    case TRESTLE_MEASURE_VERDICT:
      return g_strdup (_(trestle_verdict_get_label ((TrestleVerdict) value.num)));

    case TRESTLE_MEASURE_TECHNIQUES:
      return dup_techniques (value);

    case TRESTLE_MEASURE_YES_NO:
      return g_strdup (value.num != 0 ? _("Yes") : _("No"));

    case TRESTLE_MEASURE_COUNT:
    case TRESTLE_MEASURE_PERSONS:
    default:
      return dup_decimal (value, 3);
    }
}

static gboolean
is_below (TrestleNumber value,
          gint64        limit)
{
  return trestle_number_compare (value, trestle_integer (limit)) < 0;
}

/* Decimals that leave three digits of a value in units of @divisor. */
static int
choose_decimals (TrestleNumber value,
                 gint64        divisor)
{
  if (!is_below (value, 100 * divisor))
    return 0;

  return is_below (value, 10 * divisor) ? 2 : 1;
}

char *
trestle_measure_dup_short (TrestleMeasure measure,
                           TrestleNumber  value)
{
  TrestleNumber percent;

  if (!trestle_number_is_known (value))
    return trestle_measure_dup_text (measure, value);
  if (measure == TRESTLE_MEASURE_BIT_RATE)
    return dup_with_unit (value, 1000000, choose_decimals (value, 1000000), _("Mbps"));
  if (measure == TRESTLE_MEASURE_BYTE_RATE)
    return dup_with_unit (value, 1000000, choose_decimals (value, 1000000), _("MB/s"));
  if (measure != TRESTLE_MEASURE_SHARE)
    return trestle_measure_dup_text (measure, value);

  percent = trestle_ratio (value.num * 100, value.den);
  if (is_below (percent, 10) || (!is_below (percent, 99) && is_below (percent, 101)))
    return trestle_measure_dup_text (measure, value);

  return dup_with_unit (percent, 1, 0, "%");
}

char *
trestle_measure_dup_precise (TrestleMeasure measure,
                             TrestleNumber  value)
{
  static const char *const units[TRESTLE_MEASURE_YES_NO + 1] = {
    [TRESTLE_MEASURE_BYTES] = N_("B"), [TRESTLE_MEASURE_BIT_RATE] = N_("bit/s"), [TRESTLE_MEASURE_HERTZ] = N_("Hz"),
    [TRESTLE_MEASURE_SECONDS] = N_("s")
  };

  if (measure == TRESTLE_MEASURE_SECONDS && trestle_number_is_known (value) &&
      trestle_number_compare (value, trestle_ratio (round_to (value, 1), 1)) == 0)
    return trestle_quantity_format_time ((gint64) round_to (value, 1));

  return units[measure] != NULL && trestle_number_is_known (value) ? dup_with_unit (value, 1, 6, _(units[measure]))
                                                                   : trestle_measure_dup_text (measure, value);
}

char *
trestle_figure_value_dup_text (const TrestleFigureValue *value)
{
  return trestle_measure_dup_text (value->figure->measure, value->value);
}
