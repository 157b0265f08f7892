// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The display goes away under the window: the hub ends in peace, and nothing that it was doing is in doubt.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { ask } from './support/http.mjs';
import { Hub, Program, Simulator } from './support/programs.mjs';
import { Screen } from './support/screen.mjs';

const rounds = 3; // it crashed in one of two

async function until(hub, path, satisfies, token) {
    for (;;) {
        const { json } = await ask(hub, 'GET', path, { token });
        if (satisfies(json))
            return json;
    }
}

for (let round = 1; round <= rounds; ++round) {
    test(`the X server is killed while a job runs, ${round}`, { timeout: 60000 }, async (t) => {
        const simulator = await Simulator.start();
        t.after(() => simulator.stop());
        await simulator.client(51, { state: 'READY', account: '5491155550051' });
        await simulator.control('PUT', 'settings', { send_latency_ms: [300, 400] });
        const folder = await mkdtemp(join(tmpdir(), 'central-hub-display-'));
        t.after(() => rm(folder, { recursive: true, force: true }));
        await writeFile(join(folder, 'central-hub.ini'), `session-manager-url = ${simulator.url}\nport = 0\n`, { mode: 0o600 });
        const token = await Hub.addKeyTo(folder, 'test', ['--admin']);
        const screen = await Screen.start();
        t.after(() => screen.stop());

        const hub = await Program.start(process.env.CENTRAL_HUB, ['--data-dir', folder], screen.env);
        t.after(() => hub.stop('SIGKILL'));
        await screen.window('Central Hub');
        await ask(hub, 'PUT', '/clients/51', { token, body: { name: 'Ana' } });
        await until(hub, '/clients/51', ({ client, state }) => (client?.state ?? state) === 'ready', token);
        const messages = Array.from({ length: 20 }, (_, i) => ({ to: `5491100000${String(i).padStart(3, '0')}`, message: `Number ${i}` }));
        const made = await ask(hub, 'POST', '/sender/send-bulk?cliente_id=51', { token, body: { messages, delay_ms: [0, 0] } });
        assert.equal(made.status, 202, made.body);
        const job = `/sender/jobs/${made.json.job_id}?cliente_id=51`;
        await until(hub, job, ({ counts }) => counts.sent >= 2 && counts.sending === 1, token);
        screen.kill();
        assert.equal(await hub.ended, 1, hub.output);

        // Closed, not left: SQLite takes its journal away with the last connection.
        assert.deepEqual((await readdir(folder)).filter((name) => /-(wal|shm)$/.test(name)), []);
        const again = await Program.start(process.env.CENTRAL_HUB, ['--no-gui', '--data-dir', folder]);
        t.after(() => again.stop());
        const { counts } = await until(again, job, ({ state }) => state === 'completed', token);
        assert.deepEqual([counts.sent, counts.unknown], [messages.length, 0]);
        assert.equal((await simulator.control('GET', 'sent/summary?client=51')).repeated_deliveries, 0);
    });
}
