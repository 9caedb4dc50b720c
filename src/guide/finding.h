/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding: what a rule says of one object of a design.  It carries arguments;
 * the sentence is made, in the language of the reader, when it is shown.
 */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_SEVERITY_ERROR,
  TRESTLE_SEVERITY_WARNING,
  TRESTLE_SEVERITY_ADVICE,
  TRESTLE_SEVERITY_INFO
} TrestleSeverity;

/* "error", "warning", "advice", "info": for machines, and N_() labels for people. */
const char *trestle_severity_get_nick  (TrestleSeverity  severity);
const char *trestle_severity_get_label (TrestleSeverity  severity);

typedef struct _TrestleRule    TrestleRule;
typedef struct _TrestleOutcome TrestleOutcome;
typedef struct _TrestleFinding TrestleFinding;
typedef struct _TrestleArena   TrestleArena;

typedef struct
{
  const char    *name;        /* stands as {name} in the message */
  TrestleObject *object;      /* its name stands for the argument, or NULL */
  char          *text;        /* stands for the argument, or NULL */
  TrestleMeasure measure;
  gboolean       verbatim;    /* the text is a person's and stands as it is */
  TrestleNumber  number;
} TrestleArgument;

/* Members are read everywhere and written in guide/ only.  A finding of an assessment
 * goes with it and may be read until the design changes; whoever needs it for longer
 * takes a copy.
 */
struct _TrestleFinding
{
  const TrestleRule    *rule;
  const TrestleOutcome *outcome;
  TrestleObject        *subject;
  TrestleObject        *other;        /* or NULL: e.g. the destination of a flow */
  const TrestleField   *field;        /* of the subject, where the cure starts; or NULL */
  TrestleObject        *acceptance;   /* who accepted it, also when it is open again; or NULL */
  gboolean              accepted;     /* and that still holds */
  guint                 n_arguments;
  TrestleArgument      *arguments;
  TrestleArena         *arena;        /* of the assessment; NULL for a copy, which owns what it holds */
};

/* What may be replied to the question of a fix. */
typedef struct
{
  char *value;      /* what trestle_finding_fix_with() takes: an id, a nick, what a person would type */
  char *label;      /* as people read it */
} TrestleReply;

/* What has to be chosen before a fix can be done. */
typedef struct
{
  const char            *prompt;    /* N_(), "Offline Period"; NULL: the label of the field */
  /* The reply is read as a value of this field of the kind, or (NULL) of the subject’s
   * kind; without a name it is the finding’s own field.
   */
  const TrestleKindInfo *kind;
  const char            *field;
  gboolean               listed;    /* no field: one of the replies that are listed */
  /* Adds replies that would do; NULL: what the field takes, or holds elsewhere. */
  void                 (*list) (const TrestleFinding *finding,
                                GPtrArray            *replies);
  /* NULL: sets the field of the subject. */
  gboolean             (*apply) (TrestleFinding *finding,
                                 const char     *reply,
                                 GError        **error);
} TrestleFixQuestion;

/* A fix beside the first one of an outcome, or one that asks; an array of them ends
 * with a NULL nick.
 */
typedef struct
{
  const char            *nick;    /* "backup" */
  const char            *title;   /* N_(), with {arguments}: exactly what it will change */
  gboolean               safe;    /* as in TrestleOutcome */
  gboolean             (*apply) (TrestleFinding  *finding,
                                 GError         **error);
  const TrestleFixQuestion *question;    /* instead of apply */
  /* Whether it is a fix of this finding; NULL: of each. */
  gboolean             (*applies) (const TrestleFinding *finding);
} TrestleFix;

/* One outcome of a rule; an array of them ends with a NULL nick. */
struct _TrestleOutcome
{
  const char      *nick;          /* "at-risk" */
  TrestleSeverity  severity;
  const char      *message;       /* N_(), with {arguments} */
  const char      *fix_title;     /* N_(), with {arguments}: exactly what the fix will change; NULL: none */
  /* Edits the design of the finding's subject; the caller has opened a step. */
  gboolean       (*fix) (TrestleFinding  *finding,
                         GError         **error);
  /* The fix derives from what the design says alone, and creates no error and no
   * warning.
   */
  gboolean         safe;
  const TrestleFix *alternatives;   /* other fixes, or NULL */
};

