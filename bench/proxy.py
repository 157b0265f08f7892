#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the hub as a proxy beside nginx and an Express proxy, in turn within one run, and prints medians and ratios.

The Session Manager behind all three is one nginx with constant answers. Everything stays on 127.0.0.1; each proxy gets one
process. Where a tool is missing, one line says so and nothing is measured. Only the ratios travel between machines.
"""

import argparse
import contextlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = {"nginx": "nginx-light", "wrk": "wrk", "node": "nodejs", "npm": "npm"}
ANSWERS = {
    "status": {"cliente_id": 51, "connected": False, "state": "QR_REQUIRED", "reconnection_attempts": 0,
               "max_reconnection_attempts": 3, "can_send_messages": False, "needs_qr": True, "is_recoverable": False},
    "qr": {"state": "QR_REQUIRED", "expires_in": 60, "qr": "data:image/png;base64," + "iVBORw0KGgoAAAAN" * 380},
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit(f"{process.args[0]} does not listen on its port")


@contextlib.contextmanager
def running(arguments, port, **options):
    process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def nginx_configuration(folder, name, server):
    """One worker in the foreground, with all its files inside `folder`."""
    temporary = "".join(f"{kind}_temp_path {folder}/{name}-{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    path = os.path.join(folder, f"{name}.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"daemon off; worker_processes 1; pid {folder}/{name}.pid; error_log {folder}/{name}.log;\n"
                   "events { worker_connections 2048; }\n"
                   f"http {{ access_log off; keepalive_requests 1000000000; {temporary}\n{server}\n}}\n")
    return ["nginx", "-e", f"{folder}/{name}.log", "-c", path]


def backend(folder, port):
    for name, answer in ANSWERS.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(answer, file, separators=(",", ":"))
    locations = f"default_type application/json; root {folder}; open_file_cache max=8; open_file_cache_valid 1h;"
    return nginx_configuration(folder, "backend", f"server {{ listen 127.0.0.1:{port}; {locations} }}")


def nginx_peer(folder, port, backend_port):
    return nginx_configuration(folder, "peer", (
        f"upstream session_manager {{ server 127.0.0.1:{backend_port}; keepalive 64; keepalive_requests 1000000000; }}\n"
        f"server {{ listen 127.0.0.1:{port}; location ~ ^/api/whatsapp/([1-9][0-9]*)/(status|qr)$ {{\n"
        "  proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header X-Cliente-Id $1;\n"
        "  proxy_pass http://session_manager/$2; } }"))


def express_peer(folder):
    peer = os.path.join(folder, "express")
    shutil.copytree(os.path.join(HERE, "express-peer"), peer)
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel", "error"], cwd=peer, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        print("skipped: npm could not install the Express proxy")
        sys.exit(0)
    return peer


def load(port, path, seconds, connections):
    """Requests per second and the 99th percentile in milliseconds, by wrk."""
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{port}{path}"],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: .*", done.stdout)
    if refused:
        sys.exit(f"{path} on port {port}: {refused.group(0)}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))
    late, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", done.stdout).groups()
    return rate, float(late) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def measure(ports, what, arguments):
    path = f"/api/whatsapp/51/{what}"
    results = {name: [] for name in ports}
    for port in ports.values():
        load(port, path, 1, arguments.connections)
    for _ in range(arguments.rounds):
        for name, port in ports.items():
            results[name].append(load(port, path, arguments.seconds, arguments.connections))

    def median_ratio(other, index):
        return statistics.median(hub[index] / peer[index] for hub, peer in zip(results["hub"], results[other]))

    print(f"GET {path}: {arguments.connections} connections, medians of {arguments.rounds} rounds of {arguments.seconds} s")
    for name, rows in results.items():
        print(f"  {name:8}{statistics.median(r[0] for r in rows):9.0f} requests/s   99 % within "
              f"{statistics.median(r[1] for r in rows):.2f} ms")
    print(f"  hub / nginx {median_ratio('nginx', 0):.2f}, hub / Express {median_ratio('express', 0):.2f} in requests/s; "
          f"{median_ratio('nginx', 1):.2f} and {median_ratio('express', 1):.2f} in the 99th percentile")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hub", required=True, help="the central-hub program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--quick", action="store_true", help="three rounds of two seconds")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.rounds, arguments.seconds = 3, 2
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("skipped: needs " + ", ".join(f"{tool} (Debian: {TOOLS[tool]})" for tool in missing))
        return

    with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder, contextlib.ExitStack() as stack:
        os.chmod(folder, 0o755)  # nginx's worker gives up root
        peer = express_peer(folder)
        behind, *rest = (free_port() for _ in range(4))
        ports = dict(zip(("hub", "nginx", "express"), rest))
        url = f"http://127.0.0.1:{behind}"
        stack.enter_context(running(backend(folder, behind), behind))
        stack.enter_context(running(nginx_peer(folder, ports["nginx"], behind), ports["nginx"]))
        stack.enter_context(running(["node", "peer.mjs"], ports["express"], cwd=peer,
                                    env={**os.environ, "PORT": str(ports["express"]), "SESSION_MANAGER_BASE_URL": url}))
        stack.enter_context(running([os.path.abspath(arguments.hub), "--no-gui", "--port", str(ports["hub"]), "--monitor", "off",
                                     "--session-manager-url", url, "--data-dir", os.path.join(folder, "data"),
                                     "--log-level", "error"], ports["hub"]))
        for what in ANSWERS:
            measure(ports, what, arguments)


if __name__ == "__main__":
    main()
