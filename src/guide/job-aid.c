/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables, column by column.  A column is a row here: its heading, and
 * either the field it shows or the function that makes its text.
 */
#include "config.h"

#include "job-aid.h"

#include <glib/gi18n.h>
#include <string.h>

#include "index.h"
#include "quantity.h"

typedef struct
{
  const TrestleIndex      *index;
  const TrestleAssessment *assessment;
  TrestleObject           *row;
  TrestleRepository       *repository;    /* of a sub-line, or NULL */
} Cell;

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
dup_figure (const Cell *cell,
            const char *id)
{
  const TrestleFigure *figure = trestle_figure_find (id);
  TrestleNumber value = figure->compute (cell->index, cell->row, NULL, NULL);

  return trestle_number_is_known (value) ? trestle_measure_dup_text (figure->measure, value) : g_strdup ("");
}

/* Table A-1 */

static char *
dup_users (const Cell *cell)
{
  return dup_figure (cell, "users");
}

/* The typed maximum stands beside the computed one and is marked. */
static char *
dup_maximum (const Cell *cell)
{
  const TrestleLocation *location = (TrestleLocation *) cell->row;
  g_autofree char *computed = dup_figure (cell, "maximum-users");
  g_autofree char *typed = NULL;

  if (location->maximum == TRESTLE_UNSET)
    return g_steal_pointer (&computed);
  typed = trestle_quantity_format (TRESTLE_UNIT_PERSONS, location->maximum);
  if (g_str_equal (typed, computed))
    return g_steal_pointer (&typed);

  /* Translators: a number somebody typed, and the one that was computed. */
  return g_strdup_printf (_("%s (computed %s)"), typed, computed);
}

static char *
dup_images (const Cell *cell)
{
  const TrestleLocationLoad *load = trestle_index_location (cell->index, cell->row);
  g_autoptr(GPtrArray) images = g_ptr_array_new ();
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < load->n_demands; i++)
    if (!g_ptr_array_find (images, load->demands[i].image, NULL))
      g_ptr_array_add (images, load->demands[i].image);
  g_ptr_array_sort (images, trestle_object_compare);

  for (guint i = 0; i < images->len; i++)
    {
      gint64 clients = 0;
      g_autofree char *number = NULL;

      for (guint k = 0; k < load->n_demands; k++)
        clients += load->demands[k].image == images->pdata[i] ? load->demands[k].clients : 0;
      number = trestle_quantity_group (clients);
      g_ptr_array_add (parts, g_strdup_printf ("%s (%s)", trestle_object_get_name (images->pdata[i]), number));
    }

  return join (parts);
}

/* all, none, or the populations that may; undecided while a flag is missing. */
static char *
dup_offline (const Cell *cell)
{
  g_autoptr(GPtrArray) allowed = g_ptr_array_new ();
  guint n_allowed = 0, n_refused = 0;

  for (guint i = 0; i < cell->index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &cell->index->populations[i];

      if (load->population->location.target != cell->row)
        continue;
      for (guint k = 0; k < load->n_usages; k++)
        {
          if (load->usages[k]->offline == TRESTLE_UNSET)
            return g_strdup (_("undecided"));
          n_allowed += load->usages[k]->offline == TRUE ? 1 : 0;
          n_refused += load->usages[k]->offline == FALSE ? 1 : 0;
          if (load->usages[k]->offline == TRUE && load->usages[k]->workspace.target != NULL &&
              !g_ptr_array_find (allowed, load->usages[k]->workspace.target, NULL))
            g_ptr_array_add (allowed, load->usages[k]->workspace.target);
        }
    }
  if (n_allowed + n_refused == 0)
    return g_strdup ("");
  if (n_refused == 0)
    return g_strdup (_("all"));
  if (n_allowed == 0)
    return g_strdup (_("none"));

  g_ptr_array_sort (allowed, trestle_object_compare);
  for (guint i = 0; i < allowed->len; i++)
    allowed->pdata[i] = (gpointer) trestle_object_get_name (allowed->pdata[i]);
  {
    g_autofree char *names = join (allowed);

    /* Translators: some users may work offline; %s lists their workspaces. */
    return g_strdup_printf (_("some (%s)"), names);
  }
}

static char *
dup_libraries (const Cell *cell)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  TRESTLE_FOREACH (cell->index->design, LIBRARY, TrestleLibrary, library)
    if (library->location.target == cell->row)
      g_ptr_array_add (names, (gpointer) trestle_object_get_name ((TrestleObject *) library));

  return join (names);
}

