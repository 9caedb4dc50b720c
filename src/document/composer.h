/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sections of the document are made from and with: one function and
 * one row of the table in sections.c each.
 */
#pragma once

#include "assessment.h"
#include "galley.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleDesign           *design;
  const TrestleAssessment *assessment;
  TrestleGalley           *galley;
  guint                    n_figures;   /* captions so far */
} TrestleComposer;

typedef struct
{
  const char *id;               /* of its target too */
  const char *title;            /* N_() */
  guint       flags;            /* TrestleSectionFlags of its first pages */
  gboolean  (*is_empty) (TrestleComposer *composer);   /* then it is left out; NULL: never */
  void      (*compose)  (TrestleComposer *composer);
} TrestleSection;

/* All sections in the order of the document. */
const TrestleSection *trestle_sections_get (guint           *n_sections);

/* Fills the galley with every section and paginates it. */
void                  trestle_sections_compose (TrestleComposer *composer);

/* The sections’ own functions, one file each. */
void     trestle_section_cover        (TrestleComposer *composer);
void     trestle_section_contents     (TrestleComposer *composer);
void     trestle_section_summary      (TrestleComposer *composer);
void     trestle_section_scope        (TrestleComposer *composer);
void     trestle_section_clients      (TrestleComposer *composer);
void     trestle_section_servers      (TrestleComposer *composer);
void     trestle_section_topology     (TrestleComposer *composer);
void     trestle_section_sizing       (TrestleComposer *composer);
void     trestle_section_outages      (TrestleComposer *composer);
void     trestle_section_findings     (TrestleComposer *composer);
void     trestle_section_assumptions  (TrestleComposer *composer);
void     trestle_section_prerequisites (TrestleComposer *composer);
void     trestle_section_history      (TrestleComposer *composer);
void     trestle_section_checks       (TrestleComposer *composer);
void     trestle_section_glossary     (TrestleComposer *composer);

G_END_DECLS
