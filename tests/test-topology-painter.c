/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is painted: the same everywhere, less from farther away, on paper as text.
 */
#include "config.h"

#include "demo-design.h"
#include "palette.h"
#include "pen.h"
#include "picture.h"
#include "random-design.h"
#include "symbol.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define WIDTH 640
#define HEIGHT 400

static cairo_surface_t *
paint (TrestlePainter  *painter,
       TrestleScene    *scene,
       TrestlePaletteId palette,
       double           x,
       double           y,
       double           scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const TrestlePaint how = {
    .palette = trestle_palette_get (palette), .scale = scale, .background = TRUE,
    .area = { (int) x, (int) y, (int) ceil (WIDTH / scale), (int) ceil (HEIGHT / scale) }
  };

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -x, -y);
  trestle_painter_paint (painter, cr, scene, &how);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Coverage at the edges of curves may round differently, nothing else differs. */
static void
assert_equal_parts (cairo_surface_t *a,
                    int              ax,
                    cairo_surface_t *b,
                    int              bx,
                    int              width)
{
  const guchar *p = cairo_image_surface_get_data (a);
  const guchar *q = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a);
  guint n_rounded = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        {
          int difference = ABS (p[y * stride + (ax + x) * 4 + c] - q[y * stride + (bx + x) * 4 + c]);

          g_assert_cmpint (difference, <, 64);
          n_rounded += difference > 2;
        }
  g_assert_cmpuint (n_rounded, <, (guint) width * HEIGHT / 500);
}

static guint
count_colors (cairo_surface_t *surface)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    g_hash_table_add (colors, GUINT_TO_POINTER (pixels[i] & 0xffffff));

  return g_hash_table_size (colors);
}

/* Every palette, from every distance, with every sort of mark. */
static void
test_everything (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (40);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestleMarks) marks = demo_design_mark (design);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  static const double scales[] = { 4, 1, 0.8, 0.5, 0.25, 0.1 };
  const TrestleRect *rect = &trestle_scene_get_box (scene, 0)->rect;

  trestle_scene_set_marks (scene, marks);
  for (guint i = 0; i < TRESTLE_N_PALETTES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
      {
        cairo_surface_t *surface = paint (painter, scene, i, rect->x - 8, rect->y - 8, scales[k]);

        g_assert_cmpuint (count_colors (surface), >, 4);
        cairo_surface_destroy (surface);
      }
}

/* A tile of the picture is that part of the picture. */
static void
test_tiles_fit (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (40);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestleMarks) marks = demo_design_mark (design);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  static const double scales[] = { 1, 0.5, 0.125 };

  trestle_scene_set_marks (scene, marks);
  for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
    for (int x = 0; x < 1000; x += 200)
      {
        cairo_surface_t *a = paint (painter, scene, TRESTLE_PALETTE_LIGHT, x / scales[k], 80, scales[k]);
        cairo_surface_t *b = paint (painter, scene, TRESTLE_PALETTE_LIGHT, (x + 320) / scales[k], 80, scales[k]);

        assert_equal_parts (a, 320, b, 0, 320);
        cairo_surface_destroy (a);
        cairo_surface_destroy (b);
      }
}

static void
test_levels (void)
{
  g_assert_cmpint (trestle_level_choose (0), ==, TRESTLE_LEVEL_FULL);
  g_assert_cmpint (trestle_level_choose (1), ==, TRESTLE_LEVEL_FULL);
  g_assert_cmpint (trestle_level_choose (0.75), ==, TRESTLE_LEVEL_NAMES);
  g_assert_cmpint (trestle_level_choose (0.5), ==, TRESTLE_LEVEL_BLOCKS);
  g_assert_cmpint (trestle_level_choose (0.1), ==, TRESTLE_LEVEL_DOTS);
  for (double scale = 0.1; scale < 4; scale += 0.01)
    {
      TrestleLevel level = trestle_level_choose (scale);

      /* No text smaller than 7 pixels, whatever the distance. */
      g_assert_true (level < TRESTLE_LEVEL_FULL || 9 * scale >= 7);
      g_assert_true (level < TRESTLE_LEVEL_NAMES || 11 * scale >= 7);
    }
}