static char *
dup_report_time (const Cell *cell)
{
  const TrestleLocation *location = (TrestleLocation *) cell->row;

  if (location->reports == FALSE)
    return g_strdup (_("not applicable"));

  return location->report_time != TRESTLE_UNSET ? trestle_quantity_format (TRESTLE_UNIT_SECONDS, location->report_time) : g_strdup ("");
}

/* The strictest of the location’s own value and its services’ (AMB-12). */
static char *
dup_strictest (const Cell *cell,
               const char *field_name,
               gint64      own)
{
  gint64 strictest = own;
  const TrestleField *field = trestle_object_find_field (cell->row, field_name);

  TRESTLE_FOREACH (cell->index->design, SERVICE, TrestleService, service)
    if (service->location.target == cell->row)
      {
        gint64 value = trestle_object_get_number ((TrestleObject *) service,
                                                  trestle_object_find_field ((TrestleObject *) service, field_name));

        if (value != TRESTLE_UNSET && (strictest == TRESTLE_UNSET || value < strictest))
          strictest = value;
      }

  return strictest != TRESTLE_UNSET ? trestle_quantity_format (field->unit, strictest) : g_strdup ("");
}

static char *
dup_load_expectation (const Cell *cell)
{
  return dup_strictest (cell, "load_expectation", ((TrestleLocation *) cell->row)->load_expectation);
}

static char *
dup_update_window (const Cell *cell)
{
  return dup_strictest (cell, "update_window", ((TrestleLocation *) cell->row)->update_window);
}

/* The location’s techniques, and those of workspaces that have their own (AMB-36). */
static char *
dup_techniques (const Cell *cell)
{
  g_autofree char *own = trestle_object_dup_text (cell->row, trestle_object_find_field (cell->row, "techniques"));
  GString *text = g_string_new (own);

  TRESTLE_FOREACH (cell->index->design, SERVICE, TrestleService, service)
    if (service->location.target == cell->row && service->techniques != TRESTLE_UNSET && service->workspace.target != NULL)
      {
        g_autofree char *other = trestle_object_dup_text ((TrestleObject *) service,
                                                          trestle_object_find_field ((TrestleObject *) service, "techniques"));

        if (!g_str_equal (other, own))
          g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                                  trestle_object_get_name (service->workspace.target), other);
      }

  return g_string_free (text, FALSE);
}

static char *
dup_local (const Cell *cell)
{
  const TrestleLocation *location = (TrestleLocation *) cell->row;

  if (location->local_repository == TRESTLE_UNSET)
    return g_strdup ("");

  /* Translators: Y and N stand for yes and no in a narrow column. */
  return g_strdup (location->local_repository ? C_("narrow column", "Y") : C_("narrow column", "N"));
}

static gboolean
is_additional (const TrestleIndex      *index,
               const TrestleRepository *repository,
               const TrestleObject     *location)
{
  return trestle_index_repository (index, repository)->location == (const TrestleLocation *) location &&
         TRESTLE_OR (repository->reason, TRESTLE_REPOSITORY_REASON_LOCAL) != TRESTLE_REPOSITORY_REASON_LOCAL;
}

/* The number of repositories added here, and each one’s name and reason. */
static char *
dup_additional (const Cell *cell)
{
  guint n = 0;
  g_autofree char *reason = NULL;

  if (cell->repository == NULL)
    return g_strdup ("");
  TRESTLE_FOREACH (cell->index->design, REPOSITORY, TrestleRepository, repository)
    n += is_additional (cell->index, repository, cell->row) ? 1 : 0;

  reason = cell->repository->reason_text != NULL
           ? g_strdup (cell->repository->reason_text)
           : trestle_object_dup_text ((TrestleObject *) cell->repository,
                                      trestle_object_find_field ((TrestleObject *) cell->repository, "reason"));
  if (is_additional (cell->index, cell->repository, cell->row))
    return g_strdup_printf ("%u – %s: %s", n, trestle_object_get_name ((TrestleObject *) cell->repository), reason);

  return g_strdup_printf ("%s: %s", trestle_object_get_name ((TrestleObject *) cell->repository), reason);
}

static char *
dup_repository_field (const Cell *cell,
                      const char *name)
{
  return cell->repository != NULL
         ? trestle_object_dup_text ((TrestleObject *) cell->repository, trestle_object_find_field ((TrestleObject *) cell->repository, name))
         : g_strdup ("");
}

