/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizing: every figure of every subject with its formula, the numbers in their
 * place and the rule it follows from, like notes in a margin.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "headroom.h"
#include "kinds.h"
#include "table.h"
#include "wave-plan.h"

#define VALUE_WIDTH 150
#define RULE_WIDTH  52        /* of the rule's id, at the right edge of the page */
#define NOTE_INK    TRESTLE_INK_GREY
#define MOST_SUBJECTS 12      /* of a kind, that are explained one by one */

/* What the symbols of the formulas mean. */
typedef struct
{
  GHashTable *known;      /* "symbol\tmeaning\tsource", owned by @lines */
  GPtrArray  *lines;
} Legend;

static const char *
get_meaning (const TrestleTerm *term)
{
  const TrestleFigure *figure = term->figure != NULL ? trestle_figure_find (term->figure) : NULL;

  if (figure != NULL)
    return _(figure->title);

  return term->field != NULL ? _(term->field->label) : term->label;
}

static char *
dup_source (const TrestleTerm *term)
{
  switch (term->source)
    {
    case TRESTLE_SOURCE_COMPUTED:
      /* Translators: %s is a rule of the guide, such as */
      return term->cite != NULL ? g_strdup_printf (_("Counted, %s"), term->cite) : g_strdup (_("Computed"));

    case TRESTLE_SOURCE_GUIDE:
      /* Translators: %s is a rule of the guide, such as */
      return g_strdup_printf (_("Guide, %s"), term->cite);

    case TRESTLE_SOURCE_TYPED:
    case TRESTLE_SOURCE_STANDARD:
    default:
      return g_strdup (_("Design data"));
    }
}

static void
add_terms (Legend                   *legend,
           const TrestleExplanation *explanation)
{
  for (guint i = 0; i < explanation->terms->len; i++)
    {
      const TrestleTerm *term = &g_array_index (explanation->terms, TrestleTerm, i);
      g_autofree char *source = dup_source (term);
      const char *meaning = get_meaning (term);
      char *line;

      if (term->symbol == NULL || meaning == NULL)
        continue;
      line = g_strdup_printf ("%s\t%s\t%s", term->symbol, meaning, source);
      if (g_hash_table_contains (legend->known, line))
        {
          g_free (line);
          continue;
        }
      g_hash_table_add (legend->known, line);
      g_ptr_array_add (legend->lines, line);
    }
}

/* By symbol, without regard to case. */
static int
compare_lines_cb (gconstpointer a,
                  gconstpointer b)
{
  g_autofree char *first = g_utf8_casefold (*(const char *const *) a, -1);
  g_autofree char *second = g_utf8_casefold (*(const char *const *) b, -1);

  return strcmp (first, second);
}

static void
add_legend (TrestleComposer *composer,
            const Legend    *legend)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Symbol"), .strong = TRUE },
    { .heading = _("Meaning"), .share = 1 },
    { .heading = _("From") },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  if (legend->lines->len == 0)
    return;
  g_ptr_array_sort (legend->lines, compare_lines_cb);
  for (guint i = 0; i < legend->lines->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (legend->lines->pdata[i], "\t", 3);

      trestle_table_add_row (table, 1);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        trestle_table_set_cell (table, c, 0, parts[c]);
    }
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Symbols in Formulas"));
  trestle_table_set (table);
}

static char *
dup_title (const TrestleFigureValue *value)
{
  g_autofree char *other = value->other != NULL ? trestle_object_dup_name (value->other) : NULL;

  if (other == NULL)
    return g_strdup (_(value->figure->title));

  return g_strdup_printf ("%s – %s", _(value->figure->title), other);
}

/* The formula and the numbers, on as many lines as they need. */
static void
add_formula (TrestleComposer          *composer,
             const TrestleExplanation *explanation,
             float                     width)
{
  TrestleGalley *galley = composer->galley;
  g_autofree char *string = NULL;
  const TrestleText *text;

  if (explanation->formula == NULL)
    return;
  string = g_strjoin ("  =  ", explanation->formula, explanation->substituted, NULL);
  text = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_SMALL, string, width);
  trestle_galley_keep (galley);
  for (guint i = 0; i < text->n_lines; i++)
    {
      trestle_galley_begin_strip (galley, 0, i + 1 < text->n_lines ? TRESTLE_STRIP_KEEP : 0);
      trestle_galley_put_text (galley, text, i, 1, 0, 0, 0, TRESTLE_ALIGN_START, NOTE_INK, 0);
      trestle_galley_end_strip (galley, trestle_styles[TRESTLE_STYLE_SMALL].leading, 0);
    }
}