static void
test_hidden (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (1);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  g_autoptr (GHashTable) hidden = g_hash_table_new (NULL, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const TrestleRect *rect = &trestle_scene_get_box (scene, 0)->rect;
  const TrestlePaint how = {
    .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = 1, .background = TRUE, .hidden = hidden,
    .area = { rect->x, rect->y, rect->width, rect->height }
  };

  g_hash_table_add (hidden, trestle_scene_get_box (scene, 0)->mover);
  cairo_set_source_rgb (cr, 0.98, 0.98, 251 / 255.0);
  cairo_paint (cr);
  cairo_translate (cr, -rect->x, -rect->y);
  trestle_painter_paint (painter, cr, scene, &how);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_colors (surface), ==, 1);
  cairo_surface_destroy (surface);
}

typedef struct
{
  GString *pdf;
  guint    n_begun, n_ended;
} Paper;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Paper *paper = data;

  g_string_append_len (paper->pdf, (const char *) bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
count_cb (cairo_t          *cr,
          const TrestleBox *box,
          gboolean          begin,
          gpointer          data)
{
  Paper *paper = data;

  g_assert_nonnull (box);
  if (begin)
    paper->n_begun++;
  else
    paper->n_ended++;
}

static guint
count_matches (const GString *text,
               const char    *what)
{
  guint n = 0;

  for (gsize i = 0; i + strlen (what) <= text->len; i++)
    n += memcmp (text->str + i, what, strlen (what)) == 0;

  return n;
}

static void
test_paper (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  Paper paper = { g_string_new (NULL), 0, 0 };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &paper, 842, 595);
  cairo_t *cr;
  double scale;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  scale = trestle_painter_paint_fitted (painter, cr, scene, trestle_palette_get (TRESTLE_PALETTE_PRINT), 40, 40, 762, 515, 1,
                                        count_cb, &paper);
  g_assert_cmpfloat (scale, >, 0.3);
  g_assert_cmpfloat (scale, <=, 1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  /* Text with fonts, lines as lines: no picture in it. */
  g_assert_cmpuint (count_matches (paper.pdf, "/FontFile"), >, 0);
  g_assert_cmpuint (count_matches (paper.pdf, "/Subtype /Image"), ==, 0);
  g_assert_cmpuint (paper.n_begun, ==, scene->boxes->len);
  g_assert_cmpuint (paper.n_ended, ==, scene->boxes->len);
  g_string_free (paper.pdf, TRUE);
}

static void
test_overlay (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  g_autoptr (GHashTable) selected = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) dragged = g_hash_table_new (NULL, NULL);
  const TrestleRect band = { 10, 10, 100, 100 };
  TrestleOverlay overlay = {
    .palette = trestle_palette_get (TRESTLE_PALETTE_DARK), .selected = selected, .streams = TRUE, .band = &band
  };

  for (guint i = 0; i < scene->boxes->len; i++)
    if (trestle_scene_get_box (scene, i)->object != NULL)
      g_hash_table_add (selected, trestle_scene_get_box (scene, i)->object);
  for (guint i = 0; i < scene->wires->len; i++)
    g_hash_table_add (selected, trestle_scene_get_wire (scene, i)->object);
  overlay.focused = trestle_scene_get_wire (scene, 0)->object;
  overlay.hovered = trestle_scene_get_box (scene, 1)->object;
  for (guint i = 0; i < 6; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);

      overlay.scale = i % 3 == 0 ? 1 : i % 3 == 1 ? 0.4 : 0.1;
      if (i == 3)
        {
          overlay.dragged = dragged;
          overlay.target = trestle_scene_get_box (scene, 0)->object;
          overlay.target_text = "Move MEDV-01 to London";
          g_hash_table_add (dragged, trestle_scene_get_box (scene, 0)->mover);
        }
      cairo_scale (cr, overlay.scale, overlay.scale);
      trestle_painter_paint_overlay (painter, cr, scene, &overlay);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_cmpuint (count_colors (surface), >, 3);
      cairo_surface_destroy (surface);
    }
}

/* The handles of where the keyboard is can be seen, until the pointer is elsewhere. */
static void
test_focused_handles (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (3);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  const TrestleBox *box = trestle_scene_get_box (scene, 0);
  TrestleOverlay overlay = { .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = 1, .focused = box->object };
  guint n_pixels[3];

  for (guint i = 0; i < G_N_ELEMENTS (n_pixels); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 24, 24);
      cairo_t *cr = cairo_create (surface);
      TrestlePoint handles[TRESTLE_MAX_HANDLES];

      g_assert_cmpuint (trestle_box_list_handles (box, 1, handles), ==, 4);
      cairo_translate (cr, 12 - handles[0].x, 12 - handles[0].y);
      overlay.focused = i == 1 ? NULL : box->object;
      overlay.handles = i == 2 ? trestle_scene_get_box (scene, 1) : NULL;
      trestle_painter_paint_overlay (painter, cr, scene, &overlay);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      n_pixels[i] = 0;
      for (int y = 9; y < 15; y++)
        for (int x = 9; x < 15; x++)
          n_pixels[i] += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] != 0;
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_pixels[0], ==, 36);
  g_assert_cmpuint (n_pixels[1], ==, 0);
  g_assert_cmpuint (n_pixels[2], <, 36);
}

