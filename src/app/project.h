/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one window edits: a design with its history, its journal, its current
 * assessment, what is selected in it, and the file it came from.
 */
#pragma once

#include "compare.h"
#include "file.h"
#include "followers.h"
#include "history.h"
#include "progress.h"
#include "recovery.h"
#include "validator.h"

#include "selection.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PROJECT (trestle_project_get_type ())
G_DECLARE_FINAL_TYPE (TrestleProject, trestle_project, TRESTLE, PROJECT, GObject)

/* Properties: title (what people know the design by), file (GFile or NULL),
 * modified.
 * Signals: journal-failed (const char *message): edits are not being kept; compared: what
 * the design is compared with, or what differs, is another.
 */

/* A project that edits @design.  With @file it equals that file, which is
 * @stamp; with NULL it has never been saved.
 */
TrestleProject   *trestle_project_new            (TrestleDesign          *design,
                                                  GFile                  *file,
                                                  const TrestleFileStamp *stamp);

/* Opens @file without blocking. */
void              trestle_project_open_async     (GFile                  *file,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
TrestleProject   *trestle_project_open_finish    (GAsyncResult           *result,
                                                  GError                **error);

/* What a journal has kept; the journal is discarded once a new one has it. */
TrestleProject   *trestle_project_recover        (TrestleRecovery        *recovery,
                                                  GError                **error);

/* Saves to @file, the project’s file from then on.  Unless @overwrite, fails with
 * TRESTLE_FILE_ERROR_CHANGED when somebody else has written it meanwhile.
 */
void              trestle_project_save_async     (TrestleProject         *self,
                                                  GFile                  *file,
                                                  gboolean                overwrite,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean          trestle_project_save_finish    (TrestleProject         *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

TrestleDesign    *trestle_project_get_design     (TrestleProject         *self);
TrestleHistory   *trestle_project_get_history    (TrestleProject         *self);
TrestleValidator *trestle_project_get_validator  (TrestleProject         *self);
TrestleSelection *trestle_project_get_selection  (TrestleProject         *self);
GFile            *trestle_project_get_file       (TrestleProject         *self);
gboolean          trestle_project_is_modified    (TrestleProject         *self);

/* The current assessment; see trestle_validator_get_assessment(). */
const TrestleAssessment *
                  trestle_project_get_assessment (TrestleProject         *self);

/* After every assessment until @object is no more, calls @update, a function of @object
 * alone, or @follower round by round; see followers.h.
 */
void              trestle_project_follow         (TrestleProject         *self,
                                                  gpointer                object,
                                                  GCallback               update);
void              trestle_project_follow_in_rounds (TrestleProject       *self,
                                                  gpointer                object,
                                                  TrestleFollower         follower);

/* How far the design is, made when first asked for after an assessment; valid as
 * long as that.
 */
const TrestleProgress *
                  trestle_project_get_progress   (TrestleProject         *self);

/* Name of the design, or of its file, or "Untitled Design".  Free with g_free(). */
char             *trestle_project_dup_title      (TrestleProject         *self);

/* The findings about @object, worst first: borrowed, valid until the next
 * assessment; NULL without any.
 */
const GPtrArray  *trestle_project_get_findings   (TrestleProject         *self,
                                                  TrestleObject          *object);

/* The worst finding worse than information about @field of @object, or NULL. */
TrestleFinding   *trestle_project_find_finding   (TrestleProject         *self,
                                                  TrestleObject          *object,
                                                  const TrestleField     *field);

/* Compares the design from now on with @other, another version called @name; NULL and
 * NULL to do so no longer.
 */
void              trestle_project_compare        (TrestleProject         *self,
                                                  TrestleDesign          *other,
                                                  const char             *name);
TrestleDesign    *trestle_project_get_compared   (TrestleProject         *self,
                                                  const char            **name);

/* What has become of the other version, of TrestleDifference: borrowed, valid until
 * “compared”; NULL without one.
 */
const GPtrArray  *trestle_project_get_differences (TrestleProject        *self);

/* How many conflicts a merge has left to decide. */
guint             trestle_project_count_conflicts (TrestleProject        *self);

/* Puts on disk what the journal has kept so far. */
void              trestle_project_sync           (TrestleProject         *self);

/* The design is closed, and what is not saved is not wanted. */
void              trestle_project_close          (TrestleProject         *self);

G_END_DECLS
