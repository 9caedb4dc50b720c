/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a design to boxes: what stands in whom, what it says, what is found.
 */
#include "config.h"

#include "container.h"
#include "demo-design.h"
#include "edit.h"
#include "layout.h"
#include "random-design.h"

#include <string.h>

static TrestleObject *
create (TrestleDesign *design,
        TrestleKind    kind,
        const char    *name)
{
  TrestleObject *object = trestle_design_create (design, kind);

  trestle_object_set_string (object, "name", name);

  return object;
}

static TrestleObject *
add_component (TrestleDesign *design,
               TrestleKind    kind,
               TrestleObject *location,
               const char    *name)
{
  TrestleObject *component = trestle_edit_add_component (design, kind, (TrestleLocation *) location);

  trestle_object_set_string (component, "name", name);
  trestle_object_set_string ((TrestleObject *) trestle_edit_get_machine (component), "name", name);

  return component;
}

static const TrestleBox *
find (TrestleScene  *scene,
      TrestleObject *object)
{
  int index = trestle_scene_find (scene, object);

  g_assert_cmpint (index, >=, 0);

  return trestle_scene_get_box (scene, index);
}

static void
assert_inside (TrestleScene *scene)
{
  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      const TrestleBox *around;

      if (box->parent < 0)
        continue;
      around = trestle_scene_get_box (scene, box->parent);
      g_assert_cmpint (box->parent, <, (int) i);
      g_assert_cmpint ((int) i, <=, box->parent + (int) around->n_inside);
      g_assert_true (box->rect.x >= around->rect.x && box->rect.y >= around->rect.y &&
                     box->rect.x + box->rect.width <= around->rect.x + around->rect.width &&
                     box->rect.y + box->rect.height <= around->rect.y + around->rect.height);
    }
}

static void
assert_siblings_apart (TrestleScene *scene)
{
  for (guint i = 0; i < scene->boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const TrestleBox *a = trestle_scene_get_box (scene, i);
        const TrestleBox *b = trestle_scene_get_box (scene, k);

        if (a->parent == b->parent)
          g_assert_false (trestle_rect_intersects (&a->rect, &b->rect));
      }
}

static void
test_boxes (void)
{
  for (guint n = 0; n < 60; n += 7)
    {
      g_autoptr (TrestleDesign) design = demo_design_new (n);

      for (int step = 0; step <= 4; step++)
        {
          TrestleSceneOptions options = { .step = step };
          g_autoptr (TrestleScene) scene = trestle_scene_new (design, &options);

          assert_inside (scene);
          assert_siblings_apart (scene);
        }
    }
}

static void
test_shared_machine (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *location = create (design, TRESTLE_KIND_LOCATION, "Bern");
  TrestleObject *server = add_component (design, TRESTLE_KIND_SERVER, location, "S");
  TrestleObject *database = add_component (design, TRESTLE_KIND_DATABASE, location, "D");
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (server);
  TrestleObject *standby = create (design, TRESTLE_KIND_MACHINE, "M");
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  const TrestleBox *box = find (scene, server);

  /* One role: the card is the component, and carries the machine’s place. */
  g_assert_cmpint (box->type, ==, TRESTLE_BOX_CARD);
  g_assert_cmpint (box->rect.height, ==, 56);
  g_assert_true (box->object == server && box->mover == machine);
  g_assert_true (find (scene, machine) == box);

  trestle_object_set_ref (database, "machine", machine);
  trestle_object_set_ref (standby, "location", location);
  trestle_object_set_ref (database, "standby", standby);
  g_clear_pointer (&scene, trestle_scene_unref);
  scene = trestle_scene_new (design, NULL);

  /* Two roles: a row for each, 24 pixels more. */
  box = find (scene, database);
  g_assert_cmpint (box->type, ==, TRESTLE_BOX_ROLE);
  g_assert_true (box->mover == machine);
  box = trestle_scene_get_box (scene, box->parent);
  g_assert_cmpint (box->rect.height, ==, 80);
  g_assert_true (box->object == machine);
  g_assert_cmpuint (box->n_inside, ==, 2);

  /* The standby is a passive database, but selecting it selects the machine. */
  box = find (scene, standby);
  g_assert_cmpint (box->kind, ==, TRESTLE_KIND_DATABASE);
  g_assert_true (box->object == standby && (box->flags & TRESTLE_BOX_PASSIVE));
}

