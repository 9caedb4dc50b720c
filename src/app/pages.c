/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two lists of the same pages.  Sheets exist only for the pages that are near;
 * a place on a page is scrolled to once its sheet is there.  Looking for words is
 * in pages-search.c.
 */
#include "config.h"

#include "pages-private.h"

#include <glib/gi18n.h>
#include <math.h>


#define FIT             0.0     /* as wide as there is room */
#define FIT_WIDTH       1000    /* pixels; no wider, or lines are too long to read */
#define NO_LIMIT        100000
#define THUMBNAIL_WIDTH 96
#define CONTEXT         48.0    /* pixels above the place that is gone to */
#define PATIENCE        20      /* frames that a sheet may take to come */

static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2, 3 };

G_DEFINE_FINAL_TYPE (TrestlePages, trestle_pages, ADW_TYPE_BIN)

/* The page that is read */

static void
show_page (TrestlePages *self)
{
  g_autofree char *text = g_strdup_printf ("%u", self->page + 1);
  GtkSelectionModel *selection = gtk_list_view_get_model (self->thumbnails);

  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), text);
  self->selecting = TRUE;
  if (selection != NULL)
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (selection), self->page);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->thumbnails)))
    gtk_list_view_scroll_to (self->thumbnails, self->page, GTK_LIST_SCROLL_NONE, NULL);
  self->selecting = FALSE;
}

static TrestlePaper *
find_sheet (TrestlePages *self,
            guint         page)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (GPOINTER_TO_UINT (g_object_get_data (self->sheets->pdata[i], "page")) == page &&
        gtk_widget_get_mapped (self->sheets->pdata[i]))
      return self->sheets->pdata[i];

  return NULL;
}

/* Makes the target the place that is seen; FALSE as long as its sheet is not there. */
static gboolean
scroll_to_target (TrestlePages *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  TrestlePaper *sheet = find_sheet (self, self->target);
  graphene_point_t place;

  if (sheet == NULL || gtk_widget_get_height (GTK_WIDGET (sheet)) == 0 ||
      !gtk_widget_compute_point (GTK_WIDGET (sheet), GTK_WIDGET (self->list),
                                 &GRAPHENE_POINT_INIT (0, (float) (self->target_y * trestle_paper_get_scale (sheet))), &place))
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.y - CONTEXT);
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + place.x -
                            (gtk_adjustment_get_page_size (across) - gtk_widget_get_width (GTK_WIDGET (sheet))) / 2);

  return TRUE;
}

/* The page at the middle of what is seen. */
static void
look (TrestlePages *self)
{
  double middle = gtk_widget_get_height (GTK_WIDGET (self->list)) / 2.0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      GtkWidget *sheet = self->sheets->pdata[i];
      guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (sheet), "page"));
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (sheet) || !gtk_widget_compute_bounds (sheet, GTK_WIDGET (self->list), &bounds) ||
          bounds.origin.y > middle || bounds.origin.y + bounds.size.height < middle || page == self->page)
        continue;
      self->page = page;
      show_page (self);
      return;
    }
}

/* Sheets are where they belong one frame after scrolling. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  TrestlePages *self = TRESTLE_PAGES (widget);

  if (self->frames_left == 0)
    look (self);
  else if (scroll_to_target (self))
    self->frames_left = 0;
  else
    self->frames_left--;
  if (self->frames_left > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;

  return G_SOURCE_REMOVE;
}

static void
start_ticking (TrestlePages *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* By whoever reads; what is gone to is the page already. */
static void
scrolled_cb (TrestlePages *self)
{
  if (self->frames_left == 0)
    start_ticking (self);
}

void
trestle_pages_go_to (TrestlePages *self,
                     guint         page,
                     double        y)
{
  g_return_if_fail (TRESTLE_IS_PAGES (self));

  if (self->document == NULL || page >= trestle_document_get_n_pages (self->document))
    return;
  self->target = page;
  self->target_y = y;
  self->frames_left = PATIENCE;
  self->page = page;
  show_page (self);
  gtk_list_view_scroll_to (self->list, page, GTK_LIST_SCROLL_NONE, NULL);
  start_ticking (self);
}

guint
trestle_pages_get_page (TrestlePages *self)
{
  g_return_val_if_fail (TRESTLE_IS_PAGES (self), 0);

  return self->page;
}

