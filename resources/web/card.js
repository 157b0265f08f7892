// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { readCode, wordsWithoutCode } from './answers.js';
import { Problem } from './api.js';
import { Pairing } from './pairing.js';
import { Poller, backoff } from './poller.js';
import { QrView } from './qrview.js';
import { icons, readStatus } from './states.js';
import { duration, stateText, stateWord, t, translate } from './strings.js';

// How soon to ask again, in ms: a code must be fresh and a scan be noticed, a linked account changes rarely.
const pace = { qr_required: 2000, starting: 2000, reconnecting: 3000, ready: 5000 };
const usualPace = 5000;

// What a failed question looks like; every other kind is an outage.
const problemStates = { upstream: 'error', other: 'error', invalid: 'error', login: 'locked', forbidden: 'locked' };

/** One client: asks for its state (and its code), and shows what is known and how old that is. */
export class Card {
    #client;
    #api;
    #events;
    #view;
    #qr;
    #pairing;
    #poller;
    #status = null;
    #checkedAt = 0;
    #wait = usualPace;
    #failures = 0;
    #problem = null;
    #spoken = '';

    /** `events`: `{changed(card), spoken(text), loginNeeded(), removed(card)}` */
    constructor(client, api, events) {
        this.#client = client;
        this.#api = api;
        this.#events = events;
        this.#view = document.getElementById('card').content.firstElementChild.cloneNode(true);
        translate(this.#view);
        this.#find('.name').textContent = t('client', { id: client });
        this.#find('.remove').setAttribute('aria-label', t('remove', { id: client }));
        this.#find('.remove').title = t('remove', { id: client });
        this.#find('.remove').addEventListener('click', () => events.removed(this));
        this.#find('.retry').addEventListener('click', () => this.#poller.now());
        this.#view.id = `client-${client}`;
        this.#view.setAttribute('aria-label', t('client', { id: client }));
        this.#qr = new QrView(this.#find('.code'), client);
        this.#pairing = new Pairing(this.#find('.pairing'), client, api);
        this.#poller = new Poller((signal) => this.#poll(signal));
        this.#render();
    }

    get client() { return this.#client; }
    get element() { return this.#view; }
    get problem() { return this.#problem; }
    /** The state to tell: what was last heard, unless asking fails. */
    get state() {
        return this.#problem ? problemStates[this.#problem.kind] ?? 'unreachable' : this.#status?.state ?? 'checking';
    }
    /** The state in one or two words. */
    get word() { return this.state === 'locked' ? t(this.#problem.kind) : stateWord(this.state); }

    start() { this.#poller.start(); }
    stop() { this.#poller.stop(); }
    askNow() { this.#poller.now(); }

    #find(selector) { return this.#view.querySelector(selector); }

    /** One round; the answer is the wait until the next. */
    async #poll(signal) {
        try {
            const answer = await this.#api.status(this.#client, signal);
            const status = readStatus(answer);
            const now = Date.now();
            const soon = status.state === 'qr_required' && await this.#pollQr(answer, signal);
            this.#status = status;
            this.#checkedAt = now;
            this.#problem = null;
            this.#failures = 0;
            this.#wait = soon ? 500 : pace[status.state] ?? usualPace;
            if (status.state !== 'qr_required')
                this.#qr.clear();
        } catch (error) {
            if (signal.aborted)
                return null;
            if (!(error instanceof Problem))
                throw error;
            this.#failed(error);
        }
        this.#render();
        return this.#problem?.kind === 'login' ? null : this.#wait;
    }

    /** True when the client was linked between the two questions: ask for its state again soon. */
    async #pollQr(answer, signal) {
        let body = {};
        try {
            body = await this.#api.qr(this.#client, signal);
        } catch (error) {
            if (!(error instanceof Problem) || ![404, 409].includes(error.status))
                throw error;
            if (error.status === 409)
                return true;
        }
        const code = readCode(body, answer); // some offer it in the status only
        const words = wordsWithoutCode(body);
        if (code.payload || code.picture)
            this.#qr.show(code, Number(body?.expires_in) || 0, Date.now());
        else
            this.#qr.clear(words ? t('codeNotYet', { words }) : t('codeComing'));
        return false;
    }

    #failed(problem) {
        this.#problem = problem;
        this.#failures += 1;
        this.#wait = Math.max(backoff(this.#failures), problem.retryAfter * 1000);
        if (problem.kind === 'login')
            this.#events.loginNeeded();
    }

    #render() {
        const state = this.state;
        this.#view.dataset.state = state;
        this.#find('.word').textContent = this.word;
        for (const use of this.#view.querySelectorAll('.pill use, .sign use'))
            use.setAttribute('href', `#${icons[state]}`);
        const codeShown = this.#status?.state === 'qr_required' && state !== 'locked';
        this.#find('.code').hidden = !codeShown;
        this.#pairing.show(codeShown);
        this.#find('.plain').hidden = codeShown;
        this.#find('.headline').textContent = this.#problem ? t(this.#problem.kind) : this.word;
        this.#find('.explain').textContent = this.#problem ? '' : stateText(state);
        const account = state === 'ready' ? this.#status.account : '';
        this.#fill('.account', account && t('linkedTo', { account }));
        const action = this.#problem ? '' : this.#status?.action ?? '';
        this.#fill('.action', action && t('action', { action }));
        this.#find('.raw').textContent = this.#status?.raw ?? '';
        this.#renderProblem(codeShown);
        this.tick(Date.now());
        this.#speak(account);
        this.#events.changed(this);
    }

    #fill(selector, text) {
        this.#find(selector).textContent = text;
        this.#find(selector).hidden = text === '';
    }

    #renderProblem(codeShown) {
        const problem = this.#problem;
        this.#find('.note').hidden = !problem;
        if (!problem)
            return;
        this.#find('.note-text').textContent =
            `${codeShown ? `${t(problem.kind)}. ` : ''}${t(`${problem.kind}Text`, { status: problem.status })}`;
        this.#fill('.note-detail', ['upstream', 'forbidden', 'other'].includes(problem.kind) ? problem.detail.slice(0, 300) : '');
        this.#find('.retry').hidden = problem.kind === 'login';
    }

    /** Tells a change once; the seconds are never read aloud. */
    #speak(account) {
        const line = `${t('client', { id: this.#client })}: ${this.word}${account ? `, ${account}` : ''}`;
        if (line === this.#spoken || this.state === 'checking')
            return;
        this.#spoken = line;
        this.#events.spoken(line);
    }

    /** Once a second: ages. */
    tick(now) {
        this.#qr.tick(now);
        const age = now - this.#checkedAt;
        const stale = this.#checkedAt > 0 && (this.#problem !== null || age > 3 * this.#wait + 2000);
        this.#view.classList.toggle('stale', stale);
        let words = t('checkedNever');
        if (this.#checkedAt > 0 && stale)
            words = this.#problem ? t('lastKnown', { state: stateWord(this.#status.state), time: duration(age) })
                : t('stale', { time: duration(age) });
        else if (this.#checkedAt > 0)
            words = age < 1500 ? t('checkedNow') : t('checked', { time: duration(age) });
        this.#find('.checked').textContent = words;
    }
}
