#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every catalogue in po/ translates every string of the sources.

Usage: check-translations.py SOURCE-FOLDER
The template is made anew, so that a string nobody extracted is found as well.
"""

import ast
import pathlib
import re
import subprocess
import sys
import tempfile

PLACEHOLDER = re.compile(r'\{[a-z_]+\}')
DIRECTIVE = re.compile(r'%(?:\d+\$)?[-+ #0\']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcspm]')
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$')
TABLES = re.compile(r'\.(?:desktop|metainfo\.xml|mime\.xml|gschema\.xml)(?:\.in)*$')
# What xgettext is told by meson's preset glib, as far as the sources use it.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def read_catalogue(text):
    """Yields each message as a dictionary from field to text; the header and obsolete ones do not count."""
    for block in text.split('\n\n'):
        message = {}
        field = None
        for line in block.split('\n'):
            start = FIELD.match(line)
            if start is not None:
                field = start[1]
                message[field] = ast.literal_eval(start[2])
            elif line.startswith('"') and field is not None:
                message[field] += ast.literal_eval(line)
        if message.get('msgid'):
            yield message


def find_marks(text):
    """The placeholders of a text, and its directives in the order of their arguments."""
    text = text.replace('%%', '')
    directives = DIRECTIVE.findall(text)
    if any('$' in directive for directive in directives):
        directives.sort(key=lambda directive: int(re.match(r'%(\d+)\$', directive)[1]))
    return set(PLACEHOLDER.findall(text)), [re.sub(r'\d+\$', '', directive) for directive in directives]


def check_message(message):
    translations = {field: text for field, text in message.items() if field.startswith('msgstr')}
    if not all(translations.values()):
        return 'is not translated'
    originals = [message['msgid'], message.get('msgid_plural', message['msgid'])]
    for field, text in translations.items():
        original = originals[0] if field in ('msgstr', 'msgstr[0]') else originals[1]
        if find_marks(text) != find_marks(original):
            return f'has other placeholders in its translation “{text}”'
        if ('_' in original) != ('_' in text) and '{' not in original:
            return f'has a mnemonic in only one of itself and its translation “{text}”'
    return None


def make_template(root, folder):
    template = folder / 'trestle.pot'
    command = ['xgettext', '--from-code=UTF-8', '--add-comments', f'--output={template}', f'--directory={root}']
    command += [f'--keyword={keyword}' for keyword in KEYWORDS]
    files = [line for line in (root / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
             if line and not line.startswith('#')]
    # Blueprint is read as C; data files bring rules of their own.
    known = [name for name in files if TABLES.search(name)]
    sources = [name for name in files if name not in known]
    subprocess.run(command + ['--language=C'] + sources, check=True)
    subprocess.run(command + ['--join-existing'] + known, check=True)
    return template


def check_catalogue(catalogue, template, folder):
    complaints = []
    checked = subprocess.run(['msgfmt', '--check', f'--output-file={folder / "checked.mo"}', catalogue],
                             stderr=subprocess.PIPE, text=True, check=False)
    if checked.returncode != 0:
        complaints.append(checked.stderr.strip())

    merged = folder / catalogue.name
    subprocess.run(['msgmerge', '--no-fuzzy-matching', '--quiet', f'--output-file={merged}', catalogue, template],
                   check=True)
    for message in read_catalogue(merged.read_text(encoding='utf-8')):
        complaint = check_message(message)
        if complaint is not None:
            complaints.append(f'{catalogue.name}: “{message["msgid"]}” {complaint}')
    if '#, fuzzy' in catalogue.read_text(encoding='utf-8'):
        complaints.append(f'{catalogue.name}: a fuzzy translation stands for nothing')
    return complaints


def main():
    root = pathlib.Path(sys.argv[1])
    complaints = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template = make_template(root, folder)
        for catalogue in sorted((root / 'po').glob('*.po')):
            complaints += check_catalogue(catalogue, template, folder)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
