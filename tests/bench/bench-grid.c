/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of locations: scrolling it, against a bare GtkColumnView that has the
 * same texts; one value that is edited; blocks that are pasted.
 */
#include "config.h"

#include "bench.h"
#include "bench-design.h"
#include "grid-private.h"

/* Columns of the block, from the first one. */
#define N_COLUMNS 8

/* Frames of one scroll. */
#define N_FRAMES 60

typedef struct
{
  TrestleProject  *project;
  TrestleGrid     *grid;
  GtkWidget       *window;
  char            *block;
  GtkColumnView   *bare;          /* for the scroll, in a window of its own */
  GtkWidget       *bare_window;
  TrestleObject   *object;        /* that is edited */
  TrestleProject  *alone;         /* the same design, which no table shows */
  TrestleObject   *alone_object;  /* borrowed */
  guint            n_edits;
  TrestleGridCell *cell;          /* names are typed into, or NULL */
} Data;

/* A row of the bare view: texts, ready to be shown. */
#define TYPE_TEXTS (texts_get_type ())
G_DECLARE_FINAL_TYPE (Texts, texts, BENCH, TEXTS, GObject)

struct _Texts
{
  GObject parent_instance;
  char   *texts[N_COLUMNS];
  guint   group;      /* number of the header that it stands under */
};

G_DEFINE_FINAL_TYPE (Texts, texts, G_TYPE_OBJECT)

static void
texts_finalize (GObject *object)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (BENCH_TEXTS (object)->texts[i]);

  G_OBJECT_CLASS (texts_parent_class)->finalize (object);
}

static void
texts_class_init (TextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = texts_finalize;
}

static void
texts_init (Texts *self)
{
}

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

/* ---- A view that does nothing but show texts */

static GListModel *
list_texts (TrestleGrid *grid)
{
  GListStore *store = g_list_store_new (TYPE_TEXTS);
  const TrestleObject *last = NULL;
  guint group = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (grid->model)); i++)
    {
      g_autoptr(GObject) row = g_list_model_get_item (G_LIST_MODEL (grid->model), i);
      g_autoptr(Texts) texts = g_object_new (TYPE_TEXTS, NULL);
      gboolean standard;

      for (guint k = 0; k < N_COLUMNS; k++)
        texts->texts[k] = trestle_grid_column_dup_text (grid->shown->pdata[k], grid->project, row, &standard);
      if (grid->grouped != NULL)
        {
          const TrestleObject *target = trestle_object_get_target (trestle_grid_row_find (row, NULL), grid->grouped->field);

          group += target != last;
          last = target;
        }
      texts->group = group;
      g_list_store_append (store, texts);
    }

  return G_LIST_MODEL (store);
}

static void
setup_cb (const TrestleColumn *column,
          GtkColumnViewCell   *cell)
{
  GtkInscription *text = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (text, trestle_grid_cell_get_width (column));
  gtk_inscription_set_nat_chars (text, trestle_grid_cell_get_width (column));
  gtk_inscription_set_xalign (text, column->numeric ? 1 : 0);
  gtk_column_view_cell_set_child (cell, GTK_WIDGET (text));
}

static void
bind_cb (gpointer           index,
         GtkColumnViewCell *cell)
{
  Texts *texts = gtk_column_view_cell_get_item (cell);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)), texts->texts[GPOINTER_TO_UINT (index)]);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  guint left = BENCH_TEXTS ((gpointer) a)->group, right = BENCH_TEXTS ((gpointer) b)->group;

  return left < right ? GTK_ORDERING_SMALLER : left > right ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
setup_header_cb (gpointer       data,
                 GtkListHeader *header)
{
  gtk_list_header_set_child (header, gtk_label_new (NULL));
}

