# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who has never read the guide breaks ten of its hard limits, in tables and with real keys: each time the window
says what is wrong and where the guide says so, in the words of the command line and of the document, and puts it right
with one click; one more brings it back.

usage: test-cold-reader.py TRESTLE SAMPLE CLI [LIMIT...]"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

from drive import Drive, xdotool

trestle, sample, cli, *chosen = sys.argv[1:]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'

# What is broken: in which table, row and column, by what; the check that finds it, and the guide's entry.
BREAKS = [
    ('LIM-1', 'Populations', 'London corp', 'Number of Users', '4900', 'CAP-01', 'Step 2', 'R-2.1.2'),
    ('LIM-2', 'Populations', 'Leeds Northwind', 'Instance', 'CORP', 'TRUST-01', 'Step 2', 'R-2.1.4'),
    ('LIM-15', 'Populations', 'Reading lab', 'Instance', 'CORP', 'ISO-01', 'Step 2', 'R-2.1.5'),
    ('LIM-3', 'Workspaces', 'Plant', 'Instance', 'PAYROLL', 'INST-02', 'Step 2', 'R-2.0.5'),
    ('LIM-4', 'Workspaces', 'Plant', 'Policy', None, 'WS-01', 'Step 3', 'R-3.1.6'),
    ('LIM-10', 'Locations', 'Bristol', 'Image Distribution Techniques', 'Pre-staging', 'DIST-02', 'Step 4', 'R-4.1.2'),
    ('LIM-6', 'MED-V Servers', 'MEDV-CORP', 'Fault Tolerance', 'MSCS cluster', 'FT-02', 'Step 3', 'R-3.1.11'),
    ('LIM-7', 'Databases', 'MEDV_SHARED', 'Fault Tolerance', 'MSCS cluster', 'FT-07', 'Step 3', 'R-3.2.17'),
    ('LIM-12', 'Management Consoles', 'CONSOLE-LON-1', 'Machine', 'MEDV-CORP', 'CON-04', 'Step 3', 'R-3.3.3'),
    ('LIM-8', 'Image Repositories', 'REPO-LONDON', 'Fault Tolerance', 'File server cluster', 'FT-10', 'Step 4', 'R-4.3.9'),
]


def get_focused():
    node = d.focused()
    return node.name if node else ''


def show_all_columns():
    where = get_focused()
    d.key('Menu')
    d.wait(lambda: d.focused() and d.focused().role == 'menu item', what='the menu of a cell')
    d.key('m')
    time.sleep(.5)
    d.key('a')
    d.wait(lambda: get_focused() == where, what='the keyboard in the table again')


def break_limit(title, row, column, value):
    """Types into the one cell, found as in any spreadsheet."""
    d.show_table(title)
    d.wait_stable()
    grid = d.find('tree grid', title)
    left = grid.bounds[0]
    d.click(grid.find('text box', pred=lambda box: box.bounds[0] >= left))
    d.wait(lambda: ': ' in get_focused(), what='the keyboard in the table')
    d.key('ctrl+f')
    d.wait(lambda: ': ' not in get_focused(), what='the keyboard in the search')
    d.key('ctrl+a')
    d.type(row)
    d.wait(lambda: [node.name for node in grid.find_all('row')][1:] == [row], what=f'only {row}')
    d.key('Return')
    d.wait(lambda: get_focused().endswith(f': {row}'), what=f'the keyboard in {row}')
    if title not in complete:
        show_all_columns()
        complete.add(title)
    for _ in range(40):
        last = get_focused()
        if last.startswith(f'{column}: '):
            break
        d.key('Right')
        d.wait(lambda: get_focused() != last, what='the keyboard in the next cell')
    if value is None:
        d.key('Delete')
    else:
        d.type(value + '\n')


def find_row(code):
    """What the page says of the worst finding of a check: its row, or nothing."""
    return next(iter(findings.find_all('list item', re.compile(rf'^(Error|Warning): .*, {code}\)$'))), None)


def is_in_sight(row):
    _, top, _, height = findings.bounds
    _, y, _, row_height = row.bounds
    return top <= y and y + row_height <= top + height


def ask_command_line(code):
    lines = subprocess.run([cli, 'check', file], capture_output=True, text=True, check=False).stdout.splitlines()
    return next(line.split('\t') for line in lines if line.split('\t')[1:2] == [code])


def squeeze(text):
    """Without what lines make of it."""
    return re.sub(r'[\s-]', '', text)


def read_document():
    pdf = folder / 'design.pdf'
    subprocess.run([cli, 'export', file, '-f', 'pdf', '-o', pdf], check=True)
    text = subprocess.run(['pdftotext', '-raw', pdf, '-'], check=True, capture_output=True, text=True).stdout
    return squeeze(text)


def save():
    d.key('ctrl+s')
    d.wait(lambda: d.find('label', 'Saved'), what='the design to be saved')


def put_right(row, code):
    """One click, which is answered by what has been done; before it the row says what will come of it."""
    button = row.find('button')
    fix = button.name
    if is_in_sight(row):
        xdotool('mousemove', *d.point(row))
        effect = d.wait(lambda: row.find('label', re.compile('^Resolves ')), what='what comes of the fix').name
        n_resolved = re.search(r'\d+', effect)[0]
        assert code in effect.split('creates')[0], effect
    else:
        n_resolved = r'\d+'
    button.act()
    d.wait(lambda: not find_row(code), what=f'{code} to be gone')
    assert not d.find_all('dialog'), d.find_all('dialog')
    d.wait_find('label', re.compile(rf'^{n_resolved} findings? resolved(, \d+ new)?: {re.escape(fix)}$'))


def check_limit(limit, title, row, column, value, code, step, rule):
    whole = file.read_bytes()
    break_limit(title, row, column, value)
    d.click(page)
    broken_row = d.wait(lambda: find_row(code), what=f'{code} to be found')
    said = broken_row.name
    if said.startswith('Error'):
        d.wait(lambda: is_in_sight(broken_row), what=f'{said} to be in sight')
    source = broken_row.find('label', re.compile(re.escape(f'{code}, {rule}') + '$')).name
    assert source.startswith(f'{step} · '), source

    save()
    severity, _, subject, message, cli_source = ask_command_line(code)
    assert said == f'{severity}: {message} ({subject}, {code})', (said, severity, subject, message)
    assert source == cli_source, (source, cli_source)
    broken = file.read_bytes()

    fix = broken_row.find('button').name
    put_right(broken_row, code)
    d.find('button', 'Undo').act()
    d.wait(lambda: find_row(code), what=f'{code} to be back')
    assert find_row(code).name == said
    save()
    assert file.read_bytes() == broken
    print(limit, said, source, fix, sep=' | ', flush=True)
    assert squeeze(message) in read_document(), message

    d.key('ctrl+z')
    d.wait(lambda: not find_row(code), what=f'{code} to go with what was typed')
    save()
    assert file.read_bytes() == whole


shutil.copy(sample, file)
complete = set()    # tables of which all columns are shown
d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
page = d.find('list item', re.compile('^Findings'))
d.click(page)
findings = d.wait_find('list', 'Findings')
for entry in BREAKS:
    if not chosen or entry[0] in chosen:
        check_limit(*entry)
d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
