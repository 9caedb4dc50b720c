#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# trestle-cli as scripts use it: exit codes, streams, machine output that is the
# same in every language, and no need of display, bus, home or writable folder.
#
# usage: test-cli.py TRESTLE_CLI SAMPLES_DIR LOCALE_DIR

import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI, SAMPLES, LOCALES = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
KEPT = {name: value for name, value in os.environ.items() if name.endswith(('SAN_OPTIONS', '_DEBUG')) or name == 'LD_LIBRARY_PATH'}


def run(*arguments, input=None, cwd=None, **environment):
    bare = {'PATH': '/usr/bin:/bin', 'HOME': '/nonexistent', 'TRESTLE_LOCALEDIR': LOCALES, **KEPT, **environment}
    return subprocess.run([CLI, *map(str, arguments)], input=input, cwd=cwd, env=bare, capture_output=True, timeout=120)


@functools.cache
def find_german():
    """The variables that bring a German locale: one made here where the system has none."""
    listed = subprocess.run(['locale', '-a'], capture_output=True, text=True, check=False).stdout.lower().split()
    if 'de_de.utf8' in listed:
        return {}
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    made = pathlib.Path(folder.name) / 'de_DE.UTF-8'
    if shutil.which('localedef') is not None:
        subprocess.run(['localedef', '-i', 'de_DE', '-f', 'UTF-8', made], capture_output=True, check=False)
    return {'LOCPATH': folder.name} if made.is_dir() else None


class Fix(unittest.TestCase):
    def count(self, design, code):
        findings = json.loads(run('check', '-', '--format=json', '--fail-on=never', input=design).stdout)
        return len([finding for finding in findings if finding['code'] == code])

    def test_dry_run_says_what_changes(self):
        result = run('fix', SAMPLES / 'medium.trestle', '--rule=TRAV-04', '--dry-run')
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stdout.decode().splitlines()
        self.assertTrue([line for line in lines if line.startswith('*\t') and 'London' in line], lines)
        self.assertTrue([line for line in lines if line.startswith('-\tWarning\tTRAV-04\t')], lines)

    def test_fixed_design(self):
        before = (SAMPLES / 'medium.trestle').read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'fixed.trestle'
            result = run('fix', SAMPLES / 'medium.trestle', '--rule=TRAV-04', '-o', path)
            self.assertEqual((result.returncode, result.stdout), (0, b''), result.stderr)
            fixed = path.read_bytes()
        self.assertGreater(self.count(before, 'TRAV-04'), 0)
        self.assertEqual(self.count(fixed, 'TRAV-04'), 0)
        self.assertEqual((SAMPLES / 'medium.trestle').read_bytes(), before)
        self.assertEqual(run('fix', '-', '--rule=TRAV-04', input=before).stdout, fixed)

    def test_safe_leaves_the_others(self):
        self.assertEqual(run('fix', SAMPLES / 'medium.trestle', '--rule=TRAV-04', '--safe').stdout,
                         (SAMPLES / 'medium.trestle').read_bytes())

    def test_usage(self):
        self.assertEqual(run('fix').returncode, 2)
        self.assertEqual(run('fix', SAMPLES / 'small.trestle', '--rule=NONE-99').returncode, 2)
        self.assertEqual(run('fix', SAMPLES / 'small.trestle', '-o', '/nonexistent/out.trestle').returncode, 3)


