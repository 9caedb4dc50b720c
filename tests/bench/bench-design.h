/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design that benchmarks are measured on: deterministic, and shaped as real
 * organizations are.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* A design with @n_locations locations, each with one or two populations, a link
 * to its hub, service levels and a technique; a repository with IIS for every 20
 * of them, an instance with server and console for every 50, a database for
 * every 200; five images and ten workspaces.
 */
TrestleDesign *bench_design_new (guint n_locations);

G_END_DECLS
