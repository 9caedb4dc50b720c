# SPDX-License-Identifier: GPL-3.0-or-later
"""A design is opened, edited with real keys, saved, undone and saved again: the file has what was typed, and then is what
it was, to the byte. The sidebar leads to a page by a click, and the window closes without a question.

usage: test-edit.py TRESTLE SAMPLE"""

import json
import os
import pathlib
import shutil
import sys

from drive import Drive

trestle, sample = sys.argv[1:]
folder = pathlib.Path(os.environ['SESSION_DIR'])
file = folder / 'design.trestle'
log = folder / 'trestle.log'
shutil.copy(sample, file)
before = file.read_bytes()
name = json.loads(before)['design']['name']


def get_saved_name():
    return json.loads(file.read_bytes())['design']['name']


d = Drive.launch([trestle, str(file)], log=log)
d.wait(lambda: d.find('window').has('active'))
assert name in d.find('window').name

d.fill(d.wait_find('text box', 'Design Name'), 'Größe & Übersicht')
d.key('Return')
d.wait(lambda: 'Größe & Übersicht' in d.find('window').name)
d.key('ctrl+s')
d.wait(lambda: get_saved_name() == 'Größe & Übersicht')

d.click(d.find('label', 'Findings'))
d.wait(lambda: 'Findings' in d.find('window').name)
d.key('ctrl+z')
d.wait(lambda: name in d.find('window').name)
d.key('ctrl+s')
d.wait(lambda: get_saved_name() == name)
assert file.read_bytes() == before

d.key('ctrl+q')
status = d.process.wait(20)
assert (status, d.complaints(log)) == (0, []), (status, log.read_text())
