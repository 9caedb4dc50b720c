/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas in process: its menus, what comes from the palette and the clipboard,
 * and what goes out to other programs.
 */
#include "config.h"

#include "canvas-app.h"
#include "edit.h"
#include "picture-provider.h"

#include <string.h>

static guint
count (Fixture    *fixture,
       TrestleKind kind)
{
  return trestle_design_get_list (fixture->design, kind)->items->len;
}

/* The entry that activates @action, looked for in submenus too: its label and target. */
static gboolean
find_entry (GMenuModel *menu,
            const char *action,
            char      **label,
            GVariant  **target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *own = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &own);
      if (g_strcmp0 (own, action) == 0)
        {
          g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", label);
          if (target != NULL)
            *target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
          return TRUE;
        }
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr(GMenuModel) link = g_menu_model_get_item_link (menu, i, links[k]);

          if (link != NULL && find_entry (link, action, label, target))
            return TRUE;
        }
    }

  return FALSE;
}

/* The submenu called @label, wherever it is, owned; or NULL. */
static GMenuModel *
find_submenu (GMenuModel *menu,
              const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *own = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &own);
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[k]);
          GMenuModel *found = link == NULL ? NULL : g_strcmp0 (own, label) == 0 ? g_object_ref (link) : find_submenu (link, label);

          if (found != NULL)
            return found;
        }
    }

  return NULL;
}

static GMenuModel *
open_menu (Fixture       *fixture,
           TrestleObject *object)
{
  trestle_selection_select (trestle_project_get_selection (fixture->project), object);
  canvas_app_press_key (fixture, GDK_KEY_Menu, 0);
  g_assert_true (GTK_IS_POPOVER_MENU (fixture->canvas->popover));

  return gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->canvas->popover));
}

/* Everything that can be done with a thing is in its menu, and works. */
static void
test_entries (Fixture      *fixture,
              gconstpointer sample)
{
  static const char *const expected[] = {
    "canvas.rename", "canvas.connect", "canvas.move-to", "canvas.pin", "canvas.collapse", "canvas.cut", "canvas.copy",
    "canvas.paste", "canvas.paste-special", "canvas.duplicate", "canvas.delete", "canvas.show-in-table", "canvas.properties",
    "canvas.add", "canvas.fit-selection", "canvas.select", "canvas.overlay"
  };
  GMenuModel *menu = open_menu (fixture, canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *label = NULL;

      g_test_message ("%s", expected[i]);
      g_assert_true (find_entry (menu, expected[i], &label, NULL));
      g_assert_cmpstr (label, !=, "");
    }
}

/* A finding of the thing, worst first, leads to what it is about. */
static void
test_findings (Fixture      *fixture,
               gconstpointer sample)
{
  const GPtrArray *findings;
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *subject = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GVariant) target = NULL;
  const char *id, *field;

  /* A location of which nobody knows the bandwidth. */
  trestle_object_unset (location, "bandwidth");
  app_test_settle ();
  findings = trestle_assessment_get_findings (trestle_project_get_assessment (fixture->project));
  for (guint i = 0; i < findings->len && subject == NULL; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->subject == location && trestle_finding_get_severity (finding) != TRESTLE_SEVERITY_INFO)
        {
          subject = finding->subject;
          message = trestle_finding_dup_message (finding);
        }
    }
  g_assert_nonnull (subject);
  g_assert_true (find_entry (open_menu (fixture, location), "canvas.show-finding", &label, &target));
  g_variant_get (target, "(&s&s)", &id, &field);
  subject = trestle_design_lookup (fixture->design, id);
  g_assert_nonnull (subject);
  trestle_selection_select (selection, NULL);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->canvas), "canvas.show-finding", target);
  g_assert_true (trestle_selection_get_primary (selection) == subject);

  /* What nothing is wrong with has no such menu. */
  g_clear_pointer (&label, g_free);
  trestle_selection_select (selection, NULL);
  canvas_app_press_key (fixture, GDK_KEY_Menu, 0);
  g_assert_false (find_entry (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (fixture->canvas->popover)),
                              "canvas.show-finding", &label, NULL));
}

/* What stands below the pointer can be chosen, from the innermost to the location. */
static void
test_under (Fixture      *fixture,
            gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  GMenuModel *menu = open_menu (fixture, canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0));
  TrestleObject *location = TRESTLE_MACHINE (TRESTLE_SERVER (canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0))->machine.target)->location.target;
  g_autoptr (GMenuModel) under = find_submenu (menu, "Select Under Pointer");
  int n = under != NULL ? g_menu_model_get_n_items (under) : 0;
  g_autoptr (GVariant) target = NULL;

  g_assert_cmpint (n, >=, 2);
  target = g_menu_model_get_item_attribute_value (under, n - 1, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, location->id);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->canvas), "canvas.select", target);
  g_assert_true (trestle_selection_get_primary (selection) == location);

  /* A location stands in nothing else. */
  g_assert_null (find_submenu (open_menu (fixture, location), "Select Under Pointer"));
}

