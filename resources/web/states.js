// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a Session Manager's status means. Its versions differ in words and fields, so reading is lenient: `state` beats
// `status`, a known word beats a flag. The same as core/session/sessionstate.cpp.

import { member, objects, readCode, text } from './answers.js';

const words = {
    stopped: 'NOT_INITIALIZED STOPPED CLOSED CLOSE DISCONNECTED UNLAUNCHED',
    starting: 'INIT INITIALIZING STARTING CONNECTING OPENING PAIRING AUTHENTICATED PHONECODE',
    reconnecting: 'RECONNECTING DISCONNECTED_RECOVERABLE TIMEOUT',
    qr_required: 'QR_REQUIRED QR SCAN_QR_CODE QRCODE',
    ready: 'READY CONNECTED WORKING OPEN ONLINE',
    auth_failed: 'AUTH_FAILURE',
    logged_out: 'DISCONNECTED_LOGOUT LOGOUT UNPAIRED UNPAIRED_IDLE',
    banned: 'DISCONNECTED_BANNED TOS_BLOCK SMB_TOS_BLOCK',
    error: 'ERROR FAILED CONFLICT PROXYBLOCK DEPRECATED_VERSION',
    passkey_required: 'PASSKEY_REQUIRED PASSKEY_CONFIRMATION PASSKEY_CONFIRMATION_REQUIRED',
};

const meaning = new Map(Object.entries(words).flatMap(([state, list]) => list.split(' ').map((word) => [word, state])));

/** The icon of each state: a state is told by colour, word and shape, never by colour alone. */
export const icons = {
    checking: 'i-wait', stopped: 'i-stop', starting: 'i-wait', reconnecting: 'i-loop', qr_required: 'i-qr', ready: 'i-check',
    auth_failed: 'i-key', logged_out: 'i-out', banned: 'i-ban', error: 'i-alert', unknown: 'i-ask', unreachable: 'i-cut', locked: 'i-lock',
    passkey_required: 'i-lock',
};

const meaningOf = (raw) => meaning.get(raw.toUpperCase()) ?? (/^PASSKEY_/i.test(raw) ? 'passkey_required' : 'unknown');

/** `{state, raw, action, account}` of a status body; never throws, whatever the body is. */
export function readStatus(body) {
    const places = objects(body);
    const action = places.map((place) => text(member(place, 'recommended_action'))).find(Boolean) ?? '';
    return {
        ...readState(body, places),
        action: action.replace(/^none$/i, ''),
        account: places.map((place) => readAccount(place)).find(Boolean) ?? '',
    };
}

const word = (value) => (typeof value === 'string' ? value.trim() : '');
const statusKeys = ['current_status', 'status', 'connection_status', 'session_status'];

/** `state` is the word if it is there; `status` is often but an envelope's word ("ok"): it counts if it is a state. */
function readState(body, places) {
    if (text(body) !== '')
        return { state: meaningOf(text(body)), raw: text(body) };
    let raw = '';
    for (const place of places) {
        const named = text(member(place, 'state'));
        if (named !== '')
            return passkeyOr(places, { state: meaningOf(named), raw: named });
        const words = statusKeys.map((key) => word(member(place, key))).filter(Boolean);
        const known = words.find((each) => meaningOf(each) !== 'unknown');
        if (known)
            return passkeyOr(places, { state: meaningOf(known), raw: known });
        raw ||= words[0] ?? '';
    }
    const state = stateOfFlags(places);
    const { payload, picture } = state === 'unknown' ? readCode(body) : {};
    return passkeyOr(places, { state: payload || picture ? 'qr_required' : state, raw });
}

/** A session that is not ready and has a passkey object that waits. */
function passkeyOr(places, reading) {
    const passkey = places.map((place) => member(place, 'passkey')).find((each) => each !== null && typeof each === 'object');
    const state = text(member(passkey, 'state')) || text(member(passkey, 'status'));
    const waits = Object.keys(passkey ?? {}).length > 0 && !/^(done|confirmed|completed|none)$/i.test(state)
        && ['required', 'pending'].every((key) => member(passkey, key) !== false)
        && ['done', 'confirmed'].every((key) => member(passkey, key) !== true);
    return waits && reading.state !== 'ready' ? { ...reading, state: 'passkey_required' } : reading;
}

function stateOfFlags(places) {
    const flag = (...names) => places.flatMap((place) => names.map((name) => member(place, name))).find((value) => typeof value === 'boolean');
    if (flag('needs_qr'))
        return 'qr_required';
    const connected = flag('connected', 'is_connected');
    const loggedIn = flag('logged_in', 'is_logged_in');
    if (connected === undefined || loggedIn === undefined)
        return connected ? 'ready' : 'unknown';
    if (loggedIn)
        return connected ? 'ready' : 'reconnecting';
    return connected ? 'qr_required' : 'stopped';
}

const accountKeys = ['phone', 'phone_number', 'account', 'number', 'user', 'wid', 'jid', 'wuid', 'owner_jid', 'owner', 'me', 'info',
    'client_info', 'id', '_serialized'];

/** The linked number, wherever it is: `549…:12@c.us` is told as `+549…`; a LID or a group is none. */
function readAccount(place, depth = 0) {
    if (place === null || typeof place !== 'object') {
        const [who, server] = (depth > 0 ? text(place) : '').split('@');
        const digits = server === undefined || /^(c\.us|s\.whatsapp\.net)$/.test(server) ? who.split(':')[0].replace(/[-+ ]/g, '') : '';
        return /^\d{7,15}$/.test(digits) ? `+${digits}` : '';
    }
    if (depth > 3 || member(place, 'server') === 'lid')
        return '';
    // The body's own id is anybody's guess.
    return accountKeys.filter((key) => depth > 0 || key !== 'id').map((key) => readAccount(member(place, key), depth + 1)).find(Boolean) ?? '';
}

/** A client number, or null: ASCII digits, no leading zero, at most 2^53 - 1. */
export function parseClient(word) {
    return /^[1-9]\d{0,15}$/.test(word) && Number.isSafeInteger(Number(word)) ? word : null;
}
