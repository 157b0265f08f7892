// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page by itself: input, words, manners.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Browser, assertNoFaults, card, decode, show } from './support/browser.mjs';
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

/** Opens the page, does something, and checks that nothing broke on the way. */
async function onPage(hash, act, options) {
    const page = await browser.open(`${hub.url}/${hash}`, options);
    await act(page);
    assertNoFaults(page);
    await page.close();
}

const cards = (page) => page.locator('.card').evaluateAll((all) => all.map((each) => each.id));
const asked = (page) => {
    const list = [];
    page.on('request', (request) => list.push(new URL(request.url()).pathname));
    return list;
};

for (const text of ['', '0', '051', '-1', '+51', '5.1', '51x', '5１', '1e3', '9007199254740992', '51,abc', '<b>51</b>']) {
    test(`“${text}” is refused with a word, and nothing is asked`, () => onPage('', async (page) => {
        const list = asked(page);
        await show(page, text);
        assert.notEqual(await page.locator('#number-problem').textContent(), '');
        assert.equal(await page.locator('#number').getAttribute('aria-invalid'), '');
        assert.deepEqual(await cards(page), []);
        assert.deepEqual(list.filter((path) => path.startsWith('/api/')), []);
        await page.keyboard.type('1');
        assert.equal(await page.locator('#number-problem').textContent(), '');
    }));
}

test('several numbers at once, each once', () => onPage('', async (page) => {
    await show(page, ' 51, 52 9007199254740991;51');
    assert.deepEqual(await cards(page), ['client-51', 'client-52', 'client-9007199254740991']);
    assert.equal(new URL(page.url()).hash, '#51,52,9007199254740991');
    await show(page, '52');
    assert.equal((await cards(page)).length, 3);
}));

test('at most fifty', () => onPage('', async (page) => {
    await show(page, Array.from({ length: 51 }, (_, i) => i + 1).join(','));
    assert.match(await page.locator('#number-problem').textContent(), /At most 50/);
    assert.deepEqual(await cards(page), []);
}));

test('the address brings clients back, whatever else is in it', () => onPage('#51,abc,,052,52,51', async (page) => {
    assert.deepEqual(await cards(page), ['client-51', 'client-52']);
    assert.equal(new URL(page.url()).hash, '#51,52');
    await page.evaluate(() => { location.hash = '#53'; });
    await card(page, 53);
    assert.deepEqual(await cards(page), ['client-53']);
}));

test('everything by keyboard', () => onPage('', async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement.id), 'number');
    await page.keyboard.type('51');
    await page.keyboard.press('Enter');
    await card(page, 51);
    await page.keyboard.press('Tab'); // Show
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Remove client 51 from this page');
    await page.keyboard.press('Enter');
    assert.deepEqual(await cards(page), []);
    assert.equal(new URL(page.url()).hash, '');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'number');
}));

const states = {
    NOT_INITIALIZED: ['stopped', 'Stopped'], INITIALIZING: ['starting', 'Starting'], RECONNECTING: ['reconnecting', 'Reconnecting'],
    READY: ['ready', 'Linked'], AUTH_FAILURE: ['auth_failed', 'Login failed'], DISCONNECTED_LOGOUT: ['logged_out', 'Logged out'],
    DISCONNECTED_BANNED: ['banned', 'Banned'], ERROR: ['error', 'Error'],
};
test('each state has a word, an icon and a colour of its own', async () => {
    const names = Object.keys(states);
    const status = (i) => ({ state: names[i].toLowerCase() });
    await onPage('', async (page) => {
        await page.route('**/api/whatsapp/*/status', (route) =>
            route.fulfill({ json: status(Number(route.request().url().split('/').at(-2)) - 1) }));
        await show(page, names.map((_, i) => i + 1).join(','));
        const icons = new Set();
        for (const [i, name] of names.entries()) {
            const found = await card(page, i + 1, states[name][0]);
            assert.equal(await found.locator('.word').textContent(), states[name][1]);
            assert.equal(await found.locator('.raw').textContent(), name.toLowerCase());
            icons.add(await found.locator('.pill use').getAttribute('href'));
        }
        assert.ok(icons.size >= names.length - 1, `icons: ${[...icons]}`);
    });
});

