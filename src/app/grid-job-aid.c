/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of a job aid is a field here, of the row’s object, of its database or
 * of a repository, or else it is computed and says where it comes from.
 */
#include "config.h"

#include "grid-job-aid.h"

#include <glib/gi18n.h>

/* What each column edits.  Where several things stand in a cell, it is the one that
 * the heading asks for.
 */
static const struct
{
  const char          *id;
  const char          *via; /* reference of the row’s object or repository */
  const char          *field;
  const char          *reason; /* N_(): why there is none */
  const TrestleFarSet *far_set; /* in place of a field */
} sources[] = {
  { "R-A1.1", NULL, "name" },
  { "R-A1.2", NULL, "bandwidth" },
  { "R-A1.3", NULL, "users" },
  { "R-A1.4", NULL, "maximum" },
  { "R-A1.5", .far_set = &trestle_far_set_images },
  { "R-A1.6", NULL, NULL, N_("Follows from the usages: each says whether it may be offline") },
  { "R-A1.7", .far_set = &trestle_far_set_libraries },
  { "R-A1.8", NULL, "load_expectation" },
  { "R-A1.9", NULL, "update_window" },
  { "R-A1.10", NULL, "report_time" },
  { "R-A1.11", NULL, "techniques" },
  { "R-A1.12", NULL, "local_repository" },
  { "R-A1.13", NULL, "reason_text" },
  { "R-A1.14", NULL, "images" },
  { "R-A1.15", .far_set = &trestle_far_set_populations },
  { "R-A1.16", NULL, "fault_tolerance" },
  { "R-A1.17", "machine", "location" },
  { "R-A1.18", NULL, NULL, N_("The sum of the packed sizes of the images that the repository holds") },
  { "R-A1.19", .far_set = &trestle_far_set_iis },
  { "R-A2.1", NULL, "name" },
  { "R-A2.2", NULL, "reason" },
  { "R-A2.3", NULL, NULL, N_("Follows from the server of the instance and the machine it runs on") },
  { "R-A2.4", NULL, "backup" },
  { "R-A2.5", NULL, "database" },
  { "R-A2.6", "database", "size" },
  { "R-A2.7", "database", "fault_tolerance" },
  { "R-A2.8", NULL, NULL, N_("The consoles that manage the instance, counted") },
  { "R-A2.9", NULL, NULL, N_("Follows from the consoles and the machines they run on") },
  { "R-A2.10", NULL, NULL, N_("Follows from the consoles and the machines they run on") }
};

/* What a column’s functions need; as long as its array. */
typedef struct
{
  const TrestleJobAid       *aid;
  const TrestleJobAidColumn *column;
  TrestleProject            *project;
} Source;

struct _TrestleGridLine
{
  GObject        parent_instance;
  TrestleObject *object;
  TrestleObject *repository;    /* or NULL */
  guint          number;        /* of the sub-line, 0 is the first */
};

G_DEFINE_FINAL_TYPE (TrestleGridLine, trestle_grid_line, G_TYPE_OBJECT)

static void
trestle_grid_line_finalize (GObject *object)
{
  TrestleGridLine *self = TRESTLE_GRID_LINE (object);

  g_clear_object (&self->object);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (trestle_grid_line_parent_class)->finalize (object);
}

static void
trestle_grid_line_class_init (TrestleGridLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_grid_line_finalize;
}

static void
trestle_grid_line_init (TrestleGridLine *self)
{
}

TrestleObject *
trestle_grid_line_get_object (TrestleGridLine *self)
{
  return self->object;
}

TrestleObject *
trestle_grid_line_find (TrestleGridLine     *self,
                        const TrestleColumn *column)
{
  const Source *source = column != NULL ? column->data : NULL;

  if (source == NULL)
    return self->object;
  if (source->column->per_repository)
    return self->repository;

  return self->number == 0 ? self->object : NULL;
}

TrestleObject *
trestle_grid_row_find (gpointer             row,
                       const TrestleColumn *column)
{
  return TRESTLE_IS_GRID_LINE (row) ? trestle_grid_line_find (row, column) : row;
}

gboolean
trestle_grid_line_equal (TrestleGridLine *self,
                         TrestleGridLine *other)
{
  return self->object == other->object && self->repository == other->repository && self->number == other->number;
}

