/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a table's cell share.
 */
#pragma once

#include "grid-cell.h"

#include "grid-completion.h"
#include "grid-text.h"

G_BEGIN_DECLS

struct _TrestleGridCell
{
  GtkWidget            parent_instance;
  TrestleProject      *project;
  const TrestleColumn *column;
  GObject             *row;           /* or NULL */
  TrestleObject       *object;        /* whose value it is, or NULL */
  TrestleGridRejects  *rejects;
  GtkColumnViewCell   *list_cell;     /* borrowed: its parent in all but name */
  TrestleGridText     *text;
  GtkWidget           *mark;          /* GtkImage, or NULL */
  GtkWidget           *editor;        /* GtkText while editing, or NULL */
  TrestleGridCompletion *completion;  /* of the editor, or NULL */
  GtkWidget           *picker;        /* while open, or NULL */
  char                *message;       /* what is wrong, or NULL */
  gboolean             shown;         /* anything has been, yet */
  gboolean             creates;       /* what is typed is the name of a new object */
  gboolean             stale;         /* to be updated when it is seen again */
};

/* What was typed and not understood, or NULL. */
const TrestleReject *trestle_grid_cell_get_reject (TrestleGridCell *self);

/* Takes over nothing. */
void trestle_grid_cell_close_editor (TrestleGridCell *self);

G_END_DECLS
