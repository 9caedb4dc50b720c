/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the pages that show what follows from a design share: how they are
 * made, and what is to be read on them.
 */
#pragma once

#include "app-test.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  GType (*get_type) (void);
  void (*set_project) (gpointer        page,
                       TrestleProject *project);
} Page;

/* What is to be read on a widget: lists lay out their rows in several goes. */
typedef struct
{
  GtkWidget *widget;
  char      *text;
  gboolean   same;
} Reading;

TrestleProject *pane_app_open_sample  (const char     *name);
GtkWidget      *pane_app_create       (const Page     *page,
                                       TrestleProject *project);

/* All that is written on the screen below @widget. */
char           *pane_app_dup_text     (GtkWidget      *widget);

/* Reads @widget; free the text. */
Reading         pane_app_read         (GtkWidget      *widget);
void            pane_app_wait_other   (Reading        *reading);
void            pane_app_wait_same    (Reading        *reading);

/* Whether every control below @widget has one. */
void            pane_app_check_names  (GtkWidget      *widget);

/* Gives each population other users, and adds a server. */
void            pane_app_edit         (TrestleProject *project);

G_END_DECLS
