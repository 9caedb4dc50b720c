/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typical clients: what users of a population work on.  For guide/ only.
 */
#pragma once

#include "index.h"

G_BEGIN_DECLS

/* Whether anything is recorded of it; processor and memory, whole.  @population may
 * be NULL.
 */
gboolean           trestle_has_typical_client  (const TrestlePopulation   *population);
gboolean           trestle_has_whole_client    (const TrestlePopulation   *population);

/* The population with the most users of those with a typical client, or NULL. */
TrestlePopulation *trestle_find_typical_client (const TrestleInstanceLoad *load);

/* The system of a client among those of machines, the last service pack of its kind;
 * TRESTLE_UNSET when not recorded.
 */
gint64             trestle_client_system       (const TrestlePopulation   *population);

G_END_DECLS
