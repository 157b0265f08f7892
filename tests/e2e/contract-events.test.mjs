// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// GET /events: who hears what, in which order, and what a listener that was cut off has missed. And /clients, which shows
// the same.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { EventStream } from './support/eventstream.mjs';
import { ask, assertError, login } from './support/http.mjs';
import { Hub, Simulator, run } from './support/programs.mjs';

const Listeners = 1000;
const Events = 20;
let simulator;
let hub;
let admin;
let own;     // of client 51
let another; // of client 52
let kept;    // open from the start: must hear a comment in the end

before(async () => {
    [simulator, hub] = await Promise.all([Simulator.start(), null]);
    hub = await Hub.start({ sessionManager: simulator.url, keys: { admin: 'admin', own: 51, another: 52 },
        accounts: [{ name: 'ana', client: 53, password: 'a long secret' }, { name: 'boss', client: 53, admin: true, password: 'a long secret' },
            { name: 'chief', client: 53, admin: true, password: 'a long secret' }, { name: 'last', client: 53, admin: true, password: 'a long secret' }],
        options: ['--monitor-interval', '1000', '--max-connections', String(Listeners + 100)] });
    ({ admin, own, another } = hub.keys);
    kept = await EventStream.open(hub, { token: another });
});
after(async () => {
    kept?.leave();
    await Promise.all([hub?.stop(), simulator?.stop()]);
});

/** Something that is audited: a key with this name. */
const makeKey = (name) => ask(hub, 'POST', '/keys', { token: admin, body: { name, cliente_id: 51 } });
const isKey = (name) => ({ event, data }) => event === 'audit' && JSON.stringify(data).includes(`"${name}"`);

test('a token is needed, in the header', async () => {
    assertError(await ask(hub, 'GET', '/events'), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', '/events', { token: 'x.y.z' }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', `/events?token=${admin}&access_token=${admin}`), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', '/events', { headers: { Cookie: `token=${admin}` } }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', '/events?cliente_id=52', { token: own }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'GET', '/events?cliente_id=05', { token: admin }), 400, 'INVALID_CLIENT_ID');
    for (const id of ['x', '-1', '1.5', '99999999999999999999'])
        assertError(await ask(hub, 'GET', '/events', { token: own, headers: { 'Last-Event-ID': id } }), 400, 'INVALID_REQUEST', /Last-Event-ID/);
});

