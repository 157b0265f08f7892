// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub is killed again and again in the middle of a job. The simulator's record is the judge: nothing is lost, nothing is
// delivered twice, and each kill leaves at most one message of which nobody knows.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask } from './support/http.mjs';
import { Simulator } from './support/programs.mjs';
import { Store, askUntil } from './support/store.mjs';

const Kills = 10;
const Messages = 120;
let simulator;
let store;

before(async () => {
    simulator = await Simulator.start();
    await simulator.client(51, { state: 'READY' });
    await simulator.control('PUT', 'settings', { send_latency_ms: [0, 10] });
    store = await Store.make({ sessionManager: simulator.url });
});
after(async () => {
    await store?.remove();
    await simulator?.stop();
});

test(`${Kills} kills`, async (t) => {
    const token = await store.key('of 51', 51);
    const messages = Array.from({ length: Messages }, (_, i) => ({ to: String(5491100000000 + i), message: `message ${i}` }));
    let hub = await store.start();
    const created = await ask(hub, 'POST', '/sender/send-bulk', { token, body: { messages, delay_ms: [0, 5] } });
    assert.equal(created.status, 202, created.body);
    const path = `/sender/jobs/${created.json.job_id}`;
    const attempts = async () => (await simulator.control('GET', 'sent/summary?client=51')).attempts;

    for (let kill = 0; kill < Kills; ++kill) {
        const from = await attempts();
        const steps = 1 + Math.floor(Math.random() * 9);
        while (await attempts() < from + steps)
            await new Promise((resolve) => setImmediate(resolve));
        await hub.stop('SIGKILL');
        hub = await store.start();
    }
    const end = await askUntil(({ json }) => json.counts.queued + json.counts.sending === 0, hub, 'GET', path, { token });
    const { counts } = end.json;
    t.diagnostic(JSON.stringify(counts));
    const summary = await simulator.control('GET', 'sent/summary?client=51');
    assert.equal(summary.repeated_attempts, 0, 'never twice');
    assert.equal(summary.overlaps, 0, 'one at a time');
    assert.equal(counts.sent + counts.unknown, Messages, 'none lost');
    assert.ok(counts.unknown <= Kills, `${counts.unknown} unknown`);
    const record = await simulator.control('GET', 'sent?client=51&limit=1000');
    const asked = new Set(record.items.map(({ to }) => to));
    const rows = (await ask(hub, 'GET', `${path}/messages?limit=1000`, { token })).json.items;
    for (const { to, state } of rows)
        assert.ok(state === 'unknown' || asked.has(to), `${to} is ${state}`);

    for (const { n } of rows.filter(({ state }) => state === 'unknown'))
        await ask(hub, 'POST', `${path}/messages/${n}/settle`, { token, body: { state: 'sent' } });
    await askUntil(({ json }) => json.state === 'completed', hub, 'GET', path, { token });
    assert.equal(await hub.stop(), 0);
});
