/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide's fixed limits, with where it states them.  What an architect may
 * change is a field of the design instead.
 */
#pragma once

#define TRESTLE_LIMIT_ACTIVE_CLIENTS 5000                    /* inclusive (AMB-01) */
#define TRESTLE_LIMIT_CORES          2                       /* */
#define TRESTLE_LIMIT_CLOCK          2800000000              /* Hz */
#define TRESTLE_LIMIT_MEMORY         (2LL << 30)             /* bytes */
#define TRESTLE_LIMIT_PLAUSIBLE_RATE 100000000000            /* 100 Gbps, tool threshold */
#define TRESTLE_LIMIT_CLIENT_MEMORY     (2LL << 30)          /* R-X.6, bytes: Vista, Windows 7 */
#define TRESTLE_LIMIT_CLIENT_MEMORY_XP  (1LL << 30)          /* R-X.6 */
#define TRESTLE_LIMIT_CLIENT_MEMORY_X64 (3LL << 30)          /* R-X.6 */
#define TRESTLE_LIMIT_EXPRESS        (4LL << 30)             /* R-X.3, bytes */
#define TRESTLE_SECONDS_PER_DAY      86400                   /* */
#define TRESTLE_CONCENTRATED_DAY     28800                   /* AMB-20: 8 h */
