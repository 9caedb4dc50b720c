/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What connecting means; see the header.
 */
#include "config.h"

#include "connect.h"

#include <glib/gi18n.h>

/* The object of kind @from gets a reference to that of kind @to, or, @through, to
 * what that one refers to (the instance of a server), or the other way round.
 */
typedef struct
{
  TrestleKind from, to;
  const char *field;          /* of @from; NULL: a link between them */
  const char *through;        /* field of @to whose target is meant, or NULL */
  const char *own;            /* field of @from whose target refers, or NULL */
  const char *title;          /* N_(), with the names of both */
} Relation;

static const Relation relations[] = {
  { TRESTLE_KIND_LOCATION, TRESTLE_KIND_LOCATION, NULL, NULL, NULL, N_("Link %s and %s") },
  { TRESTLE_KIND_POPULATION, TRESTLE_KIND_SERVER, "instance", "instance", NULL, N_("Let %s be served by %s") },
  { TRESTLE_KIND_POPULATION, TRESTLE_KIND_INSTANCE, "instance", NULL, NULL, N_("Let %s be served by %s") },
  { TRESTLE_KIND_POPULATION, TRESTLE_KIND_REPOSITORY, "repositories", NULL, NULL, N_("Let %s fetch images from %s") },
  { TRESTLE_KIND_SERVER, TRESTLE_KIND_INSTANCE, "instance", NULL, NULL, N_("Let %s run %s") },
  { TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, "database", NULL, "instance", N_("Let %s report to %s") },
  { TRESTLE_KIND_INSTANCE, TRESTLE_KIND_DATABASE, "database", NULL, NULL, N_("Let %s report to %s") },
  { TRESTLE_KIND_CONSOLE, TRESTLE_KIND_SERVER, "instance", "instance", NULL, N_("Let %s manage %s") },
  { TRESTLE_KIND_CONSOLE, TRESTLE_KIND_INSTANCE, "instance", NULL, NULL, N_("Let %s manage %s") },
  { TRESTLE_KIND_IIS, TRESTLE_KIND_REPOSITORY, "repository", NULL, NULL, N_("Let %s deliver %s") }
};

/* The relation between two kinds; exchanges the objects where it goes the other way. */
static const Relation *
find_relation (TrestleObject **from,
               TrestleObject **to)
{
  TrestleKind a = trestle_object_get_kind (*from);
  TrestleKind b = trestle_object_get_kind (*to);

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (relations[i].from == a && relations[i].to == b)
        return &relations[i];
      if (relations[i].from == b && relations[i].to == a)
        {
          TrestleObject *other = *from;

          *from = *to;
          *to = other;
          return &relations[i];
        }
    }

  return NULL;
}

static TrestleObject *
follow (TrestleObject *object,
        const char    *field)
{
  return field != NULL ? trestle_object_get_target (object, trestle_object_find_field (object, field)) : object;
}

/* Whether an instance may come into being for @object: a server that is drawn and
 * connected is that of a new one, unless it only stands by for another.
 */
static gboolean
may_found (TrestleObject *object)
{
  return TRESTLE_IS_SERVER (object) && TRESTLE_SERVER (object)->role != TRESTLE_SERVER_PASSIVE;
}

static TrestleObject *
follow_or_found (TrestleObject *object,
                 const char    *field)
{
  TrestleObject *target = follow (object, field);

  if (target == NULL)
    {
      target = trestle_design_create (object->design, TRESTLE_KIND_INSTANCE);
      trestle_object_set_ref (object, field, target);
    }

  return target;
}

static gboolean
is_linked (TrestleObject *a,
           TrestleObject *b)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (a->design, a->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_LINK (referrers[i].object))
      {
        const TrestleLink *link = (const TrestleLink *) referrers[i].object;

        if (link->end_a.target == b || link->end_b.target == b)
          return TRUE;
      }

  return FALSE;
}

