/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second page: the first rows of the table with what each column is above
 * them, and what the import would do with it.
 */
#include "config.h"

#include "import-dialog-private.h"

#include <glib/gi18n.h>

#include "quantity.h"

#define N_PREVIEW_ROWS 8
#define N_PREVIEW_COLUMNS 60

static const TrestleMappedColumn *
get_mapped (TrestleImportDialog *self,
            guint                index)
{
  return &g_array_index (self->mapping->columns, TrestleMappedColumn, index);
}

/* ---- What it would do */

/* The row of the report that came from @row of the sheet, or NULL. */
static const TrestleImportRow *
find_report (TrestleImportDialog *self,
             guint                row)
{
  for (guint i = 0; i < self->report->rows->len; i++)
    {
      const TrestleImportRow *it = self->report->rows->pdata[i];

      if (it->row >= row)
        return it->row == row ? it : NULL;
    }

  return NULL;
}

static void
mark_cell (TrestleImportDialog *self,
           guint                column,
           guint                line,
           guint                row)
{
  GtkWidget *cell = gtk_grid_get_child_at (self->preview, column, line);
  const TrestleImportRow *it = find_report (self, row);
  gboolean bad = it != NULL && it->state == TRESTLE_IMPORT_SKIPPED && (it->column == column || it->column == G_MAXUINT);
  gboolean left_out = get_mapped (self, column)->column == NULL;

  if (cell == NULL)
    return;
  gtk_widget_set_tooltip_text (cell, bad ? it->problem : NULL);
  if (bad)
    gtk_widget_add_css_class (cell, "error");
  else
    gtk_widget_remove_css_class (cell, "error");
  if (left_out)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Rows of the sheet that the preview shows, from below the headings. */
static guint
get_first_row (TrestleImportDialog *self)
{
  guint header = trestle_mapping_find_header (self->mapping, self->sheet);

  return header != G_MAXUINT ? header + 1 : 0;
}

static void
show_summary (TrestleImportDialog *self)
{
  const guint *counts = self->report->counts;
  guint left_out = 0;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->mapping->columns->len; i++)
    left_out += get_mapped (self, i)->column == NULL;
  g_string_append_printf (text, ngettext ("%u new", "%u new", counts[TRESTLE_IMPORT_NEW]), counts[TRESTLE_IMPORT_NEW]);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u updated", "%u updated", counts[TRESTLE_IMPORT_UPDATED]),
                          counts[TRESTLE_IMPORT_UPDATED]);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u unchanged", "%u unchanged", counts[TRESTLE_IMPORT_UNCHANGED]),
                          counts[TRESTLE_IMPORT_UNCHANGED]);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u skipped", "%u skipped", counts[TRESTLE_IMPORT_SKIPPED]),
                          counts[TRESTLE_IMPORT_SKIPPED]);
  if (left_out > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u column left out", "%u columns left out", left_out), left_out);
    }
  gtk_label_set_text (self->summary, text->str);
}

void
trestle_import_dialog_show_trial (TrestleImportDialog *self)
{
  guint first = get_first_row (self);

  for (guint i = 0; i < N_PREVIEW_ROWS; i++)
    for (guint j = 0; j < MIN (self->sheet->width, N_PREVIEW_COLUMNS); j++)
      mark_cell (self, j, 2 + i, first + i);
  show_summary (self);
}

/* ---- The table */

/* Numbers have a unit: that of the heading, one that somebody types, or the usual one. */
static void
update_unit (TrestleImportDialog *self,
             guint                index)
{
  const TrestleMappedColumn *mapped = get_mapped (self, index);
  const TrestleField *field = mapped->column != NULL ? mapped->column->field : NULL;
  const char *symbol = field != NULL && field->kind == TRESTLE_FIELD_INT ? trestle_quantity_symbol (field->unit) : "";
  GtkWidget *unit = self->units->pdata[index];
  g_autofree char *own = *symbol != '\0' && mapped->unit != NULL ? g_strdup (mapped->unit) : g_strdup ("");

  gtk_widget_set_visible (unit, *symbol != '\0');
  gtk_entry_set_placeholder_text (GTK_ENTRY (unit), *symbol != '\0' ? _(symbol) : NULL);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (unit)), own))
    gtk_editable_set_text (GTK_EDITABLE (unit), own);
}

