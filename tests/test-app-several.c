/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several objects are edited as one: rows of every field say that values are mixed,
 * and give all of them one value in one step.
 */
#include "config.h"

#include "app-test.h"
#include "field-editor.h"
#include "kinds.h"

/* Some value of a field that a picker lists first, or a text for the others. */
static char *
make_value (TrestleDesign      *design,
            const TrestleField *field,
            TrestleValue       *value)
{
  const TrestleKind target = field->target == TRESTLE_KIND_ANY ? TRESTLE_KIND_LOCATION : field->target;

  *value = (TrestleValue) { .set = TRUE };
  switch ((int) field->kind)
    {
    case TRESTLE_FIELD_INT:
      value->number = field->max;
      break;

    case TRESTLE_FIELD_FLAG:
    case TRESTLE_FIELD_CHOICES:
      value->number = 1;
      break;

    case TRESTLE_FIELD_DATE:
      value->text = g_strdup ("2026-02-03");
      break;

    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
      value->text = g_strdup ("typed");
      break;

    case TRESTLE_FIELD_TEXTS:
      value->texts = g_strdupv ((char *[]) { (char *) "typed", NULL });
      break;

    case TRESTLE_FIELD_REF:
      value->text = g_strdup (((TrestleObject *) trestle_design_get_list (design, target)->items->pdata[0])->id);
      break;

    case TRESTLE_FIELD_REFS:
      value->texts = g_strdupv ((char *[]) { ((TrestleObject *) trestle_design_get_list (design, target)->items->pdata[0])->id, NULL });
      break;
    }

  return trestle_field_dup_text (field, value);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* Types @text, or picks the first choice that is one. */
static void
give_all (TrestleProject     *project,
          TrestleFieldEditor *editor,
          GPtrArray          *objects,
          const char         *text)
{
  GtkWidget *row = trestle_field_editor_get_row (editor);
  GtkWidget *view = app_test_find (row, GTK_TYPE_TEXT_VIEW), *button = app_test_find (row, GTK_TYPE_MENU_BUTTON);

  if (GTK_IS_EDITABLE (row))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), text);
    }
  else if (view != NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
    }
  else
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      app_test_settle ();
      g_signal_emit_by_name (app_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LIST_VIEW),
                             "activate", 1);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
    }
  trestle_field_editor_commit (editor);
  app_test_settle ();
  /* As the inspector does after every edit. */
  trestle_field_editor_update (editor);
}

static void
check_several (TrestleProject     *project,
               GPtrArray          *objects,
               const TrestleField *field)
{
  TrestleHistory *history = trestle_project_get_history (project);
  TrestleObject *one = objects->pdata[0], *other = objects->pdata[1];
  g_autoptr(TrestleFieldEditor) editor = trestle_field_editor_new (project, field);
  GtkWidget *list = gtk_list_box_new (), *window;
  g_autofree char *text = NULL, *before = NULL;
  TrestleValue value;
  guint position;

  gtk_list_box_append (GTK_LIST_BOX (list), trestle_field_editor_get_row (editor));
  window = app_test_show (list);
  trestle_object_unset (one, field->name);
  trestle_object_unset (other, field->name);
  text = make_value (trestle_project_get_design (project), field, &value);
  g_assert_true (trestle_object_set (other, field, &value, NULL));
  before = trestle_object_dup_text (other, field);
  trestle_history_seal (history);
  position = trestle_history_get_position (history);
  trestle_field_editor_set_objects (editor, objects);
  app_test_settle ();
  if (!shows (trestle_field_editor_get_row (editor), "Mixed values"))
    g_error ("%s does not say that values are mixed", field->name);
  trestle_field_editor_commit (editor);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position);

  give_all (project, editor, objects, text);
  g_assert_true (trestle_object_is_set (one, field));
  g_assert_true (trestle_object_is_set (other, field));
  g_assert_false (shows (trestle_field_editor_get_row (editor), "Mixed values"));
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  g_assert_false (trestle_object_is_set (one, field));
  g_free (text);
  text = trestle_object_dup_text (other, field);
  g_assert_cmpstr (text, ==, before);
  trestle_value_clear (&value);
  app_test_destroy (window, NULL);
}

/* Every field that rows are for takes one value for several objects, in one step. */
static void
test_several (void)
{
  guint n = 0;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      g_autoptr(TrestleProject) project = app_test_new_project ();
      g_autoptr(GPtrArray) objects = g_ptr_array_new ();

      for (guint i = 0; i < 2; i++)
        g_ptr_array_add (objects, trestle_design_create (trestle_project_get_design (project), kind));
      for (guint i = 0; i < info->n_fields; i++)
        if (!(info->fields[i].flags & (TRESTLE_FIELD_GEOMETRY | TRESTLE_FIELD_APART | TRESTLE_FIELD_KEY | TRESTLE_FIELD_PAIR)) &&
            info->fields[i].kind != TRESTLE_FIELD_DATA)
          {
            g_test_message ("%s.%s", info->nick, info->fields[i].name);
            check_several (project, objects, &info->fields[i]);
            n++;
          }
    }
  g_assert_cmpuint (n, >, 150);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/several/every-field", test_several);

  return g_test_run ();
}
