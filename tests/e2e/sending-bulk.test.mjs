// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bulk jobs over HTTP; the simulator's record says what was really asked.

import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, beforeEach, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Simulator } from './support/programs.mjs';
import { Store, askUntil, listen } from './support/store.mjs';

let simulator;
let store;
let hub;
let token;
let other;
let paced;

before(async () => {
    simulator = await Simulator.start();
    await simulator.control('PUT', 'settings', { send_latency_ms: [0, 1] });
    store = await Store.make({ sessionManager: simulator.url });
    [token, other, paced] = await Promise.all([store.key('of 51', 51), store.key('of 52', 52), store.key('of 53', 53)]);
    hub = await store.start();
});
after(async () => {
    await store?.remove();
    await simulator?.stop();
});
beforeEach(async () => {
    await simulator.control('DELETE', 'faults');
    await simulator.control('DELETE', 'sent');
    await simulator.client(51, { state: 'READY' });
});

const numbers = (count, first = 5491100000000) => Array.from({ length: count }, (_, i) => ({ to: String(first + i), message: `message ${i}` }));
const bulk = (fields, options = {}) => ask(hub, 'POST', '/sender/send-bulk', { token, body: { delay_ms: [0, 0], force: true, ...fields }, ...options });
const job = (id) => ask(hub, 'GET', `/sender/jobs/${id}`, { token });
const act = (id, action, body) => ask(hub, 'POST', `/sender/jobs/${id}/${action}`, { token, body });
const jobUntil = async (id, enough) => (await askUntil(({ json }) => enough(json), hub, 'GET', `/sender/jobs/${id}`, { token })).json;
const messages = async (id, query = '') => (await ask(hub, 'GET', `/sender/jobs/${id}/messages${query}`, { token })).json;
const accepted = async (fields) => {
    const answer = await bulk(fields);
    assert.equal(answer.status, 202, answer.body);
    return answer.json.job_id;
};

