/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Neither reading nor packing understands what an object says: its text is
 * taken between two places and only loses spaces.
 */
#include "config.h"

#include "pdf-packer.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define TOGETHER 200            /* objects in a stream */
#define LEVEL    4              /* of packing: objects are much alike, more is slow and gains little */
#define TRAILER  256            /* bytes at the end that have it, and nothing binary */
#define ENTRY    7              /* bytes of an entry of the table: kind, place, index */

enum { FREE, PLAIN, PACKED };

typedef struct
{
  guint8  kind;
  guint32 place;                /* where it is, or the group it is in */
  guint16 index;                /* in the group */
} Entry;

/* Objects that share a stream. */
typedef struct
{
  GBytes *data;
  guint   n, first;
} Group;

struct _TrestlePdfPacker
{
  GByteArray *bytes;
  GArray     *entries;          /* Entry, by number */
  GArray     *groups;           /* Group */
  GString    *offsets, *texts;  /* of the group to come */
  guint       n;                /* objects in it */
};

static int
compare_places_cb (gconstpointer a,
                   gconstpointer b)
{
  const TrestlePdfObject *first = a, *second = b;

  return (first->text > second->text) - (first->text < second->text);
}

static int
compare_numbers_cb (gconstpointer a,
                    gconstpointer b)
{
  const TrestlePdfObject *first = a, *second = b;

  return (first->number > second->number) - (first->number < second->number);
}

/* The number behind @name in @text; 0: there is none. */
static guint
find_number (const char *text,
             const char *name)
{
  const char *found = strstr (text, name);

  return found == NULL ? 0 : (guint) strtoul (found + strlen (name), NULL, 10);
}

/* Leaves what stands between the number of @object and its end. */
static gboolean
trim (TrestlePdfObject *object,
      const char       *end)
{
  static const char last[] = "\nendobj\n", stream[] = "endstream";
  g_autofree char *first = g_strdup_printf ("%u 0 obj\n", object->number);
  gsize before = strlen (first), after = strlen (last), length = (gsize) (end - object->text);

  if (length < before + after || memcmp (object->text, first, before) != 0 || memcmp (end - after, last, after) != 0)
    return FALSE;
  object->text += before;
  object->length = length - before - after;
  object->stream = object->length > strlen (stream) &&
                   memcmp (object->text + object->length - strlen (stream), stream, strlen (stream)) == 0;

  return TRUE;
}

/* The table has a line of twenty bytes for each number. */
static gboolean
read_table (TrestlePdfObjects *self,
            const char        *bytes,
            gsize              length,
            gsize              table)
{
  g_autofree char *begin = g_strdup_printf ("xref\n0 %u\n", self->size);
  const char *lines = bytes + table + strlen (begin);

  if (table + strlen (begin) + 20 * (gsize) self->size > length || memcmp (bytes + table, begin, strlen (begin)) != 0)
    return FALSE;
  for (guint i = 1; i < self->size; i++)
    {
      TrestlePdfObject object = { .number = i };
      gsize place = strtoul (lines + 20 * (gsize) i, NULL, 10);

      if (lines[20 * (gsize) i + 17] != 'n')
        continue;
      if (place >= table)
        return FALSE;
      object.text = bytes + place;
      g_array_append_val (self->objects, object);
    }
  g_array_sort (self->objects, compare_places_cb);
  for (guint i = 0; i < self->objects->len; i++)
    {
      TrestlePdfObject *object = &g_array_index (self->objects, TrestlePdfObject, i);

      if (!trim (object, i + 1 < self->objects->len ? object[1].text : bytes + table))
        return FALSE;
    }
  g_array_sort (self->objects, compare_numbers_cb);

  return TRUE;
}

