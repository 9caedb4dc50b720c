/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An interview about a small organization, answered to its end, gives the design that
 * somebody would have typed into the tables.
 */
#include "config.h"

#include <string.h>

#include "business.h"
#include "compare.h"
#include "designs.h"
#include "history.h"
#include "interview.h"
#include "names.h"
#include "record-title.h"

/* The questions in the order in which they come, a line each, and behind a tab what is said:
 * names and choices with | between, ? where nobody knows.
 */
static GStrv
read_script (void)
{
  g_autofree char *path = dup_test_path ("data/interview/script.txt");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static const TrestleInterviewQuestion *
get_next (const GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    if (((TrestleInterviewQuestion *) questions->pdata[i])->state == TRESTLE_INTERVIEW_OPEN)
      return questions->pdata[i];

  return NULL;
}

static TrestleObject *
find_target (const TrestleInterviewQuestion *question,
             const char                     *name)
{
  g_autoptr(GPtrArray) targets = trestle_interview_list_targets (question);

  for (guint i = 0; i < targets->len; i++)
    if (g_strcmp0 (trestle_object_get_name (targets->pdata[i]), name) == 0)
      return targets->pdata[i];
  g_error ("%s cannot be chosen", name);
}

static void
set_field (const TrestleInterviewQuestion *question,
           const char                     *text)
{
  const TrestleField *field = trestle_interview_get_field (question);
  TrestleObject *subject = question->subject;
  TrestleValue value;

  if (field->kind == TRESTLE_FIELD_REF)
    trestle_object_set_ref (subject, field->name, find_named (subject->design, field->target, text));
  else if (field->kind == TRESTLE_FIELD_REFS)
    trestle_object_add_ref (subject, field->name, find_named (subject->design, field->target, text));
  else
    {
      g_assert_true (trestle_field_parse (field, text, &value, NULL));
      g_assert_true (trestle_object_set (subject, field, &value, NULL));
      trestle_value_clear (&value);
    }
}

static void
answer (const TrestleInterviewQuestion *question,
        const char                     *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "|", -1);

  if (g_str_equal (text, "?"))
    trestle_interview_leave_open (question);
  else if (question->row->form == TRESTLE_INTERVIEW_FIELD)
    set_field (question, text);
  else if (question->row->form == TRESTLE_INTERVIEW_BUSINESS)
    trestle_interview_answer (question, g_str_equal (text, "Yes"));
  else if (*text == '\0')
    trestle_interview_answer_none (question);
  else
    for (guint i = 0; parts[i] != NULL; i++)
      {
        if (question->row->form == TRESTLE_INTERVIEW_NAMES)
          g_assert_true (trestle_interview_add (question, parts[i], NULL));
        else
          trestle_interview_choose (question, find_target (question, parts[i]), TRUE);
      }
}

static void
set_number (gpointer    object,
            const char *field,
            gint64      number)
{
  trestle_object_set_number (object, field, number);
}

static void
add_usage (TrestleDesign *design,
           gpointer       population,
           gpointer       workspace,
           gint64         users,
           gboolean       offline)
{
  TrestleObject *usage = add_named (design, TRESTLE_KIND_USAGE, "");

  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", workspace);
  if (users >= 0)
    set_number (usage, "users", users);
  set_number (usage, "offline", offline);
}

static void
add_record (TrestleDesign *design,
            const char    *name,
            gpointer       subject,
            gint64         value)
{
  TrestleObject *record = add_named (design, TRESTLE_KIND_ANSWER, name);

  if (subject != NULL)
    trestle_object_set_ref (record, "subject", subject);
  if (value != TRESTLE_UNSET)
    set_number (record, "answer", value);
}

