/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attachment stands in the tree of names; what is looked for is its type, or
 * the ending of its name.  Its description has its SHA-256.
 */
#include "config.h"

#include "embed-pdf.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "error.h"
#include "scan.h"

#define MEDIA_TYPE "/application/vnd.trestle+json"
#define DEEPEST    16           /* of the tree of names */
#define SUM        "SHA-256 "
#define SUM_LENGTH 64
#define CHUNK      65536

typedef struct
{
  const char *name;
  qpdf_data   qpdf;
} Reader;

gboolean
trestle_embed_is_pdf (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 5 && memcmp (data, "%PDF-", 5) == 0;
}

static GBytes *
fail (const Reader *self,
      int           code,
      GError      **error,
      const char   *message)
{
  g_set_error (error, TRESTLE_FILE_ERROR, code, message, self->name);

  return NULL;
}

static char *
dup_text (const Reader *self,
          qpdf_oh       dictionary,
          const char   *key)
{
  qpdf_oh value = qpdf_oh_get_key_if_dict (self->qpdf, dictionary, key);

  return g_strdup (qpdf_oh_is_string (self->qpdf, value) ? qpdf_oh_get_utf8_value (self->qpdf, value) : "");
}

static qpdf_oh
get_stream (const Reader *self,
            qpdf_oh       specification)
{
  qpdf_oh files = qpdf_oh_get_key_if_dict (self->qpdf, specification, "/EF");
  qpdf_oh stream = qpdf_oh_get_key_if_dict (self->qpdf, files, "/UF");

  return qpdf_oh_is_stream (self->qpdf, stream) ? stream : qpdf_oh_get_key_if_dict (self->qpdf, files, "/F");
}

static gboolean
is_design (const Reader *self,
           qpdf_oh       specification)
{
  qpdf_oh stream = get_stream (self, specification);
  g_autofree char *name = dup_text (self, specification, "/F");
  qpdf_oh type;

  if (!qpdf_oh_is_stream (self->qpdf, stream))
    return FALSE;
  type = qpdf_oh_get_key (self->qpdf, qpdf_oh_get_dict (self->qpdf, stream), "/Subtype");

  return (qpdf_oh_is_name (self->qpdf, type) && g_str_equal (qpdf_oh_get_name (self->qpdf, type), MEDIA_TYPE)) ||
         g_str_has_suffix (name, ".trestle");
}

/* Sets @found to the first file at or below @node that is a design. */
static gboolean
find_below (const Reader *self,
            qpdf_oh       node,
            guint         depth,
            qpdf_oh      *found)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->qpdf, node, "/Names");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (self->qpdf, node, "/Kids");

  if (qpdf_oh_is_array (self->qpdf, names))
    for (int i = 1; i < qpdf_oh_get_array_n_items (self->qpdf, names); i += 2)
      {
        *found = qpdf_oh_get_array_item (self->qpdf, names, i);
        if (is_design (self, *found))
          return TRUE;
      }
  if (qpdf_oh_is_array (self->qpdf, kids) && depth < DEEPEST)
    for (int i = 0; i < qpdf_oh_get_array_n_items (self->qpdf, kids); i++)
      if (find_below (self, qpdf_oh_get_array_item (self->qpdf, kids, i), depth + 1, found))
        return TRUE;

  return FALSE;
}

/* Files that stand in no tree of names may still be associated with the document. */
static gboolean
find (const Reader *self,
      qpdf_oh      *found)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->qpdf, root, "/Names");
  qpdf_oh tree = qpdf_oh_get_key_if_dict (self->qpdf, names, "/EmbeddedFiles");
  qpdf_oh associated = qpdf_oh_get_key_if_dict (self->qpdf, root, "/AF");

  if (find_below (self, tree, 0, found))
    return TRUE;
  if (qpdf_oh_is_array (self->qpdf, associated))
    for (int i = 0; i < qpdf_oh_get_array_n_items (self->qpdf, associated); i++)
      {
        *found = qpdf_oh_get_array_item (self->qpdf, associated, i);
        if (is_design (self, *found))
          return TRUE;
      }

  return FALSE;
}

