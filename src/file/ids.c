/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of the ids of objects.
 */
#include "config.h"

#include "ids.h"

#include <string.h>

#define TAIL_LENGTH 6
#define TAIL_CHARACTERS "0123456789abcdefghjkmnpqrstvwxyz"

static gboolean
is_tail (const char *tail)
{
  return strspn (tail, TAIL_CHARACTERS) == TAIL_LENGTH && tail[TAIL_LENGTH] == '\0';
}

gboolean
trestle_id_is_for (const char *id,
                   TrestleKind kind)
{
  const char *nick;
  gsize length;

  if (kind == TRESTLE_KIND_ANY)
    return trestle_id_get_kind (id) < TRESTLE_N_KINDS;

  nick = trestle_kind_get_info (kind)->nick;
  if (kind == TRESTLE_KIND_DESIGN)
    return strcmp (id, nick) == 0;
  length = strlen (nick);

  return strncmp (id, nick, length) == 0 && id[length] == '-' && is_tail (id + length + 1);
}

TrestleKind
trestle_id_get_kind (const char *id)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    if (trestle_id_is_for (id, kind))
      return kind;

  return TRESTLE_N_KINDS;
}
