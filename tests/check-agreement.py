# SPDX-License-Identifier: GPL-3.0-or-later
"""Window, command line and document never disagree: every figure as the command line prints it, as text and for
machines, is what its exact value says when it is rounded here anew, and stands so in the document.  So do findings,
margins, decisions with their reasons, and answers of the business.

usage: check-agreement.py TRESTLE_CLI DOCUMENT_SHOT SAMPLES_DIR"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction

from readers import find_missing

CLI, SHOT, SAMPLES = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
VERDICTS = ['Unknown', 'Meets', 'At risk', 'Fails']
TECHNIQUES = 'techniques'


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def rounded(value, decimals):
    """Half away from zero, no zeros at the end."""
    scaled = abs(value) * 10 ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = f'{whole // 10 ** decimals:,}'
    rest = f'{whole % 10 ** decimals:0{decimals}d}'.rstrip('0') if decimals else ''
    return ('−' if value < 0 else '') + text + ('.' + rest if rest else '')


def bytes_text(value):
    units = ['B', 'KB', 'MB', 'GB', 'TB']
    power = 0
    while power + 1 < len(units) and value >= 1024 ** (power + 1):
        power += 1
    return rounded(value / 1024 ** power, 2) + ' ' + units[power]


def duration(value):
    seconds, minutes = (2 * value + 1) // 2, (2 * value / 60 + 1) // 2
    if seconds >= 10 * 3600 and minutes % 60 != 0:
        seconds = 60 * minutes
    parts = [(seconds // 3600, 'h'), (seconds // 60 % 60, 'min'), (seconds % 60, 's')]
    return ' '.join(f'{number:,} {unit}' for number, unit in parts if number) or '0 s'


FORMATS = {
    '': lambda v: rounded(v, 3),
    'persons': lambda v: rounded(v, 3),
    'bytes': bytes_text,
    'bits': lambda v: rounded(v, 1) + ' bit',
    'bit/s': lambda v: rounded(v / 10 ** 6, 3) + ' Mbps',
    'bytes/s': lambda v: rounded(v / 10 ** 6, 3) + ' MB/s',
    's': duration,
    '1/s': lambda v: rounded(v, 3) + ' per second',
    '1/d': lambda v: rounded(v, 0) + ' per day',
    '1': lambda v: rounded(v * 100, 1) + ' %',
    'verdict': lambda v: VERDICTS[int(v)],
    'boolean': lambda v: 'Yes' if v else 'No',
}


def squeeze(text):
    """Without what lines and columns make of it."""
    return ''.join(text.split()).replace('-', '').replace('\u2010', '')


def read_margins(path):
    """(verdict, margin) as the command line prints them below the figures of an object."""
    verdict = None
    for line in run(CLI, 'figures', path).splitlines():
        indent = len(line) - len(line.lstrip())
        if indent == 4:
            verdict = line.rsplit(' – ', 1)[-1]
        elif indent == 6:
            yield verdict, line.strip()


class Agreement(unittest.TestCase):
    def check_texts(self, sample):
        path = SAMPLES / f'{sample}.trestle'
        with tempfile.TemporaryDirectory() as folder:
            run(SHOT, path, f'{folder}/document.pdf')
            document = squeeze(run('pdftotext', '-raw', f'{folder}/document.pdf', '-'))
        texts = {'margins': [], 'decisions': [], 'answers': []}
        findings = json.loads(subprocess.run([CLI, 'check', '--format=json', path], capture_output=True, text=True).stdout)
        self.assertEqual(find_missing(findings, document, squeeze), [])
        # Of many locations the document prints those margins alone that matter.
        few = len(json.loads(path.read_text())['locations']) < 20
        texts['margins'] = [margin for verdict, margin in read_margins(path) if few or verdict != 'Meets']
        for decision in json.loads(run(CLI, 'progress', '--format', 'json', path))['decisions']:
            texts['decisions'].append(decision['rationale'] or '')
        for line in run(CLI, 'progress', path).splitlines():
            if line.startswith('D-') and not line.endswith('undecided'):
                texts['decisions'].append(line.split('\t')[3])
        for answer in json.loads(path.read_text())['answers']:
            texts['answers'] += [answer['respondent'] or '', answer['notes'] or '']
        for kind, all_texts in texts.items():
            if kind != 'answers':
                self.assertGreater(len(all_texts), 3, kind)
            for text in all_texts:
                with self.subTest(sample=sample, kind=kind):
                    self.assertIn(squeeze(text), document, text)

    def check(self, sample):
        path = str(SAMPLES / f'{sample}.trestle')
        figures = json.loads(run(CLI, 'figures', '--format', 'json', path))
        lines = [line[2:] for line in run(CLI, 'figures', path).splitlines() if line[:2] == '  ' and line[2:3] != ' ']
        self.assertGreater(len(figures), 100)
        self.assertEqual(len(figures), len(lines))
        titles = []
        for figure, line in zip(figures, lines):
            title = figure['title'] + (f" – {figure['other']['name']}" if figure['other'] else '')
            with self.subTest(sample=sample, figure=figure['figure'], subject=figure['subject']['name']):
                text = line[len(title) + 2:].split('  ')[0]
                self.assertTrue(line.startswith(f'{title}: '), line)
                if figure['unit'] in FORMATS:
                    self.assertEqual(FORMATS[figure['unit']](Fraction(figure['value'])), text.split(' · ')[0])
                else:
                    self.assertEqual(figure['unit'], TECHNIQUES)
                titles.append((title, text, figure['rule']))
        self.check_document(path, titles)

    def check_document(self, path, titles):
        """Every figure is a line of the document that ends with its value and its rule and begins with its title, or
        with the first words of it, in the order of the command line."""
        with tempfile.TemporaryDirectory() as folder:
            run(SHOT, path, f'{folder}/document.pdf')
            text = run('pdftotext', '-layout', f'{folder}/document.pdf', '-')
        lines = iter([''.join(line.split()) for line in text.splitlines()])
        for title, value, rule in titles:
            ending = ''.join(f'{value}{rule}'.split())
            found = next((line for line in lines if line.endswith(ending) and
                          ''.join(title.split()).startswith(line[:-len(ending)])), None)
            self.assertIsNotNone(found, f'{title}: {value} [{rule}] is not in the document, or not in its place')

    def test_small(self):
        self.check('small')

    def test_medium(self):
        self.check('medium')

    def test_texts(self):
        for sample in ('small', 'medium', 'retail'):
            self.check_texts(sample)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
