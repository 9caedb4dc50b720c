/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file server that holds packed images.
 */
#include "config.h"

#include "repository.h"

#include <glib/gi18n.h>

static const TrestleChoice reasons[] = {
  { "local", N_("Local repository required") },
  { "central", N_("Serves locations without one") },
  { "separation", N_("Images must be kept apart") },
  { "isolated-network", N_("Isolated network") },
  { "remote", N_("Remote location") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleChoice options[] = {
  { "none", N_("None") },
  { "disks", N_("Fault-tolerant disks") },
  { "replica", N_("Replica on another server") },
  { "cluster", N_("File server cluster") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleRepository, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Repository"), .label = N_("Name"), .group = N_("Repository"), .cite = "R-4.2.5" },
  { TRESTLE_CHOICE (TrestleRepository, reason, reasons), .label = N_("Reason"), .cite = "R-4.2.5" },
  { TRESTLE_TEXT (TrestleRepository, reason_text), .label = N_("Reason in Words"), .cite = "R-4.2.5" },
  { TRESTLE_REF (TrestleRepository, machine, MACHINE), .label = N_("Machine"), .cite = "R-4.3.10" },
  { TRESTLE_REFS (TrestleRepository, images, IMAGE), .label = N_("Images Held"), .cite = "R-4.2.5" },
  { TRESTLE_TEXT (TrestleRepository, access_group), .alias = N_("Group"), .label = N_("Access Group"), .cite = "R-4.2.2" },
  { TRESTLE_INT (TrestleRepository, disk, BYTES, 1, TRESTLE_MAX_BYTES), .flags = TRESTLE_FIELD_OVERRIDE, .label = N_("Disk Space"),
    .group = N_("Disks"), .help = N_("The space recorded in the design, beside the computed one"), .cite = "R-4.3.3" },
  { TRESTLE_INT (TrestleRepository, disk_rate, BYTE_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Disk Read Rate"), .cite = "R-4.3.5" },
  { TRESTLE_CHOICE (TrestleRepository, fault_tolerance, options), .label = N_("Fault Tolerance"),
    .group = N_("Fault Tolerance"), .cite = "R-4.3.9" },
  { TRESTLE_TEXT (TrestleRepository, excess_note), .label = N_("Accepted as Extra Because"), .cite = "R-0.15" },
  { TRESTLE_NOTE (TrestleRepository, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleRepository, trestle_repository, REPOSITORY, "repository", "repositories",
                     N_("Image Repository"), N_("Image Repositories"), "trestle-repository-symbolic")
