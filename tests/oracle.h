/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one key of an oracle file says, compared with what the design says.  Each
 * check fails the test when they differ.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "assessment.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleDesign     *design;
  TrestleAssessment *assessment;
  TrestleObject     *subject;     /* of the object that is being compared */
  const char        *where;       /* for messages: “locations/London/home” */
} Oracle;

typedef struct _OracleRow OracleRow;

/* What the oracle says at one key, and where the design says it. */
struct _OracleRow
{
  const char *section;
  const char *key;
  void      (*check) (const Oracle    *self,
                      const OracleRow *row,
                      JsonNode        *node);
  const char *name;       /* of a figure or a field */
  gint64      num, den;   /* oracle × num ÷ den is in base units; 0 is 1 */
  const char *symbol;     /* of a term */
};

void oracle_check_figure (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node);

void oracle_check_flag_figure (const Oracle    *self,
                               const OracleRow *row,
                               JsonNode        *node);

/* The one of “meets”, “at risk”, “fails” that the figure means. */
void oracle_check_verdict (const Oracle    *self,
                           const OracleRow *row,
                           JsonNode        *node);

/* An object of image → number. */
void oracle_check_images (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node);

/* A number, a yes or no, a text, or the names of what is referred to. */
void oracle_check_field (const Oracle    *self,
                         const OracleRow *row,
                         JsonNode        *node);

/* The names of all objects whose field of this name refers to the subject. */
void oracle_check_referrers (const Oracle    *self,
                             const OracleRow *row,
                             JsonNode        *node);

void oracle_check_place (const Oracle    *self,
                         const OracleRow *row,
                         JsonNode        *node);

void oracle_check_reason (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node);

/* What FT-05 says of the instance. */
void oracle_check_backup (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node);

void oracle_check_term (const Oracle    *self,
                        const OracleRow *row,
                        JsonNode        *node);

/* The names of the objects that the terms of a sum come from. */
void oracle_check_members (const Oracle    *self,
                           const OracleRow *row,
                           JsonNode        *node);

/* Domain, network, tag and zone that set a cell apart. */
void oracle_check_cell_key (const Oracle    *self,
                            const OracleRow *row,
                            JsonNode        *node);

/* The object a term of the figure’s formula comes from. */
void oracle_check_source (const Oracle    *self,
                          const OracleRow *row,
                          JsonNode        *node);

/* A score of the first instance at the location; every candidate is listed. */
void oracle_check_candidate (const Oracle    *self,
                             const OracleRow *row,
                             JsonNode        *node);

/* The key by which the subject was found. */
void oracle_check_name (const Oracle    *self,
                        const OracleRow *row,
                        JsonNode        *node);

G_END_DECLS
