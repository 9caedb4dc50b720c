/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Printing the document: the very pages that the preview and the PDF have.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"
#include "project.h"

G_BEGIN_DECLS

/* What prints @document, each page on its own paper.  Returns: (transfer full). */
GtkPrintOperation *trestle_print_new     (TrestleDocument *document);

/* Lays the document out in a thread, then asks for a printer in the window @widget
 * is in; what goes wrong is said there.
 */
void               trestle_print_present (GtkWidget       *widget,
                                          TrestleProject  *project);

G_END_DECLS
