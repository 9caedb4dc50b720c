/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values outside objects: copying, comparing, checking against the row of
 * their field, and text.
 */
#include "config.h"

#include "field.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "quantity.h"

G_DEFINE_QUARK (trestle - field - error - quark, trestle_field_error)

void
trestle_value_clear (TrestleValue *value)
{
  g_clear_pointer (&value->text, g_free);
  g_clear_pointer (&value->texts, g_strfreev);
  value->set = FALSE;
  value->number = 0;
}

void
trestle_value_copy (const TrestleValue *from,
                    TrestleValue       *to)
{
  to->set = from->set;
  to->number = from->number;
  to->text = g_strdup (from->text);
  to->texts = g_strdupv (from->texts);
}

gboolean
trestle_value_equal (const TrestleValue *a,
                     const TrestleValue *b)
{
  if (!a->set || !b->set)
    return a->set == b->set;
  if (a->texts != NULL && b->texts != NULL)
    return g_strv_equal ((const char *const *) a->texts, (const char *const *) b->texts);

  return a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

void
trestle_value_add_id (TrestleValue       *value,
                      const TrestleField *field,
                      const char         *id)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_if_fail (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS);

  value->set = TRUE;
  if (field->kind == TRESTLE_FIELD_REF)
    {
      g_set_str (&value->text, id);
      return;
    }
  if (value->texts != NULL)
    g_strv_builder_addv (ids, (const char **) value->texts);
  g_strv_builder_add (ids, id);
  g_strfreev (value->texts);
  value->texts = g_strv_builder_end (ids);
}

int
trestle_field_find_choice (const TrestleField *field,
                           const char         *nick)
{
  for (int i = 0; field->choices[i].nick != NULL; i++)
    if (g_str_equal (field->choices[i].nick, nick))
      return i;

  return -1;
}

static int
count_choices (const TrestleField *field)
{
  int n = 0;

  while (field->choices[n].nick != NULL)
    n++;

  return n;
}

static gboolean
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, message);

  return FALSE;
}

static gboolean
check_int (const TrestleField *field,
           gint64              number,
           GError            **error)
{
  if (number < field->min || number > field->max)
    {
      g_autofree char *low = trestle_quantity_format (field->unit, field->min);
      g_autofree char *high = trestle_quantity_format (field->unit, field->max);

      g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE,
                   _("the value must lie between %s and %s"), low, high);
      return FALSE;
    }
  if (field->step > 1 && number % field->step != 0)
    {
      g_autofree char *step = trestle_quantity_format (field->unit, field->step);

      g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE,
                   _("the value must be a multiple of %s"), step);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_date (const char *text,
            GError    **error)
{
  int year = 0, month = 0, day = 0;
  gboolean digits = strlen (text) == 10;

  for (int i = 0; digits && i < 10; i++)
    digits = i == 4 || i == 7 ? text[i] == '-' : g_ascii_isdigit (text[i]);

  if (digits && sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 &&
      month >= 1 && day >= 1 && year >= 1 && g_date_valid_dmy (day, month, year))
    return TRUE;

  return fail (error, _("a date is written year-month-day, such as 2026-11-24"));
}

/* One line, or several in a note; no control characters, and NFC for comparing. */
static gboolean
check_text (const char *text,
            gboolean    several_lines,
            GError    **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, _("the text is not valid UTF-8"));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (u == '\n' && several_lines)
        continue;
      if ((u < 0x20 && u != '\t') || (u >= 0x7f && u < 0xa0))
        return fail (error, _("the text has a line break or control character"));
    }

  return TRUE;
}

static gboolean
check_data (const char *text,
            GError    **error)
{
  gsize length = strlen (text);
  gsize digits = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  if (length > TRESTLE_MAX_DATA_LENGTH)
    return fail (error, _("the picture is larger than 256 KB"));
  if (length % 4 != 0 || length - digits > 2 || strspn (text + digits, "=") != length - digits)
    return fail (error, _("the data is not base64"));

  return TRUE;
}

gboolean
trestle_field_check (const TrestleField *field,
                     const TrestleValue *value,
                     GError            **error)
{
  if (!value->set)
    return TRUE;

  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
      return check_int (field, value->number, error);

    case TRESTLE_FIELD_FLAG:
      return (value->number == 0 || value->number == 1) || fail (error, _("the value must be yes or no"));

    case TRESTLE_FIELD_CHOICE:
      return (value->number >= 0 && value->number < count_choices (field)) || fail (error, _("there is no such choice"));

    case TRESTLE_FIELD_CHOICES:
      return (value->number >= 0 && value->number < (G_GINT64_CONSTANT (1) << count_choices (field))) ||
             fail (error, _("there is no such choice"));

    case TRESTLE_FIELD_DATE:
      return check_date (value->text, error);

    case TRESTLE_FIELD_DATA:
      return check_data (value->text, error);

    case TRESTLE_FIELD_REF:
      return (value->text != NULL && *value->text != '\0') || fail (error, _("the reference is empty"));

    case TRESTLE_FIELD_REFS:
    case TRESTLE_FIELD_TEXTS:
      for (char **text = value->texts; *text != NULL; text++)
        if (!check_text (*text, FALSE, error))
          return FALSE;
      return TRUE;

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
      return (field->flags & TRESTLE_FIELD_JSON) || check_text (value->text, field->kind == TRESTLE_FIELD_NOTE, error);

    default:
      g_assert_not_reached ();
    }
}

static gboolean
matches_word (const char *text,
              const char *word)
{
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (word, -1);

  return g_str_equal (a, b);
}

