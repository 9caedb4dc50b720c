/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decisions the guide asks for (D-1 … D-21): one row each, with its options
 * and what speaks for and against them.  Where the design already says which
 * option is taken, that is where the choice stands; a record in the design adds
 * why, who, when and on which figures.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_ASPECT_COST,
  TRESTLE_ASPECT_COMPLEXITY,
  TRESTLE_ASPECT_PERFORMANCE,
  TRESTLE_ASPECT_FAULT_TOLERANCE,
  TRESTLE_N_ASPECTS
} TrestleAspect;

/* Who says so. */
typedef enum
{
  TRESTLE_ORIGIN_GUIDE,
  TRESTLE_ORIGIN_PRODUCT,     /* later documentation of the product */
  TRESTLE_ORIGIN_OURS,        /* judgment of Trestle */
  TRESTLE_N_ORIGINS
} TrestleOrigin;

typedef struct
{
  TrestleAspect aspect;
  TrestleOrigin origin;
  const char   *text;         /* N_(); NULL ends the list */
} TrestleTradeOff;

typedef struct
{
  const char     *nick;       /* in Decision.chosen */
  const char     *title;      /* N_() */
  gboolean        unsupported;  /* named by the guide to be ruled out */
  TrestleTradeOff trade_offs[9];
} TrestleOption;

#define TRESTLE_NO_OPTION (-1)

typedef struct _TrestleDecisionRow TrestleDecisionRow;
struct _TrestleDecisionRow
{
  const char          *id;          /* "D-7", in Decision.name */
  const char          *title;       /* N_() */
  guint                step, task;  /* of the guide */
  const char          *record;      /* instruction to record it: "REC-12"; or NULL */
  TrestleKind          kind;        /* of its subjects */
  const TrestleOption *options;     /* ends with a NULL nick */
  const char          *field;       /* of the subject: where the choice stands or begins; or NULL */
  const char          *rationale;   /* field of the subject that holds why; NULL: the record does */
  /* Why, where other objects of the design already say so: translated, or NULL. */
  const char        *(*explain) (const TrestleIndex *index);
  const char          *figures[4];  /* what it rests on: ids, of the subject or of the design */
  /* Whether @subject has this decision to take; NULL: always. */
  gboolean           (*applies) (const TrestleIndex *index,
                                 gconstpointer       subject);
  /* The option the design says is taken, or TRESTLE_NO_OPTION; NULL: the record says it. */
  int                (*derive)  (const TrestleIndex *index,
                                 gconstpointer       subject);
  /* Makes the design say @option; FALSE, changing nothing, where that asks for more
   * than a choice.  NULL: only the record can.
   */
  gboolean           (*choose)  (const TrestleIndex *index,
                                 gpointer            subject,
                                 int                 option);
};

/* All rows in the order of the guide; ends with a NULL id. */
extern const TrestleDecisionRow trestle_decision_rows[];

const TrestleDecisionRow *trestle_decision_row_find (const char *id);

/* The guide’s number, as people read it: two rows may be about one decision of the
 * guide, such as D-12 and D-12-form.  Free with g_free().
 */
char *trestle_decision_row_dup_number (const TrestleDecisionRow *row);

/* N_() "Cost", "Complexity", "Performance", "Fault Tolerance". */
const char   *trestle_aspect_get_label   (TrestleAspect  aspect);

/* N_() "The guide says", "The product documentation says", "Our judgment". */
const char   *trestle_origin_get_label   (TrestleOrigin  origin);

/* "[G]", "[D]", "[I]": stands behind what is said. */
const char   *trestle_origin_get_mark    (TrestleOrigin  origin);

/* One decision to take, and how far it is. */
typedef struct
{
  const TrestleDecisionRow *row;
  TrestleObject            *subject;    /* the design for decisions about the whole */
  TrestleDecision          *record;     /* or NULL */
  int                       chosen;     /* index of an option, or TRESTLE_NO_OPTION */
  gboolean                  derived;    /* the design says so, not the record */
  const char               *rationale;  /* "" without one */
  gboolean                  moved;      /* a figure it rested on has moved beyond the tolerance */
} TrestleDecisionState;

/* Every decision that is to be taken: rows in order, subjects by name.  Array of
 * TrestleDecisionState; free with g_array_unref().
 */
GArray       *trestle_decisions_list     (const TrestleAssessment    *assessment);

/* Puts an array of TrestleDecisionState into that order. */
void          trestle_decisions_sort     (GArray                     *states);

/* The state of one; FALSE when @subject does not have this decision to take. */
gboolean      trestle_decision_get_state (const TrestleAssessment    *assessment,
                                          const TrestleDecisionRow   *row,
                                          TrestleObject              *subject,
                                          TrestleDecisionState       *state);

/* "Server Fault Tolerance" and the chosen option’s title, or NULL. */
const char   *trestle_decision_get_chosen (const TrestleDecisionState *state);

/* Whether choosing @option is possible from here: the design can be made to say so,
 * or leaves it to the record.
 */
gboolean      trestle_decision_can_choose (const TrestleAssessment    *assessment,
                                           const TrestleDecisionState *state,
                                           int                         option);

/* What somebody decides; strings may be NULL. */
typedef struct
{
  int         option;       /* TRESTLE_NO_OPTION: leave it as it is */
  const char *rationale, *who, *date;
} TrestleDecisionInput;

/* Writes the choice where it stands, and the record with the figures of now.  The
 * caller opens a step of the history.  Returns FALSE when the option cannot be
 * chosen.
 */
gboolean      trestle_decision_take      (const TrestleAssessment    *assessment,
                                          const TrestleDecisionState *state,
                                          const TrestleDecisionInput *input);

/* Records why the design says what it says, or where it does not, @option, and on which
 * figures, as far as the record says nothing yet.  For guide/ only: @index is that of
 * now.
 */
void          trestle_decision_note      (const TrestleIndex         *index,
                                          const TrestleDecisionState *state,
                                          int                         option,
                                          const char                 *rationale);

/* The figures a decision rests on, as they are now; free with g_free(). */
char         *trestle_decision_dup_basis (const TrestleAssessment    *assessment,
                                          const TrestleDecisionRow   *row,
                                          TrestleObject              *subject);

/* One figure of a recorded basis, as people read it. */
typedef struct
{
  char    *title, *before, *now;
  gboolean moved;
} TrestleBasisFigure;

/* Array of TrestleBasisFigure (owned): what the record of @state rested on. */
GPtrArray    *trestle_decision_list_basis (const TrestleAssessment    *assessment,
                                           const TrestleDecisionState *state);

/* The decision a finding is about, or NULL: that of its other object, or subject. */
const TrestleDecisionRow *trestle_finding_get_decision (const TrestleFinding *finding);

/* For the guide’s own files: calls @func for every decision, subjects in the order
 * of their lists.
 */
typedef void (*TrestleDecisionFunc) (const TrestleDecisionState *state,
                                     gpointer                    data);
void          trestle_decisions_foreach  (const TrestleIndex         *index,
                                          TrestleDecisionFunc         func,
                                          gpointer                    data);

/* The same for the decisions of one row; @records are what is recorded, which is to be
 * freed with g_hash_table_unref() and NULL when that is nothing.
 */
GHashTable   *trestle_decisions_collect_records (const TrestleDesign *design);
void          trestle_decisions_foreach_of (const TrestleIndex       *index,
                                            GHashTable               *records,
                                            const TrestleDecisionRow *row,
                                            TrestleDecisionFunc       func,
                                            gpointer                  data);

G_END_DECLS
