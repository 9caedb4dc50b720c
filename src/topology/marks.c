/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks by the id of the object they are about.
 */
#include "config.h"

#include "marks.h"

struct _TrestleMarks
{
  int         ref_count;
  GHashTable *marks;        /* id → TrestleMark */
  char       *title;
  GPtrArray  *legend;       /* of TrestleLegend */
  GHashTable *flows;        /* set of ids */
};

static void
free_legend (gpointer data)
{
  TrestleLegend *legend = data;

  g_free (legend->text);
  g_free (legend);
}

static void
free_mark (gpointer data)
{
  TrestleMark *mark = data;

  g_free (mark->text);
  g_clear_pointer (&mark->fields, g_hash_table_unref);
  g_free (mark);
}

static TrestleMark *
get_mark (TrestleMarks *self,
          const char   *id)
{
  TrestleMark *mark = g_hash_table_lookup (self->marks, id);

  if (mark == NULL)
    {
      mark = g_new0 (TrestleMark, 1);
      g_hash_table_insert (self->marks, g_strdup (id), mark);
    }

  return mark;
}

TrestleMarks *
trestle_marks_new (void)
{
  TrestleMarks *self = g_new0 (TrestleMarks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_mark);
  self->legend = g_ptr_array_new_with_free_func (free_legend);
  self->flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

TrestleMarks *
trestle_marks_ref (TrestleMarks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
trestle_marks_unref (TrestleMarks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->flows);
  g_ptr_array_unref (self->legend);
  g_free (self->title);
  g_free (self);
}

const TrestleMark *
trestle_marks_lookup (TrestleMarks *self,
                      const char   *id)
{
  return g_hash_table_lookup (self->marks, id);
}

void
trestle_marks_set_text (TrestleMarks *self,
                        const char   *id,
                        const char   *field,
                        const char   *text)
{
  TrestleMark *mark = get_mark (self, id);

  if (field == NULL)
    {
      g_set_str (&mark->text, text);
      return;
    }
  if (mark->fields == NULL)
    mark->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (mark->fields, g_strdup (field), g_strdup (text));
}

void
trestle_marks_set_verdict (TrestleMarks      *self,
                           const char        *id,
                           TrestleMarkVerdict verdict,
                           gboolean           assumed)
{
  TrestleMark *mark = get_mark (self, id);

  mark->verdict = verdict;
  mark->assumed = assumed;
}

void
trestle_marks_set_group (TrestleMarks *self,
                         const char   *id,
                         guint         group)
{
  get_mark (self, id)->group = group;
}

void
trestle_marks_set_title (TrestleMarks *self,
                         const char   *title)
{
  g_set_str (&self->title, title);
}

const char *
trestle_marks_get_title (TrestleMarks *self)
{
  return self->title;
}

void
trestle_marks_add_legend (TrestleMarks      *self,
                          TrestleMarkVerdict verdict,
                          guint              group,
                          const char        *text)
{
  TrestleLegend *legend = g_new0 (TrestleLegend, 1);

  *legend = (TrestleLegend) { verdict, group, g_strdup (text) };
  g_ptr_array_add (self->legend, legend);
}

const GPtrArray *
trestle_marks_get_legend (TrestleMarks *self)
{
  return self->legend;
}

void
trestle_marks_add_flow (TrestleMarks *self,
                        const char   *id)
{
  g_hash_table_add (self->flows, g_strdup (id));
}

gboolean
trestle_marks_has_flow (TrestleMarks *self,
                        const char   *id)
{
  return g_hash_table_contains (self->flows, id);
}

void
trestle_marks_add_finding (TrestleMarks       *self,
                           const char         *id,
                           TrestleMarkSeverity severity)
{
  g_return_if_fail (severity < TRESTLE_MARK_N_SEVERITIES);

  get_mark (self, id)->findings[severity]++;
}
