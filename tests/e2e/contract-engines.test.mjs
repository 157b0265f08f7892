// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Engines other than the hub's own Session Manager: their profiles, and what is asked of them with whose key.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { FakeEngine } from './support/engine.mjs';
import { ask, assertError } from './support/http.mjs';
import { problems } from './support/jsonschema.mjs';
import { Hub, run } from './support/programs.mjs';

const program = process.env.CENTRAL_HUB;
const profiles = new URL('../../resources/engines/', import.meta.url);
const secret = 'engine key 1234567890';
let folder;

before(async () => { folder = await mkdtemp(join(tmpdir(), 'central-hub-e2e-')); });
after(() => rm(folder, { recursive: true, force: true }));

/** The program's words to `engine WORDS`, with no settings at all. */
const engine = (...words) => run(program, ['engine', ...words], { env: { HOME: folder, SESSION_MANAGER_BASE_URL: '', XDG_DATA_HOME: folder } });

const names = ['evolution', 'gowa', 'session-manager', 'waha', 'wppconnect', 'wuzapi', 'wwebjs-api'];

test('engine list and show tell every profile, without URL and data directory', async () => {
    const { code, stdout, stderr } = await engine('list');
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(stdout.trimEnd().split('\n').map((line) => line.split('\t')[0]), names);
    for (const name of names) {
        const shown = await engine('show', name);
        assert.deepEqual([shown.code, shown.stderr], [0, '']);
        assert.deepEqual(JSON.parse(shown.stdout), JSON.parse(await readFile(new URL(`${name}.json`, profiles), 'utf8')));
    }
    assert.deepEqual(await readdir(folder), []);
});

test('what engine show prints, engine check takes', async () => {
    const file = join(folder, 'mine.json');
    await writeFile(file, (await engine('show', 'waha')).stdout);
    assert.deepEqual(await engine('check', file), { code: 0, stdout: 'ok: waha\n', stderr: '' });
});

test('the profiles fit the schema, and engine check refuses what it refuses', async () => {
    const schema = JSON.parse(await readFile(new URL('schema.json', profiles), 'utf8'));
    for (const name of names)
        assert.deepEqual(problems(schema, JSON.parse(await readFile(new URL(`${name}.json`, profiles), 'utf8'))), [], name);
    const waha = await readFile(new URL('waha.json', profiles), 'utf8');
    const spoilt = [(p) => { p.colour = 1; }, (p) => { p.name = 'My engine'; }, (p) => { delete p.operations.send; },
        (p) => { p.operations.qr.method = 'get'; }, (p) => { p.operations.qr.path = 'qr'; }, (p) => { p.operations.sing = p.operations.qr; },
        (p) => { p.auth['X-Api-Key'] = 'abc'; }, (p) => { p.reading.state = ['status']; }, (p) => { p.reading.state = []; },
        (p) => { p.meaning.later[0].status = [42]; }, (p) => { p.meaning.later[0].code = 1; }, (p) => { p.limits = { groups: 'no' }; }];
    for (const spoil of spoilt) {
        const profile = JSON.parse(waha);
        spoil(profile);
        assert.notDeepEqual(problems(schema, profile), [], spoil.toString());
        const file = join(folder, 'spoilt.json');
        await writeFile(file, JSON.stringify(profile));
        const { code, stdout, stderr } = await engine('check', file);
        assert.deepEqual([code, stdout], [1, ''], spoil.toString());
        assert.match(stderr, /^central-hub: .*spoilt\.json: .*\n$/);
    }
});

for (const [name, words, code, pattern] of [
    ['show of an unknown engine', ['show', 'wahaa'], 2, /there is no engine "wahaa"; engines are evolution, gowa/],
    ['show of nothing', ['show'], 2, /central-hub engine show NAME/], ['check of no file', ['check', '/no/such.json'], 1, /no file "\/no\/such\.json"/],
    ['an unknown verb', ['love'], 2, /engine list, engine show, engine check/]]) {
    test(`one line: ${name}`, async () => {
        const result = await engine(...words);
        assert.equal(result.code, code);
        assert.match(result.stderr, pattern);
        assert.equal(result.stderr.trimEnd().split('\n').length, 1);
    });
}

test('a start with an engine that cannot be asked ends with exit code 2 and one line', async () => {
    const start = (options, env = {}) => run(program, ['--no-gui', '--port', '0', '--data-dir', join(folder, 'data'), '--session-manager-url', 'http://127.0.0.1:1', ...options], { env });
    for (const [options, env, pattern] of [
        [['--engine', 'waha'], {}, /HUB_ENGINE_SECRET/], [['--engine', 'wahaa'], {}, /no engine and no file "wahaa"/],
        [['--engine', join(folder, 'spoilt.json')], {}, /spoilt\.json/], [['--qr-path', '/{to}'], {}, /setting qr-path: unknown variable/]]) {
        const { code, stderr } = await start(options, env);
        assert.equal(code, 2);
        assert.match(stderr, pattern);
        assert.equal(stderr.trimEnd().split('\n').length, 1);
    }
});

