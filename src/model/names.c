/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two tables a kind, from folded name to the objects that have it: one of those
 * with a name of their own, kept up to date one by one, and one of those that are
 * called by what they join, made anew when anything in it may have changed.
 */
#include "config.h"

#include "names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kinds.h"

struct _TrestleNames
{
  TrestleDesign *design;
  GHashTable    *named[TRESTLE_N_KINDS];    /* char * → GPtrArray * */
  GHashTable    *joined[TRESTLE_N_KINDS];
};

TrestleNames *
trestle_names_new (TrestleDesign *design)
{
  TrestleNames *self = g_new0 (TrestleNames, 1);

  self->design = design;

  return self;
}

void
trestle_names_free (TrestleNames *self)
{
  for (guint i = 0; i < TRESTLE_N_KINDS; i++)
    {
      g_clear_pointer (&self->named[i], g_hash_table_unref);
      g_clear_pointer (&self->joined[i], g_hash_table_unref);
    }
  g_free (self);
}

char *
trestle_names_dup_fold (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
  char *text = composed != NULL ? composed : folded;
  char *end;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

static void
add (GHashTable    *table,
     const char    *name,
     TrestleObject *object)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  GPtrArray *objects = g_hash_table_lookup (table, folded);

  if (objects == NULL)
    {
      objects = g_ptr_array_new ();
      g_hash_table_insert (table, g_steal_pointer (&folded), objects);
    }
  g_ptr_array_add (objects, object);
}

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static GHashTable *
get_named (TrestleNames *self,
           TrestleKind   kind)
{
  const GPtrArray *items = trestle_design_get_list (self->design, kind)->items;

  if (self->named[kind] != NULL)
    return self->named[kind];

  self->named[kind] = create_table ();
  for (guint i = 0; i < items->len; i++)
    if (*trestle_object_get_name (items->pdata[i]) != '\0')
      add (self->named[kind], trestle_object_get_name (items->pdata[i]), items->pdata[i]);

  return self->named[kind];
}

static gboolean
may_join (TrestleKind kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_ESSENTIAL)
      return TRUE;

  return FALSE;
}

static GHashTable *
get_joined (TrestleNames *self,
            TrestleKind   kind)
{
  const GPtrArray *items = trestle_design_get_list (self->design, kind)->items;

  if (self->joined[kind] != NULL)
    return self->joined[kind];

  self->joined[kind] = create_table ();
  for (guint i = 0; may_join (kind) && i < items->len; i++)
    if (*trestle_object_get_name (items->pdata[i]) == '\0')
      {
        g_autofree char *name = trestle_object_dup_name (items->pdata[i]);

        add (self->joined[kind], name, items->pdata[i]);
      }

  return self->joined[kind];
}

/* ---- What a text means */

static TrestleObject *
look_up (GHashTable *table,
         const char *folded,
         guint      *n_found,
         GPtrArray  *all)
{
  GPtrArray *objects = g_hash_table_lookup (table, folded);

  *n_found += objects != NULL ? objects->len : 0;
  if (all != NULL && objects != NULL)
    g_ptr_array_extend (all, objects, NULL, NULL);

  return objects != NULL ? objects->pdata[0] : NULL;
}

static TrestleObject *
find_folded (TrestleNames *self,
             TrestleKind   kind,
             const char   *folded,
             guint        *n_found,
             GPtrArray    *all)
{
  TrestleKind first = kind == TRESTLE_KIND_ANY ? TRESTLE_KIND_DESIGN + 1 : kind;
  TrestleKind last = kind == TRESTLE_KIND_ANY ? TRESTLE_N_TABLES - 1 : kind;
  TrestleObject *found = NULL;

  *n_found = 0;
  for (TrestleKind each = first; each <= last; each++)
    {
      TrestleObject *named = look_up (get_named (self, each), folded, n_found, all);
      TrestleObject *joined = look_up (get_joined (self, each), folded, n_found, all);

      found = named != NULL ? named : joined != NULL ? joined : found;
    }

  return *n_found == 1 ? found : NULL;
}

TrestleObject *
trestle_names_find (TrestleNames *self,
                    TrestleKind   kind,
                    const char   *name,
                    guint        *n_found)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  guint n;
  TrestleObject *found = find_folded (self, kind, folded, &n, NULL);

  if (n_found != NULL)
    *n_found = n;

  return found;
}

GPtrArray *
trestle_names_list (TrestleNames *self,
                    TrestleKind   kind,
                    const char   *name)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  GPtrArray *all = g_ptr_array_new ();
  guint n;

  find_folded (self, kind, folded, &n, all);

  return all;
}

/* The kind that is called so, in words or in files, or TRESTLE_KIND_ANY. */
static TrestleKind
find_kind (const char *word)
{
  g_autofree char *folded = trestle_names_dup_fold (word);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      g_autofree char *title = trestle_names_dup_fold (info->title);
      g_autofree char *translated = trestle_names_dup_fold (_(info->title));

      if (g_str_equal (folded, title) || g_str_equal (folded, translated) || g_str_equal (folded, info->nick))
        return kind;
    }

  return TRESTLE_KIND_ANY;
}

