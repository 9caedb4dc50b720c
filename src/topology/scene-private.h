/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the scene share.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* Fills the boxes of @scene, in reading order, and gives them places. */
void      trestle_scene_fill_boxes (TrestleScene              *scene,
                                    const TrestleSceneOptions *options);

/* Whether the part of a planning step that the scene shows includes @kind. */
gboolean  trestle_scene_shows      (const TrestleScene        *scene,
                                    TrestleKind                kind);

/* Whether @location is in an isolated network. */
gboolean  trestle_scene_is_isolated (const TrestleLocation    *location);

/* The two parts of a card’s detail; each may be NULL.  Free with g_free(). */
void      trestle_scene_dup_parts  (const TrestleScene        *self,
                                    const TrestleBox          *box,
                                    char                     **role,
                                    char                     **figure);

/* What a row of a card is called in the picture: where that repeats the
 * machine’s name, what it is says more.  Free with g_free().
 */
char     *trestle_scene_dup_row_title (const TrestleBox       *box);

/* Whether the marks are an overlay, which says one thing and hides the rest. */
gboolean  trestle_scene_is_overlaid (const TrestleScene       *scene);

/* What is said of the box itself: its object, and on the card of a single
 * component its machine as well.
 */
void      trestle_scene_get_own    (const TrestleScene        *scene,
                                    const TrestleBox          *box,
                                    TrestleMark               *own);

G_END_DECLS
