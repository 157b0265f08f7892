// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linking an account with nothing but the page: see the code, scan it, see "Linked".

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Browser, assertNoFaults, card, codeOn, show } from './support/browser.mjs';
import { Hub, Simulator } from './support/programs.mjs';

let simulator;
let hub;
let browser;

before(async () => {
    simulator = await Simulator.start();
    hub = await Hub.start({ sessionManager: simulator.url });
    browser = await Browser.start();
});
after(() => Promise.all([browser?.stop(), hub?.stop(), simulator?.stop()]));

for (const [qr, client] of [['data_url', 51], ['raw_string', 52]]) {
    test(`a code sent as ${qr} is shown, read by a phone, and gives way to Linked`, async () => {
        await simulator.client(client, { state: 'QR_REQUIRED', variant: { qr } });
        const page = await browser.open(hub.url);
        await show(page, String(client));
        const waiting = await card(page, client, 'qr_required');
        assert.equal(await waiting.locator('.word').textContent(), 'Scan the code');
        assert.equal(await waiting.locator('.raw').textContent(), 'QR_REQUIRED');
        assert.match(await waiting.locator('.action').textContent(), /^Recommended: ./);

        const payload = await codeOn(waiting);
        assert.match(await waiting.locator('.left-text').textContent(), /^New code in \d+ (s|min)$/);
        await simulator.scan(payload, '5491122334455');

        const linked = await card(page, client, 'ready');
        assert.equal(await linked.locator('.headline').textContent(), 'Linked');
        assert.equal(await linked.locator('.account').textContent(), 'Account +5491122334455');
        assert.equal(await linked.locator('.code').isVisible(), false);
        assert.equal(await linked.locator('.picture').getAttribute('src'), null, 'a used code must not stay on the page');
        assert.match(await page.locator('#spoken').textContent(), new RegExp(`Client ${client}: Linked`));
        assert.equal(new URL(page.url()).hash, `#${client}`);
        assertNoFaults(page);
        await page.close();
    });
}

test('a code that rotates is replaced', async () => {
    await simulator.client(53, { state: 'QR_REQUIRED' });
    const page = await browser.open(`${hub.url}/#53`);
    const found = await card(page, 53, 'qr_required');
    const first = await codeOn(found);
    const shown = await found.locator('.picture').getAttribute('src');
    const { payload } = await simulator.control('POST', 'clients/53/qr/rotate', {});
    assert.notEqual(payload, first);
    await page.waitForFunction((old) => document.querySelector('.picture').src !== old, shown);
    assert.equal(await codeOn(found), payload);
    assertNoFaults(page);
    await page.close();
});

test('a client that is linked and then logged out is told', async () => {
    await simulator.client(54, { state: 'READY' });
    const page = await browser.open(`${hub.url}/#54`);
    await card(page, 54, 'ready');
    await simulator.client(54, { state: 'DISCONNECTED_LOGOUT' });
    assert.equal(await (await card(page, 54, 'logged_out')).locator('.headline').textContent(), 'Logged out');
    assertNoFaults(page);
    await page.close();
});
