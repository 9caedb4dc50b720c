/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the pages share.
 */
#pragma once

#include "pages.h"

#include "paper.h"

G_BEGIN_DECLS

struct _TrestlePages
{
  AdwBin               parent_instance;
  TrestleDocument     *document; /* or NULL */
  GPtrArray           *sheets;  /* TrestlePaper, those of the large list that have a page */
  GArray              *matches; /* of TrestleMatch; NULL: nothing is looked for */
  guint                match;   /* the one stood at */
  double               zoom;
  guint                page;    /* that is read */
  gboolean             selecting; /* a thumbnail, because of the page that is read */
  guint                target;  /* page to scroll to */
  double               target_y;
  guint                frames_left; /* until that is given up */
  guint                tick;

  AdwOverlaySplitView *split;
  AdwClampScrollable  *clamp;
  GtkScrolledWindow   *scroller;
  GtkListView         *list;
  GtkListView         *thumbnails;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkLabel            *n_matches;
  GtkEntry            *page_entry;
  GtkLabel            *n_pages;
  GtkButton           *zoom_button;
};

/* pages-search.c */
void trestle_pages_bind_search  (GtkWidgetClass *widget_class);

/* Looks anew for what is looked for. */
void trestle_pages_find_matches (TrestlePages   *self);

/* Goes to the next match, or with -1 to the one before; without any asks what to look for. */
void trestle_pages_find_next    (TrestlePages   *self,
                                 int             by);

G_END_DECLS