static void
test_tray (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  TrestleObject *server, *machine, *population;

  g_assert_cmpuint (scene->boxes->len, ==, 0);
  g_assert_cmpint (scene->bounds.width, ==, 0);
  g_assert_cmpint (trestle_scene_pick (scene, 0, 0), ==, -1);

  server = trestle_design_create (design, TRESTLE_KIND_SERVER);
  machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  g_clear_pointer (&scene, trestle_scene_unref);
  scene = trestle_scene_new (design, NULL);
  g_assert_cmpint (trestle_scene_get_box (scene, 0)->type, ==, TRESTLE_BOX_TRAY);
  g_assert_cmpint (find (scene, server)->parent, ==, 0);
  g_assert_cmpint (find (scene, machine)->parent, ==, 0);
  g_assert_cmpint (find (scene, population)->parent, ==, 0);
  g_assert_null (find (scene, server)->mover);
}

static void
test_steps (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  TrestleObject *server = trestle_design_get_list (design, TRESTLE_KIND_SERVER)->items->pdata[0];
  TrestleObject *iis = trestle_design_get_list (design, TRESTLE_KIND_IIS)->items->pdata[0];
  TrestleObject *instance = trestle_design_get_list (design, TRESTLE_KIND_INSTANCE)->items->pdata[0];

  for (int step = 0; step <= 4; step++)
    {
      TrestleSceneOptions options = { .step = step };
      g_autoptr (TrestleScene) scene = trestle_scene_new (design, &options);

      g_assert_true ((trestle_scene_find (scene, server) >= 0) == (step == 0 || step >= 3));
      g_assert_true ((trestle_scene_find (scene, iis) >= 0) == (step == 0 || step >= 4));

      /* An instance is drawn in step 2; later its server stands for it. */
      g_assert_true ((trestle_scene_find (scene, instance) >= 0) == (step != 1));
      g_assert_cmpint (scene->wires->len, ==, 6);
    }
}

static void
test_collapsed (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  TrestleObject *server = trestle_design_get_list (design, TRESTLE_KIND_SERVER)->items->pdata[0];
  g_autoptr (GHashTable) collapsed = g_hash_table_new (g_str_hash, g_str_equal);
  TrestleSceneOptions options = { .collapsed = collapsed };
  g_autoptr (TrestleScene) scene = NULL;

  g_hash_table_add (collapsed, location->id);
  scene = trestle_scene_new (design, &options);
  g_assert_cmpuint (find (scene, location)->n_inside, ==, 0);
  g_assert_cmpint (find (scene, location)->rect.height, ==, TRESTLE_CARD_HEIGHT);
  g_assert_true (find (scene, server) == find (scene, location));
}

