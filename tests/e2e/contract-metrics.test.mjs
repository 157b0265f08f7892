// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GET /metrics: every figure of the contract is told, and moves with what it counts.

import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import { after, before, test } from 'node:test';

import { EventStream } from './support/eventstream.mjs';
import { ask } from './support/http.mjs';
import { Hub, Simulator } from './support/programs.mjs';

const To = '5491112345678';
let simulator;
let receiver; // of alerts
let hub;
let admin;
let own;
let accepts = false; // whether the receiver does

before(async () => {
    receiver = http.createServer((request, response) => {
        request.resume();
        response.writeHead(accepts ? 200 : 500).end();
    });
    [simulator] = await Promise.all([Simulator.start(), new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))]);
    await simulator.client(51, { state: 'READY', account: To });
    hub = await Hub.start({ sessionManager: simulator.url, keys: { admin: 'admin', own: 51 }, options: ['--monitor-interval', '200',
        '--alert-webhook', `http://127.0.0.1:${receiver.address().port}/hook`] });
    ({ admin, own } = hub.keys);
});
after(async () => {
    receiver?.close();
    await Promise.all([hub?.stop(), simulator?.stop()]);
});

const text = async () => (await ask(hub, 'GET', '/metrics')).body;

/** The value of a sample, e.g. `hub_clients{state="ready"}`; nothing if there is none. */
async function value(sample) {
    const line = (await text()).split('\n').find((one) => one.startsWith(`${sample} `));
    return line && Number(line.slice(sample.length + 1));
}

/** Asks until the value is as expected. */
async function becomes(sample, expected) {
    const fits = typeof expected === 'function' ? expected : (is) => is === expected;
    for (let is; !fits(is);)
        is = await value(sample);
}

test('every figure has its help and type, and samples of its name only', async () => {
    const lines = (await text()).trimEnd().split('\n');
    const known = new Map();
    let name;
    for (let i = 0; i < lines.length; ++i) {
        const help = /^# HELP (\w+) \S.*$/.exec(lines[i]);
        if (help) {
            [, name] = help;
            const type = new RegExp(`^# TYPE ${name} (counter|gauge|histogram)$`).exec(lines[++i]);
            assert.ok(type, lines[i]);
            assert.ok(!known.has(name), name);
            known.set(name, type[1]);
            continue;
        }
        const sample = /^(\w+?)(?:_bucket|_sum|_count)?(?:\{.*\})? [-+.\deE]+$/.exec(lines[i]);
        assert.ok(sample && lines[i].startsWith(name), lines[i]);
    }
    for (const [one, type] of [['hub_http_requests_total', 'counter'], ['hub_http_request_duration_seconds', 'histogram'], ['hub_http_connections', 'gauge'],
        ['hub_http_request_body_bytes', 'gauge'], ['hub_session_manager_calls_total', 'counter'], ['hub_session_manager_up', 'gauge'],
        ['hub_database_up', 'gauge'], ['hub_clients', 'gauge'], ['hub_client_status_age_seconds', 'gauge'], ['hub_messages_total', 'counter'],
        ['hub_backlog_messages', 'gauge'], ['hub_jobs_open', 'gauge'], ['hub_jobs_paused', 'gauge'], ['hub_job_oldest_age_seconds', 'gauge'],
        ['hub_event_listeners', 'gauge'], ['hub_webhook_queue', 'gauge'], ['hub_webhook_oldest_age_seconds', 'gauge'],
        ['hub_webhook_deliveries_total', 'counter'], ['hub_webhook_failed_tries_total', 'counter']])
        assert.equal(known.get(one), type, one);
    assert.ok(![...known.keys()].some((one) => !one.startsWith('hub_')));
});

test('answers by status', async () => {
    const before = await value('hub_http_requests_total{status="404"}') ?? 0;
    await ask(hub, 'GET', '/nothing');
    assert.equal(await value('hub_http_requests_total{status="404"}'), before + 1);
});

test('proxied calls by outcome', async () => {
    const outcomes = async () => Promise.all(['ok', 'status', 'not_json'].map((one) => value(`hub_session_manager_calls_total{outcome="${one}"}`)));
    const before = await outcomes();
    await ask(hub, 'GET', '/api/whatsapp/51/status');
    await simulator.control('POST', 'faults', { client: 51, endpoint: 'qr', kind: 'error', status: 500 });
    await ask(hub, 'GET', '/api/whatsapp/51/qr');
    await simulator.control('DELETE', 'faults');
    await simulator.control('POST', 'faults', { client: 51, endpoint: 'qr', kind: 'garbage' });
    const got = await ask(hub, 'GET', '/api/whatsapp/51/qr');
    assert.equal(got.status, 502);
    await simulator.control('DELETE', 'faults');
    const after = await outcomes();
    assert.deepEqual(after.slice(0, 2), [before[0] + 1, before[1] + 1]);
});

