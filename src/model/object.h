/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base of everything a design holds.  A kind is a struct and a table of
 * fields; this class stores, reads and compares their values by offset, and is
 * the only place where a value changes.
 */
#pragma once

#include "field.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_OBJECT (trestle_object_get_type ())
#define TRESTLE_OBJECT(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_OBJECT, TrestleObject))
#define TRESTLE_IS_OBJECT(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_OBJECT))
#define TRESTLE_OBJECT_CLASS(k) (G_TYPE_CHECK_CLASS_CAST ((k), TRESTLE_TYPE_OBJECT, TrestleObjectClass))
#define TRESTLE_OBJECT_GET_CLASS(o) (G_TYPE_INSTANCE_GET_CLASS ((o), TRESTLE_TYPE_OBJECT, TrestleObjectClass))
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleObject, g_object_unref)

GType trestle_object_get_type (void);

/* Members are read everywhere and written in model/ only. */
struct _TrestleObject
{
  GObject        parent_instance;
  char          *id;          /* "<kind>-<6 characters>"; NULL until in a design */
  TrestleDesign *design;      /* not owned; NULL while outside a design */
  guint          position;    /* in the design's list of its kind */
  char          *extra;       /* JSON object of members this version does not know, or NULL */
};

typedef struct
{
  GObjectClass           parent_class;
  const TrestleKindInfo *info;
} TrestleObjectClass;

/* What a kind of object is called and made of. */
struct _TrestleKindInfo
{
  TrestleKind         kind;
  const char         *nick;       /* in ids: "location" */
  const char         *member;     /* in files: "locations" */
  const char         *title;      /* N_(), "Location" */
  const char         *titles;     /* N_(), "Locations" */
  const char         *icon;       /* symbolic icon name */
  GType             (*get_type) (void);
  const TrestleField *fields;
  guint               n_fields;
};

#define TRESTLE_DECLARE_KIND(Type, type) \
  typedef struct _ ## Type Type; \
  typedef struct { TrestleObjectClass parent_class; } Type ## Class; \
  GType type ## _get_type (void); \
  extern const TrestleKindInfo type ## _info; \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, g_object_unref)

