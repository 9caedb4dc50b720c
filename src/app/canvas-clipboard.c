/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies: beside the original, where they are dropped, and over the clipboard,
 * also between windows.  On the clipboard is a small design file.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "fragment.h"
#include "picture.h"
#include "toast.h"

#define MIME_TYPE "application/vnd.trestle+json"
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

/* Pastes @fragment as one step and says so. */
static void
paste (TrestleCanvas *self,
       TrestleDesign *fragment,
       TrestleObject *location,
       const char    *title)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *text = NULL;

  trestle_history_begin (history, title);
  copies = trestle_fragment_paste (fragment, trestle_project_get_design (self->project), (TrestleLocation *) location, NULL);
  trestle_history_end (history);
  select_copies (self, copies);
  text = g_strdup_printf (ngettext ("%u object added", "%u objects added", copies->len), copies->len);
  trestle_canvas_say (self, text);
}

void
trestle_canvas_duplicate (TrestleCanvas *self)
{
  g_autoptr (GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (self->project));
  g_autoptr (TrestleDesign) fragment = trestle_fragment_new (objects);
  g_autofree char *title = dup_title (_("Duplicate %s"), ngettext ("Duplicate %u Object", "Duplicate %u Objects", objects->len),
                                      objects);

  paste (self, fragment, NULL, title);
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

void
trestle_canvas_copy (TrestleCanvas *self)
{
  g_autoptr (GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (self->project));
  g_autoptr (TrestleDesign) fragment = trestle_fragment_new (objects);
  g_autoptr (GBytes) bytes = trestle_file_serialize (fragment);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *name = trestle_object_dup_name (objects->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
    }
  g_ptr_array_add (forms, gdk_content_provider_new_for_bytes (MIME_TYPE, bytes));
  g_ptr_array_add (forms, gdk_content_provider_new_typed (G_TYPE_STRING, names->str));
  add_pictures (fragment, forms);
  provider = gdk_content_provider_new_union ((GdkContentProvider **) forms->pdata, forms->len);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

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

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (TrestleCanvas) self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0)
    return;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) <= MAX_BYTES)
    parse (self, bytes);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (TrestleCanvas) self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    {
      trestle_toast_say (GTK_WIDGET (self), _("There is nothing on the clipboard that could be drawn here"));
      return;
    }
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_object_ref (self));
}

void
trestle_canvas_paste (TrestleCanvas *self)
{
  static const char *const types[] = { MIME_TYPE, NULL };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), (const char **) types, G_PRIORITY_DEFAULT, NULL,
                            read_cb, g_object_ref (self));
}
