#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# git with trestle-cli as the driver of merges and diffs, as the README configures it.
#
# usage: test-git.py TRESTLE_CLI SAMPLES_DIR README

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI, SAMPLES, README = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


@unittest.skipIf(shutil.which('git') is None, 'git is not installed')
class Git(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home, self.folder = pathlib.Path(folder.name, 'home'), pathlib.Path(folder.name, 'work')
        self.home.mkdir()
        self.folder.mkdir()
        self.design = self.folder / 'plan.trestle'
        self.git('init', '-q', '-b', 'main')
        self.git('config', '--global', 'user.name', 'Somebody')
        self.git('config', '--global', 'user.email', 'somebody@localhost')
        text = README.read_text()
        (self.folder / '.gitattributes').write_text(re.search(r'^ {4}(\*\.trestle .*)$', text, re.M)[1] + '\n')
        configuration = re.findall(r'^ {4}git (config .*trestle.*)$', text, re.M)
        self.assertEqual(len(configuration), 4)
        for line in configuration:
            self.git(*shlex.split(line))
        shutil.copy(SAMPLES / 'small.trestle', self.design)
        self.commit('base')

    def git(self, *arguments, status=0):
        environment = dict(os.environ, HOME=str(self.home), GIT_CONFIG_NOSYSTEM='1', XDG_CONFIG_HOME=str(self.home),
                           PATH=f'{CLI.parent}:{os.environ["PATH"]}', GIT_PAGER='cat', LC_ALL='C.UTF-8')
        result = subprocess.run(['git', *arguments], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result.stdout + result.stderr

    def commit(self, message):
        self.git('add', '-A')
        self.git('commit', '-q', '-m', message)

    def edit(self, change):
        data = json.loads(self.design.read_text())
        change(data)
        self.design.write_text(json.dumps(data))
        canonical = subprocess.run([CLI, 'fmt', self.design], capture_output=True, check=True).stdout
        self.design.write_bytes(canonical)

    def edit_on(self, branch, change):
        self.git('checkout', '-q', '-B', branch, 'main')
        self.edit(change)
        self.commit(branch)

    def read(self):
        return json.loads(self.design.read_text())

    def test_merge_of_different_fields(self):
        def ours(data):
            data['locations'][0]['country'] = 'Riga'

        def theirs(data):
            data['locations'][0]['notes'] = 'Beside the harbor'
            data['design']['customer'] = 'Fjord Line'

        self.edit_on('theirs', theirs)
        self.edit_on('ours', ours)
        self.git('merge', '-q', '--no-edit', 'theirs')
        data = self.read()
        self.assertEqual((data['version'], data['locations'][0]['country'], data['locations'][0]['notes']), (1, 'Riga', 'Beside the harbor'))
        self.assertEqual(data['design']['customer'], 'Fjord Line')
        self.assertNotIn('conflicts', data)
        self.assertEqual(self.git('status', '--porcelain'), '')

    def test_conflict(self):
        self.edit_on('theirs', lambda data: data['locations'][0].update(country='Oslo', notes='theirs'))
        self.edit_on('ours', lambda data: data['locations'][0].update(country='Riga'))
        said = self.git('merge', '--no-edit', 'theirs', status=1)
        self.assertRegex(said, 'Country: before: .*; ours: Riga; theirs: Oslo')
        self.assertIn('UU plan.trestle', self.git('status', '--porcelain'))
        data = self.read()
        self.assertEqual((data['version'], len(data['conflicts'])), (2, 1))
        self.assertEqual((data['locations'][0]['country'], data['locations'][0]['notes']), ('Riga', 'theirs'))
        self.assertEqual((data['conflicts'][0]['ours'], data['conflicts'][0]['theirs']), ('Riga', 'Oslo'))
        check = subprocess.run([CLI, 'check', '--fail-on=error', self.design], capture_output=True, text=True)
        self.assertEqual(check.returncode, 1)
        self.assertIn('1 open conflict', check.stderr)

    def test_both_add_the_file(self):
        other = self.folder / 'new.trestle'
        for branch, name in (('theirs', 'New'), ('ours', 'new ')):
            self.git('checkout', '-q', '-B', branch, 'main')
            other.write_text('{"format":"trestle","version":1,"locations":[{"id":"location-000001","name":"%s","country":"%s"}]}' % (name, branch))
            self.commit(branch)
        self.git('merge', '--no-edit', 'theirs', status=1)
        data = json.loads(other.read_text())
        self.assertEqual(len(data['locations']), 1)
        self.assertEqual({conflict['field'] for conflict in data['conflicts']}, {'name', 'country'})

    def test_diff(self):
        self.edit(lambda data: data['locations'][0].update(country='Riga', notes='two\nlines'))
        name = self.read()['locations'][0]['name']
        said = self.git('diff')
        self.assertTrue(said.startswith('trestle plan.trestle\n'), said)
        self.assertIn(f'Location “{name}”: Notes: Not Set → two lines\n', said)
        lines = self.git('diff', '--no-ext-diff')
        self.assertIn('\n+  Notes: two lines\n', lines)
        self.commit('edited')
        self.assertIn('\n+  Notes: two lines\n', self.git('log', '-p', '-1'))

    def test_diff_of_new_and_renamed_files(self):
        shutil.copy(self.design, self.folder / 'copy.trestle')
        self.git('add', '-A')
        self.assertIn('is new', self.git('diff', '--cached'))
        self.git('reset', '-q', '--hard')
        self.git('mv', 'plan.trestle', 'moved.trestle')
        self.design = self.folder / 'moved.trestle'
        self.edit(lambda data: data['locations'][0].update(country='Riga'))
        self.git('add', '-A')
        self.assertIn('→ Riga', self.git('diff', '--cached', '-M'))

    def test_unreadable_stays(self):
        self.edit_on('theirs', lambda data: data['locations'][0].update(country='Oslo'))
        self.git('checkout', '-q', '-B', 'ours', 'main')
        self.design.write_text('{')
        self.commit('broken')
        self.git('merge', '--no-edit', 'theirs', status=1)
        self.assertEqual(self.design.read_text(), '{')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
