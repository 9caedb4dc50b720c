/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences as marks.  What is not drawn itself marks what it belongs to.
 */
#include "config.h"

#include "change-marks.h"

#include <glib/gi18n.h>

/* Names of what is gone that the legend has room for. */
#define MOST_NAMES 6

/* What things that are not drawn by themselves belong to. */
static const struct { TrestleKind kind; const char *field; } owners[] = {
  { TRESTLE_KIND_USAGE, "population" },
  { TRESTLE_KIND_FLOW, "home" },
  { TRESTLE_KIND_SERVICE, "location" }
};

static const TrestleKind drawn[] = {
  TRESTLE_KIND_LOCATION, TRESTLE_KIND_LINK, TRESTLE_KIND_POPULATION, TRESTLE_KIND_LIBRARY, TRESTLE_KIND_INSTANCE, TRESTLE_KIND_MACHINE,
  TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
};

/* What is said of one object. */
typedef struct
{
  gboolean   added;
  guint      n_changes;   /* of fields, and of what belongs to it */
  GPtrArray *gone;        /* of const char: names of what stood there */
} Note;

typedef struct
{
  TrestleDesign *design, *other;
  GHashTable    *notes;         /* id → Note */
  GPtrArray     *gone;          /* of const char: names of what stood nowhere that is still there */
  guint          n_not_drawn;
  gboolean       seen[TRESTLE_MARK_N_VERDICTS];
} Maker;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_pointer (&note->gone, g_ptr_array_unref);
  g_free (note);
}

static Note *
get_note (Maker      *self,
          const char *id)
{
  Note *note = g_hash_table_lookup (self->notes, id);

  if (note == NULL)
    {
      note = g_new0 (Note, 1);
      g_hash_table_insert (self->notes, g_strdup (id), note);
    }

  return note;
}

static gboolean
is_drawn (TrestleKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    if (drawn[i] == kind)
      return TRUE;

  return FALSE;
}

static TrestleObject *
get_target (TrestleObject *object,
            const char    *name)
{
  const TrestleField *field = trestle_object_find_field (object, name);

  return field != NULL && field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (object, field) : NULL;
}

/* What @object belongs to where it is not drawn itself, or NULL. */
static TrestleObject *
get_owner (TrestleObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i].kind == trestle_object_get_kind (object))
      return get_target (object, owners[i].field);

  return NULL;
}

/* Where it stood: its location, or that of its machine. */
static TrestleObject *
get_location (TrestleObject *object)
{
  TrestleObject *machine = get_target (object, "machine");

  return get_target (machine != NULL ? machine : object, "location");
}

static void
add_gone (Maker                   *self,
          const TrestleDifference *difference)
{
  TrestleObject *object = trestle_design_lookup (self->other, difference->id);
  TrestleObject *owner = object != NULL ? get_owner (object) : NULL;
  TrestleObject *place = object != NULL ? get_location (object) : NULL;

  if (owner != NULL && trestle_design_lookup (self->design, owner->id) != NULL)
    get_note (self, owner->id)->n_changes++;
  else if (!is_drawn (difference->kind))
    self->n_not_drawn++;
  else if (place != NULL && trestle_design_lookup (self->design, place->id) != NULL)
    {
      Note *note = get_note (self, place->id);

      if (note->gone == NULL)
        note->gone = g_ptr_array_new ();
      g_ptr_array_add (note->gone, difference->name);
    }
  else
    g_ptr_array_add (self->gone, difference->name);
}

static void
add_difference (Maker                   *self,
                const TrestleDifference *difference)
{
  TrestleObject *object = trestle_design_lookup (self->design, difference->id);
  TrestleObject *owner;

  if (difference->type == TRESTLE_DIFFERENCE_REMOVED)
    {
      add_gone (self, difference);
      return;
    }
  owner = object != NULL && !is_drawn (difference->kind) ? get_owner (object) : object;
  if (owner == NULL || !is_drawn (trestle_object_get_kind (owner)))
    self->n_not_drawn++;
  else if (owner == object && difference->type == TRESTLE_DIFFERENCE_ADDED)
    get_note (self, owner->id)->added = TRUE;
  else
    get_note (self, owner->id)->n_changes++;
}

