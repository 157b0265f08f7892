// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hub that listens beyond this machine: who needs a token, and what one address may cost.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

const Documentation = '198.51.100.1'; // RFC 5737: nobody's
let upstream;
let address; // of this machine, and not loopback
let added = false;

before(async () => {
    upstream = await Upstream.start();
    address = Object.values(networkInterfaces()).flat().find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (!address) {
        execFileSync('ip', ['addr', 'add', `${Documentation}/32`, 'dev', 'lo']);
        added = true;
        address = Documentation;
    }
});
after(async () => {
    if (added)
        execFileSync('ip', ['addr', 'del', `${Documentation}/32`, 'dev', 'lo']);
    await upstream?.stop();
});

async function withHub(options, body, keys = {}) {
    const hub = await Hub.start({ sessionManager: upstream.url, keys, options: ['--monitor', 'off', ...options] });
    try {
        await body(hub);
    } finally {
        assert.equal(await hub.stop(), 0);
    }
}

const status = '/api/whatsapp/51/status';
const qr = '/api/whatsapp/51/qr';

for (const [options, open] of [[['--host', '0.0.0.0'], false], [['--host', '0.0.0.0', '--public-proxy', 'on'], true],
    [[], true], [['--public-proxy', 'off'], false]]) {
    test(`status and QR with ${options.join(' ') || 'no option'}: ${open ? 'open' : 'with a token'}`, () => withHub(options, async (hub) => {
        const body = '{"error":"UNAUTHORIZED","message":"upstream"}';
        for (const host of options.includes('0.0.0.0') ? [address, '127.0.0.1'] : ['127.0.0.1']) {
            for (const path of [status, qr]) {
                upstream.says(answer(200, '{"b":1,"a":2}'));
                const got = await ask(hub, 'GET', path, { host });
                if (open) {
                    assert.deepEqual([got.status, got.body], [200, '{"b":1,"a":2}']);
                } else {
                    assertError(got, 401, 'UNAUTHORIZED');
                    assert.match(got.headers['www-authenticate'], /^Bearer/);
                    assertError(await ask(hub, 'GET', path, { host, token: 'hub_wrong' }), 401, 'UNAUTHORIZED');
                    assert.equal(upstream.requests.length, 0);
                }
                assert.equal((await ask(hub, 'GET', path, { host, token: hub.keys.operator })).status, 200);
            }
        }
        if (!open) {
            upstream.says(answer(200, '{}'));
            for (const page of ['status', 'qr'])
                assertError(await ask(hub, 'GET', `/api/whatsapp/52/${page}`, { token: hub.keys.operator }), 403, 'FORBIDDEN');
            assert.equal(upstream.requests.length, 0);
            assert.equal((await ask(hub, 'GET', qr, { token: hub.keys.admin })).status, 200);
        }
        upstream.says(answer(401, body));
        const refused = await ask(hub, 'GET', qr, { token: hub.keys.operator });
        assert.equal(refused.status, open ? 401 : 502, 'with a token of ours, 401 would mean: log in again');
    }, open ? { operator: 51 } : { operator: 51, admin: 'admin' }));
}

test('a wide bind warns, and serves any Host', () => withHub(['--host', '0.0.0.0'], async (hub) => {
    assert.match(hub.log, /warning .*without TLS/);
    assert.equal((await ask(hub, 'GET', '/health', { host: address, headers: { Host: 'hub.example' } })).status, 200);
}));

