/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One slide is made at a time, of the design or of a copy without names, and made anew
 * after every assessment. Nothing moves: what is seen changes at once.
 */
#include "config.h"

#include "presentation.h"

#include <glib/gi18n.h>

#include "look.h"
#include "painter.h"
#include "redact.h"
#include "severity.h"
#include "slides.h"
#include "toast.h"

/* For how long the pointer and what can be pressed stay when nothing moves (s). */
#define POINTER_TIME 3

/* A small design is not blown up beyond this. */
#define LARGEST 2.5

struct _TrestlePresentation
{
  AdwWindow          parent_instance;
  TrestleProject    *project;
  TrestleDesign     *redacted;      /* what is shown instead of the design, or NULL */
  TrestleAssessment *assessment;    /* of it */
  TrestleSlide      *slide;
  TrestleSlideId     id;
  gboolean           hide_names;
  gboolean           with_findings;
  guint              cookie;        /* of what keeps the screen from going blank */
  guint              timeout;
  double             x, y;          /* of the pointer */
  GtkWindow         *notes;         /* or NULL */
  GtkLabel          *notes_label;

  GtkWidget         *slide_box;
  GtkLabel          *title;
  GtkLabel          *subtitle;
  GtkDrawingArea    *drawing;
  GtkBox            *findings;
  GtkFlowBox        *numbers;
  GtkWidget         *curtain;
  GtkRevealer       *bar;
  GtkLabel          *place;
};

G_DEFINE_FINAL_TYPE (TrestlePresentation, trestle_presentation, ADW_TYPE_WINDOW)

static gboolean
is_shown (const TrestlePresentation *self,
          TrestleSlideId             id)
{
  return self->with_findings || id != TRESTLE_SLIDE_FOUND;
}

/* ---- One slide */

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        user_data)
{
  TrestlePresentation *self = user_data;
  g_autoptr (TrestlePainter) painter = NULL;
  TrestlePalette palette;

  if (self->slide == NULL || self->slide->scene == NULL)
    return;
  painter = trestle_painter_new (NULL);
  trestle_look_get_palette (&palette);
  trestle_painter_paint_fitted (painter, cr, self->slide->scene, &palette, 0, 0, width, height, LARGEST, NULL, NULL);
}

static void
show_number (TrestlePresentation *self,
             const char          *number,
             const char          *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number_label = gtk_label_new (number), *label_label = gtk_label_new (label);

  gtk_widget_add_css_class (number_label, "presentation-number");
  gtk_widget_add_css_class (label_label, "presentation-label");
  gtk_label_set_wrap (GTK_LABEL (label_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label_label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), label_label);
  gtk_flow_box_append (self->numbers, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

static void
show_finding (TrestlePresentation  *self,
              const TrestleFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *image = gtk_image_new (), *label;
  g_autofree char *message = trestle_finding_dup_message (finding);

  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "presentation-finding");
  trestle_severity_show (GTK_IMAGE (image), trestle_finding_get_severity (finding));
  gtk_image_set_pixel_size (GTK_IMAGE (image), 32);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->findings, box);
}

static void
show_findings (TrestlePresentation *self)
{
  const TrestleSlide *slide = self->slide;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), slide->findings != NULL);
  for (guint i = 0; slide->findings != NULL && i < slide->findings->len; i++)
    show_finding (self, slide->findings->pdata[i]);
  if (slide->n_more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", slide->n_more), slide->n_more);

      child = gtk_label_new (text);
      gtk_widget_add_css_class (child, "presentation-label");
      gtk_box_append (self->findings, child);
    }
}

static void
show_place (TrestlePresentation *self)
{
  g_autofree char *place = NULL;
  guint n = 0, at = 0;

  for (guint id = 0; id < TRESTLE_N_SLIDES; id++)
    if (is_shown (self, id))
      {
        n++;
        at += id <= self->id;
      }
  /* Translators: the number of a slide, and of how many. */
  place = g_strdup_printf (_("%u of %u"), at, n);
  gtk_label_set_text (self->place, place);
}

static void
show_words (TrestlePresentation *self)
{
  g_autofree char *label = trestle_slide_dup_label (self->slide), *notes = trestle_slide_dup_notes (self->slide);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slide_box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drawing), GTK_ACCESSIBLE_PROPERTY_LABEL, self->slide->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, notes, -1);
  if (self->notes != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s\n\n%s", label, notes);

      gtk_label_set_text (self->notes_label, text);
    }
}

