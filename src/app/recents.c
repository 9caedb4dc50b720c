/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bookmark file in the program's state folder.
 */
#include "config.h"

#include "recents.h"

#include <gtk/gtk.h>

#include "state.h"

#define MIME_TYPE "application/vnd.trestle+json"
#define MOST 20

static char *
dup_path (void)
{
  g_autofree char *folder = trestle_state_dup_folder ("recents");

  return folder != NULL ? g_build_filename (folder, "recents.xbel", NULL) : NULL;
}

/* Whether the desktop's user wants anything remembered at all. */
static gboolean
is_wanted (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean wanted = TRUE;

  if (display != NULL)
    g_object_get (gtk_settings_get_for_display (display), "gtk-recent-files-enabled", &wanted, NULL);

  return wanted;
}

static GBookmarkFile *
load (const char *path)
{
  GBookmarkFile *bookmarks = g_bookmark_file_new ();

  /* A list that is missing or damaged is an empty one. */
  if (path != NULL)
    g_bookmark_file_load_from_file (bookmarks, path, NULL);

  return bookmarks;
}

static void
recent_free (gpointer data)
{
  TrestleRecent *recent = data;

  g_object_unref (recent->file);
  g_free (recent->title);
  g_date_time_unref (recent->time);
  g_free (recent);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const TrestleRecent *recent_a = *(const TrestleRecent *const *) a;
  const TrestleRecent *recent_b = *(const TrestleRecent *const *) b;

  return -g_date_time_compare (recent_a->time, recent_b->time);
}

static GPtrArray *
list (GBookmarkFile *bookmarks)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func (recent_free);
  g_auto(GStrv) uris = g_bookmark_file_get_uris (bookmarks, NULL);

  for (char **uri = uris; *uri != NULL; uri++)
    {
      TrestleRecent *recent = g_new0 (TrestleRecent, 1);

      recent->file = g_file_new_for_uri (*uri);
      recent->title = g_bookmark_file_get_title (bookmarks, *uri, NULL);
      recent->time = g_date_time_ref (g_bookmark_file_get_modified_date_time (bookmarks, *uri, NULL));
      g_ptr_array_add (recents, recent);
    }
  g_ptr_array_sort (recents, compare_times);

  return recents;
}

void
trestle_recents_add (GFile      *file,
                     const char *title)
{
  g_autofree char *path = dup_path ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GBookmarkFile) bookmarks = NULL;
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GPtrArray) recents = NULL;

  if (path == NULL || !is_wanted ())
    return;

  bookmarks = load (path);
  now = g_date_time_new_now_utc ();
  g_bookmark_file_set_title (bookmarks, uri, title);
  g_bookmark_file_set_mime_type (bookmarks, uri, MIME_TYPE);
  g_bookmark_file_add_application (bookmarks, uri, "trestle", "trestle %u");
  g_bookmark_file_set_modified_date_time (bookmarks, uri, now);
  recents = list (bookmarks);
  for (guint i = MOST; i < recents->len; i++)
    {
      g_autofree char *old = g_file_get_uri (((TrestleRecent *) recents->pdata[i])->file);

      g_bookmark_file_remove_item (bookmarks, old, NULL);
    }
  g_bookmark_file_to_file (bookmarks, path, NULL);
}

void
trestle_recents_remove (GFile *file)
{
  g_autofree char *path = dup_path ();
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GBookmarkFile) bookmarks = load (path);

  if (path != NULL && g_bookmark_file_remove_item (bookmarks, uri, NULL))
    g_bookmark_file_to_file (bookmarks, path, NULL);
}

GPtrArray *
trestle_recents_list (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr(GBookmarkFile) bookmarks = load (path);

  return list (bookmarks);
}
