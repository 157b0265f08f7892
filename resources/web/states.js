// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a Session Manager's status means. Its versions differ in words and fields, so reading is lenient: `state` beats
// `status`, a known word beats a flag.

const words = {
    stopped: 'NOT_INITIALIZED STOPPED CLOSED CLOSE DISCONNECTED UNLAUNCHED',
    starting: 'INIT INITIALIZING STARTING CONNECTING OPENING PAIRING AUTHENTICATED',
    reconnecting: 'RECONNECTING DISCONNECTED_RECOVERABLE TIMEOUT',
    qr_required: 'QR_REQUIRED QR SCAN_QR_CODE QRCODE',
    ready: 'READY CONNECTED WORKING OPEN ONLINE',
    auth_failed: 'AUTH_FAILURE',
    logged_out: 'DISCONNECTED_LOGOUT LOGOUT UNPAIRED UNPAIRED_IDLE',
    banned: 'DISCONNECTED_BANNED TOS_BLOCK SMB_TOS_BLOCK',
    error: 'ERROR FAILED CONFLICT PROXYBLOCK DEPRECATED_VERSION',
};

const meaning = new Map(Object.entries(words).flatMap(([state, list]) => list.split(' ').map((word) => [word, state])));

/** The icon of each state: a state is told by colour, word and shape, never by colour alone. */
export const icons = {
    checking: 'i-wait', stopped: 'i-stop', starting: 'i-wait', reconnecting: 'i-loop', qr_required: 'i-qr', ready: 'i-check',
    auth_failed: 'i-key', logged_out: 'i-out', banned: 'i-ban', error: 'i-alert', unknown: 'i-ask', unreachable: 'i-cut', locked: 'i-lock',
};

const text = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
const word = (value) => (typeof value === 'string' ? value.trim() : '');
const meaningOf = (raw) => meaning.get(raw.toUpperCase()) ?? 'unknown';

/** `{state, raw, action, account, code}` of a status body; never throws, whatever the body is. */
export function readStatus(body) {
    const data = body !== null && typeof body === 'object' ? body : {};
    return {
        ...readState(data),
        action: text(data.recommended_action).replace(/^none$/i, ''),
        account: readAccount(data),
        code: text(data.qr_code_base64),
    };
}

/** `status` is often but an envelope's word ("ok"): it counts if it is a state, or if there is nothing better. */
function readState(data) {
    const raw = word(data.state) || word(data.status);
    let state = meaningOf(raw);
    if (state === 'unknown' && word(data.state) === '' && data.needs_qr === true)
        state = 'qr_required';
    else if (state === 'unknown' && word(data.state) === '' && data.connected === true)
        state = 'ready';
    return { state, raw };
}

const accountKeys = ['phone', 'phone_number', 'phoneNumber', 'account', 'number', 'user', 'wid', 'me', 'info', 'client_info',
    'clientInfo', 'id', '_serialized'];

/** The linked number, wherever this Session Manager puts it: `549…:12@c.us` is told as `+549…`. */
function readAccount(place, depth = 0) {
    if (place === null || typeof place !== 'object') {
        const digits = depth > 0 ? text(place).split(/[@:]/)[0].replace(/[-+ ]/g, '') : '';
        return /^\d{7,15}$/.test(digits) ? `+${digits}` : '';
    }
    // The body's own id is anybody's guess.
    const keys = depth > 3 ? [] : accountKeys.filter((key) => depth > 0 || key !== 'id');
    return keys.map((key) => readAccount(place[key], depth + 1)).find(Boolean) ?? '';
}

/** A client number, or null: ASCII digits, no leading zero, at most 2^53 - 1. */
export function parseClient(word) {
    return /^[1-9]\d{0,15}$/.test(word) && Number.isSafeInteger(Number(word)) ? word : null;
}