test('secrets of sessions that cannot be taken end the start with exit code 2 and one line, without a secret', async () => {
    const data = await mkdtemp(join(folder, 'secrets-'));
    const file = join(data, 'engine-secrets.json');
    for (const [content, mode, pattern] of [['{"51":"k3y"}', 0o644, /engine-secrets\.json: others may read it; it takes mode 0600/],
        ['k3y', 0o600, /engine-secrets\.json: is no JSON object; it takes \{"SESSION": "its secret"\}/],
        ['{"shop":"k3 y"}', 0o600, /engine-secrets\.json: the secret of session "shop" is not accepted; it takes 1 to 1000 printable ASCII/]]) {
        await rm(file, { force: true });
        await writeFile(file, content, { mode });
        const { code, stderr } = await run(program, ['--no-gui', '--port', '0', '--data-dir', data, '--session-manager-url', 'http://127.0.0.1:1', '--engine', 'wuzapi']);
        assert.equal(code, 2);
        assert.match(stderr, pattern);
        assert.equal(stderr.trimEnd().split('\n').length, 1);
        assert.doesNotMatch(stderr, /k3 ?y/);
    }
});

const token = (hub) => ({ token: hub.keys.admin });
const cases = [
    { name: 'waha', header: 'x-api-key', status: 'GET /api/sessions/51', qr: 'GET /api/51/auth/qr?format=raw', send: 'POST /api/sendText',
        login: 'POST /api/sessions/51/start', body: { session: '51', chatId: '5491112345678@c.us' }, text: 'text' },
    { name: 'evolution', header: 'apikey', status: 'GET /instance/connectionState/51', qr: 'GET /instance/connect/51',
        send: 'POST /message/sendText/51', login: 'GET /instance/connect/51', body: { number: '5491112345678' }, text: 'text' },
];
for (const { name, header, status, qr, send, login, body, text } of cases) {
    test(`${name}: the right paths, key and body; answers byte for byte`, async (t) => {
        const fake = await FakeEngine.start(name, secret);
        t.after(() => fake.stop());
        const hub = await Hub.start({ sessionManager: fake.url, keys: { admin: 'admin' }, env: { HUB_ENGINE_SECRET: secret },
            options: ['--engine', name, '--monitor', 'off', '--log-level', 'debug'] });
        t.after(() => hub.stop());
        const asked = async (line, method, path, options) => {
            fake.requests = [];
            const answer = await ask(hub, method, path, { ...token(hub), ...options });
            const request = fake.requests.find((one) => `${one.method} ${one.path}` === line);
            assert.ok(request, `${line} was not asked: ${JSON.stringify(fake.requests)}`);
            assert.equal(request.headers[header], secret);
            assert.equal(request.headers['x-cliente-id'], undefined);
            return { answer, request };
        };
        for (const path of ['/session-manager/status?cliente_id=51', '/api/whatsapp/51/status'])
            assert.equal((await asked(status, 'GET', path)).answer.body, fake.body('status'));
        assert.equal((await asked(qr, 'GET', '/session-manager/qr?cliente_id=51')).answer.body, fake.body('qr'));
        assert.equal((await asked(login, 'POST', '/session-manager/login?cliente_id=51')).answer.status, 200);
        const message = '¡"Hola"! {to}\n\\';
        const sent = await asked(send, 'POST', '/sender/send?cliente_id=51', { body: { to: '5491112345678', message } });
        assert.deepEqual(JSON.parse(sent.request.body), { ...body, [text]: message });
        assert.doesNotMatch(hub.log, new RegExp(secret));
    });

    test(`${name}: a wrong key is told, and nothing is asked twice`, async (t) => {
        const fake = await FakeEngine.start(name, 'another key');
        t.after(() => fake.stop());
        const hub = await Hub.start({ sessionManager: fake.url, keys: { admin: 'admin' }, env: { HUB_ENGINE_SECRET: secret }, options: ['--engine', name, '--monitor', 'off'] });
        t.after(() => hub.stop());
        fake.requests = [];
        assertError(await ask(hub, 'GET', '/session-manager/status?cliente_id=51', token(hub)), 502, 'SESSION_MANAGER_ERROR');
        assert.equal(fake.requests.filter((one) => `${one.method} ${one.path}` === status).length, 1);
    });
}

test('an engine of a file: an operation that it lacks is 501, and is not asked', async (t) => {
    const profile = { name: 'little', operations: { health: { method: 'GET', path: '/' }, status: { method: 'GET', path: '/state/{session}' },
        qr: { method: 'GET', path: '/code?of={session}' }, send: { method: 'POST', path: '/out', body: { to: '{digits}', text: '{message}' } } } };
    const file = join(folder, 'little.json');
    await writeFile(file, JSON.stringify(profile));
    const fake = await FakeEngine.start('little', undefined);
    t.after(() => fake.stop());
    const hub = await Hub.start({ sessionManager: fake.url, keys: { admin: 'admin' }, options: ['--engine', file, '--qr-path', '/other/{session}', '--monitor', 'off'] });
    t.after(() => hub.stop());
    fake.requests = [];
    assertError(await ask(hub, 'POST', '/session-manager/login?cliente_id=51', token(hub)), 501, 'NOT_SUPPORTED_BY_SESSION_MANAGER');
    assert.deepEqual(fake.requests.filter((one) => one.path !== '/'), []);
    await ask(hub, 'GET', '/session-manager/qr?cliente_id=51', token(hub));
    assert.ok(fake.requests.some((one) => one.path === '/other/51?of=51'));
});
