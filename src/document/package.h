/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The container that office programs keep their files in: ZIP, the same to the byte
 * for the same parts.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TrestlePackage TrestlePackage;

/* @time: of every part, seconds since 1970 UTC. */
TrestlePackage *trestle_package_new      (gint64           time);
void            trestle_package_free     (TrestlePackage  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestlePackage, trestle_package_free)

/* Adds a part, compressed unless @stored; FALSE with @error set when that fails. */
gboolean        trestle_package_add      (TrestlePackage  *self,
                                          const char      *name,
                                          const void      *data,
                                          gsize            length,
                                          gboolean         stored,
                                          GError         **error);
gboolean        trestle_package_add_text (TrestlePackage  *self,
                                          const char      *name,
                                          const char      *text,
                                          GError         **error);

GBytes         *trestle_package_finish   (TrestlePackage  *self);

G_END_DECLS