test('state: an operator hears of its own client only, an administrator of all', async () => {
    const [everything, mine, chosen] = await Promise.all([EventStream.open(hub, { token: admin }), EventStream.open(hub, { token: own }),
        EventStream.open(hub, { token: admin, path: '/events?cliente_id=52' })]);
    assert.match(everything.type, /^text\/event-stream/);
    assert.match(everything.cacheControl, /no-store/);
    const isState = (client, state) => ({ event, data }) => event === 'state' && data.cliente_id === client && data.state === state;
    await simulator.client(51, { state: 'READY', account: '5491112345678' });
    await simulator.client(52, { state: 'QR_REQUIRED' });
    for (const client of [51, 52])
        await ask(hub, 'PUT', `/clients/${client}`, { token: admin, body: { name: `client ${client}` } });
    await Promise.all([everything.event(isState(51, 'ready')), everything.event(isState(52, 'qr_required')), mine.event(isState(51, 'ready')),
        chosen.event(isState(52, 'qr_required'))]);
    await simulator.client(51, { state: 'DISCONNECTED_LOGOUT' });
    await simulator.client(52, { state: 'READY' });
    const { id, data } = await mine.event(isState(51, 'logged_out'));
    await chosen.event(isState(52, 'ready'));
    await everything.event(isState(52, 'ready'));
    assert.match(id, /^\d+$/);
    assert.match(data.since, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.ok(mine.events.every(({ data: about }) => about.cliente_id === 51 || about.cliente_id === undefined), JSON.stringify(mine.events));
    assert.ok(mine.events.every(({ event }) => event !== 'audit'));
    assert.ok(chosen.events.every(({ data: about }) => about.cliente_id !== 51));
    assert.ok(everything.events.some(({ event }) => event === 'audit'));
    [everything, mine, chosen].forEach((stream) => stream.leave());

    // The same in /clients: an operator sees its own.
    const all = (await ask(hub, 'GET', '/clients', { token: admin })).json.items;
    assert.deepEqual(all.map(({ cliente_id: client, state }) => [client, state]).filter(([client]) => client !== 53),
        [[51, 'logged_out'], [52, 'ready']]);
    assert.deepEqual((await ask(hub, 'GET', '/clients', { token: another })).json.items.map((client) => client.cliente_id), [52]);
    const one = (await ask(hub, 'GET', '/clients/52', { token: another })).json;
    assert.deepEqual(Object.keys(one).sort(), ['account', 'can_send', 'checked_at', 'cliente_id', 'expected_phone', 'last_sent_at', 'name', 'ok', 'raw_state', 'restricted_since', 'restricted_until', 'session', 'since', 'state',
        'tags', 'wanted']);
    assertError(await ask(hub, 'GET', '/clients/51', { token: another }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'PUT', '/clients/52', { token: another, body: {} }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'DELETE', '/clients/52', { token: another }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'GET', '/clients/99', { token: admin }), 404, 'NOT_FOUND');
    assertError(await ask(hub, 'DELETE', '/clients/99', { token: admin }), 404, 'NOT_FOUND');
    assert.equal((await ask(hub, 'PUT', '/clients/52', { token: admin, body: { name: 'renamed' } })).status, 200);
    assert.equal((await ask(hub, 'DELETE', '/clients/52', { token: admin })).status, 200);
    assertError(await ask(hub, 'GET', '/clients/52', { token: admin }), 404, 'NOT_FOUND');
});

test('a listener that was cut off resumes where it was', async () => {
    const first = await EventStream.open(hub, { token: admin });
    await makeKey('before');
    const { id } = await first.event(isKey('before'));
    first.leave();
    await first.end();
    const names = ['missed-1', 'missed-2', 'missed-3'];
    for (const name of names)
        await makeKey(name);
    const second = await EventStream.open(hub, { token: admin, lastEventId: id });
    await second.event(isKey('missed-3'));
    await makeKey('live');
    await second.event(isKey('live'));
    const heard = second.events.filter(({ event }) => event === 'audit');
    assert.ok(!heard.some(isKey('before')), 'not what it had');
    assert.deepEqual([...names, 'live'].map((name) => heard.findIndex(isKey(name))), [0, 1, 2, 3]);
    second.leave();
});

test('who asks for what is no longer known is told to begin anew', async () => {
    const stream = await EventStream.open(hub, { token: admin, lastEventId: '1' });
    assert.equal((await stream.event(({ event }) => event === 'reset')).event, 'reset');
    stream.leave();
});

test('the stream of a disabled user ends, and so does that of a revoked key', async () => {
    const token = await login(hub, 'ana', 'a long secret');
    const user = (await ask(hub, 'GET', '/auth/me', { token })).json.user;
    const key = (await ask(hub, 'POST', '/keys', { token: admin, body: { name: 'short', cliente_id: 51 } })).json;
    const streams = await Promise.all([EventStream.open(hub, { token }), EventStream.open(hub, { token: key.key })]);
    assert.equal((await ask(hub, 'POST', `/users/${user.id}/disable`, { token: admin })).status, 200);
    assert.equal((await ask(hub, 'POST', `/keys/${key.id}/revoke`, { token: admin })).status, 200);
    await Promise.all(streams.map((stream) => stream.end()));
    assertError(await ask(hub, 'GET', '/events', { token }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', '/events', { token: key.key }), 401, 'UNAUTHORIZED');
});

// A second is what the contract gives it; the rest is this machine's.
const Shortly = 1500;

/** Takes rights away, while audit and other clients' events go on: how long until the stream has ended. */
async function shrink(stream, take) {
    let going = true;
    const noise = (async () => {
        for (let i = 0; going; ++i)
            await makeKey(`noise-${i}`);
    })();
    try {
        await stream.event(({ event }) => event === 'audit');
        await take();
        const from = performance.now();
        await stream.end();
        return performance.now() - from;
    } finally {
        going = false;
        await noise;
    }
}

test('who is no administrator any more hears no audit and nothing of other clients', async () => {
    const token = await login(hub, 'boss', 'a long secret');
    const { id } = (await ask(hub, 'GET', '/auth/me', { token })).json.user;
    const stream = await EventStream.open(hub, { token });
    const took = await shrink(stream, async () =>
        assert.equal((await ask(hub, 'POST', `/users/${id}/role`, { token: admin, body: { role: 'operator' } })).status, 200));
    assert.ok(took < Shortly, `${took} ms`);
    // He may come again, as an operator.
    const again = await EventStream.open(hub, { token: await login(hub, 'boss', 'a long secret') });
    await makeKey('unheard');
    await simulator.client(52, { state: 'QR_REQUIRED' });
    await ask(hub, 'PUT', '/clients/52', { token: admin, body: {} });
    await simulator.client(53, { state: 'READY' });
    await again.event(({ event, data }) => event === 'state' && data.cliente_id === 53);
    assert.ok(again.events.every(({ event, data }) => event !== 'audit' && data.cliente_id === 53), JSON.stringify(again.events));
    again.leave();
    assertError(await ask(hub, 'GET', '/audit', { token: await login(hub, 'boss', 'a long secret') }), 403, 'FORBIDDEN');
});

test('nor who is disabled beside the hub, by the command line', async () => {
    const token = await login(hub, 'chief', 'a long secret');
    const stream = await EventStream.open(hub, { token });
    const took = await shrink(stream, async () => {
        const { code, stderr } = await run(process.env.CENTRAL_HUB, ['user', 'disable', 'chief', '--data-dir', hub.folder]);
        assert.equal(code, 0, stderr);
    });
    assert.ok(took < Shortly, `${took} ms`);
    // What was audited so far is told, before others begin to listen.
    const everything = await EventStream.open(hub, { token: admin });
    await makeKey('the last');
    await everything.event(isKey('the last'));
    everything.leave();
});

test(`${Listeners} listeners hear every event in order`, async () => {
    const streams = [];
    for (let i = 0; i < Listeners; i += 50)
        streams.push(...await Promise.all(Array.from({ length: 50 }, () => EventStream.open(hub, { token: admin }))));
    for (let i = 0; i < Events; ++i)
        assert.equal((await makeKey(`many-${i}`)).status, 201);
    const last = isKey(`many-${Events - 1}`);
    await Promise.all(streams.map((stream) => stream.event(last)));
    for (const stream of streams) {
        const audit = stream.events.filter(({ event }) => event === 'audit');
        assert.deepEqual(Array.from({ length: Events }, (_, i) => audit.findIndex(isKey(`many-${i}`))), Array.from({ length: Events }, (_, i) => i));
        const ids = stream.events.map(({ id }) => BigInt(id));
        assert.ok(ids.every((id, i) => i === 0 || id > ids[i - 1]), 'ids rise');
    }
    assert.match((await ask(hub, 'GET', '/metrics')).body, new RegExp(`^hub_http_streams 100[1-9]$`, 'm'));
    streams.forEach((stream) => stream.leave());
});

test('a quiet stream is kept alive by a comment', async () => {
    await kept.until(() => kept.comments > 0);
    assert.ok(kept.events.every(({ event }) => event !== 'audit'));
});

test('alerts: a log-out waits for a person, who sees its own client’s only; linked again, it is over', async () => {
    const open = async (token, query = '') => (await ask(hub, 'GET', `/alerts?open=true${query}`, { token })).json.items;
    const raised = async (client) => {
        await ask(hub, 'PUT', `/clients/${client}`, { token: admin, body: {} });
        const [former] = (await ask(hub, 'GET', `/alerts?cliente_id=${client}`, { token: admin })).json.items;
        for (const state of ['READY', 'DISCONNECTED_LOGOUT']) {
            await simulator.client(client, { state, account: '5491112345678' });
            await ask(hub, 'GET', `/session-manager/state?cliente_id=${client}`, { token: admin });
        }
        for (;;) {
            const [newest] = await open(admin, `&cliente_id=${client}`);
            if (newest?.kind === 'logged_out' && newest.id > (former?.id ?? 0))
                return newest;
        }
    };
    const [first, second] = [await raised(51), await raised(52)];
    assert.equal(first.kind, 'logged_out');
    assert.deepEqual([first.before, first.after, first.cliente_id, first.acknowledged_by], ['ready', 'logged_out', 51, null]);
    assert.ok((await open(own)).every((alert) => alert.cliente_id === 51));
    assert.equal((await open(own))[0].id, first.id);
    assertError(await ask(hub, 'GET', '/alerts?cliente_id=52', { token: own }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'GET', '/alerts?open=maybe', { token: own }), 400, 'INVALID_REQUEST', /open/);
    assertError(await ask(hub, 'GET', '/alerts'), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'POST', `/alerts/${second.id}/acknowledge`, { token: own }), 404, 'NOT_FOUND');
    assertError(await ask(hub, 'POST', '/alerts/x/acknowledge', { token: own }), 404, 'NOT_FOUND');

    const seen = await ask(hub, 'POST', `/alerts/${first.id}/acknowledge`, { token: own });
    assert.equal(seen.status, 200, seen.body);
    assert.equal(seen.json.open, false);
    assert.match(seen.json.acknowledged_by, /^key:/);
    assert.ok(!(await open(own)).some(({ id }) => id === first.id));

    await simulator.client(52, { state: 'READY', account: '5491112345678' });
    await ask(hub, 'GET', '/session-manager/state?cliente_id=52', { token: admin });
    const isOpen = async (id) => (await open(admin, '&cliente_id=52')).some((alert) => alert.id === id);
    while (await isOpen(second.id));
    const ended = (await ask(hub, 'GET', '/alerts?cliente_id=52', { token: admin })).json.items.find(({ id }) => id === second.id);
    assert.equal(ended.acknowledged_by, null);
    assert.match(ended.ended_at, /Z$/);
});

test('a restricted account: its end, an alert, and its jobs wait for a person', async () => {
    const client = 81;
    await ask(hub, 'PUT', `/clients/${client}`, { token: admin, body: { name: 'Shop' } });
    await simulator.client(client, { state: 'READY', account: '5491100000081' });
    const end = Math.round(Date.now() / 1000) + 3600;
    await simulator.control('POST', 'faults', { kind: 'error', client, endpoint: 'send', count: 1, status: 500,
        body: JSON.stringify({ error: 'server returned error 463', time_enforcement_ends: end }) });
    const made = await ask(hub, 'POST', `/sender/send-bulk?cliente_id=${client}`, { token: admin, body: { delay_ms: [0, 0], messages: [{ to: '5491112345678', message: 'a' }] } });
    const job = async () => (await ask(hub, 'GET', `/sender/jobs/${made.json.job_id}`, { token: admin })).json;
    while ((await job()).pause_reason !== 'restricted');
    const shown = async () => (await ask(hub, 'GET', `/clients/${client}`, { token: admin })).json;
    while ((await shown()).restricted_until !== new Date(end * 1000).toISOString());
    const alerts = async () => (await ask(hub, 'GET', `/alerts?cliente_id=${client}`, { token: admin })).json.items.filter(({ kind }) => kind === 'restricted');
    assert.deepEqual((await alerts()).map(({ after, open }) => [after, open]), [['restricted', true]]);
    assert.equal((await ask(hub, 'POST', `/sender/jobs/${made.json.job_id}/resume`, { token: admin })).status, 200);
    while ((await job()).state !== 'completed');
    while ((await shown()).restricted_since !== null);
    assert.equal((await shown()).restricted_until, null);
    assert.equal((await alerts())[0].open, false);
});

test('another phone in the middle of a job holds it; the same one, spelt otherwise, does not', async () => {
    const client = 82;
    await ask(hub, 'PUT', `/clients/${client}`, { token: admin, body: {} });
    const see = async (state, account) => {
        await simulator.client(client, { state, account });
        await ask(hub, 'GET', `/session-manager/state?cliente_id=${client}`, { token: admin });
    };
    const known = async (account) => {
        while ((await ask(hub, 'GET', `/clients/${client}`, { token: admin })).json.account !== account)
            await ask(hub, 'GET', `/session-manager/state?cliente_id=${client}`, { token: admin });
    };
    await see('READY', '5491100000082');
    await known('5491100000082');
    const messages = Array.from({ length: 3 }, (_, i) => ({ to: `549110000010${i}`, message: 'm' }));
    const made = await ask(hub, 'POST', `/sender/send-bulk?cliente_id=${client}`, { token: admin, body: { delay_ms: [1000, 1000], messages } });
    const path = `/sender/jobs/${made.json.job_id}`;
    const until = async (enough) => {
        for (;;) {
            const { json } = await ask(hub, 'GET', path, { token: admin });
            if (enough(json))
                return json;
        }
    };
    await until(({ counts }) => counts.sent === 1);
    await see('DISCONNECTED_LOGOUT');
    await until(({ pause_reason: reason }) => reason === 'not_ready');
    await see('READY', '5491100000082:18@s.whatsapp.net');
    await until(({ counts }) => counts.sent === 2);
    await see('DISCONNECTED_LOGOUT');
    await until(({ pause_reason: reason }) => reason === 'not_ready');
    await see('READY', '5491100000099');
    const held = await until(({ pause_reason: reason }) => reason === 'other_account');
    assert.deepEqual([held.state, held.counts.sent], ['paused', 2]);
    // Else the new number may not be in the store yet.
    while (!(await ask(hub, 'GET', `/alerts?cliente_id=${client}`, { token: admin })).json.items.some(({ kind }) => kind === 'account_changed'));
    assert.equal((await ask(hub, 'POST', `${path}/resume`, { token: admin })).status, 200);
    assert.equal((await until(({ state }) => state === 'completed')).counts.sent, 3);
});

test('a client’s tags, expected phone and wish: what is not named stays; another phone is an alert, and none of one that is off', async () => {
    const put = (body, token = admin) => ask(hub, 'PUT', '/clients/71', { token, body });
    assert.equal((await put({ name: 'Shop', tags: ['north', 'shop'], expected_phone: '+54 9 11 1234-5678' })).status, 201);
    const kept = (await put({ wanted: 'off' })).json;
    assert.deepEqual([kept.name, kept.tags, kept.expected_phone, kept.wanted], ['Shop', ['north', 'shop'], '5491112345678', 'off']);
    for (const [body, field] of [[{ tags: 'x' }, 'tags'], [{ tags: [1] }, 'tags'], [{ tags: ['a,b'] }, 'tags'], [{ expected_phone: 5 }, 'expected_phone'],
        [{ expected_phone: '0800' }, 'expected_phone'], [{ wanted: true }, 'wanted'], [{ wanted: 'maybe' }, 'wanted'], [{ name: 7 }, 'name']])
        assertError(await put(body), 400, 'INVALID_REQUEST', new RegExp(field));
    assertError(await put({ wanted: 'on' }, own), 403, 'FORBIDDEN');

    const see = async (state, account) => {
        await simulator.client(71, { state, account });
        await ask(hub, 'GET', '/session-manager/state?cliente_id=71', { token: admin });
    };
    const alerts = async () => (await ask(hub, 'GET', '/alerts?cliente_id=71', { token: admin })).json.items;
    await see('READY', '5491100000009');
    await see('DISCONNECTED_LOGOUT');
    await put({ wanted: 'on' });
    await see('READY', '5491100000010');
    let items;
    while ((items = await alerts()).length === 0);
    assert.deepEqual(items.map(({ kind, after }) => [kind, after]), [['wrong_phone', '5491100000010']]);
});

test('who disconnects a client through the hub wants it off, who connects it wants it on; one that cannot be disconnected stays on', async () => {
    assert.equal((await ask(hub, 'PUT', '/clients/72', { token: admin, body: { name: 'Desk' } })).status, 201);
    const command = async (path) => (await ask(hub, 'POST', `/session-manager/${path}?cliente_id=72`, { token: admin })).status;
    const wanted = async () => (await ask(hub, 'GET', '/clients/72', { token: admin })).json.wanted;
    assert.equal(await command('logout'), 200);
    while (await wanted() !== 'off');
    assert.equal(await command('login'), 200);
    while (await wanted() !== 'on');
    await simulator.control('POST', 'faults', { kind: 'error', status: 500, client: 72, endpoint: 'disconnect', count: 1 });
    assert.equal(await command('logout'), 500);
    assert.equal((await ask(hub, 'PUT', '/clients/72', { token: admin, body: { name: 'Desk 2' } })).json.wanted, 'on');
    assert.equal(await command('logout'), 200);
    while (await wanted() !== 'off');
});
