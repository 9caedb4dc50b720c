/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design document: every page as it will be, and its export.
 */
#pragma once

#include <adwaita.h>

#include "export.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DOCUMENT_PAGE (trestle_document_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDocumentPage, trestle_document_page, TRESTLE, DOCUMENT_PAGE, AdwBin)

void trestle_document_page_set_project (TrestleDocumentPage *self,
                                        TrestleProject      *project);

/* The widget that shows the pages and has their actions. */
GtkWidget *trestle_document_page_get_pages (TrestleDocumentPage *self);

/* Asks where to, and writes there; @table is the kind of which a table is written. */
void trestle_document_page_export      (TrestleDocumentPage *self,
                                        TrestleExportFormat  format,
                                        TrestleKind          table);

G_END_DECLS
