/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of kinds: what loops over everything a design can hold starts here.
 */
#pragma once

#include "acceptance.h"
#include "answer.h"
#include "application.h"
#include "assumption.h"
#include "conflict.h"
#include "console.h"
#include "database.h"
#include "decision.h"
#include "design.h"
#include "domain.h"
#include "flow.h"
#include "iis.h"
#include "image.h"
#include "instance.h"
#include "library.h"
#include "link.h"
#include "location.h"
#include "machine.h"
#include "network.h"
#include "objective.h"
#include "org-unit.h"
#include "policy.h"
#include "population.h"
#include "prerequisite.h"
#include "repository.h"
#include "revision.h"
#include "server.h"
#include "service.h"
#include "sign-off.h"
#include "usage.h"
#include "workspace.h"
#include "zone.h"

G_BEGIN_DECLS

/* What is known about @kind; never NULL for a kind below TRESTLE_N_KINDS. */
const TrestleKindInfo *trestle_kind_get_info   (TrestleKind  kind);

/* The field people know objects of the kind by; NULL: none. */
const TrestleField    *trestle_kind_find_key   (const TrestleKindInfo *info);

/* The kind whose ids begin with @nick, or TRESTLE_N_KINDS. */
TrestleKind            trestle_kind_from_nick  (const char  *nick);

G_END_DECLS
