# SPDX-License-Identifier: GPL-3.0-or-later
"""A small organization is interviewed with the keyboard alone, left in the middle and gone on with, and gives the
design that somebody has typed into the tables.

usage: test-interview.py TRESTLE SAMPLE CLI SCRIPT EXPECTED"""

import os
import pathlib
import subprocess
import sys

from accessible import Timeout
from drive import Drive

trestle, _sample, cli, script, expected = sys.argv[1:6]
folder = pathlib.Path(os.environ['SESSION_DIR'])
log = folder / 'trestle.log'
file = folder / 'interview.trestle'
lines = [line.split('\t') for line in pathlib.Path(script).read_text().splitlines()]

file.write_bytes(subprocess.run([cli, 'new'], check=True, capture_output=True).stdout)
d = Drive.launch([trestle, str(file)], log=log)


class Dialog:
    """What the interview shows now."""

    def __init__(self):
        # Its title is what is asked about, so it is known by its buttons.
        self.node = next((node for node in d.find_all('dialog', depth=3) if list(node.find_all('button', 'Don’t Know'))), None)
        self.rows, self.role, self.name = [], None, None

    def read(self):
        self.rows = self.node.snapshot(extra=('states',))
        self.role, self.name = next((row[2:4] for row in self.rows if 'focused' in (row[4]['states'] or ())), (None, None))
        return self

    def has(self, role, name):
        return any(row[2:4] == (role, name) for row in self.rows)

    def wait(self, condition, what):
        try:
            d.wait(lambda: condition(self.read()), timeout=20, what=what)
        except Timeout as error:
            raise Timeout(f'{error}; the keyboard is in {self.role} {self.name!r}, there are {[row[2:4] for row in self.rows]}')


def open_dialog():
    d.key('ctrl+j')
    d.wait(lambda: Dialog().node, what='the interview')
    return Dialog()


def walk_to(dialog, name):
    """From the first choice down to one."""
    while dialog.name not in (name, name + ', chosen'):
        before = dialog.name
        d.key('Down')
        dialog.wait(lambda it: it.name != before, f'another row than {before}')


def name_all(dialog, names):
    for name in names:
        d.type(name + '\n', delay=2)
        dialog.wait(lambda it: it.has('button', f'Remove “{name}”'), f'{name} to be there')
    d.key('Return')


def choose_all(dialog, names):
    for name in names:
        walk_to(dialog, name)
        d.key('space')
        dialog.wait(lambda it: it.name == name + ', chosen', f'{name} to be chosen')
    d.key('ctrl+Return')


def answer(dialog, text):
    if text == '?':
        d.key('ctrl+d')
    elif dialog.role == 'text box' and dialog.name.startswith('Add '):
        name_all(dialog, text.split('|'))
    elif dialog.role == 'text box':
        d.type(text + '\n', delay=2)
    elif any(role == 'checkbox' for _, _, role, *_ in dialog.rows):
        choose_all(dialog, text.split('|') if text else [])
    else:
        walk_to(dialog, text)
        d.key('space')


def ask(dialog, lines):
    for question, text in lines:
        dialog.wait(lambda it: it.has('label', question) and it.role in ('text box', 'list item'), f'the question {question!r}')
        answer(dialog, text)


def close():
    d.key('Escape')
    d.wait(lambda: not Dialog().node, what='the interview to go')


d.wait(lambda: d.find('window').has('active'))
ask(open_dialog(), lines[:12])
# Left in the middle: what has been answered is there, and the next question comes again.
close()
dialog = open_dialog()
ask(dialog, lines[12:-5])
# Who knows the questions need not wait for them.
d.key('Down', 'space', 'space', 'space', 'space', 'ctrl+d')
dialog.wait(lambda it: it.has('label', 'All questions have been asked'), 'the end')
close()
d.key('ctrl+s')
d.wait(lambda: subprocess.run([cli, 'diff', '--by-name', file, expected], check=False).returncode == 0, timeout=10,
       what='the design of the tables')

d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
