// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The life of an account over HTTP, and what the audit log says of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Store, askUntil } from './support/store.mjs';

let store;
let hub;
let admin;
const ids = {};

before(async () => {
    store = await Store.make();
    [admin] = await Promise.all([store.key('of all', 'admin'), store.account('root', 50, { admin: true })]);
    hub = await store.start('--login-failures', '3');
});
after(() => store?.remove());

const register = (username, password = `${username} password`, client = 51, on = hub) =>
    ask(on, 'POST', '/auth/register', { body: { username, password, cliente_id: client } });
const login = (username, password = `${username} password`) => ask(hub, 'POST', '/auth/login', { body: { username, password } });
const change = (name, action, body) => ask(hub, 'POST', `/users/${ids[name]}/${action}`, { token: admin, body });
const ended = (token) => askUntil(({ status }) => status === 401, hub, 'GET', '/auth/me', { token });

test('approval: who registers waits for an administrator', async () => {
    const created = await register('ana');
    assert.equal(created.status, 201, created.body);
    const { user } = created.json;
    ids.ana = user.id;
    assert.deepEqual([user.username, user.cliente_id, user.role, user.state], ['ana', 51, 'operator', 'pending']);
    assert.ok(!/hash|password|argon/i.test(created.body));
    assertError(await register('ana', 'another password'), 409, 'USERNAME_TAKEN');
    assertError(await login('ana'), 403, 'ACCOUNT_PENDING');
    assertError(await change('ana', 'enable'), 409, 'CONFLICT');
    assert.equal((await change('ana', 'approve')).json.user.state, 'active');
    const { json } = await login('ana');
    assert.deepEqual(Object.keys(json).sort(), ['expires_in', 'ok', 'token', 'user']);
    assert.deepEqual([json.expires_in, json.user.username, json.user.cliente_id, json.user.role], [86400, 'ana', 51, 'operator']);
    const claims = JSON.parse(Buffer.from(json.token.split('.')[1], 'base64url'));
    assert.deepEqual(Object.keys(claims).sort(), ['cliente_id', 'exp', 'iat', 'jti', 'role', 'sub', 'username']);
    assert.equal(claims.exp - claims.iat, 86400);
});

const badUsers = [['a capital', 'Ana'], ['two letters', 'an'], ['33 letters', 'a'.repeat(33)], ['a space', 'a na'], ['another letter', 'a\u00f1a'], ['nothing', '']];
for (const [name, username] of badUsers)
    test(`a username with ${name}`, async () => assertError(await register(username, 'long enough'), 400, 'INVALID_REQUEST', /^username/));
for (const [name, password] of [['9 characters', 'x'.repeat(9)], ['129 characters', 'x'.repeat(129)], ['a tab', 'long\tenough'], ['nothing', '']])
    test(`a password with ${name}`, async () => assertError(await register('somebody', password), 400, 'INVALID_REQUEST', /^password/));
for (const client of [0, -1, 1.5, '51', null, 9007199254740992])
    test(`cliente_id ${JSON.stringify(client)}`, async () => assertError(await register('somebody', 'long enough', client), 400, 'INVALID_REQUEST', /^cliente_id/));

test('usuario is an alias; missing fields are named', async () => {
    const answer = await ask(hub, 'POST', '/auth/login', { body: { usuario: 'ana', password: 'ana password' } });
    assert.equal(answer.status, 200, answer.body);
    assertError(await ask(hub, 'POST', '/auth/login', { body: { password: 'x' } }), 400, 'INVALID_REQUEST', /^username/);
    assertError(await ask(hub, 'POST', '/auth/login', { body: { username: 'ana' } }), 400, 'INVALID_REQUEST', /^password/);
    assertError(await ask(hub, 'POST', '/auth/login', { body: 'username=ana', headers: { 'Content-Type': 'text/plain' } }), 415, 'UNSUPPORTED_MEDIA_TYPE');
});

test('a missing user and a wrong password are told apart by nobody; then both are throttled, the right password too', async () => {
    const [missing, wrong] = await Promise.all([login('nobody', 'wrong password'), login('ana', 'wrong password')]);
    assertError(wrong, 401, 'INVALID_CREDENTIALS');
    assert.deepEqual([missing.status, missing.body], [wrong.status, wrong.body]);
    await Promise.all(['ana', 'nobody'].flatMap((name) => [login(name, 'wrong password'), login(name, 'wrong password')]));
    for (const answer of [await login('ana'), await login('ana', 'wrong password'), await login('nobody', 'wrong password')]) {
        assertError(answer, 429, 'TOO_MANY_ATTEMPTS');
        const seconds = Number(answer.headers['retry-after']);
        assert.ok(seconds > 0 && seconds <= 900, `${seconds} s`);
    }
    assert.equal((await login('root', 'root password')).status, 200, 'nobody else is');
});

test('a new password and disabling end older tokens', async () => {
    const created = await register('eva');
    ids.eva = created.json.user.id;
    await change('eva', 'approve');
    const first = (await login('eva')).json.token;
    const own = (token, old_password, new_password) => ask(hub, 'POST', '/auth/change-password', { token, body: { old_password, new_password } });
    assertError(await own(first, 'wrong password', 'second password'), 401, 'INVALID_CREDENTIALS');
    assertError(await own(first, 'eva password', 'short'), 400, 'INVALID_REQUEST', /^new_password/);
    const changed = await own(first, 'eva password', 'second password');
    assert.equal(changed.status, 200, changed.body);
    assert.equal((await ended(first)).json.error, 'UNAUTHORIZED');
    assert.equal((await change('eva', 'password', { password: 'third password' })).status, 200);
    const third = await login('eva', 'third password');
    assert.equal(third.status, 200, third.body);
    assert.equal((await change('eva', 'disable')).json.user.state, 'disabled');
    await ended(third.json.token);
    assertError(await login('eva', 'third password'), 403, 'ACCOUNT_DISABLED');
    assertError(await change('eva', 'approve'), 409, 'CONFLICT');
    assert.equal((await change('eva', 'enable')).json.user.state, 'active');
});

