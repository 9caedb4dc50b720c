/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells are buttons.  They are made anew only when there are other instances or
 * repositories, so that the focus stays where it is.
 */
#include "config.h"

#include "progress-view.h"

#include <glib/gi18n.h>

#include "destinations.h"

/* More columns than this say nothing; those with most to do are shown then. */
#define MOST_SUBJECTS 24

typedef struct
{
  const TrestleTask  *task;
  TrestleObject      *subject;    /* compared, never used */
  TrestleObject      *where;      /* owned, or NULL */
  const TrestleField *field;
  GtkWidget          *button, *image, *title, *count;
} Cell;

typedef struct
{
  GtkImage *state;
  GtkLabel *count;
  GtkBox   *body;
} Step;

struct _TrestleProgressView
{
  GtkBox          parent_instance;
  TrestleProject *project;
  GArray         *cells;          /* of Cell */
  guint           n_cells;        /* of the progress they were made for */
  Step            steps[TRESTLE_N_STEPS];
};

G_DEFINE_FINAL_TYPE (TrestleProgressView, trestle_progress_view, GTK_TYPE_BOX)

static const struct { const char *icon, *style; } states[] = {
  [TRESTLE_PROGRESS_NOT_STARTED] = { "trestle-not-started-symbolic", "dim-label" },
  [TRESTLE_PROGRESS_IN_PROGRESS] = { "trestle-in-progress-symbolic", "accent" },
  [TRESTLE_PROGRESS_DECIDED] = { "trestle-decided-symbolic", "success" },
  [TRESTLE_PROGRESS_WARNINGS] = { "trestle-warning-symbolic", "warning" },
  [TRESTLE_PROGRESS_ERRORS] = { "trestle-error-symbolic", "error" },
  [TRESTLE_PROGRESS_SKIPPED] = { "list-remove-symbolic", "dim-label" }
};

const char *
trestle_progress_state_get_icon (TrestleProgressState state)
{
  return states[state].icon;
}

const char *
trestle_progress_state_get_style (TrestleProgressState state)
{
  return states[state].style;
}

static void
show_state (GtkImage            *image,
            TrestleProgressState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), states[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (image), states[state].style);
  gtk_image_set_from_icon_name (image, states[state].icon);
}

static void
clear_cell (gpointer data)
{
  g_clear_object (&((Cell *) data)->where);
}

static const char *
find_destination (guint step)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    if (trestle_destinations[i].step == step)
      return trestle_destinations[i].name;

  return "overview";
}

/* To the field that is missing, or to where the task is done. */
static void
cell_clicked_cb (TrestleProgressView *self,
                 GtkWidget           *button)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->button != button)
        continue;
      if (cell->where != NULL && cell->where->design != NULL)
        trestle_selection_jump (trestle_project_get_selection (self->project), cell->where, cell->field);
      else
        gtk_widget_activate_action (button, "win.show", "s", find_destination (cell->task->step));
      return;
    }
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* In a matrix the title stands at the side. */
static void
fill_button (Cell       *cell,
             const char *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  cell->button = gtk_button_new ();
  cell->image = gtk_image_new ();
  cell->title = title != NULL ? create_label (title, NULL) : NULL;
  cell->count = create_label (NULL, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (cell->count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (cell->count, "dim-label");
  gtk_widget_add_css_class (cell->count, "numeric");
  gtk_box_append (GTK_BOX (line), cell->image);
  if (cell->title != NULL)
    {
      gtk_widget_set_hexpand (cell->title, TRUE);
      gtk_box_append (GTK_BOX (line), cell->title);
    }
  gtk_box_append (GTK_BOX (line), cell->count);
  gtk_button_set_child (GTK_BUTTON (cell->button), line);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "cell");
}

static void
update_cell (Cell                      *cell,
             const TrestleProgressCell *now)
{
  g_autofree char *records = trestle_meter_dup_text (now->records);
  g_autofree char *subject = now->subject != NULL ? trestle_object_dup_name (now->subject) : NULL;
  g_autofree char *blocked = NULL;
  g_autofree char *words = NULL, *tooltip = NULL;

  g_set_object (&cell->where, now->where);
  cell->field = now->field;
  show_state (GTK_IMAGE (cell->image), now->state);
  gtk_label_set_text (GTK_LABEL (cell->count), now->records.required > 0 ? records : "");
  if (now->blocked_by != NULL)
    blocked = g_strdup_printf (_("blocked by %s"), _(now->blocked_by->title));

  /* Translators: a task, what it is for, how it stands, and how much of it is recorded. */
  words = g_strdup_printf (_("%s%s%s: %s, %s recorded%s%s"), _(now->task->title), subject != NULL ? ", " : "", subject != NULL ? subject : "",
                           _(trestle_progress_state_get_label (now->state)), records, blocked != NULL ? ", " : "", blocked != NULL ? blocked : "");
  tooltip = g_strdup_printf ("%s\n%s", words, now->aside != NULL ? now->aside : _(now->task->why));
  /* To set one costs a talk with the display. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (cell->button), tooltip) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (cell->button, tooltip);
}

/* Not applicable */

static const TrestleProgressCell *
find_cell (const TrestleProgress *progress,
           const TrestleTask     *task,
           const TrestleObject   *subject)
{
  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);

      if (cell->task == task && cell->subject == subject)
        return cell;
    }

  return NULL;
}

