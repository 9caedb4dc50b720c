/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas in process: which part of the picture is shown and how one gets there,
 * names that are typed, guides, and what goes from one window to another.
 */
#include "config.h"

#include "accelerators.h"
#include "alignment.h"
#include "canvas-app.h"
#include "canvas-node.h"

#include <string.h>

static GtkWidget *
get_page (Fixture *fixture)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
}

static gboolean
has_arrived (gpointer data)
{
  TrestleCanvas *canvas = ((Fixture *) data)->canvas;

  return memcmp (&canvas->view, &canvas->flown_to, sizeof canvas->view) == 0;
}

static void
set_animations (Fixture *fixture,
                gboolean enabled)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (fixture->canvas)), "gtk-enable-animations", enabled, NULL);
}

/* Fit and 100 % go there in steps, which end where somebody scrolls; with less motion at once. */
static void
test_fly (Fixture      *fixture,
          gconstpointer sample)
{
  TrestleView *view = &fixture->canvas->view;
  double all = view->scale;

  gtk_widget_activate_action (get_page (fixture), "canvas.zoom-normal", NULL);
  g_assert_cmpfloat (view->scale, ==, fixture->canvas->text_scale);
  gtk_widget_activate_action (get_page (fixture), "canvas.fit", NULL);
  g_assert_cmpfloat_with_epsilon (view->scale, all, 1e-9);

  set_animations (fixture, TRUE);
  gtk_widget_activate_action (get_page (fixture), "canvas.zoom-normal", NULL);
  g_assert_cmpfloat (view->scale, <, fixture->canvas->text_scale);
  app_test_wait (has_arrived, fixture);
  g_assert_cmpfloat (view->scale, ==, fixture->canvas->text_scale);

  gtk_widget_activate_action (get_page (fixture), "canvas.fit", NULL);
  g_assert_true (trestle_canvas_take (fixture->canvas, &(TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = 1 }));
  while (adw_animation_get_state (fixture->canvas->flight) == ADW_ANIMATION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (view->scale, ==, fixture->canvas->text_scale);
  set_animations (fixture, FALSE);
}

/* Every zoom has its keys, with and without a keypad. */
static void
test_zoom_keys (Fixture      *fixture,
                gconstpointer sample)
{
  static const struct { guint keyval; const char *action; } keys[] = {
    { GDK_KEY_plus, "canvas.zoom-in" }, { GDK_KEY_equal, "canvas.zoom-in" }, { GDK_KEY_KP_Add, "canvas.zoom-in" },
    { GDK_KEY_minus, "canvas.zoom-out" }, { GDK_KEY_KP_Subtract, "canvas.zoom-out" },
    { GDK_KEY_0, "canvas.zoom-normal" }, { GDK_KEY_KP_0, "canvas.zoom-normal" },
    { GDK_KEY_8, "canvas.fit-selection" }, { GDK_KEY_KP_8, "canvas.fit-selection" },
    { GDK_KEY_9, "canvas.fit" }, { GDK_KEY_KP_9, "canvas.fit" }
  };
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && k < g_list_model_get_n_items (shortcuts); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger) || !GTK_IS_NAMED_ACTION (action))
            continue;
          for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
            n += gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keys[j].keyval &&
                 gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == GDK_CONTROL_MASK &&
                 g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), keys[j].action);
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (keys));
}

/* The scrollbar of an orientation. */
static GtkWidget *
find_scrollbar (Fixture       *fixture,
                GtkOrientation orientation)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_parent (GTK_WIDGET (fixture->canvas)));

  while (!GTK_IS_SCROLLBAR (child) || gtk_orientable_get_orientation (GTK_ORIENTABLE (child)) != orientation)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* There while not everything is seen; they move the picture and follow it. */
