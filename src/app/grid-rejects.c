/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By object and column, so that it survives scrolling and sorting.
 */
#include "config.h"

#include "grid-rejects.h"

struct _TrestleGridRejects
{
  GObject     parent_instance;
  GHashTable *rejects;        /* key → TrestleReject */
  guint       n_homeless;     /* made so far, for keys of those without a column */
};

G_DEFINE_FINAL_TYPE (TrestleGridRejects, trestle_grid_rejects, G_TYPE_OBJECT)

static guint changed_signal;

static char *
dup_key (TrestleObject       *object,
         const TrestleColumn *column)
{
  return g_strconcat (object->id, " ", column->via != NULL ? column->via->name : "", " ", column->name, NULL);
}

static void
free_reject (gpointer data)
{
  TrestleReject *reject = data;

  g_object_unref (reject->object);
  g_free (reject->text);
  g_free (reject->message);
  g_free (reject);
}

static void
emit_changed (TrestleGridRejects *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
trestle_grid_rejects_finalize (GObject *object)
{
  g_hash_table_unref (TRESTLE_GRID_REJECTS (object)->rejects);

  G_OBJECT_CLASS (trestle_grid_rejects_parent_class)->finalize (object);
}

static void
trestle_grid_rejects_class_init (TrestleGridRejectsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_grid_rejects_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_grid_rejects_init (TrestleGridRejects *self)
{
  self->rejects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_reject);
}

TrestleGridRejects *
trestle_grid_rejects_new (void)
{
  return g_object_new (TRESTLE_TYPE_GRID_REJECTS, NULL);
}

const TrestleReject *
trestle_grid_rejects_find (TrestleGridRejects  *self,
                           TrestleObject       *object,
                           const TrestleColumn *column)
{
  g_autofree char *key = NULL;

  /* Cells ask each time they are drawn, and there is hardly ever anything. */
  if (g_hash_table_size (self->rejects) == 0 || object->id == NULL)
    return NULL;
  key = dup_key (object, column);

  return g_hash_table_lookup (self->rejects, key);
}

static void
insert (TrestleGridRejects  *self,
        TrestleObject       *object,
        const TrestleColumn *column,
        const char          *text,
        const char          *message,
        gboolean             pasted)
{
  TrestleReject *reject = g_new0 (TrestleReject, 1);

  reject->object = g_object_ref (object);
  reject->column = column;
  reject->text = g_strdup (text);
  reject->message = g_strdup (message);
  reject->pasted = pasted;
  g_hash_table_insert (self->rejects, column != NULL ? dup_key (object, column) : g_strdup_printf ("%u", self->n_homeless++), reject);
}

void
trestle_grid_rejects_add (TrestleGridRejects  *self,
                          TrestleObject       *object,
                          const TrestleColumn *column,
                          const char          *text,
                          const char          *message,
                          gboolean             pasted)
{
  insert (self, object, column, text, message, pasted);
  emit_changed (self);
}

void
trestle_grid_rejects_add_all (TrestleGridRejects *self,
                              GPtrArray          *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TrestleCellProblem *problem = problems->pdata[i];

      insert (self, problem->object, problem->column, problem->text, problem->message, TRUE);
    }
  if (problems->len > 0)
    emit_changed (self);
}

void
trestle_grid_rejects_remove (TrestleGridRejects  *self,
                             TrestleObject       *object,
                             const TrestleColumn *column)
{
  g_autofree char *key = g_hash_table_size (self->rejects) > 0 && object->id != NULL ? dup_key (object, column) : NULL;

  if (key != NULL && g_hash_table_remove (self->rejects, key))
    emit_changed (self);
}

static gboolean
is_pasted (gpointer key,
           gpointer value,
           gpointer data)
{
  return ((const TrestleReject *) value)->pasted;
}

void
trestle_grid_rejects_forget_pasted (TrestleGridRejects *self)
{
  if (g_hash_table_foreach_remove (self->rejects, is_pasted, NULL) > 0)
    emit_changed (self);
}

static int
compare_rejects (gconstpointer a,
                 gconstpointer b)
{
  const TrestleReject *left = a, *right = b;
  int order = trestle_object_compare (&left->object, &right->object);

  if (order != 0 || left->column == NULL || right->column == NULL)
    return order != 0 ? order : (left->column == NULL) - (right->column == NULL);

  return (left->column > right->column) - (left->column < right->column);
}

GPtrArray *
trestle_grid_rejects_list_pasted (TrestleGridRejects *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rejects);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (is_pasted (NULL, value, NULL) && ((TrestleReject *) value)->object->design != NULL)
      g_ptr_array_add (list, value);
  g_ptr_array_sort_values (list, compare_rejects);

  return list;
}
