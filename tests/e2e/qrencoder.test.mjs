// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our own encoder (resources/web/qr.js) judged by an independent reader: drawn by the page, read back from a screenshot.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Browser, decode } from './support/browser.mjs';
import { Hub, Simulator } from './support/programs.mjs';

let simulator;
let hub;
let browser;
let page;

before(async () => {
    simulator = await Simulator.start();
    hub = await Hub.start({ sessionManager: simulator.url });
    browser = await Browser.start({ viewport: { width: 800, height: 800 } });
    page = await browser.open(hub.url);
});
after(() => Promise.all([browser?.stop(), hub?.stop(), simulator?.stop()]));

/** Draws `text` with a quiet zone on an otherwise empty page; the answer is the code's size in modules, 0 if too long. */
function draw(text) {
    return page.evaluate(async (words) => {
        const { encode } = await import('./qr.js');
        const code = encode(words);
        if (!code)
            return 0;
        const scale = 4;
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = (code.size + 8) * scale;
        const paint = canvas.getContext('2d');
        paint.fillStyle = '#fff';
        paint.fillRect(0, 0, canvas.width, canvas.height);
        paint.fillStyle = '#000';
        for (let y = 0; y < code.size; ++y)
            for (let x = 0; x < code.size; ++x)
                if (code.get(x, y))
                    paint.fillRect((x + 4) * scale, (y + 4) * scale, scale, scale);
        document.body.replaceChildren(canvas);
        return code.size;
    }, text);
}

const readBack = async () => decode(await page.locator('canvas').screenshot());

// What a WhatsApp code is made of; a fixed sequence, so that a failure comes again.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=,@';
function sample(length, seed) {
    let state = seed;
    return Array.from({ length }, () => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return alphabet[Math.floor((state / 2147483648) * alphabet.length)];
    }).join('');
}

// ISO/IEC 18004:2015, table 7: bytes that fit at level M, versions 1 to 40.
const capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
    997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331];
for (const [index, most] of capacities.entries()) {
    const version = index + 1;
    const least = index === 0 ? 1 : capacities[index - 1] + 1;
    for (const length of [least, Math.floor((least + most) / 2), most]) {
        test(`version ${version}: ${length} bytes`, async () => {
            const text = sample(length, 1000 * version + length);
            assert.equal(await draw(text), 17 + 4 * version);
            assert.equal(await readBack(), text);
        });
    }
}

test('more than version 40 holds is no code', async () => {
    assert.equal(await draw(sample(2332, 1)), 0);
});

for (const text of ['Ñandú €uro 中文 👋', '\0', '~'.repeat(230), '2@']) {
    test(`the bytes of ${JSON.stringify(text.slice(0, 20))} come back`, async () => {
        assert.notEqual(await draw(text), 0);
        assert.equal(await readBack(), text);
    });
}

test('every mask is chosen for some text, and each can be read', async () => {
    const found = await page.evaluate(async () => {
        const { encode } = await import('./qr.js');
        const texts = {};
        for (let i = 0; i < 1000 && Object.keys(texts).length < 8; ++i) {
            const text = `2@${i}`;
            const code = encode(text);
            // Format information, ISO/IEC 18004 figure 25: the mask's three bits, unmasked with 0x5412.
            const bits = [code.get(8, code.size - 5), code.get(8, code.size - 4), code.get(8, code.size - 3)];
            texts[bits.map((dark, bit) => Number(dark) ^ [1, 0, 1][bit]).join('')] ??= text;
        }
        return texts;
    });
    assert.equal(Object.keys(found).length, 8, JSON.stringify(found));
    for (const text of Object.values(found)) {
        await draw(text);
        assert.equal(await readBack(), text);
    }
});
