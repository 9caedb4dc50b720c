/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the benchmark design of so many locations as a file.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench-design.h"
#include "writer.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TrestleDesign) design = bench_design_new (argc > 1 ? (guint) atoi (argv[1]) : 100);
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  gsize length;
  const void *text = g_bytes_get_data (bytes, &length);

  return fwrite (text, 1, length, stdout) == length ? 0 : 1;
}
