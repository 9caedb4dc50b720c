/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Virtual PC image as it is packed and handed out.
 */
#include "config.h"

#include "image.h"

#include <glib/gi18n.h>

static const TrestleChoice guest_systems[] = {
  { "windows-2000-sp4", N_("Windows 2000 SP4") },
  { "xp-sp2", N_("Windows XP SP2") },
  { "xp-sp3", N_("Windows XP SP3") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleImage, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Image"), .label = N_("Name"), .help = N_("Without spaces and the characters \" < > | \\ / : * ?"), .cite = "R-X.8" },
  { TRESTLE_CHOICE (TrestleImage, guest_os, guest_systems), .label = N_("Guest Operating System"), .cite = "R-1.V.1" },
  { TRESTLE_INT (TrestleImage, packed, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Packed Size"),
    .help = N_("What is stored in a repository and crosses the network"), .cite = "R-4.3.3" },
  { TRESTLE_INT (TrestleImage, unpacked, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Unpacked Size") },
  { TRESTLE_REFS (TrestleImage, applications, APPLICATION), .label = N_("Applications"), .cite = "R-1.V.1" },
  { TRESTLE_TEXT (TrestleImage, separation), .alias = N_("Tag"), .label = N_("Separation Tag"), .cite = "R-4.2.2",
    .help = N_("Images with different tags may not share a repository") },
  { TRESTLE_INT (TrestleImage, versions, NONE, 0, 100), .label = N_("Older Versions Kept"), TRESTLE_STANDARD (0), .cite = "R-X.9" },
  { TRESTLE_NOTE (TrestleImage, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleImage, trestle_image, IMAGE, "image", "images",
                     N_("Virtual Machine Image"), N_("Virtual Machine Images"), "trestle-image-symbolic")
