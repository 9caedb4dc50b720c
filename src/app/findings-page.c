/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A view of the validator's list: rows that are still true stay where they are.
 */
#include "config.h"

#include "findings-page.h"

#include <glib/gi18n.h>

#include "finding-item.h"
#include "finding-row.h"
#include "fix-dialog.h"
#include "quantity.h"
#include "section-list.h"
#include "severity.h"

struct _TrestleFindingsPage
{
  AdwBin              parent_instance;
  TrestleProject     *project;
  gboolean            updating;
  GtkFilter          *filter;
  GListModel         *filtered;     /* in sections by severity */
  GtkSingleSelection *model;

  AdwToggleGroup     *severities;
  GtkDropDown        *severities_narrow;
  GtkButton          *conflicts;
  GtkButton          *fix_all;
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkButton          *show_all;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (TrestleFindingsPage, trestle_findings_page, ADW_TYPE_BIN)

/* Toggles in the order of the severities, after “All”. */
static const char *const titles[] = {
  N_("All"), N_("Errors"), N_("Warnings"), N_("Advice"), N_("Notes"), N_("Accepted")
};

#define ACCEPTED (TRESTLE_SEVERITY_INFO + 1)

/* The severity, and after them all what has been accepted. */
static int
get_section (gconstpointer item)
{
  const TrestleFinding *finding = trestle_finding_item_get (item);

  return finding->accepted ? ACCEPTED : (int) trestle_finding_get_severity (finding);
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  TrestleFindingsPage *self = user_data;
  guint active = adw_toggle_group_get_active (self->severities);

  return active == 0 || active == GTK_INVALID_LIST_POSITION || get_section (item) == (int) active - 1;
}

static int
compare_severities (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  return get_section (a) - get_section (b);
}

static void
update_toggles (TrestleFindingsPage *self)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  GtkStringList *narrow = GTK_STRING_LIST (gtk_drop_down_get_model (self->severities_narrow));
  guint total = 0;

  for (guint i = G_N_ELEMENTS (titles); i-- > 0;)
    {
      guint n = i == 0 ? total : i - 1 == ACCEPTED ? trestle_assessment_get_accepted (assessment)->len :
                trestle_assessment_count (assessment, i - 1);
      g_autofree char *count = trestle_quantity_group (n);
      g_autofree char *label = g_strdup_printf ("%s %s", _(titles[i]), count);
      const char *const labels[] = { label, NULL };

      total += n;
      adw_toggle_set_label (adw_toggle_group_get_toggle (self->severities, i), label);
      if (!g_str_equal (gtk_string_list_get_string (narrow, i), label))
        gtk_string_list_splice (narrow, i, 1, labels);
    }
  /* What is selected may have been renamed. */
  gtk_drop_down_set_selected (self->severities_narrow, adw_toggle_group_get_active (self->severities));
}

static void
update_empty (TrestleFindingsPage *self)
{
  gboolean empty = g_list_model_get_n_items (self->filtered) == 0;
  gboolean all = adw_toggle_group_get_active (self->severities) == 0;

  if (all)
    {
      adw_status_page_set_title (self->empty, _("No Findings"));
      adw_status_page_set_description (self->empty, _("No rule of the guide has anything to say about what is recorded so far."));
    }
  else
    {
      adw_status_page_set_title (self->empty, _("No Findings of This Kind"));
      adw_status_page_set_description (self->empty, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->show_all), !all);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
jump (TrestleFindingsPage *self,
      TrestleFindingItem  *item)
{
  const TrestleFinding *finding = trestle_finding_item_get (item);

  trestle_selection_jump (trestle_project_get_selection (self->project), finding->subject, finding->field);
}

static void
severity_changed_cb (TrestleFindingsPage *self)
{
  if (self->project == NULL)
    return;
  gtk_drop_down_set_selected (self->severities_narrow, adw_toggle_group_get_active (self->severities));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_empty (self);
}

static void
narrow_selected_cb (TrestleFindingsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->severities_narrow);

  if (self->project != NULL && !self->updating && selected != GTK_INVALID_LIST_POSITION)
    adw_toggle_group_set_active (self->severities, selected);
}

static void
show_all_cb (TrestleFindingsPage *self)
{
  adw_toggle_group_set_active (self->severities, 0);
}

static void
fix_all_cb (TrestleFindingsPage *self)
{
  trestle_fix_dialog_present (GTK_WIDGET (self), self->project, NULL);
}

static TrestleFindingRow *
find_row (GtkWidget *widget)
{
  if (TRESTLE_IS_FINDING_ROW (widget))
    return TRESTLE_FINDING_ROW (widget);

  return (TrestleFindingRow *) gtk_widget_get_ancestor (widget, TRESTLE_TYPE_FINDING_ROW);
}

/* Of the row that has the keyboard, which is what the list puts round it or something in it. */
static void
fix_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrestleFindingsPage *self = TRESTLE_FINDINGS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  TrestleFindingRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  row = find_row (focus);
  if (row == NULL && gtk_widget_get_first_child (focus) != NULL)
    row = find_row (gtk_widget_get_first_child (focus));
  if (row != NULL)
    trestle_finding_row_fix (row);
}

/* Whether any finding has a fix that may be applied without looking at it. */
static gboolean
has_safe_fix (TrestleFindingsPage *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (self->project));

  for (guint i = 0; i < findings->len; i++)
    if (trestle_finding_is_safe (findings->pdata[i]))
      return TRUE;

  return FALSE;
}

