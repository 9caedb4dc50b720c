/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Life of a scene, and what can be asked of it.
 */
#include "config.h"

#include "outline.h"
#include "scene-private.h"

#include "connect.h"
#include "container.h"
#include "wires.h"

#include <math.h>

static void
clear_box (gpointer data)
{
  TrestleBox *box = data;

  g_clear_object (&box->object);
  g_clear_object (&box->mover);
  g_clear_object (&box->shown);
}

static void
clear_wire (gpointer data)
{
  TrestleWire *wire = data;

  g_clear_object (&wire->object);
}

static void
add_total (TrestleMark       *total,
           const TrestleMark *inside)
{
  if (inside == NULL)
    return;
  for (guint i = 0; i < TRESTLE_MARK_N_SEVERITIES; i++)
    total->findings[i] += inside->findings[i];
  if (inside->verdict > total->verdict)
    {
      total->verdict = inside->verdict;
      total->assumed = inside->assumed;
    }
  if (total->group == 0)
    total->group = inside->group;
}

static const TrestleMark *
lookup_mark (const TrestleScene  *self,
             const TrestleObject *object)
{
  return object != NULL && object->id != NULL ? trestle_marks_lookup (self->marks, object->id) : NULL;
}

static void
fill_totals (TrestleScene *self)
{
  self->totals = g_new0 (TrestleMark, self->boxes->len + 1);
  for (guint i = self->boxes->len; i-- > 0; )
    {
      const TrestleBox *box = trestle_scene_get_box (self, i);
      TrestleMark own = { 0 };

      trestle_scene_get_own (self, box, &own);
      add_total (&self->totals[i], &own);
      if (box->parent >= 0)
        add_total (&self->totals[box->parent], &self->totals[i]);
    }
}

static void
fill_space (TrestleScene *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    trestle_space_add (self->space, &trestle_scene_get_box (self, i)->rect);
}

/* The wires of each box, one box after the other. */
static void
fill_ends (TrestleScene *self)
{
  g_autofree guint *next = NULL;

  self->first_ends = g_new0 (guint, self->boxes->len + 1);
  self->ends = g_new (guint, 2 * self->wires->len + 1);
  for (guint i = 0; i < self->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self, i);

      g_hash_table_insert (self->wire_index, wire->object, GUINT_TO_POINTER (i + 1));
      self->first_ends[wire->hub + 1]++;
      self->first_ends[wire->leaf + 1]++;
    }
  for (guint i = 0; i < self->boxes->len; i++)
    self->first_ends[i + 1] += self->first_ends[i];
  next = g_memdup2 (self->first_ends, (self->boxes->len + 1) * sizeof (guint));
  for (guint i = 0; i < self->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self, i);

      self->ends[next[wire->hub]++] = i;
      self->ends[next[wire->leaf]++] = i;
    }
}

/* Lines may leave the area of the boxes. */
static void
enclose_wires (TrestleScene *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const TrestlePoint *point = &g_array_index (self->points, TrestlePoint, i);
      TrestleRect rect = { point->x - TRESTLE_GRID, point->y - TRESTLE_GRID, 2 * TRESTLE_GRID, 2 * TRESTLE_GRID };

      trestle_rect_enclose (&self->bounds, &rect);
    }
}

TrestleScene *
trestle_scene_new (TrestleDesign             *design,
                   const TrestleSceneOptions *options)
{
  static const TrestleSceneOptions standard = { 0 };
  TrestleScene *self;

  g_return_val_if_fail (TRESTLE_IS_DESIGN (design), NULL);

  self = g_new0 (TrestleScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->design = g_object_ref (design);
  if (options == NULL)
    options = &standard;
  self->step = options->step;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (TrestleBox));
  g_array_set_clear_func (self->boxes, clear_box);
  self->wires = g_array_new (FALSE, FALSE, sizeof (TrestleWire));
  g_array_set_clear_func (self->wires, clear_wire);
  self->points = g_array_new (FALSE, FALSE, sizeof (TrestlePoint));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (TrestlePiece));
  self->corners = g_array_new (FALSE, FALSE, sizeof (TrestleCorner));
  self->hops = g_array_new (FALSE, FALSE, sizeof (int));
  self->strays = g_array_new (FALSE, FALSE, sizeof (guint));
  self->outlines = g_array_new (FALSE, FALSE, sizeof (TrestleOutline));
  self->outline_points = g_array_new (FALSE, FALSE, sizeof (TrestlePoint));
  self->space = trestle_space_new ();
  self->piece_space = trestle_space_new ();
  self->corner_space = trestle_space_new ();
  self->label_space = trestle_space_new ();
  self->stray_space = trestle_space_new ();
  self->index = g_hash_table_new (NULL, NULL);
  self->wire_index = g_hash_table_new (NULL, NULL);

  trestle_scene_fill_boxes (self, options);
  fill_space (self);
  trestle_wires_fill (self);
  fill_ends (self);
  enclose_wires (self);

  return self;
}