class Propose(unittest.TestCase):
    ANSWERS = ('--retention=180 d', '--recovery-time=8 h', '--client=windows-7-x86/2/2.4 GHz/4 GB', '--distribution=yes')

    def step_1(self):
        """The small sample as it was before the instances were decided on."""
        design = json.loads((SAMPLES / 'small.trestle').read_bytes())
        for kind in ('instances', 'machines', 'servers', 'databases', 'consoles', 'repositories', 'iis_servers', 'decisions'):
            design[kind] = []
        for location in design['locations']:
            location.update(techniques=None, local_repository=None, technique_rationale=None)
        for population in design['populations']:
            population.update(instance=None, repositories=None, client_os=None, client_cores=None, client_clock=None, client_memory=None)
        for workspace in design['workspaces']:
            workspace['instance'] = None
        design['design']['distribution_system'] = None
        return json.dumps(design).encode()

    def count_errors(self, design):
        findings = json.loads(run('check', '-', '--format=json', '--fail-on=never', input=design).stdout)
        return len([finding for finding in findings if finding['severity'] == 'error'])

    def test_design_without_errors(self):
        before = self.step_1()
        self.assertGreater(self.count_errors(before), 0)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'proposed.trestle'
            result = run('propose', '-', '-o', path, *self.ANSWERS, input=before)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(self.count_errors(path.read_bytes()), 0)
            again = run('propose', path, '--format=json')
            self.assertEqual(json.loads(again.stdout), {'choices': [], 'resolved': [], 'created': []})
        lines = result.stdout.decode().splitlines()
        self.assertTrue([line for line in lines if line.startswith('*\tNew: MED-V Server MEDV-')], lines)
        self.assertTrue([line for line in lines if line.startswith('*\t') and line.endswith('\tR-3.1.9')], lines)
        self.assertTrue([line for line in lines if line.startswith('-\tError\t')], lines)

    def test_choices_as_json(self):
        result = run('propose', '-', '--format=json', *self.ANSWERS, input=self.step_1())
        proposal = json.loads(result.stdout)
        self.assertEqual(set(proposal), {'choices', 'resolved', 'created'})
        for choice in proposal['choices']:
            self.assertEqual(set(choice), {'object', 'field', 'chosen', 'reason', 'rule'})
            self.assertTrue(choice['reason'] and choice['rule'].startswith('R-'), choice)
        kept = [choice for choice in proposal['choices'] if choice['field'] == 'retention']
        self.assertEqual([choice['chosen'] for choice in kept], ['180 d'])

    def test_unanswered_stays_undecided(self):
        proposal = json.loads(run('propose', '-', '--format=json', input=self.step_1()).stdout)
        fields = {choice['field'] for choice in proposal['choices']}
        self.assertFalse(fields & {'retention', 'recovery_time', 'client_os', 'client_cores', 'distribution_system', 'size'}, fields)

    def test_design_on_standard_output(self):
        result = run('propose', '-', '-o', '-', *self.ANSWERS, input=self.step_1())
        self.assertEqual(json.loads(result.stdout)['format'], 'trestle')

    def test_usage(self):
        self.assertEqual(run('propose').returncode, 2)
        for option in ('--retention=soon', '--client=windows-7-x86/2/2.4 GHz/4 GB/1', '--client=cray', '--distribution=perhaps', '--format=xml'):
            self.assertEqual(run('propose', SAMPLES / 'small.trestle', option).returncode, 2, option)
        self.assertEqual(run('propose', SAMPLES / 'small.trestle', '-o', '/nonexistent/out.trestle').returncode, 3)


class Choices(unittest.TestCase):
    """Fixes that have to be told something."""

    def setUp(self):
        design = json.loads((SAMPLES / 'medium.trestle').read_bytes())
        design['design']['product'] = '2.0'
        next(location for location in design['locations'] if location['name'] == 'Bristol')['bandwidth'] = None
        self.design = json.dumps(design).encode()

    def test_candidates_are_listed(self):
        result = run('fix', '-', '--rule=SCOPE-03', '--fix=record', input=self.design)
        self.assertEqual((result.returncode, result.stdout), (2, b''))
        self.assertIn('1.0-sp1\tMED-V 1.0 SP1', result.stderr.decode())
        self.assertNotIn('2.0', result.stderr.decode())

    def test_without_a_choice_it_says_where(self):
        result = run('fix', '-', '--rule=LOC-03', '--dry-run', input=self.design)
        self.assertEqual((result.returncode, result.stdout), (0, b''))
        self.assertIn('--object location-', result.stderr.decode())

    def test_chosen_by_value_and_by_label(self):
        outputs = [run('fix', '-', '--rule=SCOPE-03', '--choose', choice, input=self.design).stdout
                   for choice in ('1.0-sp1', 'MED-V 1.0 SP1')]
        self.assertEqual(json.loads(outputs[0])['design']['product'], '1.0-sp1')
        self.assertEqual(*outputs)

    def test_typed(self):
        result = run('fix', '-', '--rule=LOC-03', '--object=Bristol', '--choose=50 Mbps', input=self.design)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([location['bandwidth'] for location in json.loads(result.stdout)['locations'] if location['name'] == 'Bristol'],
                         [50000000])

    def test_usage(self):
        for arguments in (['--rule=SCOPE-03', '--choose=3.0'], ['--choose=1.0'], ['--rule=LOC-03', '--choose=lots'],
                          ['--rule=LOC-03', '--object=Nowhere', '--choose=1 Mbps'], ['--rule=SCOPE-03', '--fix=none']):
            result = run('fix', '-', *arguments, input=self.design)
            self.assertEqual((result.returncode, result.stdout), (2, b''), arguments)
            self.assertTrue(result.stderr, arguments)


