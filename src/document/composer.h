/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sections of the document are made from and with: one function and
 * one row of the table in sections.c each.
 */
#pragma once

#include "assessment.h"
#include "galley.h"
#include "marks.h"
#include "object.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleDesign           *design;
  const TrestleAssessment *assessment;
  TrestleGalley           *galley;
  TrestleDesign           *since;        /* another version that the document compares with, or NULL */
  const char              *since_name;
  GArray                  *headrooms;    /* of TrestleHeadroom: trestle_headroom_list_all() */
  TrestleMarks            *marks;        /* of drawings, made by the first one */
} TrestleComposer;

typedef struct
{
  const char *id;               /* of its target too */
  const char *title;            /* N_() */
  guint       flags;            /* TrestleSectionFlags of its first pages */
  guint       profiles;         /* bits of TrestleProfile */
  gboolean  (*is_empty) (TrestleComposer *composer);   /* then it is left out; NULL: never */
  void      (*compose)  (TrestleComposer *composer);
} TrestleSection;

/* Fills the galley with the sections the design asks for and paginates it. */
void     trestle_sections_compose           (TrestleComposer     *composer);

/* The name of the target of a figure’s explanation, and of a subject’s row and a
 * column in a job aid; a subject’s own figures stand under its id.  Free with g_free().
 */
char    *trestle_composer_dup_figure_target (const TrestleObject *subject,
                                             const char          *figure);
char    *trestle_composer_dup_row_target    (const TrestleObject *subject);
char    *trestle_composer_dup_column_target (const char          *column);

/* A table of all objects of a kind, with every field anybody has filled. */
void     trestle_composer_add_kind          (TrestleComposer     *composer,
                                             TrestleKind          kind);

/* Formulas and a table of values for figures of very many subjects of one kind. */
void     trestle_composer_add_figure_table  (TrestleComposer          *composer,
                                             const TrestleFigureValue *values,
                                             guint                     n_values);

/* Every verdict with how far it is from flipping. */
void     trestle_composer_add_margins       (TrestleComposer     *composer);

/* The drawing of the design, very pale, in the strip that is open. */
void     trestle_composer_put_pale_topology (TrestleComposer     *composer,
                                             float                x,
                                             float                y,
                                             float                width,
                                             float                height);

/* Objectives and answers, which belong to the scope. */
void     trestle_composer_add_scope_records (TrestleComposer     *composer);

/* The sections’ own functions. */
void     trestle_section_cover         (TrestleComposer *composer);
void     trestle_section_contents      (TrestleComposer *composer);
void     trestle_section_summary       (TrestleComposer *composer);
void     trestle_section_scope         (TrestleComposer *composer);
void     trestle_section_clients       (TrestleComposer *composer);
void     trestle_section_servers       (TrestleComposer *composer);
void     trestle_section_charts        (TrestleComposer *composer);
void     trestle_section_materials     (TrestleComposer *composer);
void     trestle_section_decisions     (TrestleComposer *composer);
void     trestle_section_sizing        (TrestleComposer *composer);
void     trestle_section_progress      (TrestleComposer *composer);
void     trestle_section_topology      (TrestleComposer *composer);
void     trestle_section_drawings      (TrestleComposer *composer);
void     trestle_section_outages       (TrestleComposer *composer);
void     trestle_section_findings      (TrestleComposer *composer);
void     trestle_section_assumptions   (TrestleComposer *composer);
void     trestle_section_prerequisites (TrestleComposer *composer);
void     trestle_section_data          (TrestleComposer *composer);
void     trestle_section_checks        (TrestleComposer *composer);
void     trestle_section_traceability  (TrestleComposer *composer);
void     trestle_section_history       (TrestleComposer *composer);
void     trestle_section_changes       (TrestleComposer *composer);
void     trestle_section_glossary      (TrestleComposer *composer);

gboolean trestle_section_drawings_is_empty      (TrestleComposer *composer);
gboolean trestle_section_charts_is_empty        (TrestleComposer *composer);
gboolean trestle_section_decisions_is_empty     (TrestleComposer *composer);
gboolean trestle_section_prerequisites_is_empty (TrestleComposer *composer);
gboolean trestle_section_history_is_empty       (TrestleComposer *composer);
gboolean trestle_section_changes_is_empty       (TrestleComposer *composer);

G_END_DECLS
