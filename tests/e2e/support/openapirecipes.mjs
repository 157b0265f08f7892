// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each status of each operation of the OpenAPI document is brought about:
// [method and path in the document, path of the request, status, { prepare, hub, token, headers, body }].
//
// `world` holds `simulator`, the hubs `open` (as by default, but impatient) and `guarded` (tokens for everything, one public
// request a second, registration closed, one failed login), and what they gave out: tokens and ids.

import { ask } from './http.mjs';

const Password = 'a long secret';
const To = '5491112345678';
const far = { 'X-Forwarded-For': '203.0.113.7' };

export function recipes(world) {
    const { simulator } = world;
    const post = (path, body, token = world.admin) => ask(world.open, 'POST', path, { token, body });
    const fault = (endpoint, change) => () => simulator.control('POST', 'faults', { client: 51, endpoint, ...change });
    const state = (word) => () => simulator.client(51, { state: word });
    const guarded = () => world.guarded;
    const admin = () => world.admin;
    const own = () => world.own;
    const owner = () => world.ownerToken; // of `guarded`

    /** Uses up what one address may ask. */
    const exhausted = (path, method = 'GET') => ({ hub: guarded, headers: far, flood: true, method, path });
    const list = [];
    const add = (operation, target, status, how = {}) => list.push([operation, target, status, how]);

    /** What every operation with a token has in common. */
    const common = (operation, target, { adminOnly = false, forClient = true, json, listed = false, noClient = false } = {}) => {
        add(operation, target, 401);
        if (adminOnly)
            add(operation, target, 403, { token: own });
        if (forClient) {
            add(operation, `${target}?cliente_id=52`, 403, { token: own, body: json });
            add(operation, `${target}?cliente_id=0`, 400, { token: admin, body: json });
            if (!noClient)
                add(operation, target, 400, { token: admin, body: json });
        }
        if (listed)
            add(operation, `${target}?cliente_id=51&limit=0`, 400, { token: admin });
        if (json) {
            add(operation, target, 400, { token: admin, body: '{', headers: { 'Content-Type': 'application/json' } });
            add(operation, target, 413, { token: admin, body: `{"x":"${'x'.repeat(3 * 1024 * 1024)}"}`, headers: { 'Content-Type': 'application/json' } });
            add(operation, target, 415, { token: admin, body: 'x' });
        }
    };

    /** The id of an alert: client 52 is linked, then logged out. */
    const raisedAlert = async () => {
        await ask(world.open, 'PUT', '/clients/52', { token: world.admin, body: {} });
        for (const word of ['READY', 'DISCONNECTED_LOGOUT']) {
            await simulator.client(52, { state: word });
            await ask(world.open, 'GET', '/session-manager/state?cliente_id=52', { token: world.admin });
        }
        for (;;) {
            const { items } = (await ask(world.open, 'GET', '/alerts?open=true&cliente_id=52', { token: world.admin })).json;
            if (items.length > 0)
                return items[0].id;
        }
    };

    /** What a proxied operation passes on. */
    const proxied = (operation, target, endpoint, how) => {
        add(operation, target, 204, { ...how, prepare: fault(endpoint, { kind: 'empty' }) });
        add(operation, target, 502, { ...how, prepare: fault(endpoint, { kind: 'garbage' }) });
        add(operation, target, 504, { ...how, prepare: fault(endpoint, { kind: 'hang' }) });
    };

    // 1 and 8, 7 in part: open to everybody
    add('GET /health', '/health', 200);
    add('GET /health', '/health', 429, exhausted());
    add('GET /health/ready', '/health/ready', 200);
    add('GET /health/ready', '/health/ready', 503, { prepare: async () => {
        await simulator.control('POST', 'faults', { kind: 'reset' });
        while ((await ask(world.open, 'GET', '/health/ready')).status !== 503); // what was found lately holds for a second
    } });
    add('GET /health/ready', '/health/ready', 429, exhausted());
    add('GET /openapi.json', '/openapi.json', 200);
    add('GET /openapi.json', '/openapi.json', 429, exhausted());
    add('GET /metrics', '/metrics', 200);
    add('GET /metrics', '/metrics', 401, { hub: guarded, headers: far });
    for (const [path, file] of [['/', '/'], ['/{file}', '/app.js']]) {
        add(`GET ${path}`, file, 200);
        add(`GET ${path}`, file, 304, { headers: { 'If-None-Match': '*' } });
        add(`GET ${path}`, file, 429, exhausted());
    }
    add('GET /{file}', '/none.js', 404);

    // 2
    for (const page of ['status', 'qr']) {
        const operation = `GET /api/whatsapp/{clienteId}/${page}`;
        const target = `/api/whatsapp/51/${page}`;
        add(operation, target, 200, { prepare: state('QR_REQUIRED') });
        proxied(operation, target, page);
        add(operation, target.replace('51', '051'), 400);
        add(operation, target, 401, { hub: guarded });
        add(operation, target, 403, { headers: { Host: 'elsewhere.example' } });
        add(operation, target, 429, { hub: () => world.limited, headers: far, flood: true });
    }
    for (const [operation, target, how] of [['GET /api/whatsapp/{clienteId}/qr', '/api/whatsapp/51/qr', {}], ['GET /session-manager/qr', '/session-manager/qr', { token: own }]]) {
        add(operation, target, 404, { ...how, prepare: state('INITIALIZING') });
        add(operation, target, 409, { ...how, prepare: state('READY') });
    }

    // 3: accounts
    const body = (username, password = Password) => ({ username, password });
    add('POST /auth/register', '/auth/register', 201, { body: { ...body('ana'), cliente_id: 51 } });
    add('POST /auth/register', '/auth/register', 409, { body: { ...body('ana'), cliente_id: 51 } });
    add('POST /auth/register', '/auth/register', 403, { hub: guarded, body: { ...body('ana'), cliente_id: 51 } });
    add('POST /auth/login', '/auth/login', 403, { body: body('ana') });
    add('POST /auth/login', '/auth/login', 401, { body: body('nobody') });
    add('POST /auth/login', '/auth/login', 200, { hub: guarded, body: body('owner') });
    for (const path of ['/auth/register', '/auth/login']) {
        add(`POST ${path}`, path, 400, { body: {} });
        add(`POST ${path}`, path, 413, { body: { username: 'x'.repeat(3 * 1024 * 1024) } });
        add(`POST ${path}`, path, 415, { body: 'x' });
        add(`POST ${path}`, path, 429, { ...exhausted(), method: 'POST', body: {} });
    }
    add('GET /auth/me', '/auth/me', 200, { token: own });
    add('GET /auth/me', '/auth/me', 200, { hub: guarded, token: owner });
    add('GET /auth/me', '/auth/me', 401);
    const change = 'POST /auth/change-password';
    common(change, '/auth/change-password', { forClient: false, json: {} });
    add(change, '/auth/change-password', 403, { token: own, body: {} });
    const passwords = (old) => ({ old_password: old, new_password: 'another long secret' });
    add(change, '/auth/change-password', 200, { hub: guarded, token: owner, body: passwords(Password),
        keep: (answer) => { world.ownerToken = answer.json.token; } });
    add(change, '/auth/change-password', 401, { hub: guarded, token: owner, body: passwords('wrong wrong wrong') });
    add(change, '/auth/change-password', 429, { hub: guarded, token: owner, body: passwords('wrong wrong wrong') });

    common('GET /users', '/users', { adminOnly: true, forClient: false, listed: true });
    add('GET /users', '/users', 200, { token: admin });
    const first = () => ask(world.open, 'GET', '/users', { token: world.admin }).then((answer) => answer.json.items[0].id);
    const ofUser = (path) => async () => path.replace('{id}', await first());
    const secondAdmin = async () => {
        const { user } = (await post('/auth/register', { ...body('bea'), cliente_id: 51 })).json;
        await post(`/users/${user.id}/approve`);
        await post(`/users/${user.id}/role`, { role: 'admin' });
    };
    for (const [action, status, sent, prepare] of [['enable', 409], ['approve', 200], ['role', 200, { role: 'admin' }], ['role', 409, { role: 'operator' }],
        ['disable', 409], ['role', 200, { role: 'operator' }, secondAdmin], ['disable', 200], ['approve', 409], ['enable', 200],
        ['password', 200, { password: 'set by an admin' }]])
        add(`POST /users/{id}/${action}`, ofUser(`/users/{id}/${action}`), status, { token: admin, body: sent, prepare });
    for (const action of ['approve', 'disable', 'enable', 'password', 'role']) {
        const json = action === 'role' ? { role: 'admin' } : action === 'password' ? { password: Password } : undefined;
        common(`POST /users/{id}/${action}`, `/users/1/${action}`, { adminOnly: true, forClient: false, json });
        add(`POST /users/{id}/${action}`, `/users/999/${action}`, 404, { token: admin, body: json });
    }
    common('GET /keys', '/keys', { adminOnly: true, forClient: false, listed: true });
    add('GET /keys', '/keys', 200, { token: admin });
    common('POST /keys', '/keys', { adminOnly: true, forClient: false, json: {} });
    add('POST /keys', '/keys', 201, { token: admin, body: { name: 'crm', cliente_id: 51 }, keep: (answer) => { world.key = answer.json.id; } });
    common('POST /keys/{id}/revoke', '/keys/1/revoke', { adminOnly: true, forClient: false });
    add('POST /keys/{id}/revoke', () => `/keys/${world.key}/revoke`, 200, { token: admin });
    add('POST /keys/{id}/revoke', '/keys/999/revoke', 404, { token: admin });

    // 4
    for (const [method, page, endpoint] of [['GET', 'status', 'status'], ['GET', 'state', 'status'], ['GET', 'qr', 'qr'], ['POST', 'login', 'connect'], ['POST', 'logout', 'disconnect']]) {
        const operation = `${method} /session-manager/${page}`;
        const target = `/session-manager/${page}`;
        common(operation, target);
        add(operation, target, 200, { token: own, prepare: state('QR_REQUIRED') });
        if (page === 'state')
            add(operation, target, 502, { token: own, prepare: fault(endpoint, { kind: 'garbage' }) });
        else
            proxied(operation, target, endpoint, { token: own });
        if (method === 'POST')
            add(operation, target, 501, { token: own, prepare: () => simulator.client(51, { variant: { [endpoint]: false } }),
                restore: () => simulator.client(51, { variant: { [endpoint]: true } }) });
    }
    add('GET /session-manager/qr', '/session-manager/qr', 200, { token: own, prepare: state('QR_REQUIRED'), headers: { Accept: 'image/png' } });

    // 5
    const message = { to: To, message: 'Hello' };
    common('POST /sender/send', '/sender/send', { json: message });
    proxied('POST /sender/send', '/sender/send', 'send', { token: own, body: message, before: state('READY') });
    add('POST /sender/send', '/sender/send', 200, { token: own, body: message, prepare: state('READY'), headers: { 'Idempotency-Key': 'one' } });
    add('POST /sender/send', '/sender/send', 422, { token: own, body: { ...message, message: 'Other' }, headers: { 'Idempotency-Key': 'one' } });
    add('POST /sender/send', '/sender/send', 409, { token: own, body: message, prepare: state('QR_REQUIRED') });
    add('POST /sender/stop-all', '/sender/stop-all', 200, { token: own });
    add('POST /sender/send', '/sender/send', 409, { token: own, body: message, prepare: state('READY') });
    add('POST /sender/start-all', '/sender/start-all', 200, { token: own });
    for (const one of ['stop', 'start'])
        common(`POST /sender/${one}-all`, `/sender/${one}-all`, { noClient: true });
    const bulk = { messages: [{ to: To, message: 'one' }, { to: '5491112345679', message: 'two' }, { to: 'x', message: 'bad' }], delay_ms: [1, 2] };
    common('POST /sender/send-bulk', '/sender/send-bulk', { json: bulk });
    add('POST /sender/send-bulk', '/sender/send-bulk', 202, { token: own, body: bulk, headers: { 'Idempotency-Key': 'bulk' },
        prepare: async () => { await state('READY')(); await simulator.control('POST', 'faults', { client: 51, endpoint: 'send', kind: 'reset' }); },
        keep: async (answer) => {
            world.job = answer.json.job_id;
            // Both messages left and nobody knows what became of them.
            while ((await ask(world.open, 'GET', `/sender/jobs/${world.job}`, { token: world.own })).json.state !== 'completed');
        } });
    add('POST /sender/send-bulk', '/sender/send-bulk', 409, { token: own, body: bulk });
    add('POST /sender/send-bulk', '/sender/send-bulk', 422, { token: own, body: { ...bulk, name: 'other' }, headers: { 'Idempotency-Key': 'bulk' } });
    common('GET /sender/jobs', '/sender/jobs', { listed: true, noClient: true });
    add('GET /sender/jobs', '/sender/jobs', 200, { token: own });
    const job = (rest = '') => () => `/sender/jobs/${world.job}${rest}`;
    common('GET /sender/jobs/{id}', '/sender/jobs/1', { noClient: true });
    add('GET /sender/jobs/{id}', job(), 200, { token: own });
    add('GET /sender/jobs/{id}', '/sender/jobs/999', 404, { token: own });
    common('GET /sender/jobs/{id}/messages', '/sender/jobs/1/messages', { listed: true, noClient: true });
    add('GET /sender/jobs/{id}/messages', job('/messages?state=unknown'), 200, { token: own });
    add('GET /sender/jobs/{id}/messages', '/sender/jobs/999/messages', 404, { token: own });
    const settle = 'POST /sender/jobs/{id}/messages/{n}/settle';
    common(settle, '/sender/jobs/1/messages/0/settle', { json: { state: 'x' }, noClient: true });
    const number = (then) => async () => {
        const { items } = (await ask(world.open, 'GET', `/sender/jobs/${world.job}/messages`, { token: world.own })).json;
        return `/sender/jobs/${world.job}/messages/${items[then].n}/settle`;
    };
    add(settle, number(0), 200, { token: own, body: { state: 'sent' } });
    add(settle, number(0), 409, { token: own, body: { state: 'sent' } });
    add(settle, job('/messages/999/settle'), 404, { token: own, body: { state: 'sent' } });
    for (const action of ['pause', 'resume', 'cancel', 'retry-failed']) {
        const operation = `POST /sender/jobs/{id}/${action}`;
        common(operation, `/sender/jobs/1/${action}`, { noClient: true });
        add(operation, job(`/${action}`), 409, { token: own });
        add(operation, `/sender/jobs/999/${action}`, 404, { token: own });
    }
    const failing = async () => {
        await state('READY')();
        await simulator.control('POST', 'faults', { client: 51, endpoint: 'send', kind: 'error', status: 500 });
        const made = (await post('/sender/send-bulk?cliente_id=51', { ...bulk, force: true })).json.job_id;
        while ((await ask(world.open, 'GET', `/sender/jobs/${made}`, { token: world.own })).json.state !== 'completed');
        world.failed = made;
    };
    add('POST /sender/jobs/{id}/retry-failed', () => `/sender/jobs/${world.failed}/retry-failed`, 201, { token: own, prepare: failing });
    // Last, as its pace holds every job of the client back.
    const slow = async () => { world.slow = (await post('/sender/send-bulk?cliente_id=51', { ...bulk, delay_ms: [60000, 60000], force: true })).json.job_id; };
    for (const action of ['pause', 'resume', 'cancel'])
        add(`POST /sender/jobs/{id}/${action}`, () => `/sender/jobs/${world.slow}/${action}`, 200, { token: own, ...(action === 'pause' && { prepare: slow }) });
    common('GET /sender/limits', '/sender/limits');
    add('GET /sender/limits', '/sender/limits', 200, { token: own });
    common('PUT /sender/limits', '/sender/limits', { json: {} });
    add('PUT /sender/limits', '/sender/limits', 200, { token: own,
        body: { daily_cap: 500, hours: { from: '00:01', to: '24:00' }, time_zone: 'America/Argentina/Buenos_Aires' } });
    add('GET /sender/limits', '/sender/limits', 200, { token: own });
    common('GET /sender/opt-outs', '/sender/opt-outs', { listed: true });
    common('POST /sender/opt-outs', '/sender/opt-outs', { json: { to: To } });
    common('DELETE /sender/opt-outs', '/sender/opt-outs');
    add('DELETE /sender/opt-outs', '/sender/opt-outs?cliente_id=51', 400, { token: admin, body: '{', headers: { 'Content-Type': 'application/json' } });
    add('DELETE /sender/opt-outs', '/sender/opt-outs?cliente_id=51', 413, { token: admin, body: { to: 'x'.repeat(3 * 1024 * 1024) } });
    add('DELETE /sender/opt-outs', '/sender/opt-outs?cliente_id=51', 415, { token: admin, body: 'x' });
    add('POST /sender/opt-outs', '/sender/opt-outs', 200, { token: own, body: { to: To } });
    add('GET /sender/opt-outs', '/sender/opt-outs', 200, { token: own });
    add('POST /sender/send', '/sender/send', 403, { token: own, body: message });
    add('DELETE /sender/opt-outs', `/sender/opt-outs?to=${To}`, 200, { token: own });

    // What only other engines can do.
    const engine = { hub: () => world.engine, token: () => world.engine.keys.own };
    const engineAdmin = { hub: () => world.engine, token: () => world.engine.keys.admin };
    const engineIs = (word) => async () => {
        await world.engineSimulator.control('DELETE', 'faults');
        await world.engineSimulator.client(51, { state: word });
        await ask(world.engine, 'PUT', '/clients/51', { token: world.engine.keys.admin, body: {} });
        await ask(world.engine, 'GET', '/session-manager/state', { token: world.engine.keys.own });
        for (;;) {
            const { can_send: ready } = (await ask(world.engine, 'GET', '/clients/51', { token: world.engine.keys.own })).json;
            if (ready === (word === 'READY'))
                return;
        }
    };
    const engineFault = (change) => async () => {
        await engineIs(change.state)();
        await world.engineSimulator.control('POST', 'faults', { endpoint: 'other', kind: change.kind });
    };
    const pairing = 'POST /session-manager/pairing-code';
    const checking = 'POST /session-manager/check-numbers';
    for (const [operation, body, word] of [[pairing, { phone: To }, 'QR_REQUIRED'], [checking, { numbers: [To] }, 'READY']]) {
        const target = operation.split(' ')[1];
        common(operation, target, { json: body });
        add(operation, target, 501, { token: own, body });
        add(operation, target, 502, { ...engine, body, prepare: engineFault({ state: word, kind: 'garbage' }) });
        add(operation, target, 504, { ...engine, body, prepare: engineFault({ state: word, kind: 'hang' }) });
        if (operation === checking)
            add(operation, target, 409, { ...engine, body, prepare: async () => {
                await engineFault({ state: word, kind: 'hang' })();
                world.leftover = ask(world.engine, 'POST', target, { token: world.engine.keys.own, body }).catch(() => {});
                while ((await world.engineSimulator.control('GET', 'faults')).items?.every(({ hits }) => hits === 0));
            }, restore: () => world.leftover });
        add(operation, target, 200, { ...engine, body, prepare: engineIs(word) });
    }
    add(pairing, '/session-manager/pairing-code', 409, { ...engine, body: { phone: To }, prepare: engineIs('READY') });
    const importing = 'POST /clients/import';
    common(importing, '/clients/import', { adminOnly: true, forClient: false });
    add(importing, '/clients/import', 501, { token: admin });
    add(importing, '/clients/import', 502, { ...engineAdmin, prepare: engineFault({ state: 'READY', kind: 'garbage' }) });
    add(importing, '/clients/import', 504, { ...engineAdmin, prepare: engineFault({ state: 'READY', kind: 'hang' }) });
    add(importing, '/clients/import', 200, { ...engineAdmin, prepare: engineIs('READY') });

    // 6
    common('POST /sync-contacts/sync', '/sync-contacts/sync');
    add('POST /sync-contacts/sync', '/sync-contacts/sync', 200, { token: own, prepare: () => simulator.client(51, { state: 'READY', contacts: 5 }) });
    add('POST /sync-contacts/sync', '/sync-contacts/sync', 502, { token: own, prepare: fault('contacts', { kind: 'garbage' }) });
    add('POST /sync-contacts/sync', '/sync-contacts/sync', 504, { token: own, prepare: fault('contacts', { kind: 'hang' }) });
    add('POST /sync-contacts/sync', '/sync-contacts/sync', 501, { token: own, prepare: () => simulator.client(51, { variant: { contacts: false } }),
        restore: () => simulator.client(51, { variant: { contacts: true } }) });
    add('POST /sync-contacts/sync', '/sync-contacts/sync', 409, { hub: guarded, token: () => world.guardedOwn, prepare: async () => {
        await fault('contacts', { kind: 'hang' })();
        world.leftover = ask(world.guarded, 'POST', '/sync-contacts/sync', { token: world.guardedOwn }).catch(() => {});
        while ((await simulator.control('GET', 'faults')).items?.every(({ hits }) => hits === 0));
    } });
    common('GET /sync-contacts/contacts', '/sync-contacts/contacts', { listed: true });
    add('GET /sync-contacts/contacts', '/sync-contacts/contacts', 200, { token: own });

    // 7
    add('GET /clients', '/clients', 401);
    add('GET /clients', '/clients?limit=0', 400, { token: admin });
    add('GET /clients', '/clients', 200, { token: admin });
    common('GET /clients/{clienteId}', '/clients/51', { forClient: false });
    add('GET /clients/{clienteId}', '/clients/0', 400, { token: admin });
    add('GET /clients/{clienteId}', '/clients/52', 403, { token: own });
    add('GET /clients/{clienteId}', '/clients/999', 404, { token: admin });
    common('PUT /clients/{clienteId}', '/clients/77', { adminOnly: true, forClient: false, json: {} });
    add('PUT /clients/{clienteId}', '/clients/77', 201, { token: admin, body: { name: 'Acme' } });
    add('PUT /clients/{clienteId}', '/clients/77', 200, { token: admin, body: { name: 'Acme Inc.' } });
    add('PUT /clients/{clienteId}', '/clients/77', 409, { token: admin, body: { session: 'shop' },
        prepare: () => ask(world.open, 'PUT', '/clients/78', { token: world.admin, body: { session: 'shop' } }) });
    add('GET /clients/{clienteId}', '/clients/77', 200, { token: admin });
    common('DELETE /clients/{clienteId}', '/clients/77', { adminOnly: true, forClient: false });
    add('DELETE /clients/{clienteId}', '/clients/0', 400, { token: admin });
    add('DELETE /clients/{clienteId}', '/clients/77', 200, { token: admin });
    add('DELETE /clients/{clienteId}', '/clients/77', 404, { token: admin });
    common('GET /alerts', '/alerts', { listed: true, noClient: true });
    add('GET /alerts', '/alerts?open=perhaps', 400, { token: admin });
    add('GET /alerts', '/alerts?open=true', 200, { token: admin });
    common('POST /alerts/{id}/acknowledge', '/alerts/1/acknowledge', { noClient: true });
    add('POST /alerts/{id}/acknowledge', '/alerts/999999/acknowledge', 404, { token: admin });
    add('POST /alerts/{id}/acknowledge', async () => `/alerts/${await raisedAlert()}/acknowledge`, 200, { token: admin });
    common('GET /audit', '/audit', { adminOnly: true, forClient: false, listed: true });
    add('GET /audit', '/audit?action=key_create', 200, { token: admin });
    common('GET /events', '/events', { noClient: true });
    add('GET /events', '/events', 200, { token: own, headOnly: true });
    return list;
}
