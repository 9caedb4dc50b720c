/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completion of names in a cell: nothing is highlighted before an arrow key is
 * pressed, so that what is typed fast is what was typed.
 */
#include "config.h"

#include "grid-completion.h"

#include <string.h>

#include "fuzzy.h"
#include "kinds.h"
#include "names.h"
#include "reference.h"
#include "toast.h"

#define MAX_ROWS 8

typedef struct
{
  TrestleObject *target;
  char          *folded;    /* what it is called */
} Name;

struct _TrestleGridCompletion
{
  const TrestleColumn *column;
  TrestleObject       *object;
  GtkWidget           *cell;        /* borrowed */
  GtkText             *editor;      /* borrowed */
  void                 (*chosen)      (GtkWidget *cell);
  GArray              *names;       /* of Name, made for the first list */
  GtkWidget           *popover;     /* or NULL */
  GtkListBox          *list;
  guint                idle;        /* source that shows the list, or 0 */
  guint                taker;       /* source that takes a row that was clicked, or 0 */
};

/* What the cell refers with. */
static const TrestleField *
get_field (const TrestleColumn *column)
{
  return column->far_set != NULL ? &column->far_set->set : column->field;
}

gboolean
trestle_grid_completion_fits (const TrestleColumn *column)
{
  const TrestleField *field = get_field (column);

  return !column->derived && field != NULL && (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS);
}

static TrestleNames *
get_names (TrestleGridCompletion *self)
{
  return trestle_design_get_names (self->object->design);
}

static void
clear_name (gpointer data)
{
  Name *name = data;

  g_object_unref (name->target);
  g_free (name->folded);
}

static void
append_names (TrestleGridCompletion *self,
              TrestleKind            kind)
{
  const GPtrArray *items = trestle_design_get_list (self->object->design, kind)->items;

  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] != self->object)
      {
        const char *own = trestle_object_get_name (items->pdata[i]);
        g_autofree char *joined = *own == '\0' ? trestle_object_dup_name (items->pdata[i]) : NULL;
        Name name = { g_object_ref (items->pdata[i]), trestle_fuzzy_dup_fold (joined != NULL ? joined : own) };

        g_array_append_val (self->names, name);
      }
}

static void
collect_names (TrestleGridCompletion *self)
{
  TrestleKind target = get_field (self->column)->target;

  if (self->names != NULL)
    return;
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  if (target != TRESTLE_KIND_ANY)
    append_names (self, target);
  else
    for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
      append_names (self, kind);
}

/* Where the name that is being typed begins: of several the last one. */
static guint
find_start (TrestleGridCompletion *self,
            const char            *text)
{
  guint start = 0;

  if (get_field (self->column)->kind != TRESTLE_FIELD_REFS)
    return 0;
  for (guint i = 0; text[i] != '\0'; i++)
    if (text[i] == ',' || text[i] == ';')
      start = i + 1;
  while (text[start] == ' ')
    start++;

  return start;
}

/* The best few, best first; equals by name. */
static guint
find_best (TrestleGridCompletion *self,
           const char            *typed,
           TrestleObject        **best)
{
  g_autofree char *query = trestle_fuzzy_dup_fold (typed);
  guint scores[MAX_ROWS + 1], n = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      guint score = trestle_fuzzy_score (query, name->folded), place = n;

      if (score == 0)
        continue;
      for (; place > 0 && (scores[place - 1] < score ||
                           (scores[place - 1] == score && trestle_object_compare (&best[place - 1], &name->target) > 0)); place--)
        {
          scores[place] = scores[place - 1];
          best[place] = best[place - 1];
        }
      scores[place] = score;
      best[place] = name->target;
      n = MIN (n + 1, MAX_ROWS);
    }

  return n;
}

static gboolean
can_create (TrestleGridCompletion *self,
            const char            *typed)
{
  /* Nobody uses an image before a workspace has it. */
  return self->column->far_set != &trestle_far_set_images &&
         trestle_reference_can_create (self->object->design, get_field (self->column), typed);
}

static GtkListBoxRow *
append_row (TrestleGridCompletion *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);

  return GTK_LIST_BOX_ROW (row);
}

/* Row @index, counted from 0: @target is taken with it, without one it is made.  Rows are
 * used again for what the next letter finds.
 */
static void
show_row (TrestleGridCompletion *self,
          guint                  index,
          const char            *icon,
          const char            *title,
          TrestleObject         *target)
{
  GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, index);
  GtkListBoxRow *row = old != NULL ? old : append_row (self);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (image)), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
  g_object_set_data (G_OBJECT (row), "target", target);
}

static void
close_list (TrestleGridCompletion *self)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  if (self->popover == NULL)
    return;
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
taker_cb (gpointer data)
{
  TrestleGridCompletion *self = data;

  self->taker = 0;
  self->chosen (self->cell);

  return G_SOURCE_REMOVE;
}

/* Not at once: the row may not go while it is being clicked. */
static void
row_activated_cb (GtkListBox            *list,
                  GtkListBoxRow         *row,
                  TrestleGridCompletion *self)
{
  gtk_list_box_select_row (list, row);
  if (self->taker == 0)
    self->taker = g_idle_add_full (G_PRIORITY_HIGH, taker_cb, self, NULL);
}

static void
create_popover (TrestleGridCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_add_css_class (self->popover, "completion");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, self->column->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->column->title, -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->popover, self->cell);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list, NULL, -1);
}

