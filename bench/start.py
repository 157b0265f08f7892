#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how fast the hub starts (exec to the first /health answer) and how much memory it holds when idle, after its
start and with 1,000 idle connections. Linux only: memory is read from /proc. Prints, asserts nothing but that it works."""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

REQUEST = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
CONNECTIONS = 1000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(hub, port, data):
    # Nothing listens on port 1, and nobody asks it anything.
    return subprocess.Popen(
        [hub, "--no-gui", "--port", str(port), "--session-manager-url", "http://127.0.0.1:1", "--data-dir", data,
         "--monitor", "off", "--log-level", "error"],
        stdin=subprocess.DEVNULL)


def healthy(connection):
    connection.sendall(REQUEST)
    return connection.recv(4096).startswith(b"HTTP/1.1 200")


def wait_until_healthy(process, port):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"the hub ended with exit code {process.returncode}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                if healthy(connection):
                    return
        except ConnectionRefusedError:
            time.sleep(0.0005)
    sys.exit("the hub did not answer /health within 20 s")


def stop(process):
    process.terminate()
    if process.wait(30) != 0:
        sys.exit(f"the hub stopped with exit code {process.returncode}")


def resident_mib(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def measure_starts(hub, rounds, folder):
    times = []
    for _ in range(rounds):
        port = free_port()
        begin = time.perf_counter()
        process = start(hub, port, folder)
        wait_until_healthy(process, port)
        times.append((time.perf_counter() - begin) * 1000)
        stop(process)
    return times


def measure_memory(hub, folder):
    port = free_port()
    process = start(hub, port, folder)
    wait_until_healthy(process, port)
    time.sleep(1)
    idle = resident_mib(process)
    connections = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(CONNECTIONS)]
    alive = sum(healthy(connection) for connection in connections)
    time.sleep(1)
    crowded = resident_mib(process)
    for connection in connections:
        connection.close()
    stop(process)
    if alive != CONNECTIONS:
        sys.exit(f"only {alive} of {CONNECTIONS} idle connections were answered")
    return idle, crowded


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True, help="the central-hub program")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    arguments = parser.parse_args()
    hub = os.path.abspath(arguments.hub)
    rounds = 7 if arguments.quick else 20

    folder = tempfile.mkdtemp(prefix="hub-bench-")
    try:
        first = measure_starts(hub, 1, folder)[0]
        times = measure_starts(hub, rounds, folder)
        idle, crowded = measure_memory(hub, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"start to the first /health: median {statistics.median(times):.0f} ms of {rounds}, "
          f"best {min(times):.0f} ms, worst {max(times):.0f} ms; the first with a new data directory {first:.0f} ms")
    print(f"idle memory: {idle:.1f} MiB after the start, {crowded:.1f} MiB with {CONNECTIONS} idle connections "
          f"({(crowded - idle) * 1024 / CONNECTIONS:.1f} KiB each)")


if __name__ == "__main__":
    main()
