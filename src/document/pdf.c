/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo's PDF surface, fed page by page, and then libqpdf.  Below the document, elements end with
 * their page: a table on two pages is two, each with its header.
 */
#include "config.h"

#include "pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#define DEEPEST 16

typedef struct
{
  TrestleGalley *galley;
  guint          open[DEEPEST];     /* the open elements, outermost first */
  guint          n_open;
  GPtrArray     *elements;          /* those of TrestlePdfExtras */
  double         shift;             /* of areas of links; see write_pages() */
  GCancellable  *cancellable;
  GError        *error;
} Writer;

static const TrestleTag *
get_tag (const Writer *self,
         guint         tag)
{
  return &g_array_index (self->galley->tags, TrestleTag, tag);
}

static void
close_tags (Writer  *self,
            cairo_t *cr,
            guint    n)
{
  while (self->n_open > n)
    cairo_tag_end (cr, get_tag (self, self->open[--self->n_open])->name);
}

/* Closes what @tag is not in, and opens what it is in from there. */
static void
enter_tag (gpointer data,
           cairo_t *cr,
           guint    tag)
{
  Writer *self = data;
  guint path[DEEPEST], n_path = 0, common = 0;

  if (self->n_open > 0 && self->open[self->n_open - 1] == tag)
    return;
  for (guint t = tag; t != 0 && n_path < DEEPEST; t = get_tag (self, t)->parent)
    path[n_path++] = t;
  while (common < n_path && common < self->n_open && self->open[common] == path[n_path - 1 - common])
    common++;
  close_tags (self, cr, common);
  while (self->n_open < n_path)
    {
      const TrestleTag *opened = get_tag (self, path[n_path - 1 - self->n_open]);

      self->open[self->n_open] = path[n_path - 1 - self->n_open];
      self->n_open++;
      cairo_tag_begin (cr, opened->name, NULL);
      if (g_str_equal (opened->name, "Figure") || g_str_equal (opened->name, "TH"))
        g_ptr_array_add (self->elements, (gpointer) opened);
    }
}

static void
follow_link (gpointer      data,
             cairo_t      *cr,
             guint         target,
             const double *area)
{
  Writer *self = data;
  g_autoptr (GString) attributes = NULL;

  if (target == 0)
    {
      cairo_tag_end (cr, CAIRO_TAG_LINK);
      return;
    }

  attributes = g_string_new (NULL);
  g_string_printf (attributes, "dest='%s' rect=[", g_array_index (self->galley->targets, TrestleTarget, target).name);
  for (guint i = 0; i < 4; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.2f", area[i] + (i == 1 ? self->shift : 0));
      g_string_append_printf (attributes, " %s", number);
    }
  g_string_append_c (attributes, ']');
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
}

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t       *surface,
              const TrestleMetadata *metadata)
{
  g_autoptr (GDateTime) time = metadata->time == 0 ? NULL : g_date_time_new_from_unix_utc (metadata->time);
  /* An empty date is none; unset, cairo takes the clock's. */
  g_autofree char *date = time == NULL ? g_strdup ("") : g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  const struct
  {
    cairo_pdf_metadata_t key;
    const char          *value;
  } rows[] = {
    { CAIRO_PDF_METADATA_TITLE, metadata->title }, { CAIRO_PDF_METADATA_AUTHOR, metadata->author },
    { CAIRO_PDF_METADATA_SUBJECT, metadata->subject }, { CAIRO_PDF_METADATA_KEYWORDS, metadata->keywords },
    { CAIRO_PDF_METADATA_CREATOR, "Trestle " PACKAGE_VERSION },
    { CAIRO_PDF_METADATA_CREATE_DATE, date }, { CAIRO_PDF_METADATA_MOD_DATE, date }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != NULL)
      cairo_pdf_surface_set_metadata (surface, rows[i].key, rows[i].value);
}

static void
add_outline (const Writer    *self,
             cairo_surface_t *surface)
{
  int parents[] = { [0 ... 3] = CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->galley->headings->len; i++)
    {
      const TrestleHeading *heading = &g_array_index (self->galley->headings, TrestleHeading, i);
      const TrestleTarget *target = &g_array_index (self->galley->targets, TrestleTarget, heading->target);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", target->name);
      int entry = cairo_pdf_surface_add_outline (surface, parents[heading->level - 1], heading->title, attributes, 0);

      for (guint level = heading->level; level < G_N_ELEMENTS (parents); level++)
        parents[level] = entry;
    }
}

