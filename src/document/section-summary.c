/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page for those who read one page: what is built in plain words, six
 * figures, a line for each service level, the findings that matter most.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "sign.h"
#include "totals.h"

#define N_TILES      6
#define TILE_COLUMNS 3
#define TILE_GAP     10
#define TILE_PADDING 10
#define MOST_FINDINGS 3
#define SYMBOL_INDENT 16

typedef struct
{
  char          *value;
  char          *label;
  TrestleObject *subject;           /* of the figure that explains it, or NULL */
  const char    *figure;
} Tile;

static Tile
make_tile (TrestleComposer *composer,
           const char      *figure)
{
  TrestleObject *design = TRESTLE_OBJECT (composer->design);
  const TrestleFigure *info = trestle_figure_find (figure);
  TrestleNumber number = trestle_assessment_get_figure (composer->assessment, figure, design);

  return (Tile) { trestle_measure_dup_text (info->measure, number), g_strdup (_(info->title)), design, figure };
}

static Tile
make_database_tile (TrestleComposer *composer)
{
  TrestleNumber number = trestle_totals_sum (composer->assessment, TRESTLE_KIND_DATABASE, "database-size-high");
  guint n = trestle_design_get_list (composer->design, TRESTLE_KIND_DATABASE)->items->len;

  return (Tile) {
           trestle_measure_dup_text (TRESTLE_MEASURE_BYTES, number),
           g_strdup_printf (ngettext ("In %u Database, at Most", "In %u Databases, at Most", n), n), NULL, NULL
  };
}

static Tile
make_peak_tile (TrestleComposer *composer)
{
  TrestleObject *repository;
  TrestleNumber number = trestle_totals_max (composer->assessment, TRESTLE_KIND_REPOSITORY, "repository-rate", &repository);
  g_autofree char *name = repository != NULL ? trestle_object_dup_name (repository) : NULL;

  return (Tile) {
           repository != NULL ? trestle_measure_dup_text (TRESTLE_MEASURE_BIT_RATE, number) : g_strdup ("–"),
           name != NULL ? g_strdup_printf (_("Peak Download, %s"), name) : g_strdup (_("Peak Download")),
           repository, "repository-rate"
  };
}

static void
put_tile (TrestleComposer *composer,
          Tile            *tile,
          float            x,
          float            width,
          float            height)
{
  TrestleGalley *galley = composer->galley;
  const TrestleText *text = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_TILE, tile->value, 0);
  guint link = 0;

  if (tile->subject != NULL)
    {
      g_autofree char *target = trestle_composer_dup_figure_target (tile->subject, tile->figure);

      link = trestle_galley_get_target (galley, target);
    }
  trestle_galley_put_box (galley, x, 0, width, height, TRESTLE_INK_TINT);
  trestle_galley_put_box (galley, x, 0, 2, height, TRESTLE_INK_ACCENT);
  trestle_galley_begin_tag (galley, "P");
  trestle_galley_put_text (galley, text, 0, 1, x + TILE_PADDING, 9, width, TRESTLE_ALIGN_START, TRESTLE_INK_TEXT,
                           link);
  text = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_SMALL, tile->label, width - 2 * TILE_PADDING);
  trestle_galley_put_text (galley, text, 0, MIN (text->n_lines, 2), x + TILE_PADDING, 35, width, TRESTLE_ALIGN_START,
                           TRESTLE_INK_GREY, 0);
  trestle_galley_end_tag (galley);
  g_free (tile->value);
  g_free (tile->label);
}

static void
add_tiles (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  Tile tiles[N_TILES] = {
    make_tile (composer, "design-users"), make_tile (composer, "design-active"),
    make_tile (composer, "instances-designed"), make_database_tile (composer),
    make_tile (composer, "repositories-designed"), make_peak_tile (composer)
  };
  float width = (trestle_galley_get_width (galley) - TILE_GAP * (TILE_COLUMNS - 1)) / TILE_COLUMNS, height = 64;

  for (guint row = 0; row < N_TILES / TILE_COLUMNS; row++)
    {
      trestle_galley_begin_strip (galley, row == 0 ? 4 : TILE_GAP, TRESTLE_STRIP_KEEP);
      for (guint i = 0; i < TILE_COLUMNS; i++)
        put_tile (composer, &tiles[row * TILE_COLUMNS + i], (width + TILE_GAP) * (float) i, width, height);
      trestle_galley_end_strip (galley, height, 0);
    }
}