TrestleScene *
trestle_scene_ref (TrestleScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
trestle_scene_unref (TrestleScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->boxes);
  g_array_unref (self->wires);
  g_array_unref (self->points);
  g_array_unref (self->pieces);
  g_array_unref (self->corners);
  g_array_unref (self->hops);
  g_array_unref (self->strays);
  g_array_unref (self->outlines);
  g_array_unref (self->outline_points);
  trestle_space_free (self->space);
  trestle_space_free (self->piece_space);
  trestle_space_free (self->corner_space);
  trestle_space_free (self->label_space);
  trestle_space_free (self->stray_space);
  g_hash_table_unref (self->index);
  g_hash_table_unref (self->wire_index);
  g_free (self->first_ends);
  g_free (self->ends);
  g_clear_pointer (&self->marks, trestle_marks_unref);
  g_free (self->totals);
  g_object_unref (self->design);
  g_free (self);
}

void
trestle_scene_set_marks (TrestleScene *self,
                         TrestleMarks *marks)
{
  g_clear_pointer (&self->marks, trestle_marks_unref);
  g_clear_pointer (&self->totals, g_free);
  if (marks == NULL)
    {
      g_array_set_size (self->outlines, 0);
      return;
    }

  self->marks = trestle_marks_ref (marks);
  fill_totals (self);
  trestle_scene_fill_outlines (self);
}

/* Whether the value of the field decides what is drawn where, not only what it says. */
static gboolean
shapes (const TrestleScene  *self,
        const TrestleChange *change)
{
  static const char *const names[] = {
    "isolated", "name", "role", "location", "network", "machine", "standby", "end_a", "end_b"
  };
  const TrestleField *field = change->field;

  if (field->flags & TRESTLE_FIELD_GEOMETRY)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (field->name, names[i]))
      return TRUE;

  /* How thick a link is, and where an instance stands. */
  return (TRESTLE_IS_LINK (change->object) && g_str_equal (field->name, "bandwidth")) ||
         (self->step == 2 && TRESTLE_IS_SERVER (change->object) && g_str_equal (field->name, "instance"));
}

/* Kinds that are drawn or that decide how others are. */
static gboolean
is_drawn_kind (TrestleKind kind)
{
  static const TrestleKind kinds[] = {
    TRESTLE_KIND_NETWORK, TRESTLE_KIND_LOCATION, TRESTLE_KIND_LINK, TRESTLE_KIND_POPULATION, TRESTLE_KIND_LIBRARY,
    TRESTLE_KIND_INSTANCE, TRESTLE_KIND_MACHINE, TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE,
    TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      return TRUE;

  return FALSE;
}

gboolean
trestle_scene_needs_rebuild (TrestleScene        *self,
                             const TrestleChange *change,
                             TrestleRect         *area)
{
  int box;

  *area = (TrestleRect) { 0 };
  if (!is_drawn_kind (trestle_object_get_kind (change->object)))
    return FALSE;
  if (change->type != TRESTLE_CHANGE_SET)
    return TRUE;

  box = trestle_scene_find (self, change->object);
  if (box >= 0)
    {
      /* Users of a population are counted in the title of its location. */
      while (trestle_scene_get_box (self, box)->parent >= 0)
        box = trestle_scene_get_box (self, box)->parent;
      *area = trestle_rect_grow (&trestle_scene_get_box (self, box)->rect, TRESTLE_GRID);
    }

  return shapes (self, change);
}

/* What stands for @object when it has no box of its own. */
static TrestleObject *
get_stand_in (TrestleObject *object)
{
  guint n;
  const TrestleReferrer *referrers;

  if (TRESTLE_IS_USAGE (object))
    return TRESTLE_USAGE (object)->population.target;
  if (TRESTLE_IS_SERVICE (object))
    return TRESTLE_SERVICE (object)->location.target;
  if (TRESTLE_IS_FLOW (object))
    return TRESTLE_FLOW (object)->home.target;
  if (!TRESTLE_IS_INSTANCE (object) || object->design == NULL)
    return NULL;

  referrers = trestle_design_get_referrers (object->design, object->id, &n);
  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_SERVER (referrers[i].object) && TRESTLE_SERVER (referrers[i].object)->role != TRESTLE_SERVER_PASSIVE)
      return referrers[i].object;

  return NULL;
}

