/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide’s way through a design (Figure 1): four steps and eleven tasks, Step 3
 * once an instance, tasks 3 and 4 of Step 4 once a repository, and how far each
 * is: what the guide asks to record, what it asks to decide, and what its rules
 * say of it.
 */
#pragma once

#include "decisions.h"

G_BEGIN_DECLS

#define TRESTLE_N_STEPS 4

typedef struct
{
  guint       step, task;
  const char *title;          /* N_() */
  const char *why;            /* N_(): what it is for, in our words */
  const char *cite;           /* "R-3.2.1": where the guide begins with it */
  TrestleKind per;            /* repeated for each: INSTANCE, REPOSITORY; DESIGN: once */
  guint       needs;          /* the task before that it takes its data from: its index + 1; 0: none */
} TrestleTask;

/* The eleven tasks in order; ends with a NULL title. */
extern const TrestleTask trestle_tasks[];

/* N_() "Define the Project Scope"; @step is 1 … 4. */
const char *trestle_step_get_title (guint step);

/* One instruction of the guide to record something (REC-1 … REC-23). */
typedef struct
{
  const char *id;
  guint       step, task;
  const char *table;          /* "A-1" */
  const char *columns;        /* "R-A1.1, R-A1.3" */
  TrestleKind kind;           /* of what it is recorded for */
  const char *title;          /* N_() */
  /* Whether it is asked for; NULL: always. */
  gboolean  (*required) (const TrestleIndex *index,
                         gconstpointer       subject);
  /* Whether it is recorded; where not, @where and @field are set to what to fill. */
  gboolean  (*filled)   (const TrestleIndex *index,
                         gpointer            subject,
                         TrestleObject     **where,
                         const char        **field);
} TrestleRecordRow;

/* All rows; ends with a NULL id. */
extern const TrestleRecordRow trestle_record_rows[];

/* A record that is asked for. */
typedef struct
{
  const TrestleRecordRow *row;
  TrestleObject          *subject;    /* location, instance, repository, or the design */
  gboolean                filled;
  TrestleObject          *where;      /* what to fill, or the subject */
  const TrestleField     *field;      /* of it, or NULL */
} TrestleRecord;

typedef struct
{
  guint filled, required;
} TrestleMeter;

typedef enum
{
  TRESTLE_PROGRESS_NOT_STARTED,
  TRESTLE_PROGRESS_IN_PROGRESS,
  TRESTLE_PROGRESS_DECIDED,
  TRESTLE_PROGRESS_WARNINGS,
  TRESTLE_PROGRESS_ERRORS,
  TRESTLE_PROGRESS_SKIPPED        /* nothing is downloaded, so there is nothing to serve it; or it was set aside */
} TrestleProgressState;

/* "not-started" and so on: for machines, and N_() labels for people. */
const char *trestle_progress_state_get_nick  (TrestleProgressState state);
const char *trestle_progress_state_get_label (TrestleProgressState state);

/* One task, for one subject where it is repeated. */
typedef struct
{
  const TrestleTask *task;
  TrestleObject     *subject;     /* instance or repository, or NULL */
  TrestleProgressState   state;
  TrestleMeter       records, decisions;
  guint              errors, warnings;
  const char        *aside;       /* why it is not applicable, or NULL */
  const TrestleTask *blocked_by;  /* whose data is missing, or NULL */
  TrestleObject     *where;       /* what to do first, or where it is done; NULL: nothing there yet */
  const TrestleField *field;      /* of it, or NULL */
} TrestleProgressCell;

/* Something that is still open. */
typedef struct
{
  const TrestleTask        *task;       /* NULL: about the whole design */
  const TrestleRecordRow   *record;     /* or NULL */
  const TrestleDecisionRow *decision;   /* or NULL */
  TrestleObject            *subject;
  TrestleObject            *where;
  const TrestleField       *field;
} TrestleOpenItem;

typedef struct _TrestleProgressMaking TrestleProgressMaking;

typedef struct
{
  GArray          *cells;         /* of TrestleProgressCell, in the order of the guide, subjects by name */
  GArray          *records;       /* of TrestleRecord */
  GArray          *decisions;     /* of TrestleDecisionState, in the order of their rows */
  TrestleMeter     steps[TRESTLE_N_STEPS];      /* records */
  TrestleMeter     step_decisions[TRESTLE_N_STEPS];
  TrestleProgressState step_states[TRESTLE_N_STEPS];
  TrestleMeter     tables[2];     /* records of Tables */
  TrestleMeter     total, total_decisions;
  GHashTable      *aside;         /* for progress*.c: tasks that are not applicable */
  TrestleProgressMaking *making;  /* likewise: until it is finished */
} TrestleProgress;

/* How far the design is; valid as long as @assessment. */
TrestleProgress *trestle_progress_new       (const TrestleAssessment *assessment);

/* The same in steps, none of which takes long; FALSE: it is finished. */
TrestleProgress *trestle_progress_begin     (const TrestleAssessment *assessment);
gboolean     trestle_progress_step      (TrestleProgress             *self);
void         trestle_progress_free      (TrestleProgress             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleProgress, trestle_progress_free)

/* Says that @task is not applicable to @subject (NULL: a task that is done once), and
 * why; NULL or nothing: that it is.  What it asks to record and to decide no longer
 * counts; what rules find does.  The caller opens a step of the history.
 */
void         trestle_progress_set_aside (TrestleDesign               *design,
                                         const TrestleTask           *task,
                                         TrestleObject               *subject,
                                         const char                  *reason);

/* The task that @record sets aside, or NULL. */
const TrestleTask *trestle_task_of_record (const TrestleDecision     *record);

/* Records of @n instances or locations: those about each, and at a location those
 * about the repositories that stand there.
 */
void         trestle_progress_get_meters (const TrestleProgress      *self,
                                      TrestleObject *const   *objects,
                                      guint                   n,
                                      TrestleMeter           *meters);

/* The objects of @kind of which something is still to be recorded, by name.  Array
 * of borrowed TrestleObject.
 */
GPtrArray   *trestle_progress_list_incomplete (const TrestleProgress *self,
                                               TrestleKind            kind);

/* What is still to be recorded or decided, in the order of the guide.  A decision
 * whose record is missing is not named twice.  Array of TrestleOpenItem.
 */
GArray      *trestle_progress_list_open (const TrestleProgress       *self);

/* The first of these; FALSE: nothing is open. */
gboolean     trestle_progress_find_next (const TrestleProgress       *self,
                                     TrestleOpenItem             *item);

/* "SQL database size – CLINIC": what is open, for people.  Free with g_free(). */
char        *trestle_open_item_dup_title (const TrestleOpenItem *item);

/* Shares of a meter in words: "9 of 14".  Free with g_free(). */
char        *trestle_meter_dup_text (TrestleMeter             meter);

G_END_DECLS
