/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs inside pictures of them: a picture that is passed around can be opened
 * and edited.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @picture, a PNG or SVG, with the text of @design in it; anything else comes back
 * as it is.
 */
GBytes *trestle_embed_put     (GBytes *picture,
                               GBytes *design);

/* Whether @bytes are a PNG or SVG, which is no design itself. */
gboolean trestle_embed_is_picture (GBytes *bytes);

/* The text of the design in @bytes when they are a picture that has one; NULL. */
GBytes *trestle_embed_extract (GBytes *bytes);

G_END_DECLS
