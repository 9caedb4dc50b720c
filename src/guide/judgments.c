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
  TrestleJudgments *j = &load->judgments;

  j->load[FALSE][FALSE] = trestle_load_verdict (index, load, FALSE, FALSE);
  j->load[FALSE][TRUE] = held ? trestle_load_verdict (index, load, FALSE, TRUE) : j->load[FALSE][FALSE];
  j->load[TRUE][FALSE] = may_differ ? trestle_load_verdict (index, load, TRUE, FALSE) : j->load[FALSE][FALSE];
  j->load[TRUE][TRUE] = may_differ && held ? trestle_load_verdict (index, load, TRUE, TRUE)
                                           : held ? j->load[FALSE][TRUE] : j->load[TRUE][FALSE];
}

static void
judge_updates (const TrestleIndex  *index,
               TrestleLocationLoad *load,
               gboolean             may_differ,
               gboolean             held)
{
  TrestleJudgments *j = &load->judgments;

  for (int usable = FALSE; usable <= TRUE; usable++)
    {
      j->update[FALSE][FALSE][usable] = trestle_update_verdict (index, load, FALSE, FALSE, usable);
      j->update[FALSE][TRUE][usable] = held ? trestle_update_verdict (index, load, FALSE, TRUE, usable) : j->update[FALSE][FALSE][usable];
      j->update[TRUE][FALSE][usable] = may_differ ? trestle_update_verdict (index, load, TRUE, FALSE, usable) : j->update[FALSE][FALSE][usable];
      j->update[TRUE][TRUE][usable] = may_differ && held ? trestle_update_verdict (index, load, TRUE, TRUE, usable)
                                                         : held ? j->update[FALSE][TRUE][usable] : j->update[TRUE][FALSE][usable];
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
