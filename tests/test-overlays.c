/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Overlays: every value drawn is a figure or a field, every verdict a figure.
 */
#include "config.h"

#include "change-marks.h"
#include "edit.h"
#include "file.h"
#include "overlays.h"
#include "painter.h"
#include "scene.h"

#include <string.h>

typedef struct
{
  TrestleDesign     *design;
  TrestleAssessment *assessment;
  GHashTable        *figures;     /* "figure subject other" → number */
} Fixture;

static char *
dup_key (const char          *figure,
         const TrestleObject *subject,
         const TrestleObject *other)
{
  return g_strdup_printf ("%s %s %s", figure, subject->id, other != NULL ? other->id : "");
}

/* All that `trestle-cli figures` lists. */
static void
set_up (Fixture      *self,
        gconstpointer sample)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = NULL;

  self->design = trestle_file_load (file, NULL, NULL, &error);
  g_assert_no_error (error);
  self->assessment = trestle_assessment_new (self->design);
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  values = trestle_assessment_list_all_figures (self->assessment);
  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);

      g_hash_table_insert (self->figures, dup_key (value->figure->id, value->subject, value->other),
                           g_memdup2 (value, sizeof *value));
    }
}

static void
tear_down (Fixture      *self,
           gconstpointer sample)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->figures);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_free (value);
  g_hash_table_unref (self->figures);
  trestle_assessment_free (self->assessment);
  g_object_unref (self->design);
}

static const TrestleFigureValue *
find_figure (Fixture       *self,
             const char    *id,
             TrestleObject *subject,
             TrestleObject *image)
{
  const TrestleFigure *figure = id != NULL ? trestle_figure_find (id) : NULL;
  g_autofree char *key = NULL;

  if (figure == NULL || subject == NULL)
    return NULL;
  key = dup_key (id, subject, figure->other != TRESTLE_KIND_DESIGN ? image : NULL);

  return g_hash_table_lookup (self->figures, key);
}

static void
check_value (Fixture                  *self,
             const TrestleOverlayPart *part,
             const TrestleMark        *mark,
             TrestleObject            *object,
             TrestleObject            *image)
{
  TrestleObject *subject = trestle_overlay_get_subject (part, object);
  const TrestleFigureValue *value = find_figure (self, part->value, subject, image);

  if (value == NULL)
    value = find_figure (self, part->otherwise, subject, image);
  if (value != NULL && !(image != NULL && value->value.num == 0))
    {
      g_autofree char *text = trestle_measure_dup_short (value->figure->measure, value->value);

      g_assert_nonnull (mark);
      g_assert_cmpstr (mark->text, ==, text);
    }
  else
    {
      g_assert_true (mark == NULL || mark->text == NULL);
    }
}

static void
check_verdict (Fixture                  *self,
               const TrestleOverlayPart *part,
               const TrestleMark        *mark,
               TrestleObject            *object)
{
  static const TrestleMarkVerdict expected[] = {
    TRESTLE_MARK_UNKNOWN, TRESTLE_MARK_MEETS, TRESTLE_MARK_AT_RISK, TRESTLE_MARK_FAILS
  };
  TrestleObject *subject = trestle_overlay_get_subject (part, object);
  const TrestleFigureValue *value = find_figure (self, part->local_verdict, subject, NULL);

  if (value == NULL)
    value = find_figure (self, part->verdict, subject, NULL);
  g_assert_cmpint (mark != NULL ? mark->verdict : TRESTLE_MARK_NONE, ==,
                   value != NULL ? expected[value->value.num] : TRESTLE_MARK_NONE);
}

