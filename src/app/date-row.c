/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a date is, the model says.
 */
#include "config.h"

#include "date-row.h"

#include "field.h"

gboolean
trestle_date_row_check (AdwEntryRow *row)
{
  const TrestleField field = { .kind = TRESTLE_FIELD_DATE };
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  const TrestleValue value = { .set = TRUE, .text = (char *) text };
  gboolean valid = *text == '\0' || trestle_field_check (&field, &value, NULL);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);

  return valid;
}
