/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of progress share.  For progress*.c only.
 */
#pragma once

#include "index.h"
#include "progress.h"

G_BEGIN_DECLS

const TrestleTask *trestle_task_find     (guint                step,
                                          guint                task);

/* Says how every cell stands, once all is in its place. */
void        trestle_progress_judge      (TrestleProgress     *self,
                                         const TrestleIndex  *index);

/* Why tasks are set aside, by task and subject. */
GHashTable *trestle_progress_list_aside (TrestleDesign       *design);
const char *trestle_progress_find_aside (GHashTable          *aside,
                                         const TrestleTask   *task,
                                         const TrestleObject *subject);

G_END_DECLS
