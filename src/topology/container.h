/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How things stand inside a container: populations as chips under the title,
 * machines in columns by role.  The sizes of everything drawn are here.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

#define TRESTLE_TITLE_HEIGHT   40
#define TRESTLE_PADDING        16
#define TRESTLE_CHIP_HEIGHT    24
#define TRESTLE_CHIP_GAP       8
#define TRESTLE_CARD_HEIGHT    56     /* with one role */
#define TRESTLE_CARD_HEADER    28     /* over the rows of several roles */
#define TRESTLE_CARD_FOOTER    4      /* below them */
#define TRESTLE_ROLE_HEIGHT    24
#define TRESTLE_CARD_GAP       8
#define TRESTLE_COLUMN_WIDTH   192
#define TRESTLE_COLUMN_GAP     16
#define TRESTLE_GROUP_GAP      24     /* between what serves policies and what serves images */
#define TRESTLE_SINGLE_WIDTH   224    /* of the only column */

/* The farthest a saved position may push a machine from its container’s corner. */
#define TRESTLE_MAX_OFFSET     8192

/* Gives the container at @index a size, and everything inside it its place,
 * with the container’s corner at 0, 0.  Saved positions of machines are kept,
 * with @rearrange only those that are pinned.
 */
void trestle_container_fill (GArray   *boxes,
                             guint     index,
                             gboolean  rearrange);

/* Moves the box at @index with everything inside it. */
void trestle_container_move (GArray   *boxes,
                             guint     index,
                             int       dx,
                             int       dy);

/* Where the inside of the container begins: what is dragged stays below. */
int  trestle_container_get_top (GArray *boxes,
                                guint   index);

/* The position, in the units of the model, of what stands at @x, @y of the plane in
 * the container @index, or with -1 is one: inside it, and below its populations.
 */
TrestlePoint trestle_container_place (GArray *boxes,
                                      int     index,
                                      int     x,
                                      int     y);

/* Whether @object carries a position that counts; it is set in pixels. */
gboolean trestle_container_get_saved (TrestleObject *object,
                                      gboolean       rearrange,
                                      TrestlePoint  *position);

G_END_DECLS
