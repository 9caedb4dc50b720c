/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the writer of WordprocessingML share.
 */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

#define TRESTLE_DOCX_TWIPS 20       /* for a point */
#define TRESTLE_DOCX_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TRESTLE_DOCX_NAMESPACES \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* The id of the style of paragraphs in @style. */
const char *trestle_docx_get_style       (TrestleStyle              style);

/* Twentieths of a point. */
int         trestle_docx_twips           (float                     points);

/* Weight, color and size of a run. */
void        trestle_docx_append_look     (GString                  *xml,
                                          TrestleStyle              style,
                                          TrestleInk                ink);

/* Runs of a field with what it showed last; @dirty: that is no more than a guess. */
void        trestle_docx_append_field    (GString                  *xml,
                                          const char               *instruction,
                                          const char               *shown,
                                          gboolean                  dirty);

/* The parts beside the text. */
char       *trestle_docx_dup_styles      (const TrestleManuscript  *manuscript);
char       *trestle_docx_dup_header      (const TrestleManuscript  *manuscript,
                                          float                     width);
char       *trestle_docx_dup_footer      (const TrestleManuscript  *manuscript,
                                          float                     width);
char       *trestle_docx_dup_properties  (const TrestleManuscript  *manuscript);
char       *trestle_docx_dup_settings    (const TrestleManuscript  *manuscript);
char       *trestle_docx_dup_relations   (guint                     n_pictures);
extern const char trestle_docx_content_types[];
extern const char trestle_docx_root_relations[];
extern const char trestle_docx_numbering[];
extern const char trestle_docx_fonts[];
extern const char trestle_docx_application[];

G_END_DECLS