static void
show_slide (TrestlePresentation *self)
{
  const TrestleAssessment *assessment = self->hide_names ? self->assessment : trestle_project_get_assessment (self->project);
  const TrestleSlide *slide;

  g_clear_pointer (&self->slide, trestle_slide_free);
  slide = self->slide = trestle_slide_new (assessment, self->id);
  gtk_label_set_text (self->title, slide->title);
  gtk_label_set_text (self->subtitle, slide->subtitle != NULL ? slide->subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), slide->subtitle != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing), slide->scene != NULL);
  gtk_widget_set_valign (self->slide_box, slide->scene == NULL ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_flow_box_remove_all (self->numbers);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), slide->n_numbers > 0);
  for (guint i = 0; i < slide->n_numbers; i++)
    show_number (self, slide->numbers[i], slide->labels[i]);
  show_findings (self);
  show_place (self);
  show_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->drawing));
}

static void
update (TrestlePresentation *self)
{
  g_clear_pointer (&self->slide, trestle_slide_free);
  g_clear_pointer (&self->assessment, trestle_assessment_free);
  g_clear_object (&self->redacted);
  if (self->hide_names)
    {
      self->redacted = trestle_design_redact (trestle_project_get_design (self->project));
      self->assessment = trestle_assessment_new (self->redacted);
    }
  show_slide (self);
}

/* ---- From slide to slide */

static void
go_to (TrestlePresentation *self,
       TrestleSlideId       id)
{
  g_autofree char *label = NULL;

  if (id == self->id)
    return;
  self->id = id;
  show_slide (self);
  label = trestle_slide_dup_label (self->slide);
  trestle_toast_speak (GTK_WIDGET (self), label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (widget);
  int by = g_str_equal (name, "presentation.next") ? 1 : -1;
  int id = (int) self->id + by;

  gtk_widget_set_visible (self->curtain, FALSE);
  while (id >= 0 && id < TRESTLE_N_SLIDES && !is_shown (self, (TrestleSlideId) id))
    id += by;
  if (id >= 0 && id < TRESTLE_N_SLIDES)
    go_to (self, (TrestleSlideId) id);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gtk_widget_set_visible (TRESTLE_PRESENTATION (widget)->curtain, FALSE);
  go_to (TRESTLE_PRESENTATION (widget), g_str_equal (name, "presentation.first") ? TRESTLE_SLIDE_COVER : TRESTLE_SLIDE_TOTALS);
}

/* The screen in one color, and back with the same key or the next slide. */
static void
curtain_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (widget);
  const char *style = g_str_equal (name, "presentation.black") ? "black" : "white";
  gboolean up = gtk_widget_get_visible (self->curtain) && gtk_widget_has_css_class (self->curtain, style);

  gtk_widget_set_css_classes (self->curtain, (const char *[]) { "presentation-curtain", style, NULL });
  gtk_widget_set_visible (self->curtain, !up);
}

static void
findings_toggled_cb (TrestlePresentation *self)
{
  if (!is_shown (self, self->id))
    go_to (self, TRESTLE_SLIDE_TOTALS);
  show_place (self);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- Notes */

static gboolean
notes_closed_cb (TrestlePresentation *self)
{
  self->notes = NULL;

  return FALSE;
}

static GtkWidget *
create_notes (TrestlePresentation *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new (), *label = gtk_label_new (NULL);

  self->notes_label = GTK_LABEL (label);
  gtk_label_set_wrap (self->notes_label, TRUE);
  gtk_label_set_xalign (self->notes_label, 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "presentation-notes");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_widget_set_focusable (scroller, TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);

  return view;
}

/* A window of its own, for the screen that only the speaker sees. */
static void
notes_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (widget);

  if (self->notes == NULL)
    {
      self->notes = g_object_new (ADW_TYPE_WINDOW, "title", _("Notes"), "default-width", 480, "default-height", 600,
                                  "transient-for", self, "destroy-with-parent", TRUE, NULL);
      adw_window_set_content (ADW_WINDOW (self->notes), create_notes (self));
      g_signal_connect_object (self->notes, "close-request", G_CALLBACK (notes_closed_cb), self, G_CONNECT_SWAPPED);
      show_words (self);
    }
  gtk_window_present (self->notes);
}

/* ---- The pointer */