const readings = [
    ['a known word in status only', { status: 'READY' }, 'ready'],
    ['state beats status', { state: 'QR_REQUIRED', status: 'READY' }, 'qr_required'],
    ['a word beats a flag', { state: 'AUTH_FAILURE', connected: true }, 'auth_failed'],
    ['connected without a word', { connected: true }, 'ready'],
    ['needs_qr without a word', { needs_qr: true }, 'qr_required'],
    ['an unknown word', { state: 'SOMETHING_NEW' }, 'unknown'],
    ['an unknown state beats a flag', { state: 'SOMETHING_NEW', connected: true }, 'unknown'],
    ['an envelope word in status', { status: 'ok', needs_qr: true }, 'qr_required'],
    ['an envelope', { instance: { state: 'open' } }, 'ready'],
    ['logged in without a connection', { code: 200, data: { connected: false, loggedIn: true } }, 'reconnecting'],
    ['keys in capitals', { STATUS: 'READY' }, 'ready'],
    ['a bare word', 'READY', 'ready'],
    ['a passkey', { status: 'PASSKEY_REQUIRED' }, 'passkey_required'],
    ['a passkey object that waits', { status: 'SCAN_QR_CODE', passkey: { requestId: 'x' } }, 'passkey_required'],
    ['no state', { success: true, state: null }, 'unknown'],
    ['not an object', [1, 2], 'unknown'],
    ['null', null, 'unknown'],
    ['words of other types', { state: 5, status: { a: 1 }, account: [[]], recommended_action: {} }, 'unknown'],
];
for (const [name, body, state] of readings) {
    test(`a status is read leniently: ${name}`, () => onPage('', async (page) => {
        await page.route('**/status', (route) => route.fulfill({ json: body }));
        await page.route('**/qr', (route) => route.fulfill({ status: 404, json: { error: 'QR_NOT_AVAILABLE' } }));
        await show(page, '51');
        await card(page, 51, state);
    }));
}

for (const [name, more, account] of [
    ['a chat id', { account: '5491122334455:12@c.us' }, 'Account +5491122334455'],
    ['written by hand', { phone: '+54 911 2233-4455' }, 'Account +5491122334455'],
    ['a number', { phone_number: 5491122334455 }, 'Account +5491122334455'],
    ['deep inside', { info: { wid: { server: 'c.us', user: '5491122334455' } } }, 'Account +5491122334455'],
    ['a device of it', { data: { jid: '5491122334455:18@s.whatsapp.net' } }, 'Account +5491122334455'],
    ['a LID', { me: { id: '123456789012345@lid' } }, ''],
    ['too short to be one', { account: '12345' }, ''],
    ["the body's own id", { id: '5491122334455' }, ''],
]) {
    test(`the linked account is read leniently: ${name}`, () => onPage('', async (page) => {
        await page.route('**/status', (route) => route.fulfill({ json: { state: 'READY', ...more } }));
        await show(page, '51');
        assert.equal(await (await card(page, 51, 'ready')).locator('.account').textContent(), account);
    }));
}

test('text from outside stays text', () => onPage('', async (page) => {
    const evil = '<img src=x onerror="document.title=1"><b>x</b>';
    await page.route('**/status', (route) =>
        route.fulfill({ json: { status: evil, connected: true, recommended_action: evil, account: evil } }));
    await show(page, '51');
    const found = await card(page, 51, 'ready');
    assert.equal(await found.locator('.raw').textContent(), evil);
    assert.equal(await found.locator('.action').textContent(), `Recommended: ${evil}`);
    assert.equal(await found.locator('.account').isVisible(), false, 'an account is a number');
    assert.equal(await found.locator('b').count(), 0);
}));

for (const qr of ['undefined', 'undefined,AbC=,dEf=,gHi=', '[object Object]', 'not yet', '2@x', `2@${'x'.repeat(2331)},b,c`, 'data:text/html,<script>1</script>', 'data:image/svg+xml;base64,PHN2Zy8+', 'x'.repeat(667), 'data:image/png;base64,"><b>']) {
    test(`no picture is made of “${qr.slice(0, 30)}”`, () => onPage('', async (page) => {
        await page.route('**/status', (route) => route.fulfill({ json: { state: 'QR' } }));
        await page.route('**/qr', (route) => route.fulfill({ json: { qr } }));
        await show(page, '51');
        const found = await card(page, 51, 'qr_required');
        await found.locator('.code.empty').waitFor();
        assert.equal(await found.locator('.picture, .drawing').and(page.locator(':visible')).count(), 0);
    }));
}

