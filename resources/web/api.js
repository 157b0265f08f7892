// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Longer than the hub's own 30 s, so that its 504 arrives; only a hub that hangs is cut here.
const patience = 40000;

const kinds = {
    INVALID_CLIENT_ID: 'invalid',
    SESSION_MANAGER_UNAVAILABLE: 'unavailable',
    SESSION_MANAGER_ERROR: 'upstream',
    GATEWAY_TIMEOUT: 'timeout',
};

/** Why a request gave nothing to show. `kind` is a key of strings.js. */
export class Problem extends Error {
    constructor(kind, { status = 0, detail = '', retryAfter = 0, body = null } = {}) {
        super(kind);
        Object.assign(this, { kind, status, detail, retryAfter, body });
    }
}

function kindOf(status, code) {
    if (status === 401)
        return 'login';
    if (status === 403)
        return 'forbidden';
    if (status === 429 || status === 503)
        return 'busy';
    return kinds[code] ?? (status >= 500 ? 'upstream' : 'other');
}

/** The hub's routes that this page uses. A token lives in sessionStorage only: it ends with the tab. */
export class Api {
    #token = sessionStorage.getItem('token');
    #name = sessionStorage.getItem('name') ?? '';

    get userName() { return this.#token ? this.#name : ''; }

    status(client, signal) { return this.#ask(`api/whatsapp/${client}/status`, { signal }); }
    qr(client, signal) { return this.#ask(`api/whatsapp/${client}/qr`, { signal }); }
    health() { return this.#ask('health', {}); }
    pairingCode(client, phone, force) {
        return this.#ask(`session-manager/pairing-code?cliente_id=${client}`, {
            method: 'POST',
            body: JSON.stringify({ phone, ...(force ? { force } : {}) }),
            headers: { 'Content-Type': 'application/json' },
        });
    }

    async logIn(username, password) {
        this.#forget();
        const answer = await this.#ask('auth/login', {
            method: 'POST',
            body: JSON.stringify({ username, password }),
            headers: { 'Content-Type': 'application/json' },
        });
        if (typeof answer?.token !== 'string')
            throw new Problem('other');
        this.#token = answer.token;
        this.#name = String(answer.user?.username ?? username);
        sessionStorage.setItem('token', this.#token);
        sessionStorage.setItem('name', this.#name);
    }

    logOut() { this.#forget(); }

    #forget() {
        this.#token = null;
        sessionStorage.removeItem('token');
        sessionStorage.removeItem('name');
    }

    async #ask(path, { method = 'GET', body, headers = {}, signal }) {
        const limit = AbortSignal.timeout(patience);
        const asked = this.#token;
        let response;
        let text;
        try {
            response = await fetch(path, {
                method,
                body,
                cache: 'no-store',
                credentials: 'omit',
                headers: { Accept: 'application/json', ...(asked ? { Authorization: `Bearer ${asked}` } : {}), ...headers },
                signal: signal ? AbortSignal.any([signal, limit]) : limit,
            });
            text = await response.text();
        } catch {
            signal?.throwIfAborted();
            throw new Problem('hub');
        }
        const data = parse(text);
        if (response.ok && (data !== undefined || text === ''))
            return data ?? {};
        // An old token must not stand in the way of logging in again.
        if (response.status === 401 && asked && asked === this.#token)
            this.#forget();
        throw new Problem(kindOf(response.status, data?.error), {
            status: response.status,
            detail: typeof data?.message === 'string' ? data.message : '',
            retryAfter: Number(response.headers.get('Retry-After')) || 0,
            body: data,
        });
    }
}

function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
