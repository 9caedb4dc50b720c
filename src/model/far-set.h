/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets that are kept on the other side: a repository’s IIS servers are those that
 * name it.  They are read and written here as if the object had them.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleField set;     /* as a REFS field, for what is typed; it has no place in an object */
  const char  *field;   /* of its members, where they name the object; NULL: the images of its users */
} TrestleFarSet;

/* By name.  Free with g_ptr_array_unref(). */
GPtrArray *trestle_far_set_list  (const TrestleFarSet *self,
                                  TrestleObject       *object);

/* Makes the set so; the caller opens a step of the history.  Fails, changing
 * nothing, where it cannot be told what is meant.
 */
gboolean   trestle_far_set_write (const TrestleFarSet *self,
                                  TrestleObject       *object,
                                  GPtrArray           *wanted,
                                  GError             **error);

extern const TrestleFarSet trestle_far_set_libraries;      /* at a location */
extern const TrestleFarSet trestle_far_set_images;         /* used at a location */
extern const TrestleFarSet trestle_far_set_populations;    /* that a repository serves */
extern const TrestleFarSet trestle_far_set_iis;            /* of a repository */

G_END_DECLS
