/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are compared without their escapes.  When an object ends its names are
 * sorted, so that many cost little more than few; most objects have no two names
 * of which a small part of the hash is the same, and need no sorting.
 */
#include "config.h"

#include "scan-keys.h"

#include <stdlib.h>
#include <string.h>

struct _TrestleScanKeys
{
  GArray       *keys;       /* of Key */
  GStringChunk *plain;      /* names that were written with escapes */
};

typedef struct
{
  guint32     hash;
  guint32     length;
  const char *text;
  const char *place;        /* in the file */
} Key;

TrestleScanKeys *
trestle_scan_keys_new (void)
{
  TrestleScanKeys *self = g_new0 (TrestleScanKeys, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->plain = g_string_chunk_new (256);

  return self;
}

void
trestle_scan_keys_free (TrestleScanKeys *self)
{
  g_array_unref (self->keys);
  g_string_chunk_free (self->plain);
  g_free (self);
}

guint
trestle_scan_keys_count (const TrestleScanKeys *self,
                         guint                  first)
{
  return self->keys->len - first;
}

int
trestle_scan_hex (const char *digits,
                  const char *end)
{
  int code = 0;

  if (end - digits < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (digits[i]);
    }

  return code;
}

/* Appends what the escape behind the backslash at @p stands for; returns its last byte. */
static const char *
append_escape (GString    *plain,
               const char *p,
               const char *end)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *letter = strchr (letters, *++p);
  gunichar code;

  if (*p != 'u')
    {
      g_string_append_c (plain, letter != NULL ? meanings[letter - letters] : *p);
      return p;
    }

  code = trestle_scan_hex (p + 1, end);
  p += 4;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      code = 0x10000 + ((code - 0xd800) << 10) + (trestle_scan_hex (p + 3, end) - 0xdc00);
      p += 6;
    }
  g_string_append_unichar (plain, code);

  return p;
}

static guint32
hash_bytes (const char *bytes,
            gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) bytes[i]) * 16777619u;

  return hash;
}

void
trestle_scan_keys_add (TrestleScanKeys *self,
                       const char      *open,
                       const char      *close,
                       gboolean         escaped)
{
  Key key = { .text = open + 1, .length = close - open - 1, .place = open };

  if (escaped)
    {
      g_autoptr(GString) plain = g_string_new (NULL);

      for (const char *p = open + 1; p < close; p++)
        if (*p == '\\')
          p = append_escape (plain, p, close);
        else
          g_string_append_c (plain, *p);
      key.text = g_string_chunk_insert_len (self->plain, plain->str, plain->len);
      key.length = plain->len;
    }
  key.hash = hash_bytes (key.text, key.length);
  g_array_append_val (self->keys, key);
}

static int
compare_names (const Key *a,
               const Key *b)
{
  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  if (a->length != b->length)
    return a->length < b->length ? -1 : 1;

  return memcmp (a->text, b->text, a->length);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *key_a = a, *key_b = b;
  int order = compare_names (key_a, key_b);

  return order != 0 ? order : (key_a->place > key_b->place) - (key_a->place < key_b->place);
}

/* Whether no two names have the same small part of the hash: then none is twice. */
static gboolean
are_hashes_unlike (const Key *keys,
                   guint      n)
{
  guint64 seen[16] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      guint32 part = (keys[i].hash ^ keys[i].hash >> 16) & 1023;
      guint64 bit = G_GUINT64_CONSTANT (1) << (part & 63);

      if (seen[part >> 6] & bit)
        return FALSE;
      seen[part >> 6] |= bit;
    }

  return TRUE;
}

gboolean
trestle_scan_keys_close (TrestleScanKeys *self,
                         guint            first,
                         const char     **twice,
                         char           **key)
{
  Key *keys = (Key *) self->keys->data + first;
  guint n = self->keys->len - first;
  const Key *found = NULL;

  if (are_hashes_unlike (keys, n))
    {
      g_array_set_size (self->keys, first);
      return TRUE;
    }

  qsort (keys, n, sizeof (Key), compare_keys);
  for (guint i = 1; i < n; i++)
    if (compare_names (&keys[i], &keys[i - 1]) == 0 && (found == NULL || keys[i].place < found->place))
      found = &keys[i];

  if (found != NULL)
    {
      *twice = found->place;
      *key = g_strndup (found->text, found->length);
    }
  g_array_set_size (self->keys, first);

  return found == NULL;
}
