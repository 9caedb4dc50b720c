# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of several thousand rows with all that spreadsheets of this world do to tables at once goes in without a wrong
cell: each is compared with what this file makes of it, which knows nothing of how Trestle reads. A second time it changes
nothing.

usage: test-messy.py CLI"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

CLI = sys.argv[1]
ROWS = 4000
BIT_RATES = [(lambda n: f'{n},5 Mbps', lambda n: n * 10**6 + 500000), (lambda n: f'{n} Mbit/s', lambda n: n * 10**6),
             (lambda n: str(n), lambda n: n * 10**6), (lambda n: f'{n * 1000} kbit/s', lambda n: n * 10**6),
             (lambda n: f'  {n},25  ', lambda n: n * 10**6 + 250000), (lambda n: f'{n}.000 kbps', lambda n: n * 10**6),
             ('T1', 1544000), ('-', None), ('n/a', None), ('', None)]
USERS = [(lambda n: str(n), lambda n: n), (lambda n: f'{n // 1000 + 1}.{n % 1000:03}', lambda n: n + 1000),
         (lambda n: f' {n} ', lambda n: n), (lambda n: f'{n // 1000 + 1}\N{NO-BREAK SPACE}{n % 1000:03}', lambda n: n + 1000),
         ('–', None), ('', None)]
TIMES = [(lambda n: str(n), lambda n: n * 60), (lambda n: f'{n} h', lambda n: n * 3600), ('1,5 h', 5400), ('1h30min', 5400),
         ('k. A.', None), (lambda n: f'{n} min.', lambda n: n * 60)]
ANSWERS = [('ja', True), ('Nein', False), ('x', True), ('', None), ('TRUE', True), ('n/a', None), ('0', False)]
NETWORKS = [('', None), ('Labor', 'Labor'), (' LABOR', 'Labor'), ('-', None), ('Büro', 'Büro'),
            (unicodedata.normalize('NFD', 'BÜRO'), 'Büro'), ('#NV', None)]
COUNTRIES = [('Deutschland', 'Deutschland'), (' Österreich ', 'Österreich'), ('n/a', None), ('"Schweiz"', '"Schweiz"'),
             ("'=Nordland", '=Nordland'), ("''-Land", "'-Land"), ('Süd;West', 'Süd;West'), ("'s-Gravenhage", "'s-Gravenhage")]
# By the number of their column: what cannot be understood there.
BAD = [(1, '3O'), (2, 'fast'), (1, 'ca. 40'), (2, '4 GB'), (3, 'soon'), (1, '4,5'), (4, 'perhaps')]
HEADINGS = ['Standort', 'MA', 'Leitung [Mbit/s]', 'Ladezeit (min)', 'Reports Needed', 'Netz', 'Land', 'Bemerkung', '', '']
FIELDS = ['name', 'users', 'bandwidth', 'load_expectation', 'reports', 'network', 'country', None, None, None]


def pick(choices, index, number):
    """What is written and what it means; a number of its own for each column, so that all meet all."""
    text, meaning = choices[index % len(choices)]
    return (text(number), meaning(number)) if callable(text) else (text, meaning)


def fold(name):
    return ' '.join(unicodedata.normalize('NFC', unicodedata.normalize('NFC', name).casefold()).split())


