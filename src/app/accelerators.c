/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of shortcuts.  No Alt with letters, and no sign that needs AltGr on
 * a usual layout; what needs a digit has another way too.
 */
#include "config.h"

#include "accelerators.h"

#include <glib/gi18n.h>

#define GENERAL N_("General")
#define MOVE    N_("Moving Around")
#define EDIT    N_("Editing")
#define ASK     N_("Interview")
#define TABLE   N_("Tables")
#define CANVAS  N_("Canvas")
#define PAGES   N_("Document")

const TrestleAccelerator trestle_accelerators[] = {
  { "app.new", GENERAL, N_("New Design"), { "<Control>n" } },
  { "app.open", GENERAL, N_("Open"), { "<Control>o" } },
  { "win.save", GENERAL, N_("Save"), { "<Control>s" } },
  { "win.save-as", GENERAL, N_("Save As"), { "<Control><Shift>s" } },
  { "win.export", GENERAL, N_("Export Document"), { "<Control>e" } },
  { "win.print", GENERAL, N_("Print Document"), { "<Control>p" } },
  { "win.import", GENERAL, N_("Import Spreadsheet"), { "<Control>i" } },
  { "win.palette", GENERAL, N_("Command Palette"), { "<Control><Shift>p", "<Control>k" } },
  { "win.export-picture", GENERAL, N_("Export Picture") },
  { "win.export-workbook", GENERAL, N_("Export Workbook") },
  { "win.export-table", GENERAL, N_("Export Table") },
  { "win.export-tables", GENERAL, N_("Export Tables") },
  { "win.document-contents", GENERAL, N_("Contents of the Document") },
  { "app.start", GENERAL, N_("Start Page") },
  { "app.about", GENERAL, N_("About Trestle") },
  { "app.shortcuts", GENERAL, N_("Keyboard Shortcuts"), { "<Control>question", "<Control>slash", "F1" } },
  { "win.fullscreen", GENERAL, N_("Full Screen"), { "F11" } },
  { "win.present", GENERAL, N_("Present"), { "F5" } },
  { NULL, GENERAL, N_("Main Menu"), { "F10" } },
  { "window.close", GENERAL, N_("Close Window"), { "<Control>w" } },
  { "app.quit", GENERAL, N_("Quit"), { "<Control>q" } },
  { "win.show::overview", MOVE, N_("Overview"), { "<Control>1", "<Control>KP_1" } },
  { "win.show::scope", MOVE, N_("Scope"), { "<Control>2", "<Control>KP_2" } },
  { "win.show::instances", MOVE, N_("Instances"), { "<Control>3", "<Control>KP_3" } },
  { "win.show::servers", MOVE, N_("Servers"), { "<Control>4", "<Control>KP_4" } },
  { "win.show::repositories", MOVE, N_("Repositories"), { "<Control>5", "<Control>KP_5" } },
  { "win.show::findings", MOVE, N_("Findings"), { "<Control>6", "<Control>KP_6", "<Control>F9" } },
  { "win.show::sizing", MOVE, N_("Sizing"), { "<Control>7", "<Control>KP_7" } },
  { "win.previous", MOVE, N_("Previous Page"), { "<Control>Page_Up" } },
  { "win.next", MOVE, N_("Next Page"), { "<Control>Page_Down" } },
  { "win.next-pane", MOVE, N_("Next Pane"), { "F6" } },
  { "win.previous-pane", MOVE, N_("Previous Pane"), { "<Shift>F6" } },
  { "win.toggle-sidebar", MOVE, N_("Planning Steps"), { "F9" } },
  { "win.toggle-inspector", MOVE, N_("Inspector"), { "<Alt>Return" } },
  { "win.back", MOVE, N_("Back to Where You Came From"), { "<Alt>Left" } },
  { "win.forward", MOVE, N_("Forward Again"), { "<Alt>Right" } },
  { "win.next-finding", MOVE, N_("Next Finding"), { "F8" } },
  { "win.previous-finding", MOVE, N_("Previous Finding"), { "<Shift>F8" } },
  { "win.next-open", MOVE, N_("Next Open Decision"), { "<Control>F8" } },
  { "win.previous-open", MOVE, N_("Previous Open Decision"), { "<Control><Shift>F8" } },
  { NULL, MOVE, N_("Apply Fix of a Finding"), { "<Control>Return" }, "findings.fix" },
  { "win.undo", EDIT, N_("Undo"), { "<Control>z" } },
  { "win.redo", EDIT, N_("Redo"), { "<Control><Shift>z", "<Control>y" } },
  { "win.history", EDIT, N_("Undo History"), { "<Control><Shift>h" } },
  { "win.add-here", EDIT, N_("Add"), { "Insert" } },
  { "win.delete", EDIT, N_("Delete Selected"), { "<Control>Delete" } },
  { "win.propose", EDIT, N_("Propose Design"), { "<Control>r" } },
  { "win.interview", ASK, N_("Interview"), { "<Control>j" } },
  { NULL, ASK, N_("Next Question"), { "<Control>Return" } },
  { NULL, ASK, N_("Previous Question"), { "<Alt>Left" } },
  { NULL, ASK, N_("Don’t Know"), { "<Control>d" } },
  { NULL, TABLE, N_("Edit Cell"), { "F2", "Return" }, "grid.edit" },
  { NULL, TABLE, N_("Next Cell"), { "Tab" } },
  { NULL, TABLE, N_("Previous Cell"), { "<Shift>Tab" } },
  { NULL, TABLE, N_("Select Range"), { "<Shift>Down", "<Shift>Right" } },
  { NULL, TABLE, N_("Select Rows"), { "<Control>space" } },
  { NULL, TABLE, N_("Select All Cells"), { "<Control>a" } },
  { NULL, TABLE, N_("Select One Cell"), { "<Control><Shift>a" } },
  { NULL, TABLE, N_("First Cell"), { "<Control>Home" } },
  { NULL, TABLE, N_("Last Cell"), { "<Control>End" } },
  { NULL, TABLE, N_("Cut Cells"), { "<Control>x" }, "grid.cut" },
  { NULL, TABLE, N_("Copy Cells"), { "<Control>c" }, "grid.copy" },
  { NULL, TABLE, N_("Paste Cells"), { "<Control>v" }, "grid.paste" },
  { NULL, TABLE, N_("Paste Rows as Columns"), { "<Control><Shift>v" }, "grid.paste-turned" },
  { NULL, TABLE, N_("Fill Down"), { "<Control>d" }, "grid.fill-down" },
  { NULL, TABLE, N_("Fill Selected Cells"), { "<Control>Return" } },
  { NULL, TABLE, N_("Clear Cells"), { "Delete" }, "grid.clear" },
  { NULL, TABLE, N_("Find"), { "<Control>f" }, "grid.find" },
  { NULL, TABLE, N_("Next Match"), { "<Control>g" } },
  { NULL, TABLE, N_("Previous Match"), { "<Control><Shift>g" } },
  { NULL, TABLE, N_("Duplicate Selected Rows"), .own = "grid.duplicate" },
  { NULL, TABLE, N_("Sort Ascending"), .own = "grid.sort-ascending" },
  { NULL, TABLE, N_("Sort Descending"), .own = "grid.sort-descending" },
  { NULL, TABLE, N_("Leave Table"), { "<Control>Tab" } },
  { NULL, CANVAS, N_("Next Thing"), { "Tab" } },
  { NULL, CANVAS, N_("Nearest Thing to the Right"), { "<Control>Right" } },
  { NULL, CANVAS, N_("Move Selected, or the Picture"), { "Right" } },
  { NULL, CANVAS, N_("Rename"), { "F2", "Return" }, "canvas.rename" },
  { NULL, CANVAS, N_("Delete Selected"), { "Delete" }, "canvas.delete" },
  { NULL, CANVAS, N_("Connect"), { "<Control>l" }, "canvas.connect" },
  { NULL, CANVAS, N_("Duplicate"), { "<Control>d" }, "canvas.duplicate" },
  { NULL, CANVAS, N_("Copy"), { "<Control>c" }, "canvas.copy" },
  { NULL, CANVAS, N_("Cut"), { "<Control>x" }, "canvas.cut" },
  { NULL, CANVAS, N_("Paste"), { "<Control>v" }, "canvas.paste" },
  { NULL, CANVAS, N_("Find"), { "<Control>f" }, "canvas.find" },
  { NULL, CANVAS, N_("Next Overlay"), { "<Control><Shift>l" }, "canvas.next-overlay" },
  { NULL, CANVAS, N_("Menu"), { "Menu", "<Shift>F10" }, "canvas.menu" },
  { NULL, CANVAS, N_("Select All"), { "<Control>a" }, "canvas.select-all" },
  { NULL, CANVAS, N_("Zoom In"), { "<Control>plus" }, "canvas.zoom-in" },
  { NULL, CANVAS, N_("Zoom Out"), { "<Control>minus" }, "canvas.zoom-out" },
  { NULL, CANVAS, N_("Normal Size"), { "<Control>0" }, "canvas.zoom-normal" },
  { NULL, CANVAS, N_("Zoom to Selection"), { "<Control>8" }, "canvas.fit-selection" },
  { NULL, CANVAS, N_("Show Everything"), { "<Control>9" }, "canvas.fit" },
  { NULL, CANVAS, N_("Move to Location"), .own = "canvas.move-to" },
  { NULL, CANVAS, N_("Pin or Unpin Position"), .own = "canvas.pin" },
  { NULL, CANVAS, N_("Collapse or Expand"), .own = "canvas.collapse" },
  { NULL, CANVAS, N_("Select What Is Around It"), .own = "canvas.select-under" },
  { NULL, CANVAS, N_("Select Nothing"), { "<Control><Shift>a" }, "canvas.select-none" },
  { NULL, CANVAS, N_("Describe"), .own = "canvas.describe" },
  { NULL, CANVAS, N_("Arrange Automatically"), .own = "canvas.arrange" },
  { NULL, CANVAS, N_("Previous Overlay"), .own = "canvas.previous-overlay" },
  { NULL, CANVAS, N_("Guides On or Off"), .own = "canvas.snap" },
  { NULL, CANVAS, N_("Align Left"), .own = "canvas.align::left" },
  { NULL, CANVAS, N_("Align Centers"), .own = "canvas.align::center" },
  { NULL, CANVAS, N_("Align Right"), .own = "canvas.align::right" },
  { NULL, CANVAS, N_("Align Top"), .own = "canvas.align::top" },
  { NULL, CANVAS, N_("Align Middles"), .own = "canvas.align::middle" },
  { NULL, CANVAS, N_("Align Bottom"), .own = "canvas.align::bottom" },
  { NULL, CANVAS, N_("Distribute Horizontally"), .own = "canvas.align::across" },
  { NULL, CANVAS, N_("Distribute Vertically"), .own = "canvas.align::down" },
  { NULL, PAGES, N_("Find"), { "<Control>f" }, "pages.find" },
  { NULL, PAGES, N_("Next Match"), { "<Control>g" } },
  { NULL, PAGES, N_("Previous Match"), { "<Control><Shift>g" } },
  { NULL, PAGES, N_("Zoom In"), { "<Control>plus" }, "pages.zoom-in" },
  { NULL, PAGES, N_("Zoom Out"), { "<Control>minus" }, "pages.zoom-out" },
  { NULL, PAGES, N_("Normal Size"), { "<Control>0" }, "pages.zoom-normal" },
  { NULL, PAGES, N_("Page Width"), { "<Control>9" }, "pages.fit" }
};