/* What counts at a location: the last of @figures that is known. */
static TrestleStanding
get_standing (TrestleComposer   *composer,
              TrestleObject     *location,
              const char *const *figures)
{
  TrestleStanding standing = { TRESTLE_VERDICT_UNKNOWN, TRESTLE_SEVERITY_INFO, FALSE };

  for (guint i = 0; figures[i] != NULL; i++)
    {
      const TrestleFigureValue value = {
        .figure = trestle_figure_find (figures[i]), .subject = location,
        .value = trestle_assessment_get_figure (composer->assessment, figures[i], location)
      };

      trestle_figure_value_get_standing (composer->assessment, &value, &standing);
    }

  return standing;
}

static void
append_count (GString    *string,
              guint       count,
              const char *text)
{
  if (count > 0)
    {
      g_autofree char *part = g_strdup_printf (text, count);

      g_string_append_printf (string, "%s%s", string->len > 0 ? ", " : "", part);
    }
}

/* A line with a sign in front; text wraps beside it. */
static void
add_marked (TrestleComposer *composer,
            TrestleSign      sign,
            const char      *title,
            const char      *string,
            guint            link)
{
  TrestleGalley *galley = composer->galley;
  float measure = trestle_galley_get_measure (galley), y = 0;
  const TrestleText *text;

  trestle_galley_begin_strip (galley, 7, 0);
  trestle_galley_put_sign (galley, sign, 0, 2.5f, 9);
  trestle_galley_begin_tag (galley, "P");
  text = trestle_shaper_set (galley->shaper, TRESTLE_STYLE_STRONG, title, measure - SYMBOL_INDENT);
  y += trestle_galley_put_text (galley, text, 0, text->n_lines, SYMBOL_INDENT, y, measure, TRESTLE_ALIGN_START,
                                link != 0 ? TRESTLE_INK_ACCENT : TRESTLE_INK_TEXT, link);
  y += trestle_galley_put_string (galley, TRESTLE_STYLE_BODY, string, SYMBOL_INDENT, y, measure - SYMBOL_INDENT,
                                  TRESTLE_ALIGN_START);
  trestle_galley_end_tag (galley);
  trestle_galley_end_strip (galley, y, 0);
}

static void
add_level (TrestleComposer   *composer,
           const char        *title,
           const char *const *figures)
{
  const GPtrArray *locations = trestle_design_get_list (composer->design, TRESTLE_KIND_LOCATION)->items;
  guint counts[TRESTLE_VERDICT_FAILS + 1] = { 0 };
  TrestleStanding worst = { TRESTLE_VERDICT_UNKNOWN, TRESTLE_SEVERITY_INFO, FALSE };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < locations->len; i++)
    {
      TrestleStanding standing = get_standing (composer, locations->pdata[i], figures);

      counts[standing.verdict]++;
      worst.verdict = MAX (worst.verdict, standing.verdict);
      worst.severity = MIN (worst.severity, standing.severity);
    }
  append_count (line, counts[TRESTLE_VERDICT_MEETS],
                ngettext ("%u location meets it", "%u locations meet it", counts[TRESTLE_VERDICT_MEETS]));
  append_count (line, counts[TRESTLE_VERDICT_AT_RISK],
                ngettext ("%u location is at risk", "%u locations are at risk", counts[TRESTLE_VERDICT_AT_RISK]));
  append_count (line, counts[TRESTLE_VERDICT_FAILS],
                ngettext ("%u location misses it", "%u locations miss it", counts[TRESTLE_VERDICT_FAILS]));
  append_count (line, counts[TRESTLE_VERDICT_UNKNOWN],
                ngettext ("%u location is not known", "%u locations are not known", counts[TRESTLE_VERDICT_UNKNOWN]));
  add_marked (composer, trestle_sign_for_standing (&worst), title, line->str, 0);
}

static guint
count (TrestleComposer *composer,
       TrestleKind      kind)
{
  return trestle_design_get_list (composer->design, kind)->items->len;
}

