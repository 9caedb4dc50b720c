/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ZIP without extra fields, which the first part of an OpenDocument must not have
 * and libarchive always writes.  Names are ASCII, sizes below 4 GB.
 */
#include "config.h"

#include "package.h"

#include <string.h>

#define LOCAL_HEADER 0x04034b50
#define ENTRY        0x02014b50
#define END          0x06054b50
#define VERSION      20
#define DEFLATED     8
#define POLYNOMIAL   0xedb88320

struct _TrestlePackage
{
  GByteArray *bytes;
  GByteArray *directory;
  guint       n_parts;
  guint16     day, minute;
};

static void
append_short (GByteArray *bytes,
              guint       value)
{
  const guint8 both[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (bytes, both, sizeof both);
}

static void
append_long (GByteArray *bytes,
             guint32     value)
{
  append_short (bytes, value & 0xffff);
  append_short (bytes, value >> 16);
}

static guint32
reckon_checksum (const guint8 *data,
                 gsize         length)
{
  guint32 table[256], sum = 0xffffffff;

  for (guint i = 0; i < 256; i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] >> 1 ^ (table[i] & 1 ? POLYNOMIAL : 0);
    }
  for (gsize i = 0; i < length; i++)
    sum = table[(sum ^ data[i]) & 0xff] ^ sum >> 8;

  return ~sum;
}

static GBytes *
compress (const void *data,
          gsize       length,
          GError    **error)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

TrestlePackage *
trestle_package_new (gint64 time)
{
  TrestlePackage *self = g_new0 (TrestlePackage, 1);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  gboolean known = date != NULL && g_date_time_get_year (date) >= 1980 && g_date_time_get_year (date) < 2108;

  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  /* The format begins with 1980. */
  self->day = 1 << 5 | 1;
  if (known)
    {
      self->day = (guint16) ((g_date_time_get_year (date) - 1980) << 9 | g_date_time_get_month (date) << 5 |
                             g_date_time_get_day_of_month (date));
      self->minute = (guint16) (g_date_time_get_hour (date) << 11 | g_date_time_get_minute (date) << 5 |
                                g_date_time_get_second (date) / 2);
    }

  return self;
}

void
trestle_package_free (TrestlePackage *self)
{
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->directory);
  g_free (self);
}

/* What local header and directory have in common. */
static void
append_description (const TrestlePackage *self,
                    GByteArray           *to,
                    const char           *name,
                    guint                 method,
                    guint32               checksum,
                    gsize                 packed,
                    gsize                 length)
{
  append_short (to, VERSION);
  append_short (to, 0);
  append_short (to, method);
  append_short (to, self->minute);
  append_short (to, self->day);
  append_long (to, checksum);
  append_long (to, (guint32) packed);
  append_long (to, (guint32) length);
  append_short (to, (guint) strlen (name));
  append_short (to, 0);
}

gboolean
trestle_package_add (TrestlePackage *self,
                     const char     *name,
                     const void     *data,
                     gsize           length,
                     gboolean        stored,
                     GError        **error)
{
  g_autoptr (GBytes) packed = stored ? g_bytes_new_static (data, length) : compress (data, length, error);
  guint32 checksum = reckon_checksum (data, length), at = self->bytes->len;
  guint method = stored ? 0 : DEFLATED;
  gsize size;

  if (packed == NULL)
    return FALSE;
  size = g_bytes_get_size (packed);
  append_long (self->bytes, LOCAL_HEADER);
  append_description (self, self->bytes, name, method, checksum, size, length);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->bytes, g_bytes_get_data (packed, NULL), (guint) size);

  append_long (self->directory, ENTRY);
  append_short (self->directory, VERSION);
  append_description (self, self->directory, name, method, checksum, size, length);
  for (guint i = 0; i < 3; i++)             /* comment, disk, internal attributes */
    append_short (self->directory, 0);
  append_long (self->directory, 0);
  append_long (self->directory, at);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n_parts++;

  return TRUE;
}

gboolean
trestle_package_add_text (TrestlePackage *self,
                          const char     *name,
                          const char     *text,
                          GError        **error)
{
  return trestle_package_add (self, name, text, strlen (text), FALSE, error);
}

GBytes *
trestle_package_finish (TrestlePackage *self)
{
  guint32 at = self->bytes->len, size = self->directory->len;

  g_byte_array_append (self->bytes, self->directory->data, size);
  append_long (self->bytes, END);
  append_long (self->bytes, 0);             /* disks */
  append_short (self->bytes, self->n_parts);
  append_short (self->bytes, self->n_parts);
  append_long (self->bytes, size);
  append_long (self->bytes, at);
  append_short (self->bytes, 0);

  return g_bytes_new (self->bytes->data, self->bytes->len);
}
