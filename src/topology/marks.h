/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the caller has to say about the things drawn: verdicts, findings and
 * the figures that matter.  The topology computes none of this and knows no
 * rule; it draws what stands here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_MARK_NONE,        /* nothing is said */
  TRESTLE_MARK_MEETS,
  TRESTLE_MARK_UNKNOWN,
  TRESTLE_MARK_AT_RISK,
  TRESTLE_MARK_FAILS,       /* in order: the worse, the greater */
  TRESTLE_MARK_ADDED,       /* these are no verdicts but what has become of a thing since another version */
  TRESTLE_MARK_REMOVED,     /* something that stood there */
  TRESTLE_MARK_CHANGED,
  TRESTLE_MARK_N_VERDICTS
} TrestleMarkVerdict;

typedef enum
{
  TRESTLE_MARK_ERROR,
  TRESTLE_MARK_WARNING,
  TRESTLE_MARK_ADVICE,
  TRESTLE_MARK_N_SEVERITIES
} TrestleMarkSeverity;

/* What is said of one object. */
typedef struct
{
  char               *text;       /* the figure that matters: "3,020 of 5,000"; NULL: none */
  GHashTable         *fields;     /* field name → text that stands for the field’s own value, or NULL */
  TrestleMarkVerdict  verdict;
  gboolean            assumed;    /* the verdict rests on assumptions nobody has confirmed */
  guint               group;      /* what it belongs to with others, counted from 1; 0: nothing */
  guint               findings[TRESTLE_MARK_N_SEVERITIES];
} TrestleMark;

/* What a sign in the picture means. */
typedef struct
{
  TrestleMarkVerdict  verdict;    /* or NONE */
  guint               group;      /* or 0 */
  char               *text;
} TrestleLegend;

typedef struct _TrestleMarks TrestleMarks;

/* Marks that say nothing yet.  They must not change any more once a scene has them. */
TrestleMarks      *trestle_marks_new         (void);
TrestleMarks      *trestle_marks_ref         (TrestleMarks        *self);
void               trestle_marks_unref       (TrestleMarks        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleMarks, trestle_marks_unref)

/* What is said of the object with this id, or NULL. */
const TrestleMark *trestle_marks_lookup      (TrestleMarks        *self,
                                              const char          *id);

/* The translated text that the object shows: in the place of the value of
 * @field (a field’s name), or, with NULL, the figure that matters most: on a
 * card behind its role, on a link behind its bandwidth.
 */
void               trestle_marks_set_text    (TrestleMarks        *self,
                                              const char          *id,
                                              const char          *field,
                                              const char          *text);

/* @assumed: the verdict rests on assumptions nobody has confirmed. */
void               trestle_marks_set_verdict (TrestleMarks        *self,
                                              const char          *id,
                                              TrestleMarkVerdict   verdict,
                                              gboolean             assumed);

/* The object belongs together with others; groups count from 1. */
void               trestle_marks_set_group   (TrestleMarks        *self,
                                              const char          *id,
                                              guint                group);

/* Makes the marks an overlay: one thing said of everything, and nothing else. */
void               trestle_marks_set_title   (TrestleMarks        *self,
                                              const char          *title);

/* NULL when they are no overlay. */
const char        *trestle_marks_get_title   (TrestleMarks        *self);

/* Explains a verdict or a group. */
void               trestle_marks_add_legend  (TrestleMarks        *self,
                                              TrestleMarkVerdict   verdict,
                                              guint                group,
                                              const char          *text);

/* Array of TrestleLegend, in the order in which they were added. */
const GPtrArray   *trestle_marks_get_legend  (TrestleMarks        *self);

/* Draws the way of images from the object to those that fetch them. */
void               trestle_marks_add_flow    (TrestleMarks        *self,
                                              const char          *id);
gboolean           trestle_marks_has_flow    (TrestleMarks        *self,
                                              const char          *id);

/* Counts one more finding about the object. */
void               trestle_marks_add_finding (TrestleMarks        *self,
                                              const char          *id,
                                              TrestleMarkSeverity  severity);

G_END_DECLS
