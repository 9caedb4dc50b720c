/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The public face of the document: composes the sections once, then paints or
 * writes pages.
 */
#include "config.h"

#include "document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "composer.h"
#include "find.h"
#include "logo.h"
#include "output.h"
#include "pdf.h"
#include "writer.h"

struct _TrestleDocument
{
  GObject        parent_instance;
  TrestleDesign *design;
  TrestleShaper *shaper;
  TrestleGalley *galley;
  TrestleRunning running;
  GStrv          notes;
  GBytes        *data;
  char          *authors;
  char          *language;
  gint64         time;
};

G_DEFINE_FINAL_TYPE (TrestleDocument, trestle_document, G_TYPE_OBJECT)

static char *
join (const char *first,
      const char *second)
{
  if (first == NULL || first[0] == '\0')
    return g_strdup (second);
  if (second == NULL || second[0] == '\0')
    return g_strdup (first);
  return g_strconcat (first, " · ", second, NULL);
}

static char *
dup_version (const TrestleDesign *design)
{
  g_autofree char *version = NULL;

  if (design->version != NULL)
    /* Translators: the version of a document, in its foot */
    version = g_strdup_printf (_("Version %s"), design->version);
  return design->status == 1 ? g_steal_pointer (&version) : join (_("Draft"), version);
}

/* Midnight of the design's own date, or 0. */
static gint64
get_time (const TrestleDesign *design)
{
  g_autofree char *text = design->date == NULL ? NULL : g_strconcat (design->date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = text == NULL ? NULL : g_date_time_new_from_iso8601 (text, NULL);

  return time == NULL ? 0 : g_date_time_to_unix (time);
}

static gboolean
has_readable_logo (const TrestleDesign *design)
{
  cairo_surface_t *logo = trestle_logo_read (design->logo);

  if (logo != NULL)
    cairo_surface_destroy (logo);

  return logo != NULL;
}

static GStrv
list_notes (const TrestleDesign *design,
            const TrestleShaper *shaper)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  guint unknown = trestle_shaper_count_unknown (shaper);

  if (!trestle_shaper_has_typeface (shaper))
    g_strv_builder_add (notes, _("The typeface Inter is not installed; the document is set in another one "
                                 "and its pages may break elsewhere."));
  if (unknown > 0)
    {
      const char *text = ngettext ("%u character is in no installed font and shows as a box.",
                                   "%u characters are in no installed font and show as boxes.", unknown);

      g_strv_builder_take (notes, g_strdup_printf (text, unknown));
    }
  if (design->logo != NULL && design->logo[0] != '\0' && !has_readable_logo (design))
    g_strv_builder_add (notes, _("The logo is neither a PNG nor an SVG picture and was left out."));

  return g_strv_builder_end (notes);
}

typedef struct
{
  TrestleDocument *document;
  TrestleFormat    format;
} Output;

static gboolean
write_output (gpointer       data,
              GOutputStream *stream,
              GCancellable  *cancellable,
              GError       **error)
{
  const Output *output = data;

  return trestle_document_write_to_stream (output->document, output->format, stream, cancellable, error);
}

static TrestleMetadata
make_metadata (const TrestleDocument *self)
{
  return (TrestleMetadata) {
           .title = self->design->name != NULL ? self->design->name : _("MED-V Design"), .author = self->authors,
           .subject = self->running.head, .keywords = "MED-V", .language = self->language, .time = self->time
  };
}

/* The language that texts are translated into, as the catalog in use says it. */
static char *
dup_language (void)
{
  static const char whole[] = "", key[] = "\nLanguage: ";
  const char *language = strstr (gettext (whole), key);

  if (language == NULL)
    return g_strdup ("en");
  language += strlen (key);

  return g_strdelimit (g_strndup (language, strcspn (language, "\n@.")), "_", '-');
}

static const TrestleWriterFunc writers[TRESTLE_N_FORMATS] = {
  [TRESTLE_FORMAT_HTML] = trestle_write_html, [TRESTLE_FORMAT_MARKDOWN] = trestle_write_markdown,
  [TRESTLE_FORMAT_ODT] = trestle_write_odt, [TRESTLE_FORMAT_DOCX] = trestle_write_docx
};

static void
trestle_document_finalize (GObject *object)
{
  TrestleDocument *self = TRESTLE_DOCUMENT (object);

  g_clear_pointer (&self->galley, trestle_galley_free);
  g_clear_pointer (&self->shaper, trestle_shaper_free);
  g_clear_object (&self->design);
  g_free (self->running.head);
  g_free (self->running.classification);
  g_free (self->running.version);
  g_strfreev (self->notes);
  g_free (self->authors);
  g_free (self->language);
  g_clear_pointer (&self->data, g_bytes_unref);
  G_OBJECT_CLASS (trestle_document_parent_class)->finalize (object);
}

static void
trestle_document_class_init (TrestleDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_document_finalize;
}

static void
trestle_document_init (TrestleDocument *self)
{
}

