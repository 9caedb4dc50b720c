/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one index an assessment is made from: for each subject the sums that
 * figures and rules share, built in a few passes over the design's lists.
 * Entries stand in the order of those lists, so that an object's position finds
 * its entry.  For guide/ only.
 */
#pragma once

#include "arena.h"
#include "assessment.h"
#include "techniques.h"

G_BEGIN_DECLS

/* Parameters with their standards filled in. */
typedef struct
{
  gint64 event_rate_low, event_rate_high, event_size, event_interval, policy_interval, image_poll;
  gint64 initial_share, update_share, link_efficiency, report_buffer;     /* ‰ */
  gint64 capacity_threshold, placement_tolerance, long_retention, short_window, nic_share;
  gint64 report_days, thin_path;
} TrestleParameters;

/* What users at a location ask for: one image under one set of service levels. */
typedef struct
{
  TrestleImage *image;
  gint64        clients;            /* n(L, i), inbound travelers included (C-3) */
  gint64        load_expectation;   /* seconds, or TRESTLE_UNSET */
  gint64        update_window;      /* seconds, or TRESTLE_UNSET */
  gint64        techniques;         /* effective; 0 where undecided */
  gboolean      held;               /* a repository that stands here holds the image */
} TrestleDemand;

/* What is said of a location: TrestleVerdicts, of all demands or of those that are
 * left to the network only, over the link or with the local repository, in the raw or
 * in the usable window; and what is recommended (C-11).
 */
typedef struct
{
  guint8 load[2][2];          /* [judged only][local] */
  guint8 update[2][2][2];     /* [judged only][local][usable] */
  guint8 recommended;         /* the data for it is there */
  guint8 techniques, local;   /* what is recommended */
} TrestleJudgments;

typedef struct _TrestleLocationLoad
{
  TrestleLocation     *location;
  TrestleNetwork      *isolated;          /* its network when isolated, else NULL */
  gint64               users, inbound;
  gint64               clients;           /* of users at home here */
  guint                n_populations, n_machines;
  TrestleDemand       *demands;           /* borrowed slice */
  guint                n_demands;
  const TrestleDemand *largest;           /* i* of C-4, NULL without one */
  const TrestleDemand *heaviest;          /* of the update campaign */
  gint64               strictest_load;    /* least expectation, or TRESTLE_UNSET */
  TrestleInt128        all_bytes;         /* Σ n × S */
  gint64               bandwidth, lan;
  gint64               load_expectation, update_window, techniques;   /* its own; may be unset */
  gint64               local_repository;  /* likewise */
  TrestleJudgments     judgments;
  struct _TrestleRepositoryLoad *first_local;   /* a repository that stands here, or NULL */
  guint                has_local : 1;     /* there is one */
  guint                downloads : 1;     /* some demand reaches clients by the network */
  guint                updates : 1;       /* of some demand updates are left to the network */
  guint                no_window : 1;     /* and of one of these a poll leaves nothing of the window */
  guint                no_number : 1;     /* of some population here the number is not recorded, */
  guint                no_image : 1;      /* some has users and no image, */
  guint                undecided : 1;     /* or of some it is open whether they may work offline */
  guint                complete : 1;      /* bandwidth and every image size known */
  guint                has_services : 1;  /* a service sets levels of its own here */
} TrestleLocationLoad;

typedef struct
{
  TrestleLink *link;
  guint        a, b;                      /* positions of its ends; G_MAXUINT where it has none */
  gint64       bandwidth;                 /* or TRESTLE_UNSET */
  gboolean     redundant;
} TrestleLinkLoad;

/* What rules ask of a usage, side by side with its neighbors: the objects themselves
 * lie apart.
 */
typedef struct
{
  TrestleWorkspace *workspace;            /* or NULL */
  TrestleImage     *image;                /* of the workspace, or NULL */
  gint64            users;                /* 0 where unset */
  gint8             offline;              /* TRUE, FALSE; -1 where unset */
  guint8            unset_users : 1;
} TrestleUse;

