/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The root of a design.  Each id that an object has or a reference names owns a
 * slot: the object, if there is one, and everything that refers to it.  Slots
 * are kept up to date where values change, so that references are plain
 * pointers for everybody who reads the design.
 */
#include "config.h"

#include "design.h"

#include <glib/gi18n.h>
#include <string.h>

#include "design-private.h"
#include "kinds.h"
#include "names.h"

typedef struct
{
  TrestleObject *object;
  GArray        *referrers;   /* of TrestleReferrer, or NULL */
} Slot;

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const TrestleChoice statuses[] = {
  { "draft", N_("Draft") }, { "final", N_("Final") }, { NULL, NULL }
};
static const TrestleChoice products[] = {
  { "1.0", N_("MED-V 1.0") }, { "1.0-sp1", N_("MED-V 1.0 SP1") }, { "1.0-sp2", N_("MED-V 1.0 SP2") },
  { "2.0", N_("MED-V 2.0") }, { NULL, NULL }
};
static const TrestleChoice managements[] = {
  { "central", N_("Central") }, { "distributed", N_("Distributed") }, { NULL, NULL }
};
static const TrestleChoice papers[] = {
  { "a4", N_("A4") }, { "letter", N_("US Letter") }, { NULL, NULL }
};
static const TrestleChoice profiles[] = {
  { "full", N_("Full design") }, { "executive", N_("Executive summary") }, { "leave-behind", N_("Leave-behind") },
  { "classroom", N_("Classroom, with the reasoning") }, { NULL, NULL }
};
static const TrestleChoice extensions[] = {
  { "R-X.1", N_("Several repositories for one instance") },
  { "R-X.2", N_("Domain controller in isolated networks") },
  { "R-X.3", N_("SQL Server Express") },
  { "R-X.4", N_("Space on removable media") },
  { "R-X.5", N_("Server operating systems") },
  { "R-X.6", N_("Client and guest operating systems") },
  { "R-X.7", N_("Virtual consoles") },
  { "R-X.8", N_("Image names") },
  { "R-X.9", N_("Older image versions") },
  { "R-X.10", N_("TrimTransfer between unlike systems") },
  { "R-X.11", N_("Other users of BITS") },
  { "R-X.12", N_("IIS settings") },
  { "R-X.13", N_("Workspace deletion") },
  { "R-X.14", N_("Download waves") },
  { "R-X.15", N_("Server backup") },
  { "R-X.16", N_("Console users") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleDesign, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Design Name"), .group = N_("Design") },
  { TRESTLE_TEXT (TrestleDesign, customer), .alias = N_("Customer"), .label = N_("Customer") },
  { TRESTLE_TEXT (TrestleDesign, project), .alias = N_("Project"), .label = N_("Project") },
  { TRESTLE_TEXT (TrestleDesign, version), .flags = TRESTLE_FIELD_PLAIN, .label = N_("Version") },
  { TRESTLE_TEXTS (TrestleDesign, authors), .alias = N_("Person"), .label = N_("Authors") },
  { TRESTLE_DATE (TrestleDesign, date), .label = N_("Date") },
  { TRESTLE_TEXT (TrestleDesign, classification), .flags = TRESTLE_FIELD_PLAIN, .label = N_("Classification"), .help = N_("Printed on every page, such as Internal") },
  { TRESTLE_CHOICE (TrestleDesign, status, statuses), .label = N_("Status"), TRESTLE_STANDARD (0), .cite = "R-0.4" },
  { TRESTLE_CHOICE (TrestleDesign, product, products), .label = N_("Product Version"), .group = N_("Organization"),
    TRESTLE_STANDARD (TRESTLE_PRODUCT_1_0_SP1), .cite = "R-0.5" },
  { TRESTLE_CHOICE (TrestleDesign, management, managements), .label = N_("Management Model"),
    TRESTLE_STANDARD (TRESTLE_MANAGEMENT_CENTRAL), .cite = "R-2.1.7" },
  { TRESTLE_FLAG (TrestleDesign, travel), .label = N_("Users Travel"), .cite = "R-1.1.5" },
  { TRESTLE_REF (TrestleDesign, main_population, POPULATION), .label = N_("Main Population"),
    .help = N_("Marks the cell the first instance is for; unset means the cell with the most users"), .cite = "R-2.1.10" },
  { TRESTLE_TEXT (TrestleDesign, network_diagram), .label = N_("Network Diagram"), .cite = "R-1.1.4" },
  { TRESTLE_FLAG (TrestleDesign, distribution_system), .label = N_("Software Distribution Tool Present"), .cite = "R-4.1.2" },
  { TRESTLE_INT (TrestleDesign, media_capacity, MEDIUM_BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Capacity of Removable Media"), .cite = "R-X.4" },
  { TRESTLE_TEXT (TrestleDesign, media_owner), .alias = N_("Group"), .label = N_("Owner of the Media Process"), .cite = "R-4.1.6" },
  { TRESTLE_FLAG (TrestleDesign, run_from_media), .label = N_("Run Images From the Medium"), .cite = "R-4.1.6" },
  { TRESTLE_INT (TrestleDesign, standard_memory, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Standard Server Memory"), .cite = "R-3.1.4" },
  { TRESTLE_TEXT (TrestleDesign, review_by), .alias = N_("Person"), .label = N_("Reviewed By"), .group = N_("Review"), .cite = "R-0.4" },
  { TRESTLE_DATE (TrestleDesign, review_date), .label = N_("Review Date"), .cite = "R-0.4" },
  { TRESTLE_TEXT (TrestleDesign, review_outcome), .label = N_("Outcome of the Review"), .cite = "R-0.4" },
  { TRESTLE_INT (TrestleDesign, event_rate_low, NONE, 1, 100000), .label = N_("Events per Client and Day, Low"),
    .group = N_("Load"), TRESTLE_STANDARD (TRESTLE_EVENT_RATE_LOW), .cite = "R-3.2.8" },
  { TRESTLE_INT (TrestleDesign, event_rate_high, NONE, 1, 100000), .label = N_("Events per Client and Day, High"),
    TRESTLE_STANDARD (TRESTLE_EVENT_RATE_HIGH), .cite = "R-3.2.8" },
  { TRESTLE_INT (TrestleDesign, event_size, BYTES, 1, 1048576), .label = N_("Event Size"),
    TRESTLE_STANDARD (TRESTLE_EVENT_BYTES), .cite = "R-3.2.8" },
  { TRESTLE_INT (TrestleDesign, event_interval, SECONDS, 1, 86400), .label = N_("Event Interval"),
    TRESTLE_STANDARD (TRESTLE_EVENT_INTERVAL), .cite = "R-3.1.2" },
  { TRESTLE_INT (TrestleDesign, policy_interval, MINUTES, 1, 86400), .label = N_("Policy Poll Interval"),
    TRESTLE_STANDARD (TRESTLE_POLICY_INTERVAL), .cite = "R-B.3" },
  { TRESTLE_INT (TrestleDesign, image_poll, HOURS, 1, 31536000), .label = N_("Image Poll Interval"),
    TRESTLE_STANDARD (TRESTLE_IMAGE_POLL_INTERVAL), .cite = "R-3.1.1" },
  { TRESTLE_INT (TrestleDesign, initial_share, PERMILLE, 1, 1000), .label = N_("Initial Transfer"), .group = N_("Transfers"),
    .help = N_("Share of the packed size that crosses the network at the first load"), TRESTLE_STANDARD (1000), .cite = "R-4.1.4" },
  { TRESTLE_INT (TrestleDesign, update_share, PERMILLE, 1, 1000), .label = N_("Update Delta"),
    .help = N_("Share of the packed size that crosses the network at an update"), TRESTLE_STANDARD (1000), .cite = "R-4.1.4" },
  { TRESTLE_INT (TrestleDesign, link_efficiency, PERMILLE, 1, 1000), .label = N_("Link Efficiency"),
    TRESTLE_STANDARD (1000), .cite = "R-4.1.5" },
  { TRESTLE_INT (TrestleDesign, report_buffer, PERMILLE, 0, 100000), .label = N_("Report IO Buffer"),
    TRESTLE_STANDARD (1000), .cite = "R-3.2.14" },
  { TRESTLE_INT (TrestleDesign, report_days, NONE, 1, 36500), .label = N_("Days in a Report"), TRESTLE_STANDARD (7), .cite = "R-3.2.4" },
  { TRESTLE_INT (TrestleDesign, capacity_threshold, PERMILLE, 1, 1000), .label = N_("Near Capacity From"),
    .group = N_("Thresholds of Trestle"), TRESTLE_STANDARD (900), .cite = "R-2.1.12" },
  { TRESTLE_INT (TrestleDesign, placement_tolerance, PERMILLE, 0, 1000), .label = N_("Placement Tolerance"),
    TRESTLE_STANDARD (50), .cite = "R-3.1.9" },
  { TRESTLE_INT (TrestleDesign, thin_path, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Thin Database Path Below"),
    TRESTLE_STANDARD (10000000), .cite = "R-3.2.4" },
  { TRESTLE_INT (TrestleDesign, short_window, HOURS, 1, TRESTLE_MAX_SECONDS), .label = N_("Short Update Window Below"),
    TRESTLE_STANDARD (86400), .cite = "R-4.3.8" },
  { TRESTLE_INT (TrestleDesign, nic_share, PERMILLE, 1, 1000), .label = N_("Share of a Network Adapter"),
    TRESTLE_STANDARD (500), .cite = "R-4.3.6" },
  { TRESTLE_INT (TrestleDesign, long_retention, DAYS, 86400, TRESTLE_MAX_SECONDS), .step = 86400, .label = N_("Long Retention Above"),
    TRESTLE_STANDARD (365 * 86400), .cite = "R-3.2.10" },
  { TRESTLE_CHOICES (TrestleDesign, extensions_off, extensions), .label = N_("Extensions Switched Off"),
    .help = N_("Checks beyond the guide that this design does without") },
  { TRESTLE_CHOICE (TrestleDesign, profile, profiles), .label = N_("Profile"), .group = N_("Document"),
    .help = N_("For whom the document is; it decides which sections stand there"), TRESTLE_STANDARD (TRESTLE_PROFILE_FULL) },
  { TRESTLE_TEXTS (TrestleDesign, sections), .flags = TRESTLE_FIELD_APART | TRESTLE_FIELD_PLAIN, .label = N_("Sections") },
  { TRESTLE_CHOICE (TrestleDesign, paper, papers), .label = N_("Paper"), TRESTLE_STANDARD (0) },
  { TRESTLE_TEXT (TrestleDesign, language), .flags = TRESTLE_FIELD_PLAIN, .label = N_("Language"), .help = N_("Of the document, such as en or de") },
  { TRESTLE_DATA (TrestleDesign, logo), .label = N_("Logo") },
  { TRESTLE_NOTE (TrestleDesign, notes), .label = N_("Notes"), .group = N_("Notes") }
};

G_DEFINE_FINAL_TYPE (TrestleDesign, trestle_design, TRESTLE_TYPE_OBJECT)

const TrestleKindInfo trestle_design_info = {
  .kind = TRESTLE_KIND_DESIGN, .nick = "design", .member = "design",
  .title = N_("Design"), .titles = N_("Designs"), .icon = "trestle-document-symbolic",
  .get_type = trestle_design_get_type, .fields = fields, .n_fields = G_N_ELEMENTS (fields)
};

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_clear_pointer (&slot->referrers, g_array_unref);
  g_free (slot);
}

static Slot *
get_slot (TrestleDesign *self,
          const char    *id)
{
  Slot *slot = g_hash_table_lookup (self->slots, id);

  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      g_hash_table_insert (self->slots, g_strdup (id), slot);
    }

  return slot;
}

/* The references in @field: one, or those of the set. */
static TrestleRef *
get_refs (TrestleObject      *object,
          const TrestleField *field,
          guint              *n)
{
  if (field->kind == TRESTLE_FIELD_REF)
    {
      TrestleRef *ref = &G_STRUCT_MEMBER (TrestleRef, object, field->offset);

      *n = ref->id != NULL ? 1 : 0;
      return ref;
    }
  if (field->kind == TRESTLE_FIELD_REFS)
    {
      TrestleRefs *refs = G_STRUCT_MEMBER (TrestleRefs *, object, field->offset);

      *n = refs != NULL ? refs->n : 0;
      return refs != NULL ? refs->refs : NULL;
    }
  *n = 0;

  return NULL;
}

static gboolean
may_point_at (const TrestleField  *field,
              const TrestleObject *target)
{
  return target != NULL && (field->target == TRESTLE_KIND_ANY || field->target == trestle_object_get_kind (target));
}

void
trestle_design_link (TrestleDesign      *self,
                     TrestleObject      *object,
                     const TrestleField *field)
{
  guint n;
  TrestleRef *refs = get_refs (object, field, &n);

  if (self->names != NULL)
    trestle_names_link (self->names, object, field);
  for (guint i = 0; i < n; i++)
    {
      Slot *slot = get_slot (self, refs[i].id);
      TrestleReferrer referrer = { object, field };

      if (slot->referrers == NULL)
        slot->referrers = g_array_new (FALSE, FALSE, sizeof (TrestleReferrer));
      g_array_append_val (slot->referrers, referrer);
      refs[i].target = may_point_at (field, slot->object) ? slot->object : NULL;
    }
}

void
trestle_design_unlink (TrestleDesign      *self,
                       TrestleObject      *object,
                       const TrestleField *field)
{
  guint n;
  TrestleRef *refs = get_refs (object, field, &n);

  if (self->names != NULL)
    trestle_names_unlink (self->names, object, field);
  for (guint i = 0; i < n; i++)
    {
      GArray *referrers = get_slot (self, refs[i].id)->referrers;

      refs[i].target = NULL;
      for (guint k = referrers->len; k-- > 0;)
        {
          const TrestleReferrer *referrer = &g_array_index (referrers, TrestleReferrer, k);

          if (referrer->object == object && referrer->field == field)
            {
              g_array_remove_index_fast (referrers, k);
              break;
            }
        }
    }
}

/* References are sorted by id. */
static TrestleRef *
find_ref (TrestleRef *refs,
          guint       n,
          const char *id)
{
  guint low = 0, high = n;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (refs[middle].id, id) <= 0)
        low = middle;
      else
        high = middle;
    }
  g_assert (n > 0 && g_str_equal (refs[low].id, id));

  return &refs[low];
}

/* Points every reference to @id at @target, which may be NULL. */
static void
resolve_referrers (Slot          *slot,
                   const char    *id,
                   TrestleObject *target)
{
  for (guint i = 0; slot->referrers != NULL && i < slot->referrers->len; i++)
    {
      const TrestleReferrer *referrer = &g_array_index (slot->referrers, TrestleReferrer, i);
      guint n;
      TrestleRef *refs = get_refs (referrer->object, referrer->field, &n);
      TrestleRef *ref = find_ref (refs, n, id);

      ref->target = may_point_at (referrer->field, target) ? target : NULL;
    }
}

/* Whether an object other than @object refers through @field and has @id in @other. */
static gboolean
has_referrer (const TrestleReferrer *referrers,
              guint                  n,
              const TrestleObject   *object,
              const TrestleField    *field,
              const TrestleField    *other,
              const char            *id)
{
  for (guint i = 0; i < n; i++)
    if (referrers[i].object != object && referrers[i].field == field &&
        g_strcmp0 (trestle_object_get_string (referrers[i].object, other), id) == 0)
      return TRUE;

  return FALSE;
}

gboolean
trestle_design_has_pair (TrestleDesign       *self,
                         const TrestleObject *object,
                         const TrestleField  *field,
                         const char          *id)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  const TrestleField *other = NULL;
  const char *other_id;
  guint n, n_other;
  const TrestleReferrer *referrers = trestle_design_get_referrers (self, id, &n);
  const TrestleReferrer *other_referrers;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & TRESTLE_FIELD_PAIR) && &info->fields[i] != field)
      other = &info->fields[i];
  g_assert (other != NULL);

  other_id = trestle_object_get_string (object, other);
  if (other_id == NULL)
    return FALSE;

  /* Either end finds the pair: the one with fewer referrers is looked through. */
  other_referrers = trestle_design_get_referrers (self, other_id, &n_other);
  if (n_other < n)
    return has_referrer (other_referrers, n_other, object, other, field, id);

  return has_referrer (referrers, n, object, field, other, other_id);
}

