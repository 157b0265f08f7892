#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's load in an hour: 500 clients of which 20 change a second, 200 listeners of which half never read, 50 pages
that poll, jobs on 100 clients, a tenth of the status calls hanging, and the hub killed (SIGKILL) every five minutes.

The Session Manager is the class Engine below; it counts every message it is given by client and recipient. At the end
each row of the store is compared with that count. Samples memory, descriptors and the database every 10 s; a process
of its own asks /health every 50 ms. The last --quiet minutes are without a kill, so that one life of the hub is long
enough to show growth. Linux only. Exit code 1: a message twice or lost, a broken database, or a hub that ended by
itself.
"""

import argparse
import asyncio
import collections
import contextlib
import http.client
import json
import os
import random
import select
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

CLIENTS, JOB_CLIENTS, LISTENERS, PAGES = 500, 100, 200, 50
CHANGES_PER_SECOND, HANGING = 20, 0.1
SEND_SECONDS = (0.02, 0.3)
DELAY_MS = [500, 1500]
ROWS_PER_MINUTE = 25  # of one job: about what it gets done while its client is ready half of the time
SAMPLE_SECONDS = 10
JOB_CHANGES = ("RECONNECTING", "QR_REQUIRED", "INITIALIZING", "DISCONNECTED_RECOVERABLE")
OTHER_CHANGES = JOB_CHANGES + ("AUTH_FAILURE", "DISCONNECTED_LOGOUT", "NOT_INITIALIZED", "ERROR")
ROW_STATES = ("queued", "sending", "sent", "failed", "unknown", "cancelled", "skipped")  # core/sending/job.h


class Engine:
    """The Session Manager: the state of each client, and what it was asked."""

    def __init__(self):
        self.state = dict.fromkeys(range(1, CLIENTS + 1), "READY")
        self.sends = collections.Counter()  # (client, recipient)
        self.calls = collections.Counter()  # by path, and "hung"
        self.overlaps = 0                   # a second message of a client while one is under way
        self.in_flight = collections.Counter()

    def forget_under_way(self):
        """After a kill: how many messages were; the next life's are no second ones beside them."""
        count, self.in_flight = self.in_flight.total(), collections.Counter()
        return count

    def change_one(self):
        client = random.randint(1, CLIENTS)
        words = JOB_CHANGES if client <= JOB_CLIENTS else OTHER_CHANGES
        self.state[client] = random.choice(words) if self.state[client] == "READY" else "READY"

    async def answer(self, method, path, client, body):
        """Status and JSON, or None: never."""
        self.calls[f"{method} {path}"] += 1
        state = self.state.get(client, "NOT_INITIALIZED")
        ready = state == "READY"
        if path == "/status":
            if random.random() < HANGING:
                self.calls["hung"] += 1
                return None
            return 200, {"cliente_id": client, "connected": ready, "state": state, "can_send_messages": ready}
        if path == "/qr" and state == "QR_REQUIRED":
            payload = f"2@{client}x{int(time.time() / 20)},{'a' * 44},{'b' * 44}"
            return 200, {"state": state, "expires_in": 60, "qr": payload}
        if path == "/qr":
            return 409, {"error": "QR not available", "state": state}
        if path == "/send":
            return await self.send(client, json.loads(body)["to"], ready)
        if path == "/health":
            return 200, {"status": "ok"}
        return 404, {"error": "NOT_FOUND"}

    async def send(self, client, recipient, ready):
        if not ready:
            return 409, {"error": True, "code": "SESSION_NOT_READY", "message": "not ready"}
        self.sends[client, recipient] += 1
        under_way = self.in_flight
        self.overlaps += under_way[client] > 0
        under_way[client] += 1
        await asyncio.sleep(random.uniform(*SEND_SECONDS))
        under_way[client] -= 1
        return 200, {"ok": True, "message_id": f"true_{recipient}@c.us_{client}"}

    async def serve(self, reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, path, _ = head[0].split(" ")
                fields = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:])}
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                answer = await self.answer(method, path, int(fields.get("x-cliente-id", 0)), body)
                if answer is None:
                    await reader.read(1)  # until the hub gives up
                    break
                text = json.dumps(answer[1]).encode()
                writer.write(f"HTTP/1.1 {answer[0]} X\r\nContent-Type: application/json\r\n"
                             f"Content-Length: {len(text)}\r\n\r\n".encode() + text)
                await writer.drain()
        writer.close()


