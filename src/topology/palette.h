/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every color of the picture: one table with a row for each way of looking at
 * it.  Its contrasts are tested.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_PALETTE_LIGHT,
  TRESTLE_PALETTE_DARK,
  TRESTLE_PALETTE_HIGH_CONTRAST,
  TRESTLE_PALETTE_HIGH_CONTRAST_DARK,
  TRESTLE_PALETTE_PRINT,
  TRESTLE_N_PALETTES
} TrestlePaletteId;

/* Tints, of which several kinds share one. */
typedef enum
{
  TRESTLE_TINT_SERVER,        /* blue, instances too */
  TRESTLE_TINT_DATABASE,      /* purple */
  TRESTLE_TINT_REPOSITORY,    /* green */
  TRESTLE_TINT_IIS,           /* teal */
  TRESTLE_TINT_CONSOLE,       /* orange */
  TRESTLE_TINT_POPULATION,    /* slate, machines and locations too */
  TRESTLE_TINT_LIBRARY,       /* brown */
  TRESTLE_N_TINTS
} TrestleTint;

/* 0xRRGGBB */
typedef guint32 TrestleColor;

typedef struct
{
  const char  *nick;                /* "light" */
  TrestleColor canvas;
  TrestleColor text;                /* names */
  TrestleColor quiet;               /* details */
  TrestleColor container;           /* fill of locations */
  TrestleColor container_line;
  TrestleColor card;
  TrestleColor card_line;
  TrestleColor chip;                /* fill of chips, with quiet text */
  TrestleColor link;
  TrestleColor stream;              /* lines of clients */
  TrestleColor accent;              /* selection and focus; see trestle_palette_set_accent() */
  TrestleColor on_accent;           /* text on the accent */
  TrestleColor verdicts[TRESTLE_MARK_N_VERDICTS];   /* by TrestleMarkVerdict; text and shapes */
  TrestleColor badges[TRESTLE_MARK_N_SEVERITIES];
  TrestleColor on_badge;            /* count and shape on a badge */
  double       strength;            /* of the tint in the tiles behind symbols, 0 … 1 */
  double       block;               /* and in the blocks that cards become from far away */
  TrestleColor tints[TRESTLE_N_TINTS];
} TrestlePalette;

const TrestlePalette *trestle_palette_get          (TrestlePaletteId      id);

/* Takes the system’s accent color, made lighter or darker until it stands out
 * from the canvas and the cards.
 */
void                  trestle_palette_set_accent   (TrestlePalette       *self,
                                                    TrestleColor          accent);

TrestleTint           trestle_palette_get_tint     (TrestleKind           kind);

/* @share of @b in @a. */
TrestleColor          trestle_color_mix            (TrestleColor          a,
                                                    TrestleColor          b,
                                                    double                share);

/* Contrast of two colors as WCAG 2 defines it, 1 … 21. */
double                trestle_color_get_contrast   (TrestleColor          a,
                                                    TrestleColor          b);

G_END_DECLS