typedef struct
{
  TrestlePopulation *population;
  struct _TrestleLocationLoad *location;  /* where they are, or NULL */
  struct _TrestleInstanceLoad *instance;  /* that serves them, or NULL */
  const TrestleDomain *domain;            /* or NULL, as the next two */
  const TrestleOrgUnit *unit;
  TrestleZone       *zone;
  gint64             users;               /* 0 where unset */
  gint64             clients;             /* ⌈users × machines per user⌉ */
  guint              concurrency, machines;   /* ‰, the latter per user */
  guint              cell;                /* index into cells; G_MAXUINT without users */
  guint              n_usages;
  TrestleUsage     **usages;              /* borrowed slice */
  TrestleUse        *uses;                /* the same */
  struct _TrestleRepositoryLoad **repositories;     /* borrowed slice: that serve them */
  guint              n_repositories;
  guint              n_missing : 31;      /* further ones that are not in the design */
  guint              typical : 1;         /* what its clients are like is recorded */
} TrestlePopulationLoad;

/* Populations that may share an instance (C-2). */
typedef struct
{
  guint          trust_class;             /* position of the class's lowest-named domain */
  TrestleNetwork *isolated;
  const char    *tag, *group;
  TrestleZone   *zone;
  TrestlePopulation *first;               /* of lowest name */
  gint64         users, clients;
  TrestleInt128  active_permille;         /* Σ clients × concurrency */
  gint64         active, required;
  guint          n_populations;
} TrestleCell;

typedef struct _TrestleInstanceLoad
{
  TrestleInstance *instance;
  gint64           users, clients, active;
  TrestleInt128    active_permille;
  TrestlePopulationLoad **members;        /* borrowed slice of n_populations, in the order of the list */
  guint            n_populations, n_workspaces, n_images, n_repositories;
  guint            n_consoles, n_own_consoles;  /* those re-pointed to it with, and without */
  gint64           stopped;               /* users of usages with offline not allowed */
  guint            undecided;             /* usages with users whose offline flag is unset */
  gint64           tolerance;             /* least offline period, 0 where not allowed; TRESTLE_UNLIMITED */
  gint64           allowed_tolerance;     /* the same over workspaces where it is allowed */
  TrestleWorkspace *limiting;             /* of allowed_tolerance, NULL when unlimited or none */
  guint            n_offline, n_unlimited;  /* usages where allowed; of these without a period */
  TrestleServer   *active_server, *passive_server;
  guint            n_active, n_passive;
  guint            cell;                  /* index into cells, TRESTLE_NO_CELL or TRESTLE_MIXED_CELLS */
} TrestleInstanceLoad;

#define TRESTLE_UNLIMITED G_MAXINT64
#define TRESTLE_NO_CELL G_MAXUINT
#define TRESTLE_MIXED_CELLS (G_MAXUINT - 1)

typedef struct
{
  TrestleDatabase *database;
  gint64           clients;
  guint            n_instances;
} TrestleDatabaseLoad;

/* Travelers who find a repository at their destinations that serves their home
 * instance and holds their image (C-5).
 */
typedef struct
{
  TrestleFlow   *flow;
  TrestleObject *where;                   /* the destination of the shortest window */
  gint64         window;                  /* of updates there, or TRESTLE_UNSET */
  gint64         clients;
  guint          repository;              /* position */
  guint          n_destinations;
  gboolean       served_at_home;          /* by the same repository */
} TrestleVisit;

typedef struct _TrestleRepositoryLoad
{
  TrestleRepository *repository;
  TrestleLocation   *location;            /* of its machine, or NULL */
  struct _TrestleRepositoryLoad *next_local;    /* at the same location */
  const TrestleVisit *visitors;           /* borrowed slice, in the order of flows */
  guint              n_visitors;
  TrestleInt128      disk;                /* Σ S held */
  TrestleInt128      disk_with_versions;
  gint64             clients;             /* people served, as clients */
  gint64             travelers;           /* eligible, of unserved populations, once each */
  gint64             visits;              /* every eligible visit to a served location */
  TrestlePopulationLoad **served;         /* borrowed slice of n_populations, in the order of the list */
  guint              n_populations, n_iis;
  guint              n_serving;           /* IIS servers that serve at the same time */
  gint64             iis_capacity;        /* the least of them times those; TRESTLE_UNSET where one has none */
  TrestleImage      *heaviest;
  gint64             heaviest_people;
  gint64             strictest_window;    /* of the served locations, or TRESTLE_UNSET */
  TrestleNumber      own_rate;            /* bit/s, each location in its own window (C-5 b) */
  TrestleNumber      local_rate;          /* the part of own_rate asked from its own location */
  guint              rounded : 1;         /* rates rounded up per location, see rates.c */
  guint              clustered : 1;       /* some IIS server is in a failover cluster */
  guint              complete : 1;        /* every held image has a size */
  guint              downloaded : 1;      /* serves a location with downloads */
} TrestleRepositoryLoad;

