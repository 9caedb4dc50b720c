/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first look at a file: whether its bytes are JSON (RFC 8259) of the strict
 * kind a design is made of, within limits that keep everything after it cheap,
 * and where each of its values stands.  Nothing is built here.
 */
#pragma once

#include "error.h"

G_BEGIN_DECLS

/* Far beyond any real design; the bound on values keeps memory below 600 MB whatever
 * the file says.
 */
#define TRESTLE_SCAN_MAX_BYTES   (256 * 1024 * 1024)
#define TRESTLE_SCAN_MAX_TEXT    (4 * 1024 * 1024)
#define TRESTLE_SCAN_MAX_VALUES  3000000
#define TRESTLE_SCAN_MAX_MEMBERS 4096   /* of one object */
#define TRESTLE_SCAN_MAX_DEPTH   16

/* A value of the file.  Values stand in the order of the text: the first value
 * inside an object or array is the next one of the array.
 */
typedef struct
{
  guint32 offset;   /* of its first byte */
  guint32 end;      /* of the first byte after it */
  guint32 next;     /* index of the first value after everything inside it */
} TrestleScanValue;

/* Values to a page: one large block would be copied as it grows, and its release
 * makes the allocator tidy up all at once.
 */
#define TRESTLE_SCAN_PAGE 4096

typedef struct
{
  char       *name;       /* of the file, for messages */
  const char *data;       /* borrowed */
  gsize       length;
  GPtrArray  *pages;      /* of TRESTLE_SCAN_PAGE TrestleScanValue each */
  guint       n_values;
} TrestleScan;

static inline TrestleScanValue *
trestle_scan_get_value (const TrestleScan *self,
                        guint              index)
{
  return (TrestleScanValue *) self->pages->pdata[index / TRESTLE_SCAN_PAGE] + index % TRESTLE_SCAN_PAGE;
}

/* Scans @length bytes at @data, which must live as long as the result.  @name is
 * what messages call the file.  NULL with @error set if they are not acceptable.
 */
TrestleScan *trestle_scan_new       (const char       *name,
                                     const char       *data,
                                     gsize             length,
                                     GError          **error);
void         trestle_scan_free      (TrestleScan      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleScan, trestle_scan_free)

/* Index of the first value after everything inside the value @index. */
static inline guint
trestle_scan_next (const TrestleScan *self,
                   guint              index)
{
  return trestle_scan_get_value (self, index)->next;
}

/* Line and column, both from 1, of a byte; columns count characters. */
void         trestle_scan_locate    (const TrestleScan *self,
                                     gsize              offset,
                                     guint             *line,
                                     guint             *column);

/* The beginning of @text, fit to stand in a message; free with g_free(). */
char        *trestle_scan_dup_excerpt (const char     *text);

/* Sets an error at a byte, or at the value @index: "FILE:LINE:COLUMN: message". */
void         trestle_scan_fail_at   (const TrestleScan *self,
                                     gsize              offset,
                                     TrestleFileError   code,
                                     GError           **error,
                                     const char        *format,
                                     ...) G_GNUC_PRINTF (5, 6);
void         trestle_scan_fail      (const TrestleScan *self,
                                     guint              index,
                                     TrestleFileError   code,
                                     GError           **error,
                                     const char        *format,
                                     ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