static void
set_aside (TrestleProgressView *self,
           const Cell          *cell,
           const char          *reason)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  trestle_history_begin (history, *reason != '\0' ? _("Set Task Aside") : _("Take Task Up"));
  trestle_progress_set_aside (trestle_project_get_design (self->project), cell->task, cell->subject, reason);
  trestle_history_end (history);
}

static void
aside_apply_cb (TrestleProgressView *self,
                GtkWidget           *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  GtkWidget *button = gtk_widget_get_parent (popover);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  gtk_popover_popdown (GTK_POPOVER (popover));
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).button == button)
      {
        set_aside (self, &g_array_index (self->cells, Cell, i), reason);
        return;
      }
}

static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

/* What the task is for, and why it is not applicable. */
static void
show_aside (TrestleProgressView *self,
            Cell                *cell)
{
  const TrestleProgress *progress = trestle_project_get_progress (self->project);
  const TrestleProgressCell *now = find_cell (progress, cell->task, cell->subject);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *why = gtk_label_new (_(cell->task->why));
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  if (now == NULL)
    return;
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (why), 40);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Not applicable because"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), now->aside != NULL ? now->aside : "");
  g_signal_connect_object (entry, "apply", G_CALLBACK (aside_apply_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), list);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _(cell->task->title), -1);
  gtk_widget_set_parent (popover, cell->button);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_aside_of (TrestleProgressView *self,
               GtkWidget           *button)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).button == button)
      {
        show_aside (self, &g_array_index (self->cells, Cell, i));
        return;
      }
}

static void
secondary_cb (GtkGesture *gesture,
              int         n,
              double      x,
              double      y,
              gpointer    user_data)
{
  show_aside_of (user_data, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
menu_cb (GtkWidget *button,
         GVariant  *arguments,
         gpointer   user_data)
{
  show_aside_of (user_data, button);

  return GDK_EVENT_STOP;
}

static void
add_menu (TrestleProgressView *self,
          GtkWidget           *button)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (gesture));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_cb, self, NULL)));
  gtk_widget_add_controller (button, controller);
}

static GtkWidget *
add_cell (TrestleProgressView *self,
          const TrestleTask   *task,
          TrestleObject       *subject,
          const char          *title)
{
  Cell cell = { task, subject };

  fill_button (&cell, title);
  g_signal_connect_object (cell.button, "clicked", G_CALLBACK (cell_clicked_cb), self, G_CONNECT_SWAPPED);
  add_menu (self, cell.button);
  g_array_append_val (self->cells, cell);

  return cell.button;
}

/* What most asks for attention first where there are too many. */
static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  static const int ranks[] = { 2, 3, 4, 1, 0, 5 };
  const TrestleProgressCell *first = *(const TrestleProgressCell *const *) a, *second = *(const TrestleProgressCell *const *) b;

  return ranks[first->state] != ranks[second->state] ? ranks[first->state] - ranks[second->state] : first < second ? -1 : 1;
}

/* Subjects of a matrix, in their order. */
static GPtrArray *
list_subjects (const TrestleProgress *progress,
               const TrestleTask     *task,
               guint                 *n_all)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();
  GPtrArray *subjects = g_ptr_array_new ();

  for (guint i = 0; i < progress->cells->len; i++)
    {
      TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);

      if (cell->task == task && cell->subject != NULL)
        g_ptr_array_add (cells, cell);
    }
  *n_all = cells->len;
  if (cells->len > MOST_SUBJECTS)
    g_ptr_array_sort (cells, compare_urgency);
  for (guint i = 0; i < MIN (cells->len, MOST_SUBJECTS); i++)
    g_ptr_array_add (subjects, ((TrestleProgressCell *) cells->pdata[i])->subject);

  return subjects;
}

