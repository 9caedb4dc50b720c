/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "totals.h"

static const GPtrArray *
get_objects (const TrestleAssessment *assessment,
             TrestleKind              kind)
{
  return trestle_design_get_list (trestle_assessment_get_design (assessment), kind)->items;
}

TrestleNumber
trestle_totals_sum (const TrestleAssessment *assessment,
                    TrestleKind              kind,
                    const char              *figure)
{
  const GPtrArray *objects = get_objects (assessment, kind);
  TrestleNumber sum = trestle_integer (0);

  for (guint i = 0; i < objects->len; i++)
    {
      TrestleNumber number = trestle_assessment_get_figure (assessment, figure, objects->pdata[i]);

      if (trestle_number_is_known (number))
        sum = trestle_number_reduce (trestle_ratio (sum.num * number.den + number.num * sum.den, sum.den * number.den));
    }

  return sum;
}

TrestleNumber
trestle_totals_max (const TrestleAssessment *assessment,
                    TrestleKind              kind,
                    const char              *figure,
                    TrestleObject          **whose)
{
  const GPtrArray *objects = get_objects (assessment, kind);
  TrestleNumber largest = trestle_integer (0);

  *whose = NULL;
  for (guint i = 0; i < objects->len; i++)
    {
      TrestleNumber number = trestle_assessment_get_figure (assessment, figure, objects->pdata[i]);

      if (trestle_number_is_known (number) && (*whose == NULL || trestle_number_compare (number, largest) > 0))
        {
          largest = number;
          *whose = objects->pdata[i];
        }
    }

  return largest;
}
