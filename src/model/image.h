/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Virtual PC image as it is packed and handed out.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_IMAGE (trestle_image_get_type ())
#define TRESTLE_IMAGE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_IMAGE, TrestleImage))
#define TRESTLE_IS_IMAGE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_IMAGE))
TRESTLE_DECLARE_KIND (TrestleImage, trestle_image)

typedef enum
{
  TRESTLE_GUEST_OS_WINDOWS_2000_SP4,
  TRESTLE_GUEST_OS_XP_SP2,
  TRESTLE_GUEST_OS_XP_SP3,
  TRESTLE_GUEST_OS_OTHER
} TrestleGuestOs;

struct _TrestleImage
{
  TrestleObject parent_instance;
  char        *name;
  gint64       guest_os;
  gint64       packed, unpacked;   /* bytes */
  TrestleRefs *applications;
  char        *separation;
  gint64       versions;           /* older ones kept beside the current one */
  char        *notes;
};

G_END_DECLS
