/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design document from assessment to the last byte of the PDF, against what cairo and Pango take for the same pages
 * when nothing has to be worked out: each text laid out once, drawn with the same tags, links and outline.
 */
#include "config.h"

#include "bench-design.h"
#include "bench.h"
#include "composer.h"
#include "document.h"
#include "pdf.h"

typedef struct
{
  TrestleDesign     *design;
  TrestleAssessment *assessment;
  TrestleShaper     *shaper;
  TrestleGalley     *galley;
  GPtrArray         *texts;     /* those on the pages, each once */
} Data;

/* In the order in which the pages have them. */
static GPtrArray *
list_texts (const TrestleGalley *galley)
{
  GPtrArray *texts = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < galley->items->len; i++)
    {
      const TrestleItem *item = &g_array_index (galley->items, TrestleItem, i);

      if (item->type == TRESTLE_ITEM_LINE && g_hash_table_add (seen, (gpointer) item->text))
        g_ptr_array_add (texts, (gpointer) item->text);
    }

  return texts;
}

static gpointer
set_up (guint size)
{
  Data *data = g_new0 (Data, 1);
  TrestleComposer composer = { 0 };

  data->design = bench_design_new (size);
  data->assessment = trestle_assessment_new (data->design);
  data->shaper = trestle_shaper_new (NULL);
  data->galley = trestle_galley_new (data->shaper, trestle_paper_get (data->design->paper));
  composer = (TrestleComposer) { .design = data->design, .assessment = data->assessment, .galley = data->galley };
  trestle_sections_compose (&composer);
  data->texts = list_texts (data->galley);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  g_ptr_array_unref (data->texts);
  trestle_galley_free (data->galley);
  trestle_shaper_free (data->shaper);
  trestle_assessment_free (data->assessment);
  g_object_unref (data->design);
  g_free (data);
}

static void
write_document (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (data->design);
  g_autoptr (TrestleDocument) document = trestle_document_new (data->design, assessment, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (trestle_document_write_pdf_to_stream (document, stream, NULL, NULL));
}

/* Every text by Pango, in a map of fonts that knows nothing yet. */
static void
lay_out (const GPtrArray *texts)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter");

  for (guint i = 0; i < texts->len; i++)
    {
      const TrestleText *text = texts->pdata[i];
      const TrestleStyleInfo *style = &trestle_styles[text->style];
      int width, height;

      pango_font_description_set_weight (font, style->semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, text->n_lines > 1 ? pango_units_from_double (text->width) : -1);
      pango_layout_set_text (layout, trestle_text_get_string (text), -1);
      pango_layout_get_size (layout, &width, &height);
    }
  g_object_unref (context);
}

static void
draw_pages (gpointer user_data)
{
  Data *data = user_data;
  const TrestleRunning running = { 0 };
  const TrestleMetadata metadata = { .title = "Floor" };
  g_autoptr (GByteArray) pdf = NULL;

  lay_out (data->texts);
  pdf = trestle_pdf_draw (data->galley, &running, &metadata);
  g_assert_nonnull (pdf);
}

static const BenchRow rows[] = {
  { .title = "design document as PDF", .peer = "cairo + Pango", .ratio = 1.5, .milliseconds = 500, .size = 100,
    .set_up = set_up, .work = write_document, .floor = draw_pages, .tear_down = tear_down },
  { .title = "design document as PDF, large", .peer = "cairo + Pango", .ratio = 1.5, .milliseconds = 2000, .size = 1000,
    .set_up = set_up, .work = write_document, .floor = draw_pages, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
