// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may call from where (Host, CORS), and the limits as options set them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError, exchange } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream } from './support/upstream.mjs';

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
