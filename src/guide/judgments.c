/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What C-4 and C-11 say of each location, once an index: figures, several rules and
 * the counts over all locations ask for the same.
 */
#include "config.h"

#include "figures.h"

/* Whether some demand is left out of the judgment of what is left to the network, and
 * whether some has a path of its own.
 */
static void
look_at_demands (const TrestleLocationLoad *load,
                 gboolean                  *initial,
                 gboolean                  *updates,
                 gboolean                  *held)
{
  for (guint i = 0; i < load->n_demands; i++)
    {
      *initial = *initial || !trestle_initial_by_network (load->demands[i].techniques);
      *updates = *updates || !trestle_updates_by_network (load->demands[i].techniques);
      *held = *held || load->demands[i].held;
    }
}

static void
judge_loads (const TrestleIndex  *index,
             TrestleLocationLoad *load,
             gboolean             may_differ,
             gboolean             held)
{
  for (int only = FALSE; only <= TRUE; only++)
    for (int local = FALSE; local <= TRUE; local++)
      load->judgments.load[only][local] = local && !held ? load->judgments.load[only][FALSE] :
                                          only && !may_differ ? load->judgments.load[FALSE][local] :
                                          trestle_load_verdict (index, load, only, local);
}

/* Who misses the raw window misses what one poll leaves of it. */
static TrestleVerdict
judge_usable (const TrestleIndex        *index,
              const TrestleLocationLoad *load,
              gboolean                   judged_only,
              gboolean                   local,
              TrestleVerdict             raw)
{
  return raw == TRESTLE_VERDICT_FAILS ? raw : trestle_update_verdict (index, load, judged_only, local, TRUE);
}

static void
judge_updates (const TrestleIndex  *index,
               TrestleLocationLoad *load,
               gboolean             may_differ,
               gboolean             held)
{
  for (int only = FALSE; only <= TRUE; only++)
    for (int local = FALSE; local <= TRUE; local++)
      {
        guint8 *verdicts = load->judgments.update[only][local];
        const guint8 *same = local && !held ? load->judgments.update[only][FALSE] :
                             only && !may_differ ? load->judgments.update[FALSE][local] : NULL;

        verdicts[FALSE] = same != NULL ? same[FALSE] : trestle_update_verdict (index, load, only, local, FALSE);
        verdicts[TRUE] = same != NULL ? same[TRUE] : judge_usable (index, load, only, local, verdicts[FALSE]);
      }
}

void
trestle_index_add_judgments (TrestleIndex *self)
{
  for (guint i = 0; i < self->n_locations; i++)
    {
      TrestleLocationLoad *load = &self->locations[i];
      gboolean initial = FALSE, updates = FALSE, held = FALSE, local;
      gint64 techniques;

      look_at_demands (load, &initial, &updates, &held);
      judge_loads (self, load, initial, held);
      judge_updates (self, load, updates, held);
      load->judgments.recommended = trestle_recommend (self, load, &techniques, &local);
      load->judgments.techniques = (guint8) techniques;
      load->judgments.local = local != FALSE;
    }
}