void
trestle_design_emit (TrestleDesign       *self,
                     const TrestleChange *change)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
}

static void
trestle_design_dispose (GObject *object)
{
  TrestleDesign *self = TRESTLE_DESIGN (object);

  g_clear_pointer (&self->names, trestle_names_free);
  for (guint kind = 0; kind < TRESTLE_N_KINDS; kind++)
    {
      for (guint i = 0; self->lists[kind] != NULL && i < self->lists[kind]->items->len; i++)
        ((TrestleObject *) self->lists[kind]->items->pdata[i])->design = NULL;
      g_clear_object (&self->lists[kind]);
    }
  self->parent_instance.design = NULL;

  G_OBJECT_CLASS (trestle_design_parent_class)->dispose (object);
}

static void
trestle_design_finalize (GObject *object)
{
  TrestleDesign *self = TRESTLE_DESIGN (object);

  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->rand, g_rand_free);

  G_OBJECT_CLASS (trestle_design_parent_class)->finalize (object);
}

static void
trestle_design_class_init (TrestleDesignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trestle_design_dispose;
  object_class->finalize = trestle_design_finalize;
  TRESTLE_OBJECT_CLASS (klass)->info = &trestle_design_info;

  /* Emitted for every change of anything in the design, with a TrestleChange. */
  signals[CHANGED] = g_signal_new ("changed", TRESTLE_TYPE_DESIGN, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
trestle_design_init (TrestleDesign *self)
{
  trestle_object_init_fields (TRESTLE_OBJECT (self), &trestle_design_info);

  self->slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, slot_free);
  self->rand = g_rand_new ();
  for (guint kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    self->lists[kind] = trestle_list_new (trestle_kind_get_info (kind)->get_type ());

  self->parent_instance.id = g_strdup ("design");
  self->parent_instance.design = self;
  get_slot (self, "design")->object = TRESTLE_OBJECT (self);
}

TrestleDesign *
trestle_design_new (void)
{
  return g_object_new (TRESTLE_TYPE_DESIGN, NULL);
}

void
trestle_design_seed (TrestleDesign *self,
                     guint32        seed)
{
  g_return_if_fail (TRESTLE_IS_DESIGN (self));

  g_rand_set_seed (self->rand, seed);
}

void
trestle_design_sort (TrestleDesign *self)
{
  g_return_if_fail (TRESTLE_IS_DESIGN (self));

  for (guint kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    trestle_list_sort (self->lists[kind]);
}

TrestleObject *
trestle_design_lookup (TrestleDesign *self,
                       const char    *id)
{
  const Slot *slot;

  g_return_val_if_fail (TRESTLE_IS_DESIGN (self), NULL);

  slot = id != NULL ? g_hash_table_lookup (self->slots, id) : NULL;

  return slot != NULL ? slot->object : NULL;
}

const TrestleReferrer *
trestle_design_get_referrers (TrestleDesign *self,
                              const char    *id,
                              guint         *n_referrers)
{
  const Slot *slot;

  g_return_val_if_fail (TRESTLE_IS_DESIGN (self), NULL);

  slot = g_hash_table_lookup (self->slots, id);
  *n_referrers = slot != NULL && slot->referrers != NULL ? slot->referrers->len : 0;

  return *n_referrers > 0 ? (const TrestleReferrer *) slot->referrers->data : NULL;
}

/* Without the letters that are easily taken for digits. */
static const char base32[] = "0123456789abcdefghjkmnpqrstvwxyz";

static char *
dup_new_id (TrestleDesign *self,
            const char    *nick)
{
  for (;;)
    {
      char tail[7] = { 0 };
      g_autofree char *id = NULL;

      for (int i = 0; i < 6; i++)
        tail[i] = base32[g_rand_int_range (self->rand, 0, 32)];
      id = g_strdup_printf ("%s-%s", nick, tail);
      if (!g_hash_table_contains (self->slots, id))
        return g_steal_pointer (&id);
    }
}

char *
trestle_design_dup_derived_id (TrestleKind kind,
                               const char *key)
{
  const char *nick = trestle_kind_get_info (kind)->nick;
  g_autofree char *seed = g_strdup_printf ("%s\n%s", nick, key);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
  guint64 bits = g_ascii_strtoull (digest + strlen (digest) - 8, NULL, 16);
  char tail[7] = { 0 };

  for (int i = 0; i < 6; i++, bits >>= 5)
    tail[i] = base32[bits & 31];

  return g_strdup_printf ("%s-%s", nick, tail);
}

void
trestle_design_add (TrestleDesign *self,
                    TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  TrestleChange change = { .type = TRESTLE_CHANGE_ADD, .object = object };
  Slot *slot;

  g_return_if_fail (TRESTLE_IS_DESIGN (self));
  g_return_if_fail (object->design == NULL);

  if (object->id == NULL || trestle_design_lookup (self, object->id) != NULL)
    {
      g_free (object->id);
      object->id = dup_new_id (self, info->nick);
    }
  object->position = G_MAXUINT;
  object->design = self;
  slot = get_slot (self, object->id);
  slot->object = object;
  for (guint i = 0; i < info->n_fields; i++)
    trestle_design_link (self, object, &info->fields[i]);
  resolve_referrers (slot, object->id, object);
  trestle_list_append (self->lists[info->kind], object);
  trestle_design_emit (self, &change);
}

void
trestle_design_remove (TrestleDesign *self,
                       TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  TrestleChange change = { .type = TRESTLE_CHANGE_REMOVE, .object = object };
  g_autoptr(TrestleObject) keep = g_object_ref (object);
  Slot *slot;

  g_return_if_fail (TRESTLE_IS_DESIGN (self));
  g_return_if_fail (object->design == self && info->kind != TRESTLE_KIND_DESIGN);

  slot = get_slot (self, object->id);
  for (guint i = 0; i < info->n_fields; i++)
    trestle_design_unlink (self, object, &info->fields[i]);
  slot->object = NULL;
  resolve_referrers (slot, object->id, NULL);
  object->design = NULL;
  trestle_list_remove (self->lists[info->kind], object);
  trestle_design_emit (self, &change);
}

TrestleNames *
trestle_design_get_names (TrestleDesign *self)
{
  if (self->names == NULL)
    self->names = trestle_names_new (self);

  return self->names;
}

static gboolean
has_name (TrestleDesign *self,
          TrestleKind    kind,
          const char    *name)
{
  guint n;

  trestle_names_find (trestle_design_get_names (self), kind, name, &n);

  return n > 0;
}

/* The number that @text is, written as it is made; 0: none, or it is more than @most. */
static guint
read_number (const char *text,
             guint       most)
{
  guint64 number = 0;

  if (*text == '0')
    return 0;
  for (; g_ascii_isdigit (*text) && number <= most; text++)
    number = number * 10 + (*text - '0');

  return *text == '\0' && number <= most ? number : 0;
}

char *
trestle_design_dup_unique_name (TrestleDesign *self,
                                TrestleKind    kind,
                                const char    *stem)
{
  const GPtrArray *items = self->lists[kind]->items;
  guint most = items->len + 2, number = 2;
  gsize length = strlen (stem);
  g_autofree gboolean *taken = NULL;

  if (!has_name (self, kind, stem))
    return g_strdup (stem);

  taken = g_new0 (gboolean, most + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const char *name = trestle_object_get_name (items->pdata[i]);

      if (strncmp (name, stem, length) == 0 && name[length] == ' ')
        taken[read_number (name + length + 1, most)] = TRUE;
    }
  while (taken[number])
    number++;

  return g_strdup_printf ("%s %u", stem, number);
}

/* "Location 3": the first number from the next one on that is free. */
static char *
dup_new_name (TrestleDesign *self,
              TrestleKind    kind)
{
  for (guint number = self->lists[kind]->items->len + 1;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", _(trestle_kind_get_info (kind)->title), number);

      /* Image names allow no spaces (R-X.8). */
      if (kind == TRESTLE_KIND_IMAGE)
        g_strdelimit (name, " ", '-');
      if (!has_name (self, kind, name))
        return g_steal_pointer (&name);
    }
}

TrestleObject *
trestle_design_create (TrestleDesign *self,
                       TrestleKind    kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  g_autoptr(TrestleObject) object = g_object_new (info->get_type (), NULL);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      {
        g_autofree char *name = dup_new_name (self, kind);

        trestle_object_set_string (object, info->fields[i].name, name);
        break;
      }
  trestle_design_add (self, object);

  return object;
}

TrestleDesign *
trestle_design_copy (TrestleDesign *self)
{
  TrestleDesign *copy = trestle_design_new ();

  g_return_val_if_fail (TRESTLE_IS_DESIGN (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TrestleValue value;

      trestle_object_get (TRESTLE_OBJECT (self), &fields[i], &value);
      trestle_object_set (TRESTLE_OBJECT (copy), &fields[i], &value, NULL);
      trestle_value_clear (&value);
    }
  copy->parent_instance.extra = g_strdup (self->parent_instance.extra);

  for (guint kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    for (guint i = 0; i < self->lists[kind]->items->len; i++)
      {
        const TrestleObject *original = self->lists[kind]->items->pdata[i];
        g_autoptr(TrestleObject) object = trestle_object_copy (original);

        object->id = g_strdup (original->id);
        trestle_design_add (copy, object);
      }
  trestle_design_sort (copy);
  g_rand_free (copy->rand);
  copy->rand = g_rand_copy (self->rand);

  return copy;
}