static void
page_entered_cb (TrestlePages *self)
{
  guint64 number;

  if (self->document != NULL &&
      g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1,
                                  trestle_document_get_n_pages (self->document), &number, NULL))
    {
      trestle_pages_go_to (self, (guint) number - 1, 0);
      return;
    }
  show_page (self);
  gtk_widget_error_bell (GTK_WIDGET (self->page_entry));
}

static void
selected_cb (TrestlePages *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->thumbnails);
  guint page = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection));

  if (!self->selecting && page != GTK_INVALID_LIST_POSITION)
    trestle_pages_go_to (self, page, 0);
}

/* Sheets */

static void
setup_sheet_cb (TrestlePages *self,
                GtkListItem  *item)
{
  GtkWidget *sheet = trestle_paper_new ();

  g_signal_connect_object (sheet, "follow", G_CALLBACK (trestle_pages_go_to), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, sheet);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_sheet_cb (TrestlePages *self,
               GtkListItem  *item)
{
  TrestlePaper *sheet = TRESTLE_PAPER (gtk_list_item_get_child (item));
  guint page = gtk_list_item_get_position (item);

  g_object_set_data (G_OBJECT (sheet), "page", GUINT_TO_POINTER (page));
  trestle_paper_set_zoom (sheet, self->zoom);
  trestle_paper_set (sheet, self->document, page);
  trestle_paper_set_matches (sheet, self->matches, self->match);
  g_ptr_array_add (self->sheets, sheet);
}

static void
unbind_sheet_cb (TrestlePages *self,
                 GtkListItem  *item)
{
  GtkWidget *sheet = gtk_list_item_get_child (item);

  trestle_paper_set (TRESTLE_PAPER (sheet), NULL, 0);
  g_ptr_array_remove_fast (self->sheets, sheet);
}

static void
setup_thumbnail_cb (TrestlePages *self,
                    GtkListItem  *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *number = gtk_label_new (NULL);

  adw_clamp_set_child (ADW_CLAMP (clamp), trestle_paper_new ());
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), THUMBNAIL_WIDTH);
  gtk_widget_add_css_class (number, "caption");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_item_set_child (item, box);
}

static void
set_thumbnail (TrestleDocument *document,
               GtkListItem     *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  AdwClamp *clamp = ADW_CLAMP (gtk_widget_get_first_child (box));
  guint page = gtk_list_item_get_position (item);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *label = g_strdup_printf (_("Page %u"), page + 1);

  trestle_paper_set (TRESTLE_PAPER (adw_clamp_get_child (clamp)), document, document != NULL ? page : 0);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), number);
  gtk_list_item_set_accessible_label (item, label);
}

static void
bind_thumbnail_cb (TrestlePages *self,
                   GtkListItem  *item)
{
  set_thumbnail (self->document, item);
}

static void
unbind_thumbnail_cb (TrestlePages *self,
                     GtkListItem  *item)
{
  set_thumbnail (NULL, item);
}

/* Zoom */

static void
show_zoom (TrestlePages *self)
{
  int percent = (int) lround (self->zoom * 100);
  g_autofree char *text = self->zoom > 0 ? g_strdup_printf (_("%d %%"), percent) : g_strdup (_("Width"));
  g_autofree char *label = self->zoom > 0 ? g_strdup_printf (_("Zoom %d %%, Reset"), percent) :
                           g_strdup (_("Page Width, Reset"));

  gtk_button_set_label (self->zoom_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_zoom (TrestlePages *self,
          double        zoom)
{
  self->zoom = zoom;
  adw_clamp_scrollable_set_maximum_size (self->clamp, zoom > 0 ? NO_LIMIT : FIT_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, zoom > 0 ? NO_LIMIT : FIT_WIDTH);
  gtk_scrolled_window_set_policy (self->scroller, zoom > 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  for (guint i = 0; i < self->sheets->len; i++)
    trestle_paper_set_zoom (self->sheets->pdata[i], zoom);
  show_zoom (self);
  trestle_pages_go_to (self, self->page, 0);
}

/* The next step from what is now seen. */
static void
step_zoom (TrestlePages *self,
           int           by)
{
  TrestlePaper *sheet = find_sheet (self, self->page);
  double now = self->zoom;

  if (now == FIT)
    now = sheet != NULL ? trestle_paper_get_scale (sheet) * 3 / 4 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      double zoom = zooms[by > 0 ? i : G_N_ELEMENTS (zooms) - 1 - i];

      if (by > 0 ? zoom > now + 0.01 : zoom < now - 0.01)
        {
          set_zoom (self, zoom);
          return;
        }
    }
}

/* Actions */

static void
pages_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestlePages *self = TRESTLE_PAGES (widget);

  if (g_str_equal (name, "pages.zoom-in"))
    step_zoom (self, 1);
  else if (g_str_equal (name, "pages.zoom-out"))
    step_zoom (self, -1);
  else if (g_str_equal (name, "pages.zoom-normal"))
    set_zoom (self, 1);
  else if (g_str_equal (name, "pages.fit"))
    set_zoom (self, FIT);
  else
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    }
}

