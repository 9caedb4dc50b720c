/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field: the one row that says everything about one property of one kind of
 * object.  Storage, file, schema, inspector, tables, undo, range checks and the
 * document's glossary all read this row.
 */
#pragma once

#include "types.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_FIELD_KEY       = 1 << 0,   /* the name people know the object by */
  TRESTLE_FIELD_GEOMETRY  = 1 << 1,   /* where it is drawn: no figure or rule reads it */
  TRESTLE_FIELD_ESSENTIAL = 1 << 2,   /* without its target the object goes too */
  TRESTLE_FIELD_PAIR      = 1 << 3,   /* with the other such field: unique in the design */
  TRESTLE_FIELD_OVERRIDE  = 1 << 4,   /* a typed value that stands beside a computed one */
  TRESTLE_FIELD_APART     = 1 << 5,   /* has an editor of its own, neither a row of the inspector nor of the document */
  TRESTLE_FIELD_JSON      = 1 << 6,   /* of NOTE: any value a file may have, as compact JSON */
  TRESTLE_FIELD_PLAIN     = 1 << 7,   /* text that names nothing of the customer's: a version, a product, a row of ours */
  TRESTLE_FIELD_IDS       = 1 << 8    /* of NOTE: written by the program, with ids among its words */
} TrestleFieldFlags;

/* One value of a CHOICE or CHOICES field; a list of them ends with a NULL nick. */
struct _TrestleChoice
{
  const char *nick;     /* in the file */
  const char *label;    /* N_(), to be shown */
};

struct _TrestleField
{
  const char          *name;        /* member of the struct and of the file */
  TrestleFieldKind     kind;
  guint16              offset;      /* of the member in its struct */
  guint16              flags;       /* TrestleFieldFlags */
  TrestleUnit          unit;
  TrestleKind          target;      /* of REF and REFS */
  gint64               min, max;    /* of INT, both included */
  gint64               step;        /* of INT: values are multiples of it; 0 means 1 */
  const TrestleChoice *choices;
  const char          *label;       /* N_(), title case */
  const char          *help;        /* N_(), one sentence */
  const char          *group;       /* N_(), heading in the inspector; NULL continues the group above */
  const char          *cite;        /* where the guide asks for it: "R-1.1.3" */
  const char          *alias;       /* N_(): what its names are called in a redacted copy: "Person"; see redact.h */
  gboolean             has_standard;
  gint64               standard;    /* INT, FLAG, CHOICE: what is reckoned with while it is unset */
};

#define TRESTLE_MEMBER(Type, member) .name = #member, .offset = G_STRUCT_OFFSET (Type, member)

#define TRESTLE_TEXT(Type, member)  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_TEXT
#define TRESTLE_NOTE(Type, member)  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_NOTE
#define TRESTLE_TEXTS(Type, member) TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_TEXTS
#define TRESTLE_DATA(Type, member)  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_DATA
#define TRESTLE_DATE(Type, member)  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_DATE
#define TRESTLE_FLAG(Type, member)  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_FLAG
#define TRESTLE_INT(Type, member, u, lowest, highest) \
  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_INT, .unit = TRESTLE_UNIT_ ## u, .min = (lowest), .max = (highest)
#define TRESTLE_CHOICE(Type, member, list) \
  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_CHOICE, .choices = (list)
#define TRESTLE_CHOICES(Type, member, list) \
  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_CHOICES, .choices = (list)
#define TRESTLE_REF(Type, member, KIND) \
  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_REF, .target = TRESTLE_KIND_ ## KIND
#define TRESTLE_REFS(Type, member, KIND) \
  TRESTLE_MEMBER (Type, member), .kind = TRESTLE_FIELD_REFS, .target = TRESTLE_KIND_ ## KIND
#define TRESTLE_STANDARD(value) .has_standard = TRUE, .standard = (value)

/* Where a movable thing stands in its container, in grid units, and whether
 * automatic arrangement has to leave it there.
 */