int
trestle_scene_find (TrestleScene  *self,
                    TrestleObject *object)
{
  gpointer found = object != NULL ? g_hash_table_lookup (self->index, object) : NULL;

  if (found == NULL && object != NULL)
    {
      object = get_stand_in (object);
      found = object != NULL ? g_hash_table_lookup (self->index, object) : NULL;
    }

  return found != NULL ? (int) GPOINTER_TO_UINT (found) - 1 : -1;
}

int
trestle_scene_find_carrier (TrestleScene  *self,
                            TrestleObject *mover)
{
  int index = trestle_scene_find (self, mover);

  if (index >= 0 && trestle_scene_get_box (self, index)->type == TRESTLE_BOX_ROLE)
    index = trestle_scene_get_box (self, index)->parent;

  return index;
}

guint
trestle_box_list_handles (const TrestleBox *box,
                          double            scale,
                          TrestlePoint     *handles)
{
  double width = box->rect.width * scale;
  double height = box->rect.height * scale;
  int right = box->rect.x + box->rect.width;
  int bottom = box->rect.y + box->rect.height;
  guint n = 0;

  if (box->object == NULL || !trestle_connect_can_start (box->object) || width < 40 || height < 14)
    return 0;
  handles[n++] = (TrestlePoint) { right, box->rect.y + box->rect.height / 2 };
  handles[n++] = (TrestlePoint) { box->rect.x, box->rect.y + box->rect.height / 2 };
  if (height >= 40)
    {
      handles[n++] = (TrestlePoint) { box->rect.x + box->rect.width / 2, box->rect.y };
      handles[n++] = (TrestlePoint) { box->rect.x + box->rect.width / 2, bottom };
    }

  return n;
}

int
trestle_scene_find_wire (TrestleScene  *self,
                         TrestleObject *link)
{
  gpointer found = link != NULL ? g_hash_table_lookup (self->wire_index, link) : NULL;

  return found != NULL ? (int) GPOINTER_TO_UINT (found) - 1 : -1;
}

const guint *
trestle_scene_list_ends (const TrestleScene *self,
                         guint               box,
                         guint              *n)
{
  *n = self->first_ends[box + 1] - self->first_ends[box];

  return self->ends + self->first_ends[box];
}

int
trestle_scene_pick (TrestleScene *self,
                    double        x,
                    double        y)
{
  return trestle_space_pick (self->space, x, y);
}

static double
get_distance (double              x,
              double              y,
              const TrestlePoint *a,
              const TrestlePoint *b)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - a->x) * dx + (y - a->y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);

  return hypot (x - a->x - t * dx, y - a->y - t * dy);
}

int
trestle_scene_pick_wire (TrestleScene *self,
                         double        x,
                         double        y,
                         double        reach)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  int side = (int) ceil (2 * reach) + 1;
  TrestleRect rect = { (int) floor (x - reach), (int) floor (y - reach), side, side };
  int found = trestle_space_pick (self->label_space, x, y);

  if (found >= 0)
    return found;

  trestle_space_list (self->piece_space, &rect, near);
  for (guint i = 0; i < near->len; i++)
    {
      const TrestlePiece *piece = &g_array_index (self->pieces, TrestlePiece, g_array_index (near, guint, i));

      if (get_distance (x, y, &piece->a, &piece->b) <= reach + piece->width / 2)
        return piece->wire;
    }

  g_array_set_size (near, 0);
  trestle_space_list (self->stray_space, &rect, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint index = g_array_index (self->strays, guint, g_array_index (near, guint, i));
      const TrestlePoint *points = &g_array_index (self->points, TrestlePoint, trestle_scene_get_wire (self, index)->first);

      if (get_distance (x, y, &points[0], &points[1]) <= reach)
        return index;
    }

  return -1;
}

