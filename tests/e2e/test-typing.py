# SPDX-License-Identifier: GPL-3.0-or-later
"""A design is typed in from an empty one, with the keyboard alone: table by table and row by row, with values as people
write them. The keys follow from the sample, and what is saved is the sample, but for ids and places on the canvas.

What a decision rested on is a note of the program's with ids in it: there, those of the typed design are typed.

usage: test-typing.py TRESTLE SAMPLE CLI"""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import time

from gi.repository import GLib

from accessible import ATSPI, Bus, Node
from drive import Drive

trestle, sample, cli = sys.argv[1:4]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'typed.trestle'
log = folder / 'trestle.log'
wanted = json.loads(pathlib.Path(sample).read_bytes())

# In the order in which what others refer to comes first: the title of the table, what one of its rows is, and how many of
# its columns are those of a machine, which has a table of its own.
TABLES = {
    'networks': ('Networks', 'Network'), 'zones': ('Legal Zones', 'Legal Zone'),
    'units': ('Organizational Units', 'Organizational Unit'), 'domains': ('Domains', 'Domain'),
    'locations': ('Locations', 'Location'), 'links': ('Links', 'Link'), 'applications': ('Applications', 'Application'),
    'images': ('Virtual Machine Images', 'Virtual Machine Image'), 'policies': ('Policies', 'Policy'),
    'machines': ('Machines', 'Machine'), 'databases': ('Databases', 'Database', 4), 'instances': ('Instances', 'Instance'),
    'servers': ('MED-V Servers', 'MED-V Server', 5), 'consoles': ('Management Consoles', 'Management Console', 2),
    'repositories': ('Image Repositories', 'Image Repository', 2), 'iis_servers': ('IIS Servers', 'IIS Server', 2),
    'populations': ('Populations', 'Population'), 'flows': ('Traveler Flows', 'Traveler Flow'),
    'workspaces': ('Workspaces', 'Workspace'), 'usages': ('Workspace Uses', 'Workspace Use'),
    'objectives': ('Business Objectives', 'Business Objective'), 'prerequisites': ('Prerequisites', 'Prerequisite'),
    'answers': ('Business Answers', 'Business Answer'), 'revisions': ('Revisions', 'Revision'),
    'sign_offs': ('Sign-offs', 'Sign-off'), 'decisions': ('Decisions', 'Decision')}

# Texts of several lines are typed in the inspector.
BASIS = 'Figures It Rested On'

# What a location adds up is not typed there.
SUM = ('locations', 'Number of Users')

# Of the design, in the order of the inspector: how a value is written, or as what it is chosen.
PROPERTIES = [
    ('name', 'Design Name', str), ('customer', 'Customer', str), ('project', 'Project', str), ('version', 'Version', str),
    ('authors', 'Authors', '\n'.join), ('date', 'Date', str), ('classification', 'Classification', str), ('status', 'Status', 'Draft'),
    ('product', 'Product Version', 'MED-V 1.0 SP1'), ('management', 'Management Model', 'Central'), ('travel', 'Users Travel', 'Yes'),
    ('network_diagram', 'Network Diagram', str), ('distribution_system', 'Software Distribution Tool Present', 'Yes'),
    ('media_capacity', 'Capacity of Removable Media', lambda n: f'{n // 10**9} GB'),
    ('media_owner', 'Owner of the Media Process', str), ('standard_memory', 'Standard Server Memory', lambda n: f'{n >> 30} GB'),
    ('review_by', 'Reviewed By', str), ('review_date', 'Review Date', str), ('review_outcome', 'Outcome of the Review', str),
    ('initial_share', 'Initial Transfer', lambda n: f'{n // 10} %'), ('update_share', 'Update Delta', lambda n: f'{n // 10} %'),
    ('link_efficiency', 'Link Efficiency', lambda n: f'{n // 10} %'), ('report_buffer', 'Report IO Buffer', lambda n: f'{n // 10} %'),
    ('paper', 'Paper', 'A4'), ('language', 'Language', str)]


