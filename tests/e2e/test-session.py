# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests rely on in `session`: its status, its own home and display, and that nothing outlives it."""

import os
import subprocess
import sys

session = sys.argv[1]


def run(*command):
    return subprocess.run([session, '--', *command], capture_output=True, text=True, check=False)


def check_status():
    assert run('true').returncode == 0
    assert run('sh', '-c', 'exit 7').returncode == 7
    assert run('sh', '-c', 'kill -9 $$').returncode == 128 + 9


def check_surroundings():
    lines = run('sh', '-c', 'echo $HOME; echo $DISPLAY; ls -A $XDG_STATE_HOME; xprop -root _NET_SUPPORTING_WM_CHECK')
    home, display, *rest = lines.stdout.split('\n')
    assert home != os.environ.get('HOME') and not os.path.exists(home), lines
    assert display.startswith(':'), lines
    assert len(rest) == 2 and 'window id' in rest[0], lines


def check_nothing_stays():
    # It leaves its parent, its terminal and its process group, and refuses to end when it is asked to.
    started = run('sh', '-c', 'setsid sh -c "trap \'\' TERM; echo \\$\\$; exec >&-; sleep 60; sleep 60" & sleep 0.5')
    pid = int(started.stdout)
    assert not os.path.exists(f'/proc/{pid}')


check_status()
check_surroundings()
check_nothing_stays()
