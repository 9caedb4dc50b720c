/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row an assumption, brought up to date after every assessment while the page
 * is on the screen.  What would move is reckoned on idle, one assumption at a
 * time, because each takes some assessments of a copy.
 */
#include "config.h"

#include "assumption-page.h"

#include "assumption-row.h"

struct _TrestleAssumptionPage
{
  AdwBin          parent_instance;
  TrestleProject *project;
  guint           idle;         /* measures the rows from @next on; 0: all are measured */
  guint           next;
  GtkStack       *stack;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (TrestleAssumptionPage, trestle_assumption_page, ADW_TYPE_BIN)

static gboolean
measure_cb (gpointer data)
{
  TrestleAssumptionPage *self = data;
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autoptr(GPtrArray) list = trestle_assumptions_list (trestle_project_get_design (self->project));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) self->next);
  g_autoptr(GPtrArray) one = g_ptr_array_new ();
  g_autoptr(GPtrArray) effects = NULL;

  if (self->next >= list->len || row == NULL)
    {
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }
  g_ptr_array_add (one, list->pdata[self->next++]);
  effects = trestle_assumptions_measure (assessment, one);
  trestle_assumption_row_set_effects (TRESTLE_ASSUMPTION_ROW (row), one->pdata[0], effects->pdata[0]);

  return G_SOURCE_CONTINUE;
}

static gboolean
is_row_of (GtkListBoxRow               *row,
           const TrestleOpenAssumption *open)
{
  g_autofree char *key = trestle_assumption_dup_key (open);

  return g_str_equal (trestle_assumption_row_get_key (TRESTLE_ASSUMPTION_ROW (row)), key);
}

/* Whether any of @list from @first on is the one @row shows. */
static gboolean
is_still_open (GtkListBoxRow   *row,
               const GPtrArray *list,
               guint            first)
{
  for (guint i = first; i < list->len; i++)
    if (is_row_of (row, list->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Rows of confirmed assumptions go, those that are new come; the others stay. */
static void
fill (TrestleAssumptionPage *self,
      const GPtrArray       *list)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < list->len; i++)
    {
      while ((row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL && !is_still_open (row, list, i))
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      if (row == NULL || !is_row_of (row, list->pdata[i]))
        {
          row = GTK_LIST_BOX_ROW (trestle_assumption_row_new (self->project));
          trestle_assumption_row_set (TRESTLE_ASSUMPTION_ROW (row), list->pdata[i]);
          gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
        }
      else
        {
          trestle_assumption_row_set (TRESTLE_ASSUMPTION_ROW (row), list->pdata[i]);
        }
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) list->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
update (TrestleAssumptionPage *self)
{
  g_autoptr(GPtrArray) list = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  list = trestle_assumptions_list (trestle_project_get_design (self->project));
  fill (self, list);
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "list" : "empty");
  self->next = 0;
  if (self->idle == 0)
    self->idle = g_idle_add (measure_cb, self);
}

static void
unmap_cb (TrestleAssumptionPage *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
}

static gboolean
update_idle_cb (gpointer data)
{
  update (data);

  return G_SOURCE_REMOVE;
}

/* Rows that come or go while a widget is being mapped would keep the page alive. */
static void
map_cb (TrestleAssumptionPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, update_idle_cb, g_object_ref (self), g_object_unref);
}

static void
trestle_assumption_page_dispose (GObject *object)
{
  TrestleAssumptionPage *self = TRESTLE_ASSUMPTION_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  /* Its child is one of the template’s, which would be taken away from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_ASSUMPTION_PAGE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_assumption_page_parent_class)->dispose (object);
}

static void
trestle_assumption_page_class_init (TrestleAssumptionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_assumption_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/assumption-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleAssumptionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleAssumptionPage, list);
}

static void
trestle_assumption_page_init (TrestleAssumptionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_assumption_page_set_project (TrestleAssumptionPage *self,
                                     TrestleProject        *project)
{
  g_return_if_fail (TRESTLE_IS_ASSUMPTION_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  trestle_project_follow (project, self, G_CALLBACK (update));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}
