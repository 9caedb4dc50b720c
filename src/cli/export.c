/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export: the document of a design as PDF, or its topology as a picture.
 */
#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli.h"
#include "document.h"

typedef enum { FORMAT_UNKNOWN, FORMAT_PDF, FORMAT_PNG } Format;

/* The format that was named, or that the name of the output ends with. */
static Format
find_format (const char *named,
             const char *output)
{
  g_autofree char *lower = g_ascii_strdown (named != NULL ? named : output, -1);

  if (g_str_has_suffix (lower, named != NULL ? "pdf" : ".pdf"))
    return FORMAT_PDF;
  if (g_str_has_suffix (lower, named != NULL ? "png" : ".png"))
    return FORMAT_PNG;
  g_printerr (_("trestle-cli: name the output NAME.pdf or NAME.png, or say --format=pdf or --format=png\n"));

  return FORMAT_UNKNOWN;
}

/* SOURCE_DATE_EPOCH makes runs identical; without it, or with nonsense in it, the
 * document bears the time it was made.
 */
static gint64
get_time (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 time = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;

  return time > 0 ? time : g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
write_pdf (TrestleDesign           *design,
           const TrestleAssessment *assessment,
           const char              *language,
           GOutputStream           *stream,
           GFile                   *file,
           GError                 **error)
{
  const TrestleDocumentOptions options = { .time = get_time (), .language = language };
  g_autoptr(TrestleDocument) document = trestle_document_new (design, assessment, &options);

  for (const char *const *note = trestle_document_get_notes (document); *note != NULL; note++)
    g_printerr ("trestle-cli: %s\n", *note);

  return stream != NULL ? trestle_document_write_pdf_to_stream (document, stream, NULL, error)
                        : trestle_document_write_pdf (document, file, NULL, error);
}

static gboolean
write_output (TrestleDesign *design,
              Format         format,
              const char    *output,
              double         scale,
              const char    *language,
              GError       **error)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GOutputStream) stream = g_str_equal (output, "-") ? g_unix_output_stream_new (STDOUT_FILENO, FALSE) : NULL;
  g_autoptr(GFile) file = stream == NULL ? g_file_new_for_commandline_arg (output) : NULL;

  if (format == FORMAT_PDF)
    return write_pdf (design, assessment, language, stream, file, error);
  if (stream != NULL)
    return trestle_document_export_png_to_stream (design, assessment, stream, scale, error);

  return trestle_document_export_png (design, assessment, file, scale, error);
}

static int
run_export (int    argc,
            char **argv)
{
  g_autofree char *format = NULL, *language = NULL, *output = NULL;
  double scale = 2;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; “-” is standard output"), "FILE" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("What to write: pdf or png; by default as FILE ends"), "FORMAT" },
    { "scale", 's', 0, G_OPTION_ARG_DOUBLE, &scale, N_("Pixels of a picture for each unit of the drawing, 1 to 8"), "SCALE" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the document"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GError) error = NULL;
  Format wanted;

  if (!trestle_cli_parse (&trestle_command_export, entries, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  if (output == NULL)
    {
      g_printerr (_("trestle-cli: say where to write with -o FILE\n"));
      return TRESTLE_EXIT_USAGE;
    }
  wanted = find_format (format, output);
  if (wanted == FORMAT_UNKNOWN)
    return TRESTLE_EXIT_USAGE;
  if (scale < 1 || scale > 8)
    {
      g_printerr (_("trestle-cli: --scale lies between 1 and 8\n"));
      return TRESTLE_EXIT_USAGE;
    }

  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (language == NULL && design->language != NULL && *design->language != '\0')
    language = g_strdup (design->language);
  trestle_cli_set_language (language);
  if (!write_output (design, wanted, output, scale, language, &error))
    {
      g_printerr ("trestle-cli: %s\n", error->message);
      return TRESTLE_EXIT_UNREADABLE;
    }

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_export = { "export", N_("FILE -o OUTPUT"), N_("Write the document (.pdf) or the topology (.png) of a design"), run_export };
