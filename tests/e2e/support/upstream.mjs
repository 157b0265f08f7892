// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Session Manager of raw bytes: what it answers is exactly what a test says, and it tells what it was asked.

import net from 'node:net';

/** A whole answer with a length. */
export function answer(status, body, headers = {}) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
    const fields = { 'Content-Type': 'application/json', 'Content-Length': bytes.length, ...headers };
    const lines = Object.entries(fields).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`), bytes]);
}

export class Upstream {
    #server;
    #sockets = new Set();
    #waiting = [];
    #script = (socket) => socket.write(answer(200, '{"state":"READY"}'));
    /** Every request: { method, path, headers, body, socket }; GET /health, which the hub asks by itself, is apart. */
    requests = [];
    health = answer(200, '{"status":"ok"}');
    /** How often GET /health was asked. */
    healthAsked = 0;

    static async start() {
        const upstream = new Upstream();
        upstream.#server = net.createServer((socket) => upstream.#serve(socket));
        await new Promise((resolve) => upstream.#server.listen(0, '127.0.0.1', resolve));
        return upstream;
    }

    get port() { return this.#server.address().port; }
    get url() { return `http://127.0.0.1:${this.port}`; }

    /** From now on: `script(socket, request)` answers. */
    answers(script) {
        this.#script = script;
        this.requests = [];
    }

    /** From now on these bytes are the answer. */
    says(bytes) {
        this.answers((socket) => socket.write(bytes));
    }

    /** Waits until as many requests have come since the last script. */
    async asked(count = 1) {
        while (this.requests.length < count)
            await new Promise((resolve) => this.#waiting.push(resolve));
    }

    async stop() {
        for (const socket of this.#sockets)
            socket.destroy();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #serve(socket) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => this.#sockets.delete(socket));
        let input = Buffer.alloc(0);
        socket.on('data', (data) => {
            input = Buffer.concat([input, data]);
            for (let end; (end = input.indexOf('\r\n\r\n')) >= 0;) {
                const [line, ...fields] = input.subarray(0, end).toString('latin1').split('\r\n');
                const headers = Object.fromEntries(fields.map((field) => {
                    const colon = field.indexOf(':');
                    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
                }));
                const length = Number(headers['content-length'] ?? 0);
                if (input.length < end + 4 + length)
                    return;
                const [method, path] = line.split(' ');
                const request = { method, path, headers, socket, body: input.subarray(end + 4, end + 4 + length).toString() };
                input = input.subarray(end + 4 + length);
                if (path === '/health') {
                    ++this.healthAsked;
                    socket.write(this.health);
                    continue;
                }
                this.requests.push(request);
                for (const look of this.#waiting.splice(0))
                    look();
                this.#script(socket, request);
            }
        });
    }
}