/* "a, b, c and 4 more". */
static char *
dup_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint n = names->len > MOST_NAMES ? MOST_NAMES : names->len;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len > n)
    /* Translators: behind a list of names. */
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", names->len - n), names->len - n);

  return g_string_free (text, FALSE);
}

static TrestleMarkVerdict
get_verdict (const Note *note)
{
  return note->added ? TRESTLE_MARK_ADDED : note->n_changes > 0 ? TRESTLE_MARK_CHANGED : TRESTLE_MARK_REMOVED;
}

static char *
dup_note_text (const Note *note)
{
  g_autofree char *gone = note->gone != NULL ? dup_names (note->gone) : NULL;
  g_autofree char *gone_text = gone != NULL ? g_strdup_printf (_("gone: %s"), gone) : NULL;
  g_autofree char *own = NULL;

  if (note->added)
    own = g_strdup (_("new"));
  else if (note->n_changes > 0)
    own = g_strdup_printf (ngettext ("%u change", "%u changes", note->n_changes), note->n_changes);

  return own == NULL ? g_steal_pointer (&gone_text) : gone_text == NULL ? g_steal_pointer (&own)
                                                                       : g_strdup_printf ("%s, %s", own, gone_text);
}

static void
explain (Maker        *self,
         TrestleMarks *marks,
         guint         n_differences)
{
  g_autofree char *gone = self->gone->len > 0 ? dup_names (self->gone) : NULL;
  g_autofree char *gone_text = gone != NULL ? g_strdup_printf (_("Gone: %s"), gone) : NULL;
  g_autofree char *rest = g_strdup_printf (ngettext ("%u more change in what is not drawn", "%u more changes in what is not drawn",
                                                     self->n_not_drawn), self->n_not_drawn);

  if (self->seen[TRESTLE_MARK_ADDED])
    trestle_marks_add_legend (marks, TRESTLE_MARK_ADDED, 0, C_("difference", "New"));
  if (self->seen[TRESTLE_MARK_CHANGED])
    trestle_marks_add_legend (marks, TRESTLE_MARK_CHANGED, 0, C_("difference", "Changed"));
  if (gone_text != NULL || self->seen[TRESTLE_MARK_REMOVED])
    trestle_marks_add_legend (marks, TRESTLE_MARK_REMOVED, 0, gone_text != NULL ? gone_text : _("Something stood there"));
  if (n_differences == 0)
    trestle_marks_add_legend (marks, TRESTLE_MARK_NONE, 0, _("No changes"));
  if (self->n_not_drawn > 0)
    trestle_marks_add_legend (marks, TRESTLE_MARK_NONE, 0, rest);
}

TrestleMarks *
trestle_change_marks_new (TrestleDesign   *design,
                          TrestleDesign   *other,
                          const char      *name,
                          const GPtrArray *differences)
{
  TrestleMarks *marks = trestle_marks_new ();
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, note_free);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  Maker maker = { .design = design, .other = other, .notes = notes, .gone = gone };
  g_autofree char *title = g_strdup_printf (_("Changes Since “%s”"), name);
  GHashTableIter iter;
  gpointer id, note;

  for (guint i = 0; i < differences->len; i++)
    add_difference (&maker, differences->pdata[i]);
  trestle_marks_set_title (marks, title);
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &id, &note))
    {
      g_autofree char *text = dup_note_text (note);

      maker.seen[get_verdict (note)] = TRUE;
      trestle_marks_set_verdict (marks, id, get_verdict (note), FALSE);
      trestle_marks_set_text (marks, id, NULL, text);
    }
  explain (&maker, marks, differences->len);

  return marks;
}
