#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how big the program is and what building it costs: CPU minutes from empty folders, without a compiler cache.

With --lines nothing is built: only the size is printed. With --ci all of .ci/run is run as well, in a clone of what is
committed. Whatever else the machine does counts little in CPU time.
"""

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ("app", "core", "server", "simulator", "ui")
# What `./dev run` and `./dev test` build.
PRESETS = {"release": "./dev run", "dev": "./dev test"}


def production_sources():
    return [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in (".cpp", ".h")]


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build(preset):
    with tempfile.TemporaryDirectory(prefix="hub-build-") as folder:
        environment = dict(os.environ, CCACHE_DISABLE="1")
        subprocess.run(["cmake", "--preset", preset, "-B", folder], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        cpu, clock = cpu_seconds(), time.monotonic()
        done = subprocess.run(["ninja", "-C", folder], env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"the preset {preset} does not build:\n{done.stdout[-3000:]}")
        steps = done.stdout.rsplit("[", 1)[-1].split("/", 1)[-1].split("]", 1)[0]
        return cpu_seconds() - cpu, time.monotonic() - clock, steps


def run_ci():
    with tempfile.TemporaryDirectory(prefix="hub-ci-") as folder:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), folder], check=True)
        clock = time.monotonic()
        done = subprocess.run([".ci/run"], cwd=folder, env=dict(os.environ, CCACHE_DISABLE="1"), capture_output=True,
                              text=True, check=False)
        return time.monotonic() - clock, done.stdout.strip().rsplit("\n", 1)[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", help="ignored: what other benchmarks measure")
    parser.add_argument("--lines", "--quick", action="store_true", help="build nothing")
    parser.add_argument("--ci", action="store_true", help="run .ci/run, too")
    arguments, _ = parser.parse_known_args()

    sources = production_sources()
    lines = sum(path.read_bytes().count(b"\n") for path in sources)
    print(f"production code: {lines} lines in {len(sources)} files")
    if arguments.lines:
        return
    for preset, command in PRESETS.items():
        cpu, clock, steps = build(preset)
        print(f"{command}: {cpu / 60:.1f} CPU minutes, {clock / 60:.1f} by the clock on {os.cpu_count()} cores, {steps} steps")
    if arguments.ci:
        clock, result = run_ci()
        print(f".ci/run: {clock / 60:.1f} minutes by the clock on {os.cpu_count()} cores: {result}")


if __name__ == "__main__":
    main()
