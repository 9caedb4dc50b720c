/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows behind verdicts, which headroom.c reckons and margin.c moves.
 */
#pragma once

#include "headroom.h"
#include "what-if.h"

G_BEGIN_DECLS

/* The limit of a need; not known when nobody has recorded one. */
typedef TrestleNumber (*TrestleGetLimit) (const TrestleIndex *index,
                                          TrestleObject      *object);

/* Fields whose movement makes a verdict flip. */
typedef enum
{
  TRESTLE_INPUT_MEMBERS    = 1 << 0,    /* users of the largest population of an instance, database or cell */
  TRESTLE_INPUT_USAGE      = 1 << 1,    /* users of the image that asks most */
  TRESTLE_INPUT_BANDWIDTH  = 1 << 2,
  TRESTLE_INPUT_LAN        = 1 << 3,
  TRESTLE_INPUT_WINDOW     = 1 << 4,
  TRESTLE_INPUT_LOAD       = 1 << 5,
  TRESTLE_INPUT_INITIAL    = 1 << 6,
  TRESTLE_INPUT_DELTA      = 1 << 7,
  TRESTLE_INPUT_POLL       = 1 << 8,
  TRESTLE_INPUT_RECOVERY   = 1 << 9,
  TRESTLE_INPUT_PERIOD     = 1 << 10,
  TRESTLE_INPUT_REPORT     = 1 << 11,
  TRESTLE_INPUT_DAYS       = 1 << 12,
  TRESTLE_INPUT_RETENTION  = 1 << 13,
  TRESTLE_INPUT_SAFETY     = 1 << 14,
  TRESTLE_INPUT_SIZE       = 1 << 15,   /* of a database */
  TRESTLE_INPUT_SPACE      = 1 << 16,   /* of a repository */
  TRESTLE_INPUT_DISK       = 1 << 17,   /* of the machine */
  TRESTLE_INPUT_IMAGE      = 1 << 18,   /* packed size of the largest image held */
  TRESTLE_INPUT_DISK_RATE  = 1 << 19,
  TRESTLE_INPUT_CAPACITY   = 1 << 20,
  TRESTLE_INPUT_ADAPTER    = 1 << 21,
  TRESTLE_INPUT_PACKED     = 1 << 22,   /* of the image judged */
  TRESTLE_INPUT_MEDIA      = 1 << 23,
  TRESTLE_INPUT_SHARE      = 1 << 24,   /* of an adapter */
  TRESTLE_INPUT_TOLERANCE  = 1 << 25,   /* of a server’s place */
  TRESTLE_INPUT_NEAR       = 1 << 26,   /* users of the largest population where the server stands */
  TRESTLE_INPUT_RIVAL      = 1 << 27,   /* the same of the best other place with users */
  TRESTLE_INPUT_THIN       = 1 << 28,   /* least path to a database */
  TRESTLE_INPUT_END        = 1 << 29,   /* bandwidth of the end that narrows that path */
  TRESTLE_INPUT_SOURCE     = 1 << 30    /* bandwidth where a repository elsewhere stands */
} TrestleInput;

struct _TrestleVerdictRow
{
  const char      *id;
  TrestleKind      kind;
  const char      *title;
  const char      *figure;          /* that gives the need */
  TrestleObject  *(*find_subject) (TrestleObject *object);    /* of the figure; NULL: the object itself */
  TrestleGetLimit  get_limit;
  const char      *verdict;         /* the figure that judges, or NULL: need and limit are compared */
  const char      *codes[3];        /* of the rules that speak of it */
  TrestleHolds     holds;
  guint            variant;
  guint            inputs;          /* TrestleInput */
  gboolean         sharp;           /* the limit is a threshold itself: there is no risk of nearing it */
};

G_END_DECLS