/* Repositories the design needs at least, and why. */
typedef struct
{
  guint marked;         /* locations marked Y */
  guint minimum;        /* max(marked, 1 if anybody downloads) */
  guint separation;     /* image separation tags that nothing counted covers */
  guint isolated;       /* isolated networks with downloads that nothing counted covers */
} TrestleRepositoryNeed;

struct _TrestleIndex
{
  TrestleDesign         *design;
  TrestleArena          *arena;           /* of what follows, unless it says otherwise */
  guint                  n_parts;         /* that are made */
  TrestleParameters      parameters;
  TrestleLocationLoad   *locations;       guint n_locations;
  TrestleLinkLoad       *links;           guint n_links;
  TrestlePopulationLoad *populations;     guint n_populations;
  TrestleInstanceLoad   *instances;       guint n_instances;
  TrestleDatabaseLoad   *databases;       guint n_databases;
  TrestleRepositoryLoad *repositories;    guint n_repositories;
  GArray                *cells;           /* of TrestleCell, by users, then name */
  guint8                *trusts;          /* closed: [a × n + b], domain a accepts users of b */
  guint                 *trust_classes;   /* of each domain */
  guint                  main_cell;       /* index, G_MAXUINT without users */
  gint64                 users, maximum, clients;
  TrestleInt128          active_permille;
  gint64                 active;          /* of the whole organization */
  gint64                 required;        /* instances by the partition rule */
  gint64                 additive;        /* instances by the additive reading */
  gint64                 designed;        /* instances that hold a population, at least 1 */
  TrestleRepositoryNeed  need;
  guint                  n_untrusted, n_isolated, n_tags, n_zones, n_groups;   /* differing from the main cell */
  TrestleDemand         *demands;         /* of all locations */
  TrestleUsage         **usages;          /* of all populations */
  TrestleUse            *uses;            /* the same */
  GPtrArray             *repositories_of; /* of all populations */
  TrestlePopulationLoad **served;         /* of all repositories */
  TrestleVisit          *visits;          /* of all repositories */
  TrestlePopulationLoad **members;        /* of all instances */
  GHashTable            *services;        /* (location, workspace) → TrestleService; NULL without any */
  struct _TrestlePaths  *paths;           /* widest paths, made when first asked for */
};

TrestleIndex          *trestle_index_new            (TrestleDesign           *design);

/* The same in steps: each makes one part; FALSE: there is nothing left to make.  The
 * design must not change meanwhile.
 */
TrestleIndex          *trestle_index_begin          (TrestleDesign           *design);
gboolean               trestle_index_step           (TrestleIndex            *self);
void                   trestle_index_free           (TrestleIndex            *self);

static inline guint
trestle_position (gconstpointer object)
{
  return ((const TrestleObject *) object)->position;
}

static inline TrestleLocationLoad *
trestle_index_location (const TrestleIndex *self,
                        gconstpointer       location)
{
  return &self->locations[trestle_position (location)];
}

static inline TrestleInstanceLoad *
trestle_index_instance (const TrestleIndex *self,
                        gconstpointer       instance)
{
  return &self->instances[trestle_position (instance)];
}

static inline TrestleRepositoryLoad *
trestle_index_repository (const TrestleIndex *self,
                          gconstpointer       repository)
{
  return &self->repositories[trestle_position (repository)];
}

/* Location of the machine a component runs on, or NULL. */
static inline TrestleLocation *
trestle_location_of (const TrestleRef *machine)
{
  return machine->target != NULL ? (TrestleLocation *) ((TrestleMachine *) machine->target)->location.target : NULL;
}

/* The isolated network a location stands in, or NULL for production. */
static inline TrestleNetwork *
trestle_isolated_network (const TrestleLocation *location)
{
  TrestleNetwork *network = location != NULL ? (TrestleNetwork *) location->network.target : NULL;

  return network != NULL && network->isolated == TRUE ? network : NULL;
}