/* Targets of @page; those of one page stand together in @order. */
static void
add_targets (const Writer *self,
             cairo_t      *cr,
             guint         page,
             const guint  *order,
             guint        *next)
{
  for (; order[*next] != 0; (*next)++)
    {
      const TrestleTarget *target = &g_array_index (self->galley->targets, TrestleTarget, order[*next]);
      g_autofree char *attributes = NULL;
      char y[G_ASCII_DTOSTR_BUF_SIZE];

      if (target->page > page + 1)
        return;
      g_ascii_formatd (y, sizeof y, "%.1f", MAX (target->y - 12, 0));
      attributes = g_strdup_printf ("name='%s' x=0 y=%s", target->name, y);
      cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
    }
}

static int
compare_targets_cb (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const TrestleGalley *galley = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  guint page_a = g_array_index (galley->targets, TrestleTarget, first).page;
  guint page_b = g_array_index (galley->targets, TrestleTarget, second).page;

  return page_a != page_b ? (page_a < page_b ? -1 : 1) : (first < second ? -1 : first > second);
}

/* The targets that have a page, in the order of pages, 0 at the end. */
static guint *
order_targets (TrestleGalley *galley)
{
  GArray *order = g_array_new (TRUE, FALSE, sizeof (guint));

  for (guint i = 1; i < galley->targets->len; i++)
    if (g_array_index (galley->targets, TrestleTarget, i).page != 0)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_targets_cb, galley);
  return (guint *) (void *) g_array_free (order, FALSE);
}

/* cairo 1.18 reckons where links are with the height of the last page, whatever
 * page they are on; a shift makes up for it.
 */
static void
write_pages (Writer               *self,
             cairo_surface_t      *surface,
             const TrestleRunning *running)
{
  TrestleTagger tagger = { enter_tag, follow_link, self };
  cairo_t *cr = cairo_create (surface);
  g_autofree guint *order = order_targets (self->galley);
  const TrestlePage *last = &g_array_index (self->galley->pages, TrestlePage, self->galley->pages->len - 1);
  guint next = 0;

  for (guint i = 0; i < self->galley->pages->len && self->error == NULL; i++)
    {
      const TrestlePage *page = &g_array_index (self->galley->pages, TrestlePage, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        break;
      self->shift = last->height - page->height;
      cairo_pdf_surface_set_size (surface, page->width, page->height);
      add_targets (self, cr, i, order, &next);
      trestle_page_paint (self->galley, i, running, cr, &tagger);
      /* What is closed after the last page would begin another one. */
      close_tags (self, cr, i + 1 < self->galley->pages->len ? TRESTLE_TAG_DOCUMENT : 0);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/* The PDF as cairo makes it.  Its own packing of objects is left out: libqpdf does that anew. */
static GByteArray *
draw (Writer                *self,
      const TrestleRunning  *running,
      const TrestleMetadata *metadata)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, self->galley->paper->width,
                                                                  self->galley->paper->height);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, metadata);
  write_pages (self, surface, running);
  if (self->error == NULL)
    add_outline (self, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (self->error == NULL && status != CAIRO_STATUS_SUCCESS)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be made: %s"),
                               cairo_status_to_string (status));

  return self->error == NULL ? g_steal_pointer (&bytes) : NULL;
}

GByteArray *
trestle_pdf_draw (TrestleGalley         *galley,
                  const TrestleRunning  *running,
                  const TrestleMetadata *metadata)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  Writer writer = { .galley = galley, .elements = elements };

  return draw (&writer, running, metadata);
}

gboolean
trestle_pdf_write (TrestleGalley           *galley,
                   const TrestleRunning    *running,
                   const TrestleMetadata   *metadata,
                   const TrestleAttachment *attachment,
                   GOutputStream           *stream,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  Writer writer = { .galley = galley, .elements = elements, .cancellable = cancellable };
  g_autoptr (GByteArray) drawn = draw (&writer, running, metadata);
  const TrestlePdfExtras extras = { metadata->language, elements, attachment, metadata->time };
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const void *data;

  if (drawn == NULL)
    {
      g_propagate_error (error, writer.error);
      return FALSE;
    }
  bytes = trestle_pdf_add_extras (drawn, &extras, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);

  return g_output_stream_write_all (stream, data, length, NULL, cancellable, error);
}
