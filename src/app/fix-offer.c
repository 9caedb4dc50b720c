/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fix is applied at once where nothing has to be chosen and no error and no warning
 * comes of it, or the row has said which, and no more errors are left than there were.
 * In all other cases the dialog shows it first.
 */
#include "config.h"

#include "fix-offer.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "edits.h"
#include "fix-dialog.h"
#include "fix-trial.h"
#include "toast.h"

/* Nobody looks at what the pointer only crosses. */
#define LOOK_AFTER_MS 150

struct _TrestleFixOffer
{
  GtkBox                    parent_instance;
  TrestleProject           *project;
  TrestleFinding           *finding;      /* or NULL */
  TrestleFixTrial          *trial;        /* or NULL: not known */
  GCancellable             *cancellable;  /* of the trial that is under way */
  gulong                    assessed;
  guint                     timeout;
  gboolean                  current;
  GtkEventControllerMotion *motion;
  GtkEventControllerFocus  *focus;

  AdwWrapBox               *buttons;
  GtkButton                *fix;
  GtkLabel                 *title;
  GtkButton                *preview;
  GtkLabel                 *effect;
};

static GtkBuildableIface *parent_buildable;

static void trestle_fix_offer_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleFixOffer, trestle_fix_offer, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, trestle_fix_offer_buildable_init))

/* ---- What comes of it */

static void
forget (TrestleFixOffer *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trial, trestle_fix_trial_free);
}

static void
show_effect (TrestleFixOffer *self)
{
  const TrestleFixTrial *trial = self->trial;
  gboolean works = trial != NULL && trial->works;
  const char *text = works ? trial->summary : trial != NULL ? _("Nothing to Change") : "";
  g_autofree char *description = works ? g_strdup_printf ("%s\n%s", trial->summary, trial->changes) : g_strdup (text);

  gtk_label_set_text (self->effect, text);
  gtk_widget_set_visible (GTK_WIDGET (self->effect), trial != NULL);
  if (works && !trial->harmless)
    gtk_widget_add_css_class (GTK_WIDGET (self->effect), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->effect), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TrestleFixOffer) self = user_data;
  g_autoptr (TrestleFixTrial) trial = trestle_fix_trial_finish (result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  self->trial = g_steal_pointer (&trial);
  show_effect (self);
}

static gboolean
look_cb (gpointer user_data)
{
  TrestleFixOffer *self = user_data;

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  trestle_fix_trial_begin (self->project, self->finding, self->cancellable, tried_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static gboolean
is_looked_at (TrestleFixOffer *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         (self->current || (self->motion != NULL && gtk_event_controller_motion_contains_pointer (self->motion)) ||
          (self->focus != NULL && gtk_event_controller_focus_contains_focus (self->focus)));
}

static gboolean
is_asking (const TrestleFinding *finding)
{
  return trestle_finding_get_prompt (finding, 0) != NULL;
}

/* Not in a large design, whose copy would hold a frame that nobody has asked for. */
static void
look (TrestleFixOffer *self)
{
  if (self->project != NULL && trestle_validator_is_large (trestle_project_get_validator (self->project)))
    return;
  if (self->finding != NULL && !is_asking (self->finding) && self->trial == NULL && self->cancellable == NULL &&
      self->timeout == 0 && is_looked_at (self))
    self->timeout = g_timeout_add (LOOK_AFTER_MS, look_cb, self);
}

/* What came of it may be another thing in the design as it is now. */
static void
assessed_cb (TrestleFixOffer *self)
{
  if (self->trial != NULL || self->cancellable != NULL)
    {
      forget (self);
      show_effect (self);
    }
  look (self);
}

/* ---- Buttons */

typedef struct
{
  GtkWidget      *opener;   /* the window: the row goes with its finding */
  TrestleProject *project;
  TrestleFinding *finding;
} Press;

static void
press_free (Press *press)
{
  g_object_unref (press->opener);
  g_object_unref (press->project);
  trestle_finding_free (press->finding);
  g_free (press);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Press, press_free)

static Press *
press_new (TrestleFixOffer * self)
{
  Press *press = g_new (Press, 1);

  press->opener = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  press->project = g_object_ref (self->project);
  press->finding = trestle_finding_copy (self->finding);

  return press;
}

static void
apply (Press                 *press,
       const TrestleFixTrial *trial,
       gboolean               shown)
{
  g_autofree char *title = NULL;

  if (!trial->works || !(trial->harmless || (trial->better && shown)))
    {
      trestle_fix_dialog_present (press->opener, press->project, press->finding);
      return;
    }
  title = trestle_finding_dup_fix_title (press->finding, 0);
  if (trestle_edits_fix (press->project, press->finding, 0, NULL, NULL))
    trestle_fix_dialog_say (press->opener, title, trial->n_resolved, trial->n_created);
}

static void
pressed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Press) press = user_data;
  g_autoptr (TrestleFixTrial) trial = trestle_fix_trial_finish (result, NULL);

  if (trial != NULL)
    apply (press, trial, FALSE);
  else
    trestle_toast_say (press->opener, _("The design has changed meanwhile; nothing was fixed"));
}