static guint
check_overlay (Fixture                 *self,
               const TrestleOverlayRow *row,
               TrestleObject           *image)
{
  TrestleMarks *marks = trestle_overlay_new (self->assessment, row, image);
  guint n_shown = 0;

  g_assert_nonnull (trestle_marks_get_title (marks));
  g_assert_cmpuint (trestle_marks_get_legend (marks)->len, >, 0);
  for (guint i = 0; i < TRESTLE_OVERLAY_PARTS && row->parts[i].kind != TRESTLE_KIND_DESIGN; i++)
    {
      const TrestleOverlayPart *part = &row->parts[i];
      const GPtrArray *objects = trestle_design_get_list (self->design, part->kind)->items;

      for (guint k = 0; k < objects->len; k++)
        {
          const TrestleMark *mark = trestle_marks_lookup (marks, ((TrestleObject *) objects->pdata[k])->id);

          n_shown += mark != NULL && mark->text != NULL;
          if (part->value != NULL)
            check_value (self, part, mark, objects->pdata[k], image);
          if (part->verdict != NULL)
            check_verdict (self, part, mark, objects->pdata[k]);
          if (mark != NULL)
            g_assert_cmpuint (mark->group > 0, <=, part->group != NULL);
        }
    }
  trestle_marks_unref (marks);

  return n_shown;
}

static void
test_values (Fixture      *self,
             gconstpointer sample)
{
  guint n_rows, n_shown;
  const TrestleOverlayRow *rows = trestle_overlays_get_all (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_true (trestle_overlay_find (rows[i].nick) == &rows[i]);
      n_shown = 0;
      if (!rows[i].images)
        n_shown = check_overlay (self, &rows[i], NULL);
      else
        TRESTLE_FOREACH (self->design, IMAGE, TrestleObject, image)
          n_shown += check_overlay (self, &rows[i], image);
      g_test_message ("%s: %u values", rows[i].nick, n_shown);
      if (!g_str_equal (rows[i].nick, "zones") && !g_str_equal (rows[i].nick, "domains"))
        g_assert_cmpuint (n_shown, >, 0);
    }
  g_assert_null (trestle_overlay_find ("weather"));
}

/* What belongs together has the same letter, and each letter is explained. */
static void
test_groups (Fixture      *self,
             gconstpointer sample)
{
  TrestleMarks *marks = trestle_overlay_new (self->assessment, trestle_overlay_find ("instances"), NULL);
  const GPtrArray *legend = trestle_marks_get_legend (marks);

  TRESTLE_FOREACH (self->design, POPULATION, TrestlePopulation, population)
    {
      const TrestleMark *mark = trestle_marks_lookup (marks, population->parent_instance.id);
      gboolean explained = FALSE;

      if (population->instance.target == NULL)
        continue;
      for (guint i = 0; i < legend->len; i++)
        {
          const TrestleLegend *entry = legend->pdata[i];

          explained |= entry->group == mark->group && g_str_equal (entry->text, trestle_object_get_name (population->instance.target));
        }
      g_assert_true (explained);
      g_assert_cmpstr (mark->text, ==, trestle_object_get_name (population->instance.target));
    }
  trestle_marks_unref (marks);
}

/* The picture shows what the overlay says, and only that. */
static void
test_scene (Fixture      *self,
            gconstpointer sample)
{
  TrestleMarks *marks = trestle_overlay_new (self->assessment, trestle_overlay_find ("bandwidth"), NULL);
  g_autoptr (TrestleScene) scene = trestle_scene_new (self->design, NULL);
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  const TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .background = TRUE };
  double width, height;

  trestle_scene_set_marks (scene, marks);
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleMark *mark = trestle_marks_lookup (marks, trestle_scene_get_wire (scene, i)->object->id);
      g_autofree char *label = trestle_scene_dup_label (scene, trestle_scene_get_wire (scene, i));

      g_assert_cmpstr (label, ==, mark != NULL ? mark->text : NULL);
    }
  trestle_painter_paint (painter, cr, scene, &paint);
  trestle_painter_measure_legend (painter, paint.palette, marks, &width, &height);
  g_assert_cmpfloat (width, >, 80);
  g_assert_cmpfloat (height, >, 40);
  trestle_painter_paint_legend (painter, cr, paint.palette, marks, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  trestle_marks_unref (marks);
}

