/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every typedef and enumeration that model headers share, so that they need
 * not include each other.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The kinds of object a design holds, in the order in which a file lists them. */
typedef enum
{
  TRESTLE_KIND_DESIGN,
  TRESTLE_KIND_NETWORK,
  TRESTLE_KIND_ZONE,
  TRESTLE_KIND_UNIT,
  TRESTLE_KIND_DOMAIN,
  TRESTLE_KIND_LOCATION,
  TRESTLE_KIND_LINK,
  TRESTLE_KIND_POPULATION,
  TRESTLE_KIND_FLOW,
  TRESTLE_KIND_APPLICATION,
  TRESTLE_KIND_IMAGE,
  TRESTLE_KIND_LIBRARY,
  TRESTLE_KIND_POLICY,
  TRESTLE_KIND_WORKSPACE,
  TRESTLE_KIND_USAGE,
  TRESTLE_KIND_SERVICE,
  TRESTLE_KIND_INSTANCE,
  TRESTLE_KIND_MACHINE,
  TRESTLE_KIND_SERVER,
  TRESTLE_KIND_DATABASE,
  TRESTLE_KIND_CONSOLE,
  TRESTLE_KIND_REPOSITORY,
  TRESTLE_KIND_IIS,
  TRESTLE_KIND_OBJECTIVE,
  TRESTLE_KIND_PREREQUISITE,
  TRESTLE_KIND_DECISION,
  TRESTLE_KIND_ANSWER,
  TRESTLE_KIND_ACCEPTANCE,
  TRESTLE_KIND_ASSUMPTION,
  TRESTLE_KIND_REVISION,
  TRESTLE_KIND_SIGN_OFF,
  TRESTLE_N_TABLES,                     /* those below are what people plan with; the rest only files have */
  TRESTLE_KIND_CONFLICT = TRESTLE_N_TABLES,
  TRESTLE_N_KINDS,
  TRESTLE_KIND_ANY = TRESTLE_N_KINDS    /* target of a reference that may be of any kind */
} TrestleKind;

/* What a stored integer counts; how it is shown and typed follows from it. */
typedef enum
{
  TRESTLE_UNIT_NONE,            /* a plain count */
  TRESTLE_UNIT_PERSONS,
  TRESTLE_UNIT_BYTES,           /* shown by 1,024 */
  TRESTLE_UNIT_MEDIUM_BYTES,    /* shown by 1,000, as printed on removable media */
  TRESTLE_UNIT_BYTE_RATE,       /* bytes per second, shown by 1,000 */
  TRESTLE_UNIT_BIT_RATE,        /* bits per second, shown by 1,000 */
  TRESTLE_UNIT_HERTZ,
  TRESTLE_UNIT_PERMILLE,        /* stored in ‰, shown in % */
  TRESTLE_UNIT_MULTIPLE,        /* stored in ‰, shown as a plain factor */
  TRESTLE_UNIT_SECONDS,         /* the next four are stored in seconds */
  TRESTLE_UNIT_MINUTES,
  TRESTLE_UNIT_HOURS,
  TRESTLE_UNIT_DAYS,
  TRESTLE_N_UNITS
} TrestleUnit;

typedef enum
{
  TRESTLE_FIELD_TEXT,           /* one line */
  TRESTLE_FIELD_NOTE,           /* several lines */
  TRESTLE_FIELD_INT,            /* gint64 in the base unit of its TrestleUnit */
  TRESTLE_FIELD_FLAG,           /* yes or no */
  TRESTLE_FIELD_CHOICE,         /* one of a list of nicks */
  TRESTLE_FIELD_CHOICES,        /* a set of nicks */
  TRESTLE_FIELD_DATE,           /* YYYY-MM-DD */
  TRESTLE_FIELD_REF,            /* the id of one object */
  TRESTLE_FIELD_REFS,           /* a set of ids of objects of one kind */
  TRESTLE_FIELD_TEXTS,          /* lines, in the order typed */
  TRESTLE_FIELD_DATA            /* base64 */
} TrestleFieldKind;

typedef struct _TrestleField    TrestleField;
typedef struct _TrestleChoice   TrestleChoice;
typedef struct _TrestleKindInfo TrestleKindInfo;
typedef struct _TrestleValue    TrestleValue;
typedef struct _TrestleChange   TrestleChange;
typedef struct _TrestleObject   TrestleObject;
typedef struct _TrestleList     TrestleList;
typedef struct _TrestleDesign   TrestleDesign;
typedef struct _TrestleHistory  TrestleHistory;
typedef struct _TrestleNames    TrestleNames;

/* A reference to another object: its id, and the object itself while both are
 * in the same design (NULL when the reference dangles or is unset).
 */
typedef struct
{
  char          *id;
  TrestleObject *target;
} TrestleRef;

/* A set of references, sorted by id, without duplicates. */
typedef struct
{
  guint      n;
  TrestleRef refs[];
} TrestleRefs;

/* A stored integer, flag, choice or set of choices that nobody has set. */
#define TRESTLE_UNSET G_MININT64

/* The value to reckon with: @value, or @standard while it is unset. */
#define TRESTLE_OR(value, standard) ((value) == TRESTLE_UNSET ? (gint64) (standard) : (value))

G_END_DECLS
