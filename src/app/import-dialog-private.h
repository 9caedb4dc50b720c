/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages of the import share.
 */
#pragma once

#include "import-dialog.h"

#include "import.h"

G_BEGIN_DECLS

struct _TrestleImportDialog
{
  AdwDialog            parent_instance;
  TrestleProject      *project;
  GtkWidget           *opener;        /* owned: toasts appear over its window */
  TrestleKind          kind;          /* of rows that do not say */
  GBytes              *bytes;
  char                *file_title;    /* or NULL: the clipboard */
  char                 delimiter;     /* of text, or 0: a workbook */
  GPtrArray           *sheets;
  TrestleSheet        *sheet;         /* one of them */
  TrestleMapping      *mapping;
  TrestleImportReport *report;        /* what it would do */
  GPtrArray           *headings;      /* GtkDropDowns of the columns */
  GPtrArray           *units;         /* GtkEntries of the columns */
  GPtrArray           *listed;        /* TrestleImportRows under review */
  guint                idle;
  gboolean             updating;

  AdwNavigationView   *pages;
  GtkStack            *source;
  AdwStatusPage       *invitation;
  GtkButton           *open_button;
  GtkDropDown         *kinds;
  GtkDropDown         *sheets_chooser;
  GtkDropDown         *delimiters;
  GtkDropDown         *decimals;
  GtkCheckButton      *header;
  GtkCheckButton      *create;
  GtkGrid             *preview;
  GtkLabel            *summary;
  GtkButton           *review_button;
  GtkButton           *import_button;
  AdwToggleGroup      *states;
  AdwToggle           *new_toggle;
  AdwToggle           *updated_toggle;
  AdwToggle           *skipped_toggle;
  GtkStack            *lists;
  GtkListView         *rows;
  AdwStatusPage       *none;
};

/* import-match.c */

/* Shows @sheet with @mapping, which it takes, and goes there. */
void trestle_import_dialog_match       (TrestleImportDialog *self,
                                        TrestleSheet        *sheet,
                                        TrestleMapping      *mapping);

/* Connects the callbacks of the page to the template. */
void trestle_import_dialog_bind_match  (GtkWidgetClass      *widget_class);

/* import-review.c */

/* Shows what the import would do, and goes there. */
void trestle_import_dialog_review      (TrestleImportDialog *self);
void trestle_import_dialog_bind_review (GtkWidgetClass      *widget_class);

G_END_DECLS