static guint
show_best (TrestleGridCompletion *self,
           const char            *typed)
{
  TrestleObject *best[MAX_ROWS + 1];
  guint n = find_best (self, typed, best);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = trestle_names_dup_reference (get_names (self), get_field (self->column)->target, best[i]);

      show_row (self, i, trestle_object_get_info (best[i])->icon, title, best[i]);
    }

  return n;
}

static void
show_list (TrestleGridCompletion *self,
           const char            *typed)
{
  GtkListBoxRow *row;
  guint n;

  collect_names (self);
  if (self->popover == NULL)
    create_popover (self);
  n = show_best (self, typed);
  if (can_create (self, typed))
    {
      g_autofree char *title = trestle_reference_dup_offer (get_field (self->column), typed);

      show_row (self, n++, "list-add-symbolic", title, NULL);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_unselect_all (self->list);
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    close_list (self);
}

static gboolean
changed_idle_cb (gpointer data)
{
  TrestleGridCompletion *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autofree char *typed = g_strchomp (g_strdup (text + find_start (self, text)));

  self->idle = 0;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  if (*typed == '\0' || self->object->design == NULL || !gtk_widget_get_mapped (self->cell))
    close_list (self);
  else
    show_list (self, typed);

  return G_SOURCE_REMOVE;
}

/* After the letters that are there already: who types fast does not wait for the list.
 * What was highlighted is not what is meant any more.
 */
static void
changed_cb (TrestleGridCompletion *self)
{
  if (self->popover != NULL)
    gtk_list_box_unselect_all (self->list);
  if (self->idle == 0)
    self->idle = g_idle_add (changed_idle_cb, self);
}

TrestleGridCompletion *
trestle_grid_completion_new (const TrestleColumn *column,
                             TrestleObject       *object,
                             GtkWidget           *cell,
                             GtkText             *editor,
                             void (              *chosen ) (GtkWidget *cell))
{
  TrestleGridCompletion *self = g_new0 (TrestleGridCompletion, 1);

  self->column = column;
  self->object = g_object_ref (object);
  self->cell = cell;
  self->editor = editor;
  self->chosen = chosen;
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

void
trestle_grid_completion_free (TrestleGridCompletion *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->taker, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->editor, self);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_CONTROLS);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->names, g_array_unref);
  g_object_unref (self->object);
  g_free (self);
}

GtkListBox *
trestle_grid_completion_get_list (TrestleGridCompletion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover) ? self->list : NULL;
}

static gboolean
move (TrestleGridCompletion *self,
      int                    step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  /* Up from the first one leads back to what was typed. */
  if (row == NULL && index >= 0)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return GDK_EVENT_STOP;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  trestle_toast_speak (self->cell, g_object_get_data (G_OBJECT (row), "title"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return GDK_EVENT_STOP;
}

gboolean
trestle_grid_completion_press (TrestleGridCompletion *self,
                               guint                  keyval)
{
  if (trestle_grid_completion_get_list (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);

    case GDK_KEY_Escape:
      close_list (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* How @target is typed; the sign between the names of a set is none of a name. */
static char *
dup_typed (TrestleGridCompletion *self,
           TrestleObject         *target)
{
  const TrestleField *field = get_field (self->column);
  g_autofree char *name = trestle_names_dup_reference (get_names (self), field->target, target);

  return field->kind == TRESTLE_FIELD_REFS && (strpbrk (name, ";\n") != NULL || trestle_field_is_none (name)) ?
         g_strdup (target->id) : g_steal_pointer (&name);
}

/* The names of a set that @text is, as far as they are told apart without a comma, and @last. */
static char *
dup_set (TrestleGridCompletion *self,
         const char            *text,
         const char            *last)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  gboolean commas = strchr (last, ',') != NULL;
  guint n_found;

  for (char **part = parts; *part != NULL; part++)
    {
      gboolean whole = trestle_names_resolve (get_names (self), get_field (self->column)->target, *part, &n_found) != NULL;
      g_auto(GStrv) pieces = whole ? g_strdupv ((char *[]) { *part, NULL }) : g_strsplit (*part, ",", -1);

      commas = commas || (whole && strchr (*part, ',') != NULL);
      for (char **piece = pieces; *piece != NULL; piece++)
        if (*g_strstrip (*piece) != '\0')
          g_strv_builder_add (builder, *piece);
    }
  g_strv_builder_add (builder, last);
  names = g_strv_builder_end (builder);

  return g_strjoinv (commas ? "; " : ", ", names);
}

gboolean
trestle_grid_completion_take (TrestleGridCompletion *self)
{
  GtkListBox *list = trestle_grid_completion_get_list (self);
  GtkListBoxRow *row = list != NULL ? gtk_list_box_get_selected_row (list) : NULL;
  TrestleObject *target = row != NULL ? g_object_get_data (G_OBJECT (row), "target") : NULL;
  g_autofree char *before = NULL, *typed = NULL, *taken = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));

  if (target == NULL)
    return row != NULL;
  before = g_strndup (text, find_start (self, text));
  typed = dup_typed (self, target);
  taken = dup_set (self, before, typed);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), taken);

  return FALSE;
}

void
trestle_grid_completion_present (TrestleGridCompletion *self)
{
  if (trestle_grid_completion_get_list (self) != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}
