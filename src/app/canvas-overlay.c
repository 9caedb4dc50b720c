/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which overlay is shown, its legend, and the menu to choose from.  An overlay is
 * called by its nick; one about an image has the image's id behind a colon.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "change-marks.h"
#include "design-marks.h"
#include "overlays.h"

#define MARGIN 12
#define BUTTONS 48                  /* pixels at the bottom, at the right of which are buttons */
#define BUTTONS_WIDTH 340

/* The overlay that shows what has changed since the version the design is compared with. */
#define CHANGES "changes"

static gboolean
is_comparison (TrestleCanvas *self,
               const char    *name)
{
  return g_str_equal (name, CHANGES) && self->project != NULL && trestle_project_get_compared (self->project, NULL) != NULL;
}

/* The row that @name means in the design, and the image if it is about one; NULL: none. */
static const TrestleOverlayRow *
find_overlay (TrestleCanvas  *self,
              const char     *name,
              TrestleObject **image)
{
  const char *colon = strchr (name, ':');
  g_autofree char *nick = colon != NULL ? g_strndup (name, colon - name) : g_strdup (name);
  const TrestleOverlayRow *row = trestle_overlay_find (nick);

  *image = NULL;
  if (row == NULL || !row->images)
    return row;
  if (self->project != NULL && colon != NULL)
    *image = trestle_design_lookup (trestle_project_get_design (self->project), colon + 1);

  return TRESTLE_IS_IMAGE (*image) ? row : NULL;
}

TrestleMarks *
trestle_canvas_create_marks (TrestleCanvas *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  TrestleObject *image;
  const TrestleOverlayRow *row = find_overlay (self, self->overlay, &image);
  const char *name;
  TrestleDesign *other = trestle_project_get_compared (self->project, &name);

  if (is_comparison (self, self->overlay))
    return trestle_change_marks_new (trestle_project_get_design (self->project), other, name,
                                     trestle_project_get_differences (self->project));

  return row != NULL ? trestle_overlay_new (assessment, row, image) : trestle_design_marks_new (assessment);
}

/* What the legend says, for those who hear the canvas. */
static char *
dup_legend (TrestleCanvas *self)
{
  const char *title = self->marks != NULL ? trestle_marks_get_title (self->marks) : NULL;
  GString *text = g_string_new (title != NULL ? title : _("No overlay"));

  for (guint i = 0; title != NULL && i < trestle_marks_get_legend (self->marks)->len; i++)
    {
      const TrestleLegend *entry = trestle_marks_get_legend (self->marks)->pdata[i];

      g_string_append_printf (text, "%s %s", i == 0 ? ":" : ",", entry->text);
    }

  return g_string_free (text, FALSE);
}

void
trestle_canvas_set_overlay (TrestleCanvas *self,
                            const char    *name)
{
  g_autofree char *legend = NULL;
  TrestleObject *image;

  if (find_overlay (self, name, &image) == NULL && !is_comparison (self, name))
    name = "";
  if (!g_set_str (&self->overlay, name))
    return;
  g_object_notify (G_OBJECT (self), "overlay");
  if (self->project == NULL)
    return;
  self->marks_stale = TRUE;
  trestle_canvas_tiles_outdate (self->tiles);
  trestle_canvas_update (self);
  trestle_canvas_place_legend (self);
  legend = dup_legend (self);
  trestle_canvas_say (self, legend);
}

void
trestle_canvas_follow_comparison (TrestleCanvas *self)
{
  TrestleDesign *other = trestle_project_get_compared (self->project, NULL);

  /* What has changed since the same version comes with the next assessment. */
  if (other == self->compared)
    return;
  self->compared = other;
  if (g_str_equal (self->overlay, CHANGES))
    trestle_canvas_set_overlay (self, "");
  if (other != NULL)
    trestle_canvas_set_overlay (self, CHANGES);
}

/* Names of everything that can be shown, in the order of the menu. */
static GPtrArray *
list_names (TrestleCanvas *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const TrestleOverlayRow *rows = trestle_overlays_get_all (&n);

  g_ptr_array_add (names, g_strdup (""));
  for (guint i = 0; i < n; i++)
    {
      if (!rows[i].images)
        {
          g_ptr_array_add (names, g_strdup (rows[i].nick));
          continue;
        }
      TRESTLE_FOREACH (trestle_project_get_design (self->project), IMAGE, TrestleObject, image)
        g_ptr_array_add (names, g_strdup_printf ("%s:%s", rows[i].nick, image->id));
    }

  if (is_comparison (self, CHANGES))
    g_ptr_array_add (names, g_strdup (CHANGES));

  return names;
}