/* What a button of the palette carries adds its kind where it is dropped. */
static void
test_palette (Fixture      *fixture,
              gconstpointer sample)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
  GtkWidget *palette = gtk_widget_get_prev_sibling (gtk_widget_get_prev_sibling (
                                                      gtk_widget_get_parent (GTK_WIDGET (fixture->canvas))));
  GtkEventController *drop = canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_DROP_TARGET);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleObject *added;
  guint n_servers = count (fixture, TRESTLE_KIND_SERVER);
  guint n_kinds, n = 0;
  const TrestleKind *kinds = trestle_canvas_list_kinds (&n_kinds);
  GdkRectangle bounds;

  g_assert_nonnull (page);
  for (GtkWidget *button = gtk_widget_get_first_child (palette); n < n_kinds; button = gtk_widget_get_next_sibling (button), n++)
    {
      GtkEventController *source = canvas_app_find_controller (button, GTK_TYPE_DRAG_SOURCE);
      GdkContentProvider *provider = NULL;
      g_auto(GValue) value = G_VALUE_INIT;
      gboolean dropped = FALSE;

      g_signal_emit_by_name (source, "prepare", 4.0, 4.0, &provider);
      g_value_init (&value, GTK_TYPE_STRING_OBJECT);
      g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
      g_assert_cmpstr (gtk_string_object_get_string (g_value_get_object (&value)), ==, trestle_kind_get_info (kinds[n])->nick);
      if (kinds[n] == TRESTLE_KIND_SERVER)
        {
          g_assert_true (trestle_canvas_get_bounds (fixture->canvas, location, &bounds));
          g_signal_emit_by_name (drop, "drop", &value, bounds.x + 8.0, bounds.y + 8.0, &dropped);
          g_assert_true (dropped);
        }
      g_object_unref (provider);
    }
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_SERVER), ==, n_servers + 1);
  added = trestle_selection_get_primary (trestle_project_get_selection (fixture->project));
  g_assert_true (trestle_edit_get_machine (added)->location.target == location);

  /* And is being named. */
  g_assert_nonnull (app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY));
}

static gboolean
has_link (gpointer data)
{
  Fixture *fixture = data;

  return count (fixture, TRESTLE_KIND_LINK) == GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (fixture->canvas), "expected"));
}

static gboolean
has_dialog (gpointer data)
{
  return app_test_find (((Fixture *) data)->window, ADW_TYPE_DIALOG) != NULL;
}

/* What has been copied is connected with what is selected, or read as rows of a table. */
static void
test_paste_special (Fixture      *fixture,
                    gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  guint n_locations = count (fixture, TRESTLE_KIND_LOCATION);
  guint n_links = count (fixture, TRESTLE_KIND_LINK);
  TrestleObject *a, *b;
  GtkWidget *dialog;

  a = trestle_design_create (fixture->design, TRESTLE_KIND_LOCATION);
  b = trestle_design_create (fixture->design, TRESTLE_KIND_LOCATION);
  app_test_settle ();
  trestle_selection_select (selection, a);
  gtk_widget_activate_action (canvas, "canvas.copy", NULL);
  trestle_selection_select (selection, b);
  canvas_app_press_key (fixture, GDK_KEY_Escape, 0);
  trestle_selection_select (selection, b);
  gtk_widget_activate_action (canvas, "canvas.paste-special", NULL);
  g_assert_true (GTK_IS_POPOVER_MENU (fixture->canvas->popover));
  gtk_widget_activate_action (canvas, "canvas.paste-connections", NULL);
  g_object_set_data (G_OBJECT (canvas), "expected", GUINT_TO_POINTER (n_links + 1));
  app_test_wait (has_link, fixture);
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LOCATION), ==, n_locations + 2);
  g_assert_cmpstr (trestle_history_get_undo_title (trestle_project_get_history (fixture->project)), ==, "Paste as Connections");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (canvas), "Name\tUsers\nOslo\t12\n");
  gtk_widget_activate_action (canvas, "canvas.paste-rows", NULL);
  app_test_wait (has_dialog, fixture);
  dialog = app_test_find (fixture->window, ADW_TYPE_DIALOG);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_test_settle ();
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The picture goes out as what others read, and as a file that opens as the design. */
static void
test_drag_out (Fixture      *fixture,
               gconstpointer sample)
{
  static const struct { const char *type, *start; } forms[] = {
    { "image/svg+xml", "<?xml" }, { "image/png", "\x89PNG" }, { "application/pdf", "%PDF" }
  };
  g_autoptr(GdkContentProvider) provider = trestle_picture_provider_new (fixture->project);
  g_autoptr(GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GSList) files = NULL;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
      gboolean written = FALSE;

      g_assert_true (gdk_content_formats_contain_mime_type (formats, forms[i].type));
      gdk_content_provider_write_mime_type_async (provider, forms[i].type, stream, G_PRIORITY_DEFAULT, NULL, written_cb, &written);
      app_test_wait (is_true, &written);
      g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), >, 1000);
      g_assert_cmpint (memcmp (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), forms[i].start,
                               strlen (forms[i].start)), ==, 0);
    }

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_assert_true (gdk_content_provider_get_value (provider, &value, &error));
  files = gdk_file_list_get_files (g_value_get_boxed (&value));
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  design = trestle_file_load (files->data, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==,
                    count (fixture, TRESTLE_KIND_LOCATION));
}

