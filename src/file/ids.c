/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of the ids of objects.
 */
#include "config.h"

#include "ids.h"

#include <string.h>

#define TAIL_LENGTH 6
#define TAIL_CHARACTERS "0123456789abcdefghjkmnpqrstvwxyz"

TrestleKind
trestle_id_get_kind (const char *id)
{
  gsize length = strlen (id);
  const char *tail;

  if (strcmp (id, trestle_design_info.nick) == 0)
    return TRESTLE_KIND_DESIGN;
  if (length <= TAIL_LENGTH + 1 || id[length - TAIL_LENGTH - 1] != '-')
    return TRESTLE_N_KINDS;

  tail = id + length - TAIL_LENGTH;
  if (strspn (tail, TAIL_CHARACTERS) != TAIL_LENGTH)
    return TRESTLE_N_KINDS;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const char *nick = trestle_kind_get_info (kind)->nick;

      if (strncmp (id, nick, length - TAIL_LENGTH - 1) == 0 && nick[length - TAIL_LENGTH - 1] == '\0')
        return kind;
    }

  return TRESTLE_N_KINDS;
}
