/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a design to boxes: who stands in whom, in which order, and where.
 */
#include "config.h"

#include "scene-private.h"

#include "container.h"
#include "layout.h"

#define TRAY_GAP 64

/* What runs on a machine. */
typedef struct
{
  TrestleObject *object;
  gboolean       standby;     /* the machine is the standby of this database */
} Role;

/* Things by the location they stand at; the last list is for those that stand
 * nowhere.  Lists are made when first needed.
 */
typedef struct
{
  TrestleScene *scene;
  guint         n_locations;
  guint         n_machines;
  GPtrArray   **populations;
  GPtrArray   **machines;
  GPtrArray   **others;       /* libraries, instances; components without a machine */
  GArray      **roles;        /* of each machine */
} Census;

static void
add_to_list (GPtrArray **lists,
             guint       i,
             gpointer    object)
{
  if (lists[i] == NULL)
    lists[i] = g_ptr_array_new ();
  g_ptr_array_add (lists[i], object);
}

static void
free_lists (GPtrArray **lists,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&lists[i], g_ptr_array_unref);
  g_free (lists);
}

static guint
get_slot (const Census     *census,
          const TrestleRef *location)
{
  return location->target != NULL ? location->target->position : census->n_locations;
}

static void
add_role (Census        *census,
          TrestleObject *object,
          TrestleObject *machine,
          gboolean       standby)
{
  Role role = { object, standby };

  if (!trestle_scene_shows (census->scene, trestle_object_get_kind (object)))
    return;
  if (machine == NULL)
    {
      if (!standby)
        add_to_list (census->others, census->n_locations, object);
      return;
    }
  if (census->roles[machine->position] == NULL)
    census->roles[machine->position] = g_array_new (FALSE, FALSE, sizeof (Role));
  g_array_append_val (census->roles[machine->position], role);
}

/* By kind in the order of the guide, standbys behind their like, then by name. */
static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  const Role *s = a;
  const Role *t = b;
  TrestleKind k = trestle_object_get_kind (s->object);
  TrestleKind l = trestle_object_get_kind (t->object);

  if (k != l)
    return k < l ? -1 : 1;
  if (s->standby != t->standby)
    return s->standby ? 1 : -1;

  return trestle_object_compare (&s->object, &t->object);
}

/* The machine of the instance’s active server, or of any of its servers. */
static TrestleLocation *
find_home (TrestleObject *instance)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (instance->design, instance->id, &n);
  TrestleServer *best = NULL;

  for (guint i = 0; i < n; i++)
    {
      TrestleServer *server;

      if (!TRESTLE_IS_SERVER (referrers[i].object))
        continue;
      server = TRESTLE_SERVER (referrers[i].object);
      if (server->machine.target == NULL || TRESTLE_MACHINE (server->machine.target)->location.target == NULL)
        continue;
      if (best == NULL || (server->role == TRESTLE_SERVER_ACTIVE && best->role != TRESTLE_SERVER_ACTIVE))
        best = server;
    }

  return best != NULL ? (TrestleLocation *) TRESTLE_MACHINE (best->machine.target)->location.target : NULL;
}

static void
count_components (Census *census)
{
  TrestleDesign *design = census->scene->design;

  TRESTLE_FOREACH (design, SERVER, TrestleServer, server)
    add_role (census, TRESTLE_OBJECT (server), server->machine.target, FALSE);
  TRESTLE_FOREACH (design, DATABASE, TrestleDatabase, database)
    {
      add_role (census, TRESTLE_OBJECT (database), database->machine.target, FALSE);
      if (database->standby.target != database->machine.target)
        add_role (census, TRESTLE_OBJECT (database), database->standby.target, TRUE);
    }
  TRESTLE_FOREACH (design, CONSOLE, TrestleConsole, console)
    add_role (census, TRESTLE_OBJECT (console), console->machine.target, FALSE);
  TRESTLE_FOREACH (design, REPOSITORY, TrestleRepository, repository)
    add_role (census, TRESTLE_OBJECT (repository), repository->machine.target, FALSE);
  TRESTLE_FOREACH (design, IIS, TrestleIis, iis)
    add_role (census, TRESTLE_OBJECT (iis), iis->machine.target, FALSE);
}