static char *
dup_repository_images (const Cell *cell)
{
  return dup_repository_field (cell, "images");
}

static char *
dup_repository_clients (const Cell *cell)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; cell->repository != NULL && i < cell->index->n_populations; i++)
    if (trestle_refs_contain (cell->index->populations[i].population->repositories, cell->repository))
      g_ptr_array_add (names, cell->index->populations[i].population);
  g_ptr_array_sort (names, trestle_object_compare);
  for (guint i = 0; i < names->len; i++)
    names->pdata[i] = (gpointer) trestle_object_get_name (names->pdata[i]);

  return join (names);
}

/* "4 cores, 2.8 GHz, 8 GB": what of a form factor is known. */
static char *
dup_form_factor (const TrestleObject *machine,
                 gboolean             with_system)
{
  static const char *const names[] = { "platform", "os", "clock", "memory", "disk" };
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const TrestleMachine *self = (const TrestleMachine *) machine;

  if (machine == NULL)
    return g_strdup ("");
  if (self->cores != TRESTLE_UNSET)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d core", "%d cores", (gulong) self->cores), (int) self->cores));
  for (guint i = with_system ? 0 : 2; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = trestle_object_dup_text (machine, trestle_object_find_field (machine, names[i]));

      if (*text != '\0')
        g_ptr_array_add (parts, g_steal_pointer (&text));
    }

  return join (parts);
}

static char *
dup_machine_place (const TrestleRef *machine)
{
  const TrestleLocation *location = trestle_location_of (machine);

  if (machine->target == NULL)
    return g_strdup ("");
  if (location == NULL)
    return g_strdup (trestle_object_get_name (machine->target));

  return g_strdup_printf ("%s, %s", trestle_object_get_name (machine->target), trestle_object_get_name ((TrestleObject *) location));
}

static char *
dup_repository_design (const Cell *cell)
{
  g_autofree char *form = cell->repository != NULL ? dup_form_factor (cell->repository->machine.target, TRUE) : NULL;
  g_autofree char *tolerance = dup_repository_field (cell, "fault_tolerance");

  if (form == NULL || *form == '\0' || *tolerance == '\0')
    return g_strdup (form != NULL && *form != '\0' ? form : tolerance);

  return g_strdup_printf ("%s; %s", form, tolerance);
}

static char *
dup_repository_location (const Cell *cell)
{
  const TrestleLocation *location = cell->repository != NULL ? trestle_location_of (&cell->repository->machine) : NULL;

  return g_strdup (location != NULL ? trestle_object_get_name ((TrestleObject *) location) : "");
}

static char *
dup_repository_disk (const Cell *cell)
{
  const Cell own = { cell->index, cell->assessment, (TrestleObject *) cell->repository, NULL };

  return cell->repository != NULL ? dup_figure (&own, "repository-disk") : g_strdup ("");
}

static char *
dup_iis (const Cell *cell)
{
  g_autoptr(GPtrArray) servers = g_ptr_array_new ();

  TRESTLE_FOREACH (cell->index->design, IIS, TrestleIis, iis)
    if (cell->repository != NULL && iis->repository.target == (TrestleObject *) cell->repository)
      g_ptr_array_add (servers, iis);
  g_ptr_array_sort (servers, trestle_object_compare);
  g_ptr_array_set_free_func (servers, NULL);
  for (guint i = 0; i < servers->len; i++)
    {
      TrestleObject *iis = servers->pdata[i];
      g_autofree char *place = dup_machine_place (&((TrestleIis *) iis)->machine);
      g_autofree char *protocol = trestle_object_dup_text (iis, trestle_object_find_field (iis, "protocol"));
      g_autofree char *tolerance = ((TrestleIis *) iis)->fault_tolerance == TRESTLE_IIS_FAULT_TOLERANCE_FAILOVER_CLUSTER
                                   ? trestle_object_dup_text (iis, trestle_object_find_field (iis, "fault_tolerance")) : NULL;
      GString *text = g_string_new (trestle_object_get_name (iis));

      g_string_append_printf (text, " (%s%s%s%s%s)", place, *protocol != '\0' ? ", " : "", protocol,
                              tolerance != NULL ? ", " : "", tolerance != NULL ? tolerance : "");
      servers->pdata[i] = g_string_free (text, FALSE);
    }
  g_ptr_array_set_free_func (servers, g_free);

  return join (servers);
}

