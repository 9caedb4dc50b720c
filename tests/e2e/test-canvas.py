# SPDX-License-Identifier: GPL-3.0-or-later
"""On the canvas of the running program: everything drawn is in the accessible tree and follows the keyboard, a drag moves
in one step, what is deleted comes back, and the file is what it was, to the byte.

usage: test-canvas.py TRESTLE SAMPLE"""

import os
import pathlib
import shutil
import sys

from drive import Drive

trestle, sample = sys.argv[1:]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'
shutil.copy(sample, file)
before = file.read_bytes()

d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
d.key('ctrl+4')


def find_node(name):
    return d.find('list', 'Topology').find('list item', name)


def is_there(name):
    return any(d.find('list', 'Topology').find_all('list item', name))


def get_focused():
    return [node.name for node in d.find('list', 'Topology').find_all('list item') if node.has('focused')]


# What is clicked is selected, and the inspector shows it.
d.wait_find('list', 'Topology')
d.wait(lambda: is_there('London'))
d.click(find_node('MEDV-CORP'))
d.wait(lambda: find_node('MEDV-CORP').has('selected'))
d.wait(lambda: get_focused() == ['MEDV-CORP'])

# The keyboard goes on from there.
d.key('Tab')
d.wait(lambda: len(get_focused()) == 1 and get_focused() != ['MEDV-CORP'])
d.key('Escape')
d.click(find_node('MEDV-CORP'))
d.wait(lambda: find_node('MEDV-CORP').has('selected'))

# A location is dragged by its title, one step; it is undone.
x, y, width, height = d.screen_bounds(find_node('Bristol'))
d.drag((x + width // 2, y + 4), (x + width // 2 - 60, y - 20))
d.wait(lambda: d.screen_bounds(find_node('Bristol'))[0] < x - 20)
d.key('ctrl+z')
d.wait(lambda: abs(d.screen_bounds(find_node('Bristol'))[0] - x) <= 1)

# What is deleted is gone from the tree, and comes back.
d.click(find_node('MEDV-CORP'))
d.wait(lambda: get_focused() == ['MEDV-CORP'])
d.key('Delete')
d.wait(lambda: not is_there('MEDV-CORP'))
d.key('ctrl+z')
d.wait(lambda: is_there('MEDV-CORP'))

# Renamed where it stands.
d.click(find_node('MEDV-CORP'))
d.wait(lambda: get_focused() == ['MEDV-CORP'])
d.key('F2')
d.wait(lambda: get_focused() == [])
d.type('MEDV-NEW')
d.key('Return')
d.wait(lambda: is_there('MEDV-NEW'))
d.key('ctrl+z')
d.wait(lambda: is_there('MEDV-CORP'))

d.key('ctrl+s')
d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
assert file.read_bytes() == before
