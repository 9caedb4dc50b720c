/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of objects stand in the texts: none of them is markup.
 */
#include "config.h"

#include "preview-rows.h"

#include <glib/gi18n.h>

#include "finding.h"
#include "severity.h"

AdwPreferencesGroup *
trestle_preview_rows_add_group (GtkBox     *box,
                                const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (box, GTK_WIDGET (group));

  return group;
}

AdwActionRow *
trestle_preview_rows_add (AdwPreferencesGroup *group,
                          const char          *text)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_preferences_group_add (group, GTK_WIDGET (row));

  return row;
}

void
trestle_preview_rows_add_rest (AdwPreferencesGroup *group,
                               guint                n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

  if (n > 0)
    trestle_preview_rows_add (group, text);
}

void
trestle_preview_rows_add_findings (GtkBox          *box,
                                   const char      *title,
                                   const GPtrArray *findings)
{
  guint shown = MIN (findings->len, TRESTLE_MOST_ROWS);
  AdwPreferencesGroup *group;

  if (shown == 0)
    return;
  group = trestle_preview_rows_add_group (box, title);
  for (guint i = 0; i < shown; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      g_autofree char *message = trestle_finding_dup_message (finding);
      AdwActionRow *row = trestle_preview_rows_add (group, message);
      GtkWidget *image = gtk_image_new ();

      adw_action_row_set_subtitle (row, finding->rule->code);
      adw_action_row_add_prefix (row, image);
      trestle_severity_show (GTK_IMAGE (image), trestle_finding_get_severity (finding));
    }
  trestle_preview_rows_add_rest (group, findings->len - shown);
}
