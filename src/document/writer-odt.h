/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the writer of OpenDocument share.
 */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/* The name of the style of paragraphs in @style. */
const char *trestle_odt_get_style          (TrestleStyle              style);

/* Attributes of the text in a style: size, weight, color. */
void        trestle_odt_append_text_properties
                                           (GString                  *xml,
                                            TrestleStyle              style,
                                            TrestleInk                ink);

/* An attribute that is a length. */
void        trestle_odt_append_length      (GString                  *xml,
                                            const char               *name,
                                            float                     points);

/* The styles of cells, which belong to the content. */
void        trestle_odt_append_cells       (GString                  *xml);

/* The parts beside the content; @pictures are the names of those in it. */
char       *trestle_odt_dup_styles         (const TrestleManuscript  *manuscript);
char       *trestle_odt_dup_meta           (const TrestleManuscript  *manuscript);
char       *trestle_odt_dup_manifest       (guint                     n_pictures);

/* How the pages are to be laid out. */
extern const char trestle_odt_settings[];

#define TRESTLE_ODT_MIME "application/vnd.oasis.opendocument.text"
#define TRESTLE_ODT_NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " office:version=\"1.3\""

G_END_DECLS