/* Table A-2 */

static char *
dup_reason (const Cell *cell)
{
  g_autofree char *reason = trestle_object_dup_text (cell->row, trestle_object_find_field (cell->row, "reason"));
  const char *words = ((TrestleInstance *) cell->row)->reason_text;

  return words != NULL && *words != '\0' ? g_strdup_printf ("%s%s%s", reason, *reason != '\0' ? ": " : "", words) : g_steal_pointer (&reason);
}

static char *
dup_server_form (const TrestleServer *server)
{
  g_autofree char *place = server != NULL ? dup_machine_place (&server->machine) : g_strdup ("");
  g_autofree char *form = server != NULL ? dup_form_factor (server->machine.target, TRUE) : g_strdup ("");

  return g_strdup_printf ("%s%s%s", place, *place != '\0' && *form != '\0' ? ": " : "", form);
}

static char *
dup_server (const Cell *cell)
{
  return dup_server_form (trestle_index_instance (cell->index, cell->row)->active_server);
}

static char *
dup_backup (const Cell *cell)
{
  const TrestleInstanceLoad *load = trestle_index_instance (cell->index, cell->row);

  if (load->passive_server != NULL)
    return dup_server_form (load->passive_server);
  if (load->instance->backup == FALSE)
    return g_strdup (_("none"));

  return g_strdup (load->instance->backup == TRUE ? _("to be designed") : _("undecided"));
}

static TrestleDatabase *
get_database (const Cell *cell)
{
  return (TrestleDatabase *) ((TrestleInstance *) cell->row)->database.target;
}

static char *
dup_database_place (const Cell *cell)
{
  const TrestleDatabase *database = get_database (cell);
  g_autofree char *place = database != NULL ? dup_machine_place (&database->machine) : NULL;

  if (database == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%s%s%s%s", trestle_object_get_name ((TrestleObject *) database),
                          *place != '\0' ? " (" : "", place, *place != '\0' ? ")" : "");
}

static char *
dup_database_size (const Cell *cell)
{
  TrestleDatabase *database = get_database (cell);
  const Cell own = { cell->index, cell->assessment, (TrestleObject *) database, NULL };
  g_autofree char *low = database != NULL ? dup_figure (&own, "database-size-low") : g_strdup ("");
  g_autofree char *high = database != NULL ? dup_figure (&own, "database-size-high") : g_strdup ("");
  g_autofree char *range = g_str_equal (low, high) ? g_strdup (low) : g_strdup_printf ("%s – %s", low, high);
  TrestleNumber computed;
  g_autofree char *typed = NULL;

  if (database == NULL || database->size == TRESTLE_UNSET)
    return g_steal_pointer (&range);
  computed = trestle_figure_find ("database-size-high")->compute (cell->index, (TrestleObject *) database, NULL, NULL);
  if (trestle_number_is_known (computed) && computed.num == database->size)
    return g_steal_pointer (&range);

  typed = trestle_measure_dup_text (TRESTLE_MEASURE_BYTES, trestle_integer (database->size));

  /* Translators: a size somebody accepted, and the computed range. */
  return g_strdup_printf (_("%s (computed %s)"), typed, range);
}

static char *
dup_log_shipping (const Cell *cell)
{
  const TrestleDatabase *database = get_database (cell);
  g_autofree char *standby = NULL;

  if (database == NULL || database->fault_tolerance == TRESTLE_UNSET)
    return g_strdup (database == NULL ? "" : _("undecided"));
  if (database->fault_tolerance != TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING)
    return g_strdup (C_("narrow column", "N"));
  standby = dup_machine_place (&database->standby);

  return g_strdup_printf ("%s%s%s", C_("narrow column", "Y"), *standby != '\0' ? ": " : "", standby);
}

static char *
dup_consoles (const Cell *cell)
{
  return dup_figure (cell, "consoles");
}

/* Consoles of the instance, its own and re-pointed ones, by name. */
static GPtrArray *
list_consoles (const Cell *cell)
{
  GPtrArray *consoles = g_ptr_array_new ();

  TRESTLE_FOREACH (cell->index->design, CONSOLE, TrestleConsole, console)
    if (console->instance.target == cell->row || trestle_refs_contain (console->repointed, cell->row))
      g_ptr_array_add (consoles, console);
  g_ptr_array_sort (consoles, trestle_object_compare);

  return consoles;
}

