#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the window with 10,000 clients: the table alone (insert, sort, filter), then the whole window with its hub beside a
simulated Session Manager: the longest frame, CPU and memory. Needs a build with HUB_BENCH. Prints, asserts nothing."""

import argparse
import os
import subprocess
import sys
from pathlib import Path


def run(command):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=280)
    if done.returncode != 0:
        sys.exit(f"{command[0]} ended with exit code {done.returncode}:\n{done.stderr}")
    print(done.stdout, end="", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True, help="central-hub in its build folder")
    parser.add_argument("--quick", action="store_true", help="watch for a quarter of a minute instead of a whole one")
    arguments = parser.parse_args()
    build = Path(arguments.hub).resolve().parent.parent
    run([str(build / "bench/bench_clients")])
    simulator = subprocess.Popen([str(build / "simulator/session-manager-simulator"), "--port", "0", "--clients", "10000"],
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    try:
        url = next(word for word in simulator.stdout.readline().split() if word.startswith("http")).rstrip(",")
        run([str(build / "bench/bench_window"), url, "15" if arguments.quick else "60"])
    finally:
        simulator.terminate()
        simulator.wait(30)


if __name__ == "__main__":
    main()
