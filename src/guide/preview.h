/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fixes would do, found out on a copy of the design, and the fixes that can
 * be applied one after the other without looking at each.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* One line of what changes. */
typedef struct
{
  TrestleChangeType   type;
  TrestleObject      *object;     /* owned; of the copy, or of the design when it is removed */
  const TrestleField *field;      /* of SET */
  char               *before;     /* of SET, as people read it; "" when unset */
  char               *after;
} TrestlePreviewChange;

/* A headline figure that moves. */
typedef struct
{
  const TrestleFigure *figure;    /* of the design */
  TrestleNumber        now, then;
} TrestlePreviewFigure;

typedef struct
{
  TrestleDesign *copy;        /* as the design will be */
  GPtrArray     *changes;     /* of TrestlePreviewChange: created, deleted, then set */
  GPtrArray     *resolved;    /* of TrestleFinding of the design, which will be gone */
  GPtrArray     *created;     /* of TrestleFinding of the copy, which will be new */
  GArray        *figures;     /* of TrestlePreviewFigure */
  guint          n_fixes;     /* how many fixes were applied */
} TrestlePreview;

/* What a fix of @finding will do, with what has been chosen (as for
 * trestle_finding_fix_with()); NULL when it cannot be done.
 */
TrestlePreview *trestle_fix_preview       (const TrestleFinding        *finding,
                                           guint                        fix,
                                           const char                  *reply,
                                           GError                     **error);

/* What trestle_fix_all() will do. */
TrestlePreview *trestle_fix_all_preview   (TrestleDesign               *design,
                                           const TrestleRule           *rule,
                                           gboolean                     safe_only);

/* How @copy, a copy of @design that has been edited, differs from it. */
TrestlePreview *trestle_preview_between   (TrestleDesign               *design,
                                           TrestleDesign               *copy);

/* The changes alone, array of TrestlePreviewChange (owned). */
GPtrArray      *trestle_preview_list_changes (TrestleDesign            *design,
                                              TrestleDesign            *copy);

/* Does to @design, from which the preview was made, what it says. */
void            trestle_preview_apply     (const TrestlePreview        *self,
                                           TrestleDesign               *design);

void            trestle_preview_free      (TrestlePreview              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestlePreview, trestle_preview_free)

/* Applies the first fix of every finding, of one @rule or of all (NULL), safe ones
 * only or any, until none is left that has not been tried; leaves out those that
 * cannot be done.  The caller opens a step of the history.  Returns how many were
 * applied.
 */
guint           trestle_fix_all           (TrestleDesign               *design,
                                           const TrestleRule           *rule,
                                           gboolean                     safe_only);

/* "Paris: Update Window 2 h → 4 h"; free with g_free(). */
char           *trestle_preview_change_dup_text (const TrestlePreviewChange *self);

/* "Locations With Late Updates: 2 → 0"; free with g_free(). */
char           *trestle_preview_figure_dup_text (const TrestlePreviewFigure *self);

G_END_DECLS
