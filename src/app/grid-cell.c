/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text of its own that it draws, a mark when a finding is about the value, and on
 * demand a GtkText or a picker: see grid-cell-edit.c.
 */
#include "config.h"

#include "grid-cell-private.h"

#include <glib/gi18n.h>

#include "grid-job-aid.h"
#include "grid-text.h"
#include "severity.h"

/* Between text and mark. */
#define SPACING 6

G_DEFINE_FINAL_TYPE (TrestleGridCell, trestle_grid_cell, GTK_TYPE_WIDGET)

const TrestleReject *
trestle_grid_cell_get_reject (TrestleGridCell * self)
{
  return self->object != NULL ? trestle_grid_rejects_find (self->rejects, self->object, self->column) : NULL;
}

static void
set_mark (TrestleGridCell *self,
          gboolean         shown,
          TrestleSeverity  severity)
{
  if (!shown)
    {
      g_clear_pointer (&self->mark, gtk_widget_unparent);
      return;
    }
  if (self->mark == NULL)
    {
      self->mark = gtk_image_new ();
      gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
    }
  trestle_severity_show (GTK_IMAGE (self->mark), severity);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (gtk_widget_has_css_class (widget, name) == on)
    return;
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Saying nothing new is not free: screens of cells are updated after every edit. */
static void
show_message (TrestleGridCell *self,
              char            *message)
{
  g_autofree char *owned = message;

  if (self->shown && g_strcmp0 (owned, self->message) == 0)
    return;
  g_set_str (&self->message, owned);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, owned != NULL ? owned : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               owned != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_text (TrestleGridCell *self,
           const char      *text,
           gboolean         standard)
{
  if (!self->shown || !g_str_equal (trestle_grid_text_get (self->text), text))
    {
      g_autofree char *label = g_strdup_printf ("%s: %s", self->column->title, *text != '\0' ? text : _("Not Set"));

      trestle_grid_text_set (self->text, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  set_class (GTK_WIDGET (self), "standard", standard);
}

/* What is wrong with the value: that it was not understood, or a finding, or nothing. */
static void
show_problem (TrestleGridCell     *self,
              TrestleFinding      *finding,
              const TrestleReject *reject)
{
  gboolean rejected = reject != NULL;

  set_class (GTK_WIDGET (self), "rejected", rejected);
  set_mark (self, rejected || finding != NULL, rejected ? TRESTLE_SEVERITY_ERROR :
            finding != NULL ? trestle_finding_get_severity (finding) : TRESTLE_SEVERITY_INFO);
  show_message (self, rejected ? g_strdup (reject->message) : finding != NULL ? trestle_finding_dup_message (finding) : NULL);
  self->shown = TRUE;
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  trestle_grid_cell_edit (TRESTLE_GRID_CELL (widget), FALSE);
}

static int
measure_child (GtkWidget     *child,
               GtkOrientation orientation)
{
  int size = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, NULL, &size, NULL, NULL);

  return size;
}

static void
trestle_grid_cell_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  TrestleGridCell *self = TRESTLE_GRID_CELL (widget);
  int text = trestle_grid_text_measure (self->text, orientation), mark = measure_child (self->mark, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = text + (mark > 0 ? mark + SPACING : 0);
  else
    *minimum = *natural = MAX (MAX (text, mark), measure_child (self->editor, orientation));
}

/* What the mark leaves, which stands at the end. */
static GdkRectangle
get_text_area (TrestleGridCell *self)
{
  int mark = measure_child (self->mark, GTK_ORIENTATION_HORIZONTAL);
  GdkRectangle area = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  if (mark == 0)
    return area;
  area.width -= mark + SPACING;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x = mark + SPACING;

  return area;
}

static void
trestle_grid_cell_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  TrestleGridCell *self = TRESTLE_GRID_CELL (widget);
  GdkRectangle area = get_text_area (self);

  if (self->mark != NULL)
    gtk_widget_size_allocate (self->mark, &(GdkRectangle) { area.x > 0 ? 0 : area.width + SPACING, 0, width - area.width - SPACING, height },
                              -1);
  if (self->editor != NULL)
    gtk_widget_size_allocate (self->editor, &area, -1);
  if (self->completion != NULL)
    trestle_grid_completion_present (self->completion);
  if (self->picker != NULL)
    gtk_popover_present (GTK_POPOVER (self->picker));
}

static void
trestle_grid_cell_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TrestleGridCell *self = TRESTLE_GRID_CELL (widget);
  const GdkRectangle area = get_text_area (self);

  if (self->editor == NULL)
    trestle_grid_text_snapshot (self->text, snapshot, &area);
  else
    gtk_widget_snapshot_child (widget, self->editor, snapshot);
  if (self->mark != NULL)
    gtk_widget_snapshot_child (widget, self->mark, snapshot);
}

static void
trestle_grid_cell_map (GtkWidget *widget)
{
  if (TRESTLE_GRID_CELL (widget)->stale)
    trestle_grid_cell_update (TRESTLE_GRID_CELL (widget), TRUE);

  GTK_WIDGET_CLASS (trestle_grid_cell_parent_class)->map (widget);
}

/* Asked for, and not told beforehand: GTK 4.18 asks the X server at every telling. */
static gboolean
trestle_grid_cell_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, TRESTLE_GRID_CELL (widget)->message);

  return TRESTLE_GRID_CELL (widget)->message != NULL;
}

static void
trestle_grid_cell_dispose (GObject *object)
{
  TrestleGridCell *self = TRESTLE_GRID_CELL (object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->completion, trestle_grid_completion_free);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->rejects);
  g_clear_object (&self->row);
  g_clear_object (&self->object);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_grid_cell_parent_class)->dispose (object);
}

