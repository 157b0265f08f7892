// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One PostgreSQL under two hubs: it goes away and comes back, and what one hub does the other obeys.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask } from './support/http.mjs';
import { Store, askUntil } from './support/store.mjs';
import { Upstream, answer } from './support/upstream.mjs';

const versions = '/usr/lib/postgresql';
const binaries = existsSync(versions) && readdirSync(versions).sort((a, b) => a - b).map((one) => join(versions, one, 'bin')).at(-1);
const skip = binaries ? false : 'PostgreSQL is missing';

let folder;
let port;
let upstream;
const stores = [];

/** PostgreSQL refuses to run as root. */
const run = (program, ...args) => (process.getuid() === 0
    ? execFileSync('runuser', ['-u', 'postgres', '--', join(binaries, program), ...args], { cwd: '/', stdio: 'ignore' })
    : execFileSync(join(binaries, program), args, { stdio: 'ignore' }));
const startPostgres = () => run('pg_ctl', '-D', join(folder, 'data'), '-w', '-t', '60', '-l', join(folder, 'log'), '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='${folder}' -c fsync=off`, 'start');
const stopPostgres = () => run('pg_ctl', '-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop');

before(async () => {
    if (skip)
        return;
    folder = mkdtempSync(join(tmpdir(), 'central-hub-e2e-postgres-'));
    if (process.getuid() === 0)
        chownSync(folder, ...execFileSync('sh', ['-c', 'id -u postgres; id -g postgres'], { encoding: 'utf8' }).trim().split('\n').map(Number));
    run('initdb', '-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync');
    const free = net.createServer();
    await new Promise((resolve) => free.listen(0, '127.0.0.1', resolve));
    ({ port } = free.address());
    await new Promise((resolve) => free.close(resolve));
    startPostgres();
    upstream = await Upstream.start();
    upstream.says(answer(200, '{"state":"READY"}'));
    const databaseUrl = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    for (let i = 0; i < 2; ++i)
        stores.push(await Store.make({ databaseUrl, sessionManager: upstream.url }));
});
after(async () => {
    await Promise.all(stores.map((store) => store.remove()));
    await upstream?.stop();
    if (!folder)
        return;
    try {
        stopPostgres();
    } catch {
        // it is down already if a test has failed
    }
    rmSync(folder, { recursive: true, force: true });
});

test('revoked on one hub, refused by the other; and an outage', { skip }, async (t) => {
    const admin = await stores[0].key('of all', 'admin');
    const [here, there] = await Promise.all(stores.map((store) => store.start()));
    const { id, key } = (await ask(here, 'POST', '/keys', { token: admin, body: { name: 'script', cliente_id: 51 } })).json;
    await askUntil(({ status }) => status === 200, there, 'GET', '/auth/me', { token: key });
    assert.equal((await ask(here, 'POST', `/keys/${id}/revoke`, { token: admin })).status, 200);
    const begun = performance.now();
    await askUntil(({ status }) => status === 401, there, 'GET', '/auth/me', { token: key });
    t.diagnostic(`revoked there after ${Math.round(performance.now() - begun)} ms`);

    stopPostgres();
    for (const hub of [here, there]) {
        const got = await askUntil(({ status }) => status !== 200, hub, 'GET', '/audit', { token: admin });
        assert.deepEqual([got.status, got.json.error], [503, 'DATABASE_UNAVAILABLE']);
        assert.equal((await ask(hub, 'GET', '/health')).status, 200);
        assert.equal((await askUntil(({ status }) => status === 503, hub, 'GET', '/health/ready')).json.database, 'down');
        assert.equal((await ask(hub, 'GET', '/api/whatsapp/51/status')).body, '{"state":"READY"}');
        assert.equal((await ask(hub, 'GET', '/session-manager/status?cliente_id=51', { token: admin })).body, '{"state":"READY"}');
    }
    startPostgres();
    for (const hub of [here, there]) {
        await askUntil(({ status }) => status === 200, hub, 'GET', '/audit', { token: admin });
        assert.equal((await ask(hub, 'PUT', '/clients/51', { token: admin, body: {} })).status < 300, true);
        assert.equal(await hub.stop(), 0);
    }
});
