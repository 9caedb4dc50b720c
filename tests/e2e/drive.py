#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program from outside, as a person would: with the pointer, real keys and its accessible tree. Runs
inside a `session`.

As a library:
    from drive import Drive
    d = Drive.launch(['trestle', 'clinic.trestle'])      # or Drive.attach(name='trestle'), Drive.attach(pid=...)
    d.click(d.find('button', 'Add'))
    d.type('Branch')
    d.key('ctrl+s')
    d.wait(lambda: d.find('status').text == 'Saved')
    d.screenshot('saved.png')
    d.close()

As a command, on the program of `session --app` unless another is named:
    drive.py [--pid N | --name APP] COMMAND
      tree [-i]                      find ROLE [NAME]           click ROLE [NAME]
      act ROLE NAME [ACTION]         text ROLE [NAME]           set-text ROLE NAME TEXT
      value ROLE NAME [NEW]          key KEY...                 type TEXT
      screenshot FILE                actions                    action NAME [PARAMETER]
"""

import hashlib
import os
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib

from accessible import ATSPI, Bus, Node, Timeout, UNFOCUSED, wait

HERE = os.path.dirname(os.path.abspath(__file__))
COMPLAINT = re.compile(r'(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error')


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def xdotool(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True)


class Drive:
    def __init__(self, app, pid, process=None):
        self.app = app
        self.pid = pid
        self.process = process
        self.last_focused = None

    # ---- the program

    @staticmethod
    def apps():
        """[(node, pid)] of all accessible programs."""
        bus = Bus.get()
        found = []
        for reference in bus.call('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root', ATSPI + 'Accessible',
                                  'GetChildren')[0]:
            try:
                found.append((Node(reference), bus.pid_of(reference[0])))
            except GLib.Error:
                pass
        return found

    @classmethod
    def attach(cls, pid=None, name=None, timeout=90, process=None):
        def find_app():
            if process is not None and process.poll() is not None:
                raise SystemExit(f'the program ended with status {process.returncode} before it showed a window')
            for node, its_pid in cls.apps():
                if (pid is None or its_pid == pid) and (name is None or node.name == name) and node.children:
                    return node, its_pid
            return None

        return cls(*wait(find_app, timeout, f'an accessible program with pid={pid} name={name}'), process)

    @classmethod
    def launch(cls, command, timeout=90, log=None, env=None, **options):
        """Starts COMMAND and waits for its window. LOG takes its output. With E2E_SHIM set, bounds are exact."""
        environment = dict(env or os.environ)
        if 'E2E_SHIM' in environment:
            shim = os.path.join(environment['SESSION_DIR'], 'bounds-shim.so')    # LD_PRELOAD takes no path with a space
            if not os.path.lexists(shim):
                os.symlink(environment['E2E_SHIM'], shim)
            environment['LD_PRELOAD'] = ':'.join(filter(None, [environment.get('LD_PRELOAD'), shim]))
            # The sanitizer wants to be the first library, and is only told not to insist.
            environment['ASAN_OPTIONS'] = ':'.join(filter(None, [environment.get('ASAN_OPTIONS'),
                                                                 'verify_asan_link_order=0']))
        stream = open(log, 'wb') if log else None
        process = subprocess.Popen(command, env=environment, stdout=stream,
                                   stderr=subprocess.STDOUT if log else None, **options)
        return cls.attach(pid=process.pid, timeout=timeout, process=process)

    def alive(self):
        return self.process.poll() is None if self.process else os.path.exists(f'/proc/{self.pid}')

    def close(self, timeout=10):
        """Ends the program and gives its status."""
        if not self.process:
            return None
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def complaints(self, log):
        """Lines of the program's output that are warnings or sanitizer reports, and not known faults of GTK."""
        with open(os.path.join(HERE, 'known-gtk-messages.txt')) as stream:
            known = [line.strip() for line in stream if line.strip() and not line.startswith('#')]
        with open(log, errors='replace') as stream:
            return [line.strip() for line in stream
                    if COMPLAINT.search(line) and not any(re.search(pattern, line) for pattern in known)]

    # ---- the accessible tree

    def tree(self, **options):
        return self.app.dump(**options)

    def find(self, *arguments, **options):
        return self.app.find(*arguments, **options)

    def find_all(self, *arguments, **options):
        return list(self.app.find_all(*arguments, **options))

    def wait(self, condition, timeout=90, what=None):
        def is_true():
            if not self.alive():
                raise SystemExit(f'the program has ended while a test waited for {what or condition}')
            return condition()

        return wait(is_true, timeout, what)

    def wait_find(self, role=None, name=None, timeout=90, **options):
        return self.wait(lambda: self.find(role, name, **options), timeout, f'role={role!r} name={name!r}')

    def windows(self):
        return self.app.children

    def focused(self):
        """What has the keyboard focus. It seldom goes far: what is near the last answer is asked first."""
        for root in [*self.near(self.last_focused), self.app]:
            rows = root.snapshot(extra=('states',), wanted=lambda role: role not in UNFOCUSED)
            for _, node, _role, _name, extras in rows:
                if extras['states'] and 'focused' in extras['states']:
                    self.last_focused = node
                    return node
        return None

    @staticmethod
    def near(node, levels=4):
        try:
            for _ in range(levels):
                node = node and node.parent
        except GLib.Error:    # it is gone
            node = None
        return [node] if node else []

    def events(self, act, kind='Object', member=None):
        """[(path, member, detail, number)] of the accessibility signals the program sends during ACT and shortly after."""
        bus = Bus.get()
        got = []

        def signal_cb(_connection, _sender, path, _interface, name, parameters):
            got.append((path, name, *parameters.unpack()[:2]))

        try:
            bus.call('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', ATSPI + 'Registry', 'RegisterEvent',
                     GLib.Variant('(sass)', ('object:', [], '')))
        except GLib.Error:
            pass
        subscription = bus.connection.signal_subscribe(self.app.reference[0], ATSPI + 'Event.' + kind, member, None, None,
                                                       0, signal_cb)
        act()
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.01)
        bus.connection.signal_unsubscribe(subscription)
        return got

    # ---- where things are on the screen

    def x_windows(self):
        """[(id, x, y, width, height, title)] of the program's mapped X windows, the topmost last."""
        found = []

        def search():    # finds nothing when a window goes away while it looks
            return output_of('xdotool', 'search', '--onlyvisible', '--pid', str(self.pid)).split()

        for number in self.wait(search, 10, 'a window on the screen'):
            lines = output_of('xdotool', 'getwindowgeometry', '--shell', number).split()
            geometry = dict(line.split('=') for line in lines if '=' in line)
            if geometry:
                found.append((int(number), *(int(geometry[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT')),
                              output_of('xdotool', 'getwindowname', number).strip()))
        return found

    def toplevel(self, node):
        while node.parent and node.parent.role != 'application':
            node = node.parent
        return node

    def origin(self, node):
        """Where the window of NODE has its 0, 0. The X window includes an invisible shadow, of known width."""
        title = self.toplevel(node).name
        windows = self.x_windows()
        window = next((row for row in windows if row[5] == title and row[3] > 1), None) \
            or max(windows, key=lambda row: row[3] * row[4])
        extents = output_of('xprop', '-id', str(window[0]), '_GTK_FRAME_EXTENTS')
        shadow = re.search(r'= (\d+), (\d+), (\d+), (\d+)', extents)
        left, _right, top, _bottom = map(int, shadow.groups()) if shadow else (0, 0, 0, 0)
        return window[1] + left, window[2] + top

    def screen_bounds(self, node):
        x, y, width, height = node.bounds
        left, top = self.origin(node)
        scale = int(os.environ.get('GDK_SCALE', '1'))
        return left + x * scale, top + y * scale, width * scale, height * scale

    def center(self, node):
        x, y, width, height = self.screen_bounds(node)
        return x + width // 2, y + height // 2

    def point(self, target):
        return target if isinstance(target, tuple) else self.center(target)

    # ---- pointer and keys; a target is a node or (x, y). xdotool's --sync would block where nothing moves.

    def move(self, target):
        xdotool('mousemove', *self.point(target))
        time.sleep(0.05)

    def click(self, target, button=1, count=1, mods=()):
        for modifier in mods:
            xdotool('keydown', modifier)
        xdotool('mousemove', *self.point(target), 'click', '--repeat', count, '--delay', 60, button)
        for modifier in mods:
            xdotool('keyup', modifier)
        time.sleep(0.05)

    def scroll(self, target, clicks, mods=()):
        """Turns the wheel; down when CLICKS is positive."""
        for modifier in mods:
            xdotool('keydown', modifier)
        xdotool('mousemove', *self.point(target), 'click', '--repeat', abs(clicks), '--delay', 10,
                5 if clicks > 0 else 4)
        for modifier in mods:
            xdotool('keyup', modifier)
        time.sleep(0.1)

    def drag(self, source, target, steps=12, button=1, mods=()):
        (x0, y0), (x1, y1) = self.point(source), self.point(target)
        for modifier in mods:
            xdotool('keydown', modifier)
        xdotool('mousemove', x0, y0, 'mousedown', button)
        for step in range(1, steps + 1):
            xdotool('mousemove', round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))
            time.sleep(0.02)
        xdotool('mouseup', button)
        for modifier in mods:
            xdotool('keyup', modifier)
        time.sleep(0.05)

    def key(self, *keys):
        """Presses keys by xdotool's names: ctrl+s, Tab, Escape, alt+F4, shift+Right."""
        xdotool('key', '--clearmodifiers', '--delay', 30, *keys)
        time.sleep(0.05)

    def type(self, text, delay=12):
        for part in re.findall(r'[ -~]+|[^ -~]', text):
            if part == '\n':
                self.key('Return')
            elif part == '\t':
                self.key('Tab')
            elif part.isascii():
                xdotool('type', '--clearmodifiers', '--delay', delay, '--', part)
            else:    # xdotool remaps a key for each other character and loses the race; GTK's own input is exact
                xdotool('key', '--clearmodifiers', 'ctrl+shift+u', *f'{ord(part):x}', 'Return')
        time.sleep(0.05)

    def fill(self, node, text):
        """Replaces the text of a field: click into it, select all, type."""
        self.click(node)
        self.wait(lambda: node.has('focused') or any(child.has('focused') for child in node.walk(3)), what='the field to be focused')
        self.key('ctrl+a')
        self.type(text)

    def focus(self, node, tries=400):
        """Moves the keyboard focus to NODE with Tab; GTK 4.18 refuses to be asked for it."""
        for _ in range(tries):
            if node.has('focused') or any(child.has('focused') for child in node.walk(3)):
                return
            self.key('Tab')
        raise LookupError(f'{node!r} cannot be reached with Tab')

    def show_table(self, title):
        """Goes to the table called TITLE by the command palette."""
        self.key('ctrl+k')
        palette = self.wait_find('dialog', 'Command Palette', depth=3)
        self.wait(lambda: any(node.has('focused') for node in palette.find('search box').walk()), what='the palette')
        self.type(title)
        self.wait(lambda: palette.find('list item', f'{title}, Table'), what=f'the table of {title}')
        names = [node.name for node in palette.find_all('list item')]
        self.key(*['Down'] * names.index(f'{title}, Table'), 'Return')
        self.wait(lambda: self.find('tree grid', title), what=f'the table of {title}')

    def choose_file(self, path, timeout=90, replace=True):
        """Answers GTK's own file dialog with an absolute path, and lets it replace an existing file."""
        dialog = self.wait(lambda: next(window for window in self.windows()
                                        if window.role == 'dialog' and window.has('active')), timeout, 'a file dialog')
        time.sleep(0.4)        # GTK 4.18 can crash when a file dialog is answered in its first 0.1 s

        def location():
            node = self.focused()
            return node if node and node.role == 'text box' else None

        end = time.monotonic() + timeout
        while not location():
            if time.monotonic() > end:
                raise Timeout('the file dialog has no location entry with the focus')
            self.key('ctrl+l')
            try:
                wait(location, 1)
            except Timeout:
                pass
        entry = location()
        self.key('ctrl+a')
        self.type(path)
        time.sleep(0.2)
        if entry.text != path:    # its completion got in the way
            entry.set_text(path)
        self.key('Return')

        def is_closed():
            if dialog not in self.windows():
                return True
            if replace:
                for button in self.find_all('button', 'Replace'):
                    self.wait_stable()
                    button.act('click')
            return False

        self.wait(is_closed, timeout, 'the file dialog to close')

    # ---- pictures

    def screenshot(self, path, window=False):
        """Of the whole screen, or of the program's largest window."""
        number = 'root'
        if window:
            number = str(max(self.x_windows(), key=lambda row: row[3] * row[4])[0])
        subprocess.run(['import', '-window', number, path], check=True)
        return path

    def wait_stable(self, quiet=0.25, timeout=5):
        """Waits until the screen does not change any more, and says whether that came about."""
        def digest():
            picture = subprocess.run(['import', '-window', 'root', 'rgb:-'], capture_output=True, check=True).stdout
            return hashlib.sha1(picture).digest()

        before = digest()
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            time.sleep(quiet)
            now = digest()
            if now == before:
                return True
            before = now
        return False

    # ---- the program's actions on the session bus

    def call_bus(self, name, path, interface, method, arguments=None):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync(name, path, interface, method, arguments, None, 0, 5000).unpack()

    def bus_name(self):
        """The name the program owns on the session bus."""
        daemon = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
        owned = []
        for name in self.call_bus(*daemon, 'ListNames')[0]:
            try:
                pid, = self.call_bus(*daemon, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            except GLib.Error:
                continue
            if pid == self.pid:
                owned.append(name)
        return next((name for name in owned if not name.startswith(':')), owned[0] if owned else None)

    def action_paths(self, name, path='/'):
        described, = self.call_bus(name, path, 'org.freedesktop.DBus.Introspectable', 'Introspect')
        found = [path] if 'org.gtk.Actions' in described else []
        for child in re.findall(r'<node name="([^"]+)"', described):
            found += self.action_paths(name, path.rstrip('/') + '/' + child)
        return found

    def gactions(self):
        """{'app.quit', 'win1.save', ...: (path, enabled, parameter type, state)}"""
        name = self.bus_name()
        found = {}
        for path in self.action_paths(name):
            window = re.search(r'/window/(\d+)$', path)
            prefix = f'win{window[1]}' if window else 'menu' if '/menus' in path else 'app'
            for action, row in self.call_bus(name, path, 'org.gtk.Actions', 'DescribeAll')[0].items():
                found[f'{prefix}.{action}'] = (path, *row)
        return found

    def gaction(self, action, parameter=None):
        """Activates app.NAME, win1.NAME, or win.NAME of the first window."""
        actions = self.gactions()
        if action.startswith('win.'):
            pattern = re.compile(r'win\d+' + re.escape(action[3:]))
            action = next(name for name in sorted(actions) if pattern.fullmatch(name))
        path, enabled, _type, _state = actions[action]
        if not enabled:
            raise RuntimeError(f'the action {action} is disabled')
        if parameter is not None and not isinstance(parameter, GLib.Variant):
            parameter = GLib.Variant({str: 's', bool: 'b', int: 'i', float: 'd'}[type(parameter)], parameter)
        arguments = (action.split('.', 1)[1], [] if parameter is None else [parameter], {})
        self.call_bus(self.bus_name(), path, 'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', arguments))


# ---- as a command

def find_named(drive, role, name=None):
    return drive.wait_find(role or None, name)


def print_found(drive, role=None, name=None):
    for node in drive.find_all(role or None, name):
        print(repr(node), node.bounds, sorted(node.states), node.actions)


def print_or_set_value(drive, role, name, value=None):
    node = find_named(drive, role, name)
    if value is None:
        print(node.value)
    else:
        node.set_value(float(value))


COMMANDS = {
    'tree': lambda drive, option=None: print(drive.tree(interfaces=option == '-i')),
    'find': print_found,
    'click': lambda drive, role, name=None: drive.click(find_named(drive, role, name)),
    'act': lambda drive, role, name, action=None: find_named(drive, role, name).act(action),
    'text': lambda drive, role, name=None: print(find_named(drive, role, name).text),
    'set-text': lambda drive, role, name, text: find_named(drive, role, name).set_text(text),
    'value': print_or_set_value,
    'key': lambda drive, *keys: drive.key(*keys),
    'type': lambda drive, text: drive.type(text),
    'screenshot': lambda drive, path: print(drive.screenshot(path)),
    'actions': lambda drive: [print(name, *row) for name, row in sorted(drive.gactions().items())],
    'action': lambda drive, name, parameter=None: drive.gaction(name, parameter),
}


def main(arguments):
    pid, name = os.environ.get('APP_PID'), None
    while arguments and arguments[0] in ('--pid', '--name'):
        if arguments[0] == '--pid':
            pid = arguments[1]
        else:
            pid, name = None, arguments[1]
        arguments = arguments[2:]
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    COMMANDS[arguments[0]](Drive.attach(pid=int(pid) if pid else None, name=name), *arguments[1:])
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