static char *
dup_console_places (const Cell *cell)
{
  g_autoptr(GPtrArray) consoles = list_consoles (cell);
  g_autoptr(GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < consoles->len; i++)
    {
      const TrestleLocation *location = trestle_location_of (&((TrestleConsole *) consoles->pdata[i])->machine);

      if (location != NULL)
        g_ptr_array_add (places, (gpointer) trestle_object_get_name ((TrestleObject *) location));
    }

  return join (places);
}

/* Each distinct form factor once. */
static char *
dup_console_forms (const Cell *cell)
{
  g_autoptr(GPtrArray) consoles = list_consoles (cell);
  g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < consoles->len; i++)
    {
      g_autofree char *form = dup_form_factor (((TrestleConsole *) consoles->pdata[i])->machine.target, TRUE);

      if (*form != '\0' && !g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL))
        g_ptr_array_add (forms, g_steal_pointer (&form));
    }
  g_ptr_array_add (forms, NULL);

  return g_strjoinv ("; ", (char **) forms->pdata);
}

/* The tables.  Headings are labels of the printed job aids and stand as they are
 * there; what makes the text of a column without a field stands in the same order
 * below.
 */
static const TrestleJobAidColumn client_columns[] = {
  { "R-A1.1", 1, "1", "1", N_("Location name"), FALSE, FALSE, "name" },
  { "R-A1.2", 1, "1", "1", N_("Available bandwidth"), TRUE, FALSE, "bandwidth" },
  { "R-A1.3", 1, "1", "1", N_("Number of users"), TRUE, FALSE, NULL },
  { "R-A1.4", 1, "1", "1", N_("Maximum number of users"), TRUE, FALSE, NULL },
  { "R-A1.5", 1, "1", "2", N_("Names of virtual machines to be used in location"), FALSE, FALSE, NULL },
  { "R-A1.6", 2, "1", "2", N_("Location of users permitted to work in offline mode"), FALSE, FALSE, NULL },
  { "R-A1.7", 2, "1", "2", N_("Existing library location"), FALSE, FALSE, NULL },
  { "R-A1.8", 2, "1", "3", N_("Acceptable initial load time for virtual machine"), TRUE, FALSE, NULL },
  { "R-A1.9", 2, "1", "3", N_("Acceptable deploy time for updates"), TRUE, FALSE, NULL },
  { "R-A1.10", 2, "1", "3", N_("Acceptable response time for reports"), TRUE, FALSE, NULL },
  { "R-A1.11", 3, "4", "1", N_("Image distribution techniques"), FALSE, FALSE, NULL },
  { "R-A1.12", 3, "4", "1", N_("Local repository required (Y/N)"), FALSE, FALSE, NULL },
  { "R-A1.13", 3, "4", "2", N_("Number of additional repositories and reason added to design"), FALSE, TRUE, NULL },
  { "R-A1.14", 3, "4", "2", N_("Virtual machine names in repository"), FALSE, TRUE, NULL },
  { "R-A1.15", 3, "4", "2", N_("MED-V Clients that will load workspaces with images from repository"), FALSE, TRUE, NULL },
  { "R-A1.16", 4, "4", "3", N_("Design of repository"), FALSE, TRUE, NULL },
  { "R-A1.17", 4, "4", "3", N_("Location of repository"), FALSE, TRUE, NULL },
  { "R-A1.18", 4, "4", "3", N_("Disk space required"), TRUE, TRUE, NULL },
  { "R-A1.19", 4, "4", "4", N_("Design and placement of IIS servers"), FALSE, TRUE, NULL }
};

static const TrestleJobAidColumn server_columns[] = {
  { "R-A2.1", 1, "2", "1", N_("MED-V instance name"), FALSE, FALSE, "name" },
  { "R-A2.2", 1, "2", "1", N_("Reason for designing each MED-V instance"), FALSE, FALSE, NULL },
  { "R-A2.3", 1, "3", "1", N_("MED-V server form factor and location"), FALSE, FALSE, NULL },
  { "R-A2.4", 1, "3", "1", N_("Backup server form factor"), FALSE, FALSE, NULL },
  { "R-A2.5", 1, "3", "2", N_("SQL Server database location"), FALSE, FALSE, NULL },
  { "R-A2.6", 2, "3", "2", N_("SQL Server database size"), TRUE, FALSE, NULL },
  { "R-A2.7", 2, "3", "2", N_("SQL Server log shipping"), FALSE, FALSE, NULL },
  { "R-A2.8", 2, "3", "3", N_("Number of Management Consoles"), TRUE, FALSE, NULL },
  { "R-A2.9", 2, "3", "3", N_("Location of Management Consoles"), FALSE, FALSE, NULL },
  { "R-A2.10", 2, "3", "3", N_("Management Consoles form factor"), FALSE, FALSE, NULL }
};

