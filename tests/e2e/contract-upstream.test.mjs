// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub tells the Session Manager and what not, callers that leave or are stuck, and a Session Manager that is not
// there at all.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import net from 'node:net';
import { once } from 'node:events';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let hub;

before(async () => {
    upstream = await Upstream.start();
    hub = await Hub.start({ sessionManager: upstream.url, keys: { operator: 51, admin: 'admin' }, options: ['--monitor', 'off'] });
});
after(() => Promise.all([hub?.stop(), upstream?.stop()]));

const ready = answer(200, '{"state":"READY"}');

test('nothing of the caller goes through but the client', async () => {
    upstream.says(ready);
    await ask(hub, 'GET', '/session-manager/status?secret=1', { token: hub.keys.operator,
        headers: { Cookie: 'a=b', 'X-Cliente-Id': '52', 'X-Request-Id': 'mine', 'User-Agent': 'tester' } });
    const [{ path, headers }] = upstream.requests;
    assert.equal(path, '/status');
    assert.equal(headers['x-cliente-id'], '51');
    assert.equal(headers.authorization, undefined);
    assert.equal(headers.cookie, undefined);
    assert.notEqual(headers['user-agent'], 'tester');
    assert.equal(headers.host, `127.0.0.1:${upstream.port}`);
});

test('no cookie is kept, and none is handed on', async () => {
    upstream.says(answer(200, '{}', { 'Set-Cookie': 'session=1; Path=/', 'X-Powered-By': 'Express' }));
    const first = await ask(hub, 'GET', '/api/whatsapp/51/status');
    await ask(hub, 'GET', '/api/whatsapp/52/qr');
    assert.equal(first.headers['set-cookie'], undefined);
    assert.equal(first.headers['x-powered-by'], undefined);
    assert.deepEqual(upstream.requests.map((request) => request.headers.cookie), [undefined, undefined]);
});

test('nothing is answered from memory', async () => {
    upstream.says(answer(200, '{"n":1}', { 'Cache-Control': 'max-age=1000', ETag: '"1"' }));
    await ask(hub, 'GET', '/api/whatsapp/51/status');
    upstream.says(answer(200, '{"n":2}'));
    assert.equal((await ask(hub, 'GET', '/api/whatsapp/51/status')).body, '{"n":2}');
});

test('a kept-alive connection that the server has closed costs a GET nothing, and a POST never takes it', async () => {
    upstream.says(answer(200, '{"n":1}'));
    await ask(hub, 'GET', '/api/whatsapp/51/status');
    let first = true;
    upstream.answers((socket) => {
        if (first && upstream.requests.length === 1)
            socket.destroy();
        else
            socket.write(answer(200, '{"n":2}'));
        first = false;
    });
    const got = await ask(hub, 'GET', '/api/whatsapp/51/status');
    const kept = upstream.requests.length === 2; // else it had a new connection, where the close is an error
    assert.equal(got.status, kept ? 200 : 502, got.body);

    upstream.says(answer(200, '{}'));
    await ask(hub, 'GET', '/api/whatsapp/51/status');
    const idle = upstream.requests[0].socket;
    upstream.says(answer(200, '{"success":true}'));
    assert.equal((await ask(hub, 'POST', '/session-manager/login', { token: hub.keys.operator })).status, 200);
    assert.notEqual(upstream.requests[0].socket, idle);
});

test('an administrator names the client, an operator cannot name another', async () => {
    upstream.says(ready);
    assert.equal((await ask(hub, 'GET', '/session-manager/status?cliente_id=77', { token: hub.keys.admin })).status, 200);
    assert.equal(upstream.requests[0].headers['x-cliente-id'], '77');
    upstream.says(ready);
    assertError(await ask(hub, 'GET', '/session-manager/status', { token: hub.keys.admin }), 400, 'INVALID_REQUEST', /cliente_id/);
    assertError(await ask(hub, 'GET', '/session-manager/status?cliente_id=52', { token: hub.keys.operator }), 403, 'FORBIDDEN');
    assertError(await ask(hub, 'GET', '/session-manager/status?cliente_id=051', { token: hub.keys.admin }), 400, 'INVALID_CLIENT_ID');
    assert.equal(upstream.requests.length, 0);
});

/** A request whose caller can leave. */
function leaving(head) {
    const socket = net.connect(hub.port, '127.0.0.1', () => socket.write(`${head}\r\nHost: localhost\r\n\r\n`));
    socket.on('error', () => {});
    return socket;
}

for (const path of ['/api/whatsapp/51/status', '/api/whatsapp/51/qr', '/session-manager/status', '/session-manager/qr', '/session-manager/state']) {
    test(`a caller that leaves ends the GET upstream: ${path}`, async () => {
        upstream.answers(() => {});
        const caller = leaving(`GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${hub.keys.operator}`);
        await upstream.asked();
        const closed = once(upstream.requests[0].socket, 'close');
        caller.destroy();
        await closed;
    });
}

test('a POST runs to its end when the caller leaves', async () => {
    upstream.answers(() => {});
    const caller = leaving(`POST /session-manager/logout HTTP/1.1\r\nAuthorization: Bearer ${hub.keys.operator}\r\nContent-Length: 0`);
    await upstream.asked();
    const { socket } = upstream.requests[0];
    let over = false;
    socket.once('close', () => { over = true; });
    const before = Number(/hub_http_clients_left_total (\d+)/.exec((await ask(hub, 'GET', '/metrics')).body)[1]);
    caller.destroy();
    const left = async () => Number(/hub_http_clients_left_total (\d+)/.exec((await ask(hub, 'GET', '/metrics')).body)[1]) > before;
    while (!await left());
    assert.equal(over, false);
    socket.write(answer(200, '{"success":true}'));
    const audited = async () => (await ask(hub, 'GET', '/audit?action=disconnect', { token: hub.keys.admin })).json.items;
    let items = [];
    while ((items = await audited()).length === 0);
    assert.equal(items[0].detail, 'ok');
});

