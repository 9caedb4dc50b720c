/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the import share: an import under way, how its rows are known,
 * and what their cells mean.
 */
#pragma once

#include "import.h"

G_BEGIN_DECLS

/* Between the parts of a key; no name has it. */
#define TRESTLE_IMPORT_SEPARATOR "\037"

struct _TrestleImporter
{
  TrestleDesign        *design;
  const TrestleSheet   *sheet;
  const TrestleMapping *mapping;
  TrestleDialect        dialect;
  GHashTable           *objects;    /* key → TrestleObject, NULL where several have it */
  GHashTable           *lines;      /* key → line of the row that had it first */
  TrestleImportReport  *report;
  guint                 row;        /* of the sheet, to come next */
};

/* A row under way: what its cells mean. */
typedef struct
{
  GArray    *values;      /* of TrestleValue, one a column of the sheet */
  GPtrArray *missing;     /* of GPtrArray of char *, one a column of the sheet, or NULL */
} TrestleImportCells;

/* import-keys.c */

/* Learns the keys of what is there. */
void           trestle_import_index_objects  (TrestleImporter           *self);

/* The key of a row; kinds without one take everything that is mapped.  NULL with
 * @problem set when a part is missing.
 */
char          *trestle_import_dup_key        (const TrestleImporter     *self,
                                              guint             row,
                                              char            **problem);

/* The object of a row: by key, or for kinds without one by the id that is made of it. */
TrestleObject *trestle_import_find_object    (const TrestleImporter     *self,
                                              const char       *key);

/* A new object with the id that the same row always gives. */
TrestleObject *trestle_import_create_object  (const TrestleImporter     *self,
                                              TrestleKind       kind,
                                              const char       *key);

/* import-cells.c */
void           trestle_import_init_cells     (TrestleImportCells            *cells,
                                              guint             width);
void           trestle_import_clear_cells    (TrestleImportCells            *cells);

/* What the cells of @row mean for @object, NULL for a new one; FALSE and the row skipped
 * where one means nothing.
 */
gboolean       trestle_import_read_cells     (const TrestleImporter     *self,
                                              TrestleImportRow *row,
                                              TrestleObject    *object,
                                              TrestleImportCells            *cells);

/* Writes them, and into @row what it changes.  On failure its column is the one. */
gboolean       trestle_import_write_cells    (TrestleImporter           *self,
                                              TrestleImportRow *row,
                                              TrestleObject    *object,
                                              TrestleImportCells            *cells,
                                              GError          **error);

void           trestle_import_clear_cell     (gpointer          cell);

G_END_DECLS
