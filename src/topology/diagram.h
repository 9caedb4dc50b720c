/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scene for other programs to go on with: boxes and links as their own.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* As draw.io reads it, with @title on its tab. */
GBytes *trestle_diagram_make_drawio  (TrestleScene *scene,
                                      const char   *title);

/* As graph programs read it. */
GBytes *trestle_diagram_make_graphml (TrestleScene *scene);

G_END_DECLS
