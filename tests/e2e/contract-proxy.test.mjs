// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The proxy table of the contract, every row on every proxied route, over real sockets.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let hub;
let hasty; // its patience is a fraction of a second

before(async () => {
    upstream = await Upstream.start();
    const keys = { operator: 51 };
    [hub, hasty] = await Promise.all([
        Hub.start({ sessionManager: upstream.url, keys, options: ['--monitor', 'off'] }),
        Hub.start({ sessionManager: upstream.url, keys,
            options: ['--monitor', 'off', '--read-timeout', '150', '--total-timeout', '500'] })]);
});
after(() => Promise.all([hub?.stop(), hasty?.stop(), upstream?.stop()]));

// [path here, method, path there, what kind of route]
const routes = [
    ['/api/whatsapp/51/status', 'GET', '/status', 'ours'],
    ['/api/whatsapp/51/qr', 'GET', '/qr', 'open'],
    ['/session-manager/status', 'GET', '/status', 'token'],
    ['/session-manager/qr', 'GET', '/qr', 'token'],
    ['/session-manager/login', 'POST', '/connect', 'optional'],
    ['/session-manager/logout', 'POST', '/disconnect', 'optional'],
];
const needsToken = (kind) => kind === 'token' || kind === 'optional';
const call = (where, [path, method, , kind]) =>
    ask(where, method, path, { token: needsToken(kind) ? where.keys.operator : undefined });

/** `check(answer, kind)` for each route, with one script of the Session Manager. */
async function onEveryRoute(script, check, where = hub) {
    for (const route of routes) {
        upstream.answers(typeof script === 'function' ? script : (socket) => socket.write(script));
        const got = await call(where, route);
        const [{ method, path, headers }] = upstream.requests;
        assert.equal(`${method} ${path}`, `${route[1]} ${route[2]}`);
        assert.equal(headers['x-cliente-id'], '51');
        assert.equal(headers.accept, 'application/json');
        assert.equal(upstream.requests.length, 1, 'asked once, whatever comes');
        check(got, route[3]);
    }
}

const bodies = {
    'key order': '{"z":1,"a":2,"m":{"y":1,"b":2}}',
    'integers beyond 2^53 and odd numbers': '{"id":12345678901234567890,"n":-0,"f":1.10,"e":1E+2,"big":1e400}',
    'escapes': '{"text":"caf\\u00e9 \\ud83d\\ude00 \\/ \\u0000"}',
    'raw UTF-8': '{"texto":"mañana 😀"}',
    'spaces around and within': '  \r\n{ "state" :\t"READY" } \n\n ',
    'repeated keys': '{"a":1,"a":2}',
    'an array': '[1, 2 ,3]',
    'a string': '"READY"',
    'null': 'null',
    'a QR of 6 KB': JSON.stringify({ state: 'QR_REQUIRED', qr: `data:image/png;base64,${'iVBORw0KGgo='.repeat(512)}` }),
};
for (const [name, body] of Object.entries(bodies)) {
    test(`2xx passes byte for byte: ${name}`, () => onEveryRoute(answer(200, body), (got) => {
        assert.equal(got.status, 200);
        assert.deepEqual(got.raw, Buffer.from(body));
        assert.match(got.headers['content-type'], /^application\/json/);
        assert.equal(got.headers['cache-control'], 'no-store');
    }));
}

test('the status of a 2xx is kept', () => onEveryRoute(answer(201, '{"b":1,"a":2}'), (got) => {
    assert.equal(got.status, 201);
    assert.equal(got.body, '{"b":1,"a":2}');
}));

for (const status of [200, 202, 204]) {
    test(`an empty ${status} is 204`, () => onEveryRoute(answer(status, '', status === 204 ? { 'Content-Length': null } : {}), (got) => {
        assert.equal(got.status, 204);
        assert.equal(got.body, '');
        assert.equal(got.headers['content-type'], undefined);
    }));
}

test('1xx is skipped', () => onEveryRoute(
    Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), answer(200, '{"a":1}')]),
    (got) => {
        assert.equal(got.status, 200);
        assert.equal(got.body, '{"a":1}');
    }));