void
trestle_canvas_step_overlay (TrestleCanvas *self,
                             int            way)
{
  g_autoptr (GPtrArray) names = self->project != NULL ? list_names (self) : NULL;
  guint index = 0;

  if (names == NULL)
    return;
  while (index < names->len && !g_str_equal (names->pdata[index], self->overlay))
    index++;
  trestle_canvas_set_overlay (self, names->pdata[(index + names->len + way) % names->len]);
}

static void
append (GMenu      *menu,
        const char *title,
        const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "canvas.overlay", "s", name);
  g_menu_append_item (menu, item);
}

static GMenu *
create_image_menu (TrestleCanvas           *self,
                   const TrestleOverlayRow *row)
{
  GMenu *menu = g_menu_new ();

  TRESTLE_FOREACH (trestle_project_get_design (self->project), IMAGE, TrestleObject, image)
    {
      g_autofree char *name = g_strdup_printf ("%s:%s", row->nick, image->id);

      append (menu, trestle_object_get_name (image), name);
    }

  return menu;
}

GMenuModel *
trestle_canvas_create_overlay_menu (TrestleCanvas *self)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const TrestleOverlayRow *rows = trestle_overlays_get_all (&n);

  append (menu, _("No Overlay"), "");
  for (guint i = 0; i < n && self->project != NULL; i++)
    {
      g_autoptr (GMenu) images = NULL;

      if (!rows[i].images)
        {
          append (menu, _(rows[i].title), rows[i].nick);
          continue;
        }
      images = create_image_menu (self, &rows[i]);
      if (g_menu_model_get_n_items (G_MENU_MODEL (images)) > 0)
        g_menu_append_submenu (menu, _(rows[i].title), G_MENU_MODEL (images));
    }

  if (is_comparison (self, CHANGES))
    append (menu, _("Changes"), CHANGES);

  return G_MENU_MODEL (menu);
}

/* FALSE when there is none. */
static gboolean
measure_legend (TrestleCanvas *self,
                double        *width,
                double        *height)
{
  *width = 0;
  if (self->marks != NULL)
    trestle_painter_measure_legend (self->painter, &self->palette, self->marks, width, height);
  *width *= self->text_scale;
  *height *= self->text_scale;

  return *width > 0;
}

/* The corner of the legend: at the bottom left, at the top left, or above the buttons at the bottom right. */
static void
get_corner (TrestleCanvas *self,
            guint          place,
            double         width,
            double         height,
            double        *x,
            double        *y)
{
  gboolean above = place == 2 || self->view.width < width + 2 * MARGIN + BUTTONS_WIDTH;
  double bottom = MAX (MARGIN, self->view.height - height - (above ? BUTTONS : 0) - MARGIN);

  *x = place == 2 ? MAX (MARGIN, self->view.width - width - MARGIN) : MARGIN;
  *y = place == 1 ? MARGIN : bottom;
}

/* How many boxes lie behind the legend there. */
static guint
count_hidden (TrestleCanvas *self,
              guint          place,
              double         width,
              double         height)
{
  g_autoptr (GArray) touched = NULL;
  double x, y, left, top, right, bottom;

  get_corner (self, place, width, height, &x, &y);
  trestle_view_to_plane (&self->view, x, y, &left, &top);
  trestle_view_to_plane (&self->view, x + width, y + height, &right, &bottom);
  touched = trestle_scene_list_touched (self->scene, &(TrestleRect) { (int) left, (int) top, (int) (right - left), (int) (bottom - top) });

  return touched->len;
}

void
trestle_canvas_place_legend (TrestleCanvas *self)
{
  double width, height;
  guint least = G_MAXUINT;

  if (self->scene == NULL || self->view.width <= 0 || !measure_legend (self, &width, &height))
    return;
  for (guint place = 0; place < 3; place++)
    {
      guint n = count_hidden (self, place, width, height);

      if (n >= least)
        continue;
      least = n;
      self->legend_place = place;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
trestle_canvas_snapshot_legend (TrestleCanvas *self,
                                GtkSnapshot   *snapshot)
{
  double width, height, x, y;
  cairo_t *cr;

  if (!measure_legend (self, &width, &height))
    return;
  get_corner (self, self->legend_place, width, height, &x, &y);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->text_scale, self->text_scale);
  trestle_painter_paint_legend (self->painter, cr, &self->palette, self->marks, NULL);
  cairo_destroy (cr);
}
