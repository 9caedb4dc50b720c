/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables are made when they are first looked at and kept, so that a step is
 * found again as it was left.
 */
#include "config.h"

#include "work-page.h"

#include <glib/gi18n.h>

#include "canvas-page.h"
#include "facts.h"
#include "grid.h"
#include "quantity.h"
#include "settings.h"

struct _TrestleWorkPage
{
  AdwBin                    parent_instance;
  TrestleProject           *project;
  const TrestleDestination *destination;
  TrestleKind               kind;
  const TrestleJobAid      *aid;          /* the table shown, when it is not that of the kind */
  TrestleKind               last[5];      /* by step: the kind shown last */
  gboolean                  switching;
  gboolean                  narrow;       /* there is no room for table and canvas at once */
  gboolean                  split_kept;   /* they come back where there is */

  GtkLabel                 *lead;
  GtkWidget                *why_button;
  GtkLabel                 *why;
  GtkDropDown              *kinds;
  AdwToggleGroup           *modes;
  AdwToggle                *split_toggle;     /* both kept, also while the group has them not */
  AdwToggle                *canvas_toggle;
  GtkPaned                 *split;
  TrestleCanvasPage        *canvas_page;
  GtkWidget                *add_button;
  AdwButtonContent         *add_content;
  GtkStack                 *tables;
  GtkStack                 *stack;
  AdwStatusPage            *empty;
  GtkButton                *empty_button;
};

enum { PROP_0, PROP_NARROW, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrestleWorkPage, trestle_work_page, ADW_TYPE_BIN)

static TrestleList *
get_list (TrestleWorkPage * self,
          TrestleKind kind)
{
  return trestle_design_get_list (trestle_project_get_design (self->project), kind);
}

/* What an empty table says to somebody who sees it for the first time. */
static const char *
get_invitation (TrestleKind kind)
{
  switch ((int) kind)
    {
    case TRESTLE_KIND_LOCATION:
      return _("Add where users work.");

    case TRESTLE_KIND_POPULATION:
      return _("Add groups of users who work alike at one location.");

    case TRESTLE_KIND_IMAGE:
      return _("Add the virtual machine images that users are to run.");

    case TRESTLE_KIND_WORKSPACE:
      return _("Add workspaces: an image with a policy, offered by an instance.");

    case TRESTLE_KIND_USAGE:
      return _("Add who uses which workspace.");

    case TRESTLE_KIND_INSTANCE:
      return _("Add the first instance: every design has at least one.");

    case TRESTLE_KIND_SERVER:
      return _("Add the server of an instance. It gets a machine of its own.");

    case TRESTLE_KIND_REPOSITORY:
      return _("Add where packed images are kept. Pre-staging cannot distribute updates.");

    default:
      return NULL;
    }
}

static char *
dup_add_title (TrestleKind kind)
{
  /* Translators: %s is a kind of object, such as “Location”. */
  return g_strdup_printf (_("Add %s"), _(trestle_kind_get_info (kind)->title));
}

/* Where there is no room for words, the button has its tooltip, and its name for those who hear it. */
static void
update_add_button (TrestleWorkPage *self)
{
  g_autofree char *add = self->destination != NULL ? dup_add_title (self->kind) : NULL;

  if (add == NULL)
    return;
  adw_button_content_set_label (self->add_content, self->narrow ? "" : add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
}

static void
update_empty (TrestleWorkPage *self)
{
  const TrestleKindInfo *info = trestle_kind_get_info (self->kind);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (get_list (self, self->kind))) == 0;
  g_autofree char *title = g_strdup_printf (_("No %s Yet"), _(info->titles));
  g_autofree char *add = dup_add_title (self->kind);

  adw_status_page_set_icon_name (self->empty, info->icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, get_invitation (self->kind));
  gtk_button_set_label (self->empty_button, add);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "tables");
}

static void
show_kind (TrestleWorkPage *self,
           TrestleKind      kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);

  self->kind = kind;
  self->aid = NULL;
  self->last[self->destination->step] = kind;
  if (gtk_stack_get_child_by_name (self->tables, info->nick) == NULL)
    gtk_stack_add_named (self->tables, trestle_grid_new (self->project, kind), info->nick);
  gtk_stack_set_visible_child_name (self->tables, info->nick);

  update_add_button (self);
  update_empty (self);
}

static void
show_job_aid (TrestleWorkPage     *self,
              const TrestleJobAid *aid)
{
  self->kind = aid->kind;
  self->aid = aid;
  if (gtk_stack_get_child_by_name (self->tables, aid->id) == NULL)
    gtk_stack_add_named (self->tables, trestle_grid_new_job_aid (self->project, aid), aid->id);
  gtk_stack_set_visible_child_name (self->tables, aid->id);

  update_add_button (self);
  update_empty (self);
}

static guint
count_kinds (const TrestleDestination *destination)
{
  guint n = 0;

  while (destination->kinds[n] != TRESTLE_N_KINDS)
    n++;

  return n;
}

