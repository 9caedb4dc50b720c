/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding and an acceptance belong together when rule and subject are the same;
 * it holds while everything the finding said then still does, within the
 * tolerance.
 */
#include "config.h"

#include "acceptances.h"

#include <glib/gi18n.h>
#include <string.h>

#include "basis.h"

static const char *
get_id (const TrestleObject *object)
{
  return object->id != NULL ? object->id : "design";
}

/* What @self says, exactly; texts are lists of names, which are no figures. */
static char *
dup_basis (const TrestleFinding *self)
{
  GString *basis = g_string_new (NULL);

  trestle_basis_add_text (basis, "outcome", NULL, self->outcome->nick);
  if (self->other != NULL)
    trestle_basis_add_text (basis, "other", NULL, get_id (self->other));
  for (guint i = 0; i < self->n_arguments; i++)
    {
      const TrestleArgument *argument = &self->arguments[i];

      if (argument->object != NULL)
        trestle_basis_add_text (basis, argument->name, NULL, get_id (argument->object));
      else if (argument->text == NULL)
        trestle_basis_add_number (basis, argument->name, NULL, argument->number);
    }

  return g_string_free (basis, FALSE);
}

static gboolean
has_reason (const TrestleAcceptance *acceptance)
{
  return acceptance->reason != NULL && *acceptance->reason != '\0';
}

/* An acceptance without a basis was written by hand and rests on no figure. */
static gboolean
holds (const TrestleAcceptance *acceptance,
       const TrestleFinding    *finding)
{
  g_autofree char *now = dup_basis (finding);
  g_autofree char *copy = NULL, *value = NULL;
  TrestleBasisLine line;

  return !trestle_basis_find_moved (acceptance->basis, now, TRESTLE_OR (acceptance->tolerance, TRESTLE_ACCEPTANCE_TOLERANCE),
                                    &copy, &line, &value);
}

static gboolean
is_about (const TrestleAcceptance *acceptance,
          const TrestleFinding    *finding)
{
  const TrestleObject *subject = acceptance->subject.target != NULL ? acceptance->subject.target
                                 : acceptance->subject.id == NULL ? (TrestleObject *) acceptance->parent_instance.design : NULL;

  return g_strcmp0 (acceptance->rule, finding->rule->code) == 0 && subject == finding->subject && has_reason (acceptance);
}

/* Whether @acceptance speaks of the same second object, so that it is the one to renew. */
static gboolean
is_about_other (const TrestleAcceptance *acceptance,
                const TrestleFinding    *finding)
{
  g_autofree char *other = finding->other != NULL ? g_strdup_printf ("other - %s", get_id (finding->other)) : NULL;
  gboolean names_one = acceptance->basis != NULL && strstr (acceptance->basis, "\nother - ") != NULL;

  return other != NULL ? names_one && strstr (acceptance->basis, other) != NULL : !names_one;
}

static void
judge (GHashTable     *by_rule,
       TrestleFinding *finding)
{
  const GPtrArray *candidates = g_hash_table_lookup (by_rule, finding->rule->code);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      TrestleAcceptance *acceptance = candidates->pdata[i];

      if (!is_about (acceptance, finding))
        continue;
      if (holds (acceptance, finding))
        {
          finding->acceptance = (TrestleObject *) acceptance;
          finding->accepted = TRUE;
          return;
        }
      if (finding->acceptance == NULL && is_about_other (acceptance, finding))
        finding->acceptance = (TrestleObject *) acceptance;
    }
}

void
trestle_acceptances_apply (TrestleDesign *design,
                           GPtrArray     *open,
                           GPtrArray     *accepted)
{
  const GPtrArray *acceptances = trestle_design_get_list (design, TRESTLE_KIND_ACCEPTANCE)->items;
  g_autoptr(GHashTable) by_rule = NULL;
  guint n = 0;

  if (acceptances->len == 0)
    return;
  by_rule = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < acceptances->len; i++)
    {
      TrestleAcceptance *acceptance = acceptances->pdata[i];
      const char *rule = acceptance->rule != NULL ? acceptance->rule : "";
      GPtrArray *own = g_hash_table_lookup (by_rule, rule);

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (by_rule, (gpointer) rule, own);
        }
      g_ptr_array_add (own, acceptance);
    }

  for (guint i = 0; i < open->len; i++)
    {
      TrestleFinding *finding = open->pdata[i];

      if (trestle_finding_is_acceptable (finding))
        judge (by_rule, finding);
      if (finding->accepted)
        g_ptr_array_add (accepted, finding);
      else
        open->pdata[n++] = finding;
    }
  open->len = n;
}

