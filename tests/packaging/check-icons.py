#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks our icons: each drawn one is built, each used one is drawn, and none is stroked.

Usage: check-icons.py SOURCE-FOLDER BUILD-FOLDER
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

USED = re.compile(r'\btrestle-[a-z-]+-symbolic\b')
SVG = '{http://www.w3.org/2000/svg}'


def check_outline(path):
    root = ElementTree.parse(path).getroot()
    if (root.get('width'), root.get('height')) != ('16', '16'):
        yield 'is not on the grid of 16'
    if [element.tag for element in root] != [f'{SVG}path'] or 'stroke' in path.read_text(encoding='utf-8'):
        yield 'is not one filled path'
    numbers = [float(text) for text in re.findall(r'-?\d+\.?\d*', root[0].get('d'))]
    if min(numbers) < 0 or max(numbers) > 16:
        yield 'leaves the grid of 16'


def main():
    root, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    drawn = {path.stem for path in (root / 'data/icons').glob('trestle-*-symbolic.svg')}
    built = {path.stem: path for path in (build / 'data/icons').glob('trestle-*-symbolic.svg')}

    complaints = [f'{name}: drawn, but not in data/icons/meson.build' for name in sorted(drawn - set(built))]
    for name, path in sorted(built.items()):
        complaints += [f'{name}: {complaint}' for complaint in check_outline(path)]
    for folder in ('src', 'ui'):
        for path in sorted((root / folder).rglob('*')):
            if path.suffix in ('.c', '.h', '.blp'):
                missing = set(USED.findall(path.read_text(encoding='utf-8'))) - drawn
                complaints += [f'{path.relative_to(root)}: there is no icon {name}' for name in sorted(missing)]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