/* What a merge has left to decide stands before what the rules say. */
static void
update_conflicts (TrestleFindingsPage *self)
{
  guint n = trestle_project_count_conflicts (self->project);
  g_autofree char *label = g_strdup_printf (ngettext ("Decide %u Conflict of a Merge…", "Decide %u Conflicts of a Merge…", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), n > 0);
  gtk_button_set_label (self->conflicts, label);
}

static void
assessed_cb (TrestleFindingsPage *self)
{
  self->updating = TRUE;
  update_toggles (self);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->fix_all), has_safe_fix (self));
  update_conflicts (self);
  update_empty (self);
}

static void
activate_cb (TrestleFindingsPage *self,
             guint                position)
{
  g_autoptr(TrestleFindingItem) item = g_list_model_get_item (self->filtered, position);

  if (item != NULL)
    jump (self, item);
}

static void
selected_cb (GtkListItem *list_item)
{
  trestle_finding_row_set_current (TRESTLE_FINDING_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_selected (list_item));
}

static void
setup_row_cb (TrestleFindingsPage *self,
              GtkListItem         *list_item)
{
  gtk_list_item_set_child (list_item, trestle_finding_row_new (self->project));
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
bind_row_cb (TrestleFindingsPage *self,
             GtkListItem         *list_item)
{
  TrestleFinding *finding = trestle_finding_item_get (gtk_list_item_get_item (list_item));
  g_autofree char *label = trestle_finding_row_dup_label (finding);

  trestle_finding_row_set (TRESTLE_FINDING_ROW (gtk_list_item_get_child (list_item)), finding);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
unbind_row_cb (TrestleFindingsPage *self,
               GtkListItem         *list_item)
{
  trestle_finding_row_set (TRESTLE_FINDING_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* The list says how many items a section has only where it puts in its first item. */
static void
update_header (TrestleFindingsPage *self,
               GtkListHeader       *header)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  const TrestleFindingItem *item = gtk_list_header_get_item (header);
  guint n_accepted = trestle_assessment_get_accepted (assessment)->len;
  const TrestleFinding *first;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  first = trestle_finding_item_get (item);
  text = first->accepted ? g_strdup_printf (ngettext ("%u accepted", "%u accepted", n_accepted), n_accepted) :
         trestle_severity_dup_count (trestle_finding_get_severity (first),
                                     trestle_assessment_count (assessment, trestle_finding_get_severity (first)));
  trestle_severity_show (GTK_IMAGE (image), first->accepted ? TRESTLE_SEVERITY_INFO : trestle_finding_get_severity (first));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (image)), text);
}

static void
header_assessed_cb (GtkListHeader *header)
{
  GtkWidget *line = gtk_list_header_get_child (header);
  GtkWidget *page = line != NULL ? gtk_widget_get_ancestor (line, TRESTLE_TYPE_FINDINGS_PAGE) : NULL;

  if (page != NULL)
    update_header (TRESTLE_FINDINGS_PAGE (page), header);
}

static void
setup_header_cb (TrestleFindingsPage *self,
                 GtkListHeader       *header)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), gtk_image_new ());
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_header_set_child (header, line);
  g_signal_connect_object (trestle_project_get_validator (self->project), "assessed", G_CALLBACK (header_assessed_cb), header,
                           G_CONNECT_SWAPPED);
}

static void
bind_header_cb (TrestleFindingsPage *self,
                GtkListHeader       *header)
{
  update_header (self, header);
}

static void
trestle_findings_page_dispose (GObject *object)
{
  TrestleFindingsPage *self = TRESTLE_FINDINGS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_FINDINGS_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_findings_page_parent_class)->dispose (object);
}

static void
trestle_findings_page_class_init (TrestleFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_findings_page_dispose;

  gtk_widget_class_install_action (widget_class, "findings.fix", NULL, fix_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "findings.fix", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "findings.fix", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/findings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, severities);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, severities_narrow);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, fix_all);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, TrestleFindingsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, severity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
trestle_findings_page_init (TrestleFindingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_findings_page_set_project (TrestleFindingsPage *self,
                                   TrestleProject      *project)
{
  TrestleValidator *validator = trestle_project_get_validator (project);
  g_autoptr(GtkSorter) section_sorter = GTK_SORTER (gtk_custom_sorter_new (compare_severities, NULL, NULL));
  GtkSortListModel *sorted;

  g_return_if_fail (TRESTLE_IS_FINDINGS_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (validator)),
                                                                             g_object_ref (self->filter))), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, section_sorter);
  self->filtered = G_LIST_MODEL (sorted);
  self->model = gtk_single_selection_new (g_object_ref (self->filtered));
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);
  gtk_single_selection_set_selected (self->model, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->model));
  trestle_section_list_begin (self->list);
  trestle_project_follow (project, self, G_CALLBACK (assessed_cb));
  assessed_cb (self);
}

void
trestle_findings_page_walk (TrestleFindingsPage *self,
                            int                  by)
{
  guint n = g_list_model_get_n_items (self->filtered);
  guint current = gtk_single_selection_get_selected (self->model);
  g_autoptr(TrestleFindingItem) item = NULL;

  g_return_if_fail (TRESTLE_IS_FINDINGS_PAGE (self));

  if (n == 0)
    return;
  if (current == GTK_INVALID_LIST_POSITION)
    current = by > 0 ? 0 : n - 1;
  else
    current = (current + n + by) % n;
  gtk_single_selection_set_selected (self->model, current);
  item = g_list_model_get_item (self->filtered, current);
  jump (self, item);
}
