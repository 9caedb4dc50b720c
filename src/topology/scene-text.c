/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the boxes and links of a scene say.
 */
#include "config.h"

#include "scene-private.h"

#include "edit.h"
#include "quantity.h"

#include <glib/gi18n.h>

/* “a · b”, either of which may be missing. */
static char *
join (char *a,
      char *b)
{
  g_autofree char *first = a;
  g_autofree char *second = b;

  if (first == NULL || second == NULL)
    return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);

  return g_strdup_printf ("%s · %s", first, second);
}

static const char *
get_mark_text (const TrestleScene  *self,
               const TrestleObject *object,
               const char          *field)
{
  const TrestleMark *mark;

  if (self->marks == NULL || object == NULL || object->id == NULL)
    return NULL;
  mark = trestle_marks_lookup (self->marks, object->id);
  if (mark == NULL)
    return NULL;
  if (field == NULL)
    return mark->text;

  return mark->fields != NULL ? g_hash_table_lookup (mark->fields, field) : NULL;
}

static char *
dup_name (TrestleObject *object)
{
  const char *name = trestle_object_get_name (object);

  return g_strdup (name[0] != '\0' ? name : _(trestle_object_get_info (object)->title));
}

static char *
dup_quantity (TrestleUnit unit,
              gint64      value)
{
  return value != TRESTLE_UNSET ? trestle_quantity_format (unit, value) : NULL;
}

/* A size at a glance, “1.9 GB”; trestle_quantity_format() is exact and longer. */
static char *
dup_bytes (gint64 bytes)
{
  /* Translators: sizes; %s is a number. */
  static const char *const formats[] = { N_("%s KB"), N_("%s MB"), N_("%s GB"), N_("%s TB") };
  gint64 factor = 1024;
  guint i = 0;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  gint64 tenths;

  if (bytes == TRESTLE_UNSET)
    return NULL;

  for (; i + 1 < G_N_ELEMENTS (formats) && bytes / 1024 >= factor; i++)
    factor *= 1024;
  tenths = (bytes * 10 + factor / 2) / factor;
  number = trestle_quantity_group (tenths / 10);
  if (tenths % 10 == 0 || tenths >= 1000)
    return g_strdup_printf (_(formats[i]), number);
  text = g_strdup_printf ("%s%s%d", number, trestle_decimal_sign (), (int) (tenths % 10));

  return g_strdup_printf (_(formats[i]), text);
}

/* “4 cores · 8 GB” */
static char *
dup_form (const TrestleObject *object)
{
  const TrestleMachine *machine = TRESTLE_IS_MACHINE (object) ? TRESTLE_MACHINE ((gpointer) object)
                                                              : trestle_edit_get_machine (object);
  char *cores = NULL;

  if (machine == NULL)
    return NULL;
  if (machine->cores != TRESTLE_UNSET)
    /* Translators: processor cores of a machine. */
    cores = g_strdup_printf (ngettext ("%d core", "%d cores", (gulong) machine->cores), (int) machine->cores);

  return join (cores, dup_bytes (machine->memory));
}

static char *
dup_count (const TrestleRefs *refs)
{
  guint n = refs != NULL ? refs->n : 0;

  return n > 0 ? g_strdup_printf (ngettext ("%u image", "%u images", n), n) : NULL;
}

/* What a component is, in a word or two. */
static const char *
get_role (const TrestleBox *box)
{
  switch ((guint) box->kind)
    {
    case TRESTLE_KIND_SERVER:
      return (box->flags & TRESTLE_BOX_PASSIVE) ? _("Passive server") : _("Server");

    case TRESTLE_KIND_DATABASE:
      return (box->flags & TRESTLE_BOX_STANDBY) ? _("Standby database") : _("Database");

    case TRESTLE_KIND_CONSOLE:
      return _("Console");

    case TRESTLE_KIND_REPOSITORY:
      return _("Repository");

    case TRESTLE_KIND_IIS:
      return TRESTLE_IIS (box->shown)->protocol == TRESTLE_PROTOCOL_HTTPS ? _("IIS, HTTPS") : _("IIS");

    case TRESTLE_KIND_LIBRARY:
      return _("Library");

    case TRESTLE_KIND_INSTANCE:
      return _("Instance");

    default:
      return _("Machine");
    }
}

