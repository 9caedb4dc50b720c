/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An action is offered only where the widget it belongs to would do it now.
 */
#include "config.h"

#include "palette-entries.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "accelerators.h"
#include "destinations.h"
#include "fuzzy.h"
#include "kinds.h"
#include "recents.h"
#include "severity.h"

G_DEFINE_FINAL_TYPE (TrestlePaletteEntry, trestle_palette_entry, G_TYPE_OBJECT)

/* The palette itself, and what its entries for pages and kinds stand for. */
static const char *const left_out[] = { "win.palette", "win.show::" };

static void
trestle_palette_entry_finalize (GObject *object)
{
  TrestlePaletteEntry *self = TRESTLE_PALETTE_ENTRY (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->keys);
  g_free (self->folded);
  g_free (self->english);
  g_free (self->action);
  g_free (self->id);
  g_clear_weak_pointer (&self->actor);

  G_OBJECT_CLASS (trestle_palette_entry_parent_class)->finalize (object);
}

static void
trestle_palette_entry_class_init (TrestlePaletteEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_palette_entry_finalize;
}

static void
trestle_palette_entry_init (TrestlePaletteEntry *self)
{
}

static TrestlePaletteEntry *
add (GPtrArray  *entries,
     const char *title,
     const char *detail,
     const char *icon)
{
  TrestlePaletteEntry *self = g_object_new (TRESTLE_TYPE_PALETTE_ENTRY, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->keys = g_strdup ("");
  self->icon = icon;
  self->folded = trestle_fuzzy_dup_fold (title);
  g_ptr_array_add (entries, self);

  return self;
}

/* People know programs in English, too. */
static void
set_english (TrestlePaletteEntry *self,
             const char          *title)
{
  g_autofree char *folded = trestle_fuzzy_dup_fold (title);

  if (!g_str_equal (folded, self->folded))
    self->english = g_steal_pointer (&folded);
}

/* Whether @actor or what it stands in would do @action: a button there would be sensitive. */
static gboolean
is_enabled (GtkWidget  *actor,
            const char *action)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  g_autoptr(GVariant) target = NULL;
  g_autofree char *name = NULL;
  gboolean enabled;

  g_action_parse_detailed_name (action, &name, &target, NULL);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, actor);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  g_object_unref (button);

  return enabled;
}

static GtkWidget *
find_actor (GtkWidget *const *actors,
            const char       *action)
{
  for (guint i = 0; actors[i] != NULL; i++)
    if (is_enabled (actors[i], action))
      return actors[i];

  return NULL;
}

/* An entry for @action, or NULL: nobody would do it now. */
static TrestlePaletteEntry *
add_action (GPtrArray        *entries,
            GtkWidget *const *actors,
            const char       *action,
            const char       *title,
            const char       *detail,
            const char       *icon)
{
  GtkWidget *actor = find_actor (actors, action);
  TrestlePaletteEntry *self;

  if (actor == NULL)
    return NULL;
  self = add (entries, title, detail, icon);
  g_set_weak_pointer (&self->actor, actor);
  self->action = g_strdup (action);

  return self;
}

static gboolean
is_left_out (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_has_prefix (action, left_out[i]))
      return TRUE;

  return FALSE;
}

static void
add_accelerators (GPtrArray        *entries,
                  GtkWidget *const *actors)
{
  for (guint i = 0; i < trestle_n_accelerators; i++)
    {
      const TrestleAccelerator *row = &trestle_accelerators[i];
      const char *action = row->action != NULL ? row->action : row->own;
      TrestlePaletteEntry *self;

      if (action == NULL || is_left_out (action))
        continue;
      self = add_action (entries, actors, action, _(row->title), _(row->group), NULL);
      if (self == NULL)
        continue;
      set_english (self, row->title);
      g_free (self->keys);
      self->keys = trestle_accelerator_dup_label (row);
    }
}

static void
add_pages (GPtrArray        *entries,
           GtkWidget *const *actors)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    {
      const TrestleDestination *page = &trestle_destinations[i];
      g_autofree char *action = g_strconcat ("win.show::", page->name, NULL);
      TrestlePaletteEntry *self = add_action (entries, actors, action, _(page->title), _("Page"), page->icon);

      if (self == NULL)
        continue;
      set_english (self, page->title);
      g_free (self->keys);
      self->keys = trestle_accelerators_dup_label (action);
    }
}

/* The table of each kind, and adding one. */
static void
add_kinds (GPtrArray        *entries,
           GtkWidget *const *actors)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    for (const TrestleKind *kind = trestle_destinations[i].kinds; kind != NULL && *kind != TRESTLE_N_KINDS; kind++)
      {
        const TrestleKindInfo *info = trestle_kind_get_info (*kind);
        g_autofree char *show = g_strconcat ("win.show-table::", info->nick, NULL);
        g_autofree char *create = g_strconcat ("win.add::", info->nick, NULL);
        g_autofree char *title = g_strdup_printf (_("Add %s"), _(info->title));
        g_autofree char *english = g_strconcat ("Add ", info->title, NULL);
        TrestlePaletteEntry *self = add_action (entries, actors, show, _(info->titles), _("Table"), info->icon);

        if (self != NULL)
          set_english (self, info->titles);
        self = add_action (entries, actors, create, title, _(trestle_destinations[i].title), info->icon);
        if (self != NULL)
          set_english (self, english);
      }
}