#define TRESTLE_GEOMETRY(Type) \
  { TRESTLE_INT (Type, x, NONE, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION), \
    .flags = TRESTLE_FIELD_GEOMETRY, .label = N_("Horizontal Position") }, \
  { TRESTLE_INT (Type, y, NONE, -TRESTLE_MAX_POSITION, TRESTLE_MAX_POSITION), \
    .flags = TRESTLE_FIELD_GEOMETRY, .label = N_("Vertical Position") }, \
  { TRESTLE_FLAG (Type, pinned), .flags = TRESTLE_FIELD_GEOMETRY, .label = N_("Pinned in Place") }

/* Largest values of fields: they keep every product the figures form below 2^127
 * (tests/test-figures.c proves it at the extremes).
 */
#define TRESTLE_MAX_PERSONS  G_GINT64_CONSTANT (10000000)            /* of one population */
#define TRESTLE_MAX_BYTES    (G_GINT64_CONSTANT (1) << 50)           /* 1 PiB */
#define TRESTLE_MAX_BIT_RATE G_GINT64_CONSTANT (1000000000000)       /* 1 Tbit/s */
#define TRESTLE_MAX_SECONDS  G_GINT64_CONSTANT (3153600000)          /* 100 years */
#define TRESTLE_MAX_POSITION G_GINT64_CONSTANT (1000000)

/* An attached picture is at most 256 KiB, which is this many characters of base64. */
#define TRESTLE_MAX_DATA_LENGTH (((256 * 1024 + 2) / 3) * 4)

/* A field's value outside an object: what undo, files and rows pass around. */
struct _TrestleValue
{
  gboolean set;       /* FALSE: unset, which is neither 0, nor no, nor empty */
  gint64   number;    /* INT; FLAG 0 or 1; CHOICE index; CHOICES bit mask */
  char    *text;      /* TEXT, NOTE, DATE, DATA; REF the id */
  char   **texts;     /* TEXTS; REFS the ids */
};

#define TRESTLE_VALUE_INIT { FALSE, 0, NULL, NULL }

/* Frees what @value holds and makes it unset. */
void     trestle_value_clear (TrestleValue       *value);

/* Makes @to, which is overwritten and not freed, a deep copy of @from. */
void     trestle_value_copy  (const TrestleValue *from,
                              TrestleValue       *to);

gboolean trestle_value_equal (const TrestleValue *a,
                              const TrestleValue *b);

/* Makes @value, of the REF or REFS @field, refer to @id: in place of what a REF
 * refers to, beside what REFS do.
 */
void     trestle_value_add_id (TrestleValue       *value,
                               const TrestleField *field,
                               const char         *id);

/* Index of @nick among the choices of @field, or -1. */
int      trestle_field_find_choice (const TrestleField *field,
                                    const char         *nick);

/* Whether @value may stand in @field: type, range, step, date, base64.  What is
 * wrong is set in @error as a sentence without the field's name in front.
 */
gboolean trestle_field_check (const TrestleField *field,
                              const TrestleValue *value,
                              GError            **error);

/* Text of @value as a person reads it (units, labels); "" when unset.  REF and
 * REFS give ids: trestle_object_dup_text() gives names.  Free with g_free().
 */
char    *trestle_field_dup_text (const TrestleField *field,
                                 const TrestleValue *value);

/* @text with each word for which @replace knows another one exchanged.  Free with g_free(). */
char    *trestle_text_replace_words (const char *text,
                                     const char *(*replace) (const char *word, gpointer data),
                                     gpointer    data);

/* Whether @text is the word for a set known to be empty, which is not unset. */
gboolean trestle_field_is_none (const char *text);

/* The reverse, from what a person types: empty text is unset.  Understands the
 * locale's and the plain C form.  On failure @value is left unset, and @error
 * says what was expected.  Not for REF and REFS.
 */
gboolean trestle_field_parse (const TrestleField *field,
                              const char         *text,
                              TrestleValue       *value,
                              GError            **error);

#define TRESTLE_FIELD_ERROR (trestle_field_error_quark ())
GQuark trestle_field_error_quark (void);

typedef enum
{
  TRESTLE_FIELD_ERROR_SYNTAX,   /* the text cannot be understood */
  TRESTLE_FIELD_ERROR_RANGE,    /* understood, but not allowed here */
  TRESTLE_FIELD_ERROR_PAIR      /* another object already stands for this pair */
} TrestleFieldError;

G_END_DECLS
