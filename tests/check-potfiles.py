#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES.in lists exactly the files with something to translate.

Usage: check-potfiles.py SOURCE-FOLDER [--write]
With --write the list is rewritten instead.
"""

import pathlib
import re
import sys

FOLDERS = ('data', 'src', 'ui')
CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(')
SINGLE_QUOTES = re.compile(r"\b(?:_|C_) ?\('")
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)
DATA = ('.desktop.in.in', '.metainfo.xml.in.in', '.mime.xml.in.in', '.gschema.xml.in')


def is_translatable(path):
    if path.name.endswith(DATA):
        return True
    if path.suffix not in ('.c', '.h', '.blp'):
        return False
    return CALL.search(COMMENT.sub('', path.read_text(encoding='utf-8'))) is not None


def main():
    root = pathlib.Path(sys.argv[1])
    potfiles = root / 'po/POTFILES.in'
    expected = sorted(str(path.relative_to(root)) for folder in FOLDERS for path in (root / folder).rglob('*')
                      if path.is_file() and is_translatable(path))
    if '--write' in sys.argv:
        potfiles.write_text('# Kept by tests/check-potfiles.py --write\n' + '\n'.join(expected) + '\n', encoding='utf-8')
        return 0

    lines = [line.strip() for line in potfiles.read_text(encoding='utf-8').splitlines()]
    listed = [line for line in lines if line and not line.startswith('#')]
    complaints = [f'{path}: has text to translate, but is not in po/POTFILES.in'
                  for path in expected if path not in listed]
    complaints += [f'{path}: is in po/POTFILES.in, but has nothing to translate'
                   for path in listed if path not in expected]
    if not complaints and listed != expected:
        complaints.append('po/POTFILES.in: not sorted, or a file stands twice')
    # xgettext reads Blueprint as C, where single quotes make no string.
    complaints += [f'{path}: a string to translate needs double quotes' for path in expected
                   if path.endswith('.blp') and SINGLE_QUOTES.search((root / path).read_text(encoding='utf-8'))]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        print('tests/check-potfiles.py . --write rewrites the list', file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
