/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of figures, one a file, and what their functions share.  For
 * guide/ only.
 */
#pragma once

#include "paths.h"
#include "terms.h"

G_BEGIN_DECLS

extern const TrestleFigure trestle_figures_design[];
extern const TrestleFigure trestle_figures_population[];
extern const TrestleFigure trestle_figures_location[];
extern const TrestleFigure trestle_figures_path[];
extern const TrestleFigure trestle_figures_update[];
extern const TrestleFigure trestle_figures_instance[];
extern const TrestleFigure trestle_figures_database[];
extern const TrestleFigure trestle_figures_repository[];

/* The head of every figure's function. */
#define TRESTLE_FIGURE(name) \
  static TrestleNumber name (gconstpointer data, TrestleObject *subject, TrestleObject *other, TrestleTerms *terms)

/* A parameter of the design as a term: symbol, field, effective value. */
#define TRESTLE_TAKE_PARAMETER(symbol, name) \
  trestle_take_field (terms, symbol, index->design, #name, index->parameters.name)

/* Judgements of C-4 about a location that rules share with the figures. */

/* The first verdict on the initial load: over the location's own access. */
TrestleVerdict trestle_load_verdict        (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            gboolean                   judged_only,
                                            gboolean                   local);

/* The update verdict for the raw or the usable window; @local: the second one. */
TrestleVerdict trestle_update_verdict      (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            gboolean                   judged_only,
                                            gboolean                   local,
                                            gboolean                   usable);

/* What terms say of a demand: its clients, and the window and the expectation it
 * is judged on.
 */
TrestleInt128  trestle_take_demand         (const TrestleLocationLoad *load,
                                            const TrestleDemand       *demand,
                                            TrestleTerms              *terms);
gint64         trestle_take_window         (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            TrestleTerms              *terms);
gint64         trestle_take_expectation    (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            TrestleTerms              *terms);

/* The heaviest of the updates left to the network that miss their raw or usable
 * window; NULL when none does or data is missing.
 */
const TrestleDemand *trestle_find_late_update (const TrestleIndex        *index,
                                               const TrestleLocationLoad *load,
                                               gboolean                   local,
                                               gboolean                   usable);

/* How long an update takes over the link, or where @local and it is held there,
 * from the local repository; not known without bandwidth or size, and beyond all
 * windows, where the exact fraction does not fit.
 */
TrestleNumber  trestle_update_time         (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            const TrestleDemand       *demand,
                                            gboolean                   local);

/* Bytes of a database on the high event rate: of its events alone, and as sized on
 * the high or the low rate; not known without clients or retention.
 */
TrestleNumber  trestle_database_raw        (const TrestleIndex        *index,
                                            const TrestleDatabase     *database);
TrestleNumber  trestle_database_size       (const TrestleIndex        *index,
                                            const TrestleDatabase     *database,
                                            gboolean                   high);

/* How long a report takes from an instance’s database to its server; not known
 * without places, path or clients.
 */
TrestleNumber  trestle_report_time         (const TrestleIndex        *index,
                                            const TrestleInstanceLoad *load);

/* What of that fetched from repositories elsewhere has the least time left, update or @initial load;
 * from where, and how long it may take.  NULL when nothing is.
 */
const TrestleDemand *trestle_find_far      (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            gboolean                   initial,
                                            TrestleFar                *far,
                                            gint64                    *limit);

/* The demands of @load that @repository and nothing at the location itself holds;
 * @fetched has room for all.
 */
guint          trestle_collect_fetched     (const TrestleLocationLoad *load,
                                            const TrestleRepository   *repository,
                                            TrestleDemand             *fetched);

/* Recommended techniques and whether a local repository is recommended (C-11);
 * FALSE when data is missing.
 */
gboolean       trestle_recommend           (const TrestleIndex        *index,
                                            const TrestleLocationLoad *load,
                                            gint64                    *techniques,
                                            gboolean                  *local);

/* For explanations: who fetches the heaviest image of a repository.  Array of
 * TrestleShare; free with g_array_unref().
 */
typedef struct
{
  TrestleObject *who;       /* a population or a flow */
  TrestleObject *where;     /* the location whose window counts, or NULL */
  gint64         people, window;
  gboolean       local;
} TrestleShare;

GArray        *trestle_repository_list_shares (const TrestleIndex          *index,
                                               const TrestleRepositoryLoad *load);

/* What is asked of a repository when @usage has @users users. */
TrestleRepositoryLoad trestle_repository_suppose_users (const TrestleIndex          *index,
                                                        const TrestleRepositoryLoad *load,
                                                        const TrestleUsage          *usage,
                                                        gint64                       users);

/* The location with users of the instance that waits least for a report, NULL
 * when none has said how long it may take.
 */
TrestleLocation      *trestle_find_report_reader       (const TrestleInstanceLoad   *load);

/* Whether the path between an instance’s server and its database is judged: they are
 * apart, and somebody expects something of reports; and whether it is by its
 * bandwidth alone, because the time of a report or what is expected is not known.
 */
gboolean              trestle_judges_report_path       (const TrestleInstanceLoad   *load);
gboolean              trestle_judges_thin_path         (const TrestleIndex          *index,
                                                        const TrestleInstanceLoad   *load);

/* Bandwidth between an instance’s server and its database in bit/s, 0 when it
 * cannot be told.
 */
gint64                trestle_find_report_path         (const TrestleIndex          *index,
                                                        const TrestleInstanceLoad   *load);

G_END_DECLS
