/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A physical or virtual machine: every form factor stands here once. Two
 * components that point at the same machine share it.
 */
#include "config.h"

#include "machine.h"

#include <glib/gi18n.h>

static const TrestleChoice platforms[] = {
  { "physical", N_("Physical") },
  { "hyper-v-2008", N_("Hyper-V on Windows Server 2008") },
  { "hyper-v-2008-r2", N_("Hyper-V on Windows Server 2008 R2") },
  { "other", N_("Other hypervisor") },
  { NULL, NULL }
};

static const TrestleChoice systems[] = {
  { "server-2008-x86", N_("Windows Server 2008 (32-bit)") },
  { "server-2008-x64", N_("Windows Server 2008 (64-bit)") },
  { "server-2008-r2", N_("Windows Server 2008 R2") },
  { "xp-sp3", N_("Windows XP SP3") },
  { "vista-sp2", N_("Windows Vista SP2") },
  { "windows-7-x86", N_("Windows 7 (32-bit)") },
  { "windows-7-x64", N_("Windows 7 (64-bit)") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleChoice roles[] = {
  { "wsus", N_("Windows Server Update Services") },
  { "configuration-manager", N_("Configuration Manager distribution point") },
  { "domain-controller", N_("Domain controller") },
  { "file-server", N_("File server") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleMachine, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name"), .group = N_("Machine") },
  { TRESTLE_REF (TrestleMachine, location, LOCATION), .label = N_("Location"), .cite = "R-3.1.10" },
  { TRESTLE_CHOICE (TrestleMachine, platform, platforms), .label = N_("Platform"), .cite = "R-3.1.5" },
  { TRESTLE_CHOICE (TrestleMachine, os, systems), .label = N_("Operating System"), .cite = "R-X.5" },
  { TRESTLE_INT (TrestleMachine, cores, NONE, 1, 1024), .label = N_("Cores"), .group = N_("Form Factor"), .cite = "R-3.1.3" },
  { TRESTLE_INT (TrestleMachine, clock, HERTZ, 1000000, 10000000000), .label = N_("Clock Rate"), .cite = "R-3.1.3" },
  { TRESTLE_INT (TrestleMachine, memory, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Memory"), .cite = "R-3.1.3" },
  { TRESTLE_INT (TrestleMachine, disk, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Disk"), .cite = "R-3.1.10" },
  { TRESTLE_INT (TrestleMachine, nic, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Network Adapter"), .cite = "R-4.3.6" },
  { TRESTLE_FLAG (TrestleMachine, reserved), .label = N_("Resources Reserved"),
    .help = N_("The virtual machine’s processor and memory are its own"), .cite = "R-3.1.5" },
  { TRESTLE_CHOICES (TrestleMachine, other_roles, roles), .label = N_("Other Roles"), .cite = "R-X.11" },
  TRESTLE_GEOMETRY (TrestleMachine),
  { TRESTLE_NOTE (TrestleMachine, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleMachine, trestle_machine, MACHINE, "machine", "machines",
                     N_("Machine"), N_("Machines"), "trestle-machine-symbolic")
