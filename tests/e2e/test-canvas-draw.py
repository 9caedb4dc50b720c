# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who knows draw.io draws the topology of the sample from an empty design, with the pointer and names typed where
they are asked for: double clicks on free ground, lines dragged from handles, things dragged from the palette.

usage: test-canvas-draw.py TRESTLE SAMPLE"""

import json
import os
import pathlib
import sys

from drive import Drive

trestle, sample = sys.argv[1:]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'
design = json.loads(pathlib.Path(sample).read_text())
file.write_text(json.dumps({name: [] if isinstance(value, list) else value for name, value in design.items()}))

KINDS = {'populations': 'Population', 'servers': 'MED-V Server', 'databases': 'Database', 'consoles': 'Management Console',
         'repositories': 'Image Repository', 'iis_servers': 'IIS Server'}


def index(saved):
    return {row['id']: row for rows in saved.values() if isinstance(rows, list) for row in rows}


def name_of(saved, identifier):
    return index(saved)[identifier]['name']


def list_placed(saved, table):
    """[(name, location)] of what stands in locations, on a machine or not."""
    objects = index(saved)
    return sorted((row['name'], objects[(objects[row['machine']] if 'machine' in row else row)['location']]['name'])
                  for row in saved[table])


def list_links(saved):
    return sorted((*sorted(name_of(saved, link[end]) for end in ('end_a', 'end_b')), link['bandwidth'])
                  for link in saved['links'])


d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
d.key('ctrl+2')
d.key('F9')
d.key('alt+Return')


def find_topology():
    return d.find('list', 'Topology')


def find_node(name):
    return find_topology().find('list item', name)


def names():
    return [node.name for node in find_topology().find_all('list item')]


def type_name(name):
    d.wait_stable(quiet=0.25)
    d.type(name)
    d.key('Return')
    d.wait(lambda: name in names(), what=f'{name} to be there')


# The canvas alone, with nothing on it: a double click beside its buttons is the first location.
only = d.wait_find('radio', 'Canvas')
d.click(only)
button = d.wait_find('button', 'Open a Sample')
x, y, width, height = d.screen_bounds(button)
d.click((x - 160, y), count=2)
hub = max((location['name'] for location in design['locations']),
          key=lambda name: sum(name in row for row in list_links(design)))
type_name(hub)
d.key('ctrl+minus', 'ctrl+minus', 'ctrl+minus', 'ctrl+minus')
d.wait_stable()

# All others on free ground to the left and the right of it.
left, top, width, height = d.screen_bounds(find_topology())
others = sorted(location['name'] for location in design['locations'] if location['name'] != hub)
for i, name in enumerate(others):
    d.click((left + 80 + (i % 2) * (width - 330), top + 40 + i // 2 * (height - 160) // 3), count=2)
    d.wait_stable(quiet=0.12)
    d.type('loc')
    d.key('Return')
    type_name(name)

# Lines from the handles of the hub; what they carry is typed on them.
for a, b, bandwidth in list_links(design):
    other = b if a == hub else a
    x, y, width, height = d.screen_bounds(find_node(hub))
    to = d.screen_bounds(find_node(other))
    before = len(names())
    d.move((x + width // 2 - 8, y + height // 2))
    d.move((x + width // 2, y + height // 2))
    d.drag((x + 2 if to[0] < x else x + width - 2, y + height // 2), (to[0] + to[2] // 2, to[1] + 8))
    d.wait(lambda: len(names()) == before + 1, what=f'a link to {other}')
    d.type(f'{bandwidth // 1000000} Mbps')
    d.key('Return')
    d.wait_stable(quiet=0.25)

# What stands in them comes from the palette: the first and the last of each kind.
placed = {table: [rows[0], rows[-1]] for table in KINDS if (rows := list_placed(design, table))}
for table, rows in placed.items():
    for name, location in rows:
        d.key('ctrl+9')
        d.wait_stable(quiet=0.3)
        before = len(names())
        x, y, width, height = d.screen_bounds(find_node(location))
        d.drag(d.find('button', f'Add {KINDS[table]}'), (x + width // 3, y + 8), steps=20)
        d.wait(lambda: len(names()) > before, what=f'{name} at {location}')
        type_name(name)

d.key('ctrl+s')
d.wait(lambda: len(json.loads(file.read_text())['iis_servers']) == len(placed['iis_servers']), 10)
d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
saved = json.loads(file.read_text())
assert {location['name'] for location in saved['locations']} == {location['name'] for location in design['locations']}
assert all(location['x'] is not None and location['y'] is not None for location in saved['locations'])
assert list_links(saved) == list_links(design), list_links(saved)
for table, rows in placed.items():
    assert list_placed(saved, table) == rows, list_placed(saved, table)
