/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An AD DS domain and the domains that trust it.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DOMAIN (trestle_domain_get_type ())
#define TRESTLE_DOMAIN(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_DOMAIN, TrestleDomain))
#define TRESTLE_IS_DOMAIN(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_DOMAIN))
TRESTLE_DECLARE_KIND (TrestleDomain, trestle_domain)

struct _TrestleDomain
{
  TrestleObject parent_instance;
  char        *name;
  TrestleRefs *trusted_by;      /* domains */
  TrestleRefs *non_transitive;  /* those of trusted_by whose trust goes no further */
  char        *notes;
};

G_END_DECLS
