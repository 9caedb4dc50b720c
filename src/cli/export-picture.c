/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology for export: in every format of pictures, with what an overlay says.
 */
#include "config.h"

#include "export-picture.h"

#include <glib/gi18n.h>
#include <string.h>

#include "design-marks.h"
#include "embed.h"
#include "names.h"
#include "output.h"
#include "overlays.h"
#include "writer.h"

TrestleMarks *
trestle_cli_make_marks (TrestleDesign           *design,
                        const TrestleAssessment *assessment,
                        const char              *overlay)
{
  const char *colon = overlay != NULL ? strchr (overlay, ':') : NULL;
  g_autofree char *nick = colon != NULL ? g_strndup (overlay, colon - overlay) : g_strdup (overlay);
  const TrestleOverlayRow *row = nick != NULL ? trestle_overlay_find (nick) : NULL;
  TrestleObject *image = NULL;

  if (overlay == NULL)
    return trestle_design_marks_new (assessment);
  if (colon != NULL)
    image = trestle_names_find (trestle_design_get_names (design), TRESTLE_KIND_IMAGE, colon + 1, NULL);
  if (row != NULL && row->images == (image != NULL) && row->images == (colon != NULL))
    return trestle_overlay_new (assessment, row, image);
  g_printerr (_("trestle-cli: no overlay “%s”; there are bandwidth, users, instances, image:NAME, offline, zones, domains\n"),
              overlay);

  return NULL;
}

gboolean
trestle_cli_write_picture (TrestleDesign       *design,
                           TrestleMarks        *marks,
                           TrestlePictureFormat format,
                           double               scale,
                           gboolean             with_data,
                           GOutputStream       *stream,
                           GFile               *file,
                           GError             **error)
{
  g_autoptr(GBytes) picture = trestle_picture_make (design, marks, format, TRESTLE_PALETTE_LIGHT, scale, error);
  g_autoptr(GBytes) text = NULL, bytes = NULL;
  gsize length;
  const void *data;

  if (picture == NULL)
    return FALSE;
  text = with_data ? trestle_file_serialize (design) : NULL;
  bytes = with_data ? trestle_embed_put (picture, text) : g_bytes_ref (picture);
  data = g_bytes_get_data (bytes, &length);

  return stream != NULL ? g_output_stream_write_all (stream, data, length, NULL, NULL, error)
                        : trestle_output_write_bytes (file, bytes, NULL, error);
}