class Keys:
    """Keys that are pressed in one go."""

    def __init__(self):
        self.arguments = []

    def key(self, *names):
        self.arguments += ['key', '--delay', '0', *names]
        return self

    def text(self, text):
        for part in re.findall(r'[ -~]+|[^ -~]', text):
            if part == '\n':
                self.key('Return')
            elif part.isascii():
                self.arguments += ['type', '--delay', '0', '--args', '1', part]
            else:
                self.key('ctrl+shift+u', *f'{ord(part):x}', 'space')
        return self

    def press(self):
        subprocess.run(['xdotool', *self.arguments], check=True)


def read_table(table):
    text = subprocess.run([cli, 'export', sample, '-f', 'csv', '-t', table, '-o', '-'], check=True, capture_output=True).stdout
    return list(csv.reader(io.StringIO(text.decode())))


def write(heading, value):
    """A value as somebody types it: numbers with the unit that their heading names."""
    unit = re.search(r'\((.*)\)$', heading)
    return f'{value} {unit.group(1)}' if unit and re.fullmatch(r'[0-9.]+', value) else value


class Focus:
    """What has the keyboard, as the program tells: asking the whole tree each time takes longer than typing a row."""

    def __init__(self):
        bus = Bus.get()
        bus.call('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', ATSPI + 'Registry', 'RegisterEvent',
                 GLib.Variant('(sass)', ('object:state-changed:focused', [], '')))
        bus.connection.signal_subscribe(d.app.reference[0], ATSPI + 'Event.Object', 'StateChanged', None, None, 0, self.signal_cb)
        self.node = None
        self.learn()

    def learn(self):
        """Looks about: what has never been asked about does not tell that it has the keyboard."""
        self.node = d.focused()

    def signal_cb(self, _connection, sender, path, _interface, _name, parameters):
        detail, number = parameters.unpack()[:2]
        if detail == 'focused' and number:
            self.node = Node((sender, path))

    def get(self):
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            return self.node.role, self.node.name
        except (AttributeError, GLib.Error):
            return None, ''


def get_focused():
    return focus.get()


def walk_to(label):
    """On to the field that is called so."""
    for _ in range(60):
        before = focus.node
        if get_focused()[1] == label:
            return
        d.key('Tab')
        d.wait(lambda: focus.get() and focus.node != before, what='the keyboard to move on')
        time.sleep(.03)    # a row may pass it on
    raise LookupError(f'{label} cannot be reached with Tab')


def choose(label, name):
    """From the list of a field that is chosen."""
    d.key('Return')
    time.sleep(.3)
    focus.learn()
    for _ in range(12):
        if get_focused()[1] == name:
            break
        d.key('Down')
        time.sleep(.05)
    d.key('Return')
    d.wait(lambda: get_focused()[1] == label, what=f'{name} to be chosen', timeout=20)


def show_table(title, noun):
    d.key('ctrl+k')
    d.wait(lambda: d.find_all('dialog', 'Command Palette', depth=3), what='the palette')
    palette = d.wait_find('dialog', 'Command Palette', depth=3)
    d.wait(lambda: get_focused()[0] == 'search box', what='the palette')
    Keys().text(title).press()
    wanted_row = f'{title}, Table'
    d.wait(lambda: palette.find('search box').text == title, what=f'{title} to be typed')
    time.sleep(.4)    # it finds when nobody has typed for a while
    d.wait(lambda: palette.find('list item', wanted_row), what=f'the table of {title}')
    d.key(*['Down'] * [node.name for node in palette.find_all('list item')].index(wanted_row), 'Return')
    d.wait(lambda: d.find_all('button', f'Add {noun}'), what=f'to be where a {noun} is added')


def show_all_columns():
    d.key('Menu')
    d.wait(lambda: get_focused()[0] == 'menu item', what='the menu of a cell')
    d.key('m')
    time.sleep(.5)
    d.key('a')
    d.wait(lambda: get_focused()[0] == 'text box', what='the keyboard to be in the table again')


