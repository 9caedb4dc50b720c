/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Overlays: what the assessment says, one question at a time, where things
 * stand in the drawing.  Every value drawn is a figure or a field.
 */
#pragma once

#include "assessment.h"
#include "marks.h"

G_BEGIN_DECLS

/* How one kind of object answers the question. */
typedef struct
{
  TrestleKind kind;
  const char *value;          /* id of the figure that is shown, or NULL */
  const char *otherwise;      /* the one shown where that is not known, or NULL */
  const char *verdict;        /* id of the figure that judges, or NULL */
  const char *local_verdict;  /* the one that judges instead where it is known, or NULL */
  const char *standards[3];   /* fields of the design whose standards the verdicts may rest on */
  const char *group;          /* field that says what it belongs to, or NULL */
} TrestleOverlayPart;

#define TRESTLE_OVERLAY_PARTS 5

typedef struct
{
  const char        *nick;
  const char        *title;     /* N_() */
  const char        *words;     /* N_(), what the values are */
  gboolean           images;    /* it is about one image; its figures have it as second subject */
  gboolean           tolerance; /* the value is judged by the recovery time objective */
  TrestleOverlayPart parts[TRESTLE_OVERLAY_PARTS];  /* up to one without a kind */
} TrestleOverlayRow;

/* All rows, in the order in which they are offered. */
const TrestleOverlayRow *trestle_overlays_get_all (guint                   *n);

/* The row called @nick, or NULL. */
const TrestleOverlayRow *trestle_overlay_find     (const char              *nick);

/* Whose figures @object shows: of a server its instance, of a link its end with
 * the thinner access.  NULL when there is nothing to show.
 */
TrestleObject           *trestle_overlay_get_subject (const TrestleOverlayPart *part,
                                                   TrestleObject            *object);

/* Marks with a title and a legend, for scenes of the design of @assessment; @image
 * for rows about images.  Free with trestle_marks_unref().
 */
TrestleMarks            *trestle_overlay_new      (const TrestleAssessment *assessment,
                                                   const TrestleOverlayRow *row,
                                                   TrestleObject           *image);

G_END_DECLS
