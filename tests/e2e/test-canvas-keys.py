# SPDX-License-Identifier: GPL-3.0-or-later
"""A small topology from an empty design with keys only, on the canvas of the running program: two locations, a server and a
database at the first, linked and connected; renamed, moved, arranged, copied, deleted and taken back.

usage: test-canvas-keys.py TRESTLE SAMPLE"""

import json
import os
import pathlib
import sys

from drive import Drive

trestle, sample = sys.argv[1:]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'

# Nothing in it: every list of the sample made empty.
design = json.loads(pathlib.Path(sample).read_text())
file.write_text(json.dumps({name: [] if isinstance(value, list) else value for name, value in design.items()}))

d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
d.key('ctrl+4')


# Looked for once: the whole tree is large.
topology = []


def list_nodes():
    topology.extend(d.find_all('list', 'Topology') if not topology else [])
    return list(topology[0].find_all('list item')) if topology else []


def names():
    return [node.name for node in list_nodes()]


def get_focused():
    return [node.name for node in list_nodes() if node.has('focused')]


def get_x(name):
    return next(node.bounds[0] for node in list_nodes() if node.name == name)


# What pops up over the canvas is not among its children: its nodes are.
def wait_for_popover():
    d.wait_stable(quiet=0.12)


def type_name(name):
    wait_for_popover()
    d.type(name)
    d.key('Return')
    d.wait(lambda: name in names(), what=f'{name} to be there')


def choose(keys, letters):
    d.key(keys)
    wait_for_popover()
    d.type(letters)
    d.key('Return')


def add(letters, name):
    choose('Insert', letters)
    type_name(name)


def go_to(name):
    d.key('Home', *['Tab'] * names().index(name))
    d.wait(lambda: get_focused() == [name], what=f'the keyboard to be at {name}')


# The page of an empty design has a button for the first one.
d.focus(d.wait_find('button', 'Add Location'))
d.key('space')
type_name('Berlin')

# Server and database go where the keyboard is; another location goes beside it.
add('server', 'MEDV-01')
go_to('Berlin')
add('database', 'SQL-01')
d.key('Escape', 'Escape')
add('location', 'Paris')

# Connected with what is chosen by typing.
go_to('MEDV-01')
choose('ctrl+l', 'SQL')
d.wait(lambda: 'MEDV-01' in names())
go_to('Berlin')
choose('ctrl+l', 'Paris')
d.wait(lambda: 'Link Berlin – Paris' in names())

# Called something else.
go_to('Paris')
d.key('F2')
type_name('Lyon')

# Nudged, which is one step however often.
x = get_x('Lyon')
d.key('Right', 'Right', 'Right')
d.wait(lambda: get_x('Lyon') > x)
d.key('ctrl+z')
d.wait(lambda: get_x('Lyon') == x)

# Moved far away, and arranged: that is offered, and accepted with Enter.
d.key('shift+Right', 'shift+Right', 'shift+Right', 'shift+Down')
d.wait(lambda: get_x('Lyon') > x)
d.key('ctrl+k')
d.wait(lambda: d.focused() is not None and d.focused().role == 'search box', what='the palette')
d.type('arrange auto')
d.wait(lambda: any(node.name.startswith('Arrange Automatically') for node in d.find_all('list item')))
d.key('Return')
d.wait(lambda: d.find_all('button', 'Apply'), what='the arrangement to be offered')
d.key('Return')
d.wait(lambda: not d.find_all('button', 'Apply'), what='the arrangement to be accepted')

# Copied with everything in it, and taken back.
go_to('Berlin')
n = len(names())
d.key('ctrl+d')
d.wait(lambda: len(names()) > n)
d.key('ctrl+z')
d.wait(lambda: len(names()) == n)

# Deleted, once it has been said what depends on it, and taken back.
go_to('SQL-01')
d.key('Delete')
d.focus(d.wait_find('button', 'Delete'))
d.key('space')
d.wait(lambda: 'SQL-01' not in names())
d.key('ctrl+z')
d.wait(lambda: 'SQL-01' in names())

d.key('ctrl+s')
d.wait(lambda: len(json.loads(file.read_text())['locations']) == 2, 10)
d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
saved = json.loads(file.read_text())
assert {location['name'] for location in saved['locations']} == {'Berlin', 'Lyon'}
assert len(saved['links']) == len(saved['servers']) == len(saved['databases']) == 1
assert all(location['x'] is not None for location in saved['locations'])
berlin = next(location['id'] for location in saved['locations'] if location['name'] == 'Berlin')
assert all(machine['location'] == berlin for machine in saved['machines'])
assert saved['instances'][0]['database'] == saved['databases'][0]['id']
assert saved['servers'][0]['instance'] == saved['instances'][0]['id']