const link = `https://wa.me/settings/linked_devices#2@${'x'.repeat(1100)},b,c,d,e,f`;
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg';
for (const [name, body, kind] of [
    ['a link with a sixth field, 1,152 bytes', { qr: link }, 'drawing'],
    ['an object', { qr: { code: '2@a,b,c' } }, 'drawing'],
    ['WAHA', { value: '2@a,b,c' }, 'drawing'],
    ['a picture with parameters', { data: { QRCode: `data:image/PNG;charset=utf-8;base64,${png}` } }, 'picture'],
    ['a bare picture', { mimetype: 'image/png', data: png }, 'picture'],
]) {
    test(`a code is found: ${name}`, () => onPage('', async (page) => {
        await page.route('**/status', (route) => route.fulfill({ json: { state: 'QR' } }));
        await page.route('**/qr', (route) => route.fulfill({ json: body }));
        await show(page, '51');
        const found = await card(page, 51, 'qr_required');
        await found.locator(`.${kind}`).waitFor();
        if (body.qr === link)
            assert.equal(await decode(await found.locator('.drawing').screenshot()), link);
    }));
}

test('what is said instead of a code is shown', () => onPage('', async (page) => {
    await page.route('**/status', (route) => route.fulfill({ json: { state: 'QR' } }));
    await page.route('**/qr', (route) => route.fulfill({ json: { success: false, message: 'qr code not ready or already scanned' } }));
    await show(page, '51');
    const words = (await card(page, 51, 'qr_required')).locator('.code .none span');
    await words.filter({ hasText: 'No code yet: qr code not ready or already scanned' }).waitFor();
}));

test('a code that only the status offers is shown', () => onPage('', async (page) => {
    await page.route('**/status', (route) => route.fulfill({ json: { status: 'QRCODE', urlcode: '2@a,b,c' } }));
    await page.route('**/qr', (route) => route.fulfill({ status: 404, json: { error: 'QR_NOT_AVAILABLE' } }));
    await show(page, '51');
    await (await card(page, 51, 'qr_required')).locator('.drawing').waitFor();
}));

const problems = [
    [502, { ok: false, error: 'SESSION_MANAGER_UNAVAILABLE', message: 'm' }, 'unreachable', 'The Session Manager cannot be reached'],
    [502, { ok: false, error: 'SESSION_MANAGER_ERROR', message: 'm' }, 'error', 'The Session Manager reports a problem'],
    [504, { ok: false, error: 'GATEWAY_TIMEOUT', message: 'm' }, 'unreachable', 'The Session Manager takes too long'],
    [400, { ok: false, error: 'INVALID_CLIENT_ID', message: 'm' }, 'error', 'Not a client number'],
    [403, { ok: false, error: 'FORBIDDEN', message: 'm' }, 'locked', 'Not allowed'],
    [429, { ok: false, error: 'TOO_MANY_REQUESTS', message: 'm' }, 'unreachable', 'The hub is busy'],
    [418, 'no JSON', 'error', 'Unexpected answer'],
    [200, 'no JSON', 'error', 'Unexpected answer'],
];
for (const [status, body, state, words] of problems) {
    test(`${status} ${body.error ?? body} is told as “${words}”`, () => onPage('', async (page) => {
        await page.route('**/status', (route) => route.fulfill({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }));
        await show(page, '51');
        assert.equal(await (await card(page, 51, state)).locator('.headline').textContent(), words);
    }));
}

