# SPDX-License-Identifier: GPL-3.0-or-later
"""A small topology from an empty design with keys only, on the canvas of the running program: two locations, a server and a
database at the first, linked and connected; moved, copied, deleted and taken back.

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


def names():
    return [node.name for node in d.find('list', 'Topology').find_all('list item')] if any(d.find_all('list', 'Topology')) else []


def get_focused():
    return [node.name for node in d.find('list', 'Topology').find_all('list item') if node.has('focused')]


def add(letters, name):
    d.key('Insert')
    d.wait(lambda: get_focused() == [])
    d.wait_stable()
    d.type(letters)
    d.wait_stable()
    d.key('Return')
    d.wait_stable()
    d.type(name)
    d.key('Return')
    d.wait(lambda: name in names())
    d.wait_stable()


def go_to(name):
    d.key('Home')
    for _ in range(12):
        if get_focused() == [name]:
            return
        d.key('Tab')
    raise AssertionError((name, get_focused()))


# The page of an empty design has a button for the first one; F6 leads there.
button = d.wait_find('button', 'Add Location')
d.focus(button)
d.key('space')
d.wait_stable()
d.type('Berlin')
d.key('Return')
d.wait(lambda: 'Berlin' in names())
d.wait(lambda: get_focused() == ['Berlin'])

# Server and database go where the keyboard is; another location goes beside it.
add('server', 'MEDV-01')
go_to('Berlin')
add('database', 'SQL-01')
d.key('Escape')
add('location', 'Paris')

# Connected with what is chosen by typing.
go_to('MEDV-01')
d.key('ctrl+l')
d.wait_stable()
d.type('SQL')
d.key('Return')
d.wait_stable()
go_to('Berlin')
d.key('ctrl+l')
d.wait_stable()
d.type('Paris')
d.key('Return')
d.wait(lambda: any('Berlin' in name and 'Paris' in name for name in names()))

# Nudged, which is one step however often.
go_to('Paris')
x = d.screen_bounds(d.find('list', 'Topology').find('list item', 'Paris'))[0]
d.key('Right', 'Right', 'Right')
d.wait(lambda: d.screen_bounds(d.find('list', 'Topology').find('list item', 'Paris'))[0] > x)
d.key('ctrl+z')
d.wait(lambda: d.screen_bounds(d.find('list', 'Topology').find('list item', 'Paris'))[0] == x)

# Copied with everything in it, deleted, taken back.
go_to('Berlin')
n = len(names())
d.key('ctrl+d')
d.wait(lambda: len(names()) > n)
d.key('Delete')
d.wait(lambda: len(names()) == n)

d.key('ctrl+s')
d.wait(lambda: len(json.loads(file.read_text())['locations']) == 2)
d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
saved = json.loads(file.read_text())
assert {location['name'] for location in saved['locations']} == {'Berlin', 'Paris'}
assert len(saved['links']) == len(saved['servers']) == len(saved['databases']) == 1
berlin = next(location['id'] for location in saved['locations'] if location['name'] == 'Berlin')
assert all(machine['location'] == berlin for machine in saved['machines'])
assert saved['instances'][0]['database'] == saved['databases'][0]['id']
assert saved['servers'][0]['instance'] == saved['instances'][0]['id']
