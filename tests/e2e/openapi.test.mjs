// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The served OpenAPI document against the hub that serves it: no path is missing, and every status of every operation is
// reached, with a body as described.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import http from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, login } from './support/http.mjs';
import { recipes } from './support/openapirecipes.mjs';
import { Hub, Simulator } from './support/programs.mjs';

const require = createRequire(join(process.env.E2E_PACKAGES, 'package.json'));
const { Ajv2020 } = require('ajv/dist/2020.js');
const addFormats = require('ajv-formats').default;

const world = {};
const seen = new Set(); // "METHOD /path status" that a hub has answered as described
let document;
let ajv;

before(async () => {
    [world.simulator, world.engineSimulator] = await Promise.all([Simulator.start(), Simulator.start(0, ['--engine', 'waha'])]);
    const sessionManager = world.simulator.url;
    const limited = ['--trusted-proxies', '127.0.0.1', '--rate-limit', '1', '--monitor', 'off'];
    [world.open, world.guarded, world.limited, world.engine] = await Promise.all([
        Hub.start({ sessionManager, keys: { admin: 'admin', own: 51 }, options: ['--bulk-body-limit', '2097152', '--monitor', 'off',
            '--read-timeout', '700', '--send-timeout', '700'] }),
        Hub.start({ sessionManager, keys: { own: 51 }, accounts: [{ name: 'owner', client: 51, admin: true, password: 'a long secret' }],
            options: [...limited, '--public-proxy', 'off', '--registration', 'closed', '--login-failures', '1'] }),
        Hub.start({ sessionManager, options: [...limited, '--public-proxy', 'on'] }),
        Hub.start({ sessionManager: world.engineSimulator.url, keys: { admin: 'admin', own: 51 }, env: { HUB_ENGINE_SECRET: 'any' },
            options: ['--engine', 'waha', '--monitor', 'off', '--read-timeout', '700'] })]);
    ({ admin: world.admin, own: world.own } = world.open.keys);
    world.guardedOwn = world.guarded.keys.own;
    world.ownerToken = await login(world.guarded, 'owner', 'a long secret');
    document = (await ask(world.open, 'GET', '/openapi.json')).json;
    ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addFormat('int64', true);
    ajv.addSchema(document, 'hub');
});
after(() => Promise.all([world.open?.stop(), world.guarded?.stop(), world.limited?.stop(), world.engine?.stop(), world.simulator?.stop(), world.engineSimulator?.stop()]));

function check(path, method, answer) {
    const responses = document.paths[path][method].responses;
    const named = responses[answer.status];
    assert.ok(named, `${answer.status} is not described: ${answer.body.slice(0, 200)}`);
    const pointer = named.$ref ?? `#/paths/${path.replaceAll('/', '~1')}/${method}/responses/${answer.status}`;
    const response = named.$ref ? document.components.responses[named.$ref.split('/').at(-1)] : named;
    for (const header of Object.keys(response.headers ?? {}))
        assert.ok(answer.headers[header.toLowerCase()], `${header} is missing`);
    const type = answer.headers['content-type']?.split(';')[0];
    if (!response.content) {
        assert.equal(answer.body, '');
        return;
    }
    assert.ok(response.content[type] ?? response.content['*/*'], `${type} is not described`);
    if (type !== 'application/json')
        return;
    const valid = ajv.compile({ $ref: `hub${encodeURI(pointer)}/content/application~1json/schema` });
    assert.ok(valid(JSON.parse(answer.body)), `${JSON.stringify(valid.errors)} ${answer.body.slice(0, 300)}`);
}

/** The head of an answer that has no end. */
function headOf(hub, path, token) {
    return new Promise((resolve, reject) => {
        const request = http.get(`${hub.url}${path}`, { headers: { Authorization: `Bearer ${token}` }, agent: false }, (response) => {
            resolve({ status: response.statusCode, headers: response.headers, body: '' });
            request.destroy();
        });
        request.on('error', reject);
    });
}

async function carryOut(method, target, { hub, token, headers, body, flood, headOnly }) {
    const path = typeof target === 'function' ? await target() : target;
    const where = hub?.() ?? world.open;
    if (headOnly)
        return headOf(where, path, token());
    const once = () => ask(where, method, path, { headers, body, token: token?.() });
    if (!flood)
        return once();
    const answers = await Promise.all(Array.from({ length: 20 }, once));
    return answers.find((answer) => answer.status === 429) ?? answers[0];
}

const simulator = { control: (...args) => world.simulator.control(...args), client: (...args) => world.simulator.client(...args) };
const reached = new Proxy({ simulator }, { get: (own, name) => own[name] ?? world[name], set: (own, name, value) => { world[name] = value; return true; } });
for (const [operation, target, status, how] of recipes(reached)) {
    test(`${operation} answers ${status} as described: ${typeof target === 'string' ? target : ''}`, async () => {
        const [method, path] = operation.split(' ');
        await how.before?.();
        await how.prepare?.();
        const answer = await carryOut(method, target, how);
        assert.equal(answer.status, status, answer.body.slice(0, 300));
        check(path, method.toLowerCase(), answer);
        seen.add(`${operation} ${status}`);
        await how.keep?.(answer);
        await world.simulator.control('DELETE', 'faults');
        await how.restore?.();
    });
}

test('every status that is described was seen', () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item)
        .filter(([method]) => ['get', 'put', 'post', 'delete', 'patch'].includes(method))
        .flatMap(([method, operation]) => Object.keys(operation.responses).filter((code) => code !== 'default')
            .map((code) => `${method.toUpperCase()} ${path} ${code}`)));
    assert.deepEqual(described.filter((one) => !seen.has(one)), []);
});

test('every path and method is served, and no method beside them', async () => {
    for (const [path, item] of Object.entries(document.paths)) {
        if (path === '/{file}')
            continue;
        const target = path.replace('{clienteId}', '51').replace(/\{\w+\}/g, '1');
        const methods = ['get', 'put', 'post', 'delete'].filter((method) => item[method]).map((method) => method.toUpperCase());
        const answer = await ask(world.open, 'PATCH', target, { headers: { 'Content-Type': 'application/json' }, body: '{}' });
        assert.equal(answer.status, 405, `${path}: ${answer.body}`);
        const allowed = answer.headers.allow.split(/,\s*/).filter((method) => !['HEAD', 'OPTIONS'].includes(method));
        assert.deepEqual(allowed.sort(), methods.sort(), path);
    }
});

test('the document tells the version that runs', async () => {
    assert.equal(document.info.version, JSON.parse((await ask(world.open, 'GET', '/health')).body).version);
});