/* The same organization as somebody would type it who knows the tables; records of what nobody knew are given apart. */
static TrestleDesign *
create_expected (void)
{
  TrestleDesign *design = trestle_design_new ();
  gpointer berlin = add_named (design, TRESTLE_KIND_LOCATION, "Berlin"), kiel = add_named (design, TRESTLE_KIND_LOCATION, "Kiel");
  gpointer clerks = add_named (design, TRESTLE_KIND_POPULATION, "Clerks");
  gpointer dockers = add_named (design, TRESTLE_KIND_POPULATION, "Dockers");
  gpointer lab = add_named (design, TRESTLE_KIND_IMAGE, "XP-Lab"), office = add_named (design, TRESTLE_KIND_IMAGE, "XP-Office");
  gpointer laboratory = add_named (design, TRESTLE_KIND_WORKSPACE, "Laboratory");
  gpointer office_space = add_named (design, TRESTLE_KIND_WORKSPACE, "Office");
  gpointer gauge = add_named (design, TRESTLE_KIND_APPLICATION, "Gauge");
  gpointer cash = add_named (design, TRESTLE_KIND_APPLICATION, "Cash Desk");
  gpointer link = add_named (design, TRESTLE_KIND_LINK, ""), flow = add_named (design, TRESTLE_KIND_FLOW, "Traveler Flow 1");
  gpointer share = add_named (design, TRESTLE_KIND_LIBRARY, "Old Share");

  set_number (design, "travel", TRUE);
  set_number (berlin, "bandwidth", 100000000);
  set_number (berlin, "load_expectation", 5400);
  set_number (berlin, "update_window", 86400);
  set_number (berlin, "reports", TRUE);
  set_number (berlin, "report_time", 30);
  set_number (kiel, "bandwidth", 2000000);
  set_number (kiel, "load_expectation", 14400);
  set_number (kiel, "reports", FALSE);
  trestle_object_set_ref (clerks, "location", berlin);
  set_number (clerks, "users", 420);
  trestle_object_set_ref (dockers, "location", kiel);
  set_number (dockers, "users", 35);
  trestle_object_set_ref (link, "end_a", berlin);
  trestle_object_set_ref (link, "end_b", kiel);
  set_number (link, "bandwidth", 10000000);
  trestle_object_set_ref (flow, "home", clerks);
  trestle_object_add_ref (flow, "destinations", kiel);
  set_number (flow, "count", 12);
  trestle_object_set_choice (lab, "guest_os", "xp-sp3");
  trestle_object_add_ref (lab, "applications", gauge);
  trestle_object_add_ref (lab, "applications", cash);
  trestle_object_set_choice (office, "guest_os", "xp-sp3");
  trestle_object_add_ref (office, "applications", cash);
  trestle_object_set_ref (laboratory, "image", lab);
  trestle_object_set_ref (office_space, "image", office);
  add_usage (design, clerks, laboratory, 20, FALSE);
  add_usage (design, clerks, office_space, 420, TRUE);
  add_usage (design, dockers, office_space, -1, FALSE);
  trestle_object_set_ref (share, "location", berlin);
  trestle_object_add_ref (share, "images", office);
  set_number (gauge, "license", TRUE);
  set_number (cash, "license", TRUE);
  set_number (cash, "support", TRUE);
  add_record (design, "I-8", dockers, FALSE);
  add_record (design, "I-15", trestle_design_get_list (design, TRESTLE_KIND_USAGE)->items->pdata[2], TRESTLE_UNSET);
  add_record (design, "I-21", kiel, TRESTLE_UNSET);
  add_record (design, "I-25", gauge, TRESTLE_UNSET);
  add_record (design, TRESTLE_BUSINESS_COMBINE, lab, FALSE);

  return design;
}

