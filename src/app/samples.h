/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The designs that come with the program.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* of the file, without its end */
  const char *title;    /* N_() */
  const char *about;    /* N_() */
} TrestleSample;

extern const TrestleSample trestle_samples[];
extern const guint trestle_n_samples;

/* Where the sample is, or NULL when it is not installed. */
GFile *trestle_sample_find (const char *name);

G_END_DECLS
