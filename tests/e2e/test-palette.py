#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command palette with real keys and nothing else: PROGRAM DESIGN."""

import sys
import time

from drive import Drive

PROGRAM, DESIGN = sys.argv[1:]


def palettes(workbench):
    return workbench.find_all('dialog', 'Command Palette', depth=4)


def rows(workbench):
    return [node for palette in palettes(workbench) for node in palette.find_all('list item')]


def titles(workbench):
    return [node.name for node in rows(workbench)]


def selected(workbench):
    return next((node.name for node in rows(workbench) if node.has('selected')), None)


def open_palette(workbench, keys):
    workbench.key(keys)
    workbench.wait(lambda: titles(workbench), what='the palette')
    entry = palettes(workbench)[0].find('search box')
    workbench.wait(lambda: any(node.has('focused') for node in entry.walk()), what='the entry to be typed into')


def choose(workbench, keys, text, first):
    open_palette(workbench, keys)
    workbench.type(text)
    workbench.wait(lambda: titles(workbench)[:1] == [first], what=f'{first!r} to be the first for {text!r}')
    workbench.key('Return')
    workbench.wait(lambda: not palettes(workbench), what='the palette to go')


def main():
    workbench = Drive.launch([PROGRAM, DESIGN])

    # Both keys open it; Escape leaves everything as it was.
    for keys in ('ctrl+shift+p', 'ctrl+k'):
        open_palette(workbench, keys)
        workbench.key('Escape')
        workbench.wait(lambda: not palettes(workbench), what='the palette to go')

    # A page, an object, a table.
    choose(workbench, 'ctrl+k', 'fault', 'Fault Tolerance, Page')
    choose(workbench, 'ctrl+k', 'dubl', 'Dublin, Location')
    workbench.wait_find('label', 'Dublin')    # over the inspector
    choose(workbench, 'ctrl+k', 'databases', 'Databases, Table')

    # What cannot be done is not offered; the arrows walk and Enter does what is selected.
    open_palette(workbench, 'ctrl+k')
    workbench.type('undo')
    workbench.wait(lambda: titles(workbench)[:1] == ['Undo History, Editing, Shift+Ctrl+H'], what='no Undo without an edit')
    workbench.key('Escape')
    choose(workbench, 'ctrl+k', 'add loc', 'Add Location, Scope')
    time.sleep(.5)
    workbench.key('Return')
    open_palette(workbench, 'ctrl+k')
    workbench.type('undo')
    workbench.wait(lambda: titles(workbench)[:1] == ['Undo, Editing, Ctrl+Z'], what='Undo after an edit')
    workbench.key('Down')
    workbench.wait(lambda: selected(workbench) == 'Undo History, Editing, Shift+Ctrl+H', what='the second to be selected')
    workbench.key('Up')
    workbench.wait(lambda: selected(workbench) == 'Undo, Editing, Ctrl+Z', what='the first to be selected')
    workbench.key('Return')
    workbench.wait(lambda: not palettes(workbench), what='the palette to go')
    open_palette(workbench, 'ctrl+k')
    workbench.type('redo')
    workbench.wait(lambda: titles(workbench)[:1] == ['Redo, Editing, Shift+Ctrl+Z'], what='that the location was taken back')
    workbench.key('Escape')
    workbench.close()


main()
