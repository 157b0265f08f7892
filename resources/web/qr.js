// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A QR encoder for what a Session Manager sends as a raw string: byte mode, error correction level M, versions 1 to 40
// (2,331 bytes; such a string has about 240, with a link in front up to 1,200). Section and table numbers are those of ISO/IEC 18004:2015.

// Table 9, level M: [codewords in all, error correction codewords a block, blocks] of each version.
const versions = [
    [26, 10, 1], [44, 16, 1], [70, 26, 1], [100, 18, 2], [134, 24, 2], [172, 16, 4], [196, 18, 4], [242, 22, 4], [292, 22, 5],
    [346, 26, 5], [404, 30, 5], [466, 22, 8], [532, 22, 9], [581, 24, 9], [655, 24, 10], [733, 28, 10], [815, 28, 11],
    [901, 26, 13], [991, 26, 14], [1085, 26, 16], [1156, 26, 17], [1258, 28, 17], [1364, 28, 18], [1474, 28, 20],
    [1588, 28, 21], [1706, 28, 23], [1828, 28, 25], [1921, 28, 26], [2051, 28, 28], [2185, 28, 29], [2323, 28, 31],
    [2465, 28, 33], [2611, 28, 35], [2761, 28, 37], [2876, 28, 38], [3034, 28, 40], [3196, 28, 43], [3362, 28, 45],
    [3532, 28, 47], [3706, 28, 49],
];

// Table E.1: centres of the alignment patterns of each version.
const alignments = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54],
    [6, 32, 58], [6, 34, 62], [6, 26, 46, 66], [6, 26, 48, 70], [6, 26, 50, 74], [6, 30, 54, 78], [6, 30, 56, 82],
    [6, 30, 58, 86], [6, 34, 62, 90], [6, 28, 50, 72, 94], [6, 26, 50, 74, 98], [6, 30, 54, 78, 102],
    [6, 28, 54, 80, 106], [6, 32, 58, 84, 110], [6, 30, 58, 86, 114], [6, 34, 62, 90, 118], [6, 26, 50, 74, 98, 122],
    [6, 30, 54, 78, 102, 126], [6, 26, 52, 78, 104, 130], [6, 30, 56, 82, 108, 134], [6, 34, 60, 86, 112, 138],
    [6, 30, 58, 86, 114, 142], [6, 34, 62, 90, 118, 146], [6, 30, 54, 78, 102, 126, 150], [6, 24, 50, 76, 102, 128, 154],
    [6, 28, 54, 80, 106, 132, 158], [6, 32, 58, 84, 110, 136, 162], [6, 26, 54, 82, 110, 138, 166],
    [6, 30, 58, 86, 114, 142, 170],
];

