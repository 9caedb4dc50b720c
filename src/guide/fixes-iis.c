/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of the machines of repositories and of IIS servers.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"

/* As many IIS servers as a fix adds; who needs more has another problem. */
#define MOST_ADDED 64

gboolean
trestle_fix_add_iis (TrestleFinding *finding,
                     GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  TrestleObject *iis = trestle_design_create (design, TRESTLE_KIND_IIS);
  g_autofree char *stem = g_strdup_printf ("IIS-%s", trestle_object_get_name (finding->subject));
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_IIS, stem);

  trestle_object_set_string (iis, "name", name);
  trestle_object_set_ref (iis, "repository", finding->subject);
  trestle_object_set_ref (iis, "machine", ((TrestleRepository *) finding->subject)->machine.target);

  return TRUE;
}

/* One more IIS server like @iis, on a machine like its own at the same place. */
static void
add_like (TrestleIis *iis)
{
  TrestleObject *subject = (TrestleObject *) iis;
  TrestleObject *other = trestle_edit_add_component (subject->design, TRESTLE_KIND_IIS, trestle_location_of (&iis->machine));
  g_autofree char *name = trestle_design_dup_unique_name (subject->design, TRESTLE_KIND_IIS, trestle_object_get_name (subject));
  static const char *const numbers[] = { "protocol", "authentication", "capacity", "fault_tolerance" };

  trestle_object_set_string (other, "name", name);
  trestle_object_set_string (((TrestleIis *) other)->machine.target, "name", name);
  trestle_object_set_ref (other, "repository", iis->repository.target);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const TrestleField *field = trestle_object_find_field (subject, numbers[i]);
      TrestleValue value;

      trestle_object_get (subject, field, &value);
      trestle_object_set (other, field, &value, NULL);
      trestle_value_clear (&value);
    }
  if (iis->machine.target != NULL)
    trestle_fix_copy_form_factor (iis->machine.target, ((TrestleIis *) other)->machine.target);
}

static gboolean
is_enough (TrestleIis *iis)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (((TrestleObject *) iis)->design);
  const TrestleRepositoryLoad *load = trestle_index_repository (index, iis->repository.target);

  return trestle_number_compare (trestle_ratio (load->own_rate.num, load->own_rate.den * load->n_serving),
                                 trestle_integer (iis->capacity)) <= 0;
}

gboolean
trestle_fix_add_like_iis (TrestleFinding *finding,
                          GError        **error)
{
  TrestleIis *iis = (TrestleIis *) finding->subject;

  for (guint i = 0; i < MOST_ADDED; i++)
    {
      add_like (iis);
      if (is_enough (iis))
        return TRUE;
    }

  return trestle_fix_fail (error, _("more servers than can be reckoned with: widen the update windows or stagger the roll-out"));
}

gboolean
trestle_fix_cluster_iis (TrestleFinding *finding,
                         GError        **error)
{
  trestle_object_set_choice (finding->subject, "fault_tolerance", "failover-cluster");
  add_like ((TrestleIis *) finding->subject);

  return TRUE;
}

gboolean
trestle_fix_https (TrestleFinding *finding,
                   GError        **error)
{
  trestle_object_set_choice (finding->subject, "protocol", "https");

  return TRUE;
}

/* The old machine stays when something else runs on it. */
gboolean
trestle_fix_separate (TrestleFinding *finding,
                      GError        **error)
{
  TrestleObject *old = finding->other;
  g_autofree char *name = trestle_design_dup_unique_name (old->design, TRESTLE_KIND_MACHINE, trestle_object_get_name (finding->subject));
  TrestleObject *machine = trestle_design_create (old->design, TRESTLE_KIND_MACHINE);

  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (machine, "location", ((TrestleMachine *) old)->location.target);
  trestle_fix_copy_form_factor (old, machine);
  trestle_object_set_ref (finding->subject, "machine", machine);

  return TRUE;
}

gboolean
trestle_fix_disk_rate (TrestleFinding *finding,
                       GError        **error)
{
  const TrestleNumber needed = finding->arguments[0].number;
  const TrestleInt128 rate = (needed.num + needed.den - 1) / needed.den;

  if (rate > TRESTLE_MAX_BIT_RATE)
    return trestle_fix_fail (error, _("no disk reads that fast: widen the update windows or stagger the roll-out"));
  trestle_object_set_number (finding->subject, "disk_rate", (gint64) rate);

  return TRUE;
}

gboolean
trestle_fix_tolerant_disks (TrestleFinding *finding,
                            GError        **error)
{
  trestle_object_set_choice (finding->subject, "fault_tolerance", "disks");

  return TRUE;
}
