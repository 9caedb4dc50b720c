/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menus of the canvas: what can be done with what is selected, and what can
 * be added.  The same entries in the same order everywhere.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alignment.h"
#include "container.h"
#include "kinds.h"

#define MOST_FINDINGS 10            /* in the menu; the page of findings has them all */
#define MOST_CHARS 72               /* of each */

static const TrestleKind addable[] = {
  TRESTLE_KIND_LOCATION, TRESTLE_KIND_POPULATION, TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE,
  TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
};

static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

/* Not at once: what was chosen in it is activated after it has closed. */
static void
closed_cb (GtkWidget     *popover,
           TrestleCanvas *self)
{
  if (self->popover != popover)
    return;
  self->popover = NULL;
  self->quiet = TRESTLE_QUIET_AWAY;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
point_to (TrestleCanvas      *self,
          GtkPopover         *popover,
          const GdkRectangle *place)
{
  const GdkRectangle bounds = { 0, 0, (int) self->view.width, (int) self->view.height };
  GdkRectangle visible = { (int) self->view.width / 2, (int) self->view.height / 2, 1, 1 };

  gdk_rectangle_intersect (place, &bounds, &visible);
  visible.width = MAX (1, visible.width);
  visible.height = MAX (1, visible.height);
  gtk_popover_set_pointing_to (popover, &visible);
}

void
trestle_canvas_pop_up (TrestleCanvas      *self,
                       GtkPopover         *popover,
                       const GdkRectangle *place)
{
  GtkWidget *before = g_steal_pointer (&self->popover);

  if (before != NULL)
    gtk_widget_unparent (before);
  self->popover = GTK_WIDGET (popover);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  point_to (self, popover, place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (popover);
}

void
trestle_canvas_pop_up_at (TrestleCanvas *self,
                          GtkPopover    *popover,
                          TrestleObject *object)
{
  GdkRectangle place = { (int) self->view.width / 2, (int) self->view.height / 2, 1, 1 };

  g_object_set_data_full (G_OBJECT (popover), "object", g_object_ref (object), g_object_unref);
  trestle_canvas_get_bounds (self, object, &place);
  trestle_canvas_pop_up (self, popover, &place);
  trestle_canvas_follow_object (self);
}

void
trestle_canvas_follow_object (TrestleCanvas *self)
{
  TrestleObject *object = self->popover != NULL ? g_object_get_data (G_OBJECT (self->popover), "object") : NULL;
  GdkRectangle place;

  if (object == NULL || !gtk_widget_get_mapped (self->popover) || !trestle_canvas_get_bounds (self, object, &place))
    return;

  /* A location’s name is at its top. */
  if (TRESTLE_IS_LOCATION (object))
    place.height = MIN (place.height, (int) (TRESTLE_TITLE_HEIGHT * self->view.scale));
  point_to (self, GTK_POPOVER (self->popover), &place);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

GMenuModel *
trestle_canvas_create_add_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (addable); i++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (addable[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (_(info->title), NULL);
      g_autoptr (GIcon) icon = g_themed_icon_new (info->icon);

      g_menu_item_set_action_and_target (item, "canvas.add", "s", info->nick);
      g_menu_item_set_icon (item, icon);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _("Link…"), "canvas.connect");

  return G_MENU_MODEL (menu);
}

const TrestleKind *
trestle_canvas_list_kinds (guint *n)
{
  *n = G_N_ELEMENTS (addable);

  return addable;
}

GMenuModel *
trestle_canvas_create_align_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (TrestleAlignment i = 0; i < TRESTLE_N_ALIGNMENTS; i++)
    {
      const TrestleAlignmentInfo *info = trestle_alignment_get_info (i);
      g_autofree char *action = g_strdup_printf ("canvas.align::%s", info->nick);

      if (i == TRESTLE_ALIGNMENT_TOP || i == TRESTLE_ALIGNMENT_ACROSS)
        {
          append_section (menu, section);
          section = g_menu_new ();
        }
      g_menu_append (section, _(info->title), action);
    }
  append_section (menu, section);

  return G_MENU_MODEL (menu);
}

static gboolean
is_pinned (TrestleCanvas *self)
{
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  int box = primary != NULL ? trestle_scene_find (self->scene, primary) : -1;

  return box >= 0 && (trestle_scene_get_box (self->scene, box)->flags & TRESTLE_BOX_PINNED);
}

/* Whether the badge of @box counts it: it is about the box, or what is inside. */
static gboolean
is_about (TrestleCanvas        *self,
          int                   box,
          const TrestleFinding *finding)
{
  int index = trestle_scene_find (self->scene, finding->subject);

  return index >= box && index <= box + (int) trestle_scene_get_box (self->scene, box)->n_inside;
}

static void
append_finding (GMenu                *menu,
                const TrestleFinding *finding)
{
  g_autofree char *message = trestle_finding_dup_message (finding);
  g_autofree char *start = g_utf8_substring (message, 0, MIN (MOST_CHARS, g_utf8_strlen (message, -1)));
  g_autofree char *label = g_strdup_printf ("%s: %s%s", _(trestle_severity_get_label (trestle_finding_get_severity (finding))),
                                            start, strlen (start) < strlen (message) ? "…" : "");
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "canvas.show-finding", "(ss)", finding->subject->id,
                                     finding->field != NULL ? finding->field->name : "");
  g_menu_append_item (menu, item);
}

/* What is wrong with what is selected, worst first; NULL: nothing. */
static GMenuModel *
create_findings_menu (TrestleCanvas *self)
{
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  int box = primary != NULL ? trestle_scene_find (self->scene, primary) : -1;
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *section = g_menu_new ();
  int n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->subject->id == NULL || trestle_finding_get_severity (finding) == TRESTLE_SEVERITY_INFO ||
          (box < 0 ? finding->subject != primary : !is_about (self, box, finding)))
        continue;
      if (n++ < MOST_FINDINGS)
        append_finding (section, finding);
    }
  append_section (menu, section);
  if (n == 0)
    return NULL;

  section = g_menu_new ();
  g_menu_append (section, _("All Findings"), "win.show::findings");
  append_section (menu, section);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
