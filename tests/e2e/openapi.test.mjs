// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The served OpenAPI document against the hub that serves it: no path is missing, and every status of the public groups is
// reached, with a body as described.

import assert from 'node:assert/strict';
import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { Hub, Simulator } from './support/programs.mjs';

const require = createRequire(join(process.env.E2E_PACKAGES, 'package.json'));
const { Ajv2020 } = require('ajv/dist/2020.js');
const addFormats = require('ajv-formats').default;

let simulator;
let open;    // as by default on this machine
let guarded; // wants a token, and lets a far client ask once a second
let document;
let ajv;

before(async () => {
    simulator = await Simulator.start();
    open = await Hub.start({ sessionManager: simulator.url, options: ['--read-timeout', '200'] });
    guarded = await Hub.start({ sessionManager: simulator.url,
        options: ['--public-proxy', 'off', '--rate-limit', '1', '--trusted-proxies', '127.0.0.1'] });
    document = JSON.parse((await ask(open, 'GET', '/openapi.json')).body);
    ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addFormat('int64', true);
    ajv.addSchema(document, 'hub');
});
after(() => Promise.all([open?.stop(), guarded?.stop(), simulator?.stop()]));

/** One request with Node's own client, which lets a test name the Host. */
function ask(hub, method, path, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request(`${hub.url}${path}`, { method, headers, agent: false }, (response) => {
            const pieces = [];
            response.on('data', (piece) => pieces.push(piece));
            response.on('end', () =>
                resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces).toString() }));
            response.on('error', reject);
        });
        request.on('error', reject);
        request.end(body);
    });
}

const far = { 'X-Forwarded-For': '203.0.113.7' };
const fault = (endpoint, change) => () => simulator.control('POST', 'faults', { client: 51, endpoint, ...change });
const state = (word) => () => simulator.client(51, { state: word });
const twice = (path) => () => ask(guarded, 'GET', path, { headers: far });
const proxied = (path, endpoint) => [
    [path, 200, { prepare: state('QR_REQUIRED') }],
    [path, 204, { prepare: fault(endpoint, { kind: 'empty' }) }],
    [path.replace('51', '051'), 400],
    [path, 401, { hub: () => guarded }],
    [path, 403, { headers: { Host: 'elsewhere.example' } }],
    [path, 429, { hub: () => guarded, headers: far, prepare: twice(path) }],
    [path, 502, { prepare: fault(endpoint, { kind: 'garbage' }) }],
    [path, 504, { prepare: fault(endpoint, { kind: 'hang' }) }],
];

// [path in the document, [request path, status, how]…]
const recipes = {
    '/health': [['/health', 200], ['/health', 429, { hub: () => guarded, headers: far, prepare: twice('/health') }]],
    '/health/ready': [['/health/ready', 200],
        ['/health/ready', 503, { prepare: () => simulator.control('POST', 'faults', { kind: 'reset' }) }],
        ['/health/ready', 429, { hub: () => guarded, headers: far, prepare: twice('/health') }]],
    '/api/whatsapp/{clienteId}/status': proxied('/api/whatsapp/51/status', 'status'),
    '/api/whatsapp/{clienteId}/qr': [...proxied('/api/whatsapp/51/qr', 'qr'),
        ['/api/whatsapp/51/qr', 404, { prepare: state('INITIALIZING') }],
        ['/api/whatsapp/51/qr', 409, { prepare: state('READY') }]],
    '/openapi.json': [['/openapi.json', 200],
        ['/openapi.json', 429, { hub: () => guarded, headers: far, prepare: twice('/health') }]],
    '/metrics': [['/metrics', 200], ['/metrics', 401, { hub: () => guarded, headers: far }]],
    '/': [['/', 200], ['/', 304, { headers: { 'If-None-Match': '*' } }],
        ['/', 429, { hub: () => guarded, headers: far, prepare: twice('/health') }]],
    '/{file}': [['/app.js', 200], ['/app.js', 304, { headers: { 'If-None-Match': '*' } }], ['/none.js', 404],
        ['/app.js', 429, { hub: () => guarded, headers: far, prepare: twice('/health') }]],
};

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

for (const [path, list] of Object.entries(recipes)) {
    for (const [target, status, { prepare, hub, headers } = {}] of list) {
        test(`GET ${path} answers ${status} as described`, async () => {
            await simulator.control('DELETE', 'faults');
            await prepare?.();
            const answer = await ask(hub?.() ?? open, 'GET', target, { headers });
            assert.equal(answer.status, status, answer.body.slice(0, 300));
            check(path, 'get', answer);
            await simulator.control('DELETE', 'faults');
        });
    }
    test(`GET ${path} describes no other status`, () => {
        const described = Object.keys(document.paths[path].get.responses).filter((code) => code !== 'default');
        assert.deepEqual(described.sort(), [...new Set(list.map(([, status]) => String(status)))].sort());
    });
}

test('every path and method is served, and no method beside them', async () => {
    for (const [path, item] of Object.entries(document.paths)) {
        if (path === '/{file}')
            continue;
        const target = path.replace('{clienteId}', '51').replace(/\{\w+\}/g, '1');
        const methods = ['get', 'put', 'post', 'delete'].filter((method) => item[method]).map((method) => method.toUpperCase());
        const answer = await ask(open, 'PATCH', target, { headers: { 'Content-Type': 'application/json' }, body: '{}' });
        assert.equal(answer.status, 405, `${path}: ${answer.body}`);
        const allowed = answer.headers.allow.split(/,\s*/).filter((method) => !['HEAD', 'OPTIONS'].includes(method));
        assert.deepEqual(allowed.sort(), methods.sort(), path);
    }
});

test('the document tells the version that runs', async () => {
    assert.equal(document.info.version, JSON.parse((await ask(open, 'GET', '/health')).body).version);
});
