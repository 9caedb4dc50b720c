/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From ways of single links to what is drawn: links of one hub that run
 * together become one line.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* Half the room a label takes, for finding labels under the pointer. */
#define TRESTLE_LABEL_WIDTH  72
#define TRESTLE_LABEL_HEIGHT 18

/* Routes the links of the scene’s design between its boxes and fills everything
 * of the scene that is about wires.
 */
void trestle_wires_fill (TrestleScene *scene);

G_END_DECLS
