// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hashing passwords is the one costly thing that anybody may ask for; it must not stop what the hub is there for.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ask } from './support/http.mjs';
import { Store } from './support/store.mjs';
import { Upstream, answer } from './support/upstream.mjs';

let upstream;
let store;
let hub;

before(async () => {
    upstream = await Upstream.start();
    upstream.says(answer(200, '{"state":"READY"}'));
    store = await Store.make({ sessionManager: upstream.url });
    hub = await store.start();
});
after(() => Promise.all([store?.remove(), upstream?.stop()]));

test('200 logins at once: every proxied answer arrives', async (t) => {
    const statuses = [];
    const logins = Array.from({ length: 200 }, async (_, i) => {
        const body = { username: `nobody${i}`, password: 'wrong password' };
        statuses.push((await ask(hub, 'POST', '/auth/login', { body })).status);
    });
    for (const one of logins)
        one.catch(() => {}); // the hub ends before the last hash is made
    // Meanwhile, one after the other; the slowest is told, not judged.
    let slowest = 0;
    for (let i = 0; i < 200; ++i) {
        const begun = performance.now();
        const got = await ask(hub, 'GET', '/api/whatsapp/51/status');
        slowest = Math.max(slowest, performance.now() - begun);
        assert.deepEqual([got.status, got.body], [200, '{"state":"READY"}']);
    }
    t.diagnostic(`slowest proxied answer ${Math.round(slowest)} ms, ${statuses.length} logins answered by then`);
    await Promise.any(logins);
    assert.ok(statuses.every((status) => [401, 503].includes(status)), [...new Set(statuses)].join());
});