static const struct { const char *name; guint keys[3]; } actions[] = {
  { "pages.zoom-in", { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add } },
  { "pages.zoom-out", { GDK_KEY_minus, GDK_KEY_KP_Subtract } },
  { "pages.zoom-normal", { GDK_KEY_0, GDK_KEY_KP_0 } },
  { "pages.fit", { GDK_KEY_9, GDK_KEY_KP_9 } },
  { "pages.find", { GDK_KEY_f } }
};

/* The keys work wherever the keyboard is in the window, while the pages are seen. */
static gboolean
shortcut_cb (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, data, NULL);
}

static gboolean
next_cb (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  trestle_pages_find_next (TRESTLE_PAGES (widget), GPOINTER_TO_INT (data));

  return TRUE;
}

static void
add_shortcuts (TrestlePages *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && actions[i].keys[j] != 0; j++)
      gtk_shortcut_controller_add_shortcut (shortcuts, gtk_shortcut_new (
                                              gtk_keyval_trigger_new (actions[i].keys[j], GDK_CONTROL_MASK),
                                              gtk_callback_action_new (shortcut_cb, (gpointer) actions[i].name, NULL)));
  for (int by = -1; by <= 1; by += 2)
    gtk_shortcut_controller_add_shortcut (shortcuts, gtk_shortcut_new (
                                            gtk_keyval_trigger_new (GDK_KEY_g, GDK_CONTROL_MASK | (by < 0 ? GDK_SHIFT_MASK : 0)),
                                            gtk_callback_action_new (next_cb, GINT_TO_POINTER (by), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
trestle_pages_dispose (GObject *object)
{
  TrestlePages *self = TRESTLE_PAGES (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_PAGES);
  g_clear_object (&self->document);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (trestle_pages_parent_class)->dispose (object);
}

static void
trestle_pages_finalize (GObject *object)
{
  g_ptr_array_unref (TRESTLE_PAGES (object)->sheets);

  G_OBJECT_CLASS (trestle_pages_parent_class)->finalize (object);
}

static void
trestle_pages_class_init (TrestlePagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_pages_dispose;
  G_OBJECT_CLASS (klass)->finalize = trestle_pages_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, pages_action);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/pages.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, split);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, clamp);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, scroller);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, list);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, n_matches);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, page_entry);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, n_pages);
  gtk_widget_class_bind_template_child (widget_class, TrestlePages, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_thumbnail_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_thumbnail_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_thumbnail_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
  trestle_pages_bind_search (widget_class);
}

static void
trestle_pages_init (TrestlePages *self)
{
  self->sheets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled_cb),
                           self, G_CONNECT_SWAPPED);
  add_shortcuts (self);
  show_zoom (self);
}

/* One string for each page: the row's position is the page. */
void
trestle_pages_set_document (TrestlePages    *self,
                            TrestleDocument *document)
{
  guint n = trestle_document_get_n_pages (document);
  g_autoptr(GtkStringList) pages = gtk_string_list_new (NULL);
  g_autoptr(GtkSingleSelection) selection = NULL;
  /* Translators: behind the number of the page that is read */
  g_autofree char *of = g_strdup_printf (_("of %u"), n);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  double place = gtk_adjustment_get_value (adjustment);

  g_return_if_fail (TRESTLE_IS_PAGES (self));

  g_set_object (&self->document, document);
  self->page = MIN (self->page, n - 1);
  trestle_pages_find_matches (self);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (pages, "");
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (pages)))));
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (pages)));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->thumbnails, GTK_SELECTION_MODEL (selection));
  gtk_adjustment_set_value (adjustment, place);
  gtk_label_set_text (self->n_pages, of);
  show_page (self);
}