/* The picture of all that stands in locations, at @scale. */
static cairo_surface_t *
paint_from_afar (TrestleScene *scene,
                 double        scale)
{
  g_autoptr (TrestlePainter) painter = trestle_painter_new (NULL);
  TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = scale, .background = TRUE };
  cairo_surface_t *surface;
  cairo_t *cr;

  paint.area = trestle_rect_grow (&scene->bounds, 24);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (paint.area.width * scale), (int) (paint.area.height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -paint.area.x, -paint.area.y);
  trestle_painter_paint (painter, cr, scene, &paint);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b)
{
  guint n_bytes = (guint) (cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a)), n = 0;

  for (guint i = 0; i < n_bytes; i += 4)
    n += memcmp (cairo_image_surface_get_data (a) + i, cairo_image_surface_get_data (b) + i, 3) != 0;

  return n;
}

/* From wherever it is seen, an overlay says something: what is too small for its values has signs. */
static void
test_from_afar (Fixture      *self,
                gconstpointer sample)
{
  static const char *const nicks[] = { "bandwidth", "users", "instances", "image", "offline", "domains" };
  static const double scales[] = { 0.2, 0.25, 0.4, 0.5, 0.6, 0.7, 1 };
  TrestleObject *image = trestle_design_get_list (self->design, TRESTLE_KIND_IMAGE)->items->pdata[0];
  g_autoptr (TrestleScene) scene = trestle_scene_new (self->design, NULL);
  TrestleMarks *nothing = trestle_marks_new ();

  trestle_marks_set_title (nothing, "Nothing");
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *empty;

      trestle_scene_set_marks (scene, nothing);
      empty = paint_from_afar (scene, scales[i]);
      for (guint k = 0; k < G_N_ELEMENTS (nicks); k++)
        {
          const TrestleOverlayRow *row = trestle_overlay_find (nicks[k]);
          TrestleMarks *marks = trestle_overlay_new (self->assessment, row, row->images ? image : NULL);
          cairo_surface_t *surface;

          trestle_scene_set_marks (scene, marks);
          surface = paint_from_afar (scene, scales[i]);
          g_test_message ("%s at %g", nicks[k], scales[i]);
          g_assert_cmpuint (count_differences (surface, empty), >, 200);
          cairo_surface_destroy (surface);
          trestle_scene_set_marks (scene, nothing);
          trestle_marks_unref (marks);
        }
      cairo_surface_destroy (empty);
    }
  trestle_scene_set_marks (scene, NULL);
  trestle_marks_unref (nothing);
}

/* Users work on for as long as the recovery takes at least, or not. */
static void
test_tolerance (Fixture      *self,
                gconstpointer sample)
{
  TrestleServer *server = NULL;
  TrestleInstance *instance;
  TrestleNumber tolerance;
  gint64 seconds;

  TRESTLE_FOREACH (self->design, SERVER, TrestleServer, one)
    if (server == NULL && one->instance.target != NULL && one->role != TRESTLE_SERVER_PASSIVE &&
        trestle_number_is_known (trestle_assessment_get_figure (self->assessment, "offline-tolerance", one->instance.target)))
      server = one;
  g_assert_nonnull (server);
  instance = (TrestleInstance *) server->instance.target;
  tolerance = trestle_assessment_get_figure (self->assessment, "offline-tolerance", (TrestleObject *) instance);
  g_assert_cmpint ((gint64) tolerance.den, ==, 1);
  seconds = (gint64) tolerance.num;
  g_assert_cmpint (seconds, >, 1);
  for (int above = -1; above <= 1; above++)
    {
      g_autoptr (TrestleAssessment) assessment = NULL;
      TrestleMarks *marks;

      trestle_object_set_number ((TrestleObject *) instance, "recovery_time", seconds + above);
      assessment = trestle_assessment_new (self->design);
      marks = trestle_overlay_new (assessment, trestle_overlay_find ("offline"), NULL);
      g_assert_cmpint (trestle_marks_lookup (marks, server->parent_instance.id)->verdict, ==,
                       above > 0 ? TRESTLE_MARK_FAILS : TRESTLE_MARK_MEETS);
      g_assert_false (trestle_marks_lookup (marks, server->parent_instance.id)->assumed);
      trestle_marks_unref (marks);
    }
}

