/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for samples in the data folders of the system, where the build puts its
 * own first.
 */
#include "config.h"

#include "samples.h"

#include <glib/gi18n.h>

const TrestleSample trestle_samples[] = {
  { "small", N_("Clinic"), N_("Two locations, one instance") },
  { "medium", N_("Organization"), N_("Several instances, an isolated network, travelers") },
  { "retail", N_("Retailer"), N_("Forty locations around a hub") }
};

const guint trestle_n_samples = G_N_ELEMENTS (trestle_samples);

static GFile *
look_in (const char *folder,
         const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/samples/%s.trestle", folder, name);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (path) : NULL;
}

GFile *
trestle_sample_find (const char *name)
{
  const char *folder = g_getenv ("TRESTLE_DATA_DIR");
  GFile *file = folder != NULL ? look_in (folder, name) : NULL;

  return file != NULL ? file : look_in (PKGDATADIR, name);
}
