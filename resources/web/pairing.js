// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { Problem } from './api.js';
import { t } from './strings.js';

// What the hub asks about before it asks the engine: a code can end a session that is there.
const doubts = ['ALREADY_LINKED', 'OTHER_PHONE_EXPECTED'];

/** A code to type on the phone, in place of a scan: one card's form for it. Needs an account, and an engine that can. */
export class Pairing {
    #element;
    #client;
    #api;
    #missing = false;

    constructor(element, client, api) {
        this.#element = element;
        this.#client = client;
        this.#api = api;
        const field = this.#find('input');
        field.id = `pairing-${client}`;
        this.#find('label').htmlFor = field.id;
        this.#find('form').addEventListener('submit', (event) => {
            event.preventDefault();
            this.#ask(false);
        });
        this.#find('.force').addEventListener('click', () => this.#ask(true));
        field.addEventListener('input', () => this.#tell(''));
    }

    /** `wanted`: the client waits for a phone. */
    show(wanted) {
        this.#element.hidden = !wanted || this.#missing || this.#api.userName === '';
        if (!wanted)
            this.#tell('');
    }

    #find(selector) { return this.#element.querySelector(selector); }

    #tell(problem, { code = '', force = false } = {}) {
        this.#find('.problem').textContent = problem;
        this.#find('output').textContent = code;
        this.#find('.force').hidden = !force;
    }

    async #ask(force) {
        const phone = this.#find('input').value.trim();
        if (phone === '') {
            this.#tell(t('pairingEmpty'));
            return;
        }
        const buttons = this.#element.querySelectorAll('button');
        buttons.forEach((button) => { button.disabled = true; });
        this.#tell(t('pairingAsking'));
        try {
            const answer = await this.#api.pairingCode(this.#client, phone, force);
            this.#tell('', { code: String(answer?.code ?? '') });
        } catch (problem) {
            if (!(problem instanceof Problem))
                throw problem;
            this.#missing = problem.status === 501;
            this.#tell(this.#missing ? t('pairingMissing') : problem.detail.slice(0, 300) || t(problem.kind),
                { force: doubts.includes(problem.body?.error) });
        } finally {
            buttons.forEach((button) => { button.disabled = false; });
        }
    }
}
