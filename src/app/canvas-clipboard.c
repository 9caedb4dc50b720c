/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies: beside the original, where they are dropped, and over the clipboard,
 * also between windows.  On the clipboard is a small design file.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "block.h"
#include "cells.h"
#include "connect.h"
#include "edits.h"
#include "fragment.h"
#include "import-dialog.h"
#include "picture.h"
#include "toast.h"

#define MIME_TYPE "application/vnd.trestle+json"
#define IDS_TYPE "application/vnd.trestle.ids"    /* of what has been copied, a line each */
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_DRAWN 400               /* objects of which a picture goes along */

static char *
dup_title (const char      *one,
           const char      *several,
           const GPtrArray *objects)
{
  g_autofree char *name = objects->len == 1 ? trestle_object_dup_name (objects->pdata[0]) : NULL;

  return name != NULL ? g_strdup_printf (one, name) : g_strdup_printf (several, objects->len);
}

static void
select_copies (TrestleCanvas *self,
               GPtrArray     *copies)
{
  self->selecting = TRUE;
  trestle_selection_set (trestle_project_get_selection (self->project), copies);
  self->selecting = FALSE;
  trestle_canvas_update (self);
  if (copies->len > 0)
    {
      trestle_canvas_input_set_focus (self->input, copies->pdata[0]);
      trestle_canvas_reveal (self, copies->pdata[0]);
    }
  trestle_canvas_sync_focus (self);
}

static void
say_added (TrestleCanvas *self,
           GPtrArray     *copies)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u object added", "%u objects added", copies->len), copies->len);

  trestle_canvas_say (self, text);
}

/* Pastes @fragment as one step and says so. */
static void
paste (TrestleCanvas *self,
       TrestleDesign *fragment,
       TrestleObject *location,
       const char    *title)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autoptr (GPtrArray) copies = NULL;

  trestle_history_begin (history, title);
  copies = trestle_fragment_paste (fragment, trestle_project_get_design (self->project), (TrestleLocation *) location, NULL);
  trestle_history_end (history);
  select_copies (self, copies);
  say_added (self, copies);
}

void
trestle_canvas_duplicate (TrestleCanvas *self)
{
  g_autoptr (GPtrArray) copies = trestle_edits_duplicate (self->project);

  select_copies (self, copies);
  say_added (self, copies);
}

void
trestle_canvas_copy_to (TrestleCanvas *self,
                        const GArray  *placements,
                        TrestleObject *location)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (TrestleDesign) fragment = NULL;
  g_autoptr (GPtrArray) outermost = NULL;
  g_autoptr (GHashTable) copies = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < placements->len; i++)
    g_ptr_array_add (objects, g_array_index (placements, TrestlePlacement, i).object);
  fragment = trestle_fragment_new (objects);
  title = dup_title (_("Duplicate %s"), ngettext ("Duplicate %u Object", "Duplicate %u Objects", objects->len), objects);
  trestle_history_begin (history, title);
  outermost = trestle_fragment_paste (fragment, trestle_project_get_design (self->project), (TrestleLocation *) location,
                                      &copies);
  for (guint i = 0; i < placements->len; i++)
    {
      const TrestlePlacement *placement = &g_array_index (placements, TrestlePlacement, i);
      TrestleObject *copy = g_hash_table_lookup (copies, placement->object->id);

      trestle_object_set_number (copy, "x", placement->x);
      trestle_object_set_number (copy, "y", placement->y);
    }
  trestle_history_end (history);
  select_copies (self, outermost);
  trestle_canvas_say (self, title);
}

/* For programs that only show it, while that takes no time. */
static void
add_pictures (TrestleDesign *fragment,
              GPtrArray     *forms)
{
  static const struct { TrestlePictureFormat format; const char *type; } pictures[] = {
    { TRESTLE_PICTURE_SVG, "image/svg+xml" }, { TRESTLE_PICTURE_PNG, "image/png" }
  };
  guint n = 0;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    n += trestle_design_get_list (fragment, kind)->items->len;
  for (guint i = 0; n <= MAX_DRAWN && i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) bytes = trestle_picture_make (fragment, NULL, pictures[i].format, TRESTLE_PALETTE_LIGHT, 2, NULL);

      if (bytes != NULL)
        g_ptr_array_add (forms, gdk_content_provider_new_for_bytes (pictures[i].type, bytes));
    }
}

/* Those of @objects that are of one kind as a table: what its columns are called, then a row for each. */
static void
append_table (GString    *text,
              GPtrArray  *objects,
              TrestleKind kind)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) all = trestle_column_list (kind);
  g_autoptr (TrestleSheet) sheet = NULL;
  g_autofree char *block = NULL;

  for (guint i = 0; i < objects->len; i++)
    if (trestle_object_get_kind (objects->pdata[i]) == kind)
      g_ptr_array_add (rows, objects->pdata[i]);
  if (rows->len == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < all->len; i++)
    {
      const TrestleColumn *column = &g_array_index (all, TrestleColumn, i);

      g_ptr_array_add (columns, (gpointer) column);
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", column->title);
    }
  g_string_append_c (text, '\n');
  sheet = trestle_cells_read (&(TrestleCells) { rows, columns, NULL }, NULL);
  block = sheet != NULL ? trestle_block_dup_text (sheet) : NULL;
  g_string_append (text, block != NULL ? block : "");
}

