// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A listener of GET /events.

import http from 'node:http';

export class EventStream {
    #request;
    #waiting = [];
    #text = '';
    events = [];   // { id, event, data }, those with data
    comments = 0;
    lastId = '';
    ended = false;

    /** The stream has begun: its point to resume from is known. */
    static async open(hub, { token, path = '/events', lastEventId } = {}) {
        const stream = new EventStream();
        const headers = { Authorization: `Bearer ${token}`, ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) };
        await new Promise((resolve, reject) => {
            stream.#request = http.get(`${hub.url}${path}`, { headers, agent: false }, (response) => {
                if (response.statusCode !== 200)
                    reject(new Error(`events: ${response.statusCode}`));
                stream.type = response.headers['content-type'];
                stream.cacheControl = response.headers['cache-control'];
                response.setEncoding('utf8');
                response.on('data', (piece) => stream.#take(piece));
                response.on('error', () => {});
                response.on('close', () => { stream.ended = true; stream.#wake(); });
                resolve();
            });
            stream.#request.on('error', reject);
        });
        await stream.until(() => stream.lastId !== '');
        return stream;
    }

    /** Waits until `done` holds; an end of the stream before that is an error. */
    async until(done) {
        while (!done()) {
            if (this.ended)
                throw new Error(`the stream ended after ${JSON.stringify(this.events)}`);
            await new Promise((resolve) => this.#waiting.push(resolve));
        }
    }

    /** Waits for the first event for which `matches` holds, and gives it. */
    async event(matches) {
        await this.until(() => this.events.some(matches));
        return this.events.find(matches);
    }

    async end() {
        while (!this.ended)
            await new Promise((resolve) => this.#waiting.push(resolve));
    }

    leave() { this.#request.destroy(); }

    #take(piece) {
        this.#text += piece;
        for (let end; (end = this.#text.indexOf('\n\n')) >= 0;) {
            const block = this.#text.slice(0, end).split('\n');
            this.#text = this.#text.slice(end + 2);
            const field = (name) => block.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join('\n');
            if (block.some((line) => line.startsWith(':')))
                ++this.comments;
            this.lastId = field('id') || this.lastId;
            if (field('data'))
                this.events.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
        }
        this.#wake();
    }

    #wake() {
        for (const look of this.#waiting.splice(0))
            look();
    }
}
