/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One list over the design's own lists, in sections by kind.  Rows on the screen
 * are brought up to date after every assessment, the others when they are shown.
 */
#include "config.h"

#include "sizing-page.h"

#include <glib/gi18n.h>

#include "section-list.h"
#include "sizing-row.h"

static const TrestleKind kinds[] = {
  TRESTLE_KIND_INSTANCE, TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS, TRESTLE_KIND_LOCATION
};

struct _TrestleSizingPage
{
  AdwBin          parent_instance;
  TrestleProject *project;
  GHashTable     *expanded;     /* set of ids */
  GHashTable     *shown;        /* set of TrestleSizingRow */
  GPtrArray      *waiting;      /* those of them that are to be updated */
  GtkSorter      *names;
  GListModel     *objects;
  GtkStack       *stack;
  GtkListView    *list;
};

G_DEFINE_FINAL_TYPE (TrestleSizingPage, trestle_sizing_page, ADW_TYPE_BIN)

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return trestle_object_compare (&a, &b);
}

static guint
get_rank (gconstpointer object)
{
  guint rank = 0;

  while (kinds[rank] != trestle_object_get_kind (object))
    rank++;

  return rank;
}

/* In the order of the table. */
static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return (int) get_rank (a) - (int) get_rank (b);
}

static void
update_empty (TrestleSizingPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->objects) > 0 ? "list" : "empty");
}

/* Row after row: margins of each take a while. */
static gboolean
follow_cb (gpointer object,
           guint    round)
{
  TrestleSizingPage *self = object;
  GHashTableIter iter;
  gpointer row;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (round == 0)
    {
      g_ptr_array_set_size (self->waiting, 0);
      g_hash_table_iter_init (&iter, self->shown);
      while (g_hash_table_iter_next (&iter, &row, NULL))
        g_ptr_array_add (self->waiting, g_object_ref (row));
    }
  if (self->waiting->len == 0)
    return FALSE;
  trestle_sizing_row_update (self->waiting->pdata[self->waiting->len - 1]);
  g_ptr_array_remove_index (self->waiting, self->waiting->len - 1);

  return TRUE;
}

static void
map_cb (TrestleSizingPage *self)
{
  trestle_follower_run (follow_cb, self);
}

static void
changed_cb (TrestleSizingPage   *self,
            const TrestleChange *change)
{
  if (change->type == TRESTLE_CHANGE_SET && (change->field->flags & TRESTLE_FIELD_KEY))
    gtk_sorter_changed (self->names, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
setup_row_cb (TrestleSizingPage *self,
              GtkListItem       *item)
{
  gtk_list_item_set_child (item, trestle_sizing_row_new (self->project, self->expanded));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row_cb (TrestleSizingPage *self,
             GtkListItem       *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *name = trestle_object_dup_name (gtk_list_item_get_item (item));

  trestle_sizing_row_set (TRESTLE_SIZING_ROW (row), gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, name);
  g_hash_table_add (self->shown, row);
}

static void
unbind_row_cb (TrestleSizingPage *self,
               GtkListItem       *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_hash_table_remove (self->shown, row);
  trestle_sizing_row_set (TRESTLE_SIZING_ROW (row), NULL);
}

static void
setup_header_cb (TrestleSizingPage *self,
                 GtkListHeader     *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "title-4");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (TrestleSizingPage *self,
                GtkListHeader     *header)
{
  const TrestleObject *first = gtk_list_header_get_item (header);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), _(trestle_object_get_info (first)->titles));
}

static void
trestle_sizing_page_dispose (GObject *object)
{
  TrestleSizingPage *self = TRESTLE_SIZING_PAGE (object);

  g_ptr_array_set_size (self->waiting, 0);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* Its child is one of the template’s, which would be taken away from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_SIZING_PAGE);
  g_clear_object (&self->objects);
  g_clear_object (&self->names);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_sizing_page_parent_class)->dispose (object);
}

static void
trestle_sizing_page_finalize (GObject *object)
{
  TrestleSizingPage *self = TRESTLE_SIZING_PAGE (object);

  g_hash_table_unref (self->expanded);
  g_hash_table_unref (self->shown);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (trestle_sizing_page_parent_class)->finalize (object);
}

static void
trestle_sizing_page_class_init (TrestleSizingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_sizing_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = trestle_sizing_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/sizing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleSizingPage, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
trestle_sizing_page_init (TrestleSizingPage *self)
{
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_sizing_page_set_project (TrestleSizingPage *self,
                                 TrestleProject    *project)
{
  TrestleDesign *design = trestle_project_get_design (project);
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkSortListModel *sorted;
  g_autoptr(GtkSorter) section_sorter = GTK_SORTER (gtk_custom_sorter_new (compare_kinds, NULL, NULL));
  g_autoptr(GtkNoSelection) model = NULL;

  g_return_if_fail (TRESTLE_IS_SIZING_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_list_store_append (lists, trestle_design_get_list (design, kinds[i]));
  self->names = GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists))), g_object_ref (self->names));
  gtk_sort_list_model_set_section_sorter (sorted, section_sorter);
  self->objects = G_LIST_MODEL (sorted);
  model = gtk_no_selection_new (g_object_ref (self->objects));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  trestle_section_list_begin (self->list);

  trestle_project_follow_in_rounds (project, self, follow_cb);
  g_signal_connect_object (design, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->objects, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  update_empty (self);
}
