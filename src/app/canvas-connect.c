/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connecting things: what handles, Ctrl+L and the menu do.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

#include "connect.h"
#include "edits.h"
#include "toast.h"

void
trestle_canvas_connect (TrestleCanvas *self,
                        TrestleObject *from,
                        TrestleObject *to)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *reason = NULL;
  g_autofree char *title = NULL;
  TrestleObject *result;

  if (from->design == NULL || to->design == NULL)
    return;
  if (!trestle_connect_check (from, to, &reason))
    {
      trestle_toast_say (GTK_WIDGET (self), reason);
      return;
    }
  title = trestle_connect_dup_title (from, to);
  trestle_history_begin (history, title);
  result = trestle_connect (from, to);
  trestle_history_end (history);
  trestle_canvas_update (self);
  trestle_canvas_select (self, result);
  trestle_canvas_input_set_focus (self->input, result);
  trestle_canvas_sync_focus (self);
  trestle_canvas_say (self, title);
}

static void
target_chosen (TrestleCanvas *self,
               GObject       *item)
{
  g_autoptr (TrestleObject) from = g_steal_pointer (&self->connecting);

  if (from != NULL)
    trestle_canvas_connect (self, from, TRESTLE_OBJECT (item));
}

void
trestle_canvas_choose_target (TrestleCanvas *self,
                              TrestleObject *from)
{
  g_autoptr (GListStore) targets = g_list_store_new (TRESTLE_TYPE_OBJECT);

  trestle_canvas_update (self);
  for (guint i = 0; i < self->scene->boxes->len; i++)
    {
      TrestleObject *object = trestle_scene_get_box (self->scene, i)->object;

      if (object != NULL && trestle_connect_check (from, object, NULL))
        g_list_store_append (targets, object);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (targets)) == 0)
    {
      trestle_toast_say (GTK_WIDGET (self), TRESTLE_IS_LOCATION (from) ? _("There is no other location to link to")
                                                                       : _("There is nothing to connect this with"));
      return;
    }
  g_set_object (&self->connecting, from);
  trestle_canvas_choose (self, TRESTLE_IS_LOCATION (from) ? _("Link To") : _("Connect With"), g_steal_pointer (&targets),
                         NULL, target_chosen);
}

/* Adds and connects as one step. */
static void
connect_new (TrestleCanvas *self,
             TrestleKind    kind)
{
  g_autoptr (TrestleObject) from = g_steal_pointer (&self->connecting);
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *title = g_strdup_printf (_("Add Connected %s"), _(trestle_kind_get_info (kind)->title));
  TrestleObject *object;

  if (from == NULL || from->design == NULL)
    return;
  trestle_history_begin (history, title);
  trestle_canvas_select (self, self->connecting_in);
  object = trestle_canvas_add (self, kind);
  if (trestle_connect_check (from, object, NULL))
    trestle_connect (from, object);
  trestle_history_end (history);
  trestle_canvas_update (self);
  trestle_canvas_rename (self, object);
}

static void
kind_chosen (TrestleCanvas *self,
             GObject       *item)
{
  connect_new (self, trestle_kind_from_nick (gtk_string_object_get_string (GTK_STRING_OBJECT (item))));
}

void
trestle_canvas_connect_new (TrestleCanvas *self,
                            TrestleObject *from,
                            TrestleObject *location,
                            double         x,
                            double         y)
{
  g_autofree TrestleKind *kinds = trestle_connect_list_kinds (from);

  if (kinds[0] == TRESTLE_N_KINDS)
    {
      g_autofree char *text = g_strdup_printf (_("Nothing new can be connected with %s"), trestle_object_get_name (from));

      trestle_toast_say (GTK_WIDGET (self), text);
      return;
    }
  self->menu_x = x;
  self->menu_y = y;
  if (location == NULL && !TRESTLE_IS_LOCATION (from))
    location = trestle_edits_get_location (from);
  g_set_object (&self->connecting, from);
  g_set_object (&self->connecting_in, location);
  if (kinds[1] == TRESTLE_N_KINDS)
    connect_new (self, kinds[0]);
  else
    trestle_canvas_choose_kind (self, kinds, x, y, kind_chosen);
}

void
trestle_canvas_relay (TrestleCanvas *self,
                      TrestleObject *link,
                      TrestleObject *kept,
                      TrestleObject *other)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  const char *end = ((TrestleLink *) link)->end_a.target == kept ? "end_b" : "end_a";

  trestle_history_begin (history, _("Lay Link Elsewhere"));
  trestle_object_set_ref (link, end, other);
  trestle_history_end (history);
}