/* For spreadsheets: a table for each kind. */
static void
add_tables (GPtrArray *objects,
            GPtrArray *forms)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    append_table (text, objects, kind);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  g_ptr_array_add (forms, gdk_content_provider_new_for_bytes ("text/tab-separated-values", bytes));
}

void
trestle_canvas_copy (TrestleCanvas *self)
{
  g_autoptr (GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (self->project));
  g_autoptr (TrestleDesign) fragment = trestle_fragment_new (objects);
  g_autoptr (GBytes) bytes = trestle_file_serialize (fragment);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GBytes) id_bytes = NULL;
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *name = trestle_object_dup_name (objects->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
      g_string_append_printf (ids, "%s\n", TRESTLE_OBJECT (objects->pdata[i])->id);
    }
  id_bytes = g_string_free_to_bytes (g_steal_pointer (&ids));
  g_ptr_array_add (forms, gdk_content_provider_new_for_bytes (MIME_TYPE, bytes));
  g_ptr_array_add (forms, gdk_content_provider_new_for_bytes (IDS_TYPE, id_bytes));
  g_ptr_array_add (forms, gdk_content_provider_new_typed (G_TYPE_STRING, names->str));
  add_tables (objects, forms);
  add_pictures (fragment, forms);
  provider = gdk_content_provider_new_union ((GdkContentProvider **) forms->pdata, forms->len);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

/* What becomes of what has been read from the clipboard. */
typedef struct
{
  TrestleCanvas *canvas;
  void (*take) (TrestleCanvas *canvas,
                GBytes        *bytes);
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->canvas);
  g_free (paste);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
parse (TrestleCanvas *self,
       GBytes        *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleDesign) fragment = trestle_file_parse (_("Clipboard"), bytes, &error);

  if (fragment == NULL)
    trestle_toast_say (GTK_WIDGET (self), error->message);
  else if (self->project != NULL)
    paste (self, fragment, trestle_canvas_get_location (self), _("Paste"));
}

/* Connects the only thing selected with everything that has been copied and can be, as one step. */
static void
connect_all (TrestleCanvas *self,
             GBytes        *bytes)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleObject *end = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) ids = g_strsplit (text, "\n", -1);
  guint n = 0;

  if (end == NULL || g_hash_table_size (self->selected) != 1)
    {
      trestle_toast_say (GTK_WIDGET (self), _("Select one thing to connect it with what has been copied"));
      return;
    }
  trestle_history_begin (history, _("Paste as Connections"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      TrestleObject *other = trestle_design_lookup (design, ids[i]);

      if (other == NULL || other == end || !trestle_connect_check (end, other, NULL))
        continue;
      trestle_connect (end, other);
      n++;
    }
  trestle_history_end (history);
  if (n == 0)
    {
      trestle_toast_say (GTK_WIDGET (self), _("Nothing that has been copied can be connected with this"));
    }
  else
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u connection made", "%u connections made", n), n);

      trestle_canvas_say (self, words);
    }
}

static void
take_rows (TrestleCanvas *self,
           GBytes        *bytes)
{
  TrestleObject *primary = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  TrestleKind kind = primary != NULL && !TRESTLE_IS_DESIGN (primary) ? trestle_object_get_kind (primary) : TRESTLE_KIND_LOCATION;

  trestle_import_dialog_take (trestle_import_dialog_present (GTK_WIDGET (self), self->project, kind), bytes, NULL);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0)
    return;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) <= MAX_BYTES && paste->canvas->project != NULL)
    paste->take (paste->canvas, bytes);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    {
      trestle_toast_say (GTK_WIDGET (paste->canvas), _("There is nothing on the clipboard that could be drawn here"));
      return;
    }
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&paste));
}

static void
read_clipboard (TrestleCanvas *self,
                const char    *type,
                void (        *take ) (TrestleCanvas *self,
                                       GBytes        *bytes))
{
  const char *types[] = { type, NULL };
  Paste *paste = g_new0 (Paste, 1);

  *paste = (Paste) { g_object_ref (self), take };
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), types, G_PRIORITY_DEFAULT, NULL, read_cb, paste);
}

void
trestle_canvas_paste (TrestleCanvas *self)
{
  read_clipboard (self, MIME_TYPE, parse);
}

void
trestle_canvas_paste_connections (TrestleCanvas *self)
{
  read_clipboard (self, IDS_TYPE, connect_all);
}

void
trestle_canvas_paste_rows (TrestleCanvas *self)
{
  read_clipboard (self, "text/plain;charset=utf-8", take_rows);
}
