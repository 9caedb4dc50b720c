/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fixes share, and fixes of step 1.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "paths.h"

#define SHARED_INDEX "trestle-shared-index"

TrestleIndex *
trestle_fix_index (TrestleDesign *design)
{
  TrestleIndex *shared = g_object_get_data (G_OBJECT (design), SHARED_INDEX);

  return shared != NULL ? shared : trestle_index_new (design);
}

void
trestle_fix_index_free (TrestleIndex *index)
{
  if (g_object_get_data (G_OBJECT (index->design), SHARED_INDEX) != index)
    trestle_index_free (index);
}

void
trestle_fix_share_index (TrestleDesign *design,
                         TrestleIndex  *index)
{
  g_object_set_data (G_OBJECT (design), SHARED_INDEX, index);
}

gboolean
trestle_fix_fail (GError    **error,
                  const char *message)
{
  g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, message);

  return FALSE;
}

void
trestle_fix_copy_form_factor (const TrestleObject *from,
                              TrestleObject       *to)
{
  static const char *const names[] = { "platform", "os", "cores", "clock", "memory", "disk", "nic", "reserved" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (from, names[i]);
      TrestleValue value;

      trestle_object_get (from, field, &value);
      trestle_object_set (to, field, &value, NULL);
      trestle_value_clear (&value);
    }
}

gboolean
trestle_fix_shares_machine (const TrestleObject *component)
{
  const TrestleObject *machine = (const TrestleObject *) trestle_edit_get_machine (component);
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (machine->design, machine->id, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].object != component && g_str_equal (referrers[i].field->name, "machine"))
      return TRUE;

  return FALSE;
}

TrestleObject *
trestle_fix_own_machine (TrestleObject *component)
{
  TrestleObject *old = (TrestleObject *) trestle_edit_get_machine (component);
  TrestleObject *machine = trestle_design_create (component->design, TRESTLE_KIND_MACHINE);
  g_autofree char *name = trestle_design_dup_unique_name (component->design, TRESTLE_KIND_MACHINE, trestle_object_get_name (component));
  gboolean shared = trestle_fix_shares_machine (component);

  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (machine, "location", ((TrestleMachine *) old)->location.target);
  trestle_object_set_ref (component, "machine", machine);
  if (!shared)
    trestle_edit_delete (old);

  return machine;
}

/* Step 1 */

gboolean
trestle_fix_drop_destination (TrestleFinding *finding,
                              GError        **error)
{
  trestle_object_remove_ref (finding->subject, "destinations", finding->other);

  return TRUE;
}

/* What the longest update at a location takes, and one poll, in whole minutes; 0
 * when it is not known.
 */
static gint64
get_window_needed (const TrestleIndex        *index,
                   const TrestleLocationLoad *load)
{
  gint64 longest = 0;

  for (guint i = 0; load->complete && i < load->n_demands; i++)
    if (trestle_updates_by_network (load->demands[i].techniques))
      {
        TrestleNumber time = trestle_update_time (index, load, &load->demands[i], TRUE);

        if (!trestle_number_is_known (time))
          return 0;
        longest = MAX (longest, (gint64) MIN (trestle_number_ceil (time), TRESTLE_MAX_SECONDS));
      }

  return longest > 0 ? (longest + index->parameters.image_poll + 59) / 60 * 60 : 0;
}

static void
set_windows (TrestleObject *location,
             gint64         window)
{
  trestle_object_set_number (location, "update_window", window);
  TRESTLE_FOREACH (location->design, SERVICE, TrestleService, service)
    if (service->location.target == location && service->update_window != TRESTLE_UNSET && service->update_window < window)
      trestle_object_set_number ((TrestleObject *) service, "update_window", window);
}

/* Workspaces that come to have the same window are updated together, which may
 * take longer: hence a second look, and no third.
 */
gboolean
trestle_fix_lengthen_window (TrestleFinding *finding,
                             GError        **error)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
      gint64 window = get_window_needed (index, trestle_index_location (index, finding->subject));

      if (window == 0)
        return trestle_fix_fail (error, _("the time an update takes is not known"));
      if (window > TRESTLE_MAX_SECONDS)
        return trestle_fix_fail (error, _("the update would take longer than any window: add bandwidth or a local repository"));
      set_windows (finding->subject, window);
    }

  return TRUE;
}

gboolean
trestle_fix_declare_controller (TrestleFinding *finding,
                                GError        **error)
{
  trestle_object_set_number (finding->other, "domain_controller", TRUE);

  return TRUE;
}