TrestleDocument *
trestle_document_new (TrestleDesign                *design,
                      const TrestleAssessment      *assessment,
                      const TrestleDocumentOptions *options)
{
  TrestleDocument *self;
  TrestleComposer composer = { .design = design, .assessment = assessment };

  g_return_val_if_fail (TRESTLE_IS_DESIGN (design), NULL);
  g_return_val_if_fail (assessment != NULL, NULL);

  self = g_object_new (TRESTLE_TYPE_DOCUMENT, NULL);
  self->design = g_object_ref (design);
  self->time = options != NULL && options->time != 0 ? options->time : get_time (design);
  self->data = options != NULL && options->data != NULL ? g_bytes_ref (options->data) : NULL;
  self->shaper = trestle_shaper_new (options != NULL ? options->language : NULL);
  self->galley = trestle_galley_new (self->shaper, trestle_paper_get (design->paper));
  self->authors = design->authors == NULL ? NULL : g_strjoinv (", ", design->authors);
  self->language = dup_language ();
  self->running.head = join (design->customer, design->project);
  self->running.classification = g_strdup (design->classification);
  self->running.version = dup_version (design);

  composer.galley = self->galley;
  composer.since = options != NULL ? options->since : NULL;
  composer.since_name = composer.since != NULL ? options->since_name : NULL;
  trestle_sections_compose (&composer);
  self->notes = list_notes (design, self->shaper);
  return self;
}

guint
trestle_document_get_n_pages (TrestleDocument *self)
{
  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), 0);

  return self->galley->pages->len;
}

void
trestle_document_get_page_size (TrestleDocument *self,
                                guint            page,
                                double          *width,
                                double          *height)
{
  const TrestlePage *info;

  g_return_if_fail (TRESTLE_IS_DOCUMENT (self));
  g_return_if_fail (page < self->galley->pages->len);

  info = &g_array_index (self->galley->pages, TrestlePage, page);
  *width = info->width;
  *height = info->height;
}

void
trestle_document_paint_page (TrestleDocument *self,
                             guint            page,
                             cairo_t         *cr)
{
  g_return_if_fail (TRESTLE_IS_DOCUMENT (self));
  g_return_if_fail (page < self->galley->pages->len);

  cairo_save (cr);
  trestle_page_paint (self->galley, page, &self->running, cr, NULL);
  cairo_restore (cr);
}

int
trestle_document_find_page (TrestleDocument *self,
                            TrestleObject   *object)
{
  guint target;

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), -1);

  target = object->id == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->galley->target_names, object->id));
  return (int) g_array_index (self->galley->targets, TrestleTarget, target).page - 1;
}

GArray *
trestle_document_find_text (TrestleDocument *self,
                            const char      *text)
{
  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), NULL);

  return trestle_galley_find_text (self->galley, text);
}

gboolean
trestle_document_find_link (TrestleDocument *self,
                            guint            page,
                            double           x,
                            double           y,
                            guint           *to_page,
                            double          *to_y)
{
  const TrestleTarget *target;

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (page < self->galley->pages->len, FALSE);

  target = trestle_galley_find_link (self->galley, page, x, y);
  if (target == NULL || target->page == 0)
    return FALSE;
  *to_page = target->page - 1;
  *to_y = target->y;

  return TRUE;
}

const char *const *
trestle_document_get_notes (TrestleDocument *self)
{
  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), NULL);

  return (const char *const *) self->notes;
}

gboolean
trestle_document_write_pdf (TrestleDocument *self,
                            GFile           *file,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), FALSE);

  return trestle_document_write (self, TRESTLE_FORMAT_PDF, file, cancellable, error);
}

gboolean
trestle_document_write_pdf_to_stream (TrestleDocument *self,
                                      GOutputStream   *stream,
                                      GCancellable    *cancellable,
                                      GError         **error)
{
  /* Translators: the file that is attached to a document */
  const TrestleAttachment attachment = { self->data, "design.trestle", "application/vnd.trestle+json", _("Design of Trestle") };
  TrestleMetadata metadata;

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), FALSE);

  metadata = make_metadata (self);
  return trestle_pdf_write (self->galley, &self->running, &metadata, self->data != NULL ? &attachment : NULL, stream, cancellable, error);
}

gboolean
trestle_document_write (TrestleDocument *self,
                        TrestleFormat    format,
                        GFile           *file,
                        GCancellable    *cancellable,
                        GError         **error)
{
  Output output = { self, format };

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (format < TRESTLE_N_FORMATS, FALSE);

  return trestle_output_write (file, write_output, &output, cancellable, error);
}

gboolean
trestle_document_write_to_stream (TrestleDocument *self,
                                  TrestleFormat    format,
                                  GOutputStream   *stream,
                                  GCancellable    *cancellable,
                                  GError         **error)
{
  g_autoptr (TrestleStory) story = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TrestleMetadata metadata;
  TrestleManuscript manuscript;

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (format < TRESTLE_N_FORMATS, FALSE);

  if (format == TRESTLE_FORMAT_PDF)
    return trestle_document_write_pdf_to_stream (self, stream, cancellable, error);
  story = trestle_story_new (self->galley);
  metadata = make_metadata (self);
  manuscript = (TrestleManuscript) { story, &self->running, &metadata };
  bytes = writers[format] (&manuscript, cancellable, error);

  return bytes != NULL && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                                     cancellable, error);
}