/* Unpacks piece by piece, so that little that unpacks to very much ends early. */
static GBytes *
inflate (const guint8 *data,
         gsize         length)
{
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (decompressor));
  g_autoptr (GByteArray) array = g_byte_array_new ();

  for (;;)
    {
      guint8 piece[CHUNK];
      gssize n = g_input_stream_read (stream, piece, sizeof piece, NULL, NULL);

      if (n < 0 || array->len + (gsize) n > TRESTLE_SCAN_MAX_BYTES)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));
      g_byte_array_append (array, piece, (guint) n);
    }
}

static GBytes *
unpack (const Reader *self,
        qpdf_oh       stream)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (self->qpdf, stream);
  qpdf_oh filter = qpdf_oh_get_key (self->qpdf, dictionary, "/Filter");
  qpdf_oh parameters = qpdf_oh_get_key (self->qpdf, dictionary, "/DecodeParms");
  guchar *data = NULL;
  gsize length = 0;
  GBytes *bytes = NULL;

  if (qpdf_oh_is_array (self->qpdf, filter) && qpdf_oh_get_array_n_items (self->qpdf, filter) == 1)
    filter = qpdf_oh_get_array_item (self->qpdf, filter, 0);
  if (qpdf_oh_get_stream_data (self->qpdf, stream, qpdf_dl_none, NULL, &data, &length) & QPDF_ERRORS)
    return NULL;
  if (qpdf_oh_is_null (self->qpdf, filter))
    bytes = g_bytes_new (data, length);
  else if (qpdf_oh_is_name (self->qpdf, filter) && qpdf_oh_is_null (self->qpdf, parameters) &&
           g_str_equal (qpdf_oh_get_name (self->qpdf, filter), "/FlateDecode"))
    bytes = inflate (data, length);
  qpdf_oh_free_buffer (&data);

  return bytes;
}

/* Whether @bytes are what the description says; without a sum there is nothing to compare. */
static gboolean
is_unchanged (const Reader *self,
              qpdf_oh       specification,
              GBytes       *bytes)
{
  g_autofree char *description = dup_text (self, specification, "/Desc");
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const char *said = strstr (description, SUM);

  return said == NULL || g_ascii_strncasecmp (said + strlen (SUM), sum, SUM_LENGTH) == 0;
}

static GBytes *
extract (const Reader *self,
         GBytes       *pdf,
         GError      **error)
{
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  qpdf_oh specification = 0;
  GBytes *bytes;

  qpdf_silence_errors (self->qpdf);
  qpdf_set_suppress_warnings (self->qpdf, TRUE);
  if (qpdf_read_memory (self->qpdf, self->name, data, length, NULL) & QPDF_ERRORS)
    return fail (self, TRESTLE_FILE_ERROR_SYNTAX, error,
                 qpdf_get_error_code (self->qpdf, qpdf_get_error (self->qpdf)) == qpdf_e_password
                 ? _("“%s” is protected by a password; the design in it cannot be read")
                 : _("“%s” is a PDF that cannot be read"));
  if (!find (self, &specification))
    return fail (self, TRESTLE_FILE_ERROR_FORMAT, error, _("“%s” is a PDF without a design of Trestle in it; ask for its .trestle file, or for a PDF exported with the design"));
  bytes = unpack (self, get_stream (self, specification));
  if (bytes == NULL)
    return fail (self, TRESTLE_FILE_ERROR_SYNTAX, error, _("The design in “%s” is damaged"));
  if (is_unchanged (self, specification, bytes))
    return bytes;
  g_bytes_unref (bytes);

  return fail (self, TRESTLE_FILE_ERROR_CHANGED, error,
               _("The design in “%s” has been changed since Trestle put it there: its SHA-256 differs"));
}

GBytes *
trestle_embed_extract_pdf (const char *name,
                           GBytes     *bytes,
                           GError    **error)
{
  Reader reader = { name, qpdf_init () };
  GBytes *design = extract (&reader, bytes, error);

  qpdf_cleanup (&reader.qpdf);

  return design;
}
