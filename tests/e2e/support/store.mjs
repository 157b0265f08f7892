// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A data folder that outlives the hubs on it: to kill a hub, start the next one, and run commands beside it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ask } from './http.mjs';
import { Program, run } from './programs.mjs';

export class Store {
    #args;
    #made = false;
    #running = new Set();

    /** In a folder of its own unless one is given; `options` and `env` are those of every hub and command. */
    static async make({ folder, sessionManager = 'http://127.0.0.1:1', options = [], databaseUrl, env = {} } = {}) {
        const store = new Store();
        store.#made = !folder;
        store.folder = folder ?? await mkdtemp(join(tmpdir(), 'central-hub-e2e-'));
        store.env = env;
        store.#args = ['--data-dir', store.folder, ...(databaseUrl ? ['--database-url', databaseUrl] : [])];
        store.hubArgs = ['--no-gui', '--port', '0', '--monitor', 'off', '--session-manager-url', sessionManager, ...options];
        return store;
    }

    get file() { return join(this.folder, 'central-hub.db'); }

    /** The next hub on this store. */
    async start(...options) {
        const hub = await Program.start(process.env.CENTRAL_HUB, [...this.hubArgs, ...this.#args, ...options], this.env);
        this.#running.add(hub);
        hub.ended.then(() => this.#running.delete(hub));
        return hub;
    }

    /** A hub that is expected not to start: { code, stdout, stderr }. */
    startInVain(...options) {
        return run(process.env.CENTRAL_HUB, [...this.hubArgs, ...this.#args, ...options], { env: this.env });
    }

    /** A subcommand beside whatever runs: { code, stdout, stderr }. */
    command(words, input) {
        return run(process.env.CENTRAL_HUB, [...words, ...this.#args], { input, env: this.env });
    }

    async #succeed(words, input) {
        const { code, stdout, stderr } = await this.command(words, input);
        assert.equal(code, 0, `${words.join(' ')}: ${stderr}`);
        return stdout;
    }

    /** An active account. */
    async account(name, client, { admin = false, password = `${name} password` } = {}) {
        await this.#succeed(['user', 'add', name, '--client', String(client), ...(admin ? ['--admin'] : []), '--password-stdin'], `${password}\n`);
    }

    /** The secret of a new key for a client, or for 'admin'. */
    async key(name, client) {
        const scope = client === 'admin' ? ['--admin'] : ['--client', String(client)];
        return (await this.#succeed(['key', 'create', name, ...scope])).split('\n')[0];
    }

    async remove() {
        await Promise.all([...this.#running].map((hub) => hub.stop('SIGKILL')));
        if (this.#made)
            await rm(this.folder, { recursive: true, force: true });
    }
}

/** Asks again until `enough(answer)`; gives that answer. A hub that never gets there ends by the test's time limit. */
export async function askUntil(enough, ...request) {
    for (;;) {
        const answer = await ask(...request);
        if (enough(answer))
            return answer;
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/** The events of /events, as they come: { type, id, data }. */
export async function listen(hub, token, query = '') {
    const gone = new AbortController();
    const response = await fetch(`${hub.url}/events${query}`, { headers: { Authorization: `Bearer ${token}` }, signal: gone.signal });
    assert.equal(response.status, 200);
    return { close: () => gone.abort(), [Symbol.asyncIterator]: () => events(response.body) };
}

async function* events(body) {
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        text += piece;
        for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
            const fields = Object.fromEntries(text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s)));
            if (fields.event)
                yield { type: fields.event, id: fields.id, data: JSON.parse(fields.data) };
        }
    }
}
