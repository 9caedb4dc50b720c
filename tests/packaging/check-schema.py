#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the preferences stay few and that each is described.

Usage: check-schema.py SCHEMA-FILE
"""

import sys
import xml.etree.ElementTree as ElementTree

MOST = 10


def main():
    keys = ElementTree.parse(sys.argv[1]).getroot().findall('schema/key')
    complaints = [f'{len(keys)} keys, at most {MOST} are wanted'] if len(keys) > MOST else []
    complaints += [f'{key.get("name")}: no {part}' for key in keys for part in ('summary', 'description')
                   if not key.findtext(part)]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
