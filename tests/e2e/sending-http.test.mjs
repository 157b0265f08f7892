// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sending over HTTP: single messages against an upstream of raw bytes.

import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Store, askUntil } from './support/store.mjs';
import { Upstream, answer } from './support/upstream.mjs';

const body = { to: '+54 9 11-1234-5678', message: 'Hello "you" \u00f1 \u{1f600}\n' };
let upstream;
let store;
let hub;
let token;
let admin;

before(async () => {
    upstream = await Upstream.start();
    store = await Store.make({ sessionManager: upstream.url });
    [token, admin] = await Promise.all([store.key('of 51', 51), store.key('of all', 'admin')]);
    hub = await store.start('--read-timeout', '200', '--send-timeout', '1500', '--total-timeout', '3000', '--connect-timeout', '5000');
});
after(() => Promise.all([store?.remove(), upstream?.stop()]));

const send = (options = {}) => ask(hub, 'POST', '/sender/send', { token, body, ...options });

test('what is asked and what is answered', async () => {
    const bytes = '{ "ok" : true,\n "message_id":"true_1@c.us_3EB0", "n":12345678901234567890, "z":1, "a":2 }';
    upstream.says(answer(201, bytes));
    const got = await send();
    assert.deepEqual([got.status, got.body], [201, bytes]);
    const [request] = upstream.requests;
    assert.deepEqual([request.method, request.path, request.headers['x-cliente-id']], ['POST', '/send', '51']);
    assert.deepEqual(JSON.parse(request.body), { cliente_id: 51, to: '5491112345678', message: body.message });
    const audit = (await ask(hub, 'GET', '/audit?action=send', { token: admin })).json.items[0];
    assert.deepEqual([audit.user, audit.address, audit.cliente_id], ['key:of 51', '127.0.0.1', 51]);
    assert.ok(!hub.output.includes('5491112345678') && !audit.target.includes('5491112345678'), 'numbers are shortened');
    assert.ok(!hub.output.includes('Hello'), 'texts are not logged');
});

for (const [status, bytes, expected, code] of [
    [409, '{"error":true,"code":"SESSION_NOT_READY","message":"not ready"}', 409],
    [500, '{"error":"SEND_FAILED"}', 500],
    [401, '{"error":"UNAUTHORIZED"}', 502, 'SESSION_MANAGER_ERROR'],
    [403, '{"error":"FORBIDDEN"}', 502, 'SESSION_MANAGER_ERROR'],
    [500, '<html>', 502, 'SESSION_MANAGER_ERROR'],
    [200, 'not JSON', 502, 'SESSION_MANAGER_ERROR'],
    [302, '{}', 502, 'SESSION_MANAGER_ERROR'],
]) {
    test(`upstream ${status} ${bytes.slice(0, 30)} is ${expected}`, async () => {
        upstream.says(answer(status, bytes));
        const got = await send();
        if (code)
            return assertError(got, expected, code);
        assert.deepEqual([got.status, got.body], [expected, bytes]);
    });
}

test('Retry-After of a 429 and of a 503 is handed on', async () => {
    for (const status of [429, 503]) {
        upstream.says(answer(status, '{"error":"slowly"}', { 'Retry-After': '7' }));
        const got = await send();
        assert.deepEqual([got.status, got.body, got.headers['retry-after']], [status, '{"error":"slowly"}', '7']);
    }
    upstream.says(answer(500, '{"error":"slowly"}', { 'Retry-After': '7' }));
    assert.equal((await send()).headers['retry-after'], undefined);
});

test('an empty 2xx is 204', async () => {
    upstream.says(answer(200, ''));
    const got = await send();
    assert.deepEqual([got.status, got.body], [204, '']);
});

