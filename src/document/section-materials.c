/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bill of materials: machines that are built alike on one line, and the software
 * they and the clients need.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "table.h"

/* What makes two machines alike, and the columns that say so. */
static const char *const built_as[] = { "platform", "os", "cores", "clock", "memory", "disk", "nic" };

#define N_BUILT G_N_ELEMENTS (built_as)

static GPtrArray *
list_objects (TrestleComposer *composer,
              TrestleKind      kind)
{
  GPtrArray *objects = g_ptr_array_new ();

  g_ptr_array_extend (objects, trestle_design_get_list (composer->design, kind)->items, NULL, NULL);
  g_ptr_array_sort (objects, trestle_object_compare);

  return objects;
}

static char *
dup_names (const GPtrArray *objects)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < objects->len; i++)
    g_strv_builder_take (names, trestle_object_dup_name (objects->pdata[i]));
  all = g_strv_builder_end (names);

  return g_strjoinv (", ", all);
}

static char *
dup_build (TrestleObject *machine)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < N_BUILT; i++)
    g_strv_builder_take (parts, trestle_object_dup_text (machine, trestle_object_find_field (machine, built_as[i])));
  all = g_strv_builder_end (parts);

  return g_strjoinv ("\t", all);
}

/* Builds in the order of their first machines by name; each with its machines. */
static GPtrArray *
group_machines (const GPtrArray *machines)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *ordered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < machines->len; i++)
    {
      g_autofree char *build = dup_build (machines->pdata[i]);
      GPtrArray *group = g_hash_table_lookup (groups, build);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (ordered, group);
          g_hash_table_insert (groups, g_steal_pointer (&build), group);
        }
      g_ptr_array_add (group, machines->pdata[i]);
    }

  return ordered;
}

static void
add_machines (TrestleComposer *composer)
{
  g_autoptr (GPtrArray) machines = list_objects (composer, TRESTLE_KIND_MACHINE);
  g_autoptr (GPtrArray) groups = group_machines (machines);
  TrestleTableColumn columns[N_BUILT + 2] = { { .heading = _("Number"), .number = TRUE, .strong = TRUE } };
  g_autoptr (TrestleTable) table = NULL;

  if (machines->len == 0)
    return;
  for (guint c = 0; c < N_BUILT; c++)
    columns[c + 1].heading = _(trestle_object_find_field (machines->pdata[0], built_as[c])->label);
  columns[N_BUILT + 1] = (TrestleTableColumn) { .heading = _("Machines"), .share = 1 };
  table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  for (guint g = 0; g < groups->len; g++)
    {
      const GPtrArray *group = groups->pdata[g];
      g_autofree char *number = g_strdup_printf ("%u", group->len), *build = dup_build (group->pdata[0]);
      g_autofree char *names = dup_names (group);
      g_auto (GStrv) parts = g_strsplit (build, "\t", N_BUILT);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, number);
      for (guint c = 0; c < N_BUILT; c++)
        trestle_table_set_cell (table, c + 1, 0, parts[c]);
      trestle_table_set_cell (table, N_BUILT + 1, 0, names);
    }
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Machines"));
  trestle_table_set (table);
}

static void
add_product (TrestleTable    *table,
             const char      *product,
             const char      *number,
             const GPtrArray *objects)
{
  g_autofree char *names = objects != NULL ? dup_names (objects) : NULL;

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, product);
  trestle_table_set_cell (table, 1, 0, number);
  trestle_table_set_cell (table, 2, 0, names != NULL ? names : _("Every client"));
}

/* Databases by edition: each needs SQL Server of it on its machine. */
static void
add_editions (TrestleComposer *composer,
              TrestleTable    *table)
{
  g_autoptr (GPtrArray) left = list_objects (composer, TRESTLE_KIND_DATABASE);

  while (left->len > 0)
    {
      const TrestleField *field = trestle_object_find_field (left->pdata[0], "edition");
      g_autofree char *edition = trestle_object_dup_text (left->pdata[0], field);
      g_autofree char *product = g_strstrip (g_strdup_printf ("SQL Server %s", edition));
      g_autofree char *number = NULL;
      g_autoptr (GPtrArray) alike = g_ptr_array_new ();

      for (guint i = 0; i < left->len; )
        {
          g_autofree char *other = trestle_object_dup_text (left->pdata[i], field);

          if (g_str_equal (other, edition))
            g_ptr_array_add (alike, g_ptr_array_remove_index (left, i));
          else
            i++;
        }
      number = g_strdup_printf ("%u", alike->len);
      add_product (table, product, number, alike);
    }
}

static void
add_software (TrestleComposer *composer)
{
  static const struct
  {
    TrestleKind kind;
    const char *product;
  } products[] = {
    { TRESTLE_KIND_SERVER, N_("MED-V server") },
    { TRESTLE_KIND_CONSOLE, N_("MED-V management console") },
    { TRESTLE_KIND_IIS, N_("Internet Information Services") },
  };
  const TrestleTableColumn columns[] = {
    { .heading = _("Software"), .strong = TRUE }, { .heading = _("Number"), .number = TRUE }, { .heading = _("For"), .share = 1 }
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  TrestleNumber clients = trestle_assessment_get_figure (composer->assessment, "design-clients", TRESTLE_OBJECT (composer->design));
  g_autofree char *number = trestle_measure_dup_text (TRESTLE_MEASURE_COUNT, clients);

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr (GPtrArray) objects = list_objects (composer, products[i].kind);
      g_autofree char *n = g_strdup_printf ("%u", objects->len);

      if (objects->len > 0)
        add_product (table, _(products[i].product), n, objects);
      if (products[i].kind == TRESTLE_KIND_SERVER)
        add_editions (composer, table);
    }
  add_product (table, _("MED-V client and Virtual PC"), number, NULL);
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Software"));
  trestle_table_set (table);
}

void
trestle_section_materials (TrestleComposer *composer)
{
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("What has to be there before the design can be built. Machines that are built alike stand on one line."));
  add_machines (composer);
  add_software (composer);
}
