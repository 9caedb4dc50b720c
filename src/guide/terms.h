/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a figure says where its terms come from while it takes them.  Each
 * trestle_take_…() returns the value to reckon with; without a TrestleTerms it
 * does nothing else.  For guide/ only.
 */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

struct _TrestleTerms
{
  GArray     *terms;    /* of TrestleTerm, in the order taken; several with one symbol are a sum */
  const char *formula;  /* that was reckoned by, where the figure has several; or NULL */
};

void trestle_terms_add_field    (TrestleTerms   *self,
                                 const char     *symbol,
                                 gpointer        object,
                                 const char     *field_name,
                                 gint64          value);
void trestle_terms_add_figure   (TrestleTerms   *self,
                                 const char     *symbol,
                                 const char     *figure,
                                 gpointer        object,
                                 gpointer        other,
                                 TrestleNumber   value);
void trestle_terms_add_tally    (TrestleTerms   *self,
                                 const char     *symbol,
                                 const char     *label,
                                 TrestleMeasure  measure,
                                 const char     *cite,
                                 gpointer        object,
                                 TrestleNumber   value);
void trestle_terms_add_constant (TrestleTerms   *self,
                                 const char     *symbol,
                                 const char     *label,
                                 TrestleMeasure  measure,
                                 const char     *cite,
                                 TrestleNumber   value);

/* @value: what the field counts for, its standard when it is unset. */
static inline gint64
trestle_take_field (TrestleTerms *terms,
                    const char   *symbol,
                    gpointer      object,
                    const char   *field_name,
                    gint64        value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_field (terms, symbol, object, field_name, value);

  return value;
}

static inline TrestleNumber
trestle_take_figure (TrestleTerms  *terms,
                     const char    *symbol,
                     const char    *figure,
                     gpointer       object,
                     TrestleNumber  value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_figure (terms, symbol, figure, object, NULL, value);

  return value;
}

/* A whole number that another figure gives. */
static inline TrestleInt128
trestle_take_count (TrestleTerms  *terms,
                    const char    *symbol,
                    const char    *figure,
                    gpointer       object,
                    TrestleInt128  value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_figure (terms, symbol, figure, object, NULL, trestle_integer (value));

  return value;
}

/* The same of a figure with a second subject. */
static inline TrestleInt128
trestle_take_pair_count (TrestleTerms  *terms,
                         const char    *symbol,
                         const char    *figure,
                         gpointer       object,
                         gpointer       other,
                         TrestleInt128  value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_figure (terms, symbol, figure, object, other, trestle_integer (value));

  return value;
}

/* What has been counted or picked out in the design around @object, as the rule
 * @cite says.
 */
static inline gint64
trestle_take_tally (TrestleTerms   *terms,
                    const char     *symbol,
                    const char     *label,
                    TrestleMeasure  measure,
                    const char     *cite,
                    gpointer        object,
                    gint64          value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_tally (terms, symbol, label, measure, cite, object, trestle_integer (value));

  return value;
}

/* A number the guide or Trestle fixes. */
static inline gint64
trestle_take_constant (TrestleTerms   *terms,
                       const char     *symbol,
                       const char     *label,
                       TrestleMeasure  measure,
                       const char     *cite,
                       gint64          value)
{
  if (G_UNLIKELY (terms != NULL))
    trestle_terms_add_constant (terms, symbol, label, measure, cite, trestle_integer (value));

  return value;
}

/* The formula with every symbol replaced by its number in the current locale;
 * Σ(…) becomes the sum of its items, more than eight of them as eight subtotals.
 */
char *trestle_terms_substitute (const TrestleTerms *self,
                                const char         *formula);

G_END_DECLS
