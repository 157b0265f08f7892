// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every route has in common: client numbers, unknown paths, methods, media types, JSON, request ids, lists.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError, exchange } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let hub;
let admin;

before(async () => {
    upstream = await Upstream.start();
    hub = await Hub.start({ sessionManager: upstream.url, keys: { admin: 'admin' }, options: ['--monitor', 'off'] });
    ({ admin } = hub.keys);
});
after(() => Promise.all([hub?.stop(), upstream?.stop()]));

const bad = ['0', '00', '01', '+1', '-1', '1.0', '1e3', '0x1', '%20', '1%20', '%201', '5%2F1', '5%2f1', '9007199254740992',
    '18446744073709551617', '9'.repeat(200), '%C3%A9', '%D9%A1', '%EF%BC%91', '', 'abc', '1%00', '%2551', '1,2', '1;2', 'null'];
for (const number of bad) {
    test(`no client: ${JSON.stringify(number.slice(0, 30))}`, async () => {
        upstream.requests = [];
        for (const page of ['status', 'qr'])
            assertError(await ask(hub, 'GET', `/api/whatsapp/${number}/${page}`), 400, 'INVALID_CLIENT_ID');
        assertError(await ask(hub, 'GET', `/clients/${number}`, { token: admin }), 400, 'INVALID_CLIENT_ID');
        assertError(await ask(hub, 'PUT', `/clients/${number}`, { token: admin, body: {} }), 400, 'INVALID_CLIENT_ID');
        assertError(await ask(hub, 'DELETE', `/clients/${number}`, { token: admin }), 400, 'INVALID_CLIENT_ID');
        assertError(await ask(hub, 'GET', `/session-manager/status?cliente_id=${number}`, { token: admin }), 400, 'INVALID_CLIENT_ID');
        assert.equal(upstream.requests.length, 0, 'the Session Manager is not asked');
    });
}

const good = [['1', '1'], ['51', '51'], ['%35', '5'], ['%351', '51'], ['9007199254740991', '9007199254740991']];
for (const [number, client] of good) {
    test(`a client: ${number}`, async () => {
        upstream.requests = [];
        for (const page of ['status', 'qr'])
            assert.equal((await ask(hub, 'GET', `/api/whatsapp/${number}/${page}`)).status, 200);
        assert.deepEqual(upstream.requests.map(({ headers }) => headers['x-cliente-id']), [client, client]);
    });
}

test('a malformed escape is no target', async () => {
    for (const number of ['%', '%4', '%zz'])
        assertError(await ask(hub, 'GET', `/api/whatsapp/${number}/status`), 400, 'BAD_REQUEST');
});

for (const path of ['/nothing', '/health/', '/health/live', '/api', '/api/whatsapp', '/api/whatsapp/51', '/api/whatsapp/51/status/',
    '/api/whatsapp//51/status', '/api/whatsapp/51/other', '/auth', '/users/1', '/keys/1', '/session-manager', '/sender', '/sender/jobs/1/x',
    '/clients/51/x', '/events/1', '/openapi.json/', '/metrics/x', '/HEALTH', '/Auth/login', '/index', '/a/b/c.js']) {
    test(`404: ${path}`, async () => {
        for (const token of [undefined, admin])
            assertError(await ask(hub, 'GET', path, { token }), 404, 'NOT_FOUND');
    });
}

