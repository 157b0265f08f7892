// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub does when its store does not: a full disk, a lock, garbage. The proxy routes do not need it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Store, askUntil } from './support/store.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;

before(async () => {
    upstream = await Upstream.start();
    upstream.says(answer(200, '{"state":"READY"}'));
});
after(() => upstream?.stop());

const proxyWorks = async (hub, token) => {
    for (const [path, as] of [['/api/whatsapp/51/status'], ['/session-manager/status', token]])
        assert.equal((await ask(hub, 'GET', path, { token: as })).body, '{"state":"READY"}');
};
const put = (hub, token, client, name = '') => ask(hub, 'PUT', `/clients/${client}`, { token, body: { name } });
const assertStoreError = (got) => {
    assert.equal(got.status, 503, got.body);
    assert.match(got.json.error, /^DATABASE_[A-Z]+$/);
};

async function withHub(options, body) {
    const store = await Store.make({ sessionManager: upstream.url, ...options });
    try {
        const token = await store.key('of 51', 51);
        const admin = await store.key('of all', 'admin');
        await body(store, await store.start(), token, admin);
    } finally {
        await store.remove();
    }
}

test('a full disk', { skip: process.getuid?.() !== 0 && 'mounting a small disk needs root' }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'central-hub-e2e-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
    try {
        await withHub({ folder }, async (store, hub, token, admin) => {
            const filler = join(folder, 'filler');
            await writeFile(filler, Buffer.alloc(4 * 1024 * 1024)).catch(({ code }) => assert.equal(code, 'ENOSPC'));
            let refusal;
            for (let client = 1000; !refusal; ++client) {
                const got = await put(hub, admin, client, 'x'.repeat(100));
                if (got.status !== 201)
                    refusal = got;
            }
            assertError(refusal, 503, 'DATABASE_FULL');
            await proxyWorks(hub, token);
            assert.equal((await ask(hub, 'GET', '/audit', { token: admin })).status, 200, 'reading goes on');
            await rm(filler);
            await askUntil(({ status }) => status === 201, hub, 'PUT', '/clients/77', { token: admin, body: {} });
            assert.equal((await store.command(['db', 'check'])).code, 0);
            assert.equal(await hub.stop(), 0);
        });
    } finally {
        execFileSync('umount', [folder]);
        await rm(folder, { recursive: true, force: true });
    }
});

test('a database that another process has locked', () => withHub({}, async (store, hub, token, admin) => {
    const script = 'import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\nc.execute("BEGIN EXCLUSIVE")\nprint("locked", flush=True)\nsys.stdin.read()';
    const locker = spawn('python3', ['-c', script, store.file], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(locker.stdout, 'data');
    const refused = put(hub, admin, 60);
    await proxyWorks(hub, token);
    assertError(await refused, 503, 'DATABASE_BUSY');
    locker.stdin.end();
    await once(locker, 'exit');
    await askUntil(({ status }) => status === 201 || status === 200, hub, 'PUT', '/clients/60', { token: admin, body: {} });
    assert.equal(await hub.stop(), 0);
}));

test('a database that is none: at the start one line, while running an error', () => withHub({}, async (store, hub, token, admin) => {
    await rename(store.file, `${store.file}.kept`);
    await writeFile(store.file, 'This is no database. '.repeat(5000));
    const got = await askUntil(({ status }) => status === 503, hub, 'GET', '/audit', { token: admin });
    assertStoreError(got);
    await proxyWorks(hub, token);
    const ready = await ask(hub, 'GET', '/health/ready');
    assert.equal(ready.status, 503);
    assert.deepEqual([ready.json.database, ready.json.session_manager], ['down', 'up']);
    assert.ok(ready.json.reasons.database);
    assert.match((await ask(hub, 'GET', '/metrics')).body, /^hub_database_up 0$/m);
    await rename(`${store.file}.kept`, store.file);
    await askUntil(({ status }) => status === 200, hub, 'GET', '/audit', { token: admin });
    assert.equal(await hub.stop(), 0);

    await Promise.all(['-wal', '-shm'].map((end) => rm(store.file + end, { force: true })));
    await writeFile(store.file, 'This is no database. '.repeat(5000));
    const start = await store.startInVain();
    assert.equal(start.code, 1);
    const said = start.stderr.split('\n').filter((line) => line.startsWith('central-hub: '));
    assert.equal(said.length, 1, start.stderr);
    assert.match(said[0], /database/);
    assert.equal((await store.command(['db', 'check'])).code, 1);
}));
