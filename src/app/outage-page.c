/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of outages, made anew after every assessment while it is on the
 * screen.
 */
#include "config.h"

#include "outage-page.h"

#include <glib/gi18n.h>

#include "offline.h"
#include "outage-row.h"
#include "section-list.h"

struct _TrestleOutagePage
{
  AdwBin          parent_instance;
  TrestleProject *project;
  GHashTable     *expanded;     /* set of titles */
  GListStore     *items;        /* of TrestleOutageItem */
  GtkStack       *stack;
  GtkListView    *list;
  GtkGrid        *offline;
};

G_DEFINE_FINAL_TYPE (TrestleOutagePage, trestle_outage_page, ADW_TYPE_BIN)

static int
get_rank (gconstpointer item)
{
  return trestle_outage_get_rank (trestle_outage_item_get ((gpointer) item)->component);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return get_rank (a) - get_rank (b);
}

static void
update (TrestleOutagePage *self)
{
  g_autoptr(GPtrArray) outages = NULL;
  guint n_kept, n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(GPtrArray) added = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  outages = trestle_outage_list (trestle_project_get_assessment (self->project));
  g_ptr_array_set_free_func (outages, NULL);
  n_kept = MIN (n_old, outages->len);
  for (guint i = 0; i < n_kept; i++)
    {
      g_autoptr(TrestleOutageItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (trestle_outage_item_get (item)->component != ((TrestleOutage *) outages->pdata[i])->component)
        {
          n_kept = i;
          break;
        }
      trestle_outage_item_set (item, outages->pdata[i]);
    }

  added = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = n_kept; i < outages->len; i++)
    g_ptr_array_add (added, trestle_outage_item_new (outages->pdata[i]));
  if (n_old > n_kept || added->len > 0)
    g_list_store_splice (self->items, n_kept, n_old - n_kept, added->pdata, added->len);
  gtk_stack_set_visible_child_name (self->stack, outages->len > 0 ? "list" : "empty");
}

static gboolean
update_idle_cb (gpointer data)
{
  update (data);

  return G_SOURCE_REMOVE;
}

/* Rows that come or go while a widget is being mapped would keep the page alive. */
static void
map_cb (TrestleOutagePage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, update_idle_cb, g_object_ref (self), g_object_unref);
}

static void
setup_row_cb (TrestleOutagePage *self,
              GtkListItem       *item)
{
  gtk_list_item_set_child (item, trestle_outage_row_new (self->project, self->expanded));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row_cb (TrestleOutagePage *self,
             GtkListItem       *item)
{
  trestle_outage_row_set (TRESTLE_OUTAGE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, trestle_outage_item_get (gtk_list_item_get_item (item))->title);
}

static void
unbind_row_cb (TrestleOutagePage *self,
               GtkListItem       *item)
{
  trestle_outage_row_set (TRESTLE_OUTAGE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
setup_header_cb (TrestleOutagePage *self,
                 GtkListHeader     *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "title-4");
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (TrestleOutagePage *self,
                GtkListHeader     *header)
{
  const TrestleObject *component = trestle_outage_item_get (gtk_list_header_get_item (header))->component;

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)),
                      _(trestle_outage_get_heading (component)));
}

static void
add_cell (TrestleOutagePage *self,
          const char        *text,
          const char        *css_class,
          guint              column,
          guint              row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == TRESTLE_N_OFFLINE_COLUMNS - 1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->offline, label, column, row, 1, 1);
}

/* The truth table of offline work. */
static void
fill_offline (TrestleOutagePage *self)
{
  TrestleOfflineRow rows[TRESTLE_N_OFFLINE_ROWS];

  trestle_offline_list_rows (rows);
  for (guint column = 0; column < TRESTLE_N_OFFLINE_COLUMNS; column++)
    {
      add_cell (self, trestle_offline_get_heading (column), "dim-label", column, 0);
      for (guint i = 0; i < TRESTLE_N_OFFLINE_ROWS; i++)
        add_cell (self, trestle_offline_row_get_text (&rows[i], column), NULL, column, i + 1);
    }
}

static void
trestle_outage_page_dispose (GObject *object)
{
  TrestleOutagePage *self = TRESTLE_OUTAGE_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* Its child is one of the template’s, which would be taken away from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_OUTAGE_PAGE);
  g_clear_object (&self->items);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_outage_page_parent_class)->dispose (object);
}

static void
trestle_outage_page_class_init (TrestleOutagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_outage_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/outage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleOutagePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutagePage, list);
  gtk_widget_class_bind_template_child (widget_class, TrestleOutagePage, offline);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
trestle_outage_page_init (TrestleOutagePage *self)
{
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_list_store_new (TRESTLE_TYPE_OUTAGE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_offline (self);
}

void
trestle_outage_page_set_project (TrestleOutagePage *self,
                                 TrestleProject    *project)
{
  g_autoptr(GtkSorter) section_sorter = GTK_SORTER (gtk_custom_sorter_new (compare_kinds, NULL, NULL));
  GtkSortListModel *sections;
  g_autoptr(GtkNoSelection) model = NULL;

  g_return_if_fail (TRESTLE_IS_OUTAGE_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  sections = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (sections, section_sorter);
  model = gtk_no_selection_new (G_LIST_MODEL (sections));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  trestle_section_list_begin (self->list);

  trestle_project_follow (project, self, G_CALLBACK (update));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}
