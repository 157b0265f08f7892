// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import { Api } from './api.js';
import { Card } from './card.js';
import { parseClient } from './states.js';
import { duration, language, t, translate } from './strings.js';

const most = 50; // clients on one page

const byId = (id) => document.getElementById(id);
const api = new Api();
const cards = new Map();

const events = {
    removed(card) {
        card.stop();
        card.element.remove();
        cards.delete(card.client);
        remember();
        showOutage();
        byId('number').focus();
    },
    changed() {
        showOutage();
        showTitle();
    },
    spoken(text) { byId('spoken').textContent = text; },
    loginNeeded() { showLogin('loginWhy'); },
};

function add(client) {
    if (cards.has(client))
        return;
    const card = new Card(client, api, events);
    cards.set(client, card);
    byId('cards').append(card.element);
    if (!document.hidden)
        card.start();
}

/** `#51,52` in the address, so that a bookmark or a reload brings the same clients back. */
function remember() {
    const list = [...cards.keys()].join(',');
    history.replaceState(null, '', list ? `#${list}` : location.pathname + location.search);
    document.body.classList.toggle('has-cards', cards.size > 0);
    showTitle();
}

function recall() {
    const wanted = new Set(location.hash.slice(1).split(',').map(parseClient).filter(Boolean).slice(0, most));
    for (const [client, card] of cards)
        if (!wanted.has(client))
            events.removed(card);
    wanted.forEach(add);
    remember();
}

function showTitle() {
    const [only] = cards.values();
    document.title = cards.size === 1 ? `${only.client}: ${only.word} – Central Hub` : 'Central Hub';
}

/** One outage is one banner, not a note on every card. */
function showOutage() {
    const kinds = new Set([...cards.values()].map((card) => card.problem?.kind));
    const [kind] = kinds;
    const shared = cards.size > 1 && kinds.size === 1 && ['hub', 'unavailable', 'timeout', 'busy'].includes(kind);
    document.body.classList.toggle('outage', shared);
    byId('banner').hidden = !shared;
    if (!shared)
        return;
    byId('banner-title').textContent = t(kind);
    byId('banner-text').textContent = t(`${kind}Text`);
}

/** `why`: a word of strings.js, unless nobody has to log in. */
function showLogin(why) {
    const appears = why && byId('login').hidden;
    byId('login').hidden = !why;
    byId('log-in').hidden = Boolean(why) || api.userName !== '';
    byId('login-why').textContent = why ? t(why) : '';
    byId('who').hidden = api.userName === '';
    byId('who-name').textContent = api.userName;
    if (appears)
        byId('username').focus();
}

function onAdd(event) {
    event.preventDefault();
    const field = byId('number');
    const words = field.value.split(/[\s,;]+/).filter(Boolean);
    const wrong = words.find((word) => !parseClient(word));
    const fresh = words.filter((word) => !cards.has(word));
    let problem = '';
    if (words.length === 0)
        problem = t('numberEmpty');
    else if (wrong !== undefined)
        problem = t('numberWrong', { text: wrong.slice(0, 40) });
    else if (cards.size + new Set(fresh).size > most)
        problem = t('numberTooMany', { max: most });
    byId('number-problem').textContent = problem;
    field.toggleAttribute('aria-invalid', problem !== '');
    if (problem) {
        field.focus();
        return;
    }
    words.forEach(add);
    remember();
    field.value = '';
    byId(`client-${words[0]}`).scrollIntoView({ block: 'nearest' });
}

function loginProblem(problem) {
    switch (problem.status) {
    case 401: return t('loginWrong');
    case 403: return t('loginForbidden');
    case 404: return t('loginMissing');
    case 429: return t('loginThrottled', { time: duration((problem.retryAfter || 60) * 1000) });
    default: return problem.kind === 'hub' ? t('hub') : t('loginFailed');
    }
}

async function onLogin(event) {
    event.preventDefault();
    const button = event.target.querySelector('button');
    button.disabled = true;
    byId('login-problem').textContent = '';
    try {
        await api.logIn(byId('username').value.trim(), byId('password').value);
        byId('password').value = '';
        showLogin('');
        cards.forEach((card) => card.askNow());
    } catch (problem) {
        byId('login-problem').textContent = loginProblem(problem);
        byId('password').select();
    } finally {
        button.disabled = false;
    }
}

function onLogOut() {
    api.logOut();
    showLogin('');
    // What was shown belongs to the account that has left.
    const list = [...cards.keys()];
    for (const card of cards.values()) {
        card.stop();
        card.element.remove();
    }
    cards.clear();
    list.forEach(add);
}

async function showVersion() {
    try {
        byId('version').textContent = t('version', { version: (await api.health()).version ?? '' });
    } catch {
        byId('version').textContent = ''; // the cards tell that the hub is away
    }
}

document.documentElement.lang = language;
translate(document);
byId('add').addEventListener('submit', onAdd);
byId('number').addEventListener('input', () => {
    byId('number-problem').textContent = '';
    byId('number').removeAttribute('aria-invalid');
});
byId('login-form').addEventListener('submit', onLogin);
byId('log-in').addEventListener('click', () => showLogin('loginMore'));
byId('log-out').addEventListener('click', onLogOut);
window.addEventListener('hashchange', recall);
window.addEventListener('online', () => cards.forEach((card) => card.askNow()));
document.addEventListener('visibilitychange', () => cards.forEach((card) => (document.hidden ? card.stop() : card.start())));
setInterval(() => {
    if (!document.hidden)
        cards.forEach((card) => card.tick(Date.now()));
}, 1000);
recall();
showLogin('');
showVersion();
if (cards.size === 0)
    byId('number').focus();