static void
add_matrix (TrestleProgressView   *self,
            const TrestleProgress *progress,
            GtkBox                *body,
            const TrestleTask     *first,
            guint                  n_tasks)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  guint n_all;
  g_autoptr(GPtrArray) subjects = list_subjects (progress, first, &n_all);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint task = 0; task < n_tasks; task++)
    {
      GtkWidget *title = create_label (_(first[task].title), NULL);

      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (title, "cell-title");
      gtk_grid_attach (GTK_GRID (grid), title, 0, task + 1, 1, 1);
      if (subjects->len == 0)
        gtk_grid_attach (GTK_GRID (grid), add_cell (self, &first[task], NULL, NULL), 1, task + 1, 1, 1);
      for (guint i = 0; i < subjects->len; i++)
        gtk_grid_attach (GTK_GRID (grid), add_cell (self, &first[task], subjects->pdata[i], NULL), i + 1, task + 1, 1, 1);
    }
  for (guint i = 0; i < subjects->len; i++)
    {
      g_autofree char *name = trestle_object_dup_name (subjects->pdata[i]);
      GtkWidget *label = create_label (name, "caption-heading");

      gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (name, -1), 12));
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_tooltip_text (label, name);
      gtk_widget_add_css_class (label, "cell-head");
      gtk_grid_attach (GTK_GRID (grid), label, i + 1, 0, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_box_append (body, scrolled);
  if (n_all > subjects->len)
    {
      g_autofree char *text = g_strdup_printf (_("%u of %u are shown: those with most to do"), subjects->len, n_all);
      GtkWidget *label = create_label (text, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "cell-title");
      gtk_box_append (body, label);
    }
}

/* Tasks that are done once stand side by side while there is room. */
static void
add_single (TrestleProgressView *self,
            GtkBox              *body,
            const TrestleTask   *first,
            guint                n_tasks)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 0);
  for (guint i = 0; i < n_tasks; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (box), add_cell (self, &first[i], NULL, _(first[i].title)));
  gtk_box_append (body, box);
}

/* What is repeated for the same stands together. */
static void
build (TrestleProgressView   *self,
       const TrestleProgress *progress)
{
  GtkWidget *child;

  g_array_set_size (self->cells, 0);
  self->n_cells = progress->cells->len;
  for (guint i = 0; i < TRESTLE_N_STEPS; i++)
    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps[i].body))) != NULL)
      gtk_box_remove (self->steps[i].body, child);
  for (const TrestleTask *first = trestle_tasks; first->title != NULL;)
    {
      guint n = 1;

      while (first[n].title != NULL && first[n].step == first->step && first[n].per == first->per)
        n++;
      if (first->per == TRESTLE_KIND_DESIGN)
        add_single (self, self->steps[first->step - 1].body, first, n);
      else
        add_matrix (self, progress, self->steps[first->step - 1].body, first, n);
      first += n;
    }
}

/* Whether the cells that stand there are those of @progress. */
static gboolean
fits (TrestleProgressView   *self,
      const TrestleProgress *progress)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (find_cell (progress, cell->task, cell->subject) == NULL)
        return FALSE;
    }

  return self->n_cells == progress->cells->len;
}

void
trestle_progress_view_update (TrestleProgressView   *self,
                              const TrestleProgress *progress)
{
  g_return_if_fail (TRESTLE_IS_PROGRESS_VIEW (self));

  if (!fits (self, progress))
    build (self, progress);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      update_cell (cell, find_cell (progress, cell->task, cell->subject));
    }
  for (guint i = 0; i < TRESTLE_N_STEPS; i++)
    {
      g_autofree char *records = trestle_meter_dup_text (progress->steps[i]);
      const char *words = _(trestle_progress_state_get_label (progress->step_states[i]));

      show_state (self->steps[i].state, progress->step_states[i]);
      gtk_label_set_text (self->steps[i].count, progress->steps[i].required > 0 ? records : "");
      if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->steps[i].state)), words) == 0)
        continue;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps[i].state), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->steps[i].state), words);
    }
}

static GtkWidget *
create_head (TrestleProgressView *self,
             guint                step)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *text = g_strdup_printf ("%u  %s", step, _(trestle_step_get_title (step)));
  GtkWidget *title = create_label (text, "heading");
  Step *own = &self->steps[step - 1];

  own->state = GTK_IMAGE (gtk_image_new ());
  own->count = GTK_LABEL (create_label (NULL, "numeric"));
  gtk_widget_add_css_class (GTK_WIDGET (own->count), "dim-label");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (own->count));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (own->state));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", find_destination (step));

  return button;
}

static void
trestle_progress_view_dispose (GObject *object)
{
  TrestleProgressView *self = TRESTLE_PROGRESS_VIEW (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->cells, g_array_unref);

  G_OBJECT_CLASS (trestle_progress_view_parent_class)->dispose (object);
}

static void
trestle_progress_view_class_init (TrestleProgressViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_progress_view_dispose;
}

static void
trestle_progress_view_init (TrestleProgressView *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  for (guint step = 1; step <= TRESTLE_N_STEPS; step++)
    {
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      gtk_widget_add_css_class (card, "card");
      gtk_widget_add_css_class (card, "step");
      gtk_box_append (GTK_BOX (card), create_head (self, step));
      self->steps[step - 1].body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->steps[step - 1].body));
      gtk_box_append (GTK_BOX (self), card);
    }
}

void
trestle_progress_view_set_project (TrestleProgressView *self,
                                   TrestleProject      *project)
{
  g_return_if_fail (TRESTLE_IS_PROGRESS_VIEW (self));

  g_set_object (&self->project, project);
}
