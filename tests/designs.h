/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the guide do with designs: load one, find or add an object by
 * name, and look at the text that would be saved.
 */
#pragma once

#include "file.h"
#include "kinds.h"

G_BEGIN_DECLS

/* Path of a file of the tests (“data/rules/x”) or of a bundled sample (“small”).
 * Free with g_free().
 */
char          *dup_test_path   (const char    *name);
char          *dup_sample_path (const char    *name);

/* Fails the test when the file is not a design. */
TrestleDesign *load_design     (const char    *path);
TrestleDesign *load_sample     (const char    *name);

/* What the design’s file would be.  Free with g_free(). */
char          *dup_serialized  (TrestleDesign *design);

/* Reads that text again. */
TrestleDesign *parse_design    (const char    *text);

/* A new object of @kind that is called @name; kinds without a name take "". */
gpointer       add_named       (TrestleDesign *design,
                                TrestleKind    kind,
                                const char    *name);

/* The object of @kind that is called @name; fails the test without one. */
gpointer       find_named      (TrestleDesign *design,
                                TrestleKind    kind,
                                const char    *name);

G_END_DECLS
