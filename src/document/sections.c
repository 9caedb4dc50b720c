/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of sections: what the document consists of, and in which order.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

static const TrestleSection sections[] = {
  { "cover", N_("Cover"), TRESTLE_SECTION_BARE, NULL, trestle_section_cover },
  { "contents", N_("Contents"), 0, NULL, trestle_section_contents },
  { "glossary", N_("Glossary"), 0, NULL, trestle_section_glossary },
};

static void
compose (TrestleComposer *composer,
         guint            position)
{
  const TrestleSection *section = &sections[position];

  if (section->is_empty != NULL && section->is_empty (composer))
    return;
  composer->galley->position = position;
  trestle_galley_begin_section (composer->galley, _(section->title), section->flags);
  if (!(section->flags & TRESTLE_SECTION_BARE))
    trestle_galley_add_heading (composer->galley, 1, section->id, _(section->title));
  section->compose (composer);
}

const TrestleSection *
trestle_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

void
trestle_sections_compose (TrestleComposer *composer)
{
  guint contents = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].compose == trestle_section_contents)
      contents = i;
    else
      compose (composer, i);
  /* Last, because it lists the headings of all others. */
  compose (composer, contents);
  trestle_galley_paginate (composer->galley);
}
