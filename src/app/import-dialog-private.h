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
  char                *chosen;        /* the name of a kept mapping, or NULL */
  TrestleImportReport *report;        /* what it would do */
  TrestleMapping      *tried;         /* with this one */
  GTask               *task;          /* that finds it out, borrowed */
  GCancellable        *cancellable;   /* of it */
  guint                poll;
  TrestleImporter     *importer;      /* while rows go in */
  guint                worker;
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
  GtkDropDown         *keys;
  GtkDropDown         *saved;
  GtkButton           *forget_button;
  GtkLabel            *refusal;
  GtkEditable         *keep_as;
  GtkStack            *trial;
  GtkProgressBar      *trial_bar;
  GtkButton           *stop_button;
  GtkButton           *retry_button;
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
  AdwNavigationPage   *review_page;
  GtkProgressBar      *import_bar;
  GtkButton           *import_stop;
};

/* import-match.c */

/* Shows @sheet with @mapping, which it takes, and goes there. */
void trestle_import_dialog_match       (TrestleImportDialog *self,
                                        TrestleSheet        *sheet,
                                        TrestleMapping      *mapping);

/* The same without going there. */
void trestle_import_dialog_use         (TrestleImportDialog *self,
                                        TrestleSheet        *sheet,
                                        TrestleMapping      *mapping);

/* Shows what has been found out. */
void trestle_import_dialog_show_trial  (TrestleImportDialog *self);

/* Connects the callbacks of the page to the template. */
void trestle_import_dialog_bind_match  (GtkWidgetClass      *widget_class);

/* import-options.c */

/* Columns of the mapping by which rows can be known. */
void trestle_import_dialog_show_keys    (TrestleImportDialog *self);

/* Mappings with names; @chosen is the one in use, or NULL. */
void trestle_import_dialog_show_saved   (TrestleImportDialog *self,
                                         const char          *chosen);

/* Keeps the mapping for such tables, and under the name that has been typed. */
void trestle_import_dialog_keep_mapping (TrestleImportDialog *self);
void trestle_import_dialog_bind_options (GtkWidgetClass      *widget_class);

/* import-try.c */

/* Finds out what the import would do, in a thread, or gives it up. */
void trestle_import_dialog_try         (TrestleImportDialog *self);
void trestle_import_dialog_stop_trial  (TrestleImportDialog *self);
void trestle_import_dialog_bind_try    (GtkWidgetClass      *widget_class);

/* import-review.c */

/* Shows what the import would do, and goes there. */
void trestle_import_dialog_review      (TrestleImportDialog *self);

/* Takes back what has gone in so far. */
void trestle_import_dialog_stop_work   (TrestleImportDialog *self);
void trestle_import_dialog_bind_review (GtkWidgetClass      *widget_class);

G_END_DECLS
