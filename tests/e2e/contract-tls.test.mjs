// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// TLS of the hub's own: a certificate that is renewed while it runs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import tls from 'node:tls';

import { Hub } from './support/programs.mjs';

let folder;
let hub;

function makeCertificate(name) {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
        '-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`), '-subj', `/CN=${name}`], { stdio: 'ignore' });
}

/** As an ACME client does it: one file after the other, each at once. */
async function use(name) {
    for (const kind of ['key', 'crt']) {
        await copyFile(join(folder, `${name}.${kind}`), join(folder, `new.${kind}`));
        await rename(join(folder, `new.${kind}`), join(folder, `live.${kind}`));
    }
}

/** The name in the certificate that a new connection is shown. */
async function shownName() {
    const socket = tls.connect({ port: hub.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const { CN } = socket.getPeerCertificate().subject;
    socket.destroy();
    return CN;
}

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'central-hub-tls-'));
    for (const name of ['first', 'second', 'third'])
        makeCertificate(name);
    await use('first');
    hub = await Hub.start({ sessionManager: 'http://127.0.0.1:9', options: ['--monitor', 'off',
        '--tls-cert', join(folder, 'live.crt'), '--tls-key', join(folder, 'live.key')] });
});

after(async () => {
    await hub?.stop();
    await rm(folder, { recursive: true, force: true });
});

test('a renewed certificate is shown without a restart; who is connected stays so', async () => {
    assert.equal(await shownName(), 'first');
    const kept = tls.connect({ port: hub.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(kept, 'secureConnect');
    await use('second');
    while (await shownName() !== 'second');
    kept.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
    assert.match((await once(kept, 'data')).toString(), /^HTTP\/1\.1 200 /);
    kept.destroy();
});

test('SIGHUP reads it at once', async () => {
    await use('third');
    process.kill(hub.pid, 'SIGHUP');
    while (await shownName() !== 'third');
});

test('one that cannot be used changes nothing', async () => {
    await writeFile(join(folder, 'live.crt'), 'no certificate');
    process.kill(hub.pid, 'SIGHUP');
    await hub.wrote(/the former certificate stays in use/);
    assert.equal(await shownName(), 'third');
});
