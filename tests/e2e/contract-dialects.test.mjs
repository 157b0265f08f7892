// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every engine that the hub has a profile for, from its first code to its contacts: the hub with --engine NAME in front of
// the simulator that speaks that engine's dialect.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Hub, Simulator } from './support/programs.mjs';

const secret = 'c2VjcmV0OmtleQ==';
const client = 51;
const phone = '5491122334455';
const person = (digits, name) => ({ id: `${digits}@c.us`, name, phone: digits });
const people = [person('5491100000001', 'Ana'), person('5491100000002', 'Bruno'), { id: '123456789012345@lid', name: 'Somebody' },
    { id: '120363000000000000@g.us', name: 'A group' }, { id: '120363000000000001@newsletter', name: 'A channel' }, { id: 'status@broadcast', name: 'Status' }];

/** Asks again until it holds; gives that answer. */
async function waitFor(question, holds) {
    for (;;) {
        const answer = await question();
        if (holds(answer))
            return answer;
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/** Both of one engine, and what a test asks of them. */
async function pair(t, name, { key = secret, options = ['--monitor', 'off'] } = {}) {
    const simulator = await Simulator.start(0, name === 'session-manager' ? [] : ['--engine', name, '--engine-key', key]);
    t.after(() => simulator.stop());
    const hub = await Hub.start({ sessionManager: simulator.url, keys: { admin: 'admin' }, env: { HUB_ENGINE_SECRET: secret }, options: ['--engine', name, ...options] });
    t.after(() => hub.stop());
    const call = (method, path, options) => ask(hub, method, path, { token: hub.keys.admin, ...options });
    await call('PUT', `/clients/${client}`, { body: {} });
    const session = (method, path, options) => call(method, `${path}?cliente_id=${client}`, options);
    return { simulator, hub, call, session, state: async () => (await session('GET', '/session-manager/state')).json };
}

const engines = [
    // `waits`: what the status says while a code is shown.
    { name: 'session-manager', waits: 'qr_required', off: 'logged_out', sessions: false, pairing: false, checks: false },
    { name: 'waha', waits: 'qr_required', off: 'stopped', sessions: true, pairing: true, checks: true },
    { name: 'evolution', waits: 'qr_required', off: 'stopped', sessions: true, pairing: true, checks: true },
    { name: 'wwebjs-api', waits: 'qr_required', off: 'stopped', sessions: true, pairing: true, checks: true },
    { name: 'gowa', waits: 'qr_required', off: 'stopped', sessions: true, pairing: true, checks: true },
    { name: 'wuzapi', waits: 'qr_required', off: 'stopped', sessions: false, pairing: true, checks: true },
    { name: 'wppconnect', waits: 'qr_required', off: 'stopped', sessions: false, pairing: false, checks: true },
];

for (const { name, waits, off, sessions, pairing, checks } of engines) {
    test(`${name}: linked, ready, sent, contacts, logged out`, async (t) => {
        const { simulator, session, state } = await pair(t, name);
        await simulator.client(client, { state: 'NOT_INITIALIZED', contacts: people });
        assert.equal((await state()).connected, false);
        assert.ok((await session('POST', '/session-manager/login')).status < 300);

        const png = { headers: { Accept: 'image/png' } };
        const picture = await waitFor(() => session('GET', '/session-manager/qr', png), ({ status }) => status === 200);
        assert.equal(picture.headers['content-type'], 'image/png');
        assert.equal(picture.raw.subarray(1, 4).toString(), 'PNG');
        assert.equal((await state()).state, waits);
        const { payload } = await simulator.control('GET', `clients/${client}/qr`);
        await simulator.scan(payload, phone);

        const ready = await waitFor(state, (answer) => answer.state === 'ready');
        assert.deepEqual([ready.connected, ready.can_send], [true, true]);
        if (!['evolution', 'wwebjs-api', 'wppconnect'].includes(name)) // these do not tell whose phone it is
            assert.equal(ready.account, phone);

        const sent = await session('POST', '/sender/send', { body: { to: '+54 9 11 0000-0001', message: 'Hola "Ana" {to}' } });
        assert.ok(sent.status < 300, sent.body);
        const { items } = await simulator.control('GET', 'sent');
        assert.deepEqual(items.map(({ client: of, to, text, outcome }) => [of, to, text, outcome]), [[client, '5491100000001', 'Hola "Ana" {to}', 'delivered']]);

        const synced = await session('POST', '/sync-contacts/sync');
        assert.deepEqual([synced.status, synced.json.total, synced.json.without_number], [200, 3, 1], synced.body);
        const contacts = (await session('GET', '/sync-contacts/contacts')).json.items;
        assert.deepEqual(contacts.map((one) => [one.name, one.phone]), [['Ana', '5491100000001'], ['Bruno', '5491100000002'], ['Somebody', '']]);

        const numbers = { body: { numbers: ['+5491100000001', '5491100000000'] } };
        const checked = await session('POST', '/session-manager/check-numbers', numbers);
        if (checks)
            assert.deepEqual(checked.json.items.map((one) => [one.number, one.on_whatsapp]), [['5491100000001', true], ['5491100000000', false]], checked.body);
        else
            assertError(checked, 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER');
        if (pairing)
            assertError(await session('POST', '/session-manager/pairing-code', { body: { phone } }), 409, 'ALREADY_LINKED');

        assert.ok((await session('POST', '/session-manager/logout')).status < 300);
        const out = await waitFor(state, (answer) => answer.state !== 'ready');
        assert.deepEqual([out.state, out.can_send], [off, false]);
        const refused = await session('POST', '/sender/send', { body: { to: '5491100000001', message: 'Not now' } });
        assert.ok(refused.status >= 400, refused.body);
        assert.equal((await simulator.control('GET', 'sent/summary')).delivered, 1);
    });

    if (name === 'session-manager')
        continue;

    test(`${name}: a wrong secret is told in one plain sentence, and nothing is sent`, async (t) => {
        const { simulator, hub, call, session } = await pair(t, name, { key: 'another' });
        await simulator.client(client, { state: 'READY' });
        for (const [method, path, options] of [['GET', '/session-manager/status'], ['GET', '/session-manager/state'], ['GET', '/session-manager/qr'],
            ['POST', '/session-manager/login'], ['POST', '/sync-contacts/sync']])
            assertError(await session(method, path, options), 502, 'SESSION_MANAGER_ERROR', /^The engine .+ refuses the secret in HUB_ENGINE_SECRET \(HTTP 40[13]\)$/);
        assert.ok((await session('POST', '/sender/send', { body: { to: '5491100000001', message: 'Hola' } })).status >= 400);
        assert.equal((await simulator.control('GET', 'sent/summary')).delivered, 0);
        if (name !== 'wppconnect') { // whose health anybody may ask for
            const health = await call('GET', '/health/ready');
            assert.equal(health.status, 503);
            assert.match(health.json.reasons.session_manager, /refuses the secret/);
        }
        assert.doesNotMatch(hub.log, new RegExp(secret));
    });

    test(`${name}: its own sessions ${sessions ? 'become clients' : 'cannot be taken over'}`, async (t) => {
        const { simulator, call } = await pair(t, name);
        await simulator.client(client, { state: 'READY' });
        await simulator.client(52, { state: 'READY', session: 'shop' });
        await simulator.client(53, { state: 'READY', session: 'x'.repeat(64) });
        await simulator.client(54, { state: 'READY' });
        await call('PUT', '/clients/90', { body: { session: 'x'.repeat(64) } });
        const first = await call('POST', '/clients/import');
        if (!sessions) {
            assertError(first, 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER');
            return;
        }
        assert.deepEqual(first.json, { ok: true, added: [{ cliente_id: 54, session: '54' }, { cliente_id: 91, session: 'shop' }],
            known: [{ cliente_id: client, session: '51' }, { cliente_id: 90, session: 'x'.repeat(64) }], left_out: [] });
        const again = (await call('POST', '/clients/import')).json;
        assert.deepEqual([again.added, again.known.length], [[], 4]);
        const clients = (await call('GET', '/clients')).json.items;
        assert.deepEqual(clients.map((one) => [one.cliente_id, one.session]), [[client, '51'], [54, '54'], [90, 'x'.repeat(64)], [91, 'shop']]);
        assert.equal((await call('GET', '/session-manager/state?cliente_id=91')).json.state, 'ready');
        const sent = await call('POST', '/sender/send?cliente_id=91', { body: { to: '5491100000001', message: 'from the shop' } });
        assert.ok(sent.status < 300, sent.body);
        assert.equal((await simulator.control('GET', 'sent')).items[0].client, 52);
    });
}

for (const name of ['wuzapi', 'wppconnect']) {
    test(`${name}: each session has its own secret, and one without is not asked`, async (t) => {
        const simulator = await Simulator.start(0, ['--engine', name, '--engine-key', secret]);
        t.after(() => simulator.stop());
        const secrets = JSON.stringify({ 51: `${secret}-51`, shop: `${secret}-shop` });
        const hub = await Hub.start({ sessionManager: simulator.url, keys: { admin: 'admin' }, files: { 'engine-secrets.json': secrets },
            options: ['--engine', name, '--monitor', 'off', '--log-level', 'debug'] });
        t.after(() => hub.stop());
        const call = (method, path, body) => ask(hub, method, path, { token: hub.keys.admin, ...(body ? { body } : {}) });
        for (const [id, session] of [[51, '51'], [52, 'shop'], [53, '53']]) {
            await simulator.client(id, { state: 'READY', session });
            await call('PUT', `/clients/${id}`, { session });
        }
        assert.equal((await call('GET', '/health/ready')).status, 200);
        for (const id of [51, 52]) {
            assert.equal((await call('GET', `/session-manager/state?cliente_id=${id}`)).json.state, 'ready');
            const sent = await call('POST', `/sender/send?cliente_id=${id}`, { to: '5491100000001', message: `of ${id}` });
            assert.ok(sent.status < 300, sent.body);
        }
        const none = /^There is no secret for the session "53" in engine-secrets.json$/;
        assertError(await call('GET', '/session-manager/state?cliente_id=53'), 502, 'SESSION_MANAGER_ERROR', none);
        assertError(await call('POST', '/sender/send?cliente_id=53', { to: '5491100000001', message: 'of 53' }), 502, 'SESSION_MANAGER_ERROR', none);
        const { items } = await simulator.control('GET', 'sent');
        assert.deepEqual(items.map((one) => [one.client, one.text]), [[51, 'of 51'], [52, 'of 52']]);
        assert.doesNotMatch(hub.log, new RegExp(secret));
    });
}

test('a session belongs to one client', async (t) => {
    const { call } = await pair(t, 'waha');
    const put = (id, session) => call('PUT', `/clients/${id}`, { body: { session } });
    assert.equal((await put(1, 'shop')).json.session, 'shop');
    assertError(await put(2, 'shop'), 409, 'SESSION_TAKEN');
    assertError(await put(3, '1x'.repeat(60)), 400, 'INVALID_REQUEST', /^session/);
    assertError(await put(3, '..'), 400, 'INVALID_REQUEST', /^session/);
    assertError(await put(3, 7), 400, 'INVALID_REQUEST', /^session/);
    assert.equal((await put(4, '5')).status, 201);
    assertError(await put(5, null), 409, 'SESSION_TAKEN');
    assert.equal((await put(1, null)).json.session, '1');
    assert.equal((await put(2, 'shop')).json.session, 'shop');
});

test('a pairing code: compared with what is known of the phone, and told as it is', async (t) => {
    const { simulator, call, session } = await pair(t, 'waha');
    await simulator.client(client, { state: 'NOT_INITIALIZED' });
    await call('PUT', `/clients/${client}`, { body: { expected_phone: phone } });
    const code = (body) => session('POST', '/session-manager/pairing-code', { body });
    for (const body of [{}, { phone: 5 }, { phone: 'abc' }, { phone: '5491122334455@c.us' }, { phone, force: 'yes' }])
        assertError(await code(body), 400, 'INVALID_REQUEST');
    assertError(await code({ phone: '5491199999999' }), 409, 'OTHER_PHONE_EXPECTED');
    const given = await code({ phone: '+54 9 11 2233-4455' });
    assert.equal(given.status, 200, given.body);
    assert.match(given.json.code, /^HUB\d-\d{4}$/);
    assert.equal(given.json.expires_in, null);
    assert.equal((await code({ phone: '5491199999999', force: true })).status, 200);
});

test('no pairing code: told in the words of an engine that says no with 200', async (t) => {
    const { session } = await pair(t, 'wwebjs-api'); // it knows no session yet
    assertError(await session('POST', '/session-manager/pairing-code', { body: { phone } }), 502, 'SESSION_MANAGER_ERROR',
        /^The engine's answer holds no pairing code: session_not_found$/);
});

test('numbers are checked once in 30 days, and a bad list is refused whole', async (t) => {
    const { simulator, session } = await pair(t, 'waha');
    await simulator.client(client, { state: 'READY' });
    const check = (numbers) => session('POST', '/session-manager/check-numbers', { body: { numbers } });
    for (const numbers of [undefined, [], 'x', [5], ['0111'], ['5491100000001', 'abc'], Array(1001).fill('5491100000001')])
        assertError(await check(numbers), 400, 'INVALID_REQUEST', /^numbers/);
    const first = await check(['5491100000001', '5491100000000', '+54 9 11 0000-0001']);
    assert.deepEqual(first.json.items.map((one) => one.on_whatsapp), [true, false, true]);
    const asked = async () => (await simulator.control('GET', `counters?client=${client}`)).counters.other.requests;
    const before = await asked();
    assert.equal(before, 2);
    assert.deepEqual((await check(['5491100000001', '5491100000000'])).json.items, first.json.items.slice(0, 2));
    assert.equal(await asked(), before);
    await simulator.client(client, { state: 'QR_REQUIRED' });
    assert.equal((await check(['5491100000003'])).status, 422);
});

test('a list of contacts that has shrunk is not believed unasked', async (t) => {
    const { simulator, session } = await pair(t, 'wuzapi');
    await simulator.client(client, { state: 'READY', contacts: 500 });
    assert.equal((await session('POST', '/sync-contacts/sync')).json.total, 500);
    const stored = async () => (await session('GET', '/sync-contacts/contacts')).json.items.length;
    for (const contacts of [0, 249]) {
        await simulator.client(client, { contacts });
        assertError(await session('POST', '/sync-contacts/sync'), 409, 'CONTACTS_SHRUNK', new RegExp(`${contacts} contacts where there were 500`));
    }
    assert.ok(await stored() > 0);
    assertError(await session('POST', '/sync-contacts/sync', { body: { force: 1 } }), 400, 'INVALID_REQUEST');
    await simulator.client(client, { contacts: 0 });
    assert.equal((await session('POST', '/sync-contacts/sync', { body: { force: true } })).json.removed, 500);
    assert.equal(await stored(), 0);
    await simulator.client(client, { contacts: 500 });
    assert.equal((await session('POST', '/sync-contacts/sync')).json.added, 500);
});
