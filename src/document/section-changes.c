/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has changed since another version, field by field, in the words of the
 * tables; only in documents that are asked to compare.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "compare.h"
#include "table.h"

/* Where things are drawn is not what a design says. */
static gboolean
is_printed (const TrestleDifference *difference)
{
  return difference->kind < TRESTLE_N_TABLES && (difference->field == NULL || !(difference->field->flags & TRESTLE_FIELD_GEOMETRY));
}

static char *
dup_value (const TrestleDifference *difference,
           const char              *text)
{
  if (difference->type != TRESTLE_DIFFERENCE_CHANGED)
    return g_strdup ("");
  if (difference->field != NULL && difference->field->kind == TRESTLE_FIELD_DATA && *text != '\0')
    return g_strdup (_("A picture"));

  return trestle_difference_dup_value (text);
}

static void
add_row (TrestleTable            *table,
         const TrestleDifference *difference)
{
  g_autofree char *before = dup_value (difference, difference->before);
  g_autofree char *after = dup_value (difference, difference->after);

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, difference->name);
  trestle_table_set_cell (table, 1, 0, trestle_difference_get_label (difference));
  trestle_table_set_cell (table, 2, 0, before);
  trestle_table_set_cell (table, 3, 0, after);
}

static guint
count_printed (const GPtrArray *differences)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += is_printed (differences->pdata[i]);

  return n;
}

/* "Compared with “plan.trestle”, version 2.0 of 2026-10-01: 12 changes." */
static char *
dup_lead (TrestleComposer *composer,
          guint            n)
{
  const TrestleDesign *since = composer->since;
  g_autofree char *version = since->version != NULL ? g_strdup_printf (_(", version %s"), since->version) : g_strdup ("");
  g_autofree char *date = since->date != NULL ? g_strdup_printf (_(" of %s"), since->date) : g_strdup ("");
  g_autofree char *count = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);

  if (n == 0)
    /* Translators: the name of another file, its version and its date. */
    return g_strdup_printf (_("Compared with “%s”%s%s: nothing has changed."), composer->since_name, version, date);

  /* Translators: the name of another file, its version and its date, and how many changes there are. */
  return g_strdup_printf (_("Compared with “%s”%s%s: %s."), composer->since_name, version, date, count);
}

gboolean
trestle_section_changes_is_empty (TrestleComposer *composer)
{
  return composer->since == NULL;
}

void
trestle_section_changes (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Name"), .strong = TRUE },
    { .heading = _("What Changed") },
    { .heading = _("Before"), .share = 1 },
    { .heading = _("Now"), .share = 1 },
  };
  g_autoptr (GPtrArray) differences = trestle_compare (composer->since, composer->design, FALSE);
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  guint n = count_printed (differences);
  g_autofree char *lead = dup_lead (composer, n);
  TrestleKind last = TRESTLE_N_KINDS;

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, lead);
  if (n == 0)
    return;
  for (guint i = 0; i < differences->len; i++)
    {
      const TrestleDifference *difference = differences->pdata[i];

      if (!is_printed (difference))
        continue;
      if (difference->kind != last)
        trestle_table_add_group (table, difference->kind == TRESTLE_KIND_DESIGN ? _("Whole Design")
                                                                                : _(trestle_kind_get_info (difference->kind)->titles));
      last = difference->kind;
      add_row (table, difference);
    }
  trestle_table_set (table);
}