/* Whether a value nobody has set is behind the figure, however far. */
static gboolean
rests_on_standards (const TrestleAssessment *assessment,
                    const char              *figure,
                    TrestleObject           *subject,
                    TrestleObject           *other)
{
  const TrestleFigureValue value = {
    trestle_figure_find (figure), subject, other,
    other != NULL ? trestle_assessment_get_figure_of (assessment, figure, subject, other)
                  : trestle_assessment_get_figure (assessment, figure, subject)
  };
  g_autoptr (TrestleExplanation) explanation = trestle_assessment_explain (assessment, &value);

  for (guint i = 0; i < explanation->terms->len; i++)
    {
      const TrestleTerm *term = &g_array_index (explanation->terms, TrestleTerm, i);

      if (term->source == TRESTLE_SOURCE_STANDARD ||
          (term->source == TRESTLE_SOURCE_COMPUTED && term->figure != NULL &&
           rests_on_standards (assessment, term->figure, term->object, term->other)))
        return TRUE;
    }

  return FALSE;
}

/* Hatched is what rests on values nobody has set, and nothing else. */
static guint
check_assumed (Fixture *self)
{
  const TrestleOverlayRow *row = trestle_overlay_find ("bandwidth");
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (self->design);
  TrestleMarks *marks = trestle_overlay_new (assessment, row, NULL);
  guint n_assumed = 0;

  for (guint i = 0; i < TRESTLE_OVERLAY_PARTS && row->parts[i].kind != TRESTLE_KIND_DESIGN; i++)
    {
      const TrestleOverlayPart *part = &row->parts[i];
      const GPtrArray *objects = trestle_design_get_list (self->design, part->kind)->items;

      for (guint k = 0; k < objects->len; k++)
        {
          const TrestleMark *mark = trestle_marks_lookup (marks, ((TrestleObject *) objects->pdata[k])->id);
          TrestleObject *subject = trestle_overlay_get_subject (part, objects->pdata[k]);
          const char *verdict = part->local_verdict;

          if (mark == NULL || mark->verdict == TRESTLE_MARK_NONE)
            continue;
          if (verdict == NULL || !trestle_number_is_known (trestle_assessment_get_figure (assessment, verdict, subject)))
            verdict = part->verdict;
          g_assert_cmpint (mark->assumed, ==, rests_on_standards (assessment, verdict, subject, NULL));
          n_assumed += mark->assumed;
        }
    }
  trestle_marks_unref (marks);

  return n_assumed;
}

static void
test_assumed (Fixture      *self,
              gconstpointer sample)
{
  static const char *const fields[] = { "update_share", "link_efficiency" };
  TrestleObject *design = TRESTLE_OBJECT (self->design);

  for (guint mask = 0; mask < 4; mask++)
    for (int lan = 0; lan < 2; lan++)
      {
        guint n;

        for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
          if (mask & 1 << i)
            trestle_object_set_number (design, fields[i], 900);
          else
            trestle_object_unset (design, fields[i]);
        TRESTLE_FOREACH (self->design, LOCATION, TrestleObject, location)
          if (lan)
            trestle_object_set_number (location, "lan_speed", 1000000000);
          else
            trestle_object_unset (location, "lan_speed");
        n = check_assumed (self);
        if (mask == 3 && lan)
          g_assert_cmpuint (n, ==, 0);
        else
          g_assert_cmpuint (n, >, 0);
      }
}

#define ADD(name, sample, function) g_test_add ("/overlays/" name, Fixture, sample, set_up, function, tear_down)

static TrestleDifferenceType
get_type (TrestleMarks *marks,
          const char   *id)
{
  const TrestleMark *mark = trestle_marks_lookup (marks, id);

  g_assert_nonnull (mark);

  return mark->verdict == TRESTLE_MARK_ADDED ? TRESTLE_DIFFERENCE_ADDED : mark->verdict == TRESTLE_MARK_REMOVED ? TRESTLE_DIFFERENCE_REMOVED
                                                                                                               : TRESTLE_DIFFERENCE_CHANGED;
}

