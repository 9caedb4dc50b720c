/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture of a design for other programs: as a file and as its bytes, made in a
 * thread only when somebody wants them.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/* The picture as @project now is.  It comes as SVG, PNG and PDF, and as a file that
 * opens as the design.
 */
GdkContentProvider *trestle_picture_provider_new (TrestleProject *project);

G_END_DECLS