const methods = { '/health': 'GET, HEAD, OPTIONS', '/health/ready': 'GET, HEAD, OPTIONS', '/api/whatsapp/51/status': 'GET, HEAD, OPTIONS',
    '/api/whatsapp/0/qr': 'GET, HEAD, OPTIONS', '/auth/login': 'POST, OPTIONS', '/auth/me': 'GET, HEAD, OPTIONS', '/keys': 'GET, HEAD, POST, OPTIONS',
    '/session-manager/login': 'POST, OPTIONS', '/clients': 'GET, HEAD, OPTIONS', '/clients/51': 'GET, HEAD, PUT, DELETE, OPTIONS',
    '/events': 'GET, HEAD, OPTIONS', '/audit': 'GET, HEAD, OPTIONS', '/openapi.json': 'GET, HEAD, OPTIONS', '/metrics': 'GET, HEAD, OPTIONS',
    '/sender/limits': 'GET, HEAD, PUT, OPTIONS', '/sender/opt-outs': 'GET, HEAD, POST, DELETE, OPTIONS', '/': 'GET, HEAD, OPTIONS' };
for (const [path, allow] of Object.entries(methods)) {
    test(`405 and Allow: ${path}`, async () => {
        for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].filter((one) => !allow.split(', ').includes(one))) {
            const got = await ask(hub, method, path);
            assertError(got, 405, 'METHOD_NOT_ALLOWED');
            assert.equal(got.headers.allow, allow);
        }
        const options = await ask(hub, 'OPTIONS', path);
        assert.deepEqual([options.status, options.headers.allow, options.body], [204, allow, '']);
    });
}

for (const path of ['/health', '/health/ready', '/auth/me', '/users', '/keys', '/session-manager/status', '/session-manager/state',
    '/session-manager/qr', '/sender/jobs', '/sender/limits', '/sender/opt-outs', '/sync-contacts/contacts', '/clients', '/audit', '/openapi.json',
    '/metrics', '/', '/app.js']) {
    test(`HEAD: ${path}`, async () => {
        const target = /state|status|qr|limits|opt-outs|contacts/.test(path) ? `${path}?cliente_id=51` : path;
        const get = await ask(hub, 'GET', target, { token: admin });
        const head = await ask(hub, 'HEAD', target, { token: admin });
        assert.equal(get.status, 200, get.body.slice(0, 200));
        assert.deepEqual([head.status, head.body, head.headers['content-type']], [200, '', get.headers['content-type']]);
        if (!/health|metrics|state|audit|keys/.test(path)) // those differ from one moment to the next
            assert.equal(head.headers['content-length'], get.headers['content-length']);
    });
}
test('HEAD: /events, /sender/jobs/:id and an error have no body', async () => {
    const events = await exchange(hub, `HEAD /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${admin}\r\n\r\n`);
    assert.match(events, /^HTTP\/1\.1 200 [^]*text\/event-stream[^]*\r\n\r\n$/i);
    assert.deepEqual([(await ask(hub, 'HEAD', '/sender/jobs/1', { token: admin })).status], [404]);
    const got = await ask(hub, 'HEAD', '/api/whatsapp/0/status');
    assert.deepEqual([got.status, got.body], [400, '']);
});

// [path, method, a body without its fault, [field, wrong values…]…]
const fields = [
    ['/auth/login', 'POST', { username: 'ana', password: 'a long secret' }, ['username', 1, null], ['password', {}, undefined]],
    ['/auth/register', 'POST', { username: 'ana', password: 'a long secret', cliente_id: 51 }, ['username', 'A', 'ab', 'a b', 5, undefined],
        ['password', 'short', 'x'.repeat(129), 7, undefined], ['cliente_id', '51', 0, -1, 1.5, 9007199254740992, null, undefined]],
    ['/keys', 'POST', { name: 'crm', cliente_id: 51 }, ['name', 5, undefined], ['cliente_id', '51', 0, 1.5, undefined]],
    ['/users/1/password', 'POST', {}, ['password', 'short', 5, undefined]],
    ['/users/1/role', 'POST', {}, ['role', 'root', 5, undefined]],
    ['/clients/51', 'PUT', {}, ['name', 5, {}, true]],
    ['/sender/limits?cliente_id=51', 'PUT', {}, ['daily_cap', 0, -1, 1.5, 'x', true], ['hours', 5, {}, { from: '09:00' }, { from: '25:00', to: '18:00' }],
        ['time_zone', 'Nowhere/Land', 5]],
    ['/sender/opt-outs?cliente_id=51', 'POST', {}, ['to', 5, '', '123', 'abc', undefined]],
    ['/sender/send?cliente_id=51', 'POST', { to: '5491112345678', message: 'x' }, ['to', '', '123', '1'.repeat(16), 'a@b', 5, undefined], ['message', '', 5, undefined]],
];
for (const [path, method, whole, ...wrong] of fields) {
    for (const [field, ...values] of wrong) {
        test(`400 names the field: ${method} ${path} ${field}`, async () => {
            for (const value of values) {
                const got = await ask(hub, method, path, { token: admin, body: { ...whole, [field]: value } });
                assertError(got, 400, 'INVALID_REQUEST', new RegExp(`\\b${field}\\b`));
            }
        });
    }
}

