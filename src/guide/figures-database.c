/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of databases: rows, bytes and writes, on the low and the high event
 * rate (C-7).
 */
#include "config.h"

#include "figures.h"
#include "limit.h"

#include <glib/gi18n.h>

static TrestleInt128
take_clients (const TrestleDatabaseLoad *load,
              TrestleTerms              *terms)
{
  return trestle_take_count (terms, "clients", "database-clients", load->database, load->clients);
}

static gint64
take_rate (const TrestleIndex *index,
           gboolean            high,
           TrestleTerms       *terms)
{
  return high ? TRESTLE_TAKE_PARAMETER ("rate", event_rate_high) : TRESTLE_TAKE_PARAMETER ("rate", event_rate_low);
}

static const TrestleDatabaseLoad *
find_load (const TrestleIndex  *index,
           const TrestleObject *subject)
{
  const TrestleDatabaseLoad *load = &index->databases[subject->position];

  return load->n_instances > 0 && load->database->retention != TRESTLE_UNSET ? load : NULL;
}

TRESTLE_FIGURE (compute_clients)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_instances; i++)
    if (index->instances[i].instance->database.target == subject)
      trestle_take_count (terms, "clients", "clients", index->instances[i].instance, index->instances[i].clients);

  return trestle_integer (index->databases[subject->position].clients);
}

/* Rows × 86,400: retention is stored in seconds. */
static TrestleInt128
take_rows (const TrestleIndex        *index,
           const TrestleDatabaseLoad *load,
           gboolean                   high,
           TrestleTerms              *terms)
{
  return take_clients (load, terms) * take_rate (index, high, terms) *
         trestle_take_field (terms, "retention", load->database, "retention", load->database->retention);
}

static TrestleNumber
count_rows (const TrestleIndex  *index,
            const TrestleObject *subject,
            gboolean             high,
            TrestleTerms        *terms)
{
  const TrestleDatabaseLoad *load = find_load (index, subject);

  return load != NULL ? trestle_ratio (take_rows (index, load, high, terms), TRESTLE_SECONDS_PER_DAY) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_rows_low)
{
  return count_rows (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_rows_high)
{
  return count_rows (data, subject, TRUE, terms);
}

static TrestleNumber
measure_raw (const TrestleIndex  *index,
             const TrestleObject *subject,
             gboolean             high,
             TrestleTerms        *terms)
{
  const TrestleDatabaseLoad *load = find_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (take_rows (index, load, high, terms) * TRESTLE_TAKE_PARAMETER ("size", event_size), TRESTLE_SECONDS_PER_DAY);
}

TRESTLE_FIGURE (compute_raw_low)
{
  return measure_raw (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_raw_high)
{
  return measure_raw (data, subject, TRUE, terms);
}

static TrestleNumber
measure_size (const TrestleIndex  *index,
              const TrestleObject *subject,
              gboolean             high,
              TrestleTerms        *terms)
{
  const TrestleDatabaseLoad *load = find_load (index, subject);
  TrestleNumber raw = measure_raw (index, subject, high, terms);
  gint64 safety;

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  safety = trestle_take_field (terms, "safety", load->database, "safety", TRESTLE_OR (load->database->safety, TRESTLE_DATABASE_SAFETY));

  return trestle_integer (trestle_number_ceil (trestle_ratio (raw.num * (1000 + safety), raw.den * 1000)));
}

TRESTLE_FIGURE (compute_size_low)
{
  return measure_size (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_size_high)
{
  return measure_size (data, subject, TRUE, terms);
}

TrestleNumber
trestle_database_raw (const TrestleIndex    *index,
                      const TrestleDatabase *database)
{
  return measure_raw (index, (const TrestleObject *) database, TRUE, NULL);
}

TrestleNumber
trestle_database_size (const TrestleIndex    *index,
                       const TrestleDatabase *database,
                       gboolean               high)
{
  return measure_size (index, (const TrestleObject *) database, high, NULL);
}

TRESTLE_FIGURE (compute_iops_low)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (&index->databases[subject->position], terms) * take_rate (index, FALSE, terms), TRESTLE_SECONDS_PER_DAY);
}

TRESTLE_FIGURE (compute_iops_high)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (&index->databases[subject->position], terms) * take_rate (index, TRUE, terms), TRESTLE_SECONDS_PER_DAY);
}

TRESTLE_FIGURE (compute_iops_concentrated_low)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (&index->databases[subject->position], terms) * take_rate (index, FALSE, terms), TRESTLE_CONCENTRATED_DAY);
}

TRESTLE_FIGURE (compute_iops_concentrated)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (&index->databases[subject->position], terms) * take_rate (index, TRUE, terms), TRESTLE_CONCENTRATED_DAY);
}

static TrestleNumber
measure_total (const TrestleIndex  *index,
               const TrestleObject *subject,
               gboolean             high,
               TrestleTerms        *terms)
{
  TrestleInt128 events = take_clients (&index->databases[subject->position], terms) * take_rate (index, high, terms);

  return trestle_ratio (events * (1000 + TRESTLE_TAKE_PARAMETER ("buffer", report_buffer)), (TrestleInt128) TRESTLE_SECONDS_PER_DAY * 1000);
}

