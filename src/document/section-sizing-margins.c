/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tipping points: every verdict with what each of its inputs may still become
 * before it flips.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "headroom.h"
#include "kinds.h"
#include "table.h"

#define MOST_VERDICTS 120     /* beyond that only those that do not simply meet */

static char *
dup_margins (const TrestleAssessment *assessment,
             const TrestleHeadroom   *headroom)
{
  g_autoptr (GArray) margins = trestle_headroom_list_margins (assessment, headroom);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < margins->len; i++)
    {
      g_autofree char *line = trestle_margin_dup_text (&g_array_index (margins, TrestleMargin, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free_and_steal (text);
}

static void
add_verdict (TrestleComposer       *composer,
             TrestleTable          *table,
             const TrestleHeadroom *headroom)
{
  g_autofree char *amount = trestle_headroom_dup_text (headroom);
  g_autofree char *margins = dup_margins (composer->assessment, headroom);
  TrestleStanding standing = trestle_headroom_get_standing (composer->assessment, headroom);
  g_autofree char *word = trestle_standing_dup_text (&standing);

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, _(headroom->title));
  trestle_table_set_cell (table, 1, 0, amount);
  trestle_table_set_cell (table, 2, 0, word);
  trestle_table_set_cell (table, 3, 0, margins);
}

void
trestle_composer_add_margins (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Judged"), .strong = TRUE },
    { .heading = _("Needed"), .number = TRUE },
    { .heading = _("Verdict") },
    { .heading = _("Holds With, Each Alone"), .share = 1 },
  };
  const GArray *all = composer->headrooms;
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  const TrestleObject *last = NULL;

  if (all->len == 0)
    return;
  trestle_galley_begin_section (composer->galley, _("Sizing"), TRESTLE_SECTION_LANDSCAPE);
  trestle_galley_add_heading (composer->galley, 2, "margins", _("Tipping Points"));
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("How far each number may move, everything else left as it is, until a verdict flips: the last "
                             "value with which it holds, and how far that is from now."));
  if (all->len > MOST_VERDICTS)
    trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                             _("Only verdicts that are at risk or fail stand here; the workbench shows all."));
  for (guint i = 0; i < all->len; i++)
    {
      const TrestleHeadroom *headroom = &g_array_index (all, TrestleHeadroom, i);

      if (all->len > MOST_VERDICTS && headroom->verdict == TRESTLE_VERDICT_MEETS)
        continue;
      if (headroom->object != last)
        {
          g_autofree char *name = TRESTLE_IS_DESIGN (headroom->object) ? g_strdup (_("Whole Design"))
                                                                       : trestle_object_dup_name (headroom->object);

          trestle_table_add_group (table, name);
        }
      last = headroom->object;
      add_verdict (composer, table, headroom);
    }
  trestle_table_set (table);
  trestle_galley_begin_section (composer->galley, _("Sizing"), 0);
}
