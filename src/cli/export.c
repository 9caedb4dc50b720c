/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export: the document of a design in a format of its own, its topology as a picture or a drawing,
 * a table as CSV, or everything as a workbook.
 */
#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "change-marks.h"
#include "cli.h"
#include "compare.h"
#include "document.h"
#include "export-picture.h"
#include "output.h"
#include "redact.h"
#include "tables.h"

/* First those of the document, from FORMAT_PICTURE on those of pictures. */
typedef enum { FORMAT_CSV = TRESTLE_N_FORMATS, FORMAT_XLSX, FORMAT_TRESTLE, FORMAT_PICTURE, N_FORMATS = FORMAT_PICTURE + TRESTLE_N_PICTURES } Format;

typedef struct
{
  guint          format;
  const char    *output, *language, *overlay;
  const char    *since_name;    /* basename of the other version, or NULL */
  TrestleDesign *since;
  double         scale;
  TrestleKind    table;
  gboolean       mark, without_data, redact;
} Job;

static const char *
get_format_name (guint format)
{
  static const char *const names[] = { "csv", "xlsx", "trestle" };

  if (format < TRESTLE_N_FORMATS)
    return trestle_format_get_info (format)->extension;

  return format < FORMAT_PICTURE ? names[format - FORMAT_CSV] : trestle_picture_get_info (format - FORMAT_PICTURE)->nick;
}

/* The format that was named, or that the name of the output ends with. */
static guint
find_format (const char *named,
             const char *output)
{
  g_autofree char *lower = g_ascii_strdown (named != NULL ? named : output, -1);

  for (guint format = 0; format < N_FORMATS; format++)
    {
      const char *name = get_format_name (format);
      g_autofree char *suffix = g_strconcat (".", name, NULL);

      if (named != NULL ? g_str_equal (lower, name) : g_str_has_suffix (lower, suffix))
        return format;
    }
  g_printerr (_("trestle-cli: name the output NAME.pdf, .html, .md, .odt, .docx, .png, .svg, .drawio, .graphml, .csv, .xlsx or .trestle, or say which with --format\n"));

  return N_FORMATS;
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
write_document (TrestleDesign           *design,
                const TrestleAssessment *assessment,
                const Job               *job,
                GOutputStream           *stream,
                GFile                   *file,
                GError                 **error)
{
  g_autoptr(GBytes) data = job->without_data ? NULL : trestle_file_serialize (design);
  const TrestleDocumentOptions options = {
    .time = get_time (), .language = job->language, .data = data, .since = job->since, .since_name = job->since_name
  };
  g_autoptr(TrestleDocument) document = trestle_document_new (design, assessment, &options);

  for (const char *const *note = trestle_document_get_notes (document); *note != NULL; note++)
    g_printerr ("trestle-cli: %s\n", *note);

  return stream != NULL ? trestle_document_write_to_stream (document, job->format, stream, NULL, error)
                        : trestle_document_write (document, job->format, file, NULL, error);
}

/* A stream on standard output stays open. */
static gboolean
write_csv (TrestleDesign *design,
           const Job     *job,
           GOutputStream *stream,
           GFile         *file,
           GError       **error)
{
  const TrestleTableForm form = trestle_table_form_for_locale (job->mark);
  g_autoptr(GBytes) bytes = trestle_table_write_csv (design, job->table, &form);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (stream != NULL)
    return g_output_stream_write_all (stream, data, length, NULL, NULL, error);

  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static TrestleMarks *
make_change_marks (TrestleDesign *design,
                   const Job     *job)
{
  g_autoptr(GPtrArray) differences = trestle_compare (job->since, design, FALSE);

  return trestle_change_marks_new (design, job->since, job->since_name, differences);
}

static gboolean
write_design (TrestleDesign *design,
              GOutputStream *stream,
              GFile         *file,
              GError       **error)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return stream != NULL ? g_output_stream_write_all (stream, data, length, NULL, NULL, error)
                        : trestle_output_write_bytes (file, bytes, NULL, error);
}

static gboolean
write_output (TrestleDesign *design,
              const Job     *job,
              GError       **error)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GOutputStream) stream = g_str_equal (job->output, "-") ? g_unix_output_stream_new (STDOUT_FILENO, FALSE) : NULL;
  g_autoptr(GFile) file = stream == NULL ? g_file_new_for_commandline_arg (job->output) : NULL;
  g_autoptr(TrestleMarks) marks = NULL;

  if (job->format < TRESTLE_N_FORMATS)
    return write_document (design, assessment, job, stream, file, error);
  switch (job->format)
    {
    case FORMAT_CSV:
      return write_csv (design, job, stream, file, error);

    case FORMAT_XLSX:
      return stream != NULL ? trestle_document_export_workbook_to_stream (design, assessment, stream, get_time (), error) :
             trestle_document_export_workbook (design, assessment, file, get_time (), error);

    case FORMAT_TRESTLE:
      return write_design (design, stream, file, error);

    default:
      marks = job->since != NULL ? make_change_marks (design, job) : trestle_cli_make_marks (design, assessment, job->overlay);
      return marks != NULL && trestle_cli_write_picture (design, marks, job->format - FORMAT_PICTURE, job->scale,
                                                         !job->without_data, stream, file, error);
    }
}