for (const [path, method] of [['/auth/login', 'POST'], ['/auth/register', 'POST'], ['/auth/change-password', 'POST'], ['/keys', 'POST'],
    ['/users/1/role', 'POST'], ['/users/1/password', 'POST'], ['/sender/send', 'POST'], ['/sender/send-bulk', 'POST'], ['/sender/limits', 'PUT'],
    ['/sender/opt-outs', 'POST'], ['/sender/jobs/1/messages/0/settle', 'POST'], ['/clients/51', 'PUT']]) {
    test(`media type and JSON: ${method} ${path}`, async () => {
        const target = `${path}?cliente_id=51`;
        const send = (body, type, more) => ask(hub, method, target, { token: admin, body, headers: { ...(type && { 'Content-Type': type }), ...more } });
        for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'multipart/form-data; boundary=x'])
            assertError(await send('{}', type), 415, 'UNSUPPORTED_MEDIA_TYPE');
        for (const body of ['', '{', '{"a":}', 'x', '{"a":1}}', "{'a':1}", '{"a":"one\ntwo"}', '{"a":"\t"}', '\u{FEFF}{}', '{"a":01}', '{"a":1,}',
            Buffer.from('{"a":"\u00e9"}', 'latin1'), `{"a":${'['.repeat(64)}${']'.repeat(64)}}`])
            assertError(await send(body, 'application/json; charset=utf-8'), 400, 'INVALID_JSON');
        for (const body of ['[]', '"x"', '5', 'null']) {
            assertError(await send(body, 'APPLICATION/JSON'), 400, 'INVALID_REQUEST');
        }
    });
}

test('DELETE /sender/opt-outs: a body is read as strictly, where it is read', async () => {
    const remove = (query, body, type = 'application/json') => ask(hub, 'DELETE', `/sender/opt-outs?cliente_id=51${query}`,
        { token: admin, body, headers: { 'Content-Type': type } });
    assertError(await remove('', '{"to":"5491112345678"}', 'text/plain'), 415, 'UNSUPPORTED_MEDIA_TYPE');
    for (const body of ['{', '{"to":"54911\n12345678"}', '\u{FEFF}{"to":"5491112345678"}'])
        assertError(await remove('', body), 400, 'INVALID_JSON');
    for (const body of ['[]', '{}', '{"to":5}', ''])
        assertError(await remove('', body), 400, 'INVALID_REQUEST');
    assert.deepEqual((await remove('', '{"to":"5491112345678"}')).json, { ok: true, changed: false });
    assert.equal((await remove('&to=5491112345678', undefined)).status, 200);
});

test('a text keeps the U+FEFF that it begins with, in a single send as in bulk', async () => {
    const message = '\u{FEFF}Hello';
    const to = '5491112345678';
    const body = { to, message };
    for (const bytes of [JSON.stringify(body), JSON.stringify(body).replace('\u{FEFF}', '\\ufeff')]) {
        for (const [path, sent] of [['send', bytes], ['send-bulk', `{"messages":[${bytes}],"delay_ms":[0,0],"force":true}`]]) {
            upstream.says(answer(200, '{"ok":true}'));
            const got = await ask(hub, 'POST', `/sender/${path}?cliente_id=51`, { token: admin, body: sent, headers: { 'Content-Type': 'application/json' } });
            assert.ok(got.status < 300, got.body);
            await upstream.asked();
            assert.equal(JSON.parse(upstream.requests[0].body).message, message);
        }
    }
    upstream.says(answer(200, '{"state":"READY"}'));
});

