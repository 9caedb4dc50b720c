/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts and severities as small shapes that are told apart without color.
 */
#pragma once

#include "finding.h"
#include "galley.h"

G_BEGIN_DECLS

TrestleSymbol trestle_symbol_for_verdict  (TrestleVerdict   verdict);
TrestleSymbol trestle_symbol_for_severity (TrestleSeverity  severity);

/* Paints into the square of @size at @x, @y. */
void          trestle_symbol_paint        (TrestleSymbol    symbol,
                                           cairo_t         *cr,
                                           double           x,
                                           double           y,
                                           double           size);

G_END_DECLS