static void
census_init (Census       *census,
             TrestleScene *scene)
{
  TrestleDesign *design = scene->design;

  census->scene = scene;
  census->n_locations = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len;
  census->n_machines = trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items->len;
  census->populations = g_new0 (GPtrArray *, census->n_locations + 1);
  census->machines = g_new0 (GPtrArray *, census->n_locations + 1);
  census->others = g_new0 (GPtrArray *, census->n_locations + 1);
  census->roles = g_new0 (GArray *, census->n_machines + 1);

  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    add_to_list (census->populations, get_slot (census, &population->location), population);
  if (trestle_scene_shows (scene, TRESTLE_KIND_MACHINE))
    TRESTLE_FOREACH (design, MACHINE, TrestleMachine, machine)
      add_to_list (census->machines, get_slot (census, &machine->location), machine);
  if (trestle_scene_shows (scene, TRESTLE_KIND_LIBRARY))
    TRESTLE_FOREACH (design, LIBRARY, TrestleLibrary, library)
      add_to_list (census->others, get_slot (census, &library->location), library);
  if (trestle_scene_shows (scene, TRESTLE_KIND_INSTANCE))
    TRESTLE_FOREACH (design, INSTANCE, TrestleInstance, instance)
      {
        TrestleLocation *home = find_home (TRESTLE_OBJECT (instance));
        TrestleRef at = { .target = (TrestleObject *) home };

        add_to_list (census->others, get_slot (census, &at), instance);
      }
  count_components (census);
}

static void
census_clear (Census *census)
{
  free_lists (census->populations, census->n_locations + 1);
  free_lists (census->machines, census->n_locations + 1);
  free_lists (census->others, census->n_locations + 1);
  for (guint i = 0; i < census->n_machines; i++)
    g_clear_pointer (&census->roles[i], g_array_unref);
  g_free (census->roles);
}

static guint
add_box (TrestleScene  *scene,
         TrestleBoxType type,
         TrestleKind    kind,
         TrestleObject *object,
         int            parent)
{
  TrestleBox box = { .type = type, .kind = kind, .parent = parent };

  if (object != NULL)
    {
      box.object = g_object_ref (object);
      box.shown = g_object_ref (object);
      if (g_hash_table_lookup (scene->index, object) == NULL)
        g_hash_table_insert (scene->index, object, GUINT_TO_POINTER (scene->boxes->len + 1));
    }
  g_array_append_val (scene->boxes, box);

  return scene->boxes->len - 1;
}

static TrestleBox *
get_box (TrestleScene *scene,
         guint         index)
{
  return &g_array_index (scene->boxes, TrestleBox, index);
}

static guint
get_role_flags (const Role *role)
{
  if (role->standby)
    return TRESTLE_BOX_PASSIVE | TRESTLE_BOX_STANDBY;
  if (TRESTLE_IS_SERVER (role->object) && TRESTLE_SERVER (role->object)->role == TRESTLE_SERVER_PASSIVE)
    return TRESTLE_BOX_PASSIVE;

  return 0;
}

static void
set_mover (TrestleScene  *scene,
           guint          index,
           TrestleObject *mover)
{
  TrestleBox *box = get_box (scene, index);
  gint64 pinned = TRESTLE_IS_LOCATION (mover) ? TRESTLE_LOCATION (mover)->pinned : TRESTLE_MACHINE (mover)->pinned;

  box->mover = g_object_ref (mover);
  if (pinned == TRUE)
    box->flags |= TRESTLE_BOX_PINNED;
}

