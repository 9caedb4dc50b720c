/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of waves: locations sorted by need and put into the first wave with room.
 */
#include "config.h"

#include "waves.h"

#include <glib/gi18n.h>

#include "figures.h"
#include "wave-plan.h"

typedef struct
{
  TrestleObject *location;
  TrestleInt128  rate;
  gint64         people, window;
  gboolean       local;
} Need;

static gint64
lesser (gint64 a,
        gint64 b)
{
  return a == TRESTLE_UNSET ? b : b == TRESTLE_UNSET ? a : MIN (a, b);
}

gint64
trestle_waves_get_capacity (const TrestleIndex          *index,
                            const TrestleRepositoryLoad *load,
                            gboolean                     remote)
{
  const gint64 disks = load->repository->disk_rate;
  const TrestleLocationLoad *place = load->location != NULL ? trestle_index_location (index, load->location) : NULL;
  gint64 capacity = lesser (load->iis_capacity, disks == TRESTLE_UNSET ? TRESTLE_UNSET : MIN (disks, G_MAXINT64 / 8) * 8);

  if (remote && place != NULL && place->bandwidth != TRESTLE_UNSET)
    capacity = lesser (capacity, (gint64) ((TrestleInt128) place->bandwidth * index->parameters.link_efficiency / 1000));

  return capacity;
}

static int
compare_needs (gconstpointer a,
               gconstpointer b)
{
  const Need *x = a, *y = b;

  return x->rate != y->rate ? (x->rate < y->rate) - (x->rate > y->rate) : trestle_object_compare (&x->location, &y->location);
}

/* Where the position, and 1, of the need of @location stands in a hash table that is at
 * most half full, or is to stand.
 */
static guint *
find_slot (const GArray        *needs,
           guint               *slots,
           guint                n_slots,
           const TrestleObject *location)
{
  guint i = location->position * 2654435761u & (n_slots - 1);

  while (slots[i] != 0 && g_array_index (needs, Need, slots[i] - 1).location != location)
    i = (i + 1) & (n_slots - 1);

  return &slots[i];
}

/* What each location asks of the repository for an update of its heaviest image; NULL
 * where it is not known.
 */
static GArray *
list_needs (const TrestleIndex          *index,
            const TrestleRepositoryLoad *load)
{
  g_autoptr(GArray) shares = NULL;
  g_autoptr(GArray) needs = g_array_new (FALSE, TRUE, sizeof (Need));
  g_autofree guint *slots = NULL;
  guint n_slots = 2;

  if (load->heaviest == NULL || load->heaviest_people == 0 || !trestle_number_is_known (load->own_rate))
    return NULL;
  shares = trestle_repository_list_shares (index, load);
  while (n_slots < 2 * shares->len)
    n_slots *= 2;
  slots = g_new0 (guint, n_slots);
  for (guint i = 0; i < shares->len; i++)
    {
      const TrestleShare *share = &g_array_index (shares, TrestleShare, i);
      guint *slot;
      Need *need;

      if (share->where == NULL || share->window == TRESTLE_UNSET)
        return NULL;
      slot = find_slot (needs, slots, n_slots, share->where);
      if (*slot == 0)
        {
          const Need fresh = { share->where, 0, 0, share->window, share->local };

          g_array_append_val (needs, fresh);
          *slot = needs->len;
        }
      need = &g_array_index (needs, Need, *slot - 1);
      need->people += share->people;
    }
  for (guint i = 0; i < needs->len; i++)
    {
      Need *need = &g_array_index (needs, Need, i);

      need->rate = trestle_number_ceil (trestle_ratio ((TrestleInt128) 8 * need->people * load->heaviest->packed * index->parameters.update_share,
                                                       (TrestleInt128) 1000 * need->window));
    }

  return g_steal_pointer (&needs);
}

static void
clear_wave (gpointer data)
{
  g_ptr_array_unref (((TrestleWave *) data)->locations);
}

/* What is left of a wave, all and remote. */
typedef struct
{
  gint64 all, remote;
} Room;

static gboolean
fits (const Need *need,
      const Room *room)
{
  return (room->all == TRESTLE_UNSET || need->rate <= room->all) &&
         (need->local || room->remote == TRESTLE_UNSET || need->rate <= room->remote);
}

