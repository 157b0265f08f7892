// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTTP to the hub as a test needs it: every header can be set, no connection is shared unless asked, bytes stay bytes.

import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';

/** One request; `body` is sent as JSON unless it is a string or a Buffer. The answer: { status, headers, body, json }. */
export function ask(hub, method, path, { headers = {}, body, token, host, agent = false } = {}) {
    const url = new URL(typeof hub === 'string' ? hub : hub.url);
    const all = { ...headers };
    let bytes = body;
    if (body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)) {
        bytes = JSON.stringify(body);
        all['Content-Type'] ??= 'application/json';
    }
    if (bytes !== undefined)
        all['Content-Length'] ??= Buffer.byteLength(bytes);
    if (token)
        all.Authorization = `Bearer ${token}`;
    return new Promise((resolve, reject) => {
        const request = http.request({ host: host ?? url.hostname, port: url.port, method, path, headers: all, agent }, (response) => {
            const pieces = [];
            response.on('data', (piece) => pieces.push(piece));
            response.on('error', reject);
            response.on('end', () => {
                const raw = Buffer.concat(pieces);
                resolve({ status: response.statusCode, headers: response.headers, raw, body: raw.toString(),
                    get json() { return JSON.parse(this.body); } });
            });
        });
        request.on('error', reject);
        request.end(bytes);
    });
}

/** Sends these bytes; the answer is all that came until the hub closed. */
export function exchange(hub, bytes) {
    return new Promise((resolve, reject) => {
        let text = '';
        const socket = net.connect(hub.port, '127.0.0.1', () => socket.write(bytes));
        socket.setEncoding('latin1');
        socket.on('data', (data) => { text += data; });
        socket.on('end', () => { socket.end(); resolve(text); });
        socket.on('error', reject);
    });
}

/** Logs in and gives the token. */
export async function login(hub, username, password, options) {
    const answer = await ask(hub, 'POST', '/auth/login', { body: { username, password }, ...options });
    assert.equal(answer.status, 200, answer.body);
    return answer.json.token;
}

/** The hub's own error, whole: code, shape, and the headers of every API answer. */
export function assertError(answer, status, code, message) {
    assert.equal(answer.status, status, answer.body.slice(0, 300));
    const error = answer.json;
    assert.deepEqual(Object.keys(error).sort(), ['error', 'message', 'ok']);
    assert.equal(error.ok, false);
    assert.equal(error.error, code);
    assert.equal(typeof error.message, 'string');
    if (message instanceof RegExp)
        assert.match(error.message, message);
    else if (message !== undefined)
        assert.equal(error.message, message);
    assert.match(answer.headers['content-type'], /^application\/json/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.match(answer.headers['x-request-id'], /^[A-Za-z0-9._-]{1,64}$/);
}