static void
test_scrollbars (Fixture      *fixture,
                 gconstpointer sample)
{
  const GtkOrientation orientations[] = { GTK_ORIENTATION_HORIZONTAL, GTK_ORIENTATION_VERTICAL };

  for (guint i = 0; i < G_N_ELEMENTS (orientations); i++)
    {
      GtkWidget *scrollbar = find_scrollbar (fixture, orientations[i]);
      GtkAdjustment *adjustment = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (scrollbar));
      double *place = i == 0 ? &fixture->canvas->view.x : &fixture->canvas->view.y;
      double before;

      gtk_widget_activate_action (get_page (fixture), "canvas.fit", NULL);
      g_assert_false (gtk_widget_get_visible (scrollbar));
      for (guint k = 0; k < 6; k++)
        gtk_widget_activate_action (get_page (fixture), "canvas.zoom-in", NULL);
      g_assert_true (gtk_widget_get_visible (scrollbar));
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, *place);

      before = *place;
      gtk_adjustment_set_value (adjustment, before + 16);
      g_assert_cmpfloat (*place, ==, before + 16);
      canvas_app_press_key (fixture, GDK_KEY_Escape, 0);
      trestle_canvas_take (fixture->canvas, &(TrestleEvent) {
      .type = TRESTLE_EVENT_SCROLL, .dx = i == 0, .dy = i == 1, .pixels = TRUE
    });
      g_assert_cmpfloat (*place, >, before + 16);
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, *place);
    }
}

/* Who types while something is selected begins its name anew; Escape leaves it what it was. */
static void
test_type (Fixture      *fixture,
           gconstpointer sample)
{
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  g_autofree char *before = g_strdup (trestle_object_get_name (server));
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), server);
  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_Q, GDK_SHIFT_MASK));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Q");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->popover));
  app_test_settle ();
  g_assert_cmpstr (trestle_object_get_name (server), ==, before);

  canvas_app_press_key (fixture, GDK_KEY_Q, GDK_SHIFT_MASK);
  g_signal_emit_by_name (app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY), "activate");
  app_test_settle ();
  g_assert_cmpstr (trestle_object_get_name (server), ==, "Q");

  /* Shortcuts are none of it, and nothing selected has no name. */
  g_assert_false (canvas_app_press_key (fixture, GDK_KEY_q, GDK_CONTROL_MASK));
  g_assert_false (canvas_app_press_key (fixture, GDK_KEY_q, GDK_ALT_MASK));
  trestle_selection_select (trestle_project_get_selection (fixture->project), NULL);
  g_assert_false (canvas_app_press_key (fixture, GDK_KEY_q, 0));
}

/* A link has its bandwidth typed where it stands, with or without F2. */
static void
test_type_on_link (Fixture      *fixture,
                   gconstpointer sample)
{
  TrestleLink *link = (TrestleLink *) canvas_app_get_nth (fixture, TRESTLE_KIND_LINK, 0);
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), (TrestleObject *) link);
  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_7, 0));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "7");
  gtk_editable_set_text (GTK_EDITABLE (entry), "7 Mbps");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_cmpint (link->bandwidth, ==, 7000000);
  g_assert_null (fixture->canvas->popover);

  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_F2, 0));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "7 Mbps");
}

/* Things of which there are very many have nodes only for who reads them. */
static void
test_unread (Fixture      *fixture,
             gconstpointer sample)
{
  GtkAccessible *first = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->canvas));

  g_assert_nonnull (first);
  g_clear_object (&first);
  trestle_canvas_drop_nodes (fixture->canvas);
  trestle_selection_select (trestle_project_get_selection (fixture->project), NULL);
  trestle_history_begin (trestle_project_get_history (fixture->project), "many");
  for (guint i = 0; i < 2000; i++)
    trestle_design_create (fixture->design, TRESTLE_KIND_LOCATION);
  trestle_history_end (trestle_project_get_history (fixture->project));
  trestle_canvas_update (fixture->canvas);
  first = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->canvas));
  g_assert_null (first);

  /* Neither has where the keyboard is. */
  canvas_app_press_key (fixture, GDK_KEY_Home, 0);
  g_assert_nonnull (trestle_canvas_input_get_focus (fixture->canvas->input));
  g_assert_null (fixture->canvas->nodes);
}

/* What has just been added has the keyboard, and is being named; then the canvas goes on there. */
static void
test_added (Fixture      *fixture,
            gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleObject *added;
  GtkWidget *entry;
  int start, end;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add", "s", "server");
  app_test_settle ();
  added = trestle_selection_get_primary (trestle_project_get_selection (fixture->project));
  g_assert_true (TRESTLE_IS_SERVER (added));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, trestle_object_get_name (added));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, (int) g_utf8_strlen (trestle_object_get_name (added), -1));

  gtk_editable_set_text (GTK_EDITABLE (entry), "MEDV-09");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->canvas)));
  g_assert_true (trestle_canvas_input_get_focus (fixture->canvas->input) == added);
  g_assert_nonnull (fixture->canvas->focused_node);
  g_assert_cmpstr (fixture->canvas->focused_node->name, ==, "MEDV-09");
  g_assert_true (fixture->canvas->focused_node->focused);
}

