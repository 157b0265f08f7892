// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An operator's morning with the real window: set up, add fifty clients, link each by the code on the screen, live through an
// outage, and lose nothing when the program dies in a bulk job. Keyboard and eyes only; the simulator is every phone.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, login } from './support/http.mjs';
import { Program, Simulator } from './support/programs.mjs';
import { Screen } from './support/screen.mjs';

const Password = 'correct horse battery';
const Clients = Array.from({ length: 50 }, (_, i) => 101 + i);

let simulator;
let screen;
let folder;
let hub;
let token;

before(async () => {
    simulator = await Simulator.start();
    await simulator.control('POST', 'clients', { count: Clients.length, first: Clients[0], state: 'QR_REQUIRED' });
    await simulator.control('PUT', 'settings', { send_latency_ms: [100, 200] });
    screen = await Screen.start();
    folder = await mkdtemp(join(tmpdir(), 'central-hub-window-'));
});
after(async () => {
    await hub?.stop('SIGKILL');
    await screen?.stop();
    await simulator?.stop();
    await rm(folder, { recursive: true, force: true });
});

async function start() {
    hub = await Program.start(process.env.CENTRAL_HUB, ['--data-dir', folder, '--port', '0'], screen.env);
}

/** Asks the hub's API until it says what is waited for; each question is a round trip. */
async function until(path, satisfies) {
    for (let i = 0; i < 20000; ++i) {
        const answer = await ask(hub, 'GET', path, { token });
        if (answer.status === 200 && satisfies(answer.json))
            return answer.json;
    }
    await screen.save('waiting');
    throw new Error(`${path} never said what was waited for; see waiting.png`);
}

const inState = (state) => (list) => list.items.filter((client) => client.state === state).length;

test('the first run sets the Session Manager and makes an administrator', async () => {
    await start();
    await screen.window('Set up Central Hub: Welcome');
    await screen.save('first-run');
    await screen.keys('Return');
    await screen.window('Set up Central Hub: Session Manager');
    await screen.keys('ctrl+a');
    await screen.type(simulator.url);
    await screen.keys('Return');
    await screen.window('Set up Central Hub: Administrator');
    await screen.keys('alt+u');
    await screen.type('ana');
    await screen.keys('Tab');
    await screen.type(Password);
    await screen.keys('alt+a');
    await screen.type(Password);
    await screen.keys('Return');
    await screen.window('Set up Central Hub: Who may reach');
    await screen.keys('Return');
    await screen.window('Set up Central Hub: Ready');
    await screen.keys('Return');
    await screen.window('^Central Hub$');
    // The hub was started anew by its new settings: at its new port.
    await hub.wrote(/(listening address=[^]*){2}/);
    hub.url = `http://127.0.0.1:${/listening address=\S+ port=(\d+)(?![^]*listening address)/.exec(hub.output)[1]}`;
    token = await login(hub, 'ana', Password);
});

test('fifty clients are added at once', async () => {
    await screen.keys('ctrl+n');
    await screen.window('Add clients');
    await screen.type(`${Clients[0]}-${Clients.at(-1)}`);
    await screen.keys('Return');
    await until('/clients?limit=100', (list) => inState('qr_required')(list) === Clients.length);
    await screen.save('fifty-clients');
});

test('linking mode shows one code after the other until all are linked', { timeout: 300000 }, async () => {
    await screen.window('^Central Hub$');
    await screen.keys('ctrl+2');
    await screen.keys('alt+s');
    const linked = new Set();
    while (linked.size < Clients.length) {
        const code = await screen.codeWhere((found) => !linked.has(found));
        await simulator.scan(code, `54911000${String(linked.size).padStart(5, '0')}`);
        linked.add(code);
        if (linked.size === 12)
            await screen.save('linking');
    }
    await until('/clients?limit=100', (list) => inState('ready')(list) === Clients.length);
    await screen.save('linking-end');
});

test('an outage of the Session Manager is told once, and over when it is over', { timeout: 180000 }, async () => {
    const { port } = simulator;
    const { items } = (await ask(hub, 'GET', '/clients?limit=100', { token })).json;
    const accounts = new Map(items.map(({ cliente_id: client, account }) => [client, account]));
    await simulator.stop();
    await until('/clients?limit=100', (list) => inState('unreachable')(list) >= Clients.length);
    await screen.keys('ctrl+1');
    await screen.save('outage');
    simulator = await Simulator.start(port);
    for (const client of Clients) // the same phones: a job is held when another one is linked
        await simulator.client(client, { state: 'READY', account: accounts.get(client) });
    await until('/clients?limit=100', (list) => inState('ready')(list) === Clients.length);
    await screen.save('after-outage');
});

test('a program killed in a bulk job goes on and sends nothing twice', { timeout: 180000 }, async () => {
    await simulator.control('PUT', 'settings', { send_latency_ms: [20, 40] });
    const messages = Array.from({ length: 60 }, (_, i) => ({ to: `549110000${String(i).padStart(4, '0')}`, message: `Number ${i}` }));
    const made = await ask(hub, 'POST', `/sender/send-bulk?cliente_id=${Clients[0]}`,
        { token, body: { name: 'Morning', messages, delay_ms: [0, 0] } });
    assert.equal(made.status, 202, made.body);
    const job = `/sender/jobs/${made.json.job_id}`;
    await until(job, ({ counts }) => counts.sent >= 10);
    await screen.keys('ctrl+3');
    await screen.save('bulk-job');
    await hub.stop('SIGKILL');
    await start();
    await screen.window('^Central Hub$');
    token = await login(hub, 'ana', Password);
    // What was in flight is neither lost nor sent again: an operator settles it.
    const { counts } = await until(job, ({ state }) => state === 'completed');
    assert.equal(counts.sent + counts.unknown, messages.length);
    assert.ok(counts.unknown <= 1, JSON.stringify(counts));
    const summary = await simulator.control('GET', `sent/summary?client=${Clients[0]}`);
    assert.equal(summary.repeated_deliveries, 0);
    assert.equal(summary.overlaps, 0);
    await screen.keys('ctrl+3');
    await screen.save('after-kill');
});

test('the program ends in peace', { timeout: 60000 }, async () => {
    await screen.window('^Central Hub$'); // it has the keyboard
    await screen.keys('ctrl+q');
    assert.equal(await hub.ended, 0);
});
