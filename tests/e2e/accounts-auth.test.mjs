// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every route that needs a token against everything that is none. The routes are those of the hub's own /openapi.json.

import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Simulator } from './support/programs.mjs';
import { Store, askUntil } from './support/store.mjs';

const secret = randomBytes(32).toString('hex');
const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const hmac = (text, key = secret) => createHmac('sha256', key).update(text).digest('base64url');
const now = () => Math.floor(Date.now() / 1000);

/** A token as the hub makes them, unless told otherwise. */
function forge(claims = {}, { header = { alg: 'HS256', typ: 'JWT' }, key = secret, sign = hmac } = {}) {
    const payload = { sub: String(ids.ana), cliente_id: 51, username: 'ana', role: 'operator', iat: now(), exp: now() + 600, jti: '0.AAAA', ...claims };
    const signed = `${base64(header)}.${base64(payload)}`;
    return `${signed}.${sign(signed, key)}`;
}

let simulator;
let store;
let hub;
let routes;
const ids = {};
const tokens = {};

before(async () => {
    simulator = await Simulator.start();
    await simulator.client(51, { state: 'READY' });
    store = await Store.make({ sessionManager: simulator.url, env: { HUB_JWT_SECRET: secret }, options: ['--contacts-path', '/contacts'] });
    [tokens.clientKey, tokens.adminKey, tokens.revokedKey] = await Promise.all([store.key('of 51', 51), store.key('of all', 'admin'),
        store.key('revoked', 'admin'), store.account('ana', 51), store.account('root', 50, { admin: true })]);
    hub = await store.start();
    await Promise.all(['waits', 'gone'].map(async (username) => {
        const registered = await ask(hub, 'POST', '/auth/register', { body: { username, password: 'some password', cliente_id: 53 } });
        assert.equal(registered.status, 201, registered.body);
    }));
    const asAdmin = { token: tokens.adminKey };
    for (const user of (await ask(hub, 'GET', '/users', asAdmin)).json.items)
        ids[user.username] = user.id;
    tokens.ana = forge();
    tokens.root = forge({ sub: String(ids.root), username: 'root', role: 'admin' });
    tokens.gone = forge({ sub: String(ids.gone), username: 'gone' });
    const keys = (await ask(hub, 'GET', '/keys', asAdmin)).json.items;
    assert.equal((await ask(hub, 'POST', `/users/${ids.gone}/disable`, asAdmin)).status, 200);
    assert.equal((await ask(hub, 'POST', `/keys/${keys.find(({ name }) => name === 'revoked').id}/revoke`, asAdmin)).status, 200);
    routes = routesOf((await ask(hub, 'GET', '/openapi.json')).json);
});
after(async () => {
    await store?.remove();
    await simulator?.stop();
});

/** What needs a token: { method, path, body, admin, forClient }. Ids are filled in such that nothing is there. */
function routesOf(document) {
    const found = [];
    for (const [path, item] of Object.entries(document.paths)) {
        for (const method of ['get', 'put', 'post', 'delete'].filter((name) => item[name])) {
            const operation = item[method];
            if ((operation.security ?? document.security).some((one) => Object.keys(one).length === 0) || operation.security?.length === 0)
                continue;
            const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
            found.push({
                method: method.toUpperCase(),
                path: path.replace('{clienteId}', '51').replace('{id}', '999').replace('{n}', '0'),
                body: operation.requestBody ? {} : undefined,
                admin: operation.tags.includes('people') || path === '/audit' || (path.startsWith('/clients/') && method !== 'get'),
                forClient: parameters.some(({ $ref }) => $ref?.endsWith('/ForClient')) || /^.(events|sender.st\w+-all)$/.test(path),
            });
        }
    }
    return found;
}

