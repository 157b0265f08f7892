// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may call from where (Host, CORS), and the limits as options set them.

import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';

import { ask, assertError, exchange } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let hub;
let admin;

before(async () => {
    upstream = await Upstream.start();
    hub = await Hub.start({ sessionManager: upstream.url, keys: { admin: 'admin' }, options: ['--monitor', 'off',
        '--allowed-hosts', 'hub.example,192.0.2.7', '--cors-origins', 'https://page.example,http://localhost:5173',
        '--header-count-limit', '20', '--header-limit', '2048', '--request-line-limit', '512', '--body-limit', '2048',
        '--header-timeout', '300', '--body-timeout', '300', '--idle-timeout', '300'] });
    ({ admin } = hub.keys);
});
after(() => Promise.all([hub?.stop(), upstream?.stop()]));

test('Host on a loopback bind', async () => {
    for (const host of ['localhost', 'localhost:1', '127.0.0.1:9999', '[::1]', '[::1]:80', 'LOCALHOST', 'hub.example', 'hub.example:3012', '192.0.2.7'])
        assert.equal((await ask(hub, 'GET', '/health', { headers: { Host: host } })).status, 200, host);
    for (const host of ['elsewhere.example', 'localhost.example', '127.0.0.1.example', '127.0.0.2', 'xlocalhost', 'hub.example.org', '192.0.2.8', '[::2]'])
        assertError(await ask(hub, 'GET', '/health', { headers: { Host: host } }), 403, 'FORBIDDEN');
    for (const path of ['/', '/app.js', '/metrics', '/clients', '/api/whatsapp/51/status'])
        assertError(await ask(hub, 'GET', path, { headers: { Host: 'elsewhere.example' }, token: admin }), 403, 'FORBIDDEN');
});