/* What is shown of a step: its table, the canvas, or both. */
static void
update_mode (TrestleWorkPage *self)
{
  const char *mode = adw_toggle_group_get_active_name (self->modes);
  gboolean drawn = self->destination != NULL && self->destination->step > 0;
  gboolean canvas = drawn && (g_strcmp0 (mode, "canvas") == 0 || (g_strcmp0 (mode, "split") == 0 && !self->narrow));
  gboolean table = !drawn || g_strcmp0 (mode, "canvas") != 0;

  if (canvas && self->project != NULL)
    {
      trestle_canvas_page_set_project (self->canvas_page, self->project);
      trestle_canvas_page_set_step (self->canvas_page, self->destination->step);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->modes), drawn);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), table);
  gtk_widget_set_visible (GTK_WIDGET (self->canvas_page), canvas);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), table);
  gtk_widget_set_visible (self->add_button, table);
}

/* Table and canvas at once are offered where there is room for both; the toggles keep their order. */
static void
offer_split (TrestleWorkPage *self,
             gboolean         offered)
{
  gboolean there = adw_toggle_group_get_toggle_by_name (self->modes, "split") != NULL;

  if (offered == there)
    return;
  if (offered)
    {
      adw_toggle_group_remove (self->modes, self->canvas_toggle);
      adw_toggle_group_add (self->modes, g_object_ref (self->split_toggle));
      adw_toggle_group_add (self->modes, g_object_ref (self->canvas_toggle));
    }
  else
    adw_toggle_group_remove (self->modes, self->split_toggle);
}

/* The mode that is not to be had gives way before its toggle goes: a group whose choice goes has none. */
static void
set_narrow (TrestleWorkPage *self,
            gboolean         narrow)
{
  const char *mode = adw_toggle_group_get_active_name (self->modes);
  gboolean split = g_strcmp0 (mode, "split") == 0, canvas = g_strcmp0 (mode, "canvas") == 0;
  gboolean switching = self->switching;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  self->switching = TRUE;
  if (narrow && split)
    adw_toggle_group_set_active_name (self->modes, "table");
  offer_split (self, !narrow);
  if (canvas)
    adw_toggle_group_set_active_name (self->modes, "canvas");
  if (!narrow && self->split_kept)
    adw_toggle_group_set_active_name (self->modes, "split");
  self->switching = switching;
  self->split_kept = narrow && split;

  update_add_button (self);
  update_mode (self);
}

static void
mode_chosen_cb (TrestleWorkPage *self)
{
  GSettings *settings = trestle_settings_get ();

  if (self->switching || self->split == NULL)
    return;
  self->split_kept = FALSE;
  update_mode (self);
  if (settings != NULL)
    g_settings_set_string (settings, "work-area", adw_toggle_group_get_active_name (self->modes));
}

static void
kind_selected_cb (TrestleWorkPage *self)
{
  guint position = gtk_drop_down_get_selected (self->kinds);

  if (self->switching || self->destination == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position < count_kinds (self->destination))
    show_kind (self, self->destination->kinds[position]);
  else
    show_job_aid (self, self->destination->aid);
}

static void
design_changed_cb (TrestleWorkPage     *self,
                   const TrestleChange *change)
{
  if (change->type != TRESTLE_CHANGE_SET && self->destination != NULL &&
      trestle_object_get_kind (change->object) == self->kind)
    update_empty (self);
}

/* The number of objects of a kind stands beside its name, and follows the list. */
static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GtkLabel   *count)
{
  g_autofree char *text = trestle_quantity_group (g_list_model_get_n_items (list));

  gtk_label_set_text (count, text);
}

static void
setup_kind_cb (TrestleWorkPage *self,
               GtkListItem     *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_kind_cb (TrestleWorkPage *self,
              GtkListItem     *list_item)
{
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *count = gtk_widget_get_next_sibling (title);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (list_item));
  guint position = gtk_list_item_get_position (list_item);
  gboolean aid = position >= count_kinds (self->destination);
  TrestleKind kind = aid ? self->destination->aid->kind : self->destination->kinds[position];

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), aid ? "trestle-table-symbolic" : trestle_kind_get_info (kind)->icon);
  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_list_item_set_accessible_label (list_item, name);
  items_changed_cb (G_LIST_MODEL (get_list (self, kind)), 0, 0, 0, GTK_LABEL (count));
  g_signal_connect_object (get_list (self, kind), "items-changed", G_CALLBACK (items_changed_cb), count, 0);
  g_object_set_data (G_OBJECT (count), "list", get_list (self, kind));
}

static void
unbind_kind_cb (TrestleWorkPage *self,
                GtkListItem     *list_item)
{
  GtkWidget *count = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));

  g_signal_handlers_disconnect_by_func (g_object_get_data (G_OBJECT (count), "list"), items_changed_cb, count);
}

static void
trestle_work_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TRESTLE_WORK_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
trestle_work_page_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  TrestleWorkPage *self = TRESTLE_WORK_PAGE (object);

  if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
trestle_work_page_dispose (GObject *object)
{
  TrestleWorkPage *self = TRESTLE_WORK_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_WORK_PAGE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_work_page_parent_class)->dispose (object);
}

