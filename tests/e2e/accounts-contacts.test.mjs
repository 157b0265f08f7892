// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Contacts: what a sync counts, and that one which fails changes nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Store } from './support/store.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let store;
let hub;
let token;
let other;

before(async () => {
    upstream = await Upstream.start();
    store = await Store.make({ sessionManager: upstream.url, options: ['--read-timeout', '400'] });
    [token, other] = await Promise.all([store.key('of 51', 51), store.key('of 52', 52)]);
    hub = await store.start();
});
after(() => Promise.all([store?.remove(), upstream?.stop()]));

const contact = (i, name = `Name ${i}`) => ({ id: `54911${i}@c.us`, name, phone: `54911${i}`, is_business: i % 2 === 0 });
const sync = (as = token) => ask(hub, 'POST', '/sync-contacts/sync', { token: as });
const stored = async (query = '', as = token) => (await ask(hub, 'GET', `/sync-contacts/contacts${query}`, { token: as })).json;
/** A Session Manager that has these contacts, so many to a page. */
const has = (contacts, size = 2) => upstream.answers((socket, { path }) => {
    const from = Number(new URL(path, 'http://localhost').searchParams.get('after') ?? 0);
    const next = from + size < contacts.length ? String(from + size) : undefined;
    socket.write(answer(200, JSON.stringify({ contacts: contacts.slice(from, from + size), next })));
});

test('added, updated, removed and unchanged, over several pages', async () => {
    const list = [1, 2, 3, 4, 5].map((i) => contact(i));
    has(list);
    assert.deepEqual((await sync()).json, { ok: true, total: 5, added: 5, updated: 0, removed: 0, unchanged: 0, without_number: 0 });
    assert.equal(upstream.requests.length, 3);
    assert.ok(upstream.requests.every(({ method, path, headers }) => method === 'GET' && path.startsWith('/contacts') && headers['x-cliente-id'] === '51'));
    assert.deepEqual((await sync()).json, { ok: true, total: 5, added: 0, updated: 0, removed: 0, unchanged: 5, without_number: 0 });
    has([contact(1), contact(2, 'Another'), contact(3), contact(6)]);
    assert.deepEqual((await sync()).json, { ok: true, total: 4, added: 1, updated: 1, removed: 2, unchanged: 2, without_number: 0 });
    const { items, next } = await stored();
    assert.equal(next, null);
    assert.deepEqual(items.map(({ id }) => id).sort(), ['549111@c.us', '549112@c.us', '549113@c.us', '549116@c.us']);
    assert.deepEqual(items.find(({ id }) => id === '549112@c.us'), contact(2, 'Another'));
    assert.deepEqual((await stored('', other)).items, [], 'another client has its own');
});

test('search and pages', async () => {
    has([contact(1, 'Ana \u00c1lvarez'), contact(2, '100%'), contact(3, 'a_b'), contact(4, 'axb'), contact(5, '\u00d1and\u00fa')], 10);
    assert.equal((await sync()).status, 200);
    for (const [q, names] of [['ANA', ['Ana \u00c1lvarez']], ['\u00e1lv', ['Ana \u00c1lvarez']], ['%', ['100%']], ['a_b', ['a_b']], ['549115', ['\u00d1and\u00fa']], ['\u00f1and\u00fa', ['\u00d1and\u00fa']], ['nobody', []]])
        assert.deepEqual((await stored(`?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name), names, q);
    const paged = [];
    for (let page = await stored('?limit=2'); ; page = await stored(`?limit=2&after=${encodeURIComponent(page.next)}`)) {
        paged.push(...page.items.map(({ id }) => id));
        if (page.next === null)
            break;
    }
    assert.deepEqual(paged, (await stored()).items.map(({ id }) => id));
    for (const query of ['?limit=0', '?after=%00'])
        assertError(await ask(hub, 'GET', `/sync-contacts/contacts${query}`, { token }), 400, 'INVALID_REQUEST');
});

for (const [name, script, status, code] of [
    ['no such endpoint', answer(404, '<html>', { 'Content-Type': 'text/html' }), 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER'],
    ['no such endpoint, in JSON', answer(404, '{"error":"NOT_FOUND"}'), 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER'],
    ['401', answer(401, '{"error":"UNAUTHORIZED"}'), 502, 'SESSION_MANAGER_ERROR'],
    ['not JSON', answer(200, 'x'), 502, 'SESSION_MANAGER_ERROR'], ['no list', answer(200, '{"contacts":5}'), 502, 'SESSION_MANAGER_ERROR'],
    ['the same page for ever', answer(200, '{"contacts":[{"id":"1@c.us"}],"next":"1"}'), 502, 'SESSION_MANAGER_ERROR'],
]) {
    test(`what fails changes nothing: ${name}`, async () => {
        const before = await stored();
        upstream.says(script);
        assertError(await sync(), status, code);
        assert.deepEqual(await stored(), before);
    });
}

test('what fails on its second page changes nothing: silence, a reset, an error', async () => {
    const before = await stored();
    const first = answer(200, JSON.stringify({ contacts: [contact(9)], next: 'more' }));
    for (const [second, status] of [[() => {}, 504], [(socket) => socket.resetAndDestroy(), 502], [(socket) => socket.write(answer(503, '{"error":"BUSY"}')), 503]]) {
        upstream.answers((socket, { path }) => (path.includes('after=') ? second(socket) : socket.write(first)));
        assert.equal((await sync()).status, status);
        assert.deepEqual(await stored(), before);
    }
});

test('one at a time, for each client', async () => {
    const held = [];
    upstream.answers((socket) => held.push(socket));
    const [running, foreign] = [sync(), sync(other)];
    await upstream.asked(2);
    assertError(await sync(), 409, 'SYNC_IN_PROGRESS');
    held.forEach((socket) => socket.write(answer(200, '{"contacts":[]}')));
    assert.deepEqual([(await running).status, (await foreign).status], [200, 200]);
    has([contact(1)]);
    assert.equal((await sync()).status, 200, 'and then again');
});
