// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Asks again and again, never twice at once. `ask(signal)` resolves to the wait in ms before the next time, or to null to
 *  wait for `now()`. Stopping aborts what is under way. */
export class Poller {
    #ask;
    #timer = 0;
    #current = null;
    #running = false;

    constructor(ask) { this.#ask = ask; }

    start() {
        if (this.#running)
            return;
        this.#running = true;
        this.#run();
    }

    stop() {
        this.#running = false;
        clearTimeout(this.#timer);
        this.#current?.abort();
        this.#current = null;
    }

    /** Asks at once, unless it is asking already or stopped. */
    now() {
        if (!this.#running || this.#current)
            return;
        clearTimeout(this.#timer);
        this.#run();
    }

    async #run() {
        const current = new AbortController();
        this.#current = current;
        const wait = await this.#ask(current.signal);
        if (this.#current !== current)
            return;
        this.#current = null;
        if (wait !== null)
            this.#timer = setTimeout(() => this.#run(), wait);
    }
}

/** 2 s doubling to 30 s, spread by a fifth so that many cards do not come back in step. */
export function backoff(failures) {
    return Math.min(30000, 2000 * 2 ** Math.min(failures - 1, 4)) * (0.9 + Math.random() * 0.2);
}
