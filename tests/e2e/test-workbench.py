# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbench as an architect meets it: a design is opened, edited with real keys, watched as it recomputes, saved,
opened again, put right, abandoned, and recovered.

usage: test-workbench.py PROGRAM SAMPLE [CHECK...]"""

import json
import os
import re
import shutil
import signal
import sys
import tempfile

from drive import Drive

program, sample, *chosen = sys.argv[1:]
folder = tempfile.mkdtemp()
log = os.path.join(folder, 'log')


def copy_sample(name):
    path = os.path.join(folder, name)
    shutil.copy(sample, path)
    return path


def launch(*arguments):
    workbench = Drive.launch([program, *arguments], log=log)
    workbench.wait(lambda: workbench.windows(), what='a window')
    return workbench


def end(workbench):
    workbench.close()
    complaints = workbench.complaints(log)
    assert not complaints, complaints


def show(workbench, page):
    workbench.click(workbench.wait_find('list item', re.compile(rf'^{page}\b')))
    workbench.wait_stable()


def cell(workbench, name):
    return workbench.wait_find('text box', name)


def edit(workbench, node, text):
    column = node.name.split(':')[0]
    workbench.click(node, count=2)
    workbench.wait(lambda: any(editor.has('focused') for editor in workbench.find_all('text box', column)),
                   what=f'{column} to be edited')
    workbench.key('ctrl+a')
    workbench.type(text + '\n')


def users_in(path):
    with open(path) as stream:
        return sorted(population['users'] for population in json.load(stream)['populations'])


def check_edit_undo_save_reopen():
    path = copy_sample('edited.trestle')
    before = users_in(path)
    workbench = launch(path)
    show(workbench, 'Scope')
    workbench.wait_find('label', re.compile('Users 3,650'))

    edit(workbench, cell(workbench, 'Number of Users: 310'), '9310')
    cell(workbench, 'Number of Users: 9,310')
    workbench.wait_find('label', re.compile('Users 12,650'))
    workbench.wait_find('label', re.compile(r'^[1-9]\d* errors?$'))

    workbench.key('ctrl+z')
    cell(workbench, 'Number of Users: 310')
    workbench.wait_find('label', '0 errors')
    assert users_in(path) == before
    workbench.key('ctrl+shift+z')
    cell(workbench, 'Number of Users: 9,310')

    workbench.key('ctrl+s')
    workbench.wait_find('label', 'Saved')
    assert users_in(path) == sorted([9310 if users == 310 else users for users in before])
    end(workbench)

    workbench = launch(path)
    show(workbench, 'Scope')
    cell(workbench, 'Number of Users: 9,310')
    end(workbench)


def count(workbench, word):
    label = workbench.wait_find('label', re.compile(rf'^\d+ {word}s?$'))
    return int(label.name.split(' ')[0])


def check_fix():
    workbench = launch(copy_sample('fixed.trestle'))
    show(workbench, 'Findings')
    before = count(workbench, 'warning')
    workbench.wait_find('button', re.compile('^Preview: Take London off')).act()
    workbench.wait_find('label', 'Findings That Go')
    assert count(workbench, 'warning') == before
    workbench.wait_stable()
    workbench.find('button', 'Apply').act()
    workbench.wait(lambda: count(workbench, 'warning') < before, what='the finding to go')
    workbench.wait_find('label', 'Not saved')
    workbench.key('ctrl+z')
    workbench.wait(lambda: count(workbench, 'warning') == before, what='the finding to be back')
    end(workbench)


def copy_step_1(name):
    """The sample as it was before the instances were decided on."""
    path = copy_sample(name)
    with open(path) as stream:
        design = json.load(stream)
    for kind in ('instances', 'machines', 'servers', 'databases', 'consoles', 'repositories', 'iis_servers', 'decisions'):
        design[kind] = []
    for location in design['locations']:
        location.update(techniques=None, local_repository=None, technique_rationale=None)
    for population in design['populations']:
        population.update(instance=None, repositories=None)
    for workspace in design['workspaces']:
        workspace['instance'] = None
    with open(path, 'w') as stream:
        json.dump(design, stream)
    return path


def check_propose():
    workbench = launch(copy_step_1('proposed.trestle'))
    before = count(workbench, 'error')
    assert before > 0
    workbench.key('ctrl+r')
    workbench.wait_find('label', 'Propose Design')
    workbench.wait_stable()
    retention = workbench.wait_find('text box', re.compile('^Retention'))
    workbench.fill(retention, 'long')
    workbench.key('Return')
    workbench.wait(lambda: workbench.find('text box', re.compile('^Retention')).has('invalid-entry'), what='the answer to be refused')
    workbench.fill(workbench.find('text box', re.compile('^Retention')), '180')
    workbench.fill(workbench.find('text box', re.compile('^Recovery Time')), '8 h')
    workbench.key('Return')
    workbench.wait_find('label', 'What Is Drafted')
    workbench.wait_find('label', 'Findings That Go')
    assert count(workbench, 'error') == before
    workbench.wait_stable()
    workbench.find('button', 'Back').act()
    workbench.wait_stable()
    workbench.fill(workbench.wait_find('text box', re.compile('^Recovery Time')), '4 h')
    workbench.key('Return')
    workbench.wait_find('label', 'Findings That Go')
    assert count(workbench, 'error') == before
    workbench.wait_stable()
    workbench.find('button', 'Apply').act()
    workbench.wait_find('label', '0 errors')
    workbench.wait_find('label', 'Not saved')
    workbench.key('ctrl+z')
    workbench.wait(lambda: count(workbench, 'error') == before, what='the errors to be back')
    end(workbench)


def check_close_asks():
    workbench = launch(copy_sample('closed.trestle'))
    show(workbench, 'Scope')
    edit(workbench, cell(workbench, 'Number of Users: 310'), '311')
    cell(workbench, 'Number of Users: 311')
    workbench.key('ctrl+w')
    workbench.wait_find('button', 'Cancel')
    workbench.wait_stable()
    workbench.key('Escape')
    workbench.wait(lambda: not workbench.find_all('button', 'Discard'), what='the question to go')
    cell(workbench, 'Number of Users: 311')
    workbench.key('ctrl+w')
    workbench.wait_find('button', 'Discard')
    workbench.wait_stable()
    workbench.find('button', 'Discard').act()
    assert workbench.process.wait(20) == 0
    assert not workbench.complaints(log), workbench.complaints(log)


def check_recovery():
    path = copy_sample('killed.trestle')
    before = users_in(path)
    workbench = launch(path)
    show(workbench, 'Scope')
    edit(workbench, cell(workbench, 'Number of Users: 310'), '312')
    cell(workbench, 'Number of Users: 312')
    workbench.process.send_signal(signal.SIGKILL)
    workbench.process.wait()
    assert users_in(path) == before

    workbench = launch()
    workbench.wait_find('button', 'Recover').act()
    show(workbench, 'Scope')
    cell(workbench, 'Number of Users: 312')
    workbench.wait_find('label', 'Not saved')
    workbench.key('ctrl+s')
    workbench.wait_find('label', 'Saved')
    assert users_in(path) == sorted([312 if users == 310 else users for users in before])
    end(workbench)


def check_open_twice_is_one_window():
    path = copy_sample('twice.trestle')
    link = os.path.join(folder, 'link.trestle')
    os.symlink(path, link)
    workbench = launch(path)
    assert len(workbench.windows()) == 1
    os.spawnlp(os.P_WAIT, program, program, link)
    workbench.wait_stable()
    assert len(workbench.windows()) == 1, workbench.windows()
    end(workbench)


for name, check in sorted(globals().items()):
    if name.startswith('check_') and (not chosen or name[len('check_'):] in chosen):
        print(name[len('check_'):].replace('_', ' '), flush=True)
        try:
            check()
        except BaseException:
            with open(log, errors='replace') as stream:
                print(stream.read()[-4000:], file=sys.stderr)
            raise
shutil.rmtree(folder)
