/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share.
 */
#pragma once

#include "window.h"

#include "assumption-page.h"
#include "changes-page.h"
#include "decisions-page.h"
#include "destinations.h"
#include "document-page.h"
#include "findings-page.h"
#include "inspector.h"
#include "outage-page.h"
#include "overview-page.h"
#include "places.h"
#include "sizing-page.h"
#include "work-page.h"

G_BEGIN_DECLS

/* What the banner is about, and so what its button does. */
typedef enum
{
  TRESTLE_BANNER_NONE,
  TRESTLE_BANNER_SAVE_FAILED,     /* Save As */
  TRESTLE_BANNER_CHANGED,         /* somebody else has written the file: overwrite */
  TRESTLE_BANNER_JOURNAL,         /* edits are not being kept: save */
  TRESTLE_BANNER_CONFLICTS        /* a merge has left conflicts: decide */
} TrestleBanner;

/* What F6 goes round: the planning steps, the work, the inspector. */
#define TRESTLE_N_PANES 3

struct _TrestleWindow
{
  AdwApplicationWindow      parent_instance;
  TrestleProject           *project;
  const TrestleDestination *destination;
  TrestleBanner             banner_about;
  gboolean                  closing;      /* close when the saving that is going on is done */
  gboolean                  updating;
  char                     *open_item;    /* title of the open item walked to last, or NULL */
  GFile                    *comparing;    /* the other version being read, or NULL */
  GtkWidget                *left[TRESTLE_N_PANES];    /* where the keyboard was in each; weak */
  TrestlePlaces            *places;       /* where somebody has been */
  guint                     inhibitor;    /* of logging out, while there are changes not saved; 0: none */

  AdwToastOverlay          *toasts;
  AdwNavigationSplitView   *nav_split;
  AdwNavigationPage        *content_page;
  AdwOverlaySplitView      *inspector_split;
  AdwBottomSheet           *sheet;
  AdwMultiLayoutView       *layouts;
  AdwWindowTitle           *title;
  AdwBanner                *banner;
  GtkListBox               *destinations;
  GtkStack                 *pages;
  TrestleOverviewPage      *overview_page;
  TrestleWorkPage          *work_page;
  TrestleDecisionsPage     *decisions_page;
  TrestleFindingsPage      *findings_page;
  TrestleSizingPage        *sizing_page;
  TrestleAssumptionPage    *assumption_page;
  TrestleOutagePage        *outage_page;
  TrestleDocumentPage      *document_page;
  TrestleChangesPage       *changes_page;
  TrestleInspector         *inspector;
  GtkToggleButton          *inspector_button;
  GtkButton                *undo_button;
  GtkButton                *redo_button;
  GtkImage                 *errors_icon;
  GtkLabel                 *errors;
  GtkImage                 *warnings_icon;
  GtkLabel                 *warnings;
  GtkLabel                 *headline;
  GtkLabel                 *saved;
  GMenu                    *recent_menu;
};

/* window-actions.c */
void trestle_window_install_actions (GtkWidgetClass *widget_class);
void trestle_window_update_actions  (TrestleWindow  *self);

/* Takes over what is being typed anywhere in the window. */
void trestle_window_commit          (TrestleWindow  *self);

/* window-file.c */
void trestle_window_save            (TrestleWindow  *self,
                                     gboolean        ask_where,
                                     gboolean        overwrite);
void trestle_window_update_recent   (TrestleWindow  *self);
void trestle_window_press_banner    (TrestleWindow  *self);
void trestle_window_show_banner     (TrestleWindow  *self,
                                     TrestleBanner   about,
                                     const char     *message);

/* Whether the window may close now; otherwise asks, and closes it later. */
gboolean trestle_window_may_close   (TrestleWindow  *self);

/* window-compare.c */
void trestle_window_install_compare_actions (GtkWidgetClass *widget_class);
void trestle_window_compare_with            (TrestleWindow  *self,
                                             GFile          *file);

/* Says in the banner what a merge has left to decide, unless something else stands there. */
void trestle_window_update_conflicts        (TrestleWindow  *self);

/* window-view.c */
void trestle_window_install_view_actions    (GtkWidgetClass *widget_class);

/* window-status.c */
void trestle_window_update_title    (TrestleWindow  *self);
void trestle_window_update_status   (TrestleWindow  *self);

G_END_DECLS