gboolean
trestle_pdf_objects_read (TrestlePdfObjects *self,
                          const char        *bytes,
                          gsize              length)
{
  gsize tail = MIN (length, TRAILER);
  g_autofree char *text = g_strndup (bytes + length - tail, tail);
  const char *trailer = g_strrstr (text, "trailer\n");

  *self = (TrestlePdfObjects) { .objects = g_array_new (FALSE, FALSE, sizeof (TrestlePdfObject)) };
  if (trailer == NULL)
    return FALSE;
  self->root = find_number (trailer, "/Root ");
  self->info = find_number (trailer, "/Info ");
  self->size = find_number (trailer, "/Size ");

  return self->root > 0 && self->info > 0 && self->size > 0 &&
         read_table (self, bytes, length, find_number (trailer, "startxref\n"));
}

void
trestle_pdf_objects_clear (TrestlePdfObjects *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
}

const TrestlePdfObject *
trestle_pdf_objects_find (const TrestlePdfObjects *self,
                          guint                    number)
{
  const TrestlePdfObject key = { .number = number };
  guint index;

  if (!g_array_binary_search (self->objects, &key, compare_numbers_cb, &index))
    return NULL;

  return &g_array_index (self->objects, TrestlePdfObject, index);
}

GBytes *
trestle_pdf_deflate (const void *data,
                     gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autoptr (GBytes) plain = g_bytes_new_static (data, length);

  return g_converter_convert_bytes (G_CONVERTER (compressor), plain, NULL);
}

static void
clear_group (gpointer data)
{
  g_bytes_unref (((Group *) data)->data);
}

TrestlePdfPacker *
trestle_pdf_packer_new (void)
{
  static const guint8 header[] = "%PDF-1.7\n%\xb5\xed\xae\xfb\n";
  TrestlePdfPacker *self = g_new0 (TrestlePdfPacker, 1);

  self->bytes = g_byte_array_new ();
  g_byte_array_append (self->bytes, header, sizeof header - 1);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_set_clear_func (self->groups, clear_group);
  self->offsets = g_string_new (NULL);
  self->texts = g_string_new (NULL);

  return self;
}

void
trestle_pdf_packer_free (TrestlePdfPacker *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_array_unref (self->entries);
  g_array_unref (self->groups);
  g_string_free (self->offsets, TRUE);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

static Entry *
get_entry (TrestlePdfPacker *self,
           guint             number)
{
  if (number >= self->entries->len)
    g_array_set_size (self->entries, number + 1);

  return &g_array_index (self->entries, Entry, number);
}

static void
append (TrestlePdfPacker *self,
        const char       *text)
{
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) strlen (text));
}

static void
begin_object (TrestlePdfPacker *self,
              guint             number)
{
  char text[32];

  *get_entry (self, number) = (Entry) { .kind = PLAIN, .place = self->bytes->len };
  g_snprintf (text, sizeof text, "%u 0 obj\n", number);
  append (self, text);
}

void
trestle_pdf_packer_add_stream (TrestlePdfPacker *self,
                               guint             number,
                               const char       *text,
                               gsize             length)
{
  begin_object (self, number);
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) length);
  append (self, "\nendobj\n");
}

/* @dictionary without its end; @data is deflated. */
static void
add_deflated (TrestlePdfPacker *self,
              guint             number,
              const char       *dictionary,
              GBytes           *data)
{
  g_autofree char *first = g_strdup_printf ("%s/Filter/FlateDecode/Length %" G_GSIZE_FORMAT ">>\nstream\n", dictionary,
                                            g_bytes_get_size (data));

  begin_object (self, number);
  append (self, first);
  g_byte_array_append (self->bytes, g_bytes_get_data (data, NULL), (guint) g_bytes_get_size (data));
  append (self, "\nendstream\nendobj\n");
}

static void
end_group (TrestlePdfPacker *self)
{
  Group group = { .n = self->n, .first = (guint) self->offsets->len };

  if (self->n == 0)
    return;
  g_string_append_len (self->offsets, self->texts->str, (gssize) self->texts->len);
  group.data = trestle_pdf_deflate (self->offsets->str, self->offsets->len);
  g_array_append_val (self->groups, group);
  g_string_truncate (self->offsets, 0);
  g_string_truncate (self->texts, 0);
  self->n = 0;
}

