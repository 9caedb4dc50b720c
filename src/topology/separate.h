/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of different hubs that would lie on each other are moved apart.
 */
#pragma once

#include "router.h"

G_BEGIN_DECLS

/* Moves points of the scene’s wires; @containers gives for each box the index of
 * its container in @router.
 */
void trestle_wires_separate (TrestleScene  *scene,
                             TrestleRouter *router,
                             const guint   *containers);

G_END_DECLS