int
trestle_grid_line_compare (TrestleGridLine *self,
                           TrestleGridLine *other)
{
  int order = trestle_object_compare (&self->object, &other->object);

  return order != 0 ? order : (self->number > other->number) - (self->number < other->number);
}

static char *
dup_shown (const TrestleColumn *column,
           gpointer             item)
{
  const Source *source = column->data;
  TrestleGridLine *line = item;
  const TrestleAssessment *assessment = trestle_project_get_assessment (source->project);

  /* It may have gone, and its line not yet. */
  if (line->object->design == NULL || trestle_grid_line_find (line, column) == NULL ||
      (line->repository != NULL && line->repository->design == NULL))
    return g_strdup ("");

  return trestle_job_aid_dup_cell (source->aid, source->column, assessment, line->object, line->repository);
}

static const TrestleField *
find_field (TrestleKind kind,
            const char *name)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return &info->fields[i];

  return NULL;
}

static TrestleColumn
make_column (const TrestleJobAid *aid,
             const Source        *source)
{
  TrestleKind kind = source->column->per_repository ? TRESTLE_KIND_REPOSITORY : aid->kind;
  TrestleColumn column = { .name = source->column->id, .title = _(source->column->heading), .data = source, .dup_shown = dup_shown };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].id, source->column->id))
      {
        column.reason = sources[i].reason;
        column.far_set = sources[i].far_set;
        column.derived = g_strcmp0 (sources[i].field, "users") == 0;
        if (sources[i].via != NULL)
          column.via = find_field (kind, sources[i].via);
        if (sources[i].field != NULL && !column.derived)
          column.field = find_field (column.via != NULL ? column.via->target : kind, sources[i].field);
        break;
      }
  column.numeric = column.derived || (column.field != NULL && column.field->kind == TRESTLE_FIELD_INT);

  return column;
}

GArray *
trestle_grid_job_aid_list_columns (const TrestleJobAid *aid,
                                   TrestleProject      *project)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TrestleColumn));

  for (guint i = 0; i < aid->n_columns; i++)
    {
      /* One a column there is of the job aids: for as long as the project. */
      g_autofree char *key = g_strconcat ("job-aid ", aid->columns[i].id, NULL);
      Source *source = g_object_get_data (G_OBJECT (project), key);
      TrestleColumn column;

      if (source == NULL)
        {
          source = g_new0 (Source, 1);
          *source = (Source) { aid, &aid->columns[i], project };
          g_object_set_data_full (G_OBJECT (project), key, source, g_free);
        }
      column = make_column (aid, source);
      g_array_append_val (columns, column);
    }

  return columns;
}

guint
trestle_grid_job_aid_get_part (const TrestleColumn *column)
{
  return ((const Source *) column->data)->column->part;
}

gboolean
trestle_grid_job_aid_is_of_row (const TrestleColumn *column)
{
  return !((const Source *) column->data)->column->per_repository;
}

TrestleGridLine *
trestle_grid_line_new (TrestleObject *object,
                       TrestleObject *repository,
                       guint          number)
{
  TrestleGridLine *line = g_object_new (TRESTLE_TYPE_GRID_LINE, NULL);

  line->object = g_object_ref (object);
  line->repository = repository != NULL ? g_object_ref (repository) : NULL;
  line->number = number;

  return line;
}

GPtrArray *
trestle_grid_job_aid_list_lines (const TrestleJobAid *aid,
                                 TrestleProject      *project)
{
  const GPtrArray *items = trestle_design_get_list (trestle_project_get_design (project), aid->kind)->items;
  g_autoptr(GHashTable) repositories = aid->kind == TRESTLE_KIND_LOCATION
                                       ? trestle_job_aid_map_repositories (trestle_project_get_assessment (project)) : NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      const GPtrArray *own = repositories != NULL ? g_hash_table_lookup (repositories, items->pdata[i]) : NULL;

      for (guint k = 0; k < (own != NULL ? own->len : 1); k++)
        g_ptr_array_add (lines, trestle_grid_line_new (items->pdata[i], own != NULL ? own->pdata[k] : NULL, k));
    }

  return lines;
}
