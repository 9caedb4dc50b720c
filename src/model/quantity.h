/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole numbers in base units (bytes, bit/s, seconds, Hz, persons, ‰) as people
 * write them, and back.  One formatter a unit, so that no length modifier of
 * printf reaches a translatable string.  Everything that is printed here is
 * exact and parses back to the same number.
 */
#pragma once

#include "types.h"

G_BEGIN_DECLS

/* @value in the locale's form with its unit: "3.5 GB", "10 Mbps", "1 h 30 min".
 * The largest unit is taken in which three decimals are exact.  Free with g_free().
 */
char    *trestle_quantity_format     (TrestleUnit   unit,
                                      gint64        value);

/* @value in the unit that a number without one means, in plain form ("1.544"): for
 * tables whose heading has the unit.  NULL when three decimals are not exact.  Free
 * with g_free().
 */
char    *trestle_quantity_format_plain (TrestleUnit  unit,
                                        gint64       value);

/* A time in all its units: "32 h 12 min 44 s", "0 s".  Free with g_free(). */
char    *trestle_quantity_format_time (gint64       seconds);

/* A plain whole number with the locale's grouping.  Free with g_free(). */
char    *trestle_quantity_group      (gint64        value);

/* What a person typed, with or without a unit: without one, the field's own
 * (minutes, hours, %, bytes, Mbps).  Accepts the locale's decimal sign and
 * grouping and the plain form, and leased lines by name ("T1").  Rounds half up to
 * a whole base unit; counts are whole.
 */
gboolean trestle_quantity_parse      (TrestleUnit   unit,
                                      const char   *text,
                                      gint64       *value,
                                      GError      **error);

/* The same for text from elsewhere, whose decimals stand behind @decimal, '.' or
 * ',', whatever the locale has; 0 for the locale's sign.
 */
gboolean trestle_quantity_parse_as   (TrestleUnit   unit,
                                      const char   *text,
                                      char          decimal,
                                      gint64       *value,
                                      GError      **error);

/* What a number without a unit means in this unit: N_() "Mbps", "min", "%"; ""
 * for counts.
 */
const char *trestle_quantity_symbol  (TrestleUnit   unit);

/* The locale's decimal sign, UTF-8. */
const char *trestle_decimal_sign     (void);

/* The locale's grouping sign, UTF-8; "" where there is none. */
const char *trestle_grouping_sign    (void);

G_END_DECLS
