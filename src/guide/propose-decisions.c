/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which decision of the guide a choice belongs to, and the records that keep why
 * it was taken.
 */
#include "config.h"

#include "propose-private.h"

#include <string.h>

#include "decisions.h"

/* More than that says nothing more: choices of one kind share their reasons. */
#define MOST_REASONS 6

/* What decides of a component, its machine or another object. */
typedef struct
{
  TrestleKind kind;
  gboolean    machine;
  const char *field;      /* NULL: any */
  const char *decision;
  const char *subject;    /* field of the component that refers to it; NULL: itself, or the design */
} Belonging;

#define KIND(k) TRESTLE_KIND_ ## k

/* The first that fits. */
static const Belonging belongings[] = {
  { KIND (INSTANCE), FALSE, "backup", "D-7", NULL },
  { KIND (INSTANCE), FALSE, "backup_plan", "D-7", NULL },
  { KIND (INSTANCE), FALSE, "database", "D-9", "database" },
  { KIND (INSTANCE), FALSE, "recovery_time", NULL, NULL },
  { KIND (INSTANCE), FALSE, NULL, "D-4", NULL },
  { KIND (POPULATION), FALSE, "instance", "D-4", NULL },
  { KIND (POPULATION), FALSE, "repositories", "D-15", NULL },
  { KIND (WORKSPACE), FALSE, NULL, "D-4", NULL },
  { KIND (USAGE), FALSE, "workspace", "D-4", NULL },
  { KIND (SERVER), TRUE, "location", "D-6", "instance" },
  { KIND (SERVER), TRUE, NULL, "D-5", "instance" },
  { KIND (SERVER), FALSE, NULL, "D-5", "instance" },
  { KIND (DATABASE), FALSE, "fault_tolerance", "D-11", NULL },
  { KIND (DATABASE), FALSE, "standby", "D-11", NULL },
  { KIND (DATABASE), FALSE, "retention", "D-10", NULL },
  { KIND (DATABASE), FALSE, "size", "D-10", NULL },
  { KIND (DATABASE), TRUE, NULL, "D-8", NULL },
  { KIND (DATABASE), FALSE, NULL, "D-8", NULL },
  { KIND (CONSOLE), TRUE, "location", "D-12", "instance" },
  { KIND (CONSOLE), TRUE, NULL, "D-12-form", "instance" },
  { KIND (CONSOLE), FALSE, NULL, "D-12", "instance" },
  { KIND (LOCATION), FALSE, "techniques", "D-13", NULL },
  { KIND (LOCATION), FALSE, "local_repository", "D-14", NULL },
  { KIND (REPOSITORY), FALSE, "fault_tolerance", "D-17", NULL },
  { KIND (REPOSITORY), FALSE, "disk", "D-16", NULL },
  { KIND (REPOSITORY), FALSE, "disk_rate", "D-16", NULL },
  { KIND (REPOSITORY), TRUE, NULL, "D-16", NULL },
  { KIND (REPOSITORY), FALSE, NULL, "D-15", NULL },
  { KIND (IIS), FALSE, "fault_tolerance", "D-19", "repository" },
  { KIND (IIS), FALSE, "protocol", "D-20", NULL },
  { KIND (IIS), TRUE, NULL, "D-18", NULL },
  { KIND (IIS), FALSE, NULL, "D-18", NULL }
};

/* Why one decision was taken. */
typedef struct
{
  GString *text;
  guint    n;
} Rationale;

static void
rationale_free (gpointer data)
{
  Rationale *self = data;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static char *
dup_key (const TrestleDecisionRow *row,
         const TrestleObject      *subject)
{
  return g_strdup_printf ("%s/%s", row->id, subject->id != NULL ? subject->id : "");
}

static const Belonging *
find_belonging (TrestleKind kind,
                gboolean    machine,
                const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    if (belongings[i].kind == kind && belongings[i].machine == machine &&
        (belongings[i].field == NULL || g_strcmp0 (belongings[i].field, field) == 0))
      return &belongings[i];

  return NULL;
}

/* The decision that @choice is part of and, in @subject, what about. */
static const TrestleDecisionRow *
find_decision (const TrestleDraftedChoice *choice,
               TrestleObject             **subject)
{
  gboolean machine = TRESTLE_IS_MACHINE (choice->object);
  TrestleObject *component = machine ? trestle_propose_find_component (choice->object) : choice->object;
  const Belonging *belonging = component != NULL ? find_belonging (trestle_object_get_kind (component), machine,
                                                                   choice->field != NULL ? choice->field->name : NULL) : NULL;
  const TrestleDecisionRow *row = belonging != NULL ? trestle_decision_row_find (belonging->decision) : NULL;

  if (row != NULL && TRESTLE_IS_SERVER (component) && ((TrestleServer *) component)->role == TRESTLE_SERVER_PASSIVE)
    row = trestle_decision_row_find ("D-7");
  if (row == NULL)
    return NULL;
  if (row->kind == TRESTLE_KIND_DESIGN)
    *subject = (TrestleObject *) choice->object->design;
  else if (belonging->subject != NULL)
    *subject = trestle_object_get_target (component, trestle_object_find_field (component, belonging->subject));
  else
    *subject = component;

  return *subject != NULL ? row : NULL;
}

static void
add_reason (GHashTable                 *rationales,
            const TrestleDraftedChoice *choice)
{
  TrestleObject *subject;
  const TrestleDecisionRow *row = find_decision (choice, &subject);
  g_autofree char *key = NULL, *sentence = NULL;
  Rationale *rationale;

  if (row == NULL || *choice->reason == '\0')
    return;
  key = dup_key (row, subject);
  rationale = g_hash_table_lookup (rationales, key);
  if (rationale == NULL)
    {
      rationale = g_new (Rationale, 1);
      *rationale = (Rationale) { g_string_new (NULL), 0 };
      g_hash_table_insert (rationales, g_steal_pointer (&key), rationale);
    }
  sentence = choice->rule != NULL ? g_strdup_printf ("%s (%s).", choice->reason, choice->rule) : g_strdup_printf ("%s.", choice->reason);
  if (rationale->n == MOST_REASONS || strstr (rationale->text->str, sentence) != NULL)
    return;
  if (rationale->n++ > 0)
    g_string_append_c (rationale->text, ' ');
  g_string_append (rationale->text, sentence);
}

typedef struct
{
  const TrestleIndex *index;
  GHashTable         *rationales;
} Noting;

static void
note (const TrestleDecisionState *state,
      gpointer                    data)
{
  const Noting *self = data;
  g_autofree char *key = dup_key (state->row, state->subject);
  const Rationale *rationale = g_hash_table_lookup (self->rationales, key);

  /* Where the design does not say what is chosen, it is what the guide recommends. */
  if (rationale != NULL)
    trestle_decision_note (self->index, state, 0, rationale->text->str);
}

void
trestle_propose_record_decisions (TrestleDesign   *design,
                                  const GPtrArray *choices)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (design);
  g_autoptr(GHashTable) rationales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rationale_free);
  Noting noting = { index, rationales };

  for (guint i = 0; i < choices->len; i++)
    add_reason (rationales, choices->pdata[i]);
  trestle_decisions_foreach (index, note, &noting);
}
