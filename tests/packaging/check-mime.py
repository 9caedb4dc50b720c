#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that designs are recognized, by their name and by their beginning.

Usage: check-mime.py UPDATE-MIME-DATABASE MIME-FILE
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TYPE = 'application/vnd.trestle+json'
DESIGN = '{\n  "format" : "trestle",\n  "version" : 1\n}\n'           # as Trestle writes it
OTHERWISE = '{\n    "format": "trestle",\n    "version": 1\n}\n'       # as others may
CASES = (
    ('plan.trestle', DESIGN, TYPE),
    ('broken.trestle', '{', TYPE),
    ('plan', DESIGN, TYPE),
    ('plan-2', OTHERWISE, TYPE),
    ('plan.json', DESIGN, 'application/json'),      # the name says it is to be read as JSON
    ('other', '{\n  "format": "other"\n}\n', 'text/plain'),
)


def main():
    update, mime_file = sys.argv[1:]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / 'share/mime/packages').mkdir(parents=True)
        shutil.copy(mime_file, root / 'share/mime/packages')
        subprocess.run([update, root / 'share/mime'], check=True, stderr=subprocess.DEVNULL)
        environment = os.environ | {
            'XDG_DATA_HOME': str(root / 'share'), 'XDG_DATA_DIRS': '/usr/local/share:/usr/share', 'LC_ALL': 'C',
            'GIO_USE_VFS': 'local', 'G_DEBUG': '',
        }
        for name, content, expected in CASES:
            (root / name).write_text(content, encoding='utf-8')
            output = subprocess.run(['gio', 'info', '--attributes=standard::content-type', root / name], check=True,
                                    capture_output=True, encoding='utf-8', env=environment).stdout
            found = output.split('standard::content-type: ')[-1].split('\n')[0]
            if found != expected:
                print(f'{name}: {found}, expected {expected}', file=sys.stderr)
                wrong += 1
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
