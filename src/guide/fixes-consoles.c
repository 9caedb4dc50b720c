/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of consoles, clients and prerequisites.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "clients.h"
#include "edit.h"
#include "fix.h"

static void
set_known (TrestleObject *object,
           const char    *field_name,
           gint64         value)
{
  if (value != TRESTLE_UNSET)
    trestle_object_set_number (object, field_name, value);
}

void
trestle_fix_copy_typical (const TrestlePopulation *population,
                          TrestleObject           *machine)
{
  set_known (machine, "cores", population->client_cores);
  set_known (machine, "clock", population->client_clock);
  set_known (machine, "memory", population->client_memory);
  set_known (machine, "os", trestle_client_system (population));
}

gboolean
trestle_fix_copy_client (TrestleFinding *finding,
                         GError        **error)
{
  if (trestle_fix_shares_machine (finding->subject))
    return trestle_fix_fail (error, _("the machine runs more than this console: give it one of its own first"));
  trestle_fix_copy_typical ((TrestlePopulation *) finding->other, (TrestleObject *) trestle_edit_get_machine (finding->subject));

  return TRUE;
}

/* Of the form factor of a typical client, when one is recorded. */
gboolean
trestle_fix_own_workstation (TrestleFinding *finding,
                             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleObject *instance = TRESTLE_CONSOLE (finding->subject)->instance.target;
  TrestlePopulation *typical = instance != NULL ? trestle_find_typical_client (trestle_index_instance (index, instance)) : NULL;
  TrestleObject *machine = trestle_fix_own_machine (finding->subject);

  trestle_object_set_choice (machine, "platform", "physical");
  if (typical != NULL)
    trestle_fix_copy_typical (typical, machine);

  return TRUE;
}

static void
add_console (TrestleConsole *console,
             const char     *user)
{
  TrestleObject *machine = console->machine.target;
  TrestleObject *other = trestle_edit_add_component (((TrestleObject *) console)->design, TRESTLE_KIND_CONSOLE,
                                                     trestle_location_of (&console->machine));
  const char *const users[] = { user, NULL };

  trestle_object_set_ref (other, "instance", console->instance.target);
  trestle_object_set_strings (other, "users", users);
  if (machine != NULL)
    trestle_fix_copy_form_factor (machine, (TrestleObject *) trestle_edit_get_machine (other));
}

gboolean
trestle_fix_add_consoles (TrestleFinding *finding,
                          GError        **error)
{
  TrestleConsole *console = TRESTLE_CONSOLE (finding->subject);
  g_auto(GStrv) users = g_strdupv (console->users);
  const char *const first[] = { users[0], NULL };

  for (guint i = 1; users[i] != NULL; i++)
    add_console (console, users[i]);
  trestle_object_set_strings (finding->subject, "users", first);

  return TRUE;
}

/* Clients and prerequisites */

gboolean
trestle_fix_service_pack (TrestleFinding *finding,
                          GError        **error)
{
  trestle_object_set_choice ((TrestleObject *) finding->subject->design, "product", "1.0-sp1");

  return TRUE;
}

gboolean
trestle_fix_tick (TrestleFinding *finding,
                  GError        **error)
{
  trestle_object_set_number (finding->subject, "met", TRUE);

  return TRUE;
}

gboolean
trestle_fix_add_virtual_pc (TrestleFinding *finding,
                            GError        **error)
{
  TrestleObject *prerequisite = trestle_design_create ((TrestleDesign *) finding->subject, TRESTLE_KIND_PREREQUISITE);

  trestle_object_set_string (prerequisite, "name", "Virtual PC 2007 SP1 with KB958162");
  trestle_object_set_number (prerequisite, "met", TRUE);

  return TRUE;
}
