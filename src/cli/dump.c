/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dump: a design as lines of text, for git diff and grep.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "compare.h"

/* Texts of several lines stay on one. */
static void
append_object (GString             *text,
               const TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  g_autofree char *name = trestle_object_dup_name (object);

  g_string_append_printf (text, "%s “%s”\n", _(info->title), name);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if ((info->fields[i].flags & TRESTLE_FIELD_KEY) || !trestle_object_is_set (object, &info->fields[i]))
        continue;
      value = g_strdelimit (trestle_compare_dup_value (object, &info->fields[i]), "\n\r\t", ' ');
      g_string_append_printf (text, "  %s: %s\n", _(info->fields[i].label), value);
    }
}

static int
run_dump (int    argc,
          char **argv)
{
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (!trestle_cli_parse (&trestle_command_dump, NULL, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  design = trestle_cli_load_version (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;

  append_object (text, TRESTLE_OBJECT (design));
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      g_autoptr(GPtrArray) objects = trestle_list_dup_by_name (trestle_design_get_list (design, kind));

      for (guint i = 0; i < objects->len; i++)
        append_object (text, objects->pdata[i]);
    }

  return trestle_cli_print (text->str, text->len) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
}

const TrestleCommand trestle_command_dump = { "dump", N_("FILE"), N_("Print a design as lines of text"), run_dump };
