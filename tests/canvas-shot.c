/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of the canvas page as it is on the screen, to look at while working
 * on it; needs a display:
 *
 *   canvas-shot DESIGN OUT.png [light|dark [WIDTH HEIGHT [NAME [OVERLAY [ACTION…]]]]]
 *
 * With NAME, the object called so is selected and has the keyboard; ACTIONs, such as
 * canvas.zoom-in, are carried out.  TEXT_PERCENT=150 in the environment makes texts
 * larger, ZOOM_PERCENT=25 shows it from afar, ADW_DEBUG_HIGH_CONTRAST=1 makes contrasts stronger.
 */
#include "config.h"

#include "app-test.h"
#include "canvas-page.h"
#include "canvas-private.h"

#include <stdlib.h>

static void
select_named (TrestleProject *project,
              const char     *name)
{
  TrestleDesign *design = trestle_project_get_design (project);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    for (guint i = 0; i < trestle_design_get_list (design, kind)->items->len; i++)
      if (g_str_equal (trestle_object_get_name (trestle_design_get_list (design, kind)->items->pdata[i]), name))
        trestle_selection_select (trestle_project_get_selection (project), trestle_design_get_list (design, kind)->items->pdata[i]);
}

static void
save (GtkWidget  *widget,
      const char *name)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  /* There is nothing to be had before the next frame. */
  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  gsk_renderer_realize_for_display (renderer, gtk_widget_get_display (widget), NULL);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  gdk_texture_save_to_png (texture, name);
}

/* No square is left that the picture from before stands in for. */
static gboolean
is_painted (gpointer data)
{
  static guint n_whole;
  TrestleCanvas *canvas = data;

  gtk_widget_queue_draw (data);
  n_whole = canvas->tick_id == 0 ? n_whole + 1 : 0;

  return n_whole > 20;
}

/* What is selected is in the middle. */
static void
zoom (TrestleCanvas *canvas,
      int            percent)
{
  TrestleObject *selected = trestle_selection_get_primary (trestle_project_get_selection (canvas->project));

  app_test_settle ();
  trestle_canvas_fly_to_scale (canvas, canvas->text_scale * percent / 100);
  if (selected != NULL)
    trestle_canvas_center (canvas, selected);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (argc > 2 ? argv[1] : "");
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestleProject) project = NULL;
  GtkWidget *window, *page;
  int one = 1;

  app_test_init (&one, &argv);
  design = trestle_file_load (file, NULL, NULL, &error);
  if (design == NULL)
    g_error ("%s", error->message);
  project = trestle_project_new (design, NULL, NULL);
  if (argc > 3 && g_str_equal (argv[3], "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (argc > 6 && argv[6][0] != '\0')
    select_named (project, argv[6]);

  if (g_getenv ("TEXT_PERCENT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (g_getenv ("TEXT_PERCENT")) * 96 * 1024 / 100, NULL);
  window = adw_window_new ();
  page = trestle_canvas_page_new (project);
  gtk_window_set_default_size (GTK_WINDOW (window), argc > 5 ? atoi (argv[4]) : 1000, argc > 5 ? atoi (argv[5]) : 700);
  adw_window_set_content (ADW_WINDOW (window), page);
  app_test_present (window);
  gtk_widget_grab_focus (GTK_WIDGET (trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page))));
  if (argc > 7)
    trestle_canvas_set_overlay (trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page)), argv[7]);
  for (int i = 8; i < argc; i++)
    gtk_widget_activate_action (page, argv[i], NULL);
  if (g_getenv ("ZOOM_PERCENT") != NULL)
    zoom (trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page)), atoi (g_getenv ("ZOOM_PERCENT")));
  app_test_settle ();
  app_test_wait (is_painted, trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page)));
  save (page, argv[2]);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
