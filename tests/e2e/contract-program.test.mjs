// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program as its operator meets it: exit codes with one line, logs, and a stop that finishes what is in flight.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, assertError, exchange } from './support/http.mjs';
import { Hub, Program, run } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let folder;

before(async () => {
    upstream = await Upstream.start();
    folder = await mkdtemp(join(tmpdir(), 'central-hub-program-'));
});
after(async () => {
    await upstream?.stop();
    await rm(folder, { recursive: true, force: true });
});

const program = process.env.CENTRAL_HUB;
const clean = { SESSION_MANAGER_BASE_URL: undefined, PORT: undefined, HUB_SESSION_MANAGER_URL: undefined };
const headless = (...options) => ['--no-gui', '--port', '0', '--data-dir', join(folder, 'data'), '--session-manager-url', upstream.url, ...options];

/** The program must end with this code and this one line. */
async function assertRefusal(args, code, line, env = {}) {
    const end = await run(program, args, { env: { ...clean, ...env } });
    assert.equal(end.code, code, end.stderr);
    const own = end.stderr.split('\n').filter((text) => text.startsWith('central-hub: '));
    assert.equal(own.length, 1, end.stderr);
    assert.match(own[0], line);
}

test('exit 1 and one line: the port is taken', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address();
    await assertRefusal(headless('--port', String(port)), 1, new RegExp(`\\b${port}\\b`));
    taken.close();
});

test('exit 1 and one line: the data directory is in use', async () => {
    const hub = await Hub.start({ sessionManager: upstream.url });
    await assertRefusal(headless('--data-dir', hub.folder), 1, /data directory in use/);
    assert.equal((await ask(hub, 'GET', '/health')).status, 200, 'the first one is not disturbed');
    assert.equal(await hub.stop(), 0);
});

test('exit 2 and one line: no Session Manager is named', () =>
    assertRefusal(['--no-gui', '--port', '0', '--data-dir', join(folder, 'data')], 2, /SESSION_MANAGER_BASE_URL/));

for (const [option, value] of [['port', '70000'], ['port', 'x'], ['host', 'no such address'], ['session-manager-url', 'ftp://x'], ['read-timeout', '0'],
    ['log-level', 'loud'], ['public-proxy', 'maybe'], ['rate-limit', '-1'], ['cors-origins', 'page'], ['trusted-proxies', 'x/99'],
    ['connect-path', 'connect'], ['threads', '1000']]) {
    test(`exit 2 and one line, by option and by variable: --${option} ${value}`, async () => {
        await assertRefusal(headless(`--${option}`, value), 2, new RegExp(`\\b${option}\\b`));
        const others = headless().filter((word, i, all) => word !== `--${option}` && all[i - 1] !== `--${option}`);
        await assertRefusal(others, 2, new RegExp(`\\b(${option}|HUB_${option.replaceAll('-', '_').toUpperCase()})\\b`),
            { [`HUB_${option.replaceAll('-', '_').toUpperCase()}`]: value });
    });
}

test('exit 2 and one line: an unknown option, a stray word', async () => {
    await assertRefusal(headless('--no-such-option'), 2, /no-such-option/);
    await assertRefusal(headless('stray'), 2, /stray/);
});

test('--version and --help need nothing', async () => {
    const version = await run(program, ['--version'], { env: clean });
    assert.equal(version.code, 0);
    assert.match(version.stdout, /\d+\.\d+\.\d+/);
    const help = await run(program, ['--help'], { env: clean });
    assert.equal(help.code, 0);
    for (const option of ['no-gui', 'demo', 'host', 'port', 'session-manager-url', 'data-dir', 'database-url', 'frontend', 'config', 'connect-timeout',
        'read-timeout', 'send-timeout', 'total-timeout', 'rate-limit', 'max-connections', 'registration', 'public-proxy', 'allowed-hosts', 'cors-origins',
        'trusted-proxies', 'tls-cert', 'tls-key', 'connect-path', 'disconnect-path', 'contacts-path',
        'engine', 'status-path', 'qr-path', 'send-path', 'monitor', 'alert-webhook', 'auto-reconnect', 'log-format',
        'log-level', 'threads'])
        assert.match(help.stdout, new RegExp(`--${option}\\b`));
});

test('SESSION_MANAGER_BASE_URL and PORT are read', async () => {
    const hub = await Program.start(program, ['--no-gui', '--data-dir', join(folder, 'by-variable')],
        { ...clean, SESSION_MANAGER_BASE_URL: upstream.url, PORT: '0' });
    upstream.says(answer(200, '{"a":1}'));
    assert.equal((await ask(hub, 'GET', '/api/whatsapp/51/status')).body, '{"a":1}');
    assert.equal(await hub.stop(), 0);
});

