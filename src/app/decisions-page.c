/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list in sections, one a decision of the guide; only rows that change are
 * replaced, so that the list stays where it is.
 */
#include "config.h"

#include "decisions-page.h"

#include <glib/gi18n.h>

#include "answer-dialog.h"
#include "business.h"
#include "decision-dialog.h"
#include "quantity.h"
#include "section-list.h"

/* One row: what it shows. */
#define TRESTLE_TYPE_DECISION_ITEM (trestle_decision_item_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDecisionItem, trestle_decision_item, TRESTLE, DECISION_ITEM, GObject)

struct _TrestleDecisionItem
{
  GObject                   parent_instance;
  const TrestleDecisionRow *row;      /* NULL: a question to the business */
  char                     *question;   /* "BQ-1", or NULL */
  TrestleObject            *subject;
  int                       chosen;     /* an option; of a question 1 yes, 0 no */
  gboolean                  moved;
  char                     *name, *rationale;
};

G_DEFINE_FINAL_TYPE (TrestleDecisionItem, trestle_decision_item, G_TYPE_OBJECT)

static void
trestle_decision_item_finalize (GObject *object)
{
  TrestleDecisionItem *self = TRESTLE_DECISION_ITEM (object);

  g_clear_object (&self->subject);
  g_free (self->question);
  g_free (self->name);
  g_free (self->rationale);

  G_OBJECT_CLASS (trestle_decision_item_parent_class)->finalize (object);
}

static void
trestle_decision_item_class_init (TrestleDecisionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_decision_item_finalize;
}

static void
trestle_decision_item_init (TrestleDecisionItem *self)
{
}

struct _TrestleDecisionsPage
{
  AdwBin          parent_instance;
  TrestleProject *project;
  GListStore     *items;
  guint           counts[3];

  AdwToggleGroup *filters;
  GtkStack       *stack;
  GtkListView    *list;
  AdwStatusPage  *empty;
};

G_DEFINE_FINAL_TYPE (TrestleDecisionsPage, trestle_decisions_page, ADW_TYPE_BIN)

enum { ALL, OPEN, WITHOUT };

static const char *const titles[] = { N_("All"), N_("Open"), N_("Without Rationale") };

static gboolean
is_open (const TrestleDecisionState *state)
{
  return state->chosen == TRESTLE_NO_OPTION || state->moved;
}

static gboolean
is_without (const TrestleDecisionState *state)
{
  return state->chosen != TRESTLE_NO_OPTION && *state->rationale == '\0';
}

static TrestleDecisionItem *
create_item (const TrestleDecisionState *state)
{
  TrestleDecisionItem *item = g_object_new (TRESTLE_TYPE_DECISION_ITEM, NULL);

  item->row = state->row;
  item->subject = g_object_ref (state->subject);
  item->chosen = state->chosen;
  item->moved = state->moved;
  item->name = TRESTLE_IS_DESIGN (state->subject) ? g_strdup (_("Whole Design")) : trestle_object_dup_name (state->subject);
  item->rationale = g_strdup (state->rationale);

  return item;
}

/* Who answered and when stands where a decision has its rationale. */
static TrestleDecisionItem *
create_question_item (const TrestleBusinessQuestion *question)
{
  TrestleDecisionItem *item = g_object_new (TRESTLE_TYPE_DECISION_ITEM, NULL);
  gint64 answer = trestle_business_get_answer (question);
  const TrestleAnswer *record = question->record;
  const char *respondent = record != NULL && record->respondent != NULL ? record->respondent : "";
  const char *date = record != NULL && record->date != NULL ? record->date : "";

  item->question = g_strdup (question->id);
  item->subject = g_object_ref (question->subject);
  item->chosen = answer == TRESTLE_UNSET ? TRESTLE_NO_OPTION : (int) answer;
  item->name = trestle_business_dup_text (question);
  item->rationale = g_strdup_printf ("%s%s%s", respondent, *respondent != '\0' && *date != '\0' ? ", " : "", date);

  return item;
}

static gboolean
is_same (const TrestleDecisionItem *a,
         const TrestleDecisionItem *b)
{
  return a->row == b->row && g_strcmp0 (a->question, b->question) == 0 && a->subject == b->subject && a->chosen == b->chosen && a->moved == b->moved &&
         g_str_equal (a->name, b->name) && g_str_equal (a->rationale, b->rationale);
}

static GPtrArray *
list_items (TrestleDecisionsPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) states = trestle_decisions_list (trestle_project_get_assessment (self->project));
  g_autoptr(GPtrArray) questions = trestle_business_list (trestle_project_get_design (self->project));
  guint filter = adw_toggle_group_get_active (self->filters);

  self->counts[ALL] = states->len + questions->len;
  self->counts[OPEN] = self->counts[WITHOUT] = 0;
  for (guint i = 0; i < questions->len; i++)
    {
      gboolean open = trestle_business_get_answer (questions->pdata[i]) == TRESTLE_UNSET;

      self->counts[OPEN] += open;
      if (filter == ALL || (filter == OPEN && open))
        g_ptr_array_add (items, create_question_item (questions->pdata[i]));
    }
  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      self->counts[OPEN] += is_open (state);
      self->counts[WITHOUT] += is_without (state);
      if ((filter == OPEN && !is_open (state)) || (filter == WITHOUT && !is_without (state)))
        continue;
      g_ptr_array_add (items, create_item (state));
    }

  return items;
}