test('a hub that wants a login gets one, and the token goes along', () => onPage('', async (page) => {
    await page.route('**/api/whatsapp/**', (route) => route.request().headers().authorization === 'Bearer a.b.c'
        ? route.fulfill({ json: { state: 'READY' } })
        : route.fulfill({ status: 401, json: { ok: false, error: 'UNAUTHORIZED', message: 'm' } }));
    const answers = [
        { status: 401, json: { ok: false, error: 'INVALID_CREDENTIALS', message: 'm' } },
        { status: 403, json: { ok: false, error: 'FORBIDDEN', message: 'm' } },
        { status: 429, headers: { 'Retry-After': '30' }, json: { ok: false, error: 'TOO_MANY_REQUESTS', message: 'm' } },
        { json: { ok: true, token: 'a.b.c', expires_in: 86400, user: { id: 1, username: 'maria' } } },
    ];
    const sent = [];
    await page.route('**/auth/login', (route) => {
        sent.push(route.request().postDataJSON());
        return route.fulfill(answers.shift());
    });
    await show(page, '51');
    await card(page, 51, 'locked');
    const problem = page.locator('#login-problem');
    for (const words of ['The user name or the password is wrong.', /not active/, /Wait 30 s/]) {
        await page.getByLabel('User name').fill('maria');
        await page.getByLabel('Password').fill('a long secret');
        await page.keyboard.press('Enter');
        await problem.filter({ hasText: words }).waitFor();
    }
    await page.getByRole('button', { name: 'Log in' }).click();
    await card(page, 51, 'ready');
    assert.deepEqual(sent.at(-1), { username: 'maria', password: 'a long secret' });
    assert.equal(await page.locator('#login').isVisible(), false);
    assert.equal(await page.locator('#who-name').textContent(), 'maria');
    assert.equal(await page.evaluate(() => document.cookie + JSON.stringify(localStorage)), '{}');

    await page.getByRole('button', { name: 'Log out' }).click();
    await card(page, 51, 'locked');
    assert.equal(await page.locator('#login').isVisible(), true);
}));

test('a phone is linked by its number, by who has logged in', async () => {
    const engine = await Simulator.start(0, ['--engine', 'waha', '--engine-key', 'engine-key']);
    const other = await Hub.start({
        sessionManager: engine.url, env: { HUB_ENGINE_SECRET: 'engine-key' }, options: ['--engine', 'waha'],
        accounts: [{ name: 'maria', client: 51, password: 'correct horse battery' }],
    });
    const page = await browser.open(`${other.url}/`);
    await engine.client(51, { state: 'QR_REQUIRED' });
    await show(page, '51');
    const found = await card(page, 51, 'qr_required');
    assert.equal(await found.locator('.pairing').isVisible(), false);

    await page.locator('#log-in').click();
    assert.match(await page.locator('#login-why').textContent(), /by its number/);
    await page.getByLabel('User name').fill('maria');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await found.getByText('Link by phone number instead').click();
    const get = found.getByRole('button', { name: 'Get a code', exact: true });
    const problem = found.locator('.pairing .problem');
    await get.click();
    await problem.filter({ hasText: 'Enter a phone number.' }).waitFor();
    await found.getByLabel('Phone number').fill('<b>12</b>');
    await get.click();
    await problem.filter({ hasText: 'phone' }).waitFor();
    await found.getByLabel('Phone number').fill('+54 9 11 2233-4455');
    await get.click();
    await found.locator('.pairing output').filter({ hasText: /^[A-Z0-9-]{8,9}$/ }).waitFor();
    assert.equal(await problem.textContent(), '');

    await page.close();
    await Promise.all([other.stop(), engine.stop()]);
});

test('an engine that cannot link by number is told so, once', () => onPage('', async (page) => {
    await simulator.client(51, { state: 'QR_REQUIRED' });
    await page.route('**/auth/login', (route) => route.fulfill({ json: { ok: true, token: 'a.b.c', user: { username: 'maria' } } }));
    await page.route('**/session-manager/pairing-code*', (route) => {
        const doubt = !route.request().postDataJSON().force;
        return route.fulfill(doubt ? { status: 409, json: { ok: false, error: 'ALREADY_LINKED', message: 'It is linked already' } }
            : { status: 501, json: { ok: false, error: 'NOT_SUPPORTED_BY_SESSION_MANAGER', message: 'm' } });
    });
    await page.route('**/api/whatsapp/**', (route) => route.fallback({ headers: { ...route.request().headers(), authorization: '' } }));
    await show(page, '51');
    const found = await card(page, 51, 'qr_required');
    await page.locator('#log-in').click();
    await page.getByLabel('User name').fill('maria');
    await page.getByLabel('Password').fill('a long secret');
    await page.keyboard.press('Enter');
    await found.getByText('Link by phone number instead').click();
    await found.getByLabel('Phone number').fill('5491122334455');
    await found.getByRole('button', { name: 'Get a code', exact: true }).click();
    await found.getByText('It is linked already').waitFor();
    await found.getByRole('button', { name: 'Get a code all the same' }).click();
    await found.getByText('This engine cannot link by phone number.').waitFor();
}));

test('never asks twice at once', () => onPage('', async (page) => {
    const list = asked(page);
    await page.route('**/status', () => {}); // no answer at all
    await show(page, '51');
    await page.clock.runFor(30000);
    assert.deepEqual(list.filter((path) => path.endsWith('/status')), ['/api/whatsapp/51/status']);
}, { clock: true }));