test('clients by state, and the age of the oldest status', async () => {
    assert.equal(await value('hub_client_status_age_seconds'), 0);
    await ask(hub, 'PUT', '/clients/51', { token: admin, body: {} });
    await becomes('hub_clients{state="ready"}', 1);
    await becomes('hub_clients_without_status', 0);
    // No further answer: the status grows old.
    await simulator.control('POST', 'faults', { client: 51, endpoint: 'status', kind: 'hang' });
    await becomes('hub_client_status_age_seconds', (age) => age > 0.5);
    await simulator.control('DELETE', 'faults');
});

test('who listens', async () => {
    assert.equal(await value('hub_event_listeners'), 0);
    const streams = await Promise.all([EventStream.open(hub, { token: own }), EventStream.open(hub, { token: admin })]);
    assert.equal(await value('hub_event_listeners'), 2);
    assert.equal(await value('hub_http_streams'), 2);
    streams.forEach((stream) => stream.leave());
    await becomes('hub_event_listeners', 0);
    await becomes('hub_http_streams', 0);
});

test('bodies that are held', async () => {
    assert.equal(await value('hub_http_request_body_bytes'), 0);
    const socket = net.connect(hub.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /sender/send HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${own}\r\nContent-Type: application/json\r\n`
        + `Content-Length: 50000\r\n\r\n${' '.repeat(40000)}`);
    await becomes('hub_http_request_body_bytes', 40000);
    socket.destroy();
    await becomes('hub_http_request_body_bytes', 0);
});

test('sending by outcome, backlog and pauses', async () => {
    assert.equal((await ask(hub, 'POST', '/sender/send', { token: own, body: { to: To, message: 'one' } })).status, 200);
    assert.equal(await value('hub_messages_total{outcome="sent"}'), 1);
    await simulator.control('POST', 'faults', { client: 51, endpoint: 'send', kind: 'error', status: 500 });
    await ask(hub, 'POST', '/sender/send', { token: own, body: { to: To, message: 'two' } });
    await simulator.control('DELETE', 'faults');
    assert.equal(await value('hub_messages_total{outcome="failed"}'), 1);

    const messages = [To, '5491112345679'].map((to) => ({ to, message: 'bulk' }));
    const make = async () => (await ask(hub, 'POST', '/sender/send-bulk', { token: own, body: { messages, delay_ms: [0, 0], force: true } })).json.job_id;
    await ask(hub, 'POST', '/sender/stop-all', { token: own });
    const job = await make();
    assert.deepEqual([await value('hub_jobs_open'), await value('hub_backlog_messages{state="queued"}')], [1, 2]);
    assert.equal((await ask(hub, 'POST', `/sender/jobs/${job}/pause`, { token: own })).status, 200);
    assert.equal(await value('hub_jobs_paused{reason="operator"}'), 1);
    await becomes('hub_job_oldest_age_seconds', (age) => age > 0);
    await ask(hub, 'POST', `/sender/jobs/${job}/cancel`, { token: own });
    await ask(hub, 'POST', '/sender/start-all', { token: own });
    assert.deepEqual([await value('hub_jobs_open'), await value('hub_backlog_messages{state="queued"}'), await value('hub_jobs_paused{reason="operator"}'),
        await value('hub_job_oldest_age_seconds')], [0, 0, 0, 0]);
});

test('the webhook: what was delivered, what failed, what waits', async () => {
    const drop = async (state) => {
        await simulator.client(51, { state: 'READY', account: To });
        await becomes('hub_clients{state="ready"}', 1);
        await simulator.client(51, { state });
    };
    assert.deepEqual([await value('hub_webhook_queue'), await value('hub_webhook_oldest_age_seconds')], [0, 0]);
    await drop('DISCONNECTED_LOGOUT');
    await becomes('hub_webhook_failed_tries_total', 1);
    assert.equal(await value('hub_webhook_queue'), 1);
    await becomes('hub_webhook_oldest_age_seconds', (age) => age > 0);
    accepts = true;
    await drop('DISCONNECTED_BANNED');
    await becomes('hub_webhook_deliveries_total{outcome="delivered"}', (count) => count >= 1);
});

test('whether Session Manager and database are up', async () => {
    assert.deepEqual([await value('hub_session_manager_up'), await value('hub_database_up')], [1, 1]);
    await simulator.stop();
    await becomes('hub_session_manager_up', 0);
    assert.equal(await value('hub_database_up'), 1);
});

test('the Session Manager without a monitor: as /health/ready has found it', async () => {
    const alone = await Hub.start({ sessionManager: simulator.url, options: ['--monitor', 'off'] });
    try {
        assert.equal((await ask(alone, 'GET', '/health/ready')).status, 503);
        assert.match((await ask(alone, 'GET', '/metrics')).body, /^hub_session_manager_up 0$/m);
    } finally {
        await alone.stop();
    }
});
