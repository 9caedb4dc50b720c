/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conflicts are rows that stay while they are open; differences are a list that is
 * made anew when the comparison is.
 */
#include "config.h"

#include "changes-page.h"

#include <glib/gi18n.h>

#include "conflict-row.h"
#include "difference-item.h"
#include "edits.h"
#include "quantity.h"
#include "toast.h"

/* So many conflicts have a row at once. */
#define MOST_CONFLICTS 100

struct _TrestleChangesPage
{
  AdwBin          parent_instance;
  TrestleProject *project;
  GListStore     *items;            /* of TrestleDifferenceItem */
  gboolean        chosen;           /* somebody has chosen what is shown */

  AdwToggleGroup *parts;
  AdwToggle      *changes_toggle;
  AdwToggle      *conflicts_toggle;
  GtkStack       *stack;
  GtkListBox     *conflicts;
  GtkLabel       *more;
  GtkLabel       *heading;
  GtkListView    *list;
};

G_DEFINE_FINAL_TYPE (TrestleChangesPage, trestle_changes_page, ADW_TYPE_BIN)

static gboolean
shows_conflicts (TrestleChangesPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->parts), "conflicts") == 0;
}

static void
update_stack (TrestleChangesPage *self)
{
  const char *name;

  if (self->project == NULL)
    return;
  if (shows_conflicts (self))
    name = trestle_project_count_conflicts (self->project) > 0 ? "conflicts" : "settled";
  else
    name = trestle_project_get_compared (self->project, NULL) != NULL ? "changes" : "blank";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
set_count (AdwToggle  *toggle,
           const char *title,
           guint       n)
{
  g_autofree char *count = trestle_quantity_group (n);
  g_autofree char *label = n > 0 ? g_strdup_printf ("%s %s", title, count) : g_strdup (title);

  adw_toggle_set_label (toggle, label);
}

/* ---- Conflicts */

static GtkListBoxRow *
get_row (TrestleChangesPage *self,
         guint               index)
{
  return gtk_list_box_get_row_at_index (self->conflicts, (int) index);
}

static gboolean
is_row_of (GtkListBoxRow *row,
           gconstpointer  conflict)
{
  return trestle_conflict_row_get_conflict (TRESTLE_CONFLICT_ROW (row)) == conflict;
}

static gboolean
is_gone (GtkListBoxRow *row)
{
  return ((TrestleObject *) trestle_conflict_row_get_conflict (TRESTLE_CONFLICT_ROW (row)))->design == NULL;
}

/* The focus goes to the row behind one that goes, so that the keyboard can go on. */
static void
remove_row (TrestleChangesPage *self,
            GtkListBoxRow      *row)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->conflicts));
  int index = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->conflicts, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->conflicts, index - 1);
  if (focus == GTK_WIDGET (row) && next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_list_box_remove (self->conflicts, GTK_WIDGET (row));
}

static void
update_conflicts (TrestleChangesPage *self)
{
  g_autoptr(GPtrArray) conflicts = trestle_list_dup_by_name (trestle_design_get_list (trestle_project_get_design (self->project),
                                                                                      TRESTLE_KIND_CONFLICT));
  guint n = MIN (conflicts->len, MOST_CONFLICTS);
  GtkListBoxRow *row;
  g_autofree char *more = g_strdup_printf (ngettext ("%u more follows once these are decided.", "%u more follow once these are decided.",
                                                     conflicts->len - n), conflicts->len - n);

  for (guint i = 0; (row = get_row (self, i)) != NULL;)
    if (is_gone (row))
      remove_row (self, row);
    else
      i++;
  for (guint i = 0; i < n; i++)
    {
      row = get_row (self, i);
      if (row == NULL || !is_row_of (row, conflicts->pdata[i]))
        gtk_list_box_insert (self->conflicts, trestle_conflict_row_new (self->project, conflicts->pdata[i]), (int) i);
      else
        trestle_conflict_row_update (TRESTLE_CONFLICT_ROW (row));
    }
  while ((row = get_row (self, n)) != NULL)
    gtk_list_box_remove (self->conflicts, GTK_WIDGET (row));
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), conflicts->len > n);
  set_count (self->conflicts_toggle, _("Conflicts"), conflicts->len);
}

static void
assessed_cb (TrestleChangesPage *self)
{
  update_conflicts (self);
  if (!self->chosen && trestle_project_count_conflicts (self->project) > 0)
    {
      adw_toggle_group_set_active_name (self->parts, "conflicts");
      self->chosen = FALSE;
    }
  update_stack (self);
}

static void
take_all (TrestleChangesPage *self,
          TrestleSide         side)
{
  guint left = trestle_edits_take_conflicts (self->project, side);
  g_autofree char *text = g_strdup_printf (ngettext ("%u conflict is left: it cannot be settled this way",
                                                     "%u conflicts are left: they cannot be settled this way", left), left);

  if (left > 0)
    trestle_toast_say (GTK_WIDGET (self), text);
  else
    trestle_toast_done (GTK_WIDGET (self), _("Conflicts settled"));
}

static void
all_ours_cb (TrestleChangesPage *self)
{
  take_all (self, TRESTLE_SIDE_OURS);
}

static void
all_theirs_cb (TrestleChangesPage *self)
{
  take_all (self, TRESTLE_SIDE_THEIRS);
}

/* ---- Changes */

/* Whether the list says what @items, of TrestleDifferenceItem, say. */
static gboolean
is_same (TrestleChangesPage *self,
         const GPtrArray    *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n && n == items->len; i++)
    {
      g_autoptr(TrestleDifferenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const TrestleDifferenceItem *other = items->pdata[i];

      if (g_strcmp0 (item->id, other->id) != 0 || g_strcmp0 (item->line, other->line) != 0)
        return FALSE;
    }

  return n == items->len;
}

