#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the metainfo against what application catalogues ask of a good listing.

The numbers are those of Flathub's quality guidelines; what appstreamcli
validates is left to it.

Usage: check-metainfo.py METAINFO-FILE VERSION
"""

import datetime
import re
import sys
import xml.etree.ElementTree as ElementTree

LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang'


def untranslated(elements):
    return [element for element in elements if LANGUAGE not in element.attrib]


def text(element):
    return ' '.join(''.join(element.itertext()).split())


def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055)**2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_texts(root):
    name, summary = root.findtext('name'), root.findtext('summary')
    yield len(name) < 20 and not re.search(r'MED-V|Microsoft|GNOME', name), f'name: {name}'
    yield 10 <= len(summary) <= 35, f'summary has {len(summary)} characters, 10 to 35 are good'
    yield not summary.endswith('.') and not re.match(r'(A|An|The) ', summary), f'summary: {summary}'
    yield not re.search(r'\b(app|tool|client|GTK|GNOME|application)\b', summary), f'summary: {summary}'

    description = root.find('description')
    lines = sum(-(-len(text(p)) // 70) for p in untranslated(description.findall('p')))
    yield 3 <= lines <= 6, f'description has {lines} lines of prose'
    yield len(untranslated(description.iter('li'))) <= 10, 'description has more than 10 list items'


def check_listing(root):
    colors = {color.get('scheme_preference'): color.text for color in root.iterfind('branding/color')}
    yield set(colors) == {'light', 'dark'}, 'branding needs a light and a dark color'
    yield colors['light'] != colors['dark'], 'branding colors are the same'
    yield contrast(colors['light'], '#000000') >= 7, 'black text is hard to read on the light branding color'
    yield contrast(colors['dark'], '#ffffff') >= 7, 'white text is hard to read on the dark branding color'

    developer = root.find('developer')
    yield re.fullmatch(r'[a-z0-9.-]+', developer.get('id')) and developer.find('name') is not None, 'developer'
    yield root.find('content_rating').get('type') == 'oars-1.1', 'content_rating'
    kinds = [url.get('type') for url in root.iterfind('url')]
    yield {'homepage', 'bugtracker', 'vcs-browser'} <= set(kinds), f'links: {kinds}'
    yield root.find('requires/display_length').text == '360', 'display_length'

    for screenshot in root.iterfind('screenshots/screenshot'):
        caption = text(untranslated(screenshot.findall('caption'))[0])
        yield not caption.endswith('.') and not caption[0].isdigit(), f'caption: {caption}'
        address = screenshot.findtext('image')
        yield not re.search(r'/(main|master|HEAD)/', address), f'screenshot on a branch: {address}'


def check_releases(root, version):
    releases = root.findall('releases/release')
    yield releases[0].get('version') == version, f'newest release is not {version}'
    dates = [datetime.date.fromisoformat(release.get('date')) for release in releases]
    yield dates == sorted(dates, reverse=True), 'releases are not in order'
    for release in releases:
        notes = release.find('description')
        yield notes is not None and len(text(notes)) > 40, f'release {release.get("version")} has no notes'
        if notes is not None:
            yield 'bug fixes and performance' not in text(notes).lower(), f'release {release.get("version")}: notes'


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    checks = [*check_texts(root), *check_listing(root), *check_releases(root, sys.argv[2])]
    complaints = [complaint for passed, complaint in checks if not passed]
    for complaint in complaints:
        print(f'{sys.argv[1]}: {complaint}', file=sys.stderr)
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