def type_row(table, headings, row, first, note):
    """The row of an object that has just been added; its name is being edited. Nobody walks on to where nothing is to be
    typed, but in the first row."""
    via = TABLES[table][2] if len(TABLES[table]) > 2 else 0
    keys = Keys()
    machine = headings.index('Machine') if via else len(headings)
    last = len(row) if first else max(index for index, value in enumerate(row) if value)
    for index, (heading, value) in enumerate(zip(headings[:last + 1], row)):
        own = not machine < index <= machine + via and (table, heading) != SUM
        if own and value:
            keys.text(write(heading, value))
        elif own and first and index > 0:
            keys.key('Delete')
        keys.key('Tab')
        if index == 0 and note:
            type_note(keys, note, first)
            keys = Keys()
    keys.press()


def type_note(keys, text, first):
    keys.key('F6').press()
    if first:
        focus.learn()
        walk_to(BASIS)
    Keys().key('ctrl+a').text(text).key('shift+F6').press()


def type_table(table):
    headings, *rows = read_table(table)
    if not rows:
        return
    show_table(*TABLES[table][:2])
    notes = list_notes(headings, rows) if table == 'decisions' else [None] * len(rows)
    for index, row in enumerate(rows):
        d.key('Insert')
        if index == 0:
            d.key('Escape')
            show_all_columns()
        type_row(table, headings, row, index == 0, notes[index])


def list_notes(headings, rows):
    """What each decision rested on, in the ids of what has been typed: what has the same name is the same."""
    d.key('ctrl+s')
    d.wait(lambda: len(read_design(file)['sign_offs']) == len(wanted['sign_offs']), what='what has been typed in the file')
    ids = {describe(entry, wanted): entry['id'] for entry in list_objects(wanted)}
    typed = {describe(entry, read_design(file)): entry['id'] for entry in list_objects(read_design(file))}
    names = {value: key for key, value in ids.items()}
    titles = {None: ''}
    for table, words in TABLES.items():
        for entry in wanted[table]:
            titles[entry['id']] = [describe(entry, wanted)[1], f'{describe(entry, wanted)[1]} ({words[1]})']
    notes = []
    left = list(wanted['decisions'])
    for row in rows:
        values = dict(zip(headings, row))
        entry = next(entry for entry in left if entry['name'] == row[0] and values['Subject'] in titles[entry['subject']])
        left.remove(entry)
        words = re.split(r'([ \n])', entry['basis'] or '')
        notes.append(''.join(typed[names[word]] if word in names else word for word in words))
    return notes


def read_design(path):
    return json.loads(path.read_bytes())


def list_objects(design):
    return [entry for objects in design.values() if isinstance(objects, list) for entry in objects if 'id' in entry]


def describe(entry, design):
    """The kind of an object and what it is called."""
    kind = entry['id'].rsplit('-', 1)[0]
    if entry.get('name'):
        return kind, entry['name']
    names = {other['id']: other.get('name') for other in list_objects(design)}
    return kind, ' – '.join(str(names[entry[end]]) for end in ('population', 'workspace', 'end_a', 'end_b') if end in entry)


def type_design():
    d.key('F6')
    d.key('F6')
    focus.learn()
    d.wait(lambda: get_focused()[1] == 'Design Name', what='the properties of the design')
    for field, label, form in PROPERTIES:
        if wanted['design'][field] is not None:
            walk_to(label)
            if isinstance(form, str):
                choose(label, form)
            else:
                Keys().key('ctrl+a').text(form(wanted['design'][field])).press()


def get_differences():
    result = subprocess.run([cli, 'diff', '--by-name', file, sample], capture_output=True, text=True, check=False)
    print(result.stdout, result.stderr)
    return result.stdout + result.stderr


file.write_bytes(subprocess.run([cli, 'new'], check=True, capture_output=True).stdout)
d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
focus = Focus()
type_design()
for table in TABLES:
    type_table(table)
d.key('ctrl+s')
d.wait(lambda: not get_differences(), timeout=20, what='the sample in the file')

d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
