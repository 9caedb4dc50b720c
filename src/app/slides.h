/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a presentation shows: the cover, what each planning step has decided with
 * three numbers, the findings, and what it comes to.
 */
#pragma once

#include "assessment.h"
#include "scene.h"

G_BEGIN_DECLS

#define TRESTLE_SLIDE_NUMBERS  6
#define TRESTLE_SLIDE_FINDINGS 6

typedef enum
{
  TRESTLE_SLIDE_COVER,
  TRESTLE_SLIDE_STEP_1,
  TRESTLE_SLIDE_STEP_2,
  TRESTLE_SLIDE_STEP_3,
  TRESTLE_SLIDE_STEP_4,
  TRESTLE_SLIDE_FOUND,
  TRESTLE_SLIDE_TOTALS,
  TRESTLE_N_SLIDES
} TrestleSlideId;

typedef struct
{
  char         *title;
  char         *subtitle;       /* or NULL */
  TrestleScene *scene;          /* or NULL */
  GPtrArray    *findings;       /* of TrestleFinding, borrowed from the assessment: the worst ones; or NULL */
  guint         n_more;         /* findings beside them */
  guint         n_numbers;
  char         *numbers[TRESTLE_SLIDE_NUMBERS];
  char         *labels[TRESTLE_SLIDE_NUMBERS];
} TrestleSlide;

/* @assessment and its design are borrowed, for as long as the slide is used. */
TrestleSlide *trestle_slide_new       (const TrestleAssessment *assessment,
                                       TrestleSlideId           id);
void          trestle_slide_free      (TrestleSlide            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleSlide, trestle_slide_free)

/* Title and numbers in one line; all that is seen in words.  Free with g_free(). */
char         *trestle_slide_dup_label (const TrestleSlide      *self);
char         *trestle_slide_dup_notes (const TrestleSlide      *self);

G_END_DECLS
