/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps an assessment current while a design is edited: a GListModel of
 * TrestleFindingItem, accepted ones last, that runs every rule again when the program
 * is next idle.
 * Neither the design nor its history knows of it.
 */
#pragma once

#include <gio/gio.h>

#include "assessment.h"
#include "progress.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_VALIDATOR (trestle_validator_get_type ())
G_DECLARE_FINAL_TYPE (TrestleValidator, trestle_validator, TRESTLE, VALIDATOR, GObject)

/* Signal assessed (no arguments): the assessment has been made anew after one
 * or more changes.
 */
TrestleValidator        *trestle_validator_new            (TrestleDesign    *design);

/* Whether the assessment is of the design as it is; not even the first is made at once
 * where the design is assessed in slices.
 */
gboolean                 trestle_validator_is_current     (TrestleValidator *self);

/* Whether the design is assessed in slices. */
gboolean                 trestle_validator_is_large       (TrestleValidator *self);

/* The current assessment, made at once if a change is still waiting.  Valid until
 * the design changes.
 */
const TrestleAssessment *trestle_validator_get_assessment (TrestleValidator *self);

/* How far the design is, likewise. */
const TrestleProgress   *trestle_validator_get_progress   (TrestleValidator *self);

/* Designs of more than @n_objects are assessed in slices, between which the program
 * does other things; others in one go, before the next frame.
 */
void                     trestle_validator_set_slice_limit (TrestleValidator *self,
                                                            guint             n_objects);

G_END_DECLS