static TrestleObject *
find_id (TrestleNames *self,
         TrestleKind   kind,
         const char   *id)
{
  TrestleObject *object = trestle_design_lookup (self->design, id);

  return object != NULL && (kind == TRESTLE_KIND_ANY || trestle_object_get_kind (object) == kind) ? object : NULL;
}

/* “NAME (KIND)” or “NAME (ID)”. */
static TrestleObject *
resolve_brackets (TrestleNames *self,
                  TrestleKind   kind,
                  const char   *text,
                  guint        *n_found)
{
  const char *open = strrchr (text, '(');
  g_autofree char *name = g_strndup (text, open - text);
  g_autofree char *inside = g_strndup (open + 1, strlen (open) - 2);
  g_autofree char *folded = trestle_names_dup_fold (name);
  TrestleObject *object = find_id (self, kind, inside);
  TrestleKind meant = find_kind (inside);

  if (object != NULL)
    {
      g_autofree char *shown = trestle_object_dup_name (object);
      g_autofree char *other = trestle_names_dup_fold (shown);

      *n_found = g_str_equal (folded, other);
      return *n_found == 1 ? object : NULL;
    }

  return meant != TRESTLE_KIND_ANY && (kind == meant || kind == TRESTLE_KIND_ANY) ?
         find_folded (self, meant, folded, n_found, NULL) : NULL;
}

TrestleObject *
trestle_names_resolve (TrestleNames *self,
                       TrestleKind   kind,
                       const char   *text,
                       guint        *n_found)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  TrestleObject *found = trestle_names_find (self, kind, stripped, n_found);

  if (*n_found == 0 && strstr (stripped, " - ") != NULL)
    {
      /* Few keyboards have a dash. */
      g_auto (GStrv) ends = g_strsplit (stripped, " - ", -1);
      g_autofree char *joined = g_strjoinv (" – ", ends);

      found = trestle_names_find (self, kind, joined, n_found);
    }
  if (*n_found > 0)
    return found;
  if (g_str_has_suffix (stripped, ")") && strchr (stripped, '(') != NULL)
    return resolve_brackets (self, kind, stripped, n_found);
  found = find_id (self, kind, stripped);
  *n_found = found != NULL;

  return found;
}

/* The shortest text that may tell @object from others, and longer ones. */
static char *
dup_reference_text (TrestleObject *object,
                    const char    *name,
                    guint          way)
{
  switch (way)
    {
    case 0:
      return g_strdup (name);
    case 1:
      /* Translators: the name of an object that others have too, and what it is: “Leeds (Location)”. */
      return g_strdup_printf (_("%s (%s)"), name, _(trestle_object_get_info (object)->title));
    case 2:
      return g_strdup_printf ("%s (%s)", name, object->id);
    default:
      return g_strdup (object->id);
    }
}

char *
trestle_names_dup_reference (TrestleNames  *self,
                             TrestleKind    kind,
                             TrestleObject *object)
{
  g_autofree char *name = trestle_object_dup_name (object);
  guint n_found;

  for (guint way = 0; way < 3; way++)
    {
      g_autofree char *text = dup_reference_text (object, name, way);

      if (trestle_names_resolve (self, kind, text, &n_found) == object)
        return g_steal_pointer (&text);
    }

  return dup_reference_text (object, name, 3);
}

/* ---- What the design tells */

static void
drop_joined (TrestleNames *self)
{
  for (guint i = 0; i < TRESTLE_N_KINDS; i++)
    g_clear_pointer (&self->joined[i], g_hash_table_unref);
}

void
trestle_names_link (TrestleNames       *self,
                    TrestleObject      *object,
                    const TrestleField *field)
{
  GHashTable *named = self->named[trestle_object_get_kind (object)];
  const char *name = field->flags & TRESTLE_FIELD_KEY ? trestle_object_get_name (object) : "";

  if (field->flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_ESSENTIAL))
    drop_joined (self);
  if (named != NULL && *name != '\0')
    add (named, name, object);
}

void
trestle_names_unlink (TrestleNames       *self,
                      TrestleObject      *object,
                      const TrestleField *field)
{
  GHashTable *named = self->named[trestle_object_get_kind (object)];
  g_autofree char *folded = named != NULL && (field->flags & TRESTLE_FIELD_KEY) ?
                            trestle_names_dup_fold (trestle_object_get_name (object)) : NULL;
  GPtrArray *objects = folded != NULL ? g_hash_table_lookup (named, folded) : NULL;

  if (field->flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_ESSENTIAL))
    drop_joined (self);
  if (objects == NULL)
    return;
  g_ptr_array_remove_fast (objects, object);
  if (objects->len == 0)
    g_hash_table_remove (named, folded);
}