static void
show_pointer (TrestlePresentation *self,
              gboolean             show)
{
  gtk_revealer_set_reveal_child (self->bar, show);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), show ? NULL : "none");
}

static gboolean
rest_cb (gpointer user_data)
{
  TrestlePresentation *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->timeout = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar)))
    show_pointer (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
wake (TrestlePresentation *self)
{
  show_pointer (self, TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (POINTER_TIME, rest_cb, self);
}

/* What appears under a pointer that rests tells of a move as well. */
static void
motion_cb (TrestlePresentation *self,
           double               x,
           double               y)
{
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  wake (self);
}

/* ---- The window */

static gboolean
close_requested_cb (TrestlePresentation *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->cookie);
  self->cookie = 0;

  return FALSE;
}

static void
trestle_presentation_dispose (GObject *object)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->slide, trestle_slide_free);
  g_clear_pointer (&self->assessment, trestle_assessment_free);
  g_clear_object (&self->redacted);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_PRESENTATION);

  G_OBJECT_CLASS (trestle_presentation_parent_class)->dispose (object);
}

enum { PROP_HIDE_NAMES = 1, PROP_WITH_FINDINGS };

static void
trestle_presentation_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *spec)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (object);

  g_value_set_boolean (value, id == PROP_HIDE_NAMES ? self->hide_names : self->with_findings);
}

static void
trestle_presentation_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *spec)
{
  TrestlePresentation *self = TRESTLE_PRESENTATION (object);
  gboolean set = g_value_get_boolean (value);

  if (id == PROP_HIDE_NAMES)
    self->hide_names = set;
  else
    self->with_findings = set;
  if (self->project == NULL)
    return;
  if (id == PROP_HIDE_NAMES)
    update (self);
  else
    findings_toggled_cb (self);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "presentation.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "presentation.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "presentation.first", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "presentation.last", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "presentation.black", NULL, curtain_action);
  gtk_widget_class_install_action (widget_class, "presentation.white", NULL, curtain_action);
  gtk_widget_class_install_action (widget_class, "presentation.notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "presentation.leave", NULL, leave_action);
  gtk_widget_class_install_property_action (widget_class, "presentation.hide-names", "hide-names");
  gtk_widget_class_install_property_action (widget_class, "presentation.findings", "with-findings");
}

static void
trestle_presentation_class_init (TrestlePresentationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trestle_presentation_dispose;
  object_class->get_property = trestle_presentation_get_property;
  object_class->set_property = trestle_presentation_set_property;
  g_object_class_install_property (object_class, PROP_HIDE_NAMES,
                                   g_param_spec_boolean ("hide-names", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_WITH_FINDINGS,
                                   g_param_spec_boolean ("with-findings", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/presentation.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, slide_box);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, title);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, drawing);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, findings);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, numbers);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, curtain);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, bar);
  gtk_widget_class_bind_template_child (widget_class, TrestlePresentation, place);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
}

/* Of a controller that comes before the window’s own, whose arrows move the focus. */
static void
add_keys (TrestlePresentation *self)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_Right, "presentation.next" }, { GDK_KEY_space, "presentation.next" }, { GDK_KEY_Page_Down, "presentation.next" },
    { GDK_KEY_Left, "presentation.previous" }, { GDK_KEY_Page_Up, "presentation.previous" },
    { GDK_KEY_Home, "presentation.first" }, { GDK_KEY_End, "presentation.last" },
    { GDK_KEY_b, "presentation.black" }, { GDK_KEY_w, "presentation.white" }, { GDK_KEY_n, "presentation.notes" },
    { GDK_KEY_Escape, "presentation.leave" }, { GDK_KEY_F5, "presentation.leave" }
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
trestle_presentation_init (TrestlePresentation *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->with_findings = TRUE;
  self->x = self->y = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, self, NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

TrestlePresentation *
trestle_presentation_present (GtkWindow      *parent,
                              TrestleProject *project)
{
  GtkApplication *application = gtk_window_get_application (parent);
  TrestlePresentation *self = g_object_new (TRESTLE_TYPE_PRESENTATION, "transient-for", parent, "destroy-with-parent", TRUE,
                                            "application", application, NULL);

  self->project = g_object_ref (project);
  trestle_project_follow (project, self, G_CALLBACK (update));
  update (self);
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->slide_box);
  wake (self);
  if (application != NULL)
    self->cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE, _("A design is being presented"));

  return self;
}
