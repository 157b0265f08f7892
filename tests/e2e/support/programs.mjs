// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The hub and the simulated Session Manager as processes.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process and the address that it printed. */
class Program {
    #child;
    #ended;
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
                const address = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):[1-9]\d*/.exec(this.#listening());
                if (address)
                    resolve(address[0]);
            };
            this.#child.stdout.on('data', listen);
            this.#child.stderr.on('data', listen);
            this.#child.once('error', reject);
            this.#ended.then((end) => reject(new Error(`${path} ended with ${end}:\n${this.output}`)));
        });
    }

    /** Lines that are whole and tell of listening; others may name the Session Manager's address. */
    #listening() {
        return this.output.split('\n').slice(0, -1).filter((line) => /listening|page|ready at|running/i.test(line)).join('\n');
    }

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

    static async start(port = 0) {
        const simulator = new Simulator();
        // Codes rotate when a test says so: a slow machine must not find one expired between two steps.
        const args = ['--port', String(port), '--qr-rotate', '3600000'];
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

/** The hub, headless, with a data folder of its own. */
export class Hub {
    #program;
    #folder;

    static async start({ sessionManager, port = 0, options = [] }) {
        const hub = new Hub();
        hub.#folder = await mkdtemp(join(tmpdir(), 'central-hub-e2e-'));
        const args = ['--no-gui', '--port', String(port), '--data-dir', hub.#folder, '--session-manager-url', sessionManager];
        hub.#program = await Program.start(process.env.CENTRAL_HUB, [...args, ...options]);
        return hub;
    }

    get url() { return this.#program.url.replace('localhost', '127.0.0.1'); }
    get port() { return this.#program.port; }

    async stop() {
        const end = await this.#program.stop();
        await rm(this.#folder, { recursive: true, force: true });
        return end;
    }
}