static void
add_figure (TrestleComposer          *composer,
            const TrestleFigureValue *value,
            Legend                   *legend)
{
  TrestleGalley *galley = composer->galley;
  g_autoptr (TrestleExplanation) explanation = trestle_assessment_explain (composer->assessment, value);
  g_autofree char *title = dup_title (value);
  g_autofree char *amount = trestle_figure_value_dup_standing (composer->assessment, value);
  g_autofree char *target = trestle_composer_dup_figure_target (value->subject, value->figure->id);
  float width = trestle_galley_get_width (galley), measure = trestle_galley_get_measure (galley);
  guint number = trestle_galley_find_target (galley, target);
  float left = width - RULE_WIDTH - VALUE_WIDTH;
  const TrestleText *lines = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_STRONG, title, left);
  const TrestleText *rule = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_SMALL, value->figure->rule, 0);

  if (number != 0)
    trestle_galley_set_target (galley, number);
  add_terms (legend, explanation);
  trestle_galley_begin_tag (galley, "P");
  trestle_galley_begin_strip (galley, 7, 0);
  trestle_galley_put_text (galley, lines, 0, lines->n_lines, 0, 0, 0, TRESTLE_ALIGN_START, TRESTLE_INK_TEXT, 0);
  trestle_galley_put_string (galley, TRESTLE_STYLE_FIGURE, amount, left, 0, VALUE_WIDTH, TRESTLE_ALIGN_END);
  trestle_galley_put_text (galley, rule, 0, 1, width - rule->width, 1.5f, 0, TRESTLE_ALIGN_START, NOTE_INK, 0);
  trestle_galley_end_strip (galley, trestle_styles[TRESTLE_STYLE_STRONG].leading * (float) lines->n_lines, 0);
  add_formula (composer, explanation, measure);
  trestle_galley_end_tag (galley);
}

/* The subject's heading, with a way back to its row of a table at the right. */
static void
add_subject (TrestleComposer *composer,
             TrestleObject   *subject)
{
  TrestleGalley *galley = composer->galley;
  g_autofree char *name = trestle_object_dup_name (subject);
  g_autofree char *row = trestle_composer_dup_row_target (subject);
  guint back = trestle_galley_find_target (galley, row);
  TrestleKind kind = trestle_object_get_kind (subject);

  trestle_galley_add_heading (galley, 3, subject->id, name);
  if (back != 0)
    trestle_galley_add_margin_link (galley, kind == TRESTLE_KIND_INSTANCE ? _("Table A-2") : _("Table A-1"), back);
}

static void
add_subjects (TrestleComposer          *composer,
              const TrestleFigureValue *values,
              guint                     n_values,
              Legend                   *legend)
{
  const TrestleObject *subject = NULL;

  for (guint i = 0; i < n_values; i++)
    {
      if (values[i].subject != subject && trestle_object_get_kind (values[i].subject) != TRESTLE_KIND_DESIGN)
        add_subject (composer, values[i].subject);
      subject = values[i].subject;
      add_figure (composer, &values[i], legend);
    }
}

/* Where values stand in a table, each formula stands there once. */
static void
add_terms_once (TrestleComposer          *composer,
                const TrestleFigureValue *values,
                guint                     n_values,
                Legend                   *legend)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_values; i++)
    if (g_hash_table_add (seen, (gpointer) values[i].figure))
      {
        g_autoptr (TrestleExplanation) explanation = trestle_assessment_explain (composer->assessment, &values[i]);

        add_terms (legend, explanation);
      }
}

static guint
count_subjects (const TrestleFigureValue *values,
                guint                     n_values)
{
  guint n = 1;

  for (guint i = 1; i < n_values; i++)
    n += values[i].subject != values[i - 1].subject;

  return n;
}