static void
assert_same (TrestleDesign *a,
             TrestleDesign *b)
{
  g_autoptr(GPtrArray) differences = trestle_compare (a, b, TRUE);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *text = trestle_difference_dup_text (differences->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (differences->len, ==, 0);
}

/* The first @n lines. */
static TrestleDesign *
interview (guint n)
{
  TrestleDesign *design = trestle_design_new ();
  g_auto(GStrv) script = read_script ();

  trestle_design_seed (design, 1);
  for (guint i = 0; i < n && script[i] != NULL; i++)
    {
      g_auto(GStrv) line = g_strsplit (script[i], "\t", 2);
      g_autoptr(GPtrArray) questions = trestle_interview_list (design);
      const TrestleInterviewQuestion *question = get_next (questions);
      g_autofree char *text = question != NULL ? trestle_interview_dup_text (question) : NULL;

      g_assert_cmpstr (text, ==, line[0]);
      answer (question, line[1]);
    }

  return design;
}

static void
test_whole (void)
{
  g_autoptr(TrestleDesign) design = interview (G_MAXUINT);
  g_autoptr(TrestleDesign) expected = create_expected ();
  g_autoptr(TrestleDesign) typed = NULL;
  g_autofree char *path = dup_test_path ("data/interview/expected.trestle");
  g_autoptr(GPtrArray) questions = trestle_interview_list (design);
  g_auto(GStrv) script = read_script ();

  g_assert_null (get_next (questions));
  /* The line from Kiel is the one from Berlin, and needs no asking. */
  g_assert_cmpuint (questions->len, ==, g_strv_length (script) + 1);
  assert_same (design, expected);
  /* What is answered with keys is compared with this file. */
  typed = load_design (path);
  assert_same (typed, expected);
}

/* Leaving anywhere, saving and coming back asks the same question next. */
static void
test_resumes (void)
{
  g_auto(GStrv) script = read_script ();

  for (guint i = 0; script[i] != NULL; i++)
    {
      g_auto(GStrv) line = g_strsplit (script[i], "\t", 2);
      g_autoptr(TrestleDesign) design = interview (i);
      g_autofree char *file = dup_serialized (design);
      g_autoptr(TrestleDesign) again = parse_design (file);
      g_autoptr(GPtrArray) questions = trestle_interview_list (again);
      g_autofree char *text = trestle_interview_dup_text (get_next (questions));

      g_assert_cmpstr (text, ==, line[0]);
    }
}

/* Each answer is undone and done again whole. */
static void
test_undo (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) script = read_script ();

  trestle_design_seed (design, 1);
  for (guint i = 0; script[i] != NULL; i++)
    {
      g_auto(GStrv) line = g_strsplit (script[i], "\t", 2);
      g_autoptr(GPtrArray) questions = trestle_interview_list (design);

      g_ptr_array_add (states, dup_serialized (design));
      trestle_history_begin (history, "Answer");
      answer (get_next (questions), line[1]);
      trestle_history_end (history);
      g_assert_cmpuint (trestle_history_get_n_steps (history), ==, i + 1);
    }
  for (guint i = states->len; i > 0; i--)
    {
      g_autofree char *file = NULL;

      trestle_history_go_to (history, i - 1);
      file = dup_serialized (design);
      g_assert_cmpstr (file, ==, states->pdata[i - 1]);
    }
}

static TrestleInterviewQuestion *
find_question (TrestleDesign *design,
               const char    *id,
               const char    *subject)
{
  g_autoptr(GPtrArray) questions = trestle_interview_list (design);

  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleInterviewQuestion *question = questions->pdata[i];

      if (g_str_equal (question->row->id, id) && (subject == NULL || g_str_equal (trestle_object_get_name (question->subject), subject)))
        return trestle_interview_question_copy (question);
    }

  return NULL;
}

/* A record is called as it was asked; what is no record keeps its name. */
static void
assert_record_title (TrestleDesign *design,
                     const char    *id,
                     const char    *title)
{
  TrestleObject *record = find_named (design, TRESTLE_KIND_ANSWER, id);
  TrestleObject *location = find_named (design, TRESTLE_KIND_LOCATION, "Kiel");
  g_autofree char *text = trestle_record_dup_title (record);
  g_autofree char *own = trestle_record_dup_title (location);

  g_assert_cmpstr (text, ==, title);
  g_assert_cmpstr (own, ==, "Kiel");
}