static void
test_isolated (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  guint n = 0;

  for (guint i = 0; i < scene->boxes->len; i++)
    n += (trestle_scene_get_box (scene, i)->flags & TRESTLE_BOX_ISOLATED) != 0;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_saved_positions (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (12);
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[3];
  TrestleObject *server = trestle_design_get_list (design, TRESTLE_KIND_SERVER)->items->pdata[0];
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (server);
  TrestleSceneOptions options = { .rearrange = TRUE };
  g_autoptr (TrestleScene) scene = NULL;
  const TrestleBox *box, *around;

  trestle_object_set_number (location, "x", 300);
  trestle_object_set_number (location, "y", -20);
  trestle_object_set_number (machine, "x", 90);
  trestle_object_set_number (machine, "y", 50);
  scene = trestle_scene_new (design, NULL);
  g_assert_cmpint (find (scene, location)->rect.x, ==, 2400);
  g_assert_cmpint (find (scene, location)->rect.y, ==, -160);
  box = find (scene, server);
  around = trestle_scene_get_box (scene, box->parent);
  g_assert_cmpint (box->rect.x - around->rect.x, ==, 720);
  g_assert_cmpint (box->rect.y - around->rect.y, ==, 400);
  assert_inside (scene);
  assert_siblings_apart (scene);

  /* Arranging again forgets them, unless they are pinned. */
  trestle_object_set_number (location, "pinned", TRUE);
  g_clear_pointer (&scene, trestle_scene_unref);
  scene = trestle_scene_new (design, &options);
  g_assert_cmpint (find (scene, location)->rect.x, ==, 2400);
  g_assert_cmpint (find (scene, server)->rect.y - trestle_scene_get_box (scene, find (scene, server)->parent)->rect.y, <, 400);
}

/* Nobody has placed anything: what is new comes to stand beside the others, which stay. */
static void
test_newcomers (void)
{
  for (guint n = 6; n < 40; n++)
    {
      g_autoptr (TrestleDesign) design = demo_design_new (n);
      const GPtrArray *locations = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items;
      g_autoptr (TrestleScene) before = trestle_scene_new (design, NULL);
      TrestleSceneOptions options = { .before = before };
      g_autoptr (TrestleScene) after = NULL;
      TrestleObject *neighbor = locations->pdata[n % locations->len];
      TrestleObject *added = create (design, TRESTLE_KIND_LOCATION, "A new one");
      TrestleObject *link = trestle_design_create (design, TRESTLE_KIND_LINK);

      trestle_object_set_ref (link, "end_a", neighbor);
      trestle_object_set_ref (link, "end_b", added);
      after = trestle_scene_new (design, &options);
      assert_siblings_apart (after);
      for (guint i = 0; i < before->boxes->len; i++)
        {
          const TrestleBox *old = trestle_scene_get_box (before, i);

          if (old->type == TRESTLE_BOX_LOCATION)
            g_assert_cmpmem (&find (after, old->object)->rect, sizeof (TrestleRect), &old->rect, sizeof (TrestleRect));
        }

      /* No further away than the picture was large. */
      g_assert_cmpint (ABS (find (after, added)->rect.x - find (after, neighbor)->rect.x), <=, before->bounds.width);
      g_assert_cmpint (ABS (find (after, added)->rect.y - find (after, neighbor)->rect.y), <=, before->bounds.height);
    }
}

/* What was moved goes back when that is undone. */
static void
test_unplaced (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (12);
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[3];
  g_autoptr (TrestleScene) first = trestle_scene_new (design, NULL);
  const TrestleRect rect = find (first, location)->rect;
  TrestleSceneOptions options = { .before = first };
  g_autoptr (TrestleScene) moved = NULL;
  g_autoptr (TrestleScene) undone = NULL;

  trestle_object_set_number (location, "x", rect.x / TRESTLE_GRID + 40);
  trestle_object_set_number (location, "y", rect.y / TRESTLE_GRID + 40);
  moved = trestle_scene_new (design, &options);
  g_assert_cmpint (find (moved, location)->rect.x, ==, (rect.x / TRESTLE_GRID + 40) * TRESTLE_GRID);
  trestle_object_unset (location, "x");
  trestle_object_unset (location, "y");
  options.before = moved;
  undone = trestle_scene_new (design, &options);
  for (guint i = 0; i < first->boxes->len; i++)
    g_assert_cmpmem (&trestle_scene_get_box (undone, i)->rect, sizeof (TrestleRect), &trestle_scene_get_box (first, i)->rect, sizeof (TrestleRect));
}

/* With more that is new than was there it is another picture: that without a scene before. */
static void
test_another_picture (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (6);
  g_autoptr (TrestleScene) before = trestle_scene_new (design, NULL);
  TrestleSceneOptions options = { .before = before };
  g_autoptr (TrestleScene) after = NULL;
  g_autoptr (TrestleScene) afresh = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("New %u", i);

      create (design, TRESTLE_KIND_LOCATION, name);
    }
  after = trestle_scene_new (design, &options);
  afresh = trestle_scene_new (design, NULL);
  g_assert_cmpuint (after->boxes->len, ==, afresh->boxes->len);
  for (guint i = 0; i < after->boxes->len; i++)
    g_assert_cmpmem (&trestle_scene_get_box (after, i)->rect, sizeof (TrestleRect),
                     &trestle_scene_get_box (afresh, i)->rect, sizeof (TrestleRect));
}

