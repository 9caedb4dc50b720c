/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of databases.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "figures.h"
#include "fix.h"
#include "paths.h"

void
trestle_fix_give_database (TrestleObject *shared,
                           TrestleObject *instance)
{
  const TrestleDatabase *self = (TrestleDatabase *) shared;
  TrestleObject *database = trestle_edit_add_component (shared->design, TRESTLE_KIND_DATABASE, trestle_location_of (&self->machine));
  g_autofree char *stem = g_strdup_printf ("MEDV_%s", trestle_object_get_name (instance));
  g_autofree char *name = trestle_design_dup_unique_name (shared->design, TRESTLE_KIND_DATABASE, stem);
  static const char *const names[] = { "edition", "retention", "safety", "fault_tolerance", "reporting_outage" };

  trestle_object_set_string (database, "name", name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (database, names[i]);

      trestle_object_set_number (database, names[i], trestle_object_get_number (shared, field));
    }
  if (self->machine.target != NULL)
    trestle_fix_copy_form_factor (self->machine.target, TRESTLE_DATABASE (database)->machine.target);
  trestle_object_set_ref (instance, "database", database);
}

gboolean
trestle_fix_own_database (TrestleFinding *finding,
                          GError        **error)
{
  trestle_fix_give_database (finding->subject, finding->other);

  return TRUE;
}

gboolean
trestle_fix_minimum_retention (TrestleFinding *finding,
                               GError        **error)
{
  trestle_object_set_number (finding->subject, "retention", ((TrestleZone *) finding->other)->minimum_retention);

  return TRUE;
}

gboolean
trestle_fix_move_database (TrestleFinding *finding,
                           GError        **error)
{
  TrestleServer *server = (TrestleServer *) finding->other;

  if (trestle_fix_shares_machine (finding->subject))
    return trestle_fix_fail (error, _("the machine runs more than this database: give it one of its own first"));
  trestle_edit_move (finding->subject, trestle_location_of (&server->machine));

  return TRUE;
}

gboolean
trestle_fix_separate_databases (TrestleFinding *finding,
                                GError        **error)
{
  TRESTLE_FOREACH (finding->subject->design, DATABASE, TrestleDatabase, database)
    if (database->machine.target == finding->subject)
      trestle_fix_own_machine ((TrestleObject *) database);

  return TRUE;
}

gboolean
trestle_fix_accept_size (TrestleFinding *finding,
                         GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleNumber size = trestle_database_size (index, (TrestleDatabase *) finding->subject, TRUE);

  if (size.num > TRESTLE_MAX_BYTES)
    return trestle_fix_fail (error, _("no database is that large: shorten the retention"));
  trestle_object_set_number (finding->subject, "size", (gint64) size.num);

  return TRUE;
}

gboolean
trestle_fix_standard_safety (TrestleFinding *finding,
                             GError        **error)
{
  trestle_object_set_number (finding->subject, "safety", TRESTLE_DATABASE_SAFETY);

  return TRUE;
}

gboolean
trestle_fix_standard_buffer (TrestleFinding *finding,
                             GError        **error)
{
  const TrestleField *field = trestle_object_find_field (finding->subject, "report_buffer");

  trestle_object_set_number (finding->subject, field->name, field->standard);

  return TRUE;
}

gboolean
trestle_fix_log_shipping (TrestleFinding *finding,
                          GError        **error)
{
  trestle_object_set_choice (finding->subject, "fault_tolerance", "log-shipping");

  return TRUE;
}

/* Beside the passive server of an instance that uses the database, else where the
 * database is.
 */
static TrestleLocation *
find_standby_place (const TrestleIndex    *index,
                    const TrestleDatabase *database)
{
  TrestleLocation *place = trestle_location_of (&database->machine);

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      TrestleLocation *other = load->passive_server != NULL ? trestle_location_of (&load->passive_server->machine) : NULL;

      if (load->instance->database.target == (const TrestleObject *) database && other != NULL)
        return other;
    }

  return place;
}

gboolean
trestle_fix_add_standby (TrestleFinding *finding,
                         GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  const TrestleDatabase *database = (TrestleDatabase *) finding->subject;
  g_autofree char *stem = g_strdup_printf ("%s-STANDBY", trestle_object_get_name (finding->subject));
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_MACHINE, stem);
  TrestleLocation *place = find_standby_place (index, database);
  TrestleObject *machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);

  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (machine, "location", (TrestleObject *) place);
  if (database->machine.target != NULL)
    trestle_fix_copy_form_factor (database->machine.target, machine);
  trestle_object_set_ref (finding->subject, "standby", machine);

  return TRUE;
}

gboolean
trestle_fix_standard_edition (TrestleFinding *finding,
                              GError        **error)
{
  trestle_object_set_choice (finding->subject, "edition", "standard");

  return TRUE;
}
