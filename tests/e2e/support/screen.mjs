// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A screen of its own (Xvfb with a small window manager), a keyboard, and eyes: grabs of it, read by a QR reader.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export class Screen {
    #server;
    #manager;
    #folder;
    #grabs = 0;
    display = '';

    static async start(size = '1280x900') {
        const screen = new Screen();
        screen.#folder = await mkdtemp(join(tmpdir(), 'central-hub-screen-'));
        // The server chooses a free display and tells its number once it is ready.
        screen.#server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
            { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
        const number = await Promise.race([once(screen.#server.stdio[3], 'data'),
            once(screen.#server, 'exit').then(() => { throw new Error('Xvfb ended'); })]);
        screen.display = `:${String(number).trim()}`;
        // It gives the keyboard to each window that opens, as every desktop does.
        screen.#manager = spawn('openbox', [], { env: screen.env, stdio: 'ignore' });
        await once(screen.#manager, 'spawn');
        return screen;
    }

    get env() {
        return { ...process.env, DISPLAY: this.display, QT_QPA_PLATFORM: 'xcb', WAYLAND_DISPLAY: '', HOME: this.#folder,
            XDG_CONFIG_HOME: join(this.#folder, 'config'), QT_SCALE_FACTOR: '1', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
    }

    /** Waits until a window with this title (a regular expression) is there, and has the keyboard. */
    async window(title) {
        for (let i = 0; i < 1000; ++i) {
            // Each look is a program of its own: that is the pause between two of them.
            const name = await this.#tool('getactivewindow', 'getwindowname').catch(() => '');
            if (new RegExp(title).test(name))
                return;
            const [id] = (await this.#tool('search', '--onlyvisible', '--name', title).catch(() => '')).split('\n');
            if (id)
                await this.#tool('windowactivate', id).catch(() => {});
        }
        await this.save('no-window');
        throw new Error(`no window is called ${title}; see no-window.png`);
    }

    async hasWindow(title) {
        return (await this.#tool('search', '--onlyvisible', '--name', title).catch(() => '')) !== '';
    }

    /** Keys as xdotool names them: `ctrl+n`, `Return`. */
    keys(...names) { return this.#tool('key', '--clearmodifiers', '--delay', '20', ...names); }
    type(text) { return this.#tool('type', '--clearmodifiers', '--delay', '4', text); }

    /** The whole screen as PNG. */
    async grab() {
        const file = join(this.#folder, `grab-${++this.#grabs % 4}.png`);
        await execute('import', ['-window', 'root', '-display', this.display, file]);
        return file;
    }

    /** The text of the QR code on the screen, or nothing. */
    async code() {
        const file = await this.grab();
        return execute(process.env.DECODE_QR, [file]).then(({ stdout }) => stdout, () => undefined);
    }

    /** Looks again and again until the code on the screen satisfies; a grab is the pause between two looks. */
    async codeWhere(satisfies, tries = 200) {
        for (let i = 0; i < tries; ++i) {
            const code = await this.code();
            if (code !== undefined && await satisfies(code))
                return code;
        }
        await this.save('no-code');
        throw new Error('the code that was waited for did not come; see no-code.png');
    }

    async save(name) {
        await mkdir(process.env.E2E_PICTURES, { recursive: true });
        await copyFile(await this.grab(), join(process.env.E2E_PICTURES, `${name}.png`));
    }

    async #tool(...args) {
        const { stdout } = await execute('xdotool', args, { env: this.env, timeout: 60000 });
        return stdout.trim();
    }

    /** As if the machine's display server had died. */
    kill() { this.#server.kill('SIGKILL'); }

    async stop() {
        this.#manager?.kill();
        this.#server?.kill();
        await rm(this.#folder, { recursive: true, force: true });
    }
}
