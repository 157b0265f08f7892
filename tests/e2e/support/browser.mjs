// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page in a headless Chromium, and a QR reader.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(join(process.env.E2E_PACKAGES, 'package.json'));
const { chromium } = require('playwright-core');

export class Browser {
    #context;
    #folder;

    /** `options` are Playwright's: locale, colorScheme, viewport… A context of its own: nothing is remembered. */
    static async start(options = {}) {
        const browser = new Browser();
        browser.#folder = await mkdtemp(join(tmpdir(), 'central-hub-browser-'));
        browser.#context = await chromium.launchPersistentContext(browser.#folder, {
            executablePath: process.env.CHROMIUM,
            headless: true,
            locale: 'en',
            viewport: { width: 1200, height: 900 },
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
                '--disable-component-update', '--disable-sync'],
            ...options,
        });
        browser.#context.setDefaultTimeout(60000);
        return browser;
    }

    /** A page that must not break: scripts' errors, refused content and foreign requests are collected in `faults`. */
    async open(url, { clock = false } = {}) {
        const page = await this.#context.newPage();
        page.faults = [];
        const { origin } = new URL(url);
        page.on('pageerror', (error) => page.faults.push(String(error)));
        page.on('console', (message) => {
            // The browser itself logs each answer over 399; those are told on the page.
            if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource'))
                page.faults.push(message.text());
        });
        page.on('request', (request) => {
            if (!request.url().startsWith('data:') && new URL(request.url()).origin !== origin)
                page.faults.push(`asked ${request.url()}`);
        });
        if (clock)
            await page.clock.install();
        await page.goto(url);
        return page;
    }

    async stop() {
        await this.#context.close();
        await rm(this.#folder, { recursive: true, force: true });
    }
}

export function assertNoFaults(page) {
    assert.deepEqual(page.faults, []);
}

/** The card of a client, once it is in `state` (a state of the contract, or checking, locked). */
export async function card(page, client, state) {
    const found = page.locator(`#client-${client}${state ? `[data-state="${state}"]` : ''}`);
    await found.waitFor();
    return found;
}

/** Types a client number and sends it, as a person would. */
export async function show(page, text) {
    await page.getByLabel('Client number').fill(text);
    await page.keyboard.press('Enter');
}

/** The bytes of the one QR code in a PNG, as text. */
export async function decode(png) {
    const folder = await mkdtemp(join(tmpdir(), 'central-hub-qr-'));
    try {
        const file = join(folder, 'code.png');
        await writeFile(file, png);
        return (await promisify(execFile)(process.env.DECODE_QR, [file])).stdout;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** What the card's paper shows, once a code is on it. */
export async function codeOn(found) {
    await found.locator('.code:not(.empty) .paper').waitFor();
    return decode(await found.locator('.paper').screenshot());
}

export async function savePicture(name, png) {
    await mkdir(process.env.E2E_PICTURES, { recursive: true });
    await writeFile(join(process.env.E2E_PICTURES, `${name}.png`), png);
}
