# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of the running program by keyboard alone, as in a spreadsheet: ranges, fill, copy, paste from elsewhere, what is
not understood, finding; undone step by step, the file is what it was, to the byte.

usage: test-grid.py TRESTLE SAMPLE"""

import json
import os
import pathlib
import shutil
import subprocess
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


def read():
    d.key('ctrl+s')
    return {row['name']: row for row in json.loads(file.read_bytes())['locations']}


def wait_saved(condition):
    d.wait(lambda: condition(read()))


def find_cells(title):
    return [cell for cell in d.find_all('text box') if cell.name.startswith(title + ': ')]


def get_focused():
    node = d.focused()
    return node.name if node else ''


names = sorted(row['name'] for row in json.loads(before)['locations'])
d.key('ctrl+2')
d.wait(lambda: find_cells('Location Name'))
d.click(find_cells('Location Name')[0])
d.wait(lambda: get_focused().startswith('Location Name: '))

# To the column of the bandwidth, and three rows down.
while not get_focused().startswith('Available Bandwidth'):
    last = get_focused()
    d.key('Right')
    d.wait(lambda: get_focused() != last)
title = get_focused().split(':')[0]
d.key('ctrl+Home')
d.wait(lambda: get_focused().startswith('Location Name: '))
while not get_focused().startswith(title):
    last = get_focused()
    d.key('Right')
    d.wait(lambda: get_focused() != last)

def get_rates():
    return [row['bandwidth'] for row in sorted(read().values(), key=lambda row: row['name'])]


def wait_rates(*expected):
    d.wait(lambda: get_rates()[:len(expected)] == list(expected), what=f'{expected}, not {get_rates()}')


def undo_all(steps):
    d.key(*['ctrl+z'] * steps)
    d.wait(lambda: read() and file.read_bytes() == before)


# Typing into a range with Ctrl+Return fills it: one step.
start = get_rates()
d.key('shift+Down', 'shift+Down')
d.wait(lambda: len([cell for cell in find_cells(title) if cell.has('selected')]) == 3)
if len(sys.argv) > 3:
    d.screenshot(sys.argv[3])
d.type('T1')
d.key('ctrl+Return')
wait_rates(1544000, 1544000, 1544000, *start[3:])
undo_all(1)

# A pointer that is dragged over cells selects them, and what is typed goes into all.
first, *_, last = find_cells(title)[:4]
d.drag(first, last)
d.wait(lambda: len([cell for cell in find_cells(title) if cell.has('selected')]) == 4)
d.type('T1')
d.key('ctrl+Return')
wait_rates(1544000, 1544000, 1544000, 1544000, *start[4:])
undo_all(1)

# One cell is typed, copied, pasted and filled down.
d.key('ctrl+Home')
for _ in range(20):
    if get_focused().startswith(title):
        break
    last = get_focused()
    d.key('Right')
    d.wait(lambda: get_focused() != last)
d.type('2000 kbit/s')
d.key('Return')
wait_rates(2000000, *start[1:])
d.key('Up', 'ctrl+c', 'Down', 'ctrl+v')
wait_rates(2000000, 2000000, *start[2:])
d.key('shift+Down', 'shift+Down', 'ctrl+d')
wait_rates(2000000, 2000000, 2000000, 2000000)
d.key('Delete')
wait_rates(2000000, None, None, None)
undo_all(4)

# What is not understood stays in its cell, and the design as it was; the keyboard goes on, and back to the text.
for there, back in (('Tab', 'shift+Tab'), ('Return', 'Up')):
    d.type('fast')
    d.key(there)
    d.wait(lambda: any(cell.name == title + ': fast' and cell.has('invalid-entry') for cell in find_cells(title)))
    d.wait(lambda: ':' in get_focused() and not get_focused().endswith(': fast'), what='the keyboard in the next cell')
    assert read() and file.read_bytes() == before
    d.key(back)
    d.wait(lambda: get_focused() == title + ': fast')
d.key('F2')
d.wait(lambda: d.focused().text == 'fast', what='the text to be edited')
d.key('Escape')
d.wait(lambda: not any(cell.name == title + ': fast' for cell in find_cells(title)))

# Ctrl+F shows only the rows that have it, Escape all again.
d.key('ctrl+f')
d.wait(lambda: not get_focused().startswith(title))
d.type(names[1])
d.wait(lambda: len(find_cells('Location Name')) == 1)
d.key('Return')
d.wait(lambda: get_focused() == 'Location Name: ' + names[1])
if len(sys.argv) > 4:
    d.screenshot(sys.argv[4])
d.key('ctrl+f', 'Escape')
d.wait(lambda: len(find_cells('Location Name')) == len(names))

d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
