/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every keyboard shortcut of the program: one row each, which sets it, shows it
 * in the dialog of shortcuts, in the command palette and in tooltips.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action;     /* detailed name; NULL: known to the widget itself, listed only */
  const char *group;      /* N_() */
  const char *title;      /* N_() */
  const char *keys[4];    /* the first is the one shown; none: for the command palette only */
  const char *own;        /* of a row without action: what the widget calls it, or NULL */
} TrestleAccelerator;

extern const TrestleAccelerator trestle_accelerators[];
extern const guint trestle_n_accelerators;

/* Sets all that belong to actions. */
void       trestle_accelerators_install   (GtkApplication *application);

/* "Ctrl+Z"; "" for an action without a shortcut.  Free with g_free(). */
char      *trestle_accelerators_dup_label (const char     *action);

/* "Ctrl+Z"; "" for one without.  Free with g_free(). */
char      *trestle_accelerator_dup_label  (const TrestleAccelerator *self);

/* A dialog that lists them. */
AdwDialog *trestle_accelerators_create_dialog (void);

G_END_DECLS
