/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes scenes as draw.io and GraphML files.  What stands in something is its
 * child there too, with a place relative to it.
 */
#include "config.h"

#include "diagram.h"

#include "palette.h"

static char *
escape (const char *text)
{
  g_autofree char *clean = g_utf8_make_valid (text != NULL ? text : "", -1);

  for (char *c = clean; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      *c = ' ';

  return g_markup_escape_text (clean, -1);
}

/* “MEDV-01”, and what is said of it on a line of its own. */
static char *
dup_label (TrestleScene     *scene,
           const TrestleBox *box)
{
  g_autofree char *title = trestle_scene_dup_title (scene, box);
  g_autofree char *detail = trestle_scene_dup_detail (scene, box);
  g_autofree char *name = escape (title);
  g_autofree char *rest = escape (detail);

  if (box->type == TRESTLE_BOX_LOCATION && !(box->flags & TRESTLE_BOX_COLLAPSED))
    return rest[0] != '\0' ? g_strdup_printf ("%s  ·  %s", name, rest) : g_steal_pointer (&name);

  return rest[0] != '\0' ? g_strdup_printf ("%s&#10;%s", name, rest) : g_steal_pointer (&name);
}

static char *
dup_style (const TrestleBox *box)
{
  const TrestlePalette *palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT);
  TrestleColor tint = palette->tints[trestle_palette_get_tint (box->kind)];

  if (box->parent < 0)
    return g_strdup_printf ("swimlane;html=0;rounded=1;arcSize=6;startSize=40;horizontal=1;align=left;spacingLeft=12;"
                            "fontStyle=1;collapsible=0;fillColor=#%06x;swimlaneFillColor=#%06x;strokeColor=#%06x;fontColor=#%06x%s",
                            palette->container, palette->container, palette->container_line, palette->text,
                            box->type == TRESTLE_BOX_TRAY || (box->flags & TRESTLE_BOX_ISOLATED) ? ";dashed=1" : "");

  return g_strdup_printf ("rounded=1;html=0;whiteSpace=wrap;arcSize=%d;fillColor=#%06x;strokeColor=#%06x;fontColor=#%06x;fontSize=10%s",
                          box->type == TRESTLE_BOX_POPULATION ? 50 : 12,
                          trestle_color_mix (palette->card, tint, 0.12), tint, palette->text,
                          (box->flags & TRESTLE_BOX_PASSIVE) ? ";dashed=1" : "");
}

GBytes *
trestle_diagram_make_drawio (TrestleScene *scene,
                             const char   *title)
{
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autofree char *name = escape (title);

  g_string_append_printf (text, "<mxfile host=\"Trestle\"><diagram id=\"topology\" name=\"%s\"><mxGraphModel grid=\"1\" "
                                "gridSize=\"8\" page=\"0\"><root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n", name);
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      const TrestleRect *around = box->parent >= 0 ? &trestle_scene_get_box (scene, box->parent)->rect : NULL;
      g_autofree char *label = dup_label (scene, box);
      g_autofree char *style = dup_style (box);
      g_autofree char *parent = around != NULL ? g_strdup_printf ("box-%d", box->parent) : g_strdup ("1");

      g_string_append_printf (text, "<mxCell id=\"box-%u\" value=\"%s\" style=\"%s\" vertex=\"1\" parent=\"%s\"><mxGeometry "
                                    "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" as=\"geometry\"/></mxCell>\n", i, label, style, parent,
                              box->rect.x - (around != NULL ? around->x : 0), box->rect.y - (around != NULL ? around->y : 0),
                              box->rect.width, box->rect.height);
    }
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (scene, i);
      g_autofree char *label = trestle_scene_dup_label (scene, wire);
      g_autofree char *value = escape (label);

      g_string_append_printf (text, "<mxCell id=\"link-%u\" value=\"%s\" style=\"edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;"
                                    "endArrow=none;jumpStyle=arc;fontSize=10;strokeWidth=%d\" edge=\"1\" parent=\"1\" source=\"box-%d\" "
                                    "target=\"box-%d\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>\n", i, value,
                              (int) (wire->width + 0.5), wire->hub, wire->leaf);
    }
  g_string_append (text, "</root></mxGraphModel></diagram></mxfile>\n");

  return g_string_free_to_bytes (text);
}

static void
append_data (GString    *text,
             const char *key,
             const char *value)
{
  g_autofree char *escaped = escape (value);

  if (escaped[0] != '\0')
    g_string_append_printf (text, "<data key=\"%s\">%s</data>", key, escaped);
}

static void
append_number (GString    *text,
               const char *key,
               gint64      value)
{
  if (value != TRESTLE_UNSET)
    g_string_append_printf (text, "<data key=\"%s\">%" G_GINT64_FORMAT "</data>", key, value);
}

/* A node and, as its own graph, what stands in it; returns the index behind it. */
static guint
append_node (GString      *text,
             TrestleScene *scene,
             guint         index)
{
  const TrestleBox *box = trestle_scene_get_box (scene, index);
  guint end = index + 1 + box->n_inside;
  g_autofree char *title = trestle_scene_dup_title (scene, box);
  g_autofree char *detail = trestle_scene_dup_detail (scene, box);

  g_string_append_printf (text, "<node id=\"box-%u\">", index);
  append_data (text, "name", title);
  append_data (text, "detail", detail);
  append_data (text, "kind", trestle_kind_get_info (box->kind)->nick);
  append_data (text, "object", box->object != NULL ? box->object->id : NULL);
  append_number (text, "x", box->rect.x);
  append_number (text, "y", box->rect.y);
  append_number (text, "width", box->rect.width);
  append_number (text, "height", box->rect.height);
  if (index + 1 < end)
    {
      g_string_append_printf (text, "\n<graph id=\"in-%u\" edgedefault=\"undirected\">\n", index);
      for (guint i = index + 1; i < end;)
        i = append_node (text, scene, i);
      g_string_append (text, "</graph>");
    }
  g_string_append (text, "</node>\n");

  return end;
}

GBytes *
trestle_diagram_make_graphml (TrestleScene *scene)
{
  static const struct { const char *id, *on, *type; } keys[] = {
    { "name", "node", "string" }, { "detail", "node", "string" }, { "kind", "node", "string" }, { "object", "all", "string" },
    { "x", "node", "int" }, { "y", "node", "int" }, { "width", "node", "int" }, { "height", "node", "int" },
    { "label", "edge", "string" }, { "bandwidth", "edge", "long" }
  };
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (text, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", keys[i].id, keys[i].on,
                            keys[i].id, keys[i].type);
  g_string_append (text, "<graph id=\"topology\" edgedefault=\"undirected\">\n");
  for (guint i = 0; i < scene->boxes->len;)
    i = append_node (text, scene, i);
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (scene, i);
      g_autofree char *label = trestle_scene_dup_label (scene, wire);

      g_string_append_printf (text, "<edge id=\"link-%u\" source=\"box-%d\" target=\"box-%d\">", i, wire->hub, wire->leaf);
      append_data (text, "object", wire->object->id);
      append_data (text, "label", label);
      append_number (text, "bandwidth", TRESTLE_LINK (wire->object)->bandwidth);
      g_string_append (text, "</edge>\n");
    }
  g_string_append (text, "</graph>\n</graphml>\n");

  return g_string_free_to_bytes (text);
}
