// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a Session Manager or another engine puts things in its answers: the page's share of core/session/answerreader.h.
// Keys are found in any spelling (`qr_code`, `qrCode`, `QRCODE`), at the top and one well-known envelope down.

const envelopes = ['qr', 'qrcode', 'instance', 'data', 'result', 'results', 'response', 'session', 'state', 'message'];
const mostSearched = 256; // members: an answer with more is no status

const plain = (name) => name.replace(/[_-]/g, '').toLowerCase();
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const only = (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** Text of a string (trimmed) or a number; empty for anything else. */
export const text = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

/** A member by its name, however it is spelt. */
export function member(object, name) {
    if (!isObject(object))
        return undefined;
    if (Object.hasOwn(object, name))
        return object[name];
    const keys = Object.keys(object);
    return object[keys.length > mostSearched ? undefined : keys.find((key) => plain(key) === plain(name))];
}

/** The body's own object and those in its envelopes. */
export function objects(body) {
    const top = only(body);
    return isObject(top) ? [top, ...envelopes.map((name) => only(member(top, name))).filter(isObject)] : [];
}

const codeKeys = ['qr', 'qrcode', 'qr_code_base64', 'qr_data_url', 'urlcode', 'code', 'value', 'base64', 'data'];
const payload = /^(https?:\/\/[!-"$-~]*#)?[12]@[!-~]*,[!-~]*,[!-~]*$/;
// Only bitmaps, and only inline: whatever else comes is no code.
const label = /^data:image\/(png|jpe?g|webp)(;[^,;]*)*;\s*base64\s*,/i;
const kinds = [['iVBORw0KGgo', 'png'], ['/9j/', 'jpeg'], ['UklGR', 'webp']];

/** A picture as a data URL that a browser reads; empty if the text is none. */
function pictureOf(candidate) {
    const base64 = candidate.replace(label, '').replace(/\s/g, '').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
    const kind = kinds.find(([start]) => base64.startsWith(start))?.[1];
    return kind && /^[A-Za-z0-9+/]+$/.test(base64) ? `data:image/${kind};base64,${base64}` : '';
}

/** What an answer says instead of a code: a sentence, or the word in the code's place. */
export function wordsWithoutCode(body) {
    const said = ['message', 'error', ...codeKeys].flatMap((key) => objects(body).map((object) => member(object, key)));
    return said.map((value) => (typeof value === 'string' ? value.trim() : '')).find((words) => words !== '' && words.length <= 100) ?? '';
}

/** `{payload, picture}` of the bodies, both empty if they offer no code; a text beats a picture, since it can be drawn sharply. */
export function readCode(...bodies) {
    const candidates = bodies.flatMap((body) => [text(body),
        ...codeKeys.flatMap((key) => objects(body).map((object) => text(member(object, key))))]).filter(Boolean);
    const found = candidates.find((candidate) => payload.test(candidate)) ?? '';
    return { payload: found, picture: found ? '' : candidates.map(pictureOf).find(Boolean) ?? '' };
}
