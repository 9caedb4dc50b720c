/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The root: what a design says about the whole organization, flat lists of
 * everything else, and the index from ids to objects and to what refers to them.
 */
#pragma once

#include "list.h"
#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DESIGN (trestle_design_get_type ())
#define TRESTLE_DESIGN(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_DESIGN, TrestleDesign))
#define TRESTLE_IS_DESIGN(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_DESIGN))
TRESTLE_DECLARE_KIND (TrestleDesign, trestle_design)

/* What part B of the guide's notes gives as parameters, where unset. */
#define TRESTLE_EVENT_RATE_LOW      15
#define TRESTLE_EVENT_RATE_HIGH     20
#define TRESTLE_EVENT_BYTES         200
#define TRESTLE_EVENT_INTERVAL      60
#define TRESTLE_POLICY_INTERVAL     900
#define TRESTLE_IMAGE_POLL_INTERVAL 14400
#define TRESTLE_WORKSPACE_BYTES     30720

typedef enum
{
  TRESTLE_PRODUCT_1_0,
  TRESTLE_PRODUCT_1_0_SP1,
  TRESTLE_PRODUCT_1_0_SP2,
  TRESTLE_PRODUCT_2_0
} TrestleProduct;

typedef enum
{
  TRESTLE_STATUS_DRAFT,
  TRESTLE_STATUS_FINAL
} TrestleStatus;

typedef enum
{
  TRESTLE_MANAGEMENT_CENTRAL,
  TRESTLE_MANAGEMENT_DISTRIBUTED
} TrestleManagement;

/* For whom the document is. */
typedef enum
{
  TRESTLE_PROFILE_FULL,
  TRESTLE_PROFILE_EXECUTIVE,
  TRESTLE_PROFILE_LEAVE_BEHIND,
  TRESTLE_PROFILE_CLASSROOM,
  TRESTLE_N_PROFILES
} TrestleProfile;

struct _TrestleDesign
{
  TrestleObject parent_instance;
  TrestleList  *lists[TRESTLE_N_KINDS];   /* lists[TRESTLE_KIND_DESIGN] is NULL */
  TrestleNames *names;                    /* NULL until asked for */
  GHashTable   *slots;                    /* id → what has it and what refers to it */
  GRand        *rand;                     /* for new ids */

  char   *name, *customer, *project, *version;
  char  **authors;
  char   *date, *classification;
  gint64  status, product, management, travel;
  TrestleRef main_population;
  char   *network_diagram;
  gint64  distribution_system;
  gint64  media_capacity;
  char   *media_owner;
  gint64  run_from_media;
  gint64  standard_memory;
  char   *review_by, *review_date, *review_outcome;
  gint64  event_rate_low, event_rate_high, event_size, event_interval, policy_interval, image_poll;
  gint64  initial_share, update_share, link_efficiency, report_buffer, report_days;
  gint64  capacity_threshold, placement_tolerance, thin_path, short_window, nic_share, long_retention;
  gint64  extensions_off;
  gint64  paper;
  gint64  profile;          /* TrestleProfile */
  char  **sections;         /* of the document, in their order; NULL: those of the profile */
  char   *language, *logo, *notes;
};

typedef enum
{
  TRESTLE_CHANGE_SET,
  TRESTLE_CHANGE_ADD,
  TRESTLE_CHANGE_REMOVE
} TrestleChangeType;

/* What the “changed” signal of a design carries. */
struct _TrestleChange
{
  TrestleChangeType   type;
  TrestleObject      *object;
  const TrestleField *field;      /* of SET */
  TrestleValue        before;     /* of SET */
  TrestleValue        after;      /* of SET */
};

/* Something that refers to an object. */
typedef struct
{
  TrestleObject      *object;
  const TrestleField *field;
} TrestleReferrer;

/* A design with nothing in it. */
TrestleDesign         *trestle_design_new           (void);