/* Behind the parenthesis that ends the string at @p. */
static const char *
skip_string (const char *p,
             const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    if (*p == '\\')
      p++;
    else if (*p == '(')
      depth++;
    else if (*p == ')' && --depth == 0)
      return p + 1;

  return end;
}

/* One space where spaces and ends of lines are, none beside what parts words by itself. */
static void
append_tersely (GString    *out,
                const char *text,
                gsize       length)
{
  static const char spaces[] = " \n", parting[] = " \n<>[]()/%";
  gsize start = out->len;
  const char *end = text + length;

  while (text < end)
    if (*text == '(')
      {
        const char *behind = skip_string (text, end);

        g_string_append_len (out, text, behind - text);
        text = behind;
      }
    else if (*text == '%')      /* a comment */
      {
        while (text < end && *text != '\n')
          text++;
      }
    else if (strchr (spaces, *text) != NULL)
      {
        text++;
        if (out->len > start && strchr (parting, out->str[out->len - 1]) == NULL &&
            text < end && strchr (parting, *text) == NULL)
          g_string_append_c (out, ' ');
      }
    else
      {
        g_string_append_c (out, *text++);
      }
}

void
trestle_pdf_packer_add (TrestlePdfPacker *self,
                        guint             number,
                        const char       *text,
                        gsize             length)
{
  *get_entry (self, number) = (Entry) { .kind = PACKED, .place = self->groups->len, .index = (guint16) self->n };
  g_string_append_printf (self->offsets, "%u %" G_GSIZE_FORMAT " ", number, self->texts->len);
  append_tersely (self->texts, text, length);
  g_string_append_c (self->texts, '\n');
  if (++self->n == TOGETHER)
    end_group (self);
}

static void
add_groups (TrestlePdfPacker *self,
            guint             size)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->kind == PACKED)
        entry->place += size;
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = &g_array_index (self->groups, Group, i);
      g_autofree char *dictionary = g_strdup_printf ("<</Type/ObjStm/N %u/First %u", group->n, group->first);

      add_deflated (self, size + i, dictionary, group->data);
    }
}

/* The table, every line as what is added to the one before. */
static GBytes *
pack_table (const TrestlePdfPacker *self)
{
  GByteArray *table = g_byte_array_sized_new (self->entries->len * (ENTRY + 1));
  g_autoptr (GBytes) plain = NULL;
  guint8 before[ENTRY] = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      const guint8 line[ENTRY] = {
        entry->kind, (guint8) (entry->place >> 24), (guint8) (entry->place >> 16), (guint8) (entry->place >> 8),
        (guint8) entry->place, (guint8) (entry->index >> 8), (guint8) entry->index
      };
      guint8 difference[ENTRY + 1] = { 2 };     /* up */

      for (guint j = 0; j < ENTRY; j++)
        difference[j + 1] = (guint8) (line[j] - before[j]);
      memcpy (before, line, ENTRY);
      g_byte_array_append (table, difference, sizeof difference);
    }
  plain = g_byte_array_free_to_bytes (table);

  return trestle_pdf_deflate (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

GBytes *
trestle_pdf_packer_finish (TrestlePdfPacker *self,
                           guint             root,
                           guint             info,
                           guint             size)
{
  g_autoptr (GBytes) table = NULL;
  g_autofree char *sum = NULL, *dictionary = NULL, *last = NULL;
  guint number, place;

  end_group (self);
  add_groups (self, size);
  number = size + self->groups->len;
  place = self->bytes->len;
  *get_entry (self, number) = (Entry) { .kind = PLAIN, .place = place };
  get_entry (self, 0)->index = G_MAXUINT16;
  table = pack_table (self);
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, self->bytes->data, self->bytes->len);
  dictionary = g_strdup_printf ("<</Type/XRef/Size %u/W[1 4 2]/DecodeParms<</Predictor 12/Columns %u>>/Root %u 0 R/Info %u 0 R"
                                "/ID[<%s><%s>]", number + 1, ENTRY, root, info, sum, sum);
  add_deflated (self, number, dictionary, table);
  last = g_strdup_printf ("startxref\n%u\n%%%%EOF\n", place);
  append (self, last);

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
