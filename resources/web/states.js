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

/** `{state, raw, action, account, code}` of a status body; never throws, whatever the body is. */
export function readStatus(body) {
    const data = body !== null && typeof body === 'object' ? body : {};
    const candidates = [data.state, data.status].filter((word) => typeof word === 'string' && word.trim() !== '');
    const known = candidates.find((word) => meaning.has(word.trim().toUpperCase()));
    let state = known === undefined ? 'unknown' : meaning.get(known.trim().toUpperCase());
    if (known === undefined && data.connected === true)
        state = 'ready';
    else if (known === undefined && data.needs_qr === true)
        state = 'qr_required';
    return {
        state,
        raw: (known ?? candidates[0] ?? '').trim(),
        action: text(data.recommended_action),
        account: readAccount(data),
        code: text(data.qr_code_base64),
    };
}

/** The linked number, wherever this Session Manager puts it: `549…@c.us` is told as `+549…`. */
function readAccount(data) {
    const places = [data.account, data.phone_number, data.phone, data.number, data.wid, data.me, data.info];
    for (const place of places) {
        const found = accountText(place);
        if (found)
            return found;
    }
    return '';
}

function accountText(place, depth = 0) {
    if (place !== null && typeof place === 'object' && depth < 3) {
        const keys = ['user', 'phone', 'number', '_serialized', 'id', 'wid', 'me'];
        return keys.map((key) => accountText(place[key], depth + 1)).find((found) => found) ?? '';
    }
    const word = text(place).replace(/(:\d+)?@(c\.us|s\.whatsapp\.net)$/, '');
    return /^\d{7,15}$/.test(word) ? `+${word}` : word.slice(0, 80);
}

/** A client number, or null: ASCII digits, no leading zero, at most 2^53 - 1. */
export function parseClient(word) {
    return /^[1-9]\d{0,15}$/.test(word) && Number.isSafeInteger(Number(word)) ? word : null;
}
