/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of overlays, and marks made from a row of it.
 */
#include "config.h"

#include "overlays.h"

#include <glib/gi18n.h>

#include "kinds.h"

#define KIND(name) .kind = TRESTLE_KIND_ ## name

static const TrestleOverlayRow rows[] = {
  { "bandwidth", N_("Bandwidth Needed"), N_("Link an update needs; on links, the share of the available bandwidth"), FALSE, FALSE,
    { { KIND (LOCATION), .value = "update-link-need", .verdict = "update-verdict", .local_verdict = "update-verdict-local",
        .standards = { "update_share", "link_efficiency" } },
      { KIND (LINK), .value = "update-utilization", .verdict = "update-verdict",
        .standards = { "update_share", "link_efficiency" } } } },
  { "users", N_("Users"), N_("Users, travelers included; clients of populations and instances"), FALSE, FALSE,
    { { KIND (LOCATION), .value = "maximum-users", .otherwise = "users" },
      { KIND (POPULATION), .value = "population-clients" },
      { KIND (SERVER), .value = "clients" },
      { KIND (REPOSITORY), .value = "repository-clients" } } },
  { "instances", N_("Instance Membership"), N_("Concurrently active clients of each instance at its server"), FALSE, FALSE,
    { { KIND (POPULATION), .group = "instance" },
      { KIND (SERVER), .value = "active", .group = "instance" },
      { KIND (CONSOLE), .group = "instance" } } },
  { "image", N_("Flow of an Image"), N_("Clients that fetch it, and from where"), TRUE, FALSE,
    { { KIND (LOCATION), .value = "image-clients" },
      { KIND (POPULATION), .value = "population-image-clients" },
      { KIND (REPOSITORY) } } },
  { "offline", N_("Offline Reach"), N_("How long users work on without their server"), FALSE, TRUE,
    { { KIND (SERVER), .value = "offline-tolerance", .otherwise = "outage-tolerance" },
      { KIND (POPULATION), .value = "offline-tolerance", .otherwise = "outage-tolerance" } } },
  { "zones", N_("Legal Zones"), N_("Where the law ties users and their records"), FALSE, FALSE,
    { { KIND (POPULATION), .group = "zone" },
      { KIND (LOCATION), .group = "zone" } } },
  { "domains", N_("Trust Boundaries"), N_("Domains of users and servers"), FALSE, FALSE,
    { { KIND (POPULATION), .group = "domain" },
      { KIND (SERVER), .group = "domain" },
      { KIND (LOCATION), .group = "domain" } } }
};

typedef struct
{
  const TrestleAssessment *assessment;
  TrestleDesign           *design;
  const TrestleOverlayRow *row;
  TrestleObject           *image;     /* or NULL */
  TrestleMarks            *marks;
  GHashTable              *groups;    /* object → its number */
  gboolean                 assumed;   /* some verdict rests on a standard value */
  gboolean                 seen[TRESTLE_MARK_FAILS + 1];
} Maker;

static TrestleObject *
get_target (TrestleObject *object,
            const char    *field)
{
  return trestle_object_get_target (object, trestle_object_find_field (object, field));
}

TrestleObject *
trestle_overlay_get_subject (const TrestleOverlayPart *part,
                             TrestleObject            *object)
{
  const TrestleFigure *figure = part->value != NULL ? trestle_figure_find (part->value) : NULL;

  if (figure == NULL || figure->kind == trestle_object_get_kind (object))
    return object;
  if (TRESTLE_IS_SERVER (object))
    return ((TrestleServer *) object)->role != TRESTLE_SERVER_PASSIVE ? get_target (object, "instance") : NULL;
  if (TRESTLE_IS_POPULATION (object))
    return get_target (object, "instance");
  if (TRESTLE_IS_LINK (object))
    {
      TrestleLocation *a = (TrestleLocation *) get_target (object, "end_a");
      TrestleLocation *b = (TrestleLocation *) get_target (object, "end_b");

      if (a == NULL || b == NULL || a->bandwidth == TRESTLE_UNSET || b->bandwidth == TRESTLE_UNSET)
        return NULL;
      return (TrestleObject *) (a->bandwidth < b->bandwidth ? a : b);
    }

  return NULL;
}

/* The figure of a subject, with the image as second subject where there is one. */
static TrestleNumber
get_figure (const Maker   *self,
            const char    *id,
            TrestleObject *subject)
{
  if (trestle_figure_find (id)->other == TRESTLE_KIND_DESIGN)
    return trestle_assessment_get_figure (self->assessment, id, subject);

  return trestle_assessment_get_figure_of (self->assessment, id, subject, self->image);
}

