/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formulas of C-1 to C-5 as somebody writes them who wants the numbers only.
 */
#include "config.h"

#include "plain.h"

#include <string.h>

#include "kinds.h"

#define NOBODY G_MAXUINT

typedef struct
{
  guint  location, instance, repository;
  double users;
} People;

typedef struct
{
  guint  people, image;
  double users;
} Use;

/* What is known of a location, and what is made of it. */
typedef struct
{
  double bandwidth, lan, load_expectation, update_window;
} Place;

typedef struct
{
  double users, bytes, largest, heaviest, clients;
  double bits_one, time_one, bits_all, time_all, fit, waves, update_bits, update_time, need, utilization, update_fit, usable;
  gint   load_verdict, update_verdict, local;
} PlaceFigures;

struct _Plain
{
  Place        *places;      guint n_places;
  PlaceFigures *figures;
  People       *people;      guint n_people;
  Use          *uses;        guint n_uses;
  double       *sizes;       guint n_images;
  double       *instances;   guint n_instances;       /* bytes of events a day */
  double       *repositories; guint n_repositories;   /* bit/s of an update */
};

static guint
count (TrestleDesign *design,
       TrestleKind    kind)
{
  return trestle_design_get_list (design, kind)->items->len;
}

static guint
get_position (const TrestleObject *object)
{
  return object != NULL ? object->position : NOBODY;
}

static void
read_places (Plain         *self,
             TrestleDesign *design)
{
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    self->places[location_i] = (Place) {
      location->bandwidth, TRESTLE_OR (location->lan_speed, TRESTLE_LAN_SPEED), location->load_expectation, location->update_window
    };
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    self->sizes[image_i] = image->packed;
}

static void
read_people (Plain         *self,
             TrestleDesign *design)
{
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    self->people[population_i] = (People) {
      get_position (population->location.target), get_position (population->instance.target),
      get_position (population->repositories->refs[0].target), population->users
    };
  TRESTLE_FOREACH (design, USAGE, TrestleUsage, usage)
    self->uses[usage_i] = (Use) {
      get_position (usage->population.target), get_position (((TrestleWorkspace *) usage->workspace.target)->image.target), usage->users
    };
}

Plain *
plain_new (TrestleDesign *design)
{
  Plain *self = g_new0 (Plain, 1);

  self->n_places = count (design, TRESTLE_KIND_LOCATION);
  self->places = g_new (Place, self->n_places);
  self->figures = g_new (PlaceFigures, self->n_places);
  self->n_people = count (design, TRESTLE_KIND_POPULATION);
  self->people = g_new (People, self->n_people);
  self->n_uses = count (design, TRESTLE_KIND_USAGE);
  self->uses = g_new (Use, self->n_uses);
  self->n_images = count (design, TRESTLE_KIND_IMAGE);
  self->sizes = g_new (double, self->n_images);
  self->n_instances = count (design, TRESTLE_KIND_INSTANCE);
  self->instances = g_new (double, self->n_instances);
  self->n_repositories = count (design, TRESTLE_KIND_REPOSITORY);
  self->repositories = g_new (double, self->n_repositories);
  read_places (self, design);
  read_people (self, design);

  return self;
}

void
plain_free (Plain *self)
{
  g_free (self->places);
  g_free (self->figures);
  g_free (self->people);
  g_free (self->uses);
  g_free (self->sizes);
  g_free (self->instances);
  g_free (self->repositories);
  g_free (self);
}

static void
add_people (Plain *self)
{
  memset (self->figures, 0, sizeof *self->figures * self->n_places);
  memset (self->instances, 0, sizeof *self->instances * self->n_instances);
  memset (self->repositories, 0, sizeof *self->repositories * self->n_repositories);
  for (guint i = 0; i < self->n_people; i++)
    {
      self->figures[self->people[i].location].users += self->people[i].users;
      self->instances[self->people[i].instance] += self->people[i].users;
    }
  for (guint i = 0; i < self->n_uses; i++)
    {
      const Use *use = &self->uses[i];
      const People *people = &self->people[use->people];
      PlaceFigures *figures = &self->figures[people->location];
      double size = self->sizes[use->image], bytes = use->users * size;

      figures->bytes += bytes;
      figures->largest = MAX (figures->largest, size);
      if (bytes > figures->heaviest)
        {
          figures->heaviest = bytes;
          figures->clients = use->users;
        }
      self->repositories[people->repository] += 8 * bytes / self->places[people->location].update_window;
    }
}

static void
reckon_place (const Place  *place,
              PlaceFigures *f)
{
  f->bits_one = 8 * f->largest;
  f->time_one = f->bits_one / place->bandwidth;
  f->bits_all = 8 * f->bytes;
  f->time_all = f->bits_all / place->bandwidth;
  f->fit = (gint64) (place->load_expectation / f->time_one);
  f->waves = f->fit > 0 ? (gint64) (f->users / f->fit) + 1 : 0;
  f->load_verdict = f->time_one > place->load_expectation ? 2 : f->time_all > place->load_expectation;
  f->update_bits = 8 * f->heaviest;
  f->update_time = f->update_bits / place->bandwidth;
  f->need = f->update_bits / place->update_window;
  f->utilization = f->need / place->bandwidth;
  f->update_fit = (gint64) (place->update_window * place->bandwidth * f->clients / f->update_bits);
  f->usable = MAX (0, place->update_window - 900);
  f->update_verdict = f->update_time > f->usable ? 1 : 0;
  f->local = f->update_time + f->bits_one / place->lan > place->update_window;
}

void
plain_run (Plain *self)
{
  add_people (self);
  for (guint i = 0; i < self->n_places; i++)
    reckon_place (&self->places[i], &self->figures[i]);
  for (guint i = 0; i < self->n_instances; i++)
    self->instances[i] *= 20 * 1024;
}
