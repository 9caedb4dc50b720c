# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook that goes out, as another program reads it: pages, types, what is frozen; nothing in it is a formula, two
runs are the same to the byte, and every table in it comes back by the import as what it was.

usage: test-workbook-export.py TRESTLE-CLI SAMPLES"""

import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import openpyxl

CLI, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
SOFFICE = shutil.which('soffice')
ENVIRONMENT = {'PATH': '/usr/bin:/bin', 'HOME': '/nonexistent', 'LC_ALL': 'C.UTF-8', 'SOURCE_DATE_EPOCH': '1700000000',
               'ASAN_OPTIONS': 'detect_leaks=0'}


def run(*arguments, input=None, status=0):
    result = subprocess.run([CLI, *map(str, arguments)], input=input, env=ENVIRONMENT, capture_output=True, timeout=120)
    assert result.returncode == status, (arguments, result.returncode, result.stderr.decode())
    return result


class Workbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.design = (SAMPLES / 'medium.trestle').read_bytes()
        cls.data = run('export', '-', '-o', '-', '--format=xlsx', input=cls.design).stdout
        cls.book = openpyxl.load_workbook(io.BytesIO(cls.data))

    def test_pages(self):
        self.assertEqual(self.book.sheetnames[:2], ['A-1 Client Data', 'A-2 Server Data'])
        self.assertIn('Locations', self.book.sheetnames)
        for sheet in self.book:
            self.assertEqual(sheet.freeze_panes, 'B2')
            self.assertTrue(sheet.auto_filter.ref)
            self.assertTrue(all(cell.font.bold for cell in sheet[1]))

    def test_types(self):
        sheet = self.book['Locations']
        headings = [cell.value for cell in sheet[1]]
        bandwidth = headings.index('Available Bandwidth (Mbps)')
        reports = headings.index('Reports Needed')
        rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
        for location in json.loads(self.design)['locations']:
            row = rows[location['name']]
            if location['bandwidth'] is not None:
                self.assertAlmostEqual(row[bandwidth].value, location['bandwidth'] / 1e6, places=9)
                self.assertEqual(row[bandwidth].data_type, 'n')
                self.assertIn('Mbps', row[bandwidth].number_format)
            if location['reports'] is not None:
                self.assertIs(row[reports].value, location['reports'])
                self.assertEqual(row[reports].number_format, '"TRUE";"TRUE";"FALSE"')

    def test_job_aids(self):
        sheet = self.book['A-1 Client Data']
        self.assertEqual(sheet['A1'].value, 'Location name')
        numbers = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.data_type == 'n' and cell.value is not None]
        self.assertGreater(len(numbers), len(json.loads(self.design)['locations']))

    def test_nothing_is_a_formula(self):
        design = json.loads(self.design)
        texts = ['=1+1', '+cmd', '-2', '@x', '\'=1', '＝1']
        for location, text in zip(design['locations'], texts, strict=False):
            location['name'] = text
        data = run('export', '-', '-o', '-', '--format=xlsx', input=json.dumps(design).encode()).stdout
        sheet = openpyxl.load_workbook(io.BytesIO(data))['Locations']
        names = [row[0] for row in sheet.iter_rows(min_row=2)]
        self.assertTrue(all(cell.data_type == 's' for cell in names))
        self.assertTrue(set(texts) <= {cell.value for cell in names})

    def test_two_runs_are_the_same(self):
        self.assertEqual(self.data, run('export', '-', '-o', '-', '--format=xlsx', input=self.design).stdout)

    def test_comes_back(self):
        members = {'Locations': 'locations', 'Links': 'links', 'Populations': 'populations', 'Images': 'images',
                   'Workspaces': 'workspaces', 'Instances': 'instances', 'Repositories': 'repositories'}
        with tempfile.TemporaryDirectory() as folder:
            book = pathlib.Path(folder) / 'book.xlsx'
            book.write_bytes(self.data)
            came = 0
            for title, member in members.items():
                if title not in self.book.sheetnames:
                    continue
                result = run('import', '--sheet', title, '--table', member, SAMPLES / 'medium.trestle', book)
                self.assertIn(b'0 new, 0 updated', result.stderr, title)
                self.assertEqual(result.stdout, self.design)
                came += 1
            self.assertGreater(came, 3)


TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'


@unittest.skipUnless(SOFFICE, 'LibreOffice is not here')
class LibreOffice(unittest.TestCase):
    """The types that another spreadsheet sees, cell by cell, are those that went out."""

    TYPES = {'n': 'float', 's': 'string', 'b': 'boolean'}

    def read(self, folder):
        data = run('export', SAMPLES / 'medium.trestle', '-o', '-', '--format=xlsx').stdout
        (folder / 'book.xlsx').write_bytes(data)
        subprocess.run([SOFFICE, f'-env:UserInstallation={(folder / "profile").as_uri()}', '--headless', '--convert-to', 'fods',
                        '--outdir', folder, folder / 'book.xlsx'], check=True, capture_output=True, timeout=300)
        return openpyxl.load_workbook(io.BytesIO(data)), xml.etree.ElementTree.parse(folder / 'book.fods')

    @staticmethod
    def list_cells(table):
        """{(row, column): type} of the cells with something in them."""
        found = {}
        row_number = 1
        for row in table.iter(TABLE + 'table-row'):
            column = 1
            for cell in row:
                repeated = int(cell.get(TABLE + 'number-columns-repeated', 1))
                kind = cell.get(OFFICE + 'value-type')
                if kind:
                    found.update({(row_number, column + k): kind for k in range(repeated)})
                column += repeated
            row_number += int(row.get(TABLE + 'number-rows-repeated', 1))
        return found

    def test_types_are_kept(self):
        with tempfile.TemporaryDirectory() as name:
            book, other = self.read(pathlib.Path(name))
        tables = {table.get(TABLE + 'name'): table for table in other.iter(TABLE + 'table')}
        self.assertEqual(list(tables), book.sheetnames)
        compared = set()
        for sheet in book:
            cells = self.list_cells(tables[sheet.title])
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None:
                        continue
                    kind = cells[cell.row, cell.column]
                    self.assertIn(kind, {self.TYPES[cell.data_type], 'percentage' if cell.data_type == 'n' else None}, cell)
                    compared.add(kind)
        self.assertLessEqual({'float', 'string', 'boolean'}, compared)


class Csv(unittest.TestCase):
    def test_table(self):
        sample = SAMPLES / 'medium.trestle'
        text = run('export', sample, '-o', '-', '--format=csv', '--table=locations').stdout
        self.assertTrue(text.startswith(b'Location Name,'))
        self.assertEqual(text.count(b'\r\n'), 1 + len(json.loads(sample.read_bytes())['locations']))
        result = run('import', '--table=locations', sample, '-', input=text)
        self.assertIn(b'0 new, 0 updated', result.stderr)
        self.assertEqual(result.stdout, sample.read_bytes())
        self.assertTrue(run('export', sample, '-o', '-', '-f', 'csv', '-t', 'images', '--mark').stdout.startswith(b'\xef\xbb\xbf'))

    def test_usage(self):
        sample = SAMPLES / 'small.trestle'
        self.assertIn(b'--table', run('export', sample, '-o', 'x.csv', status=2).stderr)
        self.assertIn(b'nothing', run('export', sample, '-o', 'x.csv', '--table=nothing', status=2).stderr)
        self.assertIn(b'.xlsx', run('export', sample, '-o', 'x.doc', status=2).stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