/* “It consists of … with …, and of … with …”. */
static char *
dup_parts (TrestleComposer *composer)
{
  guint n = count (composer, TRESTLE_KIND_INSTANCE);
  g_autofree char *instances = g_strdup_printf (ngettext ("%u MED-V instance", "%u MED-V instances", n), n);
  g_autofree char *databases = NULL, *repositories = NULL, *images = NULL;

  n = count (composer, TRESTLE_KIND_DATABASE);
  databases = g_strdup_printf (ngettext ("%u database", "%u databases", n), n);
  n = count (composer, TRESTLE_KIND_REPOSITORY);
  repositories = g_strdup_printf (ngettext ("%u image repository", "%u image repositories", n), n);
  n = count (composer, TRESTLE_KIND_IMAGE);
  images = g_strdup_printf (ngettext ("%u virtual machine image", "%u virtual machine images", n), n);

  /* Translators: instances with databases, repositories with images */
  return g_strdup_printf (_("It consists of %s with %s, and of %s with %s."), instances, databases, repositories,
                          images);
}

/* Whether it can be built as it is. */
static char *
dup_state (TrestleComposer *composer)
{
  guint errors = trestle_assessment_count (composer->assessment, TRESTLE_SEVERITY_ERROR);
  guint warnings = trestle_assessment_count (composer->assessment, TRESTLE_SEVERITY_WARNING);

  if (errors > 0)
    return g_strdup_printf (ngettext ("%u error stands against building it as it is.",
                                      "%u errors stand against building it as it is.", errors), errors);
  if (warnings > 0)
    return g_strdup_printf (ngettext ("No rule of the guide is broken; %u warning remains to be decided on.",
                                      "No rule of the guide is broken; %u warnings remain to be decided on.",
                                      warnings), warnings);

  return g_strdup (_("No rule of the guide is broken, and nothing is left that warns of trouble."));
}

static char *
dup_paragraph (TrestleComposer *composer)
{
  TrestleObject *design = TRESTLE_OBJECT (composer->design);
  TrestleNumber number = trestle_assessment_get_figure (composer->assessment, "design-users", design);
  g_autofree char *users = trestle_measure_dup_text (TRESTLE_MEASURE_PERSONS, number);
  guint n = count (composer, TRESTLE_KIND_LOCATION);
  g_autofree char *locations = g_strdup_printf (ngettext ("%u location", "%u locations", n), n);
  g_autofree char *what = NULL, *parts = dup_parts (composer), *state = dup_state (composer);

  /* Translators: a number of users, and of locations */
  what = g_strdup_printf (_("This design keeps the older applications of %s users at %s in reach "
                            "on current Windows desktops."), users, locations);

  return g_strjoin (" ", what, parts, state, NULL);
}

static void
add_findings (TrestleComposer *composer)
{
  const GPtrArray *findings = trestle_assessment_get_findings (composer->assessment);
  guint n = 0;

  for (guint i = 0; i < findings->len && n < MOST_FINDINGS; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      TrestleSeverity severity = trestle_finding_get_severity (finding);
      g_autofree char *message = trestle_finding_dup_message (finding);
      g_autofree char *subject = trestle_object_dup_name (finding->subject);
      g_autofree char *title = NULL;

      if (severity == TRESTLE_SEVERITY_INFO)
        break;
      if (n++ == 0)
        trestle_galley_add_heading (composer->galley, 2, NULL, _("What Matters Most"));
      title = g_strdup_printf ("%s · %s", _(trestle_severity_get_label (severity)), subject);
      add_marked (composer, trestle_sign_for_severity (severity), title, message,
                  trestle_galley_get_target (composer->galley, "findings"));
    }
}

void
trestle_section_summary (TrestleComposer *composer)
{
  static const char *const load[] = { "load-verdict", "load-verdict-local", NULL };
  static const char *const update[] = { "update-verdict", "update-verdict-local", NULL };
  static const char *const usable[] = { "update-verdict-usable", "update-verdict-local-usable", NULL };
  g_autofree char *paragraph = dup_paragraph (composer);

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_LEAD, paragraph);
  add_tiles (composer);
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Service Levels"));
  add_level (composer, _("First load of an image"), load);
  add_level (composer, _("Critical updates within their window"), update);
  add_level (composer, _("Critical updates in what one image poll leaves of it"), usable);
  add_findings (composer);
}
