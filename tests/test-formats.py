#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The document in formats other than PDF, read back by readers that are not ours: well-formed, the same in each of them, as
# complete as the PDF, linked within itself, and the same twice.
#
# usage: test-formats.py DOCUMENT_SHOT SAMPLES_DIR TRESTLE_CLI

import collections
import concurrent.futures
import functools
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from readers import Html, Package, find_missing, get, local, read_docx, read_markdown, read_odt, squeeze

SHOT, SAMPLES, CLI = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
EPOCH = '1262304000'    # 2010-01-01
FORMATS = ('html', 'md', 'odt', 'docx')
HOSTILE = ['<b>&amp;</b> "q" \'s\'', ']]> <!-- --> <?x?>', '| a | b \\| c', '*x* _y_ `z` [l](#m) ![i](j) <a id="k"></a>',
           '# 1. - + ~~s~~ $e$ {{t}}', 'ﬁ 東京 القاهرة 😀 e\u0301', '&lt;script&gt;alert(1)&lt;/script&gt;', '\\ \\\\ %s %n ${x}']


def run(*command, **environment):
    result = subprocess.run([str(part) for part in command], capture_output=True, timeout=300,
                            env={**os.environ, 'SOURCE_DATE_EPOCH': EPOCH, **environment})
    if result.returncode != 0:
        raise AssertionError(f'{command}: {result.stderr.decode()}')
    return result.stdout.decode('utf-8', 'replace')