class Hub:
    """The program under test; each kill begins a new life with the same store."""

    def __init__(self, program, folder, engine_port):
        self.data, self.port = os.path.join(folder, "data"), free_port()
        self.program, self.engine_port = program, engine_port
        self.log = open(os.path.join(folder, "hub.log"), "ab")
        made = subprocess.run([program, "key", "create", "soak", "--admin", "--data-dir", self.data],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        self.bearer = f"Bearer {made.stdout.split()[0].decode()}"
        self.process, self.life, self.born, self.own_ends = None, 0, 0.0, []

    async def start(self):
        """Seconds until /health answers."""
        self.born, self.life = time.monotonic(), self.life + 1
        self.process = subprocess.Popen(
            ["nice", "-n", "-5", self.program, "--no-gui", "--port", str(self.port), "--data-dir", self.data,
             "--session-manager-url", f"http://127.0.0.1:{self.engine_port}", "--log-level", "warning"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        while time.monotonic() < self.born + 30:
            with contextlib.suppress(OSError):
                if (await asyncio.to_thread(self.ask, "GET", "/health"))[0] == 200:
                    return time.monotonic() - self.born
            await asyncio.sleep(0.01)
        raise SystemExit("the hub did not answer /health within 30 s")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def note_own_end(self):
        """Whether it ended without having been killed; that is a fault."""
        if self.process.poll() is not None:
            self.own_ends.append({"life": self.life, "code": self.process.returncode})
        return self.process.poll() is not None

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body and json.dumps(body),
                           {"Authorization": self.bearer, "Content-Type": "application/json"})
        with connection.getresponse() as response:
            answer = response.status, json.loads(response.read())
        connection.close()
        return answer

    def listeners(self):
        """How many the hub has, and has dropped for being slow in this life."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            connection.request("GET", "/metrics")
            lines = dict(line.rsplit(" ", 1) for line in connection.getresponse().read().decode().splitlines()
                         if not line.startswith("#"))
        return {"listeners": int(lines["hub_event_listeners"]),
                "dropped": int(lines["hub_event_listeners_dropped_total"])}

    def sample(self):
        pid = self.process.pid
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            fields = dict(line.split(":", 1) for line in status)
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            ticks = sum(map(int, stat.read().rsplit(")", 1)[1].split()[11:13]))
        size = {end: os.path.getsize(path) if os.path.exists(path) else 0
                for end in ("", "-wal") for path in [os.path.join(self.data, f"central-hub.db{end}")]}
        return {"life": self.life, "age_s": round(time.monotonic() - self.born),
                "rss_mib": round(int(fields["VmRSS"].split()[0]) / 1024, 1), "threads": int(fields["Threads"]),
                "descriptors": len(os.listdir(f"/proc/{pid}/fd")), "cpu_s": ticks / os.sysconf("SC_CLK_TCK"),
                "db_mib": round(size[""] / 1048576, 2), "wal_mib": round(size["-wal"] / 1048576, 2)}


class Crowd:
    """Listeners and pages: they come back after each kill."""

    def __init__(self, hub):
        self.hub, self.counts = hub, collections.Counter()
        self.request = (f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {hub.bearer}\r\n\r\n").encode()

    async def listener(self):
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.hub.port)
                writer.write(self.request)
                while chunk := await reader.read(65536):
                    self.counts["events"] += chunk.count(b"\ndata:")
                writer.close()
            await asyncio.sleep(random.uniform(0.2, 1))

    async def deaf_listener(self):
        """Never reads. It hardly ever sees that it was dropped, since the end waits behind what it does not read, and
        so comes again after two minutes, or when the hub was killed."""
        while True:
            with contextlib.suppress(OSError), socket.socket() as peer:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                peer.setblocking(False)
                await asyncio.get_running_loop().sock_connect(peer, ("127.0.0.1", self.hub.port))
                peer.send(self.request)
                gone = select.poll()
                gone.register(peer, select.POLLRDHUP)
                life, end = self.hub.life, time.monotonic() + random.uniform(90, 150)
                while time.monotonic() < end and self.hub.life == life and not gone.poll(0):
                    await asyncio.sleep(1)
            await asyncio.sleep(random.uniform(0.2, 1))

    async def page(self, client):
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.hub.port)
                try:
                    while True:
                        answer = await asyncio.wait_for(self.get(reader, writer, client, "status"), 10)
                        if b"QR_REQUIRED" in answer:
                            await asyncio.wait_for(self.get(reader, writer, client, "qr"), 10)
                        await asyncio.sleep(random.uniform(1.5, 2.5))
                finally:
                    writer.close()
            self.counts["pages came again"] += 1
            await asyncio.sleep(random.uniform(0.2, 1))

    async def get(self, reader, writer, client, what):
        writer.write(f"GET /api/whatsapp/{client}/{what} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        self.counts[f"page {what} {head[9:12].decode()}"] += 1
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return await reader.readexactly(length)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def probe_health(port):
    """The prober's process: one line per question, its milliseconds or -1."""
    request, peer = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", None
    while True:
        begin = time.perf_counter()
        took = -1.0
        try:
            peer = peer or socket.create_connection(("127.0.0.1", port), timeout=10)
            peer.sendall(request)
            if peer.recv(4096).startswith(b"HTTP/1.1 200"):
                took = (time.perf_counter() - begin) * 1000
        except OSError:
            pass
        if took < 0 and peer:
            peer.close()
            peer = None
        print(f"{took:.2f}", flush=True)
        time.sleep(max(0.0, 0.05 - (time.perf_counter() - begin)))


def percentile(values, share):
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 2) if values else None


def slope(samples, key):
    """Growth an hour of a sample's value, by least squares."""
    if len(samples) < 3:
        return None
    return round(statistics.linear_regression([s["t_s"] / 3600 for s in samples], [s[key] for s in samples]).slope, 1)


class Soak:
    def __init__(self, arguments):
        self.arguments, self.engine = arguments, Engine()
        self.samples, self.kills, self.health, self.window = [], [], [], []
        self.tasks, self.jobs = set(), {}

    def spawn(self, coroutine):
        task = asyncio.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(lambda done: done.cancelled() or done.exception() and sys.exit(repr(done.exception())))

    def register(self):
        for client in self.engine.state:
            status, answer = self.hub.ask("PUT", f"/clients/{client}", {"name": f"Client {client}"})
            if status not in (200, 201):
                raise SystemExit(f"client {client}: {answer}")

    def start_jobs(self):
        rows = max(20, round(self.arguments.minutes * ROWS_PER_MINUTE))
        for client in range(1, JOB_CLIENTS + 1):
            messages = [{"to": f"549{client:04d}{n:06d}", "message": f"Message {n} for {client}"} for n in range(rows)]
            status, answer = self.hub.ask("POST", f"/sender/send-bulk?cliente_id={client}",
                                          {"messages": messages, "delay_ms": DELAY_MS})
            if status != 202 or answer["accepted"] != rows:
                raise SystemExit(f"job of {client}: {answer}")
            self.jobs[answer["job_id"]] = (client, rows)

    async def change(self):
        due = time.monotonic()
        while True:
            self.engine.change_one()
            due += 1 / CHANGES_PER_SECOND
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    async def read_prober(self):
        self.prober = await asyncio.create_subprocess_exec(
            "nice", "-n", "-5", sys.executable, __file__, "--probe", str(self.hub.port), stdout=subprocess.PIPE)
        async for line in self.prober.stdout:
            self.window.append(float(line))

    async def listeners(self):
        try:
            return await asyncio.to_thread(self.hub.listeners)
        except (OSError, http.client.HTTPException):  # it was killed in this moment
            return {"listeners": None, "dropped": None}

    async def sample(self):
        while True:
            await asyncio.sleep(SAMPLE_SECONDS)
            asked, self.window = self.window, []
            answered = [ms for ms in asked if ms >= 0]
            self.health += answered
            if self.hub.note_own_end():
                await self.hub.start()
            row = {"t_s": round(time.monotonic() - self.begin), **self.hub.sample(), **await self.listeners(),
                   "health_p99_ms": percentile(answered, 0.99), "health_worst_ms": percentile(answered, 1),
                   "health_down": len(asked) - len(answered), "load": round(os.getloadavg()[0], 2),
                   "sends": self.engine.sends.total(), "status_calls": self.engine.calls["GET /status"],
                   "events": self.crowd.counts["events"]}
            self.samples.append(row)
            print(" ".join(f"{key}={value}" for key, value in row.items()), flush=True)

    async def kill_and_wait(self):
        end = self.begin + self.arguments.minutes * 60
        while True:
            due = self.begin + (len(self.kills) + 1) * self.arguments.kill_every * 60
            if due > end - self.arguments.quiet * 60:
                break
            await asyncio.sleep(due - time.monotonic())
            if not self.hub.note_own_end():
                self.hub.kill()
            await asyncio.sleep(0.2)  # what the dead hub had written already is still to be read here
            under_way = self.engine.forget_under_way()
            self.kills.append({"t_s": round(time.monotonic() - self.begin), "sends_under_way": under_way,
                               "healthy_after_s": round(await self.hub.start(), 3)})
            print("killed", self.kills[-1], flush=True)
        await asyncio.sleep(end - time.monotonic())

    def end_jobs(self):
        """Cancels what is left; returns when no row is under way."""
        states = collections.Counter()
        for job in self.jobs:
            states[self.hub.ask("GET", f"/sender/jobs/{job}")[1]["state"]] += 1
            self.hub.ask("POST", f"/sender/jobs/{job}/cancel")
        end = time.monotonic() + 30
        while time.monotonic() < end and any(
                self.hub.ask("GET", f"/sender/jobs/{job}")[1]["counts"]["sending"] for job in self.jobs):
            time.sleep(0.2)
        return dict(states)

    def judge(self):
        """Each row of the store against the engine's count."""
        with contextlib.closing(sqlite3.connect(os.path.join(self.hub.data, "central-hub.db"))) as store:
            check = store.execute("PRAGMA integrity_check").fetchone()[0]
            rows = store.execute("SELECT j.id, j.cliente_id, m.recipient, m.state FROM job_messages m "
                                 "JOIN jobs j ON j.id = m.job_id").fetchall()
            tables = [name for name, in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            counts = {name: store.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
        per_job, per_state = collections.Counter(), collections.Counter()
        lost, twice, unasked, unknown_given = [], [], [], 0
        for job, client, recipient, number in rows:
            state, given = ROW_STATES[number], self.engine.sends[client, recipient]
            per_job[str(job)] += 1
            per_state[state] += 1
            unknown_given += state == "unknown" and given
            if given > 1:
                twice.append((client, recipient, state, given))
            if state == "sent" and given == 0:
                lost.append((client, recipient, state))
            if state not in ("sent", "unknown") and given:
                unasked.append((client, recipient, state, given))
        missing = sum(abs(count - per_job[job]) for job, (_, count) in self.jobs.items())
        return {"integrity": check, "rows": dict(per_state), "sends": self.engine.sends.total(), "twice": twice,
                "said_sent_but_never_given": lost, "given_but_not_told": unasked, "missing_rows": missing,
                "unended_rows": per_state["queued"] + per_state["sending"], "unknown_given": unknown_given,
                "overlaps": self.engine.overlaps, "tables": {k: v for k, v in counts.items() if v}}

    async def run(self):
        server = await asyncio.start_server(self.engine.serve, "127.0.0.1", 0, backlog=1024)
        self.hub = Hub(os.path.abspath(self.arguments.hub), self.arguments.out, server.sockets[0].getsockname()[1])
        await self.hub.start()
        self.crowd = Crowd(self.hub)
        try:
            await asyncio.to_thread(self.register)
            await asyncio.to_thread(self.start_jobs)
            self.begin = time.monotonic()
            for n in range(LISTENERS):
                self.spawn(self.crowd.deaf_listener() if n % 2 else self.crowd.listener())
            for n in range(PAGES):
                self.spawn(self.crowd.page(1 + n * CLIENTS // PAGES))
            self.spawn(self.change())
            self.spawn(self.read_prober())
            self.spawn(self.sample())
            await self.kill_and_wait()
            jobs = await asyncio.to_thread(self.end_jobs)
        finally:
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
            self.prober.kill()
            begin = time.monotonic()
            self.hub.process.terminate()
            code = await asyncio.to_thread(self.hub.process.wait, 30)
        return self.report(jobs, {"code": code, "seconds": round(time.monotonic() - begin, 2)})

    def report(self, jobs, stop):
        late = [s for s in self.samples if s["t_s"] >= 600]
        last = [s for s in late if s["life"] == self.hub.life and s["age_s"] >= 120]
        lives = collections.defaultdict(list)
        for sample in self.samples:
            lives[sample["life"]].append(sample)
        return {
            "minutes": self.arguments.minutes, "cores": os.cpu_count(), "started": self.started,
            "load": {"mean": round(statistics.mean(s["load"] for s in self.samples), 2),
                     "max": max(s["load"] for s in self.samples)},
            "health": {"asked": len(self.health), "median_ms": percentile(self.health, 0.5),
                       "p99_ms": percentile(self.health, 0.99), "worst_ms": percentile(self.health, 1),
                       "not_answered": sum(s["health_down"] for s in self.samples)},
            "growth_per_hour_after_ten_minutes": {"db_mib": slope(late, "db_mib"), "wal_mib": slope(late, "wal_mib")},
            "growth_per_hour_in_the_last_life": {key: slope(last, key) for key in ("rss_mib", "descriptors")},
            "lives": [{"life": life, "seconds": rows[-1]["age_s"], "rss_mib_first": rows[0]["rss_mib"],
                       "rss_mib_last": rows[-1]["rss_mib"], "rss_mib_max": max(r["rss_mib"] for r in rows),
                       "descriptors_last": rows[-1]["descriptors"],
                       "descriptors_max": max(r["descriptors"] for r in rows),
                       "db_mib_last": rows[-1]["db_mib"], "wal_mib_max": max(r["wal_mib"] for r in rows),
                       "median_of_p99_ms": percentile([r["health_p99_ms"] or 0 for r in rows], 0.5)}
                      for life, rows in lives.items()],
            "kills": self.kills, "own_ends": self.hub.own_ends, "stop": stop, "jobs_before_the_end": jobs,
            "engine_calls": dict(self.engine.calls), "crowd": dict(self.crowd.counts),
            "messages": self.judge(), "samples": self.samples}


def print_table(report):
    columns = list(report["lives"][0])
    print("  ".join(columns))
    for life in report["lives"]:
        print("  ".join(f"{life[key]!s:>{len(key)}}" for key in columns))
    for key, value in report.items():
        if key not in ("lives", "samples"):
            print(f"{key}: {json.dumps(value)[:2000]}")


def faults(report):
    messages = report["messages"]
    wrong = ("twice", "said_sent_but_never_given", "given_but_not_told", "missing_rows", "unended_rows", "overlaps")
    found = [key for key in wrong if messages[key]]
    found += ["integrity"] if messages["integrity"] != "ok" else []
    found += ["own_ends"] if report["own_ends"] or report["stop"]["code"] != 0 else []
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hub", help="the central-hub program")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--kill-every", type=float, default=5, metavar="MINUTES")
    parser.add_argument("--quiet", type=float, default=10, metavar="MINUTES", help="at the end, without a kill")
    parser.add_argument("--out", default="soak-run", help="a new folder for the store, the hub's log and report.json")
    parser.add_argument("--quick", action="store_true", help="a minute and a half with a kill, in a temporary folder")
    parser.add_argument("--probe", type=int, metavar="PORT", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.probe:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        probe_health(arguments.probe)
    if not arguments.hub:
        parser.error("--hub is needed")
    with contextlib.ExitStack() as end:
        if arguments.quick:
            arguments.minutes, arguments.kill_every, arguments.quiet = 1.5, 0.75, 0.5
            arguments.out = end.enter_context(tempfile.TemporaryDirectory())
        else:
            os.makedirs(arguments.out)
        report = run(arguments)
    print_table(report)
    sys.exit(bool(report["faults"]))


def run(arguments):
    soak = Soak(arguments)
    soak.started = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    report = asyncio.run(soak.run())
    report["faults"] = faults(report)
    with open(os.path.join(arguments.out, "report.json"), "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
    return report


if __name__ == "__main__":
    main()