test('a hidden tab is silent, and asks at once when it is seen again', () => onPage('', async (page) => {
    const list = asked(page);
    const hide = (hidden) => page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await simulator.client(51, { state: 'READY' });
    await show(page, '51');
    await card(page, 51, 'ready');
    await hide(true);
    const before = list.length;
    await page.clock.runFor(120000);
    assert.equal(list.length, before);
    const again = page.waitForResponse('**/api/whatsapp/51/status');
    await hide(false);
    await again;
    await page.locator('#client-51:not(.stale)').waitFor();
}, { clock: true }));

test('what was not heard of for long looks stale', () => onPage('', async (page) => {
    await simulator.client(51, { state: 'READY' });
    await show(page, '51');
    const found = await card(page, 51, 'ready');
    assert.equal(await found.locator('.checked').textContent(), 'Checked just now');
    await page.route('**/status', () => {});
    await page.clock.runFor(30000);
    await page.locator('#client-51.stale').waitFor();
    assert.match(await found.locator('.checked').textContent(), /^Last answer \d+ s ago$/);
}, { clock: true }));

test('a code that stays the same for minutes is told to be old, and so is one that is not offered any more', () => onPage('', async (page) => {
    const oldAfter = await page.evaluate(async () => {
        const { QrView } = await import('./qrview.js');
        const seconds = (told, { until = 400, emptyAt = -1 } = {}) => {
            const element = document.querySelector('#card').content.querySelector('.code').cloneNode(true);
            const view = new QrView(element, 51);
            for (let second = 0; second <= 400; ++second) {
                const now = 1e12 + second * 1000;
                if (second === emptyAt)
                    view.clear();
                else if (second <= until)
                    view.show({ payload: '2@same', picture: '' }, told, now);
                view.tick(now);
                if (element.classList.contains('old'))
                    return second;
            }
            return 0;
        };
        return [seconds(0), seconds(20), seconds(60), seconds(300), seconds(0, { emptyAt: 50 }), seconds(0, { until: 30 })];
    });
    // Untold, told 20, 60 and 300 s each time, with a gap, and not offered any more after 30 s.
    assert.deepEqual(oldAfter, [90, 90, 90, 300, 90, 41]);
}));

test('after each failure the wait grows, from 2 s to 30 s, and differs a little', () => onPage('', async (page) => {
    const waits = await page.evaluate(async () => {
        const { backoff } = await import('./poller.js');
        return [1, 2, 3, 4, 5, 50].map((failures) => Array.from({ length: 50 }, () => backoff(failures)));
    });
    for (const [i, middle] of [2000, 4000, 8000, 16000, 30000, 30000].entries()) {
        assert.ok(waits[i].every((wait) => Math.abs(wait - middle) <= middle / 10), `failure ${i + 1}: ${waits[i]}`);
        assert.ok(new Set(waits[i]).size > 1);
    }
}));

test('speaks Spanish to who reads Spanish', async () => {
    const spanish = await Browser.start({ locale: 'es-AR' });
    try {
        await simulator.client(51, { state: 'READY' });
        const page = await spanish.open(`${hub.url}/#51`);
        assert.equal(await page.locator('html').getAttribute('lang'), 'es');
        assert.equal(await page.locator('h1').textContent(), 'Vincular una cuenta de WhatsApp');
        assert.equal(await (await card(page, 51, 'ready')).locator('.word').textContent(), 'Vinculado');
        assertNoFaults(page);
    } finally {
        await spanish.stop();
    }
});

test('both languages have the same words', () => onPage('', async (page) => {
    const [en, es] = await page.evaluate(async () => {
        const { languages } = await import('./strings.js');
        const shape = (words) => Object.entries(words).flatMap(([key, value]) => typeof value === 'string'
            ? [`${key} ${(value.match(/\{\w+\}/g) ?? []).sort()}`] : Array.isArray(value) ? [key] : shape(value));
        return [shape(languages.en), shape(languages.es)];
    });
    assert.deepEqual(es, en);
}));

test('the page may load nothing from elsewhere and be framed by nobody', async () => {
    const response = await fetch(`${hub.url}/`);
    assert.equal(response.status, 200);
    const policy = response.headers.get('content-security-policy');
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
});
