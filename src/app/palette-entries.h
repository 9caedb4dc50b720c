/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the command palette offers, made from the tables there are: actions from
 * the accelerators and kinds, pages and tables from the destinations, objects and
 * findings from the design.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PALETTE_ENTRY (trestle_palette_entry_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePaletteEntry, trestle_palette_entry, TRESTLE, PALETTE_ENTRY, GObject)

/* Members are written in palette-entries.c only. */
struct _TrestlePaletteEntry
{
  GObject             parent_instance;
  char               *title;
  char               *detail;       /* what it is: "Editing", "Location" */
  char               *keys;         /* "Ctrl+Z", or "" */
  const char         *icon;         /* or NULL */
  char               *folded;       /* the title as it is compared */
  char               *english;      /* the same of the untranslated title, or NULL */
  GtkWidget          *actor;        /* whose action it is, or NULL; not kept */
  char               *action;       /* detailed, or NULL: an object is shown */
  char               *id;           /* of the object */
  const TrestleField *field;        /* of the object that a finding is about, or NULL */
};

/* How far the objects and findings of a design have been collected. */
typedef struct
{
  guint destination, kind, object, finding;
} TrestlePaletteCursor;

/* Adds what can be done now.  @actors are the widgets that actions are asked of, those of
 * a table or the canvas of the first that has them; the window itself comes last.
 */
void       trestle_palette_add_commands (GPtrArray             *entries,
                                         GtkWidget *const      *actors);

/* Adds designs opened lately, where @actor can open them. */
void       trestle_palette_add_recent   (GPtrArray             *entries,
                                         GtkWidget             *actor);

/* Adds up to @n objects or findings more; FALSE when there are no more. */
gboolean   trestle_palette_collect      (GPtrArray             *entries,
                                         TrestlePaletteCursor  *cursor,
                                         TrestleProject        *project,
                                         guint                  n);

/* The entries that answer @query, the best @max of them, best first; equals stand in the
 * order they were added in.  Array of owned TrestlePaletteEntry.
 */
GPtrArray *trestle_palette_rank         (const GPtrArray       *entries,
                                         const char            *query,
                                         guint                  max);

/* Does what the entry says. */
void       trestle_palette_entry_activate (TrestlePaletteEntry *self,
                                           TrestleProject      *project);

G_END_DECLS
