/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of ids.  What is only passed with the arrow keys is not in it, but the way
 * back to the last place begins there.
 */
#include "config.h"

#include "places.h"

/* Nobody remembers more. */
#define MOST 100

struct _TrestlePlaces
{
  GObject           parent_instance;
  TrestleDesign    *design;
  TrestleSelection *selection;
  GPtrArray        *ids;        /* in the order in which they were visited */
  guint             index;      /* the place that was visited last */
  char             *current;    /* what is selected, or NULL */
  char             *before;     /* what was before that, or NULL */
  gboolean          walking;
};

G_DEFINE_FINAL_TYPE (TrestlePlaces, trestle_places, G_TYPE_OBJECT)

static void
changed_cb (TrestlePlaces *self)
{
  TrestleObject *primary = trestle_selection_get_primary (self->selection);

  g_free (self->before);
  self->before = self->current;
  self->current = primary != NULL ? g_strdup (primary->id) : NULL;
}

static void
visit (TrestlePlaces *self,
       const char    *id)
{
  if (self->ids->len > 0 && g_str_equal (self->ids->pdata[self->index], id))
    return;
  if (self->ids->len > 0)
    g_ptr_array_set_size (self->ids, self->index + 1);
  g_ptr_array_add (self->ids, g_strdup (id));
  if (self->ids->len > MOST)
    g_ptr_array_remove_index (self->ids, 0);
  self->index = self->ids->len - 1;
}

static void
jumped_cb (TrestlePlaces *self,
           TrestleObject *object)
{
  if (self->walking || object->id == NULL)
    return;
  if (self->before != NULL)
    visit (self, self->before);
  visit (self, object->id);
}

static void
trestle_places_finalize (GObject *object)
{
  TrestlePlaces *self = TRESTLE_PLACES (object);

  g_free (self->current);
  g_free (self->before);
  g_ptr_array_unref (self->ids);
  g_clear_object (&self->selection);
  g_clear_object (&self->design);

  G_OBJECT_CLASS (trestle_places_parent_class)->finalize (object);
}

static void
trestle_places_class_init (TrestlePlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_places_finalize;
}

static void
trestle_places_init (TrestlePlaces *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

TrestlePlaces *
trestle_places_new (TrestleDesign    *design,
                    TrestleSelection *selection)
{
  TrestlePlaces *self = g_object_new (TRESTLE_TYPE_PLACES, NULL);

  self->design = g_object_ref (design);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "jumped", G_CALLBACK (jumped_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return self;
}

/* What has been deleted is passed over. */
gboolean
trestle_places_walk (TrestlePlaces *self,
                     int            by)
{
  TrestleObject *object;
  int index;

  g_return_val_if_fail (TRESTLE_IS_PLACES (self), FALSE);

  /* From beside it, back is to the place itself. */
  index = (int) self->index + (by < 0 && self->ids->len > 0 && g_strcmp0 (self->current, self->ids->pdata[self->index]) != 0 ? 0 : by);
  for (; index >= 0 && index < (int) self->ids->len; index += by)
    {
      object = trestle_design_lookup (self->design, self->ids->pdata[index]);
      if (object == NULL)
        continue;
      self->index = index;
      self->walking = TRUE;
      trestle_selection_jump (self->selection, object, NULL);
      self->walking = FALSE;
      return TRUE;
    }

  return FALSE;
}