class Questions(unittest.TestCase):
    def test_asked_and_answered(self):
        result = run('questions', SAMPLES / 'medium.trestle', '--format=json')
        self.assertEqual(result.returncode, 0, result.stderr)
        questions = json.loads(result.stdout)
        self.assertEqual([question['question'] for question in questions], ['BQ-1'] * 2 + ['BQ-2'] * 4)
        self.assertEqual({question['answer'] for question in questions}, {True, False})
        lines = run('questions', SAMPLES / 'medium.trestle').stdout.decode().splitlines()
        self.assertEqual(lines[0], 'BQ-1\tCan XP-Finance and XP-Lab be one image?\tNo\tM. Rao\t2026-10-28')

    def test_unknown(self):
        """What nobody knew in the interview is asked as long as the field is empty."""
        design = json.loads((SAMPLES / 'medium.trestle').read_text())
        location = next(location for location in design['locations'] if location['name'] == 'Dublin')
        record = {**design['answers'][0], 'id': 'answer-22222q', 'name': 'I-21', 'subject': location['id'], 'answer': None}
        design['answers'].append(record)
        self.assertNotIn('I-21', run('questions', '-', input=json.dumps(design).encode()).stdout.decode())
        location['update_window'] = None
        result = run('questions', '-', input=json.dumps(design).encode())
        self.assertEqual(result.stdout.decode().splitlines()[-1],
                         'I-21\tWithin what time must a critical update have reached everybody in Dublin?\tnot answered\t–\t–',
                         result.stderr)
        questions = json.loads(run('questions', '-', '--format=json', input=json.dumps(design).encode()).stdout)
        self.assertEqual((questions[-1]['question'], questions[-1]['rule'], questions[-1]['answer']), ('I-21', 'R-1.3.2', None))


class Progress(unittest.TestCase):
    def test_tasks_records_decisions(self):
        result = run('progress', SAMPLES / 'medium.trestle', '--format=json')
        self.assertEqual(result.returncode, 0, result.stderr)
        progress = json.loads(result.stdout)
        self.assertEqual(len({task['task'] for task in progress['tasks']}), 11)
        self.assertEqual(len([task for task in progress['tasks'] if task['task'] == '3.2']), 4)
        total = progress['meters']['total']
        self.assertEqual(total['required'], len(progress['records']))
        self.assertEqual(total['filled'], sum(record['filled'] for record in progress['records']))
        self.assertEqual(progress['meters']['decisions']['filled'],
                         sum(decision['chosen'] is not None for decision in progress['decisions']))

    def test_text_and_usage(self):
        result = run('progress', SAMPLES / 'small.trestle')
        self.assertEqual(result.returncode, 0)
        self.assertIn(b'1.1\tUser Population\t', result.stdout)
        self.assertEqual(run('progress').returncode, 2)
        self.assertEqual(run('progress', SAMPLES / 'small.trestle', '--format=xml').returncode, 2)
        self.assertEqual(run('progress', '/nonexistent.trestle').returncode, 3)