gboolean
trestle_finding_is_acceptable (const TrestleFinding *self)
{
  return trestle_finding_get_severity (self) != TRESTLE_SEVERITY_INFO;
}

TrestleObject *
trestle_finding_accept (TrestleFinding *self,
                        const char     *reason,
                        const char     *who,
                        const char     *date,
                        gint64          tolerance)
{
  TrestleDesign *design = TRESTLE_IS_DESIGN (self->subject) ? TRESTLE_DESIGN (self->subject) : self->subject->design;
  TrestleObject *acceptance = self->acceptance != NULL && self->acceptance->design == design ? self->acceptance : NULL;
  g_autofree char *basis = dup_basis (self);

  if (acceptance == NULL)
    acceptance = trestle_design_create (design, TRESTLE_KIND_ACCEPTANCE);
  trestle_object_set_string (acceptance, "rule", self->rule->code);
  if (!TRESTLE_IS_DESIGN (self->subject))
    trestle_object_set_ref (acceptance, "subject", self->subject);
  trestle_object_set_string (acceptance, "reason", reason);
  trestle_object_set_string (acceptance, "who", who);
  trestle_object_set_string (acceptance, "date", date);
  trestle_object_set_string (acceptance, "basis", basis);
  trestle_object_set_number (acceptance, "tolerance", tolerance);

  return acceptance;
}

void
trestle_finding_reopen (TrestleFinding *self)
{
  g_return_if_fail (self->acceptance != NULL && self->acceptance->design != NULL);

  trestle_design_remove (self->acceptance->design, self->acceptance);
}

/* The value as the finding’s message shows it. */
static char *
dup_shown (const TrestleFinding *self,
           const char           *name,
           const char           *value)
{
  for (guint i = 0; i < self->n_arguments; i++)
    if (g_str_equal (self->arguments[i].name, name) && self->arguments[i].object == NULL && self->arguments[i].text == NULL)
      return trestle_measure_dup_text (self->arguments[i].measure, trestle_basis_parse_number (value));

  return NULL;
}

static char *
dup_reopened (const TrestleFinding    *self,
              const TrestleAcceptance *acceptance)
{
  g_autofree char *now = dup_basis (self);
  g_autofree char *copy = NULL, *value = NULL, *before = NULL, *after = NULL;
  TrestleBasisLine line;

  if (trestle_basis_find_moved (acceptance->basis, now, TRESTLE_OR (acceptance->tolerance, TRESTLE_ACCEPTANCE_TOLERANCE),
                                &copy, &line, &value))
    {
      before = dup_shown (self, line.name, line.value);
      after = dup_shown (self, line.name, value);
    }
  if (before == NULL || after == NULL)
    return g_strdup_printf (_("Accepted earlier, but no longer the same: %s"), acceptance->reason);

  /* Translators: a figure before and now, and the reason for which the finding was accepted. */
  return g_strdup_printf (_("Accepted earlier at %s, now %s: %s"), before, after, acceptance->reason);
}

char *
trestle_finding_dup_acceptance (const TrestleFinding *self)
{
  const TrestleAcceptance *acceptance = (const TrestleAcceptance *) self->acceptance;

  if (acceptance == NULL)
    return NULL;
  if (!self->accepted)
    return dup_reopened (self, acceptance);
  if (acceptance->who == NULL && acceptance->date == NULL)
    return g_strdup_printf (_("Accepted: %s"), acceptance->reason);
  if (acceptance->who == NULL || acceptance->date == NULL)
    return g_strdup_printf (_("Accepted: %s (%s)"), acceptance->reason, acceptance->who != NULL ? acceptance->who : acceptance->date);

  /* Translators: why a finding is accepted, who accepted it, and when. */
  return g_strdup_printf (_("Accepted: %s (%s, %s)"), acceptance->reason, acceptance->who, acceptance->date);
}