/* Every subject's figures with their numbers, unless those would fill a shelf:
 * then a table of values.
 */
static void
add_kind (TrestleComposer          *composer,
          const TrestleFigureValue *values,
          guint                     n_values,
          Legend                   *legend)
{
  TrestleKind kind = trestle_object_get_kind (values[0].subject);
  gboolean many = count_subjects (values, n_values) > MOST_SUBJECTS;
  const char *title = kind == TRESTLE_KIND_DESIGN ? _("Whole Design") : _(trestle_kind_get_info (kind)->titles);

  if (many)
    trestle_galley_begin_section (composer->galley, _("Sizing"), TRESTLE_SECTION_LANDSCAPE);
  trestle_galley_add_heading (composer->galley, 2, NULL, title);
  if (!many)
    {
      add_subjects (composer, values, n_values, legend);
      return;
    }
  add_terms_once (composer, values, n_values, legend);
  trestle_composer_add_figure_table (composer, values, n_values);
  trestle_galley_begin_section (composer->galley, _("Sizing"), 0);
}

static void
add_figures (TrestleComposer *composer,
             Legend          *legend)
{
  g_autoptr (GArray) values = trestle_assessment_list_all_figures (composer->assessment);
  guint first = 0;

  for (guint i = 1; i <= values->len; i++)
    {
      const TrestleFigureValue *begin = &g_array_index (values, TrestleFigureValue, first);

      if (i == values->len ||
          trestle_object_get_kind (begin[i - first].subject) != trestle_object_get_kind (begin->subject))
        {
          add_kind (composer, begin, i - first, legend);
          first = i;
        }
    }
}

/* Lines of a plan after the first are its waves. */
static void
add_plan (TrestleComposer *composer,
          TrestleObject   *subject)
{
  g_autofree char *plan = trestle_wave_plan_dup_text (composer->assessment, subject);
  g_autofree char *name = trestle_object_dup_name (subject);
  g_auto(GStrv) lines = plan != NULL ? g_strsplit (plan, "\n", -1) : NULL;
  g_autofree char *head = lines != NULL ? g_strdup_printf ("%s: %s", name, lines[0]) : NULL;

  if (lines == NULL)
    return;
  trestle_galley_add_bullet (composer->galley, TRESTLE_STYLE_BODY, head, 0);
  for (guint i = 1; lines[i] != NULL; i++)
    trestle_galley_add_bullet (composer->galley, TRESTLE_STYLE_BODY, lines[i], 0);
}

static gboolean
has_plan (TrestleComposer *composer,
          const GPtrArray *subjects)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      g_autofree char *plan = trestle_wave_plan_dup_text (composer->assessment, subjects->pdata[i]);

      if (plan != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Where all at once do not fit (R-X.14). */
static void
add_waves (TrestleComposer *composer)
{
  static const TrestleKind kinds[] = { TRESTLE_KIND_LOCATION, TRESTLE_KIND_REPOSITORY };
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) objects = g_ptr_array_new ();

      g_ptr_array_extend (objects, trestle_design_get_list (composer->design, kinds[i])->items, NULL, NULL);
      g_ptr_array_sort (objects, trestle_object_compare);
      g_ptr_array_extend (subjects, objects, NULL, NULL);
    }
  if (!has_plan (composer, subjects))
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Waves"));
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Where not everybody can download at once, whole locations take turns, and first "
                             "loads are spread over as many turns as it takes (R-X.14)."));
  trestle_galley_begin_tag (composer->galley, "L");
  for (guint i = 0; i < subjects->len; i++)
    add_plan (composer, subjects->pdata[i]);
  trestle_galley_end_tag (composer->galley);
}

void
trestle_section_sizing (TrestleComposer *composer)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Legend legend = { known, lines };

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Every figure stands with its formula, the numbers it was reckoned with, and "
                             "the rule of the guide it follows from. Numbers are reckoned exactly and "
                             "rounded only to be shown; within formulas they stand in bytes, bits per "
                             "second and seconds. What the symbols mean stands at the end of this section."));
  add_figures (composer, &legend);
  add_waves (composer);
  trestle_composer_add_margins (composer);
  add_legend (composer, &legend);
}
