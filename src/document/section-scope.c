/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scope and introduction: what MED-V is for, what the design answers, what it
 * leaves out, and how to read it.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

static const char *const introduction[] = {
  N_("Microsoft Enterprise Desktop Virtualization (MED-V) lets applications that need an older Windows go "
     "on working on a current one: they run in a Virtual PC image, and MED-V decides who gets which image, "
     "keeps images up to date and makes sure that they follow policy. The usual occasion is a move to "
     "Windows 7 with applications that cannot move along."),
  N_("This document answers three questions: how many servers are needed and how large, how the server "
     "side is laid out and connected, and from which repositories images are loaded. It follows the four "
     "steps of the planning guide: scope, instances, the servers of each instance, and repositories."),
  N_("It holds for MED-V 1.0. How Virtual PC itself is set up, and what goes into an image, are outside "
     "its scope; so is the design of Active Directory, whose domains and trusts it takes as given."),
};

static const char *const conventions[] = {
  N_("Files, disks, memory and databases count by 1,024: 1 KB is 1,024 bytes, 1 GB is 1,024³ bytes. "
     "Bandwidth counts by 1,000: 1 Mbps is 1,000,000 bits per second."),
  N_("Figures are reckoned exactly and rounded only where they are printed. Things that are counted are "
     "rounded up, clients that fit are rounded down."),
  N_("Numbers such as R-4.1.5 name the rule of the guide a figure or finding follows from."),
};

void
trestle_section_scope (TrestleComposer *composer)
{
  for (guint i = 0; i < G_N_ELEMENTS (introduction); i++)
    trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, _(introduction[i]));
  trestle_composer_add_scope_records (composer);
  trestle_galley_add_heading (composer->galley, 2, NULL, _("How to Read the Figures"));
  trestle_galley_begin_tag (composer->galley, "L");
  for (guint i = 0; i < G_N_ELEMENTS (conventions); i++)
    trestle_galley_add_bullet (composer->galley, TRESTLE_STYLE_BODY, _(conventions[i]), 0);
  trestle_galley_end_tag (composer->galley);
}