test('500 stuck calls of one client delay no other', async () => {
    upstream.answers((socket, { headers }) => {
        if (headers['x-cliente-id'] !== '1')
            socket.write(ready);
    });
    const stuck = Array.from({ length: 500 }, () => leaving('GET /api/whatsapp/1/status HTTP/1.1'));
    await upstream.asked(500);
    for (let i = 0; i < 20; ++i)
        assert.equal((await ask(hub, 'GET', '/api/whatsapp/2/status')).status, 200);
    assert.equal(upstream.requests.filter(({ headers, socket }) => headers['x-cliente-id'] === '1' && !socket.destroyed).length, 500);
    for (const caller of stuck)
        caller.destroy();
});

/** The answer of a probe that was made after this call: one a second answers all who ask. */
async function freshReadiness() {
    const before = upstream.healthAsked;
    let got;
    do
        got = await ask(hub, 'GET', '/health/ready');
    while (upstream.healthAsked === before);
    return got;
}

test('readiness tells what is down, and why', async () => {
    const ready = await ask(hub, 'GET', '/health/ready');
    assert.deepEqual([ready.status, ready.json], [200, { status: 'ready', session_manager: 'up', database: 'up' }]);
    upstream.health = answer(404, 'no such page', { 'Content-Type': 'text/html' });
    assert.equal((await freshReadiness()).status, 200, 'any answer below 500 is up');
    upstream.health = answer(503, '{"status":"error","error":"browser crashed"}');
    const down = await freshReadiness();
    assert.deepEqual([down.status, down.json], [503, { status: 'not_ready', session_manager: 'down', database: 'up',
        reasons: { session_manager: 'browser crashed' } }]);
    upstream.health = answer(200, '{"status":"ok"}');
});

test('one readiness probe answers all who ask, and those who leave cost none', async () => {
    await freshReadiness();
    upstream.health = '';
    const before = upstream.healthAsked;
    const leavers = [];
    while (upstream.healthAsked === before || leavers.length < 200) {
        leavers.push(leaving('GET /health/ready HTTP/1.1'));
        await ask(hub, 'GET', '/health');
    }
    for (const caller of leavers)
        caller.destroy();
    const silent = await ask(hub, 'GET', '/health/ready');
    assert.deepEqual([silent.status, silent.json.reasons], [503, { session_manager: 'No answer in 6 seconds' }]);
    // The hub may have asked once by itself.
    assert.ok(upstream.healthAsked - before <= 2, `${upstream.healthAsked - before} probes`);
    upstream.health = answer(200, '{"status":"ok"}');
});

test('health says nothing of users or clients', async () => {
    const got = await ask(hub, 'GET', '/health');
    assert.deepEqual(Object.keys(got.json).sort(), ['service', 'status', 'timestamp', 'uptime_s', 'version']);
    assert.deepEqual([got.json.status, got.json.service], ['healthy', 'central-hub']);
    assert.match(got.json.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(typeof got.json.uptime_s, 'number');
});

/** A port whose queue is full: the process that should accept is stopped. */
async function neverAccepts() {
    const code = 'require("net").createServer().listen({port:0,host:"127.0.0.1",backlog:1},function(){console.log(this.address().port)})';
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const port = Number((await once(child.stdout, 'data')).toString());
    child.kill('SIGSTOP');
    const sockets = Array.from({ length: 8 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
    await once(sockets[0], 'connect');
    return { url: `http://127.0.0.1:${port}`, stop() { sockets.forEach((socket) => socket.destroy()); child.kill('SIGKILL'); } };
}

async function closedPort() {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return { url: `http://127.0.0.1:${port}`, stop() {} };
}

const absent = [
    ['no connection', neverAccepts, ['--connect-timeout', '200'], 504, 'GATEWAY_TIMEOUT', 'SESSION_MANAGER_TIMEOUT: Connection timeout'],
    ['refused', closedPort, [], 502, 'SESSION_MANAGER_UNAVAILABLE', 'SESSION_MANAGER_UNREACHABLE: Connection refused'],
    ['no such host', () => ({ url: 'http://nowhere.invalid:3001', stop() {} }), ['--connect-timeout', '60000'],
        502, 'SESSION_MANAGER_UNAVAILABLE', 'SESSION_MANAGER_UNREACHABLE: Host not found'],
];
for (const [name, make, options, status, code, message] of absent) {
    test(`a Session Manager that is not there: ${name}`, async () => {
        const place = await make();
        const lonely = await Hub.start({ sessionManager: place.url, keys: { operator: 51 }, options: ['--monitor', 'off', ...options] });
        try {
            for (const path of ['/api/whatsapp/51/status', '/api/whatsapp/51/qr'])
                assertError(await ask(lonely, 'GET', path), status, code, message);
            const token = lonely.keys.operator;
            for (const [method, path] of [['GET', 'status'], ['GET', 'qr'], ['POST', 'login'], ['POST', 'logout']])
                assertError(await ask(lonely, method, `/session-manager/${path}`, { token }), status, code, message);
            const state = await ask(lonely, 'GET', '/session-manager/state', { token });
            assert.deepEqual([state.status, state.json.state, state.json.connected], [200, 'unreachable', false]);
            const notReady = await ask(lonely, 'GET', '/health/ready');
            assert.deepEqual([notReady.status, notReady.json.reasons], [503, { session_manager: message }]);
        } finally {
            await lonely.stop();
            place.stop();
        }
    });
}
