# SPDX-License-Identifier: GPL-3.0-or-later
"""Names are typed into the tables of the running program with the list below the cell: part of one, one that is not there
yet, several, and as fast as one can; undone step by step, the file is what it was, to the byte.

usage: test-completion.py TRESTLE SAMPLE"""

import json
import os
import pathlib
import shutil
import sys

from drive import Drive

trestle, sample = sys.argv[1:3]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'
shutil.copy(sample, file)
before = file.read_bytes()

d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))


def get_focused():
    node = d.focused()
    return node.name if node else ''


def show_table(title):
    d.show_table(title)
    d.wait_stable()
    grid = d.find('tree grid', title)
    d.click(grid.find('text box', pred=lambda box: box.bounds[0] >= grid.bounds[0]))
    d.wait(lambda: ': ' in get_focused(), what='the keyboard in the table')


def walk_to(column):
    d.key('ctrl+Home')
    for _ in range(30):
        if get_focused().startswith(column + ': '):
            return
        last = get_focused()
        d.key('Right')
        d.wait(lambda: get_focused() != last)
    raise LookupError(column)


def list_offered():
    return [node.name for node in d.find('tree grid').find_all('list item')]


def wait_offered(*names):
    d.wait(lambda: list_offered() == list(names), what=f'{names}, not {list_offered()}')


def read():
    d.key('ctrl+s')
    return json.loads(file.read_bytes())


def get(table, name, field):
    return next(row[field] for row in read()[table] if row['name'] == name)


def find(table, name):
    return next((row['id'] for row in read()[table] if row['name'] == name), None)


def wait_value(table, name, field, value):
    d.wait(lambda: get(table, name, field) == value(), what=f'{value()} as {field} of {name}, not {get(table, name, field)}')


def undo_all(steps):
    d.key(*['ctrl+z'] * steps)
    d.wait(lambda: read() and file.read_bytes() == before, what='what the file was')


# Part of a name, and the first that it may mean.
show_table('Populations')
walk_to('Location')
populations = sorted((row['name'] for row in json.loads(before)['populations']), key=str.casefold)
d.type('man')
wait_offered('Manchester', 'Create Location “man”')
if len(sys.argv) > 3:
    d.screenshot(sys.argv[3])
d.key('Down', 'Return')
wait_value('populations', populations[0], 'location', lambda: find('locations', 'Manchester'))
undo_all(1)

# A name that nobody has, in the same step.
walk_to('Location')
d.type('Cardiff')
wait_offered('Create Location “Cardiff”')
d.key('Down', 'Tab')
d.wait(lambda: find('locations', 'Cardiff'), what='a new location')
wait_value('populations', populations[0], 'location', lambda: find('locations', 'Cardiff'))
undo_all(1)

# Who types a name to its end does not wait for the list, nor look at it.
walk_to('Location')
d.type('dublin\nleeds\n', delay=2)
wait_value('populations', populations[0], 'location', lambda: find('locations', 'Dublin'))
wait_value('populations', populations[1], 'location', lambda: find('locations', 'Leeds'))
undo_all(2)

# Escape closes the list, and only then gives up.
walk_to('Location')
d.type('man')
wait_offered('Manchester', 'Create Location “man”')
d.key('Escape')
wait_offered()
assert d.focused().text == 'man'
d.key('Escape')
d.wait(lambda: get_focused().startswith('Location: '), what='the cell again')
assert read() and file.read_bytes() == before

# Several names, each with its list.
show_table('Image Repositories')
walk_to('Images Held')
d.type('xp-o')
wait_offered('XP-Office', 'Create Virtual Machine Image “xp-o”')
d.key('Down', 'Return')
repositories = sorted(row['name'] for row in json.loads(before)['repositories'])
wait_value('repositories', repositories[0], 'images', lambda: [find('images', 'XP-Office')])
walk_to('Images Held')
d.type('XP-Office, w2')
wait_offered('W2K-Plant', 'Create Virtual Machine Image “w2”')
d.key('Down', 'Return')
wait_value('repositories', repositories[0], 'images', lambda: sorted([find('images', 'XP-Office'), find('images', 'W2K-Plant')]))
undo_all(2)

d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