/* Makes the ids of objects added from now on a fixed sequence; for tests,
 * samples and benchmarks.
 */
void                   trestle_design_seed          (TrestleDesign         *self,
                                                     guint32                seed);

/* An independent design that equals @self: previews, export and arrangement
 * work on copies.
 */
TrestleDesign         *trestle_design_copy          (TrestleDesign         *self);

/* All objects of a kind; borrowed, the same list for the life of the design. */
static inline TrestleList *
trestle_design_get_list (const TrestleDesign *self,
                         TrestleKind          kind)
{
  return self->lists[kind];
}

/* Brings every list into the order of names.  Readers and copies do so, so that
 * what is made from a file or a copy does not depend on the order of edits.
 */
void                   trestle_design_sort          (TrestleDesign         *self);

/* The object with this id (the design itself has the id "design"), or NULL. */
TrestleObject         *trestle_design_lookup        (TrestleDesign         *self,
                                                     const char            *id);

/* Everything that refers to @id, whether or not an object has it.  The array is
 * valid until the design changes.
 */
const TrestleReferrer *trestle_design_get_referrers (TrestleDesign         *self,
                                                     const char            *id,
                                                     guint                 *n_referrers);

/* Adds @object, taking a reference, and gives it an id unless it has one that
 * is free.  Emits “changed”.
 */
void                   trestle_design_add           (TrestleDesign         *self,
                                                     TrestleObject         *object);

/* Adds a new object of @kind with a unique generated name ("Location 3").
 * Returns: (transfer none)
 */
TrestleObject         *trestle_design_create        (TrestleDesign         *self,
                                                     TrestleKind            kind);

/* Takes @object out and leaves references to it dangling.  Emits “changed”.
 * Users' deletions go through trestle_edit_delete().
 */
void                   trestle_design_remove        (TrestleDesign         *self,
                                                     TrestleObject         *object);

/* Its objects by what people call them. */
TrestleNames          *trestle_design_get_names      (TrestleDesign         *self);

/* @stem, or @stem with the lowest number that no object of @kind has: free with
 * g_free().
 */
char                  *trestle_design_dup_unique_name (TrestleDesign       *self,
                                                       TrestleKind          kind,
                                                       const char          *stem);

/* The id, "<kind>-<6 characters>", that an imported row with this key has: the
 * same import gives the same ids.  Free with g_free().
 */
char                  *trestle_design_dup_derived_id  (TrestleKind          kind,
                                                       const char          *key);

/* How many objects ahead of the one that is looked at memory is fetched: they lie
 * apart, and waiting for each in turn is what large designs take most of their time.
 */
#define TRESTLE_AHEAD 6

static inline void
trestle_prefetch (gconstpointer object)
{
  __builtin_prefetch (object);
  __builtin_prefetch ((const char *) object + 64);
  __builtin_prefetch ((const char *) object + 128);
}

/* The object at @position of @objects, which are gone through in their order. */
static inline gpointer
trestle_step (const GPtrArray *objects,
              guint            position)
{
  if (position + 2 * TRESTLE_AHEAD < objects->len)
    {
      const TrestleObject *soon = objects->pdata[position + TRESTLE_AHEAD];

      trestle_prefetch (objects->pdata[position + 2 * TRESTLE_AHEAD]);
      __builtin_prefetch (soon->id);
    }

  return objects->pdata[position];
}

/* Iterates over the objects of one kind: for (i…) with the typed pointer. */
#define TRESTLE_FOREACH(design, KIND, Type, variable) \
  for (guint variable ## _i = 0; variable ## _i < trestle_design_get_list ((design), TRESTLE_KIND_ ## KIND)->items->len; variable ## _i++) \
    for (Type *variable = trestle_step (trestle_design_get_list ((design), TRESTLE_KIND_ ## KIND)->items, variable ## _i); variable != NULL; variable = NULL)

G_END_DECLS
