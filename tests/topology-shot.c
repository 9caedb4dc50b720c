/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of a design to look at while working on the topology:
 *
 *   topology-shot DESIGN|N OUT.png|OUT.pdf [PALETTE [SCALE [STEP [NAME…]]]]
 *
 * N instead of a file is a made-up design with N locations; with marks, so that
 * everything that can be drawn is.  SCALE is that of the screen: less is seen
 * from farther away.  What is called NAME is selected, the last of them focused.
 */
#include "config.h"

#include "demo-design.h"
#include "file.h"
#include "painter.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>

static TrestlePaletteId
find_palette (const char *nick)
{
  for (guint i = 0; i < TRESTLE_N_PALETTES; i++)
    if (g_strcmp0 (trestle_palette_get (i)->nick, nick) == 0)
      return i;

  return TRESTLE_PALETTE_LIGHT;
}

static TrestleDesign *
load (const char *name)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  TrestleDesign *design;

  if (g_ascii_isdigit (name[0]))
    return demo_design_new (atoi (name));

  file = g_file_new_for_commandline_arg (name);
  design = trestle_file_load (file, NULL, NULL, &error);
  if (design == NULL)
    g_error ("%s", error->message);

  return design;
}

static void
paint_overlay (TrestlePainter     *painter,
               cairo_t            *cr,
               TrestleScene       *scene,
               const TrestlePaint *paint,
               char              **names)
{
  g_autoptr (GHashTable) selected = g_hash_table_new (NULL, NULL);
  TrestleOverlay overlay = { .palette = paint->palette, .scale = paint->scale, .selected = selected, .streams = TRUE };

  for (; *names != NULL; names++)
    for (guint i = 0; i < scene->boxes->len; i++)
      {
        TrestleObject *object = trestle_scene_get_box (scene, i)->object;

        if (object != NULL && g_str_equal (trestle_object_get_name (object), *names))
          {
            g_hash_table_add (selected, object);
            overlay.focused = object;
          }
      }
  trestle_painter_paint_overlay (painter, cr, scene, &overlay);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TrestleDesign) design = argc > 2 ? load (argv[1]) : NULL;
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  g_autoptr (TrestleScene) scene = NULL;
  g_autoptr (TrestleMarks) marks = NULL;
  TrestleSceneOptions options = { .step = argc > 5 ? atoi (argv[5]) : 0 };
  double scale = argc > 4 ? g_ascii_strtod (argv[4], NULL) : 1;
  TrestlePaint paint = { .palette = trestle_palette_get (find_palette (argc > 3 ? argv[3] : NULL)), .background = TRUE };
  gboolean pdf = argc > 2 && g_str_has_suffix (argv[2], ".pdf");
  gint64 start;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (design == NULL)
    {
      g_printerr ("usage: topology-shot DESIGN|N OUT.png|OUT.pdf [PALETTE [SCALE [STEP [NAME…]]]]\n");
      return 2;
    }

  start = g_get_monotonic_time ();
  scene = trestle_scene_new (design, &options);
  g_printerr ("%u boxes, %u wires, %u astray, %d × %d, %.1f ms\n", scene->boxes->len, scene->wires->len, scene->strays->len,
              scene->bounds.width, scene->bounds.height, (g_get_monotonic_time () - start) / 1000.0);
  marks = demo_design_mark (design);
  trestle_scene_set_marks (scene, marks);
  paint.area = trestle_rect_grow (&scene->bounds, 24);
  paint.scale = pdf ? 0 : scale;
  if (pdf)
    surface = cairo_pdf_surface_create (argv[2], paint.area.width * scale, paint.area.height * scale);
  else
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (paint.area.width * scale),
                                          (int) ceil (paint.area.height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -paint.area.x, -paint.area.y);
  start = g_get_monotonic_time ();
  trestle_painter_paint (painter, cr, scene, &paint);
  if (argc > 6)
    paint_overlay (painter, cr, scene, &paint, argv + 6);
  g_printerr ("painted in %.1f ms\n", (g_get_monotonic_time () - start) / 1000.0);
  cairo_destroy (cr);
  if (!pdf)
    cairo_surface_write_to_png (surface, argv[2]);
  cairo_surface_destroy (surface);

  return 0;
}
