/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology in detail: what each planning step adds to it, and each location
 * that has something of the infrastructure, where the drawing of all is too small
 * for them.  The same in words stands below each.
 */
#include "config.h"

#include "drawing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "progress.h"

#define HIGHEST  0.75     /* of the page’s height: a drawing has its caption below, */
#define MIDDLE   0.45     /* or leaves room for its words, */
#define LOW      0.3      /* and for that of another location */
#define CLEAR    0.5      /* a drawing of all of this scale shows each location well enough */
#define AROUND   20       /* pixels of the plane around a location: where its links begin */
#define LONGEST  1000     /* bytes of words: more of them are not read twice */
#define N_STEPS  4

/* Words of @scene, a paragraph for each location in the order of the boxes. */
static GStrv
describe (TrestleScene *scene)
{
  g_autofree char *prose = trestle_scene_describe (scene);

  return g_strsplit (prose, "\n\n", -1);
}

static void
add_words (TrestleGalley *galley,
           const char    *paragraph)
{
  g_auto(GStrv) lines = g_strsplit (paragraph, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      trestle_galley_add_text (galley, TRESTLE_STYLE_SMALL, lines[i]);
}

static void
add_caption (TrestleGalley *galley,
             const char    *caption)
{
  trestle_galley_add_text (galley, TRESTLE_STYLE_CAPTION, caption);
}

/* Paragraphs that are not among @known, which learns them. */
static GPtrArray *
list_news (GStrv       paragraphs,
           GHashTable *known)
{
  GPtrArray *news = g_ptr_array_new ();

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (g_hash_table_add (known, g_strdup (paragraphs[i])))
      g_ptr_array_add (news, paragraphs[i]);

  return news;
}

static guint
count_bytes (const GPtrArray *texts)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += (guint) strlen (texts->pdata[i]);

  return n;
}

/* All that the first step has stands in the words of the topology as well. */
static void
add_step (TrestleComposer *composer,
          TrestleScene    *scene,
          guint            step,
          const GPtrArray *news)
{
  TrestleGalley *galley = composer->galley;
  g_autofree char *title = g_strdup_printf (_("Step %u: %s"), step, _(trestle_step_get_title (step)));
  guint length = count_bytes (news);
  gboolean again = step == 1 && length > LONGEST;
  g_autofree char *caption =
    again ? g_strdup_printf (_("What stands after step %u. In words it is part of “%s”."), step, _("The Topology in Words"))
          : g_strdup_printf (_("What stands after step %u. What is new, in words, follows."), step);

  trestle_galley_add_heading (galley, 2, NULL, title);
  trestle_drawing_add (composer, scene, caption, (float) (trestle_galley_get_height (galley) * (again ? HIGHEST : MIDDLE)));
  add_caption (galley, caption);
  for (guint i = 0; i < news->len && !again; i++)
    add_words (galley, news->pdata[i]);
}

/* The last step that adds anything has been drawn already: it is the topology. */
static void
add_steps (TrestleComposer *composer,
           GStrv            whole)
{
  TrestleGalley *galley = composer->galley;
  double aspect = trestle_galley_get_width (galley) / (trestle_galley_get_height (galley) * MIDDLE);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint step = 1; step < N_STEPS; step++)
    {
      g_autoptr(TrestleScene) scene = trestle_drawing_make_scene (composer, (int) step, aspect, TRUE);
      g_auto(GStrv) paragraphs = describe (scene);
      g_autoptr(GPtrArray) news = list_news (paragraphs, known);

      if (g_strv_equal ((const char *const *) paragraphs, (const char *const *) whole))
        return;
      if (news->len > 0)
        add_step (composer, scene, step, news);
    }
}

static gboolean
has_infrastructure (TrestleScene *scene,
                    guint         index)
{
  const TrestleBox *box = trestle_scene_get_box (scene, index);

  for (guint i = index + 1; i <= index + box->n_inside; i++)
    if (trestle_scene_get_box (scene, i)->type != TRESTLE_BOX_POPULATION)
      return TRUE;

  return FALSE;
}

static void
add_location (TrestleComposer *composer,
              TrestleScene    *scene,
              guint            index,
              const char      *words)
{
  TrestleGalley *galley = composer->galley;
  const TrestleBox *box = trestle_scene_get_box (scene, index);
  TrestleRect rect = trestle_rect_grow (&box->rect, AROUND);
  double scale = MIN (trestle_galley_get_width (galley) / rect.width, trestle_galley_get_height (galley) * LOW / rect.height);

  trestle_galley_add_heading (galley, 3, NULL, trestle_object_get_name (box->object));
  trestle_drawing_add_part (composer, scene, &rect, MIN (scale, TRESTLE_DRAWING_LARGEST), 0,
                            strlen (words) <= LONGEST ? words : trestle_object_get_name (box->object));
  add_words (galley, words);
}

static void
add_locations (TrestleComposer *composer,
               TrestleScene    *scene,
               GStrv            words)
{
  TrestleGalley *galley = composer->galley;
  gboolean found = FALSE;
  guint n = 0;

  if (trestle_drawing_get_scale (scene, trestle_galley_get_width (galley), trestle_galley_get_height (galley)) >= CLEAR)
    return;
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);

      if (box->parent >= 0)
        continue;
      if (box->type == TRESTLE_BOX_LOCATION && has_infrastructure (scene, i))
        {
          if (!found)
            {
              trestle_galley_begin_section (galley, _("Topology in Detail"), 0);
              trestle_galley_add_heading (galley, 2, NULL, _("Location by Location"));
            }
          found = TRUE;
          add_location (composer, scene, i, words[n]);
        }
      n++;
    }
}

gboolean
trestle_section_drawings_is_empty (TrestleComposer *composer)
{
  static const TrestleKind kinds[] = { TRESTLE_KIND_INSTANCE, TRESTLE_KIND_MACHINE, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_LIBRARY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (trestle_design_get_list (composer->design, kinds[i])->items->len > 0)
      return FALSE;

  return TRUE;
}

void
trestle_section_drawings (TrestleComposer *composer)
{
  TrestleGalley *galley = composer->galley;
  g_autoptr(TrestleScene) scene =
    trestle_drawing_make_scene (composer, 0, trestle_galley_get_width (galley) / trestle_galley_get_height (galley), TRUE);
  g_auto(GStrv) words = describe (scene);

  add_steps (composer, words);
  add_locations (composer, scene, words);
}
