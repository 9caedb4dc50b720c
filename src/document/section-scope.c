/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scope and introduction: what MED-V is for, what the design answers, what it
 * leaves out.
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

void
trestle_section_scope (TrestleComposer *composer)
{
  for (guint i = 0; i < G_N_ELEMENTS (introduction); i++)
    trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, _(introduction[i]));
  trestle_composer_add_scope_records (composer);
}
