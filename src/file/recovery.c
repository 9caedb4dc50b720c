/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads journals.
 */
#include "config.h"

#include "recovery.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ids.h"
#include "kinds.h"
#include "reader.h"
#include "scan.h"
#include "state.h"
#include "values.h"

/* A journal in memory. */
typedef struct
{
  GMappedFile *mapped;
  JsonNode    *header;
  const char  *base;        /* the design */
  gsize        base_length;
  const char  *steps;       /* one to a line */
  const char  *end;
} Contents;

static void
contents_clear (Contents *contents)
{
  g_clear_pointer (&contents->mapped, g_mapped_file_unref);
  g_clear_pointer (&contents->header, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

/* The object that the line at @p says, or NULL if it is not complete. */
static JsonNode *
parse_line (const char *p,
            const char *end)
{
  g_autoptr(TrestleScan) scan = trestle_scan_new ("journal", p, end - p, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();

  if (scan == NULL || *p != '{' || !json_parser_load_from_data (parser, p, end - p, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

static gint64
get_number (JsonNode   *header,
            const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (header), name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;
}

static const char *
get_string (JsonNode   *header,
            const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (header), name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
read_contents (int       fd,
               Contents *contents)
{
  const char *data, *line_end;
  gsize length;
  gint64 base_length;

  contents->mapped = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  data = contents->mapped != NULL ? g_mapped_file_get_contents (contents->mapped) : NULL;
  if (data == NULL)
    return FALSE;

  length = g_mapped_file_get_length (contents->mapped);
  line_end = memchr (data, '\n', length);
  contents->header = line_end != NULL ? parse_line (data, line_end) : NULL;
  if (contents->header == NULL || get_number (contents->header, "journal") != 1)
    return FALSE;

  base_length = get_number (contents->header, "base");
  if (base_length < 0 || base_length > data + length - (line_end + 1))
    return FALSE;
  contents->base = line_end + 1;
  contents->base_length = base_length;
  contents->steps = contents->base + base_length;
  contents->end = data + length;

  return TRUE;
}

static guint
count_lines (const char *p,
             const char *end)
{
  guint n = 0;

  while ((p = memchr (p, '\n', end - p)) != NULL)
    {
      n++;
      p++;
    }

  return n;
}

static void
read_stamp (JsonNode         *header,
            TrestleFileStamp *stamp)
{
  const char *sha256 = get_string (header, "sha256");
  const char *inode = get_string (header, "inode");

  stamp->exists = get_number (header, "exists") == 1;
  stamp->size = get_number (header, "size");
  stamp->inode = inode != NULL ? g_ascii_strtoull (inode, NULL, 10) : 0;
  g_strlcpy (stamp->sha256, sha256 != NULL ? sha256 : "", sizeof stamp->sha256);
}

/* NULL if a program still writes the journal at @path, or if it has no complete
 * design, which is then removed: it was never more than begun.
 */
static TrestleRecovery *
recovery_new (const char *path)
{
  g_autoptr(TrestleRecovery) self = g_new0 (TrestleRecovery, 1);
  g_auto(Contents) contents = { 0 };
  const char *name;
  struct stat status;

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0 || fstat (self->fd, &status) != 0)
    return NULL;
  /* Its program may have removed it between the opening and the lock. */
  if (status.st_nlink == 0)
    return NULL;
  if (!read_contents (self->fd, &contents))
    {
      g_unlink (path);
      return NULL;
    }

  name = get_string (contents.header, "name");
  self->name = g_strdup (name != NULL ? name : "");
  self->uri = g_strdup (get_string (contents.header, "uri"));
  read_stamp (contents.header, &self->stamp);
  self->time = status.st_mtime;
  self->n_steps = MAX (get_number (contents.header, "steps"), 0) + count_lines (contents.steps, contents.end);

  return g_steal_pointer (&self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const TrestleRecovery *recovery_a = *(const TrestleRecovery *const *) a;
  const TrestleRecovery *recovery_b = *(const TrestleRecovery *const *) b;

  if (recovery_a->time != recovery_b->time)
    return recovery_a->time > recovery_b->time ? -1 : 1;

  return strcmp (recovery_a->path, recovery_b->path);
}

/* A journal whose program ended while it made it; see the lock in journal.c. */
static void
remove_unfinished (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  if (fd >= 0)
    close (fd);
}

GPtrArray *
trestle_recovery_list (void)
{
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_recovery_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      TrestleRecovery *recovery = NULL;

      if (g_str_has_suffix (name, TRESTLE_JOURNAL_SUFFIX))
        recovery = recovery_new (path);
      else if (g_str_has_suffix (name, TRESTLE_JOURNAL_NEW_SUFFIX))
        remove_unfinished (path);
      if (recovery == NULL)
        continue;

      g_ptr_array_add (list, recovery);
      if (recovery->uri != NULL)
        {
          g_autoptr(GFile) file = g_file_new_for_uri (recovery->uri);

          trestle_store_sweep (file);
        }
    }
  g_ptr_array_sort (list, compare_times);

  return list;
}

/* The object with this id, made if it is not there; NULL if the id is none. */
static TrestleObject *
provide_object (TrestleDesign *design,
                const char    *id,
                JsonObject    *members)
{
  TrestleObject *object = trestle_design_lookup (design, id);
  TrestleKind kind = trestle_id_get_kind (id);
  g_autoptr(TrestleObject) added = NULL;

  if (object != NULL || kind == TRESTLE_N_KINDS)
    return object;

  added = g_object_new (trestle_kind_get_info (kind)->get_type (), NULL);
  trestle_object_set_id (added, id);
  trestle_object_set_extra (added, json_object_get_string_member_with_default (members, TRESTLE_JOURNAL_EXTRA,
                                                                               NULL));
  trestle_design_add (design, added);

  return added;
}

/* Pairs are unset first: a step may have exchanged them between objects. */
static gboolean
set_members (TrestleObject *object,
             JsonObject    *members,
             gboolean       only_unset_pairs)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const TrestleField *field = trestle_object_find_field (object, name);
      TrestleValue value = TRESTLE_VALUE_INIT;
      int element;
      gboolean ok;

      if (field == NULL)
        continue;
      if (only_unset_pairs)
        {
          if (field->flags & TRESTLE_FIELD_PAIR)
            trestle_object_set (object, field, &value, NULL);
          continue;
        }
      ok = trestle_value_from_json (field, node, &value, &element, NULL) &&
           trestle_object_set (object, field, &value, NULL);
      trestle_value_clear (&value);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

/* First what is gone, then what is there, then what it has become. */
enum { REMOVE, PROVIDE, UNSET_PAIRS, SET, N_PASSES };

static gboolean
apply_to_object (TrestleDesign *design,
                 const char    *id,
                 JsonNode      *node,
                 int            pass)
{
  TrestleObject *object = trestle_design_lookup (design, id);

  if (JSON_NODE_HOLDS_NULL (node))
    {
      if (pass == REMOVE && object != NULL && object != TRESTLE_OBJECT (design))
        trestle_design_remove (design, object);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  if (pass == REMOVE)
    return TRUE;
  if (pass == PROVIDE)
    return provide_object (design, id, json_node_get_object (node)) != NULL;

  return set_members (object, json_node_get_object (node), pass == UNSET_PAIRS);
}

static gboolean
apply_step (TrestleDesign *design,
            JsonNode      *step)
{
  JsonNode *objects = json_object_get_member (json_node_get_object (step), "objects");

  if (objects == NULL || !JSON_NODE_HOLDS_OBJECT (objects))
    return FALSE;

  for (int pass = REMOVE; pass < N_PASSES; pass++)
    {
      JsonObjectIter iter;
      const char *id;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, json_node_get_object (objects));
      while (json_object_iter_next_ordered (&iter, &id, &node))
        if (!apply_to_object (design, id, node, pass))
          return FALSE;
    }

  return TRUE;
}

/* Up to the first line that is not complete. */
static void
apply_steps (TrestleDesign  *design,
             const Contents *contents)
{
  const char *p = contents->steps, *line_end;

  for (; (line_end = memchr (p, '\n', contents->end - p)) != NULL; p = line_end + 1)
    {
      g_autoptr(JsonNode) step = parse_line (p, line_end);

      if (step == NULL || !apply_step (design, step))
        return;
    }
}

TrestleDesign *
trestle_recovery_open (TrestleRecovery *self,
                       GError         **error)
{
  g_auto(Contents) contents = { 0 };
  g_autoptr(GBytes) base = NULL;
  TrestleDesign *design;

  if (!read_contents (self->fd, &contents))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the journal “%s” is damaged"), self->path);
      return NULL;
    }

  base = g_bytes_new_static (contents.base, contents.base_length);
  design = trestle_file_parse (self->path, base, error);
  if (design != NULL)
    apply_steps (design, &contents);

  return design;
}

void
trestle_recovery_discard (TrestleRecovery *self)
{
  g_unlink (self->path);
}

void
trestle_recovery_free (TrestleRecovery *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->uri);
  g_free (self->name);
  g_free (self);
}
