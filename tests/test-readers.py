#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The documents in other formats, opened by the programs that people open them with: pandoc and LibreOffice find in each of
# them what the document says. Where neither is installed there is nothing to ask.
#
# usage: test-readers.py SAMPLES_DIR TRESTLE_CLI

import concurrent.futures
import functools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

from outside import Flat, Pandoc
from readers import Html, squeeze

SAMPLES, CLI = pathlib.Path(sys.argv[1]), sys.argv[2]
PANDOC = {'html': 'html', 'md': 'gfm+yaml_metadata_block', 'odt': 'odt', 'docx': 'docx'}


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, timeout=300)
    if result.returncode != 0:
        raise AssertionError(f'{command}: {result.stderr.decode()}')
    return result.stdout


def count_pages(pdf):
    return int(re.search(r'Pages:\s+(\d+)', run('pdfinfo', pdf).decode()).group(1))


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.designs = sorted(path.stem for path in SAMPLES.glob('*.trestle'))
        jobs = [(design, suffix) for design in cls.designs for suffix in PANDOC]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda job: run(CLI, 'export', SAMPLES / f'{job[0]}.trestle', '-o', cls.folder / '.'.join(job)), jobs))
        cls.meant = {design: Html((cls.folder / f'{design}.html').read_bytes()).reading for design in cls.designs}

    def check(self, meant, found, what='all'):
        """Every heading but the title, which some take for something else, and every cell of every table."""
        self.assertEqual([heading for heading in meant.headings if heading[0] > 0],
                         [heading for heading in found.headings if heading[0] > 0])
        self.assertEqual(len(meant.tables), len(found.tables))
        for mine, theirs in zip(meant.tables, found.tables):
            self.assertEqual(*(rows_of(rows, False) for rows in (mine, theirs)))
            if what != 'body':
                self.assertEqual(*heads_of(mine, theirs, what))



def rows_of(rows, header):
    """Without cells that only fill up."""
    return [list(filter(None, cells)) for is_header, cells in rows if is_header == header]


def heads_of(mine, theirs, what):
    heads, their_heads = rows_of(mine, True), rows_of(theirs, True)
    if what == 'one':       # headings above several others stand in the cells of these
        their_heads = [[their[-len(my):] for my, their in zip(heads[-1], their_heads[0], strict=True)], *their_heads[1:]]
        heads = heads[-1:]
    return heads, their_heads


@unittest.skipUnless(shutil.which('pandoc'), 'pandoc is not installed')
class ByPandoc(Readers):
    # It drops rows of headings of OpenDocument; Markdown has one.
    HEADS = {'html': 'all', 'md': 'one', 'odt': 'body', 'docx': 'all'}

    @classmethod
    @functools.cache
    def read(cls, design, suffix):
        path = cls.folder / f'{design}.{suffix}'
        tree = json.loads(run('pandoc', '--from', PANDOC[suffix], '--to', 'json', path))
        return Pandoc(tree, 1 if suffix in ('html', 'md') else 0)

    def test_same(self):
        for design in self.designs:
            for suffix in PANDOC:
                with self.subTest(f'{design}.{suffix}'):
                    self.check(self.meant[design], self.read(design, suffix).reading, self.HEADS[suffix])

    def test_links(self):
        """It forgets where in HTML paragraphs begin, has other names for places in OpenDocument, and those of headings in Word."""
        for design in self.designs:
            html, markdown, word = (self.read(design, suffix).reading for suffix in ('html', 'md', 'docx'))
            self.assertEqual(html.links, self.meant[design].links, design)
            self.assertEqual(markdown.links, self.meant[design].links, design)
            self.assertGreaterEqual(len(word.links), len(self.meant[design].links), design)
            for reading in (markdown, word):
                self.assertLessEqual(set(reading.links), set(reading.places), design)

    def test_figures(self):
        for design in self.designs:
            meant = list(map(squeeze, self.meant[design].figures))
            self.assertEqual(meant, self.read(design, 'docx').reading.figures)
            for suffix in ('html', 'odt'):
                self.assertEqual(len(meant), len(self.read(design, suffix).reading.figures), suffix)

    def test_metadata(self):
        for design in self.designs:
            for suffix in ('html', 'md'):
                self.assertEqual(self.read(design, suffix).language, 'en')
            for suffix in ('html', 'md', 'docx'):
                self.assertEqual(self.read(design, suffix).title, self.meant[design].headings[0][1])


@unittest.skipUnless(shutil.which('soffice'), 'LibreOffice is not installed')
class ByLibreOffice(Readers):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.convert('fodt', cls.designs)

    @classmethod
    def convert(cls, to, designs):
        """Both formats of some samples as something else; each has a folder of its own."""
        for suffix in ('odt', 'docx'):
            run('soffice', f'-env:UserInstallation={(cls.folder / "profile").as_uri()}', '--headless', '--convert-to', to,
                '--outdir', cls.folder / f'{to}-{suffix}', *(cls.folder / f'{design}.{suffix}' for design in designs))

    @classmethod
    @functools.cache
    def read(cls, design, suffix):
        return Flat(ElementTree.parse(cls.folder / f'fodt-{suffix}' / f'{design}.fodt').getroot())

    def every(self):
        return [(self.meant[design], self.read(design, suffix)) for design in self.designs for suffix in ('odt', 'docx')]

    def test_same(self):
        for meant, found in self.every():
            self.check(meant, found.reading)
            self.assertEqual(meant.headings[0], found.reading.headings[0])

    def test_links(self):
        """In Word places have names that people are not shown."""
        for meant, found in self.every():
            self.assertEqual(len(meant.links), len(found.reading.links))
            self.assertLessEqual(set(found.reading.links), set(found.reading.places))

    def test_figures(self):
        for meant, found in self.every():
            self.assertEqual(list(map(squeeze, meant.figures)), found.reading.figures)

    def test_metadata(self):
        for meant, found in self.every():
            self.assertEqual((found.title, found.language), (meant.headings[0][1], 'en'))

    def test_paper(self):
        """On paper every word of a table is there, nothing cut off or covered, and the pages are as full as ours."""
        self.convert('pdf', ['small'])
        run(CLI, 'export', SAMPLES / 'small.trestle', '-o', self.folder / 'small.pdf')
        words = {word for rows in self.meant['small'].tables for _, cells in rows for cell in cells for word in cell.split()}
        ours = count_pages(self.folder / 'small.pdf')
        for suffix in ('odt', 'docx'):
            pdf = self.folder / f'pdf-{suffix}' / 'small.pdf'
            paper = re.sub(r'\s|\xad|-', '', run('pdftotext', '-nopgbrk', pdf, '-').decode())
            self.assertEqual({word for word in words if word.replace('-', '') not in paper}, set(), suffix)
            self.assertLessEqual(abs(count_pages(pdf) - ours), ours / 20, suffix)


if __name__ == '__main__':
    if not shutil.which('pandoc') and not shutil.which('soffice'):
        sys.exit(77)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