static void
bind_header_cb (gpointer       data,
                GtkListHeader *header)
{
  g_autofree char *text = g_strdup_printf ("Location %u", BENCH_TEXTS (gtk_list_header_get_item (header))->group);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

/* Headers that show a text, where the table has some. */
static GListModel *
show_bare_headers (Data       *data,
                   GListModel *texts)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSortListModel *sections = gtk_sort_list_model_new (texts, NULL);

  gtk_sort_list_model_set_section_sorter (sections, GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL)));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_header_cb), NULL);
  gtk_column_view_set_header_factory (data->bare, factory);

  return G_LIST_MODEL (sections);
}

static void
show_bare (Data *data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *texts;

  data->bare = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (data->bare, TRUE);
  gtk_column_view_set_show_row_separators (data->bare, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (data->bare), "data-table");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const TrestleColumn *column = data->grid->shown->pdata[i];
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) view_column = gtk_column_view_column_new (column->title, factory);

      g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
      g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_append_column (data->bare, view_column);
    }
  texts = data->grid->grouped != NULL ? show_bare_headers (data, list_texts (data->grid)) : list_texts (data->grid);
  gtk_column_view_set_model (data->bare, GTK_SELECTION_MODEL (gtk_multi_selection_new (texts)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (data->bare));
  data->bare_window = show (scroller);
}

static gpointer
set_up_scroll (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  Data *data = open_table (design);

  show_bare (data);

  return data;
}

/* The bare view has the same rows under as many headers. */
static gpointer
set_up_groups (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  Data *data = g_new0 (Data, 1);

  data->project = trestle_project_new (design, NULL, NULL);
  data->grid = TRESTLE_GRID (trestle_grid_new (data->project, TRESTLE_KIND_POPULATION));
  data->window = show (GTK_WIDGET (data->grid));
  gtk_widget_activate_action (GTK_WIDGET (data->grid), "columns.-group", "s", "location");
  settle ();
  g_assert (data->grid->grouped != NULL);
  show_bare (data);

  return data;
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* From the top, @rows further each frame. */
static void
scroll_by (GtkColumnView *view,
           guint          rows)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
  double row = gtk_adjustment_get_upper (adjustment) / n;
  guint last = n - (guint) (gtk_adjustment_get_page_size (adjustment) / row) - 1;

  for (guint i = 1; i <= N_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, i * rows % last * row);
      wait_frame (GTK_WIDGET (view));
    }
}

static void
scroll_rows (gpointer data)
{
  scroll_by (((Data *) data)->grid->view, 3);
}

static void
scroll_bare_rows (gpointer data)
{
  scroll_by (((Data *) data)->bare, 3);
}

static void
scroll_pages (gpointer data)
{
  scroll_by (((Data *) data)->grid->view, 25);
}

static void
scroll_bare_pages (gpointer data)
{
  scroll_by (((Data *) data)->bare, 25);
}

/* ---- Edits */

static gpointer
set_up_edit (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
  Data *data = open_table (design);

  data->alone = trestle_project_new (copy, NULL, NULL);
  data->object = g_list_model_get_item (G_LIST_MODEL (data->grid->model), 5);
  data->alone_object = trestle_design_lookup (copy, data->object->id);
  settle ();

  return data;
}

/* Until it is seen, with its findings. */
static void
edit (gpointer user_data)
{
  Data *data = user_data;

  trestle_object_set_number (data->object, "bandwidth", 1000000 + data->n_edits++);
  wait_frame (GTK_WIDGET (data->grid->view));
}

static void
edit_alone (gpointer user_data)
{
  Data *data = user_data;

  trestle_object_set_number (data->alone_object, "bandwidth", 1000000 + data->n_edits++);
  trestle_project_get_assessment (data->alone);
}

static void
set_name (Data          *data,
          TrestleObject *object)
{
  g_autofree char *name = g_strdup_printf ("%s %u", data->n_edits % 2 == 0 ? "Aa" : "Zz", data->n_edits);

  data->n_edits++;
  trestle_object_set_string (object, "name", name);
}

static void
edit_name (gpointer user_data)
{
  Data *data = user_data;

  set_name (data, data->object);
  wait_frame (GTK_WIDGET (data->grid->view));
}

