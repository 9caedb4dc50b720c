/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of sections: what the document may consist of, and in which order.
 */
#include "config.h"

#include "composer.h"
#include "contents.h"

#include <glib/gi18n.h>

#include "facts.h"
#include "headroom.h"

#define WIDE  (TRESTLE_SECTION_LANDSCAPE | TRESTLE_SECTION_BRIEF)
#define BRIEF TRESTLE_SECTION_BRIEF
#define RUN_ON TRESTLE_SECTION_RUN_ON

/* Profiles that have a section; a full design has all. */
#define E (1 << TRESTLE_PROFILE_EXECUTIVE)
#define L (1 << TRESTLE_PROFILE_LEAVE_BEHIND)
#define C (1 << TRESTLE_PROFILE_CLASSROOM)

static void compose_guide (TrestleComposer *composer);

/* Every document carries the reading list. */
static void
compose_reading (TrestleComposer *composer)
{
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, _(trestle_fact_find ("R-5.3")->text));
}

static const TrestleSection sections[] = {
  { "cover", N_("Cover"), TRESTLE_SECTION_BARE, E | L | C, NULL, trestle_section_cover },
  { "contents", N_("Contents"), 0, L | C, NULL, trestle_section_contents },
  { "summary", N_("Executive Summary"), BRIEF, E | L, NULL, trestle_section_summary },
  { "scope", N_("Scope and Introduction"), 0, L | C, NULL, trestle_section_scope },
  { "clients", N_("Table A-1: Client Data"), WIDE, L | C, NULL, trestle_section_clients },
  { "servers", N_("Table A-2: Server Data"), WIDE, L | C, NULL, trestle_section_servers },
  { "topology", N_("Topology"), WIDE, E | L | C, NULL, trestle_section_topology },
  { "drawings", N_("Topology in Detail"), TRESTLE_SECTION_LANDSCAPE, C, trestle_section_drawings_is_empty, trestle_section_drawings },
  { "charts", N_("Loads and Limits"), BRIEF, L | C, trestle_section_charts_is_empty, trestle_section_charts },
  { "progress", N_("Progress"), 0, 0, NULL, trestle_section_progress },
  { "decisions", N_("Decisions"), TRESTLE_SECTION_LANDSCAPE, C, trestle_section_decisions_is_empty, trestle_section_decisions },
  { "outages", N_("Fault Tolerance"), TRESTLE_SECTION_LANDSCAPE, L | C, NULL, trestle_section_outages },
  { "findings", N_("Findings"), 0, L | C, NULL, trestle_section_findings },
  { "sizing", N_("Sizing"), 0, C, NULL, trestle_section_sizing },
  { "assumptions", N_("Assumptions"), TRESTLE_SECTION_LANDSCAPE, L | C, NULL, trestle_section_assumptions },
  { "prerequisites", N_("Prerequisites"), TRESTLE_SECTION_LANDSCAPE | RUN_ON, L, trestle_section_prerequisites_is_empty, trestle_section_prerequisites },
  { "materials", N_("Bill of Materials"), WIDE, L, NULL, trestle_section_materials },
  { "data", N_("Design Data"), WIDE, 0, NULL, trestle_section_data },
  { "checks", N_("Checks Performed"), 0, C, NULL, trestle_section_checks },
  { "traceability", N_("Traceability"), TRESTLE_SECTION_LANDSCAPE, C, NULL, trestle_section_traceability },
  { "history", N_("Revisions and Sign-Off"), BRIEF | RUN_ON, E | L, trestle_section_history_is_empty, trestle_section_history },
  { "changes", N_("Changes Since the Earlier Version"), TRESTLE_SECTION_LANDSCAPE, 0, trestle_section_changes_is_empty, trestle_section_changes },
  { "guide", N_("What the Guide Says"), TRESTLE_SECTION_BRIEF, C, NULL, compose_guide },
  { "reading", N_("Further Reading"), BRIEF | RUN_ON, L | C, NULL, compose_reading },
  { "glossary", N_("Glossary"), 0, L | C, NULL, trestle_section_glossary },
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

static const TrestleSection *
find_section (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].id, id))
      return &sections[i];

  return NULL;
}

const char *
trestle_contents_get_title (const char *id)
{
  const TrestleSection *section = find_section (id);

  return section != NULL ? _(section->title) : NULL;
}

GStrv
trestle_contents_of_profile (TrestleProfile profile)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (profile == TRESTLE_PROFILE_FULL || sections[i].profiles & (1 << profile))
      g_strv_builder_add (ids, sections[i].id);

  return g_strv_builder_end (ids);
}

GStrv
trestle_contents_list (const TrestleDesign *design)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 profile = design->profile >= 0 && design->profile < TRESTLE_N_PROFILES ? design->profile : TRESTLE_PROFILE_FULL;

  if (design->sections == NULL)
    return trestle_contents_of_profile ((TrestleProfile) profile);
  ids = g_strv_builder_new ();
  if (g_strv_contains ((const char *const *) design->sections, "cover"))
    g_strv_builder_add (ids, "cover");
  for (guint i = 0; design->sections[i] != NULL; i++)
    if (find_section (design->sections[i]) != NULL && !g_str_equal (design->sections[i], "cover") &&
        g_hash_table_add (seen, design->sections[i]))
      g_strv_builder_add (ids, design->sections[i]);

  return g_strv_builder_end (ids);
}

static void
compose (TrestleComposer *composer,
         const char      *id,
         guint            position)
{
  const TrestleSection *section = find_section (id);

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

char *
trestle_composer_dup_column_target (const char *column)
{
  return g_strconcat ("column-", column, NULL);
}

/* Who compares wants to read what has changed, in any profile. */
static GStrv
list_contents (const TrestleComposer *composer)
{
  GStrv ids = trestle_contents_list (composer->design);
  g_autoptr (GStrvBuilder) all = NULL;

  if (composer->since == NULL || g_strv_contains ((const char *const *) ids, "changes"))
    return ids;
  all = g_strv_builder_new ();
  g_strv_builder_addv (all, (const char **) ids);
  g_strv_builder_add (all, "changes");
  g_strfreev (ids);

  return g_strv_builder_end (all);
}

void
trestle_sections_compose (TrestleComposer *composer)
{
  g_auto (GStrv) ids = list_contents (composer);
  g_autoptr (GArray) headrooms = trestle_headroom_list_all (composer->assessment);
  int contents = -1;

  composer->headrooms = headrooms;
  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], "contents"))
      contents = i;
    else
      compose (composer, ids[i], (guint) i);
  /* Last, because it lists the headings of all others. */
  if (contents >= 0)
    compose (composer, "contents", (guint) contents);
  /* A document has a page at least. */
  if (composer->galley->strips->len == 0)
    compose (composer, "cover", 0);
  composer->headrooms = NULL;
  g_clear_pointer (&composer->marks, trestle_marks_unref);
  trestle_galley_paginate (composer->galley);
}
