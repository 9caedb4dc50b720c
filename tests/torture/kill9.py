#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill9.py SAVER [--rounds N] [--expect-torn]

Kills a program that edits and saves at random moments. After each kill the file
is complete, the old one or the new one; what can be recovered has every step
that was committed, and at most one more; nothing is left lying about.
With --expect-torn the program saves as it must not, and has to be caught."""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument('saver')
parser.add_argument('--rounds', type=int, default=60)
parser.add_argument('--seed', type=int, default=1)
parser.add_argument('--longest', type=float, default=0.12, help='seconds until the kill, at most')
parser.add_argument('--expect-torn', action='store_true')
options = parser.parse_args()

random.seed(options.seed)
folder = tempfile.mkdtemp(prefix='trestle-kill9-')
file = os.path.join(folder, 'design', 'design.trestle')
journals = os.path.join(folder, 'state', 'trestle', 'journal')
os.mkdir(os.path.dirname(file))
os.environ['XDG_STATE_HOME'] = os.path.join(folder, 'state')
problems = []
n_torn = n_killed_while_writing = 0


def run_and_kill():
    """The last number that the program said was committed."""
    command = [options.saver] + (['--unsafe'] if options.expect_torn else []) + [file]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    first = process.stdout.readline()
    time.sleep(random.uniform(0, options.longest))
    ended = process.poll()
    process.send_signal(signal.SIGKILL)
    rest, messages = process.communicate()
    if ended is not None or not first:
        sys.exit('the program ended by itself: %s' % messages.decode())
    complete_lines = (first + rest).rpartition(b'\n')[0]
    return int(complete_lines.split()[-1])


for n in range(options.rounds):
    committed = run_and_kill()
    left = [name for name in os.listdir(os.path.dirname(file)) if name.endswith('-tmp')] + \
           [name for name in os.listdir(journals) if name.endswith('.new')]
    n_killed_while_writing += bool(left)
    result = subprocess.run([options.saver, '--check', file], capture_output=True, text=True)
    if result.returncode != 0:
        n_torn += 1
        if options.expect_torn:
            break
        problems.append('round %d: %s%s' % (n, result.stdout, result.stderr))
        break
    in_file, recovered = map(int, result.stdout.split())
    best = max(in_file, recovered)
    if not committed <= best <= committed + 1:
        problems.append('round %d: step %d was committed; the file has %d, %d can be recovered'
                        % (n, committed, in_file, recovered))
    left = [name for name in os.listdir(os.path.dirname(file)) if name != 'design.trestle'] + \
           [name for name in os.listdir(journals) if not name.endswith('.journal')]
    if left:
        problems.append('round %d: left behind: %s' % (n, ' '.join(left)))

shutil.rmtree(folder)
print('%d rounds, %d kills while a file was being made' % (n + 1, n_killed_while_writing))
if options.expect_torn and n_torn == 0:
    problems.append('a program that saves in place was not caught')
if problems:
    sys.exit('\n'.join(problems))