/* A legend is never wide: what is long is broken between words. */
static void
test_legend (void)
{
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  const TrestlePalette *palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT);
  TrestleMarks *marks = trestle_marks_new ();
  double width, height, wide, high;

  trestle_marks_set_title (marks, "Users");
  trestle_marks_add_legend (marks, TRESTLE_MARK_MEETS, 0, "Meets");
  trestle_painter_measure_legend (painter, palette, marks, &width, &height);
  g_assert_cmpfloat (width, <, 120);
  trestle_marks_add_legend (marks, TRESTLE_MARK_NONE, 0, "What an update needs on a link; on links, how much of the bandwidth there is is needed");
  trestle_painter_measure_legend (painter, palette, marks, &wide, &high);
  g_assert_cmpfloat (wide, >, 180);
  g_assert_cmpfloat (wide, <=, 240);
  g_assert_cmpfloat (high, >=, height + 20 + 14);

  /* One word is not broken. */
  trestle_marks_add_legend (marks, TRESTLE_MARK_FAILS, 0, "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
  trestle_painter_measure_legend (painter, palette, marks, &width, &height);
  g_assert_cmpfloat (width, >, 240);
  g_assert_cmpfloat (height, ==, high + 20);
  trestle_marks_unref (marks);
}

/* Whatever stands in a file can be painted. */
static void
test_random_designs (void)
{
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);

  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (TrestleDesign) design = random_design_new (seed, 2 + seed);
      g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
      g_autoptr (TrestleMarks) marks = demo_design_mark (design);
      static const double scales[] = { 1, 0.7, 0.3, 0.1 };

      trestle_scene_set_marks (scene, marks);
      for (guint i = 0; i < scene->boxes->len; i += 3)
        {
          const TrestleRect *rect = &trestle_scene_get_box (scene, i)->rect;

          cairo_surface_destroy (paint (painter, scene, seed % TRESTLE_N_PALETTES, rect->x, rect->y, scales[i % 4]));
        }
    }
}

/* Nothing to draw, nothing to fail. */
static void
test_empty (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();

  for (TrestlePictureFormat format = 0; format < TRESTLE_N_PICTURES; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = trestle_picture_make (design, NULL, format, TRESTLE_PALETTE_LIGHT, 1, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 50);
    }
}

static void
test_png (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = trestle_picture_make (design, NULL, TRESTLE_PICTURE_PNG, TRESTLE_PALETTE_LIGHT, 2, &error);
  const guchar *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (picture, NULL);
  g_assert_cmpmem (bytes, 4, "\x89PNG", 4);
  g_assert_cmpint (bytes[16] << 24 | bytes[17] << 16 | bytes[18] << 8 | bytes[19], ==,
                   2 * (scene->bounds.width + 2 * TRESTLE_PICTURE_MARGIN));
}

typedef struct
{
  guint    n_texts, n_titles, n_vertices, n_edges, n_nodes;
  GString *texts;
} Count;

static void
start_element (GMarkupParseContext *context,
               const char          *name,
               const char         **attributes,
               const char         **values,
               gpointer             data,
               GError             **error)
{
  Count *count = data;

  count->n_texts += g_str_equal (name, "text");
  count->n_titles += g_str_equal (name, "title");
  count->n_nodes += g_str_equal (name, "node");
  count->n_edges += g_str_equal (name, "edge");
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      count->n_vertices += g_str_equal (attributes[i], "vertex");
      count->n_edges += g_str_equal (attributes[i], "edge");
      if (g_str_equal (attributes[i], "value"))
        g_string_append_printf (count->texts, "%s\n", values[i]);
    }
}

static void
add_text (GMarkupParseContext *context,
          const char          *text,
          gsize                length,
          gpointer             data,
          GError             **error)
{
  g_string_append_len (((Count *) data)->texts, text, (gssize) length);
  g_string_append_c (((Count *) data)->texts, '\n');
}