static inline gboolean
trestle_refs_contain (const TrestleRefs *refs,
                      gconstpointer      target)
{
  for (guint i = 0; refs != NULL && i < refs->n; i++)
    if (refs->refs[i].target == target)
      return TRUE;

  return FALSE;
}

/* Whether a server in @server accepts users of @users. */
static inline gboolean
trestle_index_trusts (const TrestleIndex *self,
                      gconstpointer       server,
                      gconstpointer       users)
{
  guint n = trestle_design_get_list (self->design, TRESTLE_KIND_DOMAIN)->items->len;

  return server == users || self->trusts[(gsize) trestle_position (server) * n + trestle_position (users)] != 0;
}

/* The cell of the populations of an instance, NULL without any or when they
 * belong to several.
 */
static inline const TrestleCell *
trestle_index_find_cell (const TrestleIndex    *self,
                         const TrestleInstance *instance)
{
  guint cell = trestle_index_instance (self, instance)->cell;

  return cell < self->cells->len ? &g_array_index (self->cells, TrestleCell, cell) : NULL;
}

/* Whether a technique set leaves the first copy, and updates, to the network
 * (C-4; an undecided set counts as network).
 */
static inline gboolean
trestle_initial_by_network (gint64 techniques)
{
  return techniques == 0 || techniques == TRESTLE_TECHNIQUE_NETWORK;
}

static inline gboolean
trestle_updates_by_network (gint64 techniques)
{
  return techniques == 0 || (techniques & TRESTLE_TECHNIQUE_NETWORK) != 0;
}

/* By position of the machine: the MED-V server on it, of several the first by name;
 * NULL where there is none.  Free with g_free().
 */
TrestleServer        **trestle_find_servers         (const TrestleDesign       *design);

/* Whose field says @value: the location’s, or where a service sets its own for a
 * workspace of @image (NULL: of any), the service’s.  For explanations.
 */
TrestleObject         *trestle_find_level_source    (const TrestleIndex        *self,
                                                     const TrestleLocationLoad *load,
                                                     const TrestleImage        *image,
                                                     const char                *field_name,
                                                     gint64                     value);

/* The demand that the users of @usage are part of at @load, NULL without users. */
const TrestleDemand   *trestle_find_usage_demand    (const TrestleIndex        *self,
                                                     const TrestleLocationLoad *load,
                                                     const TrestleUsage        *usage);
const TrestleDemand   *trestle_find_use_demand      (const TrestleIndex        *self,
                                                     const TrestleLocationLoad *load,
                                                     const TrestleUse          *use);

/* Least update window of an image at a location; TRESTLE_UNSET without one. */
gint64                 trestle_find_window          (const TrestleIndex        *self,
                                                     const TrestleObject       *location,
                                                     const TrestleImage        *image);

/* The lesser of two values, either of which may be unset. */
static inline gint64
trestle_least (gint64 a,
               gint64 b)
{
  return a == TRESTLE_UNSET ? b : (b == TRESTLE_UNSET ? a : MIN (a, b));
}

/* Whether an update of @a asks for more than one of @b: for more bit/s where
 * @by_rate and both windows are known, else for more bytes (C-4).
 */
gboolean               trestle_demand_is_heavier    (const TrestleDemand     *a,
                                                     const TrestleDemand     *b,
                                                     gboolean                 by_rate);

/* ⌈persons × machines per user⌉ (C-3); machines in ‰. */
static inline gint64
trestle_clients_with (gint64 machines,
                      gint64 persons)
{
  return machines == 1000 ? persons : (persons * machines + 999) / 1000;
}

static inline gint64
trestle_clients_of (const TrestlePopulation *population,
                    gint64                   persons)
{
  return trestle_clients_with (TRESTLE_OR (population->machines_per_user, TRESTLE_MACHINES_PER_USER), persons);
}

/* For the index's own files. */
void                   trestle_index_add_demands    (TrestleIndex            *self);
void                   trestle_index_add_cells      (TrestleIndex            *self);
void                   trestle_index_add_repositories (TrestleIndex          *self);   /* before demands */
void                   trestle_index_add_judgments  (TrestleIndex            *self);   /* after demands */
void                   trestle_index_add_need       (TrestleIndex            *self);   /* after demands */
void                   trestle_index_add_downloads  (TrestleIndex            *self);   /* after demands */
void                   trestle_index_add_visits     (TrestleIndex            *self);   /* after who is served */

G_END_DECLS
