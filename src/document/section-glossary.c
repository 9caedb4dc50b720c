/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The glossary: every field with an explanation, straight from the tables of
 * fields.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "facts.h"
#include "kinds.h"
#include "table.h"

void
trestle_section_glossary (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Term"), .strong = TRUE },
    { .heading = _("Meaning"), .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  for (guint kind = 0; kind < TRESTLE_N_TABLES; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      gboolean any = FALSE;

      for (guint i = 0; i < info->n_fields; i++)
        {
          const TrestleField *field = &info->fields[i];
          g_autofree char *meaning = trestle_field_dup_guidance (field);

          if (meaning == NULL)
            continue;
          if (!any)
            trestle_table_add_group (table, _(info->title));
          any = TRUE;
          trestle_table_add_row (table, 1);
          trestle_table_set_cell (table, 0, 0, _(field->label));
          trestle_table_set_cell (table, 1, 0, meaning);
          trestle_table_set_cell (table, 2, 0, field->cite);
          trestle_table_set_grey (table, 2);
        }
    }
  trestle_table_set (table);
}