test('metrics: open to this machine, else with a token', async () => {
    await withHub([], async (hub) => {
        const here = await ask(hub, 'GET', '/metrics');
        assert.equal(here.status, 200);
        assert.match(here.headers['content-type'], /^text\/plain; version=0\.0\.4/);
        for (const name of ['hub_info', 'hub_uptime_seconds', 'hub_http_requests_total', 'hub_http_request_duration_seconds', 'hub_http_connections',
            'hub_session_manager_calls_total', 'hub_session_manager_up', 'hub_database_up', 'hub_clients', 'hub_client_status_age_seconds',
            'hub_messages_total', 'hub_backlog_messages', 'hub_jobs_open', 'hub_jobs_paused', 'hub_event_listeners'])
            assert.match(here.body, new RegExp(`^# TYPE ${name} \\w+$`, 'm'));
        assert.match(here.body, /^(?:# (?:HELP|TYPE) .+\n|[a-z_]+(?:\{[a-z]+="[^"\n]*"(?:,[a-z]+="[^"\n]*")*\})? [-+.\deE]+\n)+$/);
        assert.match(here.body, /^hub_database_up 1$/m);
        assert.equal((await ask(hub, 'GET', '/metrics', { token: hub.keys.operator, headers: { Via: '1.1 proxy' } })).status, 200);
    }, { operator: 51 });
    await withHub(['--host', '0.0.0.0', '--trusted-proxies', '127.0.0.1'], async (hub) => {
        assertError(await ask(hub, 'GET', '/metrics'), 401, 'UNAUTHORIZED');
        assertError(await ask(hub, 'GET', '/metrics', { host: address }), 401, 'UNAUTHORIZED');
        assert.equal((await ask(hub, 'GET', '/metrics', { host: address, token: hub.keys.operator })).status, 200);
        // Whom a trusted proxy speaks for counts, not the proxy; nobody else is believed.
        assertError(await ask(hub, 'GET', '/metrics', { headers: { 'X-Forwarded-For': '203.0.113.9' } }), 401, 'UNAUTHORIZED');
        assertError(await ask(hub, 'GET', '/metrics', { host: address, headers: { 'X-Forwarded-For': '127.0.0.1' } }), 401, 'UNAUTHORIZED');
    }, { operator: 51 });
});

// A proxy on the same machine makes the whole internet a loopback peer.
for (const header of ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP', 'Via']) {
    test(`status, QR and metrics need a token through a proxy: ${header}`, () => withHub([], async (hub) => {
        for (const path of ['/api/whatsapp/51/status', '/api/whatsapp/51/qr', '/metrics'])
            assertError(await ask(hub, 'GET', path, { headers: { [header]: 'for=203.0.113.9' } }), 401, 'UNAUTHORIZED');
        assert.notEqual((await ask(hub, 'GET', '/api/whatsapp/51/status')).status, 401);
        assert.match(hub.log, /warning .*trusted-proxies/);
    }));
}

for (const args of [['--trusted-proxies', '127.0.0.1'], ['--allowed-hosts', 'hub.example']]) {
    test(`status, QR and metrics need a token behind a proxy that the settings name: ${args[0]}`, () => withHub(args, async (hub) => {
        for (const path of ['/api/whatsapp/51/status', '/api/whatsapp/51/qr', '/metrics'])
            assertError(await ask(hub, 'GET', path), 401, 'UNAUTHORIZED');
    }));
}

test('a name given twice in a query is refused', () => withHub([], async (hub) => {
    for (const path of ['/session-manager/status?cliente_id=51&cliente_id=52', '/clients?cliente_id=51&cliente_id=51', '/sender/jobs?limit=1&limit=2'])
        assertError(await ask(hub, 'GET', path, { token: hub.keys.operator }), 400, 'INVALID_REQUEST', /more than once/);
}, { operator: 51 }));

test('public requests have a rate beyond loopback', () => withHub(['--host', '0.0.0.0', '--rate-limit', '1'], async (hub) => {
    const burst = (host, path, token) => Promise.all(Array.from({ length: 30 }, () => ask(hub, 'GET', path, { host, token })));
    const answers = await burst(address, '/health');
    const refused = answers.filter((one) => one.status === 429);
    assert.ok(refused.length > 0 && refused.length < 30, `${refused.length} refused`);
    assertError(refused[0], 429, 'TOO_MANY_REQUESTS');
    assert.match(refused[0].headers['retry-after'], /^[1-9]\d*$/);
    assert.ok((await burst('127.0.0.1', '/health')).every((one) => one.status === 200), 'this machine has none');
    assert.ok((await burst(address, '/clients', hub.keys.admin)).every((one) => one.status === 200), 'nor who has a token');
}, { admin: 'admin' }));

test('no rate when it is switched off', () => withHub(['--host', '0.0.0.0', '--rate-limit', '0'], async (hub) => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(hub, 'GET', '/health', { host: address })));
    assert.ok(answers.every((one) => one.status === 200));
}));

/** Connections that stay. */
async function hold(hub, host, count) {
    const sockets = [];
    for (let i = 0; i < count; ++i) {
        const socket = net.connect(hub.port, host, () => socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n')).on('error', () => {});
        const [data] = await once(socket, 'data');
        assert.match(data.toString(), /^HTTP\/1\.1 200 /);
        sockets.push(socket);
    }
    return sockets;
}

test('connections of one address are counted beyond loopback', () =>
    withHub(['--host', '0.0.0.0', '--max-connections-per-address', '3', '--rate-limit', '0'], async (hub) => {
        const far = await hold(hub, address, 3);
        assert.equal((await ask(hub, 'GET', '/health', { host: address })).status, 503);
        const near = await hold(hub, '127.0.0.1', 6);
        far.pop().destroy();
        while ((await ask(hub, 'GET', '/health', { host: address })).status === 503);
        [...far, ...near].forEach((socket) => socket.destroy());
    }));

test('connections are counted', () => withHub(['--max-connections', '4'], async (hub) => {
    const held = await hold(hub, '127.0.0.1', 4);
    const refused = await ask(hub, 'GET', '/health');
    assert.equal(refused.status, 503);
    assert.match(refused.headers.connection, /close/i);
    held.forEach((socket) => socket.destroy());
    while ((await ask(hub, 'GET', '/health')).status === 503);
}));
