/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of trestle-cli share: exit codes, reading a design from a
 * file or a stream, writing results, and the language of texts.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "assessment.h"
#include "file.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_EXIT_CLEAN,
  TRESTLE_EXIT_FINDINGS,      /* findings at or above --fail-on */
  TRESTLE_EXIT_USAGE,         /* the command line cannot be understood */
  TRESTLE_EXIT_UNREADABLE     /* a file cannot be read or written */
} TrestleExit;

/* A command: one row of the table in main.c. */
typedef struct
{
  const char  *name;
  const char  *parameters;    /* N_(), "FILE" */
  const char  *summary;       /* N_() */
  int        (*run) (int    argc,
                     char **argv);
} TrestleCommand;

/* Parses the options of a command; on failure says what is wrong on stderr.  What
 * is left of @argv are the operands, which have to be @n_operands.
 */
gboolean       trestle_cli_parse      (const TrestleCommand *command,
                                       const GOptionEntry   *entries,
                                       int                   n_operands,
                                       int                  *argc,
                                       char               ***argv);

/* In the place of a number of operands that the options decide. */
#define TRESTLE_CLI_ANY_OPERANDS (-1)

/* Whether there are @n_operands; otherwise says how the command is used. */
gboolean       trestle_cli_check_operands (const TrestleCommand *command,
                                           int                   n_operands,
                                           int                   argc);

/* The design in the file called @name, “-” for standard input; NULL with a message
 * on stderr.
 */
TrestleDesign *trestle_cli_load       (const char           *name);

/* The same of a version that git hands over: what is not there yet is an empty design. */
TrestleDesign *trestle_cli_load_version (const char         *name);

/* The number of conflicts that are open in @design, called @name; says so on stderr. */
guint          trestle_cli_warn_of_conflicts (TrestleDesign *design,
                                              const char    *name);

/* The bytes of the file called @name, “-” for standard input; NULL with a message on
 * stderr.
 */
GBytes        *trestle_cli_read       (const char           *name);

/* Writes to standard output; FALSE with a message when that fails. */
gboolean       trestle_cli_print      (const char           *text,
                                       gsize                 length);
gboolean       trestle_cli_print_json (JsonBuilder          *builder);

/* Sets @kind to that whose table is called @member, as in a file; FALSE with a message
 * on stderr when there is none.
 */
gboolean       trestle_cli_find_table   (const char         *member,
                                         TrestleKind        *kind);

/* Writes a design to the file called @name, “-” or NULL for standard output; never over
 * the file it was read from unless that is what @name says.  Returns the exit code.
 */
int            trestle_cli_write      (TrestleDesign        *design,
                                       const char           *name);

/* "text", "json" or NULL; FALSE with a message for other words. */
gboolean       trestle_cli_parse_format (const char         *format,
                                         gboolean           *json);

/* Texts, numbers and dates from now on in @language ("de"), or in that of the
 * environment when NULL.
 */
void           trestle_cli_set_language (const char         *language);

/* Machine output: plain numbers and untranslated texts. */
void           trestle_cli_set_machine  (void);

/* Appends the member @name; null when @value is NULL. */
void           trestle_cli_build_string (JsonBuilder         *builder,
                                         const char          *name,
                                         const char          *value);

/* Appends { "kind", "id", "name" } of @object. */
void           trestle_cli_build_object (JsonBuilder         *builder,
                                         const TrestleObject *object);

/* Appends @finding as check prints it. */
void           trestle_cli_build_finding (JsonBuilder          *builder,
                                          const TrestleFinding *finding);

extern const TrestleCommand trestle_command_check, trestle_command_progress, trestle_command_figures,
                            trestle_command_assumptions, trestle_command_export, trestle_command_import,
                            trestle_command_fmt, trestle_command_schema, trestle_command_rules, trestle_command_new, trestle_command_fix,
                            trestle_command_diff, trestle_command_merge, trestle_command_dump, trestle_command_propose, trestle_command_questions;

G_END_DECLS