static void
put (GArray     *waves,
     GArray     *rooms,
     guint       position,
     const Need *need)
{
  TrestleWave *wave = &g_array_index (waves, TrestleWave, position);
  Room *room = &g_array_index (rooms, Room, position);

  g_ptr_array_add (wave->locations, need->location);
  wave->rate += need->rate;
  wave->window = MAX (wave->window, need->window);
  if (room->all != TRESTLE_UNSET)
    room->all -= (gint64) need->rate;
  if (room->remote != TRESTLE_UNSET && !need->local)
    room->remote -= (gint64) need->rate;
}

GArray *
trestle_waves_list_updates (const TrestleIndex          *index,
                            const TrestleRepositoryLoad *load)
{
  const Room empty = { trestle_waves_get_capacity (index, load, FALSE), trestle_waves_get_capacity (index, load, TRUE) };
  g_autoptr(GArray) needs = empty.all != TRESTLE_UNSET || empty.remote != TRESTLE_UNSET ? list_needs (index, load) : NULL;
  g_autoptr(GArray) waves = NULL;
  g_autoptr(GArray) rooms = NULL;

  if (needs == NULL)
    return NULL;
  for (guint i = 0; i < needs->len; i++)
    if (!fits (&g_array_index (needs, Need, i), &empty))
      return NULL;

  g_array_sort (needs, compare_needs);
  waves = g_array_new (FALSE, TRUE, sizeof (TrestleWave));
  g_array_set_clear_func (waves, clear_wave);
  rooms = g_array_new (FALSE, TRUE, sizeof (Room));
  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, i);
      guint position = 0;

      while (position < waves->len && !fits (need, &g_array_index (rooms, Room, position)))
        position++;
      if (position == waves->len)
        {
          const TrestleWave wave = { g_ptr_array_new (), 0, 0 };

          g_array_append_val (waves, wave);
          g_array_append_val (rooms, empty);
        }
      put (waves, rooms, position, need);
    }

  return g_steal_pointer (&waves);
}

char *
trestle_waves_dup_load_plan (const TrestleIndex        *index,
                             const TrestleLocationLoad *load)
{
  TrestleObject *location = (TrestleObject *) load->location;
  TrestleNumber waves = trestle_figure_find ("load-waves")->compute (index, location, NULL, NULL);
  TrestleNumber length = trestle_figure_find ("load-waves-time")->compute (index, location, NULL, NULL);
  g_autofree char *count = NULL, *each = NULL, *all = NULL;

  if (!trestle_number_is_known (waves))
    return NULL;
  count = trestle_measure_dup_text (TRESTLE_MEASURE_COUNT, waves);
  each = trestle_measure_dup_text (TRESTLE_MEASURE_SECONDS, trestle_integer (load->strictest_load));
  all = trestle_measure_dup_text (TRESTLE_MEASURE_SECONDS, length);

  /* Translators: a number, a time of each, and the time of all. */
  return g_strdup_printf (_("First loads in waves: %s of %s each, %s in all"), count, each, all);
}

char *
trestle_waves_dup_update_plan (const TrestleIndex          *index,
                               const TrestleRepositoryLoad *load)
{
  g_autoptr(GArray) waves = trestle_waves_list_updates (index, load);
  GString *text;

  if (waves == NULL)
    return NULL;
  text = g_string_new (_("Updates in waves of whole locations"));
  for (guint i = 0; i < waves->len; i++)
    {
      const TrestleWave *wave = &g_array_index (waves, TrestleWave, i);
      g_autofree char *rate = trestle_measure_dup_text (TRESTLE_MEASURE_BIT_RATE, (TrestleNumber) { wave->rate, 1 });
      g_autofree char *window = trestle_measure_dup_text (TRESTLE_MEASURE_SECONDS, trestle_integer (wave->window));

      g_string_append_printf (text, "\n%u. ", i + 1);
      for (guint k = 0; k < wave->locations->len; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? ", " : "", trestle_object_get_name (wave->locations->pdata[k]));
      g_string_append_printf (text, " (%s, %s)", rate, window);
    }

  return g_string_free (text, FALSE);
}

char *
trestle_wave_plan_dup_text (const TrestleAssessment *assessment,
                            TrestleObject           *subject)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  gboolean loads = TRESTLE_IS_LOCATION (subject);
  TrestleNumber waves = trestle_figure_find (loads ? "load-waves" : "update-waves")->compute (index, subject, NULL, NULL);

  if (!trestle_number_is_known (waves) || waves.num <= 1)
    return NULL;

  return loads ? trestle_waves_dup_load_plan (index, trestle_index_location (index, subject))
               : trestle_waves_dup_update_plan (index, trestle_index_repository (index, subject));
}