/* Writing what the arrangement says changes nothing in the picture. */
static void
test_arrange (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (25);
  g_autoptr (TrestleScene) before = trestle_scene_new (design, NULL);
  g_autoptr (GArray) placements = trestle_layout_arrange (design, 0);
  g_autoptr (TrestleScene) after = NULL;

  g_assert_cmpuint (placements->len, ==,
                    25 + trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items->len);
  for (guint i = 0; i < placements->len; i++)
    {
      const TrestlePlacement *placement = &g_array_index (placements, TrestlePlacement, i);

      trestle_object_set_number (placement->object, "x", placement->x);
      trestle_object_set_number (placement->object, "y", placement->y);
    }
  after = trestle_scene_new (design, NULL);
  g_assert_cmpuint (before->boxes->len, ==, after->boxes->len);
  for (guint i = 0; i < before->boxes->len; i++)
    g_assert_cmpmem (&trestle_scene_get_box (before, i)->rect, sizeof (TrestleRect),
                     &trestle_scene_get_box (after, i)->rect, sizeof (TrestleRect));
}

/* The order in which a file lists things does not show. */
static void
test_order_of_lists (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (25);
  g_autoptr (TrestleScene) before = trestle_scene_new (design, NULL);
  g_autoptr (TrestleScene) after = NULL;
  static const TrestleKind kinds[] = { TRESTLE_KIND_LOCATION, TRESTLE_KIND_LINK, TRESTLE_KIND_MACHINE, TRESTLE_KIND_POPULATION };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint k = 0; k < 7; k++)
      {
        g_autoptr (TrestleObject) object = g_object_ref (trestle_design_get_list (design, kinds[i])->items->pdata[k]);

        trestle_design_remove (design, object);
        trestle_design_add (design, object);
      }
  after = trestle_scene_new (design, NULL);
  g_assert_cmpuint (before->boxes->len, ==, after->boxes->len);
  for (guint i = 0; i < before->boxes->len; i++)
    {
      g_assert_true (trestle_scene_get_box (before, i)->object == trestle_scene_get_box (after, i)->object);
      g_assert_cmpmem (&trestle_scene_get_box (before, i)->rect, sizeof (TrestleRect),
                       &trestle_scene_get_box (after, i)->rect, sizeof (TrestleRect));
    }
  g_assert_cmpmem (before->points->data, before->points->len * sizeof (TrestlePoint),
                   after->points->data, after->points->len * sizeof (TrestlePoint));
}

static void
test_pick (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (40);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);

  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleRect *rect = &trestle_scene_get_box (scene, i)->rect;
      int found = trestle_scene_pick (scene, rect->x + 1, rect->y + 1);

      g_assert_cmpint (found, ==, (int) i);
    }
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (scene, i);

      g_assert_cmpint (trestle_scene_pick_wire (scene, wire->label.x, wire->label.y, 3), ==, (int) i);
      g_assert_true (trestle_scene_pick_object (scene, wire->label.x, wire->label.y, 3) == wire->object);
      g_assert_cmpint (trestle_scene_find_wire (scene, wire->object), ==, (int) i);
    }
  g_assert_cmpint (trestle_scene_pick_wire (scene, -500, -500, 6), ==, -1);
}