static void
replace_items (TrestleDecisionsPage *self,
               const GPtrArray      *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n_old = g_list_model_get_n_items (model), head = 0, tail = 0;

  for (gboolean same = TRUE; same && head < MIN (n_old, items->len); head += same)
    {
      g_autoptr(TrestleDecisionItem) old = g_list_model_get_item (model, head);

      same = is_same (old, items->pdata[head]);
    }
  for (gboolean same = TRUE; same && tail < MIN (n_old, items->len) - head; tail += same)
    {
      g_autoptr(TrestleDecisionItem) old = g_list_model_get_item (model, n_old - tail - 1);

      same = is_same (old, items->pdata[items->len - tail - 1]);
    }
  g_list_store_splice (self->items, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}

static void
update_toggles (TrestleDecisionsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *count = trestle_quantity_group (self->counts[i]);
      g_autofree char *label = g_strdup_printf ("%s %s", _(titles[i]), count);

      adw_toggle_set_label (adw_toggle_group_get_toggle (self->filters, i), label);
    }
}

static void
update (TrestleDecisionsPage *self)
{
  g_autoptr(GPtrArray) items = NULL;
  gboolean all;

  if (self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  items = list_items (self);
  all = adw_toggle_group_get_active (self->filters) == ALL;
  replace_items (self, items);
  update_toggles (self);
  adw_status_page_set_title (self->empty, all ? _("No Decisions Yet") : _("Nothing Here"));
  adw_status_page_set_description (self->empty, all ? _("Decisions appear as locations, instances and repositories are added.") :
                                   _("Every decision is taken, and somebody said why."));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
filter_changed_cb (TrestleDecisionsPage *self)
{
  update (self);
}

static void
activate_cb (TrestleDecisionsPage *self,
             guint                 position)
{
  g_autoptr(TrestleDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (item != NULL && item->row == NULL)
    trestle_answer_dialog_present (GTK_WIDGET (self), self->project, item->question, item->subject);
  else if (item != NULL)
    trestle_decision_dialog_present (GTK_WIDGET (self), self->project, item->row, item->subject);
}

/* Rows: an icon for how it stands, the subject, and the choice below it. */

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
setup_row_cb (TrestleDecisionsPage *self,
              GtkListItem          *list_item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *image = gtk_image_new ();

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_label ("caption-heading"));
  gtk_box_append (GTK_BOX (texts), create_label ("body"));
  gtk_box_append (GTK_BOX (texts), create_label ("caption"));
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (line, "decision-line");
  gtk_list_item_set_child (list_item, line);
}

static void
bind_row_cb (TrestleDecisionsPage *self,
             GtkListItem          *list_item)
{
  const TrestleDecisionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *subject = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *choice = gtk_widget_get_next_sibling (subject);
  GtkWidget *reason = gtk_widget_get_next_sibling (choice);
  gboolean taken = item->chosen != TRESTLE_NO_OPTION;
  const char *title = item->row != NULL ? _(item->row->title) : _("Questions to the Business");
  const char *chosen = item->row == NULL ? (!taken ? _("Not Answered") : item->chosen != 0 ? _("Yes") : _("No"))
                       : taken ? _(item->row->options[item->chosen].title) : _("Undecided");
  const char *state = item->row == NULL ? (*item->rationale == '\0' ? _("Nobody is named") : item->rationale) : item->moved ? _("Asks to be confirmed again: figures have moved") : !taken ? _("Undecided") :
                      *item->rationale == '\0' ? _("No rationale") : item->rationale;
  g_autofree char *label = g_strdup_printf ("%s, %s: %s. %s", title, item->name, chosen, state);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), item->moved ? "trestle-warning-symbolic" :
                                taken ? "trestle-decided-symbolic" : "trestle-not-started-symbolic");
  gtk_widget_remove_css_class (image, "warning");
  if (item->moved)
    gtk_widget_add_css_class (image, "warning");
  gtk_label_set_text (GTK_LABEL (subject), item->name);
  gtk_label_set_text (GTK_LABEL (choice), chosen);
  gtk_label_set_text (GTK_LABEL (reason), state);
  gtk_widget_set_visible (reason, taken);
  if (item->moved || *item->rationale != '\0')
    gtk_widget_remove_css_class (reason, "dim-label");
  else
    gtk_widget_add_css_class (reason, "dim-label");
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
setup_header_cb (TrestleDecisionsPage *self,
                 GtkListHeader        *header)
{
  gtk_list_header_set_child (header, create_label ("heading"));
}

static void
bind_header_cb (TrestleDecisionsPage *self,
                GtkListHeader        *header)
{
  const TrestleDecisionItem *item = gtk_list_header_get_item (header);
  g_autofree char *text = item->row == NULL ? g_strdup_printf ("1  %s", _("Questions to the Business")) :
                          item->row->step > 0 ? g_strdup_printf ("%u.%u  %s", item->row->step, item->row->task, _(item->row->title)) :
                          g_strdup (_(item->row->title));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const TrestleDecisionItem *first = a, *second = b;

  return (first->row > second->row) - (first->row < second->row);
}

static void
trestle_decisions_page_dispose (GObject *object)
{
  TrestleDecisionsPage *self = TRESTLE_DECISIONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_DECISIONS_PAGE);
  g_clear_object (&self->items);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_decisions_page_parent_class)->dispose (object);
}

static void
trestle_decisions_page_class_init (TrestleDecisionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_decisions_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/decisions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrestleDecisionsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
trestle_decisions_page_init (TrestleDecisionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (TRESTLE_TYPE_DECISION_ITEM);
}

void
trestle_decisions_page_set_project (TrestleDecisionsPage *self,
                                    TrestleProject       *project)
{
  g_autoptr(GtkSorter) sections = GTK_SORTER (gtk_custom_sorter_new (compare_rows, NULL, NULL));
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  g_return_if_fail (TRESTLE_IS_DECISIONS_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, sections);
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  trestle_section_list_begin (self->list);
  trestle_project_follow (project, self, G_CALLBACK (update));
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}
