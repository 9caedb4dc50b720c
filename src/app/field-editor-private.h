/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the forms of a field editor share.
 */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/* One form of row; which kinds of field have it stands in field-editor.c. */
typedef struct
{
  GtkWidget *(*create) (TrestleFieldEditor *self);
  void       (*update) (TrestleFieldEditor *self);
  void       (*commit) (TrestleFieldEditor *self);    /* or NULL: nothing is pending, ever */
} TrestleFieldForm;

struct _TrestleFieldEditor
{
  GObject                 parent_instance;
  TrestleProject         *project;
  TrestleObject          *object;     /* or NULL */
  GPtrArray              *objects;    /* all that are edited, @object among them, or NULL: it alone */
  gboolean                mixed;      /* they do not all have the same value */
  const TrestleField     *field;
  const TrestleFieldForm *form;
  GtkWidget              *row;
  GtkWidget              *notes;
  GtkWidget              *lines;      /* box inside notes */
  GtkWidget              *hint;       /* suffix of the row, or NULL */
  GtkWidget              *part;       /* what of the row the form works with */
  char                   *shown;      /* text as last shown: a difference is pending */
  char                   *error;      /* what is wrong with what was typed, or NULL */
  gboolean                updating;
};

extern const TrestleFieldForm trestle_field_form_entry;
extern const TrestleFieldForm trestle_field_form_note;
extern const TrestleFieldForm trestle_field_form_picker;
extern const TrestleFieldForm trestle_field_form_picture;

/* The value as text, "" when it is mixed.  Free with g_free(). */
char *trestle_field_editor_dup_text  (TrestleFieldEditor *self);

/* Takes over @text, or shows why not and keeps the model as it is. */
void trestle_field_editor_take_text (TrestleFieldEditor *self,
                                     const char         *text);

G_END_DECLS