class Check(unittest.TestCase):
    def test_exit_codes(self):
        medium = SAMPLES / 'medium.trestle'
        self.assertEqual(run('check', medium).returncode, 0)
        self.assertEqual(run('check', medium, '--fail-on=warning').returncode, 1)
        self.assertEqual(run('check', medium, '--fail-on=advice').returncode, 1)
        self.assertEqual(run('check', medium, '--fail-on=never').returncode, 0)
        self.assertEqual(run('check', medium, '--fail-on=sometimes').returncode, 2)
        self.assertEqual(run('check').returncode, 2)
        self.assertEqual(run('frobnicate').returncode, 2)
        self.assertEqual(run().returncode, 2)
        self.assertEqual(run('check', '/nonexistent.trestle').returncode, 3)

    def test_names_the_step(self):
        """What is wrong, and where the guide asks for it, in the same words as the window."""
        lines = run('check', SAMPLES / 'medium.trestle').stdout.decode().splitlines()
        line = next(line.split('\t') for line in lines if line.split('\t')[1] == 'TRAV-04')
        self.assertEqual(line[4], 'Step 1 · Travelers reach their home server and a repository with their image · TRAV-04, R-1.1.8')
        for line in lines[:-1]:
            self.assertRegex(line.split('\t')[4], r'^(Step [1-4] · )?[^·]+ · [A-Z0-9]+-[0-9]+, R-')
        findings = json.loads(run('check', SAMPLES / 'medium.trestle', '--format=json').stdout)
        self.assertEqual({finding['step'] for finding in findings if finding['rule'].startswith('R-1.')}, {1})

    def test_accepted_findings_do_not_fail(self):
        design = json.loads((SAMPLES / 'medium.trestle').read_text())
        findings = json.loads(run('check', '-', '--format=json', input=json.dumps(design).encode()).stdout)
        warnings = [finding for finding in findings if finding['severity'] == 'warning']
        self.assertTrue(warnings)
        design['acceptances'] = [
            {'id': f'acceptance-{index:06}', 'rule': finding['code'], 'subject': finding['subject']['id'], 'reason': 'Known',
             'who': None, 'date': None, 'basis': None, 'tolerance': None} for index, finding in enumerate(warnings)]
        text = json.dumps(design).encode()
        result = run('check', '-', '--fail-on=warning', input=text)
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stdout.decode().splitlines()
        self.assertEqual(sum(line.startswith('Accepted\t') for line in lines), len(warnings))
        self.assertEqual(lines[-1], f'{len(warnings)} accepted')
        again = json.loads(run('check', '-', '--format=json', input=text).stdout)
        self.assertEqual(sum(finding['accepted'] for finding in again), len(warnings))
        self.assertEqual(len(again), len(findings))

    def test_errors_fail_by_default(self):
        design = json.loads((SAMPLES / 'medium.trestle').read_text())
        for population in design['populations']:
            population['instance'] = design['instances'][0]['id']
        result = run('check', '-', input=json.dumps(design).encode())
        self.assertEqual(result.returncode, 1, result.stderr)

    def test_bad_file_names_line_and_column(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'bad.trestle'
            path.write_text((SAMPLES / 'small.trestle').read_text().replace('"version" : 1', '"version" : 1.5'))
            result = run('check', path)
        self.assertEqual(result.returncode, 3)
        self.assertIn(b'bad.trestle:3:', result.stderr)
        self.assertEqual(result.stdout, b'')

    def test_json_is_the_same_in_every_language(self):
        plain = run('check', SAMPLES / 'medium.trestle', '--format=json')
        german = run('check', SAMPLES / 'medium.trestle', '--format=json', LC_ALL='de_DE.UTF-8', LANGUAGE='de')
        self.assertEqual(plain.stdout, german.stdout)
        findings = json.loads(plain.stdout)
        self.assertIn(('REPO-08', 'R-4.2.4', 'warning', 'Dublin'),
                      [(f['code'], f['rule'], f['severity'], f['subject']['name']) for f in findings])

    def test_text_is_translated(self):
        locale = find_german()
        if locale is None:
            self.skipTest('there is no German locale, and none can be made')
        english = run('check', SAMPLES / 'medium.trestle').stdout.decode()
        german = run('check', SAMPLES / 'medium.trestle', '--lang=de', **locale).stdout.decode()
        self.assertIn('Warning', english)
        self.assertIn('Warnung', german)
        self.assertNotIn('Warning', german)


class Figures(unittest.TestCase):
    def test_array_of_figures(self):
        result = run('figures', SAMPLES / 'medium.trestle', '--format=json')
        figures = json.loads(result.stdout)
        for figure in figures:
            self.assertRegex(figure['value'], r'^-?\d+(/\d+)?$')
            self.assertEqual(set(figure['subject']), {'kind', 'id', 'name'})
            self.assertTrue(figure['formula'] and figure['rule'] and figure['title'])
        values = {(f['figure'], f['subject']['name']): f['value'] for f in figures if f['other'] is None}
        self.assertEqual(values['update-time', 'Dublin'], '1811939328/15625')
        self.assertEqual(values['database-size-high', 'MEDV_SHARED'], '3247920000')
        german = run('figures', SAMPLES / 'medium.trestle', '--format=json', LC_ALL='de_DE.UTF-8', LANGUAGE='de')
        self.assertEqual(result.stdout, german.stdout)

    def test_text(self):
        text = run('figures', SAMPLES / 'small.trestle').stdout.decode()
        self.assertIn('22 h 58 min', text)


class Files(unittest.TestCase):
    def test_samples_are_canonical(self):
        for sample in sorted(SAMPLES.glob('*.trestle')):
            self.assertEqual(run('fmt', sample).stdout, sample.read_bytes(), sample)

    def test_fmt_reads_a_stream(self):
        small = (SAMPLES / 'small.trestle').read_bytes()
        ugly = json.dumps(json.loads(small)).encode()
        self.assertEqual(run('fmt', '-', input=ugly).stdout, small)

    def test_new_is_clean(self):
        new = run('new').stdout
        result = run('check', '-', input=new)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(run('fmt', '-', input=new).stdout, new)

    def test_schema_is_json(self):
        schema = json.loads(run('schema', LC_ALL='de_DE.UTF-8', LANGUAGE='de').stdout)
        self.assertEqual(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema')

    def test_full_output_is_an_error(self):
        with open('/dev/full', 'wb') as full:
            bare = {'PATH': '/usr/bin:/bin', **KEPT}
            result = subprocess.run([CLI, 'fmt', SAMPLES / 'small.trestle'], stdout=full, stderr=subprocess.PIPE, env=bare)
        self.assertEqual(result.returncode, 3)
        self.assertIn(b'standard output', result.stderr)


class Export(unittest.TestCase):
    def test_pdf_and_png(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, magic in (('out.pdf', b'%PDF-1.7'), ('out.png', b'\x89PNG'), ('out.svg', b'<?xml'),
                                ('out.drawio', b'<?xml'), ('out.graphml', b'<?xml')):
                path = pathlib.Path(folder) / name
                result = run('export', SAMPLES / 'small.trestle', '-o', path, SOURCE_DATE_EPOCH='1764000000')
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertTrue(path.read_bytes().startswith(magic))
                again = run('export', SAMPLES / 'small.trestle', '-o', '-', '--format=' + path.suffix[1:], SOURCE_DATE_EPOCH='1764000000')
                self.assertEqual(again.stdout, path.read_bytes())
            self.assertEqual(sorted(os.listdir(folder)), ['out.drawio', 'out.graphml', 'out.pdf', 'out.png', 'out.svg'])
            page = run('export', SAMPLES / 'small.trestle', '-o', '-', '--format=page')
            self.assertTrue(page.stdout.startswith(b'%PDF'))

            # Pictures have the design in them, to the byte.
            for name in ('out.png', 'out.svg'):
                again = run('fmt', pathlib.Path(folder) / name)
                self.assertEqual(again.stdout, (SAMPLES / 'small.trestle').read_bytes())

    def qpdf(self, *arguments):
        result = subprocess.run(['qpdf', *map(str, arguments)], capture_output=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def test_document_is_the_design(self):
        """It comes back to the byte, and after other tools have packed the document anew."""
        before = (SAMPLES / 'medium.trestle').read_bytes()
        ways = [['--object-streams=generate'], ['--linearize'], ['--qdf'], ['--object-streams=disable', '--compress-streams=n', '--decode-level=all'],
                ['--recompress-flate', '--compression-level=1'], ['--encrypt', '', 'owner', '256', '--']]
        with tempfile.TemporaryDirectory() as folder:
            document, other = pathlib.Path(folder) / 'out.pdf', pathlib.Path(folder) / 'other'
            self.assertEqual(run('export', SAMPLES / 'medium.trestle', '-o', document).returncode, 0)
            self.assertEqual(run('fmt', document).stdout, before)
            self.assertEqual(run('fmt', '-', input=document.read_bytes()).stdout, before)
            for way in ways:
                self.qpdf(document, *way, other)
                self.assertEqual(run('fmt', other).stdout, before, way)
            for command in ('check', 'progress', 'figures', 'assumptions'):
                self.assertEqual(run(command, document).stdout, run(command, SAMPLES / 'medium.trestle').stdout, command)
            self.assertEqual(run('diff', document, SAMPLES / 'medium.trestle').returncode, 0)
            self.assertIn(b'/AFRelationship /Source', self.qpdf(document, '--qdf', '-'))
            attached = self.qpdf(document, '--show-attachment=design.trestle')
            self.assertEqual(attached, before)
            self.assertIn(hashlib.sha256(before).hexdigest().encode(), self.qpdf(document, '--list-attachments', '--verbose'))

    def test_document_without_the_design(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, message in (('out.pdf', 'is a PDF without a design of Trestle in it'), ('out.svg', None), ('out.png', None)):
                path = pathlib.Path(folder) / name
                self.assertEqual(run('export', SAMPLES / 'small.trestle', '-o', path, '--without-data').returncode, 0)
                result = run('fmt', path)
                self.assertEqual(result.returncode, 3)
                self.assertIn(message or name, result.stderr.decode())
                self.assertNotIn(b'trestle+json', path.read_bytes())

    def test_documents_that_cannot_be_opened(self):
        """A changed design, a locked document, half a document: each is told."""
        with tempfile.TemporaryDirectory() as folder:
            document, other, changed = (pathlib.Path(folder) / name for name in ('out.pdf', 'other.pdf', 'design.trestle'))
            self.assertEqual(run('export', SAMPLES / 'small.trestle', '-o', document).returncode, 0)
            text = self.qpdf(document, '--qdf', '-')
            at = text.index(b'\n  "format" : "trestle"')
            other.write_bytes(text[:at] + text[at:].replace(b'Leeds', b'Leads', 1))
            self.assertIn('has been changed since Trestle put it there', run('fmt', other).stderr.decode())
            self.qpdf(document, '--encrypt', 'user', 'owner', '256', '--', other)
            self.assertIn('is protected by a password', run('fmt', other).stderr.decode())
            other.write_bytes(b'%PDF-1.7\n' + bytes(range(256)) * 20)
            self.assertIn('is a PDF that cannot be read', run('fmt', other).stderr.decode())
            changed.write_bytes(b'nothing')
            self.qpdf(document, '--remove-attachment=design.trestle', '--add-attachment', changed, '--', other)
            self.assertIn('other.pdf:1:1: ', run('fmt', other).stderr.decode())

    def test_language_of_the_document(self):
        """It says in which language its words are."""
        locale = find_german()
        if locale is None:
            self.skipTest('there is no German locale, and none can be made')
        for language in ('en', 'de'):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / 'out.pdf'
                result = run('export', SAMPLES / 'small.trestle', '-o', path, '--lang=' + language, **locale)
                self.assertEqual(result.returncode, 0, result.stderr)
                listed = subprocess.run(['qpdf', '--json=2', '--json-stream-data=none', path], capture_output=True, check=True)
                self.assertIn(f'"/Lang": "u:{language}"'.encode(), listed.stdout)

    def test_overlay(self):
        sample = SAMPLES / 'medium.trestle'
        drawn = run('export', sample, '-o', '-', '--format=svg', '--overlay=users')
        self.assertEqual(drawn.returncode, 0, drawn.stderr)
        self.assertIn(b'>Users</text>', drawn.stdout)
        plain = run('export', sample, '-o', '-', '--format=svg')
        self.assertNotIn(b'>Users</text>', plain.stdout)
        image = run('export', sample, '-o', '-', '--format=svg', '--overlay=image:XP-Office')
        self.assertIn(b'Flow of an Image: XP-Office', image.stdout)
        for wrong in ('weather', 'image', 'image:Nothing', 'users:XP-Office'):
            self.assertEqual(run('export', sample, '-o', '-', '--format=svg', '--overlay=' + wrong).returncode, 2, wrong)

    def test_usage(self):
        self.assertEqual(run('export', SAMPLES / 'small.trestle').returncode, 2)
        self.assertEqual(run('export', SAMPLES / 'small.trestle', '-o', 'out.txt').returncode, 2)
        unwritable = run('export', SAMPLES / 'small.trestle', '-o', '/nonexistent/out.pdf')
        self.assertEqual(unwritable.returncode, 3)
        self.assertIn('“/nonexistent/out.pdf” could not be written', unwritable.stderr.decode())


class Import(unittest.TestCase):
    def test_table_becomes_objects(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder, 'sites.csv')
            table.write_text('Site;Users;Bandwidth (Mbps)\nOslo;1.200;2,5\nBergen;many;4\n')
            mapping = pathlib.Path(folder, 'map.json')
            result = run('import', SAMPLES / 'small.trestle', table, '--write-map')
            self.assertEqual(result.returncode, 0, result.stderr)
            mapping.write_bytes(result.stdout)
            result = run('import', SAMPLES / 'small.trestle', table, '--map', mapping, LC_ALL='C.UTF-8')
            self.assertEqual(result.returncode, 1)
            self.assertIn('line 3: Bergen: skipped: Number of Users: “many” is not understood', result.stderr.decode())
            self.assertIn('1 new, 0 updated, 0 unchanged, 1 skipped', result.stderr.decode())
            oslo = [location for location in json.loads(result.stdout)['locations'] if location['name'] == 'Oslo'][0]
            self.assertEqual(oslo['bandwidth'], 2500000)
            again = run('import', '-', table, '-t', 'locations', input=result.stdout)
            self.assertEqual(again.stdout, result.stdout)

    def test_rows_are_known_by_a_column(self):
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder, 'sites.csv')
            table.write_text('Location,Country\nOslo office,Oslo\n')
            design = run('import', SAMPLES / 'small.trestle', '-', input=b'Location,Country\nOslo,Oslo\n').stdout
            mapping = json.loads(run('import', SAMPLES / 'small.trestle', table, '--write-map').stdout)
            self.assertIsNone(mapping['key'])
            mapping['key'] = 'country'
            pathlib.Path(folder, 'map.json').write_text(json.dumps(mapping))
            result = run('import', '-', table, '--map', pathlib.Path(folder, 'map.json'), input=design)
            self.assertIn('0 new, 1 updated', result.stderr.decode())
            self.assertIn('Oslo office', [location['name'] for location in json.loads(result.stdout)['locations']])

    def test_dry_run_prints_nothing(self):
        result = run('import', SAMPLES / 'small.trestle', '-', '--dry-run', input=b'Location,Users\nOslo,5\n')
        self.assertEqual((result.returncode, result.stdout), (0, b''))

    def test_refused(self):
        self.assertEqual(run('import', SAMPLES / 'small.trestle', '-', '-t', 'sites', input=b'a\n').returncode, 2)
        self.assertEqual(run('import', SAMPLES / 'small.trestle', '-', input=b'a,"b\n').returncode, 3)
        self.assertEqual(run('import', SAMPLES / 'small.trestle', '/nonexistent.csv').returncode, 3)


class Merge(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, **values):
        path = self.folder / name
        data = json.loads((SAMPLES / 'small.trestle').read_text())
        data['locations'][0].update(values)
        path.write_text(json.dumps(data))
        return path

    def test_clean(self):
        base, ours, theirs = self.write('base'), self.write('ours', country='Riga'), self.write('theirs', notes='new')
        result = run('merge', base, ours, theirs)
        self.assertEqual((result.returncode, result.stderr), (0, b''))
        location = json.loads(result.stdout)['locations'][0]
        self.assertEqual((location['country'], location['notes']), ('Riga', 'new'))
        self.assertEqual(run('merge', base, ours, theirs, '-o', ours).returncode, 0)
        self.assertEqual(ours.read_bytes(), result.stdout)

    def test_moved(self):
        result = run('merge', self.write('base', x=1, y=2), self.write('ours', x=1, y=2, country='Riga'), self.write('theirs', x=3, y=4))
        self.assertEqual((result.returncode, result.stderr.decode()), (0, 'trestle-cli: 1 thing is where theirs has moved it\n'))
        result = run('merge', self.write('base', x=1, y=2), self.write('ours', x=5, y=6), self.write('theirs', x=3, y=4))
        self.assertEqual((result.returncode, result.stderr.decode()),
                         (0, 'trestle-cli: 1 thing was moved on both sides and is where ours has it\n'))

    def test_conflicts(self):
        result = run('merge', self.write('base'), self.write('ours', country='Riga'), self.write('theirs', country='Oslo'))
        self.assertEqual(result.returncode, 1)
        self.assertIn('ours: Riga; theirs: Oslo', result.stderr.decode())
        merged = self.folder / 'merged'
        merged.write_bytes(result.stdout)
        self.assertEqual(run('fmt', merged).stdout, result.stdout)
        self.assertEqual(run('check', merged, '--fail-on=never').returncode, 0)
        document = run('export', merged, '--format=md', '-o', '-').stdout.decode()
        self.assertIn('A merge has left 1 conflict in this design', document)
        self.assertRegex(document, r'\n- .*: Country')

    def test_failures(self):
        base = self.write('base')
        self.assertEqual(run('merge', base, base).returncode, 2)
        self.assertEqual(run('merge', base, base, '/nonexistent').returncode, 3)
        self.assertEqual(run('merge', base, base, base, '-o', '/nonexistent/x').returncode, 3)

    def test_dump(self):
        lines = run('dump', self.write('base', country='Riga')).stdout.decode().splitlines()
        self.assertIn('  Country: Riga', lines)
        self.assertEqual(run('dump', '/dev/null').stdout.decode(), 'Design “Unnamed Design”\n')

    @unittest.skipIf(shutil.which('pdftotext') is None, 'pdftotext is not installed')
    def test_changes_since(self):
        base, ours = self.write('base'), self.write('ours', country='Norway', notes='harbor', x=5)
        document = self.folder / 'document.pdf'

        def text(*arguments):
            result = run('export', ours, '-o', document, *arguments, SOURCE_DATE_EPOCH='1764000000')
            self.assertEqual(result.returncode, 0, result.stderr)
            return subprocess.run(['pdftotext', '-layout', document, '-'], capture_output=True, text=True, check=True).stdout

        self.assertNotIn('Changes Since', text())
        said = text('--since', base)
        self.assertRegex(said, r'Compared with “base”, version 1\.0 of 2026-11-24: 2 changes\.')
        self.assertRegex(said, r'York +Country +United Kingdom +Norway')
        self.assertRegex(text('--since', ours), r'Compared with “ours”.*: nothing has changed\.')
        picture = self.folder / 'picture.svg'
        self.assertEqual(run('export', ours, '--since', base, '-o', picture).returncode, 0)
        self.assertNotEqual(picture.read_bytes(), run('export', ours, '-o', '-', '--format=svg').stdout)
        self.assertEqual(run('export', ours, '--since', '/nonexistent', '-o', document).returncode, 3)
        self.assertEqual(run('export', ours, '--since', base, '-o', self.folder / 'all.xlsx').returncode, 2)
        self.assertEqual(run('export', ours, '--since', base, '-o', picture, '--overlay', 'users').returncode, 2)

    def test_git_operands(self):
        base, ours = self.write('base'), self.write('ours', country='Riga')
        self.assertEqual(run('diff', '--git', base, ours).returncode, 2)
        self.assertEqual(run('diff', base).returncode, 2)
        result = run('diff', '--git', 'name', base, '0', '0', ours, '0', '0')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('→ Riga', result.stdout.decode())
        self.assertEqual(run('diff', base, ours).returncode, 1)


class Rules(unittest.TestCase):
    def test_lists_rules_and_figures(self):
        lines = run('rules').stdout.decode().splitlines()
        self.assertTrue(any(line.startswith('R-4.1.5\tDIST-05\t') for line in lines))
        self.assertTrue(any(line.startswith('\t\tdatabase-size-high: ') for line in lines))
        self.assertTrue(any(line.startswith('R-4.1.7\tDIST-07\t') for line in lines))

    def test_json(self):
        entries = {entry['id']: entry for entry in json.loads(run('rules', '--format', 'json').stdout)}
        self.assertIn({'outcome': 'fails', 'severity': 'warning'}.items(),
                      [dict(list(outcome.items())[:2]).items() for outcome in entries['R-4.1.5']['checked']['outcomes']])
        self.assertIn('load-time-one', entries['R-4.1.5']['computed'])
        self.assertEqual(entries['R-4.1.7']['shown']['where'], 'location.techniques')
        self.assertEqual(entries['R-A1.4']['shown']['where'], 'clients')
        self.assertEqual(entries['LIM-1']['checked']['rule'], 'CAP-01')
        self.assertEqual(run('rules', '--format', 'xml').returncode, 2)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