static void
set_verdict (Maker             *self,
             TrestleObject     *object,
             TrestleMarkVerdict verdict,
             gboolean           assumed)
{
  if (verdict == TRESTLE_MARK_NONE)
    return;
  self->seen[verdict] = TRUE;
  self->assumed |= assumed;
  trestle_marks_set_verdict (self->marks, object->id, verdict, assumed);
}

/* Whether a value nobody has set stands in the condition of the verdict.  Those of the
 * design stand in all of them; what else does is asked of the few with a repository.
 */
static gboolean
rests_on_standards (const Maker              *self,
                    const TrestleOverlayPart *part,
                    const char               *verdict,
                    TrestleObject            *subject,
                    TrestleNumber             number)
{
  const TrestleFigureValue value = { trestle_figure_find (verdict), subject, NULL, number };
  TrestleObject *design = TRESTLE_OBJECT (self->design);
  g_autoptr (TrestleExplanation) explanation = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (part->standards) && part->standards[i] != NULL; i++)
    if (!trestle_object_is_set (design, trestle_object_find_field (design, part->standards[i])))
      return TRUE;
  if (verdict == part->verdict)
    return FALSE;

  explanation = trestle_assessment_explain (self->assessment, &value);
  for (guint i = 0; i < explanation->terms->len; i++)
    if (g_array_index (explanation->terms, TrestleTerm, i).source == TRESTLE_SOURCE_STANDARD)
      return TRUE;

  return FALSE;
}

static void
judge (Maker                    *self,
       const TrestleOverlayPart *part,
       TrestleObject            *object,
       TrestleObject            *subject)
{
  static const TrestleMarkVerdict verdicts[] = {
    [TRESTLE_VERDICT_UNKNOWN] = TRESTLE_MARK_UNKNOWN, [TRESTLE_VERDICT_MEETS] = TRESTLE_MARK_MEETS,
    [TRESTLE_VERDICT_AT_RISK] = TRESTLE_MARK_AT_RISK, [TRESTLE_VERDICT_FAILS] = TRESTLE_MARK_FAILS
  };
  const char *verdict = part->local_verdict;
  TrestleNumber number = verdict != NULL ? get_figure (self, verdict, subject) : TRESTLE_UNKNOWN;

  if (!trestle_number_is_known (number))
    {
      verdict = part->verdict;
      number = get_figure (self, verdict, subject);
    }
  if (trestle_number_is_known (number))
    set_verdict (self, object, verdicts[trestle_number_floor (number)],
                 rests_on_standards (self, part, verdict, subject, number));
}

/* The time users work on is enough when it is not less than the recovery takes. */
static void
judge_tolerance (Maker         *self,
                 TrestleObject *object,
                 TrestleObject *instance,
                 TrestleNumber  tolerance)
{
  TrestleNumber recovery = get_figure (self, "recovery-time", instance);

  if (trestle_number_is_known (recovery))
    set_verdict (self, object, trestle_number_compare (tolerance, recovery) >= 0 ? TRESTLE_MARK_MEETS : TRESTLE_MARK_FAILS, FALSE);
}

static void
show_value (Maker                    *self,
            const TrestleOverlayPart *part,
            TrestleObject            *object,
            TrestleObject            *subject)
{
  const char *id = part->value;
  TrestleNumber number = get_figure (self, id, subject);
  g_autofree char *text = NULL;

  if (!trestle_number_is_known (number) && part->otherwise != NULL)
    {
      id = part->otherwise;
      number = get_figure (self, id, subject);
    }
  if (!trestle_number_is_known (number))
    return;
  if (self->image != NULL && number.num == 0)
    return;

  text = trestle_measure_dup_short (trestle_figure_find (id)->measure, number);
  trestle_marks_set_text (self->marks, object->id, NULL, text);
  if (self->image != NULL)
    trestle_marks_add_flow (self->marks, object->id);
  if (self->row->tolerance)
    judge_tolerance (self, object, subject, number);
}

/* What all users of a location have in common, or NULL. */
static TrestleObject *
get_common (TrestleObject *location,
            const char    *field)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (location->design, location->id, &n);
  TrestleObject *common = NULL;

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_POPULATION (referrers[i].object))
      {
        TrestleObject *own = get_target (referrers[i].object, field);

        if (own == NULL || (common != NULL && own != common))
          return NULL;
        common = own;
      }

  return common;
}

