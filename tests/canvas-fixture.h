/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small canvas with known places, and events for it.
 */
#pragma once

#include "canvas-input.h"

G_BEGIN_DECLS

/* Two locations side by side, 40 px of title each; a server, a database and a
 * population in the first; a link between them.
 */
typedef struct
{
  TrestleDesign      *design;
  TrestleObject      *a, *b, *population, *server, *database, *link;
  TrestleScene       *scene;
  TrestleView         view;
  GHashTable         *selected;
  TrestleCanvasInput *input;
  const GArray       *commands;
  gint64              time;
} CanvasFixture;

/* For g_test_add(). */
void                  canvas_set_up      (CanvasFixture     *self,
                                          gconstpointer      data);
void                  canvas_tear_down   (CanvasFixture     *self,
                                          gconstpointer      data);

/* Hands the event to the canvas and carries out what it says about the
 * selection; whether it meant anything.
 */
gboolean              canvas_send        (CanvasFixture     *self,
                                          TrestleEvent       event);

/* The first command of this type that followed from the last event, or NULL. */
const TrestleCommand *canvas_find        (CanvasFixture     *self,
                                          TrestleCommandType type);

/* Where @object can be taken hold of, in pixels of the canvas. */
TrestlePoint          canvas_get_middle  (CanvasFixture     *self,
                                          TrestleObject     *object);
TrestlePoint          canvas_add         (TrestlePoint       at,
                                          int                dx,
                                          int                dy);

/* The primary button; plain motion; a press and a release on an object; a key. */
void                  canvas_press       (CanvasFixture     *self,
                                          TrestlePoint       at,
                                          guint              modifiers);
void                  canvas_move        (CanvasFixture     *self,
                                          TrestlePoint       at);
void                  canvas_release     (CanvasFixture     *self,
                                          TrestlePoint       at);
void                  canvas_click       (CanvasFixture     *self,
                                          TrestleObject     *object,
                                          guint              modifiers);
gboolean              canvas_key         (CanvasFixture     *self,
                                          TrestleKey         pressed,
                                          guint              modifiers);

gboolean              canvas_is_selected (CanvasFixture     *self,
                                          TrestleObject     *object);

G_END_DECLS
