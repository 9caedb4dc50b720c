/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats.
 */
#include "config.h"

#include "format.h"

#include <glib/gi18n.h>

static const TrestleFormatInfo infos[TRESTLE_N_FORMATS] = {
  [TRESTLE_FORMAT_PDF] = { "pdf", N_("Document (PDF)") },
  [TRESTLE_FORMAT_HTML] = { "html", N_("Web Page (HTML)") },
  [TRESTLE_FORMAT_MARKDOWN] = { "md", N_("Plain Text (Markdown)") },
  [TRESTLE_FORMAT_ODT] = { "odt", N_("OpenDocument Text (ODT)") },
  [TRESTLE_FORMAT_DOCX] = { "docx", N_("Word Document (DOCX)") },
};

const TrestleFormatInfo *
trestle_format_get_info (TrestleFormat format)
{
  g_return_val_if_fail (format < TRESTLE_N_FORMATS, NULL);

  return &infos[format];
}

TrestleFormat
trestle_format_for_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  TrestleFormat format = 0;

  for (; format < TRESTLE_N_FORMATS; format++)
    {
      g_autofree char *ending = g_strconcat (".", infos[format].extension, NULL);

      if (g_str_has_suffix (lower, ending))
        break;
    }

  return format;
}
