#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads documents back with tools that are not ours: whole, tagged, linked, inside
# their pages, complete, the same twice, and out even without the typeface.
#
# usage: check-document.py DOCUMENT_SHOT SAMPLES_DIR GOLDEN_DIR TRESTLE_CLI [unittest arguments]
# TRESTLE_UPDATE_GOLDEN=1 rewrites the golden texts.

import base64
import collections
import concurrent.futures
import functools
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import zipfile

import readers

SHOT, SAMPLES, GOLDEN, CLI = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
EPOCH = '1262304000'    # 2010-01-01
PAPERS = {'a4': (595.28, 841.89), 'letter': (612, 792)}
JOB_AIDS = {'clients': 'Table A-1: Client Data', 'servers': 'Table A-2: Server Data'}      # with headings of the guide
LOGO = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
MARGIN = 20             # nothing comes nearer to the edge of the paper, in points


def run(*command, **environment):
    result = subprocess.run([str(part) for part in command], capture_output=True, timeout=300,
                            env={**os.environ, 'SOURCE_DATE_EPOCH': EPOCH, **environment})
    if result.returncode != 0:
        raise AssertionError(f'{command}: {result.stderr.decode()}')
    return result.stdout.decode('utf-8', 'replace')


class Pdf:
    def __init__(self, path):
        self.path = path
        self.info = dict(line.split(':', 1) for line in run('pdfinfo', '-isodates', path).splitlines() if ':' in line)
        self.info = {name: value.strip() for name, value in self.info.items()}
        self._objects = None

    @functools.cache
    def text(self):
        return run('pdftotext', '-layout', self.path, '-')

    @functools.cache
    def boxes(self):
        pattern = r'Page +\d+ CropBox: +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)'
        return [tuple(map(float, match)) for match in re.findall(pattern, run('pdfinfo', '-box', '-l', '-1', self.path))]

    @functools.cache
    def words(self):
        """(page from 0, left, top, right, bottom, text) in points from the top left."""
        out, page = [], -1
        pattern = (r'<page width="[\d.]+" height="[\d.]+">|'
                   r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
        for match in re.finditer(pattern, run('pdftotext', '-bbox', '-cropbox', self.path, '-'), re.S):
            if match.group(1) is None:
                page += 1
            else:
                out.append((page, *map(float, match.groups()[:4]), html.unescape(match.group(5))))
        return out

    def fonts(self):
        rows = []
        for line in run('pdffonts', self.path).splitlines()[2:]:
            match = re.match(r'(\S.{35}) .{17} .{16} (yes|no ) (yes|no ) (yes|no )', line)
            rows.append((match.group(1).strip(), match.group(2) == 'yes', match.group(4) == 'yes'))
        return rows

    def structure(self):
        """(depth, element or None, text or None) of the structure tree, in its order."""
        out = []
        for line in run('pdfinfo', '-struct-text', self.path).splitlines():
            depth = len(line) - len(line.lstrip(' '))
            if line.lstrip().startswith('"'):
                out.append((depth, None, line.strip()[1:-1]))
            elif line.strip() and not line.lstrip().startswith('/'):     # that is what an element is told to be
                out.append((depth, line.split()[0].rstrip(':'), None))
        return out

    @functools.cache
    def tables(self):
        """The tables of the structure tree: rows of (element, text)."""
        tables, cell = [], None
        for depth, element, text in self.structure():
            if cell is not None and depth <= cell[0]:
                cell = None
            if element == 'Table':
                tables.append([])
            elif element == 'TR':
                tables[-1].append([])
            elif element in ('TH', 'TD'):
                tables[-1][-1].append([element, ''])
                cell = (depth, tables[-1][-1][-1])
            elif text is not None and cell is not None:
                cell[1][1] += text
        return tables

    def elements(self, kind):
        """The elements of the structure of one kind, in no order."""
        self.object(None)
        return [value for value in self._objects.values() if isinstance(value, dict) and value.get('/S') == f'/{kind}']

    def object(self, reference):
        if self._objects is None:
            values = json.loads(run('qpdf', '--json=2', '--json-stream-data=none', self.path))['qpdf'][1]
            self._objects = {key: entry.get('value', entry.get('stream', {}).get('dict')) for key, entry in values.items()}
        while isinstance(reference, str) and re.fullmatch(r'\d+ \d+ R', reference):
            reference = self._objects['obj:' + reference]
        return reference

    def kids(self, element):
        kids = self.object(element.get('/K'))
        return [self.object(kid) for kid in (kids if isinstance(kids, list) else [kids])]

    def root(self):
        self.object(None)
        return self.object(self._objects['trailer']['/Root'])

    @functools.cache
    def pages(self):
        def walk(reference):
            node = self.object(reference)
            if node.get('/Type') == '/Pages':
                return [page for kid in self.object(node['/Kids']) for page in walk(kid)]
            return [reference]
        return walk(self.root()['/Pages'])

    def page_of(self, destination):
        """The page, from 0, of a destination: itself, by reference, or by name."""
        destination = self.object(destination)
        if isinstance(destination, str):
            destination = self.names()[destination]
        return self.pages().index(destination[0])

    @functools.cache
    def names(self):
        def walk(reference):
            node = self.object(reference)
            flat = self.object(node.get('/Names')) or []
            found = {name: self.object(value) for name, value in zip(flat[::2], flat[1::2])}
            for kid in self.object(node.get('/Kids')) or []:
                found.update(walk(kid))
            return found
        names = walk(self.object(self.root()['/Names'])['/Dests'])
        return {name: value['/D'] if isinstance(value, dict) else value for name, value in names.items()}

    @functools.cache
    def outline(self):
        """(depth, title, page from 0)"""
        out = []

        def walk(reference, depth):
            while reference is not None:
                entry = self.object(reference)
                out.append((depth, entry['/Title'].removeprefix('u:'), self.page_of(entry['/Dest'])))
                walk(entry.get('/First'), depth + 1)
                reference = entry.get('/Next')
        walk((self.object(self.root().get('/Outlines')) or {}).get('/First'), 0)
        return out

    @functools.cache
    def links(self):
        """(page from 0, area from the bottom left, page it leads to)"""
        out = []
        for number, reference in enumerate(self.pages()):
            for annotation in self.object(self.object(reference).get('/Annots')) or []:
                entry = self.object(annotation)
                if entry['/Subtype'] == '/Link':
                    out.append((number, entry['/Rect'], self.page_of(entry['/Dest'])))
        return out


def squeeze(text):
    """What is left when spaces and the order of scripts that run to the left do not matter."""
    text = ''.join(unicodedata.normalize('NFC', re.sub('[\u202a-\u202e]', '', text)).split())
    if any(unicodedata.bidirectional(character) in ('R', 'AL') for character in text):
        return ''.join(sorted(text))
    return text


def is_simple(text):
    """Whether pdfinfo reads an element back whole. It gives up where one sign stands for several or, like the brackets of
    scripts that run to the left, for another; and signs no font has are boxes."""
    return all(character < '\U00010000' and character not in '()' and not unicodedata.combining(character) and
               unicodedata.bidirectional(character) not in ('R', 'AL') for character in text)


def in_twos(function, things):
    """What becomes of the things, two at a time."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(function, things))


class DocumentTest(unittest.TestCase):
    """Makes each design's document once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.made = {}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def make(cls, design, sections=None, **environment):
        name = re.sub(r'\W', '-', pathlib.Path(design).name)
        path = pathlib.Path(cls.folder.name) / f'{name}.pdf'
        if name not in cls.made or environment:
            run(SHOT, *([f'--sections={sections}'] if sections else []), design, path, path.with_suffix('.cells'), **environment)
            cls.made[name] = Pdf(path)
        return cls.made[name]

    def samples(self):
        return [(path, self.make(path)) for path in sorted(SAMPLES.glob('*.trestle'))]

    def change(self, name, **fields):
        """A copy of the small sample with other fields of the design, and how its objects are to be named."""
        design = json.loads((SAMPLES / 'small.trestle').read_text(encoding='utf-8'))
        names = fields.pop('names', [])
        design['design'].update(fields)
        for location, new in zip(design['locations'], names):
            location['name'] = new
        path = pathlib.Path(self.folder.name) / f'{name}.trestle'
        path.write_text(json.dumps(design), encoding='utf-8')
        return path


def list_texts(value):
    if isinstance(value, dict):
        for entry in value.values():
            yield from list_texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from list_texts(entry)
    elif isinstance(value, str):
        yield value


def is_word(character):
    return character.isalnum()


def find_name(name, text):
    """Where the name stands in the text as whole words, with what is around it, or None."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at > 0 and is_word(text[at - 1]) and is_word(name[0])) and \
           not (end < len(text) and is_word(text[end]) and is_word(name[-1])):
            return text[max(at - 30, 0):end + 30]
        at = text.find(name, at + 1)
    return None


class Redacted(DocumentTest):
    """No name of the design is left anywhere in the redacted document, nor anything that was written freely."""

    OURS = ('decisions', 'answers', 'acceptances', 'revisions', 'prerequisites')     # called by rows of ours, versions or products
    NAMES = ('customer', 'project', 'who', 'respondent', 'owner', 'confirmed_by', 'author', 'media_owner', 'review_by', 'country',
             'sql_instance', 'tag', 'managing_group', 'access_group', 'separation')
    FREE = ('notes', 'rationale', 'reason', 'reason_text', 'technique_rationale', 'backup_rationale', 'backup_plan', 'excess_note',
            'maximum_note', 'evidence', 'review_outcome', 'network_diagram')

    @functools.cache
    def own_words(self):
        """What the program itself says, in whatever design."""
        catalog = (pathlib.Path(__file__).parent.parent / 'po' / 'de.po').read_text(encoding='utf-8')
        return ' '.join(re.findall(r'"(.*)"', catalog)).replace('  ', ' ')

    def collect(self, path):
        names, free = set(), set()
        design = json.loads(path.read_text(encoding='utf-8'))
        for member, objects in design.items():
            for entry in objects if isinstance(objects, list) else [objects] if isinstance(objects, dict) else []:
                if member not in self.OURS:
                    names.add(entry.get('name'))
                names.update(entry.get(field) for field in self.NAMES)
                for field in ('authors', 'users', 'countries'):
                    values = entry.get(field)
                    names.update(values if isinstance(values, list) else [])
                free.update(entry.get(field) for field in self.FREE)
        return ({name for name in names if isinstance(name, str) and len(name) >= 3},
                {text for text in free if isinstance(text, str) and len(text) >= 12 and ' ' in text})

    def read(self, path):
        """Everything that can be read in the file, one way or another."""
        plain = path.with_suffix('.qdf')
        run('qpdf', '--qdf', '--object-streams=disable', '--decode-level=all', path, plain)
        data = plain.read_bytes()
        objects = json.loads(run('qpdf', '--json=2', '--json-stream-data=none', path))
        return {'objects': '\n'.join(list_texts(objects)), 'bytes': data.decode('latin-1'), 'utf-8': data.decode('utf-8', 'replace'),
                'utf-16': data.decode('utf-16-be', 'replace') + data[1:].decode('utf-16-be', 'replace'),
                'text': run('pdftotext', '-layout', path, '-'), 'flow': run('pdftotext', path, '-'), 'info': run('pdfinfo', path),
                'attached': run('qpdf', '--show-attachment=design.trestle', path), 'file name': path.name}

    def redact(self, design):
        """The redacted document of a design, and what can be read in it."""
        path = pathlib.Path(self.folder.name) / f'{len(design.stem)}-redacted.pdf'
        run(CLI, 'export', self.change_sample(design), '--redact', '-o', path)
        self.make(design).outline()
        return path, self.read(path)

    def test_nothing_is_left(self):
        designs = sorted(SAMPLES.glob('*.trestle'))
        for design, path, texts in zip(designs, *zip(*in_twos(self.redact, designs))):
            names, free = self.collect(design)
            sought = {name for name in names if find_name(name, self.own_words()) is None}
            self.assertGreater(len(sought), len(names) * 0.6)
            for place, text in texts.items():
                for name in sought:
                    self.assertIsNone(find_name(name, text), f'{design.stem}: “{name}” in {place}')
                for written in free:
                    self.assertNotIn(written, text, f'{design.stem}: {place}')
            self.assertEqual(run('pdfimages', '-list', path).strip().count('\n'), 1, 'no logo')
            before, after = self.make(design), Pdf(path)
            self.assertEqual([title for depth, title, _ in before.outline() if depth == 0],
                             [title for depth, title, _ in after.outline() if depth == 0])

    def read_other(self, path):
        """Everything in a document that is no PDF, unpacked; of XML the text without its tags too."""
        parts = {path.name: path.read_bytes()}
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        texts = {name: data.decode('utf-8', 'replace') for name, data in parts.items() if not name.endswith('.png')}
        texts['names'] = '\n'.join(parts)
        # What is cut by tags, in one piece, and what is cut by ends of lines.
        texts.update({f'{name} without tags': html.unescape(re.sub('<[^>]*>', '', text)) for name, text in texts.items()})
        texts.update({f'{name} in a line': ' '.join(text.split()) for name, text in texts.items()})
        return texts

    def check_other(self, design, suffix):
        """In the other formats no name is left either, and the pseudonyms are the same in all of them."""
        path = pathlib.Path(self.folder.name) / f'{len(design.stem)}-redacted.{suffix}'
        run(CLI, 'export', self.change_sample(design), '--redact', '-o', path)
        names, free = self.collect(design)
        sought = {name for name in names if find_name(name, self.own_words()) is None}
        texts = self.read_other(path)
        self.assertGreater(max(map(len, texts.values())), 20000, 'the document is there')
        self.assertTrue(any(re.search(r'Location [A-Z0-9]{3}', text) for text in texts.values()))
        for place, text in texts.items():
            for name in sought:
                self.assertIsNone(find_name(name, text), f'{design.stem}.{suffix}: “{name}” in {place}')
            for written in free:
                self.assertNotIn(written, text, f'{design.stem}.{suffix}: {place}')

    def test_nothing_is_left_elsewhere(self):
        for design in sorted(SAMPLES.glob('*.trestle')):
            for suffix in ('html', 'md', 'odt', 'docx'):
                with self.subTest(f'{design.stem}.{suffix}'):
                    self.check_other(design, suffix)

    def change_sample(self, path):
        """The sample with a logo."""
        design = json.loads(path.read_text(encoding='utf-8'))
        design['design']['logo'] = base64.b64encode(LOGO).decode()
        changed = pathlib.Path(self.folder.name) / f'{path.stem}-logo.trestle'
        changed.write_text(json.dumps(design), encoding='utf-8')
        return changed

    def test_name_of_the_file(self):
        result = subprocess.run([CLI, 'export', SAMPLES / 'small.trestle', '--redact', '-o', pathlib.Path(self.folder.name) / 'Leeds.pdf'],
                                capture_output=True, timeout=60, check=False)
        self.assertEqual(result.returncode, 2)
        self.assertIn('“Leeds”', result.stderr.decode())


class Document(DocumentTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pdfs = in_twos(cls.make, sorted(SAMPLES.glob('*.trestle')))
        in_twos(lambda read: read(), [read for pdf in pdfs for read in (pdf.words, pdf.text, pdf.pages)])

    def test_sound(self):
        for _, pdf in self.samples():
            self.assertNotIn('WARNING', run('qpdf', '--check', pdf.path))
            self.assertEqual(pdf.info['Tagged'], 'yes')
            self.assertNotIn('\ufffd', pdf.text())

    def test_metadata(self):
        for path, pdf in self.samples():
            design = json.loads(path.read_text(encoding='utf-8'))['design']
            self.assertEqual(pdf.info['Title'], design['name'])
            self.assertEqual(pdf.info['Author'], ', '.join(design['authors']))
            self.assertRegex(pdf.info['Creator'], r'^Trestle \d')
            self.assertEqual(pdf.info['CreationDate'], '2010-01-01T00:00:00Z')
            self.assertEqual(pdf.info['ModDate'], '2010-01-01T00:00:00Z')

    def test_accessible(self):
        """Language, title of the window, words for pictures, and every heading of a table says of what it is one."""
        logo = self.change('with-logo', logo=base64.b64encode(LOGO).decode())
        for path, pdf in self.samples() + [(logo, self.make(logo))]:
            self.assertEqual(pdf.root()['/Lang'], 'u:en')
            self.assertEqual(pdf.root()['/ViewerPreferences'], {'/DisplayDocTitle': True})
            pictures = [figure['/Alt'] for figure in pdf.elements('Figure')]
            self.assertTrue(pictures)
            self.assertEqual('u:Logo of Yorkshire Clinics Trust' in pictures, path == logo)
            self.assertTrue(all(len(words) > 5 for words in pictures))
            headings, rows = pdf.elements('TH'), pdf.elements('TR')
            scopes = collections.Counter(heading['/A']['/Scope'] for heading in headings)
            self.assertEqual(sum(scopes.values()), len(headings))
            self.assertGreater(scopes['/Row'], len(rows) / 2)
            self.assertGreater(scopes['/Column'], 100)

    def test_drawings(self):
        """All at once, what each step adds, and locations with infrastructure where all at once is too small for them."""
        for path, pdf in self.samples():
            titles = [title for _, title, _ in pdf.outline()]
            pictures = [figure['/Alt'].removeprefix('u:') for figure in pdf.elements('Figure')]
            self.assertEqual([title[5] for title in titles if re.match(r'Step \d: .*', title)][:3], ['1', '2', '3'])
            self.assertEqual([words[23:24] for words in pictures if words.startswith('What stands after step ')], ['1', '2', '3'])
            design = json.loads(path.read_text(encoding='utf-8'))
            standing = {machine['location'] for machine in design['machines']}
            expected = sorted(location['name'] for location in design['locations'] if location['id'] in standing)
            found = [words.split('.')[0] for words in pictures if words.split('.')[0] in expected]
            if path.stem == 'small':    # all of it in words begins so, too
                self.assertEqual((len(found), titles.count('Location by Location')), (1, 0))
            else:
                self.assertEqual((found, titles.count('Location by Location')), (expected, 1))

    def test_logo(self):
        """PNG as it is, SVG as large as printers have dots for; what is neither is left out."""
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#c00"/></svg>'
        for name, data, size in (('png', LOGO, ('1', '1')), ('svg', svg, ('1200', '600')), ('neither', svg[:50], None)):
            pdf = self.make(self.change(f'logo-{name}', logo=base64.b64encode(data).decode(), sections=['cover']))
            images = [tuple(line.split()[3:5]) for line in run('pdfimages', '-list', pdf.path).splitlines()[2:]]
            self.assertEqual(set(images), {size} if size else set(), name)
            self.assertEqual(len(pdf.elements('Figure')), 1 if size else 0, name)

    def test_spans(self):
        """Bands and headings cover the columns of their table exactly."""
        for _, pdf in self.samples():
            for table in pdf.elements('Table'):
                widths = collections.Counter()
                for row in pdf.kids(table):
                    cells = pdf.kids(row)
                    self.assertEqual({cell['/S'] for cell in cells} - {'/TH', '/TD'}, set())
                    widths[sum(cell.get('/A', {}).get('/ColSpan', 1) for cell in cells)] += 1
                self.assertEqual(len(widths), 1, widths)

    def test_traceability(self):
        """Each of the 23 instructions leads to the pages that have its columns."""
        for path, pdf in self.samples():
            start = next(page for depth, title, page in pdf.outline() if depth == 0 and title == 'Traceability')
            pages = pdf.text().split('\f')
            text = pages[start] + pages[start + 1]
            self.assertEqual(sorted(set(re.findall(r'REC-\d+', text)), key=lambda name: int(name[4:])),
                             [f'REC-{number}' for number in range(1, 24)])
            rows = re.findall(r'(R-A(\d)\.\d+) +(\S.*?) +(\d+)\n', text)
            self.assertEqual(len({row[0] for row in rows}), 29, 'every column that is recorded')
            leads = collections.Counter(target for page, _, target in pdf.links() if page in (start, start + 1))
            for _, table, heading, page in rows:
                self.assertIn(f'Table A-{table}, Part', pages[int(page) - 1])
                self.assertIn(squeeze(heading.split()[0]), squeeze(pages[int(page) - 1]))
                self.assertGreater(leads[int(page) - 1], 0)
        pdf = self.make(self.change('untraceable', sections=['traceability']))
        self.assertEqual([target for _, _, target in pdf.links()], [], 'what is not in the document is no link')

    def test_findings(self):
        """Every finding stands in the section of the findings, and what may be done about it."""
        for path, pdf in self.samples():
            starts = sorted(page for depth, _, page in pdf.outline() if depth == 0)
            first = next(page for depth, title, page in pdf.outline() if depth == 0 and title == 'Findings')
            last = min((page for page in starts if page > first), default=int(pdf.info['Pages']))
            pages = run('pdftotext', '-f', first + 1, '-l', last, pdf.path, '-')
            found = json.loads(run(CLI, 'check', path, '--format=json', '--fail-on=never'))
            self.assertGreater(len(found), 2)
            self.assertEqual(readers.find_missing(found, squeeze(pages), squeeze), [], path.stem)
            for finding in found:
                self.assertIn(finding['code'], pages)

    def test_page_labels(self):
        for _, pdf in self.samples():
            self.assertEqual(pdf.object(pdf.root()['/PageLabels']), {'/Nums': [0, {'/S': '/D'}]}, 'as at the foot of the pages')

    def test_own_date(self):
        path = self.change('dated', date='2009-11-03')
        pdf = self.make(path, SOURCE_DATE_EPOCH='0')
        self.assertEqual(pdf.info['CreationDate'], '2009-11-03T00:00:00Z')

    def test_inside_pages(self):
        for _, pdf in self.samples():
            boxes = pdf.boxes()
            self.assertEqual(len(boxes), int(pdf.info['Pages']))
            self.assertEqual({tuple(sorted(box[2:])) for box in boxes},
                             {tuple(sorted(box[2:])) for box in boxes[:1]}, 'one paper')
            for page, left, top, right, bottom, word in pdf.words():
                width, height = boxes[page][2:]
                self.assertTrue(left >= MARGIN and top >= MARGIN and right <= width - MARGIN and bottom <= height - MARGIN,
                                f'“{word}” on page {page + 1}')

    def test_papers(self):
        for name, (width, height) in PAPERS.items():
            pdf = self.make(self.change(name, paper=name))
            for box in pdf.boxes():
                self.assertAlmostEqual(min(box[2:]), width, delta=0.1)
                self.assertAlmostEqual(max(box[2:]), height, delta=0.1)

    def test_fonts(self):
        for _, pdf in self.samples():
            fonts = pdf.fonts()
            self.assertTrue(any('Inter' in name for name, _, _ in fonts))
            for name, embedded, readable in fonts:
                self.assertTrue(embedded and readable, name)

    def test_outline(self):
        for _, pdf in self.samples():
            outline = pdf.outline()
            top = [title for depth, title, _ in outline if depth == 0]
            for title in ('Contents', 'Executive Summary', 'Table A-1: Client Data', 'Topology', 'Findings', 'Sizing'):
                self.assertIn(title, top)
            pages = [page for _, _, page in outline]
            self.assertEqual(pages, sorted(pages))
            texts = pdf.text().split('\f')
            for _, title, page in outline:
                self.assertIn(squeeze(title), squeeze(texts[page]))

    def test_contents_lead_there(self):
        for _, pdf in self.samples():
            outline = pdf.outline()
            last = outline[1][2] if outline[0][1] == 'Contents' else outline[0][2]
            leads = {target for page, _, target in pdf.links() if 1 <= page < last}
            contents = ''.join(pdf.text().split('\f')[1:last])
            for depth, title, page in outline:
                if depth == 0 and title != 'Contents':
                    self.assertIn(page, leads, title)
                    self.assertRegex(contents, re.escape(title) + rf' +{page + 1}\n')

    def test_links(self):
        """Every link is on something, and every location's name in a table is a link to another page."""
        for path, pdf in self.samples():
            boxes, words, links = pdf.boxes(), collections.defaultdict(list), pdf.links()
            for page, left, top, right, bottom, word in pdf.words():
                words[page].append((left, boxes[page][3] - bottom, right, boxes[page][3] - top, word))
            linked = collections.defaultdict(set)
            for page, (left, bottom, right, top), target in links:
                under = [word for word in words[page]
                         if word[0] < right and word[2] > left and word[1] < top and word[3] > bottom]
                self.assertTrue(under, f'{path.stem}, page {page + 1}: a link on nothing')
                for word in under:
                    linked[word[4]].add(target != page)
            for location in json.loads(path.read_text(encoding='utf-8'))['locations']:
                self.assertIn(True, linked[location['name'].split()[0]])

    def test_facts(self):
        """What the guide says of a section stands in a section of its own, headings of job aids among it, and what it says
        of a field in the glossary."""
        facts = [entry['shown'] for entry in json.loads(run(CLI, 'rules', '--format', 'json')) if entry['shown']]
        self.assertEqual({fact['place'] for fact in facts}, {'field', 'page', 'section'})
        for path, pdf in self.samples():
            starts = {title: page for depth, title, page in pdf.outline() if depth == 0}
            pages = run('pdftotext', pdf.path, '-').split('\f')        # cells in one piece

            @functools.cache
            def read(title):
                last = min([page for page in starts.values() if page > starts[title]], default=len(pages) - 1)
                return squeeze(''.join(pages[starts[title]:last + 1]))

            for fact in facts:
                if fact['place'] == 'field':
                    self.assertIn(squeeze(fact['text']), read('Glossary'), f'{path.stem}: {fact["where"]}')
                elif fact['place'] == 'section':
                    said = read('What the Guide Says') + read(JOB_AIDS.get(fact['where'], 'What the Guide Says'))
                    self.assertIn(squeeze(fact['text']), said, f'{path.stem}: {fact["where"]}')

    def top(self, name, **fields):
        """The sections of the small sample with other fields of the design; every link in it leads somewhere."""
        pdf = self.make(self.change(name, **fields))
        self.assertNotIn('WARNING', run('qpdf', '--check', pdf.path))
        self.assertTrue(all(0 <= page < int(pdf.info['Pages']) for _, _, page in pdf.links()))
        return [title for depth, title, _ in pdf.outline() if depth == 0], int(pdf.info['Pages'])

    def test_profiles(self):
        full, n_full = self.top('profile-full', profile='full', sections=None)
        self.assertEqual((full, n_full), self.top('profile-unset', profile=None, sections=None))
        self.assertEqual(self.top('profile-executive', profile='executive', sections=None)[0],
                         ['Executive Summary', 'Topology', 'Revisions and Sign-Off'])
        leave, n_leave = self.top('profile-leave', profile='leave-behind', sections=None)
        classroom, _ = self.top('profile-classroom', profile='classroom', sections=None)
        self.assertLess(n_leave, n_full)
        self.assertIn('Prerequisites', leave)
        self.assertNotIn('Sizing', leave)
        self.assertNotIn('Traceability', leave)
        self.assertIn('Traceability', classroom)
        self.assertIn('What the Guide Says', classroom)
        self.assertNotIn('Design Data', classroom)
        for titles in (leave, classroom):
            self.assertEqual(titles, [title for title in full if title in titles], 'in the order of the full document')

    def test_sections_chosen(self):
        """A choice overrules the profile; the cover stands first, what is no section and what is named twice does not count."""
        chosen = ['glossary', 'findings', 'contents', 'nothing', 'findings', 'cover']
        titles, pages = self.top('chosen', profile='executive', sections=chosen)
        self.assertEqual(titles, ['Glossary', 'Findings', 'Contents'])
        self.assertIn('Yorkshire Clinics', Pdf(pathlib.Path(self.folder.name) / 'chosen-trestle.pdf').text().split('\f')[0])
        titles, _ = self.top('without-cover', sections=['summary'])
        self.assertEqual(titles, ['Executive Summary'])
        self.assertEqual(self.top('nothing-known', sections=['nothing'])[1], 1)

    def test_open_questions(self):
        """What nobody knew in the interview stands there until somebody fills the field."""
        design = json.loads((SAMPLES / 'medium.trestle').read_text())
        location = next(location for location in design['locations'] if location['name'] == 'Dublin')
        design['answers'].append({**design['answers'][0], 'id': 'answer-22222q', 'name': 'I-21', 'subject': location['id'], 'answer': None})
        for filled in (True, False):
            location['update_window'] = location['update_window'] if filled else None
            path = pathlib.Path(self.folder.name) / f'open-{filled}.trestle'
            path.write_text(json.dumps(design))
            text = ' '.join(self.make(path).text().split())
            self.assertEqual('Open Questions' in text, not filled)
            self.assertEqual('a critical update have reached everybody in Dublin?' in text, not filled)

    def test_reproducible(self):
        for path, pdf in self.samples():
            before = pdf.path.read_bytes()
            again = self.make(path, LC_ALL='C.UTF-8')
            self.assertEqual(before, again.path.read_bytes())

    def test_golden_text(self):
        """Every line without its spaces and without numbers of pages."""
        for golden in GOLDEN.glob('*.txt'):
            pages = self.make(SAMPLES / f'{golden.stem}.trestle').text().split('\f')
            lines = []
            for number, page in enumerate(pages):
                page = re.sub(r' \d+ of \d+\n*$', '', page)
                page = re.sub(r' +\d+$', '', page, flags=re.M) if number == 1 else page
                lines += [' '.join(line.split()) for line in page.splitlines() if line.strip()]
            if os.environ.get('TRESTLE_UPDATE_GOLDEN'):
                golden.write_text('\n'.join(lines) + '\n', encoding='utf-8')
            self.assertEqual(golden.read_text(encoding='utf-8').splitlines(), lines,
                             'TRESTLE_UPDATE_GOLDEN=1 rewrites the golden text; look at what changes')

    def test_scripts(self):
        scripts = {'Αθήνα': 'el', 'Екатеринбург': 'ru', '東京': 'ja', 'القاهرة': 'ar', 'תל אביב': 'he'}
        sections = ['contents', 'clients', 'servers', 'topology', 'charts', 'sizing']
        paths = {language: self.change(f'script-{language}', names=[name], sections=sections) for name, language in scripts.items()}
        in_twos(lambda path: (self.make(path).words(), self.make(path).text(), self.make(path).pages()), paths.values())
        for name, language in scripts.items():
            with self.subTest(name):
                if not run('fc-list', f':lang={language}').strip():
                    self.skipTest(f'no font for {language}')
                pdf = self.make(paths[language])
                self.assertTrue(any(squeeze(name) == squeeze(line) for line in re.split(r'\s{2,}|\n', pdf.text())))
                self.assertIn(name, {title for _, title, _ in pdf.outline()}, 'in the outline as it is written')
                self.assertNotIn('\ufffd', pdf.text())
                boxes = pdf.boxes()
                for page, left, top, right, bottom, word in pdf.words():
                    self.assertTrue(left >= 0 and top >= 0 and right <= boxes[page][2] and bottom <= boxes[page][3], word)
                for font, embedded, readable in pdf.fonts():
                    self.assertTrue(embedded and readable, font)

    def test_without_typeface(self):
        config = pathlib.Path(self.folder.name) / 'fonts.conf'
        fonts = run('fc-match', '--format=%{file}', 'DejaVu Sans').strip()
        config.write_text(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
                          f'<dir>{pathlib.Path(fonts).parent}</dir><cachedir>{self.folder.name}/cache</cachedir></fontconfig>')
        path = pathlib.Path(self.folder.name) / 'plain.pdf'
        result = subprocess.run([SHOT, SAMPLES / 'small.trestle', path], capture_output=True, timeout=120,
                                env={**os.environ, 'FONTCONFIG_FILE': str(config)})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('Inter', result.stderr.decode())
        pdf = Pdf(path)
        self.assertIn('Yorkshire Clinics', pdf.text())
        self.assertFalse(any('Inter' in name for name, _, _ in pdf.fonts()))

    def test_random_designs(self):
        pdfs = in_twos(self.make, [f'random:{seed}' for seed in range(2)])
        in_twos(lambda pdf: pdf.words(), pdfs)
        for pdf in pdfs:
            with self.subTest(pdf.path.name):
                self.assertNotIn('WARNING', run('qpdf', '--check', pdf.path))
                boxes = pdf.boxes()
                for page, left, top, right, bottom, word in pdf.words():
                    self.assertTrue(left >= 0 and top >= 0 and right <= boxes[page][2] and bottom <= boxes[page][3], word)

    def test_very_large(self):
        pdf = self.make('bench:200')
        self.assertGreater(int(pdf.info['Pages']), 260)
        self.assertEqual(pdf.info['PDF version'], '1.7')
        self.assertNotIn('WARNING', run('qpdf', '--check', pdf.path))


class Tables(DocumentTest):
    """The job aids alone, because pdfinfo is slow to read structures."""

    def check_tables(self, pdf, comparable=lambda text: True):
        expected = collections.defaultdict(dict)
        for line in pdf.path.with_suffix('.cells').read_text(encoding='utf-8').splitlines():
            table, row, column, text = line.split('\t')
            expected[table][int(row), int(column)] = text
        tables = pdf.tables()
        for name, cells in expected.items():
            n_rows, n_columns = max(row for row, _ in cells), max(column for _, column in cells) + 1
            headings = [squeeze(cells[0, column]) for column in range(n_columns)]
            found = collections.defaultdict(list)
            for table in tables:
                head = next((row for row in table if len(row) > 1 and squeeze(row[0][1]) == headings[0] and
                             all(squeeze(cell[1]) in headings for cell in row)), None)
                if head is None:
                    continue
                columns = [headings.index(squeeze(cell[1])) for cell in head]
                body = table[table.index(head) + 1:]
                self.assertTrue(body, 'a header without a row')
                for row in body:
                    self.assertEqual(len(row), len(columns))
                    for column, cell in zip(columns, row):
                        found[column].append(squeeze(cell[1]))
            for column in range(n_columns):
                rows = [cells[row, column] or '–' for row in range(1, n_rows + 1)]
                shown = found[0][:n_rows] if column == 0 else found[column]     # the first in every part
                self.assertEqual(len(shown), n_rows, f'{name}, {cells[0, column]}')
                for row, text in zip(rows, shown):
                    if comparable(row):
                        self.assertEqual(text, squeeze(row), f'{name}, {cells[0, column]}')

    def make_all(self, designs):
        pdfs = in_twos(lambda design: self.make(design, sections='clients,servers'), designs)
        in_twos(lambda pdf: pdf.tables(), pdfs)
        return pdfs

    def test_tables_complete(self):
        for pdf in self.make_all(sorted(SAMPLES.glob('*.trestle'))):
            with self.subTest(pdf.path.name):
                self.check_tables(pdf)

    def test_random_designs(self):
        for pdf in self.make_all([f'random:{seed}' for seed in range(2)]):
            with self.subTest(pdf.path.name):
                self.check_tables(pdf, is_simple)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[5:], verbosity=2)
