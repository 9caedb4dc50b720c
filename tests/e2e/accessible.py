# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of a running program, as assistive technologies see it.

Speaks AT-SPI over D-Bus itself: errors arrive as they are, nothing but roles is remembered, and a whole level of the
tree costs one round trip. Roles are GTK's own names for them: `drive.py tree` shows a program's."""

import re
import time

from gi.repository import Gio, GLib

ATSPI = 'org.a11y.atspi.'
PROPERTIES = 'org.freedesktop.DBus.Properties'
NOTHING = '/org/a11y/atspi/null'
END = 0x7fffffff
WINDOW_COORDINATES = 1

STATES = (
    'invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused '
    'has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected '
    'sensitive showing single-line stale transient vertical visible manages-descendants indeterminate required '
    'truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable has-popup '
    'read-only').split()
RELATIONS = (
    'null label-for labelled-by controller-for controlled-by member-of tooltip-for node-child-of node-parent-of extended '
    'flows-to flows-from subwindow-of embeds embedded-by popup-for parent-window-of description-for described-by '
    'details details-for error-message error-for').split()

# GTK gives these no children; they are half of a window.
LEAVES = {'image', 'label'}

# And these never have the focus.
UNFOCUSED = {'generic', 'group', 'image'}

# Left out of a printed tree: what nearly everything is or offers.
USUAL_STATES = {'enabled', 'visible', 'showing', 'sensitive', 'horizontal', 'vertical', 'opaque'}
USUAL_ACTIONS = {
    'clipboard.copy', 'clipboard.cut', 'clipboard.paste', 'selection.delete', 'selection.select-all', 'link.open',
    'link.copy', 'menu.popup', 'misc.insert-emoji', 'misc.toggle-visibility', 'misc.toggle-direction', 'text.undo',
    'text.redo', 'text.clear', 'listitem.scroll-to', 'list.select-all', 'list.unselect-all'}


class Timeout(AssertionError):
    pass


def wait(condition, timeout=90, what=None, every=0.05):
    """Asks CONDITION until it answers something true, and gives that. A thing that is not there yet, or not there any
    more, is not true. Between two questions the program has as long for its own work as the last one took."""
    end = time.monotonic() + timeout
    while True:
        error = None
        asked = time.monotonic()
        try:
            answer = condition()
            if answer:
                return answer
        except (GLib.Error, LookupError, AttributeError, StopIteration) as caught:
            error = caught
        if time.monotonic() > end:
            raise Timeout(f'waited {timeout} s in vain for {what or condition}' + (f' ({error})' if error else ''))
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(max(every, time.monotonic() - asked))


def name_states(words):
    bits = words[0] | words[1] << 32
    return {name for index, name in enumerate(STATES) if bits >> index & 1}


def name_interfaces(names):
    return [name.rsplit('.', 1)[1] for name in names]


def name_actions(rows):
    return [row[0] for row in rows]


class Bus:
    """The accessibility bus."""
    shared = None
    timeout = 8000

    @classmethod
    def get(cls):
        if not cls.shared:
            cls.shared = cls()
        return cls.shared

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0,
                                     5000).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call(self, name, path, interface, method, arguments=None):
        return self.connection.call_sync(name, path, interface, method, arguments, None, 0, self.timeout).unpack()

    def call_many(self, calls):
        """All of CALLS, [(name, path, interface, method, arguments)], in one round trip; a failure is a GLib.Error
        among the answers."""
        answers = [None] * len(calls)
        left = len(calls)

        def done_cb(connection, result, index):
            nonlocal left
            left -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error as error:
                answers[index] = error

        for index, (name, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(name, path, interface, method, arguments, None, 0, self.timeout, None, done_cb, index)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def pid_of(self, name):
        return self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                         'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]


def ask_property(interface, name):
    return PROPERTIES, 'Get', GLib.Variant('(ss)', (ATSPI + interface, name))


# What Node.snapshot() can be asked for beyond role and name: how to ask, and what the answer means.
EXTRAS = {
    'states': ((ATSPI + 'Accessible', 'GetState', None), name_states),
    'bounds': ((ATSPI + 'Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,))), tuple),
    'description': (ask_property('Accessible', 'Description'), str),
    'interfaces': ((ATSPI + 'Accessible', 'GetInterfaces', None), name_interfaces),
    'actions': ((ATSPI + 'Action', 'GetActions', None), name_actions),
    'text': ((ATSPI + 'Text', 'GetText', GLib.Variant('(ii)', (0, END))), str),
    'value': (ask_property('Value', 'CurrentValue'), float),
}


class Node:
    """One accessible object. Every property is asked for anew."""

    def __init__(self, reference, role=None):
        self.reference = tuple(reference)
        self.bus = Bus.get()
        self.known_role = role

    def __eq__(self, other):
        return isinstance(other, Node) and self.reference == other.reference

    def __hash__(self):
        return hash(self.reference)

    def __repr__(self):
        try:
            return f'<{self.role} “{self.name}”>'
        except GLib.Error:
            return '<defunct>'

    def call(self, interface, method, arguments=None):
        return self.bus.call(*self.reference, ATSPI + interface, method, arguments)

    def get(self, interface, name):
        return self.bus.call(*self.reference, *ask_property(interface, name))[0]

    def get_or_none(self, ask):
        try:
            return ask()
        except GLib.Error:
            return None

    @property
    def name(self):
        return self.get('Accessible', 'Name')

    @property
    def description(self):
        return self.get('Accessible', 'Description')

    @property
    def role(self):
        if self.known_role is None:
            self.known_role = self.call('Accessible', 'GetRoleName')[0]
        return self.known_role

    @property
    def states(self):
        return name_states(self.call('Accessible', 'GetState')[0])

    def has(self, *states):
        return set(states) <= self.states

    @property
    def children(self):
        return [Node(child) for child in self.call('Accessible', 'GetChildren')[0] if child[1] != NOTHING]

    @property
    def parent(self):
        name, path = self.get('Accessible', 'Parent')
        return Node((name, path)) if path != NOTHING and name == self.reference[0] else None

    @property
    def interfaces(self):
        return name_interfaces(self.call('Accessible', 'GetInterfaces')[0])

    @property
    def attributes(self):
        return self.call('Accessible', 'GetAttributes')[0]

    @property
    def relations(self):
        return {RELATIONS[kind] if kind < len(RELATIONS) else kind: [Node(target) for target in targets]
                for kind, targets in self.call('Accessible', 'GetRelationSet')[0]}

    @property
    def actions(self):
        return self.get_or_none(lambda: name_actions(self.call('Action', 'GetActions')[0])) or []

    @property
    def bounds(self):
        """x, y, width, height in the window; GTK 4 knows no others. Exact with bounds-shim.c only."""
        return self.call('Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,)))[0]

    @property
    def text(self):
        return self.get_or_none(lambda: self.call('Text', 'GetText', GLib.Variant('(ii)', (0, END)))[0])

    @property
    def value(self):
        return self.get_or_none(lambda: self.get('Value', 'CurrentValue'))

    def act(self, name=None):
        """Performs the action NAME, or else the first. Names are in the program's language."""
        offered = [action.casefold() for action in self.actions]
        if not offered or name is not None and name.casefold() not in offered:
            raise LookupError(f'{self!r} offers the actions {offered}, not {name}')
        index = 0 if name is None else offered.index(name.casefold())
        if not self.call('Action', 'DoAction', GLib.Variant('(i)', (index,)))[0]:
            raise RuntimeError(f'{self!r} refused the action {offered[index]}')

    def set_value(self, value):
        arguments = GLib.Variant('(ssv)', (ATSPI + 'Value', 'CurrentValue', GLib.Variant('d', value)))
        self.bus.call(*self.reference, PROPERTIES, 'Set', arguments)

    def set_text(self, text):
        """Changes the widget's text without keys. A cell or an AdwEntryRow applies it to the data on Enter only."""
        return self.call('EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))[0]

    def select(self, index):
        return self.call('Selection', 'SelectChild', GLib.Variant('(i)', (index,)))[0]

    def snapshot(self, depth=80, extra=(), wanted=None):
        """[(depth, node, role, name, {extra: value})] of the tree below and with this node, parents first. EXTRA names
        entries of EXTRAS; what a node has not is None. Only roles that are WANTED(role) are sure to have name and
        extras."""
        found, children = {}, {}
        level, seen = [self.reference], {self.reference}
        for _ in range(depth + 1):
            asked = [choose_asks(reference, extra, wanted) for reference in level]
            answers = iter(self.bus.call_many([(*reference, *ask) for reference, asks in zip(level, asked)
                                               for ask in asks.values()]))
            below = []
            for reference, asks in zip(level, asked):
                found[reference], listed = read_row(reference, dict(zip(asks, answers)), extra)
                children[reference] = [child for child in listed if child not in seen]
                seen.update(children[reference])
                below += children[reference]
            level = below
            if not level:
                break
        return list(order_tree(self.reference, found, children))

    def walk(self, depth=80):
        return (row[1] for row in self.snapshot(depth))

    def find_all(self, role=None, name=None, pred=None, depth=80):
        """Nodes of ROLE called NAME (text or regular expression) for which PRED holds."""
        for _, node, its_role, its_name, _extra in self.snapshot(depth, wanted=lambda its_role: role in (None, its_role)):
            if role and its_role != role:
                continue
            if name is not None and not (name.search(its_name) if isinstance(name, re.Pattern) else name == its_name):
                continue
            if pred is None or self.get_or_none(lambda node=node: pred(node)):
                yield node

    def find(self, role=None, name=None, pred=None, n=0, **options):
        """The Nth of find_all(), or a LookupError."""
        for index, node in enumerate(self.find_all(role, name, pred, **options)):
            if index == n:
                return node
        raise LookupError(f'nothing accessible has role={role!r} name={name!r} (number {n})')

    def dump(self, depth=80, interfaces=False):
        """The tree as text, without what is usual."""
        rows = self.snapshot(depth, tuple(EXTRAS))
        return '\n'.join(describe_row(row, interfaces) for row in rows)


known_roles = {}    # of references; GTK never changes a role, nor gives a path twice


def choose_asks(reference, extra, wanted):
    """{what: how to ask} of what is wanted of REFERENCE and not known yet."""
    known = known_roles.get(reference)
    asks = {}
    if known not in LEAVES:
        asks['children'] = (ATSPI + 'Accessible', 'GetChildren', None)
    if known is None:
        asks['role'] = (ATSPI + 'Accessible', 'GetRoleName', None)
    if wanted is None or known is None or wanted(known):
        asks['name'] = ask_property('Accessible', 'Name')
        asks.update((key, EXTRAS[key][0]) for key in extra)
    return asks


def read_row(reference, answers, extra):
    """((role, name, extras), children) of one node's answers."""
    if any(isinstance(answers.get(key), GLib.Error) for key in ('children', 'role')):
        return ('defunct', '', dict.fromkeys(extra)), []
    if 'role' in answers:
        known_roles[reference] = answers['role'][0]
    name = answers.get('name')
    if isinstance(name, GLib.Error) and known_roles[reference] in LEAVES:
        return ('defunct', '', dict.fromkeys(extra)), []
    extras = {key: EXTRAS[key][1](answers[key][0]) if key in answers and not isinstance(answers[key], GLib.Error) else None
              for key in extra}
    listed = answers['children'][0] if 'children' in answers else []
    return ((known_roles[reference], name[0] if isinstance(name, tuple) else '', extras),
            [tuple(child) for child in listed if child[1] != NOTHING])


def order_tree(root, found, children):
    pending = [(0, root)]
    while pending:
        depth, reference = pending.pop()
        if reference in found:
            role, name, extras = found[reference]
            yield depth, Node(reference, role), role, name, extras
            pending += [(depth + 1, child) for child in reversed(children[reference])]


def describe_row(row, interfaces):
    depth, _node, role, name, extras = row
    line = f'{"  " * depth}{role} “{name}”'
    states = (extras['states'] or set()) - USUAL_STATES
    if depth and extras['states'] is not None and 'sensitive' not in extras['states']:
        states.add('INSENSITIVE')
    actions = [action for action in extras['actions'] or [] if action not in USUAL_ACTIONS]
    if depth and extras['bounds']:
        line += ' @%d,%d %dx%d' % extras['bounds']
    if states:
        line += f' [{" ".join(sorted(states))}]'
    if depth and extras['description']:
        line += f' description=“{extras["description"]}”'
    if extras['text'] and extras['text'] != name:
        line += f' text=“{extras["text"][:80]}”'
    if extras['value'] is not None:
        line += f' value={extras["value"]:g}'
    if actions:
        line += ' actions=' + ','.join(actions)
    if interfaces:
        line += ' interfaces=' + ','.join(extras['interfaces'] or [])
    return line.replace('\n', '⏎')