test('a message is 65,536 UTF-16 units long, in a single send as in bulk', async () => {
    upstream.says(answer(200, '{"ok":true}'));
    const to = '5491112345678';
    for (const [message, accepted] of [['x'.repeat(65536), true], ['x'.repeat(65537), false], ['\u{1F600}'.repeat(32768), true], ['\u{1F600}'.repeat(32769), false]]) {
        const one = await ask(hub, 'POST', '/sender/send?cliente_id=51', { token: admin, body: { to, message } });
        if (accepted)
            assert.equal(one.status, 200, one.body);
        else
            assertError(one, 400, 'INVALID_REQUEST', /^message: /);
        const many = await ask(hub, 'POST', '/sender/send-bulk?cliente_id=52', { token: admin, body: { messages: [{ to, message }, { to: '5491112345679', message: 'x' }], force: true } });
        assert.deepEqual(many.json.rejected.map(({ index }) => index), accepted ? [] : [0]);
    }
    upstream.says(answer(200, '{"state":"READY"}'));
});

test('X-Request-Id: a good one comes back, any other is replaced', async () => {
    for (const id of ['a', 'A.b_c-9', 'x'.repeat(64)])
        assert.equal((await ask(hub, 'GET', '/health', { headers: { 'X-Request-Id': id } })).headers['x-request-id'], id);
    const made = new Set();
    for (const id of [undefined, '', 'x'.repeat(65), 'a b', 'a/b', 'é', '<script>']) {
        const got = (await ask(hub, 'GET', '/nothing', { headers: id === undefined ? {} : { 'X-Request-Id': id } })).headers['x-request-id'];
        assert.match(got, /^[A-Za-z0-9._-]{1,64}$/);
        made.add(got);
    }
    assert.equal(made.size, 7);
});

test('lists: limit and after', async () => {
    for (const client of [3, 1, 2, 10])
        assert.equal((await ask(hub, 'PUT', `/clients/${client}`, { token: admin, body: { name: `n${client}` } })).status, 201);
    let after = '';
    const seen = [];
    for (let pages = 0; after !== null && pages < 10; ++pages) {
        const { json } = await ask(hub, 'GET', `/clients?limit=2${after}`, { token: admin });
        assert.deepEqual(Object.keys(json).sort(), ['items', 'next', 'ok']);
        assert.ok(json.items.length <= 2);
        seen.push(...json.items.map((client) => client.cliente_id));
        after = json.next && `&after=${encodeURIComponent(json.next)}`;
    }
    assert.deepEqual(seen, [1, 2, 3, 10]);
    for (const path of ['/clients', '/users', '/keys', '/audit', '/sender/jobs', '/sender/opt-outs?cliente_id=51', '/sync-contacts/contacts?cliente_id=51']) {
        const and = path.includes('?') ? '&' : '?';
        for (const limit of ['0', '-1', 'x', '1.5', '', '99999999999999999999'])
            assertError(await ask(hub, 'GET', `${path}${and}limit=${limit}`, { token: admin }), 400, 'INVALID_REQUEST', /limit/);
        assert.equal((await ask(hub, 'GET', `${path}${and}limit=1000`, { token: admin })).status, 200);
    }
    for (const path of ['/clients', '/users', '/keys', '/audit', '/sender/jobs'])
        assertError(await ask(hub, 'GET', `${path}?after=bogus`, { token: admin }), 400, 'INVALID_REQUEST', /after/);
});
