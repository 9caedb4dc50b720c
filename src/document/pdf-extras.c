/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is added stands first in its dictionary.  cairo numbers the elements of
 * the structure in their order, so the Figures and THs among the objects are
 * those that were written, one after the other.
 */
#include "config.h"

#include "pdf-extras.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <string.h>

#include "pdf-packer.h"

#define ELEMENT "<< /Type /StructElem\n   /S /"

typedef struct
{
  const TrestlePdfExtras *extras;
  TrestlePdfObjects       objects;
  TrestlePdfPacker       *packer;
  guint                   next;         /* number that no object has */
  guint                   names;        /* of the dictionary of names; 0: there is none */
  guint                   n_elements;   /* that have been met */
  GString                *added, *text;
} Pass;

/* In ASCII, or else in UTF-16. */
static void
append_text (GString    *out,
             const char *text)
{
  g_autofree gunichar2 *units = NULL;

  if (g_str_is_ascii (text))
    {
      g_string_append_c (out, '(');
      for (; *text != '\0'; text++)
        if (strchr ("()\\", *text) != NULL || g_ascii_iscntrl (*text))
          g_string_append_printf (out, "\\%03o", (guint) *text);
        else
          g_string_append_c (out, *text);
      g_string_append_c (out, ')');
      return;
    }

  units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  g_string_append (out, "<FEFF");
  for (const gunichar2 *unit = units; unit != NULL && *unit != 0; unit++)
    g_string_append_printf (out, "%04X", *unit);
  g_string_append_c (out, '>');
}

/* Whether @object is the element @name. */
static gboolean
is_element (const TrestlePdfObject *object,
            const char             *name)
{
  static const gsize before = sizeof ELEMENT - 1;
  gsize length = strlen (name);

  return object->length > before + length && strncmp (object->text, ELEMENT, before) == 0 &&
         strncmp (object->text + before, name, length) == 0 && g_ascii_isspace (object->text[before + length]);
}

static void
describe_element (Pass                   *self,
                  const TrestlePdfObject *object)
{
  const TrestleTag *tag;

  if (!is_element (object, "TH") && !is_element (object, "Figure"))
    return;
  if (self->n_elements++ >= self->extras->elements->len)
    return;
  tag = self->extras->elements->pdata[self->n_elements - 1];
  if (!is_element (object, tag->name))
    return;
  if (tag->alternative != NULL)
    {
      g_string_append (self->added, "/Alt");
      append_text (self->added, tag->alternative);
    }
  if (tag->scope == TRESTLE_SCOPE_NONE)
    return;
  g_string_append_printf (self->added, "/A<</O/Table/Scope/%s", tag->scope == TRESTLE_SCOPE_ROW ? "Row" : "Column");
  if (tag->span > 1)
    g_string_append_printf (self->added, "/ColSpan %u", tag->span);
  g_string_append (self->added, ">>");
}

static void
add_attached_stream (const Pass *self,
                     guint       number)
{
  const TrestleAttachment *attachment = self->extras->attachment;
  g_autoptr (GBytes) packed = trestle_pdf_deflate (g_bytes_get_data (attachment->bytes, NULL), g_bytes_get_size (attachment->bytes));
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, attachment->bytes), *date = NULL;
  g_autoptr (GString) type = g_string_new (attachment->media_type);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->extras->time != 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (self->extras->time);

      date = g_date_time_format (time, "/ModDate(D:%Y%m%d%H%M%SZ)");
    }
  g_string_replace (type, "/", "#2F", 0);
  g_string_printf (text, "<</Type/EmbeddedFile/Subtype/%s/Params<</Size %" G_GSIZE_FORMAT "%s/CheckSum<%s>>>"
                                                                                          "/Filter/FlateDecode/Length %" G_GSIZE_FORMAT ">>\nstream\n", type->str,
                   g_bytes_get_size (attachment->bytes), date != NULL ? date : "", sum, g_bytes_get_size (packed));
  g_string_append_len (text, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
  g_string_append (text, "\nendstream");
  trestle_pdf_packer_add_stream (self->packer, number, text->str, text->len);
}

