// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub reads out of the answers of engines: the state, and the code as a picture.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask, assertError } from './support/http.mjs';
import { Hub } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let hub;

before(async () => {
    upstream = await Upstream.start();
    hub = await Hub.start({ sessionManager: upstream.url, keys: { operator: 51 }, options: ['--monitor', 'off'] });
});
after(() => Promise.all([hub?.stop(), upstream?.stop()]));

function get(path, response, headers = {}) {
    upstream.answers((socket) => socket.write(response));
    return ask(hub, 'GET', path, { token: hub.keys.operator, headers });
}
const picture = (body, headers = {}) => get('/session-manager/qr', answer(200, body, headers), { Accept: 'image/png' });

for (const [body, state, raw] of [
    ['{"instance":{"state":"open"}}', 'ready', 'open'],
    ['{"code":200,"data":{"connected":false,"loggedIn":true}}', 'reconnecting', null],
    ['{"name":"shop","status":"PASSKEY_REQUIRED"}', 'passkey_required', 'PASSKEY_REQUIRED'],
    ['{"success":true,"state":null}', 'unknown', 'known keys: state, success'],
    ['"READY"', 'ready', 'READY'],
    ['{"status":"READY","qr":"2@a,b,c"}', 'ready', 'READY, but it offers a code'],
]) {
    test(`the state of ${body}`, async () => {
        const got = await get('/session-manager/state', answer(200, body));
        assert.equal(got.status, 200);
        assert.equal(got.json.state, state);
        assert.equal(got.json.raw_state, raw);
        assert.equal(got.json.can_send, state === 'ready');
    });
}

test('a session that the engine does not know', async () => {
    const got = await get('/session-manager/state', answer(404, '{"error":"session_not_found"}'));
    assert.equal(got.status, 200);
    assert.equal(got.json.state, 'unknown');
    assert.equal(got.json.raw_state, 'the engine does not know this session');
    assert.equal(got.json.can_send, false);
});

test('a page that is not found tells nothing of the session', async () => {
    assertError(await get('/session-manager/state', answer(404, '<html>')), 502, 'SESSION_MANAGER_ERROR');
});

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
for (const body of ['{"value":"2@a,b,c"}', '{"status":"QRCODE","qrcode":"","urlcode":"2@a,b,c"}', '"2@a,b,c"',
    JSON.stringify({ qr: `https://wa.me/settings/linked_devices#2@${'x'.repeat(1100)},b,c,d,e,f` })]) {
    test(`a picture is made of ${body.slice(0, 60)}`, async () => {
        const got = await picture(body);
        assert.equal(got.status, 200);
        assert.equal(got.headers['content-type'], 'image/png');
        assert.deepEqual(got.raw.subarray(0, 8), signature);
    });
}

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(200, 1)]);
test('a JPEG goes on as what it is', async () => {
    const got = await picture(JSON.stringify({ base64: `data:image/jpeg;base64,${jpeg.toString('base64')}` }));
    assert.equal(got.headers['content-type'], 'image/jpeg');
    assert.deepEqual(got.raw, jpeg);
});

test('an answer that is the picture itself', async () => {
    const got = await picture(jpeg, { 'Content-Type': 'image/jpeg' });
    assert.equal(got.status, 200);
    assert.deepEqual(got.raw, jpeg);
});

for (const [body, words] of [
    ['{"qr":null}', /^There is no QR code to scan now$/],
    ['{"qr":"undefined,AbC=,dEf=,gHi="}', /now: undefined,AbC=/],
    ['{"qr":"[object Object]"}', /now: \[object Object\]/],
    ['{"success":false,"message":"qr code not ready or already scanned"}', /now: qr code not ready or already scanned/],
    ['{"count":0}', /^There is no QR code to scan now$/],
]) {
    test(`no picture of a word: ${body}`, async () => {
        const got = await picture(body);
        assertError(got, 404, 'QR_NOT_AVAILABLE', words);
    });
}

test('a drawing is refused in words', async () => {
    assertError(await picture('{"qr":"data:image/svg+xml;base64,PHN2Zy8+"}'), 502, 'SESSION_MANAGER_ERROR', /SVG/);
});
