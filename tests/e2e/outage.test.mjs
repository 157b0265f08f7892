// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes away is told in plain words, and the page comes back by itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Browser, assertNoFaults, card } from './support/browser.mjs';
import { Hub, Simulator } from './support/programs.mjs';

let simulator;
let hub;
let browser;

before(async () => {
    simulator = await Simulator.start();
    await simulator.client(51, { state: 'READY' });
    await simulator.client(52, { state: 'READY' });
    hub = await Hub.start({ sessionManager: simulator.url, options: ['--read-timeout', '300'] });
    browser = await Browser.start();
});
after(() => Promise.all([browser?.stop(), hub?.stop(), simulator?.stop()]));

test('the Session Manager goes and comes back', async () => {
    const page = await browser.open(`${hub.url}/#51`);
    await card(page, 51, 'ready');
    const { port } = simulator;
    await simulator.stop();

    const away = await card(page, 51, 'unreachable');
    assert.equal(await away.locator('.word').textContent(), 'Unreachable');
    assert.equal(await away.locator('.headline').textContent(), 'The Session Manager cannot be reached');
    assert.match(await away.locator('.checked').textContent(), /^Last known state: Linked, \d+ (s|min) ago\.$/);
    assert.equal(await page.locator('#banner').isVisible(), false, 'one card tells it itself');

    simulator = await Simulator.start(port);
    await simulator.client(51, { state: 'READY' });
    await simulator.client(52, { state: 'READY' });
    await away.getByRole('button', { name: 'Try now' }).click();
    const back = await card(page, 51, 'ready');
    assert.equal(await back.locator('.note').isVisible(), false);
    assertNoFaults(page);
    await page.close();
});

test('one outage of several clients is one banner, and it ends by itself', async () => {
    const page = await browser.open(`${hub.url}/#51,52`);
    await card(page, 51, 'ready');
    await card(page, 52, 'ready');
    const { port } = simulator;
    await simulator.stop();

    await page.locator('#banner').waitFor();
    assert.equal(await page.locator('#banner-title').textContent(), 'The Session Manager cannot be reached');
    assert.equal(await page.locator('.note:visible').count(), 0);

    simulator = await Simulator.start(port);
    await simulator.client(51, { state: 'READY' });
    await simulator.client(52, { state: 'READY' });
    await card(page, 51, 'ready');
    await card(page, 52, 'ready');
    assert.equal(await page.locator('#banner').isVisible(), false);
    assertNoFaults(page);
    await page.close();
});

test('a Session Manager that is silent is told as too slow', async () => {
    const fault = await simulator.control('POST', 'faults', { client: 51, endpoint: 'status', kind: 'hang' });
    const page = await browser.open(`${hub.url}/#51`);
    const slow = await card(page, 51, 'unreachable');
    assert.equal(await slow.locator('.headline').textContent(), 'The Session Manager takes too long');
    assert.ok(fault.ok);
    await simulator.control('DELETE', 'faults');
    await card(page, 51, 'ready');
    assertNoFaults(page);
    await page.close();
});

test('the hub goes and comes back', async () => {
    const page = await browser.open(`${hub.url}/#51`);
    await card(page, 51, 'ready');
    const { port } = hub;
    assert.equal(await hub.stop(), 0);

    const away = await card(page, 51, 'unreachable');
    assert.equal(await away.locator('.headline').textContent(), 'The hub does not answer');

    hub = await Hub.start({ sessionManager: simulator.url, port });
    await card(page, 51, 'ready');
    assertNoFaults(page);
    await page.close();
});