struct _TrestleRule
{
  const char           *code;       /* "DIST-05" */
  const char           *id;         /* "R-4.1.5" */
  const char           *title;      /* N_(), what is asked for */
  guint                 step;       /* of the guide, 0 … 4 */
  const char           *see;        /* code of the rule that reports in its place, or NULL */
  const TrestleOutcome *outcomes;
  void                (*check) (gpointer report);   /* a TrestleReport; NULL when @see */
};

/* All rules, in the order of the guide. */
const TrestleRule *const *trestle_rules_get_all  (guint       *n_rules);
const TrestleRule        *trestle_rule_find      (const char  *code);

/* Where the guide asks for it: "Step 3 · Server form factor · SRV-02, R-3.1.3".  Free
 * with g_free().
 */
char                     *trestle_rule_dup_source (const TrestleRule *rule);

TrestleSeverity trestle_finding_get_severity    (const TrestleFinding *self);

/* One sentence with the figures, in the current language.  Free with g_free(). */
char           *trestle_finding_dup_message     (const TrestleFinding *self);

/* What @n findings of one outcome say together: where they differ, "…" stands for the
 * subject and "(1)", "(2)" for all else, of which each adds an array of what the
 * findings have there to @columns, an array of GPtrArray of texts.  Free with g_free().
 */
char           *trestle_findings_dup_pattern    (const TrestleFinding *const *findings,
                                                 guint                        n,
                                                 GPtrArray                   *columns);

/* How many fixes there are to choose from; the first one is the usual one. */
guint           trestle_finding_get_n_fixes     (const TrestleFinding *self);

/* What the fix will change, or NULL when there is none.  Free with g_free(). */
char           *trestle_finding_dup_fix_title   (const TrestleFinding *self,
                                                 guint                 fix);

/* Whether the first fix may be applied without looking at it. */
gboolean        trestle_finding_is_safe         (const TrestleFinding *self);

/* "backup": what the command line calls the fix; that of an outcome itself is "fix". */
const char     *trestle_finding_get_fix_nick    (const TrestleFinding *self,
                                                 guint                 fix);

/* What has to be chosen before the fix, "Offline Period", or NULL: nothing. */
const char     *trestle_finding_get_prompt      (const TrestleFinding *self,
                                                 guint                 fix);

/* What may be chosen, best or lowest first; array of TrestleReply, to be freed with
 * g_ptr_array_unref().
 */
GPtrArray      *trestle_finding_list_replies    (const TrestleFinding *self,
                                                 guint                 fix);

/* Whether anything else may be typed. */
gboolean        trestle_finding_takes_text      (const TrestleFinding *self,
                                                 guint                 fix);

/* Applies a fix to the design of the subject.  The caller opens a step of the
 * history with the title of the fix around it, and cancels it on failure.
 */
gboolean        trestle_finding_fix             (TrestleFinding       *self,
                                                 guint                 fix,
                                                 GError              **error);

/* The same with what has been chosen: the value or the label of a reply, or text;
 * NULL where nothing has to be.  Fails also when the finding would stay.
 */
gboolean        trestle_finding_fix_with        (TrestleFinding       *self,
                                                 guint                 fix,
                                                 const char           *reply,
                                                 GError              **error);

/* Whether two findings, maybe of different designs, are the same by rule, outcome
 * what they are about, down to the decision and what is missing: a key to compare;
 * free with g_free().
 */
char           *trestle_finding_dup_key         (const TrestleFinding *self);

/* A finding for itself, which keeps the objects it is about.  Free with
 * trestle_finding_free().
 */
TrestleFinding *trestle_finding_copy            (const TrestleFinding *self);
void            trestle_finding_free            (TrestleFinding       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleFinding, trestle_finding_free)

/* The same as it would be made of @design, which is a copy of the one the finding is
 * about.
 */
TrestleFinding *trestle_finding_copy_to         (const TrestleFinding *self,
                                                 TrestleDesign        *design);

/* Same rule, outcome, subject, other and arguments, and accepted alike. */
gboolean        trestle_finding_equal           (const TrestleFinding *a,
                                                 const TrestleFinding *b);

G_END_DECLS