static void
update_headings (TrestleImportDialog *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->headings->len; i++)
    {
      const TrestleColumn *column = get_mapped (self, i)->column;
      guint index = column != NULL ? column - (const TrestleColumn *) (gpointer) self->mapping->targets->data + 1 : 0;

      gtk_drop_down_set_selected (self->headings->pdata[i], index);
      update_unit (self, i);
    }
  self->updating = FALSE;
}

static void
heading_chosen_cb (TrestleImportDialog *self,
                   GParamSpec          *pspec,
                   GtkDropDown         *heading)
{
  guint selected = gtk_drop_down_get_selected (heading);
  guint index;

  if (self->updating || !g_ptr_array_find (self->headings, heading, &index))
    return;
  trestle_mapping_set (self->mapping, index,
                       selected > 0 ? g_array_index (self->mapping->targets, TrestleColumn, selected - 1).name : NULL);
  update_headings (self);
  trestle_import_dialog_show_keys (self);
  trestle_import_dialog_try (self);
}

static void
unit_changed_cb (TrestleImportDialog *self,
                 GtkEditable         *unit)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (unit)));
  TrestleMappedColumn *mapped;
  guint index;

  if (self->updating || !g_ptr_array_find (self->units, unit, &index))
    return;
  mapped = &g_array_index (self->mapping->columns, TrestleMappedColumn, index);
  g_set_str (&mapped->unit, *text != '\0' ? text : NULL);
  trestle_import_dialog_try (self);
}

/* Where a column goes, and what its numbers are of. */
static GtkWidget *
create_heading (TrestleImportDialog *self,
                GListModel          *titles,
                const char          *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_drop_down_new (g_object_ref (titles), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  GtkWidget *unit = gtk_entry_new ();
  /* Translators: %s is the heading of a column. */
  g_autofree char *label = g_strdup_printf (_("Unit of “%s”"), name);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (heading), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (heading, _("Where This Column Goes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (unit), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (unit, _("Unit of Numbers Without One"));
  gtk_editable_set_width_chars (GTK_EDITABLE (unit), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (unit), 12);
  g_ptr_array_add (self->headings, heading);
  g_ptr_array_add (self->units, unit);
  g_signal_connect_object (heading, "notify::selected", G_CALLBACK (heading_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unit, "changed", G_CALLBACK (unit_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), unit);

  return box;
}

static GtkWidget *
create_cell (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);

  return label;
}

static void
add_column (TrestleImportDialog *self,
            GListModel          *titles,
            guint                index)
{
  guint row = trestle_mapping_find_header (self->mapping, self->sheet);
  g_autofree char *name = row != G_MAXUINT ? g_strdup (trestle_sheet_get (self->sheet, row, index)) :
                          g_strdup_printf (_("Column %u"), index + 1);
  GtkWidget *label = create_cell (name);

  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->preview, create_heading (self, titles, name), index, 0, 1, 1);
  gtk_grid_attach (self->preview, label, index, 1, 1, 1);
  for (guint i = 0; i < N_PREVIEW_ROWS && get_first_row (self) + i < self->sheet->rows->len; i++)
    gtk_grid_attach (self->preview, create_cell (trestle_sheet_get (self->sheet, get_first_row (self) + i, index)), index, 2 + i, 1, 1);
}

static void
show_table (TrestleImportDialog *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *child;

  self->updating = TRUE;
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->units, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_grid_remove (self->preview, child);
  gtk_string_list_append (titles, _("(Left Out)"));
  for (guint i = 0; i < self->mapping->targets->len; i++)
    gtk_string_list_append (titles, g_array_index (self->mapping->targets, TrestleColumn, i).title);
  for (guint i = 0; i < MIN (self->sheet->width, N_PREVIEW_COLUMNS); i++)
    add_column (self, G_LIST_MODEL (titles), i);
  update_headings (self);
  trestle_import_dialog_show_keys (self);
  trestle_import_dialog_try (self);
}

/* ---- What it is */

static void
show_settings (TrestleImportDialog *self)
{
  static const char signs[] = { ',', ';', '\t', '|' };
  guint sheet = 0;

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->kinds, self->mapping->kind - TRESTLE_KIND_DESIGN - 1);
  gtk_drop_down_set_selected (self->decimals, self->mapping->decimal == ',');
  gtk_check_button_set_active (self->header, self->mapping->has_header);
  gtk_check_button_set_active (self->create, self->mapping->create);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiters), self->delimiter != 0);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] == self->delimiter)
      gtk_drop_down_set_selected (self->delimiters, i);
  g_ptr_array_find (self->sheets, self->sheet, &sheet);
  gtk_drop_down_set_selected (self->sheets_chooser, sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets_chooser), self->sheets->len > 1);
  self->updating = FALSE;
}

