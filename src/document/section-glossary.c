/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How figures are to be read, and the glossary: every field with an explanation,
 * straight from the tables of fields.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "facts.h"
#include "kinds.h"
#include "table.h"

static const char *const conventions[] = {
  N_("Files, disks, memory and databases count by 1,024: 1 KB is 1,024 bytes, 1 GB is 1,024³ bytes. "
     "Bandwidth counts by 1,000: 1 Mbps is 1,000,000 bits per second."),
  N_("Figures are reckoned exactly and rounded only where they are printed. Things that are counted are "
     "rounded up, clients that fit are rounded down."),
  N_("Numbers such as R-4.1.5 name the rule of the guide a figure or finding follows from."),
};

static void
add_conventions (TrestleGalley *galley)
{
  trestle_galley_add_heading (galley, 2, NULL, _("How to Read the Figures"));
  trestle_galley_begin_tag (galley, "L");
  for (guint i = 0; i < G_N_ELEMENTS (conventions); i++)
    trestle_galley_add_bullet (galley, TRESTLE_STYLE_BODY, _(conventions[i]), 0);
  trestle_galley_end_tag (galley);
}

void
trestle_section_glossary (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Term"), .strong = TRUE },
    { .heading = _("Meaning"), .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  add_conventions (composer->galley);
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
