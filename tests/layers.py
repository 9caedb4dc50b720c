#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The layers hold: a header of a layer that another may not use does not even
# compile there, no #include climbs out of its folder, and nothing below the
# window knows GTK; and each source includes what it uses, though a precompiled
# header would hide that it does not.
#
# usage: layers.py SOURCE_DIR BUILD_DIR

import json
import pathlib
import re
import shlex
import subprocess
import sys

source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])

# What each layer must not see: one header of each forbidden layer, and GTK.
FORBIDDEN = {
    'model': ['figure.h', 'scene.h', 'reader.h', 'document.h', 'cli.h', 'gtk/gtk.h', 'json-glib/json-glib.h', 'cairo.h'],
    'guide': ['scene.h', 'reader.h', 'document.h', 'cli.h', 'gtk/gtk.h', 'json-glib/json-glib.h', 'cairo.h'],
    'topology': ['figure.h', 'reader.h', 'document.h', 'cli.h', 'gtk/gtk.h', 'json-glib/json-glib.h'],
    'file': ['figure.h', 'scene.h', 'document.h', 'cli.h', 'gtk/gtk.h', 'cairo.h'],
    'document': ['cli.h', 'project.h', 'gtk/gtk.h'],
    'cli': ['project.h', 'gtk/gtk.h'],
    'app': ['cli.h'],
}

failures = []
commands = {}
for entry in json.loads((build / 'compile_commands.json').read_text()):
    path = (pathlib.Path(entry['directory']) / entry['file']).resolve()
    if path.is_relative_to(source / 'src') and path.suffix == '.c':
        commands.setdefault(path.relative_to(source / 'src').parts[0], entry)


def compiles(entry, text):
    arguments = shlex.split(entry['command'])
    for option in ('-o', '-MF', '-MQ'):
        if option in arguments:
            at = arguments.index(option)
            del arguments[at:at + 2]
    arguments = [a for a in arguments if a not in ('-c', '-MD', '-Werror') and a != entry['file']]
    result = subprocess.run(arguments + ['-fsyntax-only', '-x', 'c', '-'], input=text, cwd=entry['directory'],
                            capture_output=True, text=True)
    return result.returncode == 0, result.stderr


for layer, headers in FORBIDDEN.items():
    if layer not in commands:
        if layer != 'app':
            failures.append(f'{layer}: no source of this layer is compiled')
        continue
    fine, message = compiles(commands[layer], '#include <glib.h>\n')
    if not fine:
        failures.append(f'{layer}: an empty file does not compile, so this test says nothing:\n{message}')
    for header in headers:
        if compiles(commands[layer], f'#include "{header}"\n')[0]:
            failures.append(f'{layer}: #include "{header}" compiles, but {layer} may not know it')

for path in sorted((source / 'src').rglob('*.[ch]')):
    text = path.read_text()
    for include in re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)', text, re.M):
        if '..' in include:
            failures.append(f'{path.relative_to(source)}: #include "{include}" climbs out of its folder')
    if path.parts[-2] == 'app' and re.search(r'\bjson_[a-z]', text):
        failures.append(f'{path.relative_to(source)}: JSON belongs to the file layer')


# What names of a library need in a source, through whichever header.
NEEDS = {r'\b(adw_|Adw[A-Z]|ADW_)': {'adwaita.h'}, r'\b(g[ts]k_|gdk_|G[dts]k[A-Z]|G[DTS]K_)': {'adwaita.h', 'gtk/gtk.h'},
         r'\bgraphene_': {'adwaita.h', 'gtk/gtk.h'}, r'\bg_(file|task|action|list_model|settings)_': {'adwaita.h', 'gtk/gtk.h', 'gio/gio.h'},
         r'\b(N_|C_|NC_|_) ?\("': {'glib/gi18n.h'}}
headers = {path.name: path for path in (source / 'src').rglob('*.h') if path.parts[-2] != 'pch'}


def list_includes(path, seen):
    """All that a file includes: itself and through headers of the project."""
    found = set()
    for name in re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)', path.read_text(), re.M):
        found.add(name)
        if name in headers and name not in seen:
            seen.add(name)
            found |= list_includes(headers[name], seen)
    return found


for path in sorted((source / 'src').rglob('*.c')):
    for names, any_of in NEEDS.items():
        if re.search(names, path.read_text()) and not any_of & list_includes(path, set()):
            failures.append(f'{path.relative_to(source)}: names of {" or ".join(sorted(any_of))}, which is not included')

print('\n'.join(failures) or f'{sum(map(len, FORBIDDEN.values()))} forbidden includes do not compile')
sys.exit(1 if failures else 0)