static void
trestle_grid_cell_finalize (GObject *object)
{
  g_clear_pointer (&TRESTLE_GRID_CELL (object)->text, trestle_grid_text_free);

  G_OBJECT_CLASS (trestle_grid_cell_parent_class)->finalize (object);
}

static void
trestle_grid_cell_class_init (TrestleGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_grid_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = trestle_grid_cell_finalize;
  widget_class->query_tooltip = trestle_grid_cell_query_tooltip;
  widget_class->map = trestle_grid_cell_map;
  widget_class->measure = trestle_grid_cell_measure;
  widget_class->size_allocate = trestle_grid_cell_size_allocate;
  widget_class->snapshot = trestle_grid_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_widget_class_install_action (widget_class, "cell.edit", NULL, edit_action);
}

static void
trestle_grid_cell_init (TrestleGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

guint
trestle_grid_cell_get_width (const TrestleColumn *column)
{
  if (column->numeric)
    return 9;
  if (column->field == NULL)
    return 16;
  if (column->field->flags & TRESTLE_FIELD_KEY)
    return 18;
  if (column->field->kind == TRESTLE_FIELD_FLAG)
    return 8;
  if (column->field->kind == TRESTLE_FIELD_DATE)
    return 11;

  return 14;
}

GtkWidget *
trestle_grid_cell_new (TrestleProject      *project,
                       const TrestleColumn *column,
                       TrestleGridRejects  *rejects,
                       GtkColumnViewCell   *list_cell)
{
  TrestleGridCell *self = g_object_new (TRESTLE_TYPE_GRID_CELL, NULL);

  self->project = g_object_ref (project);
  self->column = column;
  self->rejects = g_object_ref (rejects);
  self->list_cell = list_cell;
  self->text = trestle_grid_text_new (GTK_WIDGET (self), trestle_grid_cell_get_width (column), column->numeric);
  if (column->numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  if (trestle_column_is_computed (column))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);

  return GTK_WIDGET (self);
}

void
trestle_grid_cell_set_row (TrestleGridCell *self,
                           gpointer         row,
                           gboolean         assessed)
{
  TrestleObject *object = row != NULL ? trestle_grid_row_find (row, self->column) : NULL;

  g_return_if_fail (TRESTLE_IS_GRID_CELL (self));

  if (self->editor != NULL && self->object != NULL && self->object->design != NULL)
    trestle_grid_cell_commit (self);
  trestle_grid_cell_close_editor (self);
  g_set_object (&self->row, row);
  g_set_object (&self->object, object);
  /* What is not known yet is not what the row before had. */
  if (row != NULL && !assessed)
    {
      show_text (self, "", FALSE);
      show_problem (self, NULL, NULL);
    }
  trestle_grid_cell_update (self, assessed);
}

TrestleObject *
trestle_grid_cell_get_object (TrestleGridCell *self)
{
  return self->object;
}

const TrestleColumn *
trestle_grid_cell_get_column (TrestleGridCell *self)
{
  return self->column;
}

guint
trestle_grid_cell_get_row (TrestleGridCell *self)
{
  return self->row != NULL ? gtk_column_view_cell_get_position (self->list_cell) : GTK_INVALID_LIST_POSITION;
}

void
trestle_grid_cell_set_in_range (TrestleGridCell *self,
                                gboolean         in_range)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "in-range") == in_range)
    return;
  set_class (GTK_WIDGET (self), "in-range", in_range);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, in_range, -1);
}

/* Whether it stands in the assessment of the design and nowhere else. */
static gboolean
is_reckoned (TrestleGridCell *self)
{
  const TrestleField *field = self->column->field;
  TrestleObject *target;

  if (self->column->dup_shown != NULL)
    return TRUE;
  target = trestle_column_get_target (self->column, self->object);

  return target != NULL && field != NULL && (field->flags & TRESTLE_FIELD_OVERRIDE) && !trestle_object_is_set (target, field);
}

static TrestleFinding *
find_finding (TrestleGridCell *self)
{
  TrestleObject *target = trestle_column_get_target (self->column, self->object);

  if (target == NULL || self->column->field == NULL)
    return NULL;

  return trestle_project_find_finding (self->project, target, self->column->field);
}

void
trestle_grid_cell_update (TrestleGridCell *self,
                          gboolean         assessed)
{
  const TrestleReject *reject = trestle_grid_cell_get_reject (self);
  g_autofree char *text = NULL;
  gboolean standard = FALSE;

  g_return_if_fail (TRESTLE_IS_GRID_CELL (self));

  self->stale = !assessed;
  if (self->row == NULL || (self->object != NULL && self->object->design == NULL))
    return;
  set_class (GTK_WIDGET (self), "computed", self->object == NULL || trestle_column_is_computed (self->column));
  if (reject != NULL)
    text = g_strdup (reject->text);
  else if (self->object == NULL)
    text = g_strdup ("");
  else if (assessed || !is_reckoned (self))
    text = trestle_grid_column_dup_text (self->column, self->project, self->row, &standard);
  if (text != NULL)
    show_text (self, text, standard);
  /* Findings stay until there are others. */
  if (assessed || reject != NULL || gtk_widget_has_css_class (GTK_WIDGET (self), "rejected"))
    show_problem (self, assessed && reject == NULL && self->object != NULL ? find_finding (self) : NULL, reject);
}

/* Hundreds of rows beside those that are seen have cells. */
void
trestle_grid_cell_update_seen (TrestleGridCell *self)
{
  g_return_if_fail (TRESTLE_IS_GRID_CELL (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    trestle_grid_cell_update (self, TRUE);
  else
    self->stale = TRUE;
}
