/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a table from elsewhere become objects of a design.  A row whose key
 * nobody has is new, another one updates who has it; a cell that is empty leaves
 * what is there; a row with anything that cannot be understood is left out whole.
 */
#pragma once

#include "mapping.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_IMPORT_NEW,
  TRESTLE_IMPORT_UPDATED,
  TRESTLE_IMPORT_UNCHANGED,
  TRESTLE_IMPORT_SKIPPED,
  TRESTLE_N_IMPORT_STATES
} TrestleImportState;

typedef struct _TrestleImporter TrestleImporter;

/* A cell that changes something. */
typedef struct
{
  const TrestleColumn *column;
  char                *before, *after;    /* as people read them */
} TrestleImportCell;

typedef struct
{
  TrestleImportState state;
  guint              row;         /* in the sheet */
  guint              line;        /* where it begins in the file */
  char              *name;        /* of the object */
  GArray            *cells;       /* of TrestleImportCell */
  char              *problem;     /* of SKIPPED: a sentence */
  guint              column;      /* of SKIPPED: in the sheet, or G_MAXUINT for the whole row */
} TrestleImportRow;

typedef struct
{
  GPtrArray *rows;                                /* of TrestleImportRow, in the order of the sheet */
  guint      counts[TRESTLE_N_IMPORT_STATES];
  guint      n_created;                           /* objects that only references named */
} TrestleImportReport;

/* Takes the rows of @sheet over into @design, all in the step of the history that
 * the caller has opened.  For a review, give a copy of the design.
 */
TrestleImportReport *trestle_import_run         (TrestleDesign        *design,
                                                 const TrestleSheet   *sheet,
                                                 const TrestleMapping *mapping);

/* The same row by row: trestle_importer_step() does the next, and says in @fraction (may
 * be NULL) how far it is, until it returns FALSE.  @sheet and @mapping must outlive it,
 * and @mapping the report, which has columns of it.
 */
TrestleImporter     *trestle_importer_new         (TrestleDesign        *design,
                                                   const TrestleSheet   *sheet,
                                                   const TrestleMapping *mapping);
void                 trestle_importer_free        (TrestleImporter      *self);
gboolean             trestle_importer_step        (TrestleImporter      *self,
                                                   double               *fraction);
TrestleImportReport *trestle_importer_take_report (TrestleImporter      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleImporter, trestle_importer_free)

void                 trestle_import_report_free (TrestleImportReport  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleImportReport, trestle_import_report_free)

G_END_DECLS