TrestleObject *
trestle_scene_pick_object (TrestleScene *self,
                           double        x,
                           double        y,
                           double        reach)
{
  int box = trestle_scene_pick (self, x, y);
  int wire;

  if (box >= 0)
    return trestle_scene_get_box (self, box)->object;

  wire = trestle_scene_pick_wire (self, x, y, reach);

  return wire >= 0 ? trestle_scene_get_wire (self, wire)->object : NULL;
}

GArray *
trestle_scene_list_touched (TrestleScene      *self,
                            const TrestleRect *rect)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  trestle_space_list (self->space, rect, indices);

  return indices;
}

static void
add_stream (TrestleScene  *self,
            GArray        *streams,
            int            from,
            TrestleObject *target,
            gboolean       images)
{
  TrestleStream stream = { from, trestle_scene_find (self, target), images };

  if (stream.from >= 0 && stream.to >= 0 && stream.from != stream.to)
    g_array_append_val (streams, stream);
}

/* Whether the stream has to do with @object: itself, or what stands around it. */
static gboolean
concerns (TrestleScene      *self,
          TrestlePopulation *population,
          TrestleObject     *target,
          TrestleObject     *object)
{
  int box = trestle_scene_find (self, target);
  const TrestleBox *to = box >= 0 ? trestle_scene_get_box (self, box) : NULL;

  return object == NULL || TRESTLE_OBJECT (population) == object || population->location.target == object ||
         target == object || population->instance.target == object || (to != NULL && to->mover == object);
}

GArray *
trestle_scene_list_streams (TrestleScene  *self,
                            TrestleObject *object)
{
  GArray *streams = g_array_new (FALSE, FALSE, sizeof (TrestleStream));

  TRESTLE_FOREACH (self->design, POPULATION, TrestlePopulation, population)
    {
      int from = trestle_scene_find (self, TRESTLE_OBJECT (population));
      TrestleObject *instance = population->instance.target;
      TrestleObject *server = instance != NULL ? get_stand_in (instance) : NULL;

      if (server != NULL && concerns (self, population, server, object))
        add_stream (self, streams, from, server, FALSE);
      for (guint i = 0; population->repositories != NULL && i < population->repositories->n; i++)
        {
          TrestleObject *repository = population->repositories->refs[i].target;

          if (repository != NULL && concerns (self, population, repository, object))
            add_stream (self, streams, from, repository, TRUE);
        }
    }

  return streams;
}

gboolean
trestle_scene_is_overlaid (const TrestleScene *scene)
{
  return scene->marks != NULL && trestle_marks_get_title (scene->marks) != NULL;
}

GArray *
trestle_scene_list_flow (TrestleScene *self)
{
  GArray *streams = g_array_new (FALSE, FALSE, sizeof (TrestleStream));

  if (!trestle_scene_is_overlaid (self))
    return streams;
  TRESTLE_FOREACH (self->design, POPULATION, TrestlePopulation, population)
    {
      int from = trestle_scene_find (self, TRESTLE_OBJECT (population));

      if (!trestle_marks_has_flow (self->marks, population->parent_instance.id))
        continue;
      for (guint i = 0; population->repositories != NULL && i < population->repositories->n; i++)
        {
          TrestleObject *repository = population->repositories->refs[i].target;

          if (repository != NULL && trestle_marks_has_flow (self->marks, repository->id))
            add_stream (self, streams, from, repository, TRUE);
        }
    }

  return streams;
}

const TrestleMark *
trestle_scene_get_total (const TrestleScene *self,
                         guint               box)
{
  static const TrestleMark nothing = { 0 };

  return self->totals != NULL ? &self->totals[box] : &nothing;
}

void
trestle_scene_get_own (const TrestleScene *self,
                       const TrestleBox   *box,
                       TrestleMark        *own)
{
  *own = (TrestleMark) { 0 };
  if (self->marks == NULL)
    return;

  add_total (own, lookup_mark (self, box->object));
  if (box->type == TRESTLE_BOX_CARD && box->mover != box->object)
    add_total (own, lookup_mark (self, box->mover));
}
