#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the Flatpak asks for no more than it needs and pins what it takes.

Usage: check-manifest.py FOLDER
"""

import json
import pathlib
import re
import sys

PERMISSIONS = ['--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']


def check(manifest):
    if manifest['finish-args'] != PERMISSIONS:
        yield f'finish-args: {manifest["finish-args"]}'
    if not re.fullmatch(r'\d+', manifest['runtime-version']):
        yield f'runtime-version {manifest["runtime-version"]} is not a stable one'
    if 'network' in json.dumps(manifest):
        yield 'something asks for the network'
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] == 'dir':
                continue
            if source['type'] not in ('archive', 'file') or not re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')):
                yield f'{module["name"]}: a source is not pinned by its SHA-256'
            elif not source['url'].startswith('https://'):
                yield f'{module["name"]}: {source["url"]}'


def main():
    paths = list(pathlib.Path(sys.argv[1]).glob('*.json'))
    complaints = [] if len(paths) == 1 else [f'{len(paths)} manifests']
    for path in paths:
        complaints += [f'{path.name}: {complaint}' for complaint in check(json.loads(path.read_text(encoding='utf-8')))]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
