/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of trestle-cli share.
 */
#include "config.h"

#include "cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>

/* Sets the first of the locales that the system has and that text is translated in.
 * One of the wanted language has its numbers as well; LANGUAGE brings the text in any
 * other, except C and C.UTF-8, in which gettext translates nothing.
 */
static gboolean
set_locale (const char *const *locales)
{
  for (; *locales != NULL; locales++)
    {
      const char *messages = setlocale (LC_ALL, *locales) != NULL ? setlocale (LC_MESSAGES, NULL) : "C";

      if (!g_str_equal (messages, "C") && !g_str_equal (messages, "POSIX") && !g_str_has_prefix (messages, "C."))
        return TRUE;
    }
  setlocale (LC_ALL, "C.UTF-8");

  return FALSE;
}

gboolean
trestle_cli_parse (const TrestleCommand *command,
                   const GOptionEntry   *entries,
                   int                   n_operands,
                   int                  *argc,
                   char               ***argv)
{
  g_autofree char *parameters = g_strdup_printf ("%s %s", command->name, _(command->parameters));
  g_autoptr(GOptionContext) context = g_option_context_new (parameters);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("trestle-cli: %s\n", error->message);
      return FALSE;
    }

  return n_operands == TRESTLE_CLI_ANY_OPERANDS || trestle_cli_check_operands (command, n_operands, *argc);
}

gboolean
trestle_cli_check_operands (const TrestleCommand *command,
                            int                   n_operands,
                            int                   argc)
{
  if (argc - 1 == n_operands)
    return TRUE;
  g_printerr (_("trestle-cli: usage: trestle-cli %s %s\n"), command->name, _(command->parameters));

  return FALSE;
}

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

GBytes *
trestle_cli_read (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  GBytes *bytes = g_str_equal (name, "-") ? read_standard_input (&error) : g_file_load_bytes (file, NULL, NULL, &error);

  if (bytes == NULL)
    g_printerr ("trestle-cli: %s\n", error->message);

  return bytes;
}

TrestleDesign *
trestle_cli_load (const char *name)
{
  g_autoptr(GError) error = NULL;
  TrestleDesign *design = NULL;

  if (g_str_equal (name, "-"))
    {
      g_autoptr(GBytes) bytes = read_standard_input (&error);

      if (bytes != NULL)
        design = trestle_file_parse (_("standard input"), bytes, &error);
    }
  else
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (name);

      design = trestle_file_load (file, NULL, NULL, &error);
    }
  if (design == NULL)
    g_printerr ("trestle-cli: %s\n", error->message);

  return design;
}

TrestleDesign *
trestle_cli_load_version (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (g_str_equal (name, "/dev/null") ||
      (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && g_file_info_get_size (info) == 0))
    return trestle_design_new ();

  return trestle_cli_load (name);
}

guint
trestle_cli_warn_of_conflicts (TrestleDesign *design,
                               const char    *name)
{
  guint n = trestle_design_get_list (design, TRESTLE_KIND_CONFLICT)->items->len;

  if (n > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "trestle-cli: “%s” has %u open conflict of a merge\n",
                             "trestle-cli: “%s” has %u open conflicts of a merge\n", n), name, n);

  return n;
}

gboolean
trestle_cli_print (const char *text,
                   gsize       length)
{
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_printerr (_("trestle-cli: writing to standard output failed: %s\n"), g_strerror (errno));

  return FALSE;
}

int
trestle_cli_write (TrestleDesign *design,
                   const char    *name)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (name == NULL || g_str_equal (name, "-"))
    return trestle_cli_print (text, length) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
  file = g_file_new_for_commandline_arg (name);
  if (g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    return TRESTLE_EXIT_CLEAN;
  g_printerr (_("trestle-cli: “%s” could not be written: %s\n"), name, error->message);

  return TRESTLE_EXIT_UNREADABLE;
}

gboolean
trestle_cli_parse_format (const char *format,
                          gboolean   *json)
{
  *json = g_strcmp0 (format, "json") == 0;
  if (*json || format == NULL || g_str_equal (format, "text"))
    return TRUE;
  g_printerr (_("trestle-cli: --format is text or json\n"));

  return FALSE;
}

gboolean
trestle_cli_print_json (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;
  gsize length;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);

  return trestle_cli_print (text, length) && trestle_cli_print ("\n", 1);
}

void
trestle_cli_set_language (const char *language)
{
  g_autofree char *upper = NULL;
  g_autofree char *locale = NULL;

  if (language == NULL)
    return;

  upper = g_ascii_strup (language, 2);
  locale = strchr (language, '_') != NULL ? g_strdup_printf ("%s.UTF-8", language)
                                          : g_strdup_printf ("%.2s_%s.UTF-8", language, g_str_equal (upper, "EN") ? "US" : upper);
  g_setenv ("LANGUAGE", language, TRUE);
  if (!set_locale ((const char *const[]) { locale, "", "en_US.UTF-8", "en_GB.UTF-8", NULL })
      && !g_str_has_prefix (language, "en"))
    g_printerr ("trestle-cli: no locale is installed in which text could be translated; it stays English\n");
}

void
trestle_cli_set_machine (void)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

void
trestle_cli_build_string (JsonBuilder *builder,
                          const char  *name,
                          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
trestle_cli_build_object (JsonBuilder         *builder,
                          const TrestleObject *object)
{
  g_autofree char *name = trestle_object_dup_name (object);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, trestle_object_get_info (object)->nick);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, object->id);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
}

gboolean
trestle_cli_find_table (const char  *member,
                        TrestleKind *kind)
{
  g_autofree char *message = NULL;

  for (*kind = TRESTLE_KIND_DESIGN + 1; *kind < TRESTLE_N_TABLES; (*kind)++)
    if (g_str_equal (trestle_kind_get_info (*kind)->member, member))
      return TRUE;

  message = g_strdup_printf (_("there is no table “%s”"), member);
  g_printerr ("trestle-cli: %s\n", message);

  return FALSE;
}