/* A machine with one role is that component; with several it has a row for each. */
static void
add_machine (Census        *census,
             TrestleObject *machine,
             int            parent)
{
  TrestleScene *scene = census->scene;
  GArray *roles = census->roles[machine->position];
  const Role *only;
  guint card;

  if (roles == NULL)
    {
      if (scene->step == 3)
        return;
      card = add_box (scene, TRESTLE_BOX_CARD, TRESTLE_KIND_MACHINE, machine, parent);
      set_mover (scene, card, machine);
      return;
    }

  g_array_sort (roles, compare_roles);
  only = &g_array_index (roles, Role, 0);
  if (roles->len == 1)
    {
      card = add_box (scene, TRESTLE_BOX_CARD, trestle_object_get_kind (only->object),
                      only->standby ? machine : only->object, parent);
      g_set_object (&get_box (scene, card)->shown, only->object);
      get_box (scene, card)->flags = get_role_flags (only);
    }
  else
    {
      card = add_box (scene, TRESTLE_BOX_CARD, TRESTLE_KIND_MACHINE, machine, parent);
      for (guint i = 0; i < roles->len; i++)
        {
          const Role *role = &g_array_index (roles, Role, i);
          guint row = add_box (scene, TRESTLE_BOX_ROLE, trestle_object_get_kind (role->object),
                               role->standby ? machine : role->object, card);

          g_set_object (&get_box (scene, row)->shown, role->object);
          get_box (scene, row)->flags = get_role_flags (role);
          set_mover (scene, row, machine);
        }
      get_box (scene, card)->n_inside = roles->len;
    }
  set_mover (scene, card, machine);
  if (g_hash_table_lookup (scene->index, machine) == NULL)
    g_hash_table_insert (scene->index, machine, GUINT_TO_POINTER (card + 1));
}

static void
add_inside (Census *census,
            guint   slot,
            guint   container)
{
  TrestleScene *scene = census->scene;
  GPtrArray *lists[] = { census->populations[slot], census->machines[slot], census->others[slot] };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (lists[i] == NULL)
        continue;
      g_ptr_array_sort (lists[i], trestle_object_compare);
      for (guint k = 0; k < lists[i]->len; k++)
        {
          TrestleObject *object = lists[i]->pdata[k];

          if (i == 1)
            add_machine (census, object, container);
          else
            add_box (scene, i == 0 ? TRESTLE_BOX_POPULATION : TRESTLE_BOX_CARD,
                     trestle_object_get_kind (object), object, container);
        }
    }
  get_box (scene, container)->n_inside = scene->boxes->len - container - 1;
}

static void
add_locations (Census                    *census,
               const TrestleSceneOptions *options)
{
  TrestleScene *scene = census->scene;
  TrestleList *list = trestle_design_get_list (scene->design, TRESTLE_KIND_LOCATION);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < list->items->len; i++)
    g_ptr_array_add (sorted, list->items->pdata[i]);
  g_ptr_array_sort (sorted, trestle_object_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      TrestleObject *location = sorted->pdata[i];
      guint box = add_box (scene, TRESTLE_BOX_LOCATION, TRESTLE_KIND_LOCATION, location, -1);

      set_mover (scene, box, location);
      if (trestle_scene_is_isolated (TRESTLE_LOCATION (location)))
        get_box (scene, box)->flags |= TRESTLE_BOX_ISOLATED;
      if (options->collapsed != NULL && g_hash_table_contains (options->collapsed, location->id))
        get_box (scene, box)->flags |= TRESTLE_BOX_COLLAPSED;
      else
        add_inside (census, location->position, box);
    }
}

/* What is in a collapsed location is found at the location. */
static void
index_collapsed (Census *census,
                 guint   index)
{
  const TrestleBox *box = get_box (census->scene, index);
  guint slot = box->object->position;
  GPtrArray *lists[] = { census->populations[slot], census->machines[slot], census->others[slot] };
  gpointer value = GUINT_TO_POINTER (index + 1);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i] != NULL && k < lists[i]->len; k++)
      {
        TrestleObject *object = lists[i]->pdata[k];
        GArray *roles = i == 1 ? census->roles[object->position] : NULL;

        g_hash_table_insert (census->scene->index, object, value);
        for (guint r = 0; roles != NULL && r < roles->len; r++)
          if (!g_array_index (roles, Role, r).standby)
            g_hash_table_insert (census->scene->index, g_array_index (roles, Role, r).object, value);
      }
}

