// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The static frontend: what is in its folder and nothing else.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ask, assertError, exchange } from './support/http.mjs';
import { Hub, run } from './support/programs.mjs';

let folder;
let hub;   // serves `folder`/dist
let plain; // serves the page inside the program

const Secret = 'nobody may read this';
const files = {
    'dist/index.html': '<!doctype html><title>Mine</title>',
    'dist/app.js': 'export const a = 1;\n',
    'dist/assets/style.css': 'body{}',
    'dist/assets/index.html': 'inner',
    'dist/data.json': '{"a":1}',
    'dist/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'dist/mañana ñ.txt': 'utf-8',
    'dist/strange.xyz': 'bytes',
    'dist/empty.txt': '',
    'dist/health': 'not the route',
    'dist/users/1.txt': 'not the route',
    'dist/.env': Secret,
    'dist/.git/config': Secret,
    'dist/assets/.hidden': Secret,
    'secret.txt': Secret,
    'dist-of-another/secret.txt': Secret,
};

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'central-hub-page-'));
    for (const [name, content] of Object.entries(files)) {
        await mkdir(join(folder, name, '..'), { recursive: true });
        await writeFile(join(folder, name), content);
    }
    await symlink('../secret.txt', join(folder, 'dist/out.txt'));
    await symlink('../dist-of-another', join(folder, 'dist/away'));
    await symlink('/etc', join(folder, 'dist/etc'));
    await symlink('app.js', join(folder, 'dist/same.js'));
    await symlink('nowhere', join(folder, 'dist/dangling'));
    const options = ['--monitor', 'off'];
    [hub, plain] = await Promise.all([
        Hub.start({ sessionManager: 'http://127.0.0.1:1', options: [...options, '--frontend', join(folder, 'dist')] }),
        Hub.start({ sessionManager: 'http://127.0.0.1:1', options })]);
});
after(async () => {
    await Promise.all([hub?.stop(), plain?.stop()]);
    await rm(folder, { recursive: true, force: true });
});

const served = [['/', 'index.html', 'text/html; charset=utf-8'], ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/app.js', 'app.js', 'text/javascript; charset=utf-8'], ['/assets/style.css', 'assets/style.css', 'text/css; charset=utf-8'],
    ['/assets/', 'assets/index.html', 'text/html; charset=utf-8'], ['/data.json', 'data.json', 'application/json'],
    ['/picture.svg', 'picture.svg', 'image/svg+xml'], ['/strange.xyz', 'strange.xyz', 'application/octet-stream'],
    ['/ma%C3%B1ana%20%C3%B1.txt', 'mañana ñ.txt', 'text/plain; charset=utf-8'], ['/same.js', 'app.js', 'text/javascript; charset=utf-8'],
    ['/app.js?v=1', 'app.js', 'text/javascript; charset=utf-8'], ['/%61pp.js', 'app.js', 'text/javascript; charset=utf-8'],
    ['/empty.txt', 'empty.txt', 'text/plain; charset=utf-8']];
for (const [path, file, type] of served) {
    test(`served: ${path}`, async () => {
        const got = await ask(hub, 'GET', path);
        assert.deepEqual([got.status, got.body, got.headers['content-type']], [200, files[`dist/${file}`], type]);
        assert.equal(got.headers['x-content-type-options'], 'nosniff');
        assert.match(got.headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/);
        assert.doesNotMatch(got.headers['content-security-policy'], /unsafe|\*/);
        assert.match(got.headers['x-request-id'], /./);

        const { etag } = got.headers;
        assert.match(etag, /^"[^"]+"$/);
        for (const condition of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
            const same = await ask(hub, 'GET', path, { headers: { 'If-None-Match': condition } });
            assert.deepEqual([same.status, same.body, same.headers.etag], [304, '', etag], condition);
        }
        for (const condition of ['"x"', etag.slice(1, -1), `W/"x"`])
            assert.equal((await ask(hub, 'GET', path, { headers: { 'If-None-Match': condition } })).status, 200, condition);
        const head = await ask(hub, 'HEAD', path);
        assert.deepEqual([head.status, head.body, head.headers['content-length'], head.headers.etag],
            [200, '', String(got.raw.length), etag]);
    });
}

test('another content has another ETag', async () => {
    await writeFile(join(folder, 'dist/changing.txt'), 'one');
    const one = await ask(hub, 'GET', '/changing.txt');
    await writeFile(join(folder, 'dist/changing.txt'), 'two');
    const two = await ask(hub, 'GET', '/changing.txt', { headers: { 'If-None-Match': one.headers.etag } });
    assert.deepEqual([two.status, two.body], [200, 'two']);
});

const outside = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt', '/..%5csecret.txt', '/%252e%252e/secret.txt', '/....//secret.txt',
    '/.%2e/secret.txt', '/./../secret.txt', '//etc/passwd', '/%2fetc/passwd', '/etc/passwd', '/out.txt', '/away/secret.txt',
    '/../dist-of-another/secret.txt', '/dangling', '/.env', '/%2eenv', '/.git/config', '/assets/.hidden', '/app.js%00.txt', '/app.js/',
    '/app.js%2f', '/file:%2f%2f%2fetc%2fpasswd', '/C:/secret.txt', '/assets', '/nothing', '/nothing.html', '/app', '/APP.JS',
    '/assets//style.css', '//app.js', '/./app.js', '/%C0%AE%C0%AE/secret.txt', '/%ff', '/index.html/..', `/${'a/'.repeat(500)}b`];
for (const path of outside) {
    test(`not served: ${path.slice(0, 40)}`, async () => {
        for (const where of [hub, plain])
            assertError(await ask(where, 'GET', path), 404, 'NOT_FOUND');
    });
}

test('a backslash is no target', async () => {
    assertError(await ask(hub, 'GET', '/..\\secret.txt'), 400, 'BAD_REQUEST');
});

test('a dot segment in raw bytes is no way out either', async () => {
    const text = await exchange(hub, 'GET /assets/../../secret.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.match(text, /^HTTP\/1\.1 404 /);
    assert.ok(!text.includes(Secret));
});

test('routes come before files', async () => {
    assert.equal((await ask(hub, 'GET', '/health')).json.status, 'healthy');
    assertError(await ask(hub, 'GET', '/users/1.txt'), 404, 'NOT_FOUND');
});

test('the page inside the program', async () => {
    const page = await ask(plain, 'GET', '/');
    assert.match(page.body, /^<!doctype html>/i);
    const links = [...page.body.matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, link]) => new URL(link, plain.url).pathname);
    assert.ok(links.length > 1);
    for (const link of links)
        assert.equal((await ask(plain, 'GET', link)).status, 200, link);
    assert.doesNotMatch(page.body, /<script(?![^>]*\bsrc=)|\son\w+=|<style/i); // the policy would refuse them
});

test('a folder that is not there stops the start', async () => {
    const args = ['--no-gui', '--port', '0', '--data-dir', join(folder, 'data'), '--session-manager-url', 'http://127.0.0.1:1'];
    for (const wrong of ['none', 'secret.txt']) {
        const end = await run(process.env.CENTRAL_HUB, [...args, '--frontend', join(folder, wrong)]);
        assert.ok(end.code === 1 || end.code === 2, `exit ${end.code}: ${end.stderr}`);
        assert.match(end.stderr, /^[^\n]*frontend[^\n]*\n$/);
    }
});