void
trestle_import_dialog_use (TrestleImportDialog *self,
                           TrestleSheet        *sheet,
                           TrestleMapping      *mapping)
{
  trestle_import_dialog_stop_trial (self);
  g_clear_pointer (&self->mapping, trestle_mapping_free);
  self->sheet = sheet;
  self->mapping = mapping;
  show_settings (self);
  show_table (self);
}

static void
kind_chosen_cb (TrestleImportDialog *self)
{
  TrestleKind kind = gtk_drop_down_get_selected (self->kinds) + TRESTLE_KIND_DESIGN + 1;

  if (!self->updating && self->sheet != NULL && kind < TRESTLE_N_TABLES && kind != self->mapping->kind)
    trestle_import_dialog_use (self, self->sheet, trestle_mapping_guess (self->sheet, kind));
}

static void
sheet_chosen_cb (TrestleImportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->sheets_chooser);

  if (!self->updating && self->sheets != NULL && selected < self->sheets->len)
    trestle_import_dialog_use (self, self->sheets->pdata[selected], trestle_mapping_guess (self->sheets->pdata[selected], TRESTLE_KIND_ANY));
}

static void
decimal_chosen_cb (TrestleImportDialog *self)
{
  if (self->updating || self->mapping == NULL)
    return;
  self->mapping->decimal = gtk_drop_down_get_selected (self->decimals) == 1 ? ',' : '.';
  trestle_import_dialog_try (self);
}

static void
header_toggled_cb (TrestleImportDialog *self)
{
  if (self->updating || self->mapping == NULL)
    return;
  self->mapping->has_header = gtk_check_button_get_active (self->header);
  show_table (self);
}

static void
create_toggled_cb (TrestleImportDialog *self)
{
  if (self->updating || self->mapping == NULL)
    return;
  self->mapping->create = gtk_check_button_get_active (self->create);
  trestle_import_dialog_try (self);
}

static void
review_cb (TrestleImportDialog *self)
{
  trestle_import_dialog_review (self);
}

static gboolean
maps_anything (const TrestleMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    if (g_array_index (mapping->columns, TrestleMappedColumn, i).column != NULL)
      return TRUE;

  return FALSE;
}

void
trestle_import_dialog_match (TrestleImportDialog *self,
                             TrestleSheet        *sheet,
                             TrestleMapping      *mapping)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL), sheets = gtk_string_list_new (NULL);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    gtk_string_list_append (kinds, _(trestle_kind_get_info (kind)->titles));
  for (guint i = 0; i < self->sheets->len; i++)
    gtk_string_list_append (sheets, ((TrestleSheet *) self->sheets->pdata[i])->title ?: "");
  self->updating = TRUE;
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->sheets_chooser, G_LIST_MODEL (sheets));
  self->updating = FALSE;
  trestle_import_dialog_show_saved (self, NULL);

  if (!maps_anything (mapping))
    {
      trestle_mapping_free (mapping);
      mapping = trestle_mapping_guess (sheet, self->kind);
    }
  trestle_import_dialog_use (self, sheet, mapping);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "match") != 0)
    adw_navigation_view_push_by_tag (self->pages, "match");
}

void
trestle_import_dialog_bind_match (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, sheets_chooser);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, delimiters);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, decimals);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, create);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, review_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, decimal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
}