test('CORS: exactly the listed origins', async () => {
    for (const origin of ['https://page.example', 'http://localhost:5173']) {
        const got = await ask(hub, 'GET', '/health', { headers: { Origin: origin } });
        assert.equal(got.headers['access-control-allow-origin'], origin);
        assert.match(got.headers.vary, /\bOrigin\b/i);
        assert.equal(got.headers['access-control-allow-credentials'], undefined);
        const preflight = await ask(hub, 'OPTIONS', '/clients/51', { headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT',
            'Access-Control-Request-Headers': 'authorization,content-type' } });
        assert.equal(preflight.status, 204);
        assert.equal(preflight.headers['access-control-allow-origin'], origin);
        assert.match(preflight.headers['access-control-allow-methods'], /\bPUT\b/);
        assert.match(preflight.headers['access-control-allow-headers'], /Authorization.*Content-Type/);
        const error = await ask(hub, 'GET', '/clients', { headers: { Origin: origin } });
        assert.deepEqual([error.status, error.headers['access-control-allow-origin']], [401, origin]);
    }
    for (const origin of ['https://page.example.org', 'http://page.example', 'https://page.example:444', 'null', 'https://PAGE.example/']) {
        for (const method of ['GET', 'OPTIONS']) {
            const got = await ask(hub, method, '/health', { headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' } });
            const cors = Object.keys(got.headers).filter((name) => name.startsWith('access-control-'));
            assert.deepEqual(cors, [], origin);
        }
    }
});

const line = 'GET /health HTTP/1.1\r\nHost: localhost\r\n';
const limits = [
    ['a long request line', `GET /${'x'.repeat(600)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414, 'URI_TOO_LONG'],
    ['large headers', `${line}X: ${'x'.repeat(3000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['many headers', `${line}${Array.from({ length: 25 }, (_, i) => `X-${i}: 1\r\n`).join('')}\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['a large body', `POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2049\r\n\r\n{`, 413, 'CONTENT_TOO_LARGE'],
    ['a large chunked body', `POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n900\r\n${' '.repeat(0x900)}\r\n0\r\n\r\n`, 413, 'CONTENT_TOO_LARGE'],
    ['slow headers', `${line}X: `, 408, 'REQUEST_TIMEOUT'],
    ['a slow body', 'POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{', 408, 'REQUEST_TIMEOUT'],
    ['length and coding', 'POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400, 'BAD_REQUEST'],
    ['another coding', 'POST /auth/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n', 501, 'NOT_IMPLEMENTED'],
    ['another version', 'GET /health HTTP/2.0\r\nHost: localhost\r\n\r\n', 505, 'HTTP_VERSION_NOT_SUPPORTED'],
    ['an unknown method', 'BREW /health HTTP/1.1\r\nHost: localhost\r\n\r\n', 501, 'NOT_IMPLEMENTED'],
    ['another host as target', 'GET http://elsewhere.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n', 403, 'FORBIDDEN'],
    ['no Host', 'GET /health HTTP/1.1\r\n\r\n', 400, 'BAD_REQUEST'],
    ['two Hosts', `${line}Host: localhost\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['a folded header', `${line}X: a\r\n b\r\n\r\n`, 400, 'BAD_REQUEST'],
    ['a space before a colon', `${line}X : a\r\n\r\n`, 400, 'BAD_REQUEST'],
];
for (const [name, bytes, status, code] of limits) {
    test(`${status} and closed: ${name}`, async () => {
        const text = await exchange(hub, bytes);
        assert.match(text, new RegExp(`^HTTP/1\\.1 ${status} `));
        assert.equal(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)).error, code);
        assert.match(text, /\r\nconnection: close\r\n/i);
        assert.equal((await ask(hub, 'GET', '/health')).status, 200);
    });
}

test('an idle connection is closed without a word', async () => {
    const text = await exchange(hub, `${line}\r\n`);
    assert.match(text, /^HTTP\/1\.1 200 /);
    assert.equal(text.match(/HTTP\/1\.1/g).length, 1);
});

/** What answers a body of this size at a hub without options: the status and the error's code. */
async function sized(where, method, path, size, token) {
    const body = `{"x":"${'x'.repeat(size - 8)}"}`;
    const got = await ask(where, method, path, { token, body, headers: { 'Content-Type': 'application/json' } });
    return [got.status, got.json.error];
}

test('bodies as the hub is delivered: 16 KiB where accounts are concerned, 1 MiB elsewhere, 32 MiB for bulk', async () => {
    const plain = await Hub.start({ sessionManager: upstream.url, keys: { admin: 'admin' }, options: ['--monitor', 'off', '--login-failures', '1000'] });
    try {
        const token = plain.keys.admin;
        const KiB = 1024;
        for (const [method, path, limit] of [['POST', '/auth/login', 16 * KiB], ['POST', '/auth/register', 16 * KiB], ['POST', '/auth/change-password', 16 * KiB],
            ['POST', '/keys', 16 * KiB], ['POST', '/users/1/password', 16 * KiB], ['POST', '/users/1/role', 16 * KiB],
            ['POST', '/sender/send?cliente_id=51', 1024 * KiB], ['PUT', '/sender/limits?cliente_id=51', 1024 * KiB],
            ['POST', '/sender/opt-outs?cliente_id=51', 1024 * KiB], ['PUT', '/clients/51', 1024 * KiB],
            ['POST', '/sender/jobs/1/messages/0/settle', 1024 * KiB], ['POST', '/sender/send-bulk?cliente_id=51', 32 * 1024 * KiB]]) {
            assert.notEqual((await sized(plain, method, path, limit, token))[0], 413, path);
            assert.deepEqual(await sized(plain, method, path, limit + 1, token), [413, 'CONTENT_TOO_LARGE'], path);
        }
        assert.match((await ask(plain, 'GET', '/metrics')).body, /^hub_http_request_body_bytes 0$/m);
    } finally {
        assert.equal(await plain.stop(), 0);
    }
});

/** A request whose body never ends: all but the last byte of so many. */
function unfinished(where, token, size) {
    const socket = net.connect(where.port, '127.0.0.1');
    const answers = new Promise((resolve) => {
        let text = '';
        socket.setEncoding('latin1');
        socket.on('data', (data) => { text += data; });
        socket.on('close', () => resolve(text));
        socket.on('error', () => {});
    });
    socket.write(`POST /sender/send-bulk?cliente_id=51 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n`
        + `Content-Type: application/json\r\nContent-Length: ${size}\r\n\r\n${' '.repeat(size - 1)}`);
    return { socket, answers };
}

async function bodyBytes(where, fits) {
    for (;;) {
        const { body } = await ask(where, 'GET', '/metrics', { token: where.keys.admin });
        const held = Number(/^hub_http_request_body_bytes (\d+)$/m.exec(body)[1]);
        if (fits(held))
            return held;
    }
}

test('bodies of all requests together: 503 beyond their limit, and none is held where none is read', async () => {
    const small = await Hub.start({ sessionManager: upstream.url, keys: { admin: 'admin' },
        options: ['--monitor', 'off', '--all-bodies-limit', '300000', '--body-limit', '250000'] });
    try {
        const token = small.keys.admin;
        const first = unfinished(small, token, 200000);
        await bodyBytes(small, (held) => held === 199999);
        const second = unfinished(small, token, 200000);
        const refused = await second.answers;
        assert.match(refused, /^HTTP\/1\.1 503 [^]*"TOO_BUSY"/);
        assert.match(refused, /\r\nconnection: close\r\n/i);
        // 50,000 go in beside the first, and its end frees the rest.
        assert.equal((await sized(small, 'PUT', '/clients/51', 50000, token))[0], 201);
        for (const path of ['/health', '/api/whatsapp/51/status']) {
            const got = await ask(small, 'GET', path, { body: ' '.repeat(249000) });
            assert.equal(got.status, 200, path);
        }
        assert.equal(await bodyBytes(small, () => true), 199999);
        first.socket.destroy();
        await bodyBytes(small, (held) => held === 0);
        const third = unfinished(small, token, 200000);
        await bodyBytes(small, (held) => held === 199999);
        third.socket.destroy();
        await bodyBytes(small, (held) => held === 0);
    } finally {
        assert.equal(await small.stop(), 0);
    }
});

test('a single send that waits for its answer holds no body', async () => {
    const sockets = [];
    upstream.answers((socket) => sockets.push(socket));
    const token = admin;
    const waiting = Array.from({ length: 3 }, (_, i) => ask(hub, 'POST', '/sender/send?cliente_id=51',
        { token, body: { to: '5491112345678', message: `${i}${'x'.repeat(1900)}` } }));
    await upstream.asked();
    await bodyBytes(hub, (held) => held === 0);
    assert.equal(sockets.length, 1, 'the others are in line');
    upstream.says(answer(200, '{"ok":true}'));
    sockets[0].write(answer(200, '{"ok":true}'));
    for (const one of waiting)
        assert.equal((await one).status, 200);
    upstream.says(answer(200, '{"state":"READY"}'));
});