const wrong = [
    ['no to', { message: 'x' }, /^to: /], ['a number as to', { to: 5491112345678, message: 'x' }, /^to: /],
    ['six digits', { to: '123456', message: 'x' }, /^to: /], ['sixteen digits', { to: '1'.repeat(16), message: 'x' }, /^to: /],
    ['letters', { to: '54911x2345678', message: 'x' }, /^to: /], ['another domain', { to: '5491112345678@example.org', message: 'x' }, /^to: /],
    ['a plus inside', { to: '549+1112345678', message: 'x' }, /^to: /], ['no message', { to: '5491112345678' }, /^message: /],
    ['an empty message', { to: '5491112345678', message: '' }, /^message: /], ['a number as message', { to: '5491112345678', message: 1 }, /^message: /],
    ['a long message', { to: '5491112345678', message: 'x'.repeat(65537) }, /^message: /],
    ['U+0000', { to: '5491112345678', message: 'a\u0000b' }, /^message: /],
];
for (const [name, fields, message] of wrong) {
    test(`400: ${name}`, async () => {
        upstream.says(answer(200, '{}'));
        assertError(await send({ body: fields }), 400, 'INVALID_REQUEST', message);
        assert.equal(upstream.requests.length, 0);
    });
}

test('the longest message, and every way to write a recipient', async () => {
    upstream.says(answer(200, '{}'));
    for (const [to, sent] of [['1234567', '1234567'], ['123456789012345', '123456789012345'], ['+1 234-567', '1234567'],
        ['5491112345678@c.us', '5491112345678@c.us'], ['120363012345678901@g.us', '120363012345678901@g.us']]) {
        assert.equal((await send({ body: { to, message: '\u00f1'.repeat(65536) } })).status, 200, to);
        assert.equal(JSON.parse(upstream.requests.at(-1).body).to, sent);
    }
});

test('Idempotency-Key: the same answer, 422 for another body, 409 in flight', async () => {
    let held;
    upstream.answers((socket) => { held = socket; });
    const keyed = { headers: { 'Idempotency-Key': 'one' } };
    const first = send(keyed);
    await upstream.asked();
    assertError(await send(keyed), 409, 'IDEMPOTENCY_KEY_IN_FLIGHT');
    assertError(await send({ ...keyed, body: { ...body, message: 'other' } }), 422, 'IDEMPOTENCY_KEY_REUSED');
    held.write(answer(200, '{"ok":true,  "message_id":"m1"}'));
    const original = await first;
    const again = await send(keyed);
    assert.deepEqual([again.status, again.body], [original.status, original.body]);
    assertError(await send({ ...keyed, body: { ...body, message: 'other' } }), 422, 'IDEMPOTENCY_KEY_REUSED');
    assert.equal(upstream.requests.length, 1);
    upstream.says(answer(200, '{"other":"client"}'));
    assert.equal((await ask(hub, 'POST', '/sender/send?cliente_id=52', { token: admin, body, ...keyed })).body, '{"other":"client"}', 'keys are a client\'s');
    for (const key of ['x'.repeat(256), 'a b', 'caf\u00e9'])
        assertError(await send({ headers: { 'Idempotency-Key': key } }), 400, 'INVALID_REQUEST', /^Idempotency-Key: /);
});

test('a failure that the Session Manager told is kept too', async () => {
    upstream.says(answer(500, '{"error":"SEND_FAILED"}'));
    const keyed = { headers: { 'Idempotency-Key': 'fails' } };
    assert.equal((await send(keyed)).status, 500);
    upstream.says(answer(200, '{"ok":true}'));
    const again = await send(keyed);
    assert.deepEqual([again.status, again.body, upstream.requests.length], [500, '{"error":"SEND_FAILED"}', 0]);
});

test('a send outlives its caller', async () => {
    let held;
    upstream.answers((socket) => { held = socket; });
    const text = JSON.stringify(body);
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), 'Idempotency-Key': 'left' };
    const caller = http.request({ port: hub.port, method: 'POST', path: '/sender/send', headers }).on('error', () => {});
    caller.end(text);
    await upstream.asked();
    caller.destroy();
    assertError(await send({ headers: { 'Idempotency-Key': 'left' } }), 409, 'IDEMPOTENCY_KEY_IN_FLIGHT');
    held.write(answer(200, '{"message_id":"went out"}'));
    const late = await askUntil(({ status }) => status !== 409, hub, 'POST', '/sender/send', { token, body, headers: { 'Idempotency-Key': 'left' } });
    assert.deepEqual([late.status, late.body, upstream.requests.length], [200, '{"message_id":"went out"}', 1]);
});