static void
test_texts (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (2);
  g_autoptr (TrestleMarks) marks = trestle_marks_new ();
  g_autoptr (TrestleScene) scene = NULL;
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[1];
  TrestleObject *database = trestle_design_get_list (design, TRESTLE_KIND_DATABASE)->items->pdata[0];
  g_autofree char *users = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *bandwidth = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  scene = trestle_scene_new (design, NULL);
  detail = trestle_scene_dup_detail (scene, find (scene, database));
  g_assert_cmpstr (detail, ==, "3 GB");
  trestle_marks_set_text (marks, database->id, NULL, "3.2 of 4 GB");
  trestle_marks_set_text (marks, location->id, "maximum", "99");
  trestle_marks_set_text (marks, scene->wires->len > 0 ? trestle_scene_get_wire (scene, 0)->object->id : "", NULL, "134 %");
  trestle_scene_set_marks (scene, marks);
  marked = trestle_scene_dup_detail (scene, find (scene, database));
  g_assert_cmpstr (marked, ==, "3.2 of 4 GB");
  trestle_scene_dup_chips (scene, find (scene, location), &users, &maximum, &bandwidth);
  g_assert_cmpstr (users, ==, "15");
  g_assert_cmpstr (maximum, ==, "max. 99");
  g_assert_cmpstr (bandwidth, ==, "4 Mbps");
  label = trestle_scene_dup_label (scene, trestle_scene_get_wire (scene, 0));
  g_assert_cmpstr (label, ==, "4 Mbps · 134 %");
  words = trestle_scene_describe (scene);
  g_assert_nonnull (strstr (words, "Paris. 15 users, max. 99. Available bandwidth: 4 Mbps. Linked to London (4 Mbps · 134 %)."));
  g_assert_nonnull (strstr (words, "SQL-01 (Database · 3.2 of 4 GB)"));
}

static void
test_totals (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (2);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autoptr (TrestleMarks) marks = trestle_marks_new ();
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  TrestleObject *server = trestle_design_get_list (design, TRESTLE_KIND_SERVER)->items->pdata[0];
  const TrestleMark *total;

  total = trestle_scene_get_total (scene, trestle_scene_find (scene, location));
  g_assert_cmpint (total->verdict, ==, TRESTLE_MARK_NONE);
  trestle_marks_add_finding (marks, server->id, TRESTLE_MARK_ERROR);
  trestle_marks_add_finding (marks, location->id, TRESTLE_MARK_WARNING);
  trestle_marks_set_verdict (marks, server->id, TRESTLE_MARK_FAILS, TRUE);
  trestle_marks_set_verdict (marks, location->id, TRESTLE_MARK_MEETS, FALSE);
  trestle_scene_set_marks (scene, marks);
  total = trestle_scene_get_total (scene, trestle_scene_find (scene, location));
  g_assert_cmpuint (total->findings[TRESTLE_MARK_ERROR], ==, 1);
  g_assert_cmpuint (total->findings[TRESTLE_MARK_WARNING], ==, 1);
  g_assert_cmpint (total->verdict, ==, TRESTLE_MARK_FAILS);
  g_assert_true (total->assumed);
}

static void
test_streams (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  TrestleObject *population = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->pdata[0];
  TrestleObject *repository = trestle_design_get_list (design, TRESTLE_KIND_REPOSITORY)->items->pdata[0];
  g_autoptr (GArray) of_population = trestle_scene_list_streams (scene, population);
  g_autoptr (GArray) of_repository = trestle_scene_list_streams (scene, repository);
  g_autoptr (GArray) all = trestle_scene_list_streams (scene, NULL);

  g_assert_cmpuint (of_population->len, ==, 2);
  g_assert_cmpuint (of_repository->len, ==, 8);
  g_assert_cmpuint (all->len, ==, 16);
  g_assert_true (g_array_index (of_repository, TrestleStream, 0).images);
}

typedef struct
{
  TrestleScene *scene;
  gboolean      rebuild;
  TrestleRect   area;
} Watch;

static void
changed_cb (TrestleDesign       *design,
            const TrestleChange *change,
            Watch               *watch)
{
  watch->rebuild = trestle_scene_needs_rebuild (watch->scene, change, &watch->area);
}

