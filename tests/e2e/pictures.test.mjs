// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page as people see it, written as PNG beside the build; nothing may be cut off, and each code must be readable.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Browser, assertNoFaults, card, decode, savePicture } from './support/browser.mjs';
import { Hub, Simulator } from './support/programs.mjs';

let simulator;
let hub;

before(async () => {
    simulator = await Simulator.start();
    hub = await Hub.start({ sessionManager: simulator.url });
    for (const [client, state] of [[51, 'QR_REQUIRED'], [52, 'READY'], [53, 'RECONNECTING'], [54, 'DISCONNECTED_BANNED'],
        [55, 'DISCONNECTED_LOGOUT'], [56, 'NOT_INITIALIZED']])
        await simulator.client(client, { state });
    await simulator.client(57, { state: 'QR_REQUIRED', variant: { qr: 'raw_string' } });
});
after(() => Promise.all([hub?.stop(), simulator?.stop()]));

const looks = [
    ['desktop-light', { colorScheme: 'light' }],
    ['desktop-dark', { colorScheme: 'dark' }],
    ['phone-light', { colorScheme: 'light', viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, locale: 'es' }],
    ['phone-dark', { colorScheme: 'dark', viewport: { width: 320, height: 640 }, deviceScaleFactor: 3, locale: 'es' }],
    ['tablet-light', { colorScheme: 'light', viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2 }],
];
const pages = [['empty', []], ['code', [51]], ['raw-code', [57]], ['many', [51, 52, 53, 54, 55, 56]]];

for (const [look, options] of looks) {
    test(look, async () => {
        const browser = await Browser.start(options);
        try {
            for (const [name, clients] of pages) {
                const page = await browser.open(`${hub.url}/#${clients.join(',')}`);
                for (const client of clients)
                    await page.locator(`#client-${client}:not([data-state="checking"])`).waitFor();
                const code = [51, 57].includes(clients[0]) ? await card(page, clients[0], 'qr_required') : null;
                await code?.locator('.code:not(.empty)').waitFor();
                // Where the entrance animation ends is what is meant to be seen.
                await page.evaluate(() => Promise.allSettled(document.getAnimations()
                    .filter((each) => each.effect.getTiming().iterations === 1).map((each) => each.finished)));
                const png = await page.screenshot({ fullPage: true });
                await savePicture(`${look}-${name}`, png);
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true,
                    `${name} is wider than the window`);
                if (code) {
                    const { payload } = await simulator.control('GET', `clients/${clients[0]}/qr`);
                    assert.equal(await decode(png), payload);
                }
                assertNoFaults(page);
                await page.close();
            }
        } finally {
            await browser.stop();
        }
    });
}
