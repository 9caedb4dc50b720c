/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are looked for in the pages as they are painted.
 */
#include "config.h"

#include "pages-private.h"

#include <glib/gi18n.h>

#include "toast.h"

static void
mark_matches (TrestlePages *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    trestle_paper_set_matches (self->sheets->pdata[i], self->matches, self->match);
}

static void
show_match (TrestlePages *self)
{
  g_autofree char *text = NULL;

  if (self->matches != NULL && self->matches->len > 0)
    {
      const TrestleMatch *match = &g_array_index (self->matches, TrestleMatch, self->match);

      /* Translators: the match that is looked at, and how many there are */
      text = g_strdup_printf (_("%u of %u"), self->match + 1, self->matches->len);
      trestle_pages_go_to (self, match->page, match->y);
    }
  else if (self->matches != NULL)
    {
      text = g_strdup (_("Not found"));
      trestle_toast_speak (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_label_set_text (self->n_matches, text != NULL ? text : "");
  mark_matches (self);
}

/* In the document as it is now; the match that is stood at stays, if there still are so many. */
void
trestle_pages_find_matches (TrestlePages *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->matches, g_array_unref);
  if (self->document != NULL && text[0] != '\0')
    self->matches = trestle_document_find_text (self->document, text);
  if (self->matches == NULL || self->match >= self->matches->len)
    self->match = 0;
}

/* The first match from the page on that is read. */
static void
search_changed_cb (TrestlePages *self)
{
  trestle_pages_find_matches (self);
  self->match = 0;
  while (self->matches != NULL && self->match < self->matches->len &&
         g_array_index (self->matches, TrestleMatch, self->match).page < self->page)
    self->match++;
  if (self->matches != NULL && self->match == self->matches->len)
    self->match = 0;
  show_match (self);
}

void
trestle_pages_find_next (TrestlePages *self,
                         int           by)
{
  if (self->matches != NULL && self->matches->len > 0)
    {
      self->match = (self->match + self->matches->len + (guint) by) % self->matches->len;
      show_match (self);
    }
  else
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    }
}

static void
next_match_cb (TrestlePages *self)
{
  trestle_pages_find_next (self, 1);
}

static void
previous_match_cb (TrestlePages *self)
{
  trestle_pages_find_next (self, -1);
}

/* With the bar go the marks. */
static void
searching_cb (TrestlePages *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

void
trestle_pages_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, searching_cb);
}