static gboolean
refers_already (TrestleObject      *object,
                const TrestleField *field,
                TrestleObject      *target)
{
  gboolean found = FALSE;
  TrestleValue value;

  if (field->kind == TRESTLE_FIELD_REF)
    return trestle_object_get_target (object, field) == target;

  trestle_object_get (object, field, &value);
  for (guint i = 0; value.texts != NULL && value.texts[i] != NULL; i++)
    found |= g_str_equal (value.texts[i], target->id);
  trestle_value_clear (&value);

  return found;
}

/* Why not, or NULL. */
static char *
dup_reason (TrestleObject *from,
            TrestleObject *to)
{
  const Relation *relation;
  TrestleObject *subject, *target;

  if (from == to)
    return g_strdup_printf (_("%s cannot be connected with itself"), trestle_object_get_name (from));

  relation = find_relation (&from, &to);
  if (relation == NULL)
    /* Translators: two kinds of object, such as “Location” and “Database” */
    return g_strdup_printf (_("%s and %s are not connected directly"), _(trestle_object_get_info (from)->title),
                            _(trestle_object_get_info (to)->title));
  if (relation->field == NULL)
    return is_linked (from, to) ? g_strdup (_("These locations are linked already")) : NULL;

  subject = follow (from, relation->own);
  target = follow (to, relation->through);
  if ((subject == NULL && !may_found (from)) || (target == NULL && !may_found (to)))
    return g_strdup_printf (_("%s belongs to no instance yet"), trestle_object_get_name (subject == NULL ? from : to));
  if (subject == NULL || target == NULL)
    return NULL;
  if (refers_already (subject, trestle_object_find_field (subject, relation->field), target))
    return g_strdup (_("They are connected already"));

  return NULL;
}

gboolean
trestle_connect_check (TrestleObject *from,
                       TrestleObject *to,
                       char         **reason)
{
  g_autofree char *why = NULL;

  g_return_val_if_fail (from->design != NULL && to->design == from->design, FALSE);

  why = dup_reason (from, to);
  if (why == NULL)
    return TRUE;
  if (reason != NULL)
    *reason = g_steal_pointer (&why);

  return FALSE;
}

char *
trestle_connect_dup_title (TrestleObject *from,
                           TrestleObject *to)
{
  const Relation *relation = find_relation (&from, &to);

  g_return_val_if_fail (relation != NULL, NULL);

  return g_strdup_printf (_(relation->title), trestle_object_get_name (from), trestle_object_get_name (to));
}

gboolean
trestle_connect_can_start (TrestleObject *from)
{
  TrestleKind kind = trestle_object_get_kind (from);

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].from == kind || relations[i].to == kind)
      return TRUE;

  return FALSE;
}

TrestleObject *
trestle_connect (TrestleObject *from,
                 TrestleObject *to)
{
  const Relation *relation;
  TrestleObject *subject, *target;

  g_return_val_if_fail (trestle_connect_check (from, to, NULL), NULL);

  relation = find_relation (&from, &to);
  if (relation->field == NULL)
    {
      TrestleObject *link = trestle_design_create (from->design, TRESTLE_KIND_LINK);

      trestle_object_set_ref (link, "end_a", from);
      trestle_object_set_ref (link, "end_b", to);
      return link;
    }
  subject = follow_or_found (from, relation->own);
  target = follow_or_found (to, relation->through);
  trestle_object_add_ref (subject, relation->field, target);

  return from;
}

TrestleKind *
trestle_connect_list_kinds (TrestleObject *from)
{
  TrestleKind kind = trestle_object_get_kind (from);
  TrestleKind *kinds = g_new (TrestleKind, G_N_ELEMENTS (relations) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      const Relation *relation = &relations[i];

      /* Instances are not drawn alone. */
      if (relation->from == kind && relation->to != TRESTLE_KIND_INSTANCE)
        kinds[n++] = relation->to;
      else if (relation->to == kind && relation->from != TRESTLE_KIND_INSTANCE)
        kinds[n++] = relation->from;
    }
  kinds[n] = TRESTLE_N_KINDS;

  return kinds;
}
