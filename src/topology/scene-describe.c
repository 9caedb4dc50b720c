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

    case TRESTLE_MARK_NONE:
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
  else if (users != NULL)
    /* Translators: %s is a number that stands by itself. */
    add_sentence (text, g_strdup_printf (_("Users: %s."), users));
  if (bandwidth != NULL)
    add_sentence (text, g_strdup_printf (_("Available bandwidth: %s."), bandwidth));
}

/* “Linked to Paris (10 Mbps), Rome.” */
static char *
dup_links (TrestleScene *self,
           guint         box)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self, i);
      g_autofree char *label = NULL;
      char *name;

      if (wire->hub != (int) box && wire->leaf != (int) box)
        continue;
      name = trestle_scene_dup_title (self, trestle_scene_get_box (self, wire->hub == (int) box ? wire->leaf : wire->hub));
      label = trestle_scene_dup_label (self, wire);
      if (label != NULL)
        {
          char *both = g_strdup_printf ("%s (%s)", name, label);

          g_free (name);
          name = both;
        }
      g_ptr_array_add (ends, name);
    }
  if (ends->len == 0)
    return NULL;

  g_ptr_array_add (ends, NULL);
  list = g_strjoinv (", ", (char **) ends->pdata);

  /* Translators: %s is a list of locations. */
  return g_strdup_printf (_("Linked to %s."), list);
}

char *
trestle_scene_describe_box (TrestleScene *self,
                            guint         index)
{
  const TrestleBox *box = trestle_scene_get_box (self, index);
  g_autofree char *title = trestle_scene_dup_title (self, box);
  GString *text = g_string_new (NULL);

  add_sentence (text, g_strdup_printf ("%s.", title));
  if (box->type == TRESTLE_BOX_LOCATION)
    {
      describe_location (self, box, text);
      add_sentence (text, dup_links (self, index));
    }
  else
    {
      g_autofree char *detail = trestle_scene_dup_detail (self, box);
      const char *kind = trestle_kind_get_info (box->kind)->title;

      if (box->type != TRESTLE_BOX_TRAY)
        add_sentence (text, detail != NULL ? g_strdup_printf ("%s: %s.", _(kind), detail) : g_strdup_printf ("%s.", _(kind)));
    }
  add_marks (self, index, text);

  return g_string_free (text, FALSE);
}

char *
trestle_scene_describe (TrestleScene *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->boxes->len; i++)
    {
      g_autofree char *words = trestle_scene_describe_box (self, i);

      if (i > 0)
        g_string_append (text, trestle_scene_get_box (self, i)->parent < 0 ? "\n\n" : " ");
      g_string_append (text, words);
    }

  return g_string_free (text, FALSE);
}
