/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of sections: what the document consists of, and in which order.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "facts.h"

#define WIDE  (TRESTLE_SECTION_LANDSCAPE | TRESTLE_SECTION_BRIEF)
#define BRIEF TRESTLE_SECTION_BRIEF

static void compose_guide (TrestleComposer *composer);

static const TrestleSection sections[] = {
  { "cover", N_("Cover"), TRESTLE_SECTION_BARE, NULL, trestle_section_cover },
  { "contents", N_("Contents"), 0, NULL, trestle_section_contents },
  { "summary", N_("Executive Summary"), BRIEF, NULL, trestle_section_summary },
  { "scope", N_("Scope and Introduction"), 0, NULL, trestle_section_scope },
  { "clients", N_("Table A-1: Client Data"), WIDE, NULL, trestle_section_clients },
  { "servers", N_("Table A-2: Server Data"), WIDE, NULL, trestle_section_servers },
  { "topology", N_("Topology"), WIDE, NULL, trestle_section_topology },
  { "progress", N_("Progress"), 0, NULL, trestle_section_progress },
  { "decisions", N_("Decisions"), TRESTLE_SECTION_LANDSCAPE, trestle_section_decisions_is_empty, trestle_section_decisions },
  { "outages", N_("Fault Tolerance"), TRESTLE_SECTION_LANDSCAPE, NULL, trestle_section_outages },
  { "findings", N_("Findings"), 0, NULL, trestle_section_findings },
  { "sizing", N_("Sizing"), 0, NULL, trestle_section_sizing },
  { "assumptions", N_("Assumptions"), TRESTLE_SECTION_LANDSCAPE, NULL, trestle_section_assumptions },
  { "prerequisites", N_("Prerequisites"), 0, trestle_section_prerequisites_is_empty, trestle_section_prerequisites },
  { "data", N_("Design Data"), WIDE, NULL, trestle_section_data },
  { "checks", N_("Checks Performed"), 0, NULL, trestle_section_checks },
  { "history", N_("Revisions and Sign-Off"), BRIEF, trestle_section_history_is_empty, trestle_section_history },
  { "guide", N_("What the Guide Says"), TRESTLE_SECTION_BRIEF, NULL, compose_guide },
  { "glossary", N_("Glossary"), 0, NULL, trestle_section_glossary },
};

/* What the guide says of the subject of a section, under its title. */
static void
add_facts (TrestleGalley        *galley,
           const TrestleSection *section)
{
  g_autofree char *text = trestle_facts_dup_text (TRESTLE_PLACE_SECTION, section->id);
  g_auto(GStrv) facts = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (facts == NULL)
    return;
  trestle_galley_add_heading (galley, 2, NULL, _(section->title));
  trestle_galley_begin_tag (galley, "L");
  for (guint i = 0; facts[i] != NULL; i++)
    trestle_galley_add_bullet (galley, TRESTLE_STYLE_BODY, facts[i], 0);
  trestle_galley_end_tag (galley);
}

/* Every statement of the guide that asks for nothing, by the section it belongs to. */
static void
compose_guide (TrestleComposer *composer)
{
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_LEAD,
                           _("What the planning guide states beside the checks, for whoever wants to know why the "
                             "design is made this way."));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_facts (composer->galley, &sections[i]);
}

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

char *
trestle_composer_dup_figure_target (const TrestleObject *subject,
                                    const char          *figure)
{
  return g_strdup_printf ("%s-%s", subject->id != NULL ? subject->id : "design", figure);
}

char *
trestle_composer_dup_row_target (const TrestleObject *subject)
{
  return g_strconcat ("row-", subject->id, NULL);
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