/* A location weighs what stands in it. */
static guint
get_weight (TrestleScene *scene,
            guint         index)
{
  const TrestleBox *box = trestle_scene_get_box (scene, index);
  guint weight = 0;

  for (guint i = index + 1; i <= index + box->n_inside; i++)
    weight += trestle_scene_get_box (scene, i)->type == TRESTLE_BOX_CARD;

  return weight;
}

static GArray *
list_edges (TrestleScene *scene,
            const guint  *nodes)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (TrestleEdge));

  TRESTLE_FOREACH (scene->design, LINK, TrestleLink, link)
    {
      TrestleEdge edge;

      if (link->end_a.target == NULL || link->end_b.target == NULL || link->end_a.target == link->end_b.target)
        continue;
      edge.a = nodes[link->end_a.target->position];
      edge.b = nodes[link->end_b.target->position];
      edge.strength = TRESTLE_OR (link->bandwidth, 0) + 1;
      g_array_append_val (edges, edge);
    }

  return edges;
}

static gboolean
meets_another (const TrestleNode *nodes,
               TrestleSpace      *space,
               guint              index)
{
  TrestleRect around = trestle_rect_grow (&(TrestleRect) { nodes[index].x, nodes[index].y, nodes[index].width, nodes[index].height },
                                          TRESTLE_GRID);

  return trestle_space_find (space, &around, index, -1) >= 0;
}

/* Whether a location has lost its saved position: its placing was undone. */
static gboolean
is_placing_undone (TrestleScene      *scene,
                   const TrestleNode *nodes,
                   guint              n_nodes,
                   TrestleScene      *before)
{
  for (guint n = 0, i = 0; n < n_nodes; i += 1 + get_box (scene, i)->n_inside, n++)
    {
      gpointer found = nodes[n].fixed ? NULL : g_hash_table_lookup (before->index, get_box (scene, i)->object);

      if (found != NULL && get_box (before, GPOINTER_TO_UINT (found) - 1)->flags & TRESTLE_BOX_PLACED)
        return TRUE;
    }

  return FALSE;
}

/* Locations without a saved place stay where they were in the scene before, while few are
 * new and few have grown into others: else it is another picture.
 */
static void
keep_before (TrestleScene              *scene,
             TrestleNode               *nodes,
             guint                      n_nodes,
             const TrestleSceneOptions *options)
{
  g_autoptr (TrestleSpace) space = trestle_space_new ();
  g_autofree gboolean *kept = g_new0 (gboolean, n_nodes + 1);
  guint n = 0, n_new = 0;

  for (guint i = 0; n < n_nodes; i += 1 + get_box (scene, i)->n_inside, n++)
    {
      gpointer found = nodes[n].fixed ? NULL : g_hash_table_lookup (options->before->index, get_box (scene, i)->object);
      TrestleRect rect = { nodes[n].x, nodes[n].y, nodes[n].width, nodes[n].height };

      if (found != NULL)
        {
          const TrestleRect *old = &get_box (options->before, GPOINTER_TO_UINT (found) - 1)->rect;

          kept[n] = TRUE;
          rect.x = nodes[n].x = old->x;
          rect.y = nodes[n].y = old->y;
        }
      else if (!nodes[n].fixed)
        {
          n_new++;
          rect = (TrestleRect) { G_MININT / 4, G_MININT / 4, 0, 0 };
        }
      trestle_space_add (space, &rect);
    }
  for (guint i = 0; i < n_nodes; i++)
    if (kept[i] && meets_another (nodes, space, i))
      {
        kept[i] = FALSE;
        n_new++;
      }
  for (guint i = 0; i < n_nodes && n_new * TRESTLE_NEWCOMERS <= n_nodes; i++)
    nodes[i].fixed = nodes[i].fixed || kept[i];
}

/* Gives the locations their places; the boxes of locations are the first
 * containers, in the order of the nodes.
 */