/* The button below @widget that runs @action, or NULL. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* One switch, wherever it is: the button shows what the menu and the palette change. */
static void
test_guides (Fixture      *fixture,
             gconstpointer sample)
{
  GtkWidget *button = find_button (get_page (fixture), "canvas.snap");

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_widget_activate_action (get_page (fixture), "canvas.snap", NULL);
  g_assert_false (trestle_canvas_input_get_snaps (fixture->canvas->input));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (trestle_canvas_input_get_snaps (fixture->canvas->input));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

typedef struct
{
  TrestleDesign *design;
  guint          n;
} Expected;

static gboolean
has_expected (gpointer data)
{
  Expected *expected = data;

  return trestle_design_get_list (expected->design, TRESTLE_KIND_LOCATION)->items->len == expected->n;
}

/* What is copied in one window is pasted in another, with what stands in it. */
static void
test_between_windows (Fixture      *fixture,
                      gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleProject *project = trestle_project_new (design, NULL, NULL);
  GtkWidget *page = trestle_canvas_page_new (project);
  GtkWidget *window = app_test_show (page);
  Expected expected = { design, 1 };

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.copy", NULL);
  gtk_widget_activate_action (page, "canvas.paste", NULL);
  app_test_wait (has_expected, &expected);
  g_assert_cmpstr (trestle_object_get_name (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0]), ==,
                   trestle_object_get_name (location));
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->len, >, 0);
  trestle_history_undo (trestle_project_get_history (project));
  g_assert_false (trestle_history_can_undo (trestle_project_get_history (project)));
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==, 0);
  app_test_settle ();
  app_test_destroy (window, page);
  app_test_finish (project);
}

/* Each way to align is offered under the button and in the palette. */
static void
test_align_everywhere (Fixture      *fixture,
                       gconstpointer sample)
{
  g_autoptr(GMenuModel) menu = trestle_canvas_create_align_menu ();
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      n += g_menu_model_get_n_items (section);
    }
  g_assert_cmpuint (n, ==, TRESTLE_N_ALIGNMENTS);
  for (TrestleAlignment i = 0; i < TRESTLE_N_ALIGNMENTS; i++)
    {
      const TrestleAlignmentInfo *info = trestle_alignment_get_info (i);
      g_autofree char *action = g_strdup_printf ("canvas.align::%s", info->nick);
      guint k = 0;

      while (k < trestle_n_accelerators && g_strcmp0 (trestle_accelerators[k].own, action) != 0)
        k++;
      g_assert_cmpuint (k, <, trestle_n_accelerators);
      g_assert_cmpstr (trestle_accelerators[k].title, ==, info->title);
    }
}

static void
test_menu_key (Fixture      *fixture,
               gconstpointer sample)
{
  static const struct { guint keyval; GdkModifierType modifiers; } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };

  trestle_selection_select (trestle_project_get_selection (fixture->project), canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (canvas_app_press_key (fixture, keys[i].keyval, keys[i].modifiers));
      g_assert_true (GTK_IS_POPOVER_MENU (fixture->canvas->popover));
      gtk_popover_popdown (GTK_POPOVER (fixture->canvas->popover));
      app_test_settle ();
      g_assert_null (fixture->canvas->popover);
    }
}

/* Either key deletes; the notice over the window can take it back. */
static void
test_delete_keys (Fixture      *fixture,
                  gconstpointer sample)
{
  static const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };
  GtkWidget *page = trestle_canvas_page_new (fixture->project);
  GtkWidget *overlay = adw_toast_overlay_new ();
  Fixture other = { fixture->project, fixture->design, NULL, trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page)) };

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  other.window = app_test_show (overlay);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);

      trestle_selection_select (trestle_project_get_selection (fixture->project), server);
      g_assert_true (canvas_app_press_key (&other, keys[i], 0));
      g_assert_null (server->design);
      g_assert_nonnull (find_button (overlay, "win.undo"));
      trestle_history_undo (trestle_project_get_history (fixture->project));
      app_test_settle ();
    }
  app_test_destroy (other.window, overlay);
}

