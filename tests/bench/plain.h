/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The floor of an assessment: what its sums and figures of locations, instances and
 * repositories cost in plain arrays of numbers, without exactness, explanations or
 * findings.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

typedef struct _Plain Plain;

Plain *plain_new  (TrestleDesign *design);
void   plain_free (Plain         *self);
void   plain_run  (Plain         *self);

G_END_DECLS
