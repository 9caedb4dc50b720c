/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the canvas of a design was left: its overlay, what is collapsed, and which part
 * was shown.  A file for each design that has one, called by the hash of its address.
 */
#include "config.h"

#include "canvas-private.h"

#include "state.h"

#define GROUP "canvas"

/* NULL for a design without a file. */
static char *
dup_path (TrestleCanvas *self)
{
  GFile *file = trestle_project_get_file (self->project);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autofree char *hash = uri != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1) : NULL;
  g_autofree char *folder = uri != NULL ? trestle_state_dup_folder ("canvas") : NULL;
  g_autofree char *name = uri != NULL ? g_strconcat (hash, ".ini", NULL) : NULL;

  return uri != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

void
trestle_canvas_remember (TrestleCanvas *self)
{
  g_autofree char *path = self->project != NULL ? dup_path (self) : NULL;
  g_autoptr (GKeyFile) keys = NULL;
  g_autofree const char **ids = NULL;
  guint n;

  if (path == NULL)
    return;
  keys = g_key_file_new ();
  ids = (const char **) g_hash_table_get_keys_as_array (self->collapsed, &n);
  g_key_file_set_string (keys, GROUP, "overlay", self->overlay);
  g_key_file_set_string_list (keys, GROUP, "collapsed", ids, n);
  if (self->view.width > 0 && !self->fit_pending)
    {
      g_key_file_set_double (keys, GROUP, "scale", self->view.scale / self->text_scale);
      g_key_file_set_double (keys, GROUP, "x", self->view.x + self->view.width / 2 / self->view.scale);
      g_key_file_set_double (keys, GROUP, "y", self->view.y + self->view.height / 2 / self->view.scale);
    }

  /* Only comfort: where it cannot be written, everything is shown next time. */
  g_key_file_save_to_file (keys, path, NULL);
}

/* What was in the middle is there again, whatever the size now. */
static void
recall_view (TrestleCanvas *self,
             GKeyFile      *keys)
{
  double scale = g_key_file_get_double (keys, GROUP, "scale", NULL) * self->text_scale;
  double x = g_key_file_get_double (keys, GROUP, "x", NULL);
  double y = g_key_file_get_double (keys, GROUP, "y", NULL);

  if (!(scale >= TRESTLE_MIN_SCALE && scale <= TRESTLE_MAX_SCALE) || !(ABS (x) < G_MAXINT) || !(ABS (y) < G_MAXINT))
    return;
  self->view.scale = scale;
  self->view.x = x - self->view.width / 2 / scale;
  self->view.y = y - self->view.height / 2 / scale;
  self->fit_pending = FALSE;
  self->recalled = TRUE;
}

void
trestle_canvas_recall (TrestleCanvas *self)
{
  g_autofree char *path = dup_path (self);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *overlay = NULL;
  g_auto (GStrv) ids = NULL;

  self->recalled = FALSE;
  if (path == NULL || !g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return;
  ids = g_key_file_get_string_list (keys, GROUP, "collapsed", NULL, NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (trestle_design_lookup (trestle_project_get_design (self->project), ids[i]) != NULL)
      g_hash_table_add (self->collapsed, g_strdup (ids[i]));
  recall_view (self, keys);
  overlay = g_key_file_get_string (keys, GROUP, "overlay", NULL);
  if (overlay != NULL)
    trestle_canvas_set_overlay (self, overlay);
}
