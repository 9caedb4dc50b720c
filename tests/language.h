/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests in another language: the catalogues are those of the build.
 */
#pragma once

#include <glib/gi18n.h>
#include <locale.h>

/* Speaks the language of @locale from now on; FALSE, and the test is skipped, where the
 * system has no such locale.
 */
static inline gboolean
language_set (const char *locale)
{
  g_autofree char *catalogs = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip_printf ("there is no locale %s", locale);
      return FALSE;
    }
  g_setenv ("LANGUAGE", g_str_has_prefix (locale, "de") ? "de" : "C", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, catalogs);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (g_str_has_prefix (locale, "de"))
    g_assert_cmpstr (_("Yes"), ==, "Ja");

  return TRUE;
}
