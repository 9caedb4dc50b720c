/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slide is made when it is shown; its numbers are figures, counts of objects, or
 * totals of a figure.
 */
#include "config.h"

#include "slides.h"

#include <glib/gi18n.h>

#include "design-marks.h"
#include "kinds.h"
#include "progress.h"
#include "totals.h"

#define ASPECT 2.0      /* of what is between title and numbers on a wide screen */

typedef enum { FIGURE, COUNT, SUM, LARGEST } How;

typedef struct
{
  How         how;
  TrestleKind kind;
  const char *figure;
  const char *label;      /* N_(), or NULL: that of the figure or the kind */
} Number;

#define USERS        { FIGURE, TRESTLE_KIND_DESIGN, "design-users", NULL }
#define INSTANCES    { FIGURE, TRESTLE_KIND_DESIGN, "instances-designed", NULL }
#define DATA         { SUM, TRESTLE_KIND_DATABASE, "database-size-high", N_("In Databases, at Most") }
#define REPOSITORIES { FIGURE, TRESTLE_KIND_DESIGN, "repositories-designed", NULL }
#define PEAK         { LARGEST, TRESTLE_KIND_REPOSITORY, "repository-rate", N_("Peak Download") }

static const struct
{
  int    step;            /* of the drawing, or 0 */
  guint  n_numbers;
  Number numbers[TRESTLE_SLIDE_NUMBERS];
} slides[TRESTLE_N_SLIDES] = {
  [TRESTLE_SLIDE_STEP_1] = { 1, 3, { { COUNT, TRESTLE_KIND_LOCATION, NULL, NULL }, USERS,
                                     { COUNT, TRESTLE_KIND_IMAGE, NULL, NULL } } },
  [TRESTLE_SLIDE_STEP_2] = { 2, 3, { { FIGURE, TRESTLE_KIND_DESIGN, "instances-required", NULL }, INSTANCES,
                                     { FIGURE, TRESTLE_KIND_DESIGN, "design-active", NULL } } },
  [TRESTLE_SLIDE_STEP_3] = { 3, 3, { { COUNT, TRESTLE_KIND_SERVER, NULL, NULL }, { COUNT, TRESTLE_KIND_DATABASE, NULL, NULL }, DATA } },
  [TRESTLE_SLIDE_STEP_4] = { 4, 3, { REPOSITORIES, { COUNT, TRESTLE_KIND_IIS, NULL, NULL }, PEAK } },
  [TRESTLE_SLIDE_TOTALS] = { 0, 6, { USERS, { FIGURE, TRESTLE_KIND_DESIGN, "design-active", NULL }, INSTANCES, DATA, REPOSITORIES, PEAK } }
};

static void
add_number (TrestleSlide            *self,
            const TrestleAssessment *assessment,
            const Number            *number)
{
  TrestleDesign *design = trestle_assessment_get_design (assessment);
  const TrestleFigure *figure = number->figure != NULL ? trestle_figure_find (number->figure) : NULL;
  const char *label = number->label;
  TrestleNumber value = trestle_integer (0);
  TrestleObject *whose;

  switch (number->how)
    {
    case FIGURE:
      value = trestle_assessment_get_figure (assessment, number->figure, TRESTLE_OBJECT (design));
      label = figure->title;
      break;
    case COUNT:
      value = trestle_integer (trestle_design_get_list (design, number->kind)->items->len);
      label = trestle_kind_get_info (number->kind)->titles;
      break;
    case SUM:
      value = trestle_totals_sum (assessment, number->kind, number->figure);
      break;
    case LARGEST:
      value = trestle_totals_max (assessment, number->kind, number->figure, &whose);
      break;
    default:
      g_assert_not_reached ();
    }
  self->numbers[self->n_numbers] = trestle_measure_dup_text (figure != NULL ? figure->measure : TRESTLE_MEASURE_COUNT, value);
  self->labels[self->n_numbers++] = g_strdup (_(label));
}

static void
fill_cover (TrestleSlide        *self,
            const TrestleDesign *design)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  const char *const texts[] = { design->customer, design->project, design->date, design->classification };

  self->title = g_strdup (design->name != NULL ? design->name : _("MED-V Design"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_strv_builder_add (builder, texts[i]);
  lines = g_strv_builder_end (builder);
  self->subtitle = g_strjoinv ("\n", lines);
}

static void
fill_step (TrestleSlide            *self,
           const TrestleAssessment *assessment,
           int                      step)
{
  const TrestleSceneOptions options = { .step = step, .aspect = ASPECT };
  g_autoptr(TrestleMarks) marks = trestle_design_marks_new (assessment);

  self->title = g_strdup_printf (_("Step %u: %s"), (guint) step, _(trestle_step_get_title ((guint) step)));
  self->scene = trestle_scene_new (trestle_assessment_get_design (assessment), &options);
  trestle_scene_set_marks (self->scene, marks);
}

/* The worst come first in the assessment's own list. */
static void
fill_findings (TrestleSlide            *self,
               const TrestleAssessment *assessment)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  guint n = MIN (findings->len, TRESTLE_SLIDE_FINDINGS);

  self->title = g_strdup (_("Findings"));
  self->subtitle = findings->len == 0 ? g_strdup (_("No rule of the guide has anything to say about what is recorded so far.")) : NULL;
  self->findings = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->findings, findings->pdata[i]);
  self->n_more = findings->len - n;
}

TrestleSlide *
trestle_slide_new (const TrestleAssessment *assessment,
                   TrestleSlideId           id)
{
  TrestleSlide *self = g_new0 (TrestleSlide, 1);

  g_return_val_if_fail (id < TRESTLE_N_SLIDES, NULL);

  if (id == TRESTLE_SLIDE_COVER)
    fill_cover (self, trestle_assessment_get_design (assessment));
  else if (id == TRESTLE_SLIDE_FOUND)
    fill_findings (self, assessment);
  else if (id == TRESTLE_SLIDE_TOTALS)
    self->title = g_strdup (_("What It Comes To"));
  else
    fill_step (self, assessment, slides[id].step);
  for (guint i = 0; i < slides[id].n_numbers; i++)
    add_number (self, assessment, &slides[id].numbers[i]);

  return self;
}

void
trestle_slide_free (TrestleSlide *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_clear_pointer (&self->scene, trestle_scene_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  for (guint i = 0; i < self->n_numbers; i++)
    {
      g_free (self->numbers[i]);
      g_free (self->labels[i]);
    }
  g_free (self);
}

char *
trestle_slide_dup_label (const TrestleSlide *self)
{
  GString *text = g_string_new (self->title);

  for (guint i = 0; i < self->n_numbers; i++)
    g_string_append_printf (text, "%s%s: %s", i == 0 ? ". " : ", ", self->labels[i], self->numbers[i]);

  return g_string_free (text, FALSE);
}

char *
trestle_slide_dup_notes (const TrestleSlide *self)
{
  GString *text = g_string_new (NULL);

  if (self->subtitle != NULL)
    g_string_append (text, self->subtitle);
  if (self->scene != NULL)
    {
      g_autofree char *prose = trestle_scene_describe (self->scene);

      g_string_append (text, prose);
    }
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      g_autofree char *message = trestle_finding_dup_message (self->findings->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", message);
    }

  return g_string_free (text, FALSE);
}
