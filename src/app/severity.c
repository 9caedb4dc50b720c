/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of shapes, colors and words.
 */
#include "config.h"

#include "severity.h"

#include <glib/gi18n.h>

#include "fix-offer.h"

static const struct { const char *icon, *style; } severities[] = {
  [TRESTLE_SEVERITY_ERROR] = { "trestle-error-symbolic", "error" },
  [TRESTLE_SEVERITY_WARNING] = { "trestle-warning-symbolic", "warning" },
  [TRESTLE_SEVERITY_ADVICE] = { "trestle-advice-symbolic", "accent" },
  [TRESTLE_SEVERITY_INFO] = { "trestle-info-symbolic", "dim-label" }
};

static const struct { const char *icon, *style; } verdicts[] = {
  [TRESTLE_VERDICT_UNKNOWN] = { "trestle-unknown-symbolic", "dim-label" },
  [TRESTLE_VERDICT_MEETS] = { "trestle-meets-symbolic", "success" },
  [TRESTLE_VERDICT_AT_RISK] = { "trestle-at-risk-symbolic", "warning" },
  [TRESTLE_VERDICT_FAILS] = { "trestle-fails-symbolic", "error" }
};

const char *
trestle_severity_get_icon (TrestleSeverity severity)
{
  return severities[severity].icon;
}

const char *
trestle_severity_get_style (TrestleSeverity severity)
{
  return severities[severity].style;
}

const char *
trestle_verdict_get_icon (TrestleVerdict verdict)
{
  return verdicts[verdict].icon;
}

const char *
trestle_verdict_get_style (TrestleVerdict verdict)
{
  return verdicts[verdict].style;
}

static void
show (GtkImage   *image,
      const char *icon,
      const char *style,
      const char *word)
{
  /* Telling a tooltip anew asks the X server, and lists tell hundreds after every edit. */
  if (g_strcmp0 (gtk_image_get_icon_name (image), icon) == 0 &&
      g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (image)), word) == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), severities[i].style);
  gtk_widget_remove_css_class (GTK_WIDGET (image), "success");
  gtk_widget_add_css_class (GTK_WIDGET (image), style);
  gtk_image_set_from_icon_name (image, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), word);
}

void
trestle_severity_show (GtkImage       *image,
                       TrestleSeverity severity)
{
  show (image, severities[severity].icon, severities[severity].style, _(trestle_severity_get_label (severity)));
}

void
trestle_verdict_show (GtkImage      *image,
                      TrestleVerdict verdict)
{
  show (image, verdicts[verdict].icon, verdicts[verdict].style, _(trestle_verdict_get_label (verdict)));
}

const char *
trestle_standing_get_style (const TrestleStanding *standing)
{
  return standing->verdict > TRESTLE_VERDICT_MEETS ? severities[standing->severity].style : verdicts[standing->verdict].style;
}

void
trestle_standing_show (GtkImage              *image,
                       const TrestleStanding *standing)
{
  g_autofree char *text = trestle_standing_dup_text (standing);

  show (image, standing->severity < TRESTLE_SEVERITY_INFO ? severities[standing->severity].icon : verdicts[standing->verdict].icon,
        trestle_standing_get_style (standing), text);
}

char *
trestle_severity_dup_count (TrestleSeverity severity,
                            guint           n)
{
  switch (severity)
    {
    case TRESTLE_SEVERITY_ERROR:
      return g_strdup_printf (ngettext ("%u error", "%u errors", n), n);

    case TRESTLE_SEVERITY_WARNING:
      return g_strdup_printf (ngettext ("%u warning", "%u warnings", n), n);

    case TRESTLE_SEVERITY_ADVICE:
      return g_strdup_printf (ngettext ("%u piece of advice", "%u pieces of advice", n), n);

    case TRESTLE_SEVERITY_INFO:
    default:
      return g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
    }
}

static GtkWidget *
create_wrapped (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");

  return label;
}

GtkWidget *
trestle_severity_line_new (TrestleProject *project,
                           TrestleFinding *finding)
{
  TrestleSeverity severity = trestle_finding_get_severity (finding);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = gtk_image_new ();
  TrestleFixOffer *offer;
  g_autofree char *message = trestle_finding_dup_message (finding);

  trestle_severity_show (GTK_IMAGE (image), severity);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_wrapped (message));
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), texts);
  if (trestle_finding_get_n_fixes (finding) == 0)
    return line;

  offer = g_object_new (TRESTLE_TYPE_FIX_OFFER, NULL);
  trestle_fix_offer_set (offer, project, finding);
  trestle_fix_offer_watch (offer, line);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (offer));

  return line;
}
