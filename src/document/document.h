/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design document: pages made from a design and its assessment.  Window and
 * print paint the very pages that the PDF has.
 *
 * A document may be made and written in a thread, of a copy of the design; the
 * design must not change while the document lives.  One document is used by one
 * thread at a time.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "assessment.h"
#include "format.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DOCUMENT (trestle_document_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDocument, trestle_document, TRESTLE, DOCUMENT, GObject)

typedef struct
{
  gint64      time;       /* for the file's dates, seconds since 1970 UTC; 0: the design's date, if any */
  const char *language;   /* of the words, such as "de"; NULL: the locale's */
  GBytes     *data;       /* the text of the design, which is attached to the PDF; NULL: it is not */
  TrestleDesign *since;   /* another version: a section says what has changed since; NULL: none.  Only for the call */
  const char *since_name; /* what it is called */
} TrestleDocumentOptions;

/* Where a text was found: its page, counted from 0, and the area on it, in points. */
typedef struct
{
  guint page;
  float x, y, width, height;
} TrestleMatch;

/* Lays out every page.  Keeps a reference to @design; @assessment, which is of
 * @design, is needed only for the call.  @options may be NULL.  Texts are in the
 * language of the locale.
 */
TrestleDocument    *trestle_document_new           (TrestleDesign                *design,
                                                    const TrestleAssessment      *assessment,
                                                    const TrestleDocumentOptions *options);

guint               trestle_document_get_n_pages   (TrestleDocument              *self);

/* In points; @page counts from 0. */
void                trestle_document_get_page_size (TrestleDocument              *self,
                                                    guint                         page,
                                                    double                       *width,
                                                    double                       *height);

/* Paints a page, without the paper's white, on @cr in points. */
void                trestle_document_paint_page    (TrestleDocument              *self,
                                                    guint                         page,
                                                    cairo_t                      *cr);

/* The number of the page that shows @object first, counted from 0; -1 for none. */
int                 trestle_document_find_page     (TrestleDocument              *self,
                                                    TrestleObject                *object);

/* Every place that has @text, in the order of the pages.  Letters match in either
 * case, a space matches where a line breaks; the area ends with its line.
 * Returns: (transfer full): of TrestleMatch.
 */
GArray             *trestle_document_find_text     (TrestleDocument              *self,
                                                    const char                   *text);

/* Where the link at @x, @y of @page leads, in points and counted from 0; FALSE
 * when there is none.
 */
gboolean            trestle_document_find_link     (TrestleDocument              *self,
                                                    guint                         page,
                                                    double                        x,
                                                    double                        y,
                                                    guint                        *to_page,
                                                    double                       *to_y);

/* What the reader has to know about how it came out, such as a typeface that is
 * not installed: sentences, translated, NULL at the end.
 */
const char *const  *trestle_document_get_notes     (TrestleDocument              *self);

/* Writes a PDF beside @file and gives it its name when it is complete: on
 * failure and when canceled, what was there before is untouched.
 */
gboolean            trestle_document_write_pdf     (TrestleDocument              *self,
                                                    GFile                        *file,
                                                    GCancellable                 *cancellable,
                                                    GError                      **error);

/* The same onto a stream, which is left open. */
gboolean            trestle_document_write_pdf_to_stream
                                                   (TrestleDocument              *self,
                                                    GOutputStream                *stream,
                                                    GCancellable                 *cancellable,
                                                    GError                      **error);

/* The same in any format. */
gboolean            trestle_document_write         (TrestleDocument              *self,
                                                    TrestleFormat                 format,
                                                    GFile                        *file,
                                                    GCancellable                 *cancellable,
                                                    GError                      **error);

gboolean            trestle_document_write_to_stream
                                                   (TrestleDocument              *self,
                                                    TrestleFormat                 format,
                                                    GOutputStream                *stream,
                                                    GCancellable                 *cancellable,
                                                    GError                      **error);

/* The job aids and every table that has rows, as a workbook for spreadsheets; @time
 * is when it was made, seconds since 1970 UTC, 0: not said.
 */
gboolean            trestle_document_export_workbook
                                                   (TrestleDesign                *design,
                                                    const TrestleAssessment      *assessment,
                                                    GFile                        *file,
                                                    gint64                        time,
                                                    GError                      **error);

gboolean            trestle_document_export_workbook_to_stream
                                                   (TrestleDesign                *design,
                                                    const TrestleAssessment      *assessment,
                                                    GOutputStream                *stream,
                                                    gint64                        time,
                                                    GError                      **error);

G_END_DECLS