/* The guide’s own tables, where they are filled first. */
static void
add_job_aids (GPtrArray        *entries,
              GtkWidget *const *actors)
{
  const TrestleJobAid *const aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };

  for (guint i = 0; i < G_N_ELEMENTS (aids); i++)
    {
      g_autofree char *show = g_strconcat ("win.show-table::", aids[i]->id, NULL);
      g_autofree char *title = trestle_job_aid_dup_title (aids[i]);
      g_autofree char *english = g_strdup_printf ("Table %s. %s", aids[i]->id, aids[i]->title);
      TrestlePaletteEntry *self = add_action (entries, actors, show, title, _("Job Aid"), "trestle-table-symbolic");

      if (self != NULL)
        set_english (self, english);
    }
}

void
trestle_palette_add_commands (GPtrArray        *entries,
                              GtkWidget *const *actors)
{
  add_accelerators (entries, actors);
  add_pages (entries, actors);
  add_kinds (entries, actors);
  add_job_aids (entries, actors);
}

void
trestle_palette_add_recent (GPtrArray *entries,
                            GtkWidget *actor)
{
  GtkWidget *const actors[] = { actor, NULL };
  g_autoptr(GPtrArray) recents = trestle_recents_list ();

  for (guint i = 0; i < recents->len; i++)
    {
      const TrestleRecent *recent = recents->pdata[i];
      g_autofree char *uri = g_file_get_uri (recent->file);
      g_autofree char *action = g_action_print_detailed_name ("app.open-uri", g_variant_new_string (uri));

      add_action (entries, actors, action, recent->title, _("Recent Design"), "document-open-recent-symbolic");
    }
}

static void
add_object (GPtrArray           *entries,
            const TrestleObject *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  g_autofree char *name = trestle_object_dup_name (object);
  TrestlePaletteEntry *self = add (entries, name, _(info->title), info->icon);

  self->id = g_strdup (object->id);
}

static void
add_finding (GPtrArray            *entries,
             const TrestleFinding *finding)
{
  const TrestleSeverity severity = trestle_finding_get_severity (finding);
  g_autofree char *message = trestle_finding_dup_message (finding);
  TrestlePaletteEntry *self = add (entries, message, _(trestle_severity_get_label (severity)), trestle_severity_get_icon (severity));

  self->id = g_strdup (finding->subject->id);
  self->field = finding->field;
}

/* Goes to the next kind of object when the cursor has come to the end of one. */
static const TrestleList *
find_list (TrestlePaletteCursor *cursor,
           TrestleDesign        *design)
{
  for (; cursor->destination < trestle_n_destinations; cursor->destination++, cursor->kind = 0)
    {
      const TrestleKind *kinds = trestle_destinations[cursor->destination].kinds;

      for (; kinds != NULL && kinds[cursor->kind] != TRESTLE_N_KINDS; cursor->kind++, cursor->object = 0)
        {
          const TrestleList *list = trestle_design_get_list (design, kinds[cursor->kind]);

          if (cursor->object < list->items->len)
            return list;
        }
    }

  return NULL;
}

gboolean
trestle_palette_collect (GPtrArray            *entries,
                         TrestlePaletteCursor *cursor,
                         TrestleProject       *project,
                         guint                 n)
{
  const GPtrArray *findings = trestle_assessment_get_findings (trestle_project_get_assessment (project));

  for (guint i = 0; i < n; i++)
    {
      const TrestleList *list = find_list (cursor, trestle_project_get_design (project));

      if (list != NULL)
        add_object (entries, list->items->pdata[cursor->object++]);
      else if (cursor->finding < findings->len)
        add_finding (entries, findings->pdata[cursor->finding++]);
      else
        return FALSE;
    }

  return TRUE;
}

typedef struct { guint score, position; } Rank;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return x->position < y->position ? -1 : 1;
}

GPtrArray *
trestle_palette_rank (const GPtrArray *entries,
                      const char      *query,
                      guint            max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  g_autofree char *folded = trestle_fuzzy_dup_fold (query);

  for (guint i = 0; i < entries->len; i++)
    {
      const TrestlePaletteEntry *entry = entries->pdata[i];
      Rank rank = { trestle_fuzzy_score (folded, entry->folded), i };

      if (entry->english != NULL)
        rank.score = MAX (rank.score, trestle_fuzzy_score (folded, entry->english));
      if (rank.score > 0)
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < MIN (ranks->len, max); i++)
    g_ptr_array_add (found, g_object_ref (entries->pdata[g_array_index (ranks, Rank, i).position]));

  return found;
}

void
trestle_palette_entry_activate (TrestlePaletteEntry *self,
                                TrestleProject      *project)
{
  TrestleObject *object = trestle_design_lookup (trestle_project_get_design (project), self->id);
  g_autoptr(GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (object != NULL)
    trestle_selection_jump (trestle_project_get_selection (project), object, self->field);
  if (self->actor != NULL && g_action_parse_detailed_name (self->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (self->actor, name, target);
}
