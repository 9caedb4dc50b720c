/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libqpdf keeps what is wrong for the end, so every step is taken without a look
 * at the one before.  Its handles are numbers in a table: where there are very
 * many they are given back at once.
 */
#include "config.h"

#include "pdf-extras.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

typedef struct
{
  qpdf_data               qpdf;
  const TrestlePdfExtras *extras;
  guint                   n_elements;   /* that have been met */
} Pass;

/* Takes over @value. */
static void
put (const Pass *self,
     qpdf_oh     dictionary,
     const char *key,
     qpdf_oh     value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
  qpdf_oh_release (self->qpdf, value);
}

static qpdf_oh
new_text (const Pass *self,
          const char *text)
{
  return qpdf_oh_new_unicode_string (self->qpdf, text);
}

static void
describe_element (Pass       *self,
                  qpdf_oh     element,
                  const char *name)
{
  const TrestleTag *tag;
  g_autofree char *attributes = NULL;

  if (self->n_elements++ >= self->extras->elements->len)
    return;
  tag = self->extras->elements->pdata[self->n_elements - 1];
  if (strcmp (name + 1, tag->name) != 0)
    return;
  if (tag->alternative != NULL)
    put (self, element, "/Alt", new_text (self, tag->alternative));
  if (tag->scope == TRESTLE_SCOPE_NONE)
    return;
  attributes = tag->span < 2 ? g_strdup_printf ("<< /O /Table /Scope /%s >>", tag->scope == TRESTLE_SCOPE_ROW ? "Row" : "Column")
               : g_strdup_printf ("<< /O /Table /Scope /%s /ColSpan %u >>",
                                  tag->scope == TRESTLE_SCOPE_ROW ? "Row" : "Column", tag->span);
  put (self, element, "/A", qpdf_oh_parse (self->qpdf, attributes));
}

static gboolean visit_element (Pass   *self,
                               qpdf_oh element);

/* Headings stand first in their rows: behind a cell of another kind there are none. */
static void
visit_kids (Pass    *self,
            qpdf_oh  element,
            gboolean row)
{
  qpdf_oh kids = qpdf_oh_get_key (self->qpdf, element, "/K");
  gboolean more = TRUE;

  if (qpdf_oh_is_array (self->qpdf, kids))
    for (int i = 0, n = qpdf_oh_get_array_n_items (self->qpdf, kids); i < n && more; i++)
      {
        qpdf_oh kid = qpdf_oh_get_array_item (self->qpdf, kids, i);

        more = visit_element (self, kid) || !row;
        qpdf_oh_release (self->qpdf, kid);
      }
  else
    visit_element (self, kids);
  qpdf_oh_release (self->qpdf, kids);
}

/* Returns whether @element is a Figure or a TH. */
static gboolean
visit_element (Pass   *self,
               qpdf_oh element)
{
  qpdf_oh type = qpdf_oh_get_key_if_dict (self->qpdf, element, "/S");
  const char *name = qpdf_oh_is_name (self->qpdf, type) ? qpdf_oh_get_name (self->qpdf, type) : "";
  gboolean found = g_str_equal (name, "/Figure") || g_str_equal (name, "/TH");

  if (found)
    describe_element (self, element, name);
  else if (g_str_equal (name, "/Document") || g_str_equal (name, "/Table") || g_str_equal (name, "/TR"))
    visit_kids (self, element, g_str_equal (name, "/TR"));
  qpdf_oh_release (self->qpdf, type);

  return found;
}

static qpdf_oh
new_attached_stream (const Pass              *self,
                     const TrestleAttachment *attachment)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GBytes) packed = g_converter_convert_bytes (G_CONVERTER (compressor), attachment->bytes, NULL);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, attachment->bytes);
  g_autofree char *type = g_strdup_printf ("/%s", attachment->media_type);
  g_autofree char *parameters = NULL, *date = NULL;
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf), dictionary = qpdf_oh_get_dict (self->qpdf, stream);
  gsize length;
  const guint8 *data = g_bytes_get_data (packed, &length);

  if (self->extras->time != 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (self->extras->time);

      date = g_date_time_format (time, "/ModDate (D:%Y%m%d%H%M%SZ) ");
    }
  parameters = g_strdup_printf ("<< /Size %" G_GSIZE_FORMAT " %s/CheckSum <%s> >>", g_bytes_get_size (attachment->bytes),
                                date != NULL ? date : "", sum);
  qpdf_oh_replace_stream_data (self->qpdf, stream, data, length, qpdf_oh_new_name (self->qpdf, "/FlateDecode"),
                               qpdf_oh_new_null (self->qpdf));
  put (self, dictionary, "/Type", qpdf_oh_new_name (self->qpdf, "/EmbeddedFile"));
  put (self, dictionary, "/Subtype", qpdf_oh_new_name (self->qpdf, type));
  put (self, dictionary, "/Params", qpdf_oh_parse (self->qpdf, parameters));

  return stream;
}