// Table 10: which modules a mask inverts (i is the row, j the column).
const masks = [
    (i, j) => (i + j) % 2 === 0,
    (i) => i % 2 === 0,
    (i, j) => j % 3 === 0,
    (i, j) => (i + j) % 3 === 0,
    (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
    (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
    (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
    (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

// GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1 (section 7.5.2).
const power = new Uint8Array(255);
const logarithm = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; ++i) {
    power[i] = value;
    logarithm[value] = i;
    value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}
const multiply = (a, b) => (a === 0 || b === 0 ? 0 : power[(logarithm[a] + logarithm[b]) % 255]);

/** Error correction codewords: the remainder by the product of (x - 2^k), highest power first. */
function correction(data, length) {
    let generator = [1];
    for (let k = 0; k < length; ++k) {
        const longer = [...generator, 0];
        generator.forEach((factor, i) => { longer[i + 1] ^= multiply(factor, power[k]); });
        generator = longer;
    }
    const rest = new Uint8Array(length);
    for (const byte of data) {
        const lead = byte ^ rest[0];
        rest.copyWithin(0, 1);
        rest[length - 1] = 0;
        for (let i = 0; i < length; ++i)
            rest[i] ^= multiply(generator[i + 1], lead);
    }
    return rest;
}

const capacity = (version) => {
    const [total, perBlock, blocks] = versions[version - 1];
    return total - perBlock * blocks;
};
const headerBits = (version) => 4 + (version < 10 ? 8 : 16);

/** Mode, count, bytes, terminator and padding (section 7.4). */
function dataCodewords(bytes, version) {
    const bits = [];
    const put = (value, length) => {
        for (let i = length - 1; i >= 0; --i)
            bits.push((value >> i) & 1);
    };
    put(0b0100, 4);
    put(bytes.length, headerBits(version) - 4);
    bytes.forEach((byte) => put(byte, 8));
    put(0, Math.min(4, capacity(version) * 8 - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (let pad = 0xec; bits.length < capacity(version) * 8; pad ^= 0xec ^ 0x11)
        put(pad, 8);
    return Uint8Array.from({ length: capacity(version) }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((n, bit) => n * 2 + bit, 0));
}

/** Blocks with their error correction, interleaved (section 7.6): the short blocks come first. */
function codewords(bytes, version) {
    const [, perBlock, count] = versions[version - 1];
    const data = dataCodewords(bytes, version);
    const short = Math.floor(data.length / count);
    const shortCount = count - (data.length % count);
    const blocks = [];
    for (let b = 0, at = 0; b < count; ++b) {
        const length = short + (b < shortCount ? 0 : 1);
        blocks.push(data.subarray(at, at + length));
        at += length;
    }
    const result = [];
    for (const [rows, length] of [[blocks, short + 1], [blocks.map((block) => correction(block, perBlock)), perBlock]])
        for (let i = 0; i < length; ++i)
            for (const row of rows.filter((each) => i < each.length))
                result.push(row[i]);
    return result;
}

/** `value` followed by its remainder of `length` bits by `polynomial` (annexes C and D). */
function withRemainder(value, length, polynomial) {
    let rest = value << length;
    for (let bit = 31; bit >= length; --bit)
        if ((rest >> bit) & 1)
            rest ^= polynomial << (bit - length);
    return (value << length) | rest;
}

class Matrix {
    constructor(version) {
        this.version = version;
        this.size = 17 + 4 * version;
        this.dark = new Uint8Array(this.size * this.size);
        this.fixed = new Uint8Array(this.size * this.size);
        this.#drawPatterns();
    }

    get(x, y) { return this.dark[y * this.size + x] === 1; }

    #set(x, y, dark) {
        if (x < 0 || y < 0 || x >= this.size || y >= this.size)
            return;
        this.dark[y * this.size + x] = dark ? 1 : 0;
        this.fixed[y * this.size + x] = 1;
    }

    /** Rings around a centre; `light` names the ring (distance) that is light. */
    #rings(cx, cy, radius, light) {
        for (let dy = -radius; dy <= radius; ++dy)
            for (let dx = -radius; dx <= radius; ++dx)
                this.#set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }

    #drawPatterns() {
        const last = this.size - 1;
        for (let i = 0; i < this.size; ++i) {
            this.#set(6, i, i % 2 === 0);
            this.#set(i, 6, i % 2 === 0);
        }
        for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]])
            this.#rings(x, y, 4, [2, 4]);
        const centres = alignments[this.version - 1];
        const end = centres.length - 1;
        centres.forEach((x, i) => centres.forEach((y, j) => {
            const onFinder = (i === 0 && j === 0) || (i === 0 && j === end) || (i === end && j === 0);
            if (!onFinder)
                this.#rings(x, y, 2, [1]);
        }));
        this.drawFormat(0);
        if (this.version < 7)
            return;
        const bits = withRemainder(this.version, 12, 0x1f25);
        for (let i = 0; i < 18; ++i) {
            const a = this.size - 11 + (i % 3);
            const b = Math.floor(i / 3);
            this.#set(a, b, (bits >> i) & 1);
            this.#set(b, a, (bits >> i) & 1);
        }
    }

    /** Level M is 00, so the five data bits are the mask alone (section 7.9). */
    drawFormat(mask) {
        const bits = withRemainder(mask, 10, 0x537) ^ 0x5412;
        for (let i = 0; i < 15; ++i) {
            const bit = (bits >> i) & 1;
            if (i < 8)
                this.#set(8, i < 6 ? i : i + 1, bit);
            else
                this.#set(i === 8 ? 7 : 14 - i, 8, bit);
            if (i < 8)
                this.#set(this.size - 1 - i, 8, bit);
            else
                this.#set(8, this.size - 15 + i, bit);
        }
        this.#set(8, this.size - 8, true);
    }

    /** Two columns at a time from the right, up and down in turn, around what is fixed (section 7.7.3). */
    fill(words) {
        let bit = 0;
        let upwards = true;
        for (let right = this.size - 1; right > 0; right -= right === 8 ? 3 : 2) {
            for (let step = 0; step < this.size; ++step) {
                const y = upwards ? this.size - 1 - step : step;
                for (const x of [right, right - 1]) {
                    if (this.fixed[y * this.size + x])
                        continue;
                    this.dark[y * this.size + x] = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
                    ++bit;
                }
            }
            upwards = !upwards;
        }
    }

    applyMask(mask) {
        for (let y = 0; y < this.size; ++y)
            for (let x = 0; x < this.size; ++x)
                if (!this.fixed[y * this.size + x] && masks[mask](y, x))
                    this.dark[y * this.size + x] ^= 1;
        this.drawFormat(mask);
    }

    /** Section 7.8.3: runs, blocks, finder look-alikes, and the share of dark modules. */
    penalty() {
        let score = 0;
        for (let a = 0; a < this.size; ++a) {
            const row = Array.from({ length: this.size }, (_, b) => (this.get(b, a) ? '1' : '0')).join('');
            const column = Array.from({ length: this.size }, (_, b) => (this.get(a, b) ? '1' : '0')).join('');
            for (const line of [row, column]) {
                for (const run of line.match(/0{5,}|1{5,}/g) ?? [])
                    score += run.length - 2;
                score += 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;
            }
        }
        let dark = 0;
        for (let y = 0; y < this.size; ++y)
            for (let x = 0; x < this.size; ++x) {
                const here = this.get(x, y);
                dark += here ? 1 : 0;
                if (x + 1 < this.size && y + 1 < this.size && here === this.get(x + 1, y) && here === this.get(x, y + 1)
                    && here === this.get(x + 1, y + 1))
                    score += 3;
            }
        return score + 10 * Math.floor(Math.abs((dark * 100) / (this.size * this.size) - 50) / 5);
    }
}

/** `{size, get(x, y)}` for a text, true being dark and without a quiet zone; null if it is too long. */
export function encode(text) {
    const bytes = new TextEncoder().encode(text);
    const version = versions.findIndex((_, i) => headerBits(i + 1) + bytes.length * 8 <= capacity(i + 1) * 8) + 1;
    if (version === 0)
        return null;
    const matrix = new Matrix(version);
    matrix.fill(codewords(bytes, version));
    let best = { mask: 0, score: Infinity };
    for (let mask = 0; mask < masks.length; ++mask) {
        matrix.applyMask(mask);
        const score = matrix.penalty();
        if (score < best.score)
            best = { mask, score };
        matrix.applyMask(mask);
    }
    matrix.applyMask(best.mask);
    return matrix;
}
