/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps what has been done to a design since it was opened or saved, so that
 * nothing is lost when the program ends unexpectedly: a file in the state folder
 * to which every step is appended as it is done, undone or done again.
 *
 * The file is a line of JSON that says whose journal it is and how many bytes
 * the design takes that follows it in its canonical form, then that design, then
 * a line of JSON for each step: its title, and what the objects it touched have
 * become.  It is made at the first step, locked while the journal lives, synced
 * to disk within two seconds of a step, and removed when the design is saved or
 * closed.
 */
#pragma once

#include "history.h"
#include "store.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_JOURNAL (trestle_journal_get_type ())
G_DECLARE_FINAL_TYPE (TrestleJournal, trestle_journal, TRESTLE, JOURNAL, GObject)

/* Follows @history, which records @design, as one that has never been saved.
 *
 * Signals: failed (const char *message): steps are not being kept any more; it
 * is tried again at every step, and said once.
 */
TrestleJournal *trestle_journal_new     (TrestleHistory         *history,
                                         TrestleDesign          *design);

/* The design equals @file, which has been opened or saved and is @stamp: what
 * was kept is removed.  Call it before trestle_history_mark_saved() announces
 * the same, and whenever else the design has another file.
 */
void            trestle_journal_restart (TrestleJournal         *self,
                                         GFile                  *file,
                                         const TrestleFileStamp *stamp);

/* Keeps the design as it is now, without a step: one that was recovered with
 * @n_steps steps from the journal of @file (may be NULL) and has not been saved
 * since.  FALSE with @error set if that cannot be done.
 */
gboolean        trestle_journal_begin   (TrestleJournal         *self,
                                         GFile                  *file,
                                         const TrestleFileStamp *stamp,
                                         guint                   n_steps,
                                         GError                **error);

/* Puts on disk what has been kept so far: when the window loses the focus. */
void            trestle_journal_sync    (TrestleJournal         *self);

/* Removes what was kept: the design is closed and the user wants it so. */
void            trestle_journal_close   (TrestleJournal         *self);

G_END_DECLS