/* Spreadsheets get a table of each kind that has been copied. */
static void
test_copied_tables (Fixture      *fixture,
                    gconstpointer sample)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GdkContentProvider *provider;
  gboolean written = FALSE;

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (objects, canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, i));
  g_ptr_array_add (objects, canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0));
  trestle_selection_set (trestle_project_get_selection (fixture->project), objects);
  gtk_widget_activate_action (canvas, "canvas.copy", NULL);
  provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (canvas));
  gdk_content_provider_write_mime_type_async (provider, "text/tab-separated-values", stream, G_PRIORITY_DEFAULT, NULL, written_cb, &written);
  app_test_wait (is_true, &written);
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_true (g_str_has_prefix (lines[0], "Location Name\t"));
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_str_has_prefix (lines[1 + i], trestle_object_get_name (objects->pdata[i])));
  g_assert_cmpstr (g_strchomp (lines[3]), ==, "");
  g_assert_true (g_str_has_prefix (lines[4], "Name\t"));
  g_assert_true (g_str_has_prefix (lines[5], trestle_object_get_name (objects->pdata[2])));
}

/* Two fingers zoom, a long one opens the menu, and the picture glides on. */
static void
test_touch (Fixture      *fixture,
            gconstpointer sample)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  GtkEventController *zoom = canvas_app_find_controller (canvas, GTK_TYPE_GESTURE_ZOOM);
  GtkEventController *press = canvas_app_find_controller (canvas, GTK_TYPE_GESTURE_LONG_PRESS);
  GtkEventController *scroll = canvas_app_find_controller (canvas, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  GtkSettings *settings = gtk_widget_get_settings (canvas);
  double x, y;

  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (press)));
  canvas_app_get_middle (fixture, canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0), &x, &y);
  g_signal_emit_by_name (press, "pressed", x, y);
  g_assert_true (GTK_IS_POPOVER_MENU (fixture->canvas->popover));
  g_assert_cmpuint (g_hash_table_size (fixture->canvas->selected), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->popover));
  app_test_settle ();

  /* GTK has to have seen fingers before it says anything of them. */
  g_assert_true (gtk_gesture_is_grouped_with (GTK_GESTURE (zoom), GTK_GESTURE (canvas_app_find_controller (canvas, GTK_TYPE_GESTURE_CLICK))));

  gtk_widget_activate_action (canvas, "canvas.zoom-in", NULL);
  x = fixture->canvas->view.x;
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_signal_emit_by_name (scroll, "decelerate", 600.0, 0.0);
  g_assert_cmpuint (fixture->canvas->glide_id, !=, 0);
  app_test_settle ();
  trestle_canvas_stop_gliding (fixture->canvas);
  g_assert_cmpuint (fixture->canvas->glide_id, ==, 0);

  /* Those who want less motion get none. */
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_signal_emit_by_name (scroll, "decelerate", 600.0, 0.0);
  g_assert_cmpuint (fixture->canvas->glide_id, ==, 0);
}

/* Whatever runs the action, what can be added is found by typing; in a location no other one. */
static void
test_add_here (Fixture      *fixture,
               gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n_locations = count (fixture, TRESTLE_KIND_LOCATION);
  guint n_servers = count (fixture, TRESTLE_KIND_SERVER);
  GtkWidget *entry;

  canvas_app_press_key (fixture, GDK_KEY_Home, 0);
  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add-here", NULL);
  app_test_settle ();
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "location");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LOCATION), ==, n_locations);
  for (guint i = 1; i <= strlen ("server"); i++)
    {
      g_autofree char *text = g_strndup ("server", i);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_SERVER), ==, n_servers + 1);
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
    { "/canvas/menu/entries", test_entries },
    { "/canvas/menu/findings", test_findings },
    { "/canvas/menu/under", test_under },
    { "/canvas/add-here", test_add_here },
    { "/canvas/palette", test_palette },
    { "/canvas/paste-special", test_paste_special },
    { "/canvas/copied-tables", test_copied_tables },
    { "/canvas/drag-out", test_drag_out },
    { "/canvas/touch", test_touch }
  };

  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "medium.trestle", canvas_app_set_up, tests[i].run, canvas_app_tear_down);

  return g_test_run ();
}
