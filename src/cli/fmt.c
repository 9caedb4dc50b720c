/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fmt, new, schema: designs in canonical form, and what that form is.
 */
#include "config.h"

#include <glib/gi18n.h>

#include <string.h>

#include "cli.h"
#include "schema.h"

static int
print_design (TrestleDesign *design)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return trestle_cli_print (text, length) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
}

static int
run_fmt (int    argc,
         char **argv)
{
  g_autoptr(TrestleDesign) design = NULL;

  if (!trestle_cli_parse (&trestle_command_fmt, NULL, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  design = trestle_cli_load (argv[1]);

  return design != NULL ? print_design (design) : TRESTLE_EXIT_UNREADABLE;
}

static int
run_new (int    argc,
         char **argv)
{
  g_autoptr(TrestleDesign) design = NULL;

  if (!trestle_cli_parse (&trestle_command_new, NULL, 0, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  design = trestle_design_new ();

  return print_design (design);
}

static int
run_schema (int    argc,
            char **argv)
{
  g_autofree char *schema = NULL;

  if (!trestle_cli_parse (&trestle_command_schema, NULL, 0, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_machine ();
  schema = trestle_schema_dup ();

  return trestle_cli_print (schema, strlen (schema)) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
}

const TrestleCommand trestle_command_fmt = { "fmt", N_("FILE"), N_("Print a design in canonical form"), run_fmt };
const TrestleCommand trestle_command_new = { "new", "", N_("Print an empty design"), run_new };
const TrestleCommand trestle_command_schema = { "schema", "", N_("Print the JSON Schema of the file format"), run_schema };