class Table:
    """The lines as they are written, and what they are to become."""

    def __init__(self):
        self.lines = []
        self.number = 1
        self.wanted = {}
        self.skipped = {}
        self.names = set()
        self.networks = set()

    def write(self, cells, line_break='\n'):
        line = ';'.join('"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ';"\n') else cell for cell in cells)
        self.lines.append(line + line_break)
        self.number += 1 + line.count('\n')

    def add(self, index):
        name = [f'Ort {index}', f' ort {index}', f'ÖRT {index}', f'Straße {index}', f'Haus "{index}"', f'Zeile {index}\nzwei'][index % 6]
        number = index % 997 + 1
        written = [pick(choices, index // 3 + place * 7 + index, number) for place, choices in
                   enumerate((USERS, BIT_RATES, TIMES, ANSWERS, NETWORKS, COUNTRIES))]
        values = [' '.join(name.split()), *(meaning for _text, meaning in written)]
        cells = [name, *(text for text, _meaning in written), ['', 'see "mail"', 'a;b', 'two\nlines'][index % 4], '', '']
        if index % 11 == 0:
            cells = cells[:7]
        if index % 17 == 0:
            place, text = BAD[index // 17 % len(BAD)]
            cells[place], values[place] = text, ValueError
        self.place(cells, values)
        if index % 97 == 0:
            # Again, as people write a name the second time: it is skipped, and the first stays.
            again = [name.upper(), name + '  ', unicodedata.normalize('NFD', name)][index // 97 % 3]
            self.place([again, *cells[1:]], [again, *values[1:]])
        if index % 53 == 0:
            self.write([''] * len(HEADINGS))
        if index % 101 == 0:
            self.write([''])

    def place(self, cells, values):
        line = self.number
        key = fold(cells[0])
        if ValueError in values or key in self.names:
            self.skipped[line] = cells[0]
        else:
            self.names.add(key)
            self.wanted[key] = dict(zip(FIELDS, values))
            self.networks.add(values[5])
        self.write(cells)


def make_table():
    table = Table()
    table.write([''] * len(HEADINGS))
    table.write(HEADINGS)
    for index in range(ROWS):
        table.add(index)
    table.place(['', '5', '4', '', '', '', ''], [ValueError])
    table.skipped[table.number] = 'Summe'
    table.write(['Summe', '1.234.567', '98.765,5', '', '', '', '', '', '', ''])
    table.write([''] * len(HEADINGS))
    return table


def run(*arguments, input=None):
    return subprocess.run([CLI, *map(str, arguments)], input=input, capture_output=True, check=False)


def read_design(text):
    """{name: values} of the locations, and the names of the networks."""
    design = json.loads(text)
    networks = {network['id']: network['name'] for network in design['networks']}
    users = {}
    for population in design['populations']:
        assert population['location'] not in users, population
        users[population['location']] = population['users']
    found = {}
    for location in design['locations']:
        values = {field: location[field] for field in FIELDS if field in location}
        values['users'] = users.get(location['id'])
        values['network'] = networks.get(location['network'])
        assert fold(location['name']) not in found, location['name']
        found[fold(location['name'])] = values
    return found, set(networks.values())


def check(table, encoding, folder):
    text = ''.join(table.lines)
    path = folder / f'{encoding}.csv'
    path.write_bytes(text.encode(encoding))
    mapping = folder / 'map.json'
    guessed = run('import', '-', path, '--write-map', input=EMPTY)
    assert guessed.returncode == 0, guessed.stderr.decode()
    columns = json.loads(guessed.stdout)['columns']
    assert [column['field'] for column in columns] == FIELDS, columns
    mapping.write_bytes(guessed.stdout)
    first = run('import', '-', path, '--map', mapping, input=EMPTY)
    assert first.returncode == 1, first.stderr.decode()[-2000:]
    skipped = {int(line.split(':')[0].removeprefix('line ')) for line in first.stderr.decode().splitlines() if line.startswith('line ')}
    assert skipped == set(table.skipped), sorted(skipped ^ set(table.skipped))[:20]
    found, networks = read_design(first.stdout)
    assert found.keys() == table.wanted.keys(), sorted(found.keys() ^ table.wanted.keys())[:20]
    wrong = [(found[name], wanted) for name, wanted in table.wanted.items()
             if found[name] != {field: value for field, value in wanted.items() if field}]
    assert not wrong, (len(wrong), wrong[:3])
    assert networks == table.networks - {None}, networks
    again = run('import', '-', path, '--map', mapping, input=first.stdout)
    assert f'0 new, 0 updated, {len(table.wanted)} unchanged, {len(table.skipped)} skipped' in again.stderr.decode(), again.stderr[-200:]
    assert again.stdout == first.stdout
    return first.stdout


EMPTY = run('new').stdout
table = make_table()
assert len(table.wanted) > ROWS * 9 // 10 and len(table.skipped) > 200
# A letter and its accent are no two characters of Windows.
composed = make_table()
composed.lines = [unicodedata.normalize('NFC', line) for line in composed.lines]
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    check(table, 'utf-8-sig', folder)
    results = {check(composed, encoding, folder) for encoding in ('cp1252', 'utf-16', 'utf-8')}
    assert len(results) == 1
