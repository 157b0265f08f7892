// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The subcommands beside a running hub: they act on it within a second, and say what went wrong in one line.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, assertError, login } from './support/http.mjs';
import { Store, askUntil } from './support/store.mjs';

let store;
let hub;

before(async () => {
    store = await Store.make();
    await store.account('root', 50, { admin: true });
    hub = await store.start();
});
after(() => store?.remove());

/** Milliseconds until the hub refuses the token, by its own clock of requests. */
async function refusedAfter(token) {
    const begun = Date.now();
    await askUntil(({ status }) => status === 401, hub, 'GET', '/auth/me', { token });
    return Date.now() - begun;
}

test('a user from another process: added, disabled, enabled, with another password', async (t) => {
    const added = await store.command(['user', 'add', 'ana', '--client', '51', '--password-stdin'], 'ana password\n');
    assert.deepEqual([added.code, added.stderr], [0, '']);
    const token = await login(hub, 'ana', 'ana password');
    assert.equal((await store.command(['user', 'disable', 'ana'])).code, 0);
    t.diagnostic(`disabled: acts after ${await refusedAfter(token)} ms`);
    assertError(await ask(hub, 'POST', '/auth/login', { body: { username: 'ana', password: 'ana password' } }), 403, 'ACCOUNT_DISABLED');
    assert.equal((await store.command(['user', 'enable', 'ana'])).code, 0);
    assert.equal((await store.command(['user', 'passwd', 'ana', '--password-stdin'], 'other password\n')).code, 0);
    assert.ok(await login(hub, 'ana', 'other password'));
    const listed = await store.command(['user', 'list']);
    assert.deepEqual([listed.code, listed.stderr], [0, '']);
    const rows = listed.stdout.trimEnd().split('\n').map((line) => line.split('\t'));
    assert.deepEqual(rows.map((row) => row.slice(1, 5)), [['root', '50', 'admin', 'active'], ['ana', '51', 'operator', 'active']]);
});

test('a key from another process', async (t) => {
    const created = await store.command(['key', 'create', 'script', '--client', '51']);
    const [secret, line] = created.stdout.split('\n');
    assert.match(secret, /^hub_/);
    const id = line.split('\t')[0];
    await askUntil(({ status }) => status === 200, hub, 'GET', '/auth/me', { token: secret });
    const listed = (await store.command(['key', 'list'])).stdout;
    assert.ok(listed.includes('script') && !listed.includes(secret));
    assert.equal((await store.command(['key', 'revoke', id])).code, 0);
    t.diagnostic(`revoked: acts after ${await refusedAfter(secret)} ms`);
    assert.match((await store.command(['key', 'list'])).stdout, /\trevoked\t/);
});

test('a backup of the running hub is a database of its own', async () => {
    const file = join(store.folder, 'backup.db');
    assert.equal((await store.command(['db', 'backup', file])).code, 0);
    assert.match(execFileSync('python3', ['-c', 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT username FROM users ORDER BY username").fetchall())', file], { encoding: 'utf8' }), /ana.*root/);
    const check = await store.command(['db', 'check']);
    assert.deepEqual([check.code, check.stderr], [0, '']);
    assert.match(check.stdout, /^ok: schema version \d+\n$/);
});

const wrong = [
    ['an unknown user', ['user', 'disable', 'nobody'], 1], ['a name that is taken', ['user', 'add', 'root', '--client', '50', '--password-stdin'], 1, 'some password\n'],
    ['a short password', ['user', 'add', 'eva', '--client', '50', '--password-stdin'], 2, 'short\n'],
    ['no password', ['user', 'add', 'eva', '--client', '50', '--password-stdin'], 2, ''],
    ['a bad name', ['user', 'add', 'Eva', '--client', '50', '--password-stdin'], 2, 'some password\n'],
    ['no client', ['user', 'add', 'eva', '--password-stdin'], 2, 'some password\n'], ['a bad client', ['key', 'create', 'x', '--client', '0'], 2],
    ['client and admin', ['key', 'create', 'x'], 2], ['the last admin', ['user', 'disable', 'root'], 1], ['an unknown key', ['key', 'revoke', '999'], 1],
    ['a key that is no number', ['key', 'revoke', 'x'], 2], ['an unknown verb', ['user', 'love', 'root'], 2], ['an operand too many', ['user', 'list', 'x'], 2],
    ['a backup into nowhere', ['db', 'backup', '/nowhere/at/all/x.db'], 2],
];
for (const [name, words, code, input] of wrong) {
    test(`exit ${code} and one line: ${name}`, async () => {
        const got = await store.command(words, input);
        assert.equal(got.code, code, got.stderr);
        assert.equal(got.stdout, '');
        assert.match(got.stderr, /^central-hub: [^\n]+\n$/);
    });
}

test('the data folder belongs to one hub', async () => {
    const second = await store.startInVain();
    assert.equal(second.code, 1);
    assert.match(second.stderr, /^central-hub: data directory in use: [^\n]+$/m);
});

// What was made beside the hub is admitted at once, not only after the hub has asked the store for news.
test('accounts and keys made by a subcommand are good for the next request', async () => {
    for (let i = 0; i < 6; ++i) {
        const created = await store.command(['key', 'create', `at once ${i}`, '--client', '51']);
        assert.equal(created.code, 0, created.stderr);
        const asKey = await ask(hub, 'GET', '/clients', { token: created.stdout.split('\n')[0] });
        assert.equal(asKey.status, 200, asKey.body);
        const added = await store.command(['user', 'add', `quick${i}`, '--client', '51', '--password-stdin'], 'some password\n');
        assert.equal(added.code, 0, added.stderr);
        const login = await ask(hub, 'POST', '/auth/login', { body: { username: `quick${i}`, password: 'some password' } });
        assert.equal(login.status, 200, login.body);
        const me = await ask(hub, 'GET', '/auth/me', { token: login.json.token });
        assert.equal(me.status, 200, me.body);
    }
});