static void
place_locations (TrestleScene              *scene,
                 guint                      n_locations,
                 const TrestleSceneOptions *options)
{
  g_autofree TrestleNode *nodes = g_new0 (TrestleNode, n_locations + 1);
  g_autofree guint *numbers = g_new0 (guint, n_locations + 1);
  g_autoptr (GArray) edges = NULL;
  guint n = 0;

  for (guint i = 0; n < n_locations; i += 1 + get_box (scene, i)->n_inside)
    {
      TrestleBox *box = get_box (scene, i);
      TrestlePoint at = { 0, 0 };

      numbers[box->object->position] = n;
      nodes[n].fixed = trestle_container_get_saved (box->object, options->rearrange, &at);
      box->flags |= nodes[n].fixed ? TRESTLE_BOX_PLACED : 0;
      nodes[n].x = at.x;
      nodes[n].y = at.y;
      nodes[n].width = box->rect.width;
      nodes[n].height = box->rect.height;
      nodes[n++].weight = get_weight (scene, i);
    }
  if (options->before != NULL && !is_placing_undone (scene, nodes, n, options->before))
    keep_before (scene, nodes, n, options);
  edges = list_edges (scene, numbers);
  trestle_layout_nodes (nodes, n, (const TrestleEdge *) edges->data, edges->len, options->aspect);
  n = 0;
  for (guint i = 0; n < n_locations; i += 1 + get_box (scene, i)->n_inside, n++)
    {
      get_box (scene, i)->depth = nodes[n].depth;
      trestle_container_move (scene->boxes, i, nodes[n].x, nodes[n].y);
    }
}

static void
set_bounds (TrestleScene *scene)
{
  scene->bounds = (TrestleRect) { 0 };
  for (guint i = 0; i < scene->boxes->len; i += 1 + get_box (scene, i)->n_inside)
    trestle_rect_enclose (&scene->bounds, &get_box (scene, i)->rect);
}

/* The tray stands below everything else. */
static void
add_tray (Census                    *census,
          const TrestleSceneOptions *options)
{
  TrestleScene *scene = census->scene;
  guint slot = census->n_locations;
  guint tray;

  if (census->populations[slot] == NULL && census->machines[slot] == NULL && census->others[slot] == NULL)
    return;

  tray = add_box (scene, TRESTLE_BOX_TRAY, TRESTLE_KIND_LOCATION, NULL, -1);
  add_inside (census, slot, tray);
  if (get_box (scene, tray)->n_inside == 0)
    {
      g_array_set_size (scene->boxes, tray);
      return;
    }
  trestle_container_fill (scene->boxes, tray, options->rearrange);
  trestle_container_move (scene->boxes, tray, scene->bounds.x,
                          scene->bounds.height > 0 ? scene->bounds.y + scene->bounds.height + TRAY_GAP : 0);
}

gboolean
trestle_scene_shows (const TrestleScene *scene,
                     TrestleKind         kind)
{
  static const gint8 first_steps[TRESTLE_N_KINDS] = {
    [TRESTLE_KIND_MACHINE] = 3,
    [TRESTLE_KIND_SERVER] = 3,
    [TRESTLE_KIND_DATABASE] = 3,
    [TRESTLE_KIND_CONSOLE] = 3,
    [TRESTLE_KIND_REPOSITORY] = 4,
    [TRESTLE_KIND_IIS] = 4
  };

  if (kind == TRESTLE_KIND_INSTANCE)
    return scene->step == 2;

  return scene->step == 0 || scene->step >= first_steps[kind];
}

gboolean
trestle_scene_is_isolated (const TrestleLocation *location)
{
  return location->network.target != NULL && TRESTLE_NETWORK (location->network.target)->isolated == TRUE;
}

void
trestle_scene_fill_boxes (TrestleScene              *scene,
                          const TrestleSceneOptions *options)
{
  Census census = { 0 };

  census_init (&census, scene);
  add_locations (&census, options);
  for (guint i = 0; i < scene->boxes->len; i += 1 + get_box (scene, i)->n_inside)
    {
      trestle_container_fill (scene->boxes, i, options->rearrange);
      if (get_box (scene, i)->flags & TRESTLE_BOX_COLLAPSED)
        index_collapsed (&census, i);
    }
  place_locations (scene, census.n_locations, options);
  set_bounds (scene);
  add_tray (&census, options);
  set_bounds (scene);
  census_clear (&census);
}