char *
trestle_text_replace_words (const char *text,
                            const char *(*replace) (const char *word, gpointer data),
                            gpointer data)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = strcspn (text, " \n");
      g_autofree char *word = g_strndup (text, length);
      const char *other = length > 0 ? replace (word, data) : NULL;

      g_string_append (result, other != NULL ? other : word);
      text += length;
      if (*text != '\0')
        g_string_append_c (result, *text++);
    }

  return g_string_free (result, FALSE);
}

gboolean
trestle_field_is_none (const char *text)
{
  return matches_word (text, "none") || matches_word (text, _("none"));
}

static char *
dup_choices (const TrestleField *field,
             gint64              bits)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; field->choices[i].nick != NULL; i++)
    if (bits & (G_GINT64_CONSTANT (1) << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(field->choices[i].label));

  return text->len > 0 ? g_string_free (text, FALSE) : (g_string_free (text, TRUE), g_strdup (_("none")));
}

/* What separates the texts of a set: what none of them has in it, so that they are
 * told apart again.
 */
static char *
dup_texts (char *const *texts)
{
  g_autofree char *all = g_strjoinv ("", (char **) texts);
  const char *separator = strchr (all, ';') != NULL ? "\n" : strchr (all, ',') != NULL ? "; " : ", ";
  gboolean alone = texts[0] != NULL && texts[1] == NULL && (*separator != ',' || trestle_field_is_none (texts[0]));

  if (texts[0] == NULL)
    return g_strdup (_("none"));

  return alone ? g_strconcat (texts[0], *separator == '\n' ? "\n" : ";", NULL) : g_strjoinv (separator, (char **) texts);
}

char *
trestle_field_dup_text (const TrestleField *field,
                        const TrestleValue *value)
{
  if (!value->set)
    return g_strdup ("");

  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
      return trestle_quantity_format (field->unit, value->number);

    case TRESTLE_FIELD_FLAG:
      return g_strdup (value->number ? _("Yes") : _("No"));

    case TRESTLE_FIELD_CHOICE:
      return g_strdup (_(field->choices[value->number].label));

    case TRESTLE_FIELD_CHOICES:
      return dup_choices (field, value->number);

    case TRESTLE_FIELD_REFS:
    case TRESTLE_FIELD_TEXTS:
      return dup_texts (value->texts);

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_REF:
    case TRESTLE_FIELD_DATA:
      return g_strdup (value->text);

    default:
      g_assert_not_reached ();
    }
}

static gboolean
parse_flag (const char   *text,
            TrestleValue *value,
            GError      **error)
{
  if (matches_word (text, _("Yes")) || matches_word (text, "Y") || matches_word (text, "yes"))
    value->number = 1;
  else if (matches_word (text, _("No")) || matches_word (text, "N") || matches_word (text, "no"))
    value->number = 0;
  else
    return fail (error, _("the value must be yes or no"));

  return value->set = TRUE;
}

/* One choice, or several between commas. */
static gboolean
parse_choices (const TrestleField *field,
               const char         *text,
               TrestleValue       *value,
               GError            **error)
{
  g_auto(GStrv) words = field->kind == TRESTLE_FIELD_CHOICES ? g_strsplit (text, ",", -1) : g_strdupv ((char *[]) { (char *) text, NULL });
  gint64 bits = 0;
  int found = -1;

  if (field->kind == TRESTLE_FIELD_CHOICES && trestle_field_is_none (text))
    return value->set = TRUE;

  for (char **word = words; *word != NULL; word++)
    {
      found = -1;
      g_strstrip (*word);
      for (int i = 0; found < 0 && field->choices[i].nick != NULL; i++)
        if (matches_word (*word, field->choices[i].nick) || matches_word (*word, _(field->choices[i].label)))
          found = i;
      if (found < 0)
        {
          g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("“%s” is not one of the choices"), *word);
          return FALSE;
        }
      bits |= G_GINT64_CONSTANT (1) << found;
    }

  value->number = field->kind == TRESTLE_FIELD_CHOICES ? bits : found;

  return value->set = TRUE;
}

/* By line, or else by semicolon, or else by comma. */
static char **
split_texts (const char *text)
{
  const char *separator = strchr (text, '\n') != NULL ? "\n" : strchr (text, ';') != NULL ? ";" : ",";
  g_auto(GStrv) parts = g_strsplit (text, separator, -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (builder, *part);

  return g_strv_builder_end (builder);
}

gboolean
trestle_field_parse (const TrestleField *field,
                     const char         *text,
                     TrestleValue       *value,
                     GError            **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  if (*stripped == '\0')
    return TRUE;

  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
      if (!trestle_quantity_parse (field->unit, stripped, &value->number, error))
        return FALSE;
      value->set = TRUE;
      break;

    case TRESTLE_FIELD_FLAG:
      if (!parse_flag (stripped, value, error))
        return FALSE;
      break;

    case TRESTLE_FIELD_CHOICE:
    case TRESTLE_FIELD_CHOICES:
      if (!parse_choices (field, stripped, value, error))
        return FALSE;
      break;

    case TRESTLE_FIELD_TEXTS:
      value->texts = trestle_field_is_none (stripped) ? g_new0 (char *, 1) : split_texts (text);
      value->set = TRUE;
      break;

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_DATA:
      value->text = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);
      if (value->text == NULL)
        return fail (error, _("the text is not valid UTF-8"));
      value->set = TRUE;
      break;

    case TRESTLE_FIELD_REF:
    case TRESTLE_FIELD_REFS:
    default:
      g_return_val_if_reached (FALSE);
    }

  if (trestle_field_check (field, value, error))
    return TRUE;
  trestle_value_clear (value);

  return FALSE;
}
