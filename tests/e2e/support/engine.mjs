// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An engine of few words: it wants its key and answers each path with one body, spelt as no serializer would.

import http from 'node:http';
import { once } from 'node:events';

const dialects = {
    waha: { header: 'x-api-key', routes: [
        [/^GET \/api\/sessions\/\w+$/, 'status'], [/^GET \/api\/\w+\/auth\/qr\?format=raw$/, 'qr'], [/^POST \/api\/sendText$/, 'send'],
        [/^POST \/api\/sessions\/\w+\/(start|logout|restart)$/, 'done']],
        bodies: { status: '{ "name":"51",  "status":"WORKING","me":{"id":"5491100000000@c.us"}, "extra":1.50 }', qr: '{"value" : "2@a,b,c,d"}',
            send: '{"id":"true_5491112345678@c.us_3EB0"}', done: '{"name":"51"}' } },
    evolution: { header: 'apikey', routes: [
        [/^GET \/instance\/connectionState\/\w+$/, 'status'], [/^GET \/instance\/connect\/\w+$/, 'qr'], [/^POST \/message\/sendText\/\w+$/, 'send'],
        [/^DELETE \/instance\/logout\/\w+$/, 'done']],
        bodies: { status: '{"instance": {"instanceName":"51","state":"open"}}', qr: '{"pairingCode":null, "code":"2@a,b,c,d","count":1}',
            send: '{"key":{"id":"3EB0"},"status":"PENDING"}', done: '{"status":"SUCCESS"}' } },
    little: { routes: [], bodies: {} },
};

export class FakeEngine {
    #server;
    #dialect;
    /** Every request: { method, path, headers, body }. */
    requests = [];

    static async start(name, secret) {
        const engine = new FakeEngine();
        engine.#dialect = dialects[name];
        engine.#server = http.createServer(async (request, response) => {
            let body = '';
            for await (const chunk of request)
                body += chunk;
            engine.requests.push({ method: request.method, path: request.url, headers: request.headers, body });
            const [status, text] = engine.#answer(request, secret);
            response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
        });
        engine.#server.listen(0, '127.0.0.1');
        await once(engine.#server, 'listening');
        return engine;
    }

    #answer(request, secret) {
        const { header, routes, bodies } = this.#dialect;
        if (header && request.headers[header] !== secret)
            return [401, '{"statusCode":401,"message":"Unauthorized"}'];
        const line = `${request.method} ${request.url}`;
        const kind = routes.find(([pattern]) => pattern.test(line))?.[1];
        return [kind === 'send' ? 201 : 200, kind ? bodies[kind] : '{}'];
    }

    get url() { return `http://127.0.0.1:${this.#server.address().port}`; }
    body(kind) { return this.#dialect.bodies[kind]; }

    async stop() {
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }
}
