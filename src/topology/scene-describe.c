/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture in words: what a reader hears, and the prose twin of a drawing.
 */
#include "config.h"

#include "scene-private.h"

#include <glib/gi18n.h>

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static guint
count_findings (const TrestleMark *mark)
{
  guint n = 0;

  for (guint i = 0; i < TRESTLE_MARK_N_SEVERITIES; i++)
    n += mark->findings[i];

  return n;
}

static const char *
get_verdict_text (TrestleMarkVerdict verdict)
{
  switch (verdict)
    {
    case TRESTLE_MARK_MEETS:
      return _("Meets.");

    case TRESTLE_MARK_UNKNOWN:
      return _("Unknown.");

    case TRESTLE_MARK_AT_RISK:
      return _("At risk.");

    case TRESTLE_MARK_FAILS:
      return _("Fails.");

    case TRESTLE_MARK_ADDED:
      return _("New.");

    case TRESTLE_MARK_REMOVED:
      return _("Something is gone.");

    case TRESTLE_MARK_CHANGED:
      return _("Changed.");

    case TRESTLE_MARK_NONE:
    case TRESTLE_MARK_N_VERDICTS:
    default:
      return NULL;
    }
}

static void
add_marks (TrestleScene *self,
           guint         box,
           GString      *text)
{
  const TrestleMark *total = trestle_scene_get_total (self, box);
  guint n = count_findings (total);

  add_sentence (text, g_strdup (get_verdict_text (total->verdict)));
  if (n > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u finding.", "%u findings.", n), n));
}

static void
describe_location (TrestleScene     *self,
                   const TrestleBox *box,
                   GString          *text)
{
  g_autofree char *users = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *bandwidth = NULL;

  if (box->flags & TRESTLE_BOX_ISOLATED)
    add_sentence (text, g_strdup (_("In an isolated network.")));
  trestle_scene_dup_chips (self, box, &users, &maximum, &bandwidth);
  if (users != NULL && maximum != NULL)
    /* Translators: “250 users, max. 300.” */
    add_sentence (text, g_strdup_printf (_("%s users, %s."), users, maximum));
  else if (maximum != NULL)
    add_sentence (text, g_strdup_printf ("%s.", maximum));
  else if (users != NULL)
    /* Translators: %s is a number that stands by itself. */
    add_sentence (text, g_strdup_printf (_("Users: %s."), users));
  if (bandwidth != NULL)
    add_sentence (text, g_strdup_printf (_("Available bandwidth: %s."), bandwidth));
}

/* Wires by the boxes at which they end, so that a whole scene is described in
 * linear time: those of box i stand in wires[firsts[i] … firsts[i + 1]).
 */
typedef struct
{
  guint *firsts, *wires;
} Ends;

static void
ends_init (Ends         *ends,
           TrestleScene *scene)
{
  g_autofree guint *next = NULL;

  ends->firsts = g_new0 (guint, scene->boxes->len + 2);
  ends->wires = g_new (guint, 2 * scene->wires->len + 1);
  for (guint i = 0; i < scene->wires->len; i++)
    {
      ends->firsts[trestle_scene_get_wire (scene, i)->hub + 1]++;
      ends->firsts[trestle_scene_get_wire (scene, i)->leaf + 1]++;
    }
  for (guint i = 0; i <= scene->boxes->len; i++)
    ends->firsts[i + 1] += ends->firsts[i];
  next = g_memdup2 (ends->firsts, sizeof (guint) * (scene->boxes->len + 1));
  for (guint i = 0; i < scene->wires->len; i++)
    {
      ends->wires[next[trestle_scene_get_wire (scene, i)->hub]++] = i;
      ends->wires[next[trestle_scene_get_wire (scene, i)->leaf]++] = i;
    }
}

static void
ends_clear (Ends *ends)
{
  g_free (ends->firsts);
  g_free (ends->wires);
}

/* “Linked to Paris (10 Mbps), Rome.” */
static char *
dup_links (TrestleScene *self,
           const Ends   *ends,
           guint         box)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = ends->firsts[box]; i < ends->firsts[box + 1]; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self, ends->wires[i]);
      int other = wire->hub == (int) box ? wire->leaf : wire->hub;
      char *name = trestle_scene_dup_title (self, trestle_scene_get_box (self, other));
      g_autofree char *label = trestle_scene_dup_label (self, wire);

      if (label != NULL)
        {
          char *both = g_strdup_printf ("%s (%s)", name, label);

          g_free (name);
          name = both;
        }
      g_ptr_array_add (names, name);
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);

  /* Translators: %s is a list of locations. */
  return g_strdup_printf (_("Linked to %s."), list);
}