static void
add_file_specification (const Pass *self,
                        guint       number,
                        guint       stream)
{
  const TrestleAttachment *attachment = self->extras->attachment;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attachment->bytes);
  g_autofree char *description = g_strdup_printf ("%s (SHA-256 %s)", attachment->description, sum);
  g_autoptr (GString) text = g_string_new ("<</Type/Filespec/AFRelationship/Source/Desc");

  append_text (text, description);
  g_string_append (text, "/F");
  append_text (text, attachment->name);
  g_string_append (text, "/UF");
  append_text (text, attachment->name);
  g_string_append_printf (text, "/EF<</F %u 0 R/UF %u 0 R>>>>", stream, stream);
  trestle_pdf_packer_add (self->packer, number, text->str, text->len);
}

/* The entry of the tree of names. */
static void
append_attached_name (const Pass *self,
                      guint       specification)
{
  g_string_append (self->added, "/EmbeddedFiles<</Names[");
  append_text (self->added, self->extras->attachment->name);
  g_string_append_printf (self->added, " %u 0 R]>>", specification);
}

/* As a file of the document as a whole: in the tree of names, and associated with it. */
static void
describe_document (Pass *self,
                   guint specification)
{
  g_string_append (self->added, "/Lang");
  append_text (self->added, self->extras->language);
  /* Pages as they are numbered in print; cairo writes nothing where they count from 1. */
  g_string_append (self->added, "/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>");
  if (specification == 0)
    return;
  g_string_append_printf (self->added, "/AF[%u 0 R]", specification);
  if (self->names != 0)
    return;
  g_string_append (self->added, "/Names<<");
  append_attached_name (self, specification);
  g_string_append (self->added, ">>");
}

/* Streams stay as cairo packed them. */
static void
add_object (Pass                   *self,
            const TrestlePdfObject *object,
            guint                   specification)
{
  if (object->stream)
    {
      trestle_pdf_packer_add_stream (self->packer, object->number, object->text, object->length);
      return;
    }
  g_string_truncate (self->added, 0);
  if (object->number == self->objects.root)
    describe_document (self, specification);
  else if (object->number == self->names && specification != 0)
    append_attached_name (self, specification);
  else
    describe_element (self, object);
  if (self->added->len == 0)
    {
      trestle_pdf_packer_add (self->packer, object->number, object->text, object->length);
      return;
    }
  g_string_truncate (self->text, 0);
  g_string_append (self->text, "<<");
  g_string_append_len (self->text, self->added->str, (gssize) self->added->len);
  g_string_append_len (self->text, object->text + 2, (gssize) object->length - 2);
  trestle_pdf_packer_add (self->packer, object->number, self->text->str, self->text->len);
}

static guint
find_names (const Pass *self)
{
  const TrestlePdfObject *root = trestle_pdf_objects_find (&self->objects, self->objects.root);
  g_autofree char *text = root != NULL ? g_strndup (root->text, root->length) : g_strdup ("");
  const char *names = strstr (text, "/Names ");

  return names != NULL ? (guint) g_ascii_strtoull (names + strlen ("/Names "), NULL, 10) : 0;
}

static GBytes *
run (Pass *self)
{
  guint specification = 0;

  self->names = find_names (self);
  self->next = self->objects.size;
  if (self->extras->attachment != NULL)
    {
      guint stream = self->next++;

      specification = self->next++;
      add_attached_stream (self, stream);
      add_file_specification (self, specification, stream);
    }
  for (guint i = 0; i < self->objects.objects->len; i++)
    add_object (self, &g_array_index (self->objects.objects, TrestlePdfObject, i), specification);
  if (self->n_elements != self->extras->elements->len)
    g_critical ("%u elements were written and %u are there", self->extras->elements->len, self->n_elements);

  return trestle_pdf_packer_finish (self->packer, self->objects.root, self->objects.info, self->next);
}

GBytes *
trestle_pdf_add_extras (const GByteArray       *pdf,
                        const TrestlePdfExtras *extras,
                        GError                **error)
{
  g_autoptr (TrestlePdfPacker) packer = trestle_pdf_packer_new ();
  g_autoptr (GString) added = g_string_new (NULL), text = g_string_new (NULL);
  Pass pass = { .extras = extras, .packer = packer, .added = added, .text = text };
  GBytes *bytes = NULL;

  if (trestle_pdf_objects_read (&pass.objects, (const char *) pdf->data, pdf->len))
    bytes = run (&pass);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be made: %s"), "cairo " CAIRO_VERSION_STRING);
  trestle_pdf_objects_clear (&pass.objects);

  return bytes;
}
