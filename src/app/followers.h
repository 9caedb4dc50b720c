/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is brought up to date after an assessment, in the order of registration: between
 * frames where the design is large, else at once.
 */
#pragma once

#include "validator.h"

G_BEGIN_DECLS

/* What is done for @object after an assessment, from @round 0 on as long as it returns
 * TRUE.
 */
typedef gboolean (*TrestleFollower) (gpointer object,
                                     guint    round);

typedef struct _TrestleFollowers TrestleFollowers;

/* @validator is borrowed. */
TrestleFollowers *trestle_followers_new  (TrestleValidator *validator);
void              trestle_followers_free (TrestleFollowers *self);

/* Until @object is no more, @update, a function of @object alone, or @follower. */
void              trestle_followers_add  (TrestleFollowers *self,
                                          gpointer          object,
                                          GCallback         update,
                                          TrestleFollower   follower);

/* Calls all of them, from the first one on. */
void              trestle_followers_call (TrestleFollowers *self);

/* Every round of @follower at once. */
void              trestle_follower_run   (TrestleFollower   follower,
                                          gpointer          object);

G_END_DECLS
