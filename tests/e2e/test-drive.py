# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests rely on in drive.py, tried on a window of a few widgets: real clicks land where a widget is,
real keys arrive, and the accessible tree tells the outcome."""

import os
import subprocess
import sys
import tempfile

WINDOW = '''
import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gio, Gtk

def activate_cb(app):
    window = Gtk.ApplicationWindow(application=app, title='Tried', default_width=400, default_height=300)
    frame = Gtk.Frame(margin_top=40, margin_start=40, label='Padded')
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, margin_top=10)
    entry = Gtk.Entry(placeholder_text='Name', halign=Gtk.Align.START)
    button = Gtk.Button(label='Add', halign=Gtk.Align.START)
    status = Gtk.Label(label='nothing', accessible_role=Gtk.AccessibleRole.LABEL)
    button.connect('clicked', lambda _: status.set_label('added ' + entry.get_text()))
    for css in ('entry, button { min-height: 0; padding: 0; margin: 0 }', 'frame > box { padding: 17px; border: 13px solid }'):
        provider = Gtk.CssProvider()
        provider.load_from_string(css)
        Gtk.StyleContext.add_provider_for_display(window.get_display(), provider, 800)
    for child in (entry, button, status):
        box.append(child)
    frame.set_child(box)
    window.set_child(frame)
    action = Gio.SimpleAction.new('leave', None)
    action.connect('activate', lambda *_: app.quit())
    app.add_action(action)
    app.set_accels_for_action('app.leave', ['<Control>q'])
    window.present()

app = Gtk.Application(application_id='org.example.Tried')
app.connect('activate', activate_cb)
raise SystemExit(app.run([]))
'''

from drive import Drive

with tempfile.TemporaryDirectory() as folder:
    log = folder + '/log'
    d = Drive.launch([sys.executable, '-c', WINDOW], log=log)
    d.wait(lambda: d.find('window').has('active'))

    d.fill(d.find('text box', 'Name'), 'Zürich 1')
    d.click(d.find('button', 'Add'))
    d.wait(lambda: d.find('label', 'added Zürich 1'))
    d.find('button', 'Add').act('click')
    assert d.find('button', 'Add') in d.find_all('button')
    assert 'text=“Zürich 1”' in d.tree()

    picture = d.screenshot(folder + '/window.png', window=True)
    size = subprocess.run(['identify', '-format', '%w %h', picture], capture_output=True, text=True, check=True).stdout
    assert int(size.split()[0]) >= 400, size
    assert os.path.getsize(picture) > 1000

    assert 'app.leave' in d.gactions()
    d.key('ctrl+q')
    assert d.process.wait(10) == 0
    assert d.complaints(log) == [], d.complaints(log)