typedef char *(*DupText) (const Cell *cell);

static const DupText client_texts[G_N_ELEMENTS (client_columns)] = {
  NULL, NULL, dup_users, dup_maximum, dup_images, dup_offline, dup_libraries, dup_load_expectation, dup_update_window,
  dup_report_time, dup_techniques, dup_local, dup_additional, dup_repository_images, dup_repository_clients,
  dup_repository_design, dup_repository_location, dup_repository_disk, dup_iis
};

static const DupText server_texts[G_N_ELEMENTS (server_columns)] = {
  NULL, dup_reason, dup_server, dup_backup, dup_database_place, dup_database_size, dup_log_shipping, dup_consoles,
  dup_console_places, dup_console_forms
};

const TrestleJobAid trestle_job_aid_clients = {
  "A-1", N_("Client Data"), TRESTLE_KIND_LOCATION, client_columns, G_N_ELEMENTS (client_columns), 4
};

const TrestleJobAid trestle_job_aid_servers = {
  "A-2", N_("Server Data"), TRESTLE_KIND_INSTANCE, server_columns, G_N_ELEMENTS (server_columns), 2
};

GPtrArray *
trestle_job_aid_list_rows (const TrestleJobAid     *self,
                           const TrestleAssessment *assessment)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  const GPtrArray *items = trestle_design_get_list (index->design, self->kind)->items;
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (rows, items->pdata[i]);
  g_ptr_array_sort (rows, trestle_object_compare);

  return rows;
}

static void
map_repository (GHashTable    *map,
                TrestleObject *location,
                gpointer       repository)
{
  GPtrArray *repositories = location != NULL ? g_hash_table_lookup (map, location) : NULL;

  if (location == NULL || repository == NULL)
    return;
  if (repositories == NULL)
    {
      repositories = g_ptr_array_new ();
      g_hash_table_insert (map, location, repositories);
    }
  if (!g_ptr_array_find (repositories, repository, NULL))
    g_ptr_array_add (repositories, repository);
}

GHashTable *
trestle_job_aid_map_repositories (const TrestleAssessment *assessment)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GHashTable *map = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer repositories;

  for (guint i = 0; i < index->n_repositories; i++)
    map_repository (map, (TrestleObject *) index->repositories[i].location, index->repositories[i].repository);
  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulation *population = index->populations[i].population;

      for (guint k = 0; population->repositories != NULL && k < population->repositories->n; k++)
        map_repository (map, population->location.target, population->repositories->refs[k].target);
    }
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, NULL, &repositories))
    g_ptr_array_sort (repositories, trestle_object_compare);

  return map;
}

GPtrArray *
trestle_job_aid_list_repositories (const TrestleAssessment *assessment,
                                   TrestleObject           *location)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GPtrArray *repositories = g_ptr_array_new ();

  for (guint i = 0; i < index->n_repositories; i++)
    if (index->repositories[i].location == (TrestleLocation *) location)
      g_ptr_array_add (repositories, index->repositories[i].repository);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulation *population = index->populations[i].population;

      for (guint k = 0; population->repositories != NULL && k < population->repositories->n; k++)
        if (population->location.target == location && population->repositories->refs[k].target != NULL &&
            !g_ptr_array_find (repositories, population->repositories->refs[k].target, NULL))
          g_ptr_array_add (repositories, population->repositories->refs[k].target);
    }
  g_ptr_array_sort (repositories, trestle_object_compare);

  return repositories;
}

char *
trestle_job_aid_dup_cell (const TrestleJobAid       *self,
                          const TrestleJobAidColumn *column,
                          const TrestleAssessment   *assessment,
                          TrestleObject             *row,
                          TrestleObject             *repository)
{
  const DupText *texts = self == &trestle_job_aid_clients ? client_texts : server_texts;
  const Cell cell = { trestle_assessment_get_index (assessment), assessment, row, (TrestleRepository *) repository };

  if (column->field != NULL)
    return trestle_object_dup_text (row, trestle_object_find_field (row, column->field));

  return texts[column - self->columns] (&cell);
}
