/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How packed images reach clients, shared by locations and services.
 */
#pragma once

#include "field.h"

G_BEGIN_DECLS

/* Bits of a set of techniques. */
typedef enum
{
  TRESTLE_TECHNIQUE_PRE_STAGE = 1 << 0,
  TRESTLE_TECHNIQUE_NETWORK   = 1 << 1,
  TRESTLE_TECHNIQUE_REMOVABLE = 1 << 2
} TrestleTechnique;

extern const TrestleChoice trestle_techniques[];

G_END_DECLS
