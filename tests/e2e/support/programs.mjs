// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub and the simulated Session Manager as processes.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process, what it has written, and the address that it listens on. */
export class Program {
    #child;
    #ended;
    #waiting = [];
    output = '';
    url = '';

    static async start(path, args, env = {}) {
        const program = new Program();
        await program.#run(path, args, env);
        return program;
    }

    async #run(path, args, env) {
        this.#child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
        this.#ended = new Promise((resolve) => this.#child.once('exit', (code, signal) => resolve(signal ?? code)));
        this.url = await new Promise((resolve, reject) => {
            const listen = (data) => {
                this.output += data;
                const address = this.#address();
                if (address)
                    resolve(address);
                for (const look of this.#waiting.splice(0))
                    look();
            };
            this.#child.stdout.on('data', listen);
            this.#child.stderr.on('data', listen);
            this.#child.once('error', reject);
            this.#ended.then((end) => reject(new Error(`${path} ended with ${end}:\n${this.output}`)));
        });
    }

    /** The hub logs `listening address=A port=P`, the simulator prints a URL; other lines may name other addresses. */
    #address() {
        const lines = this.output.split('\n').slice(0, -1).filter((line) => /listening|ready at|running/i.test(line)).join('\n');
        const port = /listening address=\S+ port=([1-9]\d*)/.exec(lines) ?? /"event":"listening".*"port":([1-9]\d*)/.exec(lines);
        return port ? `http://127.0.0.1:${port[1]}` : /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):[1-9]\d*/.exec(lines)?.[0];
    }

    /** Waits for output that matches. */
    async wrote(pattern) {
        while (!pattern.test(this.output)) {
            const ended = await Promise.race([new Promise((resolve) => this.#waiting.push(resolve)), this.#ended.then(() => true)]);
            if (ended && !pattern.test(this.output))
                throw new Error(`ended without ${pattern}:\n${this.output}`);
        }
    }

    get pid() { return this.#child.pid; }
    get ended() { return this.#ended; }
    get port() { return Number(new URL(this.url).port); }

    /** Ends the process; the answer is its exit code or the signal that ended it. */
    async stop(signal = 'SIGTERM') {
        this.#child.kill(signal);
        return this.#ended;
    }
}

/** The simulated Session Manager with its control API. */
export class Simulator {
    #program;

    /** `options`: more of its command line, e.g. `--engine waha`. */
    static async start(port = 0, options = []) {
        const simulator = new Simulator();
        // Codes rotate when a test says so: a slow machine must not find one expired between two steps.
        const args = ['--port', String(port), '--qr-rotate', '3600000', ...options];
        simulator.#program = await Program.start(process.env.SIMULATOR, args);
        return simulator;
    }

    get url() { return this.#program.url; }
    get port() { return this.#program.port; }
    stop() { return this.#program.stop(); }

    /** One call of the control API; throws unless it says 2xx. */
    async control(method, path, body) {
        const response = await fetch(`${this.url}/_control/${path}`, {
            method,
            headers: { 'Content-Type': 'application/json' },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const answer = await response.json();
        if (!response.ok)
            throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
        return answer;
    }

    client(id, change) { return this.control('PUT', `clients/${id}`, change); }
    scan(payload, phone) { return this.control('POST', 'scan', { payload, phone }); }
}

/** Runs a program to its end: { code, stdout, stderr }. */
export function run(path, args, { input = '', env = {} } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(path, args, { env: { ...process.env, ...env } });
        const result = { stdout: '', stderr: '' };
        child.stdout.on('data', (data) => { result.stdout += data; });
        child.stderr.on('data', (data) => { result.stderr += data; });
        child.once('error', reject);
        child.once('close', (code) => resolve({ ...result, code }));
        child.stdin.on('error', () => {}); // it may end without reading
        child.stdin.end(input);
    });
}

/** The hub, headless, with a data folder of its own. */
export class Hub {
    #program;
    #folder;
    /** The secrets of the keys that start() has made, by name. */
    keys = {};

    /** Made before the start, as an operator would: accounts [{ name, client, admin, password }], keys { NAME: client or 'admin' }, files { NAME: content } for its data directory. */
    static async start({ sessionManager, port = 0, options = [], env = {}, accounts = [], keys = {}, files = {} }) {
        const hub = new Hub();
        hub.#folder = await mkdtemp(join(tmpdir(), 'central-hub-e2e-'));
        for (const [name, content] of Object.entries(files))
            await writeFile(join(hub.#folder, name), content, { mode: 0o600 });
        for (const account of accounts)
            await hub.addAccount(account);
        for (const [name, client] of Object.entries(keys))
            hub.keys[name] = await hub.#addKey(name, client === 'admin' ? ['--admin'] : ['--client', String(client)]);
        const args = ['--no-gui', '--port', String(port), '--data-dir', hub.#folder, '--session-manager-url', sessionManager];
        hub.#program = await Program.start(process.env.CENTRAL_HUB, [...args, ...options], env);
        return hub;
    }

    async addAccount({ name, client, admin = false, password }) {
        const args = ['user', 'add', name, '--client', String(client), ...(admin ? ['--admin'] : []), '--password-stdin'];
        const { code, stderr } = await run(process.env.CENTRAL_HUB, [...args, '--data-dir', this.#folder], { input: `${password}\n` });
        if (code !== 0)
            throw new Error(`user add ${name}: ${stderr}`);
    }

    #addKey(name, scope) { return Hub.addKeyTo(this.#folder, name, scope); }

    /** Makes an API key in a data directory; gives its secret. */
    static async addKeyTo(folder, name, scope) {
        const { code, stdout, stderr } = await run(process.env.CENTRAL_HUB, ['key', 'create', name, ...scope, '--data-dir', folder]);
        const secret = /^hub_\S+$/m.exec(stdout)?.[0];
        if (code !== 0 || !secret)
            throw new Error(`key create ${name}: ${stderr}`);
        return secret;
    }

    get url() { return this.#program.url; }
    get port() { return this.#program.port; }
    get pid() { return this.#program.pid; }
    get log() { return this.#program.output; }
    get folder() { return this.#folder; }
    get ended() { return this.#program.ended; }
    wrote(pattern) { return this.#program.wrote(pattern); }

    async stop() {
        const end = await this.#program.stop();
        await rm(this.#folder, { recursive: true, force: true });
        return end;
    }
}