static void
test_needs_rebuild (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  TrestleObject *population = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->pdata[0];
  TrestleObject *location = TRESTLE_POPULATION (population)->location.target;
  TrestleObject *machine = trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items->pdata[0];
  Watch watch = { scene };

  g_signal_connect (design, "changed", G_CALLBACK (changed_cb), &watch);
  trestle_object_set_number (population, "users", 4711);
  g_assert_false (watch.rebuild);
  g_assert_true (trestle_rect_contains (&watch.area, find (scene, location)->rect.x, find (scene, location)->rect.y));
  trestle_object_set_number (machine, "memory", 4711);
  g_assert_false (watch.rebuild);
  trestle_object_set_string (location, "notes", "Nothing");
  g_assert_false (watch.rebuild);
  trestle_object_set_number (location, "x", 3);
  g_assert_true (watch.rebuild);
  trestle_object_set_string (location, "name", "Zug");
  g_assert_true (watch.rebuild);
  trestle_object_unset (machine, "location");
  g_assert_true (watch.rebuild);
  trestle_design_create (design, TRESTLE_KIND_POLICY);
  g_assert_false (watch.rebuild);
  trestle_design_create (design, TRESTLE_KIND_LINK);
  g_assert_true (watch.rebuild);
}

/* Deleting something does not take it away from a scene that still shows it. */
static void
test_outlives_the_design (void)
{
  TrestleDesign *design = demo_design_new (8);
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, NULL);
  g_autofree char *words = NULL;

  for (int kind = TRESTLE_N_KINDS - 1; kind > TRESTLE_KIND_DESIGN; kind--)
    while (trestle_design_get_list (design, kind)->items->len > 0)
      trestle_edit_delete (trestle_design_get_list (design, kind)->items->pdata[0]);
  g_object_unref (design);
  words = trestle_scene_describe (scene);
  g_assert_nonnull (strstr (words, "London"));
}

/* Valid designs that make no sense, with things wherever the file may say. */
static void
test_random_designs (void)
{
  for (guint seed = 0; seed < 30; seed++)
    {
      g_autoptr (TrestleDesign) design = random_design_new (seed, 1 + seed);
      TrestleSceneOptions options = { .step = seed % 5, .rearrange = seed % 3 == 0 };
      g_autoptr (TrestleScene) scene = trestle_scene_new (design, &options);
      g_autoptr (GArray) streams = trestle_scene_list_streams (scene, NULL);
      g_autofree char *words = trestle_scene_describe (scene);

      assert_inside (scene);
      g_assert_true (g_utf8_validate (words, -1, NULL));
      for (guint i = 0; i < scene->wires->len; i++)
        g_assert_cmpuint (trestle_scene_get_wire (scene, i)->n_points, >=, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/scene/boxes", test_boxes);
  g_test_add_func ("/topology/scene/shared-machine", test_shared_machine);
  g_test_add_func ("/topology/scene/tray", test_tray);
  g_test_add_func ("/topology/scene/steps", test_steps);
  g_test_add_func ("/topology/scene/collapsed", test_collapsed);
  g_test_add_func ("/topology/scene/isolated", test_isolated);
  g_test_add_func ("/topology/scene/saved-positions", test_saved_positions);
  g_test_add_func ("/topology/scene/newcomers", test_newcomers);
  g_test_add_func ("/topology/scene/unplaced", test_unplaced);
  g_test_add_func ("/topology/scene/another-picture", test_another_picture);
  g_test_add_func ("/topology/scene/arrange", test_arrange);
  g_test_add_func ("/topology/scene/order-of-lists", test_order_of_lists);
  g_test_add_func ("/topology/scene/pick", test_pick);
  g_test_add_func ("/topology/scene/texts", test_texts);
  g_test_add_func ("/topology/scene/totals", test_totals);
  g_test_add_func ("/topology/scene/streams", test_streams);
  g_test_add_func ("/topology/scene/needs-rebuild", test_needs_rebuild);
  g_test_add_func ("/topology/scene/random-designs", test_random_designs);
  g_test_add_func ("/topology/scene/outlives-the-design", test_outlives_the_design);

  return g_test_run ();
}