static void
fix_clicked_cb (TrestleFixOffer *self)
{
  g_autoptr (Press) press = self->finding != NULL ? press_new (self) : NULL;

  if (press == NULL)
    return;
  if (is_asking (press->finding))
    trestle_fix_dialog_present (press->opener, press->project, press->finding);
  else if (self->trial != NULL)
    {
      g_autoptr (TrestleFixTrial) trial = g_steal_pointer (&self->trial);

      apply (press, trial, TRUE);
    }
  else
    {
      TrestleProject *project = press->project;
      TrestleFinding *finding = press->finding;

      trestle_fix_trial_begin (project, finding, NULL, pressed_cb, g_steal_pointer (&press));
    }
}

static void
preview_clicked_cb (TrestleFixOffer *self)
{
  if (self->finding != NULL)
    trestle_fix_dialog_present (GTK_WIDGET (self), self->project, self->finding);
}

/* ---- The widget */

static void
trestle_fix_offer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (trestle_fix_offer_parent_class)->map (widget);
  look (TRESTLE_FIX_OFFER (widget));
}

static void
trestle_fix_offer_dispose (GObject *object)
{
  TrestleFixOffer *self = TRESTLE_FIX_OFFER (object);

  trestle_fix_offer_set (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_FIX_OFFER);

  G_OBJECT_CLASS (trestle_fix_offer_parent_class)->dispose (object);
}

static void
trestle_fix_offer_class_init (TrestleFixOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_fix_offer_dispose;
  widget_class->map = trestle_fix_offer_map;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/fix-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleFixOffer, buttons);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixOffer, fix);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixOffer, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixOffer, preview);
  gtk_widget_class_bind_template_child (widget_class, TrestleFixOffer, effect);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_clicked_cb);
}

static void
trestle_fix_offer_init (TrestleFixOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Children stand beside the buttons, and not below what comes of them. */
static void
trestle_fix_offer_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  TrestleFixOffer *self = TRESTLE_FIX_OFFER (buildable);

  if (self->effect != NULL && GTK_IS_WIDGET (child))
    adw_wrap_box_append (self->buttons, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
trestle_fix_offer_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = trestle_fix_offer_add_child;
}

static void
follow (TrestleFixOffer *self,
        TrestleProject  *project)
{
  if (self->project != NULL)
    g_clear_signal_handler (&self->assessed, trestle_project_get_validator (self->project));
  g_set_object (&self->project, project);
  if (project != NULL)
    self->assessed = g_signal_connect_object (trestle_project_get_validator (project), "assessed", G_CALLBACK (assessed_cb), self,
                                              G_CONNECT_SWAPPED);
}

void
trestle_fix_offer_set (TrestleFixOffer *self,
                       TrestleProject  *project,
                       TrestleFinding  *finding)
{
  g_autofree char *fix = NULL, *shown = NULL, *label = NULL;

  g_return_if_fail (TRESTLE_IS_FIX_OFFER (self));

  forget (self);
  g_clear_pointer (&self->finding, trestle_finding_free);
  fix = finding != NULL && !finding->accepted ? trestle_finding_dup_fix_title (finding, 0) : NULL;
  follow (self, fix != NULL ? project : NULL);
  if (self->buttons == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->fix), fix != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), fix != NULL && !is_asking (finding));
  show_effect (self);
  if (fix == NULL)
    return;

  self->finding = trestle_finding_copy (finding);
  shown = is_asking (finding) ? g_strconcat (fix, "…", NULL) : g_strdup (fix);
  gtk_label_set_text (self->title, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  /* Translators: what a button does before a fix, here its title, is applied. */
  label = g_strdup_printf (_("Preview: %s"), fix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  look (self);
}

gboolean
trestle_fix_offer_press (TrestleFixOffer *self)
{
  g_return_val_if_fail (TRESTLE_IS_FIX_OFFER (self), FALSE);

  if (self->finding == NULL)
    return FALSE;
  fix_clicked_cb (self);

  return TRUE;
}

void
trestle_fix_offer_watch (TrestleFixOffer *self,
                         GtkWidget       *row)
{
  g_return_if_fail (TRESTLE_IS_FIX_OFFER (self));
  g_return_if_fail (self->motion == NULL);

  self->motion = GTK_EVENT_CONTROLLER_MOTION (gtk_event_controller_motion_new ());
  self->focus = GTK_EVENT_CONTROLLER_FOCUS (gtk_event_controller_focus_new ());
  g_signal_connect_object (self->motion, "notify::contains-pointer", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->focus, "notify::contains-focus", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (self->motion));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (self->focus));
}

void
trestle_fix_offer_set_current (TrestleFixOffer *self,
                               gboolean         current)
{
  g_return_if_fail (TRESTLE_IS_FIX_OFFER (self));

  self->current = current;
  look (self);
}
