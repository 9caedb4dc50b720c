/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rules write: findings and their arguments, in the memory of an assessment.
 */
#include "config.h"

#include "rule.h"

#include <glib/gi18n.h>

#include "arena.h"

/* A rule names the same field of one object after the other. */
static const TrestleField *
find_field (TrestleReport       *self,
            const TrestleObject *subject,
            const char          *name)
{
  const TrestleKindInfo *info = trestle_object_get_info (subject);

  if (self->info != info || self->name != name)
    {
      self->info = info;
      self->name = name;
      self->field = trestle_object_find_field (subject, name);
    }

  return self->field;
}

/* And the same outcome. */
static const TrestleOutcome *
find_outcome (TrestleReport *self,
              const char    *nick)
{
  if (self->outcome_rule != self->rule || self->nick != nick)
    {
      self->outcome_rule = self->rule;
      self->nick = nick;
      for (self->outcome = self->rule->outcomes; !g_str_equal (self->outcome->nick, nick);)
        self->outcome++;
    }

  return self->outcome;
}

TrestleFinding *
trestle_report_add (TrestleReport *self,
                    const char    *nick,
                    gpointer       subject,
                    const char    *field)
{
  TrestleFinding *finding = trestle_arena_take (self->arena, sizeof *finding);

  *finding = (TrestleFinding) {
    .rule = self->rule,
    .outcome = find_outcome (self, nick),
    .subject = subject,
    .field = field != NULL ? find_field (self, subject, field) : NULL,
    .arena = self->arena
  };
  g_assert (field == NULL || finding->field != NULL);
  g_ptr_array_add (self->findings[finding->outcome->severity], finding);

  return finding;
}

static TrestleArgument *
add_argument (TrestleFinding *self,
              const char     *name)
{
  TrestleArgument *argument;

  self->arguments = trestle_arena_extend (self->arena, self->arguments, sizeof (TrestleArgument) * self->n_arguments, sizeof (TrestleArgument));
  argument = &self->arguments[self->n_arguments++];
  *argument = (TrestleArgument) { .name = name };

  return argument;
}

void
trestle_finding_add_number (TrestleFinding *self,
                            const char     *name,
                            TrestleMeasure  measure,
                            TrestleNumber   number)
{
  TrestleArgument *argument = add_argument (self, name);

  argument->measure = measure;
  argument->number = number;
}

void
trestle_finding_add_count (TrestleFinding *self,
                           const char     *name,
                           gint64          count)
{
  trestle_finding_add_number (self, name, TRESTLE_MEASURE_COUNT, trestle_integer (count));
}

void
trestle_finding_add_seconds (TrestleFinding *self,
                             const char     *name,
                             gint64          seconds)
{
  trestle_finding_add_number (self, name, TRESTLE_MEASURE_SECONDS, trestle_integer (seconds));
}

void
trestle_finding_add_object (TrestleFinding *self,
                            const char     *name,
                            gpointer        object)
{
  add_argument (self, name)->object = object;
}

void
trestle_finding_add_known (TrestleFinding *self,
                           const char     *name,
                           TrestleMeasure  measure,
                           gint64          value)
{
  if (value != TRESTLE_UNSET)
    trestle_finding_add_number (self, name, measure, trestle_integer (value));
  else
    trestle_finding_add_text (self, name, N_("not recorded"));
}

void
trestle_finding_add_missing (TrestleFinding *self,
                             const char     *label)
{
  TrestleArgument *missing = NULL;

  for (guint i = 0; i < self->n_arguments; i++)
    if (g_str_equal (self->arguments[i].name, "missing"))
      missing = &self->arguments[i];
  if (missing == NULL)
    trestle_finding_add_text (self, "missing", label);
  else
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s", missing->text, label);

      missing->text = trestle_arena_strdup (self->arena, text);
    }
}

void
trestle_finding_add_blank_form_factor (TrestleFinding       *self,
                                       const TrestleMachine *machine)
{
  if (machine->cores == TRESTLE_UNSET)
    trestle_finding_add_missing (self, N_("the number of cores"));
  if (machine->clock == TRESTLE_UNSET)
    trestle_finding_add_missing (self, N_("the clock rate"));
  if (machine->memory == TRESTLE_UNSET)
    trestle_finding_add_missing (self, N_("the memory"));
}

void
trestle_finding_add_text (TrestleFinding *self,
                          const char     *name,
                          const char     *text)
{
  add_argument (self, name)->text = trestle_arena_strdup (self->arena, text);
}

void
trestle_finding_add_verbatim (TrestleFinding *self,
                              const char     *name,
                              const char     *text)
{
  TrestleArgument *argument = add_argument (self, name);

  argument->text = trestle_arena_strdup (self->arena, text);
  argument->verbatim = TRUE;
}

void
trestle_finding_set_other (TrestleFinding *self,
                           gpointer        object)
{
  self->other = object;
}