test('the document names the routes that need a token', () => {
    const groups = new Set(routes.map(({ path }) => path.split('/')[1]));
    assert.deepEqual([...groups].sort(), ['alerts', 'audit', 'auth', 'clients', 'events', 'keys', 'sender', 'session-manager', 'sync-contacts', 'users']);
    assert.ok(routes.length >= 38, `${routes.length} routes`);
    assert.ok(routes.filter(({ admin }) => admin).length >= 12);
    assert.ok(routes.filter(({ forClient }) => forClient).length >= 22);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const [none, rs256] = ['none', 'RS256'].map((alg) => ({ alg, typ: 'JWT' }));
const refused = [
    ['no header', () => undefined, 'missing'],
    ['no token', () => 'Bearer ', 'malformed'],
    ['another scheme', () => `Basic ${base64('ana:ana password')}`, 'malformed'],
    ['a word', () => 'Bearer abc', 'malformed'],
    ['two words', () => `Bearer ${forge()} x`, 'malformed'],
    ['two parts', () => `Bearer ${forge().split('.').slice(0, 2).join('.')}`, 'malformed'],
    ['four parts', () => `Bearer ${forge()}.e30`, 'malformed'],
    ['padding', () => `Bearer ${forge()}=`, 'malformed'],
    ['a payload that is no object', () => { const signed = `${base64({ alg: 'HS256' })}.${base64('[]')}`; return `Bearer ${signed}.${hmac(signed)}`; }, 'malformed'],
    ['no expiry', () => `Bearer ${forge({ exp: undefined })}`, 'malformed'],
    ['expired', () => `Bearer ${forge({ exp: now() - 1 })}`, 'expired'],
    ['not yet valid', () => `Bearer ${forge({ nbf: now() + 600 })}`, 'not_yet_valid'],
    ['another secret', () => `Bearer ${forge({}, { key: 'x'.repeat(32) })}`, 'wrong_signature'],
    ['a changed payload', () => { const [head, , mac] = forge().split('.'); return `Bearer ${head}.${forge({ role: 'admin' }).split('.')[1]}.${mac}`; }, 'wrong_signature'],
    ['no signature', () => `Bearer ${forge({}, { sign: () => '' })}`, 'wrong_signature'],
    ['alg none', () => `Bearer ${forge({}, { header: none, sign: () => '' })}`, 'wrong_algorithm'],
    ['alg none, signed', () => `Bearer ${forge({}, { header: none })}`, 'wrong_algorithm'],
    ['alg RS256', () => `Bearer ${forge({}, { header: rs256, sign: (text) => createSign('sha256').update(text).sign(rsa.privateKey, 'base64url') })}`, 'wrong_algorithm'],
    ['alg RS256, signed with the secret', () => `Bearer ${forge({}, { header: rs256 })}`, 'wrong_algorithm'],
    ['alg hs256', () => `Bearer ${forge({}, { header: { alg: 'hs256' } })}`, 'wrong_algorithm'],
    ['no alg', () => `Bearer ${forge({}, { header: { typ: 'JWT' } })}`, 'wrong_algorithm'],
    ['crit', () => `Bearer ${forge({}, { header: { alg: 'HS256', crit: ['x'], x: 1 } })}`, 'crit'],
    ['an empty crit', () => `Bearer ${forge({}, { header: { alg: 'HS256', crit: [] } })}`, 'crit'],
    ['nobody', () => `Bearer ${forge({ sub: '999', username: 'nobody' })}`, 'unknown_user'],
    ['another name', () => `Bearer ${forge({ username: 'root' })}`, 'unknown_user'],
    ['an older token', () => `Bearer ${forge({ jti: '-1.AAAA' })}`, 'revoked'],
    ['a disabled user', () => `Bearer ${tokens.gone}`, 'disabled'],
    ['a user who waits', () => `Bearer ${forge({ sub: String(ids.waits), username: 'waits', cliente_id: 53 })}`, 'pending'],
    ['a key of nobody', () => `Bearer hub_${randomBytes(32).toString('base64url')}`, 'revoked'],
    ['a revoked key', () => `Bearer ${tokens.revokedKey}`, 'revoked'],
];
for (const [name, credentials, reason] of refused) {
    test(`401 on every route: ${name}`, async () => {
        const header = credentials();
        const headers = header === undefined ? {} : { Authorization: header };
        await Promise.all(routes.map(async ({ method, path, body }, index) => {
            const id = `${name.replace(/\W/g, '-')}-${index}`;
            const answer = await ask(hub, method, path, { body, headers: { ...headers, 'X-Request-Id': id } });
            assertError(answer, 401, 'UNAUTHORIZED');
            assert.match(answer.headers['www-authenticate'], /^Bearer/, `${method} ${path}`);
            const line = new RegExp(`refused reason=(\\S+) .*request_id=${id}\\s`);
            await hub.wrote(line);
            assert.equal(line.exec(hub.output)[1], reason);
        }));
        if (header?.length > 20)
            assert.ok(!hub.output.includes(header.split(' ')[1]), 'the log holds no token');
    });
}

test('a forged token that is right is let in: the others fail for what they say', async () => {
    assert.equal((await ask(hub, 'GET', '/auth/me', { token: forge() })).json.user.username, 'ana');
    const claimed = await ask(hub, 'GET', '/auth/me', { token: forge({ role: 'admin', cliente_id: 52 }) });
    assert.deepEqual([claimed.json.user.role, claimed.json.user.cliente_id], ['operator', 51], 'the store counts, not the claim');
    assertError(await ask(hub, 'GET', '/users', { token: forge({ role: 'admin' }) }), 403, 'FORBIDDEN');
});

test('only the header carries a token', async () => {
    assertError(await ask(hub, 'GET', `/auth/me?token=${tokens.root}&access_token=${tokens.root}`), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'GET', '/auth/me', { headers: { Cookie: `token=${tokens.root}; Authorization=${tokens.root}` } }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'POST', '/auth/change-password', { body: { token: tokens.root } }), 401, 'UNAUTHORIZED');
    for (const token of [tokens.root, tokens.adminKey])
        assert.equal((await ask(hub, 'GET', '/auth/me', { headers: { Authorization: `bearer  ${token}` } })).status, 200, 'RFC 9110, 11.1');
});

test('401 comes before the media type and the body, 404 and 405 before it', async () => {
    assertError(await ask(hub, 'POST', '/sender/send', { body: 'to=1', headers: { 'Content-Type': 'text/plain' } }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'POST', '/sender/send', { body: '{', headers: { 'Content-Type': 'application/json' } }), 401, 'UNAUTHORIZED');
    assertError(await ask(hub, 'POST', '/users'), 405, 'METHOD_NOT_ALLOWED');
    assertError(await ask(hub, 'GET', '/users/1/nothing'), 404, 'NOT_FOUND');
});

test('403 on every admin route: operators and their keys', async () => {
    for (const token of [tokens.ana, tokens.clientKey]) {
        for (const { method, path, body } of routes.filter(({ admin }) => admin))
            assertError(await ask(hub, method, path, { token, body }), 403, 'FORBIDDEN');
    }
});

test('403 on every route for another client', async () => {
    for (const token of [tokens.ana, tokens.clientKey]) {
        for (const { method, path, body } of routes.filter(({ forClient }) => forClient)) {
            assertError(await ask(hub, method, `${path}?cliente_id=52`, { token, body }), 403, 'FORBIDDEN');
            assertError(await ask(hub, method, `${path}?cliente_id=052`, { token, body }), 400, 'INVALID_CLIENT_ID');
        }
        assertError(await ask(hub, 'GET', '/clients/52', { token }), 403, 'FORBIDDEN');
    }
});

// Last, since it does what the routes do. HEAD where GET would be a stream.
for (const who of ['ana', 'clientKey', 'root', 'adminKey']) {
    test(`${who} is let in wherever it may`, async () => {
        const admin = who === 'root' || who === 'adminKey';
        for (const route of routes.filter((one) => admin || !one.admin)) {
            const path = route.forClient ? `${route.path}?cliente_id=51` : route.path;
            const method = route.path === '/events' ? 'HEAD' : route.method;
            const answer = await ask(hub, method, path, { token: tokens[who], body: route.body });
            if (who.endsWith('Key') && path === '/auth/change-password')
                assertError(answer, 403, 'FORBIDDEN');
            else
                assert.ok(![401, 403, 405, 500].includes(answer.status), `${method} ${path}: ${answer.status} ${answer.body}`);
        }
        await ask(hub, 'POST', '/sender/start-all', { token: tokens.root });
    });
}

test('who needs a client and names none is told', async () => {
    assertError(await ask(hub, 'POST', '/session-manager/login', { token: tokens.adminKey }), 400, 'INVALID_REQUEST', /^cliente_id: /);
    await askUntil(({ status }) => status === 200, hub, 'GET', '/session-manager/status?cliente_id=51', { token: tokens.adminKey });
});

test('no secret is in the log', () => {
    for (const [name, token] of Object.entries(tokens))
        assert.ok(!hub.output.includes(token), name);
    for (const password of ['ana password', 'root password', 'some password', secret])
        assert.ok(!hub.output.includes(password), password);
});
