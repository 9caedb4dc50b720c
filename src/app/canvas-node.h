/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing drawn on a canvas, for those who do not see it: a plain object that
 * is accessible, with what it contains as its children.
 */
#pragma once

#include "canvas-private.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CANVAS_NODE (trestle_canvas_node_get_type ())
G_DECLARE_FINAL_TYPE (TrestleCanvasNode, trestle_canvas_node, TRESTLE, CANVAS_NODE, GObject)

/* Members are read and written in canvas-node.c and canvas-a11y.c only. */
struct _TrestleCanvasNode
{
  GObject            parent_instance;
  GtkATContext      *context;       /* made when first asked for */
  TrestleCanvas     *canvas;        /* borrowed: it owns the node; NULL once it is gone */
  TrestleCanvasNode *parent;        /* borrowed, or NULL */
  GPtrArray         *children;      /* of owned TrestleCanvasNode; NULL until somebody asks */
  char              *key;           /* what it stands for, from scene to scene */
  int                index;         /* of its box; of its link behind the boxes */
  guint              place;         /* among its siblings, once these are as the scene is */
  char              *name, *description;
  gboolean           focused, selected, disposed;
};

/* A node that stands for @key. */
TrestleCanvasNode *trestle_canvas_node_new    (TrestleCanvas     *canvas,
                                               TrestleCanvasNode *parent,
                                               const char        *key);

/* Takes the node, and all inside it, off its canvas. */
void               trestle_canvas_node_detach (TrestleCanvasNode *self);

/* The children of a node, or with NULL those of the canvas itself, made when
 * they have not been asked for yet.
 */
GPtrArray         *trestle_canvas_list_nodes  (TrestleCanvas     *canvas,
                                               TrestleCanvasNode *node);

/* The object it stands for, or NULL. */
TrestleObject     *trestle_canvas_node_get_object (TrestleCanvasNode *self);

G_END_DECLS