test('202, what is rejected, and how it ends', async () => {
    const answer = await bulk({ name: 'January', messages: [{ to: '5491100000001', message: 'a' }, { to: 'x', message: 'b' }, 'c',
        { to: '+54 911 0000-0001', message: 'd' }, { to: '5491100000002', message: '' }, { to: '5491100000002@c.us', message: 'e' }] });
    assert.equal(answer.status, 202);
    const { job_id: id, rejected, ...rest } = answer.json;
    assert.equal(typeof id, 'string');
    assert.deepEqual(rest, { ok: true, total: 6, accepted: 2, warnings: [] });
    assert.deepEqual(rejected.map(({ index }) => index).sort(), [1, 2, 3, 4]);
    assert.match(rejected.find(({ index }) => index === 3).error, /duplicate.*index 0/);
    assert.match(rejected.find(({ index }) => index === 1).error, /^to: /);

    const done = await jobUntil(id, ({ state }) => state === 'completed');
    assert.deepEqual([done.ok, done.job_id, done.name, done.reason, done.total, done.eta_s], [true, id, 'January', null, 2, done.eta_s]);
    assert.deepEqual(done.counts, { queued: 0, sending: 0, sent: 2, failed: 0, unknown: 0, cancelled: 0, skipped: 0 });
    for (const time of ['created_at', 'started_at', 'finished_at'])
        assert.match(done[time], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const { items, next } = await messages(id);
    assert.equal(next, null);
    assert.deepEqual(items.map(({ state }) => state), ['sent', 'sent']);
    assert.ok(items.every(({ message_id: given }) => given));
    const summary = await simulator.control('GET', 'sent/summary?client=51');
    assert.deepEqual([summary.delivered, summary.messages, summary.repeated_attempts], [2, 2, 0]);
});

for (const [name, body, code] of [
    ['not JSON', '{"messages":[', 'INVALID_JSON'], ['no messages', '{}', 'INVALID_REQUEST'], ['an empty list', '{"messages":[]}', 'INVALID_REQUEST'],
    ['no list', '{"messages":{}}', 'INVALID_REQUEST'], ['no object', '[]', 'INVALID_REQUEST'],
    ['one delay', '{"messages":[{"to":"5491100000001","message":"a"}],"delay_ms":[1]}', 'INVALID_REQUEST'],
    ['delays in disorder', '{"messages":[{"to":"5491100000001","message":"a"}],"delay_ms":[2,1]}', 'INVALID_REQUEST'],
    ['a name that is none', '{"messages":[{"to":"5491100000001","message":"a"}],"name":5}', 'INVALID_REQUEST']]) {
    test(`400: ${name}`, async () => {
        assertError(await ask(hub, 'POST', '/sender/send-bulk', { token, body, headers: { 'Content-Type': 'application/json' } }), 400, code);
    });
}

test('100,001 messages are too many, 33 MiB too large', async () => {
    assertError(await bulk({ messages: numbers(100001) }), 400, 'INVALID_REQUEST', /100,000/);
    const head = `POST /sender/send-bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    const answer = await new Promise((resolve, reject) => {
        const socket = net.connect(hub.port, '127.0.0.1', () => socket.write(`${head}Content-Length: ${33 * 1024 * 1024}\r\n\r\n{`));
        socket.once('data', (data) => { socket.destroy(); resolve(String(data)); });
        socket.on('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.equal((await ask(hub, 'GET', '/sender/jobs', { token })).json.items.some(({ total }) => total > 100000), false);
});

test('a body that is cut off makes no job', async () => {
    const before = (await ask(hub, 'GET', '/sender/jobs', { token })).json.items.length;
    const text = JSON.stringify({ messages: numbers(1000) });
    const socket = net.connect(hub.port, '127.0.0.1', () => {
        socket.end(`POST /sender/send-bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`
            + `Content-Length: ${text.length}\r\n\r\n${text.slice(0, -10)}`);
    });
    socket.resume();
    await new Promise((resolve) => socket.on('close', resolve).on('error', () => {}));
    assert.equal((await ask(hub, 'GET', '/sender/jobs', { token })).json.items.length, before);
});

test('100,000 messages', async (t) => {
    await ask(hub, 'POST', '/sender/stop-all', { token });
    const body = JSON.stringify({ messages: numbers(100000) });
    const begun = process.hrtime.bigint();
    const answer = await ask(hub, 'POST', '/sender/send-bulk', { token, body, headers: { 'Content-Type': 'application/json' } });
    t.diagnostic(`${body.length} bytes accepted in ${Number((process.hrtime.bigint() - begun) / 1000000n)} ms`);
    assert.equal(answer.status, 202, answer.body.slice(0, 200));
    assert.deepEqual([answer.json.total, answer.json.accepted, answer.json.rejected], [100000, 100000, []]);
    const page = await messages(answer.json.job_id, '?limit=1000');
    assert.equal(page.items.length, 1000);
    const next = await messages(answer.json.job_id, `?limit=2&after=${page.next}`);
    assert.deepEqual(next.items.map(({ n }) => n), [1000, 1001]);
    const cancelled = await act(answer.json.job_id, 'cancel');
    assert.deepEqual([cancelled.json.state, cancelled.json.counts.cancelled], ['cancelled', 100000]);
    await ask(hub, 'POST', '/sender/start-all', { token });
    assert.equal((await simulator.control('GET', 'sent/summary')).attempts, 0);
});

test('an Idempotency-Key makes one job', async () => {
    const once = { headers: { 'Idempotency-Key': 'bulk' } };
    const [first, second] = [await bulk({ messages: numbers(2) }, once), await bulk({ messages: numbers(2) }, once)];
    assert.deepEqual([second.status, second.body], [first.status, first.body]);
    assertError(await bulk({ messages: numbers(3) }, once), 422, 'IDEMPOTENCY_KEY_REUSED');
    await jobUntil(first.json.job_id, ({ state }) => state === 'completed');
    assert.equal((await simulator.control('GET', 'sent/summary')).attempts, 2);
});

test('pause, resume, cancel; another client sees nothing of it', async () => {
    await simulator.client(53, { state: 'READY' });
    const created = await bulk({ messages: numbers(3), delay_ms: [3600000, 3600000] }, { token: paced });
    assert.equal(created.status, 202, created.body);
    const path = `/sender/jobs/${created.json.job_id}`;
    const doTo = async (action) => (await ask(hub, 'POST', `${path}/${action}`, { token: paced })).json;
    await askUntil(({ json }) => json.counts.sent === 1, hub, 'GET', path, { token: paced });
    const held = await doTo('pause');
    assert.equal(held.state, 'paused');
    assert.match(held.reason, /key:of 53/);
    assert.notEqual((await doTo('resume')).state, 'paused');
    for (const [method, rest] of [['GET', ''], ['GET', '/messages'], ['POST', '/pause'], ['POST', '/cancel'], ['POST', '/retry-failed']])
        assertError(await ask(hub, method, `${path}${rest}`, { token: other }), 404, 'NOT_FOUND');
    const cancelled = await doTo('cancel');
    assert.deepEqual([cancelled.state, cancelled.counts.sent, cancelled.counts.cancelled], ['cancelled', 1, 2]);
    assert.deepEqual((await doTo('cancel')).counts, cancelled.counts, 'twice is once');
    for (const action of ['pause', 'resume'])
        assertError(await ask(hub, 'POST', `${path}/${action}`, { token: paced }), 409, 'JOB_FINISHED');
    for (const nothing of ['0', '999999', 'x', '01', '-1'])
        assertError(await job(nothing), 404, 'NOT_FOUND');
    assertError(await ask(hub, 'GET', `${path}/messages?state=nothing`, { token: paced }), 400, 'INVALID_REQUEST', /^state: /);
    assert.deepEqual((await ask(hub, 'GET', `${path}/messages?state=sent`, { token: paced })).json.items.map(({ n }) => n), [0]);
});

test('failures are told one by one, and retried in a new job', async () => {
    await simulator.control('POST', 'faults', { kind: 'error', client: 51, endpoint: 'send', count: 2, status: 400, body: '{"error":"INVALID_REQUEST","message":"no such number"}' });
    const id = await accepted({ messages: numbers(4) });
    const done = await jobUntil(id, ({ state }) => state === 'completed');
    assert.deepEqual([done.counts.failed, done.counts.sent], [2, 2]);
    const failed = (await messages(id, '?state=failed')).items;
    assert.deepEqual(failed.map(({ error }) => /no such number/.test(error)), [true, true]);
    const again = await act(id, 'retry-failed');
    assert.equal(again.status, 201, again.body);
    assert.deepEqual([again.json.total, again.json.retry_of], [2, id]);
    assert.equal((await jobUntil(again.json.job_id, ({ state }) => state === 'completed')).counts.sent, 2);
});

test('what may have gone out is never sent again by itself; an operator settles it', async () => {
    await simulator.control('POST', 'faults', { kind: 'reset', client: 51, endpoint: 'send', count: 2 });
    const id = await accepted({ messages: numbers(3) });
    const done = await jobUntil(id, ({ counts }) => counts.unknown === 2 && counts.sent === 1);
    assert.equal((await simulator.control('GET', 'sent/summary?client=51')).repeated_attempts, 0);
    const [first, second] = (await messages(done.job_id, '?state=unknown')).items;
    assertError(await act(id, `messages/${first.n}/settle`, { state: 'perhaps' }), 400, 'INVALID_REQUEST', /^state: /);
    assertError(await act(id, 'messages/99/settle', { state: 'sent' }), 404, 'NOT_FOUND');
    assert.equal((await act(id, `messages/${first.n}/settle`, { state: 'sent' })).json.counts.sent, 2);
    assertError(await act(id, `messages/${first.n}/settle`, { state: 'sent' }), 409, 'MESSAGE_NOT_UNKNOWN');
    assert.equal((await act(id, `messages/${second.n}/settle`, { state: 'queued' })).status, 200);
    const end = await jobUntil(id, ({ state }) => state === 'completed');
    assert.deepEqual([end.counts.sent, end.counts.unknown], [3, 0]);
});

test('a session that is not ready pauses the job, and it goes on by itself', async () => {
    await simulator.client(51, { state: 'QR_REQUIRED' });
    const id = await accepted({ messages: numbers(2) });
    const paused = await jobUntil(id, ({ state }) => state === 'paused');
    assert.ok(paused.reason);
    assert.equal(paused.counts.queued, 2);
    await simulator.client(51, { state: 'READY' });
    assert.equal((await jobUntil(id, ({ state }) => state === 'completed')).counts.sent, 2);
    assert.equal((await simulator.control('GET', 'sent/summary?client=51')).repeated_deliveries, 0);
});

test('not_before and expires_at: it waits, and what is late is cancelled', async () => {
    const [soon, late] = [new Date(Date.now() + 1500).toISOString(), new Date(Date.now() + 3000).toISOString()];
    const id = await accepted({ messages: numbers(2), not_before: soon, expires_at: late, delay_ms: [60000, 60000] });
    const waiting = (await job(id)).json;
    assert.deepEqual([waiting.state, waiting.not_before, waiting.expires_at, waiting.reason], ['queued', soon, late, `not before ${soon}`]);
    const done = await jobUntil(id, ({ state }) => state === 'completed');
    assert.deepEqual([done.counts.sent, done.counts.cancelled], [1, 1]);
    assert.ok(done.started_at >= soon && done.finished_at >= late, JSON.stringify(done));
    assert.match(done.reason, /^expired at /);
    assert.match((await messages(id, '?state=cancelled')).items[0].error, /^not sent: the job expired at /);
    for (const fields of [{ not_before: 'tomorrow' }, { expires_at: '2020-01-01T00:00:00Z' }, { not_before: late, expires_at: soon }, { force: 1 }])
        assertError(await bulk({ messages: numbers(1), ...fields }), 400, 'INVALID_REQUEST', new RegExp(`^(${Object.keys(fields).join('|')}): `));
});

test('the same job within an hour is 409, unless it is meant', async () => {
    const rows = numbers(3, 5491155500000);
    const id = await accepted({ messages: rows, force: false });
    assertError(await bulk({ messages: rows.toReversed(), force: false, name: 'other' }), 409, 'DUPLICATE_JOB', new RegExp(`Job ${id} `));
    assert.notEqual(await accepted({ messages: rows, force: true }), id);
});

test('one person in two spellings is told, and neither left out', async () => {
    const answer = await bulk({ messages: [{ to: '551187654321', message: 'a' }, { to: '5511987654321', message: 'a' }] });
    assert.equal(answer.json.accepted, 2);
    assert.deepEqual(answer.json.warnings.map(({ index }) => index), [1]);
    assert.match(answer.json.warnings[0].warning, /probably one person with index 0/);
});

test('opt-outs are skipped', async () => {
    await ask(hub, 'POST', '/sender/opt-outs', { token, body: { to: '5491100000001' } });
    const id = await accepted({ messages: numbers(3) });
    const { counts } = await jobUntil(id, ({ state }) => state === 'completed');
    assert.deepEqual([counts.sent, counts.skipped], [2, 1]);
    await ask(hub, 'DELETE', '/sender/opt-outs?to=5491100000001', { token });
});

test('progress comes as events', async () => {
    const [own, foreign] = [await listen(hub, token), await listen(hub, other)];
    const id = await accepted({ messages: numbers(3), name: 'told' });
    for await (const { type, data } of own) {
        if (type === 'job' && data.job_id === id && data.state === 'completed') {
            assert.equal(data.counts.sent, 3);
            break;
        }
    }
    const theirs = (await ask(hub, 'POST', '/sender/send-bulk', { token: other, body: { messages: numbers(1) } })).json.job_id;
    for await (const { type, data } of foreign) {
        assert.deepEqual([type, data.job_id], ['job', theirs], 'nothing of another client comes first');
        break;
    }
    own.close();
    foreign.close();
});
