/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has been typed or pasted into the cells of a table and could not be
 * understood: it stays there to be seen while the model keeps its values.
 */
#pragma once

#include "cells.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_GRID_REJECTS (trestle_grid_rejects_get_type ())
G_DECLARE_FINAL_TYPE (TrestleGridRejects, trestle_grid_rejects, TRESTLE, GRID_REJECTS, GObject)

typedef struct
{
  TrestleObject       *object;      /* owned */
  const TrestleColumn *column;      /* NULL: there is none for it */
  char                *text;
  char                *message;     /* a sentence */
  gboolean             pasted;
} TrestleReject;

/* Signals: changed. */
TrestleGridRejects  *trestle_grid_rejects_new    (void);

/* What was rejected in the cell, or NULL. */
const TrestleReject *trestle_grid_rejects_find   (TrestleGridRejects  *self,
                                                  TrestleObject       *object,
                                                  const TrestleColumn *column);

void                 trestle_grid_rejects_add    (TrestleGridRejects  *self,
                                                  TrestleObject       *object,
                                                  const TrestleColumn *column,
                                                  const char          *text,
                                                  const char          *message,
                                                  gboolean             pasted);

/* The same for all that trestle_cells_put() returned. */
void                 trestle_grid_rejects_add_all (TrestleGridRejects *self,
                                                   GPtrArray          *problems);

void                 trestle_grid_rejects_remove (TrestleGridRejects  *self,
                                                  TrestleObject       *object,
                                                  const TrestleColumn *column);

/* Forgets what was pasted; what was typed stays. */
void                 trestle_grid_rejects_forget_pasted (TrestleGridRejects *self);

/* All that was pasted, in the order of names: borrowed; free with g_ptr_array_unref(). */
GPtrArray           *trestle_grid_rejects_list_pasted (TrestleGridRejects *self);

G_END_DECLS