/* The figure that matters: what the caller says, else what the design does. */
static char *
dup_figure (const TrestleScene *self,
            const TrestleBox   *box)
{
  const char *text = (box->flags & TRESTLE_BOX_STANDBY) ? NULL : get_mark_text (self, box->shown, NULL);
  char *own = NULL;

  if (text != NULL || trestle_scene_is_overlaid (self))
    return g_strdup (text);

  switch ((guint) box->kind)
    {
    case TRESTLE_KIND_DATABASE:
      own = dup_bytes (TRESTLE_DATABASE (box->shown)->size);
      break;

    case TRESTLE_KIND_CONSOLE:
      if (TRESTLE_CONSOLE (box->shown)->instance.target != NULL)
        own = dup_name (TRESTLE_CONSOLE (box->shown)->instance.target);
      break;

    case TRESTLE_KIND_REPOSITORY:
      own = dup_bytes (TRESTLE_REPOSITORY (box->shown)->disk);
      break;

    case TRESTLE_KIND_IIS:
      own = dup_quantity (TRESTLE_UNIT_BIT_RATE, TRESTLE_IIS (box->shown)->capacity);
      break;

    case TRESTLE_KIND_LIBRARY:
      return dup_count (TRESTLE_LIBRARY (box->shown)->images);

    case TRESTLE_KIND_INSTANCE:
      return NULL;

    default:
      break;
    }

  /* The rows of a card leave the machine to its header. */
  return own != NULL || box->type == TRESTLE_BOX_ROLE ? own : dup_form (box->shown);
}

char *
trestle_scene_dup_title (const TrestleScene *self,
                         const TrestleBox   *box)
{
  if (box->type == TRESTLE_BOX_TRAY)
    return g_strdup (_("Unplaced"));

  return dup_name (box->type == TRESTLE_BOX_ROLE ? box->shown : box->object);
}

char *
trestle_scene_dup_row_title (const TrestleBox *box)
{
  if (box->object != box->mover &&
      g_str_equal (trestle_object_get_name (box->object), trestle_object_get_name (box->mover)))
    return g_strdup (get_role (box));

  return dup_name (box->shown);
}

void
trestle_scene_dup_parts (const TrestleScene *self,
                         const TrestleBox   *box,
                         char              **role,
                         char              **figure)
{
  *role = g_strdup (get_role (box));
  *figure = dup_figure (self, box);
}

char *
trestle_scene_dup_detail (const TrestleScene *self,
                          const TrestleBox   *box)
{
  char *users, *maximum, *bandwidth;

  switch (box->type)
    {
    case TRESTLE_BOX_POPULATION:
      if (trestle_scene_is_overlaid (self))
        return g_strdup (get_mark_text (self, box->object, NULL));
      return dup_quantity (TRESTLE_UNIT_PERSONS, TRESTLE_POPULATION (box->object)->users);

    case TRESTLE_BOX_CARD:
      if (box->n_inside > 0)
        return dup_form (box->mover);
      return join (g_strdup (get_role (box)), dup_figure (self, box));

    case TRESTLE_BOX_ROLE:
      return dup_figure (self, box);

    case TRESTLE_BOX_LOCATION:
      trestle_scene_dup_chips (self, box, &users, &maximum, &bandwidth);
      return join (join (users, maximum), bandwidth);

    case TRESTLE_BOX_TRAY:
    default:
      return NULL;
    }
}

char *
trestle_scene_dup_label (const TrestleScene *self,
                         const TrestleWire  *wire)
{
  if (trestle_scene_is_overlaid (self))
    return g_strdup (get_mark_text (self, wire->object, NULL));

  return join (dup_quantity (TRESTLE_UNIT_BIT_RATE, TRESTLE_LINK (wire->object)->bandwidth),
               g_strdup (get_mark_text (self, wire->object, NULL)));
}

void
trestle_scene_dup_chips (const TrestleScene *self,
                         const TrestleBox   *box,
                         char              **users,
                         char              **maximum,
                         char              **bandwidth)
{
  TrestleLocation *location;
  const char *text;
  gint64 count;
  guint n;

  *users = *maximum = *bandwidth = NULL;
  if (box->type != TRESTLE_BOX_LOCATION || box->object->design == NULL)
    return;

  if (trestle_scene_is_overlaid (self))
    {
      *maximum = g_strdup (get_mark_text (self, box->object, NULL));
      return;
    }
  location = TRESTLE_LOCATION (box->object);
  count = trestle_edit_get_users (location, &n);
  *users = dup_quantity (TRESTLE_UNIT_PERSONS, count);
  text = get_mark_text (self, box->object, "maximum");
  if (text != NULL)
    /* Translators: most users at a location, travelers included; %s is a number. */
    *maximum = g_strdup_printf (_("max. %s"), text);
  else if (location->maximum != TRESTLE_UNSET && location->maximum > TRESTLE_OR (count, 0))
    {
      g_autofree char *number = dup_quantity (TRESTLE_UNIT_PERSONS, location->maximum);

      *maximum = g_strdup_printf (_("max. %s"), number);
    }
  *bandwidth = dup_quantity (TRESTLE_UNIT_BIT_RATE, location->bandwidth);
}
