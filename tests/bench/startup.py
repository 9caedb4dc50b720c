#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CPU time from start to mapped window: the start page and a design of 100
# locations against a bare libadwaita window, and the memory each holds then.
#
# usage: startup.py HELLO TRESTLE DESIGN_100 [DESIGN_10000]

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
TICKS = os.sysconf('SC_CLK_TCK')


def windows_of(pid):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)], capture_output=True, text=True)
    return found.stdout.split()


def measure(command):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, 'HOME': home, 'XDG_STATE_HOME': home, 'XDG_DATA_HOME': home, 'XDG_CONFIG_HOME': home}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 30
            while not windows_of(process.pid):
                if process.poll() is not None or time.monotonic() > end:
                    sys.exit(f'{command[0]}: no window')
                time.sleep(0.005)
            time.sleep(0.4)       # the first frames belong to starting
            with open(f'/proc/{process.pid}/stat') as stat:
                fields = stat.read().rsplit(')', 1)[1].split()
            with open(f'/proc/{process.pid}/status') as status:
                resident = next(int(line.split()[1]) for line in status if line.startswith('VmRSS'))
            return (int(fields[11]) + int(fields[12])) / TICKS * 1000, resident / 1024
        finally:
            process.kill()
            process.wait()


def main(hello, trestle, *designs):
    rows = [('hello', [hello], 0, 0), ('start page', [trestle], 1.5, 0)]
    names = ['100 locations', '10,000 locations']
    for name, design, ratio, memory in zip(names, designs, (2, 0), (25, 120)):
        rows.append((name, [trestle, design], ratio, memory))

    results = {name: [] for name, *_ in rows}
    for _ in range(ROUNDS):       # in turn, so that a slow moment is everybody's
        for name, command, *_ in rows:
            results[name].append(measure(command))

    print(f'{"":24} {"CPU ms":>8} {"ratio":>7} {"RSS MB":>8} {"more":>6}')
    floor = statistics.median(time for time, _ in results['hello'])
    base = statistics.median(memory for _, memory in results['hello'])
    for name, _, ratio, more in rows:
        cpu = statistics.median(time for time, _ in results[name])
        memory = statistics.median(memory for _, memory in results[name])
        verdict = ''
        if ratio:
            verdict += f'  ≤ {ratio} ×: ' + ('reached' if cpu <= ratio * floor else 'MISSED')
        if more:
            verdict += f'  ≤ +{more} MB: ' + ('reached' if memory <= base + more else 'MISSED')
        print(f'{name:24} {cpu:8.0f} {cpu / floor:7.2f} {memory:8.0f} {memory - base:6.0f}{verdict}')


main(*sys.argv[1:])