/* What nobody knew stays unset and is listed, until somebody fills the field. */
static void
test_unknown (void)
{
  g_autoptr(TrestleDesign) design = interview (G_MAXUINT);
  g_autoptr(GPtrArray) unknown = trestle_interview_list_unknown (design), later = NULL;
  g_autoptr(TrestleInterviewQuestion) question = find_question (design, "I-3", "Kiel");
  g_autoptr(TrestleInterviewQuestion) again = NULL;
  TrestleLocation *kiel = find_named (design, TRESTLE_KIND_LOCATION, "Kiel");

  g_assert_cmpuint (unknown->len, ==, 3);
  g_assert_cmpstr (((TrestleInterviewQuestion *) unknown->pdata[0])->row->id, ==, "I-15");
  g_assert_cmpstr (((TrestleInterviewQuestion *) unknown->pdata[1])->row->id, ==, "I-21");
  g_assert_cmpstr (((TrestleInterviewQuestion *) unknown->pdata[2])->row->id, ==, "I-25");
  g_assert_cmpint (kiel->update_window, ==, TRESTLE_UNSET);

  /* An answer is taken back by not knowing it. */
  g_assert_cmpint (question->state, ==, TRESTLE_INTERVIEW_ANSWERED);
  trestle_interview_leave_open (question);
  g_assert_cmpint (kiel->bandwidth, ==, TRESTLE_UNSET);
  again = find_question (design, "I-3", "Kiel");
  g_assert_cmpint (again->state, ==, TRESTLE_INTERVIEW_UNKNOWN);
  g_assert_true (trestle_interview_has_mark (again));

  /* Filled in the table, they are open no more, whatever the record says. */
  set_number (kiel, "bandwidth", 1);
  set_number (kiel, "update_window", 1);
  later = trestle_interview_list_unknown (design);
  g_assert_cmpuint (later->len, ==, 2);
  assert_record_title (design, "I-3", "What bandwidth is left for MED-V on the way to Kiel?");
  trestle_interview_clear_mark (again);
  g_assert_false (trestle_interview_has_mark (again));
  g_assert_cmpint (kiel->bandwidth, ==, 1);
}

/* Names that are there already, and taking names and choices back. */
static void
test_names (void)
{
  g_autoptr(TrestleDesign) design = interview (G_MAXUINT);
  g_autoptr(TrestleDesign) expected = create_expected ();
  g_autoptr(TrestleInterviewQuestion) places = find_question (design, "I-1", NULL);
  g_autoptr(TrestleInterviewQuestion) groups = find_question (design, "I-2", "Kiel");
  g_autoptr(TrestleInterviewQuestion) applications = find_question (design, "I-12", "XP-Office");
  g_autoptr(TrestleInterviewQuestion) lines = find_question (design, "I-4", "Kiel");
  g_autoptr(TrestleInterviewQuestion) trips = find_question (design, "I-8", "Clerks");
  g_autoptr(GPtrArray) members = NULL;
  g_autoptr(GError) error = NULL;
  TrestleObject *berlin = find_named (design, TRESTLE_KIND_LOCATION, "Berlin");

  g_assert_false (trestle_interview_add (places, "  KIEL ", &error));
  g_assert_cmpstr (error->message, ==, "Location “  KIEL ” is there already");
  g_clear_error (&error);
  g_assert_false (trestle_interview_add (groups, "clerks", NULL));
  g_assert_false (trestle_interview_add (groups, "", NULL));
  assert_same (design, expected);

  /* Another application of an image that holds one. */
  g_assert_true (trestle_interview_add (applications, "gauge", NULL));
  g_assert_true (trestle_interview_add (applications, "Ledger", NULL));
  members = trestle_interview_list_members (applications);
  g_assert_cmpuint (members->len, ==, 3);
  trestle_interview_remove (applications, find_named (design, TRESTLE_KIND_APPLICATION, "Gauge"));
  trestle_interview_remove (applications, find_named (design, TRESTLE_KIND_APPLICATION, "Ledger"));
  assert_same (design, expected);

  /* A line is the same from both ends; going nowhere is no trip. */
  trestle_interview_choose (lines, berlin, TRUE);
  trestle_interview_choose (trips, find_named (design, TRESTLE_KIND_LOCATION, "Kiel"), TRUE);
  assert_same (design, expected);
  trestle_interview_choose (lines, berlin, FALSE);
  trestle_interview_choose (trips, find_named (design, TRESTLE_KIND_LOCATION, "Kiel"), FALSE);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LINK)->items->len, ==, 0);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_FLOW)->items->len, ==, 0);
  trestle_interview_remove (places, berlin);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==, 1);
}