static void
edit_name_alone (gpointer user_data)
{
  Data *data = user_data;

  set_name (data, data->alone_object);
  trestle_project_get_assessment (data->alone);
}

static void
settle_edit (gpointer user_data)
{
  settle ();
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
  settle ();
}

static void
undo (gpointer user_data)
{
  Data *data = user_data;

  trestle_history_undo (trestle_project_get_history (data->project));
  settle ();
}

/* ---- Names in a cell */

/* The cell of a population that says where it is. */
static gpointer
set_up_names (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size);
  Data *data = g_new0 (Data, 1);

  data->project = trestle_project_new (design, NULL, NULL);
  data->grid = TRESTLE_GRID (trestle_grid_new (data->project, TRESTLE_KIND_POPULATION));
  data->window = show (GTK_WIDGET (data->grid));
  for (guint i = 0; i < data->grid->cells->len && data->cell == NULL; i++)
    if (g_str_equal (trestle_grid_cell_get_column (data->grid->cells->pdata[i])->name, "location"))
      data->cell = data->grid->cells->pdata[i];
  g_assert (data->cell != NULL);

  return data;
}

static void
type_letter (gpointer user_data)
{
  Data *data = user_data;
  const char letters[] = { "abcdefghijklmnopqrstuvwxyz0123456789"[data->n_edits++ % 36], '\0' };

  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (data->cell)), letters);
  wait_frame (GTK_WIDGET (data->grid->view));
}

static void
type_first_letter (gpointer user_data)
{
  trestle_grid_cell_edit (((Data *) user_data)->cell, TRUE);
  type_letter (user_data);
}

static void
leave_cell (gpointer user_data)
{
  trestle_grid_cell_cancel (((Data *) user_data)->cell);
  settle ();
}

static gpointer
set_up_letters (guint size)
{
  Data *data = set_up_names (size);

  type_first_letter (data);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  gtk_window_destroy (GTK_WINDOW (data->window));
  if (data->bare_window != NULL)
    gtk_window_destroy (GTK_WINDOW (data->bare_window));
  settle ();
  g_clear_object (&data->object);
  g_clear_object (&data->alone);
  g_object_unref (data->project);
  g_free (data->block);
  g_free (data);
}

static const BenchRow rows[] = {
  { .title = "60 frames, 3 rows each", .peer = "bare view", .ratio = 1.2, .set_up = set_up_scroll,
    .work = scroll_rows, .floor = scroll_bare_rows, .tear_down = tear_down },
  { .title = "60 frames, a page each", .peer = "bare view", .ratio = 1.2, .set_up = set_up_scroll,
    .work = scroll_pages, .floor = scroll_bare_pages, .tear_down = tear_down },
  { .title = "60 frames, 3 rows each, in groups", .peer = "bare view in groups", .ratio = 1.2, .set_up = set_up_groups,
    .work = scroll_rows, .floor = scroll_bare_rows, .tear_down = tear_down },
  { .title = "60 frames, a page each, in groups", .peer = "bare view in groups", .ratio = 1.2, .set_up = set_up_groups,
    .work = scroll_pages, .floor = scroll_bare_pages, .tear_down = tear_down },
  { .title = "a value is edited", .milliseconds = 16, .size = 10000, .set_up = set_up_edit,
    .work = edit, .floor = edit_alone, .clean_up = settle_edit, .tear_down = tear_down },
  { .title = "a row is renamed", .milliseconds = 16, .size = 10000, .set_up = set_up_edit,
    .work = edit_name, .floor = edit_name_alone, .clean_up = settle_edit, .tear_down = tear_down },
  { .title = "first letter of a name", .milliseconds = 16, .size = 10000, .set_up = set_up_names,
    .work = type_first_letter, .clean_up = leave_cell, .tear_down = tear_down },
  { .title = "another letter of a name", .milliseconds = 16, .size = 10000, .set_up = set_up_letters,
    .work = type_letter, .clean_up = settle_edit, .tear_down = tear_down },
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
