/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GIO ends a program that asks for a schema that is not there; preferences are
 * not worth that.
 */
#include "config.h"

#include "settings.h"

GSettings *
trestle_settings_get (void)
{
  static GSettings *settings;
  g_autoptr(GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (settings != NULL || source == NULL)
    return settings;

  schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);

  return settings;
}