test('a send may take longer than other calls, to its own limit', async () => {
    // 40 s against a read timeout of 30 s and 120 s for a send, scaled.
    upstream.answers((socket) => setTimeout(() => socket.write(answer(200, '{"slow":true}')), 500));
    assert.equal((await send()).body, '{"slow":true}');
    upstream.answers(() => {});
    assertError(await ask(hub, 'GET', '/session-manager/status', { token }), 504, 'GATEWAY_TIMEOUT');
    assertError(await send(), 504, 'GATEWAY_TIMEOUT');
    assert.equal(upstream.requests.length, 2, 'no second try');
});

test('who must not be written to', async () => {
    upstream.says(answer(200, '{}'));
    assert.equal((await ask(hub, 'POST', '/sender/opt-outs', { token, body: { to: '+54 911 5555 0001' } })).status < 300, true);
    const listed = (await ask(hub, 'GET', '/sender/opt-outs', { token })).json;
    assert.equal(listed.items.length, 1);
    for (const to of ['5491155550001', '+5491155550001', '5491155550001@c.us'])
        assertError(await send({ body: { to, message: 'x' } }), 403, 'RECIPIENT_OPTED_OUT');
    assert.equal(upstream.requests.length, 0);
    assert.equal((await ask(hub, 'POST', '/sender/send?cliente_id=52', { token: admin, body: { to: '5491155550001', message: 'x' } })).status, 200, 'it is one client\'s');
    assert.equal((await ask(hub, 'DELETE', '/sender/opt-outs?to=5491155550001', { token })).status, 200);
    assert.equal((await send({ body: { to: '5491155550001', message: 'x' } })).status, 200);
    assertError(await ask(hub, 'POST', '/sender/opt-outs', { token, body: { to: 'x' } }), 400, 'INVALID_REQUEST', /^to: /);
    assertError(await ask(hub, 'DELETE', '/sender/opt-outs', { token }), 400, 'INVALID_REQUEST', /^to: /);
});

test('the big switch', async () => {
    upstream.says(answer(200, '{}'));
    assert.equal((await ask(hub, 'POST', '/sender/stop-all', { token: admin })).status, 200);
    assertError(await send(), 409, 'SENDING_STOPPED');
    assert.equal((await ask(hub, 'POST', '/sender/start-all', { token: admin })).status, 200);
    assert.equal((await send()).status, 200);
    assert.equal((await ask(hub, 'POST', '/sender/stop-all', { token })).status, 200);
    assertError(await send(), 409, 'SENDING_STOPPED');
    assert.equal((await ask(hub, 'POST', '/sender/send?cliente_id=52', { token: admin, body })).status, 200, 'an operator stops its own client');
    assert.equal((await ask(hub, 'POST', '/sender/start-all', { token })).status, 200);
    assert.equal(upstream.requests.length, 2);
});

test('limits', async () => {
    assert.equal((await ask(hub, 'GET', '/sender/limits', { token })).json.daily_cap, null);
    const limits = { daily_cap: 7, hours: { from: '09:00', to: '18:30' }, time_zone: 'America/Argentina/Buenos_Aires' };
    const put = await ask(hub, 'PUT', '/sender/limits', { token, body: limits });
    assert.deepEqual(put.json, { ...limits, ok: true });
    assert.deepEqual((await ask(hub, 'GET', '/sender/limits', { token })).json, { ...limits, ok: true });
    for (const [fields, message] of [[{ daily_cap: 0 }, /^daily_cap: /], [{ daily_cap: 1.5 }, /^daily_cap: /], [{ daily_cap: '7' }, /^daily_cap: /],
        [{ hours: { from: '25:00', to: '18:00' } }, /^hours: /], [{ hours: { from: '09:00', to: '09:00' } }, /^hours: /], [{ hours: 'day' }, /^hours: /],
        [{ time_zone: 'Mars/Olympus' }, /^time_zone: /]])
        assertError(await ask(hub, 'PUT', '/sender/limits', { token, body: fields }), 400, 'INVALID_REQUEST', message);
    assert.deepEqual((await ask(hub, 'GET', '/sender/limits', { token })).json, { ...limits, ok: true }, 'what is wrong changes nothing');
    assert.equal((await ask(hub, 'PUT', '/sender/limits', { token, body: {} })).json.daily_cap, null);
});

test('nobody there: 502 at once, and nothing was sent', async () => {
    const { port } = upstream;
    await upstream.stop();
    assertError(await send(), 502, 'SESSION_MANAGER_UNAVAILABLE');
    upstream = await Upstream.start();
    assert.notEqual(upstream.port, port);
});