/* Well formed, everything there, texts as texts, names as they are. */
static void
test_markup (void)
{
  static const GMarkupParser parser = { .start_element = start_element, .text = add_text };
  g_autoptr (TrestleDesign) design = demo_design_new (12);
  g_autoptr (TrestleMarks) marks = demo_design_mark (design);
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  g_autoptr (TrestleScene) scene = NULL;

  trestle_object_set_string (location, "name", "Q & <R>");
  scene = trestle_scene_new (design, NULL);
  for (TrestlePictureFormat format = TRESTLE_PICTURE_SVG; format < TRESTLE_N_PICTURES; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = trestle_picture_make (design, marks, format, TRESTLE_PALETTE_LIGHT, 1, &error);
      Count count = { .texts = g_string_new (NULL) };
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &count, NULL);

      if (format == TRESTLE_PICTURE_PAGE)
        {
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
          g_string_free (count.texts, TRUE);
          continue;
        }
      g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (count.texts->str, "Q & <R>"));
      if (format == TRESTLE_PICTURE_SVG)
        {
          g_assert_cmpuint (count.n_texts, >=, scene->boxes->len);
          g_assert_cmpuint (count.n_titles, ==, 1 + scene->boxes->len + scene->wires->len);
        }
      else
        {
          g_assert_cmpuint (format == TRESTLE_PICTURE_DRAWIO ? count.n_vertices : count.n_nodes, ==, scene->boxes->len);
          g_assert_cmpuint (count.n_edges, ==, scene->wires->len);
        }
      g_string_free (count.texts, TRUE);
    }
}

static void
test_symbols (void)
{
  static const char *const names[] = {
    "server", "server-passive", "database", "database-standby", "console", "repository", "iis", "population", "library",
    "instance", "machine", "location", "isolated", "meets", "at-risk", "fails", "unknown"
  };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double x0, y0, x1, y1;

      cairo_new_path (cr);
      g_assert_true (trestle_symbol_add (cr, names[i], 100, 50, 32));
      cairo_path_extents (cr, &x0, &y0, &x1, &y1);
      g_assert_cmpfloat (x0, >=, 100 - 0.1);
      g_assert_cmpfloat (y0, >=, 50 - 0.1);
      g_assert_cmpfloat (x1, <=, 132 + 0.1);
      g_assert_cmpfloat (y1, <=, 82 + 0.1);
      g_assert_cmpfloat (x1 - x0, >, 16);
      g_assert_cmpfloat (y1 - y0, >, 16);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }
  g_assert_false (trestle_symbol_add (cr, "no-such", 0, 0, 16));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_ellipsis (void)
{
  TrestleTexts *texts = trestle_texts_new (TRESTLE_FONT_FAMILY);
  static const char *const long_texts[] = {
    "Frankfurt am Main", "MEDV-PRODUCTION-SERVER-01", "Ñandú 👩‍👩‍👧 e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
    "اختبار النص الطويل جدا"
  };

  for (guint i = 0; i < G_N_ELEMENTS (long_texts); i++)
    for (int width = 1; width < 120; width += 7)
      {
        PangoLayout *layout = trestle_texts_get (texts, TRESTLE_FONT_NAME, 1, long_texts[i], width);
        const char *text = pango_layout_get_text (layout);
        double now;

        g_assert_true (g_utf8_validate (text, -1, NULL));
        trestle_texts_measure (layout, &now, NULL);
        g_assert_true (now <= width || g_str_equal (text, "…"));
        g_assert_true (strstr (text, "…") != NULL || g_str_equal (text, long_texts[i]));
      }

  /* More texts than are kept. */
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpstr (pango_layout_get_text (trestle_texts_get (texts, TRESTLE_FONT_DETAIL, 1, text, 0)), ==, text);
    }
  trestle_texts_free (texts);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/painter/everything", test_everything);
  g_test_add_func ("/topology/painter/tiles-fit", test_tiles_fit);
  g_test_add_func ("/topology/painter/levels", test_levels);
  g_test_add_func ("/topology/painter/hidden", test_hidden);
  g_test_add_func ("/topology/painter/paper", test_paper);
  g_test_add_func ("/topology/painter/overlay", test_overlay);
  g_test_add_func ("/topology/painter/focused-handles", test_focused_handles);
  g_test_add_func ("/topology/painter/legend", test_legend);
  g_test_add_func ("/topology/painter/random-designs", test_random_designs);
  g_test_add_func ("/topology/painter/empty", test_empty);
  g_test_add_func ("/topology/painter/png", test_png);
  g_test_add_func ("/topology/painter/markup", test_markup);
  g_test_add_func ("/topology/painter/symbols", test_symbols);
  g_test_add_func ("/topology/painter/ellipsis", test_ellipsis);

  return g_test_run ();
}