static char *
describe (TrestleScene *self,
          const Ends   *ends,
          guint         index)
{
  const TrestleBox *box = trestle_scene_get_box (self, index);
  g_autofree char *title = trestle_scene_dup_title (self, box);
  GString *text = g_string_new (NULL);

  add_sentence (text, g_strdup_printf ("%s.", title));
  if (box->type == TRESTLE_BOX_LOCATION)
    {
      describe_location (self, box, text);
      add_sentence (text, dup_links (self, ends, index));
    }
  else
    {
      g_autofree char *detail = trestle_scene_dup_detail (self, box);
      const char *kind = trestle_kind_get_info (box->kind)->title;

      if (box->type != TRESTLE_BOX_TRAY)
        add_sentence (text, detail != NULL ? g_strdup_printf ("%s: %s.", _(kind), detail)
                                           : g_strdup_printf ("%s.", _(kind)));
    }
  add_marks (self, index, text);

  return g_string_free (text, FALSE);
}

char *
trestle_scene_describe_box (TrestleScene *self,
                            guint         index)
{
  char *words;
  Ends ends;

  ends_init (&ends, self);
  words = describe (self, &ends, index);
  ends_clear (&ends);

  return words;
}

char *
trestle_scene_describe_wire (TrestleScene *self,
                             guint         index)
{
  const TrestleWire *wire = trestle_scene_get_wire (self, index);
  const TrestleMark *mark = self->marks != NULL && wire->object->id != NULL
                            ? trestle_marks_lookup (self->marks, wire->object->id) : NULL;
  g_autofree char *hub = trestle_scene_dup_title (self, trestle_scene_get_box (self, wire->hub));
  g_autofree char *leaf = trestle_scene_dup_title (self, trestle_scene_get_box (self, wire->leaf));
  g_autofree char *label = trestle_scene_dup_label (self, wire);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, label != NULL ? "%s – %s: %s." : "%s – %s.", hub, leaf, label);
  if (mark != NULL)
    {
      guint n = count_findings (mark);

      add_sentence (text, g_strdup (get_verdict_text (mark->verdict)));
      if (n > 0)
        add_sentence (text, g_strdup_printf (ngettext ("%u finding.", "%u findings.", n), n));
    }

  return g_string_free (text, FALSE);
}

/* “MEDV-01 (Server · 120 of 5,000, 2 findings)”. */
static void
add_item (TrestleScene *self,
          guint         index,
          GString      *text)
{
  const TrestleBox *box = trestle_scene_get_box (self, index);
  g_autofree char *title = trestle_scene_dup_title (self, box);
  g_autofree char *detail = trestle_scene_dup_detail (self, box);
  guint n = count_findings (trestle_scene_get_total (self, index));

  g_string_append_printf (text, "%s (", title);
  /* The detail of a card with one role begins with it. */
  if (box->type == TRESTLE_BOX_CARD && box->n_inside == 0 && detail != NULL)
    g_string_append (text, detail);
  else
    g_string_append (text, _(trestle_kind_get_info (box->kind)->title));
  if (detail != NULL && (box->type != TRESTLE_BOX_CARD || box->n_inside > 0))
    g_string_append_printf (text, " · %s", detail);
  if (n > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u finding", "%u findings", n), n);
    }
  g_string_append_c (text, ')');
}

/* A paragraph for what stands by itself, and one that lists what is in it. */
char *
trestle_scene_describe (TrestleScene *self)
{
  GString *text = g_string_new (NULL);
  gboolean listing = FALSE;
  Ends ends;

  ends_init (&ends, self);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      gboolean inside = trestle_scene_get_box (self, i)->parent >= 0;

      if (inside)
        {
          g_string_append (text, listing ? "; " : "\n");
          add_item (self, i, text);
        }
      else
        {
          g_autofree char *words = describe (self, &ends, i);

          g_string_append (text, listing ? ".\n\n" : i > 0 ? "\n\n" : "");
          g_string_append (text, words);
        }
      listing = inside;
    }
  g_string_append (text, listing ? "." : "");
  ends_clear (&ends);

  return g_string_free (text, FALSE);
}