const guint trestle_n_accelerators = G_N_ELEMENTS (trestle_accelerators);

void
trestle_accelerators_install (GtkApplication *application)
{
  for (guint i = 0; i < trestle_n_accelerators; i++)
    if (trestle_accelerators[i].action != NULL && trestle_accelerators[i].keys[0] != NULL)
      gtk_application_set_accels_for_action (application, trestle_accelerators[i].action, trestle_accelerators[i].keys);
}

static char *
dup_key_label (const char *key)
{
  guint keyval;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (key, &keyval, &modifiers))
    return g_strdup (key);

  return gtk_accelerator_get_label (keyval, modifiers);
}

char *
trestle_accelerator_dup_label (const TrestleAccelerator *self)
{
  return self->keys[0] != NULL ? dup_key_label (self->keys[0]) : g_strdup ("");
}

char *
trestle_accelerators_dup_label (const char *action)
{
  for (guint i = 0; i < trestle_n_accelerators; i++)
    if (g_strcmp0 (trestle_accelerators[i].action, action) == 0)
      return trestle_accelerator_dup_label (&trestle_accelerators[i]);

  return g_strdup ("");
}

static GtkWidget *
create_row (const TrestleAccelerator *accelerator)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (accelerator->keys[0]);
  g_autofree char *label = dup_key_label (accelerator->keys[0]);

  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(accelerator->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);

  return row;
}

AdwDialog *
trestle_accelerators_create_dialog (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < trestle_n_accelerators; i++)
    {
      if (trestle_accelerators[i].keys[0] == NULL)
        continue;
      if (i == 0 || !g_str_equal (trestle_accelerators[i].group, trestle_accelerators[i - 1].group))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(trestle_accelerators[i].group));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, create_row (&trestle_accelerators[i]));
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));

  return dialog;
}