TRESTLE_FIGURE (compute_iops_total_low)
{
  return measure_total (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_iops_total)
{
  return measure_total (data, subject, TRUE, terms);
}

TRESTLE_FIGURE (compute_express)
{
  TrestleNumber size = measure_size (data, subject, TRUE, NULL);

  if (!trestle_number_is_known (size))
    return TRESTLE_UNKNOWN;
  trestle_take_figure (terms, "size", "database-size-high", subject, size);
  trestle_take_constant (terms, "cap", N_("Largest database of SQL Server Express"), TRESTLE_MEASURE_BYTES, "R-X.3", TRESTLE_LIMIT_EXPRESS);

  return trestle_integer (size.num <= TRESTLE_LIMIT_EXPRESS);
}

/* Longest whole number of days whose size stays under the Express cap. */
static TrestleNumber
count_days (const TrestleIndex *index,
            TrestleObject      *subject,
            gboolean            high,
            TrestleTerms       *terms)
{
  const TrestleDatabaseLoad *load = &index->databases[subject->position];
  gint64 safety = TRESTLE_OR (load->database->safety, TRESTLE_DATABASE_SAFETY);
  TrestleInt128 daily;

  if (load->clients == 0)
    return TRESTLE_UNKNOWN;
  trestle_take_constant (terms, "cap", N_("Largest database of SQL Server Express"), TRESTLE_MEASURE_BYTES, "R-X.3", TRESTLE_LIMIT_EXPRESS);
  trestle_take_field (terms, "safety", subject, "safety", safety);
  daily = take_clients (load, terms) * take_rate (index, high, terms) * TRESTLE_TAKE_PARAMETER ("size", event_size) * (1000 + safety);

  return trestle_integer (trestle_number_floor (trestle_ratio ((TrestleInt128) TRESTLE_LIMIT_EXPRESS * 1000, daily)));
}

TRESTLE_FIGURE (compute_longest_low)
{
  return count_days (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_longest)
{
  return count_days (data, subject, TRUE, terms);
}

#define DATABASE .kind = TRESTLE_KIND_DATABASE, .calc = "C-7"

const TrestleFigure trestle_figures_database[] = {
  { "database-clients", DATABASE, .title = N_("Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.0.2", .formula = "Σ(clients)", .compute = compute_clients },
  { "database-rows-low", DATABASE, .title = N_("Events Kept, Low"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.2.8", .formula = "clients × rate × retention ÷ 86400", .compute = compute_rows_low },
  { "database-rows-high", DATABASE, .title = N_("Events Kept, High"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.2.8", .formula = "clients × rate × retention ÷ 86400", .compute = compute_rows_high },
  { "database-raw-low", DATABASE, .title = N_("Raw Size, Low"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .formula = "clients × rate × size × retention ÷ 86400", .compute = compute_raw_low },
  { "database-raw-high", DATABASE, .title = N_("Raw Size, High"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .formula = "clients × rate × size × retention ÷ 86400", .compute = compute_raw_high },
  { "database-size-low", DATABASE, .title = N_("Database Size, Low"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .formula = "⌈clients × rate × size × retention ÷ 86400 × (1 + safety)⌉", .compute = compute_size_low },
  { "database-size-high", DATABASE, .title = N_("Database Size, High"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .formula = "⌈clients × rate × size × retention ÷ 86400 × (1 + safety)⌉", .compute = compute_size_high },
  { "database-iops-low", DATABASE, .title = N_("Write IOPS, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .formula = "clients × rate ÷ 86400", .compute = compute_iops_low },
  { "database-iops-high", DATABASE, .title = N_("Write IOPS, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .formula = "clients × rate ÷ 86400", .compute = compute_iops_high },
  { "database-iops-concentrated-low", DATABASE, .title = N_("Write IOPS in an 8-Hour Day, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .formula = "clients × rate ÷ 28800", .compute = compute_iops_concentrated_low },
  { "database-iops-concentrated", DATABASE, .title = N_("Write IOPS in an 8-Hour Day, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .formula = "clients × rate ÷ 28800", .compute = compute_iops_concentrated },
  { "database-iops-total-low", DATABASE, .title = N_("IOPS With the Report Buffer, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.14", .formula = "clients × rate ÷ 86400 × (1 + buffer)", .compute = compute_iops_total_low },
  { "database-iops-total", DATABASE, .title = N_("IOPS With the Report Buffer, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.14", .formula = "clients × rate ÷ 86400 × (1 + buffer)", .compute = compute_iops_total },
  { "database-express", DATABASE, .title = N_("Fits SQL Server Express"), .measure = TRESTLE_MEASURE_YES_NO,
    .rule = "R-X.3", .formula = "size ≤ cap", .compute = compute_express },
  { "database-express-days-low", DATABASE, .title = N_("Longest Retention Under the Express Cap, Days at the Low Rate"),
    .measure = TRESTLE_MEASURE_COUNT, .rule = "R-X.3", .formula = "⌊cap ÷ (clients × rate × size × (1 + safety))⌋",
    .compute = compute_longest_low },
  { "database-express-days", DATABASE, .title = N_("Longest Retention Under the Express Cap, Days at the High Rate"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-X.3", .formula = "⌊cap ÷ (clients × rate × size × (1 + safety))⌋", .compute = compute_longest },
  { NULL }
};
