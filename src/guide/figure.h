/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure: one derived number of the guide's calculation specification
 * (C-1 … C-11), one row with one function.  The function that computes a figure
 * also says, when asked, which terms it took from where, so that the
 * explanation cannot differ from the number.
 */
#pragma once

#include "kinds.h"
#include "number.h"

G_BEGIN_DECLS

/* What a figure counts; how it is shown follows from it. */
typedef enum
{
  TRESTLE_MEASURE_COUNT,
  TRESTLE_MEASURE_PERSONS,
  TRESTLE_MEASURE_BYTES,
  TRESTLE_MEASURE_BITS,
  TRESTLE_MEASURE_BIT_RATE,     /* bit/s, shown in Mbps */
  TRESTLE_MEASURE_BYTE_RATE,    /* B/s, shown in MB/s */
  TRESTLE_MEASURE_HERTZ,        /* shown in GHz */
  TRESTLE_MEASURE_SECONDS,      /* shown as h:mm:ss */
  TRESTLE_MEASURE_PER_SECOND,
  TRESTLE_MEASURE_PER_DAY,
  TRESTLE_MEASURE_SHARE,        /* shown in % */
  TRESTLE_MEASURE_VERDICT,      /* a TrestleVerdict */
  TRESTLE_MEASURE_TECHNIQUES,   /* a set of TrestleTechnique */
  TRESTLE_MEASURE_YES_NO
} TrestleMeasure;

typedef enum
{
  TRESTLE_VERDICT_UNKNOWN,
  TRESTLE_VERDICT_MEETS,
  TRESTLE_VERDICT_AT_RISK,
  TRESTLE_VERDICT_FAILS
} TrestleVerdict;

typedef struct _TrestleFigure TrestleFigure;
typedef struct _TrestleTerms  TrestleTerms;

/* Where a term of a formula comes from. */
typedef enum
{
  TRESTLE_SOURCE_TYPED,       /* a field somebody filled */
  TRESTLE_SOURCE_STANDARD,    /* a field nobody filled: its default */
  TRESTLE_SOURCE_COMPUTED,    /* another figure */
  TRESTLE_SOURCE_GUIDE        /* a constant of the guide */
} TrestleSource;

typedef struct
{
  const char          *symbol;    /* as in the formula */
  TrestleNumber        value;     /* base units */
  TrestleMeasure       measure;
  TrestleSource        source;
  TrestleObject       *object;    /* to jump to, or NULL */
  TrestleObject       *other;     /* second subject of that figure, or NULL */
  const TrestleField  *field;     /* of TYPED and STANDARD */
  const char          *figure;    /* id, of COMPUTED; NULL when something is counted or picked out */
  const char          *cite;      /* of GUIDE, and of COMPUTED without a figure */
  char                *label;     /* what the term is, translated */
} TrestleTerm;

typedef struct
{
  char          *formula;       /* "8 × S × p₀ ÷ (B × e)", or words where there is nothing to reckon;
                                 * of a verdict its conditions, "time ≤ window; …": fails when the first
                                 * does not hold, is at risk when another one does not */
  char          *substituted;   /* the numbers in their place, the locale's form; NULL with words */
  char          *value;         /* as trestle_figure_value_dup_text() */
  char          *exact;         /* integer or fraction, C locale */
  GArray        *terms;         /* of TrestleTerm */
} TrestleExplanation;

void trestle_explanation_free (TrestleExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleExplanation, trestle_explanation_free)

/* One figure of one subject. */
typedef struct
{
  const TrestleFigure *figure;
  TrestleObject       *subject;
  TrestleObject       *other;     /* second subject (the image of a seed, the candidate of a score), or NULL */
  TrestleNumber        value;
} TrestleFigureValue;

struct _TrestleFigure
{
  const char     *id;         /* "load-time-one" */
  TrestleKind     kind;       /* of its subject */
  TrestleKind     other;      /* of its second subject; TRESTLE_KIND_DESIGN: none */
  const char     *title;      /* N_() */
  TrestleMeasure  measure;
  const char     *rule;       /* "R-4.1.5" */
  const char     *calc;       /* "C-4" */
  const char     *formula;    /* symbols are the terms; NULL where a choice is made, see words, or where
                               * it depends: compute then says it */
  const char     *words;      /* N_(), how the choice is made; NULL with a formula */
  /* @index is a TrestleIndex; @terms is NULL unless an explanation is wanted. */
  TrestleNumber (*compute) (gconstpointer  index,
                            TrestleObject *subject,
                            TrestleObject *other,
                            TrestleTerms  *terms);
};

/* All rows, in the order in which they are shown; ends with a NULL id. */
const TrestleFigure *const *trestle_figures_get_all (guint *n_figures);

/* Those whose subjects are of a kind, in the same order. */
const TrestleFigure *const *trestle_figures_get_of  (TrestleKind          kind,
                                                     guint               *n_figures);

/* The row with this id, or NULL. */
const TrestleFigure *trestle_figure_find            (const char          *id);

/* The number as people read it, with its unit: "3:04:05", "12.527 Mbps". */
char                *trestle_measure_dup_text       (TrestleMeasure       measure,
                                                     TrestleNumber        value);

/* The same as short as a drawing wants it: rates with three digits that count,
 * shares in whole percent unless that would say 100 % of what is less or more.
 */
char                *trestle_measure_dup_short      (TrestleMeasure       measure,
                                                     TrestleNumber        value);

/* The same in its base unit with all the decimals that six give, durations of whole
 * seconds to the second: for two numbers that would read alike and are not.
 */
char                *trestle_measure_dup_precise    (TrestleMeasure       measure,
                                                     TrestleNumber        value);
char                *trestle_figure_value_dup_text  (const TrestleFigureValue *value);

/* N_() "Meets", "At risk", "Fails", "Unknown". */
const char          *trestle_verdict_get_label      (TrestleVerdict       verdict);

/* Base unit in the C locale for machine output: "bytes", "bit/s", "s", … */
const char          *trestle_measure_get_unit       (TrestleMeasure       measure);

G_END_DECLS