append_properties (TrestleCanvas *self,
                   GMenu         *section)
{
  g_autoptr (GMenuModel) findings = create_findings_menu (self);

  if (findings != NULL)
    g_menu_append_submenu (section, _("Findings"), findings);
  g_menu_append (section, _("Show in Table"), "canvas.show-in-table");
  g_menu_append (section, _("Properties"), "canvas.properties");
}

/* Cut, copy and paste stand side by side. */
static void
append_clipboard (GMenu *menu)
{
  static const struct { const char *label, *icon, *action; } entries[] = {
    { N_("Cut"), "edit-cut-symbolic", "canvas.cut" }, { N_("Copy"), "edit-copy-symbolic", "canvas.copy" },
    { N_("Paste"), "edit-paste-symbolic", "canvas.paste" }
  };
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new_section (NULL, G_MENU_MODEL (section));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) entry = g_menu_item_new (_(entries[i].label), entries[i].action);

      g_menu_item_set_attribute (entry, "verb-icon", "s", entries[i].icon);
      g_menu_append_item (section, entry);
    }
  g_menu_item_set_attribute (item, "display-hint", "s", "inline-buttons");
  g_menu_append_item (menu, item);
}

static void
append_object (GMenu         *menu,
               TrestleObject *object)
{
  g_autofree char *name = trestle_object_dup_name (object);
  g_autofree char *label = g_strdup_printf ("%s: %s", _(trestle_object_get_info (object)->title), name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "canvas.select", "s", object->id);
  g_menu_append_item (menu, item);
}

/* What is selected, which is what the pointer met, and what it stands in; NULL: nothing else is there. */
static GMenuModel *
create_under_menu (TrestleCanvas *self)
{
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  int box = primary != NULL ? trestle_scene_find (self->scene, primary) : -1;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (; box >= 0; box = trestle_scene_get_box (self->scene, box)->parent)
    if (trestle_scene_get_box (self->scene, box)->object != NULL)
      append_object (menu, trestle_scene_get_box (self->scene, box)->object);

  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1 ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}

static GMenuModel *
create_place_menu (TrestleCanvas *self)
{
  TrestleObject *location = trestle_canvas_get_location (self);
  gboolean collapsed = location != NULL && g_hash_table_contains (self->collapsed, location->id);
  g_autoptr (GMenuModel) under = create_under_menu (self);
  GMenu *menu = g_menu_new ();

  if (g_hash_table_size (self->selected) > 1)
    {
      g_autoptr (GMenuModel) align = trestle_canvas_create_align_menu ();

      g_menu_append_submenu (menu, _("Align"), align);
    }
  g_menu_append (menu, is_pinned (self) ? _("Unpin Position") : _("Pin Position"), "canvas.pin");
  g_menu_append (menu, collapsed ? _("Expand") : _("Collapse"), "canvas.collapse");
  g_menu_append (menu, _("Zoom to Selection"), "canvas.fit-selection");
  if (under != NULL)
    g_menu_append_submenu (menu, _("Select Under Pointer"), under);
  g_menu_append (menu, _("Paste Special…"), "canvas.paste-special");

  return G_MENU_MODEL (menu);
}