/* Defines the class and its TrestleKindInfo; `fields` must stand above it. */
#define TRESTLE_DEFINE_KIND(Type, type, KIND, kind_nick, kind_member, kind_title, kind_titles, kind_icon) \
  G_DEFINE_FINAL_TYPE (Type, type, TRESTLE_TYPE_OBJECT) \
  const TrestleKindInfo type ## _info = { \
    .kind = TRESTLE_KIND_ ## KIND, .nick = kind_nick, .member = kind_member, \
    .title = kind_title, .titles = kind_titles, .icon = kind_icon, \
    .get_type = type ## _get_type, .fields = fields, .n_fields = G_N_ELEMENTS (fields) \
  }; \
  static void type ## _class_init (Type ## Class *klass) \
  { \
    TRESTLE_OBJECT_CLASS (klass)->info = &type ## _info; \
  } \
  static void type ## _init (Type *self) \
  { \
    trestle_object_init_fields (TRESTLE_OBJECT (self), &type ## _info); \
  }

/* Makes every field of a new object unset. */
void                   trestle_object_init_fields (TrestleObject         *self,
                                                   const TrestleKindInfo *info);

static inline const TrestleKindInfo *
trestle_object_get_info (const TrestleObject *self)
{
  return ((const TrestleObjectClass *) ((const GTypeInstance *) self)->g_class)->info;
}

static inline TrestleKind
trestle_object_get_kind (const TrestleObject *self)
{
  return trestle_object_get_info (self)->kind;
}

/* The field called @name of the object's kind, or NULL. */
const TrestleField    *trestle_object_find_field  (const TrestleObject   *self,
                                                   const char            *name);

/* Makes @value, which is overwritten, a copy of the field's value. */
void                   trestle_object_get         (const TrestleObject   *self,
                                                   const TrestleField    *field,
                                                   TrestleValue          *value);

/* Like trestle_object_get() without the copy, for INT, FLAG, CHOICE, CHOICES:
 * TRESTLE_UNSET when unset.
 */
gint64                 trestle_object_get_number  (const TrestleObject   *self,
                                                   const TrestleField    *field);

/* Like trestle_object_get() without the copy, for TEXT, NOTE, DATE, DATA and REF
 * (the id): NULL when unset.
 */
const char            *trestle_object_get_string  (const TrestleObject   *self,
                                                   const TrestleField    *field);

/* Whether the field has a value of its own. */
gboolean               trestle_object_is_set      (const TrestleObject   *self,
                                                   const TrestleField    *field);

/* Gives the field a value: the only way a design changes, besides adding and
 * removing objects.  Emits “changed” on the object and on its design when the
 * value differs from the one before.  Fails, changing nothing, when
 * trestle_field_check() fails or a PAIR would stand twice.
 */
gboolean               trestle_object_set         (TrestleObject         *self,
                                                   const TrestleField    *field,
                                                   const TrestleValue    *value,
                                                   GError               **error);

/* Gives a field of a new object, which nobody watches and which is in no design,
 * its first value, and takes over what @value holds, which is unset afterwards;
 * for readers of files.  Fails as trestle_object_set() does.
 */
gboolean               trestle_object_init_field  (TrestleObject         *self,
                                                   const TrestleField    *field,
                                                   TrestleValue          *value,
                                                   GError               **error);

/* Shorthands for code that knows its fields; @name must exist and the value be
 * allowed.  Set “unset” with trestle_object_unset().
 */
void                   trestle_object_set_number  (TrestleObject         *self,
                                                   const char            *name,
                                                   gint64                 number);
void                   trestle_object_set_string  (TrestleObject         *self,
                                                   const char            *name,
                                                   const char            *string);
void                   trestle_object_set_strings (TrestleObject         *self,
                                                   const char            *name,
                                                   const char *const     *strings);
void                   trestle_object_set_choice  (TrestleObject         *self,
                                                   const char            *name,
                                                   const char            *nick);
void                   trestle_object_set_ref     (TrestleObject         *self,
                                                   const char            *name,
                                                   TrestleObject         *target);

/* Makes a REF field refer to @target, a REFS field to @target too. */
void                   trestle_object_add_ref     (TrestleObject         *self,
                                                   const char            *name,
                                                   TrestleObject         *target);

/* Takes @target out of a REF or REFS field that refers to it; it is unset when nothing is left. */
void                   trestle_object_remove_ref  (TrestleObject         *self,
                                                   const char            *name,
                                                   TrestleObject         *target);

void                   trestle_object_unset       (TrestleObject         *self,
                                                   const char            *name);

/* The object a REF field points at, or NULL. */
TrestleObject         *trestle_object_get_target  (const TrestleObject   *self,
                                                   const TrestleField    *field);

/* The objects a REFS field points at, by name.  Free with g_ptr_array_unref(). */
GPtrArray             *trestle_object_list_targets (const TrestleObject  *self,
                                                    const TrestleField   *field);

/* What the object is called: its key, or for an association the names of its
 * ends; never NULL.  Borrowed for objects with a key, otherwise made anew:
 * free with g_free().
 */
char                  *trestle_object_dup_name    (const TrestleObject   *self);

/* The key of the object, "" when unset; for kinds without a key "". Borrowed. */
const char            *trestle_object_get_name    (const TrestleObject   *self);

/* The field's value as people read it, references by name.  Free with g_free(). */
char                  *trestle_object_dup_text    (const TrestleObject   *self,
                                                   const TrestleField    *field);

/* Orders by name (numbers in names by value), then by id; for GCompareFunc use. */
int                    trestle_object_compare     (gconstpointer          a,
                                                   gconstpointer          b);

/* Gives an object that is outside any design the id it is to have in one, and
 * what its file said beyond the known fields; for readers of files.
 */
void                   trestle_object_set_id      (TrestleObject         *self,
                                                   const char            *id);
void                   trestle_object_set_extra   (TrestleObject         *self,
                                                   const char            *extra);

/* A new object of the same kind with the same values and extra members, without
 * id and outside any design.
 */
TrestleObject         *trestle_object_copy        (const TrestleObject   *self);

G_END_DECLS