test('chunked in odd pieces', () => onEveryRoute(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{"\r\n5\r\na":12\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n',
    (got) => assert.equal(got.body, '{"a":12}')));

test('without a length, up to the close', () => onEveryRoute(
    (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"a": 1}'),
    (got) => assert.equal(got.body, '{"a": 1}')));

for (const body of ['<html>ok</html>', '{"a":1', '{"a":1}x', "{'a':1}", '\ufeff{"a":1}', 'undefined']) {
    test(`2xx that is not JSON: ${JSON.stringify(body)}`, () => onEveryRoute(answer(200, body), (got) =>
        assertError(got, 502, 'SESSION_MANAGER_ERROR', /^SESSION_MANAGER_ERROR: ./)));
}

for (const status of [400, 404, 409, 418, 429, 500, 503]) {
    const body = `{ "error":true, "code":"SOME_CODE","message":"why é",  "n":12345678901234567890 }`;
    test(`${status} with JSON`, () => onEveryRoute(answer(status, body), (got, kind) => {
        if (kind === 'ours')
            assertError(got, 502, 'SESSION_MANAGER_ERROR', 'why é');
        else if (kind === 'optional' && status === 404)
            assertError(got, 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER');
        else
            assert.deepEqual([got.status, got.body], [status, body]);
    }));
}

for (const [status, value] of [[429, '17'], [503, 'Wed, 21 Oct 2026 07:28:00 GMT']]) {
    test(`the Retry-After of a ${status} passes with it`, () => onEveryRoute(answer(status, '{"error":"slow"}', { 'Retry-After': value }), (got, kind) =>
        assert.deepEqual([got.status, got.headers['retry-after']], kind === 'ours' ? [502, undefined] : [status, value])));
}

const words = [['{"error":"QR not available","state":"READY"}', 'QR not available'], ['{"error":true,"code":"ONLY_CODE"}', 'ONLY_CODE'],
    ['{"message":"the sentence","error":"CODE"}', 'the sentence'], ['{}', /^SESSION_MANAGER_ERROR: HTTP 500$/],
    ['[]', /^SESSION_MANAGER_ERROR: HTTP 500$/]];
for (const [body, message] of words) {
    test(`the words of an error: ${body}`, async () => {
        upstream.says(answer(500, body));
        assertError(await ask(hub, 'GET', '/api/whatsapp/51/status'), 502, 'SESSION_MANAGER_ERROR', message);
    });
}

for (const status of [401, 403]) {
    const body = '{"error":"UNAUTHORIZED","message":"who are you"}';
    test(`${status} is not ours where a token is needed`, () => onEveryRoute(answer(status, body), (got, kind) => {
        if (kind === 'open')
            assert.deepEqual([got.status, got.body, got.headers['www-authenticate']], [status, body, undefined]);
        else
            assertError(got, 502, 'SESSION_MANAGER_ERROR', 'who are you');
    }));
}

for (const status of [400, 404, 500, 502]) {
    test(`${status} with HTML never runs on our origin`, () => onEveryRoute(
        answer(status, '<script>alert(1)</script>', { 'Content-Type': 'text/html' }),
        (got, kind) => {
            if (kind === 'optional' && status === 404)
                assertError(got, 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER');
            else
                assertError(got, 502, 'SESSION_MANAGER_ERROR', `SESSION_MANAGER_ERROR: HTTP ${status}`);
        }));
}

for (const status of [301, 302, 303, 304, 307, 308]) {
    test(`${status} is not followed`, () => onEveryRoute(
        answer(status, status === 304 ? '' : '{}', { Location: '/elsewhere' }),
        (got) => assertError(got, 502, 'SESSION_MANAGER_ERROR', /^SESSION_MANAGER_ERROR: ./)));
}

const broken = {
    'a reset before any byte': (socket) => socket.resetAndDestroy(),
    'a close before any byte': (socket) => socket.destroy(),
    'a reset within the body': (socket) =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":', () => socket.resetAndDestroy()),
    'garbage': (socket) => socket.end('220 mail ready\r\n\r\n'),
    'binary garbage': (socket) => socket.end(Buffer.from([0, 255, 1, 254, 13, 10, 13, 10])),
    'a truncated body': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":1}'),
    'truncated chunks': (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'),
    'truncated headers': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
    'a broken chunk size': (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n'),
    'a length that promises too much': (socket) =>
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${8 * 1024 * 1024 + 1}\r\n\r\n{`),
    'chunks beyond 8 MiB': (socket) => {
        const piece = Buffer.alloc(1024 * 1024, ' ');
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        for (let i = 0; i < 9; ++i)
            socket.write(Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]));
    },
    'headers beyond 64 KiB': (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(66000)}\r\nContent-Length: 2\r\n\r\n{}`),
};
for (const [name, script] of Object.entries(broken)) {
    test(`${name} is an error, and the next call works`, async () => {
        for (const route of routes) {
            upstream.answers(script);
            assertError(await call(hub, route), 502, 'SESSION_MANAGER_ERROR', /^SESSION_MANAGER_ERROR: ./);
            const paths = new Set(upstream.requests.map((request) => request.path));
            assert.deepEqual([...paths], [route[2]]);
            if (route[1] === 'POST')
                assert.equal(upstream.requests.length, 1, 'a POST goes out once');
        }
        upstream.says(answer(200, '{"state":"READY"}'));
        assert.equal((await ask(hub, 'GET', '/api/whatsapp/51/status')).status, 200);
    });
}

test('exactly 8 MiB pass', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024, ' ');
    body.write('{"a":1}', 4096);
    upstream.says(answer(200, body));
    const got = await ask(hub, 'GET', '/api/whatsapp/51/status');
    assert.equal(got.status, 200);
    assert.ok(got.raw.equals(body));
});

test('silence', () => onEveryRoute(() => {}, (got) =>
    assertError(got, 504, 'GATEWAY_TIMEOUT', 'SESSION_MANAGER_TIMEOUT: Read timeout exceeded'), hasty));

test('silence within the body', () => onEveryRoute('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"', (got) =>
    assertError(got, 504, 'GATEWAY_TIMEOUT', 'SESSION_MANAGER_TIMEOUT: Read timeout exceeded'), hasty));

test('a trickle that never ends is cut', async () => {
    for (const route of routes.slice(0, 3)) {
        upstream.answers((socket) => {
            socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
            const drip = setInterval(() => socket.write(' '), 20);
            socket.once('close', () => clearInterval(drip));
        });
        assertError(await call(hasty, route), 504, 'GATEWAY_TIMEOUT', /^SESSION_MANAGER_TIMEOUT: /);
    }
});

test('HEAD is GET without the body', async () => {
    upstream.says(answer(200, '{"state":"READY"}'));
    const got = await ask(hub, 'HEAD', '/api/whatsapp/51/status');
    assert.deepEqual([got.status, got.body, got.headers['content-length']], [200, '', '17']);
    assert.equal(upstream.requests[0].method, 'GET');
});