test('roles, and the last administrator', async () => {
    const { items } = (await ask(hub, 'GET', '/users', { token: admin })).json;
    ids.root = items.find(({ username }) => username === 'root').id;
    assertError(await change('root', 'disable'), 409, 'LAST_ADMIN');
    assertError(await change('root', 'role', { role: 'operator' }), 409, 'LAST_ADMIN');
    assertError(await change('ana', 'role', { role: 'emperor' }), 400, 'INVALID_REQUEST', /^role/);
    assert.equal((await change('ana', 'role', { role: 'admin' })).json.user.role, 'admin');
    assert.equal((await change('root', 'role', { role: 'operator' })).json.user.role, 'operator');
    assertError(await change('ana', 'disable'), 409, 'LAST_ADMIN');
    assert.equal((await change('root', 'role', { role: 'admin' })).json.user.role, 'admin');
    assertError(await ask(hub, 'POST', '/users/999/disable', { token: admin }), 404, 'NOT_FOUND');
    assertError(await ask(hub, 'POST', '/users/x/disable', { token: admin }), 404, 'NOT_FOUND');
});

test('keys', async () => {
    const create = (body) => ask(hub, 'POST', '/keys', { token: admin, body });
    const { status, json: key } = await create({ name: 'script', cliente_id: 51 });
    assert.equal(status, 201);
    assert.match(key.key, /^hub_[A-Za-z0-9_-]{30,}$/);
    const me = await askUntil((answer) => answer.status === 200, hub, 'GET', '/auth/me', { token: key.key });
    assert.deepEqual([me.json.user.cliente_id, me.json.user.role, me.json.user.key_id], [51, 'operator', key.id]);
    const list = await ask(hub, 'GET', '/keys', { token: admin });
    assert.ok(list.json.items.some(({ id }) => id === key.id) && !list.body.includes(key.key), 'it is shown once');
    assert.ok((await ask(hub, 'POST', `/keys/${key.id}/revoke`, { token: admin })).json.revoked_at);
    await ended(key.key);
    for (const body of [{ cliente_id: 51 }, { name: 'x' }, { name: 'x', cliente_id: 51, admin: true }, { name: '', cliente_id: 51 }, { name: 'x', cliente_id: 0 }])
        assertError(await create(body), 400, 'INVALID_REQUEST');
    assertError(await ask(hub, 'POST', '/keys/999/revoke', { token: admin }), 404, 'NOT_FOUND');
});

test('the audit log tells who did what, from where; pages and filters', async () => {
    const audit = async (query = '') => (await ask(hub, 'GET', `/audit${query}`, { token: admin })).json;
    for (const [action, user, target] of [['register', 'ana', 'ana'], ['login', 'ana', 'ana'], ['login_failed', 'nobody', 'nobody'], ['approve', 'key:of all', 'ana'],
        ['disable', 'key:of all', 'eva'], ['enable', 'key:of all', 'eva'], ['password', 'eva', 'eva'], ['role', 'key:of all', 'root']]) {
        const { items } = await audit(`?action=${action}&user=${encodeURIComponent(user)}`);
        assert.ok(items.length > 0 && items.every((one) => one.action === action && one.user === user), action);
        const found = items.find((one) => one.target === target);
        assert.ok(found, `${action} ${target}`);
        assert.equal(found.address, '127.0.0.1');
        assert.match(found.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    for (const action of ['key_create', 'key_revoke'])
        assert.ok((await audit(`?action=${action}`)).items.length > 0, action);
    assert.ok((await audit('?user=cli')).items.length >= 2, 'what the subcommands did');
    assert.deepEqual((await audit('?action=nothing')).items, []);

    const all = (await audit('?limit=1000')).items.map(({ id }) => id);
    const paged = [];
    for (let page = await audit('?limit=3'); ; page = await audit(`?limit=3&after=${page.next}`)) {
        assert.ok(page.items.length <= 3);
        paged.push(...page.items.map(({ id }) => id));
        if (page.next === null)
            break;
    }
    assert.deepEqual(paged, all);
    for (const query of ['?limit=0', '?limit=x', '?after=x'])
        assertError(await ask(hub, 'GET', `/audit${query}`, { token: admin }), 400, 'INVALID_REQUEST');
});

test('registration open and closed', async () => {
    assert.equal(await hub.stop(), 0);
    const open = await store.start('--registration', 'open');
    assert.equal((await register('first', undefined, 60, open)).json.user.state, 'active');
    assert.equal((await register('second', undefined, 60, open)).json.user.state, 'pending');
    assert.equal(await open.stop(), 0);
    hub = await store.start('--registration', 'closed');
    assertError(await register('third', undefined, 61), 403, 'REGISTRATION_CLOSED');
    assertError(await register('ana'), 403, 'REGISTRATION_CLOSED');
});

test('no password is in the log', () => assert.ok(!/ password\b/.test(hub.output)));