def read(path):
    if path.suffix == '.html':
        return Html(path.read_bytes()).reading
    if path.suffix == '.md':
        return read_markdown(path.read_bytes())
    return read_odt(Package(path)) if path.suffix == '.odt' else read_docx(Package(path))


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.addClassCleanup(cls.samples.cache_clear)
        cls.addClassCleanup(cls.make.cache_clear)
        cls.addClassCleanup(cls.reading.cache_clear)

    @classmethod
    def make_all(cls, designs, suffixes):
        """Two at a time, for whoever asks for them next."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda job: cls.make(*job), itertools.product(designs, suffixes)))

    # Of the class: every test is an object of its own.
    @classmethod
    @functools.cache
    def make(cls, design, suffix):
        path = pathlib.Path(cls.folder.name) / (re.sub(r'\W', '-', pathlib.Path(design).name) + f'.{suffix}')
        run(SHOT, design, path, path.with_suffix('.cells'))
        return path

    @classmethod
    @functools.cache
    def reading(cls, design, suffix):
        return read(cls.make(design, suffix))

    def change(self, file, **fields):
        """A copy of the small sample with other fields of the design; how its locations are to be named."""
        design = json.loads((SAMPLES / 'small.trestle').read_text(encoding='utf-8'))
        names = fields.pop('names', [])
        design['design'].update(fields)
        for location, new in zip(design['locations'], names):
            location['name'] = new
        path = pathlib.Path(self.folder.name) / f'{file}.trestle'
        path.write_text(json.dumps(design), encoding='utf-8')
        return path

    @classmethod
    @functools.cache
    def samples(cls):
        designs = sorted(SAMPLES.glob('*.trestle'))
        cls.make_all(designs, (*FORMATS, 'pdf'))
        return designs

    def check_same(self, design):
        """Every heading and every cell of every table is the same in all of them."""
        first = self.reading(design, 'html')
        self.assertTrue(first.tables)
        for suffix in FORMATS[1:]:
            other = self.reading(design, suffix)
            self.assertEqual(first.headings, other.headings, suffix)
            self.assertEqual(len(first.tables), len(other.tables))
            for mine, theirs in zip(first.body(), other.body()):
                self.assertEqual(mine, theirs, suffix)
            for mine, theirs in zip(first.heads(), other.heads()):
                if suffix == 'md':      # bands stand in the same cells
                    theirs = [their[len(their) - len(my):] for my, their in zip(mine, theirs)]
                self.assertEqual(mine, theirs, suffix)

    def check_job_aids(self, design, suffix):
        """What the job aids must show, from the functions that fill them."""
        expected = collections.defaultdict(dict)
        for line in self.make(design, suffix).with_suffix('.cells').read_text(encoding='utf-8').splitlines():
            table, row, column, text = line.split('\t')
            expected[table][int(row), int(column)] = squeeze(text) or '–'
        reading = self.reading(design, suffix)
        for cells in expected.values():
            n_columns = max(column for _, column in cells) + 1
            headings = [cells[0, column] for column in range(n_columns)]
            found = collections.defaultdict(list)
            for head, body in zip(reading.heads(), reading.body()):
                if head[0] == headings[0] and set(head) <= set(headings):
                    for row in body:
                        for name, text in zip(head, row):
                            found[headings.index(name)].append(text)
            for column in range(n_columns):
                wanted = [text for (row, at), text in sorted(cells.items()) if at == column and row > 0]
                self.assertEqual(found[column][:len(wanted)], wanted, headings[column])

    def test_same_in_all(self):
        for design in self.samples():
            with self.subTest(design.stem):
                self.check_same(design)

    def test_job_aids(self):
        for design in self.samples():
            for suffix in ('html', 'odt', 'docx'):
                with self.subTest(f'{design.stem}.{suffix}'):
                    self.check_job_aids(design, suffix)

    def test_findings(self):
        for design in self.samples():
            findings = json.loads(run(CLI, 'check', design, '--format=json', '--fail-on=never'))
            self.assertTrue(findings)
            for suffix in FORMATS:
                text = self.reading(design, suffix).text
                self.assertEqual(find_missing(findings, text, squeeze), [], f'{design.stem}.{suffix}')

    def test_nothing_less_than_on_paper(self):
        """No word stands in the PDF alone, but numbers of pages."""
        for design in self.samples():
            pdf = self.make(design, 'pdf')
            paper = {word for word in run('pdftotext', '-nopgbrk', pdf, '-').split() if len(word) > 2 and not word.isdigit()}
            drawn = set(self.reading(design, 'html').text.split())
            for suffix in FORMATS:
                text = self.reading(design, suffix).text
                missing = paper - set(text.split())
                if suffix != 'html':    # words of the drawing are a picture there, or in its words
                    missing -= drawn
                text = text.replace(' ', '')
                missing = {word for word in missing if word not in text}
                self.assertLess(len(missing), len(paper) / 100, f'{design.stem}.{suffix}: {sorted(missing)}')

    def test_links(self):
        for design in self.samples():
            n_links = None
            for suffix in FORMATS:
                reading = self.reading(design, suffix)
                self.assertGreater(len(reading.links), 50)
                self.assertEqual(n_links or len(reading.links), len(reading.links), 'as many in all')
                n_links = len(reading.links)
                self.assertLessEqual(set(reading.links), set(reading.places), f'{design.stem}.{suffix}')
                self.assertEqual(len(set(reading.places)), len(reading.places), f'{design.stem}.{suffix}: twice')

    def test_headers(self):
        """Rows of headings stand again on every page, and nothing else does."""
        for suffix in FORMATS:
            for rows in self.reading(SAMPLES / 'small.trestle', suffix).tables:
                flags = [header for header, _ in rows]
                self.assertTrue(flags[0])
                self.assertFalse(flags[-1])
                self.assertEqual(flags, sorted(flags, reverse=True))

    def test_figures(self):
        """Drawings have their words; in HTML the names in them are text."""
        for suffix in ('html', 'odt', 'docx'):
            figures = self.reading(SAMPLES / 'small.trestle', suffix).figures
            self.assertEqual(sum('Leeds' in words for words in figures), 1)
            bars = [words for words in figures if 'Leeds' not in words]
            self.assertGreater(len(bars), 5)
            self.assertTrue(all(re.search(r'\d', words) for words in bars), bars)
            self.assertEqual(bars, [words for words in self.reading(SAMPLES / 'small.trestle', 'html').figures if 'Leeds' not in words])
        html = self.make(SAMPLES / 'small.trestle', 'html').read_text(encoding='utf-8')
        self.assertRegex(html, r'<text [^>]*>Leeds</text>')
        self.assertNotIn('<script', html)

    def test_parts_of_a_drawing(self):
        """What is too small to be read on one page is there in parts too, with every location; not in a summary."""
        pattern = r'Figure 1, row (\d+), column (\d+): (.*?)\. What is beyond'
        self.assertFalse(re.search(pattern, self.reading(SAMPLES / 'small.trestle', 'docx').text))
        design = SAMPLES / 'retail.trestle'
        names = {location['name'] for location in json.loads(design.read_text(encoding='utf-8'))['locations']}
        for suffix in FORMATS:
            parts = re.findall(pattern, self.reading(design, suffix).text)
            self.assertGreater(len(parts), 1, suffix)
            self.assertEqual(len({(row, column) for row, column, _ in parts}), len(parts), suffix)
            self.assertEqual({name for _, _, found in parts for name in found.split(', ')}, names, suffix)
        copy = json.loads(design.read_text(encoding='utf-8'))
        copy['design']['profile'] = 'executive'
        path = pathlib.Path(self.folder.name) / 'retail-executive.trestle'
        path.write_text(json.dumps(copy), encoding='utf-8')
        self.assertFalse(re.search(pattern, self.reading(path, 'md').text))

    def test_pictures(self):
        logo = ('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
        path = self.change('logo', logo=logo, customer='Q & A <Ltd>')
        for suffix in ('html', 'odt', 'docx'):
            self.assertIn('Q & A <Ltd>', self.reading(path, suffix).figures[0])
        for suffix, folder in (('odt', 'Pictures/'), ('docx', 'word/media/')):
            names = [name for name in Package(self.make(path, suffix)).names if name.startswith(folder)]
            self.assertEqual(len(names), len(self.reading(path, suffix).figures))

    def test_well_formed(self):
        for design in self.samples():
            run('xmllint', '--noout', '--nonet', '--noent', self.make(design, 'html'))
            for suffix in ('odt', 'docx'):
                with tempfile.TemporaryDirectory() as folder:
                    for name, data in Package(self.make(design, suffix)).parts.items():
                        if name.endswith(('.xml', '.rels')):
                            path = pathlib.Path(folder) / re.sub(r'\W', '-', name)
                            path.write_bytes(data)
                            run('xmllint', '--noout', '--nonet', path)

    def test_packages(self):
        odt, docx = (Package(self.make(SAMPLES / 'small.trestle', suffix)) for suffix in ('odt', 'docx'))
        self.assertEqual((odt.first.filename, odt.first.compress_type, odt.first.extra), ('mimetype', 0, b''))
        self.assertEqual(odt.parts['mimetype'], b'application/vnd.oasis.opendocument.text')
        listed = {get(entry, 'full-path') for entry in odt.trees['META-INF/manifest.xml']}
        self.assertEqual(listed, {'/', *odt.names} - {'mimetype', 'META-INF/manifest.xml'})
        self.assertEqual(odt.dates | docx.dates, {(2010, 1, 1, 0, 0, 0)})
        for relation in docx.trees['word/_rels/document.xml.rels']:
            self.assertIn('word/' + relation.get('Target'), docx.names)
        styles = {get(style, 'styleId') for style in docx.trees['word/styles.xml'] if local(style) == 'style'}
        used = {get(element, 'val') for element in docx.trees['word/document.xml'].iter() if local(element) == 'pStyle'}
        self.assertLessEqual(used, styles)

    def test_metadata(self):
        path = self.change('metadata', name='A "B" & <C>', authors=['D & E', 'F'], paper='letter', language='de')
        html = Html(self.make(path, 'html').read_bytes())
        self.assertEqual((html.language, html.meta['author']), ('en', 'D & E, F'))
        self.assertEqual(html.meta['dcterms.created'], '2010-01-01T00:00:00Z')
        self.assertEqual(self.reading(path, 'md').front['title'], '"A \\"B\\" & <C>"')
        for suffix, part in (('odt', 'meta.xml'), ('docx', 'docProps/core.xml')):
            said = {local(element): element.text for element in Package(self.make(path, suffix)).trees[part].iter()}
            self.assertEqual((said['title'], said['creator'], said['language']), ('A "B" & <C>', 'D & E, F', 'en'))
        page = next(e for e in Package(self.make(path, 'docx')).trees['word/document.xml'].iter() if local(e) == 'pgSz')
        self.assertEqual((get(page, 'w'), get(page, 'h')), ('12240', '15840'))
        layout = next(e for e in Package(self.make(path, 'odt')).trees['styles.xml'].iter() if local(e) == 'page-layout-properties')
        self.assertEqual((get(layout, 'page-width'), get(layout, 'page-height')), ('612.00pt', '792.00pt'))

    def test_german(self):
        """Words of the program in German, numbers as they are written there, and the language said."""
        locales = pathlib.Path(CLI).resolve().parent.parent.parent / 'po'
        readings = {}
        for suffix in FORMATS:
            path = pathlib.Path(self.folder.name) / f'german.{suffix}'
            run(CLI, 'export', SAMPLES / 'small.trestle', '--lang=de', '-o', path, TRESTLE_LOCALEDIR=str(locales))
            readings[suffix] = read(path)
            titles = [title for level, title in readings[suffix].headings if level == 1]
            self.assertLessEqual({'Zusammenfassung', 'Topologie', 'Befunde', 'Glossar'}, set(titles), suffix)
            self.assertEqual(titles, [title for level, title in readings['html'].headings if level == 1], suffix)
            self.assertRegex(readings[suffix].text, r'\d,\d+ (GB|Mbps)')
            self.assertNotRegex(readings[suffix].text, r'\d\.\d{1,2} (GB|Mbps)\b')
        html = Html((pathlib.Path(self.folder.name) / 'german.html').read_bytes())
        self.assertEqual(html.language, 'de')
        for suffix, part in (('odt', 'meta.xml'), ('docx', 'docProps/core.xml')):
            tree = Package(pathlib.Path(self.folder.name) / f'german.{suffix}').trees[part]
            self.assertEqual([element.text for element in tree.iter() if local(element) == 'language'], ['de'])

    def test_profiles(self):
        path = self.change('executive', profile='executive', sections=None)
        chosen = self.change('chosen', sections=['glossary', 'findings'])
        for suffix in FORMATS:
            self.assertEqual([title for level, title in self.reading(path, suffix).headings if level == 1],
                             ['Executive Summary', 'Topology', 'Revisions and Sign-Off'])
            self.assertEqual([title for level, title in self.reading(chosen, suffix).headings if level == 1],
                             ['Glossary', 'Findings'])

    def test_hostile_names(self):
        some = ['cover', 'contents', 'summary', 'clients', 'topology', 'charts', 'data']
        pairs = list(zip(HOSTILE[::2], HOSTILE[1::2]))
        paths = [self.change(f'hostile-{number}', names=[first, second], name=first, customer=second, project=first,
                             sections=some if number > 0 else None) for number, (first, second) in enumerate(pairs)]
        self.make_all(paths, FORMATS)
        for path, (first, second) in zip(paths, pairs):
            run('xmllint', '--noout', '--nonet', self.make(path, 'html'))
            self.check_same(path)
            for suffix in FORMATS:
                reading = self.reading(path, suffix)
                cells = {cell for body in reading.body() for row in body for cell in row}
                for name in (first, second):
                    self.assertIn(squeeze(name), cells, suffix)
                self.assertIn((0, squeeze(first)), reading.headings, suffix)

    def test_random_designs(self):
        self.make_all([f'random:{seed}' for seed in range(2)], FORMATS)
        for seed in range(2):
            with self.subTest(seed):
                self.check_same(f'random:{seed}')
                for suffix in ('html', 'odt', 'docx'):
                    reading = self.reading(f'random:{seed}', suffix)
                    self.assertLessEqual(set(reading.links), set(reading.places))
                    self.assertEqual(len(set(reading.places)), len(reading.places))

    def test_reproducible(self):
        for suffix in FORMATS:
            first = run(CLI, 'export', SAMPLES / 'small.trestle', '-o', self.folder.name + f'/a.{suffix}')
            again = subprocess.run([CLI, 'export', '-', '-o', '-', f'--format={suffix}'], capture_output=True, check=True,
                                   input=(SAMPLES / 'small.trestle').read_bytes(),
                                   env={**os.environ, 'SOURCE_DATE_EPOCH': EPOCH}).stdout
            self.assertEqual(first, '')
            self.assertEqual(pathlib.Path(self.folder.name, f'a.{suffix}').read_bytes(), again, suffix)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2)
