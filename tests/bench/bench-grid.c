/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of locations: blocks that are pasted, until the design is assessed
 * again.
 */
#include "config.h"

#include "bench.h"
#include "bench-design.h"
#include "grid-private.h"

/* Columns of the block, from the first one. */
#define N_COLUMNS 8

typedef struct
{
  TrestleProject *project;
  TrestleGrid    *grid;
  GtkWidget      *window;
  char           *block;
} Data;

static gboolean
is_laid_out (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 1;
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (!is_laid_out (window))
    g_main_context_iteration (NULL, TRUE);
  settle ();

  return window;
}

/* What one row of the block holds: what is there, each number a little more. */
static void
append_row (GString       *text,
            TrestleGrid   *grid,
            TrestleObject *object,
            guint          row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const TrestleColumn *column = grid->shown->pdata[i];
      g_autofree char *old = trestle_column_dup_text (column, object);

      if (i > 0)
        g_string_append_c (text, '\t');
      if (i == 0)
        g_string_append_printf (text, "Place %u", row);
      else if (column->field != NULL && column->field->unit == TRESTLE_UNIT_BIT_RATE)
        g_string_append_printf (text, "%u Mbps", row % 97 + 1);
      else if (column->numeric)
        g_string_append_printf (text, "%u", row % 89 + 1);
      else
        g_string_append (text, old);
    }
  g_string_append_c (text, '\n');
}

static Data *
open_table (TrestleDesign *design)
{
  Data *data = g_new0 (Data, 1);

  data->project = trestle_project_new (design, NULL, NULL);
  data->grid = TRESTLE_GRID (trestle_grid_new (data->project, TRESTLE_KIND_LOCATION));
  data->window = show (GTK_WIDGET (data->grid));

  return data;
}

static void
take_block (Data          *data,
            TrestleDesign *design)
{
  const GPtrArray *items = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    append_row (text, data->grid, items->pdata[i], i);
  data->block = g_string_free (text, FALSE);
}

/* The block goes over as many rows as it has. */
static gpointer
set_up_full (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  Data *data = open_table (design);

  take_block (data, design);

  return data;
}

/* All its rows but one are new. */
static gpointer
set_up_empty (guint size)
{
  g_autoptr(TrestleDesign) full = bench_design_new (size);
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  Data *data;

  trestle_design_create (design, TRESTLE_KIND_LOCATION);
  data = open_table (design);
  take_block (data, full);

  return data;
}

static void
paste (gpointer user_data)
{
  Data *data = user_data;
  TrestleHistory *history = trestle_project_get_history (data->project);

  trestle_grid_move_to (data->grid, 0, 0, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (data->grid)), data->block);
  gtk_widget_activate_action (GTK_WIDGET (data->grid), "grid.paste", NULL);
  while (g_strcmp0 (trestle_history_get_undo_title (history), "Paste Cells") != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
undo (gpointer user_data)
{
  Data *data = user_data;

  trestle_history_undo (trestle_project_get_history (data->project));
  settle ();
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  gtk_window_destroy (GTK_WINDOW (data->window));
  settle ();
  g_object_unref (data->project);
  g_free (data->block);
  g_free (data);
}

static const BenchRow rows[] = {
  { .title = "paste over rows × 8", .milliseconds = 1000, .size = 10000,
    .set_up = set_up_full, .work = paste, .clean_up = undo, .tear_down = tear_down },
  { .title = "paste new rows × 8", .milliseconds = 1000, .size = 10000,
    .set_up = set_up_empty, .work = paste, .clean_up = undo, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  return bench_run (argc, argv, rows);
}
