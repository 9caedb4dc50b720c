/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The objects of a PDF as cairo writes them for version 1.4, every one in plain
 * text with a table of where they are, and a file they are packed into: version
 * 1.7, what is no stream many to a stream.  The same objects give the same file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An object without its number and its end; it lives as long as the bytes. */
typedef struct
{
  guint       number;
  gboolean    stream;
  const char *text;
  gsize       length;
} TrestlePdfObject;

typedef struct
{
  GArray *objects;              /* TrestlePdfObject, by number */
  guint   root, info;           /* numbers */
  guint   size;                 /* the first number that is not used */
} TrestlePdfObjects;

typedef struct _TrestlePdfPacker TrestlePdfPacker;

/* FALSE for bytes that cairo has not written. */
gboolean          trestle_pdf_objects_read  (TrestlePdfObjects *self,
                                             const char        *bytes,
                                             gsize              length);
void              trestle_pdf_objects_clear (TrestlePdfObjects *self);
const TrestlePdfObject *
                  trestle_pdf_objects_find  (const TrestlePdfObjects *self,
                                             guint              number);

TrestlePdfPacker *trestle_pdf_packer_new    (void);
void              trestle_pdf_packer_free   (TrestlePdfPacker  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestlePdfPacker, trestle_pdf_packer_free)

/* An object that is no stream. */
void              trestle_pdf_packer_add    (TrestlePdfPacker  *self,
                                             guint              number,
                                             const char        *text,
                                             gsize              length);

/* @text with its stream, as it is. */
void              trestle_pdf_packer_add_stream (TrestlePdfPacker *self,
                                             guint              number,
                                             const char        *text,
                                             gsize              length);

/* The whole file; @size is the first number that no object has. */
GBytes           *trestle_pdf_packer_finish (TrestlePdfPacker  *self,
                                             guint              root,
                                             guint              info,
                                             guint              size);

/* Deflated, for a stream with /FlateDecode. */
GBytes           *trestle_pdf_deflate       (const void        *data,
                                             gsize              length);

G_END_DECLS