/* Groups are numbered by name, so that letters do not depend on who is met first. */
static void
number_groups (Maker *self)
{
  TrestleKind kind = TRESTLE_N_KINDS;
  g_autoptr (GPtrArray) objects = NULL;

  for (guint i = 0; i < TRESTLE_OVERLAY_PARTS; i++)
    if (self->row->parts[i].group != NULL && kind == TRESTLE_N_KINDS)
      kind = g_str_equal (self->row->parts[i].group, "instance") ? TRESTLE_KIND_INSTANCE
             : g_str_equal (self->row->parts[i].group, "zone") ? TRESTLE_KIND_ZONE : TRESTLE_KIND_DOMAIN;
  if (kind == TRESTLE_N_KINDS)
    return;
  objects = g_ptr_array_new ();
  for (guint i = 0; i < trestle_design_get_list (self->design, kind)->items->len; i++)
    g_ptr_array_add (objects, trestle_design_get_list (self->design, kind)->items->pdata[i]);
  if (objects->len == 0)
    trestle_marks_add_legend (self->marks, TRESTLE_MARK_NONE, 0, _("There are none in this design yet"));
  g_ptr_array_sort (objects, trestle_object_compare);
  for (guint i = 0; i < objects->len; i++)
    {
      g_hash_table_insert (self->groups, objects->pdata[i], GUINT_TO_POINTER (i + 1));
      trestle_marks_add_legend (self->marks, TRESTLE_MARK_NONE, i + 1, trestle_object_get_name (objects->pdata[i]));
    }
}

static void
show_group (Maker                    *self,
            const TrestleOverlayPart *part,
            TrestleObject            *object)
{
  TrestleObject *target = TRESTLE_IS_LOCATION (object) ? get_common (object, part->group) : get_target (object, part->group);

  if (target == NULL)
    return;
  trestle_marks_set_group (self->marks, object->id, GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, target)));
  if (part->value == NULL)
    trestle_marks_set_text (self->marks, object->id, NULL, trestle_object_get_name (target));
}

/* Where an image can be fetched. */
static void
show_holding (Maker         *self,
              TrestleObject *repository)
{
  const TrestleRefs *images = ((TrestleRepository *) repository)->images;

  for (guint i = 0; images != NULL && i < images->n; i++)
    if (images->refs[i].target == self->image)
      {
        trestle_marks_set_text (self->marks, repository->id, NULL, _("holds it"));
        trestle_marks_add_flow (self->marks, repository->id);
      }
}

static void
mark_part (Maker                    *self,
           const TrestleOverlayPart *part)
{
  const GPtrArray *objects = trestle_design_get_list (self->design, part->kind)->items;

  for (guint i = 0; i < objects->len; i++)
    {
      TrestleObject *subject = trestle_overlay_get_subject (part, objects->pdata[i]);

      if (part->group != NULL)
        show_group (self, part, objects->pdata[i]);
      if (part->value != NULL && subject != NULL)
        show_value (self, part, objects->pdata[i], subject);
      if (part->verdict != NULL && subject != NULL)
        judge (self, part, objects->pdata[i], subject);
      if (part->kind == TRESTLE_KIND_REPOSITORY && self->row->images)
        show_holding (self, objects->pdata[i]);
    }
}

static void
explain_verdicts (Maker *self)
{
  static const char *const texts[] = { NULL, N_("Meets"), N_("Unknown"), N_("At risk"), N_("Fails") };

  for (guint i = TRESTLE_MARK_MEETS; i <= TRESTLE_MARK_FAILS; i++)
    if (self->seen[i])
      trestle_marks_add_legend (self->marks, i, 0, _(texts[i]));
  if (self->assumed)
    trestle_marks_add_legend (self->marks, TRESTLE_MARK_NONE, 0, _("Hatched: rests on standard values"));
}

const TrestleOverlayRow *
trestle_overlays_get_all (guint *n)
{
  *n = G_N_ELEMENTS (rows);

  return rows;
}

const TrestleOverlayRow *
trestle_overlay_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].nick, nick) == 0)
      return &rows[i];

  return NULL;
}

TrestleMarks *
trestle_overlay_new (const TrestleAssessment *assessment,
                     const TrestleOverlayRow *row,
                     TrestleObject           *image)
{
  TrestleDesign *design = trestle_assessment_get_design (assessment);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  Maker maker = {
    .assessment = assessment, .design = design, .row = row, .image = row->images ? image : NULL,
    .marks = trestle_marks_new (), .groups = groups
  };
  g_autofree char *title = NULL;

  g_return_val_if_fail (!row->images || TRESTLE_IS_IMAGE (image), maker.marks);

  if (row->images)
    /* Translators: what an overlay shows, and of which image. */
    title = g_strdup_printf (_("%s: %s"), _(row->title), trestle_object_get_name (image));
  trestle_marks_set_title (maker.marks, title != NULL ? title : _(row->title));
  trestle_marks_add_legend (maker.marks, TRESTLE_MARK_NONE, 0, _(row->words));
  number_groups (&maker);
  for (guint i = 0; i < TRESTLE_OVERLAY_PARTS && row->parts[i].kind != TRESTLE_KIND_DESIGN; i++)
    mark_part (&maker, &row->parts[i]);
  explain_verdicts (&maker);

  return maker.marks;
}