static gboolean
has_legend (TrestleMarks *marks,
            const char   *text)
{
  const GPtrArray *legend = trestle_marks_get_legend (marks);

  for (guint i = 0; i < legend->len; i++)
    if (g_str_equal (((TrestleLegend *) legend->pdata[i])->text, text))
      return TRUE;

  return FALSE;
}

static TrestleObject *
add (TrestleDesign *design,
     TrestleKind    kind,
     const char    *name,
     TrestleObject *location)
{
  TrestleObject *object = trestle_design_create (design, kind);

  trestle_object_set_string (object, "name", name);
  if (location != NULL)
    trestle_object_set_ref (object, "location", location);

  return object;
}

/* What is new, gone and changed has its sign where it stands or stood; the rest is counted. */
static void
test_changes (void)
{
  g_autoptr (TrestleDesign) old = trestle_design_new ();
  g_autoptr (TrestleDesign) design = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (TrestleMarks) marks = NULL, none = NULL;
  TrestleObject *riga = add (old, TRESTLE_KIND_LOCATION, "Riga", NULL), *oslo = add (old, TRESTLE_KIND_LOCATION, "Oslo", NULL);
  TrestleObject *clerks = add (old, TRESTLE_KIND_POPULATION, "Clerks", riga), *old_guests = add (old, TRESTLE_KIND_POPULATION, "Guests", riga);
  TrestleObject *usage = trestle_design_create (old, TRESTLE_KIND_USAGE), *added;

  trestle_object_set_ref (usage, "population", clerks);
  add (old, TRESTLE_KIND_POLICY, "Field", NULL);
  design = trestle_design_copy (old);
  trestle_edit_delete (trestle_design_lookup (design, old_guests->id));
  trestle_edit_delete (trestle_design_lookup (design, oslo->id));
  trestle_object_set_number (trestle_design_lookup (design, usage->id), "users", 5);
  trestle_object_set_string (trestle_design_get_list (design, TRESTLE_KIND_POLICY)->items->pdata[0], "name", "Desk");
  added = add (design, TRESTLE_KIND_LOCATION, "Bergen", NULL);
  differences = trestle_compare (old, design, FALSE);
  marks = trestle_change_marks_new (design, old, "old", differences);

  g_assert_cmpint (get_type (marks, added->id), ==, TRESTLE_DIFFERENCE_ADDED);
  g_assert_cmpint (get_type (marks, riga->id), ==, TRESTLE_DIFFERENCE_REMOVED);
  g_assert_cmpstr (trestle_marks_lookup (marks, riga->id)->text, ==, "gone: Guests");
  g_assert_cmpint (get_type (marks, clerks->id), ==, TRESTLE_DIFFERENCE_CHANGED);
  g_assert_cmpstr (trestle_marks_lookup (marks, clerks->id)->text, ==, "1 change");
  g_assert_true (has_legend (marks, "Gone: Oslo"));
  g_assert_true (has_legend (marks, "1 more change in what is not drawn"));
  g_assert_cmpstr (trestle_marks_get_title (marks), ==, "Changes Since “old”");

  g_ptr_array_set_size (differences, 0);
  none = trestle_change_marks_new (design, old, "old", differences);
  g_assert_true (has_legend (none, "No changes"));
  g_assert_null (trestle_marks_lookup (none, riga->id));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("values/medium", "medium.trestle", test_values);
  ADD ("values/retail", "retail.trestle", test_values);
  ADD ("groups", "medium.trestle", test_groups);
  ADD ("scene", "retail.trestle", test_scene);
  ADD ("from-afar/medium", "medium.trestle", test_from_afar);
  ADD ("from-afar/retail", "retail.trestle", test_from_afar);
  ADD ("tolerance", "medium.trestle", test_tolerance);
  ADD ("assumed", "retail.trestle", test_assumed);
  g_test_add_func ("/overlays/changes", test_changes);

  return g_test_run ();
}
