/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts and severities as small shapes that are told apart without color.
 */
#pragma once

#include "finding.h"
#include "galley.h"
#include "headroom.h"

G_BEGIN_DECLS

TrestleSign trestle_sign_for_verdict  (TrestleVerdict   verdict);
TrestleSign trestle_sign_for_severity (TrestleSeverity  severity);
TrestleSign trestle_sign_for_standing (const TrestleStanding *standing);

/* The shape as a character, and what it says in words, translated. */
const char *trestle_sign_get_glyph    (TrestleSign      sign);
const char *trestle_sign_get_meaning  (TrestleSign      sign);
TrestleInk  trestle_sign_get_ink      (TrestleSign      sign);

/* Paints into the square of @size at @x, @y. */
void          trestle_sign_paint        (TrestleSign    sign,
                                           cairo_t         *cr,
                                           double           x,
                                           double           y,
                                           double           size);

G_END_DECLS