static void
trestle_work_page_class_init (TrestleWorkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trestle_work_page_get_property;
  object_class->set_property = trestle_work_page_set_property;
  object_class->dispose = trestle_work_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TRESTLE_TYPE_CANVAS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, lead);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, why_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, why);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, modes);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, split_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, canvas_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, split);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, canvas_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, tables);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TrestleWorkPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_kind_cb);
}

static void
trestle_work_page_init (TrestleWorkPage *self)
{
  GSettings *settings = trestle_settings_get ();
  g_autofree char *mode = settings != NULL ? g_settings_get_string (settings, "work-area") : g_strdup ("split");

  self->switching = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->last); i++)
    self->last[i] = TRESTLE_N_KINDS;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (self->modes, mode);
  self->switching = FALSE;
  update_mode (self);
}

void
trestle_work_page_set_project (TrestleWorkPage *self,
                               TrestleProject  *project)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (trestle_project_get_design (project), "changed", G_CALLBACK (design_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What the guide says of the step, a paragraph each, behind the lead. */
static void
update_why (TrestleWorkPage *self)
{
  g_autofree char *facts = trestle_facts_dup_text (TRESTLE_PLACE_PAGE, self->destination->name);
  g_auto(GStrv) lines = facts != NULL ? g_strsplit (facts, "\n", -1) : NULL;
  g_autofree char *text = lines != NULL ? g_strjoinv ("\n\n", lines) : NULL;

  gtk_label_set_text (self->why, text != NULL ? text : "");
  gtk_widget_set_visible (self->why_button, text != NULL);
}

void
trestle_work_page_set_destination (TrestleWorkPage          *self,
                                   const TrestleDestination *destination)
{
  g_autoptr(GtkStringList) titles = NULL;
  TrestleKind last;

  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));
  g_return_if_fail (destination->kinds != NULL);

  if (self->destination == destination)
    return;

  titles = gtk_string_list_new (NULL);
  for (const TrestleKind *kind = destination->kinds; *kind != TRESTLE_N_KINDS; kind++)
    gtk_string_list_append (titles, _(trestle_kind_get_info (*kind)->titles));
  if (destination->aid != NULL)
    {
      g_autofree char *title = trestle_job_aid_dup_title (destination->aid);

      gtk_string_list_append (titles, title);
    }
  self->switching = TRUE;
  gtk_drop_down_set_model (self->kinds, NULL);
  self->destination = destination;
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (titles));
  self->switching = FALSE;
  gtk_label_set_text (self->lead, _(destination->lead));
  update_why (self);
  update_mode (self);
  last = self->last[destination->step];
  trestle_work_page_set_kind (self, last != TRESTLE_N_KINDS ? last : destination->kinds[0]);
}

TrestleKind
trestle_work_page_get_kind (TrestleWorkPage *self)
{
  return self->kind;
}

void
trestle_work_page_set_kind (TrestleWorkPage *self,
                            TrestleKind      kind)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));

  for (guint i = 0; self->destination->kinds[i] != TRESTLE_N_KINDS; i++)
    if (self->destination->kinds[i] == kind)
      {
        self->switching = TRUE;
        gtk_drop_down_set_selected (self->kinds, i);
        self->switching = FALSE;
        show_kind (self, kind);
      }
}

void
trestle_work_page_show_job_aid (TrestleWorkPage *self)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));
  g_return_if_fail (self->destination->aid != NULL);

  gtk_drop_down_set_selected (self->kinds, count_kinds (self->destination));
}

void
trestle_work_page_show_object (TrestleWorkPage *self,
                               TrestleObject   *object,
                               gboolean         edit)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));

  trestle_work_page_set_kind (self, trestle_object_get_kind (object));
  trestle_grid_show (TRESTLE_GRID (gtk_stack_get_visible_child (self->tables)), object, edit);
}

guint
trestle_work_page_list_parts (TrestleWorkPage *self,
                              GtkWidget       *parts[2])
{
  GtkWidget *const all[] = {
    gtk_stack_get_visible_child (self->tables), GTK_WIDGET (trestle_canvas_page_get_canvas (self->canvas_page))
  };
  guint n = 0;

  g_return_val_if_fail (TRESTLE_IS_WORK_PAGE (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL && gtk_widget_get_mapped (all[i]))
      parts[n++] = all[i];

  return n;
}

void
trestle_work_page_show_table (TrestleWorkPage *self)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));

  if (g_strcmp0 (adw_toggle_group_get_active_name (self->modes), "canvas") == 0)
    adw_toggle_group_set_active_name (self->modes, self->narrow ? "table" : "split");
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->tables));
}

void
trestle_work_page_show_canvas (TrestleWorkPage *self,
                               const char      *overlay)
{
  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));

  adw_toggle_group_set_active_name (self->modes, "canvas");
  gtk_widget_activate_action (GTK_WIDGET (self->canvas_page), "canvas.overlay", "s", overlay);
}

void
trestle_work_page_commit (TrestleWorkPage *self)
{
  GtkWidget *grid;

  g_return_if_fail (TRESTLE_IS_WORK_PAGE (self));

  grid = gtk_stack_get_visible_child (self->tables);
  if (grid != NULL)
    trestle_grid_commit (TRESTLE_GRID (grid));
}