test('JSON log lines are JSON, whatever a caller sends', async () => {
    const hub = await Hub.start({ sessionManager: upstream.url, options: ['--log-format', 'json', '--log-level', 'debug', '--header-timeout', '200'] });
    for (const path of ['/health', '/nothing%0a%22%7d', '/%ff', '/a"b', '/api/whatsapp/%00/status'])
        await ask(hub, 'GET', path, { headers: { 'X-Request-Id': '"}{' } });
    await exchange(hub, 'GARBAGE\r\n\r\n');
    await exchange(hub, 'GET /slow HTTP/1.1\r\n');
    await ask(hub, 'GET', '/clients', { token: 'x"\\' });
    assert.equal(await hub.stop(), 0);
    const lines = hub.log.trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(lines.length > 8);
    for (const line of lines) {
        assert.match(line.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        assert.match(line.level, /^(debug|info|warning|error)$/);
    }
});

test('text log lines are one line each', async () => {
    const hub = await Hub.start({ sessionManager: upstream.url });
    await ask(hub, 'GET', '/a%0a2026-01-01T00:00:00.000Z%20error%20forged:%20x');
    await ask(hub, 'GET', '/x', { headers: { Authorization: 'Bearer %0d%0a' } });
    assert.equal(await hub.stop(), 0);
    for (const line of hub.log.trim().split('\n'))
        assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (debug|info|warning|error) (?!forged)\w+: /);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
    test(`${signal} finishes what is in flight, takes nothing new, and exits 0`, async () => {
        const hub = await Program.start(program, headless('--monitor', 'off'), clean);
        let reply;
        upstream.answers((socket) => { reply = () => socket.write(answer(200, '{"late":true}')); });
        const inFlight = ask(hub, 'GET', '/api/whatsapp/51/status');
        await upstream.asked();
        const ended = hub.stop(signal);
        await hub.wrote(/hub: stopping/);
        await assert.rejects(async () => { for (;;) await ask(hub, 'GET', '/health'); }, /ECONNREFUSED|ECONNRESET|hang up/);
        reply();
        const got = await inFlight;
        assert.deepEqual([got.status, got.body], [200, '{"late":true}']);
        assert.match(got.headers.connection, /close/i);
        assert.equal(await ended, 0);
    });
}

test('what never ends is cut when the drain time is over', async () => {
    const hub = await Program.start(program, headless('--monitor', 'off', '--drain-time', '200'), clean);
    upstream.answers(() => {});
    const stuck = ask(hub, 'GET', '/api/whatsapp/51/status').then((got) => got.status, () => 'cut');
    await upstream.asked();
    assert.equal(await hub.stop(), 0);
    const end = await stuck;
    assert.ok(end === 'cut' || end === 503, String(end));
});

test('idle connections and event streams hold no stop up', async () => {
    const hub = await Hub.start({ sessionManager: upstream.url, keys: { admin: 'admin' }, options: ['--drain-time', '3600000'] });
    const idle = net.connect(hub.port, '127.0.0.1');
    await once(idle, 'connect');
    const stream = exchange(hub, `GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${hub.keys.admin}\r\n\r\n`);
    await hub.wrote(/path=\/events/);
    idle.resume();
    const closed = once(idle, 'close');
    assert.equal(await hub.stop(), 0);
    assert.match(await stream, /\r\n0\r\n\r\n$/, 'the stream ends as streams do');
    await closed;
});

test('a restart keeps what was stored', async () => {
    const data = ['--data-dir', join(folder, 'kept')];
    const add = await run(program, ['user', 'add', 'ana', '--client', '51', '--admin', '--password-stdin', ...data], { input: 'a long secret\n' });
    assert.equal(add.code, 0, add.stderr);
    let token;
    for (let start = 0; start < 2; ++start) {
        const hub = await Program.start(program, headless(...data, '--monitor', 'off'), clean);
        if (start === 0) {
            token = (await ask(hub, 'POST', '/auth/login', { body: { usuario: 'ana', password: 'a long secret' } })).json.token;
            assert.equal((await ask(hub, 'PUT', '/clients/7', { token, body: { name: 'seven' } })).status, 201);
        } else {
            assert.equal((await ask(hub, 'GET', '/clients/7', { token })).json.name, 'seven');
        }
        assertError(await ask(hub, 'GET', '/clients/8', { token }), 404, 'NOT_FOUND');
        assert.equal(await hub.stop(), 0);
    }
});
