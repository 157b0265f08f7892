// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that is secret is used once, at the chattiest log level; none of it may be in what the hub has written.

import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, login } from './support/http.mjs';
import { Hub, Program } from './support/programs.mjs';
import { Upstream, answer } from './support/upstream.mjs';

const secrets = {
    signing: 'signing-secret-of-at-least-32-bytes-4711',
    password: 'correct-horse-4711',
    wrong: 'wrong-battery-4711',
    next: 'another-staple-4711',
    register: 'registered-pass-4711',
    reset: 'reset-by-admin-4711',
    qr: '2@QrPayload4711,abc,def',
    image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ4711',
    message: 'the text of a message 4711',
    bulk: 'the text of a bulk message 4711',
    failed: 'the text that the Session Manager repeats 4711',
    phone: '5491144447111',
    optOut: '5491144447222',
    query: 'in-the-query-4711',
    cookie: 'session-cookie-4711',
};
let upstream;
let hub;

before(async () => {
    upstream = await Upstream.start();
    hub = await Hub.start({ sessionManager: upstream.url, accounts: [{ name: 'root', client: 51, admin: true, password: secrets.password }],
        env: { HUB_JWT_SECRET: secrets.signing }, options: ['--log-level', 'debug', '--monitor-interval', '1000'] });
});
after(() => Promise.all([hub?.stop(), upstream?.stop()]));

test('logs hold no secret', async () => {
    upstream.answers((socket, { method, path, body }) => {
        if (path === '/qr')
            socket.write(answer(200, `{"qr":"${secrets.qr}","qrType":"raw_string"}`));
        else if (path === '/send')
            socket.write(body.includes(secrets.failed) ? answer(500, `{"message":"${secrets.failed}"}`) : answer(200, '{"ok":true,"message_id":"m1"}'));
        else if (method === 'POST')
            socket.write(answer(200, '{"success":true}'));
        else
            socket.write(answer(200, `{"state":"READY","account":"${secrets.phone}","qr_code_base64":"data:image/png;base64,${secrets.image}"}`));
    });
    const post = (path, body, token, headers) => ask(hub, 'POST', path, { body, token, headers });
    assert.equal((await post('/auth/login', { username: 'root', password: secrets.wrong })).status, 401);
    assert.equal((await post('/auth/login', { username: 'nobody', password: secrets.password })).status, 401);
    let token = await login(hub, 'root', secrets.password);
    secrets.first = token;
    token = (await post('/auth/change-password', { old_password: secrets.password, new_password: secrets.next }, token)).json.token;
    secrets.second = token;
    const user = (await post('/auth/register', { username: 'ana', password: secrets.register, cliente_id: 52 })).json.user;
    assert.equal((await post(`/users/${user.id}/password`, { password: secrets.reset }, token)).status, 200);
    secrets.key = (await post('/keys', { name: 'crm', cliente_id: 51 }, token)).json.key;
    assert.match(secrets.key, /^hub_/);
    assert.equal((await ask(hub, 'GET', `/auth/me?token=${secrets.query}`, { token: secrets.key, headers: { Cookie: secrets.cookie } })).status, 200);
    assert.equal((await ask(hub, 'GET', '/auth/me', { token: secrets.first })).status, 401, 'older tokens end');
    for (const path of ['/api/whatsapp/51/qr', '/api/whatsapp/51/status'])
        assert.equal((await ask(hub, 'GET', path)).status, 200);
    for (const accept of ['application/json', 'image/png'])
        assert.equal((await ask(hub, 'GET', '/session-manager/qr', { token, headers: { Accept: accept } })).status, 200);
    for (const path of ['login', 'logout'])
        assert.equal((await post(`/session-manager/${path}`, undefined, token)).status, 200);
    assert.equal((await post('/sender/send', { to: secrets.phone, message: secrets.message }, token, { 'Idempotency-Key': 'k-4711' })).status, 200);
    assert.equal((await post('/sender/send', { to: secrets.phone, message: secrets.failed }, token)).status, 500);
    const job = (await post('/sender/send-bulk', { messages: [{ to: secrets.phone, message: secrets.bulk }, { to: 'x', message: secrets.bulk }],
        delay_ms: [1, 2] }, token)).json;
    assert.equal(job.accepted, 1);
    while ((await ask(hub, 'GET', `/sender/jobs/${job.job_id}`, { token })).json.state !== 'completed');
    assert.equal((await post('/sender/opt-outs', { to: secrets.optOut }, token)).status, 200);
    assert.equal((await post('/sender/send', { to: secrets.optOut, message: secrets.message }, token)).status, 403);
    assert.equal((await post(`/auth/login`, `{"username":"root","password":"${secrets.next}"`, undefined, { 'Content-Type': 'application/json' })).status, 400);

    assert.match(hub.log, /path=\/sender\/send\b/, 'it has logged at all');
    for (const [name, secret] of Object.entries(secrets))
        assert.ok(!hub.log.includes(secret), `${name} is in the log`);
    for (const piece of [secrets.second.split('.')[2], secrets.key.slice(4)])
        assert.ok(!hub.log.includes(piece));

    // Nor may the audit log, which administrators read, hold any.
    const audit = (await ask(hub, 'GET', '/audit?limit=1000', { token })).body;
    for (const [name, secret] of Object.entries(secrets))
        assert.ok(!audit.includes(secret), `${name} is in the audit log`);
});

test('what is kept is for the owner alone, and no password or key is kept as it is', async () => {
    for (const name of await readdir(hub.folder)) {
        const path = join(hub.folder, name);
        const { mode } = await stat(path);
        if ((await stat(path)).isFile() && name !== 'central-hub.lock') {
            assert.equal(mode & 0o077, 0, `${name} ${mode.toString(8)}`);
            const content = await readFile(path, 'latin1');
            for (const secret of ['password', 'next', 'register', 'reset', 'key', 'second'])
                assert.ok(!content.includes(secrets[secret]), `${secret} is in ${name}`);
        }
    }
});

test('the password of a demo is told once, and not in the log', async () => {
    const demo = await Program.start(process.env.CENTRAL_HUB, ['--demo', '--no-gui', '--port', '0', '--log-level', 'debug']);
    await demo.wrote(/Account: (\S+)\s+Password: \S+/);
    const [, name, password] = /Account: (\S+)\s+Password: (\S+)/.exec(demo.output);
    await login(demo, name, password);
    assert.equal(demo.output.split(password).length, 2);
    assert.equal(await demo.stop(), 0);
});
