#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every convention of the canvas has a test: each row names what holds, and who proves it. A test is a function of a file
of tests that is run there; in tests/e2e a comment of the script.

usage: check-conventions.py TESTS_FOLDER"""

import pathlib
import re
import sys

INPUT, KEYS, CONNECT = 'test-topology-input.c', 'test-topology-keys.c', 'test-topology-connect.c'
CANVAS, EDIT, MENU, VIEW = 'test-app-canvas.c', 'test-app-canvas-edit.c', 'test-app-canvas-menu.c', 'test-app-canvas-view.c'

# (convention, what holds, [(file, test), …])
CONVENTIONS = [
    ('pan', 'middle drag and Space with a drag', [(INPUT, 'test_pan')]),
    ('pan', 'two fingers, which glide on', [(INPUT, 'test_fingers'), (MENU, 'test_touch')]),
    ('pan', 'scrollbars, while not everything is seen', [(VIEW, 'test_scrollbars')]),
    ('pan', 'arrow keys while nothing is selected', [(KEYS, 'test_nudge')]),
    ('wheel', 'scrolls, with Shift to the side; a touchpad by the pixel', [(INPUT, 'test_scroll')]),
    ('wheel', 'Ctrl zooms at the pointer; a setting swaps both', [(INPUT, 'test_zoom')]),
    ('pinch', 'zooms between the fingers', [(INPUT, 'test_zoom'), (INPUT, 'test_fingers')]),
    ('zoom', 'Ctrl with +, =, −, 0, 8, 9 and those of the keypad', [(VIEW, 'test_zoom_keys')]),
    ('zoom', '100 %, everything, the selection; no farther than its limits', [(VIEW, 'test_fly'), ('test-topology-view.c', 'test_fit')]),
    ('rubber band', 'selects what it touches; Shift adds, Ctrl toggles', [(INPUT, 'test_band')]),
    ('rubber band', 'Escape gives it up', [(INPUT, 'test_escape')]),
    ('selection', 'a click selects, also a link; Shift and Ctrl toggle', [(INPUT, 'test_click'), (INPUT, 'test_click_link'), (INPUT, 'test_toggle')]),
    ('selection', 'all and none; Tab goes through everything and out', [(CANVAS, 'test_selection'), (CANVAS, 'test_keyboard'), (KEYS, 'test_tab')]),
    ('selection', 'what lies below the pointer is in the menu', [(MENU, 'test_under')]),
    ('selection', 'Escape goes out of what is around, then selects nothing', [(KEYS, 'test_escape')]),
    ('move', 'a drag; Shift keeps the axis, Escape leaves everything', [(INPUT, 'test_drag_location'), (INPUT, 'test_shift_keeps_the_axis'), (INPUT, 'test_escape')]),
    ('move', 'all that is selected, as one step', [(INPUT, 'test_drag_selection'), (CANVAS, 'test_drag')]),
    ('duplicate', 'Ctrl+D copies the object under a new name', [(EDIT, 'test_duplicate')]),
    ('duplicate', 'Ctrl with a drag leaves a copy', [(CONNECT, 'test_drag_a_copy')]),
    ('nudge', 'arrow keys by a step of the grid, Shift by ten, as one step; nothing stands between two of them', [(KEYS, 'test_nudge'), (CANVAS, 'test_nudge')]),
    ('align', 'by menu, button and palette; two at least, three to distribute', [(EDIT, 'test_align'), ('test-topology-guides.c', 'test_align'), ('test-topology-guides.c', 'test_distribute'), (VIEW, 'test_align_everywhere')]),
    ('guides', 'edges, centers and equal gaps while dragging', [(CONNECT, 'test_guides'), ('test-topology-guides.c', 'test_edges'), ('test-topology-guides.c', 'test_gaps')]),
    ('guides', 'and while placing', [(INPUT, 'test_offer')]),
    ('guides', 'a button turns them off', [(VIEW, 'test_guides')]),
    ('connect', 'hovering and the keyboard show handles', [(CONNECT, 'test_handles'), ('test-topology-painter.c', 'test_focused_handles')]),
    ('connect', 'what is legal is lit, all else says why not', [(CONNECT, 'test_link'), (CONNECT, 'test_what_serves')]),
    ('connect', 'a drop on nothing offers what could stand there, in one step', [(CONNECT, 'test_drop_on_nothing'), (EDIT, 'test_connect_new')]),
    ('connect', 'Ctrl+L chooses by typing', [(CANVAS, 'test_connect'), ('e2e/test-canvas-keys.py', 'Connected with what is chosen by typing.')]),
    ('reconnect', 'an end is dragged elsewhere, and says what changes', [(CONNECT, 'test_relay')]),
    ('route', 'links find their way around, the same every time, and keep it', [('test-topology-ways.c', 'test_clean'), ('test-topology-ways.c', 'test_same_every_time'), ('test-topology-ways.c', 'test_small_moves'), ('test-topology-layout.c', 'test_shut_in_is_straight')]),
    ('rename', 'F2, Enter, a double click and typing', [(CANVAS, 'test_rename'), (KEYS, 'test_keys'), (INPUT, 'test_double_click'), (KEYS, 'test_type'), (VIEW, 'test_type'), (VIEW, 'test_type_on_link')]),
    ('rename', 'Tab goes on to the next field', [(EDIT, 'test_rename_on')]),
    ('rename', 'what is new has the keyboard and is being named', [(VIEW, 'test_added'), (EDIT, 'test_quick_insert')]),
    ('add', 'a double click on free ground or Insert, and a few letters', [(INPUT, 'test_double_click'), (EDIT, 'test_quick_insert'), (MENU, 'test_add_here')]),
    ('add', 'only what can stand there', [(MENU, 'test_add_here')]),
    ('add', 'from the palette, by a drag or a click', [(INPUT, 'test_offer'), (MENU, 'test_palette')]),
    ('clipboard', 'copy, cut and paste with new ids, within and between windows', [(EDIT, 'test_clipboard'), (VIEW, 'test_between_windows')]),
    ('clipboard', 'paste as connections and as rows', [(MENU, 'test_paste_special')]),
    ('clipboard', 'goes out as picture and tables', [(MENU, 'test_copied_tables'), (MENU, 'test_drag_out')]),
    ('menu', 'the right button, the Menu key, Shift+F10 and a long press', [(INPUT, 'test_context'), (KEYS, 'test_keys'), (VIEW, 'test_menu_key'), (MENU, 'test_touch')]),
    ('menu', 'everything is there, in the same order', [(MENU, 'test_entries'), (MENU, 'test_findings')]),
    ('delete', 'Delete and Backspace; can be undone from the toast', [(CANVAS, 'test_delete'), (VIEW, 'test_delete_keys')]),
    ('delete', 'says what depends on it', [(EDIT, 'test_delete_asks')]),
    ('containers', 'a drop moves only to what has been lit, and bounces back elsewhere', [(INPUT, 'test_drop_needs_light'), (CANVAS, 'test_move')]),
    ('containers', 'they are moved by their title only', [(INPUT, 'test_drag_by_the_title_only'), (INPUT, 'test_drag_machine_at_home')]),
    ('undo', 'Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, with what it undoes', [(CANVAS, 'test_drag'), ('test-app-window.c', 'test_map')]),
    ('fit', 'a button and a key; the way takes 200 ms, or none with less motion', [(VIEW, 'test_fly'), ('test-topology-view.c', 'test_blend')]),
    ('minimap', 'while the picture is much larger than the canvas; a drag moves it', [(EDIT, 'test_minimap')]),
    ('find', 'Ctrl+F finds and centers', [(EDIT, 'test_find')]),
    ('palette', 'what the canvas can do is in it', [('test-app-palette.c', 'test_own_actions'), ('test-app-window.c', 'test_map')]),
    ('steps', 'each shows what is planned up to it', [('test-topology-scene.c', 'test_steps'), (VIEW, 'test_step')]),
    ('pin', 'what is pinned stays', [(EDIT, 'test_pin'), (EDIT, 'test_arrange')]),
    ('collapse', 'a location becomes a card with its totals', [('test-topology-scene.c', 'test_collapsed'), ('test-topology-scene.c', 'test_totals'), (CANVAS, 'test_reader')]),
    ('places', 'what nobody has placed stands the same every time, and looking is no edit', [(VIEW, 'test_reopen'), ('test-topology-scene.c', 'test_saved_positions')]),
    ('reader', 'everything drawn is a node, made when it is asked for, through every change', [(CANVAS, 'test_accessible'), (CANVAS, 'test_reader')]),
    ('reader', 'without one, very many things have no nodes', [(VIEW, 'test_unread')]),
    ('overlays', 'one after the other, with a legend', [(EDIT, 'test_overlays')]),
    ('present', 'F5 shows what each step adds to others, slide by slide', [('test-app-presentation.c', 'test_slides'), ('test-app-presentation.c', 'test_names'), ('test-app-window.c', 'test_map')]),
    ('beginner', 'who knows draw.io draws a topology from nothing, with the pointer and with keys', [('test-app-canvas-build.c', 'test_pointer'), ('e2e/test-canvas-keys.py', 'The page of an empty design has a button for the first one.'), ('e2e/test-canvas-draw.py', 'All others on free ground to the left and the right of it.')]),
]


def is_there(tests, file, test):
    text = (tests / file).read_text(encoding='utf-8')
    if file.endswith('.py'):
        return f'# {test}' in text
    return re.search(rf'^{test} \(', text, re.MULTILINE) and len(re.findall(rf'\b{test}\b', text)) > 1


tests = pathlib.Path(sys.argv[1])
missing = [f'{convention}, {what}: {file} has no {test}' for convention, what, provers in CONVENTIONS
           for file, test in provers if not is_there(tests, file, test)]
missing += [f'{convention}, {what}: nobody proves it' for convention, what, provers in CONVENTIONS if not provers]
sys.exit('\n'.join(missing) or None)