/* What is done with what is selected. */
static void
append_selected (TrestleCanvas *self,
                 GMenu         *menu)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Rename"), "canvas.rename");
  g_menu_append (section, _("Connect…"), "canvas.connect");
  g_menu_append (section, _("Move to Location…"), "canvas.move-to");
  g_menu_append (section, _("Duplicate"), "canvas.duplicate");
  g_menu_append (section, _("Delete"), "canvas.delete");
  append_section (menu, section);
  section = g_menu_new ();
  append_properties (self, section);
  append_section (menu, section);
  append_clipboard (menu);
}

/* What is done while nothing is. */
static void
append_whole (TrestleCanvas *self,
              GMenu         *section)
{
  g_menu_append (section, _("Paste"), "canvas.paste");
  g_menu_append (section, _("Paste Special…"), "canvas.paste-special");
  g_menu_append (section, _("Select All"), "canvas.select-all");
  g_menu_append (section, _("Find…"), "canvas.find");
  g_menu_append (section, _("Show Everything"), "canvas.fit");
  g_menu_append (section, _("Describe"), "canvas.describe");
  g_menu_append (section, _("Arrange Automatically"), "canvas.arrange");
  g_menu_append (section, _("Guides"), "canvas.snap");
}

static GMenu *
create_menu (TrestleCanvas *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();
  g_autoptr (GMenuModel) add = trestle_canvas_create_add_menu ();
  g_autoptr (GMenuModel) overlays = trestle_canvas_create_overlay_menu (self);
  g_autoptr (GMenuModel) place = create_place_menu (self);
  gboolean selected = g_hash_table_size (self->selected) > 0;

  if (selected)
    append_selected (self, menu);
  g_menu_append_submenu (section, _("Add"), add);
  if (selected)
    g_menu_append_submenu (section, _("Place and View"), place);
  else
    append_whole (self, section);
  g_menu_append_submenu (section, _("Overlay"), overlays);
  append_section (menu, section);

  return menu;
}

static void
show (TrestleCanvas *self,
      GMenuModel    *menu,
      const char    *label,
      double         x,
      double         y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model_full (menu, GTK_POPOVER_MENU_NESTED);
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  trestle_canvas_pop_up (self, GTK_POPOVER (popover), &place);
}

void
trestle_canvas_show_menu (TrestleCanvas *self,
                          double         x,
                          double         y)
{
  g_autoptr (GMenu) menu = create_menu (self);

  self->menu_x = x;
  self->menu_y = y;
  show (self, G_MENU_MODEL (menu), _("Canvas Menu"), x, y);
}

void
trestle_canvas_show_paste_menu (TrestleCanvas *self)
{
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  GdkRectangle place = { (int) self->view.width / 2, (int) self->view.height / 2, 1, 1 };
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("As New Objects"), "canvas.paste");
  g_menu_append (menu, _("As Connections"), "canvas.paste-connections");
  g_menu_append (menu, _("As Rows of a Table…"), "canvas.paste-rows");
  if (primary != NULL)
    trestle_canvas_get_bounds (self, primary, &place);
  show (self, G_MENU_MODEL (menu), _("Paste Special"), place.x + place.width / 2.0, place.y + place.height / 2.0);
}

static void
kind_chosen (TrestleCanvas *self,
             GObject       *item)
{
  trestle_canvas_add (self, trestle_kind_from_nick (gtk_string_object_get_string (GTK_STRING_OBJECT (item))));
}

void
trestle_canvas_quick_insert (TrestleCanvas *self,
                             double         x,
                             double         y)
{
  TrestleKind kinds[G_N_ELEMENTS (addable) + 1];
  gboolean inside = trestle_canvas_get_location (self) != NULL;
  guint n = 0;

  /* A location stands in no other. */
  for (guint i = 0; i < G_N_ELEMENTS (addable); i++)
    if (!inside || addable[i] != TRESTLE_KIND_LOCATION)
      kinds[n++] = addable[i];
  kinds[n] = TRESTLE_N_KINDS;
  self->menu_x = x;
  self->menu_y = y;
  trestle_canvas_choose_kind (self, kinds, x, y, kind_chosen);
}
