/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Painting the pages of a galley: the one painter for PDF, preview and print.
 */
#pragma once

#include "galley.h"

G_BEGIN_DECLS

/* What stands at the edge of every page. */
typedef struct
{
  char *head;                   /* left; the section stands at the right */
  char *classification;
  char *version;
} TrestleRunning;

/* Told before each item which element it belongs to and where it leads; does
 * nothing on a screen.
 */
typedef struct
{
  void    (*enter) (gpointer           data,
                    cairo_t           *cr,
                    guint              tag);
  /* @area is where it can be clicked: x, y, width, height.  @target 0: the link ends. */
  void    (*link)  (gpointer           data,
                    cairo_t           *cr,
                    guint              target,
                    const double      *area);
  gpointer  data;
} TrestleTagger;

/* @page counts from 0.  @tagger may be NULL. */
void trestle_page_paint (TrestleGalley        *galley,
                         guint                 page,
                         const TrestleRunning *running,
                         cairo_t              *cr,
                         const TrestleTagger  *tagger);

G_END_DECLS
