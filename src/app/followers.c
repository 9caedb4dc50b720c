/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One turn of the main loop calls them, round by round, until it has taken long enough;
 * the next one goes on.
 */
#include "config.h"

#include "followers.h"

/* Behind what draws a frame, which GTK does at G_PRIORITY_HIGH_IDLE + 20; and how long
 * they hold the main loop until others get their turn (µs).
 */
#define PRIORITY (G_PRIORITY_HIGH_IDLE + 30)
#define TIME     4000

typedef struct
{
  gpointer        object;
  GCallback       update;    /* one of the two */
  TrestleFollower follower;
} Follower;

struct _TrestleFollowers
{
  TrestleValidator *validator;
  GArray           *followers;  /* of Follower */
  guint             next;       /* the one that is next, */
  guint             round;      /* and its round */
  guint             idle;       /* what goes on calling them, or 0 */
};

static void
gone_cb (gpointer data,
         GObject *object)
{
  TrestleFollowers *self = data;

  for (guint i = self->followers->len; i-- > 0;)
    if (g_array_index (self->followers, Follower, i).object == object)
      {
        g_array_remove_index (self->followers, i);
        if (i == self->next)
          self->round = 0;
        else if (i < self->next)
          self->next--;
      }
}

TrestleFollowers *
trestle_followers_new (TrestleValidator *validator)
{
  TrestleFollowers *self = g_new0 (TrestleFollowers, 1);

  self->validator = validator;
  self->followers = g_array_new (FALSE, FALSE, sizeof (Follower));

  return self;
}

void
trestle_followers_free (TrestleFollowers *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < self->followers->len; i++)
    g_object_weak_unref (g_array_index (self->followers, Follower, i).object, gone_cb, self);
  g_array_unref (self->followers);
  g_free (self);
}

void
trestle_followers_add (TrestleFollowers *self,
                       gpointer          object,
                       GCallback         update,
                       TrestleFollower   follower)
{
  const Follower entry = { object, update, follower };

  g_array_append_val (self->followers, entry);
  g_object_weak_ref (object, gone_cb, self);
}

static gboolean
call (const Follower *self,
      guint           round)
{
  if (self->follower != NULL)
    return self->follower (self->object, round);
  ((void (*) (gpointer)) self->update) (self->object);

  return FALSE;
}

static void
call_next (TrestleFollowers *self)
{
  const Follower follower = g_array_index (self->followers, Follower, self->next);
  guint round = self->round++;

  if (call (&follower, round))
    return;
  self->round = 0;
  /* One that went away meanwhile has given its place to the next. */
  if (self->next < self->followers->len && g_array_index (self->followers, Follower, self->next).object == follower.object)
    self->next++;
}

/* Who asks for an assessment that is behind the design would wait for a new one, after
 * which all of them are called again.
 */
static gboolean
call_cb (gpointer data)
{
  TrestleFollowers *self = data;
  gint64 end = g_get_monotonic_time () + TIME;

  while (self->next < self->followers->len && trestle_validator_is_current (self->validator))
    {
      call_next (self);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->idle = 0;

  return G_SOURCE_REMOVE;
}

void
trestle_followers_call (TrestleFollowers *self)
{
  self->next = 0;
  self->round = 0;
  if (trestle_validator_is_large (self->validator))
    {
      if (self->idle == 0)
        self->idle = g_idle_add_full (PRIORITY, call_cb, self, NULL);
      return;
    }
  g_clear_handle_id (&self->idle, g_source_remove);
  while (self->next < self->followers->len)
    call_next (self);
}

void
trestle_follower_run (TrestleFollower follower,
                      gpointer        object)
{
  for (guint round = 0; follower (object, round); round++)
    continue;
}
