#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares everything that is named after the application with its id.

What is built in data/ is read as the desktop reads it; whatever else in the
sources looks like an application's id or its resource path must be ours too.

Usage: check-names.py APP-ID SOURCE-FOLDER BUILD-FOLDER
"""

import configparser
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

TEXTS = {'.blp', '.build', '.c', '.css', '.h', '.in', '.json', '.md', '.py', '.sh', '.svg', '.xml', ''}
LIKE_AN_ID = re.compile(r'\b(?:[a-z][a-z0-9_-]*\.){2,}Trestle\b')
LIKE_A_PATH = re.compile(r'(?<![\w.])(?:/[a-z][a-z0-9_-]*){2,}/Trestle\b')
MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'


class Names:
    def __init__(self, app_id):
        self.app_id = app_id
        self.complaints = []

    def same(self, what, found, expected=None):
        expected = expected or self.app_id
        if found != expected:
            self.complaints.append(f'{what}: {found}, expected {expected}')


def parse(path, group):
    parser = configparser.ConfigParser(interpolation=None, delimiters='=')
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return parser[group]


def check_data(names, data):
    app_id, path = names.app_id, '/' + names.app_id.replace('.', '/')

    desktop = parse(data / f'{app_id}.desktop', 'Desktop Entry')
    names.same('Icon of the desktop file', desktop['Icon'])
    service = parse(data / f'{app_id}.service', 'D-BUS Service')
    names.same('Name of the D-Bus service', service['Name'])

    metainfo = ElementTree.parse(data / f'{app_id}.metainfo.xml').getroot()
    names.same('id of the metainfo', metainfo.findtext('id'))
    names.same('launchable of the metainfo', metainfo.findtext('launchable'), f'{app_id}.desktop')
    names.same('D-Bus name of the metainfo', metainfo.findtext('provides/dbus'))

    mime = ElementTree.parse(data / f'{app_id}.xml').getroot().find(f'{MIME}mime-type')
    names.same('icon of the MIME type', mime.find(f'{MIME}icon').get('name'), f'{app_id}-document')
    names.same('MIME type of the desktop file', desktop['MimeType'], mime.get('type') + ';')
    names.same('MIME type of the metainfo', metainfo.findtext('provides/mediatype'), mime.get('type'))

    schemas = ElementTree.parse(data / f'{app_id}.gschema.xml').getroot()
    names.same('id of the schema', schemas.find('schema').get('id'))
    names.same('path of the schema', schemas.find('schema').get('path'), path + '/')
    for enum in schemas.iterfind('enum'):
        names.same('enumeration of the schema', enum.get('id').rpartition('.')[0])

    prefixes = [resource.get('prefix') for resource in ElementTree.parse(data / 'icons/icons.gresource.xml').iter('gresource')]
    for prefix in prefixes:
        names.same('prefix of the icons', prefix[:len(path) + 1], path + '/')
    for icon in (f'{app_id}.svg', f'{app_id}-symbolic.svg', f'{app_id}-document.svg'):
        names.same('icon', icon if (data / 'icons' / icon).exists() else 'missing', icon)


def check_manifest(names, folder):
    for path in folder.glob('*.json'):
        names.same('file name of the Flatpak manifest', path.name, f'{names.app_id}.json')
        manifest = json.loads(path.read_text(encoding='utf-8'))
        names.same('id of the Flatpak manifest', manifest['id'])


def check_sources(names, root):
    path = '/' + names.app_id.replace('.', '/')
    for file in sorted(root.rglob('*')):
        inside = file.relative_to(root)
        if not file.is_file() or file.suffix not in TEXTS or inside.parts[0].startswith(('.', '_')):
            continue
        try:
            text = file.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue
        for found in LIKE_AN_ID.findall(text):
            names.same(str(inside), found)
        for found in LIKE_A_PATH.findall(text):
            names.same(str(inside), found, path)


def main():
    names = Names(sys.argv[1])
    root, build = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    check_data(names, build / 'data')
    check_manifest(names, root / 'flatpak')
    check_sources(names, root)
    for complaint in names.complaints:
        print(complaint, file=sys.stderr)
    return 1 if names.complaints else 0


if __name__ == '__main__':
    sys.exit(main())