static qpdf_oh
new_file_specification (const Pass              *self,
                        const TrestleAttachment *attachment)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attachment->bytes);
  g_autofree char *description = g_strdup_printf ("%s (SHA-256 %s)", attachment->description, sum);
  qpdf_oh specification = qpdf_oh_new_dictionary (self->qpdf), files = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh stream = new_attached_stream (self, attachment);

  qpdf_oh_replace_key (self->qpdf, files, "/F", stream);
  qpdf_oh_replace_key (self->qpdf, files, "/UF", stream);
  put (self, specification, "/Type", qpdf_oh_new_name (self->qpdf, "/Filespec"));
  put (self, specification, "/AFRelationship", qpdf_oh_new_name (self->qpdf, "/Source"));
  put (self, specification, "/Desc", new_text (self, description));
  put (self, specification, "/F", new_text (self, attachment->name));
  put (self, specification, "/UF", new_text (self, attachment->name));
  put (self, specification, "/EF", files);

  return qpdf_make_indirect_object (self->qpdf, specification);
}

/* As a file of the document as a whole: in the tree of names, and associated with it. */
static void
attach (const Pass *self,
        qpdf_oh     root)
{
  const TrestleAttachment *attachment = self->extras->attachment;
  qpdf_oh specification = new_file_specification (self, attachment);
  qpdf_oh pair = qpdf_oh_new_array (self->qpdf), tree = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh names = qpdf_oh_has_key (self->qpdf, root, "/Names") ? qpdf_oh_get_key (self->qpdf, root, "/Names")
                                                               : qpdf_oh_new_dictionary (self->qpdf);

  qpdf_oh_append_item (self->qpdf, pair, new_text (self, attachment->name));
  qpdf_oh_append_item (self->qpdf, pair, specification);
  put (self, tree, "/Names", pair);
  put (self, names, "/EmbeddedFiles", tree);
  put (self, root, "/Names", names);
  put (self, root, "/AF", qpdf_oh_wrap_in_array (self->qpdf, specification));
}

static void
describe_document (const Pass *self,
                   qpdf_oh     root)
{
  put (self, root, "/Lang", new_text (self, self->extras->language));
  put (self, root, "/ViewerPreferences", qpdf_oh_parse (self->qpdf, "<< /DisplayDocTitle true >>"));
  /* As they are printed; cairo writes none where they count from 1. */
  put (self, root, "/PageLabels", qpdf_oh_parse (self->qpdf, "<< /Nums [ 0 << /S /D >> ] >>"));
  if (self->extras->attachment != NULL)
    attach (self, root);
}

/* Streams stay as cairo packed them; everything else is packed together. */
static gboolean
write_pdf (const Pass *self)
{
  if (qpdf_init_write_memory (self->qpdf) & QPDF_ERRORS)
    return FALSE;
  qpdf_set_deterministic_ID (self->qpdf, TRUE);
  qpdf_set_decode_level (self->qpdf, qpdf_dl_none);
  qpdf_set_compress_streams (self->qpdf, TRUE);
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_generate);
  qpdf_set_minimum_pdf_version (self->qpdf, "1.7");

  return !(qpdf_write (self->qpdf) & QPDF_ERRORS) && !qpdf_has_error (self->qpdf);
}

static gboolean
run (Pass             *self,
     const GByteArray *pdf)
{
  qpdf_oh root, structure;

  qpdf_silence_errors (self->qpdf);
  qpdf_set_suppress_warnings (self->qpdf, TRUE);
  qpdf_set_attempt_recovery (self->qpdf, FALSE);
  if (qpdf_read_memory (self->qpdf, "cairo", (const char *) pdf->data, pdf->len, NULL) & QPDF_ERRORS)
    return FALSE;

  root = qpdf_get_root (self->qpdf);
  structure = qpdf_oh_get_key (self->qpdf, root, "/StructTreeRoot");
  visit_kids (self, structure, FALSE);
  describe_document (self, root);
  if (self->n_elements != self->extras->elements->len)
    g_critical ("%u elements were written and %u are there", self->extras->elements->len, self->n_elements);

  return write_pdf (self);
}

GBytes *
trestle_pdf_add_extras (const GByteArray       *pdf,
                        const TrestlePdfExtras *extras,
                        GError                **error)
{
  Pass pass = { .qpdf = qpdf_init (), .extras = extras };
  GBytes *bytes = NULL;

  if (run (&pass, pdf))
    bytes = g_bytes_new (qpdf_get_buffer (pass.qpdf), qpdf_get_buffer_length (pass.qpdf));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be made: %s"),
                 qpdf_has_error (pass.qpdf) ? qpdf_get_error_full_text (pass.qpdf, qpdf_get_error (pass.qpdf)) : "libqpdf");
  qpdf_cleanup (&pass.qpdf);

  return bytes;
}