/* Questions come and go with what has been answered. */
static void
test_applies (void)
{
  static const struct { const char *id, *subject, *field; gint64 value; gboolean asked; } cases[] = {
    { "I-23", "Berlin", "reports", TRUE, TRUE },
    { "I-23", "Berlin", "reports", FALSE, FALSE },
    { "I-8", "Clerks", NULL, FALSE, FALSE },
    { "I-8", "Clerks", NULL, TRUE, TRUE },
    { "I-24", "Gauge", "in_scope", FALSE, FALSE },
    { "I-24", "Gauge", "in_scope", TRUE, TRUE }
  };
  g_autoptr(TrestleDesign) design = interview (G_MAXUINT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleInterviewQuestion) question = NULL;
      TrestleObject *object = TRESTLE_OBJECT (design);

      if (cases[i].field != NULL)
        object = find_named (design, g_str_equal (cases[i].subject, "Gauge") ? TRESTLE_KIND_APPLICATION : TRESTLE_KIND_LOCATION,
                             cases[i].subject);
      set_number (object, cases[i].field != NULL ? cases[i].field : "travel", cases[i].value);
      question = find_question (design, cases[i].id, cases[i].subject);
      g_assert_cmpint (question != NULL, ==, cases[i].asked);
    }
  /* A place without users has no service levels; two images are needed to combine any. */
  add_named (design, TRESTLE_KIND_LOCATION, "Vault");
  g_assert_null (find_question (design, "I-20", "Vault"));
  trestle_object_set_choice (find_named (design, TRESTLE_KIND_IMAGE, "XP-Lab"), "guest_os", "xp-sp2");
  g_assert_null (find_question (design, TRESTLE_BUSINESS_COMBINE, "XP-Lab"));
}

/* Every row can be asked: its fields exist, and what stands in braces can be filled in. */
static void
test_rows (void)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (const TrestleInterviewRow *row = trestle_interview_rows; row->id != NULL; row++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (row->kind);
      guint found = 0;

      g_assert_true (g_hash_table_add (ids, (gpointer) row->id));
      g_assert_true (trestle_interview_row_find (row->id) == row);
      g_assert_true (row->text != NULL || row->form == TRESTLE_INTERVIEW_BUSINESS);
      for (guint i = 0; i < info->n_fields; i++)
        found += g_strcmp0 (info->fields[i].name, row->field) == 0;
      if (row->form == TRESTLE_INTERVIEW_FIELD)
        g_assert_cmpuint (found, ==, 1);
      for (const char *open = row->text != NULL ? strchr (row->text, '{') : NULL; open != NULL; open = strchr (open + 1, '{'))
        {
          g_autofree char *name = g_strndup (open + 1, strcspn (open + 1, "}"));

          found = g_str_equal (name, "subject");
          for (guint i = 0; i < info->n_fields; i++)
            found += g_str_equal (info->fields[i].name, name) && info->fields[i].kind == TRESTLE_FIELD_REF;
          g_assert_cmpuint (found, ==, 1);
        }
    }
}

/* A number of ours stands before what it stands for. */
static void
test_titles (void)
{
  static const struct { TrestleKind kind; const char *field, *name, *title; } cases[] = {
    { TRESTLE_KIND_DECISION, "name", "D-1", "D-1 – Travelers" },
    { TRESTLE_KIND_DECISION, "name", "Ours", "Ours" },
    { TRESTLE_KIND_ANSWER, "name", "BQ-2", "BQ-2 – Do license and support cover a virtual machine?" },
    { TRESTLE_KIND_ANSWER, "name", "BQ-7", "BQ-7" },
    { TRESTLE_KIND_ACCEPTANCE, "rule", "SRV-02", "SRV-02 – " },
    { TRESTLE_KIND_ACCEPTANCE, "rule", "SRV", "SRV" }
  };
  g_autoptr(TrestleDesign) design = trestle_design_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrestleObject *record = trestle_design_create (design, cases[i].kind);
      g_autofree char *title = NULL;

      trestle_object_set_string (record, cases[i].field, cases[i].name);
      title = trestle_record_dup_title (record);
      g_assert_true (g_str_has_prefix (title, cases[i].title));
      g_assert_cmpint (strlen (title) > strlen (cases[i].name), ==, strlen (cases[i].title) > strlen (cases[i].name));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interview/whole", test_whole);
  g_test_add_func ("/interview/resumes", test_resumes);
  g_test_add_func ("/interview/undo", test_undo);
  g_test_add_func ("/interview/unknown", test_unknown);
  g_test_add_func ("/interview/names", test_names);
  g_test_add_func ("/interview/applies", test_applies);
  g_test_add_func ("/interview/rows", test_rows);
  g_test_add_func ("/interview/titles", test_titles);

  return g_test_run ();
}