/* Of how many objects the place on the canvas differs. */
static guint
count_moved (const GPtrArray *differences)
{
  g_autoptr(GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const TrestleDifference *difference = differences->pdata[i];

      if (difference->id != NULL && difference->field != NULL && (difference->field->flags & TRESTLE_FIELD_GEOMETRY))
        g_hash_table_add (moved, difference->id);
    }

  return g_hash_table_size (moved);
}

static void
compared_cb (TrestleChangesPage *self)
{
  const GPtrArray *differences = trestle_project_get_differences (self->project);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = differences != NULL ? differences->len : 0;
  const char *name;
  g_autofree char *count = trestle_quantity_group (n);
  guint n_moved = count_moved (differences);
  g_autofree char *heading = NULL, *moved = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, trestle_difference_item_new (differences->pdata[i]));
  if (!is_same (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);

  trestle_project_get_compared (self->project, &name);
  /* Translators: how many changes, and the name of the other version. */
  heading = n == 0 ? g_strdup_printf (_("No changes since “%s”"), name != NULL ? name : "") :
            g_strdup_printf (ngettext ("%s change since “%s”", "%s changes since “%s”", n), count, name != NULL ? name : "");
  /* Translators: “12 changes since “version 1””, and how many things have been moved on the canvas. */
  moved = n_moved == 0 ? g_strdup (heading) :
          g_strdup_printf (ngettext ("%s; %u thing is drawn elsewhere", "%s; %u things are drawn elsewhere", n_moved), heading, n_moved);
  gtk_label_set_text (self->heading, moved);
  set_count (self->changes_toggle, _("Changes"), n);
  update_stack (self);
}

static void
activate_cb (TrestleChangesPage *self,
             guint               position)
{
  g_autoptr(TrestleDifferenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  TrestleObject *object = trestle_design_lookup (trestle_project_get_design (self->project), item->id);

  if (object != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), object, item->field);
  else
    trestle_toast_say (GTK_WIDGET (self), _("It is not in this version any more"));
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Sign, kind, name and what has changed above what it was and is. */
static void
setup_row_cb (TrestleChangesPage *self,
              GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sign = gtk_image_new (), *icon = gtk_image_new (), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name, *label, *values;

  gtk_widget_add_css_class (row, "change");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (head), icon);
  name = append_label (head, "heading");
  label = append_label (head, "dim-label");
  values = append_label (lines, "numeric");
  g_object_set_data (G_OBJECT (row), "sign", sign);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "values", values);
  gtk_list_item_set_child (list_item, row);
}

static void
show_sign (GtkImage             *sign,
           TrestleDifferenceType type)
{
  for (TrestleDifferenceType each = TRESTLE_DIFFERENCE_ADDED; each <= TRESTLE_DIFFERENCE_CHANGED; each++)
    gtk_widget_remove_css_class (GTK_WIDGET (sign), trestle_difference_type_get_style (each));
  gtk_widget_add_css_class (GTK_WIDGET (sign), trestle_difference_type_get_style (type));
  gtk_image_set_from_icon_name (sign, trestle_difference_type_get_icon (type));
}

static void
bind_row_cb (TrestleChangesPage *self,
             GtkListItem        *list_item)
{
  TrestleDifferenceItem *item = gtk_list_item_get_item (list_item);
  GObject *row = G_OBJECT (gtk_list_item_get_child (list_item));

  show_sign (g_object_get_data (row, "sign"), item->type);
  gtk_image_set_from_icon_name (g_object_get_data (row, "icon"), trestle_kind_get_info (item->kind)->icon);
  gtk_label_set_text (g_object_get_data (row, "name"), item->name);
  gtk_label_set_text (g_object_get_data (row, "label"), item->label);
  gtk_label_set_text (g_object_get_data (row, "values"), item->values);
  gtk_widget_set_visible (g_object_get_data (row, "values"), *item->values != '\0');
  gtk_list_item_set_accessible_label (list_item, item->line);
}

static void
part_changed_cb (TrestleChangesPage *self)
{
  self->chosen = TRUE;
  update_stack (self);
}

/* ---- Object */

static void
trestle_changes_page_dispose (GObject *object)
{
  TrestleChangesPage *self = TRESTLE_CHANGES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_CHANGES_PAGE);
  g_clear_object (&self->items);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_changes_page_parent_class)->dispose (object);
}

static void
trestle_changes_page_class_init (TrestleChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_changes_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, parts);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, changes_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, conflicts_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, more);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TrestleChangesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, part_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_ours_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
trestle_changes_page_init (TrestleChangesPage *self)
{
  GtkSingleSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = FALSE;
  self->items = g_list_store_new (TRESTLE_TYPE_DIFFERENCE_ITEM);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

void
trestle_changes_page_set_project (TrestleChangesPage *self,
                                  TrestleProject     *project)
{
  g_return_if_fail (TRESTLE_IS_CHANGES_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  trestle_project_follow (project, self, G_CALLBACK (assessed_cb));
  g_signal_connect_object (project, "compared", G_CALLBACK (compared_cb), self, G_CONNECT_SWAPPED);
  assessed_cb (self);
  compared_cb (self);
}

void
trestle_changes_page_show (TrestleChangesPage *self,
                           gboolean            conflicts)
{
  g_return_if_fail (TRESTLE_IS_CHANGES_PAGE (self));

  adw_toggle_group_set_active_name (self->parts, conflicts ? "conflicts" : "changes");
}