/* What @job is to be; FALSE with a message when it cannot be that. */
static gboolean
check_job (Job        *job,
           const char *format,
           const char *table)
{
  if (job->output == NULL)
    {
      g_printerr (_("trestle-cli: say where to write with -o FILE\n"));
      return FALSE;
    }
  job->format = find_format (format, job->output);
  if (job->format == N_FORMATS)
    return FALSE;
  if (job->scale < 1 || job->scale > 8)
    {
      g_printerr (_("trestle-cli: --scale lies between 1 and 8\n"));
      return FALSE;
    }
  if (job->format == FORMAT_CSV && table == NULL)
    {
      g_printerr (_("trestle-cli: say which table with --table TABLE\n"));
      return FALSE;
    }

  return table == NULL || trestle_cli_find_table (table, &job->table);
}

/* Puts a redacted copy in the place of @design; FALSE with a message when the name of the output says too much. */
static gboolean
redact (TrestleDesign **design,
        const Job      *job)
{
  g_autoptr(TrestleNameFinder) finder = trestle_name_finder_new (*design);
  g_autofree char *base = g_path_get_basename (job->output);
  const char *name = trestle_name_finder_find (finder, base);
  TrestleDesign *copy;

  if (name != NULL)
    {
      g_printerr (_("trestle-cli: the name of the output has a name of the design in it, “%s”\n"), name);
      return FALSE;
    }
  copy = trestle_design_redact (*design);
  g_object_unref (*design);
  *design = copy;

  return TRUE;
}

/* Tables and overlays have no room for what has changed. */
static gboolean
check_since (const Job *job)
{
  if (job->redact)
    g_printerr (_("trestle-cli: --since would say the names that --redact leaves out; compare redacted copies\n"));
  else if (job->format == FORMAT_CSV || job->format == FORMAT_XLSX || job->format == FORMAT_TRESTLE || job->overlay != NULL)
    g_printerr (_("trestle-cli: --since is for the document, and for the topology without --overlay\n"));
  else
    return TRUE;

  return FALSE;
}

static int
run_export (int    argc,
            char **argv)
{
  g_autofree char *format = NULL, *language = NULL, *output = NULL, *table = NULL, *overlay = NULL;
  g_autofree char *since = NULL, *since_name = NULL;
  Job job = { .scale = 2 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; “-” is standard output"), "FILE" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("What to write: pdf, html, md, odt or docx (the document), page (the topology as PDF), png, svg, drawio, graphml, csv, xlsx or trestle (the design); by default as FILE ends"), "FORMAT" },
    { "table", 't', 0, G_OPTION_ARG_STRING, &table, N_("Which table is written as csv: locations, images, …"), "TABLE" },
    { "mark", 0, 0, G_OPTION_ARG_NONE, &job.mark, N_("Begin csv with the mark of UTF-8, which Excel wants"), NULL },
    { "scale", 's', 0, G_OPTION_ARG_DOUBLE, &job.scale, N_("Pixels of a picture for each unit of the drawing, 1 to 8"), "SCALE" },
    { "overlay", 0, 0, G_OPTION_ARG_STRING, &overlay, N_("What the topology shows: bandwidth, users, instances, image:NAME, offline, zones or domains"), "OVERLAY" },
    { "without-data", 0, 0, G_OPTION_ARG_NONE, &job.without_data, N_("Leave the design out of the document or picture, which could otherwise be opened and edited"), NULL },
    { "redact", 0, 0, G_OPTION_ARG_NONE, &job.redact, N_("Put pseudonyms for all names and leave out what was written freely"), NULL },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_("Another version: the document, or the topology, says what has changed since"), "OLD" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of what is written"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL, other = NULL;
  g_autoptr(GError) error = NULL;

  if (!trestle_cli_parse (&trestle_command_export, entries, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  job.output = output;
  job.overlay = overlay;
  if (!check_job (&job, format, table) || (since != NULL && !check_since (&job)))
    return TRESTLE_EXIT_USAGE;

  design = trestle_cli_load (argv[1]);
  other = design != NULL && since != NULL ? trestle_cli_load (since) : NULL;
  if (design == NULL || (since != NULL && other == NULL))
    return TRESTLE_EXIT_UNREADABLE;
  since_name = since != NULL ? g_path_get_basename (since) : NULL;
  job.since = other;
  job.since_name = since_name;
  if (language == NULL && design->language != NULL && *design->language != '\0')
    language = g_strdup (design->language);
  trestle_cli_set_language (language);
  job.language = language;
  if (job.redact && !redact (&design, &job))
    return TRESTLE_EXIT_USAGE;
  if (!write_output (design, &job, &error))
    {
      if (error == NULL)
        return TRESTLE_EXIT_USAGE;
      g_printerr ("trestle-cli: %s\n", error->message);
      return TRESTLE_EXIT_UNREADABLE;
    }

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_export = {
  "export", N_("FILE -o OUTPUT"),
  N_("Write the document (.pdf, .html, .md, .odt, .docx), the topology (.svg, .png, .drawio, .graphml), a table (.csv), all tables (.xlsx) or a copy (.trestle) of a design"), run_export
};
