/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks that are filled from both ends: with what is aligned from the start, with
 * texts from the end.
 */
#include "config.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A block is as large as those before it together, from the least size to that of a
 * huge page: what fills several of these is handed out, and found again, by hundreds
 * of pages at a time.
 */
#define LEAST_SIZE 32768
#define HUGE_SIZE  (2 << 20)

typedef struct _TrestleArenaBlock Block;

struct _TrestleArenaBlock
{
  _Alignas (TRESTLE_ARENA_ALIGNMENT) Block *before;
  gsize whole;            /* its size */
};

/* Blocks of arenas that are no more, for those to come: an edit makes an assessment of
 * the size of the one before, and memory that the system has to give anew costs more
 * than what is written into it.  Sanitizers are to see what is used too late.
 */
#ifdef __SANITIZE_ADDRESS__
#define MOST_KEPT 0
#else
#define MOST_KEPT (16 << 20)
#endif

static GMutex kept_lock;
static Block *kept;
static gsize kept_size;

TrestleArena *
trestle_arena_new (void)
{
  return g_new0 (TrestleArena, 1);
}

void
trestle_arena_free (TrestleArena *self)
{
  g_mutex_lock (&kept_lock);
  while (self->last != NULL)
    {
      Block *block = self->last;

      self->last = block->before;
      if (block->whole > MOST_KEPT - kept_size)
        {
          free (block);
          continue;
        }
      kept_size += block->whole;
      block->before = kept;
      kept = block;
    }
  g_mutex_unlock (&kept_lock);
  g_free (self);
}

/* The smallest one that is large enough, or NULL. */
static Block *
take_kept (gsize size)
{
  Block **best = NULL;
  Block *block = NULL;

  g_mutex_lock (&kept_lock);
  for (Block **link = &kept; *link != NULL; link = &(*link)->before)
    if ((*link)->whole >= size && (best == NULL || (*link)->whole < (*best)->whole))
      best = link;
  if (best != NULL)
    {
      block = *best;
      *best = block->before;
      kept_size -= block->whole;
    }
  g_mutex_unlock (&kept_lock);

  return block;
}

static Block *
allocate (gsize    size,
          gboolean huge)
{
  Block *memory = huge ? aligned_alloc (HUGE_SIZE, size) : malloc (size);

  if (memory == NULL)
    g_error ("%s: out of memory", G_STRLOC);
#ifdef MADV_HUGEPAGE
  if (huge)
    madvise (memory, size, MADV_HUGEPAGE);
#endif
  memory->whole = size;

  return memory;
}

/* What is left of the block before is lost: it is little. */
void
trestle_arena_reserve (TrestleArena *self,
                       gsize         size)
{
  const gsize usual = CLAMP (self->total / LEAST_SIZE * LEAST_SIZE, LEAST_SIZE, HUGE_SIZE);
  gsize whole;
  Block *block;

  whole = (sizeof (Block) + size + usual - 1) / usual * usual;
  block = take_kept (whole);
  if (block == NULL)
    block = allocate (whole, usual == HUGE_SIZE);
  block->before = self->last;
  self->last = block;
  self->start = (char *) (block + 1);
  self->end = (char *) block + block->whole;
  self->total += block->whole;
}

gpointer
trestle_arena_take0 (TrestleArena *self,
                     gsize         size)
{
  return memset (trestle_arena_take (self, size), 0, size);
}

char *
trestle_arena_strdup (TrestleArena *self,
                      const char   *text)
{
  gsize size = strlen (text) + 1;

  if ((gsize) (self->end - self->start) < size)
    trestle_arena_reserve (self, size);
  self->end -= size;

  return memcpy (self->end, text, size);
}
