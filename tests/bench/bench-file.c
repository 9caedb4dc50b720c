/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and saving, against json-glib's own parser and pretty writer on the
 * same bytes.
 */
#include "config.h"

#include <json-glib/json-glib.h>

#include "bench-design.h"
#include "bench.h"
#include "reader.h"
#include "scan.h"
#include "writer.h"

typedef struct
{
  TrestleDesign *design;
  GBytes        *bytes;
  JsonNode      *root;
  TrestleDesign *opened;
} Data;

static gpointer
set_up (guint size)
{
  Data *data = g_new0 (Data, 1);
  g_autoptr(JsonParser) parser = json_parser_new ();

  data->design = bench_design_new (size);
  data->bytes = trestle_file_serialize (data->design);
  json_parser_load_from_data (parser, g_bytes_get_data (data->bytes, NULL), g_bytes_get_size (data->bytes), NULL);
  data->root = json_parser_steal_root (parser);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  g_object_unref (data->design);
  g_bytes_unref (data->bytes);
  json_node_unref (data->root);
  g_free (data);
}

static void
open_design (gpointer user_data)
{
  Data *data = user_data;

  data->opened = trestle_file_parse ("bench", data->bytes, NULL);
  g_assert (data->opened != NULL);
}

static void
close_design (gpointer user_data)
{
  Data *data = user_data;

  g_clear_object (&data->opened);
}

static void
parse_json (gpointer user_data)
{
  const Data *data = user_data;
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_assert (json_parser_load_from_data (parser, g_bytes_get_data (data->bytes, NULL), g_bytes_get_size (data->bytes), NULL));
}

static void
scan_json (gpointer user_data)
{
  const Data *data = user_data;
  g_autoptr(TrestleScan) scan = trestle_scan_new ("bench", g_bytes_get_data (data->bytes, NULL), g_bytes_get_size (data->bytes),
                                                  NULL);

  g_assert (scan != NULL);
}

static void
save_design (gpointer user_data)
{
  const Data *data = user_data;
  g_autoptr(GBytes) bytes = trestle_file_serialize (data->design);
}

static void
write_json (gpointer user_data)
{
  const Data *data = user_data;
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, data->root);
  text = json_generator_to_data (generator, NULL);
}

static const BenchRow rows[] = {
  { .title = "open a file", .peer = "json-glib's parser", .ratio = 1.5,
    .set_up = set_up, .work = open_design, .floor = parse_json, .clean_up = close_design, .tear_down = tear_down },
  { .title = "strict first pass", .peer = "json-glib's parser",
    .set_up = set_up, .work = scan_json, .floor = parse_json, .tear_down = tear_down },
  { .title = "save a file", .peer = "json-glib's writer", .ratio = 1.2,
    .set_up = set_up, .work = save_design, .floor = write_json, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
