// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { encode } from './qr.js';
import { duration, t } from './strings.js';

const quietZone = 3; // modules; with the paper's edge it is the 4 of ISO/IEC 18004 section 6.3.8
const longestLife = 90000; // ms; WhatsApp changes a code every 20 to 60 s: one that stays the same for minutes is dead
const widest = 300;  // CSS pixels: the picture that a Session Manager sends, and what a narrow phone can show

/** The code on its white paper, with the time that is left. `element` is the template's `.code`. */
export class QrView {
    #element;
    #picture;
    #drawing;
    #shown = '';
    #seen = '';     // the latest code there was, also while none is shown
    #seenAt = 0;    // when it came first
    #lifetime = 0;  // ms, of the code that is shown
    #expiresIn = 0; // as it was told last
    #deadline = 0;
    #confirmedAt = 0;

    constructor(element, client) {
        this.#element = element;
        this.#picture = element.querySelector('.picture');
        this.#drawing = element.querySelector('.drawing');
        this.#picture.alt = t('codeAlt', { id: client });
        this.#drawing.setAttribute('aria-label', t('codeAlt', { id: client }));
        this.#picture.addEventListener('load', () => this.#fitPicture());
        this.clear();
    }

    /** Takes one code (readCode() of answers.js) and, in seconds, `expires_in`. */
    show({ payload, picture }, expiresIn, now) {
        this.#confirmedAt = now;
        if ((payload || picture) !== this.#seen) {
            this.#seen = payload || picture;
            this.#seenAt = now;
        }
        // Some count down, others always say 60: the same code with the same number keeps the time it was first given.
        if ((payload || picture) !== this.#shown) {
            this.#draw(payload, picture);
            this.#lifetime = this.#expiresIn = 0;
        }
        if (expiresIn > 0 && expiresIn !== this.#expiresIn) {
            this.#lifetime = Math.max(this.#lifetime, expiresIn * 1000);
            this.#deadline = now + expiresIn * 1000;
        } else if (!(expiresIn > 0)) {
            this.#deadline = 0;
        }
        this.#expiresIn = expiresIn;
        this.tick(now);
    }

    /** No code now: words in its place. */
    clear(words = t('codeComing')) {
        this.#shown = '';
        this.#deadline = 0;
        this.#lifetime = 0;
        this.#picture.removeAttribute('src');
        this.#drawing.width = 0;
        this.#put('none', words);
        this.tick(0);
    }

    /** Once a second: the time that is left, and whether the code still deserves to be scanned. */
    tick(now) {
        const left = this.#deadline - now;
        const timed = this.#deadline > 0;
        // Past its time a code is still good while the Session Manager keeps offering it, but not for ever.
        const dead = now - this.#seenAt >= Math.max(longestLife, this.#lifetime);
        const old = this.#shown !== '' && (dead || (now - this.#confirmedAt > 10000 && (!timed || left <= 0)));
        this.#element.classList.toggle('old', old);
        if (old)
            this.#element.querySelector('.none span').textContent = t('codeOld');
        const line = this.#element.querySelector('.left');
        line.classList.toggle('hidden', !timed || old);
        const seconds = Math.max(0, Math.ceil(left / 1000));
        this.#element.querySelector('.left-text').textContent =
            seconds > 0 ? t('codeLeft', { time: duration(seconds * 1000) }) : t('codeDue');
        const share = this.#lifetime ? Math.min(1, Math.max(0, left / this.#lifetime)) : 0;
        this.#element.querySelector('.rest').style.transform = `scaleX(${share.toFixed(3)})`;
    }

    #put(kind, words = '') {
        this.#picture.hidden = kind !== 'picture';
        this.#drawing.hidden = kind !== 'text';
        this.#element.classList.toggle('empty', kind === 'none');
        this.#element.querySelector('.none span').textContent = words;
    }

    #draw(payload, picture) {
        this.#shown = payload || picture;
        const kind = picture ? 'picture' : 'text';
        if (picture)
            this.#picture.src = picture;
        const drawn = picture || this.#drawText(payload);
        this.#put(drawn ? kind : 'none', drawn ? t('codeComing') : t('codeTooLong'));
    }

    /** Whole device pixels a module, so that every edge is sharp. */
    #drawText(text) {
        const code = encode(text);
        if (!code)
            return false;
        const modules = code.size + 2 * quietZone;
        const ratio = window.devicePixelRatio || 1;
        const scale = Math.max(1, Math.floor((widest * ratio) / modules));
        this.#drawing.width = this.#drawing.height = modules * scale;
        this.#drawing.style.width = this.#drawing.style.height = `${(modules * scale) / ratio}px`;
        const paint = this.#drawing.getContext('2d');
        paint.fillStyle = '#fff';
        paint.fillRect(0, 0, modules * scale, modules * scale);
        paint.fillStyle = '#000';
        for (let y = 0; y < code.size; ++y)
            for (let x = 0; x < code.size; ++x)
                if (code.get(x, y))
                    paint.fillRect((x + quietZone) * scale, (y + quietZone) * scale, scale, scale);
        return true;
    }

    /** A small picture grows by whole factors, a large one shrinks smoothly. */
    #fitPicture() {
        const natural = this.#picture.naturalWidth;
        const factor = Math.max(1, Math.floor(widest / natural));
        this.#picture.classList.toggle('sharp', natural <= widest);
        this.#picture.style.width = `${Math.min(widest, natural * factor)}px`;
    }
}