static guint
count_boxes (Fixture       *fixture,
             TrestleBoxType type)
{
  guint n = 0;

  for (guint i = 0; i < fixture->canvas->scene->boxes->len; i++)
    n += trestle_scene_get_box (fixture->canvas->scene, i)->type == type;

  return n;
}

/* Step 1 shows locations only; all shows as much as the last one. */
static void
test_step (Fixture      *fixture,
           gconstpointer sample)
{
  guint n_cards = count_boxes (fixture, TRESTLE_BOX_CARD);
  guint n_locations = count_boxes (fixture, TRESTLE_BOX_LOCATION);

  g_assert_cmpuint (n_cards, >, 0);
  trestle_canvas_set_step (fixture->canvas, 1);
  app_test_settle ();
  g_assert_cmpuint (count_boxes (fixture, TRESTLE_BOX_CARD), ==, 0);
  g_assert_cmpuint (count_boxes (fixture, TRESTLE_BOX_LOCATION), ==, n_locations);
  for (int step = 2; step <= 4; step++)
    trestle_canvas_set_step (fixture->canvas, step);
  app_test_settle ();
  g_assert_cmpuint (count_boxes (fixture, TRESTLE_BOX_CARD), ==, n_cards);
  trestle_canvas_set_step (fixture->canvas, 0);
  app_test_settle ();
  g_assert_cmpuint (count_boxes (fixture, TRESTLE_BOX_CARD), ==, n_cards);
}

static GArray *
list_rects (TrestleScene *scene)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));

  for (guint i = 0; i < scene->boxes->len; i++)
    g_array_append_val (rects, trestle_scene_get_box (scene, i)->rect);

  return rects;
}

/* A copy of the design as it is read back from what is written. */
static TrestleProject *
reopen (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (fixture->design);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_parse ("design.trestle", bytes, &error);

  g_assert_no_error (error);

  return trestle_project_new (design, NULL, NULL);
}

/* What nobody has placed is arranged the same way every time, and what somebody has placed
 * stands where it was; looking at it is no edit.
 */
static void
test_reopen (Fixture      *fixture,
             gconstpointer sample)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(GArray) before = list_rects (fixture->canvas->scene);
      TrestleProject *project = reopen (fixture);
      GtkWidget *page = trestle_canvas_page_new (project);
      GtkWidget *window = app_test_show (page);
      g_autoptr(GArray) after = list_rects (trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page))->scene);
      g_autoptr(GBytes) now = NULL;
      g_autofree char *file = canvas_app_dup_file (fixture);

      g_assert_cmpmem (before->data, before->len * sizeof (TrestleRect), after->data, after->len * sizeof (TrestleRect));
      g_assert_false (trestle_history_can_undo (trestle_project_get_history (project)));
      now = trestle_file_serialize (trestle_project_get_design (project));
      g_assert_cmpmem (file, strlen (file), g_bytes_get_data (now, NULL), g_bytes_get_size (now));
      app_test_destroy (window, page);
      app_test_finish (project);

      /* And once everything has been placed. */
      if (round == 0)
        {
          gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.select-all", NULL);
          canvas_app_press_key (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
          g_assert_true (trestle_history_can_undo (trestle_project_get_history (fixture->project)));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void        (*run) (Fixture      *fixture,
                        gconstpointer sample);
  } tests[] = {
    { "/canvas/fly", test_fly },
    { "/canvas/zoom-keys", test_zoom_keys },
    { "/canvas/scrollbars", test_scrollbars },
    { "/canvas/type", test_type }, { "/canvas/type-on-link", test_type_on_link },
    { "/canvas/unread", test_unread },
    { "/canvas/added", test_added },
    { "/canvas/guides", test_guides },
    { "/canvas/between-windows", test_between_windows },
    { "/canvas/align-everywhere", test_align_everywhere },
    { "/canvas/menu-key", test_menu_key },
    { "/canvas/delete-keys", test_delete_keys },
    { "/canvas/step", test_step },
    { "/canvas/reopen", test_reopen }
  };

  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "medium.trestle", canvas_app_set_up, tests[i].run, canvas_app_tear_down);

  return g_test_run ();
}
